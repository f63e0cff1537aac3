"""Runs side by side: only what differs, and what came of it, with the best marked."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from training_samples import epoch, finished, half_done, other_split, run, scored

from workbench.core.errors import UserError
from workbench.files.run_environment import environment_of
from workbench.gui.looks.theme import DARK, ThemeChoice
from workbench.gui.training import held_out
from workbench.gui.training.comparison import EMPTY, Comparison
from workbench.gui.training.comparison_model import BEST
from workbench.gui.training.curves import Curves
from workbench.gui.training.differences import (
    ENVIRONMENT,
    FIGURES,
    NOTHING,
    SETTINGS,
    Row,
    environment_rows,
    figure_rows,
    setting_rows,
)
from workbench.gui.training.held_out import end_words, validation_words
from workbench.gui.training.seen import RunSeen
from workbench.training.config import AugmentConfig, DataConfig, NetworkConfig, TrainConfig


@pytest.fixture
def comparison(qtbot: QtBot) -> Iterator[Comparison]:
    made = Comparison(ThemeChoice())
    qtbot.addWidget(made)
    made.resize(760, 480)
    with qtbot.waitExposed(made):
        made.show()
    yield made


def show(comparison: Comparison, *runs: RunSeen) -> None:
    comparison.show_runs(runs)
    comparison._soon.now()


def shown(comparison: Comparison) -> list[list[str]]:
    """The cells as they are on screen, headings as single cells."""
    model = comparison.model
    table = []
    for i in range(model.rowCount()):
        cells = [model.index(i, c).data() for c in range(model.columnCount())]
        table.append([cells[0]] if cells[1] is None else cells)
    return table


def line(comparison: Comparison, label: str) -> list[str]:
    return next(cells[1:] for cells in shown(comparison) if cells[0] == label and len(cells) > 1)


def in_folder(seen: RunSeen, below: Path, **environment: object) -> RunSeen:
    """The same run in a real folder, with what it ran with."""
    folder = below / seen.name
    folder.mkdir()
    (folder / "environment.json").write_text(json.dumps(environment))
    return replace(seen, folder=folder)


def by_label(rows: tuple[Row, ...]) -> dict[str, Row]:
    return {row.label: row for row in rows}


def test_settings_that_differ_are_shown_and_no_others(comparison: Comparison) -> None:
    a = finished("a")
    b = finished(
        "b", learning_rate=3e-4, network=NetworkConfig(spatial=False), augment=AugmentConfig(frequency_mask=20)
    )
    show(comparison, a, b)
    table = shown(comparison)
    settings = table[: table.index([FIGURES])]
    assert settings == [
        [SETTINGS],
        ["Spatial branch", "on", "off"],
        ["Frequency mask, mel bands", "network's own", "20"],
        ["Learning rate", "0.001", "0.0003"],
    ]


def test_every_setting_is_found_when_it_differs_wherever_it_is_nested() -> None:
    """One change a setting, each of another kind: none is overlooked."""
    changes: dict[str, object] = {"": TrainConfig()}
    for group, kind in (
        ("data", DataConfig),
        ("network", NetworkConfig),
        ("augment", AugmentConfig),
        ("", TrainConfig),
    ):
        for each in fields(kind):
            now = getattr(kind(), each.name)
            if each.name in ("name", "title") or isinstance(now, (DataConfig, NetworkConfig, AugmentConfig)):
                continue
            other = (not now) if isinstance(now, bool) else 3 if now is None or isinstance(now, int) else (
                now + 0.125 if isinstance(now, float) else (*now, "goyang") if isinstance(now, tuple) else f"{now}x"
            )  # fmt: skip
            part = replace(kind(), **{each.name: other})
            whole = replace(TrainConfig(), **{group: part}) if group else part
            changes[f"{group}.{each.name}".strip(".")] = whole
    for dotted, config in changes.items():
        idle = {"data.choose", "data.same_place_m", "augment.time_mask", "network.delays", "augment.clock_error_ms",
                "augment.fewest_microphones", "augment.first_four"}  # fmt: skip
        rows = setting_rows((run("a"), run("b", config=config)))
        assert [row.about.partition(":")[0] for row in rows] == ([dotted] if dotted and dotted not in idle else [])


def test_environments_that_differ_are_shown(comparison: Comparison, tmp_path: Path) -> None:
    a = in_folder(finished("a"), tmp_path, torch="2.13.0", gpu="none", threads=2)
    b = in_folder(finished("b"), tmp_path, torch="2.13.0", gpu="Tesla T4", threads=16)
    show(comparison, a, b)
    table = shown(comparison)
    at = table.index([ENVIRONMENT])
    assert table[at + 1 : table.index([FIGURES])] == [["GPU", "none", "Tesla T4"], ["Threads", "2", "16"]]
    assert "Their settings are the same." in comparison.note.text()


def test_an_environment_that_cannot_be_read_is_no_hindrance(tmp_path: Path) -> None:
    assert environment_of(tmp_path) == {}
    (tmp_path / "environment.json").write_bytes(b"\xff[1, 2")
    assert environment_of(tmp_path) == {}
    (tmp_path / "environment.json").write_text("[1]")
    assert environment_of(tmp_path) == {}
    rows = environment_rows([{}, {"torch": "2.13.0"}])
    assert [row.cells for row in rows] == [], "what nobody wrote down is no difference"
    rows = environment_rows([{}, {"torch": "2.13.0"}, {"torch": "2.14.0"}])
    assert [row.cells for row in rows] == [("\N{EN DASH}", "2.13.0", "2.14.0")]


def test_figures_are_those_of_the_epoch_that_is_kept() -> None:
    seen = finished("a", best=14)
    best = seen.best
    assert best is not None and best.epoch != 20
    rows = by_label(figure_rows((seen, finished("b", seed=2))))
    assert rows["Best epoch"].cells[0] == str(best.epoch)
    assert rows["Validation loss"].cells[0] == f"{best.loss_val:.3f}"
    assert rows["Training loss"].cells[0] == f"{best.loss_train:.3f}"
    for radius in "123":
        assert rows[f"Validation ≤ {radius} m"].cells[0] == f"{100 * best.accuracy_val[radius]:.1f}"
        assert rows[f"Validation ≤ {radius} m"].unit == "%"
    assert rows["Test ≤ 2 m"].cells[0] == "50.0" and rows["Test clips"].cells[0] == "500"
    assert rows["Time of all epochs"].cells[0] == "20 min" and rows["Time of all epochs"].plain[0] == "1200"
    assert rows["Speed"].cells == ("1,430", "1,432")


def test_the_best_is_marked_by_a_star_and_bold_and_low_is_best_for_losses(comparison: Comparison) -> None:
    a, b = finished("a", seed=0, within=0.40), finished("b", seed=3, within=0.55)
    show(comparison, a, b)
    assert a.best.loss_val < b.best.loss_val
    assert line(comparison, "Validation loss")[0].startswith(BEST)
    assert line(comparison, "Test ≤ 2 m, %") == ["40.0", f"{BEST} 55.0"]
    assert all(BEST not in cell for label in ("Best epoch", "Epochs done") for cell in line(comparison, label))
    model = comparison.model
    row = next(i for i, x in enumerate(model.lines) if isinstance(x, Row) and x.label == "Test ≤ 2 m")
    fonts = [model.index(row, c).data(Qt.ItemDataRole.FontRole) for c in (1, 2)]
    assert fonts[0] is None and fonts[1].bold()
    assert f"{BEST} best of these" in comparison.note.text()


def test_equal_values_have_no_best_and_a_tie_at_the_top_has_two() -> None:
    same = by_label(figure_rows((finished("a", within=0.4), finished("b", within=0.4))))
    assert same["Test ≤ 2 m"].best == frozenset()
    three = by_label(figure_rows((finished("a", within=0.5), finished("b", within=0.4), finished("c", within=0.5))))
    assert three["Test ≤ 2 m"].best == {0, 2}


def test_a_run_without_a_figure_has_a_dash_and_is_never_best(comparison: Comparison) -> None:
    show(comparison, finished("a"), half_done("b"), run("c"))
    assert line(comparison, "Test ≤ 2 m, %") == ["50.0", "\N{EN DASH}", "\N{EN DASH}"]
    assert line(comparison, "Validation loss")[2] == "\N{EN DASH}"
    assert "may still change" in comparison.note.text()


def test_runs_judged_by_different_clips_are_not_to_be_compared(comparison: Comparison) -> None:
    show(comparison, finished("a"), other_split("b", 1))
    assert "judged by different clips (Split by)" in comparison.note.text()
    show(comparison, finished("a"), finished("b", huber_delta_m=0.5))
    assert "losses do not compare" in comparison.note.text()


def test_a_run_whose_settings_cannot_be_read_is_shown_without_them(comparison: Comparison) -> None:
    show(comparison, finished("a"), replace(finished("b"), config=None))
    assert line(comparison, "Learning rate") == ["0.001", "\N{EN DASH}"]


def test_copy_is_tab_separated_with_all_digits_and_units(comparison: Comparison) -> None:
    a, b = finished("a"), finished("b", learning_rate=3e-4)
    show(comparison, a, b)
    QTest.mouseClick(comparison.copy_button, Qt.MouseButton.LeftButton)
    rows = [text.split("\t") for text in QGuiApplication.clipboard().text().splitlines()]
    assert rows[0] == ["", "", "unit", "a", "b"]
    assert [SETTINGS, "Learning rate", "", "0.001", "0.0003"] in rows
    loss = next(row for row in rows if row[1] == "Validation loss")
    assert float(loss[3]) == pytest.approx(a.best.loss_val, rel=1e-9) and BEST not in "".join(loss)
    assert len({len(row) for row in rows}) == 1


def test_csv_is_what_is_shown_and_a_full_disk_is_told(comparison: Comparison, tmp_path: Path) -> None:
    show(comparison, finished("a, b"), finished("c"))
    path = tmp_path / "comparison.csv"
    comparison.write_csv(path)
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == comparison.table()
    with pytest.raises(UserError, match="could not be written"):
        comparison.write_csv(tmp_path)


def test_one_run_or_none_says_what_to_do(comparison: Comparison) -> None:
    for runs in ((), (finished("a"),)):
        show(comparison, *runs)
        assert comparison._empty.isVisible() and comparison._empty.text() == EMPTY
    show(comparison, finished("a"), finished("b"))
    assert not comparison._empty.isVisible() and comparison.view.isVisible()


def test_an_epoch_more_is_seen_and_pulses_alone_change_nothing(comparison: Comparison, qtbot: QtBot) -> None:
    a, b = finished("a"), half_done("b", 7)
    show(comparison, a, b)
    resets: list[None] = []
    comparison.model.modelReset.connect(lambda: resets.append(None))
    show(comparison, a, replace(b, pulses=b.pulses[:-1]))
    assert resets == [] and line(comparison, "Epochs done") == ["20", "7"]
    comparison.show_runs((a, b.told(epoch(8))))
    qtbot.waitUntil(lambda: line(comparison, "Epochs done") == ["20", "8"])


def test_of_very_many_runs_the_first_are_compared_and_it_says_so(comparison: Comparison) -> None:
    comparison.show_runs(tuple(finished(f"run-{i}", seed=i % 7) for i in range(200)))
    assert comparison.model.names == tuple(f"run-{i}" for i in range(12))
    assert comparison.note.text().startswith("12 of 200 chosen.")


def test_a_run_is_marked_as_in_the_curves(qtbot: QtBot) -> None:
    themes = ThemeChoice()
    curves = Curves(themes)
    comparison = Comparison(themes, curves.looks)
    for widget in (curves, comparison):
        qtbot.addWidget(widget)
        widget.show()
    a, b, c = (finished(name, seed=i) for i, name in enumerate("abc"))
    for runs in ((a, b), (b, c)):
        curves.show_runs(runs)
        curves._draw_soon.now()
        show(comparison, *runs)
    colours = {x.name: x.colour for x in curves.error.lines}
    for column, name in ((1, "b"), (2, "c")):
        icon = comparison.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole)
        image = icon.pixmap(16, 12).toImage()
        found = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert colours[name] in found


def test_themes_change_live(comparison: Comparison) -> None:
    show(comparison, finished("a"), finished("b", seed=2))
    comparison._themes.choose(DARK)
    cell = comparison.model.index(1, 0).data(Qt.ItemDataRole.ForegroundRole)
    assert cell.name() == DARK.muted


def test_settings_that_do_not_count_are_no_difference() -> None:
    on_campaign = replace(DataConfig(), campaign="/data/c")
    a = run("a", config=TrainConfig(data=replace(on_campaign, n_sessions=50, sites=("yeoju",))))
    b = run("b", config=TrainConfig(data=replace(on_campaign, n_sessions=90, seconds=60.0), learning_rate=3e-4))
    assert [row.label for row in setting_rows((a, b))] == ["Learning rate"]
    made = run("c", config=TrainConfig(data=DataConfig(n_sessions=DataConfig().n_sessions + 1)))
    rows = {row.about.partition(":")[0]: row.cells for row in setting_rows((a, made))}
    assert rows["data.campaign"] == ("/data/c", "simulated")
    assert rows["data.n_sessions"] == (NOTHING, str(DataConfig().n_sessions + 1)) and "data.seconds" not in rows


def judged(name: str, within: float, n_places: int, **parts: object) -> RunSeen:
    seen = finished(name, within=within, **parts)
    return seen.told(replace(scored(within), n_places=n_places))


def test_no_star_where_so_few_places_leave_it_to_chance_or_the_clips_are_others() -> None:
    two = by_label(figure_rows((judged("a", 0.5, 2), judged("b", 0.7, 2))))
    assert two["Test \N{LESS-THAN OR EQUAL TO} 2 m"].best == frozenset()
    assert two["Test places"].cells == ("2", "2") and two["Test clips"].cells == ("500", "500")
    many = by_label(figure_rows((judged("a", 0.5, 400), judged("b", 0.7, 400))))
    assert many["Test \N{LESS-THAN OR EQUAL TO} 2 m"].best == {1}
    other = by_label(figure_rows((judged("a", 0.5, 400), judged("b", 0.7, 400, data=DataConfig(seed=5)))))
    assert other["Test \N{LESS-THAN OR EQUAL TO} 2 m"].best == frozenset() and other["Speed"].cells


def test_the_test_part_is_told_first_with_its_clips_and_places() -> None:
    seen = judged("a", 0.5, 2)
    assert held_out.test_words(seen) == "Test: median 1.50 m, within 1, 2, 3 m 25, 50, 60 %  (500 clips, 2 places)"
    assert end_words(seen).startswith("Test: median") and validation_words(seen).startswith(
        f"Validation, epoch {seen.best.epoch}:"
    )
    assert held_out.test_words(run()) == "" and end_words(run()) == ""
