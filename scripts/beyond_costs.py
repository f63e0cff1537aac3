"""Measures what PlaceField and SpaceNet cost: weights, milliseconds a clip, seconds of training; writes costs.json."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from time import process_time

import numpy as np
import torch

from workbench.core.events import EpochDone
from workbench.dsp.features import features_of
from workbench.engine.session_sources import Simulated
from workbench.evaluate.beyond.study import Cost
from workbench.files.atomic import write_atomically
from workbench.files.event_lines import EventLines
from workbench.files.run_environment import environment_of
from workbench.files.training_run import EVENTS_FILE
from workbench.localize.heard import Heard
from workbench.localize.neural import NeuralMethod
from workbench.simulate.campaign import CampaignPlan

_ROUNDS = 7
_NETWORKS = ("spacenet", "placefield", "placefield-levels")


def main(out: Path) -> None:
    """out : with models/ and runs/."""
    torch.set_num_threads(1)
    methods = {
        name: NeuralMethod(path) for name in _NETWORKS if (path := out / "models" / f"{name}.safetensors").exists()
    }
    session, recording = Simulated(CampaignPlan(sites=("yeongdong",), n_sessions=1, seconds=8.0, seed=22), 0).load()
    assert recording is not None
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in methods}
    for _ in range(_ROUNDS):
        for name, method in methods.items():
            taken[name].append(_once(method, Heard(session, recording)))
    costs = [_cost(out / "runs" / name, methods[name], np.array(taken[name])) for name in methods]
    write_atomically(out / "costs.json", json.dumps([asdict(cost) for cost in costs], indent=1).encode())


def _once(method: NeuralMethod, heard: Heard) -> tuple[float, float]:
    """Milliseconds a clip: features, network."""
    assert method.card is not None
    n_clips = len(heard.clips)
    begun = process_time()
    features_of(heard.recording, heard.clips, method.card.feature)
    features_ms = 1e3 * (process_time() - begun) / n_clips
    for _ in heard.features(method.card.feature):
        pass  # kept, so that the network alone is measured next
    begun = process_time()
    for _ in method.locate(heard):
        pass
    return features_ms, 1e3 * (process_time() - begun) / n_clips


def _cost(run: Path, method: NeuralMethod, taken_ms: np.ndarray) -> Cost:
    card = method.card
    assert card is not None
    steps = (run.with_name(f"{run.name}-first"), run)  # a network that was trained in two steps took both
    epochs = [event for step in steps for event in EventLines(step / EVENTS_FILE).new() if isinstance(event, EpochDone)]
    machine = environment_of(run)
    return Cost(
        title=card.title,
        n_weights=card.n_parameters or 0,
        features_ms=float(np.median(taken_ms[:, 0])),
        network_ms=float(np.median(taken_ms[:, 1])),
        trained_s=sum(epoch.seconds for epoch in epochs) if epochs else None,
        n_epochs=len(epochs),
        n_training_clips=card.n_training_clips,
        trained_on=", ".join(machine[name] for name in ("system", "processor", "gpu") if machine.get(name)),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
