"""Where a method itself sees the source is drawn as regions, in 3-D and in the plan; it says whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from conftest import wait_idle
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot
from site_desk import Desk, make_desk, settle
from site_samples import TRUTH, answer, yeoju

from workbench.core.events import Located, Summary
from workbench.core.mixture import Mixture
from workbench.files.predictions import Run, save_predictions
from workbench.files.session_folder import read_session
from workbench.gui.looks.theme import DARK, LIGHT, Theme, ThemeChoice
from workbench.gui.main_window import MainWindow
from workbench.gui.site.belief import Belief, what_beliefs_mean
from workbench.gui.site.belief_layers import BeliefLayers
from workbench.gui.site.key import what_marks_mean
from workbench.gui.site.picture import Picture, picture_of
from workbench.gui.site.plan.view import PlanView
from workbench.gui.state.document import Document
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Look, Viewing

TITLES = {"unsure": "Unsure", "other": "Other", "third": "Third", "fourth": "Fourth"}
REACH_50, REACH_90 = 1.5382, 2.5003
"""Standard deviations to the edge in space: roots of chi-square's quantiles with three degrees of freedom."""
FLAT_50, FLAT_90 = 1.1774, 2.1460
"""The same in plan, with two."""
LONG_M, SHORT_M, HIGH_M = 1.6, 0.5, 0.8
TURN = np.array([[0.8, -0.6, 0.0], [0.6, 0.8, 0.0], [0.0, 0.0, 1.0]])
"""About the vertical, so that the long axis points along (0.8, 0.6)."""


def mixture_at(x: float, y: float, z: float) -> Mixture:
    """A long part there, a small one of a third of its weight 5 m north, and one far away that nearly nothing holds."""
    here = TURN @ np.diag([LONG_M, SHORT_M, HIGH_M]) ** 2 @ TURN.T
    means_m = np.array([[x, y, z], [x, y + 5.0, z + 1.0], [x - 7.0, y - 9.0, z]])
    return Mixture(np.array([0.72, 0.24, 0.04]), means_m, np.stack([here, 0.09 * np.eye(3), np.eye(3)]))


def answers(predictions: Predictions, method: str = "unsure", **parts: float) -> None:
    """Three clips 2 m beside the truth, one farther off each time, and an answer for all, 3 m off."""
    x, y, z = TRUTH
    for i in range(3):
        place = (x + 2.0 + 0.5 * i, y, z)
        predictions.take(
            Located(session="a", method=method, clip=i, start_s=0.5 * i, end_s=3.0, position_m=place, radius_m=0.7,
                    mixture=mixture_at(*place), **parts)
        )  # fmt: skip
    whole = Summary(session="a", method=method, n_clips=3, position_m=(x + 3.0, y, z),
                    mixture=mixture_at(x + 3.0, y, z), **parts)  # fmt: skip
    predictions.take(whole)


def drawn(look: Look, *methods: str, truth: bool = True) -> Picture:
    predictions = Predictions()
    for method in methods or ("unsure",):
        answers(predictions, method)
    return picture_of(yeoju() if truth else yeoju(source=None), predictions, look, LIGHT, TITLES)


def test_it_is_of_the_sessions_answer_or_of_the_chosen_clips() -> None:
    (whole,) = drawn(Look()).beliefs
    np.testing.assert_allclose(whole.mixture.means_m[0], (TRUTH[0] + 3.0, *TRUTH[1:]))
    (of_clip,) = drawn(Look(clip=1)).beliefs
    np.testing.assert_allclose(of_clip.mixture.means_m[0], (TRUTH[0] + 2.5, *TRUTH[1:]))
    assert drawn(Look(hidden_methods=frozenset({"unsure"}))).beliefs == ()
    assert drawn(Look(shows_belief=False)).beliefs == ()


def test_where_the_method_declined_the_chosen_clip_the_sessions_stays() -> None:
    (of_all,) = drawn(Look(clip=9)).beliefs
    np.testing.assert_allclose(of_all.mixture.means_m[0], (TRUTH[0] + 3.0, *TRUTH[1:]))


def test_of_many_small_parts_the_heaviest_is_drawn_all_the_same() -> None:
    many = Mixture(np.array([0.04, *[0.03] * 32]), np.zeros((33, 3)), np.repeat(np.eye(3)[None], 33, axis=0))
    (part,) = Belief(many, "Unsure", "#000000").regions(0.9, 3)
    assert part.weight == 0.04


def test_the_key_says_whose_it_is_and_promises_nothing() -> None:
    said = what_beliefs_mean(drawn(Look()).beliefs)
    assert said == "shaded, not calibrated: 50 % and 90 % of where Unsure sees the source"
    assert "50 % and 90 % of where each method sees" in what_beliefs_mean(drawn(Look(), "unsure", "other").beliefs)
    assert "shaded, not calibrated: 90 % of where each" in what_beliefs_mean(drawn(Look(), *TITLES).beliefs)
    assert what_beliefs_mean(()) == ""


def test_no_other_sphere_is_drawn_for_what_it_tells_better() -> None:
    assert drawn(Look(clip=0)).methods[0].chosen_radius_m is None
    assert drawn(Look(clip=0, shows_belief=False)).methods[0].chosen_radius_m == 0.7
    unknown = drawn(Look(), truth=False)
    assert unknown.spheres_m == () and what_marks_mean(unknown) == ""
    assert len(drawn(Look(shows_belief=False), truth=False).spheres_m) == 1


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = make_desk()
    qtbot.addWidget(made.panel)
    made.panel.set_methods(TITLES)
    made.panel.show()
    qtbot.waitExposed(made.panel)
    made.document.open(yeoju(), on_disk=True)
    made.panel.start_3d()
    settle()
    yield made
    made.panel.shutdown()
    settle(10)


def layers_of(desk: Desk) -> BeliefLayers:
    found: BeliefLayers = desk.panel.stage.scene.beliefs
    return found


def bounds_m(layers: BeliefLayers) -> list[np.ndarray]:
    """Of the bodies that are seen, (3, 2) metres each."""
    return [np.reshape(r.body.actor.GetBounds(), (3, 2)) for r in layers.regions if r.body.actor.GetVisibility()]


def points_m(region: object) -> np.ndarray:
    """(n, 3): the body's corners where they are drawn, site frame."""
    actor, mesh = region.body.actor, region.body.mapper.GetInput()
    matrix = actor.GetUserMatrix()
    turned = np.array([[matrix.GetElement(row, column) for column in range(4)] for row in range(4)])
    corners = np.array([mesh.GetPoint(i) for i in range(mesh.GetNumberOfPoints())])
    return np.asarray((np.column_stack([corners, np.ones(len(corners))]) @ turned.T)[:, :3])


def distances(mixture: Mixture, part: int, places_m: np.ndarray) -> np.ndarray:
    """How many standard deviations places (n, 3) lie from a part's mean."""
    away = places_m - mixture.means_m[part]
    return np.sqrt(np.einsum("ni,ij,nj->n", away, np.linalg.inv(mixture.covariances_m2[part]), away))


def test_in_3d_each_part_is_an_ellipsoid_of_its_50_and_90_per_cent(desk: Desk) -> None:
    answers(desk.predictions)
    settle()
    layers, mixture = layers_of(desk), mixture_at(TRUTH[0] + 3.0, *TRUTH[1:])
    assert len(bounds_m(layers)) == 4, "two parts, two shares; the one of 4 % is not drawn"
    for region, (part, reach) in zip(
        layers.regions, ((0, REACH_90), (1, REACH_90), (0, REACH_50), (1, REACH_50)), strict=True
    ):
        np.testing.assert_allclose(distances(mixture, part, points_m(region)), reach, rtol=1e-3)
    long_m = np.linalg.norm(points_m(layers.regions[0]) - mixture.means_m[0], axis=1).max()
    assert long_m == pytest.approx(REACH_90 * LONG_M, rel=0.01)
    np.testing.assert_allclose(bounds_m(layers)[1][:, 1] - mixture.means_m[1], 0.3 * REACH_90, rtol=0.01)


def test_the_less_a_part_weighs_the_fainter_it_is(desk: Desk) -> None:
    answers(desk.predictions)
    settle()
    outer, outer_light, inner, inner_light = (r.body.actor.GetProperty() for r in layers_of(desk).regions)
    assert 0.0 < outer_light.GetOpacity() < outer.GetOpacity() < inner.GetOpacity() < 0.4
    assert 0.0 < inner_light.GetOpacity() < inner.GetOpacity()
    colour = QColor(desk.panel.stage.scene.beliefs.shown[0].colour)
    np.testing.assert_allclose(outer.GetColor(), colour.getRgbF()[:3], atol=1e-6)


def test_it_follows_the_clip_and_goes(desk: Desk) -> None:
    answers(desk.predictions)
    settle()
    before = bounds_m(layers_of(desk))[0].mean(axis=1)
    desk.viewing.change(clip=0)
    settle()
    after = bounds_m(layers_of(desk))[0].mean(axis=1)
    np.testing.assert_allclose(after - before, (-1.0, 0.0, 0.0), atol=1e-6)
    desk.viewing.change(shows_belief=False)
    settle()
    assert bounds_m(layers_of(desk)) == []
    assert not any(region.rings.actor.GetVisibility() for region in layers_of(desk).regions)


def test_without_height_it_lies_flat_and_is_counted_in_plan(desk: Desk) -> None:
    answers(desk.predictions)
    desk.viewing.change(dimensions=2)
    settle()
    region, mixture = layers_of(desk).regions[0], mixture_at(TRUTH[0] + 3.0, *TRUTH[1:])
    places_m = points_m(region)
    np.testing.assert_allclose(places_m[:, 2], TRUTH[2], atol=1e-6)
    np.testing.assert_allclose(distances(mixture, 0, places_m), FLAT_90, rtol=1e-3)


def test_what_stays_is_not_drawn_again(desk: Desk) -> None:
    answers(desk.predictions)
    settle()
    placed = [region.body.actor.GetUserMatrix().GetMTime() for region in layers_of(desk).regions]
    desk.viewing.change(selected_microphone=1)
    desk.viewing.change(radius_m=3.0)
    settle()
    assert [region.body.actor.GetUserMatrix().GetMTime() for region in layers_of(desk).regions] == placed
    desk.viewing.change(clip=1)
    settle()
    assert layers_of(desk).regions[0].body.actor.GetUserMatrix().GetMTime() > placed[0]


def test_of_many_methods_only_the_outer_regions_are_drawn(desk: Desk) -> None:
    for method in TITLES:
        answers(desk.predictions, method)
    settle()
    assert len(bounds_m(layers_of(desk))) == 2 * len(TITLES)
    answer(desk.predictions, "sure", n=2)
    settle()
    assert len(layers_of(desk).shown) == len(TITLES)


def test_the_view_does_not_fly_to_what_is_far_away(desk: Desk) -> None:
    desk.panel.fit()
    settle()
    before = desk.panel.stage.view
    answers(desk.predictions)
    settle()
    desk.panel.fit()
    settle()
    assert desk.panel.stage.view.height_m == pytest.approx(before.height_m, rel=0.05)


def plan_of(qtbot: QtBot, theme: Theme) -> tuple[PlanView, Viewing]:
    document, viewing, predictions, themes = Document(), Viewing(), Predictions(), ThemeChoice()
    themes.choose(theme)
    document.open(yeoju(), on_disk=True)
    answers(predictions)
    plan = PlanView(document, viewing, predictions, themes, lambda: TITLES, "There is no OpenGL.")
    plan.resize(620, 900)
    qtbot.addWidget(plan)
    return plan, viewing


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_in_the_plan_its_parts_are_ellipses(qtbot: QtBot, theme: Theme) -> None:
    plan, viewing = plan_of(qtbot, theme)
    viewing.change(clip=0)
    (belief,) = plan.picture.beliefs
    with_it, paper = plan.grab().toImage(), plan.paper
    plan.resize(plan.width(), plan.height() - len(plan.key) * plan.fontMetrics().height())
    viewing.change(shows_belief=False)
    without = plan.grab().toImage()
    assert plan.paper.scale == paper.scale, "the same plan, without the lines of its key"

    def differs(image: QImage, other: QImage, place_m: np.ndarray) -> int:
        at = paper.at(place_m[:2])
        one, two = (i.pixelColor(round(at.x()), round(at.y())) for i in (image, other))
        return max(abs(a - b) for a, b in zip(one.getRgb()[:3], two.getRgb()[:3], strict=True))

    centre_m = belief.mixture.means_m[0]
    along, across = TURN[:, 0], TURN[:, 1]
    for direction, deviation_m in ((along, LONG_M), (-along, LONG_M), (across, SHORT_M)):
        just_in, just_out = (centre_m + direction * deviation_m * FLAT_90 * f for f in (0.88, 1.15))
        assert differs(with_it, without, just_in) >= 8
        assert differs(with_it, without, just_out) == 0
    between, within = (centre_m + along * LONG_M * f for f in (0.5 * (FLAT_50 + FLAT_90), 0.8 * FLAT_50))
    assert differs(with_it, without, within) > differs(with_it, without, between)
    assert differs(with_it, without, belief.mixture.means_m[1]) >= 4, "the second part"
    assert differs(with_it, without, belief.mixture.means_m[2]) == 0, "of 4 %"


def test_the_plan_says_below_what_is_shaded(qtbot: QtBot) -> None:
    plan, viewing = plan_of(qtbot, LIGHT)
    assert " ".join(plan.key) == what_beliefs_mean(plan.picture.beliefs) != ""
    viewing.change(shows_belief=False)
    assert plan.key == ()


METHOD = "centroid"


def opened_with_beliefs(window: MainWindow, folder: Path, qtbot: QtBot, **parts: float) -> MainWindow:
    """The window on a session whose saved answers of a method say where it sees the source."""
    place = (3.0, 5.0, 1.0)
    clip = Located(session="A-1", method=METHOD, clip=0, start_s=0.0, end_s=3.0, position_m=place,
                   mixture=mixture_at(*place), **parts)  # fmt: skip
    summary = Summary(session="A-1", method=METHOD, n_clips=1, position_m=place, mixture=mixture_at(*place), **parts)
    save_predictions(read_session(folder), [Run(method=METHOD, clips=(clip,), summary=summary)])
    window.sessions.open_paths([folder])
    wait_idle(window, qtbot)
    window.results.offer_button.click()
    window.results.refresh()
    return window


def test_saved_answers_show_it_again_and_the_table_says_it_is_not_measured(
    window: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    opened_with_beliefs(window, campaign / "A-1", qtbot)
    qtbot.waitUntil(lambda: len(bounds_m(window.site.stage.scene.beliefs)) == 4, timeout=10_000)
    radius_m = mixture_at(3.0, 5.0, 1.0).radius_m(np.array([3.0, 5.0, 1.0]), 0.9)
    said = f"believes 90 % to be within {radius_m:.1f} m (not calibrated)"
    assert said in window.results.summary_text and "nine times in ten" not in window.results.summary_text
    model = window.results.model
    tip = model.data(model.index(0, 3), 3)
    assert f"By its own belief, not calibrated: 90 % within {radius_m:.2f} m" in tip


def test_what_was_measured_is_said_instead(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    opened_with_beliefs(window, campaign / "A-1", qtbot, radius_50_m=1.0, radius_90_m=2.1)
    assert "within 2.1 m nine times in ten" in window.results.summary_text
    assert "believes" not in window.results.summary_text


def test_people_hide_it_in_the_menu_and_that_is_remembered(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    opened_with_beliefs(window, campaign / "A-1", qtbot)
    action = window.actions_["likely_places"]
    assert action.isChecked() and action.isEnabled()
    action.trigger()
    qtbot.waitUntil(lambda: bounds_m(window.site.stage.scene.beliefs) == [], timeout=10_000)
    assert not action.isChecked() and not window.store.settings.shows_belief
