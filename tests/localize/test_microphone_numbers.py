"""Networks refuse sessions of fewer or more microphones than they take, and take the numbers between."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.core.card import ModelCard
from workbench.core.errors import UserError
from workbench.core.session import Microphone, Session, Site
from workbench.files.model_file import write_model
from workbench.localize.neural import NeuralMethod


def method(folder: Path, n_microphones: int, most: int | None) -> NeuralMethod:
    card = ModelCard(
        name="net", title="Net", about="", architecture="placefield", feature="levels-and-delays", trained_on="tests",
        is_simulated=True, n_training_clips=1, n_training_places=1, split="", seed=0, program_version="",
        n_microphones=n_microphones, n_microphones_most=most,
    )  # fmt: skip
    write_model(folder / "net.safetensors", card, {})
    return NeuralMethod(folder / "net.safetensors")


def session(n: int) -> Session:
    places = [(1.0 + i, 2.0 + i % 3, 1.0) for i in range(n)]
    microphones = tuple(Microphone(file=f"{i}.wav", position_m=place) for i, place in enumerate(places))
    return Session(microphones=microphones, site=Site(size_m=(30.0, 10.0, 5.0)))


@pytest.mark.parametrize(("n", "most", "takes"), [(3, 16, (3, 4, 9, 16)), (4, None, (4,))])
def test_what_lies_between_is_taken_and_nothing_else(n: int, most: int | None, takes: tuple, tmp_path: Path) -> None:
    network = method(tmp_path, n, most)
    for number in takes:
        network.check(session(number))
    told = "3 to 16" if most else "4"
    with pytest.raises(UserError, match=f"needs {told} microphones; .* has {takes[0] - 1}"):
        network.check(session(takes[0] - 1))
    with pytest.raises(UserError, match=f"takes {told} microphones; .* has {takes[-1] + 1}"):
        network.check(session(takes[-1] + 1))


def test_a_card_of_other_numbers_than_the_network_takes_here_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="takes 3 to 20 microphones, the networks here take 3 to 16"):
        _ = method(tmp_path, 3, 20).network
