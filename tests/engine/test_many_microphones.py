"""Tables of any number of microphones, and networks that take the first ones of more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.engine.conftest import SMALL_TRAINING
from tests.engine.noise_campaign import noise_session, result_of
from workbench.core.errors import UserError
from workbench.core.recording import Recording
from workbench.dsp.features import FEATURES
from workbench.engine.campaign_facts import facts_of
from workbench.engine.collect import collect, folder_of
from workbench.engine.simulate import SimulateCampaign
from workbench.engine.train import Train
from workbench.files.model_file import read_card
from workbench.simulate.campaign import CampaignPlan
from workbench.training.clip_table import ClipTable, rows_of
from workbench.training.config import AugmentConfig, DataConfig, NetworkConfig, TrainConfig
from workbench.training.feasible import refuse_impossible
from workbench.training.first_microphones import first_features, for_network

SIMULATED = DataConfig(sites=("goyang",), n_sessions=2, seconds=3.5, seed=5, n_microphones=6)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def collected(data: DataConfig) -> ClipTable:
    return result_of(collect(data, n_jobs=1))


def test_a_simulated_table_has_as_many_microphones_as_asked_and_is_known_by_it() -> None:
    table = collected(SIMULATED)
    assert table.features.shape == (4, 6, 128) and table.microphones_m.shape == (4, 6, 3)
    plan = CampaignPlan(("goyang",), 2, 3.5, seed=5, n_microphones=6)
    made = plan.make(1)
    np.testing.assert_allclose(table.microphones_m[2], made.session.microphone_positions_m(), atol=1e-6)
    recording = Recording.of_samples(made.samples.astype(np.float32) / 32_768.0, 44_100)
    np.testing.assert_array_equal(table.features[2:], rows_of(recording, "mel-spectra"))
    four = replace(SIMULATED, n_microphones=4)
    assert folder_of(four) != folder_of(SIMULATED)
    assert collected(four).features.shape == (4, 4, 128)


def test_what_is_told_before_is_what_is_collected() -> None:
    facts, table = facts_of(SIMULATED), collected(SIMULATED)
    assert (facts.n_clips, facts.cache_bytes) == (len(table), table.features.nbytes)


def test_the_same_six_on_disk_are_one_table(tmp_path: Path) -> None:
    plan = CampaignPlan(("goyang",), 2, 3.5, seed=5, n_microphones=6)
    list(SimulateCampaign(plan, tmp_path / "written", n_jobs=1).run())
    on_disk = replace(SIMULATED, campaign=str(tmp_path / "written"))
    simulated, recorded = collected(SIMULATED), collected(on_disk)
    np.testing.assert_array_equal(simulated.features, recorded.features)
    np.testing.assert_array_equal(simulated.microphones_m, recorded.microphones_m)
    first = collected(replace(on_disk, n_microphones=4))
    np.testing.assert_array_equal(first.features, simulated.features[:, :4])
    np.testing.assert_array_equal(first.microphones_m, simulated.microphones_m[:, :4])


def test_of_recordings_with_different_numbers_the_first_ones_are_heard(tmp_path: Path) -> None:
    for number, n in enumerate((6, 4, 5, 7)):
        noise_session(tmp_path / f"n-{number}", number, n_microphones=n)
    data = DataConfig(campaign=str(tmp_path))
    table, facts = collected(data), facts_of(data, n_jobs=1)
    assert table.features.shape == (8, 4, 128) and not facts.problems
    assert (facts.n_sessions, facts.n_arrays) == (4, 1) and facts.cache_bytes == table.features.nbytes
    with pytest.raises(UserError, match="n-1: it has 4 microphones, not 5"):
        collected(replace(data, n_microphones=5))
    assert facts_of(replace(data, n_microphones=5), n_jobs=1).problems == ("n-1: it has 4 microphones, not 5",)


def test_what_only_the_others_hear_makes_no_table_stale(tmp_path: Path) -> None:
    """And the key of a session's rows is that of what its first microphones hear."""
    for number in range(2):
        noise_session(tmp_path / f"n-{number}", number, n_microphones=5)
    data = DataConfig(campaign=str(tmp_path))
    before = collected(data).features.copy()
    (tmp_path / "n-0" / "m5.wav").write_bytes((tmp_path / "n-1" / "m5.wav").read_bytes())
    np.testing.assert_array_equal(collected(data).features, before)


def test_a_network_of_four_takes_the_first_four_of_more_without_copying() -> None:
    table = collected(SIMULATED)
    four = for_network(table, "spacenet", "mel-spectra")
    assert four.features.shape == (4, 4, 128) and np.shares_memory(four.features, table.features)
    np.testing.assert_array_equal(four.features, table.features[:, :4])
    np.testing.assert_array_equal(four.microphones_m, table.microphones_m[:, :4])
    assert for_network(four, "spacenet", "mel-spectra") is four


def test_the_first_of_what_pairs_hear_are_what_these_microphones_hear() -> None:
    feature = FEATURES["levels-and-delays"]
    values = np.random.default_rng(0).normal(size=(2, *feature.row_shape(5))).astype(np.float16)
    first = first_features(values, feature, 3)
    assert first.shape == (2, *feature.row_shape(3)) and np.shares_memory(first, values)
    np.testing.assert_array_equal(first, feature.of_microphones(values, range(3)))


def test_fewer_than_a_network_needs_are_refused() -> None:
    three = DataConfig(sites=("goyang",), n_microphones=3)
    with pytest.raises(UserError, match=r"SpaceNet needs 4 microphones; data\.n_microphones is 3"):
        refuse_impossible(TrainConfig(data=three))
    with pytest.raises(UserError, match=r"augment\.fewest_microphones is 3"):
        refuse_impossible(TrainConfig(augment=AugmentConfig(fewest_microphones=3)))
    table = collected(replace(SIMULATED, n_microphones=3))
    with pytest.raises(UserError, match="each clip has 3"):
        for_network(table, "spacenet", "mel-spectra")


def test_spacenet_learns_from_a_table_of_six(tmp_path: Path) -> None:
    config = replace(
        SMALL_TRAINING,
        data=replace(SIMULATED, n_sessions=12, validation_share=0.2, test_share=0.2),
        network=NetworkConfig(),
        epochs=1,
        batch=8,
    )
    list(Train(config, tmp_path / "run").run())
    card = read_card(tmp_path / "run" / "best.safetensors")
    assert card.n_microphones == 4 and card.held_out["all sites"].n_clips > 0
    assert card.training["data"]["n_microphones"] == 6
