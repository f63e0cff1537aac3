"""Options for what is unusual in simulated sessions: `workbench simulate` and `evaluate --simulate` have the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import click

CLOCKS = ("site", "good", "poor")
WALLS = ("site", "soft")
FAULTS = ("none", "dead", "gain", "misplaced")
MICROPHONES = (3, 16)
VARIED = ("clocks", "walls", "n_microphones", "fault", "clock_offset_ms", "arrays_of", "places_of")
"""Names of their values."""
Command = Callable[..., Any]

_OPTIONS = (
    click.option(
        "--clocks",
        type=click.Choice(CLOCKS),
        default="site",
        show_default=True,
        help="of the channels: as the site's recorders have them, all on one, or each on its own",
    ),
    click.option(
        "--walls",
        type=click.Choice(WALLS),
        default="site",
        show_default=True,
        help="as the site's, or with hardly an echo",
    ),
    click.option(
        "--microphones",
        "n_microphones",
        metavar="N",
        default=4,
        show_default=True,
        type=click.IntRange(*MICROPHONES),
        help="at a site; the first four near its corners, the others anywhere",
    ),
    click.option(
        "--fault",
        type=click.Choice(FAULTS),
        default="none",
        show_default=True,
        help="of one microphone: silent, 10 dB too loud or too soft, or 1 m from where the session says",
    ),
    click.option(
        "--clock-offset-ms",
        metavar="MS",
        default=0.0,
        show_default=True,
        type=click.FloatRange(0.0, 500.0),
        help="standard deviation of when each channel starts, on clocks that are good otherwise; 0 = as --clocks says",
    ),
    click.option(
        "--arrays-of",
        metavar="SEED",
        type=click.IntRange(0),
        help="microphones stand as in the sessions of that other seed",
    ),
    click.option(
        "--places-of", metavar="SEED", type=click.IntRange(0), help="the source stands as in the sessions of that seed"
    ),
)


def variation_options(command: Command) -> Command:
    """The command with all of them, in this order."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def variation_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """What a CampaignPlan takes of it."""
    settings = {name: given[name] for name in VARIED if name != "clock_offset_ms"}
    return settings | {"clock_offset_s": given["clock_offset_ms"] / 1e3}


def variation_words(given: Mapping[str, Any]) -> Iterator[str]:
    """The options that one would type for what is not as usual."""
    usual = {"clocks": "site", "walls": "site", "n_microphones": 4, "fault": "none", "clock_offset_ms": 0.0}
    for name in VARIED:
        value = given[name]
        if value is not None and value != usual.get(name):
            flag = "microphones" if name == "n_microphones" else name.replace("_", "-")
            yield f"--{flag}"
            yield f"{value:g}" if isinstance(value, float) else f"{value}"
