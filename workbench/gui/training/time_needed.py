"""How long a training will take, as far as former ones on this machine say."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.engine.machine import Kind, kind_of
from workbench.gui.language.words import tr
from workbench.gui.training.recordings import counts
from workbench.gui.training.run_words import duration_text
from workbench.training.config import TrainConfig


def said_time(config: TrainConfig, n_clips: int, paces: Mapping[Kind, float]) -> str:
    """A sentence: "About 12 min: 13,580 clips an epoch, 20 epochs, 5,700 clips a second as in the last such run."

    n_clips : of all parts together.
    """
    n_clips = round(n_clips * (1.0 - config.data.validation_share - config.data.test_share))
    clips, epochs = counts(n_clips, "clip"), counts(config.epochs, "epoch")
    passes = tr("{clips} an epoch, {epochs}", clips=clips, epochs=epochs)
    pace = paces.get(kind_of(config))
    if not pace:
        return tr("{passes}. How long that takes is not known: no such training ran here yet.", passes=passes)
    needed_s = n_clips * config.epochs / pace
    return tr(
        "About {duration} and the features: {passes}, {pace:,.0f} clips a second as in the last run.",
        duration=duration_text(needed_s), passes=passes, pace=pace,
    )  # fmt: skip
