"""What a training would learn from, counted without reading sound: shown while people choose."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from workbench.core.clips import n_clips_in
from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.core.same_places import same_places
from workbench.dsp.features import FEATURES
from workbench.engine.chosen_sessions import chosen_rows
from workbench.engine.learnable import why_not
from workbench.files.campaign import SessionRow, places_in
from workbench.simulate.campaign import CampaignPlan
from workbench.simulate.sites import find_site
from workbench.training.config import DataConfig
from workbench.training.split import n_held_out, shared_out


@dataclass(frozen=True, kw_only=True)
class CampaignFacts:
    """Of the sessions that are ready. sites : their names; n_places, n_arrays : of source and microphones, each site's
    own; seconds : of sound; cache_bytes : what their features take on disk. n_training_clips : what the split leaves
    to train on, at most, where the simulator makes the campaign; 0 = too little for a split.

    n_held_places : how many places the validation and the test part have, 0 = unknown, or not told by the split.
    problems : what keeps the other sessions out, each with its session; n_unready : how many those are.
    """

    n_sessions: int
    n_clips: int
    sites: tuple[str, ...]
    n_places: int
    n_arrays: int
    seconds: float
    cache_bytes: int
    n_training_clips: int
    problems: tuple[str, ...] = ()
    n_unready: int = 0
    n_held_places: tuple[int, int] = (0, 0)


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
        return _simulated(plan_of(data), data)
    rows = yield from chosen_rows(Path(data.campaign).absolute(), data.choose, n_jobs)
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
        n_microphones=data.n_microphones,
        seed=data.seed,
    )


def _simulated(plan: CampaignPlan, data: DataConfig) -> CampaignFacts:
    clips_each = n_clips_in(plan.seconds)
    n_clips = len(plan) * clips_each
    sites = tuple(dict.fromkeys(find_site(key).name for key in plan.sites))
    n_places = len(sites) * min(plan.n_places or plan.n_sessions, plan.n_sessions)
    n_arrays = len(sites) * min(plan.n_arrays or plan.n_sessions, plan.n_sessions)
    counts = {"place": n_places, "array": n_arrays, "session": len(plan), "site": len(sites), "clip": n_clips}
    return CampaignFacts(
        n_sessions=len(plan),
        n_clips=n_clips,
        sites=sites,
        n_places=n_places,
        n_arrays=n_arrays,
        seconds=len(plan) * plan.seconds,
        cache_bytes=_bytes_of(n_clips, data),
        n_training_clips=_most_training_clips(data, counts[data.split], n_clips, clips_each),
        n_held_places=n_held_out(data, n_places) if data.split == "place" and n_places > 1 else (0, 0),
    )


def _most_training_clips(data: DataConfig, n_groups: int, n_clips: int, clips_each: int) -> int:
    """The plan fills its groups evenly, to a session. clips_each : of a session."""
    if n_groups < 2:
        return 0
    if data.split == "array" and data.n_places:  # those meet unevenly
        return n_clips
    n_training = n_groups - sum(n_held_out(data, n_groups))
    whole = 1 if data.split == "clip" else clips_each
    return min(n_training * whole * math.ceil(n_clips / whole / n_groups), n_clips)


def _recorded(rows: tuple[SessionRow, ...], data: DataConfig) -> CampaignFacts:
    told = [(row, why_not(row, data.n_microphones)) for row in rows]
    ready = [row for row, wrong in told if not wrong]
    n_clips = [n_clips_in(row.duration_s or 0.0) for row in ready]
    site = np.array([row.site for row in ready], dtype=np.str_)
    sources_m = [places_in(row.place) for row in ready]
    microphones_m = [places_in(row.array)[: data.n_microphones] for row in ready]
    places, arrays = (
        same_places(np.array(each_m), site, data.within_m) if ready else np.empty(0)
        for each_m in (sources_m, microphones_m)
    )
    sessions = np.arange(len(ready))
    groups = {"place": places, "array": arrays, "session": sessions, "site": np.unique(site, return_inverse=True)[1]}
    return CampaignFacts(
        n_sessions=len(ready),
        n_clips=sum(n_clips),
        sites=tuple(dict.fromkeys(row.site for row in ready)),
        n_places=len(np.unique(places)),
        n_arrays=len(np.unique(arrays)),
        seconds=sum(row.duration_s or 0.0 for row in ready),
        cache_bytes=_bytes_of(sum(n_clips), data),
        n_training_clips=_n_training_clips(data, groups, np.array(n_clips, dtype=np.int64)),
        problems=tuple(f"{row.path.name}: {problem}" for row, wrong in told for problem in wrong),
        n_unready=len(rows) - len(ready),
        n_held_places=_n_held_places(data, groups, places),
    )


def _n_training_clips(data: DataConfig, groups: Mapping[str, np.ndarray], n_clips: np.ndarray) -> int:
    """By the split itself. groups : (n_sessions,) by kind; n_clips : of each session."""
    per_clip = np.arange(n_clips.sum()) if data.split == "clip" else np.repeat(groups[data.split], n_clips)
    if len(np.unique(per_clip)) < 2:
        return 0
    try:
        return len(shared_out(per_clip, data).training)
    except UserError:  # too few for three parts, which is told by whoever asks
        return 0


def _n_held_places(data: DataConfig, groups: Mapping[str, np.ndarray], places: np.ndarray) -> tuple[int, int]:
    """By the split itself. groups : (n_sessions,) by kind; places : (n_sessions,)."""
    if data.split == "clip":  # as many as there are to train on
        return 0, 0
    try:
        parts = shared_out(groups[data.split], data)
    except UserError:
        return 0, 0
    return len(np.unique(places[parts.validation])), len(np.unique(places[parts.test]))


def _bytes_of(n_clips: int, data: DataConfig) -> int:
    return n_clips * FEATURES[data.feature].row_bytes(data.n_microphones)
