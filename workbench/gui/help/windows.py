"""About, and the licences in full: small windows that stay open beside the work."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.help.about import Library, as_text, libraries, sections
from workbench.gui.language.words import tr


class AboutWindow(QDialog):
    """Versions and licences as a grid of two columns that scrolls, to be copied as text for a report of a fault."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sections = sections()
        page = QWidget()
        self.grid = QGridLayout(page)
        self.grid.setHorizontalSpacing(24)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(1, 1)
        for section in self._sections:
            self._head(section.title)
            for fact in section.facts:
                self._line(fact.left, fact.right)
        self.grid.setRowStretch(self.grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton(tr("Copy All as Text"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setToolTip(tr("For a report of a fault"))
        self.copy.clicked.connect(self.copy_text)
        self.licences = buttons.addButton(tr("Licences…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.licences.setToolTip(tr("The licences of all libraries in full"))
        self.licences.clicked.connect(self.show_licences)
        buttons.rejected.connect(self.close)
        for button in buttons.buttons():
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(scroll, 1)
        column.addWidget(buttons)
        self.resize(620, 560)

    @Slot()
    def copy_text(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._sections))

    @Slot()
    def show_licences(self) -> None:
        LicencesWindow(libraries(), self).show()

    def _head(self, text: str) -> None:
        row = self.grid.rowCount()
        label = QLabel(text)
        label.setProperty("role", "title")
        label.setContentsMargins(0, 8 if row > 1 else 0, 0, 0)
        self.grid.addWidget(label, row, 0, 1, 2)

    def _line(self, left: str, right: str) -> None:
        row = self.grid.rowCount()
        said, key = QLabel(left), QLabel(right)
        key.setProperty("role", "muted")
        key.setWordWrap(True)
        key.setTextFormat(Qt.TextFormat.PlainText)
        key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.grid.addWidget(said, row, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignTop)


class LicencesWindow(QDialog):
    """A list of libraries, and the licence of the one that is chosen."""

    def __init__(self, known: tuple[Library, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Licences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._known = known
        self.names, self.text = QListWidget(), QPlainTextEdit()
        self.names.setAccessibleName(tr("Libraries"))
        self.text.setAccessibleName(tr("Licence"))
        self.text.setReadOnly(True)
        self.names.addItems([f"{library.name} {library.version}" for library in known])
        self.names.currentRowChanged.connect(self._choose)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.names)
        split.addWidget(self.text)
        split.setSizes([220, 520])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(split, 1)
        column.addWidget(buttons)
        self.resize(760, 560)
        self.names.setCurrentRow(0)

    @Slot(int)
    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._known):
            library = self._known[row]
            texts = [file.read_text(encoding="utf-8", errors="replace") for file in library.texts if file.is_file()]
            none = tr("{licence}. Its package brings no text of the licence.", licence=library.licence or library.name)
            self.text.setPlainText("\n\n".join(texts) or none)
