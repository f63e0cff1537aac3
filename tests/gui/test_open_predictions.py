"""Saved answers come back into the window, marked with their day and with whether the session was edited since."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import session_at, wait_idle
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.core.events import Declined, Located, Summary
from workbench.core.session import Session
from workbench.files.predictions import FOLDER, Run, save_predictions, write_predictions
from workbench.files.saved_predictions import saved_predictions
from workbench.gui.main_window import MainWindow
from workbench.gui.state.predictions import Origin

WHY = "the channels do not agree"


def run_of(method: str = "energy", **more: object) -> Run:
    """Clips 1 and 3 answered, clip 2 declined."""
    clips = tuple(
        Located(
            session="A-1", method=method, clip=i, start_s=0.5 * i, end_s=0.5 * i + 3.0, position_m=(3.0, 4.0 + i, 1.0),
            residual=0.25, residual_unit="dB", radius_50_m=0.9, radius_90_m=2.4,
        )
        for i in (0, 2)
    )  # fmt: skip
    declined = (Declined(session="A-1", method=method, clip=1, start_s=0.5, end_s=3.5, why=WHY),)
    summary = Summary(
        session="A-1", method=method, n_clips=2, n_declined=1, position_m=(3.0, 5.0, 1.0), radius_90_m=2.1
    )
    return Run(method=method, clips=clips, declined=declined, summary=summary, **more)  # type: ignore[arg-type]


def saved(folder: Path, *runs: Run, session: Session | None = None) -> Path:
    return save_predictions(session or session_at(folder), runs)


def opened_with(window: MainWindow, folder: Path, qtbot: QtBot) -> MainWindow:
    window.sessions.open_paths([folder])
    wait_idle(window, qtbot)
    return window


def take_offer(window: MainWindow) -> None:
    window.results.offer_button.click()
    window.results.refresh()
    window.evidence.refresh()


def test_the_newest_saved_answers_are_offered_and_shown(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    saved(campaign / "A-1", run_of())
    opened_with(window, campaign / "A-1", qtbot)
    window.tabs.setCurrentWidget(window.results)
    assert window.results.offer_button.isVisible() and window.results.offer_button.text().endswith(": Energy")
    take_offer(window)
    back = window.predictions.origin_of("energy")
    assert back is not None and back.is_of_now
    assert "saved" in window.results.summary_text
    assert (
        "1 not answered" in window.results.summary_text
        and "within 2.1 m nine times in ten" in window.results.summary_text
    )
    assert window.predictions.is_saved
    assert window.evidence.words.text().endswith("within 2.5 m nine times in ten.") and not window.evidence.why_not


def test_declined_clips_are_rows_with_the_reason(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    saved(campaign / "A-1", run_of())
    take_offer(opened_with(window, campaign / "A-1", qtbot))
    table = window.results.table()
    titles = table[0]
    rows = [dict(zip(titles, row, strict=True)) for row in table[1:]]
    assert [row["clip"] for row in rows] == ["joint", "1", "2", "3"]
    assert rows[2]["why_no_answer"] == WHY and rows[2]["x_m"] == ""
    assert (rows[1]["residual"], rows[1]["residual_unit"]) == ("0.25", "dB")
    assert (rows[1]["radius_50_m"], rows[1]["radius_90_m"]) == ("0.9", "2.4")
    model = window.results.model
    assert model.text(model.rows[2], 3) == f"no answer: {WHY}"
    assert window.results.view.columnSpan(2, 3) > 1


def test_without_saved_answers_nothing_is_offered(opened: MainWindow) -> None:
    assert not opened.results.offer_button.isVisibleTo(opened.results)


def test_answers_from_before_an_edit_are_told_as_such(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    folder = campaign / "A-1"
    old = session_at(folder).with_microphone_at(0, (1.0, 1.0, 1.0))
    saved(folder, run_of(), session=old)
    take_offer(opened_with(window, folder, qtbot))
    back = window.predictions.origin_of("energy")
    assert back is not None and not back.is_of_now
    assert any("before the session was last edited" in text for text in window.notices.about_answers)
    assert window.predictions.asked_of("energy") is None
    assert "edited" in window.evidence.why_not


def test_the_list_tells_newest_first_what_can_be_shown(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    folder = campaign / "A-1"
    session = session_at(folder)
    write_predictions(folder / FOLDER / "20260101T000000Z-a.json", session, (run_of("centroid"),))
    edited = session.with_microphone_at(0, (1.0, 1.0, 1.0))
    write_predictions(folder / FOLDER / "20260202T000000Z-b.json", edited, (run_of("energy"),))
    (folder / FOLDER / "20260303T000000Z-c.json").write_text("{")
    opened_with(window, folder, qtbot)
    window.actions_["open_predictions"].trigger()
    wait_idle(window, qtbot)
    dialog = window.saved_answers.dialog
    assert dialog is not None
    cells = [[dialog.table.item(row, column).text() for column in (1, 2, 3)] for row in range(3)]
    assert cells == [
        ["cannot be read", "", ""],
        ["Energy", "2", "edited since"],
        ["Loudness centroid", "2", "as it was"],
    ]
    dialog.table.selectRow(2)
    dialog.show_button.click()
    assert window.predictions.methods == ("centroid",)
    assert window.saved_answers.dialog is None


def test_answers_on_four_chosen_microphones_come_back_with_these(
    campaign: Path, window: MainWindow, qtbot: QtBot
) -> None:
    folder = campaign / "A-1"
    saved(folder, run_of(parameters={"microphones": ["M3", "M1"]}))
    take_offer(opened_with(window, folder, qtbot))
    asked = window.predictions.asked_of("energy")
    assert asked is not None and [m.name for m in asked.microphones] == ["M3", "M1"]


def test_answers_out_of_a_file_are_not_written_again(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    saved(campaign / "A-1", run_of())
    take_offer(opened_with(window, campaign / "A-1", qtbot))
    window.finding.choose_methods(("centroid",))
    window.actions_.refresh()
    window.actions_["localize"].trigger()
    wait_idle(window, qtbot)
    assert set(window.predictions.methods) == {"energy", "centroid"} and not window.predictions.is_saved
    assert window.finding.save_predictions()
    session = session_at(campaign / "A-1")
    newest, oldest = sorted(saved_predictions(session), key=lambda one: one.methods)
    assert (newest.methods, oldest.methods) == (("centroid",), ("energy",))


def test_asking_again_replaces_what_was_read(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    saved(campaign / "A-1", run_of())
    take_offer(opened_with(window, campaign / "A-1", qtbot))
    window.finding.choose_methods(("energy",))
    window.actions_.refresh()
    window.actions_["localize"].trigger()
    wait_idle(window, qtbot)
    assert window.predictions.origin_of("energy") is None
    assert len(window.predictions.of("energy")) == 7


@pytest.mark.parametrize("names", [["M9"], "M1", [["M1"]]])
def test_a_file_that_names_unknown_microphones_still_shows(
    window: MainWindow, campaign: Path, qtbot: QtBot, names: object
) -> None:
    saved(campaign / "A-1", run_of(parameters={"microphones": names}))
    take_offer(opened_with(window, campaign / "A-1", qtbot))
    assert window.predictions.of("energy") and window.predictions.asked_of("energy") is None


def test_only_declined_answers_are_kept_beside_others(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    opened_with(window, campaign / "A-1", qtbot)
    whole = replace(run_of().declined[0], clip=None)
    window.predictions.begin(("energy",), window.document.session)
    window.predictions.take(whole)
    assert window.predictions.methods == ("energy",) and window.predictions.is_through("energy")
    assert not window.predictions.is_saved
    window.sessions.open_next()
    wait_idle(window, qtbot)
    assert window.predictions.methods == ()
    window.sessions.open_previous()
    wait_idle(window, qtbot)
    assert window.predictions.answer_of("energy", None) == whole


EVALUATED = Origin("evaluation", "2026-01-02T10:48:00+00:00", True)


def shown_of_evaluation(window: MainWindow, method: str, asked: Session | None = None) -> bool:
    run = run_of(method)
    events = (*run.clips, *run.declined, run.summary)
    return window.saved_answers.show_answers((method,), events, EVALUATED, {} if asked is None else {method: asked})


def test_answers_of_an_evaluation_say_so_and_never_become_answers_of_now(
    window: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    opened_with(window, campaign / "A-1", qtbot)
    assert shown_of_evaluation(window, "energy")
    window.results.refresh()
    assert window.results.summary_text.startswith(f"Energy, {EVALUATED.words}:")
    assert EVALUATED.words.startswith("evaluation of 2 Jan")
    assert window.predictions.is_saved and window.predictions.asked_of("energy") is None
    assert "edited" in window.evidence.why_not
    window.finding.choose_methods(("centroid",))
    window.finding.start()
    wait_idle(window, qtbot)
    assert not window.predictions.is_saved and window.finding.save_predictions()
    assert [one.methods for one in saved_predictions(session_at(campaign / "A-1"))] == [("centroid",)]


def test_saving_answers_that_are_in_a_file_already_names_no_file(
    window: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    opened_with(window, campaign / "A-1", qtbot)
    shown_of_evaluation(window, "energy", window.document.session)
    assert window.finding.save_predictions()
    assert window.statusBar().told.text().startswith("Nothing new to save")
    assert saved_predictions(session_at(campaign / "A-1")) == ()


def test_saved_answers_wait_until_the_methods_are_through(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    saved(campaign / "A-1", run_of())
    opened_with(window, campaign / "A-1", qtbot)
    window.finding.choose_methods(("energy",))
    window.finding.start()
    take_offer(window)
    assert "at work" in window.message.text and window.predictions.origin_of("energy") is None
    window.actions_["open_predictions"].trigger()
    assert window.saved_answers.dialog is None
    wait_idle(window, qtbot)
    assert len(window.predictions.of("energy")) == 7


def test_late_answers_do_not_mix_with_those_of_another_day(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    opened_with(window, campaign / "A-1", qtbot)
    shown_of_evaluation(window, "energy")
    window.predictions.take(replace(run_of().clips[0], clip=5))
    assert [found.clip for found in window.predictions.of("energy")] == [0, 2] and window.predictions.is_saved


def test_answers_that_are_in_no_file_are_saved_before_others_take_their_place(
    window: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    saved(campaign / "A-1", run_of())
    opened_with(window, campaign / "A-1", qtbot)
    window.finding.choose_methods(("energy",))
    window.finding.start()
    wait_idle(window, qtbot)
    assert not window.predictions.is_saved
    (one,) = saved_predictions(session_at(campaign / "A-1"))
    window.saved_answers.open(one)
    counts = sorted(each.n_clips for each in saved_predictions(session_at(campaign / "A-1")))
    assert counts == [2, 7] and len(window.predictions.of("energy")) == 2


def test_the_answers_last_saved_are_offered_after_clearing(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    opened_with(window, campaign / "A-1", qtbot)
    assert not window.results.offer_button.isVisibleTo(window.results)
    window.finding.choose_methods(("energy",))
    window.finding.start()
    wait_idle(window, qtbot)
    window.finding.save_predictions()
    window.finding.clear()
    wait_idle(window, qtbot)
    assert window.results.offer_button.isVisibleTo(window.results)
    assert window.results.offer_button.text().endswith(": Energy")


def test_the_day_of_saved_answers_stands_once_a_method_and_in_the_tooltips(
    window: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    saved(campaign / "A-1", run_of())
    take_offer(opened_with(window, campaign / "A-1", qtbot))
    origin = window.predictions.origin_of("energy")
    assert origin is not None
    shown = [window.results.sorted.index(row, 0) for row in range(4)]
    assert [index.data() for index in shown] == [f"Energy · {origin.words}", "Energy", "Energy", "Energy"]
    assert all(origin.words in index.data(Qt.ItemDataRole.ToolTipRole) for index in shown)
