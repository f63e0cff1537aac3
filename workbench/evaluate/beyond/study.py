"""All that the page is made from, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.core.session import Point
from workbench.evaluate.evaluation import Evaluation


@dataclass(frozen=True, kw_only=True)
class Cost:
    """Of one network. features_ms, network_ms : a clip of four microphones, one thread; trained_s : the training's
    epochs, None unknown, n_clips learnt from, and on which machine."""

    title: str
    n_weights: int
    features_ms: float
    network_ms: float
    trained_s: float | None = None
    n_epochs: int = 0
    n_training_clips: int = 0
    trained_on: str = ""


@dataclass(frozen=True, kw_only=True)
class RealAnswers:
    """What a method said of one real recording whose source nobody surveyed.

    spread_m : the median distance of its clips' answers from their middle; away_m : of its answer for the whole from
    the reference, None where there is none; radius_m : its own median radius. why_not : its most frequent reason to
    decline, "" when it declined nothing.
    """

    method: str
    n_clips: int
    n_answered: int
    spread_m: float | None = None
    away_m: float | None = None
    radius_m: float | None = None
    why_not: str = ""


@dataclass(frozen=True, kw_only=True)
class RealRecording:
    """One recording: title, what it is in a sentence, what away_m is measured from ("" nothing)."""

    title: str
    told: str
    reference: str = ""
    answers: tuple[RealAnswers, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Study:
    """known_arrays, known_places : on new places with the training's arrays, and the other way round. new : by the
    site's key, all networks on new places with new arrays. means_m : of training places, by the site's name.

    microphones, clocks_ms : by their number, and by the offsets' deviation; faults : of one of four microphones, by
    what is wrong, "none" among them. shots : on surveyed real recordings, None where there are none; real : others.
    missing : what could not be made, each in a sentence.
    """

    known_arrays: Evaluation
    known_places: Evaluation
    new: Mapping[str, Evaluation]
    microphones: Mapping[int, Evaluation]
    faults: Mapping[str, Evaluation]
    clocks_ms: Mapping[float, Evaluation]
    means_m: Mapping[str, Point]
    shots: Evaluation | None = None
    real: tuple[RealRecording, ...] = ()
    costs: tuple[Cost, ...] = ()
    missing: tuple[str, ...] = field(default=())

    @property
    def all_evaluations(self) -> tuple[Evaluation, ...]:
        """Of simulated sessions."""
        several = (*self.new.values(), *self.microphones.values(), *self.faults.values(), *self.clocks_ms.values())
        return (self.known_arrays, self.known_places, *several)
