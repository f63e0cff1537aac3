"""What is wanted of a session's spectrogram, what of it is there, and what a thread should do next."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Sequence
from functools import partial

import numpy as np

from workbench.core.errors import UserError
from workbench.core.tiles import TileKey
from workbench.engine.kept_tiles import KEPT_FROM_LEVEL, KeptTiles
from workbench.engine.peaks_desk import PeaksDesk
from workbench.engine.spectrogram_tiles import SpectrogramTiles, halved
from workbench.engine.tile_memory import Kept, TileMemory
from workbench.files.session_sound import SessionSound
from workbench.files.tile_cache import TileCache

UNIT_LEVEL = 5
"""Tiles up to here are made in one go, some tenths of a second; above they are joined from those, which are kept."""
_GLANCE_FROM = 3
"""Below, the exact tile is there as soon."""
_SHOWN_DEPTH = 5
"""A finished tile so many levels below one on screen is drawn into it."""
_MOST_STAND_INS = 24
"""As many as fit on a screen, twice."""

Steps = Generator[None, None, None]
_Place = tuple[str, TileKey | None]
_Sources = tuple[tuple[TileKey, np.ndarray], ...]


class TileDesk:
    """Any number of threads `work`; the window asks and looks, and never waits for them. Safe from several threads.

    tell : called in a working thread with what came: a TileKey, LevelsAt, WaveformCame, OverviewCame, or the error that
    ended reading. Nothing of what was shown before is told once `show` has returned.
    """

    def __init__(
        self, tell: Callable[[object], None], memory: TileMemory | None = None, cache: TileCache | None = None
    ) -> None:
        self._put, self.cache = tell, cache
        self.memory = memory or TileMemory()
        self._condition = threading.Condition()
        self._tiles: SpectrogramTiles | None = None
        self._wanted: tuple[TileKey, ...] = ()
        self._peaks: PeaksDesk | None = None
        self._busy: set[_Place] = set()
        self._stand_ins: dict[TileKey, tuple[_Sources, Kept]] = {}
        self._parts: set[TileKey] = set()  # exact, waiting to be joined to what is wanted
        self._kept: KeptTiles | None = None
        self._is_kept_known = True
        self._level_at: tuple[float, float, int] | None = None
        self._is_closed = False

    # ---- asked by the window

    def show(self, tiles: SpectrogramTiles | None, forget: Callable[[bool], None] | None = None) -> None:
        """Take up another sound, or other settings; what was made of the last one is forgotten.

        forget : called when nothing of the last one will be told any more, with whether the sound is another, too.
        """
        with self._condition:
            if self._is_closed:
                return
            sound_before = None if self._peaks is None else self._peaks.peaks.sound
            self._tiles, self._wanted, self._level_at = tiles, (), None
            self._busy.clear()
            self._parts.clear()
            self._stand_ins.clear()
            self._kept, self._is_kept_known = None, self.cache is None
            if tiles is None:
                self._peaks = None
            elif sound_before is not tiles.sound:
                self._peaks = PeaksDesk(tiles.sound, partial(self._tell_of_sound, tiles.sound), self.cache)
            if forget is not None:
                forget(tiles is None or sound_before is not tiles.sound)
            self.memory = TileMemory(self.memory.bound_bytes)
            self._condition.notify_all()

    def want(self, keys: Sequence[TileKey]) -> None:
        """Tiles that are wanted now, most urgent first; earlier wishes are dropped."""
        with self._condition:
            if self._tiles is None:
                return
            self._wanted = tuple(key for key in keys if self._tiles.has(key))
            self._parts = {part for part in self._parts if any(_is_within(part, key) for key in self._wanted)}
            self._condition.notify_all()

    def ask_level(self, time_s: float, hz: float, level: int = 0) -> None:
        """Levels in the cell at a place of a level; only the last question is answered."""
        with self._condition:
            self._level_at = time_s, hz, level
            self._condition.notify()

    def ask_waveform(self, start_s: float, end_s: float, n_stretches: int) -> None:
        """A part of the waveform; only the last question is answered."""
        with self._condition:
            if self._peaks is not None:
                self._peaks.ask_waveform(start_s, end_s, n_stretches)
                self._condition.notify()

    def want_overview(self, n_stretches: int) -> None:
        """The whole waveform."""
        with self._condition:
            if self._peaks is not None:
                self._peaks.want_overview(n_stretches)
                self._condition.notify()

    @property
    def is_complete(self) -> bool:
        """Is every wanted tile there, exact, and every waveform told?"""
        with self._condition:
            are_told = self._peaks is None or self._peaks.is_complete
            return are_told and all(self.memory.exact(key) is not None for key in self._wanted)

    def codes(self, key: TileKey) -> Kept | None:
        """The tile, or what is there of it: a glance, every second column of finer ones, a stretched coarser one."""
        if (found := self.memory.get(key)) is not None:
            return found
        tiles = self._tiles
        if tiles is None or not tiles.has(key):
            return None
        sources = self._finer(tiles, key) or self._coarser(tiles, key)
        return None if sources is None else self._stand_in(tiles, key, sources)

    def close(self) -> None:
        """Let the threads go; nothing is begun any more."""
        with self._condition:
            self._is_closed = True
            self._tiles, self._peaks, self._wanted, self._level_at = None, None, (), None
            self._condition.notify_all()

    def _finer(self, tiles: SpectrogramTiles, key: TileKey) -> _Sources | None:
        """Its halves, if both are there."""
        kept = [(half, self.memory.get(half)) for half in key.halves if tiles.has(half)] if key.level else []
        there = tuple((half, found.codes) for half, found in kept if found is not None)
        return there if there and len(there) == len(kept) else None

    def _coarser(self, tiles: SpectrogramTiles, key: TileKey) -> _Sources | None:
        """The nearest tile above that is there."""
        above = key
        while above.level < tiles.top_level:
            above = above.above
            if (found := self.memory.get(above)) is not None:
                return ((above, found.codes),)
        return None

    def _stand_in(self, tiles: SpectrogramTiles, key: TileKey, sources: _Sources) -> Kept:
        """The same object as long as it is made of the same: asked for at every paint, it must cost nothing."""
        with self._condition:
            known = self._stand_ins.pop(key, None)
            if known is None or not _is_same(known[0], sources):
                at, codes = sources[0]
                if at.level > key.level:
                    made = _stretched(tiles, codes, at, key)
                else:
                    made = np.concatenate([codes[..., ::2] for _, codes in sources], axis=-1)
                known = sources, Kept(made, False)
            while len(self._stand_ins) >= _MOST_STAND_INS:
                self._stand_ins.pop(next(iter(self._stand_ins)))
            self._stand_ins[key] = known
            return known[1]

    @property
    def is_closed(self) -> bool:
        return self._is_closed

    # ---- in the working threads

    def work(self) -> None:
        """Do what is wanted until the desk is closed."""
        while (chosen := self._choose_or_wait()) is not None:
            self._do(*chosen)

    def _do(self, tiles: SpectrogramTiles, place: _Place, steps: Steps, *, is_urgent: bool = False) -> None:
        """One piece of work; what people wait for more goes between two of its steps."""
        try:
            for _ in steps:
                while not is_urgent and (urgent := self._choose_urgent()) is not None:
                    self._do(*urgent, is_urgent=True)
                if not self._is_of_use(tiles, place):
                    break
        except UserError as error:
            self.give_up(error, tiles)
        finally:
            steps.close()
            with self._condition:
                if tiles is self._tiles:
                    self._busy.discard(place)
                    self._condition.notify_all()

    def _choose_or_wait(self) -> tuple[SpectrogramTiles, _Place, Steps] | None:
        with self._condition:
            while not self._is_closed:
                if self._tiles is not None and (chosen := self._choose(self._tiles)) is not None:
                    self._busy.add(chosen[0])
                    return self._tiles, *chosen
                self._condition.wait()
        return None

    def _choose_urgent(self) -> tuple[SpectrogramTiles, _Place, Steps] | None:
        with self._condition:
            if self._tiles is None or (chosen := self._urgent(self._tiles)) is None:
                return None
            self._busy.add(chosen[0])
            return self._tiles, *chosen

    def _choose(self, tiles: SpectrogramTiles) -> tuple[_Place, Steps] | None:
        if (urgent := self._urgent(tiles)) is not None:
            return urgent
        for key in self._wanted:
            if self._may_lie_on_disk(key):
                continue
            if (unit := self._unit(tiles, key)) is not None:
                return ("exact", unit), self._exact(tiles, unit, key, self.memory, self._kept)
        if self._is_kept_known and self._peaks is not None and (steps := self._peaks.choose_last()) is not None:
            return ("peaks", None), steps
        return None

    def _urgent(self, tiles: SpectrogramTiles) -> tuple[_Place, Steps] | None:
        """What takes little time, and lets something be seen."""
        if self._level_at is not None:
            asked, self._level_at = self._level_at, None
            return ("level", None), self._levels(tiles, asked, self.memory)
        place: _Place = ("kept", None)
        if not self._is_kept_known and place not in self._busy:
            return place, self._look_what_is_kept(tiles)
        if (first := self._first_look(tiles)) is not None:
            return first
        if self._peaks is not None and (steps := self._peaks.choose_first()) is not None:
            return ("peaks", None), steps
        return None

    def _first_look(self, tiles: SpectrogramTiles) -> tuple[_Place, Steps] | None:
        """A tile on screen, or the coarsest one, of which there is nothing yet."""
        for key in (*self._wanted, TileKey(tiles.top_level, 0)):
            if key.level < _GLANCE_FROM or self._may_lie_on_disk(key) or self.memory.get(key) is not None:
                continue
            if self._is_kept(key) and ("exact", key) not in self._busy:
                return ("exact", key), self._exact(tiles, key, key, self.memory, self._kept)
            if not self._is_kept(key) and ("glance", key) not in self._busy:
                return ("glance", key), self._glance(tiles, key)
        return None

    def _may_lie_on_disk(self, key: TileKey) -> bool:
        return key.level >= KEPT_FROM_LEVEL and not self._is_kept_known

    def _is_kept(self, key: TileKey) -> bool:
        return self._kept is not None and self._kept.has(key)

    def _look_what_is_kept(self, tiles: SpectrogramTiles) -> Steps:
        kept = None if self.cache is None else KeptTiles(self.cache, tiles)
        if kept is not None:
            kept.open()
        with self._condition:
            if tiles is self._tiles:
                self._kept, self._is_kept_known = kept, True
        yield

    def _unit(self, tiles: SpectrogramTiles, key: TileKey) -> TileKey | None:
        """What of a tile to make next: itself, or a part that nobody is at yet."""
        if ("exact", key) in self._busy or self.memory.exact(key) is not None:
            return None
        if key.level <= UNIT_LEVEL or self._is_kept(key):
            return key
        missing = [half for half in key.halves if tiles.has(half) and self.memory.exact(half) is None]
        if not missing:
            return key
        return next((unit for half in missing if (unit := self._unit(tiles, half)) is not None), None)

    def _is_of_use(self, tiles: SpectrogramTiles, place: _Place) -> bool:
        """Is somebody still waiting for it?"""
        kind, key = place
        if kind == "peaks":
            return self._peaks is not None and self._peaks.peaks.sound is tiles.sound
        if tiles is not self._tiles:
            return False
        if kind == "glance":
            return key in self._wanted or (key is not None and key.level == tiles.top_level)
        return kind != "exact" or any(_is_within(key, wanted) for wanted in self._wanted)

    def _tell(self, tiles: SpectrogramTiles, what: object) -> None:
        with self._condition:
            if tiles is self._tiles:
                self._put(what)

    def _tell_of_sound(self, sound: SessionSound, what: object) -> None:
        with self._condition:
            if self._peaks is not None and self._peaks.peaks.sound is sound:
                self._put(what)

    # Work on one sound takes its own memory and its own shelf along: `show` may come between any two lines of it.

    def _levels(self, tiles: SpectrogramTiles, asked: tuple[float, float, int], memory: TileMemory) -> Steps:
        self._tell(tiles, tiles.levels_at(*asked, memory.exact))
        yield

    def _glance(self, tiles: SpectrogramTiles, key: TileKey) -> Steps:
        codes = yield from tiles.glance(key)
        self._keep(tiles, key, Kept(codes, False))

    def _exact(
        self, tiles: SpectrogramTiles, key: TileKey, wanted: TileKey, memory: TileMemory, kept: KeptTiles | None
    ) -> Steps:
        codes = yield from self._read_or_make(tiles, key, memory, kept)
        if codes is None:
            return
        self._keep(tiles, key, Kept(codes, True))
        with self._condition:
            if tiles is not self._tiles:
                return
            for half in self._parts.intersection(key.halves):
                self._parts.discard(half)
                memory.drop(half)
        if key.level < wanted.level <= key.level + _SHOWN_DEPTH:
            self._draw_into(tiles, key, codes, wanted)

    def _read_or_make(
        self, tiles: SpectrogramTiles, key: TileKey, memory: TileMemory, kept: KeptTiles | None
    ) -> Generator[None, None, np.ndarray | None]:
        """None when it was to be read and is gone: then it is made of parts, as if it had never been there."""
        was_there = kept is not None and kept.has(key)
        if kept is not None and was_there and (codes := kept.read(key)) is not None:
            return codes
        if was_there and key.level > UNIT_LEVEL:
            return None
        codes = yield from tiles.exact(key, memory.exact)
        if kept is not None:
            kept.write(key, codes)
        return codes

    def _draw_into(self, tiles: SpectrogramTiles, key: TileKey, codes: np.ndarray, wanted: TileKey) -> None:
        """Put what is exact into the glance at a tile on screen."""
        for _ in range(wanted.level - key.level):
            codes = halved(codes)
        with self._condition:
            found = self.memory.get(wanted) if tiles is self._tiles else None
            if found is None or found.is_exact:
                return
            first = (key.first_column - wanted.first_column) >> wanted.level
            mended = found.codes.copy()
            mended[..., first : first + codes.shape[-1]] = codes
            self._keep(tiles, wanted, Kept(mended, False))

    def _keep(self, tiles: SpectrogramTiles, key: TileKey, kept: Kept) -> None:
        with self._condition:
            if tiles is not self._tiles:
                return
            is_shown = key in self._wanted or key.level == tiles.top_level
            if kept.is_exact and not is_shown:
                self._parts.add(key)
            self.memory.put(key, kept, (*self._wanted, TileKey(tiles.top_level, 0), *self._parts))
            if is_shown:
                self._put(key)

    def give_up(self, error: BaseException, tiles: SpectrogramTiles | None = None) -> None:
        """What cannot be read, or made, is not tried again and again. tiles : None = whatever is shown."""
        with self._condition:
            if self._is_closed or (tiles is not None and tiles is not self._tiles):
                return
            self._tiles, self._peaks, self._wanted, self._level_at = None, None, (), None
            self._put(error)


def _is_same(before: _Sources, now: _Sources) -> bool:
    return len(before) == len(now) and all(a is b for (_, a), (_, b) in zip(before, now, strict=True))


def _is_within(key: TileKey | None, wanted: TileKey) -> bool:
    return key is not None and key.level <= wanted.level and key.index >> (wanted.level - key.level) == wanted.index


def _stretched(tiles: SpectrogramTiles, codes: np.ndarray, above: TileKey, key: TileKey) -> np.ndarray:
    """The part of a coarser tile that a finer one covers, its columns repeated."""
    n_columns = -(-(min(key.end_column, tiles.n_columns) - key.first_column) // key.n_joined)
    at = key.first_column + np.arange(n_columns) * key.n_joined - above.first_column
    return codes[..., np.minimum(at >> above.level, codes.shape[-1] - 1)]
