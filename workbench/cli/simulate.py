"""`workbench simulate`: recording sessions of a simulated site, with the truth in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from workbench.cli.follow import json_option
from workbench.cli.scheduler import scheduler_option
from workbench.cli.variation_options import variation_of, variation_options

SITES = ("yeoju", "yeongdong", "gyeonggi", "goyang")
WEATHERS = ("dry", "rain", "helicopter", "mixed")


@click.command()
@click.option("--site", required=True, type=click.Choice(SITES, case_sensitive=False), help="which of the four sites")
@click.option(
    "--sessions",
    "n_sessions",
    required=True,
    metavar="N",
    type=click.IntRange(1),
    help="how many",
)
@click.option("--seed", required=True, type=click.IntRange(0), help="the same seed makes the same bytes")
@click.option(
    "--out", required=True, metavar="DIR", type=click.Path(path_type=Path), help="folder for the session folders"
)
@click.option(
    "--seconds", default=30.0, show_default=True, type=click.FloatRange(3.0, 3600.0), help="length of a session, s"
)
@click.option("--weather", type=click.Choice(WEATHERS), default="mixed", show_default=True)
@click.option(
    "--arrays",
    "n_arrays",
    metavar="N",
    default=0,
    type=click.IntRange(0),
    help="microphone settings that the sessions share; 0 = each its own",
)
@click.option(
    "--places",
    "n_places",
    metavar="N",
    default=0,
    type=click.IntRange(0),
    help="places of the source that the sessions share; 0 = each its own",
)
@variation_options
@click.option(
    "--sounds",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="folder of audio files that the source plays, instead of made-up voices",
)
@scheduler_option
@json_option
def simulate(
    site: str,
    n_sessions: int,
    seed: int,
    out: Path,
    seconds: float,
    weather: str,
    n_arrays: int,
    n_places: int,
    sounds: Path | None,
    scheduler: str,
    json_lines: bool,
    **varied: Any,
) -> None:
    """Recording sessions of a simulated site: microphones, one source, the truth in session.json (m)."""
    from workbench.cli.follow import follow
    from workbench.engine.simulate import SimulateCampaign
    from workbench.simulate.campaign import CampaignPlan

    plan = CampaignPlan(
        sites=(site.lower(),),
        n_sessions=n_sessions,
        seconds=seconds,
        weather=weather,
        n_arrays=n_arrays,
        n_places=n_places,
        seed=seed,
        **variation_of(varied),
    )
    follow(SimulateCampaign(plan, out, sounds, scheduler=scheduler).run(), json_lines)
