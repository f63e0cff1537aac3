"""A table of texts on its way into a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from workbench.core.errors import UserError, reason_of

Texts = Sequence[Sequence[str]]


def put_on_clipboard(table: Texts) -> None:
    """Tab-separated, as spreadsheets take it."""
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in table))


def write_csv(path: Path, table: Texts) -> None:
    """As CSV, UTF-8. UserError when it cannot be written."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(table)
    try:
        path.write_text(text.getvalue(), encoding="utf-8")
    except OSError as error:
        raise UserError(f"{path} could not be written: {reason_of(error)}") from error
