"""A training never waits for sound: once its table is there, the recordings may be gone."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.conftest import SMALL_TRAINING
from tests.engine.noise_campaign import noise_campaign
from workbench.core.events import EpochDone, StateChanged, TestScored
from workbench.engine.train import Train
from workbench.training.config import DataConfig


def test_the_recordings_may_be_gone_once_the_training_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    campaign = noise_campaign(tmp_path / "campaign", 6)
    config = replace(SMALL_TRAINING, data=DataConfig(campaign=str(campaign)), batch=4)
    said = []
    for event in Train(config, out=tmp_path / "run").run():
        said.append(event)
        if isinstance(event, StateChanged) and event.state == "training":
            shutil.rmtree(campaign)
    assert [e.epoch for e in said if isinstance(e, EpochDone)] == [1, 2]
    assert any(isinstance(e, TestScored) for e in said)
    assert said[-1] == StateChanged(state="finished")
