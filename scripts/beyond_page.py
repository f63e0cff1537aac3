"""Writes resources/reports/beyond.md and its pictures from what scripts/beyond.sh left in a folder."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from workbench.core.session import Point
from workbench.evaluate.beyond.page import beyond_page
from workbench.evaluate.beyond.real_answers import real_answers
from workbench.evaluate.beyond.study import Cost, RealRecording, Study
from workbench.evaluate.evaluation_file import read_evaluation
from workbench.evaluate.report.markdown import markdown_of
from workbench.files.atomic import write_atomically
from workbench.files.model_file import model_sha256, read_card
from workbench.files.predictions import PredictionsFile, read_predictions
from workbench.simulate.campaign import CampaignPlan
from workbench.simulate.sites import SITES

SITE_KEYS = tuple(site.key for site in SITES)
NETWORKS = ("placefield", "spacenet", "chawa")
NAMES = (
    *NETWORKS,
    "placefield-levels",
    *(f"{name}-without-{site}" for name in NETWORKS for site in SITE_KEYS),
    *(f"{name}-{n}" for name in ("placefield", "spacenet") for n in (500, 2000)),
)
TRAINED_SEED, FEWEST_TRAINED = 21, 500


def main(out: Path, reports: Path, real: Path) -> None:
    text, pictures = markdown_of(beyond_page(study_in(out, real)), "beyond")
    write_atomically(reports / "beyond.md", text.encode())
    for name, data in pictures.items():
        write_atomically(reports / name, data)
    print(f"Wrote {reports / 'beyond.md'} and {len(pictures)} pictures")


def study_in(out: Path, real: Path) -> Study:
    """Everything that was evaluated. UserError when a simulated part is missing."""
    shots, costs = out / "real/shotspotter.json", out / "costs.json"
    return Study(
        known_arrays=read_evaluation(out / "known-arrays.json"),
        known_places=read_evaluation(out / "known-places.json"),
        new={site: read_evaluation(out / f"new-{site}.json") for site in SITE_KEYS},
        microphones={n: read_evaluation(out / f"microphones-{n}.json") for n in (3, 4, 6, 8, 12)},
        faults={"none": read_evaluation(out / "microphones-4.json")}
        | {fault: read_evaluation(out / f"fault-{fault}.json") for fault in ("dead", "gain", "misplaced")},
        clocks_ms={float(ms): read_evaluation(out / f"clocks-{ms}.json") for ms in (0, 1, 10, 100)},
        means_m=_training_means(out / "models"),
        shots=read_evaluation(shots) if shots.exists() else None,
        real=tuple(_recordings(out, real)),
        costs=tuple(Cost(**each) for each in json.loads(costs.read_bytes())) if costs.exists() else (),
        missing=tuple(
            f"{name} was not trained: it is missing in the tables."
            for name in NAMES
            if not (out / "models" / f"{name}.safetensors").exists()
        ),
    )


def _training_means(models: Path) -> dict[str, Point]:
    """Of the sources in the training's sessions, by the site's name."""
    path = models / "placefield.safetensors"
    data = read_card(path).training.get("data", {}) if path.exists() else {}
    n_sessions = int(data.get("n_sessions", FEWEST_TRAINED))
    seed = int(data.get("seed", TRAINED_SEED))
    means: dict[str, Point] = {}
    for site in SITES:
        plan = CampaignPlan(sites=(site.key,), n_sessions=n_sessions, seconds=3.0, seed=seed)
        x, y, z = np.mean([plan.setting_of(i).source_m for i in range(n_sessions)], axis=0).tolist()
        means[site.name] = (x, y, z)
    return means


def _recordings(out: Path, real: Path) -> Iterator[RealRecording]:
    roles = {model_sha256(path): path.stem for path in (out / "models").glob("*.safetensors")}
    told = {
        "locbatch": (
            "Birds in the field (locbatch)",
            "Real; nine microphones on one recorder, plan coordinates alone (heights taken as 0 m), some 120 m across; "
            "nobody surveyed the source. The reference is TDOA's answer for the whole recording.",
            "TDOA's answer",
        ),
        "locar": (
            "Birds on a 40 m grid (locaR)",
            "Real; nine recorders timed by GPS, some 80 m across, 24 kHz, 7 s. The reference is what the package locaR "
            "itself calculated for one bird, which is no truth, and other birds sing as well.",
            "locaR's result",
        ),
    }
    for name, (title, about, reference) in told.items():
        path = out / "real" / f"{name}.json"
        if not path.exists():
            continue
        found = read_predictions(path)
        reference_m = _of_tdoa(found) if name == "locbatch" else _of_locar(real / "locar")
        answers = tuple(
            real_answers(run, roles.get(str((run.model or {}).get("sha256", "")), run.method), reference_m)
            for run in found.runs
        )
        yield RealRecording(title=title, told=about, reference=reference, answers=answers)


def _of_tdoa(found: PredictionsFile) -> Point | None:
    summaries = [run.summary for run in found.runs if run.method == "tdoa" and run.summary is not None]
    return (summaries[0].survey_position_m or summaries[0].position_m) if summaries else None


def _of_locar(folder: Path) -> Point | None:
    """The place that the package calculated most often."""
    for path in sorted(folder.glob("*_Localized.csv")):
        with path.open(newline="", encoding="utf-8") as lines:
            rows = [row for row in csv.DictReader(lines) if row["Easting"] not in ("", "NA")]
        if rows:
            x, y, z = np.median([[float(r[n]) for n in ("Easting", "Northing", "Elevation")] for r in rows], axis=0)
            return float(x), float(y), float(z)
    return None


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
