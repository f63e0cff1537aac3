"""The files of the present session's site (shape, floor plan), read and kept; and a site that is tried out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage, QImageReader

from workbench.core.errors import UserError
from workbench.core.session import MeshPose, Session, Site
from workbench.core.shape_detail import DrawnShape
from workbench.engine.site_shape import ReadSiteShape, ShapeRead
from workbench.files.inside import path_inside
from workbench.gui.language.words import tr
from workbench.gui.site.surroundings import NOTHING_ROUND, Surroundings
from workbench.gui.state.document import Document
from workbench.gui.work.worker import Worker

PLAN_ENDINGS = (".png", ".jpg", ".jpeg")
_MOST_PIXELS = 40_000_000
_KEPT = 4


class SiteFiles(QObject):
    """Reads what the session's site names, once a file; `changed` when something is there, gone or tried.

    read : path (str), DrawnShape | None, problem - whenever a shape that was asked for has come or failed.
    """

    changed = Signal()
    read = Signal(str, object, str)

    def __init__(self, document: Document, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._worker = document, worker
        self._shapes: dict[Path, tuple[object, DrawnShape | None, str]] = {}
        self._asked: set[Path] = set()
        self._images: dict[Path, tuple[object, QImage | None, str]] = {}
        self._trial: tuple[Site, Surroundings] | None = None
        self._last = NOTHING_ROUND
        document.changed.connect(self._follow)
        worker.event.connect(self.take)

    @property
    def is_reading(self) -> bool:
        """Is a shape being read, or about to be?"""
        return bool(self._asked)

    def of(self, session: Session | None) -> tuple[Session | None, Surroundings]:
        """What to draw: the session, with the site that is tried out just now, and what surrounds it."""
        if session is None:
            return None, NOTHING_ROUND
        if self._trial is not None:
            return replace(session, site=self._trial[0]), self._trial[1]
        site, problems = session.site, []
        shape = image = None
        mesh = self._path(session, site.mesh, problems)
        if mesh is not None:
            shape = self.shape_at(mesh, problems)
        plan = self._path(session, None if site.floor_plan is None else site.floor_plan.file, problems)
        if plan is not None:
            image = self.image_at(plan, problems)
        now = (shape, site.mesh_pose or MeshPose(), site.floor_plan, image, " ".join(problems))
        last = self._last
        if now != (last.shape, last.pose, last.plan, last.image, last.problem):
            self._last = Surroundings(*now)
        return session, self._last

    def try_out(self, site: Site | None, surroundings: Surroundings = NOTHING_ROUND) -> None:
        """Draw this site instead of the session's, until None is tried."""
        self._trial = None if site is None else (site, surroundings)
        self.changed.emit()

    def shape_at(self, path: Path, problems: list[str]) -> DrawnShape | None:
        """The shape in a file; None while it is being read (then `read` tells) and when it cannot be."""
        known = self._shapes.get(path)
        if known is not None and known[0] == _stamp(path):
            if known[2]:
                problems.append(known[2])
            return known[1]
        if path not in self._asked:
            self._asked.add(path)
            self._worker.submit(tr("Read {name}", name=path.name), ReadSiteShape(path))
        return None

    def image_at(self, path: Path, problems: list[str]) -> QImage | None:
        """The picture in a file; None, with a problem said, when it is none."""
        stamp = _stamp(path)
        if path not in self._images or self._images[path][0] != stamp:
            self._images = dict([*self._images.items()][-_KEPT + 1 :])
            self._images[path] = (stamp, *_read_image(path))
        _, image, problem = self._images[path]
        if problem:
            problems.append(problem)
        return image

    def alias(self, source: Path, copy: Path) -> None:
        """The copy holds what the source holds: it need not be read again."""
        if source in self._shapes:
            _, shape, problem = self._shapes[source]
            self._shapes[copy] = (_stamp(copy), shape, problem)

    @Slot(object)
    def take(self, event: object) -> None:
        if not isinstance(event, ShapeRead):
            return
        path = event.path
        self._asked.discard(path)
        self._shapes = dict([*self._shapes.items()][-_KEPT + 1 :])
        self._shapes[path] = (_stamp(path), event.shape, event.problem)
        self.read.emit(str(path), event.shape, event.problem)
        self.changed.emit()

    @Slot(object, object)
    def _follow(self, before: Session | None, now: Session | None) -> None:
        if before is None or now is None or before.folder != now.folder or before.id != now.id:
            self._trial = None
            self._asked.clear()  # what was cancelled with the session may be asked for again

    def _path(self, session: Session, name: str | None, problems: list[str]) -> Path | None:
        if name is None or session.folder is None:
            return None
        try:
            path = path_inside(session.folder, name)
        except UserError as error:
            problems.append(str(error))
            return None
        if not path.is_file():
            problems.append(tr("{name} is not in the session's folder.", name=name))
            return None
        return path


def _stamp(path: Path) -> object:
    """Changes when the file does."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _read_image(path: Path) -> tuple[QImage | None, str]:
    """The picture, or what is wrong with it."""
    reader = QImageReader(str(path))
    QImageReader.setAllocationLimit(256)
    reader.setAutoTransform(True)
    form = bytes(reader.format().data()).decode()
    size = reader.size()
    if form not in ("png", "jpeg") or not size.isValid():
        return None, tr("{name} is no PNG or JPEG picture.", name=path.name)
    if size.width() * size.height() > _MOST_PIXELS:
        said = tr("{name} has {width} x {height} pixels; plans up to 40 million can be shown.")
        return None, said.format(name=path.name, width=size.width(), height=size.height())
    image = reader.read()
    if image.isNull():
        return None, tr("{name} is broken: {reason}.", name=path.name, reason=reader.errorString().lower())
    return image, ""
