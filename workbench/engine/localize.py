"""Locate a session's source with one or more methods."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from workbench.core.array.checks import microphone_names
from workbench.core.clips import Clip
from workbench.core.errors import UserError
from workbench.core.events import Event, Located, Progress, Summary, Warned
from workbench.core.geometry import distance_m, is_inside_hull, point_of
from workbench.core.session import Point, Session, title_of
from workbench.core.survey import survey_place_m
from workbench.dsp.levels import said_of_all, said_of_one
from workbench.dsp.mel import RATE_HZ
from workbench.files.audio import changed_files, read_recording
from workbench.localize.heard import Heard
from workbench.localize.method import Method
from workbench.localize.plausible import place_warnings, places_warnings
from workbench.localize.registry import find_methods

RADII_M = (1, 2, 3)
_DIGITS = 4
"""Of metres: a tenth of a millimetre."""


@dataclass(frozen=True)
class Localize:
    """Every clip of a session, method by method.

    methods : names or model files' paths (localize.registry.find_method); one told twice answers once.
    Yields Warned and Progress, then Located for each clip as it comes and a Summary a method. UserError before
    anything is read when a method cannot take this session.
    """

    session: Session
    methods: tuple[str, ...]

    def run(self) -> Iterator[Event]:
        methods = find_methods(self.methods)
        for method in methods:
            method.check(self.session)
        yield Progress(done=0, total=1, doing="Reading sound")
        heard = Heard(self.session, read_recording(self.session, RATE_HZ))
        heard.microphones_m  # noqa: B018 - unplaced microphones are told before the work starts
        changed = changed_files(self.session)
        warnings = {m.name: (*changed, *m.warnings(self.session, heard.recording)) for m in methods}
        of_all = said_of_all(heard.faults, microphone_names(self.session))
        for text in dict.fromkeys([*heard.recording.notes, *of_all, *(w for told in warnings.values() for w in told)]):
            yield Warned(session=title_of(self.session), text=text)
        total = len(methods) * len(heard.clips)
        for number, method in enumerate(methods):
            yield Progress(done=number * len(heard.clips), total=total, doing=method.title)
            yield from _one_method(heard, method, warnings[method.name], number * len(heard.clips), total)


def _one_method(heard: Heard, method: Method, warnings: tuple[str, ...], done: int, total: int) -> Iterator[Event]:
    names = microphone_names(heard.session)
    positions: list[np.ndarray] = []
    for batch in method.locate(heard):
        if not np.isfinite(batch).all():
            raise UserError(
                f"{method.title} gave no number for {title_of(heard.session)}",
                "Check its microphones' places and channels",
            )
        for position_m in batch:
            clip = heard.clips[len(positions)]
            of_clip = said_of_one(heard.faults, clip.index, names)
            of_place = place_warnings(position_m, heard.session.site.size_m)
            yield _located(heard, method, clip, position_m, (*warnings, *of_clip, *of_place))
            positions.append(position_m)
        yield Progress(done=done + len(positions), total=total, doing=method.title)
    of_places = places_warnings(np.array(positions), heard.session.site.size_m)
    of_all = said_of_all(heard.faults, names)
    yield _summary(heard, method, np.array(positions), (*warnings, *of_all, *of_places))


def _located(heard: Heard, method: Method, clip: Clip, position_m: np.ndarray, warnings: tuple[str, ...]) -> Located:
    truth_m = heard.session.true_position_m
    return Located(
        session=title_of(heard.session),
        method=method.name,
        clip=clip.index,
        start_s=clip.start_s,
        end_s=clip.end_s,
        position_m=point_of(position_m, _DIGITS),
        survey_position_m=_survey_point(heard.session, position_m),
        error_m=_error(position_m, truth_m, 3),
        error_2d_m=_error(position_m, truth_m, 2),
        inside_hull=is_inside_hull(position_m, heard.microphones_m),
        warnings=warnings,
    )


def _summary(heard: Heard, method: Method, positions_m: np.ndarray, warnings: tuple[str, ...]) -> Summary:
    truth_m = heard.session.true_position_m
    mean_m = positions_m.mean(axis=0)
    known = truth_m is not None
    errors_m = distance_m(positions_m, np.array(truth_m)) if known else np.empty(0)
    return Summary(
        session=title_of(heard.session),
        method=method.name,
        n_clips=len(positions_m),
        position_m=point_of(mean_m, _DIGITS),
        survey_position_m=_survey_point(heard.session, mean_m),
        error_m=_error(mean_m, truth_m, 3),
        error_2d_m=_error(mean_m, truth_m, 2),
        median_error_m=float(np.median(errors_m)) if known else None,
        within_m={str(r): float(np.mean(errors_m <= r)) for r in RADII_M} if known else None,
        warnings=warnings,
    )


def _survey_point(session: Session, position_m: np.ndarray) -> Point | None:
    """In the coordinates that people typed, where they were shifted to the site frame."""
    survey_m = survey_place_m(session.site, point_of(position_m, _DIGITS))
    return None if survey_m is None else point_of(np.array(survey_m), _DIGITS)


def _error(position_m: np.ndarray, truth_m: Point | None, dimensions: int) -> float | None:
    if truth_m is None:
        return None
    return round(float(distance_m(position_m, np.array(truth_m), dimensions)), 4)
