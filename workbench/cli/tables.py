"""Tables on standard output, as wide as their words: redirected to a file nothing is cut off."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.core.session import Point


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """One table; columns whose name ends in a unit or begins with a share are numbers and stand to the right."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    console = Console()
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in columns:
        is_number = name.endswith((" m", " s", " Hz", " %")) or name == "clips"
        table.add_column(name, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(cell.replace("[", r"\[") for cell in row))
    console.print(table, width=None if console.is_terminal else 160)


def metres(value: float | None) -> str:
    """To the centimetre; a dash when unknown."""
    return "-" if value is None else f"{value:.2f}"


def place(position_m: Point | None) -> str:
    """x, y, z to the centimetre; "not placed yet" when unknown."""
    return "not placed yet" if position_m is None else ", ".join(f"{v:.2f}" for v in position_m)
