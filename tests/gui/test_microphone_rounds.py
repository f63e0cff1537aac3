"""More microphones than colours: whose colour was there before looks otherwise, in its curve and on its name."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem
from sound_samples import make_desk

from workbench.gui.looks.theme import DARK, LIGHT, microphone_colour, microphone_round
from workbench.gui.sound.name_tag import NameTag


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_two_blues_can_be_told_apart(theme):
    """Red, green and blue together differ by 60 of 255 or more."""
    first, fifth = (np.array(QColor(microphone_colour(theme, i)).getRgb()[:3]) for i in (0, 4))
    assert np.linalg.norm(first - fifth) >= 60


def test_curves_of_one_colour_are_dashed_in_different_ways(qtbot):
    desk = make_desk(qtbot)
    overview, n = desk.panel.overview, len(LIGHT.microphones)
    first, second, third = (overview.pen_of(i) for i in (0, n, 2 * n))
    assert first.color() == second.color() == third.color() == QColor(microphone_colour(LIGHT, 0))
    assert first.style() == Qt.PenStyle.SolidLine
    assert second.dashPattern() and second.dashPattern() != third.dashPattern()


def test_the_name_says_by_its_line_which_of_the_curves_it_is():
    pictures = [painted(again) for again in (0, 1, 2)]
    line = [int((picture != pictures[0]).any(axis=-1).sum()) for picture in pictures]
    assert line[0] == 0 and line[1] > 10 and line[2] > 10
    assert (pictures[1] != pictures[2]).any()
    assert [microphone_round(LIGHT, i) for i in (0, 7, 8, 16)] == [0, 0, 1, 2]


def painted(again: int) -> np.ndarray:
    tag = NameTag("mic_14", None)
    tag.show_colours("#0072b2", "#ffffff")
    tag.show_round(again)
    image = QImage(120, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    tag.paint(painter, QStyleOptionGraphicsItem())
    painter.end()
    assert QRectF(0, 0, 120, 30).contains(tag.boundingRect())
    return np.frombuffer(image.constBits(), np.uint8).reshape(30, 120, 4).copy()
