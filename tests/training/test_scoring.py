"""The baseline of a validation part is what always saying one place comes to."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.training.test_loop import CONFIG, PARTS, TABLE
from workbench.training.loop import EpochEnd, train
from workbench.training.scoring import baseline_median_m


def test_the_baseline_says_the_mean_place_of_the_training_part() -> None:
    places_m = np.array([[0, 0, 0], [4, 0, 0], [2, 3, 0], [2, 0, 5], [3, 0, 0]], np.float32)
    table = replace(TABLE.rows(np.arange(5)), sources_m=places_m)
    assert baseline_median_m(table, np.array([0, 1]), np.array([2, 3, 4])) == pytest.approx(3.0)


def test_every_epoch_tells_the_same_baseline_and_learning_beats_it() -> None:
    told = [e.event for e in train(replace(CONFIG, epochs=6), TABLE, PARTS) if isinstance(e, EpochEnd)]
    assert {e.baseline_median_m for e in told} == {baseline_median_m(TABLE, PARTS.training, PARTS.validation)}
    assert told[0].baseline_median_m > 1.0 and not told[-1].is_useless
