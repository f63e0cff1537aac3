"""The paper's tables and figures again, on simulated replicas of its sites."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress, Saved
from workbench.engine.reproduce_events import Cautioned, FigureCompared, TrialDone
from workbench.engine.reproduce_notes import facts_of, notes_of
from workbench.engine.reproduce_runs import Bench, NotRun, Outcome, is_anothers
from workbench.engine.reproduce_tables import details_of, layout_of, places_of, rows_of, tested_of
from workbench.engine.reproduce_trials import SMALL, Scale, Trial, trials_of, usual_scale
from workbench.evaluate.answers import share_within
from workbench.evaluate.commentary import REHEARSES, caution_of, lead_of, said_of, sites_differ
from workbench.evaluate.comparison import SPLIT_NAMES, SPLITS, Comparison
from workbench.evaluate.page import csv_of, markdown_of
from workbench.evaluate.paper import TABLE_3
from workbench.files.atomic import write_atomically
from workbench.files.new_folder import make_folder
from workbench.files.training_run import sign_in
from workbench.simulate.sites import find_site

TABLES = ("table3", "table4", "table5")
FIGURES = ("figure5", "figure6")
_MARK = "reproduce.json"


@dataclass(frozen=True)
class Reproduce:
    """Simulates, trains, scores and writes a table (Markdown and CSV) or a figure (PNG and SVG) below `out`.

    what : one of TABLES and FIGURES. Whatever was finished below `out` is read, what was half done is gone on with;
    tables of one scale and seed share their trainings. longest_h : trainings that would take longer on this machine
    are named and not run. scheduler : of a Dask cluster for simulating and analysing, "" = this machine.
    Yields what the trainings yield and a TrialDone after each, Saved, a FigureCompared a row, and Cautioned at first
    and before the figures where they are not to be relied on. UserError when there is no such table, when
    `out` was begun with another scale or seed, or when another process works there.
    """

    what: str
    out: Path
    scale: Scale = SMALL
    seed: int = 0
    longest_h: float = 1.0
    scheduler: str = ""

    def __post_init__(self) -> None:
        if self.what not in (*TABLES, *FIGURES):
            known = ", ".join((*TABLES, *FIGURES))
            raise UserError(f"There is no {self.what!r} to reproduce", f"Choose one of {known}")

    def run(self) -> Iterator[Event]:
        self._take_folder()
        bench = Bench(self.out, self.scale, self.seed, self.longest_h, self.scheduler)
        trials = trials_of(self.what)
        for trial in trials:
            bench.refuse_other_settings(trial)
        if self.scale.is_rehearsal:
            yield Cautioned(text=f"Scale {self.scale.title} is a rehearsal: {REHEARSES}.")
        found: dict[Trial, Outcome | NotRun] = {}
        for number, trial in enumerate(trials, start=1):
            whose = f"{number} of {len(trials)}, {trial.title}, {SPLIT_NAMES[trial.split]}"
            found[trial] = yield from _told(bench.done(trial), whose)
            yield _done(trial, found[trial], number, len(trials))
        yield from self._table(found) if self.what in TABLES else self._figure(found)

    def _take_folder(self) -> None:
        """The folder is ours, for this scale and seed; UserError when it is not."""
        make_folder(self.out)
        mark, ours = self.out / _MARK, (self.scale, self.seed)
        if mark.exists():
            if (theirs := _settings_in(mark)) != ours:
                told, asked = (_settings_text(*settings, theirs[0], self.scale) for settings in (theirs, ours))
                raise UserError(
                    f"{self.out} was begun with {told}, not {asked}", "Go on with the same, or choose another folder"
                )
        elif any(self.out.iterdir()):
            raise UserError(f"{self.out} holds other things", "Choose a new or empty folder")
        if is_anothers(self.out):
            raise UserError(f"Another process works in {self.out}", "Wait until it ends, or choose another folder")
        write_atomically(mark, json.dumps({"scale": asdict(self.scale), "seed": self.seed}, indent=1).encode())
        sign_in(self.out)

    def _table(self, found: dict[Trial, Outcome | NotRun]) -> Iterator[Event]:
        table = comparison_of(self.what, self.scale, self.seed, found)
        if table.caution:
            yield Cautioned(text=table.caution)
        for row in table.rows:
            clip, place = (row.ours[split].value if split in row.ours else None for split in SPLITS)
            yield FigureCompared(
                labels=row.labels,
                unit=row.unit,
                paper=row.paper,
                as_clips=clip,
                by_place=place,
                clips_tested=row.tested.get("clip"),
                place_tested=row.tested.get("place"),
            )
        yield self._saved(f"{self.what}.md", markdown_of(table).encode())
        yield self._saved(f"{self.what}.csv", csv_of(table).encode())

    def _figure(self, found: dict[Trial, Outcome | NotRun]) -> Iterator[Event]:
        from workbench.evaluate import figures

        reasons = [outcome.reason for outcome in found.values() if isinstance(outcome, NotRun)]
        if reasons:
            raise UserError(f"{self.what} needs trainings that would take too long here: {reasons[0]}")
        answers = {t.split: o.answers for t, o in found.items() if isinstance(o, Outcome)}
        told = f"simulated Yeoju, {self.scale.told}, seed {self.seed}: SpaceNet, mel-spectra"
        caution = caution_of(details_of(found), is_rehearsal=self.scale.is_rehearsal)
        if caution:
            yield Cautioned(text=caution)
        under = f"\n{caution}" if caution else ""
        if self.what == "figure5":
            paper = next(row for row in TABLE_3 if (row.site, row.network) == ("yeoju", "spacenet"))
            drawn = figures.spheres(f"Figure 5, {told}, spheres around the truth{under}", answers, paper)
        else:
            size_m = find_site("yeoju").size_m
            drawn = figures.joined_points(f"Figure 6, {told}, seen from above{under}", size_m, answers)
        yield self._saved(f"{self.what}.png", figures.png_of(drawn))
        yield self._saved(f"{self.what}.svg", figures.svg_of(drawn))

    def _saved(self, name: str, data: bytes) -> Saved:
        write_atomically(self.out / name, data)
        return Saved(path=self.out / name, what=self.what)


def comparison_of(what: str, scale: Scale, seed: int, found: Mapping[Trial, Outcome | NotRun]) -> Comparison:
    """The page of a table. found : every training of `trials_of(what)`."""
    layout = layout_of(what)
    rows = rows_of(layout.lines, found)
    details = details_of(found)
    differences = tuple(change.difference(found) for change in layout.changes)
    return Comparison(
        name=what,
        title=f"{layout.title}: ours ({scale.told}) beside the paper's",
        caution=caution_of(details, is_rehearsal=scale.is_rehearsal),
        lead="" if scale.is_rehearsal else lead_of(rows),
        columns=layout.columns,
        rows=rows,
        differences=differences,
        details=details,
        facts=facts_of(what, scale, seed, found),
        sayings=() if scale.is_rehearsal else said_of(rows, differences),
        sites=sites_differ(places_of(found)),
        notes=notes_of(what, found),
    )


def _done(trial: Trial, outcome: Outcome | NotRun, number: int, n_trials: int) -> TrialDone:
    done = TrialDone(title=trial.title, split=trial.split, number=number, n_trials=n_trials)
    if isinstance(outcome, NotRun):
        return replace(done, reason=outcome.reason)
    share = share_within(2.0).of(outcome.answers).value
    return replace(done, seconds=outcome.seconds, tested=tested_of(outcome), within_2_m=share)


def _told(events: Generator[Event, None, Outcome | NotRun], whose: str) -> Generator[Event, None, Outcome | NotRun]:
    """The same events, Progress saying which training it is of."""
    try:
        while True:
            event = next(events)
            yield replace(event, doing=f"{whose}: {event.doing}") if isinstance(event, Progress) else event
    except StopIteration as end:
        outcome: Outcome | NotRun = end.value
        return outcome
    finally:
        events.close()


def _settings_in(mark: Path) -> tuple[Scale, int]:
    """What a folder was begun with; what its mark leaves out is as usual. UserError when it does not tell."""
    try:
        told = json.loads(mark.read_bytes())
        usual = usual_scale(told["scale"]["title"])
        values = (asdict(usual) if usual else {}) | told["scale"]
        scale = TypeAdapter(Scale).validate_python(values, extra="forbid")
        return scale, TypeAdapter(int).validate_python(told["seed"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(f"{mark} does not say what this folder was begun with", "Choose another folder") from error


_SOMETIMES_TOLD = {
    "share": "{:g} of the sessions",
    "seconds": "sessions of {:g} s",
    "least_sessions": "at least {} sessions a site",
    "least_steps": "at least {} steps",
}


def _settings_text(scale: Scale, seed: int, one: Scale, other: Scale) -> str:
    """What people choose of a scale; of two that are called alike, whatever else is not alike in them."""
    parts = [f"scale {scale.title}", f"{scale.epochs} epochs", f"batches of {scale.batch}"]
    rest = _SOMETIMES_TOLD if one.title == other.title else {}
    unlike = [name for name in rest if getattr(one, name) != getattr(other, name)]
    parts += [_SOMETIMES_TOLD[name].format(getattr(scale, name)) for name in unlike]
    return f"{', '.join(parts)} and seed {seed}"
