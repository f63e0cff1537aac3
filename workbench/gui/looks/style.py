"""Theme tokens turned into a palette and a compact style sheet over Qt's Fusion style; the 4-pixel grid lives here."""

from __future__ import annotations

import atexit
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from workbench.files.shipped import resources_folder
from workbench.gui.looks.icons import write_arrows
from workbench.gui.looks.theme import DARK, LIGHT, Theme, ThemeChoice


def palette_of(theme: Theme) -> QPalette:
    """The theme as Qt's palette, for everything that paints itself."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    tokens = {
        role.Window: theme.background, role.WindowText: theme.text, role.Base: theme.surface,
        role.AlternateBase: theme.background, role.Text: theme.text, role.Button: theme.raised,
        role.ButtonText: theme.text, role.BrightText: theme.error, role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text, role.PlaceholderText: theme.muted, role.Highlight: theme.accent,
        role.HighlightedText: theme.accent_text, role.Link: theme.accent, role.LinkVisited: theme.accent,
        role.Light: theme.raised, role.Midlight: theme.raised, role.Mid: theme.line, role.Dark: theme.line,
        role.Shadow: theme.line, role.Accent: theme.accent,
    }  # fmt: skip
    palette = QPalette()
    for key, colour in tokens.items():
        palette.setColor(key, QColor(colour))
    for key in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(group.Disabled, key, QColor(theme.muted))
    return palette


def mixed(over: str, under: str, share: float) -> str:
    """A colour laid over another: share 1.0 is all `over`. Both and the result #rrggbb."""
    top, low = QColor(over), QColor(under)
    parts = zip(top.getRgb()[:3], low.getRgb()[:3], strict=True)
    return QColor(*(round(a * share + b * (1 - share)) for a, b in parts)).name()


@cache
def _template() -> Template:
    return Template((resources_folder() / "themes" / "window.qss").read_text(encoding="utf-8"))


def sheet_of(theme: Theme, folder: Path) -> str:
    """The style sheet of a theme; its arrows are written into `folder`."""
    arrows = write_arrows(theme, folder)
    main_arrow = folder / f"{theme.name}-main.svg"
    main_arrow.write_text(Path(arrows["down"]).read_text("utf-8").replace(theme.muted, theme.accent_text), "utf-8")
    tokens = {k: v for k, v in vars(theme).items() if isinstance(v, str)}
    extra = {
        "selection": mixed(theme.accent, theme.surface, 0.24),
        "accent_hover": mixed(theme.accent, theme.text, 0.86),
        "down_main": main_arrow.as_posix(),
    }
    return _template().substitute(tokens, **arrows, **extra)


class Styler(QObject):
    """Keeps the application in the chosen theme; mode "system" follows the desktop's light or dark."""

    def __init__(self, app: QApplication, themes: ThemeChoice, parent: QObject) -> None:
        super().__init__(parent)
        self._app, self._themes = app, themes
        self._mode = "system"
        self._folder = QTemporaryDir()
        atexit.register(self._folder.remove)  # Qt's objects are not destroyed when Python ends
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(_with_tabular_figures(app.font()))
        themes.changed.connect(self._apply)
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._apply(themes.theme)

    @Slot(str)
    def set_mode(self, mode: str) -> None:
        """mode: "system", "light" or "dark"."""
        self._mode = mode
        self._follow()

    @Slot()
    def _follow(self) -> None:
        is_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        wanted = {"light": LIGHT, "dark": DARK}.get(self._mode, DARK if is_dark else LIGHT)
        self._themes.choose(wanted)

    @Slot(object)
    def _apply(self, theme: Theme) -> None:
        self._app.setPalette(palette_of(theme))
        self._app.setStyleSheet(sheet_of(theme, Path(self._folder.path())))


def _with_tabular_figures(font: QFont) -> QFont:
    """Figures of one width, so that columns of numbers line up; Qt before 6.7 cannot ask for them."""
    if hasattr(font, "setFeature"):
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
