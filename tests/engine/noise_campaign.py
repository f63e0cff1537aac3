"""Campaigns of noise, made at once: enough where only numbers and files matter."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import numpy as np
import soundfile as sf

from workbench.core.events import Event
from workbench.core.session import Conditions, Microphone, Point, Session, Site, Source
from workbench.files.session_folder import write_session

RATE_HZ = 44_100
CORNERS: tuple[Point, ...] = ((0.5, 0.5, 1.0), (7.5, 0.5, 1.0), (7.5, 7.5, 1.0), (0.5, 7.5, 1.0))
OTHERS: tuple[Point, ...] = ((4.0, 2.0, 1.5), (2.0, 4.0, 2.0), (6.0, 4.0, 0.5))
Value = TypeVar("Value")


def noise_session(
    folder: Path,
    seed: int,
    *,
    site: str = "Yard",
    weather: str = "dry",
    source_m: Point | None = None,
    seconds: float = 3.6,
    n_microphones: int = 4,
) -> Path:
    """A session of four files of noise, two clips long; its source at a place of its own."""
    rng = np.random.default_rng(seed)
    place = tuple(float(v) for v in np.round(rng.uniform(1, 7, 3), 3))
    folder.mkdir(parents=True)
    for number in range(n_microphones):
        samples = 0.1 * rng.standard_normal(round(seconds * RATE_HZ))
        sf.write(folder / f"m{number + 1}.wav", samples, RATE_HZ, subtype="FLOAT")
    session = Session(
        name=folder.name,
        site=Site(name=site, size_m=(8.0, 8.0, 4.0)),
        conditions=Conditions(weather=weather),
        microphones=tuple(
            Microphone(name=f"M{i}", position_m=(*CORNERS, *OTHERS)[i - 1], file=f"m{i}.wav")
            for i in range(1, n_microphones + 1)
        ),
        source=Source(position_m=source_m or (place[0], place[1], place[2])),
    )
    write_session(session, folder)
    return folder


def noise_campaign(folder: Path, n_sessions: int) -> Path:
    """Sessions n-1, n-2, ..., every third of them in rain."""
    for number in range(1, n_sessions + 1):
        noise_session(folder / f"n-{number}", number, weather="dry" if number % 3 else "rain")
    return folder


def result_of(events: Generator[Event, None, Value]) -> Value:
    """What a job's part returns after its last event."""
    while True:
        try:
            next(events)
        except StopIteration as end:
            value: Value = end.value
            return value
