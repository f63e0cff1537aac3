"""SpaceNet is what the paper publishes: shapes, formulas, statistics, switches."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from workbench.core.errors import UserError
from workbench.nets import chawa
from workbench.nets.network import build
from workbench.nets.resnet18 import ResNet18
from workbench.nets.spacenet import SpatialBranch, spatial_vector
from workbench.nets.weights import put_weights, weights_of


def square_array() -> torch.Tensor:
    return torch.tensor([[[0.0, 0.0, 1.0], [4.0, 0.0, 1.0], [4.0, 3.0, 1.0], [0.0, 3.0, 3.0]]])


def test_spatial_vector_is_distance_azimuth_elevation_from_the_centroid() -> None:
    microphones = square_array()
    centroid = [2.0, 1.5, 1.5]
    spatial = spatial_vector(microphones)[0]
    for i, place in enumerate(microphones[0].tolist()):
        x, y, z = (a - b for a, b in zip(place, centroid, strict=True))
        assert spatial[0, i].item() == pytest.approx(math.sqrt(x * x + y * y + z * z), rel=1e-6)
        assert spatial[1, i].item() == pytest.approx(math.atan2(y, x), rel=1e-6)
        assert spatial[2, i].item() == pytest.approx(math.atan2(z, math.hypot(x, y)), rel=1e-6)


def test_spatial_branch_is_the_papers_formula() -> None:
    branch = SpatialBranch()
    x = torch.randn(5, 3, 4)
    expected = torch.empty(5, 3)
    w_agg, b_agg = branch.aggregate.weight[0], branch.aggregate.bias[0]
    for i, group in enumerate(branch.groups):
        hidden = torch.tanh(x[:, i] @ group.weight.T + group.bias)
        expected[:, i] = branch.group_weights[i] * torch.tanh(hidden @ w_agg + b_agg)
    torch.testing.assert_close(branch(x), expected)


@pytest.mark.parametrize("architecture", ["spacenet", "chawa"])
@pytest.mark.parametrize("layout", ["stacked", "channels"])
@pytest.mark.parametrize("shape", [(3, 4, 128), (2, 4, 128, 259)], ids=["mel-spectra", "mel-spectrogram"])
def test_both_networks_take_both_features_in_both_layouts(architecture: str, layout: str, shape) -> None:  # type: ignore[no-untyped-def]
    network = build(architecture, {"layout": layout}).eval()
    with torch.inference_mode():
        answer = network(torch.randn(shape), square_array().expand(shape[0], -1, -1))
    assert answer.shape == (shape[0], 3)
    assert torch.isfinite(answer).all()


def test_statistics_are_global_for_levels_and_single_for_each_spatial_number() -> None:
    network = build("spacenet", {})
    levels = 7.0 * torch.randn(50, 4, 128) - 40.0
    microphones = square_array() + torch.randn(50, 4, 3)
    network.learn_statistics([(levels[:4], microphones[:4]), (levels[4:], microphones[4:])])
    assert network.level_mean.item() == pytest.approx(levels.mean().item())
    assert network.level_deviation.item() == pytest.approx(levels.std().item())
    torch.testing.assert_close(network.spatial_mean, spatial_vector(microphones).mean(dim=0))
    torch.testing.assert_close(network.spatial_deviation, spatial_vector(microphones).std(dim=0))


def test_without_the_spatial_branch_the_array_changes_nothing() -> None:
    levels = torch.randn(2, 4, 128)
    near, far = square_array().expand(2, -1, -1), 3.0 * square_array().expand(2, -1, -1)
    with torch.inference_mode():
        ablated = build("spacenet", {"spatial": False}).eval()
        assert torch.equal(ablated(levels, near), ablated(levels, far))
        whole = build("spacenet", {}).eval()
        assert not torch.equal(whole(levels, near), whole(levels, far))


def test_without_normalisation_statistics_are_not_learnt() -> None:
    network = build("spacenet", {"normalise": False})
    network.learn_statistics([(torch.randn(9, 4, 128) + 5.0, square_array().expand(9, -1, -1))])
    assert network.level_mean.item() == 0.0
    assert network.level_deviation.item() == 1.0


def test_a_relative_frame_moves_with_the_array() -> None:
    network = build("spacenet", {"relative": True, "scale_m": 2.0}).eval()
    levels, microphones = torch.randn(1, 4, 128), square_array()
    shift = torch.tensor([10.0, -5.0, 0.0])
    with torch.inference_mode():
        moved = network(levels, microphones + shift) - network(levels, microphones)
    torch.testing.assert_close(moved[0], shift, atol=1e-4, rtol=0)


def test_resnet18_has_torchvisions_parameter_names_and_count() -> None:
    names = dict(ResNet18(3).named_parameters())
    assert sum(p.numel() for p in names.values()) == 11_176_512  # torchvision's 11 689 512 less its last layer
    for name in ("conv1.weight", "bn1.bias", "layer1.0.conv2.weight", "layer2.0.downsample.0.weight"):
        assert name in names
    assert names["layer4.1.conv2.weight"].shape == (512, 512, 3, 3)


def test_weights_that_do_not_fit_are_all_named() -> None:
    network = build("chawa", {})
    weights = weights_of(network)
    del weights["head.0.bias"]
    weights["head.3.weight"] = np.zeros((4, 128), dtype=np.float32)
    weights["stranger"] = np.zeros(1, dtype=np.float32)
    with pytest.raises(UserError) as told:
        put_weights(network, weights, "some.safetensors")
    for part in (
        "some.safetensors",
        "head.0.bias is missing",
        "stranger belongs to no layer",
        "(4, 128), not (3, 128)",
    ):
        assert part in str(told.value)


def test_unknown_networks_and_options_are_told() -> None:
    with pytest.raises(UserError, match="chawa, di-nn, placefield, spacenet, wav2pos"):
        build("resnet", {})
    with pytest.raises(UserError, match="colour"):
        build("chawa", {"colour": "red"})


def test_chawa_says_that_it_is_a_reconstruction() -> None:
    assert "reconstruction" in chawa.Chawa.caveat
