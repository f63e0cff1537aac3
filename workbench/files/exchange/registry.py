"""Which formats of other programs can be read and written: the files of this folder, found by themselves."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar

import workbench.files.exchange
from workbench.core.errors import UserError
from workbench.core.session import Session
from workbench.core.setting_fields import SettingField, arguments_of
from workbench.files.exchange.options import Given, arguments

Columns = Mapping[str, str]
"""What people said about the columns of a table: {"x": "Easting", "unit": "ft"}."""
Brings = Literal["labels", "coordinates"]
Fits = Callable[[Path], bool]
"""Does this file or folder, which is there, look like the format? Raises nothing; reads no more than it must."""


@dataclass(frozen=True)
class Draft:
    """A session to be made: what its session.json says and where its sound is now.

    name : the folder name proposed. session : without a folder; microphones' files are names inside the new folder.
    sound : those names -> the files to copy. notes : what people should be told about it.
    """

    name: str
    session: Session
    sound: Mapping[str, Path]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class MakesSessions:
    """A format whose files hold recordings: each becomes a new session folder.

    options : what people may say about the files that the files do not say themselves.
    """

    name: str
    title: str
    help: str
    options: tuple[SettingField, ...]
    reader: Callable[..., Iterator[Draft]] = field(repr=False)
    fits: Fits = field(repr=False)

    def drafts(self, path: Path, given: Given | None = None) -> Iterator[Draft]:
        """The sessions that a file or folder holds; given : options by name. UserError with all that is wrong."""
        return self.reader(path, **arguments(self.title, self.options, given or {}))


@dataclass(frozen=True)
class Changed:
    """A session after something was read into it. notes : what people should be told about it."""

    session: Session
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChangesSession:
    """A format whose files say something about a session there is already: labels or coordinates.

    maps_columns : people may say which column is what (see `read`).
    """

    name: str
    title: str
    help: str
    endings: tuple[str, ...]
    brings: Brings
    maps_columns: bool
    reader: Callable[..., Session | Changed] = field(repr=False)
    fits: Fits = field(repr=False)

    def read(self, path: Path, session: Session, columns: Columns | None = None) -> Changed:
        """The session with what the file says. UserError with everything that is wrong with the file."""
        if columns and not self.maps_columns:
            raise UserError(f"The columns of {self.title} cannot be mapped", "Leave the mapping away")
        read = self.reader(path, session, columns or {}) if self.maps_columns else self.reader(path, session)
        return read if isinstance(read, Changed) else Changed(read)


@dataclass(frozen=True)
class Exporter:
    """A format that a session can be written in. `text` gives the bytes of the file."""

    name: str
    title: str
    help: str
    ending: str
    text: Callable[[Session], bytes] = field(repr=False)


Importer = MakesSessions | ChangesSession
Function = TypeVar("Function", bound=Callable[..., Any])
_IMPORTERS: dict[str, Importer] = {}
_EXPORTERS: dict[str, Exporter] = {}


def makes_sessions(name: str, *, title: str, help: str, fits: Fits | None = None) -> Callable[[Function], Function]:
    """Register `drafts(path) -> Iterator[Draft]`. fits : asked for what is dropped on the window; None = never.

    Keyword-only arguments of `drafts` become options of the command line and the window (see options.py).
    """

    def register(drafts: Function) -> Function:
        _IMPORTERS[name] = MakesSessions(name, title, help, arguments_of(drafts), drafts, fits or _never)
        return drafts

    return register


def changes_session(
    name: str,
    *,
    title: str,
    endings: tuple[str, ...],
    help: str,
    brings: Brings = "labels",
    maps_columns: bool = False,
    fits: Fits | None = None,
) -> Callable[[Function], Function]:
    """Register `read(path, session) -> Session`, with a third argument `columns` where maps_columns is set.

    It may also give back Changed, with notes. fits : asked for files with one of the endings; None = every such file.
    """

    def register(read: Function) -> Function:
        def looks_right(path: Path) -> bool:
            return path.is_file() and path.suffix.lower() in endings and (fits is None or fits(path))

        _IMPORTERS[name] = ChangesSession(name, title, help, endings, brings, maps_columns, read, looks_right)
        return read

    return register


def exports(name: str, *, title: str, ending: str, help: str) -> Callable[[Function], Function]:
    """Register `text(session) -> bytes`; it raises UserError when the session lacks what the format needs."""

    def register(text: Function) -> Function:
        _EXPORTERS[name] = Exporter(name, title, help, ending, text)
        return text

    return register


def importers() -> tuple[Importer, ...]:
    """Every format that can be read, sorted by title."""
    _load()
    return tuple(sorted(_IMPORTERS.values(), key=lambda each: each.title.casefold()))


def exporters() -> tuple[Exporter, ...]:
    """Every format that can be written, sorted by title."""
    _load()
    return tuple(sorted(_EXPORTERS.values(), key=lambda each: each.title.casefold()))


def find_importer(name: str) -> Importer:
    """An importer by its name. UserError lists what there is."""
    _load()
    if name not in _IMPORTERS:
        raise _unknown(name, _IMPORTERS)
    return _IMPORTERS[name]


def find_exporter(name: str) -> Exporter:
    """An exporter by its name. UserError lists what there is."""
    _load()
    if name not in _EXPORTERS:
        raise _unknown(name, _EXPORTERS)
    return _EXPORTERS[name]


def fitting(path: Path) -> tuple[Importer, ...]:
    """The formats that a file or folder looks like, sorted by title; none when it looks like none of them."""
    return tuple(each for each in importers() if each.fits(path))


def _load() -> None:
    for module in pkgutil.iter_modules(workbench.files.exchange.__path__):
        importlib.import_module(f"workbench.files.exchange.{module.name}")


def _never(path: Path) -> bool:
    return False


def _unknown(name: str, known: Mapping[str, object]) -> UserError:
    return UserError(f"There is no format called {name!r}", f"Choose one of {', '.join(sorted(known))}")
