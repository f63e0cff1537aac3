"""`workbench reproduce`: the paper's tables and figures again, on simulated replicas of its sites."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.follow import json_option

if TYPE_CHECKING:
    from workbench.core.events import Event
    from workbench.engine.reproduce import FigureCompared

WHAT = ("table3", "table4", "table5", "figure5", "figure6")


@click.command()
@click.argument("what", metavar="table3|table4|table5|figure5|figure6", type=click.Choice(WHAT))
@click.option(
    "--scale",
    default="small",
    show_default=True,
    metavar="small|SHARE",
    help="share of the paper's sessions, above 0 and up to 1; small: minutes, to see that everything works",
)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="folder for trainings, answers and tables, shared by all of one scale and seed  "
    "[default: reproduced/SCALE-SEED]",
)
@click.option("--seed", default=0, show_default=True, type=click.IntRange(0, 2**32 - 1), help="of sites and networks")
@click.option("--epochs", metavar="N", type=click.IntRange(1), help="passes over the clips  [default: 20; small: 2]")
@click.option(
    "--batch", metavar="N", type=click.IntRange(2), help="clips a step  [default: 128, as the paper; small: 16]"
)
@click.option(
    "--longest",
    "longest_h",
    metavar="HOURS",
    default=1.0,
    show_default=True,
    type=click.FloatRange(0.0, min_open=True),
    help="a training that would take longer on this machine is named and not run, h",
)
@click.option("--scheduler", metavar="ADDRESS", default="", help="simulate and analyse on a Dask cluster, tcp://...")
@json_option
def reproduce(
    what: str,
    scale: str,
    out: Path | None,
    seed: int,
    epochs: int | None,
    batch: int | None,
    longest_h: float,
    scheduler: str,
    json_lines: bool,
) -> None:
    """A table or figure of the SpaceNet paper beside ours, split as clips (leaks) and by place.

    Recordings are simulated: replicas of the paper's sites with its counts, scaled. Stopped or killed, it goes on
    where it was when called again. Errors are metres, accuracies shares within a radius.
    """
    from workbench.cli.follow import followed
    from workbench.engine.reproduce import FigureCompared, Reproduce
    from workbench.engine.reproduce_trials import scale_of

    chosen = scale_of(scale)
    chosen = replace(chosen, epochs=epochs or chosen.epochs, batch=batch or chosen.batch)
    folder = out or Path("reproduced") / f"{chosen.title}-{seed}"
    job = Reproduce(what, folder, chosen, seed, longest_h, scheduler)
    events = followed(job.run(), json_lines, _told)
    compared = [event for event in events if isinstance(event, FigureCompared)]
    if compared and not json_lines:
        _print(compared)


def _told(event: Event) -> str:
    from workbench.cli.follow import written
    from workbench.core.events import Saved, TestScored
    from workbench.core.scores import ALL_SITES

    if isinstance(event, TestScored):
        share = 100 * event.scores[ALL_SITES].within_2_m
        return f"{event.n_clips} test clips, split {event.split}: {share:.1f} % within 2 m"
    is_ours = isinstance(event, Saved) and event.path.suffix in (".md", ".csv", ".png", ".svg")
    return written(event) if is_ours else ""


def _print(compared: list[FigureCompared]) -> None:
    from workbench.cli.tables import print_table
    from workbench.evaluate.page import plain_text

    rows = [
        (", ".join(c.labels), *(plain_text(value, c.unit) for value in (c.paper, c.as_clips, c.by_place)))
        for c in compared
    ]
    print_table(("simulated recordings", "paper", "as clips (leaks)", "by place"), rows)
