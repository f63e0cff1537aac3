"""Where Tab goes in the Train workspace: as the eyes do, from the commands down to the figures, then to the site."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QWidget

from workbench.gui.training.page import TrainingPage


def order_focus(page: TrainingPage, then: QWidget) -> None:
    """Put the page's stops in order, and after them another stop.

    Only stops that are named: asking each widget of the window for the next one left the 3-D view black.
    """
    for first, second in pairwise([page.tabs.tabBar(), *page.runs.tab_stops, then]):
        QWidget.setTabOrder(first, second)
