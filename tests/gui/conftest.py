"""What GUI tests share: a home of their own, session folders, and the real window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtGui import QSurfaceFormat
from pytestqt.qtbot import QtBot

from workbench.core.session import Microphone, Session, Site, Source
from workbench.files.session_folder import read_session, write_session
from workbench.gui.app import Program
from workbench.gui.main_window import MainWindow
from workbench.gui.site.open_gl import surface_format

RATE_HZ = 44_100
PLACES = ((0.5, 0.5, 1.2), (7.5, 0.6, 1.6), (7.4, 7.5, 2.0), (0.4, 7.2, 2.6))
TRUTH = (3.0, 4.0, 1.1)

LEAST_MS = 60_000
"""How long a test waits at least for what it waits for: it bounds what hangs, and a busy machine is no fault."""

QSurfaceFormat.setDefaultFormat(surface_format())  # before pytest-qt makes the application


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "alone: judges sound as it passes; `make test` runs nothing beside it")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever hears a sound device judges what comes while it comes: nothing else runs beside it."""
    for item in items:
        if "pulse" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.alone)


class Patient(QtBot):
    """Waits for a busy machine too; a test that judges how long something takes measures it itself."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = LEAST_MS) -> None:  # noqa: N802
        super().waitUntil(callback, timeout=max(timeout, LEAST_MS))

    def waitSignal(self, signal: object, *, timeout: int = LEAST_MS, **others: object) -> object:  # noqa: N802
        return super().waitSignal(signal, timeout=max(timeout, LEAST_MS), **others)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    return Patient(request)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing that people keep is read or written."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder))
    for name in ("WORKBENCH_RUNS", "WORKBENCH_MODELS"):
        monkeypatch.setenv(name, str(folder / name.removeprefix("WORKBENCH_").lower()))
    return folder


def bursts(duration_s: float, seed: int) -> np.ndarray:
    """Noise bursts as float32, a little different a channel. -> (n,)."""
    rng = np.random.default_rng(seed)
    t = np.arange(int(duration_s * RATE_HZ)) / RATE_HZ
    return (0.2 * rng.normal(size=len(t)) * (np.sin(2 * np.pi * 1.5 * t) > 0.3)).astype(np.float32)


def make_session(
    folder: Path, name: str, *, n_microphones: int = 4, duration_s: float = 6.0, **changes: object
) -> Path:
    """A session folder with one WAV a microphone; -> the folder."""
    target = folder / name
    target.mkdir(parents=True)
    microphones = []
    for i in range(n_microphones):
        soundfile.write(target / f"m{i + 1}.wav", bursts(duration_s, i) / (i + 1), RATE_HZ)
        place = PLACES[i] if i < 4 else (4.0 + i, 1.0, 1.5)
        microphones.append(Microphone(name=f"M{i + 1}", position_m=place, file=f"m{i + 1}.wav"))
    session = Session(
        id=f"id-{name}", name=name, site=Site(name="Goyang collapsed building", size_m=(8.0, 8.0, 5.0)),
        microphones=tuple(microphones), source=Source(position_m=TRUTH),
    )  # fmt: skip
    write_session(replace(session, **changes), target)  # type: ignore[arg-type]
    return target


@pytest.fixture(scope="session")
def campaign_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A campaign of three sessions, made once; tests get copies."""
    folder = tmp_path_factory.mktemp("source") / "campaign"
    for name in ("A-1", "A-2"):
        make_session(folder, name)
    make_session(folder, "A-10", source=None)
    return folder


@pytest.fixture
def campaign(campaign_source: Path, tmp_path: Path) -> Path:
    """A campaign folder to work on: A-1, A-2, and A-10 without a known truth."""
    folder = tmp_path / "campaign"
    shutil.copytree(campaign_source, folder)
    return folder


@pytest.fixture
def program(qapp: object, tmp_path: Path) -> Iterator[Program]:
    made = Program(qapp, tmp_path / "window.ini")  # type: ignore[arg-type]
    yield made
    made.deleteLater()


@pytest.fixture
def new_window(program: Program, qtbot: QtBot) -> Iterator[Callable[[], MainWindow]]:
    """Makes real windows, shown and ready (3-D running, methods known); closed at the end of the test."""
    made: list[MainWindow] = []

    def make() -> MainWindow:
        window = program.new_window()
        made.append(window)
        with qtbot.waitSignal(window.ready, timeout=60_000):
            window.resize(1366, 768)
            window.show()
        window.activateWindow()
        return window

    yield make
    for window in made:
        window.close_without_asking()
        window.deleteLater()
    qtbot.wait(10)


@pytest.fixture
def window(new_window: Callable[[], MainWindow]) -> MainWindow:
    return new_window()


@pytest.fixture
def opened(window: MainWindow, campaign: Path, qtbot: QtBot) -> MainWindow:
    """The window with session A-1 open and its sound read."""
    window.sessions.open_paths([campaign / "A-1"])
    wait_idle(window, qtbot)
    return window


def wait_idle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the worker has nothing to do and everything it said was heard; the writer may ask it for more."""
    assert window.keeping.writer.finish(20.0)
    qtbot.waitUntil(lambda: window.worker.is_idle, timeout=120_000)


def session_at(folder: Path) -> Session:
    return read_session(folder)
