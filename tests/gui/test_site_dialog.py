"""The site's dialog in the real window: a shape is chosen, tried out, clicked into place, applied, taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest
import trimesh
from conftest import wait_idle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.core.placement import posed
from workbench.core.session import Georeference
from workbench.gui.main_window import MainWindow
from workbench.gui.site.view import TOP, to_screen
from workbench.gui.site_form.dialog import SiteDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    """An open box of 8 x 8 m, its floor tilted, in centimetres."""
    floor = trimesh.creation.box(extents=(800.0, 800.0, 10.0)).apply_translation((400.0, 400.0, -5.0))
    wall = trimesh.creation.box(extents=(20.0, 800.0, 300.0)).apply_translation((790.0, 400.0, 150.0))
    mesh = trimesh.util.concatenate([floor, wall])
    mesh.apply_transform(trimesh.transformations.rotation_matrix(0.08, (1, 0, 0)))
    path = tmp_path / "hall: scan no. 1.ply"
    path.write_bytes(mesh.export(file_type="ply"))
    return path


@pytest.fixture
def dialog(opened: MainWindow) -> SiteDialog:
    opened.site_desk.show()
    assert opened.site_desk.dialog is not None
    return opened.site_desk.dialog


def choose(window: MainWindow, dialog: SiteDialog, path: Path, qtbot: QtBot) -> None:
    dialog.tabs.setCurrentWidget(dialog.shape)
    dialog.shape.choose_file(path)
    qtbot.waitUntil(lambda: dialog.shape.draft.shape is not None, timeout=30_000)
    wait_idle(window, qtbot)


def click(window: MainWindow, place_m: tuple[float, float, float]) -> None:
    stage = window.site.stage
    screen = stage.interactor
    x, y, _ = to_screen(stage.view, np.array([place_m]), (screen.width(), screen.height()))[0]
    QTest.mouseClick(screen, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(round(x), round(y)))
    QTest.qWait(80)


def apply(window: MainWindow, dialog: SiteDialog, qtbot: QtBot) -> None:
    assert dialog.apply_button.isEnabled(), dialog.shape.told.text() + dialog.message.text()
    dialog.apply()
    qtbot.waitUntil(lambda: window.site_desk.dialog is None, timeout=30_000)
    wait_idle(window, qtbot)


def test_a_shape_is_one_step_that_can_be_taken_back(
    opened: MainWindow, dialog: SiteDialog, hall: Path, qtbot: QtBot
) -> None:
    before = opened.document.session
    assert before is not None and before.folder is not None
    choose(opened, dialog, hall, qtbot)
    assert dialog.shape.draft.shape is not None and "24 triangles" in dialog.shape.told.text()
    dialog.shape.unit.setCurrentIndex(dialog.shape.unit.findData("cm"))
    qtbot.waitUntil(lambda: opened.site.stage.scene.scenery.n_triangles == 24, timeout=20_000)
    assert opened.document.session is before, "only tried out so far"
    apply(opened, dialog, qtbot)
    site = opened.document.session.site
    assert site.mesh == "hall- scan no. 1.ply" and (before.folder / site.mesh).read_bytes() == hall.read_bytes()
    assert site.mesh_pose.scale == pytest.approx(0.01) and opened.document.undo_name == "Change the site"
    assert opened.site.stage.scene.scenery.has_shape
    opened.document.undo()
    assert opened.document.session.site == before.site
    qtbot.waitUntil(lambda: not opened.site.stage.scene.scenery.has_shape, timeout=20_000)


def test_the_view_follows_when_the_unit_of_a_shape_changes(
    opened: MainWindow, dialog: SiteDialog, hall: Path, qtbot: QtBot
) -> None:
    choose(opened, dialog, hall, qtbot)
    stage = opened.site.stage
    dialog.shape.unit.setCurrentIndex(dialog.shape.unit.findData("m"))
    qtbot.waitUntil(lambda: stage.view.height_m > 500.0, timeout=20_000)
    dialog.shape.unit.setCurrentIndex(dialog.shape.unit.findData("cm"))
    qtbot.waitUntil(lambda: stage.view.height_m < 30.0, timeout=20_000)
    dialog.reject()


def test_cancelling_shows_the_session_again(opened: MainWindow, dialog: SiteDialog, hall: Path, qtbot: QtBot) -> None:
    before = opened.document.session
    choose(opened, dialog, hall, qtbot)
    qtbot.waitUntil(lambda: opened.site.stage.scene.scenery.has_shape, timeout=20_000)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened.site_desk.dialog is None and not opened.site.stage.scene.scenery.has_shape)
    assert opened.document.session is before and not opened.document.undo_name


def test_three_clicks_level_the_floor_and_known_points_place_it(
    opened: MainWindow, dialog: SiteDialog, hall: Path, qtbot: QtBot
) -> None:
    choose(opened, dialog, hall, qtbot)
    dialog.shape.unit.setCurrentIndex(dialog.shape.unit.findData("cm"))
    opened.site.stage.face(TOP)
    QTest.qWait(150)
    dialog.shape.ask("floor")
    for place in ((1.0, 1.0, 0.1), (6.5, 1.0, 0.1), (2.0, 7.0, 0.5)):
        click(opened, place)
    assert len(dialog.shape.draft.floor) == 3 and not dialog.shape.is_asking
    level = posed(
        np.array(dialog.shape.draft.floor), dialog._drafted(opened.document.session, dialog.shape.draft)[1].pose
    )
    assert float(np.ptp(level[:, 2])) < 1e-4
    for place in ((1.0, 1.0, 0.3), (6.0, 6.0, 0.3)):
        dialog.shape.ask("known")
        click(opened, place)
    for row, typed in enumerate(((11.0, 1.0, 0.0), (16.0, 6.0, 0.0))):
        for column, number in enumerate(typed):
            dialog.shape.points._put(row, column, str(number))
    assert "2 known points" in dialog.shape.residual.text()
    apply(opened, dialog, qtbot)
    pose = opened.document.session.site.mesh_pose
    middle = posed(np.array([[350.0, 350.0, 0.0]]), pose)[0]
    np.testing.assert_allclose(middle[:2], (13.5, 3.5), atol=0.15)


def test_a_file_whose_reader_dies_is_a_sentence_in_the_dialog_and_the_window_lives(
    opened: MainWindow, dialog: SiteDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    slow = tmp_path / "slow.ply"
    header = b"ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nend_header\n"
    slow.write_bytes(header + b"\n" * 15_000_000)
    dialog.shape.choose_file(slow)
    qtbot.waitUntil(lambda: bool(readers()), timeout=20_000)
    for reader in readers():
        reader.kill()
    wait_idle(opened, qtbot)
    assert "slow.ply is broken" in dialog.shape.told.text() and not dialog.apply_button.isEnabled()
    dialog.shape.choose_file(slow.rename(slow.with_name("copy.ply")))
    wait_idle(opened, qtbot)
    qtbot.waitUntil(lambda: "could not be read within" in dialog.shape.told.text(), timeout=30_000)
    assert opened.isVisible() and not readers()


def readers() -> list[psutil.Process]:
    """Our processes that read a shape."""
    found = []
    for child in psutil.Process().children():
        try:
            if "workbench.files.site_shape_child" in child.cmdline():
                found.append(child)
        except psutil.Error:
            continue
    return found


def test_a_floor_plan_lies_as_its_two_points_say(
    opened: MainWindow, dialog: SiteDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    plan = tmp_path / "plan.png"
    picture = QImage(400, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    picture.save(str(plan))
    dialog.tabs.setCurrentWidget(dialog.plan)
    dialog.choose_plan(plan)
    QTest.qWait(50)
    assert dialog.plan.picture.image is not None
    dialog.apply()
    assert "two points" in dialog.message.text()
    dialog.plan.picture.points_px = ((0.0, 200.0), (400.0, 200.0))
    dialog.plan.distance.setText("8")
    dialog.plan.distance.editingFinished.emit()
    apply(opened, dialog, qtbot)
    placed = opened.document.session.site.floor_plan
    assert placed.file == "plan.png" and placed.metres_per_pixel == pytest.approx(0.02)
    assert placed.origin_m == (0.0, 0.0, 0.0) and placed.angle_deg == 0.0


def test_what_is_wrong_is_said_beside_its_field(opened: MainWindow, dialog: SiteDialog) -> None:
    dialog.facts.crs.setText("EPSG:4326")
    dialog.facts.crs.editingFinished.emit()
    assert "degrees" in dialog.facts.earth_problem.text() and not dialog.apply_button.isEnabled()
    dialog.facts.crs.clear()
    dialog.facts.angle.setText("30")
    dialog.facts.angle.editingFinished.emit()
    assert "needs the system" in dialog.facts.earth_problem.text() and not dialog.apply_button.isEnabled()
    dialog.facts.crs.setText("32652")
    dialog.facts.sizes[1].setText("-3")
    dialog.facts.crs.editingFinished.emit()
    assert not dialog.facts.earth_problem.text() and "along y" in dialog.facts.box_problem.text()
    dialog.facts.sizes[1].setText("9")
    dialog.facts.sizes[1].editingFinished.emit()
    dialog.apply()
    site = opened.document.session.site
    assert site.size_m == (8.0, 9.0, 5.0) and site.georeference == Georeference(crs="EPSG:32652", x_axis_deg=30.0)


@pytest.fixture
def below(opened: MainWindow, dialog: SiteDialog, hall: Path, qtbot: QtBot) -> SiteDialog:
    """The dialog of a session whose shape lies in a folder below the session's."""
    session = opened.document.session
    assert session is not None and session.folder is not None
    (session.folder / "shapes").mkdir()
    (session.folder / "shapes" / "room.ply").write_bytes(hall.read_bytes())
    opened.document.edit("Say the shape", replace(session, site=replace(session.site, mesh="shapes/room.ply")))
    dialog.done(0)
    qtbot.waitUntil(lambda: opened.site_desk.dialog is None, timeout=10_000)
    opened.site_desk.show()
    again = opened.site_desk.dialog
    assert again is not None
    qtbot.waitUntil(again.apply_button.isEnabled, timeout=30_000)
    return again


def test_applying_a_fact_leaves_a_shape_in_a_folder_below_where_it_is(
    opened: MainWindow, below: SiteDialog, qtbot: QtBot
) -> None:
    before = opened.document.session
    assert before is not None and before.folder is not None
    below.facts.name.setText("Cellar")
    below.facts.name.editingFinished.emit()
    apply(opened, below, qtbot)
    assert opened.document.session.site == replace(before.site, name="Cellar")
    assert not (before.folder / "room.ply").exists()


def test_what_is_chosen_while_files_are_copied_is_not_applied(
    opened: MainWindow, below: SiteDialog, hall: Path, qtbot: QtBot
) -> None:
    below.facts.name.setText("Cellar")
    below.facts.name.editingFinished.emit()
    below.apply()
    assert not below.tabs.isEnabled()
    below.shape.choose_file(hall)
    qtbot.waitUntil(lambda: opened.site_desk.dialog is None, timeout=30_000)
    site = opened.document.session.site
    assert (site.name, site.mesh) == ("Cellar", "shapes/room.ply")


def test_a_cancelled_copy_leaves_the_dialog_usable(opened: MainWindow, below: SiteDialog, qtbot: QtBot) -> None:
    before = opened.document.session
    below.apply()
    opened.worker.cancel_all()
    qtbot.waitUntil(below.tabs.isEnabled, timeout=10_000)
    assert below.apply_button.isEnabled() and "not copied" in below.message.text()
    assert opened.document.session is before


def test_a_large_shape_is_posed_once_while_facts_are_typed(opened: MainWindow, below: SiteDialog) -> None:
    posed_before = below._around.posed_shape
    for text in ("C", "Ce", "Cel"):
        below.facts.name.setText(text)
        below.facts.name.editingFinished.emit()
    assert below._around.posed_shape is posed_before is not None
    below.shape.unit.setCurrentIndex(below.shape.unit.findData("cm"))
    assert below._around.posed_shape is not posed_before


def test_every_page_fits_a_small_screen(dialog: SiteDialog) -> None:
    for i in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(i)
        wanted = dialog.minimumSizeHint()
        assert wanted.width() <= 560 and wanted.height() <= 640
