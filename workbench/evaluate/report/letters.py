"""The font for letters that matplotlib's DejaVu has not: names that people give may be Korean."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.text import Text

from workbench.files.shipped import resources_folder


def korean_font() -> Path | None:
    """Its file, which travels with the program."""
    path = resources_folder() / "fonts" / "NanumSquareR.ttf"
    return path if path.is_file() else None


def write_korean(figure: Figure) -> None:
    """Letters that are missing in a figure's font come from that one."""
    if families := _families():
        for text in figure.findobj(Text):
            text.set_fontfamily(families)


@cache
def _families() -> list[str]:
    path = korean_font()
    if path is None:
        return []
    font_manager.fontManager.addfont(path)
    return ["DejaVu Sans", font_manager.FontProperties(fname=path).get_name()]
