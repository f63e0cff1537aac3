"""Editors for what lies on disk: a campaign to learn from, or none; a network to begin with, or none."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.answers.methods import shown_methods
from workbench.gui.language.words import tr
from workbench.gui.setting_form.editors import ChoiceEditor
from workbench.gui.site_form.parts import button, note, say
from workbench.gui.state.settings import SettingsStore


class PathLine(QWidget):
    """A line for a path or name, a menu of what is known, and a button to browse."""

    changed = Signal()
    browse_asked = Signal()

    def __init__(self, menu_text: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self.known, self.menu, self.browse = (
            QLineEdit(),
            QToolButton(),
            QMenu(self),
            QPushButton(tr("Browse…")),
        )
        self.line.setPlaceholderText(placeholder)
        self.line.setAcceptDrops(False)  # files dropped here belong to the form
        self.known.setText(menu_text)
        self.known.setMenu(self.menu)
        self.known.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.known.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu.setToolTipsVisible(True)
        self.setFocusProxy(self.line)
        self.browse.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.known)
        row.addWidget(self.browse)
        self.line.textChanged.connect(self.changed)
        self.menu.triggered.connect(self._take)
        self.browse.clicked.connect(self.browse_asked)

    @property
    def given(self) -> str:
        """What stands there; "~" is the home folder."""
        return os.path.expanduser(self.line.text().strip())  # noqa: PTH111 - pathlib's raises where there is no such user

    def offer(self, text: str, value: str, tip: str = "") -> None:
        """One line more in the menu."""
        action = self.menu.addAction(text.replace("&", "&&"))
        action.setData(value)
        action.setToolTip(tip or value)

    @Slot(QAction)
    def _take(self, action: QAction) -> None:
        self.line.setText(str(action.data()))


class CampaignEditor(QWidget):
    """A campaign's folder, or "" for simulated sites; below it, what that gives.

    recents : campaigns to offer; that they are there is looked at elsewhere, not while a menu opens.
    """

    changed = Signal()
    look_again_asked = Signal()

    def __init__(self, store: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self.open_campaign = store, ""
        self.recents: tuple[Path, ...] = ()
        self.source = ChoiceEditor({"campaign": tr("a campaign on disk"), "simulated": tr("simulated sites")})
        self.path, self.facts, self.trouble = PathLine(tr("Recent"), tr("Drop a campaign folder here")), note(), note()
        self.again = button(
            tr("Look Again"), self._ask_again, tr("Something of this was put right meanwhile: look again")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.source)
        column.addWidget(self.path)
        column.addWidget(self.facts)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self.trouble, 1)
        told.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(told)
        self.setFocusProxy(self.source)
        self.source.setAccessibleName(tr("Learn from"))
        self.path.line.setAccessibleName(tr("Campaign folder"))
        self.source.changed.connect(self._switch)
        self.path.changed.connect(self.changed)
        self.path.menu.aboutToShow.connect(self.fill_menu)
        self.path.browse_asked.connect(self._browse)
        self.show_value("")

    @property
    def is_simulated(self) -> bool:
        return self.source.given == "simulated"

    @property
    def given(self) -> str:
        return "" if self.is_simulated else self.path.given

    @property
    def problem(self) -> str:
        if self.is_simulated:
            return ""
        if not self.given:
            return tr("Choose the campaign's folder, or simulated sites.")
        return ""

    def show_value(self, value: Any) -> None:
        self.path.line.blockSignals(True)
        if value:
            self.path.line.setText(str(value))
        self.path.line.blockSignals(False)
        self.source.show_value("campaign" if value else "simulated")
        self._switch()

    def tell(self, facts: str, problem: str) -> None:
        """What the recordings come to, and what stands against them."""
        say(self.facts, facts)
        say(self.trouble, problem, "error")
        self.again.setHidden(not problem)

    @Slot()
    def _ask_again(self) -> None:
        self.tell(tr("Looking at the recordings …"), self.trouble.text())
        self.look_again_asked.emit()

    @Slot()
    def fill_menu(self) -> None:
        self.path.menu.clear()
        if self.open_campaign:
            self.path.offer(tr("The open campaign: {name}", name=Path(self.open_campaign).name), self.open_campaign)
            self.path.menu.addSeparator()
        for path in self.recents:
            if str(path) != self.open_campaign:
                self.path.offer(path.name, str(path))
        if self.path.menu.isEmpty():
            self.path.menu.addAction(tr("No campaign was opened yet")).setEnabled(False)

    @Slot()
    def _browse(self) -> None:
        start = self.given or self._store.settings.last_folder
        if folder := QFileDialog.getExistingDirectory(self, tr("Campaign to learn from"), start):
            self.path.line.setText(folder)

    @Slot()
    def _switch(self) -> None:
        self.path.setVisible(not self.is_simulated)
        self.changed.emit()


class NetworkEditor(PathLine):
    """A network to fine-tune, by its name or file; "" for random weights."""

    def __init__(self, store: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(tr("Networks"), tr("random weights"), parent)
        self._store = store
        self.line.setAccessibleName(tr("Fine-tune from"))
        self.menu.aboutToShow.connect(self.fill_menu)
        self.browse_asked.connect(self._ask)

    @property
    def problem(self) -> str:
        """Names are checked once it is known what networks there are; files are looked at elsewhere."""
        known = [m.name for m in shown_methods() if m.is_learned]
        is_file = self.given.endswith(".safetensors") or "/" in self.given
        if not self.given or is_file or self.given in known or (known == [] and "." not in self.given):
            return ""
        return tr("There is no network of this name; there are {names}.", names=", ".join(known))

    def show_value(self, value: Any) -> None:
        self.line.setText(str(value))

    @Slot()
    def fill_menu(self) -> None:
        self.menu.clear()
        self.offer(tr("Random weights"), "", tr("From the beginning"))
        for method in shown_methods():
            if method.is_learned:
                self.offer(method.title, method.name, method.about)

    @Slot()
    def _ask(self) -> None:
        start = self.given if "/" in self.given else self._store.settings.last_folder
        path, _ = QFileDialog.getOpenFileName(self, tr("Network to fine-tune"), start, tr("Networks (*.safetensors)"))
        if path:
            self.line.setText(path)
