"""What a training must know of a session besides its sound, and a key of that sound; read anew when it changed."""

from __future__ import annotations

import json
import os
from collections.abc import Generator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from joblib import delayed

from workbench.core.card import FeatureKind
from workbench.core.errors import UserError
from workbench.core.events import Event, Progress
from workbench.core.session import Microphone, Session
from workbench.engine.clip_cache import key_of
from workbench.engine.code_digest import code_digest
from workbench.engine.learnable import refuse, why_not
from workbench.engine.parallel import in_parallel
from workbench.files.audio import sha256_of
from workbench.files.campaign import row_of
from workbench.files.campaign_index import stamps_of
from workbench.files.links import known_links, links_of, sound_path
from workbench.files.session_folder import read_session
from workbench.training.clip_table import clip_facts

_PER_CALL = 20
_MANY = 60
"""From so many sessions on, several processes read them sooner than one."""


@dataclass(frozen=True)
class Noted:
    """key : of all that the features are made from; facts : of the session, plain JSON values, with the stamps of its
    files (files.campaign_index.stamps_of): as long as those are equal, both hold."""

    key: str
    facts: Mapping[str, Any]

    @classmethod
    def of_facts(cls, key: str, facts: Mapping[str, Any]) -> Noted:
        return cls(key, {name: value for name, value in facts.items() if name != "not_numbers"})

    @property
    def folder(self) -> str:
        return str(self.facts["folder"])

    def is_fresh(self, links: Mapping[str, Mapping[str, Path]]) -> bool:
        now = stamps_of(self.folder, self.facts["files"], links.get(self.facts["id"], {}))
        return now == tuple(self.facts["stamps"])


def noted_sessions(
    campaign: Path,
    folders: Sequence[Path],
    feature: FeatureKind,
    n_microphones: int,
    known: Sequence[Noted],
    n_jobs: int,
    scheduler: str,
) -> Generator[Event, None, list[Noted]]:
    """All sessions, in order; only those are read that `known` does not hold as they are now (`yield from`).

    n_microphones : what is noted of a session is of its first so many; `known` must be, too.
    UserError tells every session that cannot be learnt from.
    """
    links = known_links()
    found = {one.folder: one for one in known if one.is_fresh(links)}
    stale = [folder for folder in folders if os.fspath(folder) not in found]
    problems: list[str] = []
    calls = (delayed(_noted)(stale[i : i + _PER_CALL], feature, n_microphones) for i in range(0, len(stale), _PER_CALL))
    few = len(stale) < _MANY and not scheduler
    for some, wrong in in_parallel(calls, 1 if few else n_jobs, scheduler) if stale else ():
        found.update((one.folder, one) for one in some)
        problems += wrong
        yield Progress(done=len(found) + len(problems), total=len(folders), doing="Looking at sessions")
    refuse(campaign, problems)
    return [found[os.fspath(folder)] for folder in folders]


def _noted(folders: Sequence[Path], feature: FeatureKind, n_microphones: int) -> tuple[list[Noted], list[str]]:
    """Sessions as they are now, and what is wrong with those left out."""
    noted, problems = [], []
    for folder in folders:
        try:
            session, stamps = _read(folder, n_microphones)
            wrong = why_not(row_of(session), n_microphones)
            if not wrong:
                noted.append(_note(session, stamps, feature))
        except UserError as error:
            wrong = (error.problem,)
        problems += [f"{folder.name}: {problem}" for problem in wrong]
    return noted, problems


def first_microphones(session: Session, n: int) -> Session:
    """The session as if it had no others."""
    return session if len(session.microphones) <= n else replace(session, microphones=session.microphones[:n])


def _read(folder: Path, n_microphones: int) -> tuple[Session, tuple[str, str]]:
    """A session, and stamps taken before its files are read: a change meanwhile makes it stale."""
    head, _ = stamps_of(os.fspath(folder), (), {})
    session = first_microphones(read_session(folder), n_microphones)
    _, sound = stamps_of(os.fspath(folder), _files(session), links_of(session.id))
    return session, (head, sound)


def _note(session: Session, stamps: tuple[str, str], feature: FeatureKind) -> Noted:
    hashes = {name: sha256_of(sound_path(session, name)) for name in _files(session)}
    heard = [_heard(m, hashes) for m in session.microphones]
    about = {"folder": os.fspath(session.folder or ""), "id": session.id, "files": _files(session), "stamps": stamps}
    facts = json.loads(json.dumps(asdict(clip_facts(session)) | about))
    return Noted(key_of([feature, code_digest(), heard]), facts)


def _heard(microphone: Microphone, hashes: Mapping[str, str]) -> tuple[Any, ...]:
    """All that decides what a microphone hears."""
    then = [(hashes[piece.file], piece.start_s) for piece in microphone.then]
    own = (hashes[microphone.file], microphone.channel, microphone.offset_s, microphone.gain_db)
    return (*own, then) if then else own


def _files(session: Session) -> list[str]:
    return list(session.audio_files)
