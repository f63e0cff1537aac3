"""The arrays of other sessions, to compare one with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.core.session import Session
from workbench.files.session_folder import read_session


@dataclass(frozen=True, kw_only=True)
class ArraysElsewhere(Event):
    """Sessions to compare the one of `folder` with."""

    folder: Path
    others: tuple[Session, ...]


@dataclass(frozen=True)
class ReadArraysElsewhere:
    """Read these sessions (`others`); one that cannot be read is left out."""

    folder: Path
    others: tuple[Path, ...]

    def run(self) -> Iterator[Event]:
        """Yields one ArraysElsewhere."""
        found = []
        for other in self.others:
            try:
                found.append(read_session(other))
            except UserError:  # its row in the list of sessions says why
                continue
        yield ArraysElsewhere(folder=self.folder, others=tuple(found))
