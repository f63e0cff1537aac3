"""Pictures stand in for what stands still in the 3-D view: nobody must be able to tell, whatever changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from site_desk import Desk, make_desk, settle
from site_samples import PLACES, answer, yeoju

from workbench.core.events import Located
from workbench.core.session import Source
from workbench.gui.looks.theme import DARK


@pytest.fixture
def desk(qtbot) -> Iterator[Desk]:
    """Everything is drawn and stands still as a picture."""
    desk = make_desk()
    qtbot.addWidget(desk.panel)
    desk.panel.show()
    qtbot.waitExposed(desk.panel)
    desk.document.open(yeoju(), on_disk=True)
    desk.panel.start_3d()
    answer(desk.predictions, "spacenet")
    answer(desk.predictions, "chawa", off=(-2.0, 2.5, 0.5), spread_m=3.0)
    settle()
    desk.panel.stage.scene.scenery.freeze()
    settle()
    yield desk
    desk.panel.shutdown()
    settle(10)


def picture_of(desk: Desk) -> np.ndarray:
    """What VTK drew, (height, width, 3)."""
    image = desk.screen.grabFramebuffer().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)


def n_other(a: np.ndarray, b: np.ndarray) -> int:
    """How many pixels differ so that one sees it."""
    return int((np.abs(a - b).max(axis=2) > 24).sum())


def drawn_anew(desk: Desk) -> np.ndarray:
    desk.panel.stage.scene.scenery.thaw()
    desk.screen.update()
    settle()
    return picture_of(desk)


def move_microphone(desk: Desk) -> None:
    desk.drag(desk.place_px(PLACES[0]), desk.place_px(PLACES[0]) + QPoint(40, -30))


def move_source(desk: Desk) -> None:
    desk.document.edit("Move source", replace(desk.document.session, source=Source(position_m=(7.0, 14.0, 1.4))))


def forget_source(desk: Desk) -> None:
    desk.document.edit("Forget source", replace(desk.document.session, source=Source()))


def take_answer(desk: Desk) -> None:
    found = Located(session="a", method="spacenet", clip=99, start_s=50.0, end_s=53.0, position_m=(12.0, 20.0, 2.0))
    desk.predictions.take(found)


def look_at(**changes: object) -> Callable[[Desk], None]:
    return lambda desk: desk.viewing.change(**changes)


CHANGES: dict[str, Callable[[Desk], None]] = {
    "microphone": move_microphone,
    "source": move_source,
    "no source": forget_source,
    "answer": take_answer,
    "method hidden": look_at(hidden_methods=frozenset({"chawa"})),
    "clip": look_at(clip=7),
    "radius": look_at(radius_m=4.0),
    "plan": look_at(dimensions=2),
    "selection": look_at(selected_microphone=2),
    "theme": lambda desk: desk.themes.choose(DARK),
    "turned": lambda desk: desk.drag(QPoint(60, 420), QPoint(120, 400)),
    "from above": lambda desk: desk.panel.view_top(),
    "window": lambda desk: desk.panel.resize(500, 520),
}


def test_the_pictures_look_like_what_they_stand_for(desk: Desk) -> None:
    scenery, frozen = desk.panel.stage.scene.scenery, picture_of(desk)
    assert scenery.is_frozen and scenery.is_cloud_frozen
    scenery.thaw_cloud()
    desk.screen.update()
    settle()
    assert scenery.is_frozen and not scenery.is_cloud_frozen
    assert n_other(frozen, picture_of(desk)) == 0
    assert n_other(frozen, drawn_anew(desk)) == 0


def test_blending_while_things_move_looks_as_it_does_at_rest(desk: Desk) -> None:
    desk.screen.ren_win.SetMultiSamples(0)
    before = picture_of(desk)
    desk.panel.stage.scene.blend_well(False)
    assert n_other(before, picture_of(desk)) < 10


def test_answers_blend_at_rest_as_they_did_before_anything_moved(desk: Desk) -> None:
    before, scene = drawn_anew(desk), desk.panel.stage.scene
    scene.blend_well(False)
    scene.be_coarse(True)
    assert n_other(before, picture_of(desk)) > 100
    scene.blend_well(True)
    scene.be_coarse(False)
    assert n_other(before, picture_of(desk)) == 0


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_no_change_leaves_a_picture_of_what_was(desk: Desk, change: Callable[[Desk], None]) -> None:
    before = picture_of(desk)
    change(desk)
    settle()
    now = picture_of(desk)
    assert now.shape != before.shape or n_other(before, now) > 10, "nothing changed on screen"
    assert n_other(now, drawn_anew(desk)) == 0


def test_a_dragged_microphone_leaves_the_answers_in_their_picture(desk: Desk) -> None:
    start = desk.place_px(PLACES[0])
    desk.drag(start, start + QPoint(40, -30), release=False)
    assert desk.position(0) != PLACES[0]
    assert desk.panel.stage.scene.scenery.is_cloud_frozen


def test_answers_that_come_leave_the_site_in_its_picture(desk: Desk) -> None:
    take_answer(desk)
    settle()
    scenery = desk.panel.stage.scene.scenery
    assert scenery.is_frozen and not scenery.is_cloud_frozen
    scenery.freeze()
    assert scenery.is_cloud_frozen
