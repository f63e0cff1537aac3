"""A training that runs away is told, also while its loss stays a number."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.training.test_loop import CONFIG, epochs
from workbench.core.errors import UserError
from workbench.training.config import AugmentConfig, NetworkConfig
from workbench.training.config_file import read_config
from workbench.training.exploded import refuse_useless
from workbench.training.scoring import Validated

ANSWERS = np.zeros((3, 3), np.float32)
GOOD = Validated(loss=0.5, median_error_m=1.0, accuracy={}, answers_m=ANSWERS)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (replace(GOOD, loss=float("nan")), "stopped being numbers in epoch 2"),
        (replace(GOOD, loss=float("inf")), "stopped being numbers in epoch 2"),
        (replace(GOOD, answers_m=np.where(np.eye(3), np.inf, ANSWERS)), "stopped being numbers in epoch 2"),
        (replace(GOOD, median_error_m=3e9, loss=3e9), r"half of them are more than 3e\+06 km off"),
    ],
)
def test_answers_that_are_no_places_are_told(found: Validated, told: str) -> None:
    with pytest.raises(UserError, match=told) as said:
        refuse_useless(found, 1, CONFIG)
    assert "learning rate below 0.003; the best network so far is kept" in said.value.hint
    refuse_useless(GOOD, 1, CONFIG)


def test_a_training_whose_loss_stays_finite_does_not_finish_far_away() -> None:
    network = NetworkConfig(architecture="chawa", layout="channels", scale_m=1e9)
    with pytest.raises(UserError, match="ran away in epoch 1"):
        epochs(replace(CONFIG, network=network))


@pytest.mark.parametrize(("gain_db", "is_named"), [(60.0, True), (6.0, False)])
def test_large_gains_are_named_as_a_cause(gain_db: float, is_named: bool) -> None:
    config = replace(CONFIG, augment=AugmentConfig(channel_gain_db=gain_db))
    with pytest.raises(UserError) as said:
        refuse_useless(replace(GOOD, loss=float("nan")), 0, config)
    assert ("or gains below the augmentation's 60 dB" in said.value.hint) is is_named


@pytest.mark.parametrize(
    "line", ["[augment]\ncommon_gain_db = 61", "[augment]\nchannel_gain_db = 1e9", "[network]\nscale_m = 1e6"]
)
def test_settings_that_can_only_explode_are_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "c.toml").write_text(line)
    with pytest.raises(UserError, match="needs a number"):
        read_config(tmp_path / "c.toml")
