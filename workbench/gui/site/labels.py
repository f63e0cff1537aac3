"""Where labels go on the screen, so that they cover neither one another nor the marks. Pure; pixels."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

_DISTANCES_PX = (13.0, 26.0, 44.0, 66.0, 92.0)
_DIRECTIONS = ((1, -0.6), (1, 0.6), (-1, -0.6), (-1, 0.6), (0.05, -1), (0.05, 1), (1, 0), (-1, 0))
"""First choice first: right above the mark, right below, ..."""

_GAP_PX, _CROWD_PX = 3.0, 4.0


@dataclass(frozen=True)
class Box:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    def shared_px2(self, other: Box, gap_px: float = _GAP_PX) -> float:
        """Area shared with another box once both keep a gap."""
        across = min(self.x + self.width, other.x + other.width) - max(self.x, other.x) + gap_px
        along = min(self.y + self.height, other.y + other.height) - max(self.y, other.y) + gap_px
        return max(across, 0.0) * max(along, 0.0)


@dataclass(frozen=True)
class Tag:
    """A label wanted at a mark. key: the same from frame to frame."""

    key: str
    anchor_px: tuple[float, float]
    width_px: float
    height_px: float


@dataclass(frozen=True)
class Placed:
    """Where a label went; choice numbers the candidate, is_far: it needs a line to its mark."""

    box: Box
    choice: int
    is_far: bool


def placed(
    tags: Sequence[Tag],
    marks_px: Sequence[tuple[float, float]],
    size_px: tuple[int, int],
    taken: Sequence[Box] = (),
    crowd_px: Sequence[tuple[float, float]] = (),
    before: Mapping[str, Placed] | None = None,
) -> dict[str, Placed]:
    """Place labels one after the other, the first ones best. A label keeps its last place unless another is better.

    marks_px : must stay visible. taken : boxes that hold other text. crowd_px : better left visible.
    """
    found: dict[str, Placed] = {}
    boxes = list(taken)
    crowd = np.array(crowd_px, dtype=np.float64).reshape(-1, 2)
    for tag in tags:
        last = None if before is None or tag.key not in before else before[tag.key].choice
        options = _candidates(tag)
        costs = [_cost(box, i, boxes, marks_px, size_px) - (1.5 if i == last else 0.0) for i, box in enumerate(options)]
        costs = [cost + more for cost, more in zip(costs, _crowd_costs(options, crowd), strict=True)]
        choice = min(range(len(options)), key=costs.__getitem__)
        boxes.append(options[choice])
        found[tag.key] = Placed(options[choice], choice, choice >= len(_DIRECTIONS))
    return found


def _candidates(tag: Tag) -> list[Box]:
    x, y = tag.anchor_px
    boxes = []
    for distance_px in _DISTANCES_PX:
        for across, along in _DIRECTIONS:
            length = math.hypot(across, along)
            centre_x = x + across / length * distance_px + _side(across) * tag.width_px / 2.0
            centre_y = y + along / length * distance_px + _side(along) * tag.height_px / 2.0
            left, top = centre_x - tag.width_px / 2.0, centre_y - tag.height_px / 2.0
            boxes.append(Box(left, top, tag.width_px, tag.height_px))
    return boxes


def _side(direction: float) -> float:
    return 0.0 if abs(direction) < 0.1 else math.copysign(1.0, direction)


def _cost(
    box: Box, choice: int, boxes: Sequence[Box], marks_px: Sequence[tuple[float, float]], size_px: tuple[int, int]
) -> float:
    cost = 1.6 * (choice // len(_DIRECTIONS)) + 0.12 * (choice % len(_DIRECTIONS))
    cost += sum(0.25 * box.shared_px2(other) for other in boxes)
    cost += sum(6.0 for mark in marks_px if _covers(box, mark, 9.0))
    out_x = max(-box.x, 0.0) + max(box.x + box.width - size_px[0], 0.0)
    out_y = max(-box.y, 0.0) + max(box.y + box.height - size_px[1], 0.0)
    return cost + 4.0 * (out_x + out_y)


def _crowd_costs(boxes: Sequence[Box], crowd_px: np.ndarray) -> list[float]:
    """What covering marks of the crowd (n, 2) costs each box; all at once, for there may be thousands."""
    if len(crowd_px) == 0:
        return [0.0] * len(boxes)
    low = np.array([(box.x, box.y) for box in boxes]) - _CROWD_PX
    high = np.array([(box.x + box.width, box.y + box.height) for box in boxes]) + _CROWD_PX
    near = crowd_px[((crowd_px > low.min(axis=0)) & (crowd_px < high.max(axis=0))).all(axis=1)]
    covered = ((near > low[:, None]) & (near < high[:, None])).all(axis=2).sum(axis=1)
    return [float(cost) for cost in np.minimum(0.3 * covered, 5.0)]


def _covers(box: Box, mark: tuple[float, float], margin_px: float) -> bool:
    return (
        box.x - margin_px < mark[0] < box.x + box.width + margin_px
        and box.y - margin_px < mark[1] < box.y + box.height + margin_px
    )
