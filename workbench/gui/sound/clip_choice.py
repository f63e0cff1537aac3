"""Which clips there are, and going from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from workbench.core.clips import Clip
from workbench.gui.sound.time_view import TimeView
from workbench.gui.state.viewing import Viewing


class ClipChoice(QObject):
    """The clips of the recording; the chosen one lives in `viewing.look.clip` alone. `changed`: other clips."""

    changed = Signal()

    def __init__(self, viewing: Viewing, times: TimeView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._viewing, self._times = viewing, times
        self._clips: Sequence[Clip] = ()

    @property
    def clips(self) -> Sequence[Clip]:
        return self._clips

    @property
    def chosen(self) -> Clip | None:
        index = self._viewing.look.clip
        return self._clips[index] if index is not None and 0 <= index < len(self._clips) else None

    def take_clips(self, clips: Sequence[Clip]) -> None:
        if clips != self._clips:
            self._clips = clips
            self.changed.emit()

    def choose(self, index: int | None) -> None:
        """Choose a clip and scroll to it, in one change; None chooses the session as a whole."""
        if index is None:
            self._viewing.change(clip=None)
        else:
            clip = self._clips[index]
            self._viewing.change(clip=index, visible_s=self._times.scrolled_to(clip.start_s, clip.end_s))

    def step(self, by: int) -> None:
        """On or back; from the whole session forward to the first, back to the last."""
        if not self._clips:
            return
        now = self._viewing.look.clip
        if now is None:
            now = -1 if by > 0 else len(self._clips)
        self.choose(min(max(now + by, 0), len(self._clips) - 1))

    def first(self) -> None:
        if self._clips:
            self.choose(0)

    def last(self) -> None:
        if self._clips:
            self.choose(len(self._clips) - 1)
