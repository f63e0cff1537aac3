"""A column of a table: what it says of a row, how it sorts, how wide it is. No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """text : what the cell says; key : what it sorts by, None = nothing to say; sample : a text as wide as the column.

    is_number : right-aligned. mark : name of the method whose mark stands in the cell, "" = none.
    plain : the cell in a spreadsheet, all digits, no unit; None = its text. tip : the cell's tooltip, None = its text.
    """

    id: str
    title: str
    help: str
    text: Callable[[Row], str]
    key: Callable[[Row], Any]
    sample: str
    is_number: bool = False
    mark: Callable[[Row], str] | None = None
    plain: Callable[[Row], str] | None = None
    tip: Callable[[Row], str] | None = None

    def plain_of(self, row: Row) -> str:
        return self.text(row) if self.plain is None else self.plain(row)

    def tip_of(self, row: Row) -> str:
        return self.text(row) if self.tip is None else self.tip(row)
