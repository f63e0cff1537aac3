"""Asks for the mel-spectra of the chosen clip where the recording is too long to have computed all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.core.clips import CLIP_LENGTH_S, CLIP_STEP_S, Clip, n_clips_in
from workbench.gui.language.words import tr
from workbench.gui.state.viewing import Look
from workbench.gui.work.jobs import HearClip
from workbench.gui.work.later import Later
from workbench.gui.work.worker import Task, Worker

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

_REST_MS = 120
"""Clips are stepped through: computed is the one that people come to rest on."""


class ClipMel(QObject):
    """A clip chosen before the last answer came takes its place."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._asked: tuple[Worker, Task] | None = None
        self._ask = Later(self._submit, _REST_MS, self, after_last=True)
        window.open_sound.changed.connect(self._take_sound)
        window.viewing.changed.connect(self._take_look)

    @property
    def chosen(self) -> Clip | None:
        """The clip whose mel-spectra nobody has computed; None where there is none."""
        sound, number = self._window.open_sound.sound, self._window.viewing.look.clip
        if sound is None or number is None or not self._window.mel.asks_for_clips:
            return None
        start_s, end_s = sound.common_span_s
        if number >= n_clips_in(end_s - start_s):
            return None
        return Clip(number, start_s + number * CLIP_STEP_S, start_s + number * CLIP_STEP_S + CLIP_LENGTH_S)

    @Slot()
    def _take_sound(self) -> None:
        self._window.mel.show_sound(self._window.open_sound.sound)
        self._ask.ask()

    @Slot(object, object)
    def _take_look(self, before: Look, now: Look) -> None:
        if before.clip != now.clip and self._window.mel.asks_for_clips:
            self._ask.ask()

    def _submit(self) -> None:
        if self._asked is not None:
            self._asked[0].cancel(self._asked[1])
            self._asked = None
        clip, session = self.chosen, self._window.document.session
        if clip is None or session is None:
            return
        main, aside = self._window.worker, self._window.checking.worker
        worker = main if main.is_idle else aside
        self._asked = worker, worker.submit(tr("Hear a clip"), HearClip(session, clip), quiet=True)
