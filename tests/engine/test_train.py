"""A training from its configuration to a network that localizes."""

from __future__ import annotations

import csv
import re
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tomli_w

from tests.engine.conftest import SMALL_TRAINING
from workbench.core.errors import UserError
from workbench.core.events import EpochDone, Located, Saved, StateChanged
from workbench.core.session import Session
from workbench.engine.localize import Localize
from workbench.engine.score_models import HELD_OUT_SEED, ScoreModels
from workbench.engine.simulate import SimulateCampaign
from workbench.engine.train import Train
from workbench.files.model_file import read_card, read_model
from workbench.simulate.campaign import CampaignPlan
from workbench.training.config import DataConfig
from workbench.training.config_file import read_config

ROOT = Path(__file__).parents[2]
RECIPES = ROOT / "resources" / "training"


def test_a_run_folder_holds_all_that_is_needed_to_repeat_it(small_run: Path) -> None:
    assert read_config(small_run / "config.toml") == SMALL_TRAINING
    with (small_run / "metrics.csv").open() as file:
        assert [row["epoch"] for row in csv.DictReader(file)] == ["1", "2"]
    for name in ("environment.json", "last.checkpoint", "last.safetensors", "best.safetensors", "tensorboard"):
        assert (small_run / name).exists()


def test_the_trained_network_localizes_by_its_path(small_run: Path, simulated: Session) -> None:
    events = list(Localize(simulated, (str(small_run / "best.safetensors"),)).run())
    assert sum(isinstance(e, Located) for e in events) == 7


def test_the_card_says_what_the_network_is(small_run: Path) -> None:
    card = read_card(small_run / "best.safetensors")
    assert card.trained_on == "trained on simulated recordings"
    assert card.split == "by source place"
    assert [s.name for s in card.trained_sites] == ["Goyang collapsed building"]
    assert card.n_training_places == 8 and card.n_training_clips == 16


def test_weights_are_float16_on_disk_and_statistics_are_not(small_run: Path) -> None:
    size = (small_run / "best.safetensors").stat().st_size
    _, weights = read_model(small_run / "best.safetensors")
    n_weights = sum(w.size for w in weights.values())
    assert size < 2.2 * n_weights + 16_384


def test_a_resumed_run_goes_on_and_ends_as_the_whole_one(small_run: Path, tmp_path: Path, own_home: Path) -> None:
    out = tmp_path / "cut"
    events = Train(SMALL_TRAINING, out=out).run()
    next(e for e in events if isinstance(e, EpochDone))
    events.close()
    rest = list(Train(resume=out).run())
    assert [e.epoch for e in rest if isinstance(e, EpochDone)] == [2]
    assert isinstance(rest[-2], Saved) and rest[-1] == StateChanged(state="finished")
    ours, whole = (read_model(folder / "last.safetensors")[1] for folder in (out, small_run))
    assert all(np.array_equal(ours[name], whole[name]) for name in whole)


def test_a_run_is_not_overwritten(small_run: Path) -> None:
    with pytest.raises(UserError, match="already holds a run"):
        next(Train(SMALL_TRAINING, out=small_run).run())


def test_a_campaign_on_disk_trains_like_the_same_campaign_in_memory(tmp_path: Path, own_home: Path) -> None:
    data = SMALL_TRAINING.data
    plan = CampaignPlan(sites=data.sites, n_sessions=data.n_sessions, seconds=data.seconds, seed=data.seed)
    list(SimulateCampaign(plan, tmp_path / "campaign").run())
    recorded = replace(SMALL_TRAINING, epochs=1, data=replace(data, campaign=str(tmp_path / "campaign")))
    losses = [
        next(e.loss_val for e in Train(config, out=tmp_path / name).run() if isinstance(e, EpochDone))
        for name, config in (("disk", recorded), ("memory", replace(SMALL_TRAINING, epochs=1)))
    ]
    assert losses[0] == pytest.approx(losses[1], rel=1e-5)


def test_a_campaign_that_is_not_ready_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    config = replace(SMALL_TRAINING, data=DataConfig(campaign=str(tmp_path / "empty")))
    with pytest.raises(UserError, match="holds no sessions"):
        list(Train(config, out=tmp_path / "run").run())


def test_networks_are_scored_beside_three_baselines(small_run: Path, tmp_path: Path, own_home: Path) -> None:
    folder = tmp_path / "models"
    folder.mkdir()
    shutil.copy(small_run / "best.safetensors", folder / "small.safetensors")
    list(ScoreModels(folder, seed=32, n_sessions=3).run())
    card = read_card(folder / "small.safetensors")
    assert set(card.held_out_rivals) == {"Mean place of the site", "Loudness centroid", "Energy least squares"}
    assert card.held_out["all sites"].n_clips == 3 * 3
    text = (folder / "README.md").read_text()
    assert "simulated" in text and "| Small |" in text
    with pytest.raises(UserError, match="trained on seed 31"):
        list(ScoreModels(folder, seed=31, n_sessions=3).run())


def seed_of_the_demo() -> int:
    (seed,) = re.findall(r"^seed=(\d+)", (ROOT / "scripts" / "demo.sh").read_text(), re.MULTILINE)
    return int(seed)


@pytest.mark.parametrize("recipe", sorted(RECIPES.glob("*.toml")), ids=lambda p: p.stem)
def test_recipes_in_the_repository_are_valid(recipe: Path) -> None:
    config = read_config(recipe)
    assert config.data.split == "place"
    assert config.data.seed not in (HELD_OUT_SEED, seed_of_the_demo())


def test_every_mistake_in_a_configuration_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text('epochs = 0\nlearning_rate = "fast"\n[data]\nsplit = "luck"\ncolour = "red"\n')
    with pytest.raises(UserError) as told:
        read_config(path)
    for part in ("4 problems", "epochs", "learning_rate", "data.split", "data.colour"):
        assert part in str(told.value)


@pytest.mark.parametrize("name", ["../../x", "a/b", "", ".hidden", "x" * 81, "a\\nb", "con:"])
def test_a_name_that_is_no_files_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / "named.toml"
    path.write_text(tomli_w.dumps({"name": name}))
    with pytest.raises(UserError, match="name: needs a name for a file, without slashes"):
        read_config(path)
