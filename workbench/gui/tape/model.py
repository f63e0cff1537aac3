"""The table of lengths as a Qt model: above the diagonal what was measured, beside it the height, below nothing."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from workbench.core.session import Session
from workbench.core.tape.edits import height_of, tape_between, with_height, with_length
from workbench.core.tape.known import known_heights_m
from workbench.core.tape.nouns import TAPE_ERROR_M
from workbench.core.tape.placing import end_at, end_names
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice, microphone_colour
from workbench.gui.microphones.numbers import plain, shown
from workbench.gui.tape.lengths import Said, problem_of_height, problem_of_length, said_in
from workbench.gui.tape.residual import said_residual
from workbench.gui.tape.shown_names import shown_names
from workbench.gui.tape.solving import PASTED, Solving
from workbench.gui.tape.swatch import swatch

_NONE = QModelIndex()
RESIDUAL_ROLE = Qt.ItemDataRole.UserRole
"""What stands small beside a length: (text, tone) with tone "", "doubt" or "left out"; None where nothing does."""
_DASH = "\N{EN DASH}"


class TapeModel(QAbstractTableModel):
    """Rows are the microphones and the source; columns the same (the first is never measured to: hidden), then the
    height, and the error of the place.

    said(text, is_problem) : something to tell under the table; "" clears it.
    """

    said = Signal(str, bool)

    def __init__(self, solving: Solving, themes: ThemeChoice, parent: Any = None) -> None:
        super().__init__(parent)
        self._solving, self._themes = solving, themes
        self._names: tuple[str, ...] = ()
        self._shown: tuple[str, ...] = ()
        self._tape_at: dict[tuple[int, int], int] = {}
        solving.changed.connect(self._follow)
        themes.changed.connect(self._repaint)
        self._follow()

    # ---- what stands where ---------------------------------------------------------------------------------

    @property
    def n_points(self) -> int:
        return len(self._names)

    @property
    def names(self) -> tuple[str, ...]:
        return self._names

    def pair_at(self, index: QModelIndex) -> tuple[int, int] | None:
        """The two points (smaller first) whose length is typed in a cell; None elsewhere."""
        row, other = index.row(), index.column()
        return (row, other) if row < other < self.n_points else None

    def is_height(self, index: QModelIndex) -> bool:
        return index.column() == self.n_points

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:  # noqa: N802
        return 0 if parent.isValid() else self.n_points

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:  # noqa: N802
        return 0 if parent.isValid() or not self._names else self.n_points + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if not self._names:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._row_head(section, role)
        n = self.n_points
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if section == 0 else (*self._shown, tr("Height m"), tr("Place ± m"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            error = tr("How well the lengths hold the place: one standard deviation, metres")
            tips = {0: "", n: tr("Height above one level, metres"), n + 1: error}
            return tips.get(section, tr("Length of the tape to {name}, metres", name=self._shown[min(section, n - 1)]))
        return None

    def _row_head(self, row: int, role: int) -> Any:
        """Name and mark of a row's point."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown[row]
        if role == Qt.ItemDataRole.DecorationRole:
            theme, is_source = self._themes.theme, row == self.n_points - 1
            return swatch(theme.truth if is_source else microphone_colour(theme, row), is_source)
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        session = self._solving.session
        if session is None or not index.isValid() or index.row() >= self.n_points:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(session, index)
        if role == Qt.ItemDataRole.EditRole:
            return self._edit_text(session, index)
        if role == RESIDUAL_ROLE:
            return self._beside(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(session, index)
        return self._look(session, index, role)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid() or (index.column() > 0 and index.column() <= index.row() < self.n_points):
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        session = self._solving.session
        can_write = session is not None and not session.read_only_reason
        is_typed = self.pair_at(index) is not None or self.is_height(index)
        return flags | Qt.ItemFlag.ItemIsEditable if is_typed and can_write else flags

    # ---- writing -------------------------------------------------------------------------------------------

    def setData(self, index: Any, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        session = self._solving.session
        if session is None or role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        problem = self.problem_in(index, str(value))
        self.said.emit(problem, bool(problem))
        if problem:
            return False
        said = said_in(str(value))
        self._solving.write(tr("Write down {what}", what=self._of(index)), self._with(session, index, said))
        return True

    def strike_out(self, indexes: list[QModelIndex]) -> None:
        """Empty cells, as one edit."""
        typed = [i for i in indexes if self.flags(i) & Qt.ItemFlag.ItemIsEditable]
        session = self._solving.session
        if session is None or not typed:
            return
        for index in typed:
            session = self._with(session, index, None)
        self.said.emit("", False)
        one = tr("Strike out {what}", what=self._of(typed[0]))
        self._solving.write(one if len(typed) == 1 else tr("Strike out tape lengths"), session)

    def _of(self, index: Any) -> str:
        """What is typed in a cell, in the middle of a sentence."""
        pair = self.pair_at(index)
        if pair is None:
            return tr("the height of {name}", name=self._shown[index.row()])
        return _DASH.join(self._shown[p] for p in pair)

    def problem_in(self, index: Any, text: str) -> str:
        """What is wrong with a text typed in a cell, as one sentence."""
        pair = self.pair_at(index)
        if pair is not None:
            return problem_of_length(text, _DASH.join(self._shown[p] for p in pair))
        return problem_of_height(text, tr("The height of {name}", name=self._shown[index.row()]))

    def put(self, lengths: dict[tuple[int, int], Said], heights: dict[int, Said]) -> None:
        """Write many at once, as one edit."""
        session = self._solving.session
        if session is None or session.read_only_reason:
            return
        for (a, b), said in lengths.items():
            session = with_length(session, end_at(session, a), end_at(session, b), said.value_m, said.error_m)
        for point, said in heights.items():
            session = with_height(session, end_at(session, point), said.value_m, said.error_m)
        self._solving.write(PASTED, session)

    def _with(self, session: Session, index: Any, said: Said | None) -> Session:
        value, error = (None, None) if said is None else (said.value_m, said.error_m)
        pair = self.pair_at(index)
        if pair is None:
            return with_height(session, end_at(session, index.row()), value, error)
        return with_length(session, end_at(session, pair[0]), end_at(session, pair[1]), value, error)

    # ---- showing -------------------------------------------------------------------------------------------

    def _text(self, session: Session, index: Any) -> str:
        row, column = index.row(), index.column()
        if column == 0:
            return self._shown[row]
        if column == self.n_points + 1:
            return self._error_text(row)
        typed = self._typed_m(session, index)
        if typed is not None:
            return shown(typed, 2) if abs(typed * 100 - round(typed * 100)) < 0.01 else shown(typed, 3)
        known = self._known_m(session, index)
        return "" if known is None else f"({shown(known, 2)})"

    def _error_text(self, row: int) -> str:
        solution = self._solving.solution
        error = np.nan if solution is None else float(solution.position_error_m[row])
        return "" if np.isnan(error) else tr("moves") if np.isinf(error) else shown(error, 3)

    def _edit_text(self, session: Session, index: Any) -> str:
        if index.column() == 0:
            return self._names[index.row()]
        return plain(self._typed_m(session, index)) if self._is_typed(index) else ""

    def _is_typed(self, index: Any) -> bool:
        return self.pair_at(index) is not None or self.is_height(index)

    def _typed_m(self, session: Session, index: Any) -> float | None:
        pair = self.pair_at(index)
        if pair is not None:
            tape = tape_between(session, end_at(session, pair[0]), end_at(session, pair[1]))
            return None if tape is None else tape.length_m
        height = height_of(session, end_at(session, index.row())) if self.is_height(index) else None
        return None if height is None else height.height_m

    def _known_m(self, session: Session, index: Any) -> float | None:
        """What the places known so far say of a cell that was not measured."""
        pair = self.pair_at(index)
        if pair is None:
            return known_heights_m(session).get(index.row()) if self.is_height(index) else None
        places = np.vstack([session.microphone_positions_m(), session.true_position_m or (np.nan,) * 3])
        known = float(np.linalg.norm(places[pair[0]] - places[pair[1]]))
        return known if np.isfinite(known) else None

    def _beside(self, index: Any) -> tuple[str, str] | None:
        pair, solution = self.pair_at(index), self._solving.solution
        tape = None if pair is None else self._tape_at.get(pair)
        if tape is None or solution is None or not np.isfinite(solution.residual_m[tape]):
            return None
        tone = self._tone(tape)
        if tape in solution.unchecked and not tone:
            return None  # it is what it was solved from
        return said_residual(float(solution.residual_m[tape])), tone

    def _tone(self, tape: int) -> str:
        solution = self._solving.solution
        if tape in solution.left_out:
            return "left out"
        doubted = {t for d in solution.doubts for t in d.tapes} | {t for t, _ in solution.steep}
        doubted |= {t for triangle in solution.triangles for t in triangle.tapes} if not solution.left_out else set()
        return "doubt" if tape in doubted else ""

    def _tip(self, session: Session, index: Any) -> str:
        pair = self.pair_at(index)
        if pair is None:
            return ""
        name = _DASH.join(self._shown[p] for p in pair)
        tape = tape_between(session, end_at(session, pair[0]), end_at(session, pair[1]))
        if tape is None:
            known = self._known_m(session, index)
            if known is None:
                return tr("{name} is not measured", name=name)
            return tr("{name} is not measured; the places known so far say {known_m:.2f} m", name=name, known_m=known)
        lines = [f"{name}: {plain(tape.length_m)} m \N{PLUS-MINUS SIGN} {plain(tape.error_m or TAPE_ERROR_M)} m"]
        if (beside := self._beside(index)) is not None:
            lines.append(tr("Measured minus solved: {difference}", difference=beside[0]))
        lines += [text for text in self._doubts_of(self._tape_at.get(pair)) if text]
        return "\n".join(lines)

    def _doubts_of(self, tape: int | None) -> list[str]:
        solution = self._solving.solution
        if tape is None or solution is None:
            return []
        said = [
            tr("If this is the wrong one, all else says {m:.2f} m", m=d.others_say_m[d.tapes.index(tape)])
            for d in solution.doubts
            if tape in d.tapes
        ]
        if tape in solution.unchecked:
            said.append(tr("Nothing checks this length"))
        return [*said, tr("Left out until it is mended") if tape in solution.left_out else ""]

    def _look(self, session: Session, index: Any, role: int) -> Any:
        theme = self._themes.theme
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if index.column() == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setFeature(QFont.Tag("tnum"), 1)
            return font
        if role == Qt.ItemDataRole.ForegroundRole:
            is_said = self._is_typed(index) and self._typed_m(session, index) is not None
            return None if is_said or index.column() == 0 else QColor(theme.muted)
        return None

    def _follow(self) -> None:
        session, solution = self._solving.session, self._solving.solution
        names = () if session is None else end_names(session)
        if solution is not None:
            self._tape_at = {(int(a), int(b)): t for t, (a, b) in enumerate(solution.network.pairs)}
        if names != self._names:
            self.beginResetModel()
            self._names, self._shown = names, shown_names(names)
            self.endResetModel()
            self.said.emit("", False)
        else:
            self._repaint()

    def _repaint(self, *_: object) -> None:
        if self._names:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)
