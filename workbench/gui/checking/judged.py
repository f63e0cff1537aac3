"""What is known to be wrong with the open session's sound."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workbench.core.events import Progress, SoundJudged
from workbench.core.finding import Finding, Severity

_RANK = {"note": 0, "warning": 1, "fault": 2}


class Judged(QObject):
    """findings : None while the sound was not judged. progress : of a judging that goes on, else None. is_old : was
    what they depend on besides the sound edited since?

    `changed` when the findings are others; `moved` when the judging begins, goes on or ends.
    """

    changed = Signal()
    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.findings: tuple[Finding, ...] | None = None
        self.progress: Progress | None = None
        self.is_going = self.is_old = False

    def begin(self) -> None:
        """A judging begins; what was found before stays in sight."""
        self.is_going, self.progress = True, None
        self.moved.emit()

    def end(self) -> None:
        self.is_going, self.progress = False, None
        self.moved.emit()

    def go_on(self, progress: Progress) -> None:
        self.progress = progress
        self.moved.emit()

    def take(self, event: SoundJudged) -> None:
        self.findings, self.is_old = event.findings, False
        self.changed.emit()

    def grow_old(self) -> None:
        """Names, places or conditions were edited, and the sound is not judged anew by itself."""
        if self.findings is not None and not self.is_old:
            self.is_old = True
            self.moved.emit()

    def forget(self) -> None:
        """Another sound."""
        if self.findings is not None:
            self.findings, self.is_old = None, False
            self.changed.emit()

    def worst_of(self, microphone: int) -> Severity | None:
        """The worst that was found of one microphone, counted from 0; None where nothing was."""
        told = [each.severity for each in self.findings or () if microphone in each.microphones]
        return max(told, key=lambda severity: _RANK[severity], default=None)

    def said_of(self, microphone: int) -> tuple[str, ...]:
        """What was found of one microphone, in order of time."""
        return tuple(each.said for each in self.findings or () if microphone in each.microphones)
