"""Tables on standard output, as wide as their words: redirected to a file nothing is cut off."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from workbench.core.session import Point

WIDTH_IN_FILES = 200
"""Letters a line where there is no terminal to measure."""


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """One table; columns named "... (m)", "within ...", "clips" and "declined" are numbers and stand to the right."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else WIDTH_IN_FILES)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in columns:
        is_number = name.endswith(("(m)", "(ms)")) or name.startswith("within") or name in ("clips", "declined")
        table.add_column(name, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def metres(value: float | None) -> str:
    """To the centimetre; a dash when unknown."""
    return "-" if value is None else f"{value:.2f}"


def place(position_m: Point | None) -> str:
    """x, y, z to the centimetre; "not placed yet" when unknown."""
    return "not placed yet" if position_m is None else ", ".join(f"{v:.2f}" for v in position_m)
