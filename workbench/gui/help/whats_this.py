"""What's this: every part of the window says what it is for, in the words of its tool tip or of its help page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTabBar, QWhatsThis, QWidget

from workbench.gui.help.pages import LINK, filled, read_page
from workbench.gui.help.topics import page_of, panels_of
from workbench.gui.language.choice import language_now

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

_GIVEN = "what's this is its tool tip"


def ask_what(window: MainWindow) -> None:
    """The next click tells what it is on."""
    tell_all(window)
    QWhatsThis.enterWhatsThisMode()


def tell_all(window: MainWindow) -> None:
    """Give all that is in sight now the text it answers with. It is made here and not where the parts are made: tool
    tips change as people work, and say why something cannot be done now.
    """
    panels = panels_of(window)
    for top in QApplication.topLevelWidgets():
        if top.isVisible() and (top is window or top.parent() is not None):
            for widget in (top, *top.findChildren(QWidget)):
                if widget.isVisible() and (not widget.whatsThis() or widget.property(_GIVEN)):
                    _tell(widget, window, panels)


def _tell(widget: QWidget, window: MainWindow, panels: dict[QWidget, str]) -> None:
    text = _tip_of(widget)
    if not text and (widget in panels or widget.isWindow()):
        text = _summary_of(widget, window, panels)
    if text != widget.whatsThis():
        widget.setWhatsThis(text)
        widget.setProperty(_GIVEN, True)


def _tip_of(widget: QWidget) -> str:
    """A part's own tool tip; tables, headings and tabs have one for each of their parts, which Qt asks for itself."""
    return "" if isinstance(widget, (QAbstractItemView, QHeaderView, QTabBar)) else widget.toolTip()


def _summary_of(widget: QWidget, window: MainWindow, panels: dict[QWidget, str]) -> str:
    """How the page about it begins. Parts without a text are asked in vain, and Qt goes on to what they lie in."""
    _, name = page_of(widget, panels)
    if not name:
        return ""
    page = read_page(name, language_now())
    said = LINK.sub(r"\1", filled(page.summary, window.actions_.keys)).replace("*", "")
    return f"{page.title}. {said}"


def said_of(widget: QWidget | None) -> str:
    """What a click on it would tell, once `tell_all` was called."""
    while widget is not None:
        if widget.whatsThis():
            return widget.whatsThis()
        widget = None if widget.isWindow() else widget.parentWidget()
    return ""
