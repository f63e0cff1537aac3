"""How the window is divided, and how that comes back at the next start."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from workbench.gui.state.settings import SettingsStore

_SHARES = {"columns": (204, 766, 630), "middle": (620, 260), "right": (520, 360)}
"""Widths and heights of the panes in a window of 1600 x 1000; other sizes divide alike."""


class Panes(QSplitter):
    """Campaign | spectrograms over mel-spectra | site over tables."""

    def __init__(self, campaign: QWidget, sound: QWidget, mel: QWidget, site: QWidget, tabs: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._middle, self._right = QSplitter(Qt.Orientation.Vertical), QSplitter(Qt.Orientation.Vertical)
        for widget in (sound, mel):
            self._middle.addWidget(widget)
        for widget in (site, tabs):
            self._right.addWidget(widget)
        for widget in (campaign, self._middle, self._right):
            self.addWidget(widget)
        for splitter in self._all().values():
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(4)
            for i in range(splitter.count()):
                splitter.setStretchFactor(i, _SHARES[self._name_of(splitter)][i])
        self.setCollapsible(0, True)
        self.reset()

    def reset(self) -> None:
        for name, splitter in self._all().items():
            splitter.setSizes(list(_SHARES[name]))

    def remember(self, store: SettingsStore) -> None:
        for name, splitter in self._all().items():
            store.remember_state(name, splitter.saveState())

    def restore(self, store: SettingsStore) -> None:
        for name, splitter in self._all().items():
            if (state := store.state(name)) is not None:
                splitter.restoreState(state)

    def _all(self) -> dict[str, QSplitter]:
        return {"columns": self, "middle": self._middle, "right": self._right}

    def _name_of(self, splitter: QSplitter) -> str:
        return next(name for name, s in self._all().items() if s is splitter)
