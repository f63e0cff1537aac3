"""Which four of many microphones the methods should hear."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.core.session import Session
from workbench.gui.language.words import tr

N_WANTED = 4


def widest_four(session: Session) -> tuple[int, ...]:
    """The four placed microphones that enclose the largest area seen from above (indices from 0)."""
    places_m = session.microphone_positions_m()
    placed = [i for i in range(len(places_m)) if np.isfinite(places_m[i]).all()]
    return max(combinations(placed, N_WANTED), key=lambda four: _area_m2(places_m[list(four), :2]), default=())


def _area_m2(corners_m: np.ndarray) -> float:
    """Area of the quadrilateral with these corners, taken around their middle. corners_m : (4, 2) metres."""
    off = corners_m - corners_m.mean(axis=0)
    x, y = off[np.argsort(np.arctan2(off[:, 1], off[:, 0]))].T
    return float(abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2)


class MicrophoneChooser(QDialog):
    """Ticks; `chosen(indices)` with exactly four when people press Localize."""

    chosen = Signal(object)

    def __init__(self, session: Session, before: tuple[int, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Which four microphones?"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = QLabel(
            tr(
                "The networks listen to four microphones; this session has {n_microphones}.",
                n_microphones=len(session.microphones),
            )
        )
        said.setWordWrap(True)
        self.boxes: list[QCheckBox] = []
        rows, column = QWidget(), QVBoxLayout()
        rows.setLayout(column)
        column.setSpacing(8)
        for i, microphone in enumerate(session.microphones):
            box = QCheckBox(_said(microphone.name or f"M{i + 1}", microphone.position_m))
            box.setEnabled(microphone.position_m is not None)
            box.setChecked(i in before)
            box.toggled.connect(self._count)
            column.addWidget(box)
            self.boxes.append(box)
        column.addStretch(1)
        scroll = QScrollArea()
        column.setContentsMargins(12, 12, 12, 12)
        scroll.setWidget(rows)
        scroll.setWidgetResizable(True)
        self._counted = QLabel()
        self._counted.setProperty("role", "muted")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self.buttons.addButton(tr("Localize"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setDefault(True)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        for part in (said, scroll, self._counted, self.buttons):
            whole.addWidget(part)
        self.resize(380, 420)
        self._count()

    @property
    def ticked(self) -> tuple[int, ...]:
        """Indices from 0."""
        return tuple(i for i, box in enumerate(self.boxes) if box.isChecked())

    @Slot()
    def _count(self) -> None:
        n_ticked = len(self.ticked)
        self._go.setEnabled(n_ticked == N_WANTED)
        self._counted.setText(
            "" if n_ticked == N_WANTED else tr("{n_ticked} ticked; tick exactly four", n_ticked=n_ticked)
        )

    @Slot()
    def _accept(self) -> None:
        ticked = self.ticked
        self.accept()
        self.chosen.emit(ticked)


def _said(name: str, position_m: tuple[float, float, float] | None) -> str:
    if position_m is None:
        return tr("{name}   not placed yet", name=name)
    x_m, y_m, z_m = position_m
    return tr("{name}   ({x_m:.2f}, {y_m:.2f}, {z_m:.2f}) m", name=name, x_m=x_m, y_m=y_m, z_m=z_m)
