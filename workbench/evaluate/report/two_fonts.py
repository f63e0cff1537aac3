"""PDF pages whose letters come from two fonts: what one lacks, the other has."""

from __future__ import annotations

from pathlib import Path

import matplotlib
from fpdf import FPDF
from fpdf.enums import TextEmphasis

from workbench.evaluate.report.letters import korean_font

_LATIN, _KOREAN = "DejaVu", "Korean"
_FILES = {"": "DejaVuSans.ttf", "B": "DejaVuSans-Bold.ttf"}
"""matplotlib's: they have every letter and mark that our tables have."""


class TwoFonts(FPDF):
    """A4. face : what to call the font that comes first; letters that it lacks come from the other."""

    def __init__(self, *, is_korean: bool = False) -> None:
        """is_korean : the Korean font comes first, where it is there; it has Latin letters, too."""
        super().__init__(format="A4")
        fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
        for style, name in _FILES.items():
            self.add_font(_LATIN, style, fonts / name)
        self.face = _LATIN
        if (korean := korean_font()) is not None:
            for style in _FILES:
                self.add_font(_KOREAN, style, korean)
            self.face, other = (_KOREAN, _LATIN) if is_korean else (_LATIN, _KOREAN)
            self.set_fallback_fonts([other], exact_match=False)

    def set_font(self, family: str | None = None, style: str | TextEmphasis = "", size: float = 0) -> None:
        """Written anew each time: fpdf2 takes a font for set that held in one line alone, for letters of the other."""
        super().set_font(family, style, size)
        self.current_font_is_set_on_page = False
