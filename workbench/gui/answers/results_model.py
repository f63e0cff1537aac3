"""The results table's cells."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TR_NOOP, QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from workbench.gui.answers.methods import method_names, shown_method
from workbench.gui.answers.results import ResultRow
from workbench.gui.language.words import retold, tr
from workbench.gui.looks.marks import mark_pixmap
from workbench.gui.looks.theme import Theme, method_mark
from workbench.gui.microphones.numbers import plain, shown

SORT_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
METHOD, CLIP, TIME, X, Y, Z, RADIUS, ERROR, WITHIN, HULL, RESIDUAL, WARNINGS = range(12)
N_COLUMNS = 12
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMBERS = (CLIP, TIME, X, Y, Z, RADIUS, ERROR, RESIDUAL)
_UNKNOWN = "\N{EN DASH}"
_LAST = 1e9
_NEVER_KNOWN = QT_TR_NOOP("The true place of the source is not known")
_No = QModelIndex | QPersistentModelIndex


class ResultsModel(QAbstractTableModel):
    """Rows as they come in; a proxy sorts them. Cells that did not change keep the selection."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ResultRow, ...] = ()
        self._theme, self._radius_m, self._dimensions = theme, 2.0, 3
        self._origins: dict[str, str] = {}
        self._bold = QFont()
        self._bold.setBold(True)

    @property
    def rows(self) -> tuple[ResultRow, ...]:
        return self._rows

    def show(self, rows: tuple[ResultRow, ...], radius_m: float, dimensions: int) -> None:
        """Show these rows; radius in metres, dimensions 2 or 3 for the headers."""
        has_new_headers = (radius_m, dimensions) != (self._radius_m, self._dimensions)
        self._radius_m, self._dimensions = radius_m, dimensions
        if [(r.method, r.clip) for r in rows] == [(r.method, r.clip) for r in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, WARNINGS))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        if has_new_headers:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, ERROR, WITHIN)

    def say_origins(self, said: dict[str, str]) -> None:
        """method -> where its answers come from and when, unless from here."""
        self._origins = said

    def paint(self, theme: Theme) -> None:
        self._theme = theme
        self.show(self._rows, self._radius_m, self._dimensions)

    def rowCount(self, parent: _No = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _No = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else N_COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.titles()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in _NUMBERS else _LEFT
        return self._help(section) if role == Qt.ItemDataRole.ToolTipRole else None

    def titles(self) -> tuple[str, ...]:
        """Column titles with their units."""
        error = tr("Error m") if self._dimensions == 3 else tr("2-D m")
        within = tr("In {radius_m:.1f} m", radius_m=self._radius_m)
        return (
            tr("Method"),
            tr("Clip"),
            tr("From s"),
            "x m",
            "y m",
            "z m",
            tr("90 % m"),
            error,
            within,
            tr("Hull"),
            tr("Residual"),
            tr("Notes"),
        )

    def _help(self, column: int) -> str:
        return {
            CLIP: tr("Clips count from 1; “joint” is the session's one answer, joined from its clips'"),
            RADIUS: tr(
                "This radius around the answer held the source nine times in ten, where the method was calibrated"
            ),
            RESIDUAL: tr("How badly the answer fits what was heard, in the method's own unit; less is better"),
            TIME: tr("Where the clip begins"),
            ERROR: tr("Error: distance from the answer to the true place of the source")
            + ("" if self._dimensions == 3 else tr(", height left out")),
            WITHIN: tr("Does the answer lie within the radius around the true place?"),
            HULL: tr("Does the answer lie between the microphones, seen from above?"),
        }.get(column, "")

    def data(self, index: _No, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == SORT_ROLE:
            return _sort_key(row, column)
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column in _NUMBERS and not (column == X and row.why_not) else _LEFT
        if role == Qt.ItemDataRole.FontRole:
            return self._bold if row.clip is None else None
        if role == Qt.ItemDataRole.DecorationRole and column == METHOD:
            return mark_pixmap(method_mark(self._theme, row.method, method_names()), ratio=2.0)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(row, column)
        return self._tip(row, column) if role == Qt.ItemDataRole.ToolTipRole else None

    def text(self, row: ResultRow, column: int) -> str:
        """One cell as people read it; why there is no answer stands where its place would."""
        if column == METHOD:
            origin = self._origins.get(row.method, "") if row.clip is None else ""
            return f"{shown_method(row.method).title}{' · ' if origin else ''}{origin}"
        if column == CLIP:
            return tr("joint") if row.clip is None else str(row.clip + 1)
        if column == TIME:
            return "all" if row.start_s is None else f"{row.start_s:.1f}"
        if column == WARNINGS:
            return f"! {len(row.warnings)}" if row.warnings else ""
        if row.position_m is None:
            return tr("no answer: {why_not}", why_not=retold(row.why_not)) if column == X else ""
        match column:
            case 3 | 4 | 5:
                return shown(row.position_m[column - X], 2)
            case 6:
                return _UNKNOWN if row.radius_90_m is None else f"{row.radius_90_m:.1f}"
            case 7:
                return _UNKNOWN if row.error_m is None else f"{row.error_m:.2f}"
            case 8:
                return _UNKNOWN if row.is_within is None else (tr("● in") if row.is_within else tr("○ out"))
            case 9:
                return _UNKNOWN if row.inside_hull is None else (tr("▲ in") if row.inside_hull else tr("△ out"))
            case _:
                return said_residual(row) or _UNKNOWN

    def _colour(self, row: ResultRow, column: int) -> QColor | None:
        if column == WARNINGS:
            return QColor(self._theme.warning)
        if row.why_not:
            return QColor(self._theme.muted)
        is_pale = (column == WITHIN and row.is_within is not True) or (column == HULL and row.inside_hull is not True)
        return QColor(self._theme.muted) if is_pale or (column == TIME) else None

    def _tip(self, row: ResultRow, column: int) -> str | None:
        if column == WARNINGS and row.warnings:
            return "\n".join(map(retold, row.warnings))
        if row.why_not and column >= X:
            return tr("No answer: {why_not}", why_not=retold(row.why_not))
        if column in (ERROR, WITHIN) and row.error_m is None:
            return tr(_NEVER_KNOWN)
        if column == WITHIN:
            return tr("Inside the radius") if row.is_within else tr("Outside the radius")
        if column == HULL and row.inside_hull is not None:
            return (
                tr("Inside the microphones' hull, seen from above")
                if row.inside_hull
                else tr("Outside the microphones' hull, seen from above")
            )
        if column in (CLIP, TIME) and row.start_s is not None and row.end_s is not None:
            return tr("{start_s:.2f} to {end_s:.2f} s", start_s=row.start_s, end_s=row.end_s)
        if column in (X, Y, Z, RADIUS, RESIDUAL):
            return said_certainty(row)
        if column != METHOD:
            return None
        method, origin = shown_method(row.method), self._origins.get(row.method, "")
        said = f"{method.title}: {method.caveat}" if method.caveat else method.title
        return tr("{said}\nThese answers are not of this run: {origin}", said=said, origin=origin) if origin else said


def said_residual(row: ResultRow) -> str:
    """With its unit; "" where the method does not tell one."""
    if row.residual is None:
        return ""
    unit = {"m": " m", tr("dB"): tr(" dB")}.get(row.residual_unit, "")
    return f"{row.residual:.2f}{unit}"


def said_certainty(row: ResultRow) -> str:
    """What is known of how far off the answer may be, for a tooltip."""
    if row.radius_90_m is None:
        radii = tr("Nobody knows how far off it may be: the method is not calibrated for such a recording")
    else:
        half = "" if row.radius_50_m is None else tr("{radius_50_m:.2f} m in half, ", radius_50_m=row.radius_50_m)
        where = tr("simulated ") if shown_method(row.method).radii_are_simulated else ""
        radii = tr(
            "Held the source within {half}{radius_90_m:.2f} m in nine tenths of {where}cases",
            half=half,
            radius_90_m=row.radius_90_m,
            where=where,
        )
    believed_m, residual = row.believed_90_m, said_residual(row)
    own = (
        ""
        if believed_m is None
        else tr("By its own belief, not calibrated: 90 % within {believed_m:.2f} m", believed_m=believed_m)
    )
    return "\n".join(
        line for line in (radii, own, tr("Residual {residual}", residual=residual) if residual else "") if line
    )


def _sort_key(row: ResultRow, column: int) -> Any:
    """What a cell sorts by; unknown values come last when ascending."""
    order = method_names().index(row.method) if row.method in method_names() else 99
    clip = -1 if row.clip is None else row.clip
    match column:
        case 0:
            return order * 1_000_000 + clip
        case 1 | 2:
            return clip * 100 + order
        case 3 | 4 | 5:
            return _LAST if row.position_m is None else row.position_m[column - X]
        case 6:
            return _LAST if row.radius_90_m is None else row.radius_90_m
        case 7:
            return _LAST if row.error_m is None else row.error_m
        case 8:
            return 2 if row.is_within is None else int(not row.is_within)
        case 9:
            return 2 if row.inside_hull is None else int(not row.inside_hull)
        case 10:
            return _LAST if row.residual is None else row.residual
        case _:
            return "; ".join(row.warnings) or "\uffff"


EXPORTED = (
    "method", "clip", "start_s", "end_s", "x_m", "y_m", "z_m", "error_m", "within_radius", "inside_hull", "warnings",
    "residual", "residual_unit", "radius_50_m", "radius_90_m", "why_no_answer",
)  # fmt: skip

SURVEY = ("x survey m", "y survey m", "z survey m")
"""More columns of an exported table where the session's coordinates are those of a survey, shifted."""


def plain_cell(row: ResultRow, column: int) -> str:
    """One cell of an exported table; columns as in EXPORTED, then SURVEY; empty where nothing is known."""
    cells: tuple[Any, ...] = (
        row.method, "joint" if row.clip is None else row.clip + 1, row.start_s, row.end_s,
        *(row.position_m or (None, None, None)), row.error_m, row.is_within, row.inside_hull, "; ".join(row.warnings),
        row.residual, row.residual_unit, row.radius_50_m, row.radius_90_m, row.why_not,
        *(row.survey_m or (None, None, None)),
    )  # fmt: skip
    cell = cells[column]
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return plain(cell) if isinstance(cell, float) else str(cell)
