"""What the window knows of methods: how many microphones each hears."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.core.card import ModelCard
from workbench.core.session import Microphone, Session
from workbench.gui.answers.finding import takes_four, why_not_ready
from workbench.gui.answers.methods import LearnMethods, ShownMethod
from workbench.gui.answers.own_networks import said_card
from workbench.localize import registry
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.method import Method


class Ranging(Method):
    """A network that hears three to sixteen microphones."""

    name, title, about = "ranging", "Ranging", "Hears any number."
    card = ModelCard(
        name="ranging", title="Ranging", about="Hears any number.", architecture="none", feature="mel-spectra",
        n_microphones=3, n_microphones_most=16, trained_on="nothing", is_simulated=True, n_training_clips=0,
        n_training_places=0, split="none", seed=1,
        program_version="0",
    )  # fmt: skip

    def locate(self, heard: Heard) -> Iterator[Found]:
        raise NotImplementedError


@pytest.fixture
def ranging() -> Iterator[ShownMethod]:
    registry._METHODS["ranging"] = Ranging
    (known,) = LearnMethods().run()
    yield next(method for method in known.methods if method.name == "ranging")
    del registry._METHODS["ranging"]


def session_of(n_microphones: int) -> Session:
    microphones = tuple(
        Microphone(name=f"M{i}", file=f"{i}.wav", position_m=(i, 0.0, 1.0)) for i in range(n_microphones)
    )
    return Session(id="a", name="a", microphones=microphones)


def test_a_network_for_any_number_is_asked_with_all_of_them(ranging: ShownMethod) -> None:
    assert (ranging.n_microphones, ranging.n_microphones_least) == (None, 3)
    assert not takes_four(session_of(6), [ranging])
    assert why_not_ready(session_of(3), [ranging]) == ""
    assert why_not_ready(session_of(2), [ranging]) == "Ranging needs 3 microphones; this session has 2"
    assert "mel-spectra of 3 to 16 microphones." in said_card(Ranging.card)


def test_networks_for_four_and_classical_methods_are_told_apart() -> None:
    (known,) = LearnMethods().run()
    numbers = {method.name: (method.n_microphones, method.n_microphones_least) for method in known.methods}
    assert numbers["spacenet"] == (4, 4) and numbers["tdoa"] == (None, 3)
