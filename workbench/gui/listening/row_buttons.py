"""Solo and mute at the lower right of each spectrogram: seen in the row under the pointer, and where one is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from workbench.gui.language.words import tr
from workbench.gui.listening.ear import Ear
from workbench.gui.sound.names import microphone_names
from workbench.gui.sound.rows_view import RowsView
from workbench.gui.state.document import Document
from workbench.gui.state.viewing import Look, Viewing

_SIDE_PX = 20
_MARGIN_PX = 4


class RowButtons(QWidget):
    """One row's two buttons."""

    def __init__(self, ear: Ear, index: int, on: QWidget) -> None:
        super().__init__(on)
        self._ear, self.index = ear, index
        self.solo, self.mute = self._button("S", tr("Solo")), self._button("M", tr("Mute"))
        self.solo.clicked.connect(self._toggle_solo)
        self.mute.clicked.connect(self._toggle_mute)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.solo)
        row.addWidget(self.mute)
        self.setFixedSize(2 * _SIDE_PX + 2, _SIDE_PX)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    @property
    def is_on(self) -> bool:
        listening = self._ear.listening
        return self.index in listening.solo or self.index in listening.muted

    def refresh(self, name: str) -> None:
        listening = self._ear.listening
        self.solo.setChecked(self.index in listening.solo)
        self.mute.setChecked(self.index in listening.muted)
        self.solo.setToolTip(tr("Solo: hear {name} alone, with others that have solo (O)", name=name))
        self.mute.setToolTip(tr("Mute: do not hear {name} (M)", name=name))

    def _button(self, letter: str, name: str) -> QToolButton:
        made = QToolButton()
        made.setText(letter)
        made.setCheckable(True)
        made.setAccessibleName(name)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys O and M do the same for the chosen microphone
        made.setFixedSize(_SIDE_PX, _SIDE_PX)
        made.setStyleSheet("padding: 0; min-height: 0; font-weight: 600;")
        return made

    @Slot()
    def _toggle_solo(self) -> None:
        self._ear.listen(solo=self._ear.listening.solo ^ {self.index})

    @Slot()
    def _toggle_mute(self) -> None:
        self._ear.listen(muted=self._ear.listening.muted ^ {self.index})


class AllRowButtons(QObject):
    """Keeps every row's buttons where the row is."""

    def __init__(self, ear: Ear, document: Document, viewing: Viewing, rows: RowsView) -> None:
        super().__init__(rows)
        self._ear, self._document, self._viewing, self._rows = ear, document, viewing, rows
        self.buttons: list[RowButtons] = []
        rows.installEventFilter(self)
        rows.moved.connect(self.refresh)
        ear.changed.connect(self.refresh)
        viewing.changed.connect(self._follow_look)
        self.refresh()

    def close_down(self) -> None:
        """The window is closing: hear nothing any more."""
        self._rows.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self.refresh()
        return False

    @Slot()
    def refresh(self) -> None:
        """As many as there are rows, each in its row's corner."""
        rows = self._rows.rows
        while len(self.buttons) > len(rows):
            self.buttons.pop().deleteLater()
        while len(self.buttons) < len(rows):
            self.buttons.append(RowButtons(self._ear, len(self.buttons), self._rows))
        pointed = self._viewing.look.cursor_microphone
        names = microphone_names(self._document.session) or ("",) * len(rows)
        for each in self.buttons[: len(names)]:
            rect = self._rows.row_rect(each.index).toRect()
            each.move(rect.right() - each.width() - _MARGIN_PX, rect.bottom() - each.height() - _MARGIN_PX)
            each.refresh(names[each.index])
            each.setVisible(self._ear.has_sound and (each.is_on or each.index == pointed or each.underMouse()))
            each.raise_()

    @Slot(object, object)
    def _follow_look(self, before: Look, now: Look) -> None:
        if before.cursor_microphone != now.cursor_microphone:
            self.refresh()
