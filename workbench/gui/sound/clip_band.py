"""The clips of a recording, to click."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.core.clips import CLIP_LENGTH_S, CLIP_STEP_S, Clip
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.sound.clip_choice import ClipChoice
from workbench.gui.sound.strip import GUTTER_PX, Strip
from workbench.gui.sound.ticks import seconds_text
from workbench.gui.sound.time_view import TimeView
from workbench.gui.sound.verdicts import Verdict, Verdicts

_CELL_TOP_PX = 7.0
_CELL_PX = 16.0
_MARK_ROOM_PX = 7.0
_NARROWEST_CELL_PX = 2.0


class ClipBand(Strip):
    """Clips overlap, so each is a cell as wide as the step to the next; a bar above shows the chosen one's full length.

    Click a cell to choose its clip, click it again for the session as a whole; drag to run through clips;
    double-click to bring the clip up large. With predictions a filled cell with a dot is within the radius, an
    empty one with a cross is outside.
    """

    def __init__(self, themes: ThemeChoice, choice: ClipChoice, times: TimeView, parent: QWidget | None = None) -> None:
        super().__init__(themes, 44, tr("Clips"), parent)
        self._choice = choice
        self._times = times
        self._verdicts: Verdicts | None = None
        self._radius_m = 2.0
        self._hovered: int | None = None
        self._pressed: int | None = None
        self._was_chosen = False
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Clips"))
        choice.changed.connect(self.update)

    def show_verdicts(self, verdicts: Verdicts | None, radius_m: float) -> None:
        self._verdicts, self._radius_m = verdicts, radius_m
        self.update()

    def word_height(self) -> float:
        return 2 * _CELL_TOP_PX + _CELL_PX

    def step_s(self) -> float:
        """From one clip's start to the next."""
        clips = self._choice.clips
        return clips[1].start_s - clips[0].start_s if len(clips) > 1 else CLIP_STEP_S

    def cell_of(self, clip: Clip) -> QRectF:
        """Where a clip's cell is drawn, widget pixels."""
        left, right = self.x_of(clip.start_s), self.x_of(clip.start_s + self.step_s())
        gap = 1.0 if right - left > 4 else 0.0
        return QRectF(left, _CELL_TOP_PX, right - left - gap, _CELL_PX)

    def clip_at(self, x: float) -> int | None:
        """The clip whose cell is under a widget pixel; the last one's whole length belongs to it."""
        clips = self._choice.clips
        time_s = self.time_at(x)
        if not clips or x < GUTTER_PX or not clips[0].start_s <= time_s <= clips[-1].end_s:
            return None
        return bisect_right(clips, time_s, key=_start_of) - 1

    def draw(self, painter: QPainter, plot: QRectF) -> None:
        painter.setClipRect(plot)
        first, end = self._on_screen(plot)
        if first < end and self.cell_of(self._choice.clips[first]).width() < _NARROWEST_CELL_PX:
            self._draw_run(painter, self._choice.clips[first], self._choice.clips[end - 1])
        else:
            for clip in self._choice.clips[first:end]:
                self._draw_cell(painter, clip, self.cell_of(clip))
        chosen = self._choice.chosen
        clips = self._choice.clips
        if self._hovered is not None and self._hovered < len(clips):
            self._draw_length(painter, clips[self._hovered], QColor(self.theme.muted))
        if chosen is not None:
            self._draw_length(painter, chosen, QColor(self.theme.accent))
        painter.setClipping(False)
        self._draw_caption(painter, plot)

    def _on_screen(self, plot: QRectF) -> tuple[int, int]:
        """The first clip whose cell is at least partly seen, and the one after the last; a day has 170,000."""
        clips = self._choice.clips
        first = bisect_right(clips, self.time_at(plot.left()) - self.step_s(), key=_start_of)
        return max(first - 1, 0), bisect_right(clips, self.time_at(plot.right()), key=_start_of)

    def _draw_run(self, painter: QPainter, first: Clip, last: Clip) -> None:
        """Cells too narrow to be told apart, as one; the chosen one is still seen."""
        painter.fillRect(self.cell_of(first).united(self.cell_of(last)), QColor(self.theme.raised))
        chosen = self._choice.chosen
        if chosen is not None:
            cell = self.cell_of(chosen)
            cell.setWidth(max(cell.width(), _NARROWEST_CELL_PX))
            painter.fillRect(cell, QColor(self.theme.accent))

    def _draw_cell(self, painter: QPainter, clip: Clip, cell: QRectF) -> None:
        verdict = self._verdicts.of_clip.get(clip.index) if self._verdicts else None
        is_chosen = self._choice.chosen == clip
        ink = QColor(self.theme.accent_text if is_chosen else self.theme.muted)
        fill = QColor(self.theme.accent if is_chosen else self.theme.raised)
        is_outside = verdict is not None and verdict.is_within is False
        if is_outside and not is_chosen:
            painter.fillRect(cell, QColor(self.theme.surface))
            painter.setPen(QPen(QColor(self.theme.line), 1))
            painter.drawRect(cell.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            painter.fillRect(cell, fill)
        if verdict is not None and cell.width() >= _MARK_ROOM_PX:
            _draw_mark(painter, cell.center(), verdict, ink)

    def _draw_length(self, painter: QPainter, clip: Clip, colour: QColor) -> None:
        left, right = self.x_of(clip.start_s), self.x_of(clip.end_s)
        painter.fillRect(QRectF(left, 2, right - left, 2.5), colour)
        for x in (left, right - 1):
            painter.fillRect(QRectF(x, 2, 1, _CELL_TOP_PX - 2), colour)

    def _draw_caption(self, painter: QPainter, plot: QRectF) -> None:
        top = self.word_height() - 4
        room = QRectF(plot.left(), top, plot.width(), self.height() - top)
        legend = self._legend_width()
        painter.setPen(QColor(self.theme.muted))
        width = int(room.width() - legend - 8)
        whole = self.caption()
        text = whole if self._fits(whole, width) else whole.partition(";")[0]  # the hint may go, what is shown not
        text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        if legend:
            self._draw_legend(painter, room.right() - legend, room)

    def _fits(self, text: str, width: int) -> bool:
        return self.fontMetrics().horizontalAdvance(text) <= width

    def caption(self) -> str:
        """What is chosen, in words."""
        clips, chosen = self._choice.clips, self._choice.chosen
        if not clips:
            return tr("Shorter than one clip of {s:g} s", s=CLIP_LENGTH_S) if self._times.has_span else ""
        if chosen is None:
            length_s = clips[0].end_s - clips[0].start_s
            if len(clips) == 1:
                return tr("One clip of {length_s:g} s", length_s=length_s)
            text = tr("{n} clips of {length_s:g} s, a new one every {step_s:g} s; click one to look at it")
            return text.format(n=len(clips), length_s=length_s, step_s=self.step_s())
        return f"{self._place(chosen)}{self._answer(chosen)}"

    def _place(self, clip: Clip) -> str:
        n, stretch = len(self._choice.clips), seconds_text(clip.start_s, clip.end_s)
        return tr("Clip {number} of {n}, {stretch}", number=clip.index + 1, n=n, stretch=stretch)

    def _answer(self, clip: Clip) -> str:
        verdict = self._verdicts.of_clip.get(clip.index) if self._verdicts else None
        if self._verdicts is None or verdict is None:
            return ""
        if verdict.error_m is None:
            return tr(": {title} answered, true place unknown", title=self._verdicts.title)
        said = tr(": {title} is {error_m:.2f} m off, outside {radius_m:.1f} m")
        if verdict.is_within:
            said = tr(": {title} is {error_m:.2f} m off, within {radius_m:.1f} m")
        return said.format(title=self._verdicts.title, error_m=verdict.error_m, radius_m=self._radius_m)

    def _legend_texts(self) -> tuple[tuple[Verdict, str], ...]:
        if self._verdicts is None:
            return ()
        if any(v.is_within is None for v in self._verdicts.of_clip.values()):
            return ((Verdict(None, None), tr("{title} answered", title=self._verdicts.title)),)
        within = tr("{title} within {radius_m:.1f} m", title=self._verdicts.title, radius_m=self._radius_m)
        return (
            (Verdict(0.0, True), within),
            (Verdict(0.0, False), tr("outside")),
        )

    def _legend_width(self) -> int:
        return sum(self.fontMetrics().horizontalAdvance(text) + 26 for _, text in self._legend_texts())

    def _draw_legend(self, painter: QPainter, left: float, room: QRectF) -> None:
        for verdict, text in self._legend_texts():
            _draw_mark(painter, QPointF(left + 14, room.center().y()), verdict, QColor(self.theme.muted))
            width = self.fontMetrics().horizontalAdvance(text)
            painter.setPen(QColor(self.theme.muted))
            painter.drawText(
                QRectF(left + 22, room.top(), width + 4, room.height()), Qt.AlignmentFlag.AlignVCenter, text
            )
            left += width + 26

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        index = self.clip_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            chosen = self._choice.chosen
            self._pressed = index
            self._was_chosen = chosen is not None and chosen.index == index
            self._choice.choose(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._hovered = self.clip_at(event.position().x())
        if self._pressed is not None and self._hovered is not None and self._hovered != self._pressed:
            self._pressed, self._was_chosen = self._hovered, False
            self._choice.choose(self._hovered)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._pressed is not None and self._was_chosen:
            self._choice.choose(None)
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        index = self.clip_at(event.position().x())
        if index is not None:
            clip = self._choice.clips[index]
            self._choice.choose(index)
            margin_s = 0.1 * (clip.end_s - clip.start_s)
            first, last = self._times.span_s
            self._times.show_stretch(max(clip.start_s - margin_s, first), min(clip.end_s + margin_s, last))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._hovered = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        notches = (event.angleDelta().y() or event.angleDelta().x()) / 120.0
        self._times.scroll(-0.1 * notches)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            index = self.clip_at(event.pos().x())
            clips = self._choice.clips
            text = "" if index is None else f"{self._place(clips[index])}{self._answer(clips[index])}"
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)


def _draw_mark(painter: QPainter, centre: QPointF, verdict: Verdict, ink: QColor) -> None:
    """A dot within the radius, a cross outside, a short dash where the truth is unknown."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if verdict.is_within:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(centre, 2.6, 2.6)
    elif verdict.is_within is None:
        painter.fillRect(QRectF(centre.x() - 2.5, centre.y() - 0.75, 5, 1.5), ink)
    else:
        painter.setPen(QPen(ink, 1.2))
        painter.drawLine(centre + QPointF(-2.3, -2.3), centre + QPointF(2.3, 2.3))
        painter.drawLine(centre + QPointF(-2.3, 2.3), centre + QPointF(2.3, -2.3))
    painter.restore()


def _start_of(clip: Clip) -> float:
    return clip.start_s
