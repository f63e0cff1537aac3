"""Sessions, windows on them, and what people do and other programs do to both, for the tests of documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from workbench.core.session import Microphone, Session, Source
from workbench.files.session_folder import read_session, write_session
from workbench.gui.app import Program
from workbench.gui.main_window import MainWindow

ALT = (4.4, 2.2, 1.0)
THERE = (6.6, 1.1, 1.5)
PLACES = ((0.5, 0.5, 1.2), (7.5, 0.6, 1.6), (7.4, 7.5, 2.0), (0.4, 7.2, 2.6))


def make(target: Path) -> Path:
    microphones = tuple(Microphone(name=f"M{i}", file=f"m{i}.wav", position_m=p) for i, p in enumerate(PLACES, start=1))
    source = Source(position_m=(3.0, 4.0, 1.1))
    write_session(Session(id=f"id-{target.name}", name=target.name, microphones=microphones, source=source), target)
    return target


def opener(program: Program) -> Iterator[Callable[[Path], MainWindow]]:
    """Opens real windows on a session. They are not shown: nothing here depends on a picture."""
    made: list[MainWindow] = []

    def open_one(folder: Path) -> MainWindow:
        window = program.new_window()
        made.append(window)
        window.sessions.open_paths([folder])
        assert window.document.session is not None, window.message.text
        return window

    yield open_one
    for window in made:
        window.close_without_asking()
        window.deleteLater()


def move(window: MainWindow, index: int, to_m: tuple[float, float, float] = ALT) -> None:
    session = window.document.session
    assert session is not None
    window.document.edit(f"Move M{index + 1}", session.with_microphone_at(index, to_m))


def place(window: MainWindow, index: int) -> object:
    session = window.document.session
    assert session is not None
    return session.microphones[index].position_m


def said(window: MainWindow) -> str:
    return window.statusBar().saved.text()


def wait_said(window: MainWindow, qtbot: QtBot, text: str) -> None:
    qtbot.waitUntil(lambda: said(window) == text, timeout=10_000)


def press(window: MainWindow, text: str) -> None:
    """Press a button of the banner."""
    next(b for b in window.banner.buttons if b.text() == text).click()


def elsewhere(folder: Path, index: int, to_m: tuple[float, float, float]) -> None:
    """Another program moves a microphone and saves."""
    write_session(read_session(folder).with_microphone_at(index, to_m))


def answer_question(text: str) -> list[str]:
    """Press a button of the next question that comes up; the list then holds its text."""
    seen: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, answer)
            return
        seen.append(f"{box.text()} {box.informativeText()}")
        next(b for b in box.buttons() if b.text().replace("&", "") == text).click()

    QTimer.singleShot(0, answer)
    return seen
