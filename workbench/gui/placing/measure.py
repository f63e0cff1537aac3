"""Distances between any two points of the site: values, and the text that goes to the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.core.bearing import Bearing, bearing
from workbench.core.session import Point
from workbench.gui.language.words import tr
from workbench.gui.microphones.numbers import shown

HEADER = (
    "from", "to", "distance_m", "horizontal_m", "vertical_m", "azimuth_deg", "elevation_deg",
    "from_x_m", "from_y_m", "from_z_m", "to_x_m", "to_y_m", "to_z_m",
)  # fmt: skip


@dataclass(frozen=True)
class End:
    """One end of a measurement: a place, and which thing it belongs to (key "" = a point of floor or surface)."""

    key: str
    name: str
    place_m: Point


@dataclass(frozen=True)
class Measurement:
    """From one end to another, in the order they were clicked."""

    start: End
    end: End

    @property
    def bearing(self) -> Bearing:
        return bearing(self.start.place_m, self.end.place_m)

    def said(self) -> str:
        """One line for the list in the view."""
        seen = self.bearing
        azimuth = "\N{EM DASH}" if seen.azimuth_deg is None else f"{seen.azimuth_deg:.1f}\N{DEGREE SIGN}"
        names = f"{self.start.name} \N{RIGHTWARDS ARROW} {self.end.name}"
        vertical = ("+" if seen.vertical_m > 0.005 else "") + shown(seen.vertical_m, 2)
        figures = tr("level {level_m:.2f}   up {up}   azimuth {azimuth}",
                     level_m=seen.horizontal_m, up=vertical, azimuth=azimuth)  # fmt: skip
        return f"{names}   {seen.distance_m:.2f} m   {figures}"


@dataclass(frozen=True)
class Measured:
    """All measurements on screen, and the first end of the one being made."""

    done: tuple[Measurement, ...] = ()
    begun: End | None = None

    @property
    def is_empty(self) -> bool:
        return not self.done and self.begun is None

    def clicked(self, end: End) -> Measured:
        """Begin a measurement, or end the one begun; a second click on the same end takes the first back."""
        if self.begun is None:
            return Measured(self.done, end)
        if end == self.begun:
            return Measured(self.done)
        return Measured((*self.done, Measurement(self.begun, end)))

    def followed(self, place_of: Callable[[str], Point | None]) -> Measured:
        """The same with things where they stand now; what belongs to a thing that is gone goes too."""
        moved = [(_at(m.start, place_of), _at(m.end, place_of)) for m in self.done]
        done = tuple(Measurement(a, b) for a, b in moved if a is not None and b is not None)
        return Measured(done, None if self.begun is None else _at(self.begun, place_of))


NOTHING = Measured()


def _at(end: End, place_of: Callable[[str], Point | None]) -> End | None:
    if not end.key:
        return end
    place = place_of(end.key)
    return None if place is None else End(end.key, end.name, place)


def as_table(measured: Measured) -> str:
    """Tab-separated lines with a header; metres and degrees."""
    lines = ["\t".join(HEADER)]
    for one in measured.done:
        seen = one.bearing
        azimuth = "" if seen.azimuth_deg is None else f"{seen.azimuth_deg:.2f}"
        figures = [f"{v:.4f}" for v in (seen.distance_m, seen.horizontal_m, seen.vertical_m)]
        places = [f"{v:.4f}" for v in (*one.start.place_m, *one.end.place_m)]
        lines.append("\t".join([one.start.name, one.end.name, *figures, azimuth, f"{seen.elevation_deg:.2f}", *places]))
    return "\n".join(lines) + "\n"
