"""The clips of a recording of any length, each made when it is asked for: a day has 170,000."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from workbench.core.clips import CLIP_LENGTH_S, CLIP_STEP_S, Clip, n_clips_in


@dataclass(frozen=True, eq=False)
class ClipRun(Sequence[Clip]):
    """What core.clips.cut_into_clips gives for a span, as a sequence that holds nothing."""

    span_s: tuple[float, float]

    @cached_property
    def _n(self) -> int:
        return n_clips_in(self.span_s[1] - self.span_s[0])

    def __len__(self) -> int:
        return self._n

    @overload
    def __getitem__(self, index: int) -> Clip: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Clip, ...]: ...

    def __getitem__(self, index: int | slice) -> Clip | tuple[Clip, ...]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        n = len(self)
        if not -n <= index < n:
            raise IndexError(index)
        number = index % n
        start_s = self.span_s[0] + number * CLIP_STEP_S
        return Clip(number, start_s, start_s + CLIP_LENGTH_S)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, ClipRun):
            return self.span_s == other.span_s
        return (
            isinstance(other, tuple)
            and len(other) == len(self)
            and all(a == b for a, b in zip(self, other, strict=True))
        )

    def __hash__(self) -> int:
        return hash(self.span_s)
