"""`workbench models`: what can localise here, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.follow import json_option
from workbench.cli.scheduler import scheduler_option

if TYPE_CHECKING:
    from workbench.core.card import ModelCard
    from workbench.core.events import Event
    from workbench.localize.method import Method


@click.command()
@click.option(
    "--score",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="score the networks in DIR and three baselines on simulated places never trained on; "
    "rewrites their cards and DIR/README.md",
)
@click.option(
    "--add",
    metavar="FILE|RUN",
    type=click.Path(path_type=Path),
    help="keep a .safetensors file, or the best network of a training's folder, among your own; "
    "where its name is taken it gets a number",
)
@click.option("--remove", metavar="NAME", help="delete a network of your own")
@click.option(
    "--onnx",
    metavar="NAME|FILE",
    help="write a network as ONNX to --out, for programs without PyTorch; its card goes with it, and its answers are "
    "compared with PyTorch's first",
)
@click.option("--out", metavar="FILE.onnx", type=click.Path(path_type=Path), help="with --onnx: file to write")
@scheduler_option
@json_option
def models(
    score: Path | None,
    add: Path | None,
    remove: str | None,
    onnx: str | None,
    out: Path | None,
    scheduler: str,
    json_lines: bool,
) -> None:
    """What can localise here: networks, shipped and your own, with what they were trained on, and other methods.

    Errors are metres, on places never trained on; shares are clips within so many metres of the truth.
    """
    if sum(value is not None for value in (score, add, remove, onnx)) > 1:
        raise click.UsageError("Give one of --score, --add, --remove and --onnx.")
    if (onnx is None) != (out is None):
        raise click.UsageError("--onnx and --out go together.")
    if score is not None:
        _score(score, scheduler, json_lines)
    elif add is not None:
        _add(add, json_lines)
    elif remove is not None:
        _remove(remove, json_lines)
    elif onnx is not None and out is not None:
        _write_onnx(onnx, out, json_lines)
    else:
        _list(json_lines)


def _list(json_lines: bool) -> None:
    from workbench.localize.registry import known_methods, unread_networks

    for method in known_methods():
        if json_lines:
            _say_json(method)
        else:
            _tell(method)
    for why in unread_networks().values():
        _warn(f"A network cannot be used: {why}", json_lines)


def _score(folder: Path, scheduler: str, json_lines: bool) -> None:
    from workbench.cli.follow import follow
    from workbench.engine.edition import refuse_without_torch
    from workbench.engine.score_models import ScoreModels

    refuse_without_torch("Scoring networks")

    follow(ScoreModels(folder, scheduler=scheduler).run(), json_lines)


def _add(source: Path, json_lines: bool) -> None:
    from workbench.cli.follow import follow
    from workbench.engine.own_models import KeepModel, ModelKept

    def told(event: Event) -> str:
        if not isinstance(event, ModelKept):
            return ""
        return f"{'Kept' if event.is_news else 'It is kept already,'} as {event.name}"

    follow(KeepModel(source.absolute()).run(), json_lines, told)


def _remove(name: str, json_lines: bool) -> None:
    from workbench.cli.follow import say_json
    from workbench.engine.own_models import ModelRemoved, remove_model

    path = remove_model(name)
    if json_lines:
        say_json(ModelRemoved(name=name))
    else:
        click.echo(f"Removed {path}")


def _write_onnx(network: str, out: Path, json_lines: bool) -> None:
    from workbench.cli.follow import follow
    from workbench.engine.edition import refuse_without_torch
    from workbench.engine.export_network import ExportNetwork, NetworkExported

    refuse_without_torch("Writing a network as ONNX")

    def told(event: Event) -> str:
        if not isinstance(event, NetworkExported):
            return ""
        compared = f"on {event.n_clips} random clips within {event.apart_m:.1g} m of PyTorch"
        return f"Wrote {event.path} ({event.n_bytes / 1e6:.1f} MB), {compared}"

    follow(ExportNetwork(network, out).run(), json_lines, told)


def _say_json(method: Method) -> None:
    from workbench.cli.follow import say_json
    from workbench.core.events import Event

    @dataclass(frozen=True, kw_only=True)
    class MethodFound(Event):
        name: str
        title: str
        about: str
        caveat: str
        is_own: bool
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
    from workbench.localize.microphone_numbers import numbers_of, numbers_told

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
    microphones = numbers_told(*numbers_of(card))
    click.echo(f"  {origin} ({places}); hears {card.feature} of {microphones} microphones.")
    if start := card.started_from.get("name"):
        click.echo(f"  Fine-tuned from {start}.")
    if card.held_out:
        click.echo(f"  {_held_out(card)}:")
    for where, scores in card.held_out.items():
        within = zip((scores.within_1_m, scores.within_2_m, scores.within_3_m), (1, 2, 3), strict=True)
        shares = ", ".join(f"{100 * share:.0f} % within {radius_m} m" for share, radius_m in within)
        click.echo(f"    {where}: median error {scores.median_error_m:.2f} m, {shares}")
    click.echo()


def _held_out(card: ModelCard) -> str:
    """What the scores are of: only where nothing is known against it, places that the network never saw."""
    doubt = "doubt" in card.started_from
    is_of_places = not doubt and card.split in ("by source place", "by site")
    said = "On places it never saw" if is_of_places else "On clips it did not learn from"
    about = [f"split {card.split}"] if "split" not in card.held_out_data else []
    return f"{said} ({'; '.join([*about, *filter(None, [card.held_out_data])])})"
