"""One page that goes from hand to hand: where the call came from, how sure that is, and what speaks against it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fpdf.enums import Align, XPos, YPos

from workbench.core.place_words import NOTHING_AGAINST, PlaceSaid
from workbench.core.spoken import Said, Translate, tr
from workbench.evaluate.report.two_fonts import TwoFonts

_INK, _MUTED, _RULE = (17, 20, 24), (80, 88, 102), (200, 205, 212)
_SURE, _PLAIN, _UNSURE, _ALARM = (223, 240, 230), (232, 235, 240), (253, 240, 208), (250, 222, 218)
_MARGIN_MM, _GAP_MM = 12.0, 4.0
_MM_A_PT = 25.4 / 72.0
_FOOT_MM = 15.0
_PLAN = tr("Star: the answer, dots: single clips; rings: half the time, and nine times in ten. Squares: microphones.")
_TRUTH = tr("Ring with a cross: where the source really was.")


@dataclass(frozen=True)
class Sheet:
    """What stands on the page. facts, origin : what it is called and what it is; said : core.place_words.

    microphones : name, x, y, z, distance from the answer, as text. plan_png, sound_png : pictures. is_simulated : made
    up, which is said above all else. has_truth : the plan shows where the source really was. origin : who, when, with
    which program and network.
    """

    title: str
    subtitle: str
    said: PlaceSaid
    facts: tuple[tuple[Said, str], ...]
    microphones: tuple[tuple[str, str, str, str, str], ...]
    origin: tuple[tuple[Said, str], ...]
    plan_png: bytes
    sound_png: bytes
    is_simulated: bool
    has_truth: bool
    made_at: datetime


def sheet_pdf(sheet: Sheet, translate: Translate | None) -> bytes:
    """The file: one page, A4. translate : None = in English."""
    page = _Page(sheet, translate)
    page.fill()
    return bytes(page.output())


class _Page(TwoFonts):
    def __init__(self, sheet: Sheet, translate: Translate | None) -> None:
        super().__init__(is_korean=translate is not None)
        self._sheet, self._translate = sheet, translate
        self.set_title(f"{sheet.title}: {sheet.said.where.text(translate)}")
        self.set_creation_date(sheet.made_at)
        self.set_margins(_MARGIN_MM, _MARGIN_MM)
        self.set_auto_page_break(False)
        self.add_page()

    def fill(self) -> None:
        sheet, said = self._sheet, self._sheet.said
        if sheet.is_simulated:
            self._box(tr("SIMULATED: for practice. Nobody called from there."), 13, _ALARM, style="B")
        self._put(self._t(tr("Where the call came from")), 9, colour=_MUTED)
        self._put(sheet.title, 13, style="B")
        self._put(sheet.subtitle, 9, colour=_MUTED)
        self.ln(1.5)
        self._put(self._t(said.where), 21, style="B")
        self._put(self._t(said.tapes), 15, style="B")
        if said.axes is not None:
            self._put(self._t(said.axes), 11)
        self._put(self._t(said.height), 15, style="B")
        self._put(self._t(said.way), 11)
        self.ln(1.5)
        half = "" if said.half is None else f", {self._t(said.half)}"
        ground = _SURE if said.is_proven else _PLAIN if said.is_calibrated else _UNSURE
        self._box(f"{self._t(said.sure)}{half}", 14, ground, style="B")
        self._put(" ".join(f"{self._t(limit)}." for limit in said.limits), 10.5, style="B")
        for other in said.elsewhere:
            self._box(self._t(other), 11, _UNSURE)
        self.ln(1.0)
        self._middle()
        self._against()
        self._sound()
        self._foot()

    # ---- parts

    def _middle(self) -> None:
        """The plan, and beside it the numbers."""
        top, plan_mm = self.get_y(), 106.0
        self.image(io.BytesIO(self._sheet.plan_png), x=_MARGIN_MM, y=top, w=plan_mm)
        plan_end = top + plan_mm * _aspect(self._sheet.plan_png)
        left, width = _MARGIN_MM + plan_mm + _GAP_MM, self.epw - plan_mm - _GAP_MM
        self.set_y(plan_end)
        legend = f"{self._t(_PLAN)} {self._t(_TRUTH)}" if self._sheet.has_truth else self._t(_PLAN)
        self._put(legend, 7.5, colour=_MUTED, width=plan_mm)
        plan_end = self.get_y()
        self.set_y(top)
        for name, value in self._sheet.facts:
            self.set_x(left)
            self._put(self._t(name), 7.5, colour=_MUTED, width=width, x=left)
            self._put(value, 10, width=width, x=left)
        self.ln(1.5)
        self._microphones(left, width)
        self.set_y(max(self.get_y(), plan_end) + 2.0)

    def _microphones(self, left: float, width: float) -> None:
        rows = self._sheet.microphones
        size_pt = 9.0 if len(rows) <= 8 else 7.0
        widths = [width * share for share in (0.28, 0.17, 0.17, 0.17, 0.21)]
        heads = (tr("Microphone"), tr("x, m"), tr("y, m"), tr("z, m"), tr("away, m"))
        self._row(left, widths, [self._t(head) for head in heads], size_pt, _MUTED)
        for row in rows:
            self._row(left, widths, row, size_pt, _INK)

    def _row(
        self, left: float, widths: Sequence[float], cells: Sequence[str], size_pt: float, colour: tuple[int, int, int]
    ) -> None:
        self._letters(size_pt, "", colour)
        self.set_x(left)
        height = size_pt * _MM_A_PT * 1.45
        for i, (wide, cell) in enumerate(zip(widths, cells, strict=True)):
            self.cell(wide, height, self._fitting(cell, wide), align=Align.R if i else Align.L)
        self.ln(height)
        self.set_draw_color(*_RULE)
        self.line(left, self.get_y(), left + sum(widths), self.get_y())

    def _against(self) -> None:
        """As many as there is room for; README.txt has all."""
        said = self._sheet.said
        texts = [self._t(text) for text in said.against] + list(said.told)
        if not texts:
            self._put(f"{self._t(NOTHING_AGAINST)}.", 11)
            return
        self._put(self._t(tr("What speaks against it")), 11, style="B")
        least_mm = 34.0
        for i, text in enumerate(texts):
            if self.get_y() > self.h - _FOOT_MM - least_mm - 8.0:
                more = tr("and {n} more, in README.txt", n=str(len(texts) - i))
                self._put(self._t(more), 8.5, colour=_MUTED)
                return
            self._put(f"- {text}", 9.5 if i < len(said.against) else 8.5)

    def _sound(self) -> None:
        """In what room is left."""
        room_mm = self.h - _FOOT_MM - self.get_y() - 3.0
        if room_mm < 18.0:
            return
        aspect = _aspect(self._sheet.sound_png)
        width = min(self.epw, room_mm / aspect)
        self.image(io.BytesIO(self._sheet.sound_png), x=_MARGIN_MM, y=self.get_y() + 2.0, w=width)

    def _foot(self) -> None:
        self.set_y(self.h - _FOOT_MM)
        self.set_draw_color(*_RULE)
        self.line(_MARGIN_MM, self.get_y(), self.w - _MARGIN_MM, self.get_y())
        self.ln(1.0)
        self._put("   ".join(f"{self._t(name)}: {value}" for name, value in self._sheet.origin), 6.5, colour=_MUTED)

    # ---- letters

    def _t(self, said: Said) -> str:
        return said.text(self._translate)

    def _letters(self, size_pt: float, style: str, colour: tuple[int, int, int]) -> None:
        self.set_font(self.face, style, size_pt)
        self.set_text_color(*colour)

    def _put(
        self, text: str, size_pt: float, *, style: str = "", colour: tuple[int, int, int] = _INK, width: float = 0.0,
        x: float = _MARGIN_MM,
    ) -> None:  # fmt: skip
        self._letters(size_pt, style, colour)
        self.set_x(x)
        height = size_pt * _MM_A_PT * 1.3
        self.multi_cell(width, height, _printable(text), align=Align.L, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def _box(self, text: Said | str, size_pt: float, fill: tuple[int, int, int], *, style: str = "") -> None:
        self._letters(size_pt, style, _INK)
        self.set_fill_color(*fill)
        self.set_x(_MARGIN_MM)
        told = text if isinstance(text, str) else self._t(text)
        self.multi_cell(
            *(0, size_pt * _MM_A_PT * 1.3, _printable(told)), align=Align.L, fill=True, padding=2,
            new_x=XPos.LMARGIN, new_y=YPos.NEXT,
        )  # fmt: skip
        self.ln(1.0)

    def _fitting(self, text: str, width: float) -> str:
        text = _printable(text)
        if self.get_string_width(text) <= width - 1.0:
            return text
        while text and self.get_string_width(f"{text}\N{HORIZONTAL ELLIPSIS}") > width - 1.0:
            text = text[:-1]
        return f"{text}\N{HORIZONTAL ELLIPSIS}"


def _aspect(png: bytes) -> float:
    """Height over width (PNG specification, IHDR)."""
    return int.from_bytes(png[20:24], "big") / int.from_bytes(png[16:20], "big")


def _printable(text: str) -> str:
    """Halves of characters, as odd names of files have them, cannot be written."""
    return text.encode("utf-8", "replace").decode("utf-8")
