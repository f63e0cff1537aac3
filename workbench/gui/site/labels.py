"""Where labels go on the screen, so that they cover neither one another nor the marks. Pure; pixels."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

_DISTANCES_PX = (13.0, 26.0, 44.0, 66.0, 92.0)
_DIRECTIONS = ((1, -0.6), (1, 0.6), (-1, -0.6), (-1, 0.6), (0.05, -1), (0.05, 1), (1, 0), (-1, 0))
"""First choice first: right above the mark, right below, ..."""

_GAP_PX, _CROWD_PX, _CLEAR_PX = 3.0, 4.0, 9.0


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
    boxes = _rows(taken)
    marks = np.array(marks_px, dtype=np.float64).reshape(-1, 2)
    crowd = np.array(crowd_px, dtype=np.float64).reshape(-1, 2)
    for tag in tags:
        options = _candidates(tag)
        costs = _costs(options, boxes, marks, size_px)
        if before is not None and tag.key in before:
            costs[before[tag.key].choice] -= 1.5
        choice = int((costs + _crowd_costs(options, crowd)).argmin())
        boxes = np.vstack([boxes, options[choice]])
        x, y, width, height = (float(v) for v in options[choice])
        found[tag.key] = Placed(Box(x, y, width, height), choice, choice >= len(_DIRECTIONS))
    return found


def _rows(boxes: Sequence[Box]) -> np.ndarray:
    """(n, 4): left, top, width, height."""
    return np.array([(b.x, b.y, b.width, b.height) for b in boxes], dtype=np.float64).reshape(-1, 4)


def _side(direction: float) -> float:
    return 0.0 if abs(direction) < 0.1 else math.copysign(1.0, direction)


_STEPS_PX = np.array([(a / math.hypot(a, b) * d, b / math.hypot(a, b) * d)
                      for d in _DISTANCES_PX for a, b in _DIRECTIONS])  # fmt: skip
_SIDES = np.array([(_side(a), _side(b)) for _ in _DISTANCES_PX for a, b in _DIRECTIONS])
_FAR, _LATE = np.divmod(np.arange(len(_SIDES)), len(_DIRECTIONS))
_OWN_COSTS = 1.6 * _FAR + 0.12 * _LATE


def _candidates(tag: Tag) -> np.ndarray:
    """Where a label could go, the first choice first: (n, 4), left, top, width, height."""
    size = np.array([tag.width_px, tag.height_px])
    middles = tag.anchor_px + _STEPS_PX + _SIDES * size / 2.0
    return np.hstack([middles - size / 2.0, np.broadcast_to(size, middles.shape)])


def _costs(options: np.ndarray, boxes: np.ndarray, marks: np.ndarray, size_px: tuple[int, int]) -> np.ndarray:
    """What each of the boxes (n, 4) costs: far from its mark, over other boxes or marks (n, 2), out of the window."""
    low, high = options[:, :2], options[:, :2] + options[:, 2:]
    others_low, others_high = boxes[:, None, :2], boxes[:, None, :2] + boxes[:, None, 2:]
    shared = np.maximum(np.minimum(high, others_high) - np.maximum(low, others_low) + _GAP_PX, 0.0)
    covered = ((low - _CLEAR_PX < marks[:, None]) & (marks[:, None] < high + _CLEAR_PX)).all(axis=2)
    out = np.maximum(-low, 0.0) + np.maximum(high - size_px, 0.0)
    costs = _OWN_COSTS + (0.25 * shared[:, :, 0] * shared[:, :, 1]).sum(axis=0) + 6.0 * covered.sum(axis=0)
    total: np.ndarray = costs + 4.0 * out.sum(axis=1)
    return total


def _crowd_costs(options: np.ndarray, crowd_px: np.ndarray) -> np.ndarray:
    """What covering marks of the crowd (n, 2) costs each of the boxes (n, 4)."""
    low, high = options[:, :2] - _CROWD_PX, options[:, :2] + options[:, 2:] + _CROWD_PX
    near = crowd_px[((crowd_px > low.min(axis=0)) & (crowd_px < high.max(axis=0))).all(axis=1)]
    covered = ((near > low[:, None]) & (near < high[:, None])).all(axis=2).sum(axis=1)
    costs: np.ndarray = np.minimum(0.3 * covered, 5.0)
    return costs
