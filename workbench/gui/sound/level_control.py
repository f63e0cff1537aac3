"""Which levels have which colours: chosen for a new recording, changed by people, told to the rows."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Slot

from workbench.gui.language.words import tr
from workbench.gui.sound.colour_bar import ColourBar
from workbench.gui.sound.colour_maps import lookup_table
from workbench.gui.sound.feed import SpectrogramFeed
from workbench.gui.sound.ranges import Range
from workbench.gui.sound.rows_view import RowsView
from workbench.gui.sound.ticks import level_text
from workbench.gui.state.viewing import Look, Viewing

_YOUNG_S = 3.0
"""So long after the first picture better tiles may still mend the automatic range; later it would jump under people."""


class LevelControl(QObject):
    """Automatic level ranges, and the colours that follow from them."""

    def __init__(
        self, rows: RowsView, feed: SpectrogramFeed, viewing: Viewing, bar: ColourBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._rows, self._feed, self._viewing, self._bar = rows, feed, viewing, bar
        self._wants_choice = False
        self._since_s: float | None = None
        self._chosen: tuple[object, ...] | None = None
        feed.came.connect(self._mend)
        viewing.changed.connect(self._follow_look)
        bar.automatic_wanted.connect(self.choose)

    def begin(self, is_new: bool) -> None:
        """Another sound: choose when there is something of it; for the same one read again keep what was chosen."""
        self._wants_choice, self._since_s, self._chosen = is_new, None, None

    def forget(self) -> None:
        self._wants_choice = False
        self._bar.show_scale(None)

    @Slot()
    def choose(self) -> None:
        """The automatic range for this recording."""
        levels = self._feed.levels()
        if levels is not None:
            self._bar.show_scale(levels.scale_db)
            self._viewing.change(level_range_db=levels.shared_db, own_ranges_db=levels.own_db)

    @Slot()
    def _mend(self) -> None:
        """Choose as soon as there is something to go by, and mend that while it is young and nobody changed it."""
        if not self._wants_choice:
            if self._feed.has_some and not self._bar.is_known and (levels := self._feed.levels()) is not None:
                self._bar.show_scale(levels.scale_db)
            return
        look = self._viewing.look
        if self._since_s is None:
            self._since_s = time.monotonic()
        elif self._chosen != (look.level_range_db, look.own_ranges_db):
            self._wants_choice = False
            return
        self.choose()
        look = self._viewing.look
        self._chosen = look.level_range_db, look.own_ranges_db
        if self._feed.is_exact or time.monotonic() - self._since_s > _YOUNG_S:
            self._wants_choice = False

    def show_colours(self) -> None:
        look = self._viewing.look
        for row in self._rows.rows:
            row.show_colours(lookup_table(look.colour_map), look.range_db_of(row.index))
            row.show_own_range(said_range(look.range_db_of(row.index)) if look.has_own_scales else "")

    @Slot(object, object)
    def _follow_look(self, before: Look, now: Look) -> None:
        if _coloured(before) != _coloured(now):
            self.show_colours()


def said_range(range_db: Range) -> str:
    """In words, "-95 to -35 dB": which levels have colours."""
    return tr("{low} to {high} dB", low=level_text(range_db[0]), high=level_text(range_db[1]))


def _coloured(look: Look) -> tuple[object, ...]:
    return look.colour_map, look.level_range_db, look.has_own_scales, look.own_ranges_db
