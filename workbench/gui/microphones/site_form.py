"""Name and size of the site, in one row."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from workbench.core.session import Session
from workbench.gui.language.words import tr
from workbench.gui.microphones.name_field import NameField
from workbench.gui.microphones.numbers import number_in, plain, shown
from workbench.gui.state.document import Document


class SiteForm(QWidget):
    """Each finished field is one step of the document's history. said(text, is_problem) as in the table's model."""

    said = Signal(str, bool)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.name = NameField(self)
        self.name.setPlaceholderText(tr("Name of the site"))
        self.name.editingFinished.connect(self._write_name)
        self._add(row, tr("Site"), self.name, 1)
        self.sizes = tuple(self._size_field(axis) for axis in "xyz")
        for axis, field in zip("xyz", self.sizes, strict=True):
            self._add(row, axis, field, 0)
        row.addWidget(QLabel("m", self))
        self.more = QToolButton(self)
        self.more.setText(tr("Site…"))
        self.more.setToolTip(tr("Shape, floor plan and place on Earth of the site"))
        row.addWidget(self.more)
        document.changed.connect(self._follow)
        self._show(document.session)

    def _add(self, row: QHBoxLayout, text: str, field: QLineEdit, stretch: int) -> None:
        label = QLabel(text, self)
        label.setBuddy(field)
        row.addWidget(label)
        row.addWidget(field, stretch)

    def _size_field(self, axis: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText("\N{EM DASH}")
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFixedWidth(field.fontMetrics().horizontalAdvance("00000.00") + 12)
        field.setToolTip(
            tr("Length of the site along {axis}, metres; the room is drawn once all three are known", axis=axis)
        )
        field.setAccessibleName(tr("Length of the site along {axis} in metres", axis=axis))
        font = QFont(field.font())
        font.setFeature(QFont.Tag("tnum"), 1)
        field.setFont(font)
        field.editingFinished.connect(self._write_size)
        return field

    def _follow(self, before: Session | None, now: Session | None) -> None:
        if before is None or now is None or before.site is not now.site:
            self._show(now)
        self._lock()

    def _lock(self) -> None:
        """Nothing can be typed without a session, or into one that is open for reading only."""
        self.setEnabled(self._document.session is not None and not self._document.read_only_reason)
        self.setToolTip(self._document.read_only_reason)

    def _show(self, session: Session | None) -> None:
        self._lock()
        self.name.show_name("" if session is None else session.site.name)
        size = None if session is None else session.site.size_m
        for i, field in enumerate(self.sizes):
            field.setText("" if size is None else _with_decimals(size[i]))

    def _write_name(self) -> None:
        session, name = self._document.session, self.name.text().strip()
        if session is not None and name != session.site.name:
            self._document.edit(tr("Name the site"), replace(session, site=replace(session.site, name=name)))

    def _write_size(self) -> None:
        """Written once all three are numbers above 0, or all three are empty."""
        session = self._document.session
        if session is None:
            return
        texts = [field.text().strip() for field in self.sizes]
        numbers = [number_in(text, "m") for text in texts]
        for axis, text, number in zip("xyz", texts, numbers, strict=True):
            if text and (number is None or number <= 0):
                self.said.emit(
                    tr("The size of the site along {axis} needs a number in metres above 0", axis=axis), True
                )
                return
        self.said.emit("", False)
        x, y, z = numbers
        if x is not None and y is not None and z is not None:
            self._write(session, (x, y, z))
        elif not any(texts):
            self._write(session, None)

    def _write(self, session: Session, size_m: tuple[float, float, float] | None) -> None:
        if size_m != session.site.size_m:
            name = tr("Clear the size of the site") if size_m is None else tr("Set the size of the site")
            self._document.edit(name, replace(session, site=replace(session.site, size_m=size_m)))


def _with_decimals(length_m: float) -> str:
    """At least two decimals, and more where they matter."""
    return max(shown(length_m, 2), plain(length_m), key=len)
