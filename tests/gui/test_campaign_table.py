"""The campaign table: sorted, searched, chosen from, edited and reviewed by keys; one model for 10,000 rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.campaign_desk import CTRL_SHIFT, Key, choose, press
from tests.gui.conftest import make_session, session_at, wait_idle
from workbench.core.session import Review
from workbench.files.campaign import SessionRow
from workbench.gui.campaign.columns import COLUMNS, PLACE_OF
from workbench.gui.campaign.model import CampaignModel
from workbench.gui.campaign.rows import CampaignRows
from workbench.gui.campaign.table import CampaignTable
from workbench.gui.campaign.widths import shared_widths
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.main_window import MainWindow
from workbench.gui.state.settings import SettingsStore


def row(name: str, **parts: object) -> SessionRow:
    return SessionRow(path=Path("/c") / name, name=name, n_microphones=4, **parts)  # type: ignore[arg-type]


ROWS = (
    row("A-10", site="Yeoju", weather="rain", duration_s=30.0, review="flagged", n_placed=4, rate_hz=44_100),
    row(
        "A-2",
        site="Goyang ruin",
        weather="dry",
        duration_s=9.5,
        recorded_at="2025-03-14T10:22:00+09:00",
        temperature_c=-3.0,
    ),
    row("A-1", site="Yeoju", weather="", duration_s=None, missing_files=("m1.wav",), has_truth=True),
    row("B-1", problem="it is not JSON"),
)


@pytest.fixture
def table(qtbot: QtBot, tmp_path: Path) -> CampaignTable:
    rows = CampaignRows()
    made = CampaignTable(rows, ThemeChoice(), SettingsStore(tmp_path / "t.ini"))
    made.rows = rows  # type: ignore[attr-defined]
    rows.setParent(made)
    qtbot.addWidget(made)
    rows.begin(Path("/c"), tuple(r.path for r in ROWS))
    rows.put(ROWS)
    return made


def names(table: CampaignTable) -> list[str]:
    return [r.name for r in table.model.shown]


def sort(table: CampaignTable, column: str, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> list[str]:
    table.view.sortByColumn(PLACE_OF[column], order)
    return names(table)


def test_rows_come_in_the_order_people_count(table: CampaignTable) -> None:
    assert names(table) == ["A-1", "A-2", "A-10", "B-1"]


def test_any_column_sorts_and_what_says_nothing_comes_last_either_way(table: CampaignTable) -> None:
    assert sort(table, "length") == ["A-2", "A-10", "A-1", "B-1"]
    assert sort(table, "length", Qt.SortOrder.DescendingOrder) == ["A-10", "A-2", "A-1", "B-1"]
    assert sort(table, "site") == ["A-2", "A-1", "A-10", "B-1"]
    assert sort(table, "review", Qt.SortOrder.DescendingOrder)[0] == "A-10"
    for column in COLUMNS:
        sort(table, column.id)
        sort(table, column.id, Qt.SortOrder.DescendingOrder)
        assert sorted(names(table)) == ["A-1", "A-10", "A-2", "B-1"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("yeoju", ["A-1", "A-10"]),
        ("YEOJU rain", ["A-10"]),
        ("site:goyang", ["A-2"]),
        ('site:"goyang ruin"', ["A-2"]),
        ("weather:rain", ["A-10"]),
        ("weather:", ["A-1", "B-1"]),
        ("-weather:", ["A-2", "A-10"]),
        ("review:flagged", ["A-10"]),
        ("placed:no", ["A-1", "A-2", "B-1"]),
        ("sound:missing", ["A-1"]),
        ("truth:yes", ["A-1"]),
        ("date:2025-03", ["A-2"]),
        ("-yeoju", ["A-2", "B-1"]),
        ("a-1", ["A-1", "A-10"]),
        ("", ["A-1", "A-2", "A-10", "B-1"]),
        ("nothing like it", []),
        ("mics:4", ["A-1", "A-2", "A-10", "B-1"]),
        ("mics:6", []),
        ("mics:>4", []),
        ("length:>10", ["A-10"]),
        ("length:<=9,5", ["A-2"]),
        ("length:9", []),
        ("length:9.5", ["A-2"]),
        ("length:9..30", ["A-2", "A-10"]),
        ("-length:>10", ["A-2"]),
        ("length:", ["A-1", "B-1"]),
        ("-length: yeoju", ["A-10"]),
        ("rate:44", ["A-10"]),
        ("temp:<0", ["A-2"]),
    ],
)
def test_words_and_columns_find_sessions(table: CampaignTable, line: str, expected: list[str]) -> None:
    table.search.setText(line)
    assert names(table) == expected


def test_a_column_that_is_none_is_told(table: CampaignTable) -> None:
    table.search.setText("wether:rain")
    assert "no “wether:” to search" in table.counts.text()
    assert "weather:" in table.counts.toolTip()


def test_a_number_that_is_none_yet_is_told_and_leaves_nothing_out(table: CampaignTable) -> None:
    for text in ("length:>", "length:long"):
        table.search.setText(text)
        assert len(names(table)) == 4
        assert "After “length:” comes a number" in table.counts.text()


def test_the_choice_stays_while_people_search_and_sort(table: CampaignTable) -> None:
    table.select_folders([Path("/c/A-10"), Path("/c/A-1")])
    table.search.setText("yeoju")
    assert [r.name for r in table.selected_rows()] == ["A-1", "A-10"]
    sort(table, "length")
    assert {r.name for r in table.selected_rows()} == {"A-1", "A-10"}
    table.search.setText("rain")
    assert [r.name for r in table.selected_rows()] == ["A-10"], "what is not shown is not chosen"


def test_a_row_that_changes_keeps_its_place_or_takes_the_one_it_should(table: CampaignTable) -> None:
    rows: CampaignRows = table.rows  # type: ignore[attr-defined]
    sort(table, "length")
    table.select_folders([Path("/c/A-2")])
    rows.put((replace(ROWS[1], duration_s=100.0),))
    assert names(table)[:2] == ["A-10", "A-2"]
    assert [r.duration_s for r in table.selected_rows()] == [100.0]
    table.search.setText("weather:dry")
    rows.put((replace(ROWS[1], weather="snow"),))
    assert names(table) == []


def test_columns_share_the_room_there_is() -> None:
    assert shared_widths([100, 50], [60, 50], 200) == [100, 50], "the last one fills what is left"
    assert shared_widths([100, 100, 40], [60, 20, 40], 180) == [80, 60, 40]
    assert shared_widths([100, 50], [60, 50], 80) == [60, 50], "no less than at first: the view scrolls"


def test_long_texts_are_whole_where_there_is_room(table: CampaignTable, qtbot: QtBot) -> None:
    rows: CampaignRows = table.rows  # type: ignore[attr-defined]
    long = "A site with a name that is as long as names can be, FP1"
    rows.put((replace(ROWS[0], site=long),))
    header = table.view.horizontalHeader()
    table.resize(1800, 400)
    table.show()
    qtbot.waitUntil(lambda: header.sectionSize(PLACE_OF["site"]) > table.fontMetrics().horizontalAdvance(long))
    table.resize(1000, 400)
    qtbot.waitUntil(lambda: header.sectionSize(PLACE_OF["site"]) < 250)
    at = QPoint(header.sectionPosition(PLACE_OF["site"]) + header.sectionSize(PLACE_OF["site"]) - 1, 5)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    header.resizeSection(PLACE_OF["site"], 300)
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    table.resize(1800, 400)
    qtbot.wait(150)
    assert header.sectionSize(PLACE_OF["site"]) == 300, "a width that people chose stays"


def test_times_say_their_zone_and_sort_by_the_moment(table: CampaignTable) -> None:
    rows: CampaignRows = table.rows  # type: ignore[attr-defined]
    times = ("2025-03-14T02:00:00+00:00", "2025-03-14T10:22:00+09:00", "2025-03-14T01:30:00", "some day")
    rows.put(tuple(replace(r, recorded_at=t) for r, t in zip(ROWS, times, strict=True)))
    assert sort(table, "recorded") == ["A-2", "A-1", "A-10", "B-1"]
    shown = [table.model.index(i, PLACE_OF["recorded"]).data() for i in range(4)]
    assert shown == ["2025-03-14 10:22 +09:00", "2025-03-14 01:30", "2025-03-14 02:00 UTC", "some day"]


def test_marks_have_shapes_and_words_and_numbers_stand_right(table: CampaignTable) -> None:
    model = table.model
    texts = {column.id: [model.index(i, PLACE_OF[column.id]).data() for i in range(4)] for column in COLUMNS}
    assert texts["review"] == ["not reviewed", "not reviewed", "flagged", "not reviewed"]
    assert texts["sound"] == ["file missing", "not heard yet", "not heard yet", "cannot be opened"]
    assert texts["length"] == ["\N{EN DASH}", "9.5", "30.0", "\N{EN DASH}"]
    assert texts["recorded"] == ["", "2025-03-14 10:22 +09:00", "", ""]
    marks = [model.index(i, PLACE_OF["sound"]).data(Qt.ItemDataRole.DecorationRole).toImage() for i in (0, 1, 2)]
    assert marks[0] != marks[1] == marks[2]
    for column in COLUMNS:
        shown = model.headerData(PLACE_OF[column.id], Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        cell = model.index(1, PLACE_OF[column.id]).data(Qt.ItemDataRole.TextAlignmentRole)
        assert shown == cell
        assert bool(Qt.AlignmentFlag(cell) & Qt.AlignmentFlag.AlignRight) == column.is_number


def test_columns_are_chosen_and_come_back_at_the_next_start(table: CampaignTable, qtbot: QtBot, tmp_path: Path) -> None:
    menu = table.columns_button.menu()
    menu.aboutToShow.emit()
    folder = next(a for a in menu.actions() if a.text() == "Folder")
    folder.trigger()
    header = table.view.horizontalHeader()
    assert not header.isSectionHidden(PLACE_OF["folder"])
    table._store.write()
    other = CampaignTable(CampaignRows(table), ThemeChoice(), SettingsStore(tmp_path / "t.ini"))
    qtbot.addWidget(other)
    assert not other.view.horizontalHeader().isSectionHidden(PLACE_OF["folder"])
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text() == "As at First").trigger()
    assert header.isSectionHidden(PLACE_OF["folder"])


def test_ten_thousand_rows_are_searched_and_sorted_in_no_time(qtbot: QtBot) -> None:
    rows = CampaignRows()
    model = CampaignModel(rows, ThemeChoice(), rows)
    many = tuple(row(f"A-{i}", site=f"site {i % 40}", weather="rain" if i % 3 else "dry") for i in range(10_000))
    rows.begin(Path("/c"), [r.path for r in many])
    rows.put(many)
    assert model.rowCount() == 10_000
    model.find("site:7 weather:rain")
    assert 0 < model.rowCount() < 10_000
    model.find("")
    model.sort(PLACE_OF["site"])
    assert model.row(0).site == "site 0"
    assert model.row(9_999).site == "site 39"


def test_the_table_opens_sessions_by_keys(opened: MainWindow, qtbot: QtBot) -> None:
    press(opened, Key.Key_T)
    assert opened.campaign.shows_table
    assert opened.focusWidget() is opened.campaign_table.view
    assert [r.name for r in opened.campaign_table.selected_rows()] == ["A-1"]
    QTest.keyClick(opened.campaign_table.view, Key.Key_Down)
    QTest.keyClick(opened.campaign_table.view, Key.Key_Return)
    assert not opened.campaign.shows_table
    assert opened.document.session.name == "A-2"
    wait_idle(opened, qtbot)
    press(opened, Key.Key_T)
    press(opened, Key.Key_F)
    assert opened.focusWidget() is opened.campaign_table.search
    QTest.keyClicks(opened.campaign_table.search, "A-10")
    QTest.keyClick(opened.campaign_table.search, Key.Key_Escape)
    assert opened.focusWidget() is opened.campaign_table.view
    press(opened, Key.Key_T)
    assert opened.pages.currentWidget() is opened.panes


def test_the_table_takes_the_keys_before_its_rows_are_counted(opened: MainWindow) -> None:
    """Rows are counted a moment after they come; whoever is quicker still goes on by keys."""
    opened.campaign_list.campaign_rows.put(opened.campaign_list.campaign_rows.all())
    opened.campaign.toggle_table()
    assert opened.focusWidget() is opened.campaign_table.view


def test_the_table_takes_the_keys_when_its_first_row_comes(opened: MainWindow, qtbot: QtBot) -> None:
    rows = opened.campaign_list.campaign_rows
    kept, folder = rows.all(), rows.campaign
    rows.begin(folder, tuple(r.path for r in kept))
    opened.campaign.toggle_table()
    assert opened.focusWidget() is opened.campaign_table.search
    rows.put(kept)
    qtbot.waitUntil(lambda: opened.focusWidget() is opened.campaign_table.view)


def test_whoever_searches_before_the_first_row_comes_goes_on_typing(opened: MainWindow, qtbot: QtBot) -> None:
    rows = opened.campaign_list.campaign_rows
    kept, folder = rows.all(), rows.campaign
    rows.begin(folder, tuple(r.path for r in kept))
    opened.campaign.toggle_table()
    QTest.keyClicks(opened.campaign_table.search, "A")
    rows.put(kept)
    qtbot.waitUntil(lambda: not opened.campaign_table.view.isHidden())
    assert opened.focusWidget() is opened.campaign_table.search


def test_keys_with_ctrl_pass_through_the_search_field(opened: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    choose(opened, "A-2")
    opened.campaign.go_to_filter()
    press(opened, Key.Key_Return)
    wait_idle(opened, qtbot)
    assert session_at(campaign / "A-2").review.state == "accepted"


def test_the_table_reviews_what_is_chosen_there(opened: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    choose(opened, "A-2", "A-10")
    press(opened, Key.Key_Return)
    wait_idle(opened, qtbot)
    assert [session_at(campaign / n).review.state for n in ("A-1", "A-2", "A-10")] == [
        "unreviewed", "accepted", "accepted",
    ]  # fmt: skip
    assert opened.document.session.name == "A-1", "the table stays, and so does the open session"
    assert opened.campaign_list.said_reviewed == "2 of 3 reviewed"
    choose(opened, "A-10")
    press(opened, Key.Key_F, CTRL_SHIFT)
    QTest.keyClicks(opened.campaign_table.note, "wind on M3")
    QTest.keyClick(opened.campaign_table.note, Key.Key_Return)
    wait_idle(opened, qtbot)
    assert session_at(campaign / "A-10").review == Review(state="flagged", note="wind on M3")
    assert opened.campaign.undo_text == "Undo Flag 1 session"


def test_missing_sound_is_found_once_for_all(
    new_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    campaign = tmp_path / "c"
    for name in ("A-1", "A-2"):
        make_session(campaign, name, duration_s=3.0)
        (tmp_path / "disk" / name).mkdir(parents=True)
        for i in (1, 2, 3, 4):
            (campaign / name / f"m{i}.wav").rename(tmp_path / "disk" / name / f"m{i}.wav")
    window = new_window()
    window.sessions.open_paths([campaign])
    wait_idle(window, qtbot)
    window.actions_.refresh()
    window.actions_["find_sound"].trigger()
    dialog = window.campaign.relink
    dialog.folder.setText(str(tmp_path / "disk"))
    dialog.search()
    wait_idle(window, qtbot)
    assert "8 of 8 files found: 8 by name and folder" in dialog.said.text()
    dialog.use()
    wait_idle(window, qtbot)
    assert [r.missing_files for r in window.campaign_list.rows()] == [(), ()]
    window.actions_.refresh()
    window.actions_["find_sound"].trigger()
    assert not window.campaign.relink.forget_button.isHidden()
    window.campaign.relink.forget()
    wait_idle(window, qtbot)
    assert [len(r.missing_files) for r in window.campaign_list.rows()] == [4, 4]
