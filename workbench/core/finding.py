"""What a look at a recording found wrong with it: where, in plain words, and what it means for the answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["note", "warning", "fault"]
"""note: worth knowing. warning: answers may be wrong. fault: the channel or stretch cannot be used as it is."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing about one or more microphones.

    kind : the check's name, such as "clipping". microphones : indices from 0, empty = the recording as a whole.
    start_s, end_s : session-clock seconds in which it is so; of n_stretches the first.
    said : one plain sentence with names, numbers and units.
    for_levels, for_delays : what it means for methods that compare levels (SpaceNet, CHAWA, energy) and for those that
    compare arrival times (TDOA, SRP-PHAT); empty = nothing.
    value, threshold, unit : what was measured, held against what; None where the check has no such number.
    """

    kind: str
    severity: Severity
    microphones: tuple[int, ...] = ()
    start_s: float
    end_s: float
    n_stretches: int = 1
    said: str
    for_levels: str = ""
    for_delays: str = ""
    value: float | None = None
    threshold: float | None = None
    unit: str = ""


def said_against(findings: Iterable[Finding]) -> tuple[str, ...]:
    """What speaks against answers: the sentences of all but notes, each once."""
    return tuple(dict.fromkeys(each.said for each in findings if each.severity != "note"))
