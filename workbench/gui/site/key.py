"""What the key to the marks says, in as many lines as the view is wide for. No drawing here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.gui.language.words import tr
from workbench.gui.site.belief import what_beliefs_mean
from workbench.gui.site.picture import Picture
from workbench.gui.site.trusted import what_rings_mean

MARK_PX = 14.0
"""From a mark's left end to its title."""
_GAP_PX = 14.0


@dataclass(frozen=True)
class Key:
    """titles : a method's left end and row; lines : sentences, below all rows; width_px : of all."""

    titles: tuple[tuple[float, int], ...]
    lines: tuple[str, ...]
    width_px: float

    @property
    def n_rows(self) -> int:
        """Of methods."""
        return max((row for _, row in self.titles), default=-1) + 1


def key_of(picture: Picture, room_px: float, advance: Callable[[str], float]) -> Key:
    """room_px : there is for a line; advance : width of a text, pixels."""
    titles: list[tuple[float, int]] = []
    x, row, widest = 0.0, 0, 0.0
    for marks in picture.methods:
        width = MARK_PX + advance(marks.title)
        if titles and x + width > room_px:
            x, row = 0.0, row + 1
        titles.append((x, row))
        widest = max(widest, x + width)
        x += width + _GAP_PX
    said = what_marks_mean(picture), what_rings_mean(picture.trusted), what_beliefs_mean(picture.beliefs)
    lines = tuple(line for text in said if text for line in folded(text, room_px, advance))
    return Key(tuple(titles), lines, max([widest, *map(advance, lines)]))


def folded(text: str, room_px: float, advance: Callable[[str], float]) -> tuple[str, ...]:
    """In as few lines as it takes, broken after a comma or a colon where that makes no more of them."""
    by_words = _filled(text.split(" "), room_px, advance)
    by_parts = _filled(_parts(text), room_px, advance)
    fits = all(advance(line) <= room_px for line in by_parts)
    return by_parts if fits and len(by_parts) <= len(by_words) else by_words


def _parts(text: str) -> list[str]:
    """What stands between commas and colons; decimals keep theirs."""
    return text.replace(", ", ",\n").replace(": ", ":\n").split("\n")


def _filled(pieces: Sequence[str], room_px: float, advance: Callable[[str], float]) -> tuple[str, ...]:
    lines = [pieces[0]]
    for piece in pieces[1:]:
        longer = f"{lines[-1]} {piece}"
        if advance(longer) <= room_px:
            lines[-1] = longer
        else:
            lines.append(piece)
    return tuple(lines)


def what_marks_mean(picture: Picture) -> str:
    """The line of the key about truth and answers."""
    if len(picture.truths_m):
        if picture.dimensions == 2:
            said = tr("ring: source, filled: answer within {radius_m:.1f} m in plan, hollow: outside")
        else:
            said = tr("ring: source, filled: answer within {radius_m:.1f} m, hollow: outside")
    elif picture.truth_m is None:
        said = tr("{radius_m:.1f} m round each mean (not an uncertainty)") if picture.spheres_m else ""
    elif picture.dimensions == 2:
        said = tr("filled: within {radius_m:.1f} m in plan, hollow: outside")
    else:
        said = tr("filled: within {radius_m:.1f} m of the source, hollow: outside")
    return said.format(radius_m=picture.radius_m)
