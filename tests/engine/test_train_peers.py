"""Networks that hear waveforms go the whole way: features, training, file, scores, localizing."""

from __future__ import annotations

import math
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.engine.conftest import SMALL_TRAINING
from workbench.core.errors import UserError
from workbench.core.session import Session
from workbench.engine.score_models import ScoreModels
from workbench.engine.train import Train
from workbench.files.audio import read_recording
from workbench.files.model_file import read_card, with_card
from workbench.localize.heard import Heard
from workbench.localize.neural import NeuralMethod
from workbench.nets.architectures import ARCHITECTURES
from workbench.training.config import DataConfig, NetworkConfig, TrainConfig

PEERS = [name for name, each in ARCHITECTURES.items() if each.features == ("waveform",)]
DATA = DataConfig(
    sites=("goyang",), n_sessions=8, seconds=3.0, seed=31, feature="waveform", validation_share=0.25, test_share=0.0
)


def config_of(name: str) -> TrainConfig:
    network = NetworkConfig(architecture=name, relative=True)
    return replace(SMALL_TRAINING, name=name, title=name, data=DATA, network=network, epochs=1, batch=4)


@pytest.fixture(scope="module", params=PEERS)
def trained(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, own_home: Path) -> Path:
    out = tmp_path_factory.mktemp("peers") / "run"
    list(Train(config_of(request.param), out=out).run())
    return out / "best.safetensors"


def test_a_peer_is_trained_and_locates(trained: Path, simulated: Session) -> None:
    method = NeuralMethod(trained)
    card = method.card
    assert card is not None and card.feature == "waveform" and card.rate_hz == 16_000
    assert "published weights cannot be loaded" in method.caveat and "simulated" in method.caveat
    assert trained.stat().st_size < 4_000_000
    found = np.concatenate(
        [each.positions_m for each in method.locate(Heard(simulated, read_recording(simulated, 44_100)))]
    )
    assert found.shape == (7, 3) and np.isfinite(found).all()


def test_a_peer_is_scored_beside_networks_that_hear_levels(trained: Path, small_run: Path, tmp_path: Path) -> None:
    folder = tmp_path / "models"
    folder.mkdir()
    shutil.copy(trained, folder / "peer.safetensors")
    shutil.copy(small_run / "best.safetensors", folder / "small.safetensors")
    list(ScoreModels(folder, seed=32, n_sessions=2).run())
    scores = [read_card(folder / f"{name}.safetensors").held_out["all sites"] for name in ("peer", "small")]
    assert all(each.n_clips == 2 * 3 and math.isfinite(each.median_error_m) for each in scores)
    assert "waveform" in (folder / "README.md").read_text()


def test_a_network_of_other_waveforms_is_refused(trained: Path, simulated: Session, tmp_path: Path) -> None:
    other = tmp_path / "other.safetensors"
    shutil.copy(trained, other)
    with_card(other, rate_hz=8_000)
    heard = Heard(simulated, read_recording(simulated, 44_100))
    with pytest.raises(UserError, match="rate_hz is 8000, here 16000"):
        list(NeuralMethod(other).locate(heard))


@pytest.mark.parametrize(("name", "feature"), [("wav2pos", "mel-spectra"), ("spacenet", "waveform")])
def test_a_training_on_what_the_network_cannot_hear_is_told_before_the_work(
    name: str, feature: str, tmp_path: Path
) -> None:
    config = replace(config_of(name), data=replace(DATA, feature=feature))  # type: ignore[arg-type]
    with pytest.raises(UserError, match=f"not {feature}"):
        list(Train(config, out=tmp_path / "run").run())
