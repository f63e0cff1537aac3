"""Dropped blocks: a sound that stands still for a moment, as where a radio link or a disk lost a block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from annotated_types import Ge, Gt, Le

from workbench.core.finding import Finding
from workbench.core.setting_fields import setting
from workbench.dsp.clipping import FLAT_LEAST
from workbench.dsp.levels import level_db
from workbench.judge.check import check
from workbench.judge.places import Places, grouped, said_when
from workbench.judge.sound import Block, Sound, names_of, said_of

_AROUND_S = 0.02
_LEAST_SAMPLES = 16
_STEPS = 0.7
"""Root mean square of changes, in the file's steps: every other sample then differs from the one before."""


@dataclass(frozen=True)
class DroppedBlocksSettings:
    """When a moment counts as lost."""

    shortest_s: Annotated[float, Gt(0), Le(0.1)] = setting(
        0.002, "equal samples for this long are a lost block", "s", label="Shortest"
    )
    longest_s: Annotated[float, Ge(0.1), Le(5)] = setting(0.5, "longer ones are silence", "s", label="Longest")
    around_db: Annotated[float, Ge(-140), Le(-20)] = setting(
        -75.0, "only where the sound just before or after is louder", "dBFS", label="Sound around"
    )


@check(
    "dropped-blocks",
    title="Dropped blocks",
    about="a sound that stands still for a moment, as where a radio link or a disk lost a block",
    settings=DroppedBlocksSettings,
)
class DroppedBlocks:
    def __init__(self, sound: Sound, settings: DroppedBlocksSettings) -> None:
        self._sound, self._settings = sound, settings
        self._shortest = max(round(settings.shortest_s * sound.rate_hz), _LEAST_SAMPLES)
        self._longest = round(settings.longest_s * sound.rate_hz)
        self._around = round(_AROUND_S * sound.rate_hz)
        n_mics = len(sound.session.microphones)
        self._places = [Places() for _ in range(n_mics)]
        self._before = np.zeros((n_mics, 0), dtype=np.float32)
        self._heard_before = np.zeros((n_mics, 0), dtype=bool)
        self._n_mended_before = np.zeros(n_mics)

    def hear(self, block: Block) -> None:
        samples = np.concatenate([self._before, block.samples], axis=1)
        heard = np.concatenate([self._heard_before, block.heard], axis=1)
        n_before = self._before.shape[1]
        first = block.first - n_before
        told_to = block.first - self._around  # what ended before was told with the last block
        for i, channel in enumerate(samples):
            for low, high in _runs(channel, self._shortest, self._longest):
                is_new = first + high >= told_to and high + self._around <= len(channel)
                n_mended = block.n_mended[i] + (self._n_mended_before[i] if low < n_before else 0.0)
                is_mended = 2 * n_mended > high - low  # another check's
                if is_new and not is_mended and self._is_lost(channel, heard[i], low, high):
                    self._places[i].add(first + low, first + high)
        keep = self._longest + 2 * self._around + 1
        self._before, self._heard_before = samples[:, -keep:], heard[:, -keep:]
        self._n_mended_before = block.n_mended

    def _is_lost(self, channel: np.ndarray, heard: np.ndarray, low: int, high: int) -> bool:
        """Does the sound go on on both sides, loud enough to tell stillness from quiet?"""
        before, after = max(low - self._around, 0), high + self._around
        if low == 0 or not heard[before:after].all() or abs(channel[low]) >= FLAT_LEAST:
            return False
        sides = channel[before:low], channel[high:after]
        return max(float(level_db(side)) for side in sides) > self._settings.around_db and _is_moving(sides)

    def findings(self) -> Iterable[Finding]:
        for microphones, places in grouped([each.closed() for each in self._places]):
            lost_s = places.total / self._sound.rate_hz
            yield Finding(
                kind="dropped-blocks",
                severity="warning",
                microphones=microphones,
                **places.when(self._sound),
                said=f"{said_of(names_of(self._sound), microphones, 'has', 'have')} lost "
                f"{places.n} block{'s' if places.n > 1 else ''} {said_when(places, self._sound)}, "
                f"{1e3 * lost_s:.0f} ms in all",
                for_levels="Levels of clips with much lost are too low",
                for_delays="If the recorder closed up the gap, all that follows comes early by its length; "
                "the edges sound like clicks",
                value=lost_s,
                threshold=self._settings.shortest_s,
                unit="s",
            )


def _is_moving(sides: tuple[np.ndarray, np.ndarray]) -> bool:
    """Does the sound change by steps of its file from sample to sample? A quiet one in few bits stands still often."""
    changes = [np.abs(np.diff(side)) for side in sides if len(side) > 1]
    moved = [each[each > 0.0] for each in changes]
    if len(changes) < 2 or not all(len(each) for each in moved):
        return False
    step = min(float(each.min()) for each in moved)
    return all(float(np.sqrt((each.astype(np.float64) ** 2).mean())) >= _STEPS * step for each in changes)


def _runs(channel: np.ndarray, shortest: int, longest: int) -> list[tuple[int, int]]:
    """[low, high) of runs of equal samples, of such lengths."""
    changes = np.flatnonzero(channel[1:] != channel[:-1]) + 1
    lows, highs = np.concatenate([[0], changes]), np.concatenate([changes, [len(channel)]])
    long = (highs - lows >= shortest) & (highs - lows < longest)
    return list(zip(lows[long].tolist(), highs[long].tolist(), strict=True))
