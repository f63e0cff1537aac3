"""How long a training will take, as far as former ones on this machine say."""

from __future__ import annotations

from workbench.engine.machine import MachineKnown, kind_of
from workbench.gui.training.recordings import Recordings
from workbench.gui.work.job_bar import said_duration
from workbench.training.config import TrainConfig


def said_time(config: TrainConfig, recordings: Recordings | None, machine: MachineKnown | None) -> str:
    """A sentence: "About 12 min: 13,580 clips a pass, 20 passes, 5,700 clips a second as in the last such run." """
    if recordings is None:
        return ""
    data = config.data
    n_clips = round(recordings.n_clips * (1.0 - data.validation_share - data.test_share))
    passes = f"{n_clips:,} clips a pass, {config.epochs:,} pass{'' if config.epochs == 1 else 'es'}"
    pace = None if machine is None else machine.paces.get(kind_of(config))
    if not pace:
        return f"{passes}. How long that takes is not known: no such training ran here yet."
    needed_s = n_clips * config.epochs / (pace * config.n_devices)
    return f"About {said_duration(needed_s)} and the features: {passes}, {pace:,.0f} clips a second as in the last run."
