"""What a training changes in a batch of clips, and that it changes nothing else."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from workbench.core.pair_delays import LAG_S
from workbench.dsp.features import FEATURES, Feature
from workbench.training.augment import augmented
from workbench.training.clock_errors import moved, offsets_s
from workbench.training.config import AugmentConfig

BOTH = FEATURES["levels-and-delays"]
LEVELS = FEATURES["mel-spectra"]
PLACES = torch.arange(4 * 3, dtype=torch.float32).view(1, 4, 3)


def changed_by(heard: Tensor, config: AugmentConfig, feature: Feature) -> Tensor:
    found, places = augmented(heard, PLACES.repeat(len(heard), 1, 1), config, feature)
    assert torch.equal(places, PLACES.repeat(len(heard), 1, 1))
    return found


def clips(n: int, n_mics: int = 4, feature: Feature = BOTH) -> tuple[Tensor, Tensor]:
    """Clips whose every value is its own, and where their microphones stand."""
    torch.manual_seed(3)
    heard = torch.rand(n, *feature.row_shape(n_mics))
    heard[..., : feature.n_own] -= 50.0
    return heard, 10.0 * torch.rand(n, n_mics, 3)


def own_and_pairs(heard: Tensor) -> tuple[Tensor, Tensor]:
    n, n_mics = heard.shape[:2]
    return heard[..., : BOTH.n_own], heard[..., BOTH.n_own :].reshape(n, n_mics, n_mics, BOTH.per_pair)


def test_gains_multiply_waveforms_and_a_dropped_channel_is_silent() -> None:
    torch.manual_seed(0)
    sound = torch.randn(8, 4, 300)
    config = AugmentConfig(common_gain_db=6.0, channel_gain_db=1.0, frequency_mask=20, time_mask=20)
    ratios = changed_by(sound, config, FEATURES["waveform"]) / sound
    assert torch.allclose(ratios, ratios[:, :, :1].expand_as(ratios), rtol=1e-4), "one gain a channel, nothing masked"
    assert (ratios > 0).all() and len(torch.unique((ratios[:, :, 0] * 1e4).round())) == 32
    dropped = changed_by(sound, AugmentConfig(channel_drop=0.99), FEATURES["waveform"])
    assert ((dropped == 0).all(dim=2).sum(dim=1) == 1).sum() >= 7


def test_masking_hides_one_stretch_in_all_microphones_alike() -> None:
    torch.manual_seed(0)
    levels = torch.arange(4 * 128, dtype=torch.float32).view(1, 4, 128).repeat(8, 1, 1)
    masked = changed_by(levels, AugmentConfig(frequency_mask=20), FEATURES["mel-spectra"])
    changed = masked != levels
    for clip in changed:
        bands = clip.any(dim=0).nonzero().flatten()
        if len(bands):
            assert len(bands) <= 20 and bands[-1] - bands[0] < 20
    assert changed.any()
    assert torch.equal(
        changed_by(levels, AugmentConfig(frequency_mask=0, time_mask=0), FEATURES["mel-spectra"]), levels
    )


def test_a_clip_whose_band_ends_is_weaker_above_in_all_microphones_alike() -> None:
    torch.manual_seed(0)
    levels = -60.0 + 20.0 * torch.rand(64, 4, 128)
    ended = changed_by(levels, AugmentConfig(band_end=1.0), FEATURES["mel-spectra"])
    for before, after in zip(levels, ended, strict=True):
        bands = (after != before).any(dim=0).nonzero().flatten()
        assert len(bands) and bands[0] >= 64 and len(bands) == 128 - bands[0], "all from one band on"
        assert (after <= before).all() and after.min() >= -100.0
        lost = (before - after)[:, bands][after[:, bands] > -100.0]
        assert lost.numel() == 0 or lost.max() - lost.min() < 1e-3, "one loss for all that does not fall silent"
    some = changed_by(levels, AugmentConfig(band_end=0.5), FEATURES["mel-spectra"])
    assert 16 < (some != levels).flatten(1).any(dim=1).sum() < 48
    sound = torch.randn(2, 4, 300)
    assert torch.equal(changed_by(sound, AugmentConfig(band_end=1.0), FEATURES["waveform"]), sound)


def test_nothing_is_changed_that_was_not_asked_for() -> None:
    heard, places = clips(4)
    found, stood = augmented(heard, places, AugmentConfig(frequency_mask=0, time_mask=0), BOTH)
    assert torch.equal(found, heard) and torch.equal(stood, places)


@pytest.mark.parametrize("config", [{"common_gain_db": 6.0}, {"channel_gain_db": 2.0}, {"gain_fault": 0.9}], ids=str)
def test_gains_add_to_levels_and_leave_what_pairs_hear(config: dict[str, float]) -> None:
    heard, places = clips(16)
    found, _ = augmented(heard, places, AugmentConfig(**config), BOTH)  # type: ignore[arg-type]
    (before, pairs), (after, pairs_after) = own_and_pairs(heard), own_and_pairs(found)
    more_db = after - before
    assert torch.equal(pairs, pairs_after)
    assert (more_db != 0.0).any() and torch.allclose(more_db, more_db[..., :1].expand_as(more_db), atol=1e-4)


def test_a_wrong_gain_is_of_one_channel_in_as_many_clips_as_said() -> None:
    heard, places = clips(400, feature=LEVELS)
    found, _ = augmented(heard, places, AugmentConfig(gain_fault=0.3), LEVELS)
    more_db = (found - heard)[..., 0]
    assert set((more_db != 0.0).sum(dim=1).tolist()) == {0, 1}
    assert 80 < int((more_db != 0.0).sum()) < 160
    assert 10.0 < float(more_db.max()) <= 12.01 and -12.01 <= float(more_db.min()) < -10.0


def test_a_dropped_channel_has_no_level_and_correlates_with_none() -> None:
    heard, places = clips(64)
    found, _ = augmented(heard, places, AugmentConfig(channel_drop=0.5), BOTH)
    (before, pairs), (after, pairs_after) = own_and_pairs(heard), own_and_pairs(found)
    is_silent = (after == -100.0).all(dim=2)
    assert 16 < int(is_silent.sum()) < 48 and int(is_silent.sum(dim=1).max()) == 1
    assert torch.equal(after[~is_silent], before[~is_silent])
    either = is_silent[:, :, None] | is_silent[:, None, :]
    assert not pairs_after[either].any() and torch.equal(pairs_after[~either], pairs[~either])


def test_positions_err_by_as_much_as_said_and_one_in_twenty_clips_has_one_far_off() -> None:
    heard, places = clips(4000, feature=LEVELS)
    found, stood = augmented(heard, places, AugmentConfig(position_error_m=0.05), LEVELS)
    error_m = (stood - places).norm(dim=2)
    assert torch.equal(found, heard)
    n_far = (error_m > 0.3).sum(dim=1)
    assert int(n_far.max()) == 1 and 0.05 * 0.8 * 0.6 < float((n_far > 0).float().mean()) < 0.05 * 0.8 * 1.4
    assert float(error_m.max()) < 1.5 + 0.3
    usual = (stood - places)[n_far == 0]
    assert float(usual.std()) == pytest.approx(0.05, rel=0.1) and abs(float(usual.mean())) < 0.005


def test_correlations_move_by_the_difference_of_two_channels_and_zeros_come_in() -> None:
    n_lags = BOTH.per_pair
    pairs = torch.zeros(1, 2, 2, n_lags)
    pairs[0, 0, 1, n_lags // 2 + 10] = 1.0  # microphone 2 hears it 10 lags after microphone 1
    pairs[0, 1, 0, n_lags // 2 - 10] = 1.0
    pairs[0, :, :, 0] = pairs[0, :, :, -1] = 5.0
    later = moved(pairs, torch.tensor([[0.0, 25 * LAG_S]]))
    assert int(later[0, 0, 1, 50:-50].argmax()) + 50 == n_lags // 2 + 35
    assert int(later[0, 1, 0, 50:-50].argmax()) + 50 == n_lags // 2 - 35
    assert not later[0, 0, 1, :25].any() and not later[0, 1, 0, -25:].any()
    assert float(later[0, 0, 1, 25]) == 5.0 and float(later[0, 1, 0, -26]) == 5.0
    assert torch.equal(later[0, 0, 0], pairs[0, 0, 0]), "what all channels share moves nothing"
    assert torch.equal(moved(pairs, torch.tensor([[0.3, 0.3]])), pairs)
    assert not moved(pairs, torch.tensor([[0.0, 10.0]]))[0, 0, 1].any()


def test_what_moves_is_what_a_late_channel_does_to_the_correlations() -> None:
    """The same as when the sound itself is later."""
    rng = np.random.default_rng(0)
    clicks = (rng.random(44_100 * 4) > 0.9995) * rng.normal(size=44_100 * 4)
    sound = np.stack([clicks, np.roll(clicks, 300)]).astype(np.float32)
    late = sound.copy()
    late[1] = np.roll(sound[1], 800)  # 18 ms, 100 lags
    starts = np.array([22_050])
    before, after = (
        torch.from_numpy(np.asarray(BOTH.compute(BOTH.prepare(samples), starts))).float() for samples in (sound, late)
    )
    found = moved(own_and_pairs(before)[1], torch.tensor([[0.0, 800 / 44_100]]))
    for i, j in ((0, 1), (1, 0)):
        assert abs(int(found[0, i, j].argmax()) - int(own_and_pairs(after)[1][0, i, j].argmax())) <= 1
        assert int(found[0, i, j].argmax()) != int(own_and_pairs(before)[1][0, i, j].argmax())


def test_clocks_err_in_half_of_the_clips_as_often_in_each_octave() -> None:
    torch.manual_seed(0)
    later_s = offsets_s(4000, 16, 10.0, torch.device("cpu"))
    deviation_s = later_s.std(dim=1)
    errs = deviation_s > 0.0
    assert 0.45 < float(errs.float().mean()) < 0.55
    assert float(deviation_s[errs].median()) == pytest.approx(1e-3, rel=0.2), "between 0.1 and 10 ms"
    assert float(deviation_s[errs].quantile(0.25)) == pytest.approx(10.0**-3.5, rel=0.2)


def test_clock_errors_change_correlations_alone_and_no_clip_twice_alike() -> None:
    heard, places = clips(32)
    found, stood = augmented(heard, places, AugmentConfig(clock_error_ms=5.0), BOTH)
    (before, pairs), (after, pairs_after) = own_and_pairs(heard), own_and_pairs(found)
    assert torch.equal(before, after) and torch.equal(stood, places)
    assert 6 < int((pairs_after != pairs).flatten(1).any(dim=1).sum()) < 26
    assert torch.equal(pairs_after.diagonal(dim1=1, dim2=2), pairs.diagonal(dim1=1, dim2=2))
    levels, where = clips(8, feature=LEVELS)
    assert torch.equal(augmented(levels, where, AugmentConfig(clock_error_ms=5.0), LEVELS)[0], levels)


def test_batches_keep_between_the_fewest_and_all_microphones_each_clip_its_own() -> None:
    heard, places = clips(12, n_mics=7)
    numbers, choices = set(), set()
    for seed in range(40):
        torch.manual_seed(seed)
        found, stood = augmented(heard, places, AugmentConfig(fewest_microphones=3), BOTH)
        n = stood.shape[1]
        numbers.add(n)
        assert found.shape == (12, *BOTH.row_shape(n))
        for clip in range(12):
            kept = [int((places[clip] == at).all(dim=1).nonzero()[0, 0]) for at in stood[clip]]
            expected = BOTH.of_microphones(heard[clip : clip + 1].numpy(), kept)
            np.testing.assert_array_equal(found[clip].numpy(), expected[0])
            choices.add((n, tuple(kept)))
    assert numbers == {3, 4, 5, 6, 7}
    assert len(choices) > 80, "of 99"


@pytest.mark.parametrize("feature", [BOTH, LEVELS, FEATURES["waveform"]], ids=("both", "levels", "waveform"))
def test_a_share_of_the_batches_keeps_the_first_four(feature: Feature) -> None:
    torch.manual_seed(0)
    heard, places = torch.rand(2, *feature.row_shape(6)), torch.rand(2, 6, 3)
    n_first = 0
    for seed in range(60):
        torch.manual_seed(seed)
        found, stood = augmented(heard, places, AugmentConfig(fewest_microphones=5, first_four=0.5), feature)
        if stood.shape[1] == 4:
            n_first += 1
            assert torch.equal(stood, places[:, :4])
            np.testing.assert_array_equal(found.numpy(), feature.of_microphones(heard.numpy(), range(4)))
    assert 18 <= n_first <= 42
    few, _ = augmented(heard[:, :3, : feature.row_shape(3)[1]], places[:, :3], AugmentConfig(first_four=1.0), feature)
    assert few.shape[1] == 3


EVERYTHING: dict[str, Any] = {
    "common_gain_db": 3.0, "channel_gain_db": 1.0, "channel_drop": 0.3, "gain_fault": 0.3, "position_error_m": 0.1,
    "clock_error_ms": 3.0, "fewest_microphones": 3, "first_four": 0.3,
}  # fmt: skip


def test_processes_that_share_a_batch_change_it_as_one_does() -> None:
    heard, places = clips(8, n_mics=6)
    config = AugmentConfig(**EVERYTHING)
    for seed in range(5):
        torch.manual_seed(seed)
        whole, stood = augmented(heard, places, config, BOTH)
        for part in (slice(0, 3), slice(3, 8)):
            torch.manual_seed(seed)
            mine, mine_stood = augmented(heard[part], places[part], config, BOTH, part, 8)
            assert torch.equal(mine, whole[part]) and torch.equal(mine_stood, stood[part])


def test_the_clips_given_stay_as_they_are() -> None:
    heard, places = clips(8, n_mics=6)
    before = heard.clone(), places.clone()
    augmented(heard, places, AugmentConfig(**EVERYTHING), BOTH)
    assert torch.equal(heard, before[0]) and torch.equal(places, before[1])
