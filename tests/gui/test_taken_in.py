"""What another program saved is taken in whatever it is, and a save does not write over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.session import Microphone, Session
from workbench.core.tape.nouns import Tape, TapeFrame, TapeHeight
from workbench.files.session_folder import read_session, write_session
from workbench.gui.app import Program
from workbench.gui.documents.merging import FROM_DISK
from workbench.gui.main_window import MainWindow

MEASURED = {
    "tapes": (Tape(between=(1, 2), length_m=3.0),),
    "tape_heights": (TapeHeight(of=2, height_m=1.5),),
    "tape_frame": TapeFrame(origin=2, along_x=1),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A session folder without its sound."""
    target = tmp_path / "A-017"
    microphones = tuple(Microphone(name=f"M{i}", file=f"m{i}.wav") for i in (1, 2))
    write_session(Session(id="A-017", name="A-017", microphones=microphones), target)
    return target


@pytest.fixture
def window(program: Program, folder: Path) -> Iterator[MainWindow]:
    made = program.new_window()
    made.sessions.open_paths([folder])
    yield made
    made.close_without_asking()
    made.deleteLater()


@pytest.mark.parametrize("field", [*MEASURED])
def test_tapes_that_another_program_saved_are_taken_in_and_survive_a_save(
    window: MainWindow, folder: Path, qtbot: QtBot, field: str
) -> None:
    document = window.document
    assert document.session is not None
    document.edit("Rename", replace(document.session, name="ours"))
    write_session(replace(read_session(folder), **{field: MEASURED[field]}), folder)
    window.sessions.save()
    qtbot.waitUntil(lambda: read_session(folder).name == "ours", timeout=10_000)
    assert getattr(read_session(folder), field) == MEASURED[field]
    assert getattr(document.session, field) == MEASURED[field]
    assert FROM_DISK in {step.name for step in document.history.steps}
