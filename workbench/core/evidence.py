"""What speaks for or against one answer: how far it moves when something is a little different, and what was heard."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from workbench.core.events import Declined, Event, Located, Summary
from workbench.core.radio_words import RadioPlace

Kind = Literal["without", "gains", "places"]
"""One microphone left out; gains wander; microphones' places wander."""


@dataclass(frozen=True)
class Ellipse:
    """Seen from above, one standard deviation. azimuth_deg : of the long axis, from x, counter-clockwise, 0 to 180."""

    major_m: float
    minor_m: float
    azimuth_deg: float


@dataclass(frozen=True, eq=False)
class Moves:
    """Where the answer goes when something is different.

    what : what is, in words. microphone : the one that is left out, counted from 0. from_m : (3,) the answer as it is.
    positions_m : (n, 3) float64, one row a try, NaN where the method then declines; site frame, metres; read-only.
    why_not : why this could not be tried at all, "" when it could.
    """

    kind: Kind
    what: str
    from_m: np.ndarray
    positions_m: np.ndarray
    microphone: int | None = None
    why_not: str = ""

    def __post_init__(self) -> None:
        for array in (self.from_m, self.positions_m):
            array.flags.writeable = False

    @property
    def answered_m(self) -> np.ndarray:
        """(n_answered, 3)."""
        return np.asarray(self.positions_m[np.isfinite(self.positions_m).all(axis=1)])

    @property
    def n_declined(self) -> int:
        return len(self.positions_m) - len(self.answered_m)

    @property
    def rms_m(self) -> float | None:
        """Root mean square of the distances moved; None without any answer."""
        moved_m2 = ((self.answered_m - self.from_m) ** 2).sum(axis=1)
        return math.sqrt(float(moved_m2.mean())) if len(moved_m2) else None

    @property
    def greatest_m(self) -> float | None:
        """The farthest of them; None without any answer."""
        moved_m = np.linalg.norm(self.answered_m - self.from_m, axis=1)
        return float(moved_m.max()) if len(moved_m) else None

    @property
    def ellipse(self) -> Ellipse | None:
        """How the answers scatter round their mean, seen from above; None with fewer than three."""
        plan_m = self.answered_m[:, :2]
        if len(plan_m) < 3:
            return None
        variances, axes = np.linalg.eigh(np.cov(plan_m.T))
        minor_m, major_m = (math.sqrt(max(float(v), 0.0)) for v in variances)
        return Ellipse(major_m, minor_m, math.degrees(math.atan2(axes[1, 1], axes[0, 1])) % 180.0)


@dataclass(frozen=True, eq=False)
class AlignedChannels:
    """Does one event line up in all channels when each is shifted by the delay that the answer predicts?

    times_s : (n_times,) session clock. waves : (n_mics, n_times) float32, band-passed, each scaled to a peak of 1.
    delays_s : (n_mics,) how much later than at the reference the sound should come to each. reference : the loudest
    channel, counted from 0. moment_s : when the event begins there. clip : whose sound this is, counted from 0.
    as_recorded, shifted, best : (n_mics,) correlation coefficients of each channel's loudness over the clip with the
    reference's: as recorded, shifted as predicted, and at whatever shift makes it highest; left_s : (n_mics,) how much
    later than predicted that shift is. Channels without sound hold NaN there. Arrays are read-only.
    caveat : what must be said beside them, or "".
    """

    clip: int
    times_s: np.ndarray
    waves: np.ndarray
    delays_s: np.ndarray
    reference: int
    moment_s: float
    as_recorded: np.ndarray
    shifted: np.ndarray
    best: np.ndarray
    left_s: np.ndarray
    caveat: str = ""

    def __post_init__(self) -> None:
        names = ("times_s", "waves", "delays_s", "as_recorded", "shifted", "best", "left_s")
        for array in (getattr(self, name) for name in names):
            array.flags.writeable = False


@dataclass(frozen=True, eq=False)
class LevelDifferences:
    """Levels at each microphone against their mean, band by band, and what distance alone would make of them.

    centres_hz : (n_bands,) octaves. measured_db : (n_bands, n_mics) float64, recorder gains subtracted.
    expected_db : (n_mics,) free field: -20 log10 of the distance to the answer, less the mean. Read-only.
    """

    centres_hz: np.ndarray
    measured_db: np.ndarray
    expected_db: np.ndarray

    def __post_init__(self) -> None:
        for array in (self.centres_hz, self.measured_db, self.expected_db):
            array.flags.writeable = False

    @property
    def misfit_db(self) -> float:
        """Root mean square of measured less expected, over all bands and microphones."""
        return float(np.sqrt(((self.measured_db - self.expected_db) ** 2).mean()))


Answer = Located | Summary | Declined


@dataclass(frozen=True, kw_only=True)
class Explained(Event):
    """The answer that the evidence is about, and how to say it; said None where there is none or no microphone."""

    answer: Answer
    said: RadioPlace | None = None


@dataclass(frozen=True, kw_only=True)
class MovesFound(Event):
    """One thing was tried. n_clips : how many of the session's clips were asked."""

    session: str
    method: str
    moves: Moves
    n_clips: int


@dataclass(frozen=True, kw_only=True)
class ChannelsAligned(Event):
    session: str
    method: str
    aligned: AlignedChannels


@dataclass(frozen=True, kw_only=True)
class LevelsCompared(Event):
    session: str
    method: str
    levels: LevelDifferences
