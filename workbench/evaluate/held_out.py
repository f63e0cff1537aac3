"""Scores on places never trained on, with the baselines in the same table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from workbench.core.card import Scores
from workbench.core.scores import scores_of

ALL_SITES = "all sites"


@dataclass(frozen=True)
class HeldOutClips:
    """Clips to score on. positions in metres, site frame.

    levels_db (n_clips, n_mics, 128), microphones_m (n_clips, n_mics, 3), sources_m (n_clips, 3), sizes_m (n_clips, 3),
    sites (n_clips,) names, sessions (n_clips,) numbers.
    """

    levels_db: np.ndarray
    microphones_m: np.ndarray
    sources_m: np.ndarray
    sizes_m: np.ndarray
    sites: np.ndarray
    sessions: np.ndarray


Answer = Callable[[HeldOutClips], np.ndarray]
"""A method over many clips: (n_clips, 3) metres."""


def scores_by_site(clips: HeldOutClips, positions_m: np.ndarray) -> dict[str, Scores]:
    """Scores of each site by name, and of all together under "all sites"."""
    found = {
        str(site): scores_of(positions_m[clips.sites == site], clips.sources_m[clips.sites == site])
        for site in np.unique(clips.sites)
    }
    return found | {ALL_SITES: scores_of(positions_m, clips.sources_m)}


def mean_places(clips: HeldOutClips, mean_of_site: Mapping[str, np.ndarray]) -> np.ndarray:
    """Always the mean training place of the clip's own site: (n_clips, 3)."""
    return np.array([mean_of_site[str(site)] for site in clips.sites])


def table_text(title: str, rows: Mapping[str, Mapping[str, Scores]]) -> str:
    """A Markdown table for each site. rows : method title -> scores by site."""
    sites = list(next(iter(rows.values())))
    parts = [f"## {title}\n"]
    for site in sorted(sites, key=lambda s: (s != ALL_SITES, s)):
        n_clips = next(iter(rows.values()))[site].n_clips
        parts.append(f"### {site[0].upper()}{site[1:]} ({n_clips} clips)\n")
        parts.append("| method | median m | mean m | RMSE m | median 2-D m | within 1 m | 2 m | 3 m |")
        parts.append("|---|--:|--:|--:|--:|--:|--:|--:|")
        parts += [f"| {name} | {_row(scores[site])} |" for name, scores in rows.items()]
        parts.append("")
    return "\n".join(parts)


def _row(s: Scores) -> str:
    metres = (s.median_error_m, s.mean_error_m, s.rmse_m, s.median_error_2d_m)
    shares = (s.within_1_m, s.within_2_m, s.within_3_m)
    return " | ".join([*(f"{m:.2f}" for m in metres), *(f"{100 * share:.1f} %" for share in shares)])
