"""What has no place yet, waiting at the edge of the 3-D view: drag it in, or press Enter to type where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from workbench.core.session import Session
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme, microphone_colour
from workbench.gui.placing.things import Thing, title_of

_LIFT_PX = 4
_MARK_PX = 12


class TrayChip(QToolButton):
    """One thing without a place. lifted, carried(where on screen, modifiers), put, kept : a drag out of the tray."""

    lifted = Signal(object)
    carried = Signal(QPointF, object)
    put = Signal()
    kept = Signal()

    def __init__(self, thing: Thing, text: str, mark: QPixmap, parent: QWidget) -> None:
        super().__init__(parent)
        self.thing = thing
        self._pressed_at: QPoint | None = None
        self._is_out = False
        self.setText(text)
        self.setIcon(QIcon(mark))
        self.setIconSize(QSize(_MARK_PX, _MARK_PX))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(
            tr("{text} has no place yet: drag it into the site, or press Enter to type its coordinates", text=text)
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at, self._is_out = event.position().toPoint(), False
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
            return
        if not self._is_out and (event.position().toPoint() - self._pressed_at).manhattanLength() >= _LIFT_PX:
            self._is_out = True
            self.setDown(False)
            self.lifted.emit(self.thing)
        if self._is_out:
            self.carried.emit(event.globalPosition(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        was_out, self._is_out, self._pressed_at = self._is_out, False, None
        if was_out:
            self.put.emit()
        else:
            super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        is_key = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if is_key and self._is_out and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._is_out, self._pressed_at = False, None
                self.kept.emit()
            return True
        if is_key and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # Space would play, were it not the button's
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Tray(QFrame):
    """A column of chips; hidden while everything has a place. wanted(Thing) : its numbers are to be typed."""

    lifted = Signal(object)
    carried = Signal(QPointF, object)
    put = Signal()
    kept = Signal()
    wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAutoFillBackground(True)
        self._shown: object = None
        self._is_out = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 4, 6, 6)
        self._column.setSpacing(3)
        self._chips: list[TrayChip] = []
        self._head = QLabel(tr("To place"), self)
        self._more = QLabel(self)
        for label in (self._head, self._more):
            label.setProperty("role", "muted")
        self._column.addWidget(self._head)
        self._column.addWidget(self._more)
        self.hide()

    @property
    def chips(self) -> tuple[TrayChip, ...]:
        return tuple(self._chips)

    @property
    def is_out(self) -> bool:
        """Is a chip being dragged?"""
        return self._is_out

    def show_things(self, session: Session | None, things: tuple[Thing, ...], theme: Theme, room_px: int) -> None:
        """These wait; room_px is the height there is. A chip that is being dragged stays until it is put down."""
        titles = tuple((t, title_of(session, t)) for t in things) if session is not None else ()
        wanted = (titles, theme, room_px)
        if wanted == self._shown or self._is_out:
            return
        self._shown = wanted
        for chip in self._chips:
            self._drop(chip)
        self._chips = []
        self._head.show()
        for thing, title in titles:
            self._add(self._chip(thing, title, theme))
            self._more.setVisible(len(self._chips) < len(titles))
            if self._needed_px() > room_px:
                break
        while len(self._chips) > 1 and self._needed_px() > room_px:
            self._drop(self._chips.pop())
            self._more.setVisible(True)
        self._more.setText(tr("and {n} more", n=len(titles) - len(self._chips)))
        self._head.setVisible(self._needed_px() <= room_px)
        self.setVisible(bool(titles))
        self.adjustSize()
        self.resize(self.width(), min(self.height(), max(room_px, 0)))

    def _needed_px(self) -> int:
        """How high the tray is with what is in it now, in the style there is."""
        self._column.activate()
        return self._column.sizeHint().height()

    def _add(self, chip: TrayChip) -> None:
        self._chips.append(chip)
        self._column.insertWidget(len(self._chips), chip)
        chip.show()
        chip.ensurePolished()  # its size is asked for before it is seen

    def _drop(self, chip: TrayChip) -> None:
        self._column.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _chip(self, thing: Thing, title: str, theme: Theme) -> TrayChip:
        chip = TrayChip(thing, title, _mark(thing, theme, self.devicePixelRatioF()), self)
        chip.lifted.connect(self._lift)
        chip.carried.connect(self.carried)
        chip.put.connect(self._put)
        chip.kept.connect(self._keep)
        chip.clicked.connect(self._want)
        return chip

    @Slot(object)
    def _lift(self, thing: Thing) -> None:
        self._is_out = True
        self.lifted.emit(thing)

    @Slot()
    def _put(self) -> None:
        self._is_out = False
        self.put.emit()

    @Slot()
    def _keep(self) -> None:
        self._is_out = False
        self.kept.emit()

    @Slot()
    def _want(self) -> None:
        chip = self.sender()
        self.wanted.emit(chip.thing)


def _mark(thing: Thing, theme: Theme, ratio: float) -> QPixmap:
    """A disc in the microphone's colour, or the ring of the true source."""
    size = round(_MARK_PX * ratio)
    picture = QPixmap(size, size)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(_MARK_PX / 2, _MARK_PX / 2)
    if thing.kind == "source":
        painter.setPen(QPen(QColor(theme.truth), 1.6))
        painter.drawEllipse(middle, 4.5, 4.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(microphone_colour(theme, thing.index)))
        painter.drawEllipse(middle, 5.0, 5.0)
    painter.end()
    return picture
