"""Fine-tuning: a training that begins with the weights and statistics of a network that was trained before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import numpy as np

from workbench.core.card import ModelCard
from workbench.core.errors import UserError
from workbench.core.learnt import told_to_successors
from workbench.files.model_file import model_sha256, read_card, read_model
from workbench.localize.registry import find_method
from workbench.training.clip_table import ClipTable
from workbench.training.config import TrainConfig
from workbench.training.split import Parts
from workbench.training.start_doubt import DOUBT, learnt_from, may_have_learnt


def refuse_other_start(config: TrainConfig) -> None:
    """UserError when the network to start from is not there, or is not what is to be trained."""
    if config.start_from:
        path = _path_of(config)
        _refuse_differing(config, read_card(path), path)


def start_weights(config: TrainConfig) -> Mapping[str, np.ndarray]:
    """Weights and statistics of the network to start from."""
    return read_model(_path_of(config))[1]


def start_told(config: TrainConfig, table: ClipTable, parts: Parts) -> dict[str, str]:
    """What the card says of the network to start from; empty when it starts from random weights."""
    if not config.start_from:
        return {}
    path = _path_of(config)
    card = read_card(path)
    key = learnt_from(table, parts)["parts"]
    is_doubtful = may_have_learnt(card, config.data, np.unique(table.sites).tolist(), key)
    told = {"name": card.name, "file": path.name, "sha256": model_sha256(path), "trained_on": card.trained_on}
    doubt = {"doubt": f"{DOUBT} the clips it is scored on"} if is_doubtful else {}
    return told | doubt | told_to_successors(card)


def start_caution(config: TrainConfig, sites: Collection[str]) -> str:
    """One sentence where people choose a network that may have learnt from what is held out, else "".

    sites : names of those to learn from. UserError when the network cannot be read.
    """
    if not config.start_from or not may_have_learnt(read_card(_path_of(config)), config.data, sites):
        return ""
    return "It may have learnt from some of the clips held out here, which flatters the scores."


def _path_of(config: TrainConfig) -> Path:
    """By a path, or by a name that can also localize."""
    path = Path(config.start_from)
    if path.suffix == ".safetensors" or path.is_file():
        return path
    found = find_method(config.start_from).model_path
    if found is None:
        raise UserError(f"{config.start_from} is no network, so no training can start from it", "Choose a network")
    return found


def _refuse_differing(config: TrainConfig, card: ModelCard, path: Path) -> None:
    theirs = {"architecture": card.architecture, **card.options, "feature": card.feature}
    ours = {
        "architecture": config.network.architecture,
        **(config.network.options() if card.architecture == config.network.architecture else {}),
        "feature": config.data.feature,
    }
    differ = [f"its {name} is {theirs[name]}, not {ours[name]}" for name in ours if theirs.get(name) != ours[name]]
    if differ:
        raise UserError(
            f"The training cannot start from {path.name}: {', '.join(differ)}", "Set those as they are there"
        )
