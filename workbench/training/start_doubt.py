"""May the network that a fine-tuning begins as have learnt from the clips that it is scored on?"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from typing import Any

import numpy as np

from workbench.core.card import ModelCard
from workbench.core.learnt import has_started_from_seed, is_unsure
from workbench.core.session_key import keys_told
from workbench.training.clip_table import ClipTable
from workbench.training.config import DataConfig
from workbench.training.split import Parts

DOUBT = "the network it began as may have learnt from some of"
"""Said of held-out clips; what they are called follows."""


def learnt_from(table: ClipTable, parts: Parts) -> dict[str, Any]:
    """For the card: names of the sites learnt from, a hash of which clips lie in which part, and which recorded
    sessions it learnt from, or had its best epoch chosen by (core.session_key)."""
    digest = hashlib.sha256()
    for column in (table.names, table.sites, table.sources_m):
        digest.update(np.ascontiguousarray(column).tobytes())
    for rows in (parts.training, parts.validation, parts.test):
        digest.update(np.int64(len(rows)).tobytes() + np.ascontiguousarray(rows, dtype=np.int64).tobytes())
    sites = np.unique(table.sites[parts.training]).tolist()
    return {"sites": sites, "parts": digest.hexdigest(), **_sessions_of(table, parts)}


def _sessions_of(table: ClipTable, parts: Parts) -> dict[str, str]:
    """A session of which both parts have clips counts as learnt from."""
    learnt, chosen_by = (set(np.unique(table.ids[rows]).tolist()) for rows in (parts.training, parts.validation))
    return {"sessions": keys_told(learnt), "chosen_by": keys_told(chosen_by - learnt)}


def may_have_learnt(start: ModelCard, data: DataConfig, sites: Collection[str], parts: str = "") -> bool:
    """True unless it can be excluded that `start` learnt from clips that `data` holds out.

    sites : names of those that `data` comes from. parts : as `learnt_from` has it; "" = not split yet, equal settings
    then count as equal parts. A folder's name excludes nothing: campaigns are moved and copied.
    """
    if _is_of_the_same_parts(start, data, parts):
        return "doubt" in start.started_from
    if _may_have_learnt_before(start, data, sites):
        return True
    theirs = _sites_of(start)
    if theirs and sites and theirs.isdisjoint(sites):
        return False
    told = _told(start)
    is_of_another_seed = "seed" in told and told["seed"] != data.seed
    is_made_up = start.is_simulated and not told.get("campaign")
    return not (is_made_up and not data.campaign and is_of_another_seed)


def _may_have_learnt_before(start: ModelCard, data: DataConfig, sites: Collection[str]) -> bool:
    """Did networks before `start` perhaps learn from it? Not where its card names all their seeds, and not this one."""
    if not start.started_from:
        return False
    of_sites = sites or start.started_from.get("sites", "").splitlines()
    is_known = any(has_started_from_seed(start, data.seed, site) for site in of_sites)
    return bool(data.campaign) or is_unsure(start) or is_known


def _is_of_the_same_parts(start: ModelCard, data: DataConfig, parts: str) -> bool:
    known = start.learnt_from.get("parts", "")
    if not known or parts:
        return bool(known) and known == parts
    wanted = DataConfig(**{**_told(start), "sites": tuple(_told(start).get("sites", data.sites))})
    return {**vars(wanted), "feature": ""} == {**vars(data), "feature": ""}


def _sites_of(start: ModelCard) -> set[str]:
    """Cards of earlier versions name only sites whose size is known: all of the simulated ones."""
    if start.learnt_from:
        return set(start.learnt_from.get("sites", ()))
    return {site.name for site in start.trained_sites} if start.is_simulated else set()


def _told(start: ModelCard) -> Mapping[str, Any]:
    """The settings of its data that this version knows."""
    known = DataConfig.__dataclass_fields__
    return {name: value for name, value in start.training.get("data", {}).items() if name in known}
