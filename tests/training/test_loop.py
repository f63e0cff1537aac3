"""Training learns, repeats itself, resumes as if never stopped, and keeps the validation part out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from lightning.fabric import Fabric
from lightning.fabric.plugins import MixedPrecision
from safetensors.torch import save_file

from workbench.core.errors import UserError
from workbench.core.events import EpochDone
from workbench.nets.network import builder_of
from workbench.nets.weights import weights_of
from workbench.training.augment import with_defaults_of
from workbench.training.checkpoint import Checkpoint
from workbench.training.clip_table import ClipTable
from workbench.training.config import AugmentConfig, NetworkConfig, TrainConfig
from workbench.training.loop import EpochEnd, learning_rate_at, train
from workbench.training.scoring import shown_of
from workbench.training.split import Parts

CONFIG = TrainConfig(
    network=NetworkConfig(architecture="chawa", layout="channels"),
    augment=AugmentConfig(common_gain_db=3.0, frequency_mask=8),
    epochs=3,
    batch=16,
    learning_rate=3e-3,
    device="cpu",
)


def made_up_table(n_clips: int, seed: int) -> ClipTable:
    """Levels that fall as 1/r from a source in an 8 m square, the same in all bands, with a little noise."""
    rng = np.random.default_rng(seed)
    corners = np.array([[0, 0, 1], [8, 0, 1], [8, 8, 1], [0, 8, 1]], dtype=np.float32)
    sources = np.column_stack([rng.uniform(1, 7, (n_clips, 2)), np.ones(n_clips)]).astype(np.float32)
    r_m = np.linalg.norm(sources[:, None] - corners, axis=2)
    levels = -20 * np.log10(r_m)[..., None] + rng.normal(0, 0.3, (n_clips, 4, 128))
    return ClipTable(
        features=levels.astype(np.float32),
        microphones_m=np.tile(corners, (n_clips, 1, 1)),
        sources_m=sources,
        sessions=np.arange(n_clips),
        sites=np.full(n_clips, "square"),
        sizes_m=np.full((n_clips, 3), 8.0, dtype=np.float32),
        weather=np.full(n_clips, "dry"),
        names=np.array([f"S-{number}" for number in range(n_clips)]),
    )


TABLE = made_up_table(240, 0)
PARTS = Parts(np.arange(192), np.arange(192, 240), np.arange(0))


def epochs(config: TrainConfig, resume: Checkpoint | None = None, table: ClipTable = TABLE) -> list[EpochEnd]:
    return [e for e in train(config, table, PARTS, resume) if isinstance(e, EpochEnd)]


def test_the_loss_falls_and_beats_the_mean_place() -> None:
    ends = epochs(replace(CONFIG, epochs=12))
    first, last = ends[0].event, ends[-1].event
    assert last.loss_val < 0.5 * first.loss_val
    sources = TABLE.sources_m[PARTS.validation]
    mean_error_m = float(np.median(np.linalg.norm(sources - sources.mean(axis=0), axis=1)))
    assert last.median_error_val_m < 0.7 * mean_error_m


def test_the_same_seed_gives_the_same_weights_and_another_does_not() -> None:
    once, again, other = (weights_of(epochs(c)[-1].network) for c in (CONFIG, CONFIG, replace(CONFIG, seed=1)))
    assert all(np.array_equal(once[name], again[name]) for name in once)
    assert not all(np.array_equal(once[name], other[name]) for name in once)


def test_a_resumed_run_is_the_uninterrupted_one_bit_for_bit(tmp_path: Path) -> None:
    whole = epochs(CONFIG)
    path = tmp_path / "last.checkpoint"
    whole[0].checkpoint.write(path)
    resumed = epochs(CONFIG, Checkpoint.read(path))
    assert [e.event.epoch for e in resumed] == [2, 3]
    ours, theirs = weights_of(resumed[-1].network), weights_of(whole[-1].network)
    assert all(np.array_equal(ours[name], theirs[name]) for name in ours)
    assert resumed[-1].event.loss_val == whole[-1].event.loss_val


def test_a_damaged_checkpoint_is_told(tmp_path: Path) -> None:
    path = tmp_path / "last.checkpoint"
    epochs(replace(CONFIG, epochs=1))[0].checkpoint.write(path)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(UserError, match="damaged"):
        Checkpoint.read(path)
    with pytest.raises(UserError, match="no checkpoint"):
        Checkpoint.read(tmp_path / "nowhere" / "last.checkpoint")


@pytest.mark.parametrize("told", ["{}", "[1]", "no json", '{"epoch": "x", "best_loss": 1}', None])
def test_a_strangers_checkpoint_is_told(tmp_path: Path, told: str | None) -> None:
    path = tmp_path / "last.checkpoint"
    save_file({"a": torch.zeros(2)}, path, metadata=None if told is None else {"workbench-checkpoint": told})
    with pytest.raises(UserError, match=f"The checkpoint {path} is none of this program, or damaged"):
        Checkpoint.read(path)


def test_a_checkpoint_of_another_network_is_told_by_the_weight_that_differs() -> None:
    begun = epochs(replace(CONFIG, epochs=1))[0].checkpoint
    stacked = replace(CONFIG, network=replace(CONFIG.network, layout="stacked"))
    with pytest.raises(UserError, match=r"another network than its configuration describes: \S+ has shape \(.*\) in"):
        epochs(stacked, begun)
    without = {name: t for name, t in begun.tensors.items() if not name.endswith("exp_avg")}
    with pytest.raises(UserError, match="optimizer/0/exp_avg has no place in the checkpoint and shape"):
        epochs(CONFIG, replace(begun, tensors=without))


def test_a_resumed_run_goes_on_with_the_scale_of_its_16_bit_gradients(tmp_path: Path) -> None:
    """On the CPU, where Fabric offers no such arithmetic by its name; a scale that grows every five steps."""

    def in_16_bits(resume: Checkpoint | None = None) -> list[EpochEnd]:
        scaler = torch.amp.GradScaler("cpu", init_scale=4.0, growth_interval=5)
        fabric = Fabric(accelerator="cpu", devices=1, plugins=MixedPrecision("16-mixed", "cpu", scaler))
        return [e for e in train(CONFIG, TABLE, PARTS, resume, fabric) if isinstance(e, EpochEnd)]

    whole = in_16_bits()
    whole[0].checkpoint.write(tmp_path / "last.checkpoint")
    resumed = in_16_bits(Checkpoint.read(tmp_path / "last.checkpoint"))
    scales = [end.checkpoint.scaling["scale"] for end in whole]
    assert scales == [16.0, 64.0, 512.0] and whole[0].checkpoint.scaling["_growth_tracker"] == 2
    assert [end.checkpoint.scaling for end in resumed] == [end.checkpoint.scaling for end in whole[1:]]
    ours, theirs = weights_of(resumed[-1].network), weights_of(whole[-1].network)
    assert all(np.array_equal(ours[name], theirs[name]) for name in ours)


def test_a_learning_rate_that_explodes_is_told() -> None:
    network = NetworkConfig(architecture="chawa", layout="channels", scale_m=1e38)
    config = replace(CONFIG, network=network, learning_rate=0.99, weight_decay=0.0, huber_delta_m=1e30, epochs=5)
    with pytest.raises(UserError, match="Try a learning rate below"):
        epochs(config)


def test_values_that_are_no_numbers_are_told_before_the_training_by_the_name_of_the_session() -> None:
    levels = TABLE.features.copy()
    levels[205, 1, 7] = np.nan
    with pytest.raises(UserError, match=r"Session S-205 holds values that are no numbers"):
        next(train(CONFIG, replace(TABLE, features=levels), PARTS))


def test_statistics_come_from_the_training_part_only() -> None:
    config = replace(CONFIG, epochs=1, network=NetworkConfig(architecture="spacenet"))
    levels = TABLE.features.copy()
    levels[PARTS.validation] += 50.0
    quiet_end, loud_end = epochs(config)[0], epochs(config, table=replace(TABLE, features=levels))[0]
    assert torch.equal(quiet_end.network.level_mean, loud_end.network.level_mean)
    mean = float(TABLE.features[PARTS.training].mean())
    assert quiet_end.network.level_mean.item() == pytest.approx(mean, rel=1e-4)


def test_a_table_mapped_from_the_disk_trains_like_one_in_memory(tmp_path: Path) -> None:
    np.save(tmp_path / "levels.npy", TABLE.features)
    mapped = replace(TABLE, features=np.load(tmp_path / "levels.npy", mmap_mode="r"))
    config = replace(CONFIG, epochs=1)
    ours, theirs = (weights_of(epochs(config, table=t)[-1].network) for t in (mapped, TABLE))
    assert all(np.array_equal(ours[name], theirs[name]) for name in ours)


def test_places_shown_are_some_of_every_site_the_same_each_time() -> None:
    sites = np.array(["big"] * 1000 + ["small"] * 30)
    shown = shown_of(sites, seed=4)
    assert len(shown) == 200 and len(np.unique(shown)) == 200
    assert (sites[shown] == "small").sum() == 30
    np.testing.assert_array_equal(shown, shown_of(sites, seed=4))


def test_the_places_told_are_the_networks_answers_on_the_validation_part() -> None:
    places = epochs(replace(CONFIG, epochs=1))[0].places
    assert places.n_clips == 48 and places.sizes_m == {"square": (8.0, 8.0, 8.0)}
    np.testing.assert_array_equal(np.array(places.truth_m, np.float32), TABLE.sources_m[PARTS.validation])
    assert len(places.answers_m) == 48 and set(places.sites) == {"square"}


def test_it_is_told_at_how_many_places_the_validation_clips_are() -> None:
    table = replace(TABLE, sources_m=np.repeat(TABLE.sources_m[::8], 8, axis=0))
    told = epochs(replace(CONFIG, epochs=1), table=table)[0].places
    assert (told.n_places, told.n_clips) == (6, 48)


def test_best_epoch_is_the_lowest_validation_loss_so_far() -> None:
    events: list[EpochDone] = [e.event for e in epochs(replace(CONFIG, epochs=6))]
    losses = [e.loss_val for e in events]
    assert [e.is_best for e in events] == [x == min(losses[: i + 1]) for i, x in enumerate(losses)]


def test_learning_rate_warms_up_and_falls() -> None:
    config = replace(CONFIG, epochs=20, learning_rate=0.01, warm_up=0.1, final_rate=0.02)
    rates = [learning_rate_at(e, config) for e in np.linspace(0, 20, 201)]
    assert rates[0] < 0.001
    assert int(np.argmax(rates)) == 20 and max(rates) == pytest.approx(0.01)
    assert rates[-1] == pytest.approx(0.0002)


def test_chawa_masks_unless_told_not_to_and_spacenet_does_not() -> None:
    assert with_defaults_of(builder_of("chawa"), AugmentConfig()).frequency_mask == 16
    assert with_defaults_of(builder_of("chawa"), AugmentConfig(frequency_mask=0)).frequency_mask == 0
    assert with_defaults_of(builder_of("spacenet"), AugmentConfig()).frequency_mask == 0
