"""The clips that went wrong most: where to look first."""

from __future__ import annotations

import numpy as np

from workbench.evaluate.answer_table import AnswerTable
from workbench.evaluate.errors_of_kind import ErrorKind, errors_of


def worst_rows(table: AnswerTable, n: int = 20, kind: ErrorKind = "3-D") -> np.ndarray:
    """(up to n,) int64 rows of the largest errors, largest first: of each session and method only its worst clip.

    Declined clips have no error and are not among them.
    """
    errors_m = errors_of(table, kind)
    order = np.argsort(-errors_m, kind="stable")
    order = order[np.isfinite(errors_m[order])]
    names = np.unique(np.char.add(np.char.add(table.sessions, "\n"), table.methods), return_inverse=True)[1].reshape(-1)
    first = np.unique(names[order], return_index=True)[1]
    return np.asarray(order[np.sort(first)][:n], dtype=np.int64)
