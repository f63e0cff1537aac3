"""The rows of a campaign are as the sessions are: on disk, and open in the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.gui.campaign_desk import choose
from tests.gui.conftest import session_at, wait_idle
from workbench.core.session import Conditions, Session, Site
from workbench.files.campaign import SessionRow
from workbench.files.session_folder import write_session
from workbench.gui.campaign.rows import CampaignRows
from workbench.gui.main_window import MainWindow


def row(name: str, **parts: object) -> SessionRow:
    return SessionRow(path=Path("/c") / name, name=name, n_microphones=4, **parts)  # type: ignore[arg-type]


def test_what_was_heard_stays_and_no_late_answer_brings_old_values_back(qtbot: QtBot) -> None:
    rows = CampaignRows()
    heard = row("A-1", duration_s=30.0, n_bytes=5, heard=("M1 is clipped",), modified_ns=1)
    path = heard.path
    rows.begin(Path("/c"), [path])
    rows.put((replace(heard, heard=None),))
    rows.put_heard(heard)
    rows.put((replace(heard, heard=None, review="accepted", modified_ns=2),))
    assert (rows.of(path).review, rows.of(path).heard) == ("accepted", ("M1 is clipped",))
    rows.put_heard(replace(heard, heard=()))
    assert (rows.of(path).review, rows.of(path).heard) == ("accepted", ())
    rows.put((replace(heard, heard=None, n_bytes=6),))
    assert rows.of(path).heard is None


def test_what_was_heard_of_another_campaigns_session_is_not_listed_here() -> None:
    rows = CampaignRows()
    here = row("A-1")
    rows.begin(Path("/c"), [here.path])
    rows.put((here,))
    rows.put_heard(replace(row("B-1"), path=Path("/elsewhere/B-1"), heard=("M1 is clipped",)))
    assert rows.all() == (here,)


def test_sound_that_was_opened_counts_as_heard(opened: MainWindow, qtbot: QtBot) -> None:
    def lights() -> dict[str, str]:
        return {r.name: r.light for r in opened.campaign_list.rows()}

    qtbot.waitUntil(lambda: lights()["A-1"] in ("good", "warning"), timeout=60_000)
    assert lights()["A-2"] == "unheard"
    choose(opened, "A-2", "A-10")
    opened.campaign.hear()
    wait_idle(opened, qtbot)
    assert "unheard" not in {r.light for r in opened.campaign_list.rows()}


def test_the_list_has_a_tick_only_where_nothing_wrong_was_heard(opened: MainWindow, qtbot: QtBot) -> None:
    shown = opened.campaign_list
    before = next(r for r in shown.rows() if r.name == "A-2")
    assert before.is_placed and before.light == "unheard"

    def has(colour: str) -> bool:
        box = shown.view.visualRect(shown.model.index(shown.model.place_of(before.path), 0))
        picture = shown.view.viewport().grab(box).toImage()
        right = range(picture.width() * 2 // 3, picture.width())
        return any(picture.pixelColor(x, y) == QColor(colour) for x in right for y in range(picture.height()))

    theme = opened.themes.theme
    assert has(theme.good) and not has(theme.warning)
    shown.campaign_rows.put_heard(replace(before, heard=("M1 is clipped",)))
    qtbot.waitUntil(lambda: has(theme.warning) and not has(theme.good), timeout=5_000)
    shown.campaign_rows.put_heard(replace(before, heard=()))
    qtbot.waitUntil(lambda: has(theme.good) and not has(theme.warning), timeout=5_000)


def test_the_list_tells_site_and_weather_of_new_values(opened: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    session = opened.document.session
    changed = replace(session, site=Site(name="Yeoju"), conditions=Conditions(weather="rain"))
    opened.document.edit("Change", changed)
    opened.sessions.save()
    qtbot.waitUntil(lambda: opened.document.is_saved)
    rows = opened.campaign_list.campaign_rows
    qtbot.waitUntil(lambda: rows.of(campaign / "A-1").site == "Yeoju", timeout=5_000)
    assert rows.of(campaign / "A-1").weather == "rain"


def test_the_row_of_the_open_session_says_what_is_open(opened: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    rows, session = opened.campaign_list.campaign_rows, opened.document.session
    bare = replace(session, name="Renamed", microphones=tuple(replace(m, position_m=None) for m in session.microphones))
    opened.document.edit("Clear", bare)
    qtbot.waitUntil(lambda: rows.of(campaign / "A-1").name == "Renamed")
    assert not rows.of(campaign / "A-1").is_placed
    opened.sessions.open_session(campaign / "A-2")
    qtbot.waitUntil(lambda: rows.of(campaign / "A-1").name == "A-1")
    assert rows.of(campaign / "A-1").is_placed, "what is not saved is not on disk"
    opened.sessions.open_session(campaign / "A-1")
    qtbot.waitUntil(lambda: rows.of(campaign / "A-1").name == "Renamed")
    wait_idle(opened, qtbot)


def test_what_another_program_saved_is_in_the_row(opened: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    rows = opened.campaign_list.campaign_rows
    write_session(replace(session_at(campaign / "A-1"), conditions=Conditions(weather="storm")))
    opened.watching.look()
    qtbot.waitUntil(lambda: rows.of(campaign / "A-1").weather == "storm", timeout=5_000)
    wait_idle(opened, qtbot)


def test_a_batch_that_finds_another_text_shows_it(opened: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    rows, batch = opened.campaign_list.campaign_rows, opened.campaign.batch
    batch.edit("To rain", [rows.of(campaign / "A-2")], {"weather": "rain"})
    wait_idle(opened, qtbot)
    write_session(replace(session_at(campaign / "A-2"), conditions=Conditions(weather="storm")))
    batch.undo()
    wait_idle(opened, qtbot)
    assert "changed again since" in opened.message.text
    qtbot.waitUntil(lambda: rows.of(campaign / "A-2").weather == "storm", timeout=5_000)


def test_what_was_heard_late_brings_no_unsaved_edit_to_disk(qtbot: QtBot) -> None:
    rows = CampaignRows()
    known = row("A-1", duration_s=30.0, modified_ns=2)
    rows.begin(Path("/c"), [known.path])
    rows.put((known,))
    assert not rows.show_session(Session(name="edited", folder=known.path, microphones=()))
    rows.put_heard(replace(known, heard=(), modified_ns=1))
    assert (rows.of(known.path).name, rows.of(known.path).heard) == ("edited", ())
    assert rows.show_session(None)
    assert (rows.of(known.path).name, rows.of(known.path).heard) == ("A-1", ())
