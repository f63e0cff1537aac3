"""What comes back at the next start, declared once: default, help, unit and range make the dialog and the file."""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from platformdirs import user_config_path
from PySide6.QtCore import QObject, QSettings, Signal

from workbench.gui.placing.manner import ALONGS, BY_SITE, SNAPS_M

APP = "ssl-workbench"


def _setting(
    default: Any, label: str = "", help: str = "", *, unit: str = "", range: tuple[float, float] | None = None,
    step: float = 0.1, choices: tuple[tuple[str, str], ...] = (),
) -> Any:  # fmt: skip
    """A field people can set (label given) or one the window only remembers (no label)."""
    said = {"label": label, "help": help, "unit": unit, "range": range, "step": step, "choices": choices}
    return field(default=default, metadata=said)


@dataclass(frozen=True)
class Settings:
    """Everything the window remembers. Lists are tab-separated text, so the file stays readable."""

    theme: str = _setting(
        "system", "Theme", "Light, dark, or whatever the system uses.",
        choices=(("system", "As the system"), ("light", "Light"), ("dark", "Dark")),
    )  # fmt: skip
    radius_m: float = _setting(
        2.0, "Radius", "A clip counts as found when its answer lies within this distance of the true source.",
        unit="m", range=(0.5, 5.0), step=0.1,
    )  # fmt: skip
    dimensions: int = _setting(
        3, "Errors in", "2-D leaves height out of every error and of inside or outside the radius.",
        choices=((3, "3-D"), (2, "2-D, height left out")),
    )  # fmt: skip
    colour_map: str = _setting(
        "magma", "Colour map", "The spectrograms' colours; all of these are perceptually uniform.",
        choices=(("magma", "Magma"), ("viridis", "Viridis"), ("cividis", "Cividis"), ("grey", "Grey")),
    )  # fmt: skip
    place_along: str = _setting("keep", choices=tuple((along, title) for along, title, _ in ALONGS))
    place_height_m: float = _setting(1.2, unit="m", range=(-1e4, 1e4))
    place_above_m: float = _setting(1.2, unit="m", range=(0.0, 100.0))
    place_snap_m: float = _setting(BY_SITE, unit="m", choices=tuple((step_m, "") for step_m in (BY_SITE, *SNAPS_M)))
    methods: str = _setting("")
    last_folder: str = _setting("")
    recent: str = _setting("")


def shown_fields() -> tuple[Field[Any], ...]:
    """The fields people can set, in order."""
    return tuple(f for f in fields(Settings) if f.metadata["label"])


class SettingsStore(QObject):
    """The present settings and their file; `changed(before, now)` carries two Settings."""

    changed = Signal(object, object)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path or user_config_path(APP) / "window.ini"
        self._file = QSettings(str(self._path), QSettings.Format.IniFormat)
        self._settings = Settings(**{f.name: self._read(f) for f in fields(Settings)})

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

    def _read(self, declared: Field[Any]) -> Any:
        """A stored value of the right kind and in range, else the default: the file may have been edited by hand."""
        default = declared.default
        assert default is not MISSING
        text = self._file.value(f"settings/{declared.name}")
        if text is None:
            return default
        try:
            value = type(default)(text)
        except (TypeError, ValueError):
            return default
        low_high, choices = declared.metadata["range"], declared.metadata["choices"]
        if low_high and not low_high[0] <= value <= low_high[1]:
            return default
        return default if choices and value not in [c for c, _ in choices] else value
