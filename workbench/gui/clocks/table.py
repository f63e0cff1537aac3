"""Microphone by microphone: the offset now, what is proposed, the change in milliseconds and metres, how certain."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QTableWidgetItem

from workbench.core.array.checks import microphone_name
from workbench.core.clock_offset import ClockOffset, ClocksProposed
from workbench.core.session import Session
from workbench.gui.language.words import retold, tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.microphones.numbers import shown
from workbench.gui.tables.plain_table import LEFT, RIGHT, PlainTable

HEADS = (
    QT_TR_NOOP("Microphone"),
    QT_TR_NOOP("Now (ms)"),
    QT_TR_NOOP("Proposed (ms)"),
    QT_TR_NOOP("Change (ms)"),
    QT_TR_NOOP("Change (m)"),
    "\N{PLUS-MINUS SIGN} (ms)",
    QT_TR_NOOP("Certainty"),
)
_TIPS = (
    "",
    QT_TR_NOOP("The offset in the session: positive = this channel started later"),
    QT_TR_NOOP("What it should be, against the first clear channel, which keeps its own"),
    QT_TR_NOOP("Proposed less now"),
    QT_TR_NOOP("As far as sound goes in that time"),
    QT_TR_NOOP("One standard deviation, from the pairs' misfit and the errors of the places"),
    QT_TR_NOOP(
        "How many of its pairs agree with one another, and how many times higher their peaks are than the next ones"
    ),
)
_TOLD, _LAST = 2, len(HEADS) - 1
_MS, _CM = 3, 3


class ClocksTable(PlainTable):
    """Only to be looked at. Why a channel was refused stands where its offset would."""

    def __init__(self, themes: ThemeChoice) -> None:
        heads, tips = (tuple(tr(text) if text else "" for text in texts) for texts in (HEADS, _TIPS))
        super().__init__(heads, tr("Clock offsets of the microphones"), wide=_LAST, left=(0, _LAST), tips=tips)
        self._themes = themes

    def show_offsets(self, session: Session | None, proposed: ClocksProposed | None) -> None:
        """proposed None: the offsets as they are alone."""
        n = 0 if session is None else len(session.microphones)
        self.clearSpans()
        self.setRowCount(n)
        for row in range(n):
            assert session is not None
            now_s = session.microphones[row].offset_s
            told = None if proposed is None else proposed.offsets[row]
            speed_m_s = 0.0 if proposed is None else proposed.sound_speed_m_s
            self._show_row(row, (microphone_name(session, row), *_texts(now_s, told, speed_m_s)), told)

    def _show_row(self, row: int, texts: tuple[str, ...], told: ClockOffset | None) -> None:
        theme, font = self._themes.theme, QFont(self.font())
        font.setFeature(QFont.Tag("tnum"), 1)
        is_refused = told is not None and bool(told.why_not)
        if is_refused:
            self.setSpan(row, _TOLD, 1, len(HEADS) - _TOLD)  # the reason needs room
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            is_reason = is_refused and column == _TOLD
            item.setTextAlignment(LEFT if column in (0, _LAST) or is_reason else RIGHT)
            item.setFont(font)
            if is_reason:
                item.setForeground(QColor(theme.warning))
            if is_reason or column == _LAST:
                item.setToolTip(text)
            self.setItem(row, column, item)


def _texts(now_s: float, told: ClockOffset | None, speed_m_s: float) -> tuple[str, ...]:
    now = shown(1e3 * now_s, _MS)
    if told is None:
        return (now, *[""] * 5)
    if told.proposed_s is None:
        return (now, retold(told.why_not), *[""] * 4)
    change_s = told.proposed_s - now_s
    return (
        now,
        shown(1e3 * told.proposed_s, _MS),
        shown(1e3 * change_s, _MS),
        shown(speed_m_s * change_s, _CM),
        shown(None if told.error_s is None else 1e3 * told.error_s, _MS),
        tr(
            "{some} of {n} pairs, peaks {ratio:.1f} \u00d7",
            some=told.n_agreeing,
            n=told.n_pairs,
            ratio=told.peak_ratio,
        ),
    )
