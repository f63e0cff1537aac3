"""A trained network as a localizer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import numpy as np

from workbench.core.card import ModelCard
from workbench.core.errors import UserError
from workbench.core.recording import Recording
from workbench.core.session import Session, title_of
from workbench.dsp.features import FEATURES
from workbench.files.model_cards import read_card
from workbench.files.model_file import read_model
from workbench.files.onnx_file import ONNX_ENDING, read_onnx
from workbench.localize.field_answers import MOST_JOINED, found_of, joined_of
from workbench.localize.fitness import fitness_warnings
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.joining import Joined
from workbench.localize.method import Method, refuse_off_site
from workbench.localize.microphone_numbers import numbers_of, numbers_told
from workbench.nets.answering import Answering, has_torch
from workbench.nets.architectures import ARCHITECTURES

_MANY_BYTES = 8 * 1024**2
_BATCH = 8
"""Clips at a time: answers trickle in, and cancel is heard within a few milliseconds."""


def _refuse_other_features(card: ModelCard, where: str) -> None:
    """UserError when a network was trained on features that this program does not compute."""
    feature = FEATURES[card.feature]
    ours = {"rate_hz": feature.rate_hz, **feature.parameters}
    theirs = {**card.feature_parameters, "rate_hz": card.rate_hz}
    differ = [f"{name} is {theirs[name]}, here {ours.get(name)}" for name in theirs if theirs[name] != ours.get(name)]
    kind = ARCHITECTURES.get(card.architecture)
    if kind is not None and numbers_of(card) != kind.n_microphones:
        ours_told, theirs_told = (numbers_told(*n) for n in (kind.n_microphones, numbers_of(card)))
        differ.append(f"it takes {theirs_told} microphones, the networks here take {ours_told}")
    if differ:
        raise UserError.of_many(f"The card of {where}", differ, "It needs a program that computes such features")


class NeuralMethod(Method):
    """A model file as a method: weights for PyTorch, or ONNX. The card is read at once, the weights when first needed.

    UserError where it is neither, or holds weights and there is no PyTorch.
    """

    def __init__(self, path: Path) -> None:
        self._is_onnx = path.suffix == ONNX_ENDING
        self.card = read_card(path)
        if not self._is_onnx and not has_torch():
            raise UserError(
                f"{path.name} needs PyTorch, which this edition of the program has not",
                "Write it as ONNX in the full edition: workbench models --onnx",
            )
        self.model_path = path
        self.name, self.title, self.about = self.card.name, self.card.title, self.card.about
        self.caveat = "; ".join(self.card.caveats)

    def check(self, session: Session) -> None:
        """The network takes an exact number of microphones, or a range of numbers."""
        assert self.card is not None
        (fewest, most), found = numbers_of(self.card), len(session.microphones)
        wanted = numbers_told(fewest, most)
        if found < fewest:
            raise UserError(
                f"{self.title} needs {wanted} microphones; {title_of(session)} has {found}",
                "Add the others to the session, or use a method that takes fewer",
            )
        if found > most:
            raise UserError(
                f"{self.title} takes {wanted} microphones; {title_of(session)} has {found}",
                f"Choose which {most} to use",
            )
        refuse_off_site(session)

    def warnings(self, session: Session, recording: Recording) -> tuple[str, ...]:
        assert self.card is not None
        return fitness_warnings(self.card, session, recording)

    @cached_property
    def network(self) -> Answering:
        """With its weights, for answers. UserError where the file is damaged, or was made for other features."""
        assert self.model_path is not None and self.card is not None
        where = self.model_path.name
        _refuse_other_features(self.card, where)
        if self._is_onnx:
            from workbench.nets.onnx_network import OnnxNetwork

            return OnnxNetwork(read_onnx(self.model_path), where)
        from workbench.nets.torch_network import TorchNetwork

        card, weights = read_model(self.model_path)
        return TorchNetwork(card.architecture, card.options, weights, where)

    def locate(self, heard: Heard) -> Iterator[Found]:
        """The network's answers, a few clips at a time."""
        assert self.card is not None
        for features in heard.features(self.card.feature):
            for first in range(0, len(features), _BATCH):
                yield self._found(heard, features[first : first + _BATCH])

    def _found(self, heard: Heard, features: np.ndarray) -> Found:
        if self.network.tells_distribution:
            return found_of(self.network, features, heard.session)
        return Found.of(self.network.answers(features, heard.microphones_m))

    def joined(self, heard: Heard, found: Found) -> Joined:
        """A network with a distribution is asked of all clips together; of others it is the mean of its places."""
        if not self.network.tells_distribution:
            return super().joined(heard, found)
        assert self.card is not None
        answered = np.flatnonzero(found.is_answered)
        chosen = answered[np.unique(np.linspace(0, len(answered) - 1, MOST_JOINED).round().astype(np.int64))]
        features = heard.features_of_clips(self.card.feature, chosen.tolist())
        return joined_of(self.network, features, heard.session)

    def locate_many(self, features: np.ndarray, microphones_m: np.ndarray) -> np.ndarray:
        """Answers for clips of many sessions.

        features : (n_clips, n_mics, ...) of the card's kind; microphones_m : (n_clips, n_mics, 3).
        Returns (n_clips, 3) metres.
        """
        n_at_once = max(_MANY_BYTES // features[:1].nbytes, 1)
        rows = (slice(first, first + n_at_once) for first in range(0, len(features), n_at_once))
        return np.concatenate([self.network.answers(features[r], microphones_m[r]) for r in rows])
