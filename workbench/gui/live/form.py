"""What is asked before a recording: device, channels, rate, places, and where it goes."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice

RATES_HZ = (44_100, 48_000, 96_000)
_CHOOSE = "choose"
_CHANNELS = re.compile(r"\s*\d{1,2}\s*(-\s*\d{1,2}\s*)?(,\s*\d{1,2}\s*(-\s*\d{1,2}\s*)?)*")


class LiveForm(QWidget):
    """`arguments(folder)` are for `workbench record`. refresh_asked : look for devices again. changed : something."""

    refresh_asked = Signal()
    changed = Signal()

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.device, self.rate, self.places = QComboBox(self), QComboBox(self), QComboBox(self)
        self.channels, self.name, self.folder = QLineEdit("4", self), QLineEdit(self), QLineEdit(self)
        self.refresh, self.browse = QPushButton(tr("&Refresh"), self), QPushButton(tr("&Browse…"), self)
        self._open: Path | None = None
        self._fill()
        self._lay_out()
        self.refresh.clicked.connect(self.refresh_asked)
        self.browse.clicked.connect(self._browse)
        self.places.activated.connect(self._take_places)
        for field in (self.channels, self.name, self.folder):
            field.textChanged.connect(self._tell)
        for combo in (self.device, self.rate, self.places):
            combo.currentIndexChanged.connect(self._tell)

    # ---- what is there

    def show_devices(self, devices: Sequence[Mapping[str, Any]]) -> None:
        """As `workbench record --devices` told them; the chosen one stays chosen."""
        chosen = self.device.currentData()
        self.device.clear()
        for each in devices:
            name, n, driver = each["name"], each["n_channels"], each["driver"]
            text = tr("{name}  ({n} channels, {driver})", name=name, n=n, driver=driver)
            is_one = sum(other["name"] == each["name"] for other in devices) == 1  # some systems list one a driver
            self.device.addItem(text, each["name"] if is_one else f"{each['name']}, {each['driver']}")
        if (place := self.device.findData(chosen)) >= 0:
            self.device.setCurrentIndex(place)
        self.changed.emit()

    def show_open(self, folder: Path | None, title: str) -> None:
        """The open session, whose places may be taken over; None = there is none, or it is not placed."""
        place = self.places.findData(str(self._open)) if self._open is not None else -1
        was_chosen = place >= 0 and place == self.places.currentIndex()
        if place >= 0:
            self.places.removeItem(place)
        self._open = folder
        if folder is not None:
            self.places.insertItem(1, tr("Open session: {title}", title=title), str(folder))
            if was_chosen or self.places.currentIndex() == 0:
                self.places.setCurrentIndex(1)

    def take_places_of(self, folder: Path) -> None:
        """This session's, from now on."""
        if (place := self.places.findData(str(folder))) < 0:
            place = self.places.count() - 1
            self.places.insertItem(place, folder.name, str(folder))
        self.places.setCurrentIndex(place)

    def take_open_places(self) -> None:
        """The open session's, where there is one that is placed."""
        place = self.places.findData(str(self._open)) if self._open is not None else 0
        self.places.setCurrentIndex(max(place, 0))

    def propose_name(self) -> None:
        self._proposed = f"live-{datetime.now():%Y%m%d-%H%M%S}"
        self.name.setText(self._proposed)

    def renew_name(self) -> None:
        """A recording begins now: the name proposed some time ago is not its time; one that was typed stays."""
        if self.name.text() == self._proposed:
            self.propose_name()

    # ---- what is chosen

    @property
    def session_folder(self) -> Path:
        return Path(os.path.expanduser(self.folder.text().strip())) / self.name.text().strip()  # noqa: PTH111 - whose home?

    @property
    def like(self) -> Path | None:
        data = self.places.currentData()
        return Path(data) if data not in ("", None, _CHOOSE) else None

    @property
    def n_channels(self) -> int:
        """0 = what is typed makes no sense."""
        from workbench.core.errors import UserError
        from workbench.devices.inputs import chosen_channels

        try:
            return len(chosen_channels(self.channels.text()))
        except UserError:
            return 0

    @property
    def why_no_check(self) -> str:
        """Why nothing can be heard, "" = it can."""
        if self.device.currentData() is None:
            return tr("No device that sound comes in by was found")
        return "" if self.n_channels else tr("Channels: how many (4), or which (1,2,5-6)")

    @property
    def why_no_record(self) -> str:
        if self.why_no_check:
            return self.why_no_check
        if not self.name.text().strip() or not self.folder.text().strip():
            return tr("Say where the recording goes")
        if re.search(r"[/\\:]", self.name.text()):
            return tr("A name has no slashes or colons")
        is_there = os.path.lexists(self.session_folder)  # unlike pathlib's, it also takes what can be no name
        return tr("{folder} is there already", folder=self.session_folder) if is_there else ""

    def arguments(self, *, records: bool) -> list[str]:
        found = ["--device", str(self.device.currentData()), "--channels", self.channels.text().strip()]
        if self.rate.currentData():
            found += ["--rate", str(self.rate.currentData())]
        if records:
            found += ["--out", str(self.session_folder)]
            found += ["--like", str(self.like)] if self.like is not None else []
        return found

    @property
    def tab_stops(self) -> list[QWidget]:
        return [self.device, self.refresh, self.channels, self.rate, self.places, self.name, self.folder, self.browse]

    # ---- inside

    def _fill(self) -> None:
        self.rate.addItem(tr("The device's own"), 0)
        for rate_hz in RATES_HZ:
            self.rate.addItem(f"{rate_hz} Hz", rate_hz)
        self.places.addItem(tr("Not placed yet"), "")
        self.places.addItem(tr("Choose a session…"), _CHOOSE)
        self.channels.setToolTip(
            tr("How many (4), or which of the device's, in the order of the microphones (1,2,5-6)")
        )
        self.places.setToolTip(tr("Whose microphones' places, names and site the new session takes over"))
        self.device.setMinimumContentsLength(16)
        self.places.setMinimumContentsLength(12)
        for combo in (self.device, self.places):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.propose_name()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        rows = (
            ((tr("&Device"), self.device, self.refresh), (tr("C&hannels"), self.channels, None)),
            ((tr("&Places"), self.places, None), (tr("Ra&te"), self.rate, None)),
            ((tr("F&older"), self.folder, self.browse), (tr("&Name"), self.name, None)),
        )
        for row, pairs in enumerate(rows):
            for column, (text, field, button) in enumerate(pairs):
                label = QLabel(text, self)
                label.setBuddy(field)
                field.setAccessibleName(text.replace("&", ""))
                line = QHBoxLayout()
                line.setSpacing(4)
                line.addWidget(field, 1)
                if button is not None:
                    line.addWidget(button)
                grid.addWidget(label, row, 2 * column)
                grid.addLayout(line, row, 2 * column + 1)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)

    @Slot()
    def _tell(self, *_: object) -> None:
        self.changed.emit()

    @Slot()
    def _browse(self) -> None:
        found = QFileDialog.getExistingDirectory(self, tr("Folder for recordings"), self.folder.text())
        if found:
            self.folder.setText(found)

    @Slot(int)
    def _take_places(self, index: int) -> None:
        if self.places.itemData(index) != _CHOOSE:
            return
        found = QFileDialog.getExistingDirectory(self, tr("Session whose places are taken over"), self.folder.text())
        if not found:
            self.places.setCurrentIndex(0)
            return
        self.take_places_of(Path(found))
