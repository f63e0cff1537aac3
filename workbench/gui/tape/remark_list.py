"""What is wrong, open or assumed, one sentence a line with its icon."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.core.tape.words import Remark
from workbench.gui.language.words import tr
from workbench.gui.looks.icons import pixmap
from workbench.gui.looks.theme import Theme, ThemeChoice


class RemarkList(QScrollArea):
    """Scrolls when there is much to say."""

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._remarks: tuple[Remark, ...] = ()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(4 * (self.fontMetrics().height() + 8))
        themes.changed.connect(self._rebuild)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(r.text for r in self._remarks)

    def show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        if remarks != self._remarks:
            self._remarks = remarks
            self._rebuild()

    def _rebuild(self, *_: object) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for remark in self._remarks:
            column.addLayout(_row(remark, self._themes.theme))
        column.addStretch(1)
        self.setWidget(page)


def _row(remark: Remark, theme: Theme) -> QHBoxLayout:
    colour = {"error": theme.error, "warning": theme.warning}.get(remark.tone, theme.muted)
    mark, text = QLabel(), QLabel(remark.text)
    mark.setPixmap(pixmap(remark.tone, colour))
    mark.setAccessibleName({"error": tr("Wrong"), "warning": tr("Open")}.get(remark.tone, tr("Note")))
    text.setWordWrap(True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text, 1)
    return row
