"""What a training would learn from, counted without reading sound: shown while people choose."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from workbench.core.card import FeatureKind
from workbench.core.clips import n_clips_in
from workbench.core.events import Event
from workbench.core.same_places import same_places
from workbench.dsp import mel
from workbench.engine.chosen_sessions import chosen_rows
from workbench.engine.learnable import N_MICROPHONES, why_not
from workbench.files.campaign import SessionRow, places_in
from workbench.simulate.campaign import CampaignPlan
from workbench.simulate.sites import find_site
from workbench.training.config import DataConfig


@dataclass(frozen=True, kw_only=True)
class CampaignFacts:
    """Of the sessions that are ready. sites : their names; n_places, n_arrays : of source and microphones, each site's
    own; seconds : of sound; cache_bytes : what their features take on disk.

    problems : what keeps the other sessions out, each with its session; n_unready : how many those are.
    """

    n_sessions: int
    n_clips: int
    sites: tuple[str, ...]
    n_places: int
    n_arrays: int
    seconds: float
    cache_bytes: int
    problems: tuple[str, ...] = ()
    n_unready: int = 0


@dataclass(frozen=True, kw_only=True)
class CampaignLookedAt(Event):
    """What `data` comes to."""

    data: DataConfig
    facts: CampaignFacts


@dataclass(frozen=True)
class LookAtCampaign:
    """Yields Progress while sessions unknown so far are read, then CampaignLookedAt. UserError when there are none,
    none fits the filter, or there is no such simulated site."""

    data: DataConfig
    n_jobs: int = -1

    def run(self) -> Iterator[Event]:
        facts = yield from facts_found(self.data, self.n_jobs)
        yield CampaignLookedAt(data=self.data, facts=facts)


def facts_of(data: DataConfig, n_jobs: int = -1) -> CampaignFacts:
    """The same at once. UserError as LookAtCampaign."""
    looking = facts_found(data, n_jobs)
    while True:
        try:
            next(looking)
        except StopIteration as end:
            facts: CampaignFacts = end.value
            return facts


def facts_found(data: DataConfig, n_jobs: int = -1) -> Generator[Event, None, CampaignFacts]:
    """Progress, then returns the facts (`yield from`)."""
    if not data.campaign:
        return _simulated(plan_of(data), data.feature)
    rows = yield from chosen_rows(Path(data.campaign), data.choose, n_jobs)
    return _recorded(rows, data)


def plan_of(data: DataConfig) -> CampaignPlan:
    """The campaign that the simulator makes up. UserError when there is no such site."""
    return CampaignPlan(
        sites=data.sites,
        n_sessions=data.n_sessions,
        seconds=data.seconds,
        weather=data.weather,
        n_places=data.n_places,
        n_arrays=data.n_arrays,
        seed=data.seed,
    )


def row_shape_of(feature: FeatureKind) -> tuple[int, ...]:
    """Of the features of one clip, float32."""
    frames = (mel.N_FRAMES,) if feature == "mel-spectrogram" else ()
    return (N_MICROPHONES, mel.N_BANDS, *frames)


def _simulated(plan: CampaignPlan, feature: FeatureKind) -> CampaignFacts:
    n_clips = len(plan) * n_clips_in(plan.seconds)
    sites = tuple(dict.fromkeys(find_site(key).name for key in plan.sites))
    return CampaignFacts(
        n_sessions=len(plan),
        n_clips=n_clips,
        sites=sites,
        n_places=len(sites) * min(plan.n_places or plan.n_sessions, plan.n_sessions),
        n_arrays=len(sites) * min(plan.n_arrays or plan.n_sessions, plan.n_sessions),
        seconds=len(plan) * plan.seconds,
        cache_bytes=_bytes_of(n_clips, feature),
    )


def _recorded(rows: tuple[SessionRow, ...], data: DataConfig) -> CampaignFacts:
    told = [(row, why_not(row)) for row in rows]
    ready = [row for row, wrong in told if not wrong]
    n_clips = sum(n_clips_in(row.duration_s or 0.0) for row in ready)
    return CampaignFacts(
        n_sessions=len(ready),
        n_clips=n_clips,
        sites=tuple(dict.fromkeys(row.site for row in ready)),
        n_places=_n_different([row.place for row in ready], ready, data.within_m),
        n_arrays=_n_different([row.array for row in ready], ready, data.within_m),
        seconds=sum(row.duration_s or 0.0 for row in ready),
        cache_bytes=_bytes_of(n_clips, data.feature),
        problems=tuple(f"{row.path.name}: {problem}" for row, wrong in told for problem in wrong),
        n_unready=len(rows) - len(ready),
    )


def _n_different(told: Sequence[str], rows: Sequence[SessionRow], within_m: float) -> int:
    """Of places or arrays, as rows tell them; each site has its own."""
    if not rows:
        return 0
    places_m = np.array([places_in(text) for text in told])
    return int(same_places(places_m, np.array([row.site for row in rows]), within_m).max()) + 1


def _bytes_of(n_clips: int, feature: FeatureKind) -> int:
    return n_clips * 4 * int(np.prod(row_shape_of(feature)))
