"""Sessions recorded by recorders whose clocks are known: a clap in a room, heard by six microphones."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import scipy.signal

from workbench.core.recording import Recording
from workbench.core.session import Conditions, Microphone, Session, Site, Source
from workbench.simulate.faults import Faults, through_recorder
from workbench.simulate.room import Room, impulse_responses

RATE_HZ = 44_100
SIZE_M = (14.0, 10.0, 4.0)
CLAP_M = (4.0, 6.5, 1.2)
PLACES_M = np.array(
    [[0.5, 0.6, 1.2], [13.4, 0.5, 2.6], [13.2, 9.4, 0.7], [0.7, 9.3, 3.1], [7.0, 0.4, 1.6], [8.0, 9.6, 3.4]]
)
OFFSETS_S = np.array([0.0, 0.0183, -0.0127, 0.0041, -0.02, 0.0096])


@dataclass(frozen=True)
class Clapped:
    """session : with all offsets 0. samples : (n_mics, n_samples), as recorded. offsets_s : what is right."""

    session: Session
    samples: np.ndarray
    offsets_s: np.ndarray

    def recording(self, session: Session | None = None) -> Recording:
        """On the session's clock, laid on whole samples as files are."""
        offsets = [m.offset_s for m in (session or self.session).microphones]
        starts = [round((o - min(offsets)) * RATE_HZ) for o in offsets]
        n = self.samples.shape[1]
        laid = np.zeros((len(starts), n + max(starts)), dtype=np.float32)
        for row, samples, start in zip(laid, self.samples, starts, strict=True):
            row[start : start + n] = samples
        spans_s = min(offsets) + np.array([starts, [s + n for s in starts]], dtype=np.float64).T / RATE_HZ
        return Recording(laid, RATE_HZ, min(offsets), spans_s, np.zeros(len(starts)))


def clap(rng: np.random.Generator, seconds: float, at_s: tuple[float, ...]) -> np.ndarray:
    """Short bursts of noise that die away in a few milliseconds. (n,)."""
    sound = np.zeros(round(seconds * RATE_HZ))
    time_s = np.arange(round(0.03 * RATE_HZ)) / RATE_HZ
    for start_s in at_s:
        first = round(start_s * RATE_HZ)
        sound[first : first + len(time_s)] += rng.standard_normal(len(time_s)) * np.exp(-time_s / 0.004)
    return sound


def clapped(seed: int = 1, *, noise_db: float = -55.0, reverberation_s: float = 0.5, seconds: float = 4.5) -> Clapped:
    """noise_db : of each microphone, against a clap's beginning at 1 m."""
    rng = np.random.default_rng(seed)
    room = Room(SIZE_M, reverberation_s, 20.0)
    responses = impulse_responses(room, np.array(CLAP_M), PLACES_M, RATE_HZ, rng)
    dry = clap(rng, seconds, (1.2, 2.1))
    heard = scipy.signal.fftconvolve(dry[None], responses, axes=1)[:, : len(dry)]
    heard += 10 ** (noise_db / 20) * rng.standard_normal(heard.shape)
    n = len(PLACES_M)
    recorded = through_recorder(heard, RATE_HZ, Faults(np.zeros(n), OFFSETS_S, np.zeros(n), 0.0), rng)
    microphones = tuple(
        Microphone(name=f"M{i}", position_m=tuple(map(float, place)), position_error_m=0.0, file=f"m{i}.wav")
        for i, place in enumerate(PLACES_M, 1)
    )
    session = Session(
        id="clap", name="clap", site=Site(size_m=SIZE_M), conditions=Conditions(temperature_c=20.0),
        microphones=microphones, source=Source(position_m=CLAP_M, position_error_m=0.0),
    )  # fmt: skip
    return Clapped(session, (0.5 * recorded / np.abs(recorded).max()).astype(np.float32), OFFSETS_S)


def with_microphone(made: Clapped, index: int, **changes: object) -> Clapped:
    session = made.session.with_microphone(index, replace(made.session.microphones[index], **changes))  # type: ignore[arg-type]
    return replace(made, session=session)
