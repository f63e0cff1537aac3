"""The two buttons at the right end of the bar above the spectrograms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TR_NOOP, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMenu,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from workbench.core.setting_fields import fields_of
from workbench.core.spectrogram_settings import SpectrogramSettings
from workbench.gui.language.words import tr
from workbench.gui.sound.colour_bar import NARROWEST_DB
from workbench.gui.sound.colour_maps import COLOUR_MAPS
from workbench.gui.sound.frequency_scale import SCALES
from workbench.gui.sound.presets import PRESETS, Preset

if TYPE_CHECKING:
    from workbench.gui.sound.looking import Looking

_FIELDS = {field.name: field for field in fields_of(SpectrogramSettings)}
_TITLES = {
    "window": QT_TR_NOOP("Window S&hape"),
    "n_fft": QT_TR_NOOP("Window &Length"),
    "overlap": QT_TR_NOOP("&Overlap"),
}
_LOWEST_DB, _HIGHEST_DB = -160.0, 40.0


class _MenuButton(QToolButton):
    """A flat button that opens its menu; the menu is filled when it opens."""

    def __init__(self, looking: Looking, text: str, tip: str) -> None:
        super().__init__()
        self._looking = looking
        self.setText(text)
        self.setToolTip(f"{text}: {tip}" if text else tip)  # where the bar is short, the text is cut
        self.setAutoRaise(True)
        self.setProperty("flat", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self.fill)
        self.setMenu(menu)

    @Slot()
    def fill(self) -> None:
        """Bring the menu up to date."""

    def _empty(self) -> None:
        """Take everything out. `QMenu.clear` alone would keep menus below and groups, more at each opening."""
        menu = self.menu()
        menu.clear()
        for kind in (QMenu, QActionGroup):
            for child in menu.findChildren(kind, options=Qt.FindChildOption.FindDirectChildrenOnly):
                child.setParent(None)
                child.deleteLater()

    def _choices(self, menu: QMenu, texts: Mapping[Any, str], present: Any, call: Callable[[Any], None]) -> None:
        """One of several, the present one ticked."""
        group = QActionGroup(menu)
        for value, text in texts.items():
            action = _Choice(text, value, call, menu)
            action.setCheckable(True)
            action.setChecked(value == present)
            group.addAction(action)
            menu.addAction(action)


class _Choice(QAction):
    """Carries what it stands for."""

    def __init__(self, text: str, value: Any, call: Callable[[Any], None], parent: QMenu) -> None:
        super().__init__(text, parent)
        self._value, self._call = value, call
        self.triggered.connect(self._choose)

    @Slot()
    def _choose(self) -> None:
        self._call(self._value)


class ScaleButton(_MenuButton):
    """Linear, logarithmic or mel; says which."""

    def __init__(self, looking: Looking) -> None:
        super().__init__(looking, "", tr("How frequencies are spread over the height of the spectrograms"))
        self.setAccessibleName(tr("Frequency scale"))

    def show_scale(self, name: str) -> None:
        self.setText(tr(_SHORT[name]))

    @Slot()
    def fill(self) -> None:
        self._empty()
        texts = {scale: tr(title) for scale, title in SCALES.items()}
        self._choices(self.menu(), texts, self._looking.look.frequency_scale, self._looking.change_scale)


_SHORT = {"linear": QT_TR_NOOP("Linear"), "log": QT_TR_NOOP("Log"), "mel": QT_TR_NOOP("Mel")}


class SpectrogramButton(_MenuButton):
    """Presets, then each choice by itself."""

    def __init__(self, looking: Looking) -> None:
        tip = tr("Presets, window, overlap, colours and levels of the spectrograms")
        super().__init__(looking, tr("Spectrogram"), tip)

    @Slot()
    def fill(self) -> None:
        menu, looking = self.menu(), self._looking
        self._empty()
        present = looking.present
        own = looking.own_presets
        self._choices(menu, {p: tr(p.name) for p in PRESETS} | {p: p.name for p in own}, present, looking.use)
        for action, preset in zip(menu.actions(), (*PRESETS, *own), strict=True):
            action.setToolTip(tr(preset.about) if preset.about else _said(preset))
        menu.addAction(_Choice(tr("&Save as Preset…"), None, self._ask_name, menu))
        if own:
            forget = menu.addMenu(tr("&Forget Preset"))
            for preset in own:
                forget.addAction(_Choice(preset.name, preset, looking.forget, forget))
        menu.addSeparator()
        for name in ("window", "n_fft", "overlap"):
            self._add_field(menu, name)
        colours = menu.addMenu(tr("&Colour Map"))
        self._choices(
            colours, {n: n.capitalize() for n in COLOUR_MAPS}, looking.look.colour_map, looking.change_colours
        )
        menu.addSeparator()
        menu.addAction(self._levels_row(menu))
        menu.addAction(_Choice(tr("&Automatic Levels"), None, self._choose_levels, menu))
        self._add_tick(menu, tr("&Own Levels for Each Microphone"), looking.has_own_levels, self._toggle_own_levels)
        menu.addSeparator()
        self._add_tick(menu, tr("&Waveform"), looking.shows_waveform, self._toggle_waveform)

    def _add_field(self, menu: QMenu, name: str) -> None:
        field, looking = _FIELDS[name], self._looking
        below = menu.addMenu(tr(_TITLES[name]))
        below.setToolTip(tr(field.help))
        texts = {value: tr(str(text)) for value, text in field.choices.items()}
        if name == "n_fft":
            texts = {n: tr("{n} samples, {ms:.3g} ms", n=n, ms=1000 * n / looking.rate_hz) for n in texts}
        self._choices(below, texts, getattr(looking.look.spectrogram, name), _Change(looking, name).to)

    def _add_tick(self, menu: QMenu, text: str, is_on: bool, call: Callable[[Any], None]) -> None:
        action = _Choice(text, None, call, menu)
        action.setCheckable(True)
        action.setChecked(is_on)
        menu.addAction(action)

    def _levels_row(self, menu: QMenu) -> QWidgetAction:
        """Lowest and highest level, to be typed."""
        row = QWidget(menu)
        line = QHBoxLayout(row)
        line.setContentsMargins(24, 4, 12, 4)
        self._ends = tuple(_LevelSpin(value) for value in self._looking.levels_db)
        names = tr("Lowest level"), tr("Highest level")
        for word, spin, name in zip((tr("Levels"), tr("to")), self._ends, names, strict=True):
            label = QLabel(word)
            label.setBuddy(spin)
            spin.setAccessibleName(name)
            spin.valueChanged.connect(self._take_levels)
            line.addWidget(label)
            line.addWidget(spin)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(row)
        return holder

    @Slot()
    def _take_levels(self) -> None:
        low_db, high_db = (spin.value() for spin in self._ends)
        if high_db - low_db >= NARROWEST_DB:
            self._looking.change_levels(low_db, high_db)

    def _ask_name(self, _: object) -> None:
        name, is_given = QInputDialog.getText(self, tr("Save as Preset"), tr("Name of the preset:"))
        if is_given:
            self._looking.keep(name)

    def _choose_levels(self, _: object) -> None:
        self._looking.choose_levels()

    def _toggle_own_levels(self, _: object) -> None:
        self._looking.toggle_own_levels()

    def _toggle_waveform(self, _: object) -> None:
        self._looking.toggle_waveform()


class _LevelSpin(QDoubleSpinBox):
    """Whole decibels."""

    def __init__(self, value_db: float) -> None:
        super().__init__()
        self.setRange(_LOWEST_DB, _HIGHEST_DB)
        self.setDecimals(0)
        self.setSuffix(" dB")
        self.setKeyboardTracking(False)
        self.setValue(value_db)


class _Change:
    """Changes one part of how spectrograms are computed."""

    def __init__(self, looking: Looking, name: str) -> None:
        self._looking, self._name = looking, name

    def to(self, value: Any) -> None:
        self._looking.change_spectrogram(**{self._name: value})


def _said(preset: Preset) -> str:
    scale, ms, percent = tr(SCALES[preset.scale]), 1000 * preset.window_s, 100 * preset.overlap
    return tr("{scale}, {ms:.3g} ms, {window}, overlap {percent:g} %",
              scale=scale, ms=ms, window=preset.window, percent=percent)  # fmt: skip
