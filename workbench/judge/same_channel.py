"""Two microphones that carry one and the same sound: a channel that was read, wired or exported twice."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Annotated
from weakref import WeakKeyDictionary

import numpy as np
from annotated_types import Ge, Le

from workbench.core.finding import Finding
from workbench.core.listed import listed
from workbench.core.setting_fields import setting
from workbench.dsp.correlation import all_pairs
from workbench.judge.check import check
from workbench.judge.places import whole
from workbench.judge.reads_itself import ReadsItself
from workbench.judge.sound import Sound, names_of

_N_PIECES = 16
_PIECE_S = 1.0
_SILENT = 1e-9
"""Mean power; silent channels are alike, and told of by another check."""


@dataclass(frozen=True)
class SameChannelSettings:
    """When two channels count as one."""

    below_db: Annotated[float, Ge(-120), Le(-10)] = setting(
        -50.0,
        "what is left of one channel when the other is taken off, against the channel itself",
        "dB",
        label="Difference",
    )


_KNOWN: WeakKeyDictionary[Sound, dict[tuple[int, int], float]] = WeakKeyDictionary()


def differences_db(sound: Sound) -> Generator[None, None, dict[tuple[int, int], float]]:
    """Of each pair (i, j), what is left of one when the other, at its best gain, is taken off; in dB.

    Listened to in pieces spread over the sound; NaN where one of them is silent. Yields while at it.
    """
    if sound not in _KNOWN:
        n_mics, length = len(sound.session.microphones), min(round(_PIECE_S * sound.rate_hz), sound.n_samples)
        products = np.zeros((n_mics, n_mics))
        for first in np.linspace(0, sound.n_samples - length, _N_PIECES).astype(int):
            piece = sound.read(int(first), length).astype(np.float64)
            piece -= piece.mean(axis=1, keepdims=True)
            products += piece @ piece.T
            yield
        power = products.diagonal() / (length * _N_PIECES)
        found = {}
        for i, j in all_pairs(n_mics).tolist():
            alike = products[i, j] ** 2 / max(products[i, i] * products[j, j], 1e-300)
            is_heard = min(power[i], power[j]) > _SILENT
            found[i, j] = 10.0 * np.log10(max(1.0 - alike, 1e-13)) if is_heard else np.nan
        _KNOWN[sound] = found
    return _KNOWN[sound]


def groups_of(left_db: dict[tuple[int, int], float], below_db: float) -> list[tuple[int, ...]]:
    """Microphones that are one and the same, as groups of two and more."""
    groups: list[set[int]] = []
    for (i, j), level_db in left_db.items():
        if level_db <= below_db:
            joined = [g for g in groups if i in g or j in g]
            groups = [g for g in groups if g not in joined] + [{i, j}.union(*joined)]
    return sorted(tuple(sorted(g)) for g in groups)


def silent_of(left_db: dict[tuple[int, int], float]) -> set[int]:
    """Microphones that could be compared with none."""
    heard = {i for pair, level_db in left_db.items() if not np.isnan(level_db) for i in pair}
    return {i for pair in left_db for i in pair} - heard


@check(
    "same-channel",
    title="One channel twice",
    about="two microphones that carry the same sound, sample by sample",
    settings=SameChannelSettings,
    n_least=2,
    hears=False,
)
class SameChannel(ReadsItself):
    def __init__(self, sound: Sound, settings: SameChannelSettings) -> None:
        self._sound, self._settings = sound, settings

    def findings(self) -> Iterator[Finding | None]:
        left_db = yield from differences_db(self._sound)
        names, microphones = names_of(self._sound), self._sound.session.microphones
        for group in groups_of(left_db, self._settings.below_db):
            worst_db = max(level for (i, j), level in left_db.items() if i in group and j in group)
            sources = {(microphones[i].file, microphones[i].channel) for i in group}
            why = "" if len(sources) > 1 else f": both read channel {microphones[group[0]].channel} of one file"
            yield Finding(
                kind="same-channel",
                severity="fault",
                microphones=group,
                **whole(self._sound),
                said=f"{listed([names[i] for i in group])} carry the same sound{why}",
                for_levels="One place seems to be heard at two: answers lie between them",
                for_delays="The sound seems to reach both places at the same moment",
                value=round(worst_db, 1),
                threshold=self._settings.below_db,
                unit="dB",
            )
