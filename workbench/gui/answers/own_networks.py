"""Networks of one's own: what their cards say, a title that tells them apart, and how to be rid of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QT_TR_NOOP, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
)

from workbench.core.card import ModelCard
from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.gui.answers.methods import LearnMethods
from workbench.gui.language.words import tr
from workbench.localize.microphone_numbers import numbers_of, numbers_told

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

_NONE = QT_TR_NOOP(
    "There is no network of your own yet. Train one (Ctrl+4), or add a file: workbench models --add FILE."
)


@dataclass(frozen=True)
class OwnNetwork:
    """A network of one's own: its name in files and commands, its file, and its card."""

    name: str
    path: Path
    card: ModelCard


@dataclass(frozen=True, kw_only=True)
class OwnNetworksKnown(Event):
    """Networks of one's own, the oldest first; error : why something that was asked could not be done."""

    networks: tuple[OwnNetwork, ...]
    error: UserError | None = None


@dataclass(frozen=True)
class ChangeOwnNetworks:
    """Give a network another title, remove it, or only look; then tell what there is, and which methods."""

    kind: Literal["look", "title", "remove"] = "look"
    name: str = ""
    title: str = ""

    def run(self) -> Iterator[Event]:
        from workbench.engine.own_models import own_cards, remove_model, title_model

        error = None
        try:
            if self.kind == "title":
                title_model(self.name, self.title)
            elif self.kind == "remove":
                remove_model(self.name)
        except UserError as problem:
            error = problem
        found = tuple(OwnNetwork(card.name, path, card) for path, card in own_cards())
        if self.kind != "look":
            yield from LearnMethods().run()
        yield OwnNetworksKnown(networks=found, error=error)


def said_card(card: ModelCard) -> str:
    """A card as people read it."""
    start = card.started_from.get("name")
    origin = f"{card.trained_on[:1].upper()}{card.trained_on[1:]}"
    lines = [
        card.about,
        tr(
            "{origin}: {n:,} clips of {places:,} places, split {split}.",
            origin=origin,
            n=card.n_training_clips,
            places=card.n_training_places,
            split=card.split,
        ),
        tr("Fine-tuned from {start}.", start=start) if start else "",
        tr("Hears {feature} of {n} microphones.", feature=card.feature, n=numbers_told(*numbers_of(card))),
    ]
    if (scores := card.held_out.get("all sites")) is not None:
        lines.append(
            tr(
                "Median error {error:.2f} m, {share:.0f} % within 2 m ({data}).",
                error=scores.median_error_m,
                share=100 * scores.within_2_m,
                data=card.held_out_data or tr("held-out clips"),
            )
        )
    lines += [tr("Keep in mind: {caveat}.", caveat=caveat) for caveat in card.caveats]
    return "\n".join(filter(None, lines))


class OwnNetworksDialog(QDialog):
    """A list, and beside it the chosen one's card with what can be done to it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._networks: tuple[OwnNetwork, ...] = ()
        self.setWindowTitle(tr("Own Networks"))
        self.resize(720, 380)
        self.list, self.title, self.card = QListWidget(), QLineEdit(), QLabel(tr(_NONE))
        self.list.setAccessibleName(tr("Own networks"))
        self.title.setAccessibleName(tr("Title"))
        self.card.setWordWrap(True)
        self.card.setTextFormat(Qt.TextFormat.PlainText)
        self.card.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rename, self.remove = QPushButton(tr("Rename")), QPushButton(tr("Remove…"))
        self.folder, self.close_button = QPushButton(tr("Open Folder")), QPushButton(tr("Close"))
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.title.textChanged.connect(self._ask_state)
        for button, slot in (
            (self.rename, self._rename), (self.remove, self._remove), (self.folder, self._open_folder),
            (self.close_button, self.close),
        ):  # fmt: skip
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        self.title.returnPressed.connect(self._rename)
        window.worker.event.connect(self.take)
        self._show()

    def _lay_out(self) -> None:
        label = QLabel(tr("Title"))
        label.setBuddy(self.title)
        titled, buttons, right, both = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        for widget in (label, self.title, self.rename):
            titled.addWidget(widget)
        for widget in (self.remove, self.folder):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        right.addLayout(titled)
        right.addWidget(self.card, 1, Qt.AlignmentFlag.AlignTop)
        right.addLayout(buttons)
        both.setContentsMargins(16, 16, 16, 16)
        both.setSpacing(16)
        both.addWidget(self.list, 2)
        both.addLayout(right, 3)
        self.setLayout(both)

    def look(self) -> None:
        """See what there is now."""
        self._window.worker.submit(tr("Look at own networks"), ChangeOwnNetworks(), quiet=True)

    @property
    def chosen(self) -> OwnNetwork | None:
        row = self.list.currentRow()
        return self._networks[row] if 0 <= row < len(self._networks) else None

    @Slot(object)
    def take(self, event: Event) -> None:
        if not isinstance(event, OwnNetworksKnown):
            return
        row, self._networks = self.list.currentRow(), event.networks
        self.list.clear()
        for network in event.networks:
            item = QListWidgetItem(f"{network.card.title}\n{network.name}", self.list)
            item.setToolTip(str(network.path))
        self.list.setCurrentRow(min(max(row, 0), len(event.networks) - 1))
        self._show()
        if event.error is not None:
            self._window.say(str(event.error), "error")

    @Slot()
    def _show(self, *_: object) -> None:
        chosen = self.chosen
        self.title.setText("" if chosen is None else chosen.card.title)
        self.card.setText(tr(_NONE) if chosen is None else said_card(chosen.card))
        for widget in (self.title, self.remove, self.folder):
            widget.setEnabled(chosen is not None)
        self._ask_state()

    @Slot()
    def _ask_state(self, *_: object) -> None:
        title, chosen = self.title.text().strip(), self.chosen
        self.rename.setEnabled(chosen is not None and bool(title) and title != chosen.card.title)

    @Slot()
    def _rename(self) -> None:
        if self.chosen is not None and self.rename.isEnabled():
            job = ChangeOwnNetworks("title", self.chosen.name, self.title.text().strip())
            self._window.worker.submit(tr("Rename {name}", name=self.chosen.name), job, quiet=True)

    @Slot()
    def _remove(self) -> None:
        chosen = self.chosen
        if chosen is None or not self._is_sure(chosen):
            return
        finding = self._window.finding
        finding.choose_methods(tuple(m for m in finding.chosen_methods if m != chosen.name))
        job = ChangeOwnNetworks("remove", chosen.name)
        self._window.worker.submit(tr("Remove {name}", name=chosen.name), job, quiet=True)

    def _is_sure(self, network: OwnNetwork) -> bool:
        question = QMessageBox(self)
        question.setWindowTitle(tr("Remove a network"))
        question.setText(tr("Remove {title} ({name})?", title=network.card.title, name=network.name))
        question.setInformativeText(
            tr("Its file is deleted. A training's folder keeps its own copy as long as it is there.")
        )
        yes = question.addButton(tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        question.setDefaultButton(question.addButton(QMessageBox.StandardButton.Cancel))
        question.exec()
        return question.clickedButton() is yes

    @Slot()
    def _open_folder(self) -> None:
        if self.chosen is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.chosen.path.parent)))


class OwnNetworks(QObject):
    """The window's command for them; the dialog is made when it is first asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: OwnNetworksDialog | None = None

    @Slot()
    def show(self) -> None:
        if self.dialog is None:
            self.dialog = OwnNetworksDialog(self._window)
        self.dialog.look()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
