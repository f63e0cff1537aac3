"""Clip tables of whole campaigns: features computed once, in parallel, and mapped from the cache from then on."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np
from joblib import delayed

from workbench.core.card import FeatureKind
from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.core.recording import Recording
from workbench.dsp import mel
from workbench.dsp.features import FEATURES
from workbench.engine.campaign_facts import plan_of
from workbench.engine.chosen_sessions import chosen_folders
from workbench.engine.clip_cache import Facts, Made, found_or_made, key_of, table_folder
from workbench.engine.code_digest import code_digest
from workbench.engine.learnable import refuse
from workbench.engine.noted_session import Noted, first_microphones, noted_sessions
from workbench.engine.parallel import in_parallel
from workbench.files.audio import read_recording
from workbench.files.block_table import BlockTable, RowType, read_table
from workbench.files.mends import NOT_A_NUMBER
from workbench.files.session_folder import read_session
from workbench.simulate.campaign import CampaignPlan
from workbench.training.clip_table import ClipFacts, ClipTable, clip_facts, rows_of, table_of
from workbench.training.config import DataConfig

_FACTS = tuple(ClipFacts.__dataclass_fields__)


def collect(data: DataConfig, n_jobs: int = -1, scheduler: str = "") -> Generator[Event, None, ClipTable]:
    """Progress while sessions are read (or simulated) and analysed, then returns their clips (`yield from`).

    Called again it finds everything and reads no sound. Of a campaign on disk, sessions that were added or whose sound
    changed are analysed alone. n_jobs : processes, -1 = one a core; scheduler : of a Dask cluster, "" = this machine.
    UserError when nothing can be learnt from a session, its sound holds what is no number, or the disk is full.
    """
    if data.campaign:
        return (yield from collect_campaign(data, n_jobs, scheduler))
    return (yield from collect_simulated(plan_of(data), data.feature, n_jobs, scheduler))


def folder_of(data: DataConfig) -> Path:
    """Where the table of a configuration lies in the cache, or will."""
    if data.campaign:
        return _folder_of_campaign(data)
    return _folder_of_plan(plan_of(data), data.feature)


def _folder_of_campaign(data: DataConfig) -> Path:
    return table_folder(
        campaign=str(Path(data.campaign).absolute()),
        choose=data.choose.strip(),
        feature=data.feature,
        n_microphones=data.n_microphones,
        code=code_digest(),
    )


def _folder_of_plan(plan: CampaignPlan, feature: FeatureKind) -> Path:
    return table_folder(plan=asdict(plan), feature=feature, code=code_digest())


def collect_simulated(
    plan: CampaignPlan, feature: FeatureKind, n_jobs: int = -1, scheduler: str = ""
) -> Generator[Event, None, ClipTable]:
    """The clips of a plan. No audio is written: 30 000 clips would be 20 GB."""
    folder = _folder_of_plan(plan, feature)
    keys = _keys_of(plan, feature)

    def make(numbers: list[int]) -> Iterator[Made]:
        return in_parallel((delayed(_simulated)(plan, feature, i) for i in numbers), n_jobs, scheduler)

    doing = "Simulating and analysing sessions"
    facts: list[Facts] = [{}] * len(keys)
    table, rows = yield from found_or_made(folder, _rows_like(feature, plan.n_microphones), keys, facts, make, doing)
    return _clips(table, rows)


def _keys_of(plan: CampaignPlan, feature: FeatureKind) -> list[str]:
    """One for each session. How many others a plan has, and at which sites, changes none: tables share sessions."""
    alone = {name: value for name, value in asdict(plan).items() if name not in ("sites", "n_sessions")}
    made_from = key_of({"plan": alone, "feature": feature, "code": code_digest()})
    return [f"{made_from}-{plan.name_of(index)}" for index in range(len(plan))]


def collect_campaign(data: DataConfig, n_jobs: int = -1, scheduler: str = "") -> Generator[Event, None, ClipTable]:
    """The clips of session folders on disk; on a cluster, its workers must find them under the same path."""
    campaign, feature, n_mics = Path(data.campaign).absolute(), data.feature, data.n_microphones
    folders = yield from chosen_folders(campaign, data.choose, n_jobs)
    folder = _folder_of_campaign(data)
    before = read_table(folder)
    known = () if before is None else tuple(Noted.of_facts(block.key, block.facts) for block in before.blocks)
    sessions = yield from noted_sessions(campaign, folders, feature, n_mics, known, n_jobs, scheduler)

    def make(numbers: list[int]) -> Iterator[Made]:
        return in_parallel((delayed(_recorded)(folders[i], feature, n_mics) for i in numbers), n_jobs, scheduler)

    doing = "Reading and analysing sessions"
    keys, facts = [one.key for one in sessions], [one.facts for one in sessions]
    table, rows = yield from found_or_made(folder, _rows_like(feature, n_mics), keys, facts, make, doing)
    _refuse_what_is_no_number(campaign, table)
    return _clips(table, rows)


def _simulated(plan: CampaignPlan, feature: FeatureKind, index: int) -> Made:
    made = plan.make(index)
    recording = Recording.of_samples(made.samples.astype(np.float32) / 32_768.0, mel.RATE_HZ)
    return rows_of(recording, feature), json.loads(json.dumps(asdict(clip_facts(made.session))))


def _recorded(path: Path, feature: FeatureKind, n_microphones: int) -> Made:
    session = first_microphones(read_session(path), n_microphones)
    recording = read_recording(session, mel.RATE_HZ)
    rows = rows_of(recording, feature)
    if len(rows) == 0:
        raise UserError(f"{path.name} is shorter than one clip", "At least 3 s are needed")
    return rows, {"not_numbers": [note for note in recording.notes if NOT_A_NUMBER in note]}


def _rows_like(feature: FeatureKind, n_microphones: int) -> RowType:
    return RowType(FEATURES[feature].row_shape(n_microphones), FEATURES[feature].dtype)


def _refuse_what_is_no_number(campaign: Path, table: BlockTable) -> None:
    told = [f"{block.facts['name']}, {note}" for block in table.blocks for note in block.facts["not_numbers"]]
    refuse(campaign, told, "Mend these files, or leave the sessions out with the filter, such as -name:...")


def _clips(table: BlockTable, rows: np.ndarray) -> ClipTable:
    facts = [ClipFacts(**{name: block.facts[name] for name in _FACTS}) for block in table.blocks]
    return table_of(rows, facts, [block.n_rows for block in table.blocks])
