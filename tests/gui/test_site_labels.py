"""Labels go where the plain words of the rule put them, however the sum is worked out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from workbench.gui.site.labels import Box, Placed, Tag, placed

_DISTANCES_PX = (13.0, 26.0, 44.0, 66.0, 92.0)
_DIRECTIONS = ((1, -0.6), (1, 0.6), (-1, -0.6), (-1, 0.6), (0.05, -1), (0.05, 1), (1, 0), (-1, 0))

Spots = Sequence[tuple[float, float]]


@pytest.mark.parametrize("seed", range(40))
def test_labels_go_where_the_plain_rule_puts_them(seed: int) -> None:
    rng = np.random.default_rng(seed)
    size_px = (int(rng.integers(160, 1200)), int(rng.integers(120, 800)))
    taken = [Box(*corner, *extent) for corner, extent in zip(_spots(rng, size_px, 24), _spots(rng, (200, 60), 24),
                                                             strict=True)]  # fmt: skip
    taken, crowd = taken[: seed % 25], _spots(rng, size_px, 10 * (seed % 13))
    anchors = _spots(rng, size_px, seed % 9)
    now: dict[str, Placed] | None = None
    for step in range(4):  # a label keeps its place from frame to frame
        moved = [(x + 5.0 * step, y - 3.0 * step) for x, y in anchors]
        tags = [Tag(f"m{i}", at, 30.0 + 11.0 * i, 18.0) for i, at in enumerate(moved)]
        wanted = _plainly_placed(tags, moved, size_px, taken, crowd, now)
        now = placed(tags, moved, size_px, taken, crowd, now)
        assert now == wanted


def _spots(rng: np.random.Generator, size_px: tuple[int, int], n: int) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in rng.uniform((0, 0), size_px, size=(n, 2))]


def _plainly_placed(
    tags: Sequence[Tag], marks: Spots, size_px: tuple[int, int], taken: Sequence[Box], crowd: Spots,
    before: Mapping[str, Placed] | None,
) -> dict[str, Placed]:  # fmt: skip
    found: dict[str, Placed] = {}
    boxes = list(taken)
    for tag in tags:
        last = None if before is None else before[tag.key].choice
        options = _plain_candidates(tag)
        costs = []
        for i, box in enumerate(options):
            cost = 1.6 * (i // len(_DIRECTIONS)) + 0.12 * (i % len(_DIRECTIONS))
            cost += sum(0.25 * box.shared_px2(other) for other in boxes)
            cost += sum(6.0 for mark in marks if _covers(box, mark, 9.0))
            out_x = max(-box.x, 0.0) + max(box.x + box.width - size_px[0], 0.0)
            out_y = max(-box.y, 0.0) + max(box.y + box.height - size_px[1], 0.0)
            cost += 4.0 * (out_x + out_y) - (1.5 if i == last else 0.0)
            costs.append(cost + min(0.3 * sum(_covers(box, mark, 4.0) for mark in crowd), 5.0))
        choice = costs.index(min(costs))
        boxes.append(options[choice])
        found[tag.key] = Placed(options[choice], choice, choice >= len(_DIRECTIONS))
    return found


def _plain_candidates(tag: Tag) -> list[Box]:
    boxes = []
    for distance_px in _DISTANCES_PX:
        for across, along in _DIRECTIONS:
            length = math.hypot(across, along)
            side_x, side_y = (0.0 if abs(d) < 0.1 else math.copysign(1.0, d) for d in (across, along))
            x = tag.anchor_px[0] + across / length * distance_px + side_x * tag.width_px / 2.0
            y = tag.anchor_px[1] + along / length * distance_px + side_y * tag.height_px / 2.0
            boxes.append(Box(x - tag.width_px / 2.0, y - tag.height_px / 2.0, tag.width_px, tag.height_px))
    return boxes


def _covers(box: Box, mark: tuple[float, float], margin_px: float) -> bool:
    across = box.x - margin_px < mark[0] < box.x + box.width + margin_px
    return across and box.y - margin_px < mark[1] < box.y + box.height + margin_px
