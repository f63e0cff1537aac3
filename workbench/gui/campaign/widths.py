"""The table's columns get the room there is, until people choose a width themselves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import QByteArray, QEvent, QObject, Slot
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

from workbench.gui.campaign.columns import COLUMNS
from workbench.gui.campaign.model import NAME, CampaignModel
from workbench.gui.language.words import tr
from workbench.gui.state.settings import SettingsStore
from workbench.gui.work.later import Later

_STATE, _OWN = "campaign_widths", QByteArray(b"own")
_MARK_PX, _PADDING_PX = 20, 20
_WIDEST_PX = 380
_MOUSE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)
_ROWS, _LONGEST = 2_000, 8
"""So many rows are looked at, and so many of a column's longest texts are measured."""


def shared_widths(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths of columns that share some room: as wide as wanted where all fit, else each nearer to its least.

    Columns that do not fit even so are at their least; the view scrolls. All in pixels.
    """
    over, give = sum(wanted) - room, sum(wanted) - sum(least)
    if over <= 0 or give <= 0:
        return list(wanted)
    share = min(over / give, 1.0)
    return [w - round((w - at_least) * share) for w, at_least in zip(wanted, least, strict=True)]


class Widths(QObject):
    """Fits the columns to what is shown. is_own : people dragged a border; their widths stay."""

    def __init__(self, view: QTableView, model: CampaignModel, store: SettingsStore) -> None:
        super().__init__(view)
        self._view, self._model, self._store = view, model, store
        self._pressed: list[int] = []
        self._fitted_for: tuple[int, int] = (0, 0)
        self.is_own = store.state(_STATE) == _OWN
        self._soon = Later(self.fit, 40, self)
        for signal in (model.rowsInserted, model.modelReset):
            signal.connect(self._ask)
        self._header = view.horizontalHeader().viewport()
        for watched in (view.viewport(), self._header):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self._header and event.type() in _MOUSE:
            self._take_header_mouse(event.type())
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._ask()
        return False

    @Slot()
    def _ask(self, *_: object) -> None:
        """Widths stay as they are while people search: fewer rows are no reason for other columns."""
        if not self.is_own and self._fitted_for != self._now_for() and self._view.isVisible():
            self._soon.ask()

    def _now_for(self) -> tuple[int, int]:
        """How wide the view is, and how many rows were there at most at this width."""
        width = self._view.viewport().width()
        before_px, n_before = self._fitted_for
        n = self._model.rowCount()
        return width, max(n, n_before) if width == before_px else n

    def start_anew(self) -> None:
        """The widths are the program's again."""
        self.is_own = False
        self.fit()

    @Slot()
    def fit(self) -> None:
        if self.is_own or not self._model.rowCount():
            return
        self._fitted_for = self._now_for()
        header = self._view.horizontalHeader()
        shown = [i for i in range(len(COLUMNS)) if not header.isSectionHidden(i)]
        metrics, bold = QFontMetrics(self._view.font()), QFont(self._view.font())
        bold.setBold(True)  # as the open session's name is
        wanted = [self._wanted(i, QFontMetrics(bold) if i == NAME else metrics) for i in shown]
        least = [min(self.first_width(i, metrics), w) for i, w in zip(shown, wanted, strict=True)]
        for i, width in zip(shown, shared_widths(wanted, least, self._view.viewport().width()), strict=True):
            header.resizeSection(i, width)

    @staticmethod
    def first_width(i: int, metrics: QFontMetrics) -> int:
        """A column's width before anything is known of its texts."""
        mark = _MARK_PX if COLUMNS[i].mark is not None else 0
        return metrics.horizontalAdvance(COLUMNS[i].sample) + mark + _PADDING_PX

    def _wanted(self, i: int, metrics: QFontMetrics) -> int:
        column = COLUMNS[i]
        texts = {column.text(row) for row in islice(self._model.shown, _ROWS)} | {tr(column.title)}
        longest = sorted(texts, key=len)[-_LONGEST:]
        mark = _MARK_PX if column.mark is not None else 0
        return min(max(map(metrics.horizontalAdvance, longest)) + mark + _PADDING_PX, _WIDEST_PX)

    def _take_header_mouse(self, kind: QEvent.Type) -> None:
        """A border that is elsewhere when the button is let go was dragged."""
        header = self._view.horizontalHeader()
        sizes = [header.sectionSize(i) for i in range(len(COLUMNS))]
        if kind == QEvent.Type.MouseButtonPress:
            self._pressed = sizes
        elif self._pressed != sizes:
            self.is_own = True

    def remember(self) -> None:
        if self.is_own:
            self._store.remember_state(_STATE, _OWN)
        else:
            self._store.forget_state(_STATE)
