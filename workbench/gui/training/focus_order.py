"""Where Tab goes in the Train workspace: as the eyes do, from the commands down to the figures, then to the site."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.gui.training.page import TrainingPage


def order_focus(after: QWidget, page: TrainingPage, site: QWidget) -> None:
    """Put the page's stops, and then the site's, behind those of another part of the window."""
    before = tab_stops(after)[-1:] or [after]
    for first, second in pairwise([*before, page.tabs.tabBar(), *page.runs.tab_stops, *tab_stops(site)]):
        QWidget.setTabOrder(first, second)


def tab_stops(inside: QWidget) -> list[QWidget]:
    """What Tab comes to in a widget, in the order it has."""
    found: list[QWidget] = []
    widget = inside
    while (widget := widget.nextInFocusChain()) is not inside:
        if inside.isAncestorOf(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
    return found
