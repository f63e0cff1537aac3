"""How the sound is shown, for people to choose: scale, window, overlap, colours, levels, presets, waveform."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from workbench.core.spectrogram_settings import SpectrogramSettings
from workbench.gui.sound.panel import SpectrogramPanel
from workbench.gui.sound.presets import PRESETS, Preset, plain_name, presets_of, presets_text
from workbench.gui.sound.spectrogram_menu import ScaleButton, SpectrogramButton
from workbench.gui.state.settings import Settings, SettingsStore
from workbench.gui.state.viewing import FrequencyScale, Look, Viewing


class Looking(QObject):
    """Puts the controls into the bar, keeps what was chosen for the next start, and is what the View menu calls."""

    def __init__(self, panel: SpectrogramPanel, viewing: Viewing, store: SettingsStore, parent: QObject) -> None:
        super().__init__(parent)
        self._panel, self._viewing, self._store = panel, viewing, store
        kept = store.settings
        viewing.change(
            frequency_scale=kept.frequency_scale, spectrogram=_spectrogram_of(kept), has_own_scales=kept.own_levels,
            shows_waveform=kept.waveform,
        )  # fmt: skip
        self.scale_button, self.menu_button = ScaleButton(self), SpectrogramButton(self)
        for button in (self.scale_button, self.menu_button):
            panel.bar.right.addWidget(button)
        viewing.changed.connect(self._follow_look)
        self.scale_button.show_scale(viewing.look.frequency_scale)

    @property
    def look(self) -> Look:
        return self._viewing.look

    @property
    def rate_hz(self) -> int:
        """Of the sound that is open; what most recordings have while there is none."""
        sound = self._panel.feed.sound
        return 44_100 if sound is None else sound.rate_hz

    # ---- presets

    @property
    def own_presets(self) -> tuple[Preset, ...]:
        return presets_of(self._store.settings.spectrogram_presets)

    @property
    def present(self) -> Preset | None:
        """The preset that is in force, None when something else is."""
        look, rate_hz = self.look, self.rate_hz
        for preset in (*PRESETS, *self.own_presets):
            if preset.scale == look.frequency_scale and preset.settings_at(rate_hz) == look.spectrogram:
                low, high = self._panel.frequencies.inside(preset.low_hz, preset.high_hz)
                if self._panel.frequencies.visible_hz == (low, high):
                    return preset
        return None

    def use(self, preset: Preset) -> None:
        settings = preset.settings_at(self.rate_hz)
        if settings != self.look.spectrogram:
            self._panel.levels.begin(is_new=True)  # another window has other levels
        self._viewing.change(spectrogram=settings, frequency_scale=preset.scale)
        self._panel.frequencies.show_stretch(preset.low_hz, preset.high_hz)

    def keep(self, name: str) -> None:
        """Keep what is in force as a preset; one of the same name is replaced."""
        name, look, frequencies = plain_name(name), self.look, self._panel.frequencies
        if not name:
            return
        low_hz, high_hz = frequencies.visible_hz
        high_hz = math.inf if high_hz >= frequencies.limits_hz[1] else round(high_hz, 1)
        settings = look.spectrogram
        window_s = settings.n_fft / self.rate_hz
        made = Preset(
            name, settings.window, window_s, settings.overlap, look.frequency_scale, round(low_hz, 1), high_hz
        )
        others = tuple(p for p in self.own_presets if p.name != name)
        self._store.change(spectrogram_presets=presets_text((*others, made)))

    def forget(self, preset: Preset) -> None:
        left = tuple(p for p in self.own_presets if p != preset)
        self._store.change(spectrogram_presets=presets_text(left))

    # ---- single choices

    def change_spectrogram(self, **parts: object) -> None:
        """window, n_fft or overlap of the spectrogram."""
        self._viewing.change(spectrogram=replace(self.look.spectrogram, **parts))  # type: ignore[arg-type]

    def change_scale(self, scale: FrequencyScale) -> None:
        self._viewing.change(frequency_scale=scale)

    def change_colours(self, name: str) -> None:
        self._viewing.change(colour_map=name)

    def change_levels(self, low_db: float, high_db: float) -> None:
        self._panel.colour_bar.take((low_db, high_db))

    @property
    def levels_db(self) -> tuple[float, float]:
        """What the colour scale shows."""
        return self._panel.colour_bar.range_db

    @Slot()
    def choose_levels(self) -> None:
        self._panel.choose_levels()

    @property
    def has_own_levels(self) -> bool:
        return self.look.has_own_scales

    @Slot()
    def toggle_own_levels(self) -> None:
        self._viewing.change(has_own_scales=not self.has_own_levels)

    @property
    def shows_waveform(self) -> bool:
        return self.look.shows_waveform

    @Slot()
    def toggle_waveform(self) -> None:
        self._viewing.change(shows_waveform=not self.shows_waveform)

    @property
    def is_linear(self) -> bool:
        return self.look.frequency_scale == "linear"

    @property
    def is_log(self) -> bool:
        return self.look.frequency_scale == "log"

    @property
    def is_mel(self) -> bool:
        return self.look.frequency_scale == "mel"

    @Slot()
    def use_linear(self) -> None:
        self.change_scale("linear")

    @Slot()
    def use_log(self) -> None:
        self.change_scale("log")

    @Slot()
    def use_mel(self) -> None:
        self.change_scale("mel")

    @Slot(object, object)
    def _follow_look(self, before: Look, now: Look) -> None:
        if before.frequency_scale != now.frequency_scale:
            self.scale_button.show_scale(now.frequency_scale)
        self._store.change(
            frequency_scale=now.frequency_scale, spectrogram_window=now.spectrogram.window,
            spectrogram_length=now.spectrogram.n_fft, spectrogram_overlap=now.spectrogram.overlap,
            own_levels=now.has_own_scales, waveform=now.shows_waveform,
        )  # fmt: skip


def _spectrogram_of(kept: Settings) -> SpectrogramSettings:
    return SpectrogramSettings(kept.spectrogram_window, kept.spectrogram_length, kept.spectrogram_overlap)
