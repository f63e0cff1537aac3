"""What every network here is: features and microphones in, a position out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import torch
from torch import Tensor, nn

from workbench.core.errors import UserError
from workbench.nets.answering import USUAL_M_S
from workbench.nets.architectures import declared

Number = float | Tensor
"""A tensor where a network is exported, so that the number is no part of it."""


@dataclass(frozen=True)
class Frame:
    """How a network's three numbers become metres in the site frame.

    relative : the answer counts from the microphones' centroid instead of the site's origin.
    scale_m : the answer is multiplied by this.
    """

    relative: bool = False
    scale_m: float = 1.0


class Network(nn.Module):
    """features (batch, n_mics, ...) of one kind (dsp.features), microphones (batch, n_mics, 3) -> (batch, 3), metres.

    frequency_mask, time_mask : widest masking in training (bands, frames) where a configuration leaves it open.
    Subclasses implement `answer`, or `forward` and `loss` where a place is not all they say; normalisation statistics
    live in buffers, so they travel with the weights. tells_distribution : has it `distribution` and
    `joint_distribution` (nets.placefield)?
    """

    about = ""
    caveat = ""
    tells_distribution = False
    frequency_mask = 0
    time_mask = 0

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self.frame = frame

    def learn_statistics(self, batches: Iterable[tuple[Tensor, Tensor]]) -> None:
        """Take normalisation statistics from the training part (and from nothing else): features, microphones."""

    def answer(self, features: Tensor, microphones: Tensor) -> Tensor:
        """(batch, 3), in the network's own frame and scale."""
        raise TypeError(f"{type(self).__name__} has no answer")

    def forward(self, features: Tensor, microphones: Tensor) -> Tensor:
        position = self.answer(features, microphones) * self.frame.scale_m
        return position + microphones.mean(dim=1) if self.frame.relative else position

    def loss(self, features: Tensor, microphones: Tensor, sources: Tensor, of_places: Callable[..., Tensor]) -> Tensor:
        """What a training makes small, of a batch. of_places : the loss of (batch, 3) answers and truths in metres."""
        return of_places(self(features, microphones), sources)

    def distribution(
        self, features: Tensor, microphones: Tensor, box: Tensor | None = None, sound_speed_m_s: Number = USUAL_M_S
    ) -> tuple[Tensor, Tensor]:
        """Places (batch, n, 3) in a box (batch, 2, 3) and the logarithm of the mass of each, (batch, n)."""
        raise TypeError(f"{type(self).__name__} tells places, no distribution")

    def joint_distribution(
        self, features: Tensor, microphones: Tensor, box: Tensor, sharpness: Number, sound_speed_m_s: Number = USUAL_M_S
    ) -> tuple[Tensor, Tensor]:
        """The same for all clips of a batch together, (1, n, 3) and (1, n). box : (1, 2, 3)."""
        raise TypeError(f"{type(self).__name__} tells places, no distribution")


_BUILDERS: dict[str, type[Network]] = {}


def architecture(name: str) -> Callable[[type[Network]], type[Network]]:
    """Register a network under the name by which nets.architectures declares it."""

    def register(builder: type[Network]) -> type[Network]:
        _BUILDERS[name] = builder
        return builder

    return register


def builder_of(name: str) -> type[Network]:
    """The class behind a name. UserError when it is unknown."""
    module = declared(name).module
    if name not in _BUILDERS:
        import_module(f"workbench.nets.{module}")
    return _BUILDERS[name]


def build(name: str, options: dict[str, Any]) -> Network:
    """A new network. UserError when the name or an option is unknown."""
    builder = builder_of(name)
    try:
        return builder(**options)
    except TypeError as error:
        raise UserError(f"{name} cannot be built with {options}: {error}") from error


def n_parameters(network: Network) -> int:
    """Number of learnable weights."""
    return sum(p.numel() for p in network.parameters() if p.requires_grad)


class Moments:
    """Mean and standard deviation of values that come in batches too many for memory (Chan, Golub and LeVeque 1979).

    Sums are kept in float64; each batch (n, ...) counts n values of each place in (...).
    """

    def __init__(self) -> None:
        self._n = 0
        self._mean, self._squares = torch.zeros((), dtype=torch.float64), torch.zeros((), dtype=torch.float64)

    def add(self, batch: Tensor) -> None:
        """batch : (n, ...), the same (...) each time."""
        mean = batch.mean(dim=0)
        variance = (batch - mean).square_().mean(dim=0)  # torch.var_mean takes ten times as long over one axis
        n, away = self._n + len(batch), mean.double() - self._mean
        self._mean = self._mean + away * (len(batch) / n)
        self._squares = self._squares + variance.double() * len(batch) + away**2 * (self._n * len(batch) / n)
        self._n = n

    @property
    def mean(self) -> Tensor:
        """(...) float64."""
        return self._mean

    @property
    def deviation(self) -> Tensor:
        """(...) float64, by n - 1."""
        return torch.sqrt(self._squares / max(self._n - 1, 1))


def standardised(values: Tensor, mean: Tensor, deviation: Tensor) -> Tensor:
    """(values - mean) / max(deviation, 1e-8), as the paper."""
    return (values - mean) / torch.clamp(deviation, min=1e-8)
