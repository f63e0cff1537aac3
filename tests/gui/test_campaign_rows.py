"""The rows of a campaign are as the sessions are: on disk, and open in the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.gui.campaign_desk import choose
from tests.gui.conftest import wait_idle
from workbench.core.session import Conditions, Site
from workbench.files.campaign import SessionRow
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


def test_sound_that_was_opened_counts_as_heard(opened: MainWindow, qtbot: QtBot) -> None:
    lights = {r.name: r.light for r in opened.campaign_list.rows()}
    assert lights["A-2"] == "unheard"
    assert lights["A-1"] in ("good", "warning")
    choose(opened, "A-2", "A-10")
    opened.campaign.hear()
    wait_idle(opened, qtbot)
    assert "unheard" not in {r.light for r in opened.campaign_list.rows()}


def test_the_list_tells_site_and_weather_of_new_values(opened: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    session = opened.document.session
    changed = replace(session, site=Site(name="Yeoju"), conditions=Conditions(weather="rain"))
    opened.document.edit("Change", changed)
    opened.sessions.save()
    qtbot.waitUntil(lambda: opened.document.is_saved)
    found = opened.campaign_list.campaign_rows.of(campaign / "A-1")
    assert (found.site, found.weather) == ("Yeoju", "rain")
