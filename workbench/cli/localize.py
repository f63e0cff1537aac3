"""`workbench localize`: where the source is, clip by clip and for whole sessions."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.follow import json_option
from workbench.cli.run import OK, USER_ERROR
from workbench.cli.scheduler import scheduler_option
from workbench.core.errors import UserError

if TYPE_CHECKING:
    from workbench.core.events import Declined, Event, Located, Summary
    from workbench.core.session import Session
    from workbench.engine.localize_many import LocalizeMany, SessionLocalized
    from workbench.files.predictions import Run


def _numbers(_: click.Context, __: click.Parameter, text: str | None) -> tuple[int, ...] | None:
    """ "1,2,3,4" as microphones counted from 0."""
    if text is None:
        return None
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isdecimal() and int(part) > 0 for part in parts) or len(set(parts)) < len(parts):
        raise click.BadParameter(f"{text!r} is no list of different numbers from 1 on, such as 1,2,3,4")
    return tuple(int(part) - 1 for part in parts)


@click.command()
@click.argument("paths", metavar="SESSION...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--with",
    "methods",
    metavar="NAME",
    multiple=True,
    help="a method, a shipped network or a .safetensors file; may be given several times  [default: the first that "
    "`workbench models` lists]",
)
@click.option(
    "--microphones", metavar="1,2,3,4", callback=_numbers, help="use only these, counted from 1, in this order"
)
@click.option("--from", "from_s", metavar="S", type=float, help="only clips from this second of the session on")
@click.option("--to", "to_s", metavar="S", type=float, help="only clips up to this second of the session")
@click.option(
    "--csv",
    "csv_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="one row a clip and method; metres and seconds",
)
@click.option(
    "--out", metavar="FILE", type=click.Path(path_type=Path), help="predictions of one session as one JSON object"
)
@click.option("--save", is_flag=True, help="keep the predictions in the session's own folder predictions/")
@scheduler_option
@json_option
def localize(
    paths: tuple[Path, ...],
    methods: tuple[str, ...],
    microphones: tuple[int, ...] | None,
    from_s: float | None,
    to_s: float | None,
    csv_file: Path | None,
    out: Path | None,
    save: bool,
    scheduler: str,
    json_lines: bool,
) -> int:
    """Where the source is: positions (m, site frame) of every 3 s clip and of the whole session.

    SESSION is a session folder, or a campaign folder for all sessions in it. Errors (m) are told where the session
    holds the source's true place. A session that cannot be localized is told and left out; the exit status is then 1.
    With --from and --to only that stretch is read: recordings of any length can be localized part by part.
    """
    from workbench.cli.follow import follow
    from workbench.cli.sessions import sessions_at
    from workbench.engine.evaluation_outputs import refuse_unwritable
    from workbench.engine.localize_many import LocalizeMany
    from workbench.engine.session_sources import OnDisk
    from workbench.localize.registry import find_methods, known_methods

    sessions = [folder for path in paths for folder in sessions_at(path)]
    if out is not None and len(sessions) > 1:
        raise click.UsageError(f"--out holds one session, these are {len(sessions)}. Use --save or --csv.")
    methods = methods or (known_methods()[0].name,)
    find_methods(methods)  # a wrong name is told once, not once a session
    refuse_unwritable(csv_file)
    answers = _Answers(methods, out, save, json_lines)
    sources = tuple(map(OnDisk, sessions))
    job = LocalizeMany(sources, methods, microphones, scheduler=scheduler, span_s=_span_s(from_s, to_s))
    follow(answers.taken_from(job), json_lines)
    if csv_file is not None and answers.good:
        _write_csv(csv_file, answers.good, json_lines)
    if answers.good and not json_lines:
        _tell(answers.good, methods)
    return answers.status


def _span_s(from_s: float | None, to_s: float | None) -> tuple[float, float] | None:
    """Session-clock seconds; an end that was not told is open."""
    if from_s is None and to_s is None:
        return None
    from_s, to_s = -math.inf if from_s is None else from_s, math.inf if to_s is None else to_s
    if not from_s < to_s:
        raise click.UsageError(f"--from {from_s:g} must come before --to {to_s:g}.")
    return from_s, to_s


@dataclass(frozen=True)
class _Answer:
    """What all methods said about one session. session : as it is on disk."""

    session: Session
    runs: tuple[Run, ...]


@dataclass
class _Answers:
    """What was said about all sessions, kept as it comes. status : of the whole command so far."""

    methods: tuple[str, ...]
    out: Path | None
    save: bool
    json_lines: bool
    good: list[_Answer] = field(default_factory=list)
    status: int = OK

    def taken_from(self, job: LocalizeMany) -> Iterator[Event]:
        """The job's events; whole sessions are taken out of them, written where that was asked for, or told."""
        from workbench.core.events import Warned
        from workbench.engine.localize_many import SessionLocalized

        for event in job.run():
            if isinstance(event, SessionLocalized):
                yield from self._held_back(event)
                self._take(event)
            elif self.json_lines or not isinstance(event, Warned):
                yield event

    def _held_back(self, done: SessionLocalized) -> Iterator[Event]:
        """For people: the warnings that do not stand below the table, where each is told with its methods."""
        from workbench.core.events import Declined, Summary, Warned

        if self.json_lines:
            return
        wholes = [e for e in done.events if isinstance(e, Summary) or (isinstance(e, Declined) and e.clip is None)]
        below = set() if done.problem is not None else {text for whole in wholes for text in whole.warnings}
        yield from (e for e in done.events if isinstance(e, Warned) and e.text not in below)

    def _take(self, done: SessionLocalized) -> None:
        from workbench.engine.runs import runs_of

        try:
            if done.problem is not None or done.session is None:
                raise done.problem or UserError("A session could not be read")
            answer = _Answer(done.session, runs_of(self.methods, done.events, done.parameters))
            self.good.append(answer)
            _keep(answer, self.out, self.save, self.json_lines)
        except UserError as error:
            click.echo(str(error), err=True)
            self.status = USER_ERROR


def _keep(answer: _Answer, out: Path | None, save: bool, json_lines: bool) -> None:
    from workbench.files.predictions import save_predictions, write_predictions

    if out is not None:
        _say_saved(write_predictions(out, answer.session, answer.runs), "predictions", json_lines)
    if save:
        _say_saved(save_predictions(answer.session, answer.runs), "predictions", json_lines)


def _write_csv(path: Path, answers: list[_Answer], json_lines: bool) -> None:
    from workbench.files.located_csv import write_located_csv

    write_located_csv(path, (told for answer in answers for run in answer.runs for told in _in_order(run)))
    _say_saved(path, "table", json_lines)


def _in_order(run: Run) -> list[Located | Declined]:
    """What the method said clip by clip, declined clips in their places."""
    declined = [told for told in run.declined if told.clip is not None]
    return sorted((*run.clips, *declined), key=lambda told: told.clip or 0)


def _say_saved(path: Path, what: str, json_lines: bool) -> None:
    from workbench.cli.follow import say_json
    from workbench.core.events import Saved

    if json_lines:
        say_json(Saved(path=path, what=what))
    else:
        click.echo(f"Wrote {path}", err=True)


def _tell(answers: list[_Answer], methods: tuple[str, ...]) -> None:
    """A row a session and method, then what must be said beside the numbers, each sentence once a session."""
    from workbench.cli.tables import print_table

    runs = [run for answer in answers for run in answer.runs]
    columns = ["session", "method", "clips", "declined", "x, y, z (m)", "90 % (m)", "error (m)", "median (m)"]
    rows = [row for run in runs if (row := _told_row(run)) is not None]
    if any(run.summary is not None and run.summary.radius_90_m is not None for run in runs):
        print_table((*columns, "within 2 m"), rows)
        _tell_radii(methods)
    else:  # nothing is calibrated
        at = columns.index("90 % (m)")
        print_table((*columns[:at], *columns[at + 1 :], "within 2 m"), [(*row[:at], *row[at + 1 :]) for row in rows])
    told: dict[tuple[str, str], list[str]] = {}
    for run in runs:
        whole = _whole(run)
        if whole is None:
            continue
        for warning in whole.warnings:
            told.setdefault((whole.session, warning), []).append(run.method)
        if run.summary is None:
            click.echo(f"! {whole.session}, {run.method}: no answer. {_why(run)}")
    for (session, warning), said_by in told.items():
        click.echo(f"! {session}, {', '.join(said_by)}: {warning}")


def _tell_radii(methods: tuple[str, ...]) -> None:
    """What the radii of 90 % rest on, and that made-up recordings are made up."""
    from workbench.files.calibrations import calibration_of
    from workbench.localize.registry import find_methods

    known = [found for method in find_methods(methods) if (found := calibration_of(method)) is not None]
    simulated, recorded = ([one.method for one in known if one.is_simulated is made] for made in (True, False))
    for names, kind in ((simulated, "simulated"), (recorded, "real")):
        if names:
            click.echo(f"90 %: held the source in nine tenths of {kind} recordings ({', '.join(names)})")


def _whole(run: Run) -> Summary | Declined | None:
    """What the method said of the session; None when it was broken off."""
    return run.summary or next((told for told in run.declined if told.clip is None), None)


def _why(run: Run) -> str:
    return next((told.why for told in run.declined if told.clip is None), "")


def _told_row(run: Run) -> tuple[str, ...] | None:
    from workbench.cli.tables import metres, place

    s = run.summary
    n_declined = sum(told.clip is not None for told in run.declined)
    if s is None:
        whole = _whole(run)
        nothing = ("-",) * 4
        return None if whole is None else (whole.session, run.method, "0", str(n_declined), "no answer", *nothing)
    share = "-" if s.within_m is None else f"{100 * s.within_m['2']:.0f} %"
    numbers = (metres(s.radius_90_m), metres(s.error_m), metres(s.median_error_m), share)
    return (s.session, s.method, str(s.n_clips), str(n_declined), place(s.position_m), *numbers)
