"""What people drop on the window, or name on the command line, and what should become of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import UserError
from workbench.files.exchange.registry import fitting
from workbench.files.session_folder import AUDIO_ENDINGS, SESSION_FILE
from workbench.gui.language.words import tr


@dataclass(frozen=True)
class Dropped:
    """kind: "session" (one folder), "folder" (a campaign, perhaps), "audio" (one or more files) or "exchange".

    "exchange" is one file that an importer of files.exchange knows: labels or coordinates.
    """

    kind: str
    paths: tuple[Path, ...]


def sort_out(paths: Iterable[Path]) -> Dropped:
    """What this is. Raises UserError with one clear sentence when nothing can be made of it."""
    found = tuple(Path(p) for p in paths)
    missing = [p for p in found if not p.exists()]
    if missing:
        raise UserError(f"{missing[0]} is not there")
    if len(found) == 1:
        return _one(found[0])
    audio = tuple(p for p in found if is_audio(p))
    if len(audio) == len(found) and audio:
        return Dropped("audio", audio)
    odd = next((p for p in found if not is_audio(p)), None)
    name = (
        tr("{name} is no audio file", name=odd.name)
        if odd is not None and odd.is_file()
        else tr("These cannot be opened together")
    )
    raise UserError(name, "Drop one session or campaign folder, or audio files only")


def is_audio(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in AUDIO_ENDINGS


def _one(path: Path) -> Dropped:
    if path.is_dir():
        if (path / SESSION_FILE).is_file():
            return Dropped("session", (path,))
        return Dropped("folder", (path,))
    if path.name == SESSION_FILE:
        return Dropped("session", (path.parent,))
    if is_audio(path):
        return Dropped("audio", (path,))
    if fitting(path):
        return Dropped("exchange", (path,))
    known = ", ".join(sorted(e.lstrip(".").upper() for e in (".wav", ".flac", ".ogg", ".aiff", ".w64", ".rf64")))
    raise UserError(
        f"{path.name} cannot be opened here",
        f"Sessions, campaign folders, labels, coordinates and audio files can: {known}",
    )


def audio_in(folder: Path) -> tuple[Path, ...]:
    """The audio files right inside a folder, sorted by name."""
    return tuple(sorted(p for p in folder.iterdir() if is_audio(p)))
