"""The slim bar above the spectrograms: listening on the left, how the sound is shown on the right."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.gui.language.words import tr

HEIGHT_PX = 32


class SoundBar(QWidget):
    """Two areas to put controls in: `left` grows from the left edge, `right` ends at the right one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left, self.right = QHBoxLayout(), QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 2)
        row.setSpacing(8)
        row.addLayout(self.left)
        row.addStretch(1)
        row.addLayout(self.right)
        for area in (self.left, self.right):
            area.setSpacing(4)
        self.setFixedHeight(HEIGHT_PX)
        self.setAccessibleName(tr("Sound"))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The pane may become narrower than the controls wish to be."""
        return QSize(0, HEIGHT_PX)
