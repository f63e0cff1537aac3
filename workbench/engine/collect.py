"""Clip tables of whole campaigns, computed in parallel and kept in a cache on disk."""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Generator, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path

import numpy as np
from joblib import delayed

import workbench.dsp
import workbench.simulate
from workbench.core.card import FeatureKind
from workbench.core.clips import CLIP_LENGTH_S
from workbench.core.errors import UserError
from workbench.core.events import Event, Progress
from workbench.core.recording import Recording
from workbench.dsp import mel
from workbench.engine.parallel import in_parallel
from workbench.files.audio import read_recording
from workbench.files.session_folder import find_sessions, read_session
from workbench.files.shipped import cache_folder
from workbench.simulate.campaign import CampaignPlan
from workbench.training.clip_table import ClipTable, joined, table_of_session

_SESSIONS_A_TASK = 8


def collect_simulated(plan: CampaignPlan, feature: FeatureKind, n_jobs: int = -1) -> Generator[Event, None, ClipTable]:
    """Progress events while sessions are simulated and analysed, then returns the table (`yield from`).

    No audio is written: 30 000 clips would be 20 GB. The table is kept in the user's cache folder and
    found again by plan, feature and the sources of simulator and features.
    """
    kept = _cache_file(plan, feature)
    if kept.exists():
        return _load(kept)
    groups = np.array_split(np.arange(len(plan)), max(len(plan) // _SESSIONS_A_TASK, 1))
    work = (delayed(_simulated_rows)(plan, feature, group) for group in groups)
    tables, done = [], 0
    for table in in_parallel(work, n_jobs):
        tables.append(table)
        done += len(np.unique(table.sessions))
        yield Progress(done=done, total=len(plan), doing="Simulating and analysing sessions")
    table = joined(tables)
    _save(kept, table)
    return table


def collect_campaign(folder: Path, feature: FeatureKind, n_jobs: int = -1) -> Generator[Event, None, ClipTable]:
    """The same for session folders on disk. UserError tells every session that cannot be learnt from."""
    paths = find_sessions(folder)
    if not paths:
        raise UserError(f"{folder} holds no sessions", "Give a campaign: a folder with session folders below it")
    _refuse_unready(folder, paths)
    tables: list[ClipTable] = []
    work = (delayed(_recorded_rows)(path, feature, number) for number, path in enumerate(paths))
    for table in in_parallel(work, n_jobs):
        tables.append(table)
        yield Progress(done=len(tables), total=len(paths), doing="Reading and analysing sessions")
    return joined(tables)


def _refuse_unready(folder: Path, paths: Sequence[Path]) -> None:
    problems = []
    for path in paths:
        session = read_session(path)
        if not session.is_placed:
            problems.append(f"{path.name} has microphones that are not placed")
        if session.true_position_m is None:
            problems.append(f"{path.name} does not say where its source truly was")
        if len(session.microphones) != 4:
            problems.append(f"{path.name} has {len(session.microphones)} microphones, not 4")
    if problems:
        more = [f"and {len(problems) - 10} more"] if len(problems) > 10 else []
        raise UserError.of_many(f"The campaign {folder}", problems[:10] + more, "Annotate or move those sessions")


def _recorded_rows(path: Path, feature: FeatureKind, number: int) -> ClipTable:
    session = read_session(path)
    recording = read_recording(session, mel.RATE_HZ)
    if recording.common_span_s[1] - recording.common_span_s[0] < CLIP_LENGTH_S:
        raise UserError(f"{path.name} is shorter than one clip", "At least 3 s are needed")
    return table_of_session(session, recording, feature, number)


def _simulated_rows(plan: CampaignPlan, feature: FeatureKind, indices: np.ndarray) -> ClipTable:
    tables = []
    for index in indices:
        made = plan.make(int(index))
        recording = Recording.of_samples(made.samples.astype(np.float32) / 32_768.0, mel.RATE_HZ)
        tables.append(table_of_session(made.session, recording, feature, int(index)))
    return joined(tables)


@cache
def _code_digest() -> str:
    """Of the code of simulator and features: whatever changes what they give changes it; comments and layout do not."""
    digest = hashlib.sha256()
    for package in (workbench.simulate, workbench.dsp):
        for path in sorted(Path(package.__path__[0]).glob("*.py")):
            digest.update(ast.dump(ast.parse(path.read_bytes())).encode())
    return digest.hexdigest()


def _cache_file(plan: CampaignPlan, feature: FeatureKind) -> Path:
    described = json.dumps({"plan": asdict(plan), "feature": feature, "code": _code_digest()}, sort_keys=True)
    return cache_folder() / "clips" / f"{hashlib.sha256(described.encode()).hexdigest()[:24]}.npz"


def _save(path: Path, table: ClipTable) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    writing = path.with_suffix(".writing.npz")
    np.savez(writing, **vars(table))
    writing.rename(path)


def _load(path: Path) -> ClipTable:
    with np.load(path, allow_pickle=False) as kept:
        return ClipTable(**{name: kept[name] for name in kept.files})
