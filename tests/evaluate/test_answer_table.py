"""The table of answers, from what methods said."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.core.events import Located
from workbench.core.mixture import Mixture
from workbench.core.session import Microphone, Point, Session, Source
from workbench.evaluate.answer_table import SessionAnswers, table_of

TRUTH_M = (2.0, 3.0, 1.0)
TRUTHS_M = {"known": TRUTH_M, "unknown": None}
CORNERS_M = ((0.0, 0.0, 1.0), (8.0, 0.0, 1.0), (8.0, 8.0, 1.5), (0.0, 8.0, 1.0))


def placed(truth_m: Point | None) -> Session:
    return Session(
        microphones=tuple(Microphone(position_m=place_m, file="all.wav") for place_m in CORNERS_M),
        source=None if truth_m is None else Source(position_m=truth_m),
    )


def located(method: str, clip: int, mixture: Mixture | None) -> Located:
    start_s = 0.5 * clip
    return Located(
        session="one",
        method=method,
        clip=clip,
        start_s=start_s,
        end_s=start_s + 3.0,
        position_m=(2.0, 2.0, 1.0),
        mixture=mixture,
    )


def test_a_method_that_tells_a_distribution_tells_how_deep_the_truth_lies_in_it() -> None:
    narrow = Mixture(np.ones(1), np.array([[2.0, 3.0, 1.0]]), 0.25 * np.eye(3)[None])
    away = Mixture(np.ones(1), np.array([[5.0, 3.0, 1.0]]), 0.25 * np.eye(3)[None])
    events = [located("field", 0, narrow), located("field", 1, away), located("plain", 0, None)]
    found = table_of([SessionAnswers("one", placed(TRUTH_M), events)])
    assert found.shares_within[0] == pytest.approx(0.0, abs=0.01)
    assert found.shares_within[1] == pytest.approx(1.0, abs=0.01)
    assert np.isnan(found.shares_within[2])


def test_without_a_truth_nobody_knows() -> None:
    around = Mixture(np.ones(1), np.zeros((1, 3)), np.eye(3)[None])
    said = [SessionAnswers(key, placed(truth_m), [located("field", 0, around)]) for key, truth_m in TRUTHS_M.items()]
    assert np.isfinite(table_of(said).shares_within).tolist() == [True, False]
