"""Where marked calls of a session came from, each in its own band, by arrival times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from workbench.core.errors import UserError
from workbench.core.events import Declined, Event, Located, Progress, Warned
from workbench.core.geometry import distance_m, is_inside_hull, point_of
from workbench.core.recording import Recording
from workbench.core.session import Label, Point, Session, title_of
from workbench.core.survey import survey_place_m
from workbench.files.audio import fits_memory, read_recording
from workbench.localize.arrival_times import ArrivalFix
from workbench.localize.registry import find_method
from workbench.localize.stretch import locate_stretch
from workbench.localize.time_space import time_space

METHOD = "tdoa"
AROUND_S = 5.0
"""Read before and after a mark, or more where sound needs longer across the array."""
_DIGITS = 4


@dataclass(frozen=True)
class LocateCalls:
    """Marks of a session (its labels, or stretches typed by hand) as localize.stretch does them.

    Yields Warned and Progress, then Located or Declined a call; `clip` is its number among `calls`, from 0.
    UserError before anything is read when microphones are not placed or too few.
    """

    session: Session
    calls: tuple[Label, ...]

    def run(self) -> Iterator[Event]:
        method = find_method(METHOD)
        method.check(self.session)
        if not self.session.is_placed:
            raise UserError(
                f"{title_of(self.session)} has microphones that are not placed yet",
                "Give them coordinates: in the window's microphone table, or as position_m in session.json",
            )
        yield Progress(done=0, total=len(self.calls), doing="Reading sound")
        whole = read_recording(self.session) if fits_memory(self.session) else None
        said: set[str] = set()
        for number, call in enumerate(self.calls):
            recording = self._around(call) if whole is None else whole
            warnings = method.warnings(self.session, recording)
            for text in dict.fromkeys([*recording.notes, *warnings]):
                if text not in said:
                    said.add(text)
                    yield Warned(session=title_of(self.session), text=text)
            yield _told(self.session, number, call, locate_stretch(self.session, recording, call), warnings)
            yield Progress(done=number + 1, total=len(self.calls), doing=method.title)

    def _around(self, call: Label) -> Recording:
        """Of a long recording what lies round a call: others may be hours away."""
        around_s = max(AROUND_S, time_space(self.session, self.session.microphone_positions_m()).span_s)
        return read_recording(self.session, span_s=(call.start_s - around_s, call.end_s + around_s))


def _told(session: Session, number: int, call: Label, fix: ArrivalFix, warnings: tuple[str, ...]) -> Located | Declined:
    if fix.why_not:
        return Declined(
            session=title_of(session), method=METHOD, clip=number, start_s=call.start_s, end_s=call.end_s,
            why=fix.why_not, warnings=(*warnings, *fix.notes),
        )  # fmt: skip
    survey_m = survey_place_m(session.site, point_of(fix.position_m, _DIGITS))
    return Located(
        session=title_of(session), method=METHOD, clip=number, start_s=call.start_s, end_s=call.end_s,
        position_m=point_of(fix.position_m, _DIGITS),
        survey_position_m=None if survey_m is None else point_of(np.array(survey_m), _DIGITS),
        radius_m=round(fix.radius_m, _DIGITS), residual=round(fix.residual_m, _DIGITS), residual_unit="m",
        error_m=_error_m(fix.position_m, session.true_position_m, 3),
        error_2d_m=_error_m(fix.position_m, session.true_position_m, 2),
        inside_hull=is_inside_hull(fix.position_m, session.microphone_positions_m()),
        warnings=(*warnings, *fix.notes),
    )  # fmt: skip


def _error_m(position_m: np.ndarray, truth_m: Point | None, dimensions: int) -> float | None:
    return None if truth_m is None else round(float(distance_m(position_m, np.array(truth_m), dimensions)), _DIGITS)
