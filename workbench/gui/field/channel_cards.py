"""A card a microphone: its name, one word, a mark, and how loud it is now."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QT_TR_NOOP, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.field.channel_watch import ChannelWatch, State
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme, ThemeChoice

WORDS: dict[State, str] = {
    "waiting": QT_TR_NOOP("Listening"), "good": QT_TR_NOOP("Good"), "quiet": QT_TR_NOOP("Quiet"),
    "clipped": QT_TR_NOOP("Too loud"), "dead": QT_TR_NOOP("Dead"),
}  # fmt: skip
SIGNS: dict[State, str] = {
    "waiting": "\N{HORIZONTAL ELLIPSIS}", "good": "\N{CHECK MARK}", "quiet": "\N{WHITE DOWN-POINTING TRIANGLE}",
    "clipped": "\N{BLACK UP-POINTING TRIANGLE}", "dead": "\N{MULTIPLICATION X}",
}  # fmt: skip
_LOW_DB = -80.0
_GAP_PX = 10


class ChannelCards(QWidget):
    """`show(names, watch)` now and then."""

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._names: tuple[str, ...] = ()
        self._watch = ChannelWatch()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 96)
        self.setAccessibleName(tr("How loud each microphone is"))

    def show_levels(self, names: Sequence[str], watch: ChannelWatch) -> None:
        self._names, self._watch = tuple(names), watch
        self.setAccessibleDescription(", ".join(f"{n}: {tr(WORDS[s])}" for n, s in self._told()))
        self.update()

    def _told(self) -> list[tuple[str, State]]:
        n = self._watch.n_channels
        names = [*self._names[:n], *(f"M{i + 1}" for i in range(len(self._names), n))]
        return list(zip(names, self._watch.states(), strict=True))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(200, 96)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        told = self._told()
        if not told:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        n_rows = max(1, math.ceil(len(told) / 4)) if self.height() >= 200 else max(1, math.ceil(len(told) / 8))
        n_columns = math.ceil(len(told) / n_rows)
        width = (self.width() - _GAP_PX * (n_columns - 1)) / n_columns
        height = min((self.height() - _GAP_PX * (n_rows - 1)) / n_rows, 330.0)
        for i, (name, state) in enumerate(told):
            row, column = divmod(i, n_columns)
            box = QRectF(column * (width + _GAP_PX), row * (height + _GAP_PX), width, height)
            self._draw(painter, box, name, state, i)
        painter.end()

    def _draw(self, painter: QPainter, box: QRectF, name: str, state: State, channel: int) -> None:
        theme = self._themes.theme
        colour = QColor(_colour(theme, state))
        painter.setBrush(QColor(theme.surface))
        painter.setPen(QPen(colour, 4 if state != "good" else 3))
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 10, 10)
        inner = box.adjusted(16, 8, -16, -10)
        is_tall = box.height() >= 130
        self._letters(painter, 24 if is_tall else 18)
        painter.setPen(QColor(theme.text))
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        head = QRectF(inner.left(), inner.top(), inner.width(), 34)
        peak_db = self._watch.peak_db(channel)
        number = "" if peak_db is None or peak_db < -140 else f"{peak_db:.0f} dB".replace("-", "\N{MINUS SIGN}")
        metrics = painter.fontMetrics()
        name = metrics.elidedText(name, Qt.TextElideMode.ElideRight,
                                  int(head.width()) - metrics.horizontalAdvance(number) - 10)  # fmt: skip
        painter.drawText(head, left | Qt.AlignmentFlag.AlignVCenter, name)
        painter.drawText(head, right | Qt.AlignmentFlag.AlignVCenter, number)
        said = f"{SIGNS[state]} {tr(WORDS[state])}"
        self._letters(painter, 40 if is_tall else 22)
        while painter.fontMetrics().horizontalAdvance(said) > inner.width() and painter.font().pixelSize() > 16:
            self._letters(painter, painter.font().pixelSize() - 2)
        painter.setPen(colour)
        middle = QRectF(inner.left(), head.bottom(), inner.width(), inner.bottom() - head.bottom() - 26)
        painter.drawText(middle, left | Qt.AlignmentFlag.AlignVCenter, said)
        self._draw_level(painter, QRectF(inner.left(), inner.bottom() - 20, inner.width(), 18), channel, colour)

    def _draw_level(self, painter: QPainter, bar: QRectF, channel: int, colour: QColor) -> None:
        theme, now_db = self._themes.theme, self._watch.now_db(channel)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(bar, 5, 5)
        share = 0.0 if now_db is None else min(max((now_db - _LOW_DB) / -_LOW_DB, 0.0), 1.0)
        if share > 0.02:
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), share * bar.width(), bar.height()), 5, 5)

    def _letters(self, painter: QPainter, size_px: int) -> None:
        font = QFont(self.font())
        font.setPixelSize(size_px)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)


def _colour(theme: Theme, state: State) -> str:
    return {
        "waiting": theme.muted, "good": theme.good, "quiet": theme.warning, "clipped": theme.error, "dead": theme.error
    }[state]  # fmt: skip
