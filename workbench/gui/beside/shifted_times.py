"""The time that is on screen, on another session's clock."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from workbench.core.session import Session
from workbench.gui.sound.ranges import Range
from workbench.gui.sound.time_text import moment_of
from workbench.gui.sound.time_view import TimeView
from workbench.gui.state.viewing import Viewing


class ShiftedTimes(TimeView):
    """What is zoomed or scrolled here is zoomed and scrolled in the session that is open.

    shift_s : a moment t of this session is shown where the open one's t + shift_s is. shifted : it is another one.
    """

    shifted = Signal()

    def __init__(self, viewing: Viewing, times: TimeView, parent: QObject | None = None) -> None:
        super().__init__(viewing, parent)
        self._open = times
        self._shift_s = 0.0

    @property
    def shift_s(self) -> float:
        return self._shift_s

    def shift_to(self, shift_s: float) -> None:
        if shift_s != self._shift_s:
            self._shift_s = shift_s
            self.shifted.emit()

    @property
    def has_span(self) -> bool:
        return self._open.has_span

    @property
    def span_s(self) -> Range:
        low, high = self._open.span_s
        return low - self._shift_s, high - self._shift_s

    @property
    def visible_s(self) -> Range:
        low, high = self._open.visible_s
        return low - self._shift_s, high - self._shift_s

    def show_stretch(self, start_s: float, end_s: float) -> None:
        self._open.show_stretch(start_s + self._shift_s, end_s + self._shift_s)

    def bring_into_view(self, start_s: float, end_s: float) -> None:
        self._open.bring_into_view(start_s + self._shift_s, end_s + self._shift_s)

    def scrolled_to(self, start_s: float, end_s: float) -> Range:
        low, high = self._open.scrolled_to(start_s + self._shift_s, end_s + self._shift_s)
        return low - self._shift_s, high - self._shift_s

    def fit(self) -> None:
        self._open.fit()

    def zoom(self, factor: float, about_s: float | None = None) -> None:
        self._open.zoom(factor, None if about_s is None else about_s + self._shift_s)

    def scroll(self, share: float) -> None:
        self._open.scroll(share)


def shift_by_clock_s(ours: Session, other: Session) -> float | None:
    """How much later the other's clock began, by the time of day told in both; None where that cannot be known."""
    here, there = moment_of(ours.recorded_at), moment_of(other.recorded_at)
    if here is None or there is None or _has_zone(here) != _has_zone(there):
        return None
    return (there - here).total_seconds()


def overlap_s(one: Range, other: Range) -> float:
    """How long two stretches of time have in common; negative: how far apart they are."""
    return min(one[1], other[1]) - max(one[0], other[0])


def _has_zone(moment: datetime) -> bool:
    return moment.utcoffset() is not None
