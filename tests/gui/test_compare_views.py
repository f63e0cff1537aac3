"""Curves, tables and plan of an evaluation: what they show is what workbench.evaluate says."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from time import perf_counter

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.evaluate.evaluations import evaluation
from workbench.core.events import Declined, Located, Summary
from workbench.evaluate.answer_table import AnswerTable
from workbench.evaluate.curves import RADII_M, accuracy_curve, error_cdf
from workbench.evaluate.evaluation import Evaluation
from workbench.evaluate.groups import rows_of_group
from workbench.evaluate.method_figures import figures_of
from workbench.evaluate.paired import paired
from workbench.evaluate.report.contents import document_of
from workbench.evaluate.report.document import Heading
from workbench.gui.compare.answers_again import events_of
from workbench.gui.compare.columns import said_verdict
from workbench.gui.compare.plan_figure import plan_figure, sites_of
from workbench.gui.compare.reckoning import Asked, reckoned_of
from workbench.gui.compare.results import Results
from workbench.gui.compare.words import measured_text, share_text
from workbench.gui.looks.theme import DARK, ThemeChoice
from workbench.gui.sound.figures import axis_font
from workbench.gui.state.settings import SettingsStore
from workbench.gui.state.viewing import Viewing


@pytest.fixture
def results(qtbot: QtBot, tmp_path: Path) -> Results:
    """Of three methods at two sites, 12 places each; shown, with its first figures."""
    made = Results(Viewing(), ThemeChoice(), SettingsStore(tmp_path / "w.ini"))
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show_evaluation(evaluation())
    made.show_reckoned(reckoned_of(made.evaluation, made.asked))
    with qtbot.waitExposed(made):
        made.show()
    return made


def reckon(results: Results) -> None:
    """As the desk does, but at once."""
    results.show_reckoned(reckoned_of(results.evaluation, results.asked, results.reckoned))


def text(results: Results, table: str, row: int, column: str) -> str:
    view = getattr(results, table)
    place = [c.id for c in view.model_.columns].index(column)
    return str(view.sorted.index(row, place).data())


def test_the_table_of_methods_says_what_the_report_says(results: Results) -> None:
    found = figures_of(evaluation().clips, "near", "3-D", 2.0)
    assert text(results, "methods", 0, "method") == "Near"
    assert text(results, "methods", 0, "within") == share_text(found.within)
    assert text(results, "methods", 0, "r2") == f"{found.r_squared.value:.2f}"
    assert text(results, "methods", 2, "declined") == "50.0"  # every other clip
    assert "(" in text(results, "methods", 0, "median"), "no interval is shown"


def test_other_clips_other_errors_and_another_radius_change_the_figures(results: Results) -> None:
    chooser = results.chooser
    chooser.by.setCurrentIndex(chooser.by.findData("site"))
    results._viewing.change(radius_m=1.0, dimensions=2)
    reckon(results)
    assert [chooser.value.itemData(i) for i in range(chooser.value.count())] == ["Goyang", "Yeoju"]
    assert results.reckoned.figures[0].n_sessions == 12, "nothing is shown of the first site"
    chooser.value.setCurrentIndex(1)
    reckon(results)
    clips = evaluation().clips
    found = figures_of(clips.where(rows_of_group(clips, "site", "Yeoju")), "far", "2-D", 1.0)
    assert text(results, "methods", 1, "within") == share_text(found.within)
    assert "≤ 1 m" in results.methods.model_.headerData(3, Qt.Orientation.Horizontal)
    chooser.height_only.click()
    assert results.asked.kind == "height"


def test_methods_sort_by_a_click_and_are_copied_with_all_digits(results: Results) -> None:
    column = [c.id for c in results.methods.model_.columns].index("mean")
    results.methods.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    results.methods.setFocus()
    QTest.keyClick(results.methods, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[1][0] == "Far <b>"
    mean = figures_of(evaluation().clips, "far").mean.value
    assert float(lines[1][lines[0].index("Mean m")]) == pytest.approx(mean, rel=1e-9)


def test_the_arrow_keys_read_the_curves_with_their_intervals(results: Results) -> None:
    view = results.accuracy
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    curve = accuracy_curve(evaluation().clips, "near")
    row = int(np.argmin(np.abs(RADII_M - 2.05)))
    assert view.plot.readout.text.splitlines()[0] == "within 2.05 m"
    said = f"Near {100 * curve.share[row]:.1f} %  ({100 * curve.low[row]:.1f}–{100 * curve.high[row]:.1f})"  # noqa: RUF001
    assert said in view.plot.readout.text
    assert said in view.accessibleName()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.plot.readout.text


def many(n: int) -> Evaluation:
    """Its first method, under n names."""
    shown = evaluation()
    near, rows = shown.methods[0], shown.table.where(shown.table.methods == "near")
    columns = {f.name: np.concatenate([getattr(rows, f.name)] * n) for f in fields(AnswerTable)}
    columns["methods"] = np.repeat([f"m{i}" for i in range(n)], len(rows))
    nearer = np.repeat(np.linspace(0.2, 1.6, n), len(rows))[:, None]
    columns["answers_m"] = columns["truths_m"] + nearer * (columns["answers_m"] - columns["truths_m"])
    methods = tuple(replace(near, name=f"m{i}", title=f"M{i}") for i in range(n))
    return replace(shown, methods=methods, table=AnswerTable(**columns))


def test_of_many_methods_only_the_band_pointed_at_or_chosen_is_drawn(results: Results) -> None:
    plot = results.accuracy.plot
    assert plot.banded == ("near", "far", "quiet")
    results.show_evaluation(many(6))
    results.show_reckoned(reckoned_of(results.evaluation, results.asked))
    assert len(plot.lines) == 6 and plot.banded == ()
    assert "pointed at" in results.accuracy.heading.said
    results.methods.setCurrentIndex(results.methods.sorted.index(4, 0))
    assert plot.banded == ("m4",)
    line = next(line for line in plot.lines if line.key == "m2")
    row = int(np.argmin(np.abs(line.y - 50.0)))
    at = plot.getViewBox().mapViewToScene(QPointF(line.x[row], line.y[row])).toPoint()
    QTest.mouseMove(plot.viewport(), QPoint(at.x() - 60, 8))
    QTest.mouseMove(plot.viewport(), at)
    assert plot.banded == ("m2",)
    plot.leaveEvent(QEvent(QEvent.Type.Leave))
    assert plot.banded == ("m4",)


def test_the_axis_below_the_curves_says_what_it_is_of(results: Results) -> None:
    view = results.accuracy
    axis = view.plot.getAxis("bottom")
    assert axis.labelText == "radius, m" and axis.label.isVisible()
    view.modes.buttons["errors"].click()
    assert axis.labelText == "error, m"
    ticks_px = QFontMetricsF(axis_font()).height()
    assert axis.label.pos().y() >= ticks_px - 4, "the name lies over the numbers"
    assert axis.label.pos().y() + axis.label.boundingRect().height() <= axis.height() + 6, "it is cut"


def test_the_distribution_of_errors_ends_with_all_of_them(results: Results) -> None:
    view = results.accuracy
    view.modes.buttons["errors"].click()
    x, y = view.plot.drawn("quiet")
    curve = error_cdf(evaluation().clips, "quiet")
    assert y[-1] == 100.0 and x[-1] >= curve.x_m[-1]
    between = float(curve.x_m[3] + curve.x_m[4]) / 2
    shown = {line.key: value for line, value in view.plot.values_at(between)}
    assert shown["quiet"] == pytest.approx(100 * curve.share[3])


def test_the_two_pictures_have_the_reports_names_and_fit_beside_their_heading(results: Results) -> None:
    texts = [button.text() for button in results.accuracy.modes.buttons.values()]
    assert texts == ["Accuracy over radius", "Distribution of errors"]
    headings = {block.text for block in document_of(evaluation()).blocks if isinstance(block, Heading)}
    assert headings.issuperset(texts)
    results.resize(700, 700)
    for button in results.accuracy.modes.buttons.values():
        assert button.width() >= button.sizeHint().width(), f"{button.text()} is cut"


def test_dragging_the_line_of_the_radius_changes_the_radius(results: Results) -> None:
    line = results.accuracy.radius_line
    line.setValue(3.04)
    line.sigDragged.emit(line)
    assert results._viewing.look.radius_m == 3.0
    assert line.value() == 3.0
    line.setValue(9.0)
    assert line.value() == 5.0, "no radius is larger than the toolbar's"


def test_a_click_in_the_legend_takes_a_method_out_of_curves_and_plan(results: Results) -> None:
    results.tabs.setCurrentWidget(results.plan)
    n_before = len(results.plan._shown)
    assert n_before > 24
    results.legend.buttons["far"].click()
    assert [line.key for line in results.accuracy.plot.lines] == ["near", "quiet"]
    assert n_before - len(results.plan._shown) == 12


def test_differences_say_in_words_whether_methods_are_told_apart(results: Results) -> None:
    pair = paired(evaluation().clips, "near", "far")
    assert text(results, "pairs", 0, "verdict") == "worse than Near" == said_verdict(pair, "Near", "place")
    assert text(results, "pairs", 0, "within") == measured_text(pair.within, 1, 100.0, sign=True)
    same = replace(pair, within=replace(pair.within, value=0.01, low=-0.1, high=0.1))
    assert said_verdict(same, "Near", "place") == "not told apart from Near"
    few = replace(pair, within=replace(pair.within, low=None, high=None), n_units=4)
    assert said_verdict(few, "Near", "place") == "too few places to say"
    none_apart = replace(few, within=replace(few.within, value=0.0), n_units=1)
    assert said_verdict(none_apart, "Near", "array") == "too few arrays to say"
    assert said_verdict(replace(none_apart, n_units=12), "Near", "array") == "the same"
    results.reference.setCurrentIndex(1)
    reckon(results)
    assert text(results, "pairs", 0, "verdict") == "better than Far <b>"


def test_enter_on_a_worst_case_and_a_click_open_that_clip(results: Results, qtbot: QtBot) -> None:
    results.tabs.setCurrentWidget(results.worst)
    results.worst.selectRow(1)
    case = results.worst.current
    with qtbot.waitSignal(results.opened) as told:
        QTest.keyClick(results.worst, Qt.Key.Key_Return)
    assert told.args == [case.key, case.clip, case.method]
    place = results.worst.visualRect(results.worst.sorted.index(0, 1)).center()
    with qtbot.waitSignal(results.opened) as told:
        QTest.mouseClick(results.worst.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args[2] == "far"
    errors = [case.error_m for case in results.worst.rows]
    assert errors == sorted(errors, reverse=True)


def test_the_plan_joins_truths_and_answers_of_one_site(results: Results, qtbot: QtBot) -> None:
    figure = plan_figure(results.reckoned, "Yeoju")
    assert set(sites_of(results.reckoned)) == {"Yeoju", "Goyang"}
    assert figure.size_m == (17.9, 29.0, 7.06) and len(figure.truths_m) == 12
    near = figure.answers["near"]
    assert np.allclose(np.linalg.norm(near.answers_m - near.truths_m, axis=1) <= near.errors_m + 1e-9, True)
    results.tabs.setCurrentWidget(results.plan)
    results.plan.setFocus()
    QTest.keyClick(results.plan, Qt.Key.Key_Right)
    key, method, *_ = results.plan.chosen
    with qtbot.waitSignal(results.opened) as told:
        QTest.keyClick(results.plan, Qt.Key.Key_Return)
    assert told.args == [key, -1, method]


def test_another_theme_paints_everything_anew(results: Results) -> None:
    results._themes.choose(DARK)
    line = results.accuracy.plot.lines[0]
    assert line.colour == results.looks[line.key].colour(DARK)


def test_the_answers_of_an_evaluation_come_back_as_they_were_said() -> None:
    shown = evaluation()
    key = shown.sessions[0].key
    events = events_of(shown, key, {"near": "dB"})
    rows = shown.table.where(shown.table.sessions == key)
    assert len(events) == len(rows)
    located = [e for e in events if isinstance(e, Located) and e.method == "near"]
    of_near = rows.where((rows.methods == "near") & (rows.clips >= 0))
    assert np.allclose([e.position_m for e in located], of_near.answers_m, atol=1e-6)
    assert {e.residual_unit for e in located} == {"dB"}
    assert [e.radius_90_m for e in located] == of_near.radii_90_m.tolist()
    assert sum(isinstance(e, Declined) and e.method == "quiet" and e.clip is not None for e in events) == 2
    summaries = {e.method: (e.n_clips, e.n_declined) for e in events if isinstance(e, Summary)}
    assert summaries["near"] == (3, 0)
    assert "quiet" not in summaries, "it declined the session as a whole"


def test_tens_of_thousands_of_answers_do_not_hold_the_window(results: Results, qtbot: QtBot) -> None:
    large = evaluation(n_places=100, n_clips=55)
    assert len(large.table) > 33_000
    reckoned = reckoned_of(large, Asked())
    results.show_evaluation(large)
    took_s = []
    for _ in range(3):
        began_s = perf_counter()
        results.show_reckoned(reckoned)
        results.accuracy.plot.viewport().repaint()
        took_s.append(perf_counter() - began_s)
    assert min(took_s) < 0.25, f"{1000 * min(took_s):.0f} ms"  # some 40 ms alone on two cores


def test_only_what_depends_on_the_radius_is_worked_out_when_it_is_dragged() -> None:
    shown = evaluation()
    first = reckoned_of(shown, Asked())
    second = reckoned_of(shown, Asked(radius_m=3.0), first)
    assert second.accuracy is first.accuracy and second.worst is first.worst
    assert second.figures[0].within.value > first.figures[0].within.value
    other = reckoned_of(shown, Asked(kind="2-D"), second)
    assert other.accuracy is not first.accuracy
    assert isinstance(other.table, AnswerTable)
