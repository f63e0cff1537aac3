"""Which line is which; a click hides a line or shows it again."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QToolButton, QWidget

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.plots.line_look import SAMPLE_PX, LineLook, sample

_GAP_PX, _WIDEST_PX = 4, 220
_MOST_LINES = 3


@dataclass(frozen=True)
class LegendEntry:
    """A line of the plots. key : tells it from all others; look : how it is drawn, compared to see what changed."""

    key: Hashable
    name: str
    look: LineLook


class Legend(QScrollArea):
    """A button an entry, in as many lines as it takes; the rest of many lines is scrolled to.

    `hidden_changed` when a button was pressed, `renewed` when there are others.
    """

    hidden_changed = Signal()
    renewed = Signal()

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._inside = QWidget()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inside)
        for part in (self, self.viewport(), self._inside):
            part.setAutoFillBackground(False)
        self._buttons: dict[Hashable, QToolButton] = {}
        self._entries: tuple[LegendEntry, ...] = ()

    @property
    def hidden(self) -> frozenset[Hashable]:
        """Keys of what is not to be drawn."""
        return frozenset(key for key, button in self._buttons.items() if not button.isChecked())

    @property
    def buttons(self) -> dict[Hashable, QToolButton]:
        return dict(self._buttons)

    def show_entries(self, entries: tuple[LegendEntry, ...]) -> None:
        """An entry that stays keeps whether it is hidden."""
        if entries == self._entries:
            return
        self._entries = entries
        for key in self._buttons.keys() - {entry.key for entry in entries}:
            self._buttons.pop(key).deleteLater()
        self._buttons = {entry.key: self._buttons.get(entry.key) or self._button(entry) for entry in entries}
        self.paint()
        self._arrange()
        self.renewed.emit()

    def paint(self) -> None:
        """The lines in the theme's colours."""
        for entry in self._entries:
            button = self._buttons[entry.key]
            button.setIcon(QIcon(sample(entry.look, self._themes.theme, 2.0, button.isChecked())))

    def _button(self, entry: LegendEntry) -> QToolButton:
        button = QToolButton(self._inside)
        button.setCheckable(True)
        button.setChecked(True)
        button.setProperty("flat", True)
        button.setIconSize(QSize(SAMPLE_PX, 12))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setStyleSheet(
            "QToolButton, QToolButton:checked { background: transparent; border-color: transparent; padding: 1px 4px; }"
        )
        room = button.fontMetrics().elidedText(entry.name, Qt.TextElideMode.ElideMiddle, _WIDEST_PX - SAMPLE_PX - 20)
        button.setText(room)
        button.setToolTip(tr("{name}: click to hide it or show it again", name=entry.name))
        button.setAccessibleName(entry.name)
        button.toggled.connect(self._toggle)
        button.show()
        return button

    @Slot()
    def _toggle(self) -> None:
        self.paint()
        self.hidden_changed.emit()

    def _arrange(self) -> None:
        """Line after line; the widget is as high as they are, up to a few."""
        sizes = [button.sizeHint() for button in self._buttons.values()]
        line_px = max((size.height() for size in sizes), default=0)
        n_lines = self._place(sizes, line_px, self.width())
        if n_lines > _MOST_LINES:
            n_lines = self._place(sizes, line_px, self.width() - self.verticalScrollBar().sizeHint().width())
        self.setFixedHeight(min(n_lines, _MOST_LINES) * line_px)

    def _place(self, sizes: list[QSize], line_px: int, width: int) -> int:
        """Give every button its place in this width; -> how many lines it takes."""
        x, line = 0, 0
        for button, size in zip(self._buttons.values(), sizes, strict=True):
            if x and x + size.width() > width:
                x, line = 0, line + 1
            button.setGeometry(QRect(x, line * line_px, min(size.width(), max(width, 60)), line_px))
            x += size.width() + _GAP_PX
        n_lines = line + 1 if sizes else 0
        self._inside.resize(width, n_lines * line_px)
        return n_lines

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()
