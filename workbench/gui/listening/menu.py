"""The menu of how one listens: which microphones in which ear, how fast, through which filters, on which device."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from workbench.core.errors import UserError
from workbench.gui.language.words import tr
from workbench.gui.listening.band_dialog import BandDialog
from workbench.gui.listening.ear import Ear
from workbench.gui.listening.words import BANDS, GAINS_DB, SPEEDS, band_text, gain_text
from workbench.gui.sound.names import microphone_names
from workbench.gui.state.document import Document
from workbench.gui.state.viewing import Viewing

_ASK_AGAIN_MS = 50


class ListeningMenu(QMenu):
    """Made anew each time it opens, for the session and the devices there are then."""

    def __init__(self, ear: Ear, document: Document, viewing: Viewing, parent: QWidget) -> None:
        super().__init__(tr("Listening"), parent)
        self._ear, self._document, self._viewing = ear, document, viewing
        self._devices: QMenu | None = None
        self._asking = QTimer(self)
        self._asking.setInterval(_ASK_AGAIN_MS)
        self._does: dict[QAction, Callable[[], None]] = {}
        self.triggered.connect(self._do)
        self._asking.timeout.connect(self._show_devices)
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        self.aboutToHide.connect(self._asking.stop)

    @Slot()
    def fill(self) -> None:
        """Everything as it is now."""
        self.clear()
        self._does.clear()
        names, listening = microphone_names(self._document.session), self._ear.listening
        self._add_ways(names)
        self.addSeparator()
        self._add_microphones(tr("Solo"), names, listening.solo, "solo")
        self._add_microphones(tr("Mute"), names, listening.muted, "muted")
        everyone = self.addAction(tr("Hear &All Again"))
        everyone.setEnabled(bool(listening.solo or listening.muted))
        self._does[everyone] = partial(self._ear.listen, solo=frozenset(), muted=frozenset())
        self.addSeparator()
        self._add_speeds()
        self._add_bands()
        self._add_hum()
        self._add_gains()
        self.addSeparator()
        self._devices = self.addMenu(tr("&Output"))
        self._ear.player.ask_outputs()
        self._show_devices()

    def _add_ways(self, names: tuple[str, ...]) -> None:
        listening = self._ear.listening
        first = names[0] if names else "M1"
        choices = (("together", tr("&Together in Both Ears"), tr("All that are not muted, mixed")),
                   ("two ears", tr("T&wo Microphones, One an Ear"),
                    tr("Hear by ear which one it reaches first, and louder")),
                   ("straight", tr("&Straight to the Outputs"),
                    tr("{name} on output 1, and so on: {n} outputs", name=first, n=len(names))))  # fmt: skip
        group = QActionGroup(self)
        for way, text, tip in choices:
            made = self._tick(self, group, text, listening.way == way, way=way)
            made.setToolTip(tip)
        for ear, title in (("left", tr("&Left Ear")), ("right", tr("&Right Ear"))):
            menu = self.addMenu(title)
            own = QActionGroup(menu)
            for index, name in enumerate(names):
                is_on = listening.way == "two ears" and getattr(listening, ear) == index
                self._tick(menu, own, _plain(name), is_on, way="two ears", **{ear: index})

    def _add_microphones(self, title: str, names: tuple[str, ...], chosen: frozenset[int], part: str) -> None:
        menu = self.addMenu(title)
        for index, name in enumerate(names):
            made = menu.addAction(_plain(name))
            made.setCheckable(True)
            made.setChecked(index in chosen)
            self._does[made] = partial(self._ear.listen, **{part: chosen ^ {index}})

    def _add_speeds(self) -> None:
        menu, listening = self.addMenu(tr("S&peed")), self._ear.listening
        group = QActionGroup(menu)
        for pace, keeps_pitch, title, _ in SPEEDS:
            is_on = (pace, keeps_pitch) == (listening.pace, listening.keeps_pitch)
            self._tick(menu, group, tr(title), is_on, pace=pace, keeps_pitch=keeps_pitch)

    def _add_bands(self) -> None:
        menu, listening = self.addMenu(tr("&Band")), self._ear.listening
        selection = self._viewing.look.selection
        bands = [(tr(title), low_hz, high_hz) for title, low_hz, high_hz in BANDS]
        if selection is not None and (selection.low_hz, selection.high_hz) != (None, None):
            low_hz, high_hz = (None if hz is None else round(hz, 1) for hz in (selection.low_hz, selection.high_hz))
            bands.append((tr("The Selection's"), low_hz or None, high_hz))
        group = QActionGroup(menu)
        present = (listening.low_hz, listening.high_hz)
        if present not in [band[1:] for band in bands]:
            bands.append((tr("As Now"), *present))
        for title, low_hz, high_hz in bands:
            said = band_text(low_hz, high_hz)
            text = f"{title}, {said}" if said else title
            self._tick(menu, group, text, (low_hz, high_hz) == present, low_hz=low_hz, high_hz=high_hz)
        menu.addSeparator()
        other = menu.addAction(tr("&Other…"))
        other.setToolTip(tr("Type its bounds, or select it in a spectrogram"))
        other.setEnabled(self._ear.has_sound)
        self._does[other] = self._ask_band

    def _ask_band(self) -> None:
        BandDialog(self._ear, self._ear.highest_hz, self.window()).open()

    def _add_hum(self) -> None:
        menu = self.addMenu(tr("&Hum"))
        group = QActionGroup(menu)
        for mains_hz, text in ((None, tr("Leave It")), (50.0, tr("Take 50 Hz and Its Multiples Away")),
                               (60.0, tr("Take 60 Hz and Its Multiples Away"))):  # fmt: skip
            self._tick(menu, group, text, self._ear.listening.mains_hz == mains_hz, mains_hz=mains_hz)

    def _add_gains(self) -> None:
        menu = self.addMenu(tr("Lou&der"))
        group = QActionGroup(menu)
        for gain_db in GAINS_DB:
            text = gain_text(gain_db) if gain_db else tr("As Recorded")
            self._tick(menu, group, text, self._ear.listening.gain_db == gain_db, gain_db=gain_db)

    @Slot()
    def _show_devices(self) -> None:
        """The devices, once they are known: looking for them takes a moment, and the menu does not wait."""
        found, menu = self._ear.player.outputs, self._devices
        if menu is None:
            return
        menu.clear()
        if found is None:
            menu.addAction(tr("Looking…")).setEnabled(False)
            self._asking.start()
            return
        self._asking.stop()
        if isinstance(found, UserError) or not found:
            text = found.problem if isinstance(found, UserError) else tr("No device that plays sound")
            menu.addAction(text).setEnabled(False)
            return
        group = QActionGroup(menu)
        default = tr("The System's ({name})", name=_plain(found[0].name))
        once = Counter(device.name for device in found)
        names = [each.name if once[each.name] == 1 else f"{each.name}, {each.driver}" for each in found]
        for name, text in (("", default), *((name, _plain(name)) for name in names)):
            made = self._tick_to(menu, group, text, self._ear.device == name, partial(self._ear.play_on, name))
            made.setObjectName(f"output {name}")

    def _tick(self, menu: QMenu, group: QActionGroup, text: str, is_on: bool, **parts: Any) -> QAction:
        return self._tick_to(menu, group, text, is_on, partial(self._ear.listen, **parts))

    def _tick_to(self, menu: QMenu, group: QActionGroup, text: str, is_on: bool, do: Callable[[], None]) -> QAction:
        made = menu.addAction(text)
        made.setCheckable(True)
        made.setChecked(is_on)
        group.addAction(made)
        self._does[made] = do
        return made

    @Slot(object)
    def _do(self, chosen: QAction) -> None:
        if chosen in self._does:
            self._does[chosen]()


def _plain(name: str) -> str:
    """A name in which & stands for itself."""
    return name.replace("&", "&&")
