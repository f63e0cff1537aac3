"""Heights that are known already: offered where none is measured, and never replaced by a guess without a question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from tape_samples import CORNERS, taped

from workbench.core.session import Session
from workbench.core.tape.nouns import TapeFrame
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.state.document import Document
from workbench.gui.tape.dialog import TapeDialog


@pytest.fixture
def document(qapp: object) -> Document:
    made = Document()
    made.open(placed_but_not_high(), on_disk=True)
    return made


@pytest.fixture
def dialog(document: Document) -> Iterator[TapeDialog]:
    made = TapeDialog(document, ThemeChoice())
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def placed_but_not_high() -> Session:
    """Four microphones with places; their lengths are measured, their heights are not."""
    session = replace(taped(), tape_heights=())
    for i in range(4):
        session = session.with_microphone_at(i, tuple(float(v) for v in CORNERS[i]))
    return session


def answer(text: str) -> list[str]:
    """Press a button of the next question; the list then holds what it asked."""
    asked: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        asked.append(f"{box.text()} {box.informativeText()}")
        next(b for b in box.buttons() if b.text().replace("&", "") == text).click()

    QTimer.singleShot(0, press)
    return asked


def test_heights_in_brackets_can_be_taken_for_measured_ones(dialog: TapeDialog, document: Document) -> None:
    assert any("heights in brackets do not count yet" in t for t in dialog.remarks.texts)
    dialog.take_heights.click()
    assert [h.height_m for h in document.session.tape_heights] == list(CORNERS[:, 2])
    assert document.undo_name == "Use known heights"
    assert not dialog.take_heights.isEnabled()
    assert not any("brackets" in t for t in dialog.remarks.texts)
    dialog.place.click()
    assert np.allclose(document.session.microphone_positions_m(), CORNERS, atol=0.02)


def test_known_heights_are_asked_about_before_a_guess_replaces_them(dialog: TapeDialog, document: Document) -> None:
    before = document.session
    asked = answer("Cancel")
    dialog.place.click()
    assert "z would become a guess" in asked[0]
    assert "M1: z 1.20 m would become 1.60 m" in asked[0]
    assert document.session == before
    answer("Replace Them")
    dialog.place.click()
    assert document.session.microphones[0].position_m[2] == pytest.approx(1.6, abs=0.01)
    document.undo()
    answer("Use Known Heights")
    dialog.place.click()
    assert np.allclose(document.session.microphone_positions_m(), CORNERS, atol=0.02)


def test_heights_in_brackets_count_from_the_chosen_level(dialog: TapeDialog, document: Document) -> None:
    document.edit("Choose", replace(document.session, tape_frame=TapeFrame(origin_m=(0.0, 0.0, 0.5))))
    assert dialog.model.index(0, 5).data() == "(0.70)"
    dialog.take_heights.click()
    assert dialog.model.index(0, 5).data() == "0.70"
    dialog.place.click()
    assert document.session.microphones[0].position_m[2] == pytest.approx(1.2, abs=0.02)
