"""The site's dialog: what is typed and clicked shows in the 3-D view at once, and is one edit when it is applied."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QTabWidget, QVBoxLayout, QWidget

from workbench.core.errors import UserError
from workbench.core.session import Session, Site
from workbench.engine.site_shape import SiteFileCopied, TakeAlong
from workbench.files.inside import path_inside
from workbench.files.site_shape_bytes import ENDINGS
from workbench.gui.site.site_files import PLAN_ENDINGS, SiteFiles
from workbench.gui.site.surroundings import Surroundings
from workbench.gui.site_form.facts_page import FactsPage
from workbench.gui.site_form.parts import note, say
from workbench.gui.site_form.plan_page import PlanPage
from workbench.gui.site_form.shape_draft import ShapeDraft, Stand, stand_of
from workbench.gui.site_form.shape_page import ShapePage
from workbench.gui.state.document import Document
from workbench.gui.work.worker import Worker


class SiteDialog(QDialog):
    """Not modal: the 3-D view is clicked while it is open. Closing without Apply leaves the session as it was.

    picking : clicks on the site's surfaces are wanted, or no more; give them to `take_place`.
    """

    picking = Signal(bool)

    def __init__(self, document: Document, files: SiteFiles, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Site")
        self._document, self._files, self._worker = document, files, worker
        self._awaited: dict[Path, str] = {}
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
        document.changed.connect(self._follow)
        self._start(document.session)

    def _build(self) -> None:
        for page, text in ((self.facts, "&Facts"), (self.shape, "&Shape"), (self.plan, "Floor &plan")):
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
        self.shape.show_draft(draft, stand if draft.shape is not None else None, " ".join(problems))
        plan_problems: list[str] = []
        image = None if self.plan.path is None else self._files.image_at(self.plan.path, plan_problems)
        self.plan.show_plan(self.plan.path, self.plan.plan, image, " ".join(plan_problems))
        marks = np.array(self.shape.marks_m(), dtype=np.float64).reshape(-1, 3)
        around = Surroundings(draft.shape, stand.pose, self.plan.plan, image, marks_m=marks)
        self._files.try_out(site, around)
        ready = not problems and not plan_problems and (draft.path is None or draft.shape is not None)
        self.apply_button.setEnabled(ready and self._is_sound and not stand.problem and not self._awaited)

    def _drafted(self, session: Session, draft: ShapeDraft) -> tuple[Site, Stand]:
        """The site as the dialog says it, its files under the names they have now, and how the shape stands."""
        site, self._is_sound = self.facts.applied_to(session.site)
        stand = stand_of(draft, site)
        is_empty = session.true_position_m is None and all(m.position_m is None for m in session.microphones)
        if site.shift_m is None and is_empty:
            site = replace(site, shift_m=stand.shift_m)
        has_shape = draft.path is not None
        site = replace(site, mesh=draft.path.name if has_shape else None, mesh_pose=stand.pose if has_shape else None)
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
        path = self._asked("Shape of the site", ENDINGS)
        if path is not None:
            self.shape.choose_file(path)

    @Slot()
    def _choose_plan(self) -> None:
        path = self._asked("Floor plan", PLAN_ENDINGS)
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
            say(self.message, "The floor plan needs two points and the distance between them, or remove it.", "error")
            return
        paths = [p for p in (self.shape.draft.path, self.plan.path) if p is not None]
        if paths and session.folder is None:
            say(self.message, "Save the session first: the site's files are kept in its folder.", "error")
            return
        self._awaited = dict.fromkeys(paths, "")
        say(self.message, "")
        if paths and session.folder is not None:
            self.apply_button.setEnabled(False)
            self._worker.submit("Copy the site's files", TakeAlong(tuple(paths), session.folder), quiet=True)
        else:
            self._finish(session)

    def _finish(self, session: Session) -> None:
        site, _ = self._drafted(session, self.shape.draft)
        names = self._awaited
        if self.shape.draft.path is not None and session.folder is not None:
            site = replace(site, mesh=names[self.shape.draft.path])
            self._files.alias(self.shape.draft.path, session.folder / names[self.shape.draft.path])
        if self.plan.path is not None and site.floor_plan is not None:
            site = replace(site, floor_plan=replace(site.floor_plan, file=names[self.plan.path]))
        self._awaited = {}
        self.done(1)
        if site != session.site:
            self._document.edit("Change the site", replace(session, site=site))

    # ---- what happens meanwhile

    @Slot(str, object, str)
    def _take_shape(self, path: str, _shape: object, _problem: str) -> None:
        if self.shape.draft.path == Path(path):
            self.try_out()

    @Slot(object)
    def _take(self, event: object) -> None:
        session = self._document.session
        if not isinstance(event, SiteFileCopied) or event.source not in self._awaited or session is None:
            return
        if event.problem:
            self._awaited = {}
            say(self.message, event.problem, "error")
            self.try_out()
            return
        self._awaited[event.source] = event.name
        if all(self._awaited.values()) and event.folder == session.folder:
            self._finish(session)

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
