"""The 3-D view is drawn again for what is seen in it, and for nothing else: a picture may take a tenth of a second."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from workbench.core.session import Label
from workbench.gui.main_window import MainWindow
from workbench.gui.state.viewing import Selection


class Count:
    """How often the 3-D view's picture was drawn."""

    def __init__(self, window: MainWindow) -> None:
        self.n = 0
        window.site._stage.interactor.ren_win.AddObserver("EndEvent", self._add)

    def _add(self, *_: object) -> None:
        self.n += 1


def test_looking_and_marking_in_the_sound_draws_no_3d_picture(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: opened.site.is_settled and opened.sound.is_complete, timeout=30_000)
    qtbot.wait(500)
    count = Count(opened)
    for i in range(5):
        opened.viewing.change(cursor_s=1.0 + i, cursor_hz=1000.0, visible_s=(0.1 * i, 3.0))
        opened.marking.select(Selection(1.0, 2.0 + 0.1 * i))
        labels = (Label(start_s=1.0, end_s=2.0 + 0.1 * i),)
        opened.document.edit("Label", replace(opened.document.session, labels=labels))
        qtbot.wait(100)
    assert count.n == 0
    opened.viewing.change(selected_microphone=2)
    qtbot.waitUntil(lambda: count.n > 0, timeout=5_000)
