"""Which page of the help is about which part of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from workbench.gui.commands.action_set import find
from workbench.gui.help.pages import FIRST

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

PANELS = {
    "campaign_list": "campaign-list", "campaign_table": "campaign-table", "campaign.bar": "review",
    "sound": "spectrograms", "listening.transport": "listening", "sound.overview": "overview-and-clips",
    "sound.band": "overview-and-clips", "sound.ruler": "overview-and-clips", "sound.colour_bar": "spectrograms",
    "mel": "mel-spectra", "site": "site", "site.plan": "plan", "strip": "checks",
    "microphones": "microphones", "results": "results", "evidence": "evidence", "labels": "labels",
    "checks": "checks", "compare_page": "compare", "training_page": "train", "training_page.form": "new-training",
    "live_page": "live", "field_page": "field", "localize_button": "localize", "banner": "saving",
    "statusBar": "window", "tool_bar": "window", "menuBar": "window", "tabs": "window",
}  # fmt: skip
"""Path from the window to a widget, or to a method that gives it -> page. A part inside another has its own page."""

DIALOGS = {
    "EditDialog": "campaign-table", "RelinkDialog": "missing-sound", "OpenPredictionsDialog": "results",
    "OwnNetworksDialog": "own-networks", "MicrophoneChooser": "localize", "BandDialog": "listening",
    "ThresholdsDialog": "checks", "SiteDialog": "site-form", "ColumnsDialog": "import-export",
    "MakingDialog": "import-export", "NewSessionDialog": "new-session", "ClocksDialog": "clocks",
    "BesideDialog": "beside", "SettingsDialog": "settings", "KeysWindow": "keys", "CopyDialog": "microphones",
    "TapeDialog": "tape-measure", "CommandPalette": "keys", "ConflictDialog": "saving", "VersionsDialog": "saving",
    "HistoryDialog": "saving", "HelpWindow": "start", "AboutWindow": "about", "LicencesWindow": "about",
    "QMessageBox": "saving", "QFileDialog": "new-session",
}  # fmt: skip
"""Class of a dialog -> page."""


def panels_of(window: MainWindow) -> dict[QWidget, str]:
    """The parts of this window that are there now -> page."""
    there = {}
    for path, page in PANELS.items():
        try:
            part = find(window, path)
        except AttributeError:  # parts that come when they are first needed, or that this edition has not
            continue
        part = part() if callable(part) else part
        if part is not None:
            there[part] = page
    return there


def page_of(widget: QWidget | None, panels: dict[QWidget, str]) -> tuple[QWidget | None, str]:
    """The innermost part with a page that this widget lies in, and its page; None and "" where there is none."""
    while widget is not None:
        if isinstance(widget, QTabWidget) and (front := widget.currentWidget()) in panels:
            return front, panels[front]
        page = panels.get(widget) or (DIALOGS.get(type(widget).__name__) if widget.isWindow() else None)
        if page:
            return widget, page
        widget = widget.parentWidget()
    return None, ""


def page_here(window: MainWindow) -> tuple[QWidget | None, str]:
    """What people are at: the part with the focus, but the one under the pointer where it lies within that, or where
    it cannot have the focus at all.
    """
    panels = panels_of(window)
    focused, page = page_of(QApplication.focusWidget() or QApplication.activeWindow(), panels)
    pointed, other = page_of(QApplication.widgetAt(QCursor.pos()), panels)
    is_same_window = pointed is not None and (focused is None or pointed.window() is focused.window())
    if is_same_window and (focused is None or focused.isAncestorOf(pointed) or not _takes_focus(pointed)):
        return pointed, other
    return (focused, page) if page else (None, FIRST)


def _takes_focus(part: QWidget) -> bool:
    return any(w.focusPolicy() != Qt.FocusPolicy.NoFocus for w in (part, *part.findChildren(QWidget)))
