"""The form of a new training: everything typed arrives in the configuration, and what is wrong is told at once."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from workbench.core.setting_fields import SettingField
from workbench.engine.machine import MachineKnown, PacesKnown
from workbench.gui.looks.theme import DARK, ThemeChoice
from workbench.gui.setting_form.editors import ChoiceEditor, LineEditor, SeveralEditor, TickEditor
from workbench.gui.state.settings import SettingsStore
from workbench.gui.training import machine_look
from workbench.gui.training.machine_look import MachineLook
from workbench.gui.training.new_training import NewTraining
from workbench.gui.training.path_editors import CampaignEditor, NetworkEditor
from workbench.gui.work.worker import Worker
from workbench.training.config import AugmentConfig, DataConfig, NetworkConfig, TrainConfig, is_file_name
from workbench.training.config_file import FIELDS, read_config, write_config
from workbench.training.presets import find_preset, presets

MakeForm = Callable[[], NewTraining]


@pytest.fixture
def make_form(qtbot: QtBot, tmp_path: Path) -> Iterator[MakeForm]:
    """Makes forms that share one file of settings, as in one start of the program after another."""
    workers: list[Worker] = []

    def make() -> NewTraining:
        workers.append(Worker())
        form = NewTraining(ThemeChoice(), SettingsStore(tmp_path / "window.ini"), workers[-1])
        qtbot.addWidget(form)
        return form

    yield make
    for worker in workers:
        worker.shut_down()
    qtbot.wait(1)


@pytest.fixture
def form(make_form: MakeForm) -> NewTraining:
    return make_form()


def shown(form: NewTraining, qtbot: QtBot, width: int = 560) -> NewTraining:
    form.resize(width, 640)
    with qtbot.waitExposed(form):
        form.show()
    return form


def row(form: NewTraining, name: str) -> Any:
    return form.form.rows[name]


# ---- every field

OF_DELAYS = ("clock_error_ms", "fewest_microphones", "first_four")
"""Settings that only a network of any number of microphones, or one that hears delays, has."""


def matters(form: NewTraining, field: SettingField, campaign: Path) -> None:
    """Set the others so that this field says something."""
    if field.dotted in ("data.choose", "data.same_place_m"):
        row(form, "data.campaign").show_value(str(campaign))
    if field.dotted in ("network.delays", *(f"augment.{name}" for name in OF_DELAYS)):
        row(form, "network.architecture").show_value("placefield")
        row(form, "data.feature").show_value("levels-and-delays")
    if field.dotted == "augment.time_mask":
        row(form, "data.feature").show_value("mel-spectrogram")


def type_another(form: NewTraining, field: SettingField, folder: Path) -> Any:
    """Enter a value that is not the default as people do; -> that value."""
    editor = row(form, field.dotted).editor
    assert editor.isEnabled()
    match editor:
        case CampaignEditor():
            choose(editor.source, "campaign")
            return typed(editor.path.line, str(folder))
        case NetworkEditor():
            (folder / "net.safetensors").touch()
            return typed(editor.line, str(folder / "net.safetensors"))
        case SeveralEditor():
            QTest.mouseClick(editor.ticks["yeoju"], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
            return tuple(value for value in field.default if value != "yeoju")
        case TickEditor():
            QTest.mouseClick(editor, Qt.MouseButton.LeftButton, pos=QPoint(8, editor.height() // 2))
            return not field.default
        case ChoiceEditor():
            return choose(editor, next(v for v in map(editor.itemData, range(editor.count())) if v != field.default))
    assert isinstance(editor, LineEditor)
    if field.kind is str:
        return typed(editor, "rain")
    value = 7 if field.kind is int else 0.25 if field.low is None or field.low.value < 0.25 else field.low.value + 1.5
    typed(editor, str(value).replace(".", ","))
    return value


def typed(line: QLineEdit, text: str) -> str:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    return text


def choose(box: ChoiceEditor, value: Any) -> Any:
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentData() != value:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before, f"{value} cannot be reached by keys"
    return value


@pytest.mark.parametrize("field", FIELDS, ids=lambda f: f.dotted)
def test_what_is_entered_in_any_field_arrives(
    form: NewTraining, qtbot: QtBot, tmp_path: Path, field: SettingField
) -> None:
    shown(form, qtbot)
    matters(form, field, tmp_path)
    assert row(form, field.dotted).is_default
    value = type_another(form, field, tmp_path)
    assert form.config is not None, form.why_not
    assert field.value_in(form.config) == value != field.default
    assert not row(form, field.dotted).is_default and row(form, field.dotted).back.isVisible()
    row(form, field.dotted).back.click()
    assert field.value_in(form.config) == field.default and row(form, field.dotted).is_default


@pytest.mark.parametrize("field", FIELDS, ids=lambda f: f.dotted)
def test_every_field_has_its_help_unit_and_name(form: NewTraining, field: SettingField) -> None:
    found = row(form, field.dotted)
    assert found.label.text() == field.label and found.unit.text() == field.unit
    for widget in (found.editor, found.label):
        assert field.help[1:] in widget.toolTip() and field.help[1:] in widget.whatsThis()
    assert found.editor.accessibleName() == field.label


def test_all_sections_are_there_and_every_field_is_in_one(form: NewTraining) -> None:
    headings = [w.text() for w in form.form.findChildren(QLabel) if w.property("role") == "heading"]
    assert headings == ["Data", "Network", "Augmentation", "Training"]
    inside = [r.field.dotted for section in form.form.sections.values() for r in section.rows]
    assert sorted(inside) == sorted(f.dotted for f in FIELDS)


def test_the_untouched_form_is_the_default_configuration(form: NewTraining) -> None:
    assert form.config == TrainConfig() and form.start.isEnabled() and not form.why_not


# ---- round trips

HERE = Path(tempfile.gettempdir())
WORDS = st.text("abcdefgh -_:äé日", min_size=1, max_size=12).map(str.strip).filter(bool)
SHARES = st.floats(0.001, 0.49)
COUNTS = st.integers(1, 10**9)
configs = st.builds(
    TrainConfig,
    name=WORDS.filter(is_file_name), title=WORDS, epochs=COUNTS, batch=st.integers(2, 4096),
    learning_rate=st.floats(1e-12, 0.999),
    warm_up=SHARES, final_rate=SHARES, weight_decay=st.floats(0, 1e6), huber_delta_m=st.floats(1e-6, 1e6),
    seed=st.integers(0, 2**32 - 1), device=st.sampled_from(["auto", "cpu"]), n_devices=COUNTS, n_machines=COUNTS,
    precision=st.sampled_from(["32-true", "16-mixed", "bf16-mixed"]),
    data=st.builds(
        DataConfig, campaign=st.sampled_from(["", str(HERE)]), choose=WORDS | st.just(""),
        sites=st.permutations(["yeoju", "yeongdong", "gyeonggi", "goyang"]).flatmap(
            lambda sites: st.integers(1, 4).map(lambda n: tuple(sites[:n]))),
        n_sessions=COUNTS, n_places=COUNTS | st.just(0), n_arrays=COUNTS | st.just(0),
        n_microphones=st.integers(3, 16), seconds=st.floats(3, 1e6),
        weather=st.sampled_from(["mixed", "dry", "rain", "helicopter"]), seed=st.integers(0, 2**32 - 1),
        feature=st.sampled_from(["mel-spectra", "mel-spectrogram"]),
        split=st.sampled_from(["place", "session", "array", "site", "clip"]),
        same_place_m=st.floats(0, 10), validation_share=SHARES, test_share=SHARES | st.just(0.0)),
    network=st.builds(
        NetworkConfig, architecture=st.sampled_from(["spacenet", "chawa"]),
        layout=st.sampled_from(["stacked", "channels"]), spatial=st.booleans(), normalise=st.booleans(),
        relative=st.booleans(), scale_m=st.floats(1e-6, 1e3)),
    augment=st.builds(
        AugmentConfig, common_gain_db=st.floats(0, 60), channel_gain_db=st.floats(0, 60),
        frequency_mask=st.none() | st.integers(0, 127), time_mask=st.none() | st.integers(0, 258),
        channel_drop=SHARES),
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(config=configs)
def test_a_configuration_comes_back_from_the_form_and_from_its_file(form: NewTraining, config: TrainConfig) -> None:
    form.show_config(config)
    assert form.config == config, form.why_not
    with tempfile.TemporaryDirectory() as folder:
        write_config(config, Path(folder) / "c.toml")
        form.form.reset()
        form.presets.load_file(Path(folder) / "c.toml")
    assert form.config == config


# ---- what is wrong


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("epochs", "0", "whole number of at least 1"), ("epochs", "2.5", "whole number"), ("epochs", "", "Needs"),
        ("learning_rate", "1e9", "below 1"), ("learning_rate", "nan", "above 0"), ("seed", "-1", "from 0 to"),
        ("weight_decay", "inf", "number"), ("data.seconds", "2", "at least 3 s"), ("name", "a/b", "without slashes"),
        ("data.validation_share", "0.95", "nothing to train on"), ("title", " ", "people see"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_where_it_stands_while_typing(
    form: NewTraining, qtbot: QtBot, name: str, text: str, part: str
) -> None:
    shown(form, qtbot)
    row(form, name).show_value(text)
    told = [r.problem.text() for r in form.form.rows.values() if r.problem.isVisible()]
    assert len(told) == 1 and part in told[0] and told[0].endswith(".")
    assert form.config is None and not form.start.isEnabled()
    assert part.removeprefix("N") in form.why_not and form.start.toolTip() == form.why_not
    assert not form.presets.save.isEnabled()
    row(form, name).reset()
    assert form.config == TrainConfig() and form.start.isEnabled() and not row(form, name).problem.isVisible()


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [("start_from", "/no/such.safetensors", "no such file"), ("data.campaign", "/no/such/folder", "no such folder"),
     ("data.campaign", "a" * 5_000, "no such folder"), ("start_from", f"{'a' * 5_000}/x", "no such file")],
)  # fmt: skip
def test_what_is_not_on_disk_is_told_once_somebody_has_looked(
    form: NewTraining, qtbot: QtBot, name: str, text: str, part: str
) -> None:
    shown(form, qtbot)
    row(form, name).show_value(text)
    qtbot.waitUntil(lambda: part in form.why_not, timeout=60_000)
    assert not form.start.isEnabled() and form.start.toolTip() == form.why_not
    told = [label.text() for label in row(form, name).findChildren(QLabel) if label.isVisible()]
    assert any(part in each for each in told), "it stands where its cause is"
    row(form, name).reset()
    qtbot.waitUntil(form.start.isEnabled, timeout=60_000)


def test_typing_asks_the_disk_for_nothing(form: NewTraining, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A share that does not answer must not hold the window."""
    asked: list[str] = []
    here = threading.get_ident()

    def watch(name: str, args: tuple[Any, ...]) -> None:
        if name in ("os.listdir", "os.scandir", "open") and threading.get_ident() == here:
            asked.append(f"{name} {args[0]}")

    real = os.stat
    monkeypatch.setattr(os, "stat", lambda *a, **k: (watch("open", a), real(*a, **k))[1])
    row(form, "data.campaign").show_value(str(tmp_path / "x"))
    for name in ("data.campaign", "start_from"):
        editor = row(form, name).editor
        for i in range(5):
            (editor.path.line if name == "data.campaign" else editor.line).setText(str(tmp_path / "x"[:i] / f"n{i}"))
    form.campaign.fill_menu()
    assert asked == []


def test_what_was_put_right_is_seen_at_a_click_and_when_people_come_back(
    form: NewTraining, qtbot: QtBot, campaign: Path, tmp_path: Path
) -> None:
    shown(form, qtbot)
    there = tmp_path / "later"
    row(form, "batch").show_value(8)
    row(form, "data.split").show_value("clip")
    row(form, "data.choose").editor.setText("truth:yes")
    row(form, "data.campaign").show_value(str(there))
    qtbot.waitUntil(lambda: "no such folder" in form.why_not, timeout=60_000)
    assert form.campaign.again.isVisible()
    campaign.rename(there)
    QTest.mouseClick(form.campaign.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "no such folder" not in form.why_not, timeout=60_000)
    assert form.why_not == ""
    assert not form.campaign.again.isVisible() and "2 sessions" in form.campaign.facts.text()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    there.rename(campaign)
    form.activateWindow()
    qtbot.waitUntil(lambda: "no such folder" in form.why_not, timeout=60_000)


def test_only_campaigns_that_are_there_are_offered(make_form: MakeForm, qtbot: QtBot, campaign: Path) -> None:
    form = make_form()
    form._store.change(recent="\t".join(map(str, (campaign, campaign / "A-1", campaign / "gone"))))
    shown(form, qtbot)
    qtbot.waitUntil(lambda: form.campaign.recents == (campaign,), timeout=60_000)
    form.campaign.fill_menu()
    assert [action.text() for action in form.campaign.path.menu.actions()] == ["campaign"]


def test_every_editor_takes_the_focus_where_one_can_type_and_has_a_name(form: NewTraining, qtbot: QtBot) -> None:
    shown(form, qtbot)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    row(form, "data.campaign").show_value("/x")
    for name in ("start_from", "data.campaign"):
        editor = row(form, name).editor
        row(form, name).label.buddy().setFocus()
        focus = form.focusWidget()
        assert focus is not None and focus is not editor and editor.isAncestorOf(focus), name
        assert focus.accessibleName() == ("Fine-tune from" if name == "start_from" else "Learn from")
    QTest.keyClicks(row(form, "start_from").editor.line, "spacenet")
    row(form, "start_from").editor.setFocus()
    assert form.focusWidget() is row(form, "start_from").editor.line


def test_several_wrong_values_are_counted_and_the_first_is_named(form: NewTraining) -> None:
    for name in ("epochs", "batch", "data.seconds"):
        row(form, name).editor.setText("x")
    assert form.why_not == "Session length: needs a number of at least 3 s. And 2 more."


def test_no_site_at_all_is_refused(form: NewTraining) -> None:
    row(form, "data.sites").show_value(())
    assert form.config is None and "one or more of yeoju" in row(form, "data.sites").problem.text()


def test_a_campaign_that_was_not_named_is_asked_for_and_not_simulated(form: NewTraining) -> None:
    form.campaign.source.show_value("campaign")
    assert form.config is None and "Choose the campaign's folder" in row(form, "data.campaign").problem.text()


@pytest.mark.parametrize("text", ["~nobody-here/x", "a" * 5_000, "/" * 300, "nul\x00l", "é\ud800"])
def test_any_text_can_stand_where_a_path_is_wanted(form: NewTraining, qtbot: QtBot, text: str) -> None:
    shown(form, qtbot)
    for name in ("data.campaign", "start_from"):
        row(form, name).show_value(f"{text}.safetensors")
        qtbot.waitUntil(lambda: "no such" in form.why_not, timeout=60_000)
        assert not form.start.isEnabled()
        row(form, name).reset()
    assert form.config == TrainConfig()


def test_home_can_be_written_short(form: NewTraining, home: Path) -> None:
    (home / "tour").mkdir()
    row(form, "data.campaign").show_value("~/tour")
    assert form.config.data.campaign == str(home / "tour")


def test_a_split_by_clips_is_named_as_leaking(form: NewTraining, qtbot: QtBot) -> None:
    shown(form, qtbot)
    choose(row(form, "data.split").editor, "clip")
    said = row(form, "data.split").problem
    assert said.isVisible() and "leaks" in said.text() and said.property("role") == "warning"
    assert form.start.isEnabled() and form.config.data.split == "clip"


def test_a_network_that_may_have_learnt_from_what_is_held_out_is_named_so(form: NewTraining, qtbot: QtBot) -> None:
    shown(form, qtbot)
    start = row(form, "start_from")
    start.show_value("spacenet")
    qtbot.waitUntil(lambda: "may have learnt from some of the clips" in start.problem.text(), timeout=60_000)
    assert form.start.isEnabled() and start.problem.property("role") == "warning"
    row(form, "data.seed").show_value(977)
    qtbot.waitUntil(lambda: not start.problem.text(), timeout=60_000)


def test_start_gives_the_configuration_away(form: NewTraining, qtbot: QtBot) -> None:
    row(form, "epochs").editor.setText("3")
    with qtbot.waitSignal(form.start_asked) as asked:
        form.start.click()
    assert asked.args == [replace(TrainConfig(), epochs=3)]


# ---- what does not matter


def idle(form: NewTraining) -> set[str]:
    return {name for name, r in form.form.rows.items() if not r.editor.isEnabled()}


def test_what_does_not_apply_is_greyed_and_says_why(form: NewTraining, tmp_path: Path) -> None:
    four = {"network.delays", "augment.fewest_microphones", "augment.first_four", "augment.clock_error_ms"}
    assert idle(form) == {"data.choose", "data.same_place_m", "augment.time_mask", *four}
    assert "averaged" in row(form, "augment.time_mask").editor.toolTip()
    row(form, "network.architecture").show_value("chawa")
    row(form, "data.feature").show_value("mel-spectrogram")
    row(form, "data.campaign").show_value(str(tmp_path))
    simulated = ("sites", "n_sessions", "n_places", "n_arrays", "seconds", "weather")  # the seed chooses the parts, too
    assert idle(form) == {*(f"data.{n}" for n in simulated), "network.spatial", "network.normalise", *four}
    assert "always hears 4" in row(form, "augment.first_four").editor.toolTip()
    assert "Only SpaceNet" in row(form, "network.spatial").editor.toolTip()
    assert "a campaign is chosen" in row(form, "data.n_sessions").editor.toolTip()


def test_something_wrong_that_does_not_matter_does_not_stand_in_the_way(form: NewTraining, tmp_path: Path) -> None:
    row(form, "data.n_sessions").editor.setText("many")
    assert form.config is None
    row(form, "data.campaign").show_value(str(tmp_path))
    assert form.config is not None and form.config.data.n_sessions == DataConfig().n_sessions


def test_a_gpu_is_offered_only_where_there_is_one(form: NewTraining) -> None:
    device = row(form, "device").editor
    form.take(MachineKnown(gpus=(), architectures=("chawa", "spacenet")))
    cuda = device.model().item(device.findData("cuda"))
    assert not cuda.isEnabled() and "no GPU" in device.reason_against("cuda")
    device.show_value("cuda")
    assert form.config is None and "no GPU" in form.why_not
    form.take(MachineKnown(gpus=("H100",), architectures=("chawa", "spacenet")))
    assert form.config is not None and form.config.device == "cuda" and cuda.isEnabled()


def test_networks_that_are_added_can_be_chosen(form: NewTraining) -> None:
    row(form, "network.architecture").show_value("chawa")
    form.take(MachineKnown(gpus=(), architectures=("chawa", "spacenet", "wav2pos")))
    editor = row(form, "network.architecture").editor
    assert {editor.itemData(i) for i in range(editor.count())} == {"chawa", "spacenet", "wav2pos"}
    assert form.config.network.architecture == "chawa", "what was chosen stays"


def test_a_network_that_cannot_hear_the_feature_is_told_beside_it(form: NewTraining) -> None:
    row(form, "network.architecture").show_value("wav2pos")
    assert form.config is None and "hears waveform, not mel-spectra" in form.why_not
    assert {"network.layout", "network.normalise"} <= idle(form)
    row(form, "data.feature").show_value("waveform")
    assert form.config is not None and {"augment.frequency_mask", "augment.time_mask"} <= idle(form)


def test_this_machine_is_looked_at_once_and_in_another_process(
    make_form: MakeForm, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MachineLook, "known", None)
    form = make_form()
    had_torch = "torch" in sys.modules
    shown(form, qtbot)
    qtbot.waitUntil(lambda: form._machine is not None, timeout=120_000)
    assert {"spacenet", "chawa"} <= set(form._machine.architectures)
    assert ("torch" in sys.modules) == had_torch, "PyTorch holds Python for seconds while it is imported"
    monkeypatch.setattr(machine_look, "machine_command", lambda: pytest.fail("asked twice"))
    again = shown(make_form(), qtbot)
    assert again._machine == form._machine
    form.hide()
    form.show()


# ---- recordings and time


def test_the_recordings_are_counted_in_the_worker(form: NewTraining, qtbot: QtBot, campaign: Path) -> None:
    shown(form, qtbot)
    row(form, "data.campaign").show_value(str(campaign))
    row(form, "data.choose").editor.setText("truth:yes")
    facts = form.campaign.facts
    qtbot.waitUntil(lambda: facts.text().startswith("2 sessions, 14 clips, 1 site, 1 place"), timeout=60_000)
    assert "kB of features" in facts.text()
    assert "1 source place" in form.why_not and not form.start.isEnabled(), "one place cannot be shared out"
    row(form, "data.split").show_value("clip")
    qtbot.waitUntil(form.start.isEnabled, timeout=60_000)
    row(form, "data.choose").editor.setText("")
    qtbot.waitUntil(lambda: "A-10" in form.why_not, timeout=60_000)


def test_a_folder_without_sessions_is_told(form: NewTraining, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    row(form, "data.campaign").show_value(str(tmp_path / "empty"))
    qtbot.waitUntil(lambda: "holds no sessions" in form.why_not, timeout=60_000)
    assert not form.start.isEnabled()


def test_the_time_is_estimated_from_former_runs_here(form: NewTraining, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "38,400 clips an epoch, 20 epochs" in form.time.text(), timeout=60_000)
    assert "not known" in form.time.text()
    paces = {("spacenet", "mel-spectra", "auto", 1): 1280.0}
    form.take(PacesKnown(paces=paces))
    assert form.time.text().startswith("About 10 min")


# ---- presets, files, campaigns


@pytest.mark.parametrize("name", [p.name for p in presets()])
def test_every_preset_fills_the_form(form: NewTraining, name: str) -> None:
    form.presets.choose(name)
    assert form.config == find_preset(name).read() and form.start.isEnabled()
    assert form.presets.choice.currentText() == find_preset(name).title and form.presets.about.text()
    row(form, "seed").editor.setText("77")
    assert form.presets.choice.currentIndex() == 0, "it is the preset no more"


def test_a_preset_for_any_recordings_leaves_the_campaign(form: NewTraining, tmp_path: Path) -> None:
    row(form, "data.campaign").show_value(str(tmp_path))
    row(form, "data.choose").editor.setText("rain")
    form.presets.choose("paper-chawa-mel-spectrogram")
    assert form.config.data.campaign == str(tmp_path) and form.config.data.choose == "rain"
    assert form.config.network.architecture == "chawa" and form.config.data.feature == "mel-spectrogram"
    form.presets.choose("quick-trial")
    assert form.config.data.campaign == ""


def test_settings_are_saved_and_loaded(form: NewTraining, tmp_path: Path) -> None:
    row(form, "epochs").editor.setText("3")
    form.presets.save_file(tmp_path / "c.toml")
    assert read_config(tmp_path / "c.toml") == replace(TrainConfig(), epochs=3)
    form.presets.reset.click()
    assert form.config == TrainConfig()
    form.presets.load_file(tmp_path / "c.toml")
    assert form.config.epochs == 3


@pytest.mark.parametrize("text", ["epochs = 0", "epoks = 3", "no toml", "[data]\nsplit = 3"])
def test_a_file_that_is_wrong_is_told_and_changes_nothing(
    form: NewTraining, qtbot: QtBot, tmp_path: Path, text: str
) -> None:
    shown(form, qtbot)
    (tmp_path / "c.toml").write_text(text)
    form.presets.load_file(tmp_path / "c.toml")
    assert form.presets.message.isVisible() and "c.toml" in form.presets.message.text()
    assert form.config == TrainConfig()


def test_saving_where_nothing_can_be_written_is_told(form: NewTraining, tmp_path: Path) -> None:
    form.presets.save_file(tmp_path / "no" / "c.toml")
    assert "could not" in form.presets.message.text() or "cannot" in form.presets.message.text()


def test_the_form_follows_the_open_campaign_until_people_choose(form: NewTraining, tmp_path: Path) -> None:
    one, two, three = (str(tmp_path / name) for name in ("one", "two", "three"))
    for folder in (one, two, three):
        Path(folder).mkdir()
    form.set_campaign(one)
    assert form.config.data.campaign == one
    form.set_campaign(two)
    assert form.config.data.campaign == two
    form.campaign.path.line.setText(three)
    form.set_campaign(one)
    assert form.config.data.campaign == three
    form.campaign.fill_menu()
    assert [a.data() for a in form.campaign.path.menu.actions() if a.data()] == [one]
    form.campaign.path.menu.actions()[0].trigger()
    form.set_campaign(two)
    assert form.config.data.campaign == two, "the open one was chosen, so it is followed again"
    form.set_campaign("")
    assert form.config.data.campaign == two


@pytest.mark.parametrize("kind", ["campaign", "settings"])
def test_folders_and_settings_can_be_dropped(form: NewTraining, tmp_path: Path, kind: str) -> None:
    write_config(replace(TrainConfig(), epochs=3), tmp_path / "c.toml")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path if kind == "campaign" else tmp_path / "c.toml"))])
    drop = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    form.dropEvent(drop)
    assert drop.isAccepted() and not any(line.acceptDrops() for line in form.findChildren(QLineEdit))
    assert (form.config.data.campaign, form.config.epochs) == ((str(tmp_path), 20) if kind == "campaign" else ("", 3))


# ---- from one start to the next


def test_what_was_typed_last_is_kept_when_the_form_goes(make_form: MakeForm, qtbot: QtBot) -> None:
    first = shown(make_form(), qtbot)
    row(first, "epochs").editor.setText("33")
    first.hide()
    assert make_form().config.epochs == 33


def test_what_was_typed_is_there_at_the_next_start_right_or_wrong(make_form: MakeForm, tmp_path: Path) -> None:
    first = make_form()
    row(first, "epochs").editor.setText("three")
    row(first, "data.choose").editor.setText("site:yeoju")
    row(first, "data.sites").show_value(("goyang",))
    row(first, "augment.frequency_mask").editor.setText("12")
    row(first, "network.spatial").show_value(False)
    first.set_campaign(str(tmp_path))
    first.remember()
    second = make_form()
    assert second.form.given == first.form.given and second.form.given["epochs"] == "three"
    second.set_campaign(str(tmp_path.parent))
    assert second.campaign.given == str(tmp_path.parent), "it followed the open campaign, and does again"


@pytest.mark.parametrize(
    "kept", ["{", "[]", "3", '{"typed": 3}', json.dumps({"typed": {"epochs": [1], "data.sites": "x", "nonsense": 1}})]
)
def test_a_damaged_memory_is_no_matter(make_form: MakeForm, tmp_path: Path, kept: str) -> None:
    store = SettingsStore(tmp_path / "window.ini")
    store.remember_state("new-training", kept)
    store.write()
    assert make_form().config == TrainConfig()


# ---- how it looks


@pytest.mark.parametrize("width", [470, 560, 900, 1300])
def test_nothing_is_cut_at_any_width(form: NewTraining, qtbot: QtBot, width: int) -> None:
    shown(form, qtbot, width)
    row(form, "data.sites").show_value(())
    row(form, "epochs").editor.setText("x" * 40)
    viewport = form.scroll.viewport().width()
    assert form.scroll.widget().minimumSizeHint().width() <= viewport
    for part in form.findChildren(QWidget):
        if isinstance(part, (QLabel, QCheckBox, QPushButton, QToolButton)) and part.isVisible():
            wraps = isinstance(part, QLabel) and part.wordWrap()
            needed = part.minimumSizeHint().width() if wraps else part.sizeHint().width()
            assert part.width() >= needed, f"{part.text()!r} is cut"
    pairs = row(form, "epochs").y() == row(form, "batch").y() or row(form, "name").y() == row(form, "title").y()
    assert pairs is (width >= 900), "two columns where there is room"


def test_tab_goes_through_the_form_in_the_order_it_is_read(form: NewTraining, qtbot: QtBot, tmp_path: Path) -> None:
    shown(form, qtbot)
    row(form, "data.campaign").show_value(str(tmp_path))
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow, timeout=5_000)
    form.setFocus()
    reached = []
    for _ in range(120):
        reached.append(form.focusWidget())
        QTest.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
        if form.focusWidget() is form.start:
            break
    assert form.focusWidget() is form.start, [w.accessibleName() or w for w in reached][-12:]
    assert [w for w in reached if isinstance(w, LineEditor)] == [
        r.editor
        for section in form.form.sections.values()
        for r in section.rows
        if isinstance(r.editor, LineEditor) and r.editor.isEnabled()
    ]


def test_the_wheel_scrolls_and_changes_no_choice(form: NewTraining, qtbot: QtBot) -> None:
    shown(form, qtbot)
    editor = row(form, "data.weather").editor
    editor.setFocus()
    before = editor.given
    from PySide6.QtGui import QWheelEvent

    wheel = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    editor.wheelEvent(wheel)
    assert editor.given == before and not wheel.isAccepted()


def test_the_way_back_is_drawn_in_both_themes(qtbot: QtBot, tmp_path: Path) -> None:
    themes, worker = ThemeChoice(), Worker()
    form = NewTraining(themes, SettingsStore(tmp_path / "window.ini"), worker)
    qtbot.addWidget(form)
    light = row(form, "epochs").back.icon().pixmap(14, 14).toImage()
    themes.choose(DARK)
    assert row(form, "epochs").back.icon().pixmap(14, 14).toImage() != light
    worker.shut_down()


def test_a_network_of_another_architecture_is_told_in_the_form(form: NewTraining, qtbot: QtBot) -> None:
    shown(form, qtbot)
    start = row(form, "start_from")
    start.show_value("chawa")
    qtbot.waitUntil(lambda: "its architecture is chawa, not spacenet" in start.problem.text(), timeout=60_000)
    assert not form.start.isEnabled()


def test_a_batch_larger_than_the_training_part_is_told_in_the_form(form: NewTraining, qtbot: QtBot) -> None:
    shown(form, qtbot)
    row(form, "data.n_sessions").show_value(2)
    row(form, "batch").show_value(4096)
    qtbot.waitUntil(lambda: "A batch of 4096 is more than" in form.why_not, timeout=60_000)
    assert not form.start.isEnabled()
