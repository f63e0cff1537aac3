"""Calibrated radii lie round answers, in 3-D and in the plan, say what they mean, and can be taken away."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from site_desk import Desk, make_desk, settle
from site_samples import TRUTH, answer, yeoju

from workbench.core.events import Located, Summary
from workbench.gui.looks.theme import DARK, LIGHT, ThemeChoice
from workbench.gui.site.key import folded, key_of, what_marks_mean
from workbench.gui.site.overlay import Overlay, names_of
from workbench.gui.site.picture import Picture, picture_of
from workbench.gui.site.plan.view import PlanView
from workbench.gui.site.trusted import said_length, what_rings_mean
from workbench.gui.site.view import axes
from workbench.gui.state.document import Document
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Look, Viewing

TITLES = {"spacenet": "SpaceNet", "centroid": "Loudness centroid", "energy": "Energy", "music": "MUSIC"}
RADII = {"radius_50_m": 1.5, "radius_90_m": 4.0}


def answers(predictions: Predictions, method: str, has_radii: bool = True) -> None:
    """Three clips and their mean, 2 m beside the truth."""
    x, y, z = TRUTH
    parts = RADII if has_radii else {}
    for i in range(3):
        place = (x + 2.0 + 0.1 * i, y, z)
        predictions.take(
            Located(session="a", method=method, clip=i, start_s=0.5 * i, end_s=3.0, position_m=place, radius_m=0.7,
                    **parts)
        )  # fmt: skip
    predictions.take(Summary(session="a", method=method, n_clips=3, position_m=(x + 2.1, y, z), **parts))


def drawn(look: Look, *methods: str, has_radii: bool = True, truth: bool = True) -> Picture:
    predictions = Predictions()
    for method in methods:
        answers(predictions, method, has_radii)
    session = yeoju() if truth else yeoju(source=None)
    return picture_of(session, predictions, look, LIGHT, TITLES)


def test_they_lie_round_the_sessions_answer_or_the_chosen_clips() -> None:
    (whole,) = drawn(Look(), "spacenet").trusted
    assert whole.centre_m == (TRUTH[0] + 2.1, TRUTH[1], TRUTH[2])
    assert (whole.radius_50_m, whole.radius_90_m) == (1.5, 4.0)
    (of_clip,) = drawn(Look(clip=2), "spacenet").trusted
    assert of_clip.centre_m == (TRUTH[0] + 2.2, TRUTH[1], TRUTH[2])
    assert drawn(Look(hidden_methods=frozenset({"spacenet"})), "spacenet").trusted == ()


def test_the_name_and_the_key_say_what_they_mean() -> None:
    picture = drawn(Look(), "spacenet")
    assert [n.text for n in names_of(picture) if n.key == "mean spacenet"] == ["SpaceNet 2.10 m off, 90 % in 4.0 m"]
    assert "50 % of held-out sources lay within 1.5 m" in what_rings_mean(picture.trusted)
    clip = drawn(Look(clip=0), "spacenet")
    assert [n.text for n in names_of(clip)][-2:] == [
        "SpaceNet 2.10 m off", "SpaceNet, clip 1 2.00 m off, 90 % in 4.0 m",
    ]  # fmt: skip
    assert what_rings_mean(drawn(Look(), *TITLES).trusted).startswith("dashed")


@pytest.mark.parametrize("width_px", [520, 380, 300])
@pytest.mark.parametrize("methods", [("spacenet",), tuple(TITLES)])
def test_no_line_of_the_key_is_wider_than_the_view(qtbot: QtBot, width_px: int, methods: tuple[str, ...]) -> None:
    picture = drawn(Look(), *methods)
    below = QWidget()
    qtbot.addWidget(below)
    overlay = Overlay(below)
    overlay.resize(width_px, 400)
    overlay.show_picture(picture, "")
    paper = QPixmap(width_px, 400)
    painter = QPainter(paper)
    advance = QFontMetricsF(painter.font()).horizontalAdvance
    box = overlay._paint_key(painter, picture)
    painter.end()
    assert box is not None and box.width <= width_px
    key = key_of(picture, width_px - 20.0, advance)
    written = " ".join(key.lines)
    assert written == f"{what_marks_mean(picture)} {what_rings_mean(picture.trusted)}", "words were lost"
    ends = [x + 14.0 + advance(marks.title) for marks, (x, _) in zip(picture.methods, key.titles, strict=True)]
    assert max([*ends, *map(advance, key.lines)]) <= width_px - 20.0
    assert len({*key.titles}) == len(methods), "two methods at one place"


def test_the_key_breaks_after_a_comma_where_that_costs_no_line() -> None:
    assert folded("one two, three four", 14.0, len) == ("one two,", "three four")
    assert folded("one two, three four", 19.0, len) == ("one two, three four",)
    assert folded("a bb ccc dddd, e", 9.0, len) == ("a bb ccc", "dddd, e")


def test_answers_without_them_say_nothing_and_keep_their_own_uncertainty() -> None:
    picture = drawn(Look(clip=0), "spacenet", has_radii=False)
    assert picture.trusted == () and what_rings_mean(picture.trusted) == ""
    assert picture.methods[0].chosen_radius_m == 0.7
    assert drawn(Look(clip=0), "spacenet").methods[0].chosen_radius_m is None, "one meaning at a time"


def test_without_the_truth_no_arbitrary_radius_lies_beside_them() -> None:
    picture = drawn(Look(), "spacenet", truth=False)
    assert picture.spheres_m == () and what_marks_mean(picture) == ""
    bare = drawn(Look(shows_trusted=False), "spacenet", truth=False)
    assert bare.trusted == () and len(bare.spheres_m) == 1 and "not an uncertainty" in what_marks_mean(bare)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_in_the_plan_they_are_rings_of_that_size(qtbot: QtBot, theme: object) -> None:
    document, viewing, predictions, themes = Document(), Viewing(), Predictions(), ThemeChoice()
    themes.choose(theme)
    document.open(yeoju(), on_disk=True)
    answers(predictions, "spacenet")
    plan = PlanView(document, viewing, predictions, themes, lambda: TITLES, "There is no OpenGL.")
    plan.resize(520, 700)
    qtbot.addWidget(plan)
    (ring,) = plan.picture.trusted
    at = plan.paper.at(np.array(ring.centre_m[:2]))

    def nearest(radius_m: float) -> int:
        """How far from the method's colour the nearest pixel is, just below the answer at that distance."""
        image = plan.grab().toImage()
        wanted = QColor(ring.colour)
        y = at.y() + radius_m * plan.paper.scale
        found = [image.pixelColor(round(at.x()) + dx, round(y) + dy) for dx in range(-6, 7) for dy in (-1, 0, 1)]
        return min(max(abs(c.red() - wanted.red()), abs(c.green() - wanted.green()), abs(c.blue() - wanted.blue()))
                   for c in found)  # fmt: skip

    assert nearest(1.5) < 60 and nearest(4.0) < 60
    viewing.change(shows_trusted=False)
    assert nearest(1.5) > 80 and nearest(4.0) > 80


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = make_desk()
    qtbot.addWidget(made.panel)
    made.panel.show()
    qtbot.waitExposed(made.panel)
    made.document.open(yeoju(), on_disk=True)
    made.panel.start_3d()
    settle()
    yield made
    made.panel.shutdown()
    settle(10)


def test_in_3d_they_come_follow_the_clip_and_go(desk: Desk) -> None:
    layers = desk.panel.stage.scene.trusted
    answers(desk.predictions, "spacenet")
    settle()
    (one,) = layers.shown
    rings = layers._pairs[0].rings
    matrix = rings[1].actor.GetUserMatrix()
    turned = np.array([[matrix.GetElement(row, column) for column in range(4)] for row in range(3)])
    np.testing.assert_allclose(turned[:, 3], one.centre_m)
    np.testing.assert_allclose(np.linalg.norm(turned[:, :3], axis=0), 4.0)
    np.testing.assert_allclose(turned[:, 2] / 4.0, axes(desk.panel.stage.view)[2], err_msg="it faces the viewer")
    desk.viewing.change(clip=2)
    settle()
    assert layers.shown[0].centre_m != one.centre_m
    desk.viewing.change(shows_trusted=False)
    settle()
    assert layers.shown == () and not any(ring.actor.GetVisibility() for ring in rings)


def test_of_many_methods_only_the_outer_ones_are_drawn(desk: Desk) -> None:
    desk.panel.set_methods(TITLES)
    for method in TITLES:
        answers(desk.predictions, method)
    settle()
    pairs = desk.panel.stage.scene.trusted._pairs
    assert [[ring.actor.GetVisibility() for ring in pair.rings] for pair in pairs] == [[0, 1]] * 4
    answer(desk.predictions, "none", n=2)
    settle()
    assert len(desk.panel.stage.scene.trusted.shown) == 4


@pytest.mark.parametrize(
    ("length_m", "said"), [(0.004, "1 cm"), (0.043, "4 cm"), (0.094, "9 cm"), (0.1, "0.1 m"), (4.04, "4.0 m")]
)
def test_small_radii_are_said_in_centimetres(length_m: float, said: str) -> None:
    assert said_length(length_m) == said
