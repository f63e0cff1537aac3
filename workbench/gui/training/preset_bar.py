"""Where a form begins: a preset, a file, or the defaults; and where it can be saved to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from workbench.core.errors import UserError
from workbench.gui.language.words import tr
from workbench.gui.site_form.parts import button, note, say
from workbench.gui.state.settings import SettingsStore
from workbench.training.config import TrainConfig
from workbench.training.config_file import read_config, write_config
from workbench.training.presets import Preset, presets

_OWN = QT_TR_NOOP("own settings")
_FILES = QT_TR_NOOP("Training settings (*.toml)")


class PresetBar(QWidget):
    """`preset_chosen(Preset)`, `loaded(TrainConfig)`, `reset_asked()`. What goes wrong with a file is said below."""

    preset_chosen = Signal(object)
    loaded = Signal(object)
    reset_asked = Signal()

    def __init__(self, store: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._config = store, None
        self._applied: tuple[Preset, TrainConfig | None] | None = None
        self.choice, self.about, self.message = QComboBox(), note(), note()
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(16)
        self.choice.setAccessibleName(tr("Preset"))
        self.choice.setToolTip(
            tr("Settings to begin with; recordings that are chosen stay, where the preset names none")
        )
        self.choice.addItem(tr(_OWN), None)
        for preset in presets():
            self.choice.addItem(preset.title, preset)
            self.choice.setItemData(self.choice.count() - 1, preset.about, Qt.ItemDataRole.ToolTipRole)
        self.load = button(tr("Load…"), self.ask_load, tr("Fill the form from a TOML file"))
        self.save = button(tr("Save…"), self.ask_save)
        self.reset = button(tr("Reset All"), self.reset_asked.emit, tr("Every setting as usual"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choice, 1)
        for each in (self.load, self.save, self.reset):
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.about)
        column.addWidget(self.message)
        say(self.about, "")
        say(self.message, "")
        self.choice.activated.connect(self._choose)

    @property
    def names(self) -> tuple[str, ...]:
        """The presets on offer."""
        return tuple(self.choice.itemData(i).name for i in range(1, self.choice.count()))

    def choose(self, name: str) -> None:
        """As if people chose that preset."""
        self.choice.setCurrentIndex(1 + self.names.index(name))
        self._choose(self.choice.currentIndex())

    @Slot(int)
    def _choose(self, index: int) -> None:
        preset = self.choice.itemData(index)
        if preset is None:
            return
        self._applied = None
        self.preset_chosen.emit(preset)
        self._applied = (preset, self._config)
        self.follow(self._config)

    def follow(self, config: TrainConfig | None) -> None:
        """What the form holds now: it is a preset's no more once something is changed. None: something is wrong."""
        self._config = config
        is_it = self._applied is not None and config == self._applied[1]
        preset = self._applied[0] if is_it and self._applied is not None else None
        self.choice.setCurrentIndex(0 if preset is None else 1 + self.names.index(preset.name))
        say(self.about, f"{preset.about[:1].upper()}{preset.about[1:]}" if preset is not None else "")
        self.save.setEnabled(config is not None)
        self.save.setToolTip(
            tr("Write the settings into a TOML file") if config is not None else tr("Something is wrong yet")
        )

    @Slot()
    def ask_load(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, tr("Training settings"), self._store.settings.last_folder, tr(_FILES)
        )
        if path:
            self.load_file(Path(path))

    def load_file(self, path: Path) -> None:
        """Fill the form from a file, or say why it cannot be."""
        try:
            config = read_config(path)
        except UserError as error:
            say(self.message, str(error), "error")
            return
        self.loaded.emit(config)
        say(self.message, tr("Loaded {name}.", name=path.name))

    @Slot()
    def ask_save(self) -> None:
        if self._config is None:
            return
        start = str(Path(self._store.settings.last_folder) / f"{self._config.name}.toml")
        path, _ = QFileDialog.getSaveFileName(self, tr("Save the training's settings"), start, tr(_FILES))
        if path:
            self.save_file(Path(path))

    def save_file(self, path: Path) -> None:
        """Write what the form holds."""
        if self._config is None:
            return
        try:
            write_config(self._config, path)
        except (UserError, OSError) as error:
            say(self.message, tr("{path} could not be written: {error}", path=path, error=error), "error")
            return
        say(self.message, tr("Saved {name}.", name=path.name))
