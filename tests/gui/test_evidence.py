"""The Evidence tab: the answer in words, what moves it, what was heard; searched for in the worker, stopped there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from conftest import wait_idle
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from workbench.core.calibration import CalibratedRadii, Calibration
from workbench.core.events import Declined
from workbench.core.evidence import LevelDifferences, Moves
from workbench.core.session import Georeference
from workbench.files.calibrations import own_calibrations, write_calibration
from workbench.gui.evidence.levels_chart import LevelsChart
from workbench.gui.evidence.moves_table import MovesTable
from workbench.gui.evidence.panel import EMPTY, NOT_LOOKED
from workbench.gui.looks.theme import LIGHT, ThemeChoice
from workbench.gui.main_window import MainWindow
from workbench.gui.state.predictions import Origin


@pytest.fixture
def answered(opened: MainWindow, qtbot: QtBot) -> MainWindow:
    opened.finding.choose_methods(("energy", "centroid"))
    opened.actions_.refresh()
    opened.actions_["localize"].trigger()
    wait_idle(opened, qtbot)
    opened.tabs.setCurrentWidget(opened.evidence)
    opened.evidence.refresh()
    return opened


def found_all(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_.refresh()
    window.actions_["explain"].trigger()
    wait_idle(window, qtbot)
    window.evidence.refresh()


def test_without_an_answer_the_tab_says_what_to_do(opened: MainWindow) -> None:
    assert opened.evidence._empty.text() == EMPTY and opened.evidence._empty.isVisibleTo(opened.evidence)
    opened.actions_.refresh()
    assert not opened.actions_["explain"].isEnabled()


def test_the_answer_is_said_in_words_that_can_be_copied(answered: MainWindow) -> None:
    panel = answered.evidence
    assert panel.words.text().startswith("About ") and "microphone" in panel.words.text()
    assert panel.hint.text() == NOT_LOOKED
    panel.copy_button.click()
    assert QGuiApplication.clipboard().text() == panel.words.text()


def test_the_words_know_north_once_the_site_does(answered: MainWindow, qtbot: QtBot) -> None:
    session = answered.document.session
    assert session is not None and "north" not in answered.evidence.words.text()
    site = replace(session.site, georeference=Georeference(crs="EPSG:32652"))
    asked = replace(session, site=site)
    answered.predictions.begin(("energy",), asked, asked)
    assert answered.evidence.method == "centroid"
    answered.document.edit("Say where the site lies", asked)
    answered.finding.run_on(asked)
    wait_idle(answered, qtbot)
    answered.evidence.refresh()
    words = answered.evidence.words.text()
    assert any(point in words for point in ("north", "south", "east", "west")) and "line" not in words


def test_what_moves_the_answer_and_what_was_heard_is_found(answered: MainWindow, qtbot: QtBot) -> None:
    panel = answered.evidence
    found_all(answered, qtbot)
    rows = [panel.moves.item(row, 0).text() for row in range(panel.moves.rowCount())]
    assert rows[:4] == [f"Without M{i}" for i in (1, 2, 3, 4)]
    assert rows[4] == "Gains wander by 1 dB" and rows[5].startswith("Places wander by 0.1 m")
    assert panel.pages.isVisible() and not panel.hint.isVisible()
    assert panel.channels.said == () and panel.levels.said == "", "only the page in front is made"
    panel.page_bar.setCurrentIndex(1)
    assert len(panel.channels.said) == 4 and sum("reference" in words for words in panel.channels.said) == 1
    panel.page_bar.setCurrentIndex(2)
    assert "dB apart (RMS)" in panel.levels.said
    assert panel.pages.currentWidget() is panel.levels


def test_what_is_shown_already_is_not_made_again(answered: MainWindow, qtbot: QtBot) -> None:
    found_all(answered, qtbot)
    panel = answered.evidence
    panel.page_bar.setCurrentIndex(1)
    drawn = list(panel.channels._drawn)
    assert drawn
    panel.refresh()
    panel.page_bar.setCurrentIndex(0)
    panel.page_bar.setCurrentIndex(1)
    assert panel.channels._drawn == drawn
    item = panel.moves.item(0, 0)
    panel.refresh()
    assert panel.moves.item(0, 0) is item


def test_the_command_agrees_with_the_button_once_another_method_is_looked_at(
    answered: MainWindow, qtbot: QtBot
) -> None:
    answered.predictions.begin(("centroid",), answered.document.session)
    answered.predictions.take(
        Declined(session="A-1", method="centroid", clip=None, start_s=0.0, end_s=6.0, why="the channels do not agree")
    )
    for method, can_ask in (("energy", True), ("centroid", False), ("energy", True)):
        answered.evidence.show_method(method)
        qtbot.waitUntil(lambda can_ask=can_ask: answered.actions_["explain"].isEnabled() == can_ask, timeout=5_000)
        assert answered.evidence.ask_button.isEnabled() == can_ask


def test_answers_of_an_unknown_array_have_coordinates_and_no_words_that_could_be_sent(answered: MainWindow) -> None:
    events = [e for e in answered.predictions.events() if e.method == "energy"]
    origin = Origin("saved", "2026-01-02T10:48:00+00:00", False)
    assert answered.saved_answers.show_answers(("energy",), events, origin, {})
    answered.evidence.show_method("energy")
    answered.evidence.refresh()
    whole = answered.predictions.answer_of("energy", None)
    x, y, z = whole.position_m
    assert answered.evidence.words.text() == f"({x:.2f}, {y:.2f}, {z:.2f}) m".replace("-", "\N{MINUS SIGN}")
    assert not answered.evidence.copy_button.isEnabled()
    answered.results.refresh()
    joint = next(r for r in answered.results.model.rows if r.method == "energy" and r.clip is None)
    assert joint.inside_hull is None


def test_the_answers_in_the_window_stay_as_they_are(answered: MainWindow, qtbot: QtBot) -> None:
    before = answered.predictions.events()
    found_all(answered, qtbot)
    assert answered.predictions.events() == before


def test_evidence_is_shown_with_its_own_answer_alone(answered: MainWindow, qtbot: QtBot) -> None:
    found_all(answered, qtbot)
    panel = answered.evidence
    assert panel.exhibits is not None
    answered.viewing.change(clip=2)
    panel.refresh()
    assert panel.exhibits is None and panel.hint.text() == NOT_LOOKED and panel.of_what.text() == "clip 3"
    answered.viewing.change(clip=None)
    panel.show_method("centroid")
    assert panel.exhibits is None
    panel.show_method("energy")
    assert panel.exhibits is not None
    answered.finding.clear()
    assert panel.exhibits is None


def test_a_clip_is_looked_into_by_itself(answered: MainWindow, qtbot: QtBot) -> None:
    answered.viewing.change(clip=4)
    found_all(answered, qtbot)
    exhibits = answered.evidence.exhibits
    assert exhibits is not None and exhibits.n_clips == 1
    assert exhibits.aligned is not None and exhibits.aligned.clip == 4


def test_a_chosen_row_of_the_results_is_what_the_tab_looks_at(answered: MainWindow) -> None:
    answered.results.method_chosen.emit("centroid")
    assert answered.evidence.method == "centroid"
    assert answered.evidence.methods.currentText() == "Loudness centroid"


def test_the_search_stops_between_two_tries(answered: MainWindow, qtbot: QtBot) -> None:
    answered.explaining.start()
    qtbot.waitUntil(lambda: bool(answered.explaining._exhibits and answered.explaining._exhibits.moves), timeout=60_000)
    answered.finding.stop()
    qtbot.waitUntil(lambda: not answered.explaining.is_looking, timeout=60_000)
    wait_idle(answered, qtbot)
    exhibits = answered.explaining._exhibits
    assert exhibits is not None and len(exhibits.moves) < 6


def test_another_session_takes_the_search_away(answered: MainWindow, qtbot: QtBot) -> None:
    answered.explaining.start()
    answered.sessions.open_next()
    wait_idle(answered, qtbot)
    assert not answered.explaining.is_looking
    answered.evidence.refresh()
    assert answered.evidence.exhibits is None and answered.evidence.method == ""


def test_a_declined_answer_says_why_and_has_no_evidence(answered: MainWindow) -> None:
    answered.predictions.begin(("energy", "centroid"), answered.document.session)
    answered.predictions.take(
        Declined(session="A-1", method="energy", clip=None, start_s=0.0, end_s=6.0, why="the channels do not agree")
    )
    answered.evidence.refresh()
    assert answered.evidence.words.text() == "Energy gives no answer: the channels do not agree."
    assert answered.evidence.why_not and not answered.evidence.ask_button.isEnabled()
    assert not answered.evidence.copy_button.isEnabled()
    answered.results.refresh()
    assert answered.results.summary_text == "Energy: no answer. the channels do not agree"


def test_what_could_not_be_tried_is_a_muted_row(qtbot: QtBot) -> None:
    table = MovesTable(ThemeChoice())
    qtbot.addWidget(table)
    nothing = Moves("without", "without one microphone", np.zeros(3), np.empty((0, 3)), why_not="SpaceNet cannot")
    declined = Moves("gains", "gains wander", np.zeros(3), np.array([[3.0, 4.0, 0.0], [np.nan] * 3]))
    table.show_moves((nothing, declined), 1)
    assert table.item(0, 0).text() == "Without one microphone: SpaceNet cannot"
    assert table.item(0, 0).foreground().color().name() == LIGHT.muted and table.columnSpan(0, 0) == 4
    assert [table.item(1, c).text() for c in (1, 2, 3)] == ["5.00", "5.00", "2, 1 not answered"]


def test_every_bar_of_the_levels_can_be_pointed_at(qtbot: QtBot) -> None:
    chart = LevelsChart(ThemeChoice())
    qtbot.addWidget(chart)
    chart.resize(560, 160)
    levels = LevelDifferences(np.array([250.0, 1000.0]), np.array([[1.0, -1.0], [2.0, -2.0]]), np.array([0.5, -0.5]))
    chart.show_levels(levels, ("M1", "M2"))
    found = {chart.bar_at(QPointF(x, 80.0)) for x in range(560)} - {None}
    assert found == {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert chart._tip(1, 1) == "M2, 1 kHz: \N{MINUS SIGN}2.0 dB heard, \N{MINUS SIGN}0.5 dB by distance"


def test_a_height_that_a_method_disowns_is_not_said(answered: MainWindow) -> None:
    (first, *_) = answered.predictions.of("energy")
    whole = answered.predictions.summary_of("energy")
    assert whole is not None and answered.evidence.method == "energy"

    def said() -> str:
        answered.evidence.refresh()
        return answered.evidence.words.text()

    assert any(words in said() for words in (" above it", " below it", "level with it"))
    answered.predictions.begin(("energy", "centroid"), answered.document.session)
    answered.predictions.take(replace(first, warnings=("Heights do not show in these arrival times: it is in plan",)))
    answered.predictions.take(whole)
    assert not any(words in said() for words in (" above it", " below it", "level with it"))


@pytest.mark.parametrize("is_simulated", [True, False])
def test_radii_that_were_counted_on_simulated_recordings_are_told_as_such(
    new_window: Callable[[], MainWindow], campaign: Path, qtbot: QtBot, is_simulated: bool
) -> None:
    radii = CalibratedRadii(radius_50=1.0, radius_90=2.5, n_places=400, n_clips=400)
    write_calibration(
        own_calibrations(),
        Calibration(
            method="energy", groups={"all": radii}, recordings="somewhere", is_simulated=is_simulated,
            span_m=(1.0, 50.0), sites=("Hall",),
        ),
    )  # fmt: skip
    window = new_window()
    window.sessions.open_paths([campaign / "A-1"])
    wait_idle(window, qtbot)
    window.finding.choose_methods(("energy",))
    window.finding.start()
    wait_idle(window, qtbot)
    for view in (window.evidence, window.results):
        window.tabs.setCurrentWidget(view)
        view.refresh()
    assert window.evidence.method == "energy"
    assert window.evidence.words.text().endswith("nine times in ten.")
    assert ("simulated" in window.evidence.measured.text()) == is_simulated
    assert window.evidence.measured.isVisibleTo(window.evidence) == is_simulated
    assert "simulated" not in window.evidence.words.text()
    assert ("simulated" in window.results.note.text()) == is_simulated
