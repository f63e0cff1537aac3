"""A document as PDF, A4, with fonts inside and sections in its outline (fpdf2)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import zip_longest

from fpdf import FontFace
from fpdf.enums import Align, TableBordersLayout, XPos, YPos

from workbench.evaluate.report.document import Block, Column, Document, Heading, Items, Paragraph, Picture, Table
from workbench.evaluate.report.two_fonts import TwoFonts

_TEXT, _MUTED, _HEAD = (27, 31, 39), (90, 99, 114), (240, 242, 245)
_LEAD, _CAUTION = (234, 243, 250), (253, 243, 220)
_MARGIN_MM, _SIZES_PT = 14.0, (7.5, 6.5, 5.5)
"""Of a table's letters: the largest in which every column has room."""
_MM_A_PT = 25.4 / 72.0
_MOST_ROWS = 60
"""Of a table that is only for looking up."""
_DOTS_A_MM = 144 / 25.4
_LONGEST_WORD_MM = 40.0
"""Hashes are broken."""


def pdf_of(document: Document, made_at: datetime | None = None) -> bytes:
    """The file. made_at : when it says it was made, None = now."""
    pdf = _Pages(document, made_at or datetime.now(UTC))
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        if isinstance(block, Heading):
            pdf.keep_with(following)
        pdf.put(block)
    return bytes(pdf.output())


class _Pages(TwoFonts):
    """Blocks from top to bottom; the page's number at its foot."""

    def __init__(self, document: Document, made_at: datetime) -> None:
        super().__init__()
        self.set_title(document.title)
        self.set_creation_date(made_at)
        self.set_margins(_MARGIN_MM, _MARGIN_MM)
        self.set_auto_page_break(True, margin=16.0)
        self._title = document.title
        self.add_page()
        self._text(document.title, 16, style="B")
        self._text(document.subtitle, 8.5, colour=_MUTED)

    def footer(self) -> None:
        """fpdf2 asks for it at the end of each page."""
        self.set_y(-11.0)
        self.set_font(self.face, size=7)
        self.set_text_color(*_MUTED)
        self.cell(0, 4, f"{self._title}    {self.page_no()}", align=Align.R)

    def keep_with(self, following: Block | None) -> None:
        """A new page, where a heading would stand at the foot of this one and what it is of on the next."""
        room_mm = 22.0
        if isinstance(following, Picture):
            room_mm += self._size_mm(following)[1]
        elif isinstance(following, Table):
            room_mm += min(6.0 * len(following.rows), 30.0)
        if self.will_page_break(min(room_mm, self.eph - 1.0)):
            self.add_page()

    def put(self, block: Block) -> None:
        """Below what is there."""
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, Items):
            for text in block.texts:
                self._text(f"\N{BULLET} {text}", 8.5)
        elif isinstance(block, Table):
            self._table(block)
        else:
            self._picture(block)

    def _heading(self, heading: Heading) -> None:
        self.ln(5 if heading.level == 2 else 2.5)
        self.start_section(heading.text, level=heading.level - 2)
        self._text(heading.text, 12.5 if heading.level == 2 else 10, style="B")

    def _paragraph(self, paragraph: Paragraph) -> None:
        fill = {"lead": _LEAD, "caution": _CAUTION}.get(paragraph.kind)
        size_pt = {"lead": 10.5, "note": 7.5}.get(paragraph.kind, 9.0)
        self._text(paragraph.text, size_pt, colour=_MUTED if paragraph.kind == "note" else _TEXT, fill=fill)
        self.ln(1.5)

    def _text(
        self,
        text: str,
        size_pt: float,
        *,
        style: str = "",
        colour: tuple[int, int, int] = _TEXT,
        fill: tuple[int, int, int] | None = None,
    ) -> None:
        line_mm = size_pt * _MM_A_PT * 1.4
        self.set_font(self.face, style, size_pt)
        self.set_text_color(*colour)
        if fill is not None:
            self.set_fill_color(*fill)
        self.multi_cell(
            *(0, line_mm, _printable(text)),
            align=Align.L,
            fill=fill is not None,
            padding=2 if fill is not None else 0,
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )

    def _table(self, table: Table) -> None:
        rows = table.rows
        if table.is_appendix and len(rows) > _MOST_ROWS:
            rows = rows[:_MOST_ROWS]
        size_pt, widths_mm = self._fitted(table.columns, rows)
        self.set_font(self.face, size=size_pt)
        self.set_text_color(*_TEXT)
        self.set_draw_color(200, 205, 212)
        self.set_fill_color(255, 255, 255)
        self.ln(1)
        aligned = tuple(Align.R if column.is_number else Align.L for column in table.columns)
        with self.table(
            [[_printable(column.title) for column in table.columns], *([_printable(c) for c in row] for row in rows)],
            align=Align.L,
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            col_widths=tuple(widths_mm),
            headings_style=FontFace(emphasis="BOLD", fill_color=_HEAD),
            line_height=size_pt * _MM_A_PT * 1.35,
            padding=(0.6, 1.0),
            text_align=aligned,
            width=min(sum(widths_mm), self.epw),  # rounding alone can make the sum a hair wider than the page
        ):
            pass
        left = len(table.rows) - len(rows)
        more = (
            f" The first {len(rows)} of {len(table.rows)}; evaluation.json and the web page have all." if left else ""
        )
        if table.caption or more:
            self._text(f"{table.caption}{more}", 7.5, colour=_MUTED)
        self.ln(2)

    def _fitted(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> tuple[float, list[float]]:
        """The largest letters with which every number stands in one line, and the columns' widths.

        What is left of the page is shared among the columns of text, which are broken between words.
        """
        least_mm: list[float] = []
        for size_pt in _SIZES_PT:
            self.set_font(self.face, size=size_pt)
            widths = [self._widths_mm(column, [row[i] for row in rows]) for i, column in enumerate(columns)]
            least_mm = [least for least, _ in widths]
            if sum(least_mm) <= self.epw:
                wished_mm = [most - least for least, most in widths]
                share = min((self.epw - sum(least_mm)) / max(sum(wished_mm), 1e-9), 1.0)
                return size_pt, [least + share * wish for least, wish in zip(least_mm, wished_mm, strict=True)]
        return _SIZES_PT[-1], [least * self.epw / sum(least_mm) for least in least_mm]

    def _widths_mm(self, column: Column, cells: Sequence[str]) -> tuple[float, float]:
        """The least that a column needs, and what it would like: numbers whole, texts to their longest word."""
        title = max(self.get_string_width(word) for word in column.title.split(" ")) * 1.15  # bold is wider
        whole = max((self.get_string_width(_printable(cell)) for cell in cells), default=0.0)
        words = max((self.get_string_width(w) for c in cells for w in _printable(c).split(" ")), default=0.0)
        least = whole if column.is_number else min(words, _LONGEST_WORD_MM)
        return max(least, title) + 3.0, max(whole, title) + 3.0

    def _picture(self, picture: Picture) -> None:
        width_mm, height_mm = self._size_mm(picture)
        if self.will_page_break(height_mm + 12.0):
            self.add_page()
        self.image(io.BytesIO(picture.png), w=width_mm, h=height_mm, alt_text=picture.alt)
        self._text(picture.caption, 7.5, colour=_MUTED)
        self.ln(2)

    def _size_mm(self, picture: Picture) -> tuple[float, float]:
        """Width and height on paper: as large as there is room for."""
        width_mm = min(self.epw, picture.width_px / _DOTS_A_MM)
        height_mm = width_mm / picture.width_px * _height_px(picture)
        shrunk = min((self.eph - 30.0) / height_mm, 1.0)
        return width_mm * shrunk, height_mm * shrunk


def _height_px(picture: Picture) -> int:
    """Of a PNG: bytes 20 to 23 of the file (PNG specification, IHDR)."""
    return int.from_bytes(picture.png[20:24], "big")


def _printable(text: str) -> str:
    """Halves of characters, as odd names of files have them, cannot be written."""
    return text.encode("utf-8", "replace").decode("utf-8")
