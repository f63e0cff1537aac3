"""The published peers are what their papers say: shapes, what they listen to, what order means to them."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from workbench.core.errors import UserError
from workbench.dsp import waveform
from workbench.nets.architectures import ARCHITECTURES, declared, refuse_other_feature
from workbench.nets.network import Network, build, n_parameters
from workbench.nets.wav2pos import RATE_HZ, LearnedCorrelations, Wav2Pos, spectra_of
from workbench.nets.weights import put_weights, weights_of

PEERS = [name for name, each in ARCHITECTURES.items() if "waveform" in each.features]
SWAPPED = [2, 0, 3, 1]


def a_clip(n: int = 2, n_samples: int = 12_000) -> tuple[Tensor, Tensor]:
    """Noise that reaches four microphones at other times and loudnesses; shorter than a clip, for speed."""
    random = torch.Generator().manual_seed(0)
    source = torch.randn(n, 1, n_samples + 400, generator=random)
    samples = torch.cat(
        [g * source[..., d : d + n_samples] for g, d in ((1.0, 0), (0.5, 37), (0.7, 211), (0.3, 90))], 1
    )
    microphones = 6.0 * torch.rand(n, 4, 3, generator=random)
    return 0.01 * samples, microphones


def answers_of(network: Network, samples: Tensor, microphones: Tensor) -> Tensor:
    with torch.inference_mode():
        answers: Tensor = network.eval()(samples, microphones)
    return answers


@pytest.mark.parametrize("name", sorted(ARCHITECTURES))
def test_every_architecture_is_built_by_its_declared_options_and_no_others(name: str) -> None:
    defaults = {"layout": "stacked", "spatial": True, "normalise": True, "relative": True, "scale_m": 2.0}
    defaults["delays"] = True
    assert n_parameters(build(name, {option: defaults[option] for option in declared(name).options})) > 0
    for option in defaults.keys() - set(declared(name).options):
        with pytest.raises(UserError, match=option):
            build(name, {option: defaults[option]})


@pytest.mark.parametrize("name", PEERS)
def test_a_place_comes_out_for_every_clip(name: str) -> None:
    answers = answers_of(build(name, {}), *a_clip(n_samples=48_000))
    assert answers.shape == (2, 3) and torch.isfinite(answers).all()


@pytest.mark.parametrize("name", PEERS)
def test_silence_and_a_dead_channel_still_give_numbers(name: str) -> None:
    samples, microphones = a_clip()
    samples[0] = 0.0
    samples[1, 2] = 0.0
    network = build(name, {})
    assert torch.isfinite(answers_of(network, samples, microphones)).all()
    network.train()(samples, microphones).sum().backward()
    assert all(torch.isfinite(p.grad).all() for p in network.parameters() if p.grad is not None)


@pytest.mark.parametrize("name", PEERS)
def test_the_loudness_of_the_whole_clip_says_nothing(name: str) -> None:
    samples, microphones = a_clip()
    network = build(name, {})
    torch.testing.assert_close(
        answers_of(network, samples, microphones), answers_of(network, 8.0 * samples, microphones), atol=1e-4, rtol=0.0
    )


@pytest.mark.parametrize("name", PEERS)
def test_a_shifted_array_shifts_a_relative_answer_by_as_much(name: str) -> None:
    samples, microphones = a_clip()
    network = build(name, {"relative": True})
    moved = answers_of(network, samples, microphones + 7.0) - answers_of(network, samples, microphones)
    torch.testing.assert_close(moved, torch.full((2, 3), 7.0), atol=1e-4, rtol=0.0)


def test_the_order_of_microphones_does_not_matter_to_wav2pos() -> None:
    samples, microphones = a_clip()
    network = build("wav2pos", {})
    there = answers_of(network, samples, microphones)
    torch.testing.assert_close(answers_of(network, samples[:, SWAPPED], microphones[:, SWAPPED]), there)
    assert not torch.allclose(answers_of(network, samples, microphones[:, SWAPPED]), there, atol=1e-5)


def test_the_channels_of_di_nn_have_an_order() -> None:
    samples, microphones = a_clip()
    network = build("di-nn", {})
    there = answers_of(network, samples, microphones)
    assert not torch.allclose(answers_of(network, samples[:, SWAPPED], microphones[:, SWAPPED]), there, atol=1e-5)


def test_without_the_metadata_di_nn_does_not_see_the_microphones() -> None:
    samples, microphones = a_clip()
    crnn = build("di-nn", {"spatial": False})
    assert torch.equal(answers_of(crnn, samples, microphones), answers_of(crnn, samples, 2.0 * microphones))


def test_wav2pos_masks_microphones_in_training_alone() -> None:
    torch.manual_seed(0)
    samples, microphones = a_clip(n=1)
    network = build("wav2pos", {})
    assert isinstance(network, Wav2Pos)
    network.train()
    assert len({network(samples, microphones)[0, 0].item() for _ in range(20)}) > 1
    network.eval()
    assert len({network(samples, microphones)[0, 0].item() for _ in range(5)}) == 1


def test_delays_are_counted_in_samples_of_the_waveforms_rate() -> None:
    assert waveform.RATE_HZ == RATE_HZ


def test_a_pairs_curve_is_highest_where_the_second_hears_the_source() -> None:
    """With filters that let all through, a learned correlation is the plain one; lags in steps of eight samples."""
    correlations = LearnedCorrelations()
    passing = torch.nn.Conv1d(16, 1, 1)
    correlations.shapes = torch.nn.Sequential(passing)
    with torch.no_grad():
        for weights in correlations.parameters():
            weights.zero_()
        correlations.filters.weight[:, 0, 12:21] = 1.0
        passing.weight.fill_(1.0)
        samples, _ = a_clip(n=1)
        curves = correlations(spectra_of(samples), [(0, 1), (0, 2)])
    lags = 8 * (curves[0].argmax(dim=1) - 208)
    assert [abs(int(lag) - true) <= 8 for lag, true in zip(lags, (-37, -211, 37, 211), strict=True)] == [True] * 4


@pytest.mark.parametrize("name", PEERS)
def test_a_few_steps_lower_the_loss_and_saved_weights_answer_the_same(name: str) -> None:
    torch.manual_seed(0)
    samples, microphones = a_clip(n=4)
    sources = microphones.mean(dim=1) + torch.randn(4, 3)
    network = build(name, {"relative": True})
    optimizer = torch.optim.AdamW(network.parameters(), lr=2e-3)
    loss_of = torch.nn.functional.huber_loss
    before = loss_of(answers_of(network, samples, microphones), sources).item()
    for _ in range(50):
        loss = loss_of(network.train()(samples, microphones), sources)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    assert loss_of(answers_of(network, samples, microphones), sources).item() < 0.5 * before
    other = build(name, {"relative": True})
    put_weights(other, weights_of(network), name)
    assert torch.equal(answers_of(other, samples, microphones), answers_of(network, samples, microphones))


@pytest.mark.parametrize(("name", "feature"), [("wav2pos", "mel-spectra"), ("chawa", "waveform")])
def test_a_network_that_cannot_hear_a_feature_is_refused(name: str, feature: str) -> None:
    with pytest.raises(UserError, match=f"hears .*, not {feature}") as told:
        refuse_other_feature(name, feature)  # type: ignore[arg-type]
    assert "data.feature" in told.value.hint
