"""What a job says while it runs. The window, the command line and the tests read the same events."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from workbench.core.card import Scores
from workbench.core.clips import Clip
from workbench.core.finding import Finding
from workbench.core.mixture import Mixture
from workbench.core.session import Point


@dataclass(frozen=True, kw_only=True)
class Event:
    """Base of all events."""


@dataclass(frozen=True, kw_only=True)
class Progress(Event):
    """So much of the work is done; `doing` names it in two or three words."""

    done: int
    total: int
    doing: str


@dataclass(frozen=True, kw_only=True)
class Located(Event):
    """One clip's answer. position_m and radius_m in metres, site frame; error_m None when the truth is unknown.

    survey_position_m : the same place in the survey's (UTM) coordinates, None when the site has no shift.
    radius_m : the method's own uncertainty, None when it has none. residual, residual_unit : how badly the answer fits
    what was heard ("m", "dB" or "1"), None when the method does not tell.
    radius_50_m, radius_90_m : held the source that often, in per cent, on the places the method was calibrated on
    (core.calibration); None when it was not, or not for such an array.
    inside_hull : is the answer inside the convex hull of the microphones (in plan)?
    mixture : where the source may be, as the method sees it; None where it tells only a place.
    """

    session: str
    method: str
    clip: int
    start_s: float
    end_s: float
    position_m: Point
    survey_position_m: Point | None = None
    radius_m: float | None = None
    residual: float | None = None
    residual_unit: str = ""
    radius_50_m: float | None = None
    radius_90_m: float | None = None
    error_m: float | None = None
    error_2d_m: float | None = None
    inside_hull: bool | None = None
    warnings: tuple[str, ...] = ()
    mixture: Mixture | None = None


@dataclass(frozen=True, kw_only=True)
class Declined(Event):
    """A method gives no answer, and why: for one clip (counted from 0), or, clip None, for the session as a whole."""

    session: str
    method: str
    clip: int | None
    start_s: float
    end_s: float
    why: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Summary(Event):
    """A session's answer, joined from its clips' (Method.joined), and errors when the truth is known (metres).

    n_clips : answered ones; n_declined : those without an answer. within_m : share of the answered clips within 1, 2,
    3 m of the truth. radius_m, radius_50_m, radius_90_m, mixture : as Located's, of the joined answer.
    """

    session: str
    method: str
    n_clips: int
    position_m: Point
    survey_position_m: Point | None = None
    n_declined: int = 0
    radius_m: float | None = None
    radius_50_m: float | None = None
    radius_90_m: float | None = None
    error_m: float | None = None
    error_2d_m: float | None = None
    median_error_m: float | None = None
    within_m: Mapping[str, float] | None = None
    warnings: tuple[str, ...] = ()
    mixture: Mixture | None = None


@dataclass(frozen=True, kw_only=True)
class Saved(Event):
    """A file or folder was written."""

    path: Path
    what: str


@dataclass(frozen=True, kw_only=True)
class Warned(Event):
    """Something that would mislead if nobody said it."""

    session: str
    text: str


@dataclass(frozen=True, kw_only=True)
class SoundJudged(Event):
    """A recording was looked at from end to end; `findings` in order of time, empty when nothing is wrong."""

    session: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class MelSpectraDone(Event):
    """Mel-spectra of every clip as the networks see them, recorder gains subtracted.

    levels_db : (n_clips, n_mics, n_bands) float32 dB; centres_hz : (n_bands,) float64.
    """

    session: str
    clips: tuple[Clip, ...]
    levels_db: np.ndarray
    centres_hz: np.ndarray


@dataclass(frozen=True, kw_only=True, eq=False)
class ClipMelDone(Event):
    """The same of one clip, which may be anywhere in a long recording. levels_db : (n_mics, n_bands) float32 dB."""

    session: str
    clip: Clip
    levels_db: np.ndarray
    centres_hz: np.ndarray


@dataclass(frozen=True, kw_only=True)
class EpochDone(Event):
    """One pass over the training clips. Losses are Huber (metres^2-like); errors in metres on the validation part.

    accuracy_val : share of validation clips within 1, 2, 3 m; seconds : what the epoch took, validation included.
    memory_mib : the training's processes together; gpu_memory_mib : the most a GPU held, None without one.
    baseline_median_m : the median error of always saying the mean place of the training part, None = not told.
    """

    epoch: int
    n_epochs: int
    loss_train: float
    loss_val: float
    median_error_val_m: float
    accuracy_val: Mapping[str, float]
    clips_per_s: float
    is_best: bool
    seconds: float = 0.0
    memory_mib: float | None = None
    gpu_memory_mib: float | None = None
    baseline_median_m: float | None = None

    @property
    def is_useless(self) -> bool:
        """Was always saying the mean place of the training part as good?"""
        return self.baseline_median_m is not None and self.median_error_val_m >= self.baseline_median_m


@dataclass(frozen=True, kw_only=True)
class TrainingPulse(Event):
    """Where a training is, about once a second. epoch : passes done, with its fraction; loss : mean since the last."""

    epoch: float
    loss: float
    learning_rate: float
    clips_per_s: float
    seconds_left: float
    memory_mib: float


@dataclass(frozen=True, kw_only=True)
class ValidationPlaces(Event):
    """Some validation clips, the same after every epoch: where the source was, and where the network says.

    sites : name of the site of each; truth_m, answers_m : as many points, site frame, metres.
    n_clips, n_places : how many validation clips there are in all, and at how many source places; 0 = unknown.
    sizes_m : site -> box (x, y, z), metres, where that is known.
    """

    epoch: int
    sites: tuple[str, ...]
    truth_m: tuple[Point, ...]
    answers_m: tuple[Point, ...]
    n_clips: int = 0
    sizes_m: Mapping[str, Point] = field(default_factory=dict)
    n_places: int = 0


@dataclass(frozen=True, kw_only=True)
class TestScored(Event):
    """The best network on the part that neither training nor the choice of the best epoch saw: scores by site name.

    n_places : at how many source places its clips are, 0 = unknown.
    """

    __test__ = False  # no test of pytest's

    scores: Mapping[str, Scores]
    n_clips: int
    split: str
    n_places: int = 0


TrainingState = Literal["preparing", "training", "paused", "stopping", "finished", "stopped", "failed"]


@dataclass(frozen=True, kw_only=True)
class StateChanged(Event):
    """A training goes on in another way. problem, hint : why it failed, as people read it."""

    state: TrainingState
    problem: str = ""
    hint: str = ""


def as_json(value: Any) -> Any:
    """An event (or any frozen value) as plain JSON types: {"event": name, ...}; infinities and NaN become null."""
    if isinstance(value, Mixture):
        return value.plain()
    if is_dataclass(value) and not isinstance(value, type):
        found = {f.name: as_json(getattr(value, f.name)) for f in fields(value)}
        return {"event": type(value).__name__, **found} if isinstance(value, Event) else found
    if isinstance(value, Mapping):
        return {str(k): as_json(v) for k, v in value.items()}
    if isinstance(value, np.ndarray):
        return as_json(value.tolist())
    if isinstance(value, (list, tuple)):
        return [as_json(v) for v in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return str(value) if isinstance(value, Path) else value
