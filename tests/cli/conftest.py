"""The command line as people call it, and a real campaign to call it on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from workbench.__main__ import VERBS
from workbench.cli.run import run
from workbench.cli.verb_group import VerbGroup
from workbench.core.card import ModelCard
from workbench.files.model_file import write_model

N_CLIPS = 3
"""Of the sessions below, which are 4 s long."""


@dataclass(frozen=True)
class Called:
    """What a command left: exit status, standard output, standard error."""

    status: int
    out: str
    err: str

    @property
    def events(self) -> list[dict[str, Any]]:
        """Standard output as JSON lines; anything else on it is an error."""
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., Called]:
    """Run a command line in this process, as main() does."""

    def call(*arguments: object) -> Called:
        capsys.readouterr()
        status = run(VerbGroup(VERBS, default="window"), [str(a) for a in arguments])
        told = capsys.readouterr()
        return Called(status, told.out, told.err)

    return call


@pytest.fixture(scope="session")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A campaign of two sessions of 4 s. Not to be changed: copy it (`campaign`)."""
    folder = tmp_path_factory.mktemp("campaign") / "goyang"
    status = run(
        VerbGroup(VERBS, default="window"),
        [*"simulate --site goyang --sessions 2 --seconds 4 --weather dry --seed 3 --out".split(), str(folder)],
    )
    assert status == 0
    return folder


@pytest.fixture
def campaign(simulated: Path, tmp_path: Path) -> Path:
    """The simulated campaign, to change at will."""
    return Path(shutil.copytree(simulated, tmp_path / "campaign"))


@pytest.fixture
def session(campaign: Path) -> Path:
    """One session folder, to change at will."""
    return campaign / "goyang-3-0001"


@pytest.fixture
def network_file(tmp_path: Path) -> Path:
    """A real SpaceNet file whose weights are as they are before training."""
    return write_untrained(tmp_path / "untrained.safetensors")


def write_untrained(path: Path, without: str = "") -> Path:
    """Write an untrained SpaceNet, leaving one tensor out when its name is given."""
    import torch

    from workbench.nets import spacenet  # noqa: F401 - registers the architecture
    from workbench.nets.network import build

    torch.manual_seed(0)
    network = build("spacenet", {})
    weights = {name: tensor.numpy() for name, tensor in network.state_dict().items() if name != without}
    card = ModelCard(
        name="untrained",
        title="Untrained SpaceNet",
        about="SpaceNet before it has seen anything",
        architecture="spacenet",
        feature="mel-spectra",
        trained_on="nothing",
        is_simulated=False,
        n_training_clips=0,
        n_training_places=0,
        split="place",
        seed=0,
        program_version="0",
    )
    write_model(path, card, weights)
    return path
