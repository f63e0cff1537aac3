"""The real campaign table on a campaign that the index knows; prints its times as JSON. Run by campaign.py."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer

from workbench.engine.campaign import OpenCampaign, SessionsFound
from workbench.gui.app import application
from workbench.gui.campaign.columns import PLACE_OF
from workbench.gui.campaign.rows import CampaignRows
from workbench.gui.campaign.table import CampaignTable
from workbench.gui.looks.style import Styler
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.state.settings import SettingsStore
from workbench.gui.work.worker import Worker

N_FRAMES = 300


class Gaps(QObject):
    """The longest time the event loop did not come round."""

    def __init__(self) -> None:
        super().__init__()
        self.longest_s, self._last_s = 0.0, time.perf_counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(4)  # 0 would take turns with the worker all the time

    def _look(self) -> None:
        now_s = time.perf_counter()
        self.longest_s, self._last_s = max(self.longest_s, now_s - self._last_s), now_s

    def begin(self) -> None:
        self.longest_s, self._last_s = 0.0, time.perf_counter()


def main(campaign: Path, cache: Path) -> None:
    app, themes = application(), ThemeChoice()
    told: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        holder = QObject()
        styler = Styler(app, themes, holder)
        styler.set_mode("light")
        rows, worker, gaps = CampaignRows(), Worker(), Gaps()
        table = CampaignTable(rows, themes, SettingsStore(Path(folder) / "w.ini"))
        worker.event.connect(rows.take)
        table.resize(1600, 1000)
        table.show()
        app.processEvents()
        began_s = time.perf_counter()
        gaps.begin()
        rows.begin(campaign, ())
        worker.submit("List", OpenCampaign(campaign, cache=cache))
        n_rows = 0

        def count(event: object) -> None:
            nonlocal n_rows
            n_rows += len(event.rows) if isinstance(event, SessionsFound) else 0

        worker.event.connect(count)
        while not (worker.is_idle and n_rows):
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
        app.processEvents()
        told["listed_s"], told["listing_gap_s"] = time.perf_counter() - began_s, gaps.longest_s
        told |= _times(table) | _scrolled(table, gaps)
        worker.shut_down()
        table.close()
    sys.stdout.write(json.dumps(told) + "\n")


def _times(table: CampaignTable) -> dict[str, float]:
    app = application()
    began_s = time.perf_counter()
    table.search.setText("site:7 weather:rain")
    app.processEvents()
    found_s = time.perf_counter() - began_s
    table.search.setText("")
    began_s = time.perf_counter()
    table.view.sortByColumn(PLACE_OF["site"], table.view.horizontalHeader().sortIndicatorOrder())
    app.processEvents()
    return {"find_s": found_s, "sort_s": time.perf_counter() - began_s}


def _scrolled(table: CampaignTable, gaps: Gaps) -> dict[str, float]:
    """A page a frame, each painted before the next."""
    app, bar, view = application(), table.view.verticalScrollBar(), table.view
    n_visible = view.viewport().height() // view.verticalHeader().defaultSectionSize()
    gaps.begin()
    began_s = time.perf_counter()
    for i in range(N_FRAMES):
        bar.setValue(bar.minimum() + (bar.pageStep() * i) % max(bar.maximum(), 1))
        view.viewport().repaint()
        app.processEvents()
    taken_s = time.perf_counter() - began_s
    return {
        "frames_per_s": N_FRAMES / taken_s,
        "rows_per_s": N_FRAMES * n_visible / taken_s,
        "scroll_gap_s": gaps.longest_s,
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
