"""The form of a new training: everything one chooses before, told at once when it cannot be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from workbench.core.events import Event
from workbench.engine.machine import Kind, LookAtPaces, MachineKnown, PacesKnown
from workbench.files.shipped import runs_folder
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.setting_form.editors import ChoiceEditor
from workbench.gui.setting_form.form import SettingForm
from workbench.gui.site_form.parts import button, note, say
from workbench.gui.state.settings import SettingsStore
from workbench.gui.training.campaign_look import CampaignLook, LookAtRecents, RecentsKnown
from workbench.gui.training.machine_look import MachineLook
from workbench.gui.training.path_editors import CampaignEditor, NetworkEditor
from workbench.gui.training.preset_bar import PresetBar
from workbench.gui.training.recordings import said_recordings
from workbench.gui.training.time_needed import said_time
from workbench.gui.work.later import Later
from workbench.gui.work.worker import Worker
from workbench.nets.architectures import ARCHITECTURES, why_not_heard
from workbench.simulate.sites import SITES
from workbench.training.config import SECTIONS, TrainConfig
from workbench.training.config_file import FIELDS, checked
from workbench.training.idle_settings import idle_settings
from workbench.training.presets import Preset

_TITLES = {name: each.title for name, each in ARCHITECTURES.items()}
_CHOICES = {"network.architecture": _TITLES, "data.sites": {site.key: site.key.capitalize() for site in SITES}}
_REMEMBERED = "new-training"
_NO_GPU = QT_TR_NOOP("This computer has no GPU that PyTorch can use.")
_READY = QT_TR_NOOP("Begin this training, in a process of its own")


class NewTraining(QWidget):
    """`start_asked(TrainConfig)` when people press Start. What was typed is there again at the next start."""

    start_asked = Signal(object)

    def __init__(
        self, themes: ThemeChoice, store: SettingsStore, worker: Worker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._worker = store, worker
        self._machine: MachineKnown | None = None
        self._paces: Mapping[Kind, float] = {}
        self._config: TrainConfig | None = None
        self._campaign, self._follows = "", True
        self.campaign, self.network = CampaignEditor(store), NetworkEditor(store)
        fields = [replace(f, choices=_CHOICES.get(f.dotted, f.choices)) for f in FIELDS]
        special = {"data.campaign": self.campaign, "start_from": self.network}
        self.form = SettingForm(fields, SECTIONS, themes, special, ("data.choose",))
        self.form.rows["data.choose"].editor.setPlaceholderText("site:yeoju weather:rain -review:rejected")
        for name in ("augment.frequency_mask", "augment.time_mask"):
            self.form.rows[name].editor.setPlaceholderText(tr("network's"))
        self.presets = PresetBar(store)
        self.time, self.reason, self.start = note(), note(role="error"), button(tr("Start Training"), self._start)
        self._look, self._machine_look = CampaignLook(worker, self), MachineLook(self)
        self._remember = Later(self.remember, 500, self, after_last=True)
        self._lay_out()
        self._connect()
        self._recall()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("role", "panel")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.addWidget(self.form)
        self.scroll = QScrollArea()
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidget(page)
        self.start.setProperty("main", True)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self.time)
        told.addWidget(self.reason)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(16)
        foot.addLayout(told, 1)
        foot.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.presets)
        column.addWidget(self.scroll, 1)
        column.addLayout(foot)
        self.setAcceptDrops(True)
        for line in self.findChildren(QLineEdit):
            line.setAcceptDrops(False)  # files dropped anywhere belong to the form
        self.setFocusProxy(self.presets.choice)

    def _connect(self) -> None:
        self.form.changed.connect(self._check)
        self.presets.preset_chosen.connect(self._apply)
        self.presets.loaded.connect(self.show_config)
        self.presets.reset_asked.connect(self.form.reset)
        self._look.changed.connect(self._check)
        self.campaign.look_again_asked.connect(self._look.look_again)
        self._worker.event.connect(self.take)
        self._machine_look.found.connect(self.take)
        self._worker.finished.connect(self._machine_look.end)

    # ---- for others

    @property
    def config(self) -> TrainConfig | None:
        """What would be trained now; None while something is wrong."""
        return self._config

    def show_config(self, config: TrainConfig) -> None:
        """Fill the form, for a training like an earlier one."""
        self.form.show_values({f.dotted: f.value_in(config) for f in FIELDS})

    def set_campaign(self, folder: str) -> None:
        """The campaign that is open in the window, "" for none. The form follows it until people choose otherwise."""
        self.campaign.open_campaign = folder
        if folder and self._follows:
            self.form.rows["data.campaign"].show_value(folder)

    @property
    def why_not(self) -> str:
        """Why a training cannot be started; "" when it can."""
        return self.reason.text()

    @Slot(object)
    def take(self, event: Event) -> None:
        """What the worker, or the process that looks at this machine, found out."""
        if isinstance(event, PacesKnown):
            self._paces = event.paces
            self._tell_recordings()
        elif isinstance(event, RecentsKnown):
            self.campaign.recents = event.campaigns
        elif isinstance(event, MachineKnown):
            self._take_machine(event)

    def _take_machine(self, event: MachineKnown) -> None:
        self._machine = event
        device, network = (self.form.rows[name].editor for name in ("device", "network.architecture"))
        if isinstance(device, ChoiceEditor):
            device.refuse("cuda", "" if event.gpus else tr(_NO_GPU))
        if isinstance(network, ChoiceEditor):
            network.set_choices({name: _TITLES.get(name, name) for name in sorted(event.architectures, reverse=True)})
        self._check()

    # ---- what is typed

    @Slot()
    def _check(self) -> None:
        """Look at everything that is typed: what is wrong, what does not matter, what it comes to."""
        if self.campaign.given != self._campaign:
            self._campaign = self.campaign.given
            self._follows = bool(self._campaign) and self._campaign == self.campaign.open_campaign
        idle = idle_settings(self._given)
        self.form.set_idle(idle)
        config, problems = checked(self._with_defaults_for(idle))
        told = {name: self._needs(name, problem) for name, problem in problems.items()}
        told |= self.form.problems | self._more_problems()
        self._config = None if told else config
        found = self._found_problems()
        self.form.show_problems(told | found, self._cautions())
        self.presets.follow(self._config)
        self._look.look_at(self._config)
        self._tell_recordings()
        self._tell_reason(told or found)
        self._remember.ask()

    def _given(self, name: str) -> Any:
        return self.form.rows[name].given

    def _with_defaults_for(self, idle: Mapping[str, str]) -> dict[str, Any]:
        """What is given; where something wrong stands in a field that does not matter, its default."""
        given = self.form.given
        for name in checked(given)[1]:
            if name in idle:
                *groups, last = name.split(".")
                inside = given
                for group in groups:
                    inside = inside[group]
                inside[last] = self.form.rows[name].default
        return given

    def _needs(self, name: str, problem: str) -> str:
        row = self.form.rows.get(name)
        return tr("Needs {needs}.", needs=row.field.needs) if row is not None else f"{name}: {problem}."

    def _more_problems(self) -> dict[str, str]:
        """What is wrong between settings, or on this machine."""
        found = {}
        name = str(self._given("name"))
        if not name or name.startswith(".") or "/" in name or "\\" in name:
            found["name"] = tr("Needs a name for a file, without slashes.")
        if not self._given("title"):
            found["title"] = tr("Needs a name that people see.")
        if sum(_number(self._given(f"data.{part}_share")) for part in ("validation", "test")) >= 1.0:
            found["data.test_share"] = tr("Validation and test together leave nothing to train on.")
        if reason := why_not_heard(str(self._given("network.architecture")), str(self._given("data.feature"))):
            found["data.feature"] = reason
        if self._given("device") == "cuda" and self._machine is not None and not self._machine.gpus:
            found["device"] = tr(_NO_GPU)
        return found

    def _found_problems(self) -> dict[str, str]:
        """What the worker found wrong with settings that are well in themselves."""
        problem = "" if self._config is None else self._look.start_problem(self._config)
        return {"start_from": problem} if problem else {}

    def _cautions(self) -> dict[str, str]:
        """What may be meant, but flatters or wastes."""
        found = {}
        if self._given("data.split") == "clip":
            found["data.split"] = tr(
                "This leaks: clips overlap, so near copies of training clips are validated on. Every figure "
                "of such a run is marked; use it to compare with published ones only."
            )
        if self._config is not None and (caution := self._look.caution(self._config)):
            found["start_from"] = caution
        return found

    def _tell_recordings(self) -> None:
        """What the recordings come to, and how long they take; nothing while a setting is wrong."""
        config = self._config
        facts = None if config is None else self._look.facts(config.data)
        problem = "" if config is None else self._look.problem(config)
        is_looking = config is not None and facts is None and not problem
        self.campaign.tell(
            tr("Looking at the recordings …") if is_looking else "" if facts is None else said_recordings(facts),
            problem,
        )
        has_clips = config is not None and facts is not None
        say(self.time, said_time(config, facts.n_clips, self._paces) if has_clips else "")

    def _tell_reason(self, told: Mapping[str, str]) -> None:
        """Why Start is grey: the first thing that is wrong, in the order of the form."""
        first = next((name for name in self.form.rows if name in told), next(iter(told), ""))
        reason = "" if self._config is None else self._look.problem(self._config)
        if told:
            label = f"{self.form.rows[first].field.label}: " if first in self.form.rows else ""
            more = tr(" And {n_told} more.", n_told=len(told) - 1) if len(told) > 1 else ""
            reason = f"{label}{told[first][:1].lower()}{told[first][1:]}{more}"
        say(self.reason, reason, "error")
        self.start.setEnabled(not reason)
        self.start.setToolTip(reason or tr(_READY))

    @Slot(object)
    def _apply(self, preset: Preset) -> None:
        self.form.show_values(preset.values())

    @Slot()
    def _start(self) -> None:
        if self._config is not None:
            self.start_asked.emit(self._config)

    # ---- from one start to the next

    def remember(self) -> None:
        """Keep what is typed, right or wrong."""
        typed = {name: row.given for name, row in self.form.rows.items()}
        self._store.remember_state(_REMEMBERED, json.dumps({"typed": typed, "follows": self._follows}))

    def _recall(self) -> None:
        try:
            kept = json.loads(str(self._store.state(_REMEMBERED) or "{}"))
            typed, follows = dict(kept.get("typed", {})), bool(kept.get("follows", True))
        except (ValueError, TypeError, AttributeError):  # the file may have been edited by hand
            typed, follows = {}, True
        self.form.show_values({name: value for name, value in typed.items() if self._fits(name, value)})
        self._follows = follows

    def _fits(self, name: str, value: Any) -> bool:
        """Could that have been typed there?"""
        row = self.form.rows.get(name)
        return row is not None and isinstance(value, (list, tuple)) == row.field.is_several

    # ---- Qt

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """What may have changed meanwhile is looked at again: sessions, former runs, networks."""
        super().showEvent(event)
        self._look.look_again()
        recents = tuple(Path(p) for p in self._store.settings.recent.split("\t") if p)
        self._worker.submit(tr("Look at recent campaigns"), LookAtRecents(recents), quiet=True)
        self._worker.submit(tr("Look at former trainings"), LookAtPaces(runs_folder()), quiet=True)
        self._machine_look.ask()

    @Slot()
    def look_again(self, *_: object) -> None:
        """Sessions were saved, or something else may have been put right."""
        if self.isVisible():
            self._look.look_again()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """People who come back may have put something right elsewhere."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.look_again()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._remember.now()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """A folder becomes the campaign, a TOML file the settings; anything else is the window's."""
        path = _dropped(event)
        if path is None:
            event.ignore()
            return
        event.acceptProposedAction()
        if path.is_dir():
            self.form.rows["data.campaign"].show_value(str(path))
        else:
            self.presets.load_file(path)


def _dropped(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    is_ours = len(paths) == 1 and (paths[0].is_dir() or paths[0].suffix == ".toml")
    return paths[0] if is_ours else None


def _number(given: Any) -> float:
    try:
        return float(given)
    except ValueError:
        return 0.0
