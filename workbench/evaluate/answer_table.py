"""What methods answered over a whole campaign: one row a clip and method, with what is known of the clip."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from workbench.core.events import Declined, Event, Located, Summary
from workbench.core.geometry import array_span_m, distance_m, is_inside_hull
from workbench.core.same_places import same_places
from workbench.core.session import Point, Session, title_of

WHOLE = -1
"""The `clip` of a row about the session as a whole."""
_NOWHERE = (np.nan,) * 3
_HULL = {None: -1, False: 0, True: 1}


@dataclass(frozen=True, eq=False)
class AnswerTable:
    """Columns of equal length; places in metres, site frame, float64; texts are str arrays, "" where unknown.

    methods : names. sessions : keys of where they came from; titles : what they are called.
    clips : counted from 0, WHOLE for a session's joined answer; start_s : where the clip begins.
    sites, weather, voices (what called) : of the session.
    arrays : (n,) int64, one number an array setting of a site, to 1 mm; places : the same for true places, -1 unknown.
    span_m : distance between the farthest microphones.
    truths_m : (n, 3), NaN unknown; answers_m : (n, 3), NaN where the method declined; why_not : its reason.
    in_hull, truths_in_hull : is the answer, the truth inside the microphones' hull, seen from above? 1 yes, 0 no, -1
    unknown. residuals, radii_m : the method's own; radii_50_m, radii_90_m : calibrated ones; NaN unknown.
    shares_within : the share of the method's own densest region on whose edge the truth lies (core.mixture), 0-1; NaN
    where it tells only a place.
    """

    methods: np.ndarray
    sessions: np.ndarray
    titles: np.ndarray
    clips: np.ndarray
    start_s: np.ndarray
    sites: np.ndarray
    weather: np.ndarray
    voices: np.ndarray
    arrays: np.ndarray
    places: np.ndarray
    span_m: np.ndarray
    truths_m: np.ndarray
    answers_m: np.ndarray
    why_not: np.ndarray
    in_hull: np.ndarray
    truths_in_hull: np.ndarray
    residuals: np.ndarray
    radii_m: np.ndarray
    radii_50_m: np.ndarray
    radii_90_m: np.ndarray
    shares_within: np.ndarray

    def __len__(self) -> int:
        return len(self.methods)

    def where(self, chosen: np.ndarray) -> AnswerTable:
        """The rows that a boolean mask or an index array names."""
        return AnswerTable(**{f.name: getattr(self, f.name)[chosen] for f in fields(self)})

    @property
    def is_answered(self) -> np.ndarray:
        """(n,) bool."""
        return np.asarray(np.isfinite(self.answers_m).all(axis=1))

    def errors_m(self, dimensions: int = 3) -> np.ndarray:
        """(n,) distance from the truth, NaN where either is unknown; dimensions 2 leaves the height out."""
        return distance_m(self.answers_m, self.truths_m, dimensions)

    def height_errors_m(self) -> np.ndarray:
        """(n,) how much too high the answers lie, negative = too low; NaN where unknown."""
        return np.asarray(self.answers_m[:, 2] - self.truths_m[:, 2])


@dataclass(frozen=True)
class SessionAnswers:
    """What methods said of one session. key : tells it from all others."""

    key: str
    session: Session
    events: Sequence[Event]


def table_of(answers: Iterable[SessionAnswers]) -> AnswerTable:
    """The table of many sessions; places and arrays are numbered over all of them."""
    rows: list[tuple[Any, ...]] = [row for one in answers for row in _rows_of(one)]
    columns = {name: np.array([row[i] for row in rows]) for i, name in enumerate(_NAMES)}
    n = len(rows)
    arrays_m, truths_m = [row[-1] for row in rows], columns["truths_m"].astype(np.float64).reshape(n, 3)
    return AnswerTable(
        **{name: columns[name].astype(kind) for name, kind in _KINDS.items()},
        arrays=_array_numbers(arrays_m, columns["sites"]),
        places=_place_numbers(truths_m, columns["sites"]),
        truths_m=truths_m,
        answers_m=columns["answers_m"].astype(np.float64).reshape(n, 3),
    )


_NUMBERS = ("start_s", "span_m", "residuals", "radii_m", "radii_50_m", "radii_90_m", "shares_within")
_KINDS: dict[str, type] = {
    **dict.fromkeys(("methods", "sessions", "titles", "sites", "weather", "voices", "why_not"), np.str_),
    **dict.fromkeys(("clips", "in_hull", "truths_in_hull"), np.int64),
    **dict.fromkeys(_NUMBERS, np.float64),
}
_NAMES = (
    *("methods", "clips", "start_s", "answers_m", "why_not", "in_hull"),
    *("residuals", "radii_m", "radii_50_m", "radii_90_m", "shares_within"),
    *("sessions", "titles", "sites", "weather", "voices", "span_m", "truths_m", "truths_in_hull"),
)


def _rows_of(one: SessionAnswers) -> Iterable[tuple[Any, ...]]:
    """Values in the order of _NAMES, and the microphones' places."""
    session, microphones_m = one.session, one.session.microphone_positions_m()
    truth_m = session.true_position_m
    known = (
        one.key,
        title_of(session),
        session.site.name,
        session.conditions.weather,
        "" if session.source is None else session.source.identity,
        array_span_m(microphones_m),
        _NOWHERE if truth_m is None else truth_m,
        -1 if truth_m is None else _HULL[is_inside_hull(np.array(truth_m), microphones_m)],
        microphones_m,
    )
    for event in one.events:
        if isinstance(event, Located | Summary | Declined):
            yield (*_said(event, microphones_m, truth_m), *known)


def _said(event: Located | Summary | Declined, microphones_m: np.ndarray, truth_m: Point | None) -> tuple[Any, ...]:
    if isinstance(event, Declined):
        clip = WHOLE if event.clip is None else event.clip
        return (event.method, clip, event.start_s, _NOWHERE, event.why, -1, *(np.nan,) * 5)
    hull = _HULL[is_inside_hull(np.array(event.position_m), microphones_m)]
    radii = (event.radius_50_m, event.radius_90_m, _share_within(event, truth_m))
    if isinstance(event, Summary):
        return (event.method, WHOLE, np.nan, event.position_m, "", hull, np.nan, np.nan, *map(_number, radii))
    own = (event.residual, event.radius_m, *radii)
    return (event.method, event.clip, event.start_s, event.position_m, "", hull, *map(_number, own))


def _share_within(event: Located | Summary, truth_m: Point | None) -> float | None:
    if event.mixture is None or truth_m is None:
        return None
    return event.mixture.share_within(np.array(truth_m))


def _number(value: float | None) -> float:
    return np.nan if value is None else value


def _place_numbers(truths_m: np.ndarray, sites: np.ndarray) -> np.ndarray:
    numbers = np.full(len(truths_m), -1, dtype=np.int64)
    known = np.isfinite(truths_m).all(axis=1)
    numbers[known] = same_places(truths_m[known], sites[known])
    return numbers


def _array_numbers(arrays_m: Sequence[np.ndarray], sites: np.ndarray) -> np.ndarray:
    """Arrays of different numbers of microphones are different."""
    numbers = np.zeros(len(arrays_m), dtype=np.int64)
    sizes = np.array([len(array_m) for array_m in arrays_m], dtype=np.int64)
    begun = 0
    for size in np.unique(sizes):
        rows = np.flatnonzero(sizes == size)
        numbers[rows] = begun + same_places(np.array([arrays_m[int(i)] for i in rows]), sites[rows])
        begun = int(numbers[rows].max()) + 1
    return numbers
