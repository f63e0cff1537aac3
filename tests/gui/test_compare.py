"""The Compare workspace in the real window: evaluate, look, go where it went wrong, find it again at the next start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from conftest import make_session
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.evaluate.evaluations import evaluation
from workbench.core.errors import UserError
from workbench.evaluate.answer_table import WHOLE
from workbench.evaluate.evaluation_file import read_evaluation, write_evaluation
from workbench.evaluate.method_figures import figures_of
from workbench.gui.compare.jobs import remembered_file
from workbench.gui.compare.page import EMPTY
from workbench.gui.compare.words import share_text
from workbench.gui.main_window import MainWindow
from workbench.gui.shot import shot

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


def evaluated(window: MainWindow, qtbot: QtBot) -> None:
    window.finding.choose_methods(METHODS)
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
    found = figures_of(shown.clips, "energy")
    row = next(r for r in range(2) if results.methods.sorted.index(r, 0).data() == "Energy")
    assert results.methods.sorted.index(row, 3).data() == share_text(found.within)
    assert {line.key for line in results.accuracy.plot.lines} == set(METHODS)
    assert window.predictions.methods == (), "answers about other sessions came into this one's"


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
    assert "was simulated" in window.compare_page.notice.text
    assert window.document.session is None


def test_report_figures_and_evaluation_are_written_as_they_are_shown(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = window.comparing
    desk.open(write_evaluation(tmp_path / "evaluation.json", evaluation()))
    qtbot.waitUntil(lambda: desk.evaluation is not None and desk.is_settled)
    window.radius.spin.setValue(1.0)
    for name in ("all.csv", "again.json", "report.html"):
        desk.write(tmp_path / name)
    qtbot.waitUntil(lambda: (tmp_path / "report.html").exists() and window.worker.is_idle, timeout=PATIENCE_MS)
    assert read_evaluation(tmp_path / "again.json").radius_m == 1.0
    assert "within 1 m" in (tmp_path / "all.csv").read_text()
    assert "<html" in (tmp_path / "report.html").read_text()[:200].lower()
    desk.write(tmp_path / "all.csv" / "below a file.csv")
    qtbot.waitUntil(lambda: "could not be written" in window.compare_page.notice.text, timeout=PATIENCE_MS)


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
    shot(None, tmp_path / "p.png", (), (1366, 768), "light", "compare", path)
    assert QImage(str(tmp_path / "p.png")).width() == 1366
    with pytest.raises(UserError, match="workspace compare"):
        shot(None, tmp_path / "q.png", (), (1366, 768), "light", "inspect", path)
    with pytest.raises(UserError, match="no session"):
        shot(None, tmp_path / "q.png", (), (1366, 768), "light", "compare")


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
