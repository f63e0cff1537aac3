"""What is to be seen, as values: worked out from the session, the predictions and the look; no drawing here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from workbench.core.array.checks import microphone_name
from workbench.core.geometry import distance_m
from workbench.core.session import Point, Session
from workbench.gui.looks.theme import Mark, Theme, method_mark, microphone_colour
from workbench.gui.site.belief import Belief, belief_of
from workbench.gui.site.ground import Ground, ground_of, ground_round
from workbench.gui.site.places import Places
from workbench.gui.site.surroundings import NOTHING_ROUND, Surroundings
from workbench.gui.site.trusted import Trusted, trusted_of
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Look

if TYPE_CHECKING:
    from workbench.gui.live.answers import LiveAnswers


@dataclass(frozen=True)
class MicrophoneMark:
    """A placed microphone; index from 0."""

    index: int
    name: str
    position_m: Point
    colour: str
    is_selected: bool


@dataclass(frozen=True, eq=False)
class MethodMarks:
    """What one method answered.

    positions_m : (n, 3) float64, site frame, metres, one row a clip; errors_m : (n,) metres, NaN without a truth.
    inside : (n,) bool, within the radius of the truth; all True without a truth.
    clips : their numbers; empty where they are of many sessions. chosen : row of the chosen clip, or None.
    mean_m : the session's answer, None until there is one. trusted : the calibrated radii of the chosen clip's answer,
    or of the session's; belief : where the method itself sees the source, of the same answer. Both None where there are
    none, or they are not to be seen.
    """

    name: str
    title: str
    mark: Mark
    clips: tuple[int, ...]
    positions_m: np.ndarray
    errors_m: np.ndarray
    inside: np.ndarray
    chosen: int | None
    chosen_radius_m: float | None
    mean_m: Point | None
    mean_error_m: float | None
    mean_inside: bool
    trusted: Trusted | None = None
    belief: Belief | None = None


@dataclass(frozen=True, eq=False)
class Picture:
    """All that the 3-D view shows.

    truths_m : (n, 3) metres, where many sources were, a method's answers row by row; empty where one source is looked
    at (truth_m).
    """

    theme: Theme
    ground: Ground
    microphones: tuple[MicrophoneMark, ...]
    methods: tuple[MethodMarks, ...]
    truth_m: Point | None
    radius_m: float
    dimensions: int
    surroundings: Surroundings = NOTHING_ROUND
    truths_m: np.ndarray = field(default_factory=lambda: np.empty((0, 3)))

    @property
    def floor_m(self) -> float | None:
        """Height of the floor of the room or shape, site frame; None where all that is drawn is a level."""
        is_known = self.ground.is_room or self.surroundings.shape is not None
        return float(self.ground.low_m[2]) if is_known else None

    def site_corners_m(self) -> np.ndarray:
        """(n, 3) metres: of the site itself, room, shape and plan; empty where only a floor round things is drawn."""
        room = self.ground.corners_m() if self.ground.is_room else np.empty((0, 3))
        return np.vstack([room, self.surroundings.corners_m()])

    @property
    def spheres_m(self) -> tuple[tuple[Point, str], ...]:
        """Centres and colours of the radius spheres: round the truth, or, when nobody knows it, round the means that
        tell nothing of how sure they are."""
        if self.truth_m is not None:
            return ((self.truth_m, self.theme.truth),)
        bare = (m for m in self.methods if m.trusted is None and m.belief is None)
        return tuple((m.mean_m, m.mark.colour) for m in bare if m.mean_m is not None)

    @property
    def trusted(self) -> tuple[Trusted, ...]:
        """The calibrated radii of all methods in sight that have them."""
        return tuple(m.trusted for m in self.methods if m.trusted is not None)

    @property
    def beliefs(self) -> tuple[Belief, ...]:
        """Where those methods in sight that say so see the source."""
        return tuple(m.belief for m in self.methods if m.belief is not None)

    def landmarks_m(self) -> np.ndarray:
        """(n, 3) metres: the single things that stand there; each has a stem to the floor."""
        points = [m.position_m for m in self.microphones]
        points += [m.mean_m for m in self.methods if m.mean_m is not None]
        points += [] if self.truth_m is None else [self.truth_m]
        return np.array(points, dtype=np.float64).reshape(-1, 3)

    def places_m(self) -> np.ndarray:
        """(n, 3) metres: what "fit" must show besides the ground."""
        return np.vstack([self.landmarks_m(), self.truths_m])


def picture_of_places(places: Places, look: Look, theme: Theme, titles: Mapping[str, str]) -> Picture:
    """Many truths and a network's answers. titles: the known methods in their fixed order, name -> title."""
    errors_m = distance_m(places.answers_m, places.truths_m, look.dimensions)
    marks = MethodMarks(
        name=places.method, title=places.title, mark=method_mark(theme, places.method, tuple(titles)), clips=(),
        positions_m=places.answers_m, errors_m=errors_m, inside=errors_m <= look.radius_m,
        chosen=None, chosen_radius_m=None, mean_m=None, mean_error_m=None, mean_inside=True,
    )  # fmt: skip
    ground = ground_round(places.site, places.truths_m, places.answers_m)
    return Picture(theme, ground, (), (marks,), None, look.radius_m, look.dimensions, truths_m=places.truths_m)


def seen_of(look: Look) -> tuple[object, ...]:
    """What of the look is seen in the site: while this is the same, so is the picture."""
    return (look.clip, look.selected_microphone, look.selects_source, look.radius_m, look.dimensions,
            look.hidden_methods, look.shows_trusted, look.shows_belief, look.manner, look.is_measuring)  # fmt: skip


def picture_of(
    session: Session | None,
    predictions: Predictions,
    look: Look,
    theme: Theme,
    titles: Mapping[str, str],
    surroundings: Surroundings = NOTHING_ROUND,
) -> Picture:
    """Put the picture together. titles: the known methods in their fixed order, name -> title."""
    truth_m = None if session is None else session.true_position_m
    shown = [name for name in predictions.methods if name not in look.hidden_methods]
    known = tuple(titles) or predictions.methods
    methods = tuple(
        _marks(predictions, name, titles.get(name, name), method_mark(theme, name, known), truth_m, look)
        for name in shown
    )
    answers = [m.positions_m for m in methods]
    ground = ground_of(session, np.vstack(answers) if answers else np.empty((0, 3)), surroundings)
    microphones = () if session is None else _microphones(session, look, theme)
    return Picture(theme, ground, microphones, methods, truth_m, look.radius_m, look.dimensions, surroundings)


def picture_of_live(live: LiveAnswers, look: Look, theme: Theme, titles: Mapping[str, str]) -> Picture:
    """A recording that goes on: where its microphones stand, the newest answers, and a trace of those before."""
    return picture_of(live.session, live, replace(look, clip=live.clip, selected_microphone=None), theme, titles)


def _microphones(session: Session, look: Look, theme: Theme) -> tuple[MicrophoneMark, ...]:
    return tuple(
        MicrophoneMark(i, microphone_name(session, i), m.position_m, microphone_colour(theme, i),
                       i == look.selected_microphone)
        for i, m in enumerate(session.microphones)
        if m.position_m is not None
    )  # fmt: skip


def _marks(
    predictions: Predictions, name: str, title: str, mark: Mark, truth_m: Point | None, look: Look
) -> MethodMarks:
    located = predictions.of(name)
    positions = np.array([e.position_m for e in located], dtype=np.float64).reshape(-1, 3)
    errors = np.full(len(located), np.nan) if truth_m is None else distance_m(positions, truth_m, look.dimensions)
    clips = tuple(e.clip for e in located)
    chosen = clips.index(look.clip) if look.clip in clips else None
    summary = predictions.summary_of(name)
    mean_m = None if summary is None else summary.position_m
    answer = summary if chosen is None else located[chosen]
    trusted = trusted_of(answer, mark.colour) if look.shows_trusted else None
    belief = belief_of(answer, title, mark.colour) if look.shows_belief else None
    has_more = trusted is not None or belief is not None
    own_radius_m = None if chosen is None or has_more else located[chosen].radius_m
    mean_error = None
    if mean_m is not None and truth_m is not None:
        mean_error = float(distance_m(np.array(mean_m), np.array(truth_m), look.dimensions))
    return MethodMarks(
        name=name, title=title, mark=mark, clips=clips, positions_m=positions, errors_m=errors,
        inside=np.isnan(errors) | (errors <= look.radius_m),
        chosen=chosen, chosen_radius_m=own_radius_m, trusted=trusted, belief=belief,
        mean_m=mean_m, mean_error_m=mean_error, mean_inside=mean_error is None or mean_error <= look.radius_m,
    )  # fmt: skip
