"""Answer tables made by hand."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from workbench.core.same_places import same_places
from workbench.evaluate.answer_table import AnswerTable


def table(
    off_m: Mapping[str, np.ndarray],
    truths_m: np.ndarray,
    *,
    site: str = "Yeoju",
    clips: np.ndarray | None = None,
    sessions: np.ndarray | None = None,
    radii_m: tuple[float, float] = (np.nan, np.nan),
) -> AnswerTable:
    """Each method's answers lie so far off the (n, 3) truths; NaN = declined. Sessions are the places."""
    n = len(truths_m)
    sites = np.full(n, site)
    places = same_places(truths_m, sites)
    of_place = np.array([f"s{place}" for place in places]) if sessions is None else sessions
    counted = np.arange(n) if clips is None else clips
    parts = []
    for method, off in off_m.items():
        answers_m = truths_m + off
        parts.append(
            AnswerTable(
                methods=np.full(n, method),
                sessions=of_place,
                titles=of_place,
                clips=counted,
                start_s=counted * 0.5,
                sites=sites,
                weather=np.full(n, "dry"),
                voices=np.full(n, "dog"),
                arrays=np.zeros(n, dtype=np.int64),
                places=places,
                span_m=np.full(n, 20.0),
                truths_m=truths_m,
                answers_m=answers_m,
                why_not=np.where(np.isnan(answers_m[:, 0]), "too quiet", ""),
                in_hull=np.ones(n, dtype=np.int64),
                truths_in_hull=np.ones(n, dtype=np.int64),
                residuals=np.full(n, np.nan),
                radii_m=np.full(n, np.nan),
                radii_50_m=np.full(n, radii_m[0]),
                radii_90_m=np.full(n, radii_m[1]),
                shares_within=np.full(n, np.nan),
            )
        )
    return joined(parts)


def joined(parts: list[AnswerTable]) -> AnswerTable:
    """One below the other; their places must be numbered alike."""
    names = AnswerTable.__dataclass_fields__
    return AnswerTable(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in names})
