"""How the Field screen looks by day, at night, and where eyes must stay used to the dark; the window keeps its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QT_TR_NOOP
from PySide6.QtGui import QFontDatabase

from workbench.gui.looks.theme import DARK, LIGHT, Theme

TARGET_PX = 56
"""Nothing that is pressed is lower: gloves."""
TEXT_PX, LARGE_PX, KEY_PX, HUGE_PX = 18, 24, 34, 150


@dataclass(frozen=True)
class FieldLook:
    """name : as it is remembered; title : on its button. focus : the colour round what has the keys.

    sure, unsure, alarm : grounds of sentences; on these stands the theme's text.
    """

    name: str
    title: str
    theme: Theme
    focus: str
    sure: str
    unsure: str
    alarm: str


DAY = FieldLook(
    "day", QT_TR_NOOP("Day"),
    replace(
        LIGHT, name="field-day", background="#ffffff", surface="#ffffff", raised="#e8ebf0", line="#5d6675",
        text="#06080b", muted="#343b47", accent="#003f8a", accent_text="#ffffff", warning="#6b4000", error="#9b0c0c",
        good="#00523a",
        microphones=("#003f8a", "#6b4e00", "#005e46", "#86215c", "#3e4fae", "#4f3f00", "#24513f", "#5a3450"),
    ),
    "#e06000", "#d8f0e3", "#ffecbf", "#ffd9d3",
)  # fmt: skip
NIGHT = FieldLook(
    "night", QT_TR_NOOP("Night"),
    replace(
        DARK, name="field-night", background="#000000", surface="#07090c", raised="#1d232c", line="#66717f",
        text="#ffffff", muted="#c3ccd8", accent="#74c8ff", accent_text="#000000", warning="#ffc95c", error="#ff9d94",
        good="#74e0b4",
    ),
    "#ffd400", "#06351f", "#3d2c00", "#4a0f0b",
)  # fmt: skip
_REDS = ("#ff5a45", "#ff9070", "#d94a3a", "#ffb09a", "#e86a55", "#ff7a60", "#c9584a", "#ffa288")
RED = FieldLook(
    "red", QT_TR_NOOP("Red"),
    replace(
        DARK, name="field-red", background="#000000", surface="#080000", raised="#2a0805", line="#8a3327",
        text="#ff6a55", muted="#d95a48", accent="#ff5a45", accent_text="#000000", warning="#ff9070", error="#ffb09a",
        good="#ff6a55", microphones=_REDS, methods=_REDS, truth="#ff6a55",
    ),
    "#ffb09a", "#240500", "#330a04", "#4a0d06",
)  # fmt: skip
LOOKS = {look.name: look for look in (DAY, NIGHT, RED)}


def look_beside(theme: Theme) -> FieldLook:
    """What is shown until people choose: as light or dark as the window."""
    return NIGHT if theme.name == "dark" else DAY


def letters_of(language: str) -> str:
    """The family of letters of a language, "" = the window's. Sentences that mix two families look torn."""
    return "NanumSquare" if language == "ko" and "NanumSquare" in QFontDatabase.families() else ""


def sheet_of(look: FieldLook, letters: str = "") -> str:
    """The style sheet of the screen. letters : see letters_of."""
    tokens = {k: v for k, v in vars(look.theme).items() if isinstance(v, str)}
    tokens |= {"focus": look.focus, "sure": look.sure, "unsure": look.unsure, "alarm": look.alarm}
    sizes = {"target": TARGET_PX - 6, "text_px": TEXT_PX, "large": LARGE_PX, "key": KEY_PX, "huge": HUGE_PX}
    filled = f'{_SHEET}FieldPage QWidget {{ font-family: "{letters}"; }}' if letters else _SHEET
    for name, value in {**tokens, **sizes}.items():
        filled = filled.replace(f"${name}$", str(value))
    return filled


def frame_sheet_of(look: FieldLook) -> str:
    """Of what stands round the screen, menus and buttons: as dark as the screen; by day the window's own."""
    if look is DAY:
        return ""
    theme = look.theme
    return f"""
QMenuBar, QToolBar, QStatusBar, QMenuBar::item {{ background: {theme.background}; color: {theme.text}; }}
QToolBar {{ border-bottom-color: {theme.line}; }}
QToolBar::separator {{ background: {theme.line}; }}
QStatusBar {{ border-top-color: {theme.line}; }}
QStatusBar QProgressBar, QToolBar QSlider::groove:horizontal {{ background: {theme.raised}; }}
QStatusBar QProgressBar::chunk {{ background: {theme.accent}; }}
QMenuBar::item:selected {{ background: {theme.raised}; }}
QToolBar QLabel, QStatusBar QLabel {{ color: {theme.muted}; }}
QToolBar QToolButton, QToolBar QToolButton[flat="true"], QToolBar QAbstractSpinBox {{
  background: {theme.background}; color: {theme.text}; border-color: {theme.line}; }}
QToolBar QToolButton:checked {{ background: {theme.text}; color: {theme.background}; border-color: {theme.text}; }}
QToolBar QToolButton:disabled {{ color: {theme.muted}; }}
QToolBar QSlider::sub-page:horizontal, QToolBar QSlider::handle:horizontal {{ background: {theme.muted}; }}
"""


_SHEET = """
FieldPage, FieldPage QWidget { background: $background$; color: $text$; font-size: $text_px$px; }
FieldPage QLabel { background: transparent; border: none; }
FieldPage QLabel[letters="large"] { font-size: $large$px; font-weight: 600; }
FieldPage QLabel[letters="key"] { font-size: $key$px; font-weight: 700; }
FieldPage QLabel[letters="huge"] { font-size: $huge$px; font-weight: 700; }
FieldPage QLabel[tone="muted"] { color: $muted$; }
FieldPage QLabel[tone="warning"] { color: $warning$; }
FieldPage QLabel[tone="error"] { color: $error$; font-weight: 600; }
FieldPage QLabel[tone="good"] { color: $good$; }
FieldPage QLabel[ground="plain"] { background: $raised$; border-left: 8px solid $line$; padding: 8px 12px; }
FieldPage QLabel[ground="sure"] { background: $sure$; border-left: 8px solid $good$; padding: 8px 12px; }
FieldPage QLabel[ground="unsure"] { background: $unsure$; border-left: 8px solid $warning$; padding: 8px 12px; }
FieldPage QLabel[ground="alarm"] { background: $alarm$; border-left: 8px solid $error$; padding: 8px 12px; }
FieldPage QPushButton {
  background: $raised$; color: $text$; border: 3px solid $line$; border-radius: 10px; padding: 0 16px;
  min-height: $target$px; font-size: $text_px$px; font-weight: 600; text-align: center; }
FieldPage QPushButton:hover { border-color: $accent$; background: $raised$; }
FieldPage QPushButton:pressed { background: $line$; color: $background$; }
FieldPage QPushButton:checked { background: $text$; color: $background$; border-color: $text$; }
FieldPage QPushButton:disabled { color: $muted$; background: $background$; border: 3px dashed $line$; }
FieldPage QPushButton:focus { border: 5px solid $focus$; }
FieldPage QPushButton[main="true"] {
  background: $accent$; color: $accent_text$; border-color: $accent$; font-size: 28px;
  font-weight: 700; min-height: 74px; }
FieldPage QPushButton[main="true"]:hover { background: $accent$; border-color: $text$; }
FieldPage QPushButton[main="true"]:focus { border: 6px solid $focus$; }
FieldPage QPushButton[main="true"]:disabled {
  background: $raised$; color: $muted$; border: 3px dashed $line$; font-size: 22px; }
FieldPage QPushButton[main="true"][tone="error"] { background: $error$; border-color: $error$; color: $background$; }
FieldPage QPushButton[choice="true"] { text-align: left; padding: 0 18px; min-height: 60px; }
FieldPage QPushButton::menu-indicator { image: none; width: 0; }
FieldPage QProgressBar {
  background: $raised$; border: 2px solid $line$; border-radius: 8px; min-height: 22px; max-height: 22px; }
FieldPage QProgressBar::chunk { background: $accent$; border-radius: 5px; }
FieldPage QScrollArea { border: none; background: $background$; }
FieldPage QScrollBar:vertical { background: $raised$; width: 26px; margin: 0; border-radius: 10px; }
FieldPage QScrollBar::handle:vertical { background: $muted$; border-radius: 10px; min-height: 56px; margin: 3px; }
FieldPage QMenu { background: $surface$; border: 3px solid $line$; }
FieldPage QMenu::item { padding: 16px 28px; font-size: $text_px$px; color: $text$; }
FieldPage QMenu::item:selected { background: $accent$; color: $accent_text$; }
"""
