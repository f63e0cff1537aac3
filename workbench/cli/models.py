"""`workbench models`: what can localise here, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.follow import json_option

if TYPE_CHECKING:
    from workbench.localize.method import Method


@click.command()
@click.option(
    "--score",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="score the networks in DIR and three baselines on simulated places never trained on; "
    "rewrites their cards and DIR/README.md",
)
@json_option
def models(score: Path | None, json_lines: bool) -> None:
    """What can localise here: shipped networks with what they were trained on and how well they did, and other methods.

    Errors are metres, on places never trained on; shares are clips within so many metres of the truth.
    """
    if score is not None:
        _score(score, json_lines)
        return
    from workbench.localize.registry import known_methods, unread_networks

    for method in known_methods():
        if json_lines:
            _say_json(method)
        else:
            _tell(method)
    for why in unread_networks().values():
        _warn(f"A network that came with the program cannot be used: {why}", json_lines)


def _score(folder: Path, json_lines: bool) -> None:
    from workbench.cli.follow import follow
    from workbench.engine.score_models import ScoreModels

    follow(ScoreModels(folder).run(), json_lines)


def _say_json(method: Method) -> None:
    from workbench.cli.follow import say_json
    from workbench.core.card import ModelCard
    from workbench.core.events import Event

    @dataclass(frozen=True, kw_only=True)
    class MethodFound(Event):
        name: str
        title: str
        about: str
        caveat: str
        card: ModelCard | None

    parts = {name: getattr(method, name) for name in MethodFound.__dataclass_fields__}
    say_json(MethodFound(**parts))


def _warn(text: str, json_lines: bool) -> None:
    from workbench.cli.follow import say_json
    from workbench.core.events import Warned

    if json_lines:
        say_json(Warned(session="", text=text))
    else:
        click.echo(text, err=True)


def _tell(method: Method) -> None:
    click.secho(f"{method.name}  {method.title}", bold=True)
    click.echo(f"  {method.about}")
    if method.caveat:
        click.echo(f"  Keep in mind: {method.caveat}.")
    card = method.card
    if card is None:
        click.echo()
        return
    places = f"{card.n_training_places} places, {card.n_training_clips} clips"
    origin = card.trained_on[:1].upper() + card.trained_on[1:]
    click.echo(f"  {origin} ({places}); hears {card.feature} of {card.n_microphones} microphones.")
    if card.held_out:
        click.echo(f"  On places it never saw (split {card.split}):")
    for where, scores in card.held_out.items():
        within = zip((scores.within_1_m, scores.within_2_m, scores.within_3_m), (1, 2, 3), strict=True)
        shares = ", ".join(f"{100 * share:.0f} % within {radius_m} m" for share, radius_m in within)
        click.echo(f"    {where}: median error {scores.median_error_m:.2f} m, {shares}")
    click.echo()
