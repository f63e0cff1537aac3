"""What the tour shows: eight parts of the window, in the order in which one uses them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP, QRect
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

Target = Callable[["MainWindow"], QRect | None]


@dataclass(frozen=True)
class Step:
    """title, text : English, text as Markdown with commands as in the help's pages; tr them. target : what is outlined,
    in the window's coordinates, None while it is not in sight. table : which tab is brought to the front.
    own : what is said in place of text where people have a session of their own open.
    """

    name: str
    title: str
    text: str
    target: Target
    table: str = ""
    own: str = ""


def seen(widget: QWidget, window: QWidget) -> QRect | None:
    """The part of a widget that is in sight, in the window's coordinates."""
    if not widget.isVisible():
        return None
    rect, above = widget.rect(), widget
    while above is not window:
        rect, above = rect.translated(above.pos()), above.parentWidget()
        rect &= above.rect()
    return None if rect.isEmpty() else rect


def _help_menu(window: MainWindow) -> QRect | None:
    bar = window.menuBar()
    place = bar.actionGeometry(window.actions_.menus["Help"].menuAction())
    return place.translated(bar.mapTo(window, bar.rect().topLeft())) if bar.isVisible() else None


STEPS = (
    Step(
        "session", QT_TR_NOOP("Sessions"),
        QT_TR_NOOP("This is a **simulated** session: the site, the voice and all places are made up, so it is known "
                   "where the call really came from. A session is one recording of one source; a folder of sessions "
                   "is a campaign and is listed here. Your own recordings: drop them on the window."),
        lambda window: seen(window.campaign_list, window),
        own=QT_TR_NOOP("Your session stays open, and the tour changes nothing in it. A session is one recording of one "
                       "source; a folder of sessions is a campaign and is listed here."),
    ),
    Step(
        "spectrograms", QT_TR_NOOP("What each microphone heard"),
        QT_TR_NOOP("One spectrogram a microphone, on one time axis and with one colour scale: where the call is "
                   "brighter, it was louder. {key:play} plays; Shift and the wheel scroll in time; dragging selects."),
        lambda window: seen(window.sound.rows, window),
    ),
    Step(
        "clips", QT_TR_NOOP("Clips"),
        QT_TR_NOOP("The recording in clips of 3 s, a new one every 0.5 s. Each gets an answer of its own. Click one to "
                   "look at it alone; {key:clip_forward} goes to the next, {key:clip_none} back to the whole session."),
        lambda window: seen(window.sound.band, window),
    ),
    Step(
        "site", QT_TR_NOOP("The site"),
        QT_TR_NOOP("Microphones where they stood, in metres. Drag to turn, the wheel comes nearer, {key:view_fit} "
                   "shows everything. Places are typed in the table below, or dragged here. The ring with a cross is "
                   "the true place, where it is known."),
        lambda window: seen(window.site, window), table="microphones",
    ),
    Step(
        "localize", QT_TR_NOOP("Localize"),
        QT_TR_NOOP("{key:localize} asks the ticked methods where the call came from; the arrow beside it chooses them. "
                   "*Next* presses it for you here."),
        lambda window: seen(window.localize_button, window),
        own=QT_TR_NOOP("{key:localize} asks the ticked methods where the call came from; the arrow beside it chooses "
                       "them. In your session the tour does not press it."),
    ),
    Step(
        "answers", QT_TR_NOOP("Answers, clip by clip"),
        QT_TR_NOOP("Clip by clip, with the error in metres where the truth is known. A filled mark in the site is an "
                   "answer. Many clips that agree are worth more than one: look at the line for all clips."),
        lambda window: seen(window.tabs, window), table="results",
    ),
    Step(
        "sure", QT_TR_NOOP("How sure it is"),
        QT_TR_NOOP("Thin spheres held the source at 50 % and 90 % of places that were tried. Read the warnings before "
                   "you dig: they say when sound, places or site are unlike what a method knows. *Evidence* shows what "
                   "moves the answer."),
        lambda window: seen(window.checks, window), table="checks",
    ),
    Step(
        "help", QT_TR_NOOP("Help is here"),
        QT_TR_NOOP("{key:help} tells about the part of the window you are at, {key:whats_this} and a click about one "
                   "button, {key:keys} lists all keys and changes them. This tour is in the Help menu, too."),
        _help_menu,
    ),
)  # fmt: skip
