"""Page of the site's dialog: a floor plan, and two points of it whose distance is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workbench.core.errors import UserError
from workbench.core.placement import plan_placed
from workbench.core.session import FloorPlan
from workbench.gui.language.words import tr
from workbench.gui.site_form.parts import button, note, number_field, number_of, say

_MARKS = ("A", "B")


class PlanPicture(QWidget):
    """Shows the plan; each click sets the next of its two points. points_px : in the picture's own pixels."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image: QImage | None = None
        self.points_px: tuple[tuple[float, float], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(150)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(360, 220)

    def _where(self) -> QRectF:
        """The rectangle the picture fills, its shape kept."""
        image = self.image
        if image is None:
            return QRectF()
        scale = min(self.width() / image.width(), self.height() / image.height())
        width, height = scale * image.width(), scale * image.height()
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        where = self._where()
        if self.image is None or not where.contains(event.position()):
            return
        at = event.position() - where.topLeft()
        scale = self.image.width() / where.width()
        kept = self.points_px if len(self.points_px) < 2 else ()
        self.points_px = (*kept, (at.x() * scale, at.y() * scale))
        self.update()
        self.clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if self.image is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        where = self._where()
        painter.drawImage(where, self.image)
        scale = where.width() / self.image.width()
        for name, (x, y) in zip(_MARKS, self.points_px, strict=False):
            at = where.topLeft() + QPointF(x * scale, y * scale)
            for colour, width in (("#ffffff", 4.0), ("#c84a00", 2.0)):
                painter.setPen(QPen(QColor(colour), width))
                painter.drawEllipse(at, 6, 6)
            tag = QRectF(at.x() + 8, at.y() - 20, 18, 18)
            painter.fillRect(tag, QColor("#c84a00"))
            painter.setPen(QColor("#ffffff"))
            painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, name)


class PlanPage(QWidget):
    """plan : as it lies, None before the two points say so. path : its file. changed : any of it is other."""

    changed = Signal()
    wants_file = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.plan: FloorPlan | None = None
        self.file, self.told = QLabel(tr("No floor plan")), note()
        self.file.setProperty("role", "title")
        self.choose = button(tr("Choose…"), self.wants_file.emit, tr("PNG or JPEG"))
        self.remove = button(tr("Remove"), self._remove, tr("The site has no floor plan any more"))
        self.picture = PlanPicture()
        self.picture.clicked.connect(self._place)
        self.distance = number_field(tr("Distance from A to B, metres"), tr("The distance you measured"), self._place)
        self.x, self.y, self.z = (
            number_field(
                tr("{axis} of point A, metres", axis=axis),
                tr("Where A is along {axis}, site frame", axis=axis),
                self._place,
                64,
            )
            for axis in "xyz"
        )
        self.angle = number_field(
            tr("Direction of B from A, degrees"),
            tr("Where B lies seen from A: 0 = along x, 90 = along y"),
            self._place,
            64,
        )
        self._build()
        self.show_plan(None, None, None)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.file, 1)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(self.picture, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(5, 1)
        for place, (text, field, unit) in enumerate(
            ((tr("A to B"), self.distance, "m"), (tr("Direction"), self.angle, "°"))
        ):
            label = QLabel(text)
            label.setBuddy(field)
            grid.addWidget(label, 0, 3 * place)
            grid.addWidget(field, 0, 3 * place + 1)
            grid.addWidget(QLabel(unit), 0, 3 * place + 2)
        column.addLayout(grid)
        places = QHBoxLayout()
        places.setSpacing(4)
        places.addWidget(QLabel(tr("A is at")))
        for axis, field in zip("xyz", (self.x, self.y, self.z), strict=True):
            label = QLabel(axis)
            label.setBuddy(field)
            places.addWidget(label)
            places.addWidget(field)
        places.addWidget(QLabel("m"))
        places.addStretch(1)
        column.addLayout(places)

    def show_plan(self, path: Path | None, plan: FloorPlan | None, image: QImage | None, problem: str = "") -> None:
        """Show a plan as it lies now; its points are asked for anew when it shall lie otherwise."""
        if path != self.path:
            self.picture.points_px = ()
        self.path, self.plan, self.picture.image = path, plan, image
        self.file.setText(tr("No floor plan") if path is None else path.name)
        self.remove.setEnabled(path is not None)
        for field in (self.distance, self.angle, self.x, self.y, self.z):
            field.setEnabled(image is not None)
        self.picture.update()
        self._tell(problem)

    @Slot()
    def _remove(self) -> None:
        self.path, self.plan = None, None
        self.changed.emit()

    @Slot()
    def _place(self) -> None:
        """Work out how the plan lies, once both points are clicked and their distance is typed."""
        image, points, distance_m = self.picture.image, self.picture.points_px, number_of(self.distance)
        if image is None or self.path is None or len(points) < 2 or distance_m is None:
            self._tell()
            return
        at_m = (number_of(self.x) or 0.0, number_of(self.y) or 0.0, number_of(self.z) or 0.0)
        try:
            scale, origin_m, angle_deg = plan_placed(
                points[0], points[1], image.height(), distance_m, at_m, number_of(self.angle, "°") or 0.0
            )
        except UserError as error:
            self._tell(str(error))
            return
        old = self.plan or FloorPlan(file=self.path.name, metres_per_pixel=scale)
        self.plan = replace(old, metres_per_pixel=scale, origin_m=origin_m, angle_deg=angle_deg)
        self._tell()
        self.changed.emit()

    def _tell(self, problem: str = "") -> None:
        if problem:
            say(self.told, problem, "error")
        elif self.path is None:
            say(self.told, tr("A drawing of the floor, laid under the microphones: PNG or JPEG."))
        elif len(self.picture.points_px) < 2 and self.plan is None:
            first = tr("Click two points you measured between: the first point, A.")
            second = tr("Click two points you measured between: the second point, B.")
            say(self.told, second if self.picture.points_px else first, "title")
        elif self.plan is None:
            say(self.told, tr("Type the distance from A to B."), "title")
        else:
            image = self.picture.image
            metres = self.plan.metres_per_pixel
            across = "" if image is None else ", " + tr("{m:.2f} m across", m=metres * image.width())
            say(self.told, tr("{mm:.2f} mm a pixel", mm=1000 * metres) + across)
