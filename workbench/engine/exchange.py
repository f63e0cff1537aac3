"""Other programs' files: whole recordings into session folders, labels and places into a session, a session out."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress, Saved, Warned
from workbench.core.session import AudioFile, Session, title_of
from workbench.engine.change_session import change_session
from workbench.files.atomic import write_atomically
from workbench.files.exchange.registry import (
    ChangesSession,
    Columns,
    Draft,
    MakesSessions,
    find_exporter,
    find_importer,
)
from workbench.files.inside import path_inside
from workbench.files.links import sound_path
from workbench.files.new_folder import copy_hashed, make_folder, new_folder
from workbench.files.session_folder import AUDIO_ENDINGS, SESSION_FILE, write_session


@dataclass(frozen=True)
class ImportSessions:
    """Make a session folder below `out` of each recording that a file or folder holds.

    given : the format's own options by name. Yields Progress, Warned and a Saved a session, in order. Everything is
    looked at before the first folder is made; each folder is there whole or not at all.
    """

    format: str
    path: Path
    out: Path
    given: Mapping[str, Any] = field(default_factory=dict)

    def run(self) -> Iterator[Event]:
        importer = find_importer(self.format)
        if not isinstance(importer, MakesSessions):
            problem = f"{importer.title} hold {importer.brings} and no recordings"
            raise UserError(problem, "Read them into a session that is there already (--into SESSION)")
        if not self.path.exists():
            raise UserError(f"{self.path} is not there")
        found: list[Draft] = []
        yield Progress(done=0, total=0, doing="Looking at the files")
        for draft in importer.drafts(self.path, self.given):
            found.append(draft)
            yield Progress(done=len(found), total=0, doing="Looking at the files")
        if not found:
            raise UserError(f"{self.path} holds nothing that can be read as {importer.title}", importer.help)
        folders = _folders(found, self.out)
        make_folder(self.out)
        n_files, n_done = sum(len(draft.sound) for draft in found), 0
        for draft, folder in zip(found, folders, strict=True):
            for n_copied in _write(draft, folder):
                yield Progress(done=n_done + n_copied, total=n_files, doing="Copying sound")
            n_done += len(draft.sound)
            yield Saved(path=folder, what="imported session")
            for note in draft.notes:
                yield Warned(session=folder.name, text=note)


@dataclass(frozen=True, kw_only=True)
class SessionChanged(Event):
    """Labels or places were read into a session; nothing is saved yet. what : "12 labels", for people.

    name : the edit's, such as "Import 12 Audacity labels". notes : what people should be told.
    """

    before: Session
    session: Session
    what: str
    name: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportInto:
    """Read labels or places into a session: yields SessionChanged; saves nothing.

    columns : which column is what, for tables whose columns can be mapped ({"x": "Easting", "unit": "ft"}).
    """

    format: str
    path: Path
    session: Session
    columns: Columns = field(default_factory=dict)

    def run(self) -> Iterator[Event]:
        importer = find_importer(self.format)
        if not isinstance(importer, ChangesSession):
            raise UserError(f"{importer.title} hold whole recordings", "Make sessions of them (--out FOLDER)")
        changed = importer.read(self.path, self.session, self.columns)
        what = what_changed(self.session, changed.session)
        name = edit_name(importer, self.path, what)
        yield SessionChanged(before=self.session, session=changed.session, what=what, name=name, notes=changed.notes)


@dataclass(frozen=True)
class ImportIntoFolder:
    """The same into a session folder, saved; the session as it was is kept among its earlier versions.

    Yields Saved when something changed, and Warned for what people should be told. UserError also where a window has
    the session open, or edits that were never saved.
    """

    format: str
    path: Path
    folder: Path
    columns: Columns = field(default_factory=dict)

    def run(self) -> Iterator[Event]:
        told: list[SessionChanged] = []

        def change(session: Session) -> Session:
            for event in ImportInto(self.format, self.path, session, self.columns).run():
                if isinstance(event, SessionChanged):
                    told.append(event)
            return told[-1].session if told and told[-1].what else session

        change_session(self.folder, change, called=str(self.folder))
        for event in told:
            if event.what:
                yield Saved(path=self.folder, what=event.what)
            nothing = ": ".join((f"{self.path.name} says nothing new", *event.notes))
            for note in event.notes if event.what else (nothing,):
                yield Warned(session=title_of(event.before), text=note)


@dataclass(frozen=True)
class Export:
    """Write a session's labels or places as another program reads them; an old file is replaced whole.

    UserError where the old file is a session's document, sound, or one of this session's other files.
    """

    format: str
    session: Session
    out: Path

    def run(self) -> Iterator[Event]:
        write_export(self.format, self.session, self.out)
        yield Saved(path=self.out, what=self.format)


def export_bytes(format: str, session: Session) -> bytes:
    """The file that a format makes of a session. UserError when the session lacks what the format needs."""
    return find_exporter(format).text(session)


def write_export(format: str, session: Session, out: Path) -> None:
    """What `Export` does, at once. Raises UserError as it says, and when the disk refuses."""
    data = export_bytes(format, session)
    if what := _lost_with(out, session):
        raise UserError(f"{out} is {what}, which an export may not replace", "Choose another file name")
    write_atomically(out.absolute(), data)


def _lost_with(out: Path, session: Session) -> str:
    """What would be lost by writing there; empty when nothing that cannot be exported again."""
    if out.name.casefold() == SESSION_FILE:
        return "a session's document"
    if out.suffix.casefold() in AUDIO_ENDINGS:
        return "sound"
    plan = session.site.floor_plan
    names = {session.site.mesh, None if plan is None else plan.file, *session.audio_files}
    for name in sorted(name for name in names if name and session.folder is not None):
        with contextlib.suppress(UserError, OSError):
            if sound_path(session, name).samefile(out):
                return "one of the session's files"
    return ""


def what_changed(before: Session, now: Session) -> str:
    """What an import brought, in words: "9 places, 12 labels"; empty when nothing is new."""
    n_labels = len(now.labels) - len(before.labels)
    pairs = zip(before.microphones, now.microphones, strict=True)
    n_places = sum(
        1 for old, new in pairs if (old.position_m, old.position_error_m) != (new.position_m, new.position_error_m)
    )
    found = []
    if n_places:
        found.append(f"{n_places} place{'s' if n_places > 1 else ''}")
    if now.source != before.source:
        found.append("the source")
    if now.site.georeference != before.site.georeference:
        found.append("a georeference")
    if n_labels:
        found.append(f"{n_labels} label{'s' if n_labels > 1 else ''}")
    return ", ".join(found)


def edit_name(importer: ChangesSession, path: Path, what: str) -> str:
    """What the edit is called: "Import 12 Audacity labels", "Import 9 places from mics.csv"."""
    if importer.brings == "labels" and what.endswith(("label", "labels")):
        before, _, word = what.rpartition(" ")
        return f"Import {before} {importer.title.split()[0]} {word}"
    return f"Import {what or 'nothing new'} from {path.name}"


def _folders(drafts: list[Draft], out: Path) -> list[Path]:
    """A folder of its own for each draft. UserError when one of them is there already."""
    folders = []
    taken: set[str] = set()
    for draft in drafts:
        name, n = draft.name, 2
        while name.casefold() in taken:
            name, n = f"{draft.name}-{n}", n + 1
        taken.add(name.casefold())
        folders.append(path_inside(out, name))
    there = [folder for folder in folders if folder.exists()]
    if there:
        if len(there) == 1:
            raise UserError(f"{there[0]} exists already", "Choose another folder or remove it")
        problem = f"{there[0]} and {len(there) - 1} more exist already"
        raise UserError(problem, "Choose another folder or remove them")
    return folders


def _write(draft: Draft, folder: Path) -> Iterator[int]:
    """Copy a draft's sound and write its session; yields how many files are copied by then."""
    audio = dict(draft.session.audio)
    with new_folder(folder) as temporary:
        for n_copied, (name, path) in enumerate(draft.sound.items()):
            yield n_copied
            target = path_inside(temporary, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            audio[name] = replace(audio.get(name, AudioFile()), sha256=copy_hashed(path, target))
        write_session(replace(draft.session, audio=audio), temporary)
    yield len(draft.sound)
