"""The sound's part of the Checks tab: whether it was judged, what was found, and how to ask again."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from workbench.core.finding import Finding
from workbench.gui.checking.finding_row import FindingRow
from workbench.gui.checking.judged import Judged
from workbench.gui.language.words import tr
from workbench.gui.looks.icons import pixmap
from workbench.gui.looks.theme import Theme, ThemeChoice

MOST_ROWS = 100
"""More are counted, not listed."""
_NOT_YET = QT_TR_NOOP("Not checked yet: press Check Sound.")
_CHECKING = QT_TR_NOOP("Checking the sound…")
_OLD = QT_TR_NOOP(
    "Checked before names, places, conditions or thresholds were changed: press Check Sound to check again."
)
_ALL_WELL = QT_TR_NOOP("All of the sound was checked: nothing to warn of.")


class SoundSection(QWidget):
    """`chosen(Finding)` when one is clicked; `asked`, `stop_asked`, `thresholds_asked` by its buttons."""

    chosen = Signal(object)
    asked = Signal()
    stop_asked = Signal()
    thresholds_asked = Signal()

    def __init__(self, judged: Judged, themes: ThemeChoice) -> None:
        super().__init__()
        self._judged, self._themes = judged, themes
        self._has_sound = False
        self._n_own = 0
        self.rows: list[FindingRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.mark, self.state, self.bar = QLabel(), QLabel(), QProgressBar()
        self.check, self.stop, self.thresholds = (
            QPushButton(t) for t in (tr("Check Sound"), tr("Stop"), tr("Thresholds…"))
        )
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(160)
        self._lay_out()
        self.check.clicked.connect(self.asked)
        self.stop.clicked.connect(self.stop_asked)
        self.thresholds.clicked.connect(self.thresholds_asked)
        judged.changed.connect(self.refresh)
        judged.moved.connect(self._show_state)
        themes.changed.connect(self._paint)
        self.refresh()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(4, 0, 4, 0)
        line.setSpacing(8)
        self.state.setWordWrap(True)
        self.state.setProperty("role", "muted")
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.state, 1)
        for widget in (self.bar, self.stop, self.check, self.thresholds):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addLayout(self._list)

    def set_sound(self, has_sound: bool, why_not: str) -> None:
        """Is there a sound to be checked?"""
        self._has_sound = has_sound
        self.check.setToolTip(why_not)
        self._show_state()

    def set_own_thresholds(self, n_own: int) -> None:
        """So many thresholds are not as they were delivered."""
        self._n_own = n_own
        self._show_state()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self._judged.findings or ()

    @property
    def text(self) -> str:
        """What is said of the judging itself."""
        return self.state.text()

    @Slot()
    def refresh(self) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [FindingRow(each, self._themes.theme) for each in self.findings[:MOST_ROWS]]
        for row in self.rows:
            row.chosen.connect(self.chosen)
            self._list.addWidget(row)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        judged, progress = self._judged, self._judged.progress
        is_well = judged.findings == () and not judged.is_going and not judged.is_old
        self.state.setText(f"{self._said()} {_said_own(self._n_own)}".strip())
        self.mark.setVisible(is_well)
        if is_well:
            self.mark.setPixmap(pixmap("done", self._themes.theme.good, ratio=2.0))
        self.bar.setVisible(judged.is_going)
        self.bar.setRange(0, progress.total if progress is not None else 0)
        self.bar.setValue(progress.done if progress is not None else 0)
        self.stop.setVisible(judged.is_going)
        self.check.setVisible(not judged.is_going)
        self.check.setEnabled(self._has_sound)

    def _said(self) -> str:
        judged = self._judged
        if judged.is_going:
            return tr(_CHECKING)
        if judged.findings is None:
            return tr(_NOT_YET) if self._has_sound else tr("There is no sound yet.")
        if judged.is_old:
            return tr(_OLD)
        if not judged.findings:
            return tr(_ALL_WELL)
        n, more = len(judged.findings), len(judged.findings) - MOST_ROWS
        found = (
            tr("All of the sound was checked: {n} findings", n=n)
            if n > 1
            else tr("All of the sound was checked: {n} finding", n=n)
        )
        return tr("{found}, of which {more} are not listed.", found=found, more=more) if more > 0 else f"{found}."

    @Slot(object)
    def _paint(self, theme: Theme) -> None:
        self.refresh()


def _said_own(n_own: int) -> str:
    if n_own == 0:
        return ""
    return (
        tr("1 threshold is not the usual one.") if n_own == 1 else tr("{n} thresholds are not the usual ones.", n=n_own)
    )
