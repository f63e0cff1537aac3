"""`workbench calibrate`: how far off methods are, as radii that hold the source so often."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.follow import json_option
from workbench.cli.scheduler import scheduler_option
from workbench.cli.sites_option import refuse_idle, sites_listed
from workbench.engine.calibration_defaults import CHECK_SEED, MEASURE_SEED, N_PLACES

if TYPE_CHECKING:
    from workbench.core.events import Event
    from workbench.engine.calibrate import Calibrated
    from workbench.engine.calibration_recordings import CalibrationRecordings


@click.command()
@click.argument("campaign", required=False, type=click.Path(path_type=Path))
@click.option(
    "--with",
    "methods",
    metavar="NAME",
    multiple=True,
    help="a method or network; several times; default: all there are",
)
@click.option(
    "--simulate",
    "sites",
    metavar="SITES",
    callback=sites_listed,
    help="simulated recordings of these sites instead of a campaign, such as yeoju,goyang, or all",
)
@click.option(
    "--places", "n_places", metavar="N", type=click.IntRange(1), default=N_PLACES, show_default=True,
    help="simulated places to measure on, over all sites; as many more to check on",
)  # fmt: skip
@click.option(
    "--seed",
    type=click.IntRange(0),
    default=MEASURE_SEED,
    show_default=True,
    help="of the simulated recordings, or of the campaign's halves",
)
@click.option(
    "--check-seed",
    type=click.IntRange(0),
    default=CHECK_SEED,
    show_default=True,
    help="of the simulated ones to check on",
)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="folder for the calibrations; default: among the networks of your own",
)
@click.option("--page", metavar="FILE", type=click.Path(path_type=Path), help="a Markdown page with all figures")
@scheduler_option
@json_option
def calibrate(
    campaign: Path | None,
    methods: tuple[str, ...],
    sites: tuple[str, ...],
    n_places: int,
    seed: int,
    check_seed: int,
    out: Path | None,
    page: Path | None,
    scheduler: str,
    json_lines: bool,
) -> None:
    """How far off methods are: radii (m) that hold the source 50 % and 90 % of the time at places like these.

    CAMPAIGN is a folder of sessions whose true source is known: half of their places are measured on, the other half
    tells how often the radii really hold it. From then on every answer of these methods carries both radii.
    """
    from workbench.cli.follow import follow
    from workbench.engine.calibrate import Calibrate
    from workbench.engine.calibrate import Calibrated as MethodDone
    from workbench.files.calibrations import own_calibrations
    from workbench.localize.registry import known_methods

    if (campaign is None) == (not sites):
        raise click.UsageError("Give a campaign folder, or --simulate with sites.")
    if campaign is not None:
        refuse_idle(("n_places", "check_seed"), "a campaign")
    names = methods or tuple(method.name for method in known_methods())
    recordings = _recordings(campaign, names, sites, n_places, seed, check_seed)
    job = Calibrate(recordings, names, out or own_calibrations(), page, scheduler=scheduler)
    made: list[Calibrated] = []

    def told(event: Event) -> str:
        if isinstance(event, MethodDone):
            made.append(event)
        return ""

    follow(job.run(), json_lines, told)
    if not json_lines:
        _tell(made, out or own_calibrations())


def _recordings(
    campaign: Path | None, names: tuple[str, ...], sites: tuple[str, ...], n_places: int, seed: int, check_seed: int
) -> CalibrationRecordings:
    from workbench.engine.calibration_recordings import campaign_recordings, simulated_recordings
    from workbench.localize.registry import find_methods

    if campaign is not None:
        return campaign_recordings(campaign, find_methods(names), seed)
    return simulated_recordings(sites, n_places, seed, check_seed)


def _tell(made: list[Calibrated], folder: Path) -> None:
    from workbench.cli.tables import print_table
    from workbench.evaluate.calibration_page import COLUMNS, coverage_rows

    print_table(COLUMNS, [row for one in made for row in coverage_rows(one.title, one.calibration)])
    first = made[0].calibration
    click.echo(f"Measured on {first.recordings}.")
    click.echo(f"Held: on {first.checked_on}." if first.checked_on else "Nothing was held back to check them on.")
    click.echo(f"Kept in {folder}: {', '.join(f'{one.calibration.method}.json' for one in made)}")
