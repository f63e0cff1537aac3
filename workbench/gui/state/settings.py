"""What comes back at the next start, declared once: default, help, unit and range make the dialog and the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal

from annotated_types import Ge, Le
from platformdirs import user_config_path
from PySide6.QtCore import QObject, QSettings, Signal

from workbench.core.setting_fields import SettingField, fields_of, setting
from workbench.gui.language.choice import LANGUAGES, SYSTEM
from workbench.gui.placing.manner import ALONGS, BY_SITE, SNAPS_M

APP = "ssl-workbench"


@dataclass(frozen=True)
class Settings:
    """Everything the window remembers; what has help can be set by people. Lists are tab-separated text, so that the
    file stays readable."""

    theme: Literal["system", "light", "dark"] = setting(
        "system",
        "light, dark, or whatever the system uses",
        choices={"system": "As the system", "light": "Light", "dark": "Dark"},
    )
    language: Literal["system", "en", "ko"] = setting(
        SYSTEM, "the window's language; another one is spoken from the next start on", choices=LANGUAGES
    )
    radius_m: Annotated[float, Ge(0.5), Le(5.0)] = setting(
        2.0, "a clip counts as found when its answer lies within this distance of the true source", "m", label="Radius"
    )
    dimensions: Literal[3, 2] = setting(
        3,
        "2-D leaves height out of every error and of inside or outside the radius",
        label="Errors in",
        choices={3: "3-D", 2: "2-D, height left out"},
    )
    colour_map: Literal["magma", "viridis", "cividis", "grey"] = setting(
        "magma",
        "the spectrograms' colours; all of these are perceptually uniform",
        choices={name: name.capitalize() for name in ("magma", "viridis", "cividis", "grey")},
    )
    shows_trusted: bool = setting(
        True, "spheres round answers that held the source at 50 % and 90 % of held-out places", label="Calibrated radii"
    )
    shows_belief: bool = setting(
        True,
        "regions of 50 % and 90 % where a method itself sees the source, if it tells; its own belief, not calibrated",
        label="Likely places",
    )
    shows_3d: bool = setting(
        True, "the site in 3-D where the computer can; without, a plan from above; from the next start on",
        label="Site in 3-D",
    )  # fmt: skip
    tile_cache_gib: Annotated[float, Ge(0.0), Le(1000.0)] = setting(
        2.0,
        "how much of the disk spectrograms of long recordings may take, so that they are there at once the next time; "
        "0 keeps none",
        "GiB",
        label="Kept spectrograms",
    )
    frequency_scale: Literal["linear", "log", "mel"] = setting("linear")
    spectrogram_window: Literal["hann", "hamming", "blackman-harris", "flat-top"] = setting("hann")
    spectrogram_length: int = setting(2048, choices={2**k: "" for k in range(7, 16)})
    spectrogram_overlap: float = setting(0.75, choices=dict.fromkeys((0.0, 0.5, 0.75, 0.875, 0.9375), ""))
    spectrogram_presets: str = setting("")
    own_levels: bool = setting(False)
    waveform: bool = setting(False)
    place_along: str = setting("keep", choices={along: title for along, title, _ in ALONGS})
    place_height_m: Annotated[float, Ge(-1e4), Le(1e4)] = setting(1.2, unit="m")
    place_above_m: Annotated[float, Ge(0.0), Le(100.0)] = setting(1.2, unit="m")
    place_snap_m: float = setting(BY_SITE, unit="m", choices=dict.fromkeys((BY_SITE, *SNAPS_M), ""))
    methods: str = setting("")
    last_folder: str = setting("")
    live_folder: str = setting("")
    recent: str = setting("")
    keys: str = setting("")
    checks: str = setting("")


FIELDS = {field.name: field for field in fields_of(Settings)}
"""Every setting by its name."""


class SettingsStore(QObject):
    """The present settings and their file; `changed(before, now)` carries two Settings."""

    changed = Signal(object, object)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path or user_config_path(APP) / "window.ini"
        self._file = QSettings(str(self._path), QSettings.Format.IniFormat)
        self._settings = Settings(**{name: self._read(field) for name, field in FIELDS.items()})

    @property
    def settings(self) -> Settings:
        return self._settings

    def change(self, **parts: Any) -> None:
        """Change some settings and write them down."""
        before, now = self._settings, replace(self._settings, **parts)
        if now == before:
            return
        self._settings = now
        for name in parts:
            self._file.setValue(f"settings/{name}", getattr(now, name))
        self.changed.emit(before, now)

    def remember_state(self, name: str, state: Any) -> None:
        """Keep a piece of window state (a QByteArray of a splitter or of the frame)."""
        self._file.setValue(f"window/{name}", state)

    def state(self, name: str) -> Any:
        """A piece of window state, None when there is none."""
        return self._file.value(f"window/{name}")

    def forget_state(self, name: str) -> None:
        self._file.remove(f"window/{name}")

    def write(self) -> None:
        self._file.sync()

    def _read(self, field: SettingField) -> Any:
        """A stored value of the right kind and in range, else the default: the file may have been edited by hand."""
        text = self._file.value(f"settings/{field.name}")
        try:
            return field.default if text is None else field.value_of(text)
        except (TypeError, ValueError):
            return field.default
