"""Curves of trainings: what was told is what is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from training_samples import epoch, finished, half_done, pulse, run

from workbench.core.events import Progress, StateChanged
from workbench.gui.looks.theme import DARK, LIGHT, ThemeChoice
from workbench.gui.plots.curve_axes import is_better_as_log, log_ticks
from workbench.gui.training.curve_figures import RunFigures, last_epoch_shown, thinned
from workbench.gui.training.curves import Curves
from workbench.gui.training.run_words import duration_text
from workbench.gui.training.seen import RunSeen


@pytest.fixture
def themes() -> ThemeChoice:
    return ThemeChoice()


@pytest.fixture
def curves(qtbot: QtBot, themes: ThemeChoice) -> Iterator[Curves]:
    made = Curves(themes)
    qtbot.addWidget(made)
    made.resize(760, 420)
    with qtbot.waitExposed(made):
        made.show()
    yield made


def show(curves: Curves, *runs: RunSeen) -> None:
    """Show runs and wait until they are drawn."""
    curves.show_runs(runs)
    curves._draw_soon.now()


def share_near(widget: QWidget, colour: str, within: int = 40) -> float:
    """How much of what is on screen has about this colour."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = rows[:, : 3 * image.width()].reshape(-1, 3).astype(int)
    wanted = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])
    return float((np.abs(pixels - wanted).max(axis=1) <= within).mean())


def axis_texts(curves: Curves, plot: int, side: str) -> list[str]:
    """The labels that an axis really paints now."""
    axis = curves.plots[plot].getAxis(side)
    low, high = axis.range
    size = axis.size().width() if side == "bottom" else axis.size().height()
    (spacing, values), *_ = axis.tickValues(low, high, size)
    return axis.tickStrings([v for v in values if low <= v <= high], 1.0, spacing)


# ---- one run


def test_what_was_told_is_what_is_drawn(curves: Curves) -> None:
    seen = half_done(n=7)
    show(curves, seen)
    for key, told in (("training", "loss_train"), ("validation", "loss_val")):
        x, y = curves.loss.drawn(key)
        assert list(x) == [1, 2, 3, 4, 5, 6, 7]
        assert list(y) == [getattr(e, told) for e in seen.epochs]
    for radius in "123":
        assert list(curves.accuracy.drawn(f"{radius} m")[1]) == [100 * e.accuracy_val[radius] for e in seen.epochs]
    assert list(curves.error.drawn("median")[1]) == [e.median_error_val_m for e in seen.epochs]
    x, y = curves.loss.drawn("steps")
    assert list(zip(x, y, strict=True)) == [(p.epoch, p.loss) for p in seen.pulses]


def test_the_running_epoch_is_seen_before_it_ends(curves: Curves) -> None:
    seen = half_done(n=7)
    show(curves, seen)
    assert curves.loss.drawn("steps")[0][-1] == 7.5
    show(curves, seen.told(pulse(7.6, 0.9)))
    assert curves.loss.drawn("steps")[0][-1] == 7.6
    assert curves.loss.drawn("steps")[1][-1] == 0.9


def test_pulses_alone_are_drawn_before_the_first_epoch_ends(curves: Curves) -> None:
    show(curves, run(events=[StateChanged(state="training"), pulse(0.1, 9.0), pulse(0.2, 7.0)]))
    assert curves.waiting_text == ""
    assert list(curves.loss.drawn("steps")[1]) == [9.0, 7.0]
    assert axis_texts(curves, 0, "bottom") == ["0", "1"]


def test_the_best_epoch_is_ringed_on_every_curve_that_has_it(curves: Curves) -> None:
    seen = finished("a", best=14)
    assert seen.best is not None and seen.best.epoch != 20
    show(curves, seen)
    for plot in curves.plots:
        ringed = [line for line in plot.lines if line.best is not None]
        assert ringed and all(line.x[line.best] == seen.best.epoch for line in ringed)
        for items in plot._items.values():
            x, _ = items.best.getData()
            assert list(x) == ([] if items.line.best is None else [seen.best.epoch])
        assert plot._best.isVisible() and plot._best.value() == seen.best.epoch
    assert f"best epoch, {seen.best.epoch}" in curves.headings[0].said


def test_a_loss_that_falls_by_ten_has_a_log_axis_and_labels_say_the_loss_itself(curves: Curves) -> None:
    steep = [replace(epoch(k), loss_train=20.0 / 3**k, loss_val=30.0 / 2**k) for k in range(1, 8)]
    show(curves, run(events=steep))
    assert curves.loss.is_log and "log scale" in curves.headings[0].said
    np.testing.assert_allclose(10 ** curves.loss.drawn("validation")[1], [e.loss_val for e in steep])
    assert {"0.1", "1", "10"} <= set(axis_texts(curves, 0, "left"))
    show(curves, run("flat", [replace(epoch(k), loss_train=1.0, loss_val=1.1) for k in range(1, 8)]))
    assert not curves.loss.is_log and "log" not in curves.headings[0].said
    assert curves.loss.drawn("validation")[1][0] == 1.1


@pytest.mark.parametrize("n", [1, 2, 3, 7, 40, 333, 2000])
def test_epochs_are_labelled_by_whole_numbers_at_every_length(curves: Curves, n: int) -> None:
    show(curves, run(events=[epoch(k, 2000) for k in range(1, n + 1)]))
    for plot in range(3):
        texts = axis_texts(curves, plot, "bottom")
        assert len(texts) >= 2 and texts == [str(int(text)) for text in texts] and len(set(texts)) == len(texts)


def test_the_pointer_reads_exact_values_in_all_plots(curves: Curves, qtbot: QtBot) -> None:
    seen = half_done(n=7)
    show(curves, seen)
    at = curves.loss.getViewBox().mapViewToScene(QPointF(4.3, 1.0)).toPoint()
    QTest.mouseMove(curves.loss.viewport(), at + QPoint(1, 1))
    QTest.mouseMove(curves.loss.viewport(), at)
    qtbot.waitUntil(lambda: curves.loss.readout.text != "")
    fourth = seen.epochs[3]
    assert curves.loss.readout.text.splitlines() == [
        "epoch 4", f"training {fourth.loss_train:.4g}", f"validation {fourth.loss_val:.4g}"
    ]  # fmt: skip
    assert f"within 2 m {100 * fourth.accuracy_val['2']:.1f} %" in curves.accuracy.readout.text
    assert f"median {fourth.median_error_val_m:.2f} m" in curves.error.readout.text


def test_the_arrow_keys_move_the_cursor_and_stay_inside(curves: Curves) -> None:
    show(curves, half_done(n=7))
    curves.activateWindow()
    curves.setFocus()
    for keys, says in (((Qt.Key.Key_Right,), 1), ((Qt.Key.Key_Right,), 2), ((Qt.Key.Key_End, Qt.Key.Key_Right), 7),
                       ((Qt.Key.Key_Left,), 6), ((Qt.Key.Key_Home, Qt.Key.Key_Left), 1)):  # fmt: skip
        for key in keys:
            QTest.keyClick(curves, key)
        assert [plot.readout.text.splitlines()[0] for plot in curves.plots] == [f"epoch {says}"] * 3
    QTest.keyClick(curves, Qt.Key.Key_Escape)
    assert [plot.readout.text for plot in curves.plots] == ["", "", ""]


def test_a_resumed_run_that_tells_an_epoch_again_is_drawn_as_it_is_now(curves: Curves) -> None:
    seen = half_done(n=7)
    show(curves, seen)
    again = seen.told(StateChanged(state="preparing")).told(replace(epoch(6), loss_val=1.123))
    show(curves, again)
    x, y = curves.loss.drawn("validation")
    assert list(x) == [1, 2, 3, 4, 5, 6] and y[-1] == 1.123
    assert "steps" not in {line.key for line in curves.loss.lines}


def test_zooming_is_shared_and_a_double_click_shows_all_again(curves: Curves) -> None:
    show(curves, finished("a"))
    whole = curves.loss.viewRange()[0]
    curves.loss.getViewBox().scaleBy((0.5, 1.0))
    curves.loss.getViewBox().sigRangeChangedManually.emit((True, False))
    near = curves.loss.viewRange()[0]
    assert near[1] - near[0] < 0.6 * (whole[1] - whole[0])
    assert all(plot.viewRange()[0] == pytest.approx(near) for plot in curves.plots)
    show(curves, replace(finished("a"), state="stopped"))
    assert curves.loss.viewRange()[0] == pytest.approx(near), "what is looked at stays when the run says more"
    QTest.mouseDClick(curves.accuracy.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, 40))
    assert all(plot.viewRange()[0] == pytest.approx(whole) for plot in curves.plots)


# ---- states


def test_a_quiet_line_says_time_left_speed_and_memory(curves: Curves) -> None:
    show(curves, half_done(n=7))
    for words in ("epoch 8 of 20", "12 min left", "1,430 clips/s", "1.2 GiB", "best epoch 7"):
        assert words in curves.line.words
    show(curves, finished("a", best=14))
    assert "took 20 min" in curves.line.words and "left" not in curves.line.words


def test_while_features_are_computed_their_progress_is_shown(curves: Curves) -> None:
    said = [StateChanged(state="preparing"), Progress(done=1204, total=5427, doing="Computing features")]
    show(curves, run(events=said, state="preparing"))
    assert curves.waiting_text == "Computing features, 1,204 of 5,427"
    assert curves._bar.isVisible() and curves._bar.value() == round(1000 * 1204 / 5427)
    show(curves, run(events=[StateChanged(state="training")]))
    assert "first epoch" in curves.waiting_text and not curves._bar.isVisible()


def test_a_failure_is_told_in_place_with_what_to_do(curves: Curves) -> None:
    said = StateChanged(state="failed", problem="The loss stopped being a number", hint="Try a learning rate below 0.5")
    show(curves, run(events=[said], state="failed"))
    assert curves.notice.text == "The loss stopped being a number\nTry a learning rate below 0.5"
    assert curves.notice.property("tone") == "error"
    show(curves, half_done())
    assert curves.notice.text == ""


def test_a_crash_shows_its_last_words_above_the_curves_that_there_are(curves: Curves) -> None:
    words = "Traceback (most recent call last):\n  step()\nRuntimeError: CUDA out of memory"
    show(curves, half_done(n=3, state="crashed", last_words=words))
    assert words in curves.notice.text and "Resume" in curves.notice.text
    assert list(curves.loss.drawn("validation")[0]) == [1, 2, 3]


def test_without_a_run_it_says_what_to_do(curves: Curves) -> None:
    show(curves)
    assert "New Training" in curves.waiting_text and not curves.line.isVisible()


# ---- several runs


def test_several_runs_differ_by_colour_dash_and_mark_and_are_named(curves: Curves) -> None:
    runs = tuple(finished(f"run-{i}", seed=i) for i in range(5))
    show(curves, *runs)
    named = [line for line in curves.loss.lines if line.name]
    assert [line.name for line in named] == [seen.name for seen in runs]
    for what in ("colour", "dash", "symbol"):
        assert len({getattr(line, what) for line in named}) == 5
    for line, seen in zip(named, runs, strict=True):
        assert list(line.y) == [e.loss_val for e in seen.epochs]
    assert [button.text() for button in curves.legend.buttons.values()] == [seen.name for seen in runs]
    assert all(share_near(curves.accuracy, line.colour) > 0.0002 for line in named)


def test_a_click_in_the_legend_hides_a_run_and_shows_it_again(curves: Curves) -> None:
    runs = tuple(finished(f"run-{i}", seed=i) for i in range(3))
    show(curves, *runs)
    colour = curves.loss.lines[-1].colour
    before = share_near(curves.loss, colour)
    button = curves.legend.buttons[runs[2].folder]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    curves._draw_soon.now()
    assert {line.name for line in curves.error.lines} == {"run-0", "run-1"}
    assert share_near(curves.loss, colour) < 0.2 * before
    show(curves, *(replace(seen, state="stopped") for seen in runs))
    assert {line.name for line in curves.error.lines} == {"run-0", "run-1"}, "hidden ones stay hidden as runs go on"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    curves._draw_soon.now()
    assert {line.name for line in curves.error.lines} == {"run-0", "run-1", "run-2"}


def test_of_very_many_runs_the_first_are_drawn_and_it_says_so(curves: Curves) -> None:
    runs = tuple(finished(f"a-run-with-quite-a-long-name-{i}", seed=i % 7) for i in range(200))
    show(curves, *runs)
    assert {line.name for line in curves.error.lines} == {seen.name for seen in runs[:12]}
    assert list(curves.legend.buttons) == [seen.folder for seen in runs[:12]]
    assert curves.line.words.startswith("12 of 200 chosen")


def test_the_legend_takes_three_lines_at_most_and_tab_scrolls_to_the_rest(curves: Curves, qtbot: QtBot) -> None:
    curves.resize(360, 420)
    curves.activateWindow()
    qtbot.waitUntil(curves.isActiveWindow)
    show(curves, *(finished(f"a-run-with-quite-a-long-name-{i}", seed=i % 7) for i in range(12)))
    legend = curves.legend
    first, *_, last = legend.buttons.values()
    assert legend.height() == 3 * first.height()

    def seen(button: QWidget) -> bool:
        return legend.viewport().rect().contains(QRect(button.mapTo(legend.viewport(), QPoint(0, 0)), button.size()))

    assert seen(first) and not seen(last)
    for button in legend.buttons.values():
        assert button.geometry().right() < legend.viewport().width()
    list(legend.buttons.values())[-2].setFocus()
    QTest.keyClick(curves.focusWidget(), Qt.Key.Key_Tab)
    assert curves.focusWidget() is last and seen(last)


@pytest.mark.parametrize(("losses", "best"), [((np.nan, np.nan), None), ((np.nan, 2.0, 1.0, np.inf), 3)])
def test_losses_that_are_no_numbers_are_never_the_best(
    curves: Curves, losses: tuple[float, ...], best: int | None
) -> None:
    seen = run(events=[replace(epoch(n), loss_val=loss) for n, loss in enumerate(losses, 1)])
    assert (seen.best and seen.best.epoch) == best
    show(curves, seen)
    row = curves._figures[seen.folder].best_row
    assert (None if row is None else row + 1) == best


def test_what_is_seen_is_also_told(curves: Curves) -> None:
    """For those who hear the window instead of seeing it."""
    seen = finished("a")
    show(curves, seen)
    curves.setFocus()
    QTest.keyClick(curves, Qt.Key.Key_Home)
    loss = seen.epochs[0].loss_val
    assert curves.accessibleName().startswith("Epoch 1. Loss") and f"validation {loss:.4g}" in curves.accessibleName()
    QTest.keyClick(curves, Qt.Key.Key_Escape)
    assert curves.accessibleName() == "Curves of the training"
    assert [button.accessibleName() for button in curves._radii.buttons()] == [
        f"Accuracy within {radius} m" for radius in (1, 2, 3)
    ]
    assert "validation" in curves.headings[0].accessibleName()
    show(curves, run(events=[StateChanged(state="preparing"), Progress(done=3, total=12, doing="Features")],
                     state="preparing"))  # fmt: skip
    assert curves._bar.accessibleName() == curves.waiting_text == "Features, 3 of 12"


def test_a_run_keeps_its_look_while_others_come_and_go(curves: Curves) -> None:
    a, b, c = (finished(f"run-{i}", seed=i) for i in range(3))
    show(curves, a, b)
    looks = {line.name: (line.colour, line.dash) for line in curves.error.lines}
    show(curves, b, c)
    now = {line.name: (line.colour, line.dash) for line in curves.error.lines}
    assert now["run-1"] == looks["run-1"] and now["run-2"] not in (now["run-1"],)


def test_the_accuracy_of_several_runs_is_compared_within_a_chosen_radius(curves: Curves) -> None:
    a, b = finished("a"), finished("b", seed=3)
    show(curves, a, b)
    assert "within 2 m" in curves.headings[1].said
    button = next(b for b in curves._radii.buttons() if b.text() == "1 m")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "within 1 m" in curves.headings[1].said
    assert [list(line.y) for line in curves.accuracy.lines] == [
        [100 * e.accuracy_val["1"] for e in seen.epochs] for seen in (a, b)
    ]


# ---- looks and cost


def test_themes_change_live(curves: Curves, themes: ThemeChoice) -> None:
    show(curves, half_done())
    assert share_near(curves.loss, LIGHT.surface, 3) > 0.8
    themes.choose(DARK)
    assert share_near(curves.loss, DARK.surface, 3) > 0.8
    assert {line.colour for line in curves.accuracy.lines} == {DARK.microphones[0]}
    assert share_near(curves.accuracy, DARK.microphones[0]) > 0.001


@pytest.mark.parametrize(("width", "height"), [(500, 560), (700, 420), (1000, 340), (360, 300)])
def test_plots_and_headings_fit_at_every_size(curves: Curves, qtbot: QtBot, width: int, height: int) -> None:
    show(curves, *(finished(f"spacenet-without-spatial-branch-{i}", seed=i) for i in range(4)))
    curves.resize(width, height)
    qtbot.wait(50)
    assert curves.minimumSizeHint().width() <= max(width, 480)
    boxes = [w.geometry() for pair in zip(curves.headings, curves.plots, strict=True) for w in pair]
    assert all(not a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert all(plot.height() >= 60 and plot.width() >= 160 for plot in curves.plots)


def test_an_epoch_more_draws_only_the_run_it_belongs_to(curves: Curves) -> None:
    a, b = half_done("a"), half_done("b", seed=2)
    show(curves, a, b)
    before = {line.key: line for line in curves.loss.lines}
    show(curves, a, b.told(epoch(8, seed=2)))
    now = {line.key: line for line in curves.loss.lines}
    assert all(now[key] is before[key] for key in now if str(a.folder) in key)
    assert all(now[key] is not before[key] for key in now if str(b.folder) in key)


def test_two_thousand_epochs_and_ten_thousand_pulses_stay_smooth(curves: Curves) -> None:
    seen = replace(
        run(), epochs=tuple(epoch(k, 2500) for k in range(1, 2001)),
        pulses=tuple(pulse(k / 5, 1.0 + 0.5 * float(np.sin(k))) for k in range(1, 10_001)),
    )  # fmt: skip
    show(curves, seen)
    assert len(curves.loss.drawn("steps")[0]) <= 1501
    took_s = []
    for k in range(1, 8):
        seen = seen.told(pulse(2000 + k / 10, 1.0)).told(epoch(2000 + k, 2500))
        began_s = perf_counter()
        show(curves, seen)
        for plot in curves.plots:
            plot.viewport().repaint()
        took_s.append(perf_counter() - began_s)
    assert min(took_s) < 0.1, f"{1000 * min(took_s):.0f} ms an epoch"  # some 16 ms on two cores


def test_hidden_curves_are_drawn_when_they_are_shown_again(curves: Curves, qtbot: QtBot) -> None:
    show(curves, half_done(n=3))
    curves.hide()
    curves.show_runs((half_done(n=5),))
    assert not curves._draw_soon.is_pending
    curves.show()
    assert list(curves.loss.drawn("validation")[0]) == [1, 2, 3, 4, 5]


# ---- the values behind it


def test_thinning_keeps_every_peak() -> None:
    x = np.arange(10_000.0)
    y = np.zeros(10_000)
    y[[17, 4_242, 9_999]] = 5.0, -3.0, 7.0
    thin_x, thin_y = thinned(x, y, 1_000)
    assert len(thin_x) <= 1_000 + 1 and bool(np.all(np.diff(thin_x) >= 0))
    assert {(17.0, 5.0), (4_242.0, -3.0), (9_999.0, 7.0)} <= set(zip(thin_x, thin_y, strict=True))


def test_figures_handed_out_do_not_change_when_a_run_begins_anew() -> None:
    figures, seen = RunFigures(), half_done(n=5)
    figures.follow(seen)
    before = figures.epochs
    kept = before.copy()
    assert not figures.follow(seen)
    assert figures.follow(replace(seen, epochs=(replace(epoch(1), loss_val=99.0),)))
    assert len(figures.epochs) == 1 and figures.epochs[0, 2] == 99.0
    np.testing.assert_array_equal(before, kept)


def test_axes_end_where_a_few_more_epochs_fit() -> None:
    assert [last_epoch_shown(done, 300) for done in (0.0, 0.4, 1, 7, 7.5, 23, 110, 299, 300)] == [
        1, 1, 2, 8, 8, 25, 150, 300, 300
    ]  # fmt: skip
    assert is_better_as_log(np.array([0.1, 5.0])) and not is_better_as_log(np.array([0.0, 5.0]))
    assert log_ticks(-0.1, 1.1, 9) == pytest.approx([0.0, np.log10(2), np.log10(5), 1.0])


def test_durations_are_said_in_the_units_that_matter() -> None:
    assert [duration_text(s) for s in (4.4, 59, 61, 3599, 3600, 11_100, 190_000)] == [
        "4 s", "59 s", "1 min", "1 h 00 min", "1 h 00 min", "3 h 05 min", "2 d 4 h"
    ]  # fmt: skip
