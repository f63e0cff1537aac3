"""The site from above, where nothing can be drawn in three dimensions: the same things, and they can be dragged."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.core.session import Microphone, Session, Site, Source
from workbench.gui.looks.paper import Room
from workbench.gui.looks.theme import DARK, LIGHT, ThemeChoice
from workbench.gui.placing.manner import Manner
from workbench.gui.site.plan.view import PlanView
from workbench.gui.state.document import Document
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Viewing

PLACES = ((0.5, 0.5, 1.2), (7.5, 0.6, 1.6), (7.4, 7.5, 2.0), (0.4, 7.2, 2.6))
SESSION = Session(
    id="P", site=Site(name="Ruin", size_m=(8.0, 8.0, 5.0)), source=Source(position_m=(3.0, 4.0, 1.1)),
    microphones=tuple(Microphone(name=f"M{i + 1}", file=f"m{i + 1}.wav", position_m=p) for i, p in enumerate(PLACES)),
)  # fmt: skip
LEFT = Qt.MouseButton.LeftButton


class Desk:
    """A plan with its document."""

    def __init__(self) -> None:
        self.document, self.viewing, self.themes = Document(), Viewing(), ThemeChoice()
        self.document.open(SESSION, on_disk=True)
        self.plan = PlanView(self.document, self.viewing, Predictions(), self.themes, dict, "There is no OpenGL.")
        self.plan.resize(520, 420)

    def pixel(self, place_m: tuple[float, ...]) -> QPoint:
        return self.plan.paper.at(np.array(place_m[:2])).toPoint()

    def drag(self, thing_m: tuple[float, ...], to_m: tuple[float, float], *, let_go: bool = True) -> None:
        start, end = self.pixel(thing_m), self.pixel(to_m)
        QTest.mousePress(self.plan, LEFT, pos=start)
        for share in (0.3, 0.7, 1.0):
            QTest.mouseMove(self.plan, start + (end - start) * share)
        if let_go:
            QTest.mouseRelease(self.plan, LEFT, pos=end)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk()
    with qtbot.waitExposed(made.plan):
        made.plan.show()
    yield made
    made.plan.close()
    made.plan.deleteLater()


def test_a_microphone_is_dragged_on_its_level_in_one_step(desk: Desk) -> None:
    desk.drag(PLACES[1], (5.0, 3.0))
    x, y, z = desk.document.session.microphones[1].position_m
    assert (x, y) == (pytest.approx(5.0, abs=0.1), pytest.approx(3.0, abs=0.1))
    assert z == 1.6
    assert desk.document.undo_name == "Move M2"
    desk.document.undo()
    assert desk.document.session is SESSION


def test_dragged_things_snap_to_the_grid(desk: Desk) -> None:
    desk.viewing.change(manner=Manner(snap_m=0.5))
    desk.drag(PLACES[1], (5.1, 3.1))
    assert desk.document.session.microphones[1].position_m == (5.0, 3.0, 1.6)


def test_the_source_is_dragged_as_well(desk: Desk) -> None:
    desk.drag((3.0, 4.0), (6.0, 6.0))
    assert desk.document.session.true_position_m[:2] == (pytest.approx(6.0, abs=0.1), pytest.approx(6.0, abs=0.1))
    assert desk.document.session.true_position_m[2] == 1.1


def test_esc_takes_a_drag_back(desk: Desk) -> None:
    desk.drag(PLACES[1], (5.0, 3.0), let_go=False)
    assert desk.document.session is not SESSION
    QTest.keyClick(desk.plan, Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.plan, LEFT, pos=desk.pixel((5.0, 3.0)))
    assert desk.document.session is SESSION


def test_a_click_selects_and_moves_nothing(desk: Desk) -> None:
    QTest.mouseClick(desk.plan, LEFT, pos=desk.pixel(PLACES[2]))
    assert desk.viewing.look.selected_microphone == 2
    assert desk.document.session is SESSION
    QTest.mouseClick(desk.plan, LEFT, pos=desk.pixel((4.0, 1.5)))
    assert desk.viewing.look.selected_microphone is None


def test_a_read_only_session_is_not_moved(desk: Desk) -> None:
    locked = replace(SESSION, read_only_reason="It is open in another window.")
    desk.document.open(locked, on_disk=True)
    desk.drag(PLACES[1], (5.0, 3.0))
    assert desk.document.session is locked


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_everything_is_there_in_its_colour(desk: Desk, theme: object) -> None:
    desk.themes.choose(theme)
    image = desk.plan.grab().toImage()
    for i, place in enumerate(PLACES):
        assert image.pixelColor(desk.pixel(place)).name() == QColor(theme.microphones[i]).name()
    desk.document.open(None, on_disk=True)
    desk.plan.grab()


def test_a_name_beside_the_edge_moves_inside_and_out_of_the_way() -> None:
    edge = QRectF(0, 0, 200, 100)
    room = Room([QRectF(90, 40, 20, 20)], edge=edge)
    for wanted in (
        [QRectF(-60, 45, 90, 12), QRectF(150, 45, 90, 12)],
        [QRectF(60, -8, 50, 12)],
        [QRectF(60, 95, 50, 12)],
    ):
        box = room.taken(wanted)
        assert edge.contains(box) and box.size() == wanted[0].size()
    assert Room([]).taken([QRectF(-60, 45, 90, 12)]).x() == -60, "without an edge it stays where it was wanted"


def test_where_there_is_no_opengl_the_panel_shows_the_plan() -> None:
    code = (
        "from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        "from workbench.gui.state.document import Document; from workbench.gui.state.viewing import Viewing\n"
        "from workbench.gui.state.predictions import Predictions; from workbench.gui.looks.theme import ThemeChoice\n"
        "from workbench.gui.site import SitePanel\n"
        "p = SitePanel(Document(), Viewing(), Predictions(), ThemeChoice()); p.resize(500, 400); p.show()\n"
        "app.processEvents(); print(p.plan.isVisible(), p.plan.width() > 300); p.shutdown()\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "True True\n"
