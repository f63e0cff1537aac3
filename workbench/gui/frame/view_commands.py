"""What is looked at and how: what the View menu does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.core.clips import n_clips_in
from workbench.gui.answers.methods import method_names
from workbench.gui.language.switch import LanguageSwitch
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import DARK
from workbench.gui.placing.manner import BY_SITE, Manner
from workbench.gui.site.starting import OFF, is_off
from workbench.gui.state.settings import Settings
from workbench.gui.state.viewing import Look

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow


ZOOM_STEP = 1.5
LEVEL_STEP_DB = 3.0


class Views(QObject):
    """Clips, spectrograms, 3-D view, theme and layout."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.n_clips = 0
        self.language = LanguageSwitch(window)
        look = window.store.settings
        window.viewing.change(
            radius_m=look.radius_m, dimensions=look.dimensions, colour_map=look.colour_map, manner=_manner_of(look),
            shows_trusted=look.shows_trusted, shows_belief=look.shows_belief,
        )  # fmt: skip
        window.viewing.changed.connect(self._remember)
        window.open_sound.changed.connect(self._take_sound)

    @Slot()
    def _take_sound(self) -> None:
        sound = self._window.open_sound.sound
        start_s, end_s = (0.0, 0.0) if sound is None else sound.common_span_s
        self.n_clips = n_clips_in(end_s - start_s)
        self._window.actions_.ask()

    @Slot(object, object)
    def _remember(self, before: Look, now: Look) -> None:
        manner = now.manner
        self._window.store.change(
            radius_m=now.radius_m, dimensions=now.dimensions, colour_map=now.colour_map, place_along=manner.along,
            shows_trusted=now.shows_trusted, shows_belief=now.shows_belief,
            place_height_m=manner.height_m, place_above_m=manner.above_m,
            place_snap_m=manner.snap_m if manner.is_snap_chosen else BY_SITE,
        )  # fmt: skip

    # ---- clips

    @Slot()
    def clip_back(self) -> None:
        self._window.sound.step_clip(-1)

    @Slot()
    def clip_forward(self) -> None:
        self._window.sound.step_clip(1)

    @Slot()
    def clip_first(self) -> None:
        self._window.sound.first_clip()

    @Slot()
    def clip_last(self) -> None:
        self._window.sound.last_clip()

    @Slot()
    def clip_none(self) -> None:
        self._window.viewing.change(clip=None)

    # ---- spectrograms

    @Slot()
    def next_colour_map(self) -> None:
        self._window.sound.next_colour_map()

    @Slot()
    def brighter(self) -> None:
        self._window.sound.change_brightness(LEVEL_STEP_DB)

    @Slot()
    def darker(self) -> None:
        self._window.sound.change_brightness(-LEVEL_STEP_DB)

    @Slot()
    def choose_levels(self) -> None:
        self._window.sound.choose_levels()

    @Slot()
    def fit_time(self) -> None:
        self._window.sound.fit()

    @Slot()
    def zoom_in(self) -> None:
        self._window.sound.zoom_time(ZOOM_STEP)

    @Slot()
    def zoom_out(self) -> None:
        self._window.sound.zoom_time(1 / ZOOM_STEP)

    @Slot()
    def scroll_back(self) -> None:
        self._window.sound.scroll_time(-0.1)

    @Slot()
    def scroll_forward(self) -> None:
        self._window.sound.scroll_time(0.1)

    @Slot()
    def page_back(self) -> None:
        self._window.sound.scroll_time(-0.8)

    @Slot()
    def page_forward(self) -> None:
        self._window.sound.scroll_time(0.8)

    @property
    def has_crosshair(self) -> bool:
        return self._window.sound.has_crosshair

    @Slot()
    def toggle_crosshair(self) -> None:
        self._window.sound.toggle_crosshair()

    # ---- the site

    @Slot()
    def look_from_top(self) -> None:
        self._window.site.view_top()

    @Slot()
    def look_from_front(self) -> None:
        self._window.site.view_front()

    @Slot()
    def look_from_side(self) -> None:
        self._window.site.view_side()

    @Slot()
    def look_in_perspective(self) -> None:
        self._window.site.view_perspective()

    @Slot()
    def fit_site(self) -> None:
        self._window.site.fit()

    @property
    def why_no_3d(self) -> str:
        """Empty when the 3-D view is there."""
        site = self._window.site
        return "" if site.is_3d else site.trouble or tr("The 3-D view is not there yet")

    @property
    def why_no_try(self) -> str:
        if self._window.site.is_3d:
            return tr("The 3-D view is there")
        return tr("{variable} switches 3-D off.", variable=OFF) if is_off() else ""

    @Slot()
    def try_3d(self) -> None:
        self._window.site.try_3d()

    @property
    def hides_overlays(self) -> bool:
        names = frozenset(method_names())
        return bool(names) and self._window.viewing.look.hidden_methods >= names

    @Slot()
    def toggle_overlays(self) -> None:
        hidden = frozenset() if self.hides_overlays else frozenset(method_names())
        self._window.viewing.change(hidden_methods=hidden)

    @property
    def shows_trusted(self) -> bool:
        return self._window.viewing.look.shows_trusted

    @Slot()
    def toggle_trusted(self) -> None:
        self._window.viewing.change(shows_trusted=not self.shows_trusted)

    @property
    def shows_belief(self) -> bool:
        return self._window.viewing.look.shows_belief

    @Slot()
    def toggle_belief(self) -> None:
        self._window.viewing.change(shows_belief=not self.shows_belief)

    @property
    def is_2d(self) -> bool:
        return self._window.viewing.look.dimensions == 2

    @property
    def is_3d(self) -> bool:
        return self._window.viewing.look.dimensions == 3

    @Slot()
    def use_2d(self) -> None:
        self._window.viewing.change(dimensions=2)

    @Slot()
    def use_3d(self) -> None:
        self._window.viewing.change(dimensions=3)

    # ---- theme and layout

    @property
    def is_theme_system(self) -> bool:
        return self._window.store.settings.theme == "system"

    @property
    def is_theme_light(self) -> bool:
        return self._window.store.settings.theme == "light"

    @property
    def is_theme_dark(self) -> bool:
        return self._window.store.settings.theme == "dark"

    @Slot()
    def theme_system(self) -> None:
        self._window.store.change(theme="system")

    @Slot()
    def theme_light(self) -> None:
        self._window.store.change(theme="light")

    @Slot()
    def theme_dark(self) -> None:
        self._window.store.change(theme="dark")

    @Slot()
    def switch_theme(self) -> None:
        self._window.store.change(theme="light" if self._window.themes.theme is DARK else "dark")

    @property
    def is_full_screen(self) -> bool:
        return self._window.isFullScreen()

    @Slot()
    def toggle_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    @Slot()
    def reset_layout(self) -> None:
        self._window.reset_layout()


def _manner_of(settings: Settings) -> Manner:
    manner = Manner(settings.place_along, settings.place_height_m, settings.place_above_m)
    snap_m = settings.place_snap_m
    return manner if snap_m == BY_SITE else replace(manner, snap_m=snap_m, is_snap_chosen=True)
