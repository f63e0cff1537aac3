"""`workbench train`: train a network from a TOML file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.follow import json_option

if TYPE_CHECKING:
    from workbench.core.events import EpochDone


@click.command()
@click.argument("config", metavar="CONFIG.toml", type=click.Path(path_type=Path))
@click.option("--resume", metavar="RUN", type=click.Path(path_type=Path), help="folder of a run to go on with")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("runs"),
    show_default=True,
    help="folder for the run",
)
@json_option
def train(config: Path, resume: Path | None, out: Path, json_lines: bool) -> None:
    """Train a network as CONFIG.toml says. Ctrl-C stops; --resume goes on from the last whole epoch.

    Losses are Huber, errors metres and accuracies shares within 1, 2, 3 m, both on the validation part.
    """
    from workbench.cli.follow import followed
    from workbench.core.events import EpochDone, Saved
    from workbench.engine.train import Train

    for event in followed(Train(config, out, resume).run(), json_lines):
        if json_lines:
            continue
        if isinstance(event, EpochDone):
            click.echo(_told(event))
        elif isinstance(event, Saved):
            click.echo(f"Wrote {event.path} ({event.what})")


def _told(epoch: EpochDone) -> str:
    within = ", ".join(f"{100 * share:.0f} % within {radius} m" for radius, share in epoch.accuracy_val.items())
    best = "  best so far" if epoch.is_best else ""
    return (
        f"epoch {epoch.epoch} of {epoch.n_epochs}: loss {epoch.loss_train:.4f}, validation {epoch.loss_val:.4f}, "
        f"median error {epoch.median_error_val_m:.2f} m, {within}, {epoch.clips_per_s:.0f} clips/s{best}"
    )
