"""Other programs' files in the real window: menus, one edit an import, the mapping dialog, and dropped files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import bursts, session_at, wait_idle
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from tests.real_data import real_data
from workbench.files.exchange.registry import (
    ChangesSession,
    MakesSessions,
    exporters,
    find_exporter,
    find_importer,
    importers,
)
from workbench.files.session_folder import find_sessions
from workbench.files.text_table import read_table
from workbench.gui.exchange.columns_dialog import ColumnsDialog
from workbench.gui.exchange.jobs import MakeSessions, SessionImported
from workbench.gui.exchange.making_dialog import MakingDialog
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.main_window import MainWindow

LABELS = "1.0\t2.0\tcough\n3.0\t3.5\tcall\n"
PLACES = "mic;Rechtswert;Hochwert;Höhe\nM1;1,5;2,5;1\nM2;3,5;2,5;1\nM3;3,5;4,5;1\nM4;1,5;4,5;1\n"


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, copy = QPointF(200, 200), Qt.DropAction.CopyAction
    window.dropEvent(QDropEvent(where, copy, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))


def columns_dialog(window: MainWindow) -> ColumnsDialog:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, ColumnsDialog) and w.isVisible()]
    assert len(found) == 1
    return found[0]


def changing(name: str) -> ChangesSession:
    found = find_importer(name)
    assert isinstance(found, ChangesSession)
    return found


def making(name: str) -> MakesSessions:
    found = find_importer(name)
    assert isinstance(found, MakesSessions)
    return found


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    file = tmp_path / "labels.txt"
    file.write_text(LABELS)
    return file


@pytest.fixture
def places(tmp_path: Path) -> Path:
    file = tmp_path / "places.csv"
    file.write_text(PLACES)
    return file


def test_every_format_stands_in_its_menu(window: MainWindow) -> None:
    for verb, menu, formats in (("import", "File/Import", importers()), ("export", "File/Export", exporters())):
        shown = [a.data() for a in window.actions_.menus[menu].actions() if not a.isSeparator()]
        assert sorted(shown) == sorted(each.name for each in formats)
        assert all(window.actions_[f"{verb}_{each.name}"].text().endswith("…") for each in formats)


def test_labels_are_one_edit_that_undo_takes_back(opened: MainWindow, labels: Path, qtbot: QtBot) -> None:
    before = opened.document.session
    opened.exchange.read_into(changing("audacity"), labels)
    wait_idle(opened, qtbot)
    assert opened.document.undo_name == "Import 2 Audacity labels"
    assert [label.text for label in opened.document.session.labels] == ["cough", "call"]
    opened.sessions.undo()
    assert opened.document.session == before


def test_nothing_new_is_no_edit(opened: MainWindow, labels: Path, qtbot: QtBot) -> None:
    for _ in range(2):
        opened.exchange.read_into(changing("audacity"), labels)
        wait_idle(opened, qtbot)
    opened.sessions.undo()
    assert not opened.document.undo_name and not opened.document.session.labels


def test_a_bad_file_is_said_and_changes_nothing(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    before = opened.document.session
    for content in (b"", b"\0\1\2", b"nothing\nof the sort"):
        (tmp_path / "bad.txt").write_bytes(content)
        opened.exchange.read_into(changing("audacity"), tmp_path / "bad.txt")
        wait_idle(opened, qtbot)
        assert "bad.txt" in opened.message.text
        assert opened.document.session is before


def test_a_dropped_label_file_is_imported(opened: MainWindow, labels: Path, qtbot: QtBot) -> None:
    drop(opened, labels)
    wait_idle(opened, qtbot)
    assert len(opened.document.session.labels) == 2


def test_a_dropped_file_without_a_session_asks_for_one(window: MainWindow, labels: Path) -> None:
    drop(window, labels)
    assert "Open the session that labels.txt belongs to first" in window.message.text


def test_a_dropped_table_is_mapped_and_becomes_one_edit(opened: MainWindow, places: Path, qtbot: QtBot) -> None:
    drop(opened, places)
    dialog = columns_dialog(opened)
    assert dialog.accept_button.text() == "Import 4 places"
    dialog.accept_button.click()
    assert opened.document.undo_name == "Import 4 places from places.csv"
    assert opened.document.session.microphones[0].position_m == (1.5, 2.5, 1.0)
    opened.sessions.undo()
    assert opened.document.session.microphones == session_at(opened.document.session.folder).microphones


def test_what_was_edited_while_columns_were_chosen_is_not_lost(opened: MainWindow, places: Path) -> None:
    drop(opened, places)
    dialog = columns_dialog(opened)
    opened.document.edit("Rename", replace(opened.document.session, name="B-2"))  # as a merge from the disk would
    dialog.accept_button.click()
    assert opened.document.session.name == "B-2"
    assert opened.document.session.microphones[0].position_m == (1.5, 2.5, 1.0)


def test_the_open_session_is_written_in_every_format(
    opened: MainWindow, tmp_path: Path, labels: Path, qtbot: QtBot
) -> None:
    opened.exchange.read_into(changing("audacity"), labels)
    wait_idle(opened, qtbot)
    for exporter in exporters():
        opened.exchange.export_to(exporter, tmp_path / f"out-{exporter.name}")
        is_map = exporter.name in ("geojson", "kml")
        assert (tmp_path / f"out-{exporter.name}{exporter.ending}").exists() is not is_map
    assert "where on Earth" in opened.message.text
    opened.exchange.export_to(find_exporter("audacity"), tmp_path / "absent" / "a.txt")
    assert "could not be written" in opened.message.text


# ---- the mapping dialog by itself


@pytest.fixture
def dialog_of(qtbot: QtBot, campaign: Path, tmp_path: Path) -> Callable[[str], ColumnsDialog]:
    def make(text: str) -> ColumnsDialog:
        file = tmp_path / "table.csv"
        file.write_text(text)
        dialog = ColumnsDialog(file, read_table(file), session_at(campaign / "A-1"), ThemeChoice())
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def choose(dialog: ColumnsDialog, role: str, column: str) -> None:
    combo = dialog.roles[role]
    combo.setCurrentIndex(combo.findText(column))
    combo.activated.emit(combo.currentIndex())


def test_choosing_a_column_shows_at_once_what_becomes_of_each_row(dialog_of: Callable[[str], ColumnsDialog]) -> None:
    dialog = dialog_of("who,a,b\nM1,1,10\nM2,2,20\nM3,3,30\nMx,4,40\n")
    assert dialog.problem.text() == "No column is x and none is y." and not dialog.accept_button.isEnabled()
    for role, column in (("name", "who"), ("x", "a"), ("y", "b")):
        choose(dialog, role, column)
    shown = [dialog.model.data(dialog.model.index(row, 0)) for row in range(4)]
    assert shown == ["M1 at 1.00, 10.00, 1.20", "M2 at 2.00, 20.00, 1.60", "M3 at 3.00, 30.00, 2.00", "left out"]
    assert dialog.problem.text() == "" and dialog.accept_button.text() == "Import 3 places"
    assert "No place was found for M4" in dialog.said.text()
    choose(dialog, "y", "a")  # it was x
    assert dialog.roles["x"].currentText() == "none" and not dialog.accept_button.isEnabled()


def test_units_and_decimal_marks_are_taken_as_chosen(dialog_of: Callable[[str], ColumnsDialog]) -> None:
    dialog = dialog_of("mic x y\nM1 100 200\nM2 300 200\nM3 300 400\nM4 100 400\n")
    dialog.unit.setCurrentIndex(dialog.unit.findData("cm"))
    dialog.unit.activated.emit(0)
    assert dialog.model.data(dialog.model.index(0, 0)) == "M1 at 1.00, 2.00, 1.20"


def test_a_cell_that_is_no_number_is_marked_where_it_is(dialog_of: Callable[[str], ColumnsDialog]) -> None:
    dialog = dialog_of("mic,x,y\nM1,1,2\nM2,oops,2\nM3,3,2\nM4,1,3\n")
    wrong = dialog.model.index(1, 2)
    assert dialog.model.data(wrong, Qt.ItemDataRole.BackgroundRole) is not None
    assert dialog.model.data(wrong, Qt.ItemDataRole.ToolTipRole) == 'x needs a number, has "oops"'
    assert dialog.model.data(dialog.model.index(0, 2), Qt.ItemDataRole.BackgroundRole) is None
    assert dialog.problem.text() == 'Line 3: x needs a number, has "oops".'


def test_a_wrong_coordinate_system_is_said(dialog_of: Callable[[str], ColumnsDialog]) -> None:
    dialog = dialog_of("mic,x,y\nM1,1,2\nM2,2,2\nM3,3,2\nM4,1,3\n")
    dialog.crs.setText("EPSG:4326")
    dialog.refresh()
    assert "not in metres" in dialog.problem.text() and not dialog.accept_button.isEnabled()


# ---- new sessions


@pytest.fixture
def recordings(tmp_path: Path) -> Path:
    import soundfile

    folder = tmp_path / "field"
    folder.mkdir()
    for i in range(4):
        soundfile.write(folder / f"mic_{i + 1}.wav", bursts(4.0, i), 44_100)
    return folder


def test_sessions_are_made_in_the_worker_and_open_at_the_end(
    window: MainWindow, recordings: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window.exchange.show_making(making("wav-set"), recordings)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MakingDialog) and w.isVisible())
    assert Path(dialog.out.text()) == tmp_path / "field sessions"
    dialog.start.click()
    qtbot.waitUntil(lambda: "Imported 1 session" in window.message.text, timeout=20_000)
    wait_idle(window, qtbot)
    session = window.document.session
    assert session is not None and session.folder is not None
    assert session.folder.parent == tmp_path / "field sessions" and len(session.microphones) == 4


def test_a_dropped_folder_of_another_program_is_offered_for_import(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = real_data("shotspotter") / "FP5"
    drop(window, folder)
    wait_idle(window, qtbot)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MakingDialog) and w.isVisible())
    assert "ShotSpotter" in dialog.windowTitle() and dialog.path.text() == str(folder)
    dialog.out.setText(str(tmp_path / "FP5"))
    dialog.start.click()
    qtbot.waitUntil(lambda: "sessions into" in window.message.text, timeout=60_000)
    wait_idle(window, qtbot)
    assert window.document.session is not None
    assert window.document.session.folder.parent == tmp_path / "FP5"


def test_stop_leaves_whole_sessions_only(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    out = tmp_path / "FP1"
    job = MakeSessions("shotspotter", real_data("shotspotter") / "FP1", out)
    with qtbot.waitSignal(window.worker.event, check_params_cb=lambda event: isinstance(event, SessionImported)):
        window.exchange.make_sessions(job)
    window.finding.stop()
    wait_idle(window, qtbot)
    assert window.message.text.startswith("Stopped.")
    made = find_sessions(out)
    assert 1 <= len(made) < 18 and {p.name for p in out.iterdir()} == {p.name for p in made}
    assert all(session_at(folder).is_placed for folder in made)


def test_the_dialog_asks_what_the_files_do_not_say(qtbot: QtBot, recordings: Path) -> None:
    dialog = MakingDialog(making("wav-set"), None, str(recordings))
    qtbot.addWidget(dialog)
    assert not dialog.start.isEnabled() and dialog.problem.text()
    dialog.path.setText(str(recordings / "nowhere"))
    assert "is not there" in dialog.problem.text()
    dialog.path.setText(str(recordings))
    assert dialog.start.isEnabled() and not dialog.problem.text()
    for name, field in dialog.fields.items():
        if isinstance(field, QCheckBox):
            field.setChecked(not field.isChecked())
            assert dialog.job.given[name] is field.isChecked()
    numbers = [
        f for o in making("wav-set").options if o.kind is float and isinstance(f := dialog.fields[o.name], QLineEdit)
    ]
    numbers[0].setText("much")
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog.start.click()
    assert "needs a number" in dialog.problem.text()


def test_what_cannot_be_imported_is_said(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "empty").mkdir()
    window.exchange.show_making(making("shotspotter"), tmp_path / "empty")
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MakingDialog) and w.isVisible())
    dialog.start.click()
    wait_idle(window, qtbot)
    assert window.message.text and window.document.session is None
    assert not (tmp_path / "empty sessions").exists()
