"""The site's dialog: what is typed and clicked shows in the 3-D view at once, and is one edit when it is applied."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QTabWidget, QVBoxLayout, QWidget

from workbench.core.errors import UserError
from workbench.core.session import FloorPlan, MeshPose, Session, Site
from workbench.core.shape_detail import DrawnShape
from workbench.engine.site_shape import SiteFileCopied, TakeAlong
from workbench.files.inside import path_inside
from workbench.files.site_shape_bytes import ENDINGS
from workbench.gui.language.words import tr
from workbench.gui.site.site_files import PLAN_ENDINGS, SiteFiles
from workbench.gui.site.surroundings import NOTHING_ROUND, Surroundings
from workbench.gui.site_form.facts_page import FactsPage
from workbench.gui.site_form.parts import note, say
from workbench.gui.site_form.plan_page import PlanPage
from workbench.gui.site_form.shape_draft import ShapeDraft, Stand, stand_of
from workbench.gui.site_form.shape_page import ShapePage
from workbench.gui.state.document import Document
from workbench.gui.work.worker import Worker


@dataclass(eq=False)
class _Copying:
    """What was applied, while its files are copied. names : what each file is called in the session's folder."""

    site: Site
    shape: Path | None
    plan: Path | None
    names: dict[Path, str] = field(default_factory=dict)
    task: object = None

    @property
    def paths(self) -> tuple[Path, ...]:
        return tuple(path for path in (self.shape, self.plan) if path is not None)


class SiteDialog(QDialog):
    """Not modal: the 3-D view is clicked while it is open. Closing without Apply leaves the session as it was.

    picking : clicks on the site's surfaces are wanted, or no more; give them to `take_place`.
    """

    picking = Signal(bool)

    def __init__(self, document: Document, files: SiteFiles, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Site"))
        self._document, self._files, self._worker = document, files, worker
        self._copying: _Copying | None = None
        self._around = NOTHING_ROUND
        self._is_sound, self._is_done = True, False
        self.facts, self.shape, self.plan = FactsPage(), ShapePage(), PlanPage()
        self.tabs, self.message = QTabWidget(), note(role="error")
        self._build()
        for page in (self.facts, self.shape, self.plan):
            page.changed.connect(self.try_out)
        self.shape.wants_file.connect(self._choose_shape)
        self.plan.wants_file.connect(self._choose_plan)
        self.shape.picking.connect(self.picking)
        files.read.connect(self._take_shape)
        worker.event.connect(self._take)
        worker.finished_job.connect(self._end_copying)
        document.changed.connect(self._follow)
        self._start(document.session)

    def _build(self) -> None:
        for page, text in ((self.facts, tr("&Facts")), (self.shape, tr("&Shape")), (self.plan, tr("Floor &plan"))):
            self.tabs.addTab(page, text)
        self.tabs.setDocumentMode(True)
        self.tabs.currentChanged.connect(self._stop_asking)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Apply | QDialogButtonBox.StandardButton.Cancel)
        self.apply_button = self.buttons.button(QDialogButtonBox.StandardButton.Apply)
        self.apply_button.setProperty("main", True)
        self.apply_button.clicked.connect(self.apply)
        self.buttons.rejected.connect(self._cancel)
        for one in self.buttons.buttons():
            one.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.message)
        column.addWidget(self.buttons)
        say(self.message, "")
        self.resize(500, 520)

    # ---- what there is at first

    def _start(self, session: Session | None) -> None:
        if session is None:
            return
        site = session.site
        self.facts.show_site(site)
        path = _inside(session, site.mesh)
        draft = ShapeDraft() if path is None else ShapeDraft(path=path, kept=site.mesh_pose, unit="")
        if draft.path is not None and site.mesh_pose is None:
            draft = replace(draft, unit="m")
        self.shape.draft = draft
        plan_path = _inside(session, None if site.floor_plan is None else site.floor_plan.file)
        self.plan.path, self.plan.plan = plan_path, site.floor_plan if plan_path is not None else None
        self.try_out()

    # ---- trying out

    @Slot()
    def try_out(self) -> None:
        """Show in the pages and in the 3-D view what the dialog says now."""
        session = self._document.session
        if session is None:
            return
        draft, problems = self.shape.draft, []
        if draft.path is not None and draft.shape is None:
            draft = replace(draft, shape=self._files.shape_at(draft.path, problems))
        elif draft.path is None and draft.shape is not None:
            draft = replace(draft, shape=None)
        site, stand = self._drafted(session, draft)
        has_shape = draft.shape is not None
        plan_problems: list[str] = []
        image = None if self.plan.path is None else self._files.image_at(self.plan.path, plan_problems)
        self.plan.show_plan(self.plan.path, self.plan.plan, image, " ".join(plan_problems))
        around = self._surrounded(draft.shape, stand.pose, self.plan.plan, image)
        self.shape.show_draft(draft, stand if has_shape else None, " ".join(problems), around.posed_shape)
        marks = np.array(self.shape.marks_m(), dtype=np.float64).reshape(-1, 3)
        self._around = around if np.array_equal(around.marks_m, marks) else around.with_marks(marks)
        self._files.try_out(site, self._around)
        ready = not problems and not plan_problems and (draft.path is None or draft.shape is not None)
        self.apply_button.setEnabled(ready and self._is_sound and not stand.problem and self._copying is None)

    def _surrounded(
        self, shape: DrawnShape | None, pose: MeshPose, plan: FloorPlan | None, image: QImage | None
    ) -> Surroundings:
        """What surrounds the site; the same as before while it is, for a large shape takes a while to be posed."""
        last = self._around
        if (last.shape, last.pose, last.plan, last.image) != (shape, pose, plan, image):
            return Surroundings(shape, pose, plan, image)
        return last

    def _drafted(self, session: Session, draft: ShapeDraft) -> tuple[Site, Stand]:
        """The site as the dialog says it, its files under the names they have now, and how the shape stands."""
        site, self._is_sound = self.facts.applied_to(session.site)
        stand = stand_of(draft, site)
        is_empty = session.true_position_m is None and all(m.position_m is None for m in session.microphones)
        if site.shift_m is None and is_empty:
            site = replace(site, shift_m=stand.shift_m)
        has_shape = draft.path is not None
        is_same = has_shape and draft.path == _inside(session, session.site.mesh)
        mesh = session.site.mesh if is_same or draft.path is None else draft.path.name
        pose = session.site.mesh_pose if is_same and stand.pose == (draft.kept or MeshPose()) else stand.pose
        site = replace(site, mesh=mesh if has_shape else None, mesh_pose=pose if has_shape else None)
        return replace(site, floor_plan=self.plan.plan), stand

    # ---- from people

    def take_place(self, place_m: tuple[float, float, float]) -> None:
        """A place of the site's surface was clicked."""
        self.shape.take_place(place_m)

    @Slot()
    def _stop_asking(self) -> None:
        self.shape.ask("")

    @Slot()
    def _choose_shape(self) -> None:
        path = self._asked(tr("Shape of the site"), ENDINGS)
        if path is not None:
            self.shape.choose_file(path)

    @Slot()
    def _choose_plan(self) -> None:
        path = self._asked(tr("Floor plan"), PLAN_ENDINGS)
        if path is not None:
            self.choose_plan(path)

    def choose_plan(self, path: Path) -> None:
        """Take a picture as floor plan; its two points are asked for next."""
        self.plan.path, self.plan.plan, self.plan.picture.points_px = path, None, ()
        self.try_out()

    def _asked(self, title: str, endings: tuple[str, ...]) -> Path | None:
        session = self._document.session
        start = "" if session is None or session.folder is None else str(session.folder)
        pattern = " ".join(f"*{ending} *{ending.upper()}" for ending in endings)
        name, _ = QFileDialog.getOpenFileName(self, title, start, f"{title} ({pattern})")
        return Path(name) if name else None

    @Slot()
    def _cancel(self) -> None:
        self.done(0)

    @Slot()
    def apply(self) -> None:
        """Copy what is not in the session's folder yet, then change the session, as one step."""
        session = self._document.session
        if session is None:
            return
        if self.plan.path is not None and self.plan.plan is None:
            self.tabs.setCurrentWidget(self.plan)
            say(
                self.message,
                tr("The floor plan needs two points and the distance between them, or remove it."),
                "error",
            )
            return
        site, _ = self._drafted(session, self.shape.draft)
        wanted = _Copying(site, self.shape.draft.path, self.plan.path)
        if not wanted.paths:
            self._finish(session, wanted)
        elif session.folder is None:
            say(self.message, tr("Save the session first: the site's files are kept in its folder."), "error")
        else:
            say(self.message, "")
            self._hold(wanted)
            job = TakeAlong(wanted.paths, session.folder)
            wanted.task = self._worker.submit(tr("Copy the site's files"), job, quiet=True)

    def _hold(self, copying: _Copying | None) -> None:
        """While files are copied nothing is changed here: what is applied is what was there when people asked."""
        self._copying = copying
        self.tabs.setEnabled(copying is None)
        self.apply_button.setEnabled(False)

    def _finish(self, session: Session, copied: _Copying) -> None:
        site, names = copied.site, copied.names
        if copied.shape is not None and session.folder is not None:
            if names[copied.shape] != session.site.mesh:
                site = replace(site, mesh=names[copied.shape])
            self._files.alias(copied.shape, session.folder / names[copied.shape])
        if copied.plan is not None and site.floor_plan is not None:
            site = replace(site, floor_plan=replace(site.floor_plan, file=names[copied.plan]))
        self.done(1)
        if site != session.site:
            self._document.edit(tr("Change the site"), replace(session, site=site))

    # ---- what happens meanwhile

    @Slot(str, object, str)
    def _take_shape(self, path: str, _shape: object, _problem: str) -> None:
        if self.shape.draft.path == Path(path):
            self.try_out()

    @Slot(object)
    def _take(self, event: object) -> None:
        session, copying = self._document.session, self._copying
        if not isinstance(event, SiteFileCopied) or copying is None or session is None:
            return
        if event.source not in copying.paths or event.folder != session.folder:
            return
        if event.problem:
            self._hold(None)
            say(self.message, event.problem, "error")
            self.try_out()
            return
        copying.names[event.source] = event.name
        if copying.names.keys() >= set(copying.paths):
            self._finish(session, copying)

    @Slot(object, str)
    def _end_copying(self, task: object, _outcome: str) -> None:
        """The copying was cancelled, or broke: the dialog can be used again."""
        if not self._is_done and self._copying is not None and self._copying.task is task:
            self._hold(None)
            say(self.message, tr("The site's files were not copied, and the session is as it was."), "error")
            self.try_out()

    @Slot(object, object)
    def _follow(self, before: Session | None, now: Session | None) -> None:
        """Another session has another site: what is drafted here is none of its business."""
        if before is None or now is None or before.id != now.id or before.folder != now.folder:
            self.done(0)
        else:
            self.try_out()

    def reject(self) -> None:
        """Esc ends the clicking first, then the dialog."""
        if self.shape.is_asking:
            self.shape.ask("")
        else:
            self.done(0)

    def done(self, result: int) -> None:
        """However the dialog ends: nobody listens any more, and the 3-D view shows the session again."""
        if not self._is_done:
            self._is_done = True
            self._document.changed.disconnect(self._follow)
            self._files.read.disconnect(self._take_shape)
            self._worker.event.disconnect(self._take)
            self._worker.finished_job.disconnect(self._end_copying)
            self.picking.emit(False)
            self._files.try_out(None)
        super().done(result)
        self.deleteLater()


def _inside(session: Session, name: str | None) -> Path | None:
    """The path of a file of the session, None when it names none that may be read."""
    if name is None or session.folder is None:
        return None
    try:
        return path_inside(session.folder, name)
    except UserError:
        return None
