"""The 3-D panel, for real: VTK draws into a window, the mouse really moves."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from site_desk import LEFT, NO_KEY, SHIFT, Desk, make_desk, move, settle
from site_samples import PLACES, TRUTH, answer, yeoju

from workbench.core.session import Site
from workbench.gui.looks.theme import DARK, LIGHT
from workbench.gui.site import SitePanel
from workbench.gui.site.key import what_marks_mean
from workbench.gui.site.overlay import frame_px, names_of


@pytest.fixture
def desk(qtbot) -> Iterator[Desk]:
    desk = make_desk()
    qtbot.addWidget(desk.panel)
    desk.panel.show()
    qtbot.waitExposed(desk.panel)
    desk.document.open(yeoju(), on_disk=True)
    desk.panel.start_3d()
    settle()
    yield desk
    desk.panel.shutdown()
    settle(10)


def picture_of(desk: Desk) -> np.ndarray:
    """What is on screen, (height, width, 3) uint8."""
    image = desk.panel.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def share_near(picture: np.ndarray, colour: str, within: int = 40) -> float:
    """How much of the picture has about this colour."""
    wanted = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])
    return float((np.abs(picture.astype(int) - wanted).max(axis=2) <= within).mean())


def test_before_3d_starts_the_panel_says_what_it_waits_for(qtbot) -> None:
    desk = make_desk()
    qtbot.addWidget(desk.panel)
    desk.panel.show()
    desk.document.open(yeoju(), on_disk=True)
    answer(desk.predictions, "spacenet")
    desk.panel.view_top()
    desk.panel.fit()
    settle()
    assert not desk.panel.is_3d
    assert "Preparing the 3-D view" in [label.text() for label in desk.panel.findChildren(type(desk.panel._text))]


def test_importing_the_panel_does_not_import_vtk() -> None:
    heavy = "any(m.split('.')[0] in ('vtkmodules', 'pyvista') for m in sys.modules)"
    code = f"import sys, workbench.gui.site; sys.exit({heavy})"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_native_window_stays_the_same_when_3d_joins_it(qtbot) -> None:
    desk = make_desk()
    qtbot.addWidget(desk.panel)
    desk.panel.show()
    qtbot.waitExposed(desk.panel)
    before = desk.panel.winId()
    desk.panel.start_3d()
    settle()
    assert desk.panel.winId() == before
    desk.panel.shutdown()


def test_vtk_loads_beside_a_living_window_and_closing_meanwhile_is_safe() -> None:
    code = (
        "import sys; from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer\n"
        "from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        "from workbench.gui.state.document import Document; from workbench.gui.state.viewing import Viewing\n"
        "from workbench.gui.state.predictions import Predictions; from workbench.gui.looks.theme import ThemeChoice\n"
        "from workbench.gui.site import SitePanel\n"
        "p = SitePanel(Document(), Viewing(), Predictions(), ThemeChoice()); p.show()\n"
        "loop = QEventLoop(); ticks = []; timer = QTimer(); timer.timeout.connect(lambda: ticks.append(p.is_3d))\n"
        "timer.start(10); p.started.connect(loop.quit); p.start_3d_soon(); p.start_3d_soon()\n"
        "QTimer.singleShot(60, loop.quit) if sys.argv[1] == 'close' else None\n"
        "loop.exec(); print(p.is_3d, end=' ')\n"
        "print(sys.argv[1] == 'close' or ticks.count(False) > 3); p.shutdown()\n"
        "p.start_3d_soon(); p.start_3d()\n"
        "app.processEvents(); print(p.is_3d)\n"
    )
    for how, says in (("wait", "True True\nFalse\n"), ("close", "False True\nFalse\n")):
        done = subprocess.run([sys.executable, "-c", code, how], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, says), done.stderr


def test_microphones_and_answers_are_really_drawn(desk: Desk) -> None:
    for i in range(4):
        assert share_near(picture_of(desk), LIGHT.microphones[i]) > 0.0001
    before = share_near(picture_of(desk), LIGHT.methods[1])
    answer(desk.predictions, "spacenet")
    answer(desk.predictions, "chawa", spread_m=3.0)
    settle()
    scene = desk.panel.stage.scene
    assert scene.microphones.n_shown == 4
    assert {name: layers.clips.n_shown for name, layers in scene.methods.items()} == {"spacenet": 55, "chawa": 55}
    assert {name: layers.mean.n_shown for name, layers in scene.methods.items()} == {"spacenet": 1, "chawa": 1}
    assert share_near(picture_of(desk), LIGHT.methods[1]) > before + 0.0005


def test_hidden_methods_disappear_and_come_back(desk: Desk) -> None:
    answer(desk.predictions, "spacenet")
    desk.viewing.change(hidden_methods=frozenset({"spacenet"}))
    settle()
    assert desk.panel.stage.scene.methods == {} or desk.panel.stage.scene.methods["spacenet"].clips.n_shown == 0
    desk.viewing.change(hidden_methods=frozenset())
    settle()
    assert desk.panel.stage.scene.methods["spacenet"].clips.n_shown == 55


def test_themes_change_live(desk: Desk) -> None:
    assert share_near(picture_of(desk), LIGHT.surface, 3) > 0.3
    desk.themes.choose(DARK)
    settle()
    assert share_near(picture_of(desk), DARK.surface, 3) > 0.3


def test_the_chosen_clip_gets_a_mark_and_a_label_of_its_own(desk: Desk) -> None:
    answer(desk.predictions, "spacenet")
    settle()
    assert desk.panel.stage.scene.methods["spacenet"].chosen.n_shown == 0
    desk.viewing.change(clip=7)
    settle()
    assert desk.panel.stage.scene.methods["spacenet"].chosen.n_shown == 1
    desk.panel.grab()
    assert "clip spacenet" in desk.panel.stage.overlay.label_boxes()


@pytest.mark.parametrize("name", ["perspective", "top", "front", "side"])
def test_names_never_cover_one_another_in_any_view(desk: Desk, name: str) -> None:
    answer(desk.predictions, "spacenet")
    answer(desk.predictions, "chawa", off=(-2.0, 2.5, 0.5), spread_m=2.0)
    desk.viewing.change(clip=7)
    settle()
    getattr(desk.panel, f"view_{name}")()
    desk.panel.grab()
    boxes = desk.panel.stage.overlay.label_boxes()
    assert set(boxes) >= {"m0", "m1", "m2", "m3", "truth", "mean spacenet", "mean chawa"}
    found = list(boxes.values())
    for i, one in enumerate(found):
        assert not any(one.shared_px2(other, 0.0) for other in found[i + 1 :])
        assert one.x >= 0
        assert one.y >= 0
        assert one.x + one.width <= desk.screen.width()


def test_dragging_a_microphone_moves_it_over_the_floor_as_one_step(desk: Desk) -> None:
    goal = (14.0, 6.0, PLACES[1][2])
    view = desk.panel.stage.view
    desk.drag(desk.place_px(PLACES[1]), desk.place_px(goal))
    assert desk.position(1) == pytest.approx(goal, abs=0.15)
    assert desk.position(1)[2] == PLACES[1][2]
    assert desk.document.undo_name == "Move M2"
    assert desk.panel.stage.view == view
    assert desk.viewing.look.selected_microphone == 1
    desk.document.undo()
    assert desk.position(1) == PLACES[1]
    assert desk.document.undo_name == ""


def test_two_drags_are_two_steps(desk: Desk) -> None:
    desk.drag(desk.place_px(PLACES[1]), desk.place_px(PLACES[1]) + QPoint(-40, 0))
    between = desk.position(1)
    desk.drag(desk.place_px(between), desk.place_px(between) + QPoint(-40, 0))
    desk.document.undo()
    assert desk.position(1) == between


def test_dragging_with_shift_moves_up_and_down_only(desk: Desk) -> None:
    desk.drag(desk.place_px(PLACES[1]), desk.place_px(PLACES[1]) + QPoint(25, -40), SHIFT)
    x, y, z = desk.position(1)
    assert (x, y) == PLACES[1][:2]
    assert z > PLACES[1][2] + 0.5


def test_dragging_in_the_front_view_moves_sideways_and_up(desk: Desk) -> None:
    desk.panel.view_front()
    goal = (12.0, PLACES[1][1], 5.0)
    desk.drag(desk.place_px(PLACES[1]), desk.place_px(goal))
    assert desk.position(1) == pytest.approx(goal, abs=0.1)


def test_the_true_source_can_be_dragged_too(desk: Desk) -> None:
    desk.panel.view_top()
    goal = (4.0, 20.0, TRUTH[2])
    desk.drag(desk.place_px(TRUTH), desk.place_px(goal))
    assert desk.document.session is not None
    assert desk.document.session.true_position_m == pytest.approx(goal, abs=0.1)
    assert desk.document.undo_name == "Move source"


def test_dragged_things_snap_to_the_chosen_step(desk: Desk) -> None:
    desk.panel.set_snap_m(0.5)
    desk.panel.view_top()
    desk.drag(desk.place_px(PLACES[1]), desk.place_px((13.2, 5.3, 0.0)))
    x, y, _ = desk.position(1)
    assert (x % 0.5, y % 0.5) == (0.0, 0.0)


def test_escape_takes_a_drag_back(desk: Desk) -> None:
    start = desk.place_px(PLACES[1])
    desk.drag(start, start + QPoint(-60, 10), release=False)
    assert desk.position(1) != PLACES[1]
    QTest.keyClick(desk.screen, Qt.Key.Key_Escape)
    assert desk.position(1) == PLACES[1]
    move(desk.screen, start + QPoint(-90, 10), NO_KEY)
    QTest.mouseRelease(desk.screen, LEFT, NO_KEY, start + QPoint(-90, 10))
    settle()
    assert desk.position(1) == PLACES[1]
    assert desk.document.undo_name == ""


def test_a_click_chooses_and_changes_nothing(desk: Desk) -> None:
    QTest.mouseClick(desk.screen, LEFT, NO_KEY, desk.place_px(PLACES[3]))
    assert desk.viewing.look.selected_microphone == 3
    assert desk.document.undo_name == ""
    QTest.mouseClick(desk.screen, LEFT, NO_KEY, QPoint(5, desk.screen.height() - 5))
    assert desk.viewing.look.selected_microphone is None


def test_a_click_on_a_prediction_chooses_its_clip(desk: Desk) -> None:
    places = answer(desk.predictions, "spacenet", spread_m=4.0)
    desk.panel.view_top()
    settle()
    far = int(np.linalg.norm(places - TRUTH, axis=1).argmax())
    QTest.mouseClick(desk.screen, LEFT, NO_KEY, desk.place_px(tuple(places[far])))
    assert desk.viewing.look.clip == far


def test_the_camera_stays_while_things_change_and_turns_when_asked(desk: Desk) -> None:
    view = desk.panel.stage.view
    answer(desk.predictions, "spacenet")
    desk.viewing.change(radius_m=4.0, dimensions=2, clip=3)
    assert desk.document.session is not None
    desk.document.edit("Move source", desk.document.session.with_source_at((1.0, 1.0, 1.0)))
    settle()
    assert desk.panel.stage.view == view
    desk.drag(QPoint(20, 440), QPoint(80, 420))
    assert desk.panel.stage.view.azimuth_deg != view.azimuth_deg
    assert desk.document.undo_name == "Move source"
    desk.panel.fit()
    desk.panel.view_perspective()
    assert desk.panel.stage.view.azimuth_deg == view.azimuth_deg


def test_the_wheel_zooms_and_fit_leads_back(desk: Desk) -> None:
    view = desk.panel.stage.view
    at = QPointF(280, 200)
    for _ in range(60):
        wheel = QWheelEvent(
            at, desk.screen.mapToGlobal(at), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton, NO_KEY,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(desk.screen, wheel)
    assert view.height_m < desk.panel.stage.view.height_m < 10 * view.height_m
    desk.panel.fit()
    assert desk.panel.stage.view.height_m == pytest.approx(view.height_m, rel=0.01)


def test_keys_of_vtk_do_nothing_here(desk: Desk) -> None:
    before = picture_of(desk)
    for key in (Qt.Key.Key_W, Qt.Key.Key_Q, Qt.Key.Key_E, Qt.Key.Key_R, Qt.Key.Key_S, Qt.Key.Key_3, Qt.Key.Key_V):
        QTest.keyClick(desk.screen, key)
    settle()
    assert desk.panel.is_3d
    assert np.array_equal(picture_of(desk), before)


def test_files_dropped_here_are_left_to_the_window(desk: Desk) -> None:
    assert not desk.screen.acceptDrops()


def test_another_session_is_fitted_into_view(desk: Desk) -> None:
    places = [(0.0, 0.0, 1.5), (110.0, 20.0, 1.5), (130.0, 95.0, 2.0), (30.0, 120.0, 1.5)]
    session = yeoju(id="b", site=Site(), source=None)
    for i, place in enumerate(places):
        session = session.with_microphone_at(i, place)
    desk.document.open(session, on_disk=True)
    settle()
    for place in places:
        at = desk.place_px(place)
        assert desk.screen.rect().adjusted(20, 20, -20, -20).contains(at)


def all_in_view(desk: Desk) -> bool:
    session, inner = desk.document.session, desk.screen.rect().adjusted(20, 20, -20, -20)
    assert session is not None
    return all(inner.contains(desk.place_px(m.position_m)) for m in session.microphones if m.position_m is not None)


def test_what_gets_its_first_place_is_fitted_into_view(desk: Desk) -> None:
    """A new session: nothing stands anywhere, then one microphone after the other gets its place."""
    desk.document.open(None, on_disk=True)
    settle()
    session = yeoju(id="new", site=Site(), source=None)
    for i in range(4):
        session = session.with_microphone_at(i, None)
    desk.document.open(session, on_disk=False)
    settle()
    for i, place in enumerate([(0.0, 0.0, 1.5), (60.0, 0.0, 1.5), (60.0, 80.0, 2.0), (0.0, 80.0, 1.5)]):
        session = session.with_microphone_at(i, place)
        desk.document.edit(f"Place M{i + 1}", session)
        settle()
        assert all_in_view(desk)
    view = desk.panel.stage.view
    desk.document.edit("Move M1", session.with_microphone_at(0, (500.0, 0.0, 1.5)))
    settle()
    assert desk.panel.stage.view == view, "a mere edit leaves the camera alone"


def test_sessions_that_come_and_go_between_two_pictures_are_fitted(desk: Desk) -> None:
    """The first session of a campaign is broken and the next is shown at once."""
    far = yeoju(id="far", site=Site(), source=None)
    for i, (x, y, z) in enumerate(PLACES):
        far = far.with_microphone_at(i, (9 * x + 400.0, 9 * y, z))
    desk.document.open(None, on_disk=True)
    desk.document.open(far, on_disk=True)
    settle()
    assert all_in_view(desk)


def test_a_site_given_in_another_unit_is_fitted_into_view_and_so_is_the_way_back(desk: Desk) -> None:
    stage, session = desk.panel.stage, desk.document.session
    desk.panel.view_top()
    settle()
    seen = stage.view
    x, y, z = session.site.size_m
    desk.document.edit("Size", replace(session, site=replace(session.site, size_m=(100 * x, 100 * y, 100 * z))))
    settle()
    assert stage.view.height_m == pytest.approx(100 * seen.height_m, rel=0.3)
    desk.document.undo()
    settle()
    assert stage.view.height_m == pytest.approx(seen.height_m, rel=0.01)
    desk.document.edit("Size", replace(session, site=replace(session.site, size_m=(x + 1.0, y, z))))
    settle()
    assert stage.view.height_m == pytest.approx(seen.height_m, rel=0.01), "a little more is no reason to look elsewhere"


def test_a_fitted_view_stays_fitted_when_its_room_changes(desk: Desk) -> None:
    desk.panel.resize(300, 480)
    settle()
    assert all_in_view(desk)
    desk.drag(QPoint(20, 440), QPoint(60, 420))
    turned = desk.panel.stage.view
    desk.panel.resize(420, 480)
    settle()
    assert desk.panel.stage.view == turned, "where somebody looks on purpose, the camera stays"


def test_clips_are_named_with_their_method_and_spheres_without_truth_are_dashed(desk: Desk) -> None:
    answer(desk.predictions, "spacenet")
    answer(desk.predictions, "chawa")
    desk.viewing.change(clip=1)
    settle()
    scene = desk.panel.stage.scene
    solid = scene._rings[0].mapper.GetInput().GetNumberOfLines()
    assert solid == 1
    desk.document.open(yeoju(source=None), on_disk=True)
    settle()
    answer(desk.predictions, "spacenet")
    desk.viewing.change(clip=1)
    settle()
    assert scene._rings[0].mapper.GetInput().GetNumberOfLines() > 20
    picture = desk.panel.stage.overlay._picture
    assert "SpaceNet, clip 2" in [n.text for n in names_of(picture)]
    assert what_marks_mean(picture) == "2.0 m round each mean (not an uncertainty)"


@pytest.mark.parametrize("name", ["top", "front"])
def test_names_keep_off_the_frame_of_the_site(desk: Desk, name: str) -> None:
    getattr(desk.panel, f"view_{name}")()
    desk.viewing.change(clip=None)
    settle()
    overlay = desk.panel.stage.overlay
    rim = np.array(frame_px(overlay._picture, desk.panel.stage.view, (overlay.width(), overlay.height())))
    for key, box in overlay.label_boxes().items():
        on_it = (rim > (box.x, box.y)) & (rim < (box.x + box.width, box.y + box.height))
        assert not on_it.all(axis=1).any(), key


def test_the_view_says_only_what_nobody_else_says(desk: Desk) -> None:
    desk.document.open(None, on_disk=True)
    settle()
    assert desk.panel.stage.overlay._note == "", "the middle of the window says what to do first"
    session = yeoju(source=None)
    for i in range(4):
        session = session.with_microphone_at(i, None)
    desk.document.open(session, on_disk=True)
    settle()
    assert desk.panel.stage.overlay._note.startswith("No microphone is placed yet")
    assert desk.panel.stage.scene.microphones.n_shown == 0


def test_a_thousand_answers_cost_few_pictures(desk: Desk) -> None:
    drawn = []
    desk.panel.stage.scene.show, original = drawn.append, desk.panel.stage.scene.show
    answer(desk.predictions, "spacenet", n=1000)
    settle()
    desk.panel.stage.scene.show = original
    assert 1 <= len(drawn) <= 3
    answer(desk.predictions, "chawa", n=1000)
    settle(150)
    assert desk.panel.stage.scene.methods["chawa"].clips.n_shown == 1000


def test_opening_and_closing_twenty_times_leaves_nothing_behind(qtbot) -> None:
    threads = threading.active_count()
    for i in range(20):
        desk = make_desk((300, 240))
        desk.panel.show()
        desk.document.open(yeoju(), on_disk=True)
        answer(desk.predictions, "spacenet", n=5)
        desk.panel.start_3d()
        QTest.qWait(20 if i % 2 else 0)  # closing before the first paint must work too
        desk.panel.shutdown()
        desk.panel.shutdown()
        desk.panel.close()
        desk.panel.deleteLater()
        del desk
        QTest.qWait(1)
    gc.collect()
    import pyvista.plotting.plotter

    assert threading.active_count() == threads
    assert not pyvista.plotting.plotter._ALL_PLOTTERS
    assert not [w for w in QApplication.allWidgets() if isinstance(w, SitePanel)]


def test_after_shutdown_the_panel_still_listens_without_harm(desk: Desk) -> None:
    desk.panel.shutdown()
    desk.viewing.change(radius_m=3.0)
    desk.document.open(None, on_disk=True)
    desk.themes.choose(DARK)
    desk.panel.view_top()
    settle()
    assert not desk.panel.is_3d


def test_without_opengl_a_text_says_so_and_the_program_goes_on() -> None:
    code = (
        "from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        "from workbench.gui.state.document import Document; from workbench.gui.state.viewing import Viewing\n"
        "from workbench.gui.state.predictions import Predictions; from workbench.gui.looks.theme import ThemeChoice\n"
        "from workbench.gui.site import SitePanel\n"
        "p = SitePanel(Document(), Viewing(), Predictions(), ThemeChoice()); p.show(); p.start_3d(); p.view_top()\n"
        "app.processEvents(); print(p.is_3d, p.trouble); p.shutdown()\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("False Qt runs without a display here")
