"""What waveforms are wanted, and what a thread should do next for them."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import NamedTuple

from workbench.core.peaks import Peaks
from workbench.engine.kept_tiles import KeptPeaks
from workbench.engine.sound_peaks import SoundPeaks
from workbench.files.session_sound import SessionSound
from workbench.files.tile_cache import TileCache


class WaveformCame(NamedTuple):
    """The answer to the last question for a waveform; a glance may come first."""

    peaks: Peaks


class OverviewCame(NamedTuple):
    """The whole sound; a glance comes first when it is long."""

    peaks: Peaks


_Kind = type[WaveformCame] | type[OverviewCame]


class _Asked:
    """One question, by its identity. part : start_s, end_s, n_stretches. is_rough : a glance was told."""

    def __init__(self, kind: _Kind, part: tuple[float, float, int]) -> None:
        self.kind, self.part, self.is_rough = kind, part, False


class PeaksDesk:
    """Belongs to a TileDesk, whose lock is held whenever something is asked or chosen here; the steps hold none."""

    def __init__(self, sound: SessionSound, tell: Callable[[object], None], cache: TileCache | None) -> None:
        self.peaks = SoundPeaks(sound)
        self._tell, self._cache = tell, cache
        self._waveform: _Asked | None = None
        self._overview: _Asked | None = None
        self._due: list[_Asked] = []
        self._is_filling = self._is_filling_wanted = False

    def ask_waveform(self, start_s: float, end_s: float, n_stretches: int) -> None:
        self._waveform = self._ask(self._waveform, WaveformCame, (start_s, end_s, n_stretches))

    def want_overview(self, n_stretches: int) -> None:
        sound = self.peaks.sound
        self._overview = self._ask(self._overview, OverviewCame, (sound.start_s, sound.end_s, n_stretches))

    @property
    def is_complete(self) -> bool:
        """Is everything told that was asked for, exactly?"""
        return not (self._due or self._is_filling_wanted or self._is_filling)

    def choose_first(self) -> Generator[None, None, None] | None:
        """What people wait for."""
        return self._make(self._due.pop(0)) if self._due else None

    def choose_last(self) -> Generator[None, None, None] | None:
        """What can wait until all tiles are there."""
        if not self._is_filling_wanted or self._is_filling:
            return None
        self._is_filling = True
        return self._fill()

    def _ask(self, before: _Asked | None, kind: _Kind, part: tuple[float, float, int]) -> _Asked:
        if before is not None and before in self._due:
            self._due.remove(before)
        asked = _Asked(kind, part)
        self._due.append(asked)
        return asked

    def _make(self, asked: _Asked) -> Generator[None, None, None]:
        steps = self.peaks.exact(*asked.part)
        if steps is None:
            asked.is_rough = self._is_filling_wanted = True
            steps = self.peaks.glance(*asked.part)
        while asked is self._waveform or asked is self._overview:
            try:
                next(steps)
            except StopIteration as end:
                if asked.is_rough and not end.value.is_exact and self.peaks.is_filled:
                    return  # the exact ones were, or will be, told by who filled the bins
                self._tell(asked.kind(end.value))
                return
            yield

    def _fill(self) -> Generator[None, None, None]:
        try:
            kept = None if self._cache is None else KeptPeaks(self._cache, self.peaks.sound)
            if kept is None or not kept.fill(self.peaks):
                yield from self.peaks.fill()
                if kept is not None:
                    kept.write(self.peaks)
            self._is_filling_wanted = False
            for asked in (self._overview, self._waveform):
                if asked is not None and asked.is_rough:
                    yield from self._make(asked)
        finally:
            self._is_filling = False
