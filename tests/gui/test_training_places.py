"""Validation places of a training in the 3-D view: drawn where they are, moving, and the session comes back."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from site_desk import LEFT, Desk, make_desk, move, settle
from site_samples import yeoju
from training_samples import SITES, SIZES_M, half_done, places, run

from workbench.core.session import Microphone
from workbench.gui.looks.theme import DARK, LIGHT
from workbench.gui.site.key import what_marks_mean
from workbench.gui.state.viewing import Look
from workbench.gui.training.seen import RunSeen
from workbench.gui.training.validation_view import ValidationView
from workbench.training.config import NetworkConfig, TrainConfig


@pytest.fixture(scope="module")
def one_desk(qapp: QApplication) -> Iterator[Desk]:
    """One 3-D view for all tests: to start it takes seconds."""
    made = make_desk((600, 520))
    made.panel.show()
    made.document.open(yeoju(), on_disk=True)
    made.panel.start_3d()
    settle()
    yield made
    made.panel.shutdown()
    made.panel.deleteLater()
    settle(10)


@pytest.fixture
def desk(one_desk: Desk) -> Iterator[Desk]:
    """The desk as at first: the same session opened anew, nothing chosen, nothing measured, seen as a whole."""
    one_desk.document.open(None, on_disk=True)
    one_desk.predictions.clear()
    one_desk.viewing.change(**{name.name: getattr(Look(), name.name) for name in fields(Look)})
    one_desk.themes.choose(LIGHT)
    one_desk.document.open(yeoju(), on_disk=True)
    one_desk.panel.view_perspective()
    one_desk.panel.fit()
    settle()
    yield one_desk


@pytest.fixture
def view(desk: Desk) -> Iterator[ValidationView]:
    made = ValidationView(desk.panel, desk.panel)
    yield made
    made.show_run(None)
    made.deleteLater()
    settle()


def cloud(desk: Desk, method: str = "spacenet") -> np.ndarray:
    """Where VTK draws the answers, (n, 3) metres."""
    return np.asarray(desk.panel.stage.scene.methods[method].clips.mapper.GetInput().points)


def rings(desk: Desk) -> np.ndarray:
    """Where VTK draws the rings of truths, (n, 3) metres."""
    glyphs = desk.panel.stage.scene.truths
    return np.asarray(glyphs.mapper.GetInput().points) if glyphs.n_shown else np.empty((0, 3))


def share_near(widget: QWidget, colour: str, within: int = 40) -> float:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = rows[:, : 3 * image.width()].reshape(-1, 3).astype(int)
    wanted = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])
    return float((np.abs(pixels - wanted).max(axis=1) <= within).mean())


def of_site(seen: RunSeen, site: str) -> tuple[np.ndarray, np.ndarray]:
    told = seen.places
    assert told is not None
    rows = [i for i, name in enumerate(told.sites) if name == site]
    return np.array(told.truth_m)[rows], np.array(told.answers_m)[rows]


def test_truths_and_answers_of_a_site_are_drawn_where_they_are(desk: Desk, view: ValidationView) -> None:
    seen = half_done(n=7)
    view.show_run(seen)
    settle()
    truth, answers = of_site(seen, SITES[0])
    np.testing.assert_allclose(rings(desk), truth, atol=1e-4)
    np.testing.assert_allclose(cloud(desk), answers, atol=1e-4)
    lines = desk.panel.stage.scene.methods["spacenet"].lines.mapper.GetInput()
    ends = np.asarray(lines.points)
    assert all(np.abs(ends - start).sum(axis=1).min() < 1e-4 for start in truth), "a line begins at every truth"
    assert desk.panel.stage.scene.microphones.n_shown == 0, "the session's microphones are not of this run"
    assert desk.panel.stage._picture.truth_m is None


def test_inside_and_outside_the_radius_differ_by_mark(desk: Desk, view: ValidationView) -> None:
    seen = half_done(n=3)
    view.show_run(seen)
    settle()
    truth, answers = of_site(seen, SITES[0])
    for radius_m in (3.0, 1.5):
        desk.viewing.change(radius_m=radius_m)
        settle()
        which = desk.panel.stage.scene.methods["spacenet"].clips.mapper.GetInput().point_data["which"]
        inside = np.linalg.norm(answers - truth, axis=1) <= radius_m
        assert 0 < inside.sum() < len(inside)
        assert list(which) == list((~inside).astype(int))
    assert "1.5 m" in what_marks_mean(desk.panel.stage._picture)


def test_they_move_as_epochs_pass_and_the_camera_stays(desk: Desk, view: ValidationView) -> None:
    seen = half_done(n=6)
    view.show_run(seen)
    settle()
    desk.panel.view_top()
    before, camera = cloud(desk).copy(), desk.panel.stage.view
    seen = seen.told(places(7))
    view.show_run(seen)
    settle()
    assert np.abs(cloud(desk) - before).max() > 0.01
    np.testing.assert_allclose(cloud(desk), of_site(seen, SITES[0])[1], atol=1e-4)
    assert desk.panel.stage.view == camera
    assert "epoch 7" in desk.panel.places_bar.note.text()


def test_the_note_says_what_is_shown(desk: Desk, view: ValidationView) -> None:
    view.show_run(half_done(n=7))
    settle()
    assert desk.panel.places_bar.note.text() == f"epoch 7  ·  30 of 1,340 validation clips  ·  {SITES[0]}"
    view.show_run(run(events=[replace(places(2, sites=SITES[:1], n=40), n_clips=40)]))
    settle()
    assert desk.panel.places_bar.note.text() == f"epoch 2  ·  40 validation clips  ·  {SITES[0]}"


def test_another_site_can_be_chosen_and_stays_chosen(desk: Desk, view: ValidationView) -> None:
    seen = half_done(n=6)
    view.show_run(seen)
    settle()
    bar = desk.panel.places_bar
    assert bar.isVisible() and [bar.sites.itemText(i) for i in range(bar.sites.count())] == list(SITES)
    QTest.keyClick(bar.sites, Qt.Key.Key_Down)
    settle()
    assert view.site == SITES[1]
    ground = desk.panel.stage._picture.ground
    assert ground.is_room and tuple(ground.high_m) == SIZES_M[SITES[1]]
    view.show_run(seen.told(places(7)))
    settle()
    assert view.site == SITES[1] and bar.sites.currentText() == SITES[1]
    np.testing.assert_allclose(cloud(desk), of_site(seen.told(places(7)), SITES[1])[1], atol=1e-4)


def test_one_site_offers_no_choice_and_an_unknown_one_gets_a_floor(desk: Desk, view: ValidationView) -> None:
    told = replace(places(3, sites=SITES[:1]), sites=("Field A",) * 60, sizes_m={})
    told = replace(told, truth_m=tuple((x + 40, y, z) for x, y, z in told.truth_m))
    view.show_run(run(events=[told]))
    settle()
    assert not desk.panel.places_bar.sites.isVisible()
    ground = desk.panel.stage._picture.ground
    truth = np.array(told.truth_m)
    assert not ground.is_room and (truth >= ground.low_m).all() and (truth <= ground.high_m).all()


def test_the_session_comes_back_as_it_was_looked_at(desk: Desk, view: ValidationView) -> None:
    desk.panel.view_side()
    desk.panel.stage.set_view(replace(desk.panel.stage.view, height_m=9.0))
    camera = desk.panel.stage.view
    view.show_run(half_done())
    settle()
    assert desk.panel.stage.view != camera
    assert desk.panel.stage.scene.microphones.n_shown == 0
    view.show_run(None)
    settle()
    assert desk.panel.places is None and view.site == "" and not desk.panel.places_bar.isVisible()
    assert desk.panel.stage.view == camera
    assert desk.panel.stage.scene.microphones.n_shown == 4 and len(rings(desk)) == 0
    assert desk.panel.stage.scene.methods["spacenet"].clips.n_shown == 0
    assert desk.panel.stage._picture.truth_m == yeoju().true_position_m


def test_another_session_opened_meanwhile_is_shown_as_a_whole_afterwards(desk: Desk, view: ValidationView) -> None:
    desk.panel.fit()
    view.show_run(half_done())
    settle()
    small = yeoju(id="b", site=replace(yeoju().site, size_m=(4.0, 4.0, 3.0)), microphones=(), source=None)
    desk.document.open(small, on_disk=True)
    settle()
    assert desk.panel.places is not None, "it is the training that is looked at"
    view.show_run(None)
    settle()
    assert desk.panel.stage.view.height_m < 9.0 and tuple(desk.panel.stage._picture.ground.high_m) == (4.0, 4.0, 3.0)


def test_a_run_without_places_leaves_the_session_where_it_is(desk: Desk, view: ValidationView) -> None:
    view.show_run(run())
    settle()
    assert desk.panel.places is None and desk.panel.stage.scene.microphones.n_shown == 4


def test_nothing_of_the_session_can_be_touched_meanwhile(desk: Desk, view: ValidationView) -> None:
    off = Microphone(name="M5", file="m5.wav")
    desk.document.open(yeoju(microphones=(*yeoju().microphones, off)), on_disk=True)
    desk.viewing.change(selected_microphone=0)
    settle()
    assert desk.panel.hands.tray.isVisible()
    said: list[str] = []
    desk.panel.hands.said.connect(lambda text, tone: said.append(text))
    seen = half_done(n=7)
    before = desk.document.session
    view.show_run(seen)
    settle()
    assert not desk.panel.hands.tray.isVisible()
    at = desk.place_px(desk.document.session.microphones[0].position_m)
    desk.drag(at, at + QPoint(60, 20))
    desk.panel.hands.nudge("right")
    desk.panel.hands.take_off()
    clip = desk.viewing.look.clip
    QTest.mouseClick(desk.screen, LEFT, pos=desk.place_px(tuple(of_site(seen, SITES[0])[1][0])))
    settle()
    assert desk.document.session is before and desk.viewing.look.clip == clip
    assert said and "Validation of spacenet-a is shown, not the session" in said[0]
    view.show_run(None)
    settle()
    assert desk.panel.hands.tray.isVisible()
    desk.panel.hands.nudge("right")
    assert desk.document.session is not before


def test_measurements_of_the_session_wait_until_it_is_back(desk: Desk, view: ValidationView) -> None:
    desk.viewing.change(is_measuring=True)
    settle()
    for place in (yeoju().microphones[0].position_m, yeoju().microphones[2].position_m):
        QTest.mouseClick(desk.screen, LEFT, pos=desk.place_px(place))
    (measured,) = desk.panel.hands.measuring.measured.done
    desk.viewing.change(is_measuring=False)
    view.show_run(half_done())
    settle()
    assert desk.panel.stage.overlay.guides.measured.is_empty and desk.panel.stage.overlay.readout == ()
    view.show_run(None)
    settle()
    assert desk.panel.hands.measuring.measured.done == (measured,)
    assert desk.panel.stage.overlay.guides.measured.done == (measured,)


def test_pointing_at_an_answer_says_how_far_off_it_is(desk: Desk, view: ValidationView) -> None:
    seen = half_done(n=7)
    view.show_run(seen)
    settle()
    truth, answers = of_site(seen, SITES[0])
    far = np.linalg.norm(answers - truth, axis=1)
    shown: list[str] = []
    desk.panel.stage.pointer.hovered.connect(lambda text, at: shown.append(text))
    row = int(far.argmin())
    move(desk.screen, desk.place_px(tuple(answers[row])), button=Qt.MouseButton.NoButton)
    assert shown and shown[-1].startswith("SpaceNet  (") and "m off" in shown[-1] and "clip" not in shown[-1]


def test_a_network_looks_like_the_method_it_is(desk: Desk, view: ValidationView) -> None:
    chawa = TrainConfig(network=NetworkConfig(architecture="chawa"))
    view.show_run(run(events=[places(3)], config=chawa))
    settle()
    (marks,) = desk.panel.stage._picture.methods
    assert (marks.title, marks.mark.colour, marks.mark.symbol) == ("CHAWA", LIGHT.methods[1], "s")


def test_how_things_are_placed_is_not_offered_meanwhile(desk: Desk, view: ValidationView) -> None:
    assert desk.panel._placing.isVisible()
    view.show_run(half_done(n=7))
    assert not desk.panel._placing.isVisible() and desk.panel._bar.isVisible()
    assert desk.panel.stage.overlay._note == "", "nothing lies over the axes"
    view.show_run(None)
    assert desk.panel._placing.isVisible()


def test_of_a_run_that_has_ended_it_says_that_the_epoch_is_the_best(desk: Desk, view: ValidationView) -> None:
    seen = replace(half_done(n=7), state="finished")
    best = seen.best.epoch
    view.show_run(replace(seen, places=replace(places(best), n_places=2)))
    told = desk.panel.places_bar.note.text()
    assert told == f"best epoch {best}  ·  30 of 1,340 validation clips, 2 places  ·  {SITES[0]}"


def test_the_same_run_told_again_is_not_drawn_again(desk: Desk, view: ValidationView) -> None:
    seen = half_done(n=7)
    view.show_run(seen)
    before = desk.panel.places
    view.show_run(replace(seen, pulses=()))
    assert desk.panel.places is before


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_rings_answers_and_lines_are_really_seen(desk: Desk, view: ValidationView, theme: object) -> None:
    desk.themes.choose(theme)
    settle()
    before = share_near(desk.panel, theme.methods[0])
    view.show_run(half_done(n=4))
    settle()
    desk.panel.fit()
    settle(300)
    assert share_near(desk.panel, theme.methods[0]) > before + 0.001


def test_rings_face_the_viewer_from_every_side(desk: Desk, view: ValidationView) -> None:
    view.show_run(half_done(n=4))
    settle()
    for turn, normal in ((desk.panel.view_top, 2), (desk.panel.view_front, 1), (desk.panel.view_side, 0)):
        turn()
        points = np.asarray(desk.panel.stage.scene.truths.mapper.GetSource(0).points)
        assert np.ptp(points, axis=0)[normal] < 1e-6 and np.ptp(points, axis=0).max() > 1.9


PLAN = """
import sys
sys.path.insert(0, {tests!r})
from PySide6.QtWidgets import QApplication
app = QApplication([])
from site_desk import make_desk
from training_samples import half_done, SITES
from workbench.gui.training.validation_view import ValidationView
from workbench.training.config import NetworkConfig, TrainConfig
desk = make_desk(); desk.panel.show(); desk.panel.start_3d()
view = ValidationView(desk.panel, desk.panel)
plan = desk.panel.plan
empty = plan.grab().toImage()
view.show_run(half_done(n=7))
print(desk.panel.is_3d, plan.text)
print(len(plan.picture.truths_m), plan.grab().toImage() != empty)
view.show_run(None)
app.processEvents()
print(len(plan.picture.truths_m), plan.grab().toImage() == empty)
desk.panel.shutdown()
"""


def test_where_3d_cannot_run_the_plan_shows_them() -> None:
    code = PLAN.format(tests=str(Path(__file__).parent))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert lines[0].startswith(f"False epoch 7  ·  30 of 1,340 validation clips  ·  {SITES[0]}. Seen from above")
    assert lines[1:] == ["30 True", "0 True"]


def test_clips_of_a_session_are_still_named_by_number(desk: Desk) -> None:
    from site_samples import answer

    placed = answer(desk.predictions, "spacenet", n=3, spread_m=0.1, with_mean=False)
    settle()
    shown: list[str] = []
    desk.panel.stage.pointer.hovered.connect(lambda text, at: shown.append(text))
    move(desk.screen, desk.place_px(tuple(placed[1])), button=Qt.MouseButton.NoButton)
    assert shown and ", clip " in shown[-1]
