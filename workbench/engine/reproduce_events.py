"""What the making of a table tells, beyond what its trainings tell."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.events import Event
from workbench.evaluate.answers import Unit
from workbench.evaluate.comparison import Split, Tested


@dataclass(frozen=True, kw_only=True)
class Cautioned(Event):
    """What the figures that come are not to be taken for."""

    text: str


@dataclass(frozen=True, kw_only=True)
class TrialDone(Event):
    """One training of those that are needed is done, or was found done, or is not run for a reason.

    title : site, network and feature; number : from 1; within_2_m : share of the test clips, None when not run.
    """

    title: str
    split: Split
    number: int
    n_trials: int
    seconds: float = 0.0
    tested: Tested | None = None
    within_2_m: float | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class FigureCompared(Event):
    """One figure of the paper beside ours; None where a training would take too long here, or the paper has none."""

    labels: tuple[str, ...]
    unit: Unit
    paper: float | None
    as_clips: float | None
    by_place: float | None
    clips_tested: Tested | None = None
    place_tested: Tested | None = None
