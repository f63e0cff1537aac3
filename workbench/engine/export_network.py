"""A network as an ONNX file, for programs and devices without PyTorch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from workbench.core.card import FeatureKind, ModelCard
from workbench.core.clips import CLIP_LENGTH_S, CLIP_STEP_S, cut_into_clips
from workbench.core.errors import UserError
from workbench.core.events import Event, Progress
from workbench.core.recording import Recording
from workbench.dsp.features import FEATURES, features_of
from workbench.dsp.mel import RATE_HZ
from workbench.files.atomic import write_atomically
from workbench.files.model_file import card_as_metadata
from workbench.localize.microphone_numbers import numbers_of
from workbench.localize.neural import NeuralMethod
from workbench.localize.registry import find_method
from workbench.nets.answering import Answering
from workbench.nets.field_region import region_m

if TYPE_CHECKING:
    from workbench.nets.network import Network

ENDING = ".onnx"
MOST_APART = 1e-4
"""Of the greatest coordinate, or of 1 m where that is smaller."""
_N_CLIPS = 3


@dataclass(frozen=True, kw_only=True)
class NetworkExported(Event):
    """A network was written to `path`. apart_m : how far, at most, a coordinate is from PyTorch's on n_clips clips."""

    name: str
    path: Path
    n_bytes: int
    n_clips: int
    apart_m: float


@dataclass(frozen=True)
class ExportNetwork:
    """Write a network as ONNX, its card among the file's metadata; an old file is replaced whole.

    network : a method's name or a model file's path. Before anything is written, ONNX Runtime answers clips of random
    sound beside PyTorch. is_whole : where the network tells more than a place, all of it, as the field edition asks for
    it (nets.onnx_export.Joint); then what goes in and comes out differs. Yields Progress and
    NetworkExported. UserError: no network, no place to write to, answers that differ, or packages
    that are not installed.
    """

    network: str | Path
    out: Path
    is_whole: bool = False

    def run(self) -> Iterator[Event]:
        method = find_method(self.network)
        if not isinstance(method, NeuralMethod):
            raise UserError(f"{method.title} is no network, so there is nothing to write as ONNX", "Choose a network")
        _refuse_place(self.out)
        from workbench.nets.onnx_export import as_onnx  # imports torch

        card, counts = _card_of(method), numbers_of(_card_of(method))
        network, is_joint = _in_torch(method), self.is_whole and method.network.tells_distribution
        yield Progress(done=0, total=3, doing="Writing as ONNX")
        data = as_onnx(network, FEATURES[card.feature].row_shape, counts, card_as_metadata(card), is_joint)
        yield Progress(done=1, total=3, doing="Comparing with PyTorch")
        n_clips, apart_m = _compared(method, data, counts)
        yield Progress(done=2, total=3, doing="Writing the file")
        write_atomically(self.out.absolute(), data)
        yield NetworkExported(name=method.name, path=self.out, n_bytes=len(data), n_clips=n_clips, apart_m=apart_m)


def refuse_other_answers(title: str, ours_m: np.ndarray, theirs_m: np.ndarray) -> float:
    """How far apart answers (n, 3) are, metres; UserError where that is more than MOST_APART allows, or no number."""
    apart_m = float(np.abs(ours_m - theirs_m).max())
    allowed_m = MOST_APART * max(float(np.abs(ours_m).max()), 1.0)
    if not apart_m <= allowed_m:
        problem = f"{title} as ONNX answers up to {apart_m:.2g} m away from what PyTorch answers"
        raise UserError(problem, f"At most {allowed_m:.2g} m is allowed; nothing was written")
    return apart_m


def _compared(method: NeuralMethod, data: bytes, counts: tuple[int, int]) -> tuple[int, float]:
    """Number of clips, and how far apart ONNX Runtime and PyTorch are on them: several at once, and one alone."""
    from workbench.nets.onnx_network import OnnxNetwork

    other, rng = OnnxNetwork(data), np.random.default_rng(0)
    n_clips, apart_m = 0, 0.0
    for n_microphones in sorted(set(counts)):
        features = _features_of_noise(_card_of(method).feature, n_microphones, rng)
        microphones_m = rng.uniform(0.0, 10.0, (len(features), n_microphones, 3))
        ours_m = method.locate_many(features, microphones_m)
        parts = (slice(0, 1), slice(1, None))
        theirs_m = np.concatenate([other.answers(features[part], microphones_m[part]) for part in parts])
        if other.tells_distribution:
            ours_m, theirs_m = (np.vstack([m, _joined_m(n, features, microphones_m[0])]) for n, m in
                                ((method.network, ours_m), (other, theirs_m)))  # fmt: skip
        apart_m = max(apart_m, refuse_other_answers(method.title, ours_m, theirs_m))
        n_clips += len(features)
    return n_clips, apart_m


def _joined_m(network: Answering, features: np.ndarray, microphones_m: np.ndarray) -> np.ndarray:
    """The middle of what all clips say together, (3,), in air of another temperature than usual."""
    return network.joint_distribution(features, microphones_m, region_m(microphones_m), 0.5, 350.0).middle_m


def _features_of_noise(kind: FeatureKind, n_microphones: int, rng: np.random.Generator) -> np.ndarray:
    """What it hears of noise that swells and fades, later and quieter at some microphones: (n_clips, n_mics, ...)."""
    seconds = CLIP_LENGTH_S + (_N_CLIPS - 1) * CLIP_STEP_S
    n_samples, latest = round(seconds * RATE_HZ), RATE_HZ // 20
    call = rng.normal(0.0, 0.1, n_samples + latest) * np.sin(np.arange(n_samples + latest) / RATE_HZ * 5.0) ** 4
    delays, gains = rng.integers(0, latest, n_microphones), rng.uniform(0.1, 1.0, n_microphones)
    heard = [gain * call[latest - delay :][:n_samples] for delay, gain in zip(delays, gains, strict=True)]
    samples = np.array(heard) + rng.normal(0.0, 1e-3, (n_microphones, n_samples))
    recording = Recording.of_samples(samples, RATE_HZ)
    return features_of(recording, cut_into_clips(recording.common_span_s), kind)


def _in_torch(method: NeuralMethod) -> Network:
    """UserError where the network runs as ONNX already."""
    from workbench.nets.torch_network import TorchNetwork

    if not isinstance(method.network, TorchNetwork):
        raise UserError(f"{method.title} is ONNX already", "Choose a network that this program's training wrote")
    return method.network.module


def _card_of(method: NeuralMethod) -> ModelCard:
    assert method.card is not None
    return method.card


def _refuse_place(out: Path) -> None:
    """UserError, before the work, where the file could not be written or would take another kind of file's place."""
    if out.suffix.casefold() != ENDING:
        raise UserError(f"{out} does not end in {ENDING}", "Give it that ending")
    if not out.absolute().parent.is_dir():
        raise UserError(f"There is no folder {out.absolute().parent}", "Choose one that is there")
