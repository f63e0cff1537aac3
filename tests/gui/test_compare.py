"""The Compare workspace in the real window: evaluate, look, go where it went wrong, find it again at the next start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from conftest import make_session, wait_idle
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from tests.evaluate.evaluations import evaluation
from workbench.core.errors import UserError
from workbench.evaluate.answer_table import WHOLE
from workbench.evaluate.evaluation_file import read_evaluation, write_evaluation
from workbench.evaluate.method_figures import figures_of
from workbench.files.saved_predictions import saved_predictions
from workbench.gui.answers.results_model import ROW_ROLE
from workbench.gui.compare.jobs import remembered_file
from workbench.gui.compare.page import EMPTY
from workbench.gui.compare.words import share_text
from workbench.gui.main_window import MainWindow
from workbench.gui.shot import Pose, shot

METHODS = ("centroid", "energy")
PATIENCE_MS = 60_000


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Evaluations are remembered here alone."""
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))


def open_campaign(window: MainWindow, folder: Path, n: int, qtbot: QtBot) -> None:
    window.sessions.open_paths([folder])
    qtbot.waitUntil(lambda: len(window.campaign_list.rows()) == n and window.worker.is_idle, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: window.comparing.is_settled)


def evaluated(window: MainWindow, qtbot: QtBot, methods: tuple[str, ...] = METHODS) -> None:
    window.finding.choose_methods(methods)
    window.comparing.evaluate()
    assert window.comparing.is_running, window.comparing.why_no_evaluate
    qtbot.waitUntil(lambda: not window.comparing.is_running, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: window.comparing.is_settled, timeout=PATIENCE_MS)


def test_empty_says_what_to_do_and_by_which_keys(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    QTest.keyClick(window.sound, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    page = window.compare_page
    assert page.isVisible() and page.empty_text == EMPTY
    window.actions_.refresh()
    assert not window.actions_["evaluate"].isEnabled()
    assert "campaign" in window.actions_["evaluate"].toolTip()
    assert page.open_button.hasFocus(), "the first key press does nothing"


def test_without_a_known_truth_nothing_is_measured_and_it_says_so(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    make_session(tmp_path / "unknown", "U-1", source=None, duration_s=3.5)
    open_campaign(window, tmp_path / "unknown", 1, qtbot)
    window.workspaces.compare()
    assert "cannot be evaluated" in window.compare_page.empty_text
    assert "truly was" in window.compare_page.empty_text
    assert "truly was" in window.comparing.why_no_evaluate


def test_evaluate_shows_the_figures_of_the_campaign(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    open_campaign(window, campaign, 3, qtbot)
    window.workspaces.compare()
    assert "about 2 sessions" in window.compare_page.empty_text
    assert "1 other without a known true place" in window.compare_page.empty_text
    evaluated(window, qtbot)
    shown, results = window.comparing.evaluation, window.compare_page.results
    assert shown is not None and shown.method_names == METHODS
    assert [one.title for one in shown.left_out] == ["A-10"]
    assert "1 session left out" in window.compare_page.facts.text()
    why = shown.left_out[0].why.rstrip(".")
    assert f"Left out: {why} (A-10)." in window.compare_page.caveats.toolTip()
    found = figures_of(shown.clips, "energy")
    row = next(r for r in range(2) if results.methods.sorted.index(r, 0).data() == "Energy")
    assert results.methods.sorted.index(row, 3).data() == share_text(found.within)
    assert {line.key for line in results.accuracy.plot.lines} == set(METHODS)
    assert window.predictions.methods == (), "answers about other sessions came into this one's"


def test_caveats_stand_under_the_facts_and_figures_of_few_places_say_so(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    write_evaluation(tmp_path / "all.json", shown := evaluation(4))
    window.comparing.open(tmp_path / "all.json")
    qtbot.waitUntil(lambda: window.comparing.is_shown and window.comparing.is_settled, timeout=PATIENCE_MS)
    page, chooser = window.compare_page, window.compare_page.results.chooser
    assert page.caveats.isVisible() and page.caveats.seen.startswith("Simulated recordings: on real sites expect worse")
    assert "M2 is clipped (2 sessions)." in page.caveats.toolTip()
    assert f"Left out: {shown.left_out[0].why} (bad)." in page.caveats.toolTip()
    assert "95 % intervals by source place" in page.facts.text()
    chooser.by.setCurrentIndex(chooser.by.findData("site"))
    chooser.by.activated.emit(chooser.by.currentIndex())
    qtbot.waitUntil(lambda: window.comparing.is_settled, timeout=PATIENCE_MS)
    assert "too few places for intervals here (4, at least 5 are needed)" in page.facts.text()
    assert "95 %" not in page.facts.text()


def test_the_radius_and_the_switch_of_the_toolbar_rule_the_figures(
    window: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    open_campaign(window, campaign, 3, qtbot)
    evaluated(window, qtbot)
    window.radius.spin.setValue(4.0)
    window.views.use_2d()
    qtbot.waitUntil(lambda: window.comparing.is_settled)
    results = window.compare_page.results
    assert results.accuracy.radius_line.value() == 4.0
    asked = results.reckoned.asked
    assert (asked.radius_m, asked.kind) == (4.0, "2-D")
    found = figures_of(window.comparing.evaluation.clips, "centroid", "2-D", 4.0)
    assert results.reckoned.figures[0].within == found.within


def test_a_stopped_evaluation_leaves_nothing_behind(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    open_campaign(window, campaign, 3, qtbot)
    window.finding.choose_methods(METHODS)
    window.comparing.evaluate()
    assert "at work" in window.comparing.why_no_evaluate
    window.finding.stop()
    qtbot.waitUntil(lambda: not window.comparing.is_running, timeout=PATIENCE_MS)
    assert window.comparing.evaluation is None
    assert "stopped" in window.statusBar().told.text()
    assert not remembered_file(campaign).exists()


def test_one_click_on_a_worst_case_shows_the_clip_and_the_answers(
    window: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    open_campaign(window, campaign, 3, qtbot)
    evaluated(window, qtbot)
    results, shown = window.compare_page.results, window.comparing.evaluation
    results.tabs.setCurrentWidget(results.worst)
    case = next(case for case in results.worst.rows if Path(case.key).name == "A-2")
    row = results.worst.rows.index(case)
    place = results.worst.visualRect(results.worst.sorted.index(row, 1)).center()
    QTest.mouseClick(results.worst.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.document.session.folder == campaign / "A-2"
    assert window.viewing.look.clip == case.clip
    assert set(window.predictions.methods) == set(METHODS)
    table = shown.table
    rows = table.where((table.sessions == case.key) & (table.methods == case.method) & (table.clips == case.clip))
    said = next(located for located in window.predictions.of(case.method) if located.clip == case.clip)
    assert np.allclose(said.position_m, rows.answers_m[0])
    assert window.predictions.summary_of(case.method) is not None
    assert window.predictions.is_saved, "answers of the evaluation would be written as the session's"
    assert window.comparing.evaluation is shown, "opening the session took the evaluation away"
    whole = table.where((table.sessions == case.key) & (table.clips == WHOLE))
    assert len(whole) == len(METHODS)


def test_the_next_start_shows_the_last_evaluation_and_what_changed_since(
    new_window: Callable[[], MainWindow], campaign: Path, qtbot: QtBot
) -> None:
    first = new_window()
    open_campaign(first, campaign, 3, qtbot)
    evaluated(first, qtbot)
    n_rows = len(first.comparing.evaluation.table)
    first.close()
    file = campaign / "A-1" / "session.json"
    file.write_text(file.read_text().replace('"x_m": 3.0', '"x_m": 3.5').replace("[3.0, 4.0, 1.1]", "[3.5, 4.0, 1.1]"))
    second = new_window()
    open_campaign(second, campaign, 3, qtbot)
    second.workspaces.compare()
    qtbot.waitUntil(lambda: second.comparing.is_settled)
    assert len(second.comparing.evaluation.table) == n_rows
    assert "Evaluated today" in second.compare_page.facts.text()
    assert "1 session changed since" in second.compare_page.notice.text
    assert [button.text() for button in second.compare_page.notice.buttons] == ["Evaluate Again"]


def test_a_file_that_is_no_evaluation_is_refused_on_the_page(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "wrong.json"
    path.write_text('{"format": "something"}')
    window.comparing.open(path)
    qtbot.waitUntil(lambda: bool(window.compare_page.notice.text))
    assert "is no evaluation" in window.compare_page.notice.text
    assert window.workspaces.is_compare and window.compare_page.empty_text == EMPTY


def test_a_session_that_is_not_here_is_told_and_nothing_else_is_opened(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.comparing.open(write_evaluation(tmp_path / "evaluation.json", evaluation()))
    qtbot.waitUntil(lambda: window.comparing.evaluation is not None and window.comparing.is_settled)
    window.compare_page.results.opened.emit(window.comparing.evaluation.sessions[0].key, 1, "near")
    assert "was simulated" in window.message.text
    assert window.document.session is None


def test_report_figures_and_evaluation_are_written_as_they_are_shown(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = window.comparing
    desk.open(write_evaluation(tmp_path / "evaluation.json", evaluation()))
    qtbot.waitUntil(lambda: desk.evaluation is not None and desk.is_settled)
    window.radius.spin.setValue(1.0)
    for name in ("all.csv", "again.json", "report.html"):
        desk.outputs.write(tmp_path / name)
    qtbot.waitUntil(lambda: (tmp_path / "report.html").exists() and window.worker.is_idle, timeout=PATIENCE_MS)
    assert read_evaluation(tmp_path / "again.json").radius_m == 1.0
    assert "within 1 m" in (tmp_path / "all.csv").read_text()
    assert "<html" in (tmp_path / "report.html").read_text()[:200].lower()
    window.workspaces.inspect()
    desk.outputs.write(tmp_path / "all.csv" / "below a file.csv")
    qtbot.waitUntil(lambda: "could not be written" in window.message.text, timeout=PATIENCE_MS)
    window.workspaces.compare()
    window.finding.choose_methods(METHODS)
    assert "could not be written" in window.message.text, "it was wiped away before anybody could read it"


def test_tab_comes_to_every_control_of_the_page(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.comparing.open(write_evaluation(tmp_path / "evaluation.json", evaluation()))
    qtbot.waitUntil(lambda: window.comparing.evaluation is not None and window.comparing.is_settled)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    other_mode = window.compare_page.results.accuracy.modes.buttons["errors"]  # of these, arrow keys press another
    stops = [w for w in window.compare_page.tab_stops if w.isVisible() and w.isEnabled() and w is not other_mode]
    stops[0].setFocus()
    reached = []
    for _ in range(40):
        reached.append(window.focusWidget())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    missed = [w.accessibleName() or type(w).__name__ for w in stops if w not in reached]
    assert not missed, missed
    assert window.site.is_3d


def test_a_picture_of_an_evaluation_can_be_drawn(qapp: object, tmp_path: Path) -> None:
    path = write_evaluation(tmp_path / "evaluation.json", evaluation())
    shot(None, tmp_path / "p.png", (), (1366, 768), "light", Pose("compare", path))
    assert QImage(str(tmp_path / "p.png")).width() == 1366
    with pytest.raises(UserError, match="workspace compare"):
        shot(None, tmp_path / "q.png", (), (1366, 768), "light", Pose("inspect", path))
    with pytest.raises(UserError, match="no session"):
        shot(None, tmp_path / "q.png", (), (1366, 768), "light", Pose("compare"))


def test_the_keys_stay_with_the_page_while_it_evaluates(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    open_campaign(window, campaign, 3, qtbot)
    window.finding.choose_methods(METHODS)
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    window.comparing.show()
    assert window.compare_page.begin_button.hasFocus()
    evaluated(window, qtbot)
    assert window.compare_page.results.methods.hasFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.workspaces.is_compare


def test_another_campaigns_evaluation_waits_until_the_page_is_seen(
    window: MainWindow, campaign: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    open_campaign(window, campaign, 3, qtbot)
    evaluated(window, qtbot, ("centroid",))
    window.workspaces.inspect()
    other = tmp_path / "other"
    make_session(other, "B-1", duration_s=3.5)
    path = remembered_file(other)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_evaluation(path, evaluation(campaign=str(other)))
    open_campaign(window, other, 1, qtbot)
    results = window.compare_page.results
    worked_out = []
    window.comparing.reckoner.worker.event.connect(worked_out.append)
    for radius_m in (3.3, 3.4):
        window.radius.spin.setValue(radius_m)
        qtbot.waitUntil(lambda: window.comparing.is_settled)
    qtbot.wait(50)
    assert results.reckoned is None, "figures of one evaluation under the titles of another"
    assert worked_out == [], "figures were worked out that nobody sees"
    window.actions_.refresh()
    assert not window.actions_["copy_figures"].isEnabled()
    window.workspaces.compare()
    qtbot.waitUntil(lambda: results.reckoned is not None and window.comparing.is_settled)
    assert results.reckoned.asked.radius_m == 3.4
    assert {line.key for line in results.accuracy.plot.lines} == {"near", "far", "quiet"}
    window.actions_.refresh()
    assert window.actions_["copy_figures"].isEnabled()


def test_a_campaign_by_another_path_finds_its_own_evaluation(
    window: MainWindow, campaign: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    open_campaign(window, campaign, 3, qtbot)
    evaluated(window, qtbot)
    make_session(tmp_path / "other", "B-1", duration_s=3.5)
    open_campaign(window, tmp_path / "other", 1, qtbot)
    assert window.comparing.evaluation is None, "the figures of the campaign before stayed"
    (tmp_path / "link").symlink_to(campaign, target_is_directory=True)
    open_campaign(window, tmp_path / "link", 3, qtbot)
    assert window.comparing.evaluation is not None
    assert window.comparing.evaluation.campaign == str(campaign)


def test_a_problem_with_one_evaluation_is_not_told_of_the_next_campaign(
    window: MainWindow, campaign: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "wrong.json").write_text('{"format": "something"}')
    window.comparing.open(tmp_path / "wrong.json")
    qtbot.waitUntil(lambda: bool(window.compare_page.notice.text))
    open_campaign(window, campaign, 3, qtbot)
    window.workspaces.compare()
    assert window.compare_page.notice.text == ""


def test_evaluate_saves_what_was_edited_in_the_open_session_first(
    window: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    open_campaign(window, campaign, 3, qtbot)
    session = window.document.session
    assert session.source is not None
    window.document.edit("Move", replace(session, source=replace(session.source, position_m=(7.0, 7.0, 1.0))))
    evaluated(window, qtbot, ("centroid",))
    table = window.comparing.evaluation.table
    assert window.document.is_saved
    assert tuple(table.truths_m[table.sessions == str(session.folder)][0]) == (7.0, 7.0, 1.0)
    assert window.compare_page.notice.text == "", "what was just evaluated is told to be old"


def test_answers_of_an_evaluation_are_never_saved_as_those_of_today(
    window: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    open_campaign(window, campaign, 3, qtbot)
    evaluated(window, qtbot)
    window.sessions.open_session(campaign / "A-2")
    wait_idle(window, qtbot)
    key = str(campaign / "A-2")
    window.comparing.cases.open(key, 0, "energy")
    assert window.predictions.origin_of("energy").is_of_now
    assert window.predictions.asked_of("energy") is window.document.session
    window.document.edit("Move", window.document.session.with_microphone_at(0, (1.5, 1.5, 1.0)))
    window.comparing.cases.open(key, 0, "energy")
    origin = window.predictions.origin_of("energy")
    assert origin.kind == "evaluation" and not origin.is_of_now
    assert window.predictions.asked_of("energy") is None, "the method was not asked about this array"
    assert "edited since" in window.statusBar().told.text()
    window.finding.choose_methods(("centroid",))
    window.finding.start()
    wait_idle(window, qtbot)
    assert window.finding.save_predictions()
    (saved,) = saved_predictions(window.document.session)
    assert saved.methods == ("centroid",)


def chosen_answer(window: MainWindow) -> tuple[str, int] | None:
    """Method and clip of the one answer that is chosen."""
    rows = [index.data(ROW_ROLE) for index in window.results.view.selectionModel().selectedRows()]
    return (rows[0].method, rows[0].clip) if len(rows) == 1 else None


def test_opening_a_case_of_a_method_chooses_that_methods_answer(
    window: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    open_campaign(window, campaign, 3, qtbot)
    evaluated(window, qtbot)
    for method in ("energy", "centroid", "energy"):
        window.comparing.cases.open(str(campaign / "A-2"), 2, method)
        qtbot.waitUntil(lambda method=method: chosen_answer(window) == (method, 2))
        qtbot.waitUntil(lambda method=method: window.evidence.method == method)
    assert {located.residual_unit for located in window.predictions.of("energy")} == {"dB"}


def test_saving_one_session_looks_at_that_one_alone(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    open_campaign(window, campaign, 3, qtbot)
    evaluated(window, qtbot)
    looked_at: list[str] = []
    window.comparing.files.event.connect(lambda event: looked_at.append(event.key))
    session = window.document.session
    window.document.edit("Move", session.with_microphone_at(0, (1.5, 1.5, 1.0)))
    window.sessions.save()
    qtbot.waitUntil(lambda: "1 session changed since" in window.compare_page.notice.text)
    assert looked_at == [str(session.folder)]


def accepted(dialog: QFileDialog, name: str, chosen: str = "") -> None:
    """As people do: choose a kind of file, type a name, press Save."""
    if chosen:
        next(box for box in dialog.findChildren(QComboBox) if box.objectName() == "fileTypeCombo").setCurrentText(
            chosen
        )
        dialog.filterSelected.emit(chosen)
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    field.setText(name)
    dialog.accept()


def test_the_dialog_itself_adds_the_ending_and_asks_before_a_file_is_replaced(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = window.comparing
    desk.open(write_evaluation(tmp_path / "evaluation.json", evaluation()))
    qtbot.waitUntil(lambda: desk.evaluation is not None and desk.is_settled)
    desk.outputs.save_report()
    accepted(desk.outputs.dialog, str(tmp_path / "r"), "Report to print (*.pdf)")
    qtbot.waitUntil(lambda: (tmp_path / "r.pdf").exists() and window.worker.is_idle, timeout=PATIENCE_MS)
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    desk.outputs.save_evaluation()
    accepted(desk.outputs.dialog, str(tmp_path / "e.html"))
    assert "ends in .json" in window.message.text and not (tmp_path / "e.html").exists()
    (tmp_path / "old.csv").write_text("mine")
    desk.outputs.export_figures()
    asked: list[str] = []

    def refuse() -> None:
        box = window.findChild(QMessageBox)
        asked.append(box.text())
        box.reject()

    QTimer.singleShot(300, refuse)
    accepted(desk.outputs.dialog, str(tmp_path / "old"))
    assert asked and "old.csv" in asked[0]
    assert (tmp_path / "old.csv").read_text() == "mine"
    desk.outputs.dialog.reject()


def test_an_evaluation_that_ends_over_another_campaign_is_kept_for_its_own(
    window: MainWindow, campaign: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    open_campaign(window, campaign, 3, qtbot)
    make_session(tmp_path / "other", "B-1", duration_s=3.5)
    window.finding.choose_methods(METHODS)
    window.comparing.evaluate()
    window.sessions.open_paths([tmp_path / "other"])
    qtbot.waitUntil(lambda: not window.comparing.is_running and window.comparing.is_settled, timeout=PATIENCE_MS)
    assert window.campaign_list.campaign == tmp_path / "other"
    assert window.comparing.evaluation is None, "figures of one campaign under the name of another"
    open_campaign(window, campaign, 3, qtbot)
    assert window.comparing.evaluation.method_names == METHODS


def test_nothing_is_evaluated_when_the_open_session_cannot_be_saved_first(
    window: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    open_campaign(window, campaign, 3, qtbot)
    session = window.document.session
    file = session.folder / "session.json"
    file.write_text(file.read_text().replace("Goyang collapsed building", "Another name"))  # by another program
    window.document.edit("Move", session.with_microphone_at(0, (1.5, 1.5, 1.0)))
    window.finding.choose_methods(("centroid",))
    window.comparing.evaluate()
    qtbot.waitUntil(lambda: not window.comparing.is_running, timeout=PATIENCE_MS)
    assert "Nothing was evaluated" in window.message.text
    assert window.comparing.evaluation is None  # what the other program wrote may be merged and saved by now
