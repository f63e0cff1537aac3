"""In the status bar of every workspace: that something trains, and how long still."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QToolButton, QWidget

from workbench.gui.language.words import tr
from workbench.gui.looks.icons import icon
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.training.run_columns import epochs_done, said_state, seconds_left
from workbench.gui.training.run_words import duration_text, epochs_planned
from workbench.gui.training.watch import RunsWatch


class StatusMark(QToolButton):
    """Hidden while nothing is at work; a click shows the trainings."""

    def __init__(self, watch: RunsWatch, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watch, self._themes = watch, themes
        self.setProperty("flat", True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setObjectName("training mark")
        for signal in (watch.run_changed, watch.runs_changed):
            signal.connect(self._show)
        themes.changed.connect(self._paint)
        self._paint(themes.theme)
        self._show()

    @Slot()
    def _show(self, *_: object) -> None:
        runs = self._watch.at_work
        self.setVisible(bool(runs))
        if not runs:
            return
        run = runs[0]
        left = [seconds for one in runs if (seconds := seconds_left(one)) is not None]
        words = [said_state(run) if len(runs) == 1 else tr("{n_runs} trainings", n_runs=len(runs))]
        if len(runs) == 1 and run.state != "preparing":
            words.append(f"{epochs_done(run)}/{epochs_planned(run)}")
        words += [tr("{duration_text} left", duration_text=duration_text(max(left)))] if left else []
        self.setText(" · ".join(words))
        self.setAccessibleName(tr("Trainings at work: {words}", words=", ".join(words)))
        self.setToolTip(
            "\n".join([*(f"{one.name}: {said_state(one)}" for one in runs), tr("A click shows them (Ctrl+4)")])
        )

    @Slot(object)
    def _paint(self, theme: Theme) -> None:
        self.setIcon(icon("play", theme, theme.muted))
