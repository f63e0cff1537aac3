"""Errors in space, in plan, and in height."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np

from workbench.evaluate.answer_table import AnswerTable

ErrorKind = Literal["3-D", "2-D", "height"]
"""2-D leaves the height out; height is how far too high or too low, without its sign."""
ERROR_KINDS: tuple[ErrorKind, ...] = get_args(ErrorKind)


def errors_of(table: AnswerTable, kind: ErrorKind = "3-D") -> np.ndarray:
    """(n,) float64 metres, NaN where there is no answer or no truth."""
    if kind == "height":
        return np.asarray(np.abs(table.height_errors_m()))
    return table.errors_m(2 if kind == "2-D" else 3)


def answers_by(table: AnswerTable, method: str) -> AnswerTable:
    """The rows of a method whose truth is known, declined ones among them."""
    return table.where((table.methods == method) & np.isfinite(table.truths_m).all(axis=1))
