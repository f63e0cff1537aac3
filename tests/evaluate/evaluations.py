"""Evaluations made by hand: three methods on places of two sites."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from tests.evaluate.tables import joined, table
from workbench.core.calibration import CalibratedRadii, Calibration
from workbench.core.geometry import point_of
from workbench.evaluate.answer_table import WHOLE, AnswerTable
from workbench.evaluate.evaluation import EvaluatedMethod, EvaluatedSession, Evaluation, LeftOut

SIZES_M = {"Yeoju": (17.9, 29.0, 7.06), "Goyang": (8.0, 8.0, 5.0)}
CALIBRATION = Calibration(
    method="near",
    groups={"all": CalibratedRadii(radius_50=1.4, radius_90=3.0, n_places=90, n_clips=300)},
    recordings="simulated, seed 9",
    is_simulated=True,
    span_m=(5.0, 40.0),
)


def evaluation(n_places: int = 12, n_clips: int = 3, **changes: Any) -> Evaluation:
    """near (errors of about a metre, calibrated), far (about three), quiet (as near, but declines every other clip)."""
    sites = ("Yeoju", "Goyang")
    rng = np.random.default_rng(5)
    parts = [_of_site(site, n_places, n_clips, rng) for site in sites]
    parts[1] = replace(parts[1], places=parts[1].places + n_places, arrays=parts[1].arrays + 1)
    found = joined(parts)
    known = Evaluation(
        name="two sites",
        asked="workbench evaluate two-sites --with near --with far --with quiet",
        campaign="/data/two-sites",
        created_at="2026-11-23T09:00:00+00:00",
        seconds=12.5,
        methods=(
            EvaluatedMethod(
                name="near", title="Near", sha256="ab" * 32, file="near.safetensors", calibration=CALIBRATION
            ),
            EvaluatedMethod(name="far", title="Far <b>", caveat="weak & slow"),
            EvaluatedMethod(name="quiet", title="Quiet"),
        ),
        sessions=tuple(
            EvaluatedSession(
                key=key,
                title=key,
                site=key.split("-")[0],
                sha256="cd" * 32,
                size_m=SIZES_M[key.split("-")[0]],
                is_simulated=True,
                microphones_m=((0.5, 0.5, 1.0), (7.0, 0.5, 1.0), (7.0, 7.0, 2.0), (0.5, 7.0, 1.5)),
            )
            for key in sorted(set(found.sessions.tolist()))
        ),
        left_out=(LeftOut(key="/data/bad", title="bad", why="it does not say where its source truly was"),),
        warnings=(("M2 is clipped", 2),),
        versions={"ssl-workbench": "0.1.0", "Python": "3.11"},
        machine="a machine, 2 cores",
        table=found,
    )
    return replace(known, **changes)


def _of_site(site: str, n_places: int, n_clips: int, rng: np.random.Generator) -> AnswerTable:
    size_m = np.array(SIZES_M[site])
    places_m = np.array([point_of(place, 3) for place in rng.uniform(0.5, size_m - 0.5, (n_places, 3))])
    truths_m = np.repeat(places_m, n_clips, axis=0)
    off_m = np.repeat(rng.normal(0, 0.8, (n_places, 3)), n_clips, axis=0) + rng.normal(0, 0.1, truths_m.shape)
    quiet_m = np.where(np.arange(len(off_m))[:, None] % 2, off_m, np.nan)
    sessions = np.repeat([f"{site}-{i:03d}" for i in range(n_places)], n_clips)
    counted = np.tile(np.arange(n_clips), n_places)
    errors = {"near": off_m, "far": 3 * off_m, "quiet": quiet_m}
    of_clips = table(errors, truths_m, site=site, clips=counted, sessions=sessions, radii_m=(1.2, 2.4))
    first = slice(None, None, n_clips)
    of_sessions = table(
        {name: off[first] for name, off in errors.items()},
        places_m,
        site=site,
        clips=np.full(n_places, WHOLE),
        sessions=sessions[first],
    )
    return joined([of_clips, of_sessions])
