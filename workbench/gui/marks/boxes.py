"""Boxes of time and frequency: which edge is under the pointer, and what they become when it is dragged. No widgets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt

from workbench.core.session import Label
from workbench.gui.sound.ranges import Range
from workbench.gui.state.viewing import Selection

GRIP_PX = 5.0
Sides = frozenset[str]
"""Of "left", "right", "top", "bottom": the edges that a drag moves; two of them at a corner."""
NO_SIDE: Sides = frozenset()


def box_of(label: Label) -> Selection:
    """The part of the sound that a label marks."""
    microphone = None if label.microphone is None else label.microphone - 1
    return Selection(label.start_s, label.end_s, label.low_hz, label.high_hz, microphone)


def label_in(label: Label, box: Selection) -> Label:
    """The label, marking another part of the sound."""
    return replace(label, start_s=box.start_s, end_s=box.end_s, low_hz=box.low_hz, high_hz=box.high_hz)


def sides_at(rect: QRectF, point: QPointF, box: Selection) -> Sides:
    """The edges of a drawn box under a point. An edge that is no bound (all frequencies) cannot be held."""
    if not rect.adjusted(-GRIP_PX, -GRIP_PX, GRIP_PX, GRIP_PX).contains(point):
        return NO_SIDE
    x, y = point.x(), point.y()
    found = set()
    near_left, near_right = abs(x - rect.left()), abs(x - rect.right())
    if min(near_left, near_right) <= GRIP_PX:
        found.add("left" if near_left < near_right else "right")
    near_top, near_bottom = abs(y - rect.top()), abs(y - rect.bottom())
    if box.high_hz is not None and near_top <= GRIP_PX and near_top < near_bottom:
        found.add("top")
    elif box.low_hz is not None and near_bottom <= GRIP_PX:
        found.add("bottom")
    return frozenset(found)


def cursor_for(sides: Sides) -> Qt.CursorShape | None:
    """How the pointer looks over these edges; None over none."""
    shapes = Qt.CursorShape
    if not sides:
        return None
    if len(sides) == 2:
        is_falling = sides in (frozenset({"left", "top"}), frozenset({"right", "bottom"}))
        return shapes.SizeFDiagCursor if is_falling else shapes.SizeBDiagCursor
    return shapes.SizeHorCursor if sides & {"left", "right"} else shapes.SizeVerCursor


@dataclass(frozen=True)
class Pulled:
    """A box whose edges are being dragged: it is always computed from how it was when the drag began, so that an edge
    that was dragged past the other comes back.
    """

    box: Selection
    sides: Sides

    def to(self, time_s: float, hz: float) -> Selection:
        """The box with its held edges there."""
        start_s, end_s = self.box.start_s, self.box.end_s
        low_hz, high_hz = self.box.low_hz, self.box.high_hz
        if "left" in self.sides:
            start_s, end_s = sorted((time_s, end_s))
        elif "right" in self.sides:
            start_s, end_s = sorted((start_s, time_s))
        if "top" in self.sides:
            low_hz, high_hz = (low_hz, hz) if low_hz is None else sorted((low_hz, hz))
        elif "bottom" in self.sides:
            low_hz, high_hz = (hz, high_hz) if high_hz is None else sorted((hz, high_hz))
        return replace(self.box, start_s=start_s, end_s=end_s, low_hz=low_hz, high_hz=high_hz)


def drawn_box(first: tuple[float, float], last: tuple[float, float], limits_hz: Range, *, has_band: bool,
              microphone: int | None) -> Selection:  # fmt: skip
    """What a drag from one place to another (time_s, hz) marks; all frequencies where it has no band or all of them."""
    start_s, end_s = sorted((first[0], last[0]))
    low_hz, high_hz = sorted((first[1], last[1]))
    if not has_band or (low_hz <= limits_hz[0] and high_hz >= limits_hz[1]):
        return Selection(start_s, end_s, microphone=microphone)
    return Selection(start_s, end_s, low_hz, high_hz, microphone)
