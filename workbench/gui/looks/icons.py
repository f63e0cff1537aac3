"""The window's few line icons, drawn in a 16-unit box and tinted with the theme."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench.gui.looks.theme import Theme

SHAPES = {
    "new": "M3.5 1.5h6l3 3v10h-9z M9.5 1.5v3h3 M8 7v5 M5.5 9.5h5",
    "open": "M1.5 13V3h4.5l1.5 2h6v2 M1.5 13l2-6h11.5l-2 6z",
    "save": "M2.5 2.5h9l2 2v9h-11z M5 2.5v4h5.5v-4 M4.5 13.5v-4.5h7v4.5",
    "undo": "M6 3L2.5 6.5 6 10 M2.5 6.5h7a4 4 0 0 1 0 7.5H6",
    "redo": "M10 3l3.5 3.5L10 10 M13.5 6.5h-7a4 4 0 0 0 0 7.5H10",
    "localize": "M8 1v3 M8 12v3 M1 8h3 M12 8h3 M8 3.5a4.5 4.5 0 1 0 0.01 0z M8 7a1 1 0 1 0 0.01 0z",
    "evaluate": "M2.5 2v11.5h11.5 M5 11c2-.5 2.5-6 4-6.8 1.2-.6 2.6-1 4.5-1.2",
    "stop": "M4 4h8v8h-8z",
    "theme": "M8 2a6 6 0 1 0 0.01 0z M8 2.5v11 M10 3.5v9 M12 5v6",
    "close": "M4 4l8 8 M12 4l-8 8",
    "warning": "M8 2L1.5 13.5h13z M8 6.5v3.5 M8 11.7v0.3",
    "error": "M8 1.8a6.2 6.2 0 1 0 0.01 0z M8 4.5v4.5 M8 11v0.4",
    "info": "M8 1.8a6.2 6.2 0 1 0 0.01 0z M8 7v4.5 M8 4.6v0.4",
    "play": "M4.5 2.8v10.4l8.5-5.2z",
    "pause": "M5.2 3v10 M10.8 3v10",
    "loop": "M2 8.5V6.5a2 2 0 0 1 2-2h9 M11 2.3l2.2 2.2L11 6.7 M14 7.5v2a2 2 0 0 1-2 2H3 M5 9.3l-2.2 2.2L5 13.7",
    "headphones": "M2.5 10V8a5.5 5.5 0 0 1 11 0v2 M2.5 9.5h2.3v4H2.5z M11.2 9.5h2.3v4h-2.3z",
    "hourglass": "M3.5 1.8h9 M3.5 14.2h9 M4.8 1.8v2.4L8 8l-3.2 3.8v2.4 M11.2 1.8v2.4L8 8l3.2 3.8v2.4",
    "kept": "M3 3h10v10H3z M5.5 8.2l1.9 1.9L10.8 6",
    "bolt": "M9.2 1.5L3.8 8.8h4L6.6 14.5l5.6-7.3h-4z",
    "resume": "M12.9 6A5.4 5.4 0 1 0 13.4 9 M13.2 2.4V6H9.6",
    "bin": "M2.8 4.2h10.4 M6 4.2V2.6h4v1.6 M4.2 4.2l.7 9.4h6.2l.7-9.4 M6.7 6.8v4.4 M9.3 6.8v4.4",
    "done": "M3 8.5l3.5 3.5L13 4.5",
    "dash": "M4 8h8",
    "ring": "M8 3.2a4.8 4.8 0 1 0 0.01 0z",
    "unheard": "M5.4 6a2.6 2.6 0 1 1 3.6 2.4q-1 .5-1 1.8 M8 12.3v0.3",
    "unreviewed": "M8 6.4a1.6 1.6 0 1 0 0.01 0z",
    "accepted": "M8 1.8a6.2 6.2 0 1 0 0.01 0z M5 8.3l2.2 2.2L11.2 6",
    "flagged": "M4 14.5V2 M4 2.5h8.5l-2 3 2 3H4",
    "rejected": "M2.5 2.5h11v11h-11z M5.5 5.5l5 5 M10.5 5.5l-5 5",
    "columns": "M2 2.5h12v11H2z M6 2.5v11 M10 2.5v11",
    "copy": "M5.5 5.5h8v8h-8z M10.5 5.5v-3h-8v8h3",
    "export": "M8 10V2 M5 4.5L8 1.8l3 2.7 M2.5 9.5v4h11v-4",
    "chevron-down": "M4 6l4 4 4-4",
    "chevron-up": "M4 10l4-4 4 4",
    "chevron-right": "M6 4l4 4-4 4",
    "check": "M3.5 8.2l3 3 6-6.4",
}


def svg(name: str, colour: str, width: float = 1.4) -> str:
    """One icon as SVG text."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">'
        f'<path d="{SHAPES[name]}" fill="none" stroke="{colour}" stroke-width="{width}" '
        'stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )


def pixmap(name: str, colour: str, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """One icon as a picture of size x size points."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg(name, colour).encode())).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=128)
def _tinted(name: str, normal: str, disabled: str) -> QIcon:
    found = QIcon()
    for ratio in (1.0, 2.0):
        found.addPixmap(pixmap(name, normal, ratio=ratio), QIcon.Mode.Normal)
        found.addPixmap(pixmap(name, disabled, ratio=ratio), QIcon.Mode.Disabled)
    return found


def icon(name: str, theme: Theme, colour: str | None = None) -> QIcon:
    """One icon in the theme's text colour (or another), pale when disabled."""
    return _tinted(name, colour or theme.text, theme.line)


def write_arrows(theme: Theme, folder: Path) -> dict[str, str]:
    """The small arrows and ticks a style sheet needs as files; returns name -> path with forward slashes."""
    wanted = {
        "down": ("chevron-down", theme.muted), "up": ("chevron-up", theme.muted),
        "right": ("chevron-right", theme.muted),
        "check": ("check", theme.accent_text), "check_pale": ("check", theme.muted), "close": ("close", theme.muted),
    }  # fmt: skip
    paths = {}
    for key, (shape, colour) in wanted.items():
        path = folder / f"{theme.name}-{key}.svg"
        path.write_text(svg(shape, colour, 1.8), encoding="utf-8")
        paths[key] = path.as_posix()
    return paths
