"""The plan of the window, large enough for gloves and sun: only looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.core.session import Session
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.site.picture import picture_of
from workbench.gui.site.plan.drawing import paint_plan, paper_for
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Viewing

_LARGER = 1.3
"""As the plan's marks and figures are made for eyes close by."""


class FieldPlan(QWidget):
    """`show_session` : whose microphones; answers are drawn where it is the session that they are of."""

    def __init__(
        self, viewing: Viewing, predictions: Predictions, themes: ThemeChoice,
        titles: Callable[[], Mapping[str, str]], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._viewing, self._predictions, self._themes, self._titles = viewing, predictions, themes, titles
        self._nothing = Predictions(self)
        self._session: Session | None = None
        self._shows_answers = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Plan of the site"))
        for signal in (predictions.changed, themes.changed, viewing.changed):
            signal.connect(self._repaint)

    def show_session(self, session: Session | None, *, answers: bool) -> None:
        self._session, self._shows_answers = session, answers
        self.update()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(320, 240)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme, painter = self._themes.theme, QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.surface))
        if self._session is not None:
            found = self._predictions if self._shows_answers else self._nothing
            picture = picture_of(self._session, found, self._viewing.look, theme, self._titles())
            painter.scale(_LARGER, _LARGER)
            font = QFont(self.font())
            font.setPixelSize(13)
            painter.setFont(font)
            box = QRectF(0, 0, self.width() / _LARGER, self.height() / _LARGER)
            paint_plan(painter, picture, paper_for(picture, box), box, self.devicePixelRatioF() * _LARGER)
        painter.end()

    @Slot()
    def _repaint(self, *_: object) -> None:
        self.update()
