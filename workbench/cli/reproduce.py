"""`workbench reproduce`: the paper's tables and figures again, on simulated replicas of its sites."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.follow import json_option

if TYPE_CHECKING:
    from workbench.core.events import Event
    from workbench.engine.reproduce_events import FigureCompared, TrialDone
    from workbench.evaluate.answers import Unit

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
    from workbench.engine.edition import refuse_without_torch

    refuse_without_torch("Reproducing the paper")
    from workbench.engine.reproduce import Reproduce
    from workbench.engine.reproduce_trials import scale_of

    chosen = scale_of(scale)
    chosen = replace(chosen, epochs=epochs or chosen.epochs, batch=batch or chosen.batch)
    folder = out or Path("reproduced") / f"{chosen.title}-{seed}"
    job = Reproduce(what, folder, chosen, seed, longest_h, scheduler)
    follow_table(job.run(), folder, json_lines)


def follow_table(events: Iterator[Event], folder: Path, json_lines: bool) -> None:
    """Tells a job's events; at its end the table and where everything is."""
    from workbench.cli.follow import followed
    from workbench.core.events import Saved
    from workbench.engine.reproduce_events import FigureCompared, TrialDone

    compared: list[FigureCompared] = []
    written: list[Path] = []
    n_done, n_trials = 0, 0
    try:
        for event in followed(events, json_lines, _told):
            if isinstance(event, TrialDone):
                n_done, n_trials = event.number, event.n_trials
            elif isinstance(event, FigureCompared):
                compared.append(event)
            elif isinstance(event, Saved) and event.path.parent == folder:
                written.append(event.path)
    except KeyboardInterrupt:
        click.echo(_kept(folder, n_done, n_trials), err=True)
        raise
    if not json_lines:
        _print(compared)
        click.echo(f"Written: {', '.join(map(str, written))}; trainings and answers are kept in {folder}")


def _kept(folder: Path, n_done: int, n_trials: int) -> str:
    """What is left after Ctrl-C, and how to go on."""
    if not folder.exists():
        return "Nothing was begun."
    done = f"{n_done} of {n_trials} trainings" if n_done else "what was simulated"
    return f"Kept in {folder}: {done}, and each whole epoch of the next. The same command goes on from there."


def _told(event: Event) -> str:
    from workbench.engine.reproduce_events import Cautioned, TrialDone

    if isinstance(event, Cautioned):
        return event.text
    return _trial_text(event) if isinstance(event, TrialDone) else ""


def _trial_text(done: TrialDone) -> str:
    """One line for a training: which, how good, on how many clips, how long."""
    from workbench.evaluate.comparison import SPLIT_NAMES
    from workbench.evaluate.page import plain_text, time_text

    which = f"{done.number} of {done.n_trials}  {done.title}, {SPLIT_NAMES[done.split]}"
    if done.tested is None:
        return f"{which}: not run: {done.reason}"
    share = plain_text(done.within_2_m, "share")
    trained = "less than a second" if done.seconds < 1 else time_text(done.seconds)
    return f"{which}: {share} within 2 m ({done.tested.told}), trained for {trained}"


def _print(compared: list[FigureCompared]) -> None:
    from workbench.cli.tables import print_table
    from workbench.evaluate.page import plain_text

    if compared:
        heads = ("simulated recordings", "paper", "as clips (leaks)", "clips, places", "by place", "clips, places")
        print_table(heads, [_cells(figure, plain_text) for figure in compared])


def _cells(figure: FigureCompared, text_of: Callable[[float | None, Unit], str]) -> tuple[str, ...]:
    ours = ((figure.as_clips, figure.clips_tested), (figure.by_place, figure.place_tested))
    cells = [
        cell
        for value, on in ours
        for cell in (text_of(value, figure.unit), f"{on.n_clips}, {on.n_places}" if on else "not run")
    ]
    return ", ".join(figure.labels), text_of(figure.paper, figure.unit), *cells
