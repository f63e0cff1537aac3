"""Locate a session's source with one or more methods."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from workbench.core.array.checks import microphone_names, true_place_problem
from workbench.core.clips import Clip
from workbench.core.doubt import serious_first
from workbench.core.errors import UserError
from workbench.core.events import Declined, Event, Located, Progress, Summary, Warned
from workbench.core.geometry import distance_m, is_inside_hull, point_of
from workbench.core.recording import Recording
from workbench.core.session import Point, Session, title_of
from workbench.core.survey import survey_place_m
from workbench.dsp.levels import said_of_all, said_of_one
from workbench.engine.radii import CalibratedAnswers, Radii, calibrated, joined_radii
from workbench.engine.session_sources import recording_of
from workbench.engine.stretch import read_stretch, told_of
from workbench.files.audio import comparing_files
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.method import Method
from workbench.localize.plausible import place_warnings, places_warnings
from workbench.localize.registry import find_methods
from workbench.localize.silent_channels import unheard

RADII_M = (1, 2, 3)
LONG_BYTES = 2 << 30
"""Seconds to read, some hours of sound."""
_DIGITS = 4
"""Of metres: a tenth of a millimetre."""


@dataclass(frozen=True)
class Localize:
    """Every clip of a session, method by method.

    methods : names or model files' paths (localize.registry.find_method); one told twice answers once.
    recording : its sound at 44 100 Hz, None = as its files hold it. declines : a method that fails, or cannot take this
    session, declines the clips that it has not answered, and the others go on; else its UserError ends the work.
    span_s : only the clips in this stretch (see engine.stretch), which alone is read; they keep their numbers.
    Yields Warned and Progress, then Located or Declined for each clip as it comes, and a Summary a method, or a
    Declined without a clip. Clips in which nothing was heard are declined, whatever the method. A method that cannot
    take this session is told by a Declined without a clip, and the others go on; UserError before anything is read
    when none of them can.
    """

    session: Session
    methods: tuple[str, ...]
    recording: Recording | None = None
    declines: bool = False
    span_s: tuple[float, float] | None = None

    def run(self) -> Iterator[Event]:
        methods = find_methods(self.methods)
        refused = {} if self.declines else _refused(methods, self.session)
        yield Progress(done=0, total=1, doing="Reading sound")
        stretch = None if self.span_s is None else read_stretch(self.session, self.span_s, self.recording)
        heard = Heard(self.session, stretch.recording if stretch else recording_of(self.session, self.recording))
        heard.microphones_m  # noqa: B018 - unplaced microphones are told before the work starts
        yield from told_of(stretch, self._answers(methods, refused, heard))

    def _answers(self, methods: tuple[Method, ...], refused: Mapping[str, str], heard: Heard) -> Iterator[Event]:
        for name, why in refused.items():
            yield _declined_whole(heard, name, why)
        methods = tuple(m for m in methods if m.name not in refused)
        changed = yield from self._compared()
        radii = {m.name: calibrated(m, self.session) for m in methods}
        of_method = {m.name: (*m.warnings(self.session, heard.recording), *radii[m.name].warnings) for m in methods}
        warnings = {name: serious_first((*changed, *told)) for name, told in of_method.items()}
        of_all = [*heard.recording.notes, *said_of_all(heard.faults, microphone_names(self.session))]
        cautions = [one.caution for one in radii.values() if one.caution]
        of_truth = [problem] if (problem := true_place_problem(self.session)) else []
        of_methods = [w for told in warnings.values() for w in told]
        for text in serious_first([*of_truth, *of_methods, *of_all, *cautions]):
            yield Warned(session=title_of(self.session), text=text)
        total = len(methods) * len(heard.clips)
        for number, method in enumerate(methods):
            yield Progress(done=number * len(heard.clips), total=total, doing=method.title)
            asked = _Asked(heard, method, radii[method.name], warnings[method.name], self.declines)
            yield from _one_method(asked, number * len(heard.clips), total)

    def _compared(self) -> Generator[Event, None, tuple[str, ...]]:
        """Which files changed since they were annotated. Of a stretch, long ones are not read whole for that."""
        steps = comparing_files(self.session, math.inf if self.span_s is None else LONG_BYTES)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                found: tuple[str, ...] = end.value
                return found
            yield Progress(done=0, total=0, doing="Comparing files with their hashes")


@dataclass(frozen=True)
class _Asked:
    """One method on one session. warnings : about all of its answers there; declines : see Localize."""

    heard: Heard
    method: Method
    radii: CalibratedAnswers
    warnings: tuple[str, ...]
    declines: bool


def _one_method(asked: _Asked, done: int, total: int) -> Iterator[Event]:
    heard, method, names = asked.heard, asked.method, microphone_names(asked.heard.session)
    parts: list[Found] = []
    radii_m: list[Radii] = []
    n_told = 0
    for batch in _batches(asked):
        for index in range(len(batch)):
            clip = heard.clips[n_told]
            of_clip = said_of_one(heard.faults, clip.index, names)
            told = _told(asked, clip, batch, index, (*asked.warnings, *of_clip, *batch.notes[index]))
            if isinstance(told, Located):
                radii_m.append((told.radius_50_m, told.radius_90_m))
            yield told
            n_told += 1
        parts.append(batch)
        yield Progress(done=done + n_told, total=total, doing=method.title)
    warnings = (*asked.warnings, *said_of_all(heard.faults, names))
    yield _of_session(asked, Found.joined(parts), joined_radii(radii_m), warnings)


def _batches(asked: _Asked) -> Iterator[Found]:
    """What the method says; of a failure, where it may decline, that it does for the clips that are left."""
    n_told = 0
    try:
        if asked.declines:
            asked.method.check(asked.heard.session)
        why_unheard = unheard(asked.heard.faults.is_silent.T)
        for answers in asked.method.locate(asked.heard):
            batch = answers.without(why_unheard[n_told : n_told + len(answers)])
            _refuse_no_number(asked.heard, asked.method, batch)
            yield batch
            n_told += len(batch)
    except UserError as error:
        if not asked.declines:
            raise
        n_left = len(asked.heard.clips) - n_told
        yield Found.of(np.full((n_left, 3), np.nan), why_not=(_why(error),) * n_left)


def _refused(methods: tuple[Method, ...], session: Session) -> dict[str, str]:
    """Which methods cannot take the session, and why. UserError when none can: the reason of the first."""
    problems: dict[str, UserError] = {}
    for method in methods:
        try:
            method.check(session)
        except UserError as error:
            problems[method.name] = error
    if len(problems) == len(methods) > 0:
        raise next(iter(problems.values()))
    return {name: _why(error) for name, error in problems.items()}


def _why(error: UserError) -> str:
    return str(error).rstrip(".")


def _refuse_no_number(heard: Heard, method: Method, batch: Found) -> None:
    if not np.isfinite(batch.positions_m[batch.is_answered]).all():
        raise UserError(
            f"{method.title} gave no number for {title_of(heard.session)}",
            "Check its microphones' places and channels",
        )


def _told(asked: _Asked, clip: Clip, batch: Found, index: int, warnings: tuple[str, ...]) -> Located | Declined:
    if batch.why_not[index]:
        return Declined(
            session=title_of(asked.heard.session),
            method=asked.method.name,
            clip=clip.index,
            start_s=clip.start_s,
            end_s=clip.end_s,
            why=batch.why_not[index],
            warnings=warnings,
        )
    return _located(asked, clip, batch, index, warnings)


def _of_session(asked: _Asked, found: Found, radii_m: Radii, warnings: tuple[str, ...]) -> Summary | Declined:
    heard, method, answered = asked.heard, asked.method, found.is_answered
    reasons = sorted(set(found.why_not), key=lambda why: -found.why_not.count(why))
    if answered.any():
        of_places = places_warnings(found.positions_m[answered], heard.session.site.size_m)
        try:
            return _summary(heard, method, found, radii_m, (*warnings, *of_places))
        except UserError as error:
            if not asked.declines:
                raise
            reasons = [_why(error)]
    return _declined_whole(heard, method.name, reasons[0], warnings)


def _declined_whole(heard: Heard, method: str, why: str, warnings: tuple[str, ...] = ()) -> Declined:
    """That a method says nothing of the session as a whole."""
    return Declined(
        session=title_of(heard.session),
        method=method,
        clip=None,
        start_s=heard.clips[0].start_s,
        end_s=heard.clips[-1].end_s,
        why=why,
        warnings=warnings,
    )


def _located(asked: _Asked, clip: Clip, batch: Found, index: int, warnings: tuple[str, ...]) -> Located:
    heard, method = asked.heard, asked.method
    truth_m, position_m = heard.session.true_position_m, batch.positions_m[index]
    own_radius_m, inside_hull = _known(batch.radius_m[index]), is_inside_hull(position_m, heard.microphones_m)
    radius_50_m, radius_90_m = asked.radii.of_clip(own_radius_m, inside_hull)
    return Located(
        session=title_of(heard.session),
        method=method.name,
        clip=clip.index,
        start_s=clip.start_s,
        end_s=clip.end_s,
        position_m=point_of(position_m, _DIGITS),
        survey_position_m=_survey_point(heard.session, position_m),
        radius_m=own_radius_m,
        residual=_known(batch.residual[index]),
        residual_unit=method.residual_unit,
        radius_50_m=radius_50_m,
        radius_90_m=radius_90_m,
        error_m=_error(position_m, truth_m, 3),
        error_2d_m=_error(position_m, truth_m, 2),
        inside_hull=inside_hull,
        warnings=(*warnings, *place_warnings(position_m, heard.session.site.size_m)),
        mixture=batch.mixtures[index],
    )


def _known(value: float) -> float | None:
    return round(float(value), _DIGITS) if np.isfinite(value) else None


def _summary(heard: Heard, method: Method, found: Found, radii_m: Radii, warnings: tuple[str, ...]) -> Summary:
    truth_m = heard.session.true_position_m
    positions_m = found.positions_m[found.is_answered]
    joined = method.joined(heard, found)
    known = truth_m is not None
    errors_m = distance_m(positions_m, np.array(truth_m)) if known else np.empty(0)
    return Summary(
        session=title_of(heard.session),
        method=method.name,
        n_clips=len(positions_m),
        position_m=point_of(joined.position_m, _DIGITS),
        survey_position_m=_survey_point(heard.session, joined.position_m),
        n_declined=len(found) - len(positions_m),
        radius_m=_known(joined.radius_m),
        radius_50_m=radii_m[0],
        radius_90_m=radii_m[1],
        error_m=_error(joined.position_m, truth_m, 3),
        error_2d_m=_error(joined.position_m, truth_m, 2),
        median_error_m=float(np.median(errors_m)) if known else None,
        within_m={str(r): float(np.mean(errors_m <= r)) for r in RADII_M} if known else None,
        warnings=warnings,
        mixture=joined.mixture,
    )


def _survey_point(session: Session, position_m: np.ndarray) -> Point | None:
    """In the coordinates that people typed, where they were shifted to the site frame."""
    survey_m = survey_place_m(session.site, point_of(position_m, _DIGITS))
    return None if survey_m is None else point_of(np.array(survey_m), _DIGITS)


def _error(position_m: np.ndarray, truth_m: Point | None, dimensions: int) -> float | None:
    if truth_m is None:
        return None
    return round(float(distance_m(position_m, np.array(truth_m), dimensions)), 4)
