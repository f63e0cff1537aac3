"""Sessions of noise on disk, with features of their clips beside them: what the training bench learns from."""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import soundfile

from workbench.core.card import FeatureKind
from workbench.core.session import Microphone, Session, Site, Source
from workbench.dsp import mel
from workbench.engine.collect import collect
from workbench.files.session_text import session_text
from workbench.training.clip_table import ClipTable
from workbench.training.config import DataConfig

SESSION_S = 30
N_MICROPHONES = 4


def write_sessions(campaign: Path, n_sessions: int) -> None:
    """Sessions of 30 s, 55 clips each: four mono files of 16 bits, every one of them another noise."""
    rng = np.random.default_rng(0)
    noise = rng.normal(0.0, 3_000.0, (N_MICROPHONES, SESSION_S * mel.RATE_HZ)).astype(np.int16)
    for i in range(n_sessions):
        folder = campaign / f"S-{i + 1:03d}"
        folder.mkdir(parents=True)
        for k in range(N_MICROPHONES):
            soundfile.write(sound_file(folder, k), np.roll(noise[k], 7_919 * i), mel.RATE_HZ, subtype="PCM_16")
        corners_m = rng.uniform((0.0, 0.0, 1.0), (2.0, 2.0, 3.0), (N_MICROPHONES, 3))
        session = Session(
            id=f"id-{i}",
            name=folder.name,
            site=Site(name="Ruin", size_m=(9.0, 9.0, 5.0)),
            microphones=tuple(
                Microphone(name=f"M{k + 1}", position_m=_point(corners_m[k]), file=sound_file(folder, k).name)
                for k in range(N_MICROPHONES)
            ),
            source=Source(position_m=_point(rng.uniform((0.0, 0.0, 0.5), (9.0, 9.0, 2.0)))),
        )
        (folder / "session.json").write_text(session_text(session), encoding="utf-8")


def sound_file(folder: Path, microphone: int) -> Path:
    """Where a session's microphone (from 0) has its sound."""
    return folder / f"m{microphone + 1}.wav"


@contextmanager
def other_cache(folder: Path) -> Iterator[None]:
    """The user's cache folder is `folder` meanwhile: nothing is found there from before, nothing is left."""
    with patch.dict(os.environ, {"XDG_CACHE_HOME": str(folder)}):
        yield


def collected(campaign: Path, feature: FeatureKind) -> tuple[ClipTable, float]:
    """The table of a campaign's clips, as every training collects it, and the seconds that took."""
    began_s = time.perf_counter()
    table = _returned(collect(DataConfig(campaign=str(campaign), feature=feature)))
    return table, time.perf_counter() - began_s


def _returned(job: Generator[Any, None, ClipTable]) -> ClipTable:
    while True:
        try:
            next(job)
        except StopIteration as end:
            table: ClipTable = end.value
            return table


def _point(place_m: np.ndarray) -> tuple[float, float, float]:
    x, y, z = (round(float(v), 3) for v in place_m)
    return x, y, z
