"""Where Tab goes in a workspace's page: as the eyes do, from the commands down to the figures, then to the site."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def order_focus(stops: Sequence[QWidget]) -> None:
    """Put these in order.

    Only stops that are named: asking each widget of the window for the next one left the 3-D view black.
    """
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)
