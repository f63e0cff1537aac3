"""A clean recording of four microphones, and ways to spoil it: what golden rows are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import soundfile as sf

from workbench.core.events import SoundJudged
from workbench.core.finding import Finding
from workbench.core.session import Session
from workbench.engine.check_sound import CheckSound
from workbench.judge.registry import Thresholds
from workbench.simulate.campaign import CampaignPlan

RATE_HZ = 44_100
SECONDS = 20.0
Spoil = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Row:
    """One kind of broken audio and exactly what is to be found, nothing else.

    spoil : (4, n_samples) float64 -> what the microphones' files hold, one a microphone, lengths may differ.
    harm : what is done to the written files m1 ... m4. subtype, ending : how they are written.
    found : (check, microphones from 0) of each finding. at_s : where the first begins, within near_s, or, is_between,
    a moment that its place in time (of at most 3 s) holds.
    says : what stands in the first one's sentence. change : what is done to the session itself.
    """

    name: str
    found: tuple[tuple[str, tuple[int, ...]], ...]
    spoil: Callable[[np.ndarray], np.ndarray | list[np.ndarray]] = lambda samples: samples
    harm: Callable[[Path], None] = lambda folder: None
    change: Callable[[Session], Session] = lambda session: session
    at_s: float | None = None
    near_s: float = 0.15
    is_between: bool = False
    says: str = ""
    subtype: str = "PCM_16"
    ending: str = "wav"
    thresholds: Thresholds = field(default_factory=Thresholds)


@lru_cache(maxsize=1)
def clean() -> tuple[Session, np.ndarray]:
    """A simulated wired session of 20 s, and its sound (4, n_samples) float64, peaks at 0.3 of full scale."""
    made = CampaignPlan(sites=("gyeonggi",), n_sessions=1, seconds=SECONDS, seed=11, weather="dry").make(0)
    samples = made.samples.astype(np.float64) / 32768.0
    return made.session, samples * 0.3 / np.abs(samples).max()


def written(row: Row, folder: Path) -> Session:
    """The session of a row, its files in the folder."""
    session, samples = clean()
    for i, channel in enumerate(row.spoil(samples.copy()), start=1):
        sf.write(folder / f"m{i}.{row.ending}", channel, RATE_HZ, subtype=row.subtype)
    row.harm(folder)
    microphones = tuple(replace(m, file=f"m{i}.{row.ending}") for i, m in enumerate(session.microphones, start=1))
    return row.change(replace(session, folder=folder, microphones=microphones))


def findings(session: Session, thresholds: Thresholds | None = None) -> tuple[Finding, ...]:
    [judged] = [e for e in CheckSound(session, thresholds or Thresholds()).run() if isinstance(e, SoundJudged)]
    return judged.findings


def of_microphone(index: int, spoil: Callable[[np.ndarray], np.ndarray]) -> Spoil:
    """Spoil one channel (n_samples,) and leave the others."""

    def spoiled(samples: np.ndarray) -> np.ndarray:
        samples[index] = spoil(samples[index])
        return samples

    return spoiled


def at(second: float) -> int:
    return round(second * RATE_HZ)
