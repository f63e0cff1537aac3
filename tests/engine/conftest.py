"""Small simulated sessions and a small training, made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.core.session import Session
from workbench.engine.simulate import SimulateCampaign
from workbench.engine.train import Train
from workbench.files.session_folder import read_session
from workbench.simulate.campaign import CampaignPlan
from workbench.training.config import DataConfig, NetworkConfig, TrainConfig

SMALL_TRAINING = TrainConfig(
    name="small",
    title="Small",
    data=DataConfig(sites=("goyang",), n_sessions=12, seconds=3.5, seed=31, validation_share=0.25),
    network=NetworkConfig(architecture="chawa", layout="channels"),
    epochs=2,
    batch=8,
    device="cpu",
)


@pytest.fixture(scope="session")
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Caches of these tests, away from people's own."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(home / "cache"))
        yield home


@pytest.fixture(scope="session")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """A simulated session of 6 s: seven clips."""
    out = tmp_path_factory.mktemp("campaign")
    list(SimulateCampaign(CampaignPlan(sites=("goyang",), n_sessions=1, seconds=6.0, seed=7), out).run())
    return read_session(out / "goyang-7-0001")


@pytest.fixture(scope="session")
def small_run(tmp_path_factory: pytest.TempPathFactory, own_home: Path) -> Path:
    """The folder of a finished small training."""
    out = tmp_path_factory.mktemp("runs") / "small"
    list(Train(SMALL_TRAINING, out=out).run())
    return out
