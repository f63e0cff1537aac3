"""`workbench evaluate`: how good methods are on recordings whose truth is known, with how sure that is."""

from __future__ import annotations

import shlex
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.follow import json_option
from workbench.cli.scheduler import scheduler_option
from workbench.cli.sites_option import is_typed, refuse_idle, sites_listed
from workbench.cli.variation_options import VARIED, variation_of, variation_options, variation_words

if TYPE_CHECKING:
    from workbench.core.events import Event
    from workbench.engine.evaluate_sources import Sources
    from workbench.evaluate.evaluation import Evaluation

_OF_SIMULATED = ("places", "seed", "seconds", *VARIED)
SPLITS = ("place", "array", "session", "site", "clip")
_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("campaign", metavar="[CAMPAIGN]", required=False, type=_FILE)
@click.option(
    "--with", "methods", metavar="NAME", multiple=True, help="a method or network; several times; default: all"
)
@click.option(
    "--simulate", "sites", metavar="SITES", callback=sites_listed, help="simulated sites, such as yeoju,goyang, or all"
)
@click.option(
    "--places", metavar="N", default=50, show_default=True, type=click.IntRange(1), help="of each simulated site"
)
@click.option("--seed", default=6, show_default=True, type=click.IntRange(0), help="of the simulated places")
@click.option(
    "--seconds", default=4.0, show_default=True, type=click.FloatRange(3.0, 3600.0), help="of each of them, s"
)
@variation_options
@click.option("--choose", metavar="SEARCH", default="", help="only those sessions of the campaign, as in the window")
@click.option(
    "--split", default="place", show_default=True, type=click.Choice(SPLITS),
    help="what intervals draw; clip leaks: the clips of a place are near copies",
)  # fmt: skip
@click.option(
    "--radius", "radius_m", default=2.0, show_default=True, type=click.FloatRange(0.0, 1e4, min_open=True), help="m"
)
@click.option("--with-learnt", is_flag=True, help="keep sessions that a network learnt from; they flatter it")
@click.option("--report", "html", metavar="FILE.html", type=_FILE, help="the report: one page that needs no network")
@click.option("--pdf", metavar="FILE.pdf", type=_FILE, help="the report, to print")
@click.option("--csv", metavar="FILE.csv", type=_FILE, help="every figure with its interval")
@click.option("--out", metavar="FILE.json", type=_FILE, help="all answers; evaluate FILE.json reads them again")
@scheduler_option
@json_option
def evaluate(**given: Any) -> None:
    """How good methods are on recordings whose truth is known: errors (m) and shares, with 95 % intervals.

    CAMPAIGN is a folder with sessions, one session, or an evaluation.json. Sessions without a true place, broken ones,
    and those that a network learnt from are told and left out. Declined clips count as misses in shares.
    """
    from workbench.cli.follow import follow, followed
    from workbench.engine.evaluation_outputs import WriteEvaluation, refuse_unwritable

    if (given["campaign"] is None) == (not given["sites"]):
        raise click.UsageError("Give either a CAMPAIGN or --simulate SITES.")
    _refuse_idle(given)
    files = {name: given[name] for name in ("out", "html", "pdf", "csv")}
    refuse_unwritable(*files.values())
    kept: list[Evaluation] = []
    for _ in followed(_evaluated(given, kept), given["json_lines"]):
        pass
    if not given["json_lines"]:
        _tell(kept[0])
    follow(WriteEvaluation(kept[0], **files).run(), given["json_lines"])


def _evaluated(given: dict[str, Any], kept: list[Evaluation]) -> Iterator[Event]:
    """The events of the work, its result put into `kept` and told as one event a method."""
    from workbench.engine.evaluate import Evaluate, evaluation_of
    from workbench.engine.evaluation_outputs import scored
    from workbench.evaluate.evaluation_file import read_evaluation
    from workbench.localize.registry import find_methods, known_methods

    path = given["campaign"]
    if _is_evaluation(path):
        kept.append(_asked_again(read_evaluation(path), given))
    else:
        methods = given["methods"] or tuple(method.name for method in known_methods())
        find_methods(methods)  # a wrong name is told before anything is read
        sources = yield from _sources(given)
        names = ("split", "radius_m", "with_learnt", "scheduler")
        settings = {name: given[name] for name in names} | {"name": sources.name, "campaign": sources.campaign}
        job = Evaluate(sources.sessions, methods, asked=_command(given, methods), **settings)
        kept.append((yield from evaluation_of(job)))
    yield from scored(kept[0])


def _is_evaluation(path: Path | None) -> bool:
    return path is not None and path.is_file() and path.name != "session.json"


def _refuse_idle(given: dict[str, Any]) -> None:
    """What would be done without a word is said instead."""
    if _is_evaluation(given["campaign"]):
        refuse_idle((*_OF_SIMULATED, "choose", "with_learnt", "scheduler"), "an evaluation that is done")
    elif given["campaign"] is not None:
        refuse_idle(_OF_SIMULATED, "a campaign")
    else:
        refuse_idle(("choose",), "--simulate")


def _asked_again(known: Evaluation, given: dict[str, Any]) -> Evaluation:
    """The same answers, judged by another radius or split, or of some of the methods."""
    changes = {name: given[name] for name in ("split", "radius_m") if is_typed(name)}
    words = [word for name, flag in (("split", "--split"), ("radius_m", "--radius")) if name in changes
             for word in (flag, f"{changes[name]}")]  # fmt: skip
    words += [word for method in given["methods"] for word in ("--with", method)]
    if given["methods"]:
        known = known.of_methods(given["methods"])
    return replace(known, asked=f"{known.asked}, read again with {shlex.join(words)}", **changes) if words else known


def _sources(given: dict[str, Any]) -> Generator[Event, None, Sources]:
    from workbench.engine.evaluate_sources import recorded_sources, simulated_sources
    from workbench.simulate.campaign import CampaignPlan

    if given["campaign"] is not None:
        return (yield from recorded_sources(given["campaign"], given["choose"]))
    settings = {name: given[name] for name in ("sites", "seconds", "seed")} | variation_of(given)
    return simulated_sources(CampaignPlan(n_sessions=given["places"], **settings))


def _command(given: dict[str, Any], methods: tuple[str, ...]) -> str:
    """What was asked, as one would type it; where files went is no part of it."""
    words = ["workbench", "evaluate"]
    if given["campaign"] is not None:
        words += [str(given["campaign"]), *(["--choose", given["choose"]] if given["choose"] else [])]
    else:
        words += ["--simulate", ",".join(given["sites"])]
        words += [w for name in ("places", "seed", "seconds") for w in (f"--{name}", f"{given[name]:g}")]
        words += variation_words(given)
    words += [word for method in methods for word in ("--with", str(method))]
    words += ["--split", given["split"], "--radius", f"{given['radius_m']:g}"]
    return shlex.join([*words, *(["--with-learnt"] if given["with_learnt"] else [])])


def _tell(evaluation: Evaluation) -> None:
    """The result, what not to take it for, and a row a method."""
    from workbench.cli.tables import print_table
    from workbench.evaluate.report import tables
    from workbench.evaluate.report.words import cautions_of, lead_of, made_of, ranked

    figures = tables.figures_by_method(evaluation)
    order = ranked(figures)
    for table in (tables.shares_table(evaluation, figures, order), tables.errors_table(evaluation, figures, order)):
        print_table([column.title for column in table.columns], table.rows)
    click.echo(f"{tables.split_text(evaluation)} {made_of(evaluation)}.")
    if evaluation.n_simulated:
        click.echo(tables.MILLIMETRES_TEXT)
    click.echo(lead_of(evaluation, figures))
    for text in cautions_of(evaluation):
        click.echo(f"! {text}")
