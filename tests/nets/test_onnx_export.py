"""A network that takes any number of microphones takes any number as ONNX, too."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from workbench.nets.network import Frame, Network
from workbench.nets.onnx_export import as_onnx
from workbench.nets.onnx_network import OnnxNetwork

N_LEVELS, N_LAGS = 8, 5


def row_shape(n_microphones: int) -> tuple[int, ...]:
    """Levels of each microphone, and a curve with each other."""
    return n_microphones, N_LEVELS + n_microphones * N_LAGS


class OfAny(Network):
    """The mean place, weighed by what each microphone hears, alone and with the others."""

    def __init__(self) -> None:
        super().__init__(Frame(relative=True))
        self.heard, self.paired = nn.Linear(N_LEVELS, 1), nn.Linear(N_LAGS, 1)

    def answer(self, features: Tensor, microphones: Tensor) -> Tensor:
        n_clips, n_mics = microphones.shape[:2]
        curves = features[..., N_LEVELS:].reshape(n_clips, n_mics, n_mics, N_LAGS)
        weights = self.heard(features[..., :N_LEVELS]) + self.paired(curves).mean(dim=2)
        reach = torch.hypot(microphones[..., :1], microphones[..., 1:2])
        return (torch.softmax(weights + reach, dim=1) * microphones).sum(dim=1)


def test_the_number_of_clips_and_of_microphones_is_free() -> None:
    torch.manual_seed(0)
    network = OfAny().eval()
    other = OnnxNetwork(as_onnx(network, row_shape, (3, 16), {"a": "b"}))
    assert other.metadata == {"a": "b"}
    rng = np.random.default_rng(0)
    for n_clips, n_mics in ((1, 3), (2, 4), (7, 16)):
        features, microphones_m = rng.normal(size=(n_clips, *row_shape(n_mics))), rng.normal(size=(n_clips, n_mics, 3))
        with torch.inference_mode():
            wanted = network(torch.tensor(features).float(), torch.tensor(microphones_m).float()).numpy()
        np.testing.assert_allclose(other.answers(features, microphones_m), wanted, atol=1e-6)


def test_a_network_that_holds_on_to_a_number_of_clips_does_not_pass_as_free() -> None:
    class OfTwo(OfAny):
        def answer(self, features: Tensor, microphones: Tensor) -> Tensor:
            return super().answer(features, microphones).view(len(features), 3)

    with pytest.raises(RuntimeError, match=r"axes \[0\] of features"):
        as_onnx(OfTwo(), row_shape, (3, 16), {})
