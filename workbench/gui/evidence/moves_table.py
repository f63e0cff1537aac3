"""How far the answer moves when something is a little different."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from workbench.core.evidence import Moves
from workbench.gui.language.words import retold, tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.tables.plain_table import RIGHT, PlainTable

_TITLES = (QT_TR_NOOP("What if"), QT_TR_NOOP("Moves m"), QT_TR_NOOP("At most m"), QT_TR_NOOP("Tried"))
_HELP = (
    QT_TR_NOOP("What is a little different from how the recording is described"),
    QT_TR_NOOP("Root mean square of how far the answer moves"),
    QT_TR_NOOP("The farthest that it moved"),
    QT_TR_NOOP("How often, each time with other errors drawn at random"),
)
_UNKNOWN = "\N{EN DASH}"


class MovesTable(PlainTable):
    """A row a thing that was tried. `show_moves(moves, n_clips)`."""

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        titles, tips = tuple(map(tr, _TITLES)), tuple(map(tr, _HELP))
        super().__init__(titles, tr("What moves the answer"), wide=0, left=(0,), tips=tips, parent=parent)
        self._themes = themes

    def show_moves(self, moves: tuple[Moves, ...], n_clips: int) -> None:
        self.clearSpans()
        self.setRowCount(len(moves))
        for row, found in enumerate(moves):
            if found.why_not:
                self._put(row, 0, f"{_capital(found.what)}: {retold(found.why_not)}", is_muted=True)
                self.setSpan(row, 0, 1, len(_TITLES))
                continue
            n_tried = len(found.positions_m)
            tried = f"{n_tried}" + (
                tr(", {n_declined} not answered", n_declined=found.n_declined) if found.n_declined else ""
            )
            for column, text in enumerate(
                (_capital(found.what), _metres(found.rms_m), _metres(found.greatest_m), tried)
            ):
                self._put(row, column, text, tip=_tip(found, n_clips))

    def _put(self, row: int, column: int, text: str, *, is_muted: bool = False, tip: str = "") -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(tip or text)
        if column:
            item.setTextAlignment(RIGHT)
        if is_muted:
            item.setForeground(QColor(self._themes.theme.muted))
        self.setItem(row, column, item)


def _tip(moves: Moves, n_clips: int) -> str:
    words = (
        tr("{capital}, over {n_clips} clip", capital=_capital(moves.what), n_clips=n_clips)
        if n_clips == 1
        else tr("{capital}, over {n_clips} clips", capital=_capital(moves.what), n_clips=n_clips)
    )
    if (ellipse := moves.ellipse) is not None and ellipse.major_m > 0.0:
        words += tr(
            "\nSeen from above the answers scatter by {major_m:.2f} m along {azimuth_deg:.0f}° from the "
            "x axis and by {minor_m:.2f} m across (one standard deviation)",
            major_m=ellipse.major_m,
            azimuth_deg=ellipse.azimuth_deg,
            minor_m=ellipse.minor_m,
        )
    return words


def _metres(value: float | None) -> str:
    return _UNKNOWN if value is None else f"{value:.2f}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
