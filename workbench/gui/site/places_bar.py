"""Above the view while it shows many places instead of the session: whose they are, of when, and at which site."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workbench.gui.language.words import tr
from workbench.gui.site.places import Places

_NARROWEST_PX, _COMBO_SHARE = 200, 0.6


class PlacesBar(QWidget):
    """site_chosen(name) : people want to see another site."""

    site_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self.heading, self.sites, self.note = QLabel(self), QComboBox(self), QLabel(self)
        self.note.setProperty("role", "muted")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.heading.setProperty("role", "title")
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.sites.setAccessibleName(tr("Site shown"))
        self.sites.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sites.textActivated.connect(self._choose)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.heading, 1)
        row.addWidget(self.sites)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.note)
        self.hide()

    def show_places(self, places: Places | None) -> None:
        """None takes the bar away."""
        self.setHidden(places is None)
        if places is None:
            return
        self._said = places.heading
        self.note.setText(places.note)
        self.heading.setToolTip(self._said)
        known = [self.sites.itemText(i) for i in range(self.sites.count())]
        if known != list(places.sites):
            self.sites.clear()
            self.sites.addItems(list(places.sites))
        self.sites.setCurrentText(places.site.name)
        self.sites.setToolTip(tr("{name}: which of the training's sites is shown", name=places.site.name))
        self.sites.setVisible(len(places.sites) > 1)
        self._elide()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(_NARROWEST_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        self.sites.setMaximumWidth(max(round(_COMBO_SHARE * self.width()), 80))
        room = (
            self.width()
            - 32
            - (min(self.sites.sizeHint().width(), self.sites.maximumWidth()) if not self.sites.isHidden() else 0)
        )
        self.heading.setText(self.heading.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideMiddle, room))

    @Slot(str)
    def _choose(self, name: str) -> None:
        self.site_chosen.emit(name)
