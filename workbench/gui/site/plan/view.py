"""The plan as a widget: it follows the session, and microphones and source can be dragged on their level."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.core.session import Point, Session
from workbench.gui.language.words import tr
from workbench.gui.looks.paper import Paper
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.placing.things import Thing
from workbench.gui.site.belief import what_beliefs_mean
from workbench.gui.site.key import folded
from workbench.gui.site.moving import Moving
from workbench.gui.site.picture import Picture, picture_of, picture_of_live, picture_of_places, seen_of
from workbench.gui.site.places import Places
from workbench.gui.site.plan.drawing import paint_plan, paper_for
from workbench.gui.state.document import Document
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Look, Viewing

if TYPE_CHECKING:
    from workbench.gui.live.answers import LiveAnswers

_GRAB_PX = 14.0
_DRAG_PX = 4.0


class PlanView(QWidget):
    """What the 3-D view shows, from above. Dragging keeps the height and snaps as the 3-D view does; Esc takes back."""

    def __init__(
        self,
        document: Document,
        viewing: Viewing,
        predictions: Predictions,
        themes: ThemeChoice,
        titles: Callable[[], Mapping[str, str]],
        trouble: str,
        parent: QWidget | None = None,
    ) -> None:
        """titles : the known methods in their fixed order, name -> title. trouble : why there is no 3-D view."""
        super().__init__(parent)
        self._document, self._viewing, self._predictions, self._themes = document, viewing, predictions, themes
        self._titles, self._trouble = titles, trouble
        self.moving = Moving(document, self)
        self._places: Places | None = None
        self._live: LiveAnswers | None = None
        self._pressed: tuple[QPointF, Thing, Point] | None = None
        self._held: Paper | None = None
        self.setMinimumSize(200, 160)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(tr("Plan of the site"))
        document.changed.connect(self._follow)
        viewing.changed.connect(self._follow_look)
        for signal in (predictions.changed, themes.changed):
            signal.connect(self._repaint)

    @property
    def picture(self) -> Picture:
        look, theme = self._viewing.look, self._themes.theme
        if self._places is not None:
            return picture_of_places(self._places, look, theme, self._titles())
        if self._live is not None:
            return picture_of_live(self._live, look, theme, self._titles())
        return picture_of(self._document.session, self._predictions, look, theme, self._titles())

    def show_places(self, places: Places | None) -> None:
        """Show these instead of the session; None: the session again."""
        self.moving.cancel()
        self._places = places
        self._let_go()

    def show_live(self, live: LiveAnswers | None) -> None:
        """Show a recording that goes on instead of the session; nothing can be moved meanwhile."""
        if (self._live is None) != (live is None):
            self.moving.cancel()
            self._let_go()
        self._live = live
        self.update()

    @property
    def text(self) -> str:
        """The line below the plan."""
        why = tr("Seen from above, without 3-D. {trouble}", trouble=self._trouble)
        how = tr("Heights are typed in the table.")
        return f"{why} {how}" if self._places is None else f"{self._places.note}. {why}"

    @property
    def key(self) -> tuple[str, ...]:
        """What else is drawn, in as many lines as it takes; above the line below the plan."""
        said = what_beliefs_mean(self.picture.beliefs)
        return folded(said, self.width() - 16.0, QFontMetricsF(self.font()).horizontalAdvance) if said else ()

    @property
    def paper(self) -> Paper:
        """The scale in force; it stays while something is dragged."""
        return self._held or paper_for(self.picture, self._box)

    @property
    def _box(self) -> QRectF:
        """Where the plan is drawn: all but the line of text below."""
        return QRectF(0, 0, self.width(), self.height() - self._text_height)

    @property
    def _text_height(self) -> int:
        return (2 + len(self.key)) * self.fontMetrics().height() + 8

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        theme = self._themes.theme
        painter.fillRect(self.rect(), QColor(theme.surface))
        paint_plan(painter, self.picture, self.paper, self._box, self.devicePixelRatioF())
        painter.setPen(QColor(theme.muted))
        box = QRectF(8, self.height() - self._text_height, self.width() - 16, self._text_height - 4)
        said = "\n".join((*self.key, self.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, said)
        painter.end()

    # ---- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() != Qt.MouseButton.LeftButton:
            return
        found = self._thing_at(event.position())
        if found is None:
            self._viewing.change(selected_microphone=None)
            return
        thing, place = found
        self._pressed = event.position(), thing, place
        if thing.kind == "microphone":
            self._viewing.change(selected_microphone=thing.index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._pressed is None:
            is_over = self._thing_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.OpenHandCursor if is_over else Qt.CursorShape.ArrowCursor)
            return
        start, thing, place = self._pressed
        if self.moving.thing is None and self._held is None:
            if (event.position() - start).manhattanLength() < _DRAG_PX or self._cannot_write:
                return
            self._held = self.paper
            self.moving.begin(thing)
        if self._held is not None:
            was, now = self._held.place_m(start), self._held.place_m(event.position())
            x, y = (self._snapped(p + n - w) for p, n, w in zip(place[:2], now, was, strict=True))
            self.moving.to((x, y, place[2]))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._held is not None:
            self.moving.end()
        self._let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self._held is not None:
            self.moving.cancel()
            self._let_go()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc is the plan's own while something is dragged, before it is the window's."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and is_escape and self._held is not None:
            event.accept()
            return True
        return super().event(event)

    # ---- inside

    @property
    def _cannot_write(self) -> bool:
        session = self._document.session
        return session is None or bool(session.read_only_reason)

    def _thing_at(self, at: QPointF) -> tuple[Thing, Point] | None:
        """The microphone or source nearest to a pixel, and where it stands; None of a recording that goes on."""
        if self._live is not None:
            return None
        picture, paper = self.picture, self.paper
        things = [(Thing("microphone", m.index), m.position_m) for m in picture.microphones]
        if picture.truth_m is not None:
            things.append((Thing("source", 0), picture.truth_m))
        away = []
        for _, place in things:
            offset = paper.at(np.array(place[:2])) - at
            away.append(float(np.hypot(offset.x(), offset.y())))
        if not away or min(away) > _GRAB_PX:
            return None
        return things[int(np.argmin(away))]

    def _snapped(self, value_m: float) -> float:
        step = self._viewing.look.manner.snap_m
        return round(round(value_m / step) * step if step else value_m, 6)

    def _let_go(self) -> None:
        self._pressed = self._held = None
        self.update()

    def _follow(self, before: Session | None, now: Session | None) -> None:
        if before is None or now is None or before.id != now.id or before.folder != now.folder:
            self.moving.cancel()
            self._pressed = self._held = None
        self.update()

    def _follow_look(self, before: Look, now: Look) -> None:
        if seen_of(before) != seen_of(now):
            self._repaint()

    def _repaint(self, *_: object) -> None:
        self.update()
