"""Damaged files: cut off, never closed, broken within, or holding what is no number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from annotated_types import Ge, Le

from workbench.core.finding import Finding
from workbench.core.setting_fields import setting
from workbench.files.mends import Mends
from workbench.files.session_sound import Stretch
from workbench.judge.check import check
from workbench.judge.sound import Block, Sound


@dataclass(frozen=True)
class DamagedFilesSettings:
    """When samples that are no number are worth a word."""

    not_numbers: Annotated[int, Ge(1), Le(1000)] = setting(
        1, "so many samples of a channel that are no number (NaN) count", label="Not a number"
    )


@check(
    "damaged-files",
    title="Damaged files",
    about="files that are cut off, were never closed, break off within or hold what is no number",
    settings=DamagedFilesSettings,
)
class DamagedFiles:
    def __init__(self, sound: Sound, settings: DamagedFilesSettings) -> None:
        self._sound, self._settings = sound, settings
        self._mends = Mends()

    def hear(self, block: Block) -> None:
        self._mends = block.mends

    def findings(self) -> Iterable[Finding]:
        for name, info in self._sound.infos.items():
            for said in info.problems:
                yield self._finding("warning", self._stretches(name), said)
        yield from self._broken()
        yield from self._not_numbers()

    def _broken(self) -> Iterator[Finding]:
        only_broken = Mends(broken=self._mends.broken)
        for name in self._mends.broken:
            info = self._sound.infos[name]
            for said in only_broken.notes({name: info}):
                at = round(self._mends.broken[name][0] * self._sound.rate_hz / info.rate_hz)
                stretches = self._stretches(name)
                yield self._finding("fault", [replace(s, first=min(s.first + at, s.end)) for s in stretches], said)

    def _not_numbers(self) -> Iterator[Finding]:
        for (name, channel), (first, n) in self._mends.not_numbers.items():
            if n < self._settings.not_numbers:
                continue
            info = self._sound.infos[name]
            [said] = Mends(not_numbers={(name, channel): (first, n)}).notes({name: info})
            at = round(first * self._sound.rate_hz / info.rate_hz)
            own = [replace(s, first=s.first + at) for s in self._stretches(name) if s.channel == channel]
            yield replace(
                self._finding("warning", own, said),
                for_levels="Its level is too low where they were",
                value=float(n),
                threshold=float(self._settings.not_numbers),
                unit="samples",
            )

    def _stretches(self, name: str) -> list[Stretch]:
        return [s for s in self._sound.stretches if s.file == name]

    def _finding(self, severity: str, stretches: list[Stretch], said: str) -> Finding:
        """In all microphones that read these stretches, from the first one's start to the last one's end."""
        start_s, rate_hz = self._sound.start_s, self._sound.rate_hz
        return Finding(
            kind="damaged-files",
            severity="fault" if severity == "fault" else "warning",
            microphones=tuple(sorted({s.microphone for s in stretches})),
            start_s=start_s + min(s.first for s in stretches) / rate_hz,
            end_s=start_s + max(s.end for s in stretches) / rate_hz,
            said=said,
            for_levels="What is left of it can be used",
            for_delays="What is left of it can be used as long as nothing is missing in the middle",
        )
