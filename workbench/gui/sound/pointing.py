"""What lies under the pointer: time, frequency, and the level of every microphone there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from workbench.gui.sound.feed import Seen, SpectrogramFeed
from workbench.gui.sound.rows_view import RowsView
from workbench.gui.sound.ticks import SILENT_DB, said_level, signed_text
from workbench.gui.state.viewing import Look, Viewing

NOWHERE = {"cursor_s": None, "cursor_hz": None, "cursor_db": None, "cursor_microphone": None, "cursor_levels_db": None}


class Pointing(QObject):
    """Keeps the cursor's part of the look, and shows levels and their differences in the rows."""

    def __init__(self, rows: RowsView, feed: SpectrogramFeed, viewing: Viewing, parent: QObject) -> None:
        super().__init__(parent)
        self._rows, self._feed, self._viewing = rows, feed, viewing
        rows.hovered.connect(self._point_at)
        feed.told.connect(self._take)
        feed.came.connect(rows.point_again)
        viewing.changed.connect(self._follow_look)

    @Slot(object, float, float)
    def _point_at(self, microphone: int | None, time_s: float, hz: float) -> None:
        if microphone is None:
            self._viewing.change(**NOWHERE)
        else:
            self._show(microphone, self._feed.look_at(microphone, time_s, hz))

    @Slot(object)
    def _take(self, seen: Seen) -> None:
        microphone = self._viewing.look.cursor_microphone
        if microphone is not None:
            self._show(microphone, seen)

    def _show(self, microphone: int, seen: Seen) -> None:
        levels_db = seen.levels_db
        own_db = None if levels_db is None or microphone >= len(levels_db) else levels_db[microphone]
        self._viewing.change(
            cursor_s=seen.time_s, cursor_hz=seen.hz, cursor_db=own_db, cursor_microphone=microphone,
            cursor_levels_db=levels_db,
        )  # fmt: skip

    @Slot(object, object)
    def _follow_look(self, before: Look, now: Look) -> None:
        if (before.cursor_levels_db, before.cursor_microphone) != (now.cursor_levels_db, now.cursor_microphone):
            for row in self._rows.rows:
                row.show_levels(said_levels(now, row.index))


def said_levels(look: Look, microphone: int) -> str:
    """The level of a microphone at the cursor, and how far it is from the one pointed at: "-46.3 dB   -3.2"."""
    levels_db, pointed = look.cursor_levels_db, look.cursor_microphone
    if levels_db is None or pointed is None or microphone >= len(levels_db) or pointed >= len(levels_db):
        return ""
    said = said_level(levels_db[microphone])
    if microphone == pointed or min(levels_db[microphone], levels_db[pointed]) <= SILENT_DB:
        return said
    return f"{said}   {signed_text(levels_db[microphone] - levels_db[pointed])}"
