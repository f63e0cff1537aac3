"""Between the threads that make tiles and the rows that draw them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from workbench.core.levels_at import LevelsAt
from workbench.core.spectrogram_settings import SpectrogramSettings
from workbench.core.tiles import TILE_COLUMNS, TileKey, keys_in_view, level_of_code
from workbench.engine.tile_memory import Kept
from workbench.files.session_sound import SessionSound
from workbench.gui.sound.level_ranges import LevelChoice, levels_for
from workbench.gui.sound.ranges import Range
from workbench.gui.sound.rows_view import RowsView
from workbench.gui.sound.tile_loader import TileLoader
from workbench.gui.sound.tile_pixels import Grid
from workbench.gui.sound.time_view import TimeView

_GLANCE_PX = 700
"""How wide a row is taken to be when levels are chosen for the whole recording."""


@dataclass(frozen=True)
class Seen:
    """What is drawn under a pointer. levels_db : of every microphone, None while nobody knows; is_exact : not rounded
    to the picture's steps."""

    time_s: float
    hz: float
    levels_db: tuple[float, ...] | None
    is_exact: bool = False


class SpectrogramFeed(QObject):
    """Lets the rows of one view draw one sound; asks the loader for what is on screen.

    came : other tiles are drawn than before. told(Seen) : exact levels at the place last asked for by `look_at`.
    """

    came = Signal()
    told = Signal(object)

    def __init__(self, rows: RowsView, times: TimeView, loader: TileLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows, self._times, self.loader = rows, times, loader
        self.sound: SessionSound | None = None
        self.grid: Grid | None = None
        self._has_some = False
        self._drawn: list[np.ndarray | None] = []
        self._asked = (0.0, 0.0, 0)
        rows.moved.connect(self.ask)
        loader.arrived.connect(self._take_tiles)
        loader.level_told.connect(self._take_levels)

    def show(self, sound: SessionSound | None, settings: SpectrogramSettings) -> None:
        """Draw another sound, or the same computed in another way; None = nothing."""
        from workbench.engine.spectrogram_tiles import SpectrogramTiles  # here: the window starts without it

        self.sound, self._has_some, self._drawn = sound, False, []
        tiles = None if sound is None else SpectrogramTiles(sound, settings)
        self.loader.show(tiles)
        self.grid = None
        if sound is not None and tiles is not None:
            step_s, step_hz = settings.hop / sound.rate_hz, sound.rate_hz / settings.n_fft
            self.grid = Grid(sound.start_s, step_s, step_hz, tiles.n_columns, settings.n_rows)
        for row in self._rows.rows:
            gaps_s = () if sound is None else gaps_of(sound, row.index)
            row.show_source(self.grid, None if sound is None else self._tile, gaps_s)
        self.ask()

    @property
    def has_some(self) -> bool:
        """Is there anything of what is on screen?"""
        return self._has_some

    @property
    def is_shown(self) -> bool:
        """Is there something of all that is on screen, a glance at least?"""
        return self.grid is not None and all(kept is not None for kept in self._on_screen())

    @property
    def is_exact(self) -> bool:
        """Is all that is on screen drawn, exactly?"""
        return (
            self.grid is not None
            and self._has_some
            and all(kept is not None and kept.is_exact for kept in self._on_screen())
        )

    def _on_screen(self) -> list[Kept | None]:
        keys = self._keys(self._times.visible_s, self._rows.rows[0].lie().width_px, margin=0)
        return [self.loader.codes(key) for key in keys]

    @Slot()
    def ask(self) -> None:
        """Want what is on screen."""
        if self.grid is not None and self._rows.rows:
            keys = self._keys(self._times.visible_s, self._rows.rows[0].lie().width_px)
            self.loader.want(keys)
            self._look(keys)

    def levels(self) -> LevelChoice | None:
        """Level ranges that suit the recording, from what is there of all of it; else of what is on screen."""
        if self.sound is None or self.grid is None:
            return None
        for span_s in ((self.sound.start_s, self.sound.end_s), self._times.visible_s):
            codes = [self._tile(key) for key in self._keys(span_s, _GLANCE_PX, margin=0)]
            if codes and all(c is not None for c in codes):
                return levels_for(np.concatenate([c for c in codes if c is not None], axis=-1))
        return None

    def look_at(self, row: int, time_s: float, hz: float) -> Seen:
        """What is drawn at a place of a row now, rounded; `told` follows with what was computed."""
        if self.grid is None or row >= len(self._rows.rows):
            return Seen(time_s, hz, None)
        lie, grid = self._rows.rows[row].lie(), self.grid
        level = grid.level_of(lie.time_s, lie.width_px)
        column = int(np.floor(grid.column_at(time_s))) >> level
        tile = self._tile(TileKey(level, column // TILE_COLUMNS)) if column >= 0 else None
        within = column % TILE_COLUMNS
        if tile is None or within >= tile.shape[-1]:
            return Seen(time_s, hz, None)
        first, end = grid.bins_at(lie, hz)
        near = first + int(tile[row, first:end, within].argmax())  # of several in a pixel what one sees: the loudest
        hz = near * grid.step_hz if end - first > 1 else hz
        self._asked = time_s, hz, level
        self.loader.ask_level(time_s, hz, level)
        return Seen(time_s, hz, tuple(level_of_code(float(code)) for code in tile[:, near, within]))

    def _keys(self, time_s: Range, width_px: float, margin: int = 1) -> list[TileKey]:
        grid = self.grid
        assert grid is not None
        level = grid.level_of(time_s, width_px)
        first, end = (grid.column_at(t) for t in time_s)
        return keys_in_view(level, first, end, grid.n_columns, margin)

    def _tile(self, key: TileKey) -> np.ndarray | None:
        found = self.loader.codes(key)
        return None if found is None else found.codes

    def _look(self, keys: Sequence[TileKey]) -> None:
        if not self._has_some and any(self._tile(key) is not None for key in keys):
            self._has_some = True
            self.came.emit()

    @Slot()
    def _take_tiles(self) -> None:
        """Draw them, if they are on screen: those beside it, and the coarsest one, change nothing there."""
        shown = [] if self.grid is None or not self._rows.rows else self._on_screen()
        codes = [None if kept is None else kept.codes for kept in shown]
        is_same = len(codes) == len(self._drawn) and all(a is b for a, b in zip(codes, self._drawn, strict=True))
        self._drawn = codes
        for row in () if is_same else self._rows.rows:
            row.picture.refresh()
        self._has_some = False
        self.ask()

    @Slot(object)
    def _take_levels(self, told: LevelsAt) -> None:
        """Pass it on if the pointer is still there. Where a pixel joins several columns the time is the loudest's own;
        where a column is wider than a pixel it stays the pointer's."""
        time_s, hz, level = self._asked
        if self.grid is None or abs(told.hz - hz) > self.grid.step_hz:
            return
        if abs(told.time_s - time_s) <= (self.grid.step_s * 2**level):
            levels_db = tuple(float(v) for v in told.levels_db)
            self.told.emit(Seen(told.time_s if level else time_s, hz, levels_db, told.is_exact))


def gaps_of(sound: SessionSound, microphone: int) -> tuple[Range, ...]:
    """Stretches of the sound's time in which a microphone has no file, session-clock seconds."""
    edges, at = [], 0
    for stretch in sorted((s for s in sound.stretches if s.microphone == microphone), key=lambda s: s.first):
        if stretch.first > at:
            edges.append((at, stretch.first))
        at = max(at, stretch.end)
    if at < sound.n_samples:
        edges.append((at, sound.n_samples))
    return tuple((sound.start_s + a / sound.rate_hz, sound.start_s + b / sound.rate_hz) for a, b in edges)
