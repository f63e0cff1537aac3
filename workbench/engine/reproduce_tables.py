"""From trainings to a table: which outcome answers which figure of the paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from workbench.engine.reproduce_runs import NotRun, Outcome
from workbench.engine.reproduce_trials import NETWORK_TITLES, RAIN_SITE, Trial
from workbench.evaluate import paper
from workbench.evaluate.answers import Measure, Measured, mean_error, measures_of, rms_error, share_within
from workbench.evaluate.commentary import SimulatedPlace
from workbench.evaluate.comparison import SPLITS, Detail, Difference, Row, Split, Tested
from workbench.simulate.sites import find_site

Found = Mapping[Trial, Outcome | NotRun]


@dataclass(frozen=True)
class Line:
    """A figure of the paper and the training that answers it, the split left open."""

    labels: tuple[str, ...]
    measure: Measure
    paper: float | None
    trial_of: Callable[[Split], Trial]
    is_best_of_all: bool = False

    def row(self, found: Found) -> Row:
        ours: dict[Split, Measured] = {}
        tested: dict[Split, Tested] = {}
        missing: dict[Split, str] = {}
        for split in SPLITS:
            outcome = found[self.trial_of(split)]
            if isinstance(outcome, Outcome):
                ours[split] = self.measure.of(outcome.answers)
                tested[split] = tested_of(outcome)
            else:
                missing[split] = outcome.reason
        return Row(
            labels=self.labels,
            unit=self.measure.unit,
            paper=self.paper,
            ours=ours,
            tested=tested,
            missing=missing,
            is_best_of_all=self.is_best_of_all,
        )


@dataclass(frozen=True)
class Change:
    """A question that two lines answer together."""

    question: str
    before: Line
    after: Line

    def difference(self, found: Found) -> Difference:
        ours = {}
        for split in SPLITS:
            before, after = found[self.before.trial_of(split)], found[self.after.trial_of(split)]
            if isinstance(before, Outcome) and isinstance(after, Outcome):
                ours[split] = self.after.measure.difference(before.answers, after.answers)
        papers = (self.before.paper, self.after.paper)
        paper_change = None if papers[0] is None or papers[1] is None else papers[1] - papers[0]
        return Difference(question=self.question, unit=self.after.measure.unit, paper=paper_change, ours=ours)


@dataclass(frozen=True)
class Layout:
    """A table before its figures: title, names of its labels, lines, and the questions they answer."""

    title: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    changes: tuple[Change, ...]


def layout_of(what: str) -> Layout:
    """The layout of table3, table4, table5."""
    return {"table3": _table_3, "table4": _table_4, "table5": _table_5}[what]()


def _table_3() -> Layout:
    lines = tuple(_accuracy_line(row) for row in paper.TABLE_3)
    by_site = {site.key: [line for line in lines if line.labels[0] == site.title] for site in paper.SITES}
    changes = []
    for key, of_site in by_site.items():
        chawa, spectra, *spectrogram = of_site
        site = paper.paper_site(key).title
        changes.append(Change(f"{site}: SpaceNet in place of CHAWA", chawa, spectra))
        changes += [Change(f"{site}: mel-spectrogram in place of mel-spectra", spectra, line) for line in spectrogram]
    title = "Table 3: share of predictions within 2 m, by site (3-D)"
    return Layout(title, ("site", "network", "feature"), lines, tuple(changes))


def _accuracy_line(row: paper.SiteAccuracy) -> Line:
    labels = (paper.paper_site(row.site).title, NETWORK_TITLES[row.network], row.feature)

    def trial_of(split: Split) -> Trial:
        return Trial(row.site, row.network, row.feature, split)

    return Line(labels, share_within(2.0), row.share, trial_of, row.is_best)


def _table_4() -> Layout:
    lines = tuple(_weather_line(row, measure) for measure in (mean_error(), rms_error()) for row in paper.TABLE_4)
    changes = tuple(
        Change(f"{dry.labels[0]}, {dry.labels[2]}: rain in place of dry", dry, wet)
        for dry, wet in pairwise(lines)
        if (dry.labels[1], wet.labels[1]) == ("dry", "rain")
    )
    site = paper.paper_site(RAIN_SITE).title
    return Layout(f"Table 4: errors when dry and in rain, {site}", ("network", "weather", "measure"), lines, changes)


def _weather_line(row: paper.WeatherErrors, measure: Measure) -> Line:
    def trial_of(split: Split) -> Trial:
        return Trial(RAIN_SITE, row.network, "mel-spectra", split, row.weather)

    told = row.mae_m if measure.title == "MAE" else row.rmse_m
    return Line((NETWORK_TITLES[row.network], row.weather, measure.title), measure, told, trial_of)


def _table_5() -> Layout:
    lines = {row: _ablation_line(row) for row in paper.TABLE_5}
    full = [row for row in paper.TABLE_5 if row.spatial and row.normalise]
    changes = [
        Change(f"{row.feature}, {line.labels[2]}: {line.labels[1]}", lines[whole], line)
        for row, line in lines.items()
        for whole in full
        if row is not whole and (row.feature, row.n_dimensions, row.radius_m) == (*_scored(whole),)
    ]
    spectra, spectrogram = (row for row in full if (row.n_dimensions, row.radius_m) == (2, 2.0))
    question = f"mel-spectrogram in place of mel-spectra, {lines[spectra].labels[2]}"
    changes.append(Change(question, lines[spectra], lines[spectrogram]))
    return Layout(
        "Table 5: SpaceNet at Yeoju with parts switched off",
        ("feature", "network", "share of predictions"),
        tuple(lines.values()),
        tuple(changes),
    )


def _scored(row: paper.Ablation) -> tuple[str, int, float]:
    return row.feature, row.n_dimensions, row.radius_m


def _ablation_line(row: paper.Ablation) -> Line:
    switched = "full" if row.spatial and row.normalise else "no spatial branch" if row.normalise else "no normalisation"
    scored = f"within {row.radius_m:g} m, {row.n_dimensions}-D"

    def trial_of(split: Split) -> Trial:
        return Trial("yeoju", "spacenet", row.feature, split, spatial=row.spatial, normalise=row.normalise)

    return Line((row.feature, switched, scored), share_within(row.radius_m, row.n_dimensions), row.share, trial_of)


def tested_of(outcome: Outcome) -> Tested:
    """How much its test part holds."""
    return Tested(len(outcome.answers), outcome.answers.n_places)


def details_of(found: Found) -> tuple[Detail, ...]:
    """Everything that each training was measured by."""
    return tuple(_details(found))


def _details(found: Found) -> Iterator[Detail]:
    for trial, outcome in sorted(found.items(), key=lambda pair: (pair[0].title, pair[0].split)):
        if isinstance(outcome, Outcome):
            yield Detail(
                title=trial.title,
                split=trial.split,
                n_training_clips=outcome.n_training_clips,
                n_training_places=outcome.n_training_places,
                tested=tested_of(outcome),
                seconds=outcome.seconds,
                measures=measures_of(outcome.answers),
            )


def places_of(found: Found) -> tuple[SimulatedPlace, ...]:
    """The simulated sites of the trainings, with distances over the test clips by place; as clips where that is all.

    All trainings of a site and split have one test part (dry and rain are the same sessions): it is counted once.
    """
    sites: dict[str, dict[Split, Outcome]] = {}
    for trial, outcome in found.items():
        if isinstance(outcome, Outcome):
            sites.setdefault(trial.site, {}).setdefault(trial.split, outcome)
    return tuple(_place(key, by_split) for key, by_split in sites.items())


def _place(key: str, by_split: Mapping[Split, Outcome]) -> SimulatedPlace:
    site = find_site(key)
    split: Split = "place" if "place" in by_split else "clip"
    ways_m = _distances_m(by_split[split])
    return SimulatedPlace(
        title=paper.paper_site(key).title,
        size_m=site.size_m,
        reverberation_s=site.reverberation_s,
        nearest_m=float(ways_m.min(axis=1).mean()),
        farthest_m=float(ways_m.max(axis=1).mean()),
        split=split,
    )


def _distances_m(outcome: Outcome) -> np.ndarray:
    """(n_clips, n_mics) from the loudspeaker to each microphone."""
    answers = outcome.answers
    return np.asarray(np.linalg.norm(answers.microphones_m - answers.truth_m[:, None], axis=2))


def rows_of(lines: Iterable[Line], found: Found) -> tuple[Row, ...]:
    """Each line with its figures."""
    return tuple(line.row(found) for line in lines)
