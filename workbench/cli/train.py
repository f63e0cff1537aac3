"""`workbench train`: train a network from a TOML file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.follow import json_option
from workbench.core.errors import UserError

if TYPE_CHECKING:
    from workbench.core.events import Event
    from workbench.training.config import TrainConfig


@click.command()
@click.argument("config", metavar="[CONFIG.toml]", required=False, type=click.Path(path_type=Path))
@click.option("--resume", metavar="RUN", type=click.Path(path_type=Path), help="folder of a run to go on with")
@click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path), help="the run's folder  [default: runs/NAME-TIME]"
)
@json_option
def train(config: Path | None, resume: Path | None, out: Path | None, json_lines: bool) -> None:
    """Train a network as CONFIG.toml says. Ctrl-C stops; --resume goes on after the last whole epoch.

    Losses are Huber; errors are metres and accuracies shares within 1, 2, 3 m, both on the validation part.
    """
    if config is None and resume is None:
        raise click.UsageError("Give a CONFIG.toml, or --resume with the folder of a run.")
    if out is not None and resume is not None:
        raise click.UsageError("A resumed run stays in its own folder: leave --out away.")
    from workbench.cli.follow import follow
    from workbench.engine.train import Train

    follow(Train(_chosen(config, resume), out, resume).run(), json_lines, _told)


def _chosen(config: Path | None, resume: Path | None) -> TrainConfig | None:
    """The configuration to train; a resumed run goes on with its own, and another one beside it is refused."""
    from workbench.files.training_run import CONFIG_FILE
    from workbench.training.config_file import read_config

    chosen = None if config is None else read_config(config)
    if chosen is not None and resume is not None and chosen != read_config(resume / CONFIG_FILE):
        raise UserError(f"{config} is not what {resume} was trained with", "Leave it away to go on as the run began")
    return chosen


def _told(event: Event) -> str:
    from workbench.cli.follow import written
    from workbench.core.events import EpochDone

    if not isinstance(event, EpochDone):
        return written(event)
    within = ", ".join(f"{100 * share:.0f} % within {radius} m" for radius, share in event.accuracy_val.items())
    best = "  best so far" if event.is_best else ""
    return (
        f"epoch {event.epoch} of {event.n_epochs}: loss {event.loss_train:.4f}, validation {event.loss_val:.4f}, "
        f"median error {event.median_error_val_m:.2f} m, {within}, {event.clips_per_s:.0f} clips/s{best}"
    )
