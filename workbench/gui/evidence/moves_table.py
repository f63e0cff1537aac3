"""How far the answer moves when something is a little different."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from workbench.core.evidence import Moves
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.tables.plain_table import RIGHT, PlainTable

_TITLES = ("What if", "Moves m", "At most m", "Tried")
_HELP = (
    "What is a little different from how the recording is described",
    "Root mean square of how far the answer moves",
    "The farthest that it moved",
    "How often, each time with other errors drawn at random",
)
_UNKNOWN = "\N{EN DASH}"


class MovesTable(PlainTable):
    """A row a thing that was tried. `show_moves(moves, n_clips)`."""

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(_TITLES, "What moves the answer", wide=0, left=(0,), tips=_HELP, parent=parent)
        self._themes = themes

    def show_moves(self, moves: tuple[Moves, ...], n_clips: int) -> None:
        self.clearSpans()
        self.setRowCount(len(moves))
        for row, found in enumerate(moves):
            if found.why_not:
                self._put(row, 0, f"{_capital(found.what)}: {found.why_not}", is_muted=True)
                self.setSpan(row, 0, 1, len(_TITLES))
                continue
            n_tried = len(found.positions_m)
            tried = f"{n_tried}" + (f", {found.n_declined} not answered" if found.n_declined else "")
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
    words = f"{_capital(moves.what)}, over {n_clips} clip{'' if n_clips == 1 else 's'}"
    if (ellipse := moves.ellipse) is not None and ellipse.major_m > 0.0:
        words += (
            f"\nSeen from above the answers scatter by {ellipse.major_m:.2f} m along {ellipse.azimuth_deg:.0f}° from "
            f"the x axis and by {ellipse.minor_m:.2f} m across (one standard deviation)"
        )
    return words


def _metres(value: float | None) -> str:
    return _UNKNOWN if value is None else f"{value:.2f}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
