"""Unequal lengths: channels that hold more or less sound than the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from annotated_types import Gt, Le

from workbench.core.finding import Finding
from workbench.core.setting_fields import setting
from workbench.files.audio import EQUAL_WITHIN_S
from workbench.judge.check import check
from workbench.judge.sound import Block, Sound, names_of, said_of


@dataclass(frozen=True)
class UnequalLengthsSettings:
    """When channels count as unequally long."""

    within_s: Annotated[float, Gt(0), Le(60)] = setting(
        EQUAL_WITHIN_S, "lengths further apart than this are unequal", "s", label="Difference"
    )


@check(
    "unequal-lengths",
    title="Unequal lengths",
    about="channels that hold less sound than the longest one",
    settings=UnequalLengthsSettings,
    n_least=2,
    hears=False,
)
class UnequalLengths:
    def __init__(self, sound: Sound, settings: UnequalLengthsSettings) -> None:
        self._sound, self._settings = sound, settings

    def hear(self, block: Block) -> None:
        """Lengths are known without."""

    def findings(self) -> Iterable[Finding]:
        sound, names = self._sound, names_of(self._sound)
        lengths_s, ends = [0.0] * len(names), [0] * len(names)
        for each in sound.stretches:
            lengths_s[each.microphone] += (each.end - each.first) / sound.rate_hz
            ends[each.microphone] = max(ends[each.microphone], each.end)
        longest_s = max(lengths_s)
        cut = {s.microphone for s in sound.stretches if s.file in sound.infos and sound.infos[s.file].problems}
        apart = [i for i, s in enumerate(lengths_s) if longest_s - s > self._settings.within_s]
        short = tuple(i for i in apart if i not in cut)  # of a file that was cut off, that is told already
        if not short:
            return
        least = min(short, key=lambda i: lengths_s[i])
        end_s, all_end_s = (sound.start_s + n / sound.rate_hz for n in (ends[least], max(ends)))
        yield Finding(
            kind="unequal-lengths",
            severity="warning",
            microphones=short,
            start_s=min(end_s, all_end_s),
            end_s=all_end_s,
            said=f"{said_of(names, short, 'is', 'are')} shorter than the longest channel: "
            f"{names[least]} has {lengths_s[least]:.3f} s, {names[lengths_s.index(longest_s)]} has {longest_s:.3f} s",
            for_levels="Only the time that all channels share is answered",
            for_delays="If a recorder lost sound within, all that follows comes early there; check its clock offset",
            value=longest_s - lengths_s[least],
            threshold=self._settings.within_s,
            unit="s",
        )
