"""A session with four microphones, truth and answers, for the tests of the views."""

from __future__ import annotations

import numpy as np

from workbench.core.events import Located, Summary
from workbench.core.session import Microphone, Point, Session, Site, Source
from workbench.gui.state.predictions import Predictions

PLACES: tuple[Point, ...] = ((0.6, 0.7, 1.3), (17.2, 0.9, 2.6), (17.1, 28.2, 1.6), (0.9, 27.9, 3.4))
TRUTH: Point = (8.2, 12.4, 1.1)


def yeoju(**changes: object) -> Session:
    """Four microphones near the corners of a 17.9 x 29.0 x 7.06 m room."""
    microphones = tuple(Microphone(name=f"M{i + 1}", file=f"m{i + 1}.wav", position_m=p) for i, p in enumerate(PLACES))
    parts: dict[str, object] = {
        "id": "a", "name": "Yeoju A-017", "site": Site(name="Yeoju", size_m=(17.9, 29.0, 7.06)),
        "microphones": microphones, "source": Source(position_m=TRUTH),
    }  # fmt: skip
    return Session(**(parts | changes))  # type: ignore[arg-type]


def answer(predictions: Predictions, method: str, *, n: int = 55, off: Point = (0.3, 0.5, 0.2), spread_m: float = 1.0,
           with_mean: bool = True) -> np.ndarray:  # fmt: skip
    """Let a method answer n clips scattered round the truth; -> (n, 3) metres."""
    places = np.array(TRUTH) + off + np.random.default_rng(1).normal(size=(n, 3)) * (spread_m, spread_m, 0.2 * spread_m)
    for i, (x, y, z) in enumerate(places):
        predictions.take(
            Located(session="a", method=method, clip=i, start_s=0.5 * i, end_s=0.5 * i + 3, position_m=(x, y, z))
        )
    if with_mean:
        x, y, z = places.mean(axis=0)
        predictions.take(Summary(session="a", method=method, n_clips=n, position_m=(x, y, z)))
    return places
