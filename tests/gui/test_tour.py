"""The tour: offered at a first start only, on a session simulated for it; gone without a trace at any step."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import make_session, wait_idle
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.room_for_words import cut_in
from workbench.files.shipped import cache_folder
from workbench.gui.app import Program
from workbench.gui.help.demo import SEED, SITE
from workbench.gui.help.tour_steps import STEPS
from workbench.gui.language.choice import speak
from workbench.gui.main_window import MainWindow
from workbench.gui.shot import shot
from workbench.simulate.campaign import CampaignPlan


def on_demo(window: MainWindow, qtbot: QtBot) -> None:
    """Begin the tour and wait for its session."""
    window.actions_["tour"].trigger()
    qtbot.waitUntil(lambda: window.document.session is not None and not window.help.demo.is_coming)
    wait_idle(window, qtbot)


def timers_that_run(window: MainWindow) -> list[QTimer]:
    return [t for part in (window.help.tour, window.help.offer) for t in part.findChildren(QTimer) if t.isActive()]


# ---- the offer


def test_a_window_offers_no_tour_by_itself(window: MainWindow, qtbot: QtBot) -> None:
    """Pictures and tests make windows, too: only the program's start offers it."""
    qtbot.wait(300)
    assert window.help.offer.card is None


def test_a_first_start_offers_the_tour_and_one_click_puts_it_away_for_ever(
    new_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = new_window()
    window.help.offer_tour()
    card = window.help.offer.card
    assert card.isVisible()
    assert window.rect().contains(card.geometry())
    assert not card.isAncestorOf(window.focusWidget()), "it takes the keys from people"
    QTest.mouseClick(window.help.offer.no, Qt.MouseButton.LeftButton)
    assert not card.isVisible()
    assert timers_that_run(window) == []
    window.close()
    again = new_window()
    again.help.offer_tour()
    assert again.help.offer.card is None


def test_nobody_who_opened_something_is_offered_a_tour(opened: MainWindow) -> None:
    opened.help.offer_tour()
    assert opened.help.offer.card is None


def test_the_offer_goes_when_people_begin_to_work(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    window.help.offer_tour()
    window.sessions.open_paths([campaign / "A-1"])
    wait_idle(window, qtbot)
    assert not window.help.offer.card.isVisible()
    assert timers_that_run(window) == []


def test_pictures_show_neither_offer_nor_tour(qapp: object, tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    session = make_session(tmp_path, "P-1", duration_s=3.5)
    shot(session, tmp_path / "one.png", (), (1366, 768), "light")
    assert QImage(str(tmp_path / "one.png")).width() == 1366
    assert not (cache_folder() / "demo").exists()


# ---- the tour


def test_the_tour_goes_through_the_window_on_a_simulated_session(window: MainWindow, qtbot: QtBot) -> None:
    on_demo(window, qtbot)
    tour = window.help.tour
    folder = window.document.session.folder
    assert folder.is_relative_to(cache_folder())
    assert "simulated" in tour.card.words.text()
    shown = []
    for number, step in enumerate(STEPS):
        assert tour.step is step
        assert tour.card.isVisible()
        assert window.rect().contains(tour.card.geometry()), step.name
        assert tour.outline.is_visible, f"{step.name} points at nothing"
        assert tour.card.count.text() == f"{number + 1} of {len(STEPS)}"
        shown.append(tour.card.title.text())
        QTest.mouseClick(tour.next, Qt.MouseButton.LeftButton)
        wait_idle(window, qtbot)
        qtbot.wait(50)
    assert len(set(shown)) == len(STEPS)
    assert window.predictions.methods, "nobody pressed Localize"
    assert tour.step is None
    assert not tour.card.isVisible()
    assert timers_that_run(window) == []


def test_keys_lead_through_it_and_esc_ends_it(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    on_demo(window, qtbot)
    tour = window.help.tour
    tour.next.setFocus()
    for key, number in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Return, 2), (Qt.Key.Key_Left, 1), (Qt.Key.Key_Space, 2)):
        QTest.keyClick(window.focusWidget(), key)
        assert tour.step is STEPS[number]
    assert not window.listening.ear.is_playing if hasattr(window.listening.ear, "is_playing") else True
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert tour.step is None
    assert not tour.outline.is_visible


def test_an_open_session_and_its_edits_are_left_alone(opened: MainWindow, qtbot: QtBot) -> None:
    session = opened.document.session
    opened.document.edit("Move", session.with_microphone_at(0, (1.0, 1.0, 1.0)))
    edited = opened.document.session
    opened.actions_["tour"].trigger()
    tour = opened.help.tour
    for _ in STEPS:
        tour.go_on()
        qtbot.wait(20)
    wait_idle(opened, qtbot)
    assert opened.document.session is edited
    assert opened.document.undo_name
    assert not opened.predictions.methods, "the tour asked methods about somebody's own session"
    assert not (cache_folder() / "demo").exists()


def test_a_session_opened_while_the_demo_is_made_stays_open(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    window.actions_["tour"].trigger()
    assert window.help.demo.is_coming
    window.sessions.open_session(campaign / "A-1")
    wait_idle(window, qtbot)
    qtbot.waitUntil(lambda: not window.help.demo.is_coming)
    wait_idle(window, qtbot)
    assert window.document.session.name == "A-1"


def test_the_demo_opens_without_a_tour_and_is_made_once(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["open_demo"].trigger()
    qtbot.waitUntil(lambda: window.document.session is not None)
    wait_idle(window, qtbot)
    assert window.help.tour.step is None
    written = (window.document.session.folder / "session.json").stat().st_mtime_ns
    assert str(cache_folder()) not in window.store.settings.last_folder, "people are sent into the cache"
    window.actions_["open_demo"].trigger()
    qtbot.waitUntil(lambda: not window.help.demo.is_coming)
    assert (window.document.session.folder / "session.json").stat().st_mtime_ns == written


def test_a_full_disk_costs_a_message_and_not_the_tour(window: MainWindow, home: Path, qtbot: QtBot) -> None:
    (cache_folder()).mkdir(parents=True, exist_ok=True)
    (cache_folder() / "demo").write_text("in the way")
    on_demo(window, qtbot)
    assert window.help.demo.is_open, "no demo where the cache cannot be written"
    assert not window.document.session.folder.is_relative_to(cache_folder())


@pytest.mark.parametrize("number", range(len(STEPS)))
def test_another_workspace_at_any_step_is_no_harm(opened: MainWindow, number: int, qtbot: QtBot) -> None:
    opened.actions_["tour"].trigger()
    tour = opened.help.tour
    for _ in range(number):
        tour.go_on()
    opened.workspaces.train()
    opened.resize(1000, 640)
    qtbot.wait(400)
    assert tour.card.isVisible()
    assert opened.rect().contains(tour.card.geometry())
    tour.go_on()
    assert tour.step is None or opened.workspaces.is_inspect


@pytest.mark.parametrize("number", [None, *range(len(STEPS))])
def test_closing_the_window_at_any_step_leaves_nothing_behind(
    window: MainWindow, number: int | None, qtbot: QtBot
) -> None:
    window.actions_["tour"].trigger()
    if number is not None:
        qtbot.waitUntil(lambda: window.document.session is not None and not window.help.demo.is_coming)
        for _ in range(number):
            window.help.tour.go_on()
    window.close_without_asking()
    assert window.help.tour.step is None
    assert timers_that_run(window) == []
    assert not window.worker.isRunning()
    qtbot.wait(300)
    assert not window.worker.isRunning(), "work began after the end"
    window.help.begin_tour()
    assert window.help.tour.step is None


def test_no_network_learnt_from_the_demo() -> None:
    from workbench.files.model_file import read_card
    from workbench.files.shipped import models_folder

    assert len(CampaignPlan(sites=(SITE,), n_sessions=1, seed=SEED)) == 1
    for file in models_folder().glob("*.safetensors"):
        seeds = str(read_card(file).started_from.get("seeds", ""))
        assert str(SEED) not in seeds.replace(" ", "").split(",")
        assert read_card(file).seed != SEED


STARTS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from workbench.gui import app
from workbench.gui.main_window import MainWindow

def look():
    window = next(w for w in app.application().topLevelWidgets() if isinstance(w, MainWindow))
    if not window._is_ready:
        return
    timer.stop()
    QTimer.singleShot(100, tell)

def tell():
    window = next(w for w in app.application().topLevelWidgets() if isinstance(w, MainWindow))
    print("offered" if window.help.offer.card is not None else "quiet")
    window.close()

app.application()
timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
app.run(*map(Path, sys.argv[1:]))
"""


@pytest.mark.parametrize("opens", [False, True])
def test_the_program_offers_it_unless_something_is_named_to_be_opened(home: Path, campaign: Path, opens: bool) -> None:
    named = [str(campaign / "A-1")] if opens else []
    done = subprocess.run([sys.executable, "-c", STARTS, *named], capture_output=True, text=True, timeout=120)
    assert done.stdout.split() == ["quiet" if opens else "offered"], done.stderr


@pytest.mark.parametrize("spoken", ["en", "ko"])
@pytest.mark.parametrize("size", [(1366, 768), (960, 600)])
def test_every_card_fits_the_window_in_both_languages(
    program: Program, new_window: Callable[[], MainWindow], spoken: str, size: tuple[int, int], qtbot: QtBot
) -> None:
    speak(program.app, spoken)
    try:
        window = new_window()
        window.resize(*size)
        on_demo(window, qtbot)
        tour = window.help.tour
        for step in STEPS:
            qtbot.wait(200)
            assert window.rect().contains(tour.card.geometry()), step.name
            assert tour.card.height() >= tour.card.layout().heightForWidth(tour.card.width()), "words are cut"
            assert list(cut_in(tour.card)) == []
            assert (spoken == "ko") == bool(re.search("[\uac00-\ud7a3]", tour.card.title.text()))
            tour.go_on()
    finally:
        speak(program.app, "en")
