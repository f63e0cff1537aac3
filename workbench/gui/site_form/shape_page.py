"""Page of the site's dialog: the shape's file, its unit and up axis, and clicking it level, to scale and into place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.core.placement import UNITS_M, posed, unposed
from workbench.core.session import Point
from workbench.core.shape import Shape
from workbench.gui.language.words import tr
from workbench.gui.microphones.numbers import shown
from workbench.gui.site_form.known_points import KnownPoints
from workbench.gui.site_form.parts import button, note, number_field, number_of, say, show_number
from workbench.gui.site_form.shape_draft import KnownPoint, ShapeDraft, Stand, new_draft, with_known

_UNITS = {
    "m": QT_TR_NOOP("metres"),
    "cm": QT_TR_NOOP("centimetres"),
    "mm": QT_TR_NOOP("millimetres"),
    "ft": QT_TR_NOOP("feet"),
}
_NEEDED = {"floor": 3, "span": 2, "known": 1}
_ASK = {
    "floor": QT_TR_NOOP("Click three points of the floor in the 3-D view, far apart ({n} of 3)."),
    "span": QT_TR_NOOP("Click two points with a known distance in the 3-D view ({n} of 2)."),
    "known": QT_TR_NOOP("Click a point whose coordinates you know in the 3-D view."),
}


class ShapePage(QWidget):
    """changed : the draft is another. wants_file : people want to choose one. picking : clicks are wanted, or not."""

    changed = Signal()
    wants_file = Signal()
    picking = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = ShapeDraft()
        self._stand: Stand | None = None
        self._standing: Shape | None = None
        self._asking = ""
        self._problem = ""
        self.file = QLabel()
        self.choose = button(tr("Choose…"), self.wants_file.emit, tr("OBJ, PLY, STL or GLB"))
        self.remove = button(tr("Remove"), self._remove, tr("The site has no shape any more"))
        self.told = note()
        self.unit, self.up = QComboBox(), QComboBox()
        self.level = button(tr("Level…"), lambda: self.ask("floor"),
                            tr("Three points of the floor: they come to lie level"))  # fmt: skip
        self.span = button(tr("Scale…"), lambda: self.ask("span"),
                           tr("Two points whose distance you have measured"))  # fmt: skip
        self.distance = number_field(
            tr("Distance between the two points, metres"), tr("The distance you measured"), self._typed
        )
        self.add = button(
            tr("Add Point…"),
            lambda: self.ask("known"),
            tr("A point whose coordinates you know: one shifts, two turn, three or more fit"),
        )
        self.keeps_scale = QCheckBox(tr("Keep the scale"))
        self.points = KnownPoints()
        self.levelled, self.scaled, self.prompt, self.residual = note(), note(), note(role="title"), note()
        self._build()
        self.show_draft(self.draft)

    def _build(self) -> None:
        self.up.addItem(tr("z is up"), "z")
        self.up.addItem(tr("y is up"), "y")
        self.up.setToolTip(tr("Which axis of the file points up: y in GLB, most often z in survey files"))
        self.unit.setToolTip(tr("The unit of the file's coordinates"))
        for box in (self.unit, self.up):
            box.currentIndexChanged.connect(self._chosen)
        self.keeps_scale.setToolTip(tr("The points turn and shift the shape, but do not make it larger or smaller"))
        self.keeps_scale.toggled.connect(self._chosen)
        self.points.typed.connect(self._type_point)
        self.points.removed.connect(self._remove_point)
        self.file.setProperty("role", "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.file, 1)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addLayout(self._steps())
        column.addWidget(self.points, 1)
        column.addWidget(self.prompt)
        column.addWidget(self.residual)

    def _steps(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(3, 1)
        grid.addWidget(QLabel(tr("File in")), 0, 0)
        grid.addWidget(self.unit, 0, 1)
        grid.addWidget(self.up, 0, 2)
        grid.addWidget(QLabel(tr("Floor")), 1, 0)
        grid.addWidget(self.level, 1, 1)
        grid.addWidget(self.levelled, 1, 2, 1, 2)
        grid.addWidget(QLabel(tr("Distance")), 2, 0)
        grid.addWidget(self.span, 2, 1)
        measured = QHBoxLayout()
        measured.setSpacing(6)
        measured.addWidget(self.distance)
        measured.addWidget(QLabel("m"))
        measured.addWidget(self.scaled, 1)
        grid.addLayout(measured, 2, 2, 1, 2)
        grid.addWidget(QLabel(tr("Place")), 3, 0)
        grid.addWidget(self.add, 3, 1)
        grid.addWidget(self.keeps_scale, 3, 2, 1, 2)
        return grid

    @property
    def is_asking(self) -> bool:
        """Are clicks on the 3-D view waited for?"""
        return bool(self._asking)

    @property
    def asks_for_floor(self) -> bool:
        """Are places of the floor waited for?"""
        return self._asking == "floor"

    # ---- from the dialog

    def show_draft(
        self, draft: ShapeDraft, stand: Stand | None = None, problem: str = "", standing: Shape | None = None
    ) -> None:
        """Show a draft and how it stands. problem : why its file cannot be read. standing : it, in the site frame."""
        self.draft, self._stand, self._problem, self._standing = draft, stand, problem, standing
        has_file, has_shape = draft.path is not None, draft.shape is not None
        self.file.setText(draft.path.name if draft.path is not None else tr("No shape"))
        self.remove.setEnabled(has_file)
        for widget in (self.unit, self.up, self.level, self.span, self.add, self.points):
            widget.setEnabled(has_shape)
        self.up.setEnabled(has_shape and draft.unit != "")
        self.distance.setEnabled(len(draft.span) == 2)
        self.keeps_scale.setVisible(len(draft.known) > 1)
        self._show_choices()
        say(self.levelled, "" if len(draft.floor) < 3 else tr("level"))
        say(self.scaled, "" if len(draft.span) < 2 or draft.distance_m is None else tr("apart"))
        self.points.show_points(draft.known, None if stand is None else stand.residual)
        self._tell()

    def take_place(self, place_m: Point) -> None:
        """Somebody clicked the shape, at a place of the site frame as it stands now."""
        if self._stand is None or not self._asking:
            return
        x, y, z = (float(v) for v in unposed([place_m], self._stand.pose)[0])
        asked, draft, place = self._asking, self.draft, (x, y, z)
        if asked == "known":
            draft = replace(draft, known=(*draft.known, KnownPoint(place)))
        elif asked == "floor":
            draft = replace(draft, floor=(*draft.floor, place))
        else:
            draft = replace(draft, span=(*draft.span, place))
        self.draft = draft
        if len(getattr(draft, asked)) >= _NEEDED[asked]:
            self.ask("")
        self.changed.emit()
        if asked == "known":
            self.points.edit_last()
        elif asked == "span" and not self._asking:
            self.distance.setFocus()

    def ask(self, what: str) -> None:
        """Ask for clicks: "floor", "span", "known"; "" = no more."""
        if what in ("floor", "span"):
            self.draft = replace(self.draft, **{what: ()})
            self.changed.emit()
        self._asking = what
        self._tell()
        self.picking.emit(bool(what))

    def miss(self) -> None:
        """A click met nothing."""
        say(self.prompt, tr("There is no surface at that place: click the shape."), "warning")

    def marks_m(self) -> list[Point]:
        """What has been clicked, as it stands now, site frame, metres."""
        if self._stand is None:
            return []
        asked = {"floor": self.draft.floor, "span": self.draft.span}.get(self._asking, ())
        places = [*asked, *(self.draft.span if self.draft.distance_m is None else ())]
        places += [point.in_file for point in self.draft.known]
        if not places:
            return []
        return [(float(x), float(y), float(z)) for x, y, z in posed(places, self._stand.pose)]

    # ---- from people

    def choose_file(self, path: Path) -> None:
        self.ask("")
        self.draft = new_draft(path)
        self.changed.emit()

    @Slot()
    def _remove(self) -> None:
        self.ask("")
        self.draft = ShapeDraft()
        self.changed.emit()

    @Slot()
    def _chosen(self) -> None:
        self.draft = replace(self.draft, unit=self.unit.currentData(), up=self.up.currentData(),
                             keeps_scale=self.keeps_scale.isChecked())  # fmt: skip
        self.changed.emit()

    @Slot()
    def _typed(self) -> None:
        distance_m = number_of(self.distance)
        if distance_m != self.draft.distance_m:
            self.draft = replace(self.draft, distance_m=distance_m)
            self.changed.emit()

    @Slot(int, object)
    def _type_point(self, row: int, in_site: Point | None) -> None:
        self.draft = with_known(self.draft, row, in_site)
        self.changed.emit()

    @Slot(int)
    def _remove_point(self, row: int) -> None:
        self.draft = replace(self.draft, known=(*self.draft.known[:row], *self.draft.known[row + 1 :]))
        self.changed.emit()

    # ---- showing

    def _show_choices(self) -> None:
        draft = self.draft
        with QSignalBlocker(self.unit), QSignalBlocker(self.up), QSignalBlocker(self.keeps_scale):
            self.unit.clear()
            if draft.kept is not None:
                self.unit.addItem(tr("as it stands"), "")
            for unit in UNITS_M:
                self.unit.addItem(tr(_UNITS[unit]), unit)
            self.unit.setCurrentIndex(self.unit.findData(draft.unit))
            self.up.setCurrentIndex(self.up.findData(draft.up))
            self.keeps_scale.setChecked(draft.keeps_scale)
        show_number(self.distance, draft.distance_m)

    def _tell(self) -> None:
        draft, stand = self.draft, self._stand
        if self._problem:
            say(self.told, self._problem, "error")
        elif draft.path is None:
            say(self.told, tr("A scan or model of the site, drawn behind the microphones: OBJ, PLY, STL or GLB."))
        elif self._standing is None or stand is None:
            say(self.told, tr("Reading…"))
        else:
            x, y, z = self._standing.high - self._standing.low
            n = len(self._standing.triangles)
            say(self.told, tr("{n:,} triangles, {x:.2f} x {y:.2f} x {z:.2f} m as it stands", n=n, x=x, y=y, z=z))
        clicked = len(getattr(draft, self._asking)) if self._asking else 0
        say(self.prompt, tr(_ASK[self._asking], n=clicked) if self._asking else "", "title")
        if stand is None:
            say(self.residual, "")
        elif stand.problem:
            say(self.residual, stand.problem, "error")
        elif stand.residual is not None:
            n = len(draft.typed)
            said = tr("{n} known points, {m} m off (root mean square)", n=n, m=shown(stand.residual.rms_m, 3))
            say(self.residual, said if n > 1 else tr("One known point: the shape is shifted there."))
        else:
            say(self.residual, "")
