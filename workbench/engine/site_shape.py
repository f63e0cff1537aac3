"""Read a site's shape and make it ready to be drawn; take a file along into a session's folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress
from workbench.core.shape_detail import DrawnShape, drawn
from workbench.files.site_files import copy_into
from workbench.files.site_shape import reading


@dataclass(frozen=True, kw_only=True, eq=False)
class ShapeRead(Event):
    """A file's shape, ready to be drawn; or, when shape is None, what is wrong with the file."""

    path: Path
    shape: DrawnShape | None
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class SiteFileCopied(Event):
    """A file of the site lies in the session's folder under `name`; or, when that is empty, why it does not."""

    source: Path
    folder: Path
    name: str
    problem: str = ""


@dataclass(frozen=True)
class ReadSiteShape:
    """Read a shape in a process of its own. Yields Progress while that works, then one ShapeRead, also on failure."""

    path: Path

    def run(self) -> Iterator[Event]:
        try:
            for shape in reading(self.path):
                if shape is None:
                    yield Progress(done=0, total=0, doing="reading the shape")
                else:
                    yield ShapeRead(path=self.path, shape=drawn(shape))
        except UserError as error:
            yield ShapeRead(path=self.path, shape=None, problem=str(error))


@dataclass(frozen=True)
class TakeAlong:
    """Copy files of the site into a session's folder. Yields one SiteFileCopied a file, also on failure."""

    sources: tuple[Path, ...]
    folder: Path

    def run(self) -> Iterator[Event]:
        for source in self.sources:
            yield Progress(done=0, total=0, doing="copying")
            try:
                name = copy_into(self.folder, source)
                yield SiteFileCopied(source=source, folder=self.folder, name=name)
            except UserError as error:
                yield SiteFileCopied(source=source, folder=self.folder, name="", problem=str(error))
