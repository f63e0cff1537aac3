"""A flag for every setting of a training: it wins over the file, and is told by name when it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from tests.cli.conftest import Called
from workbench.core.card import FeatureKind
from workbench.core.setting_fields import SettingField
from workbench.nets.architectures import ARCHITECTURES
from workbench.training.config import SECTIONS, TrainConfig
from workbench.training.config_file import FIELDS, read_config, write_config
from workbench.training.presets import presets

Call = Callable[..., Called]
BY_NAME = {field.dotted: field for field in FIELDS}


def another(field: SettingField) -> Any:
    """A value that is not the default."""
    if field.is_several:
        return ("goyang", "yeoju")
    if field.kind is bool:
        return not field.default
    if field.choices:
        return next(value for value in field.choices if value != field.default)
    if field.kind is int:
        return 7
    if field.kind is float:
        return 0.25 if field.low is None or field.low.value < 0.25 else field.low.value + 0.5
    return "other"


def said(field: SettingField, value: Any) -> list[str]:
    """The words on the command line."""
    if isinstance(value, bool):
        return [field.flag if value else field.flag.replace("--", "--no-", 1)]
    return [field.flag, ",".join(value) if isinstance(value, tuple) else str(value)]


@pytest.mark.parametrize("field", FIELDS, ids=lambda f: f.dotted)
def test_every_setting_has_a_flag_that_arrives(call: Call, tmp_path: Path, field: SettingField) -> None:
    told = call("train", *said(field, another(field)), "--write-config", tmp_path / "c.toml")
    assert told.status == 0, told.err
    config = read_config(tmp_path / "c.toml")
    assert field.value_in(config) == another(field) != field.default
    others = [f for f in FIELDS if f is not field]
    assert all(f.value_in(config) == f.default for f in others), "and nothing else changes"


def test_help_tells_every_flag_in_its_group_with_unit_range_and_default(call: Call) -> None:
    out = call("train", "--help").out
    lines = " ".join(out.split())
    for heading in SECTIONS.values():
        assert f"\n{heading}:\n" in out
    assert all(f.flag in out for f in FIELDS)
    assert "[at least 1; default: 20]" in lines and "[at least 3 s; default: 4.0]" in lines
    assert "[from 0 to 60 dB; default: 0.0]" in lines and "[default: on]" in lines
    assert out.index("\nData:") < out.index("--data-split") < out.index("\nNetwork:") < out.index("--network-layout")
    assert all(f"  {p.name} " in out or f"  {p.name}\n" in out for p in presets())


def test_flags_win_over_the_file_and_leave_the_rest_of_it(call: Call, tmp_path: Path) -> None:
    file, out = tmp_path / "file.toml", tmp_path / "out.toml"
    file.write_text('epochs = 9\nbatch = 32\n[data]\nsplit = "session"\nfeature = "mel-spectrogram"\n')
    assert call("train", file, "--epochs", 3, "--data-split", "site", "--write-config", out).status == 0
    config = read_config(out)
    assert (config.epochs, config.batch, config.data.split) == (3, 32, "site")
    assert config.data.feature == "mel-spectrogram"


def test_a_setting_can_be_left_to_the_network_again(call: Call, tmp_path: Path) -> None:
    file, out = tmp_path / "file.toml", tmp_path / "out.toml"
    file.write_text("[augment]\nfrequency_mask = 16\n")
    assert call("train", file, "--augment-frequency-mask", "none", "--write-config", out).status == 0
    assert read_config(out).augment.frequency_mask is None


@pytest.mark.parametrize("preset", presets(), ids=lambda p: p.name)
def test_a_preset_is_where_to_begin(call: Call, tmp_path: Path, preset: Any) -> None:
    out = tmp_path / "out.toml"
    assert call("train", "--preset", preset.name, "--seed", 5, "--write-config", out).status == 0
    config, whole = read_config(out), preset.read()
    assert config.seed == 5
    assert all(f.value_in(config) == f.value_in(whole) for f in FIELDS if f.dotted != "seed")


def test_presets_say_what_they_are() -> None:
    titles = [preset.title for preset in presets()]
    assert len(set(titles)) == len(titles) >= 8 and all(titles)
    architectures = {p.read().network.architecture for p in presets()}
    features = {p.read().data.feature for p in presets()}
    assert architectures == set(ARCHITECTURES) and features == set(get_args(FeatureKind))
    assert any(not p.read().network.spatial for p in presets())
    assert any(not p.read().network.normalise for p in presets())


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        ("--network-architecture chawa --no-network-spatial", "--network-spatial does not matter here. Only SpaceNet"),
        ("--data-campaign x --data-n-sessions 3", "--data-n-sessions does not matter here."),
        ("--augment-time-mask 3", "averaged"),
        ("--network-spatial --epochs 3", ""),
        ("--data-campaign x --data-seed 3", ""),  # it chooses the parts
    ],
)
def test_a_flag_that_says_nothing_is_told(call: Call, tmp_path: Path, arguments: str, part: str) -> None:
    told = call("train", *arguments.split(), "--write-config", tmp_path / "c.toml")
    assert told.status == 0 and (part in told.err if part else told.err == "")


WRONG = [
    *(pytest.param(f.flag, str(f.low.value - 1), f.needs, id=f"below {f.dotted}") for f in FIELDS if f.low),
    *(pytest.param(f.flag, "x", f.needs, id=f"text {f.dotted}") for f in FIELDS if f.kind in (int, float)),
    *(pytest.param(f.flag, "x", f.needs, id=f"choice {f.dotted}") for f in FIELDS if f.choices),
]


@pytest.mark.parametrize(("flag", "value", "needs"), WRONG)
def test_a_wrong_value_is_one_sentence_that_names_the_flag(
    call: Call, tmp_path: Path, flag: str, value: str, needs: str
) -> None:
    told = call("train", flag, value, "--write-config", tmp_path / "c.toml")
    assert told.status == 2 and told.out == ""
    assert told.err.splitlines()[-1] == f"Error: {flag} needs {needs}, has {value!r}."
    assert not (tmp_path / "c.toml").exists()


@pytest.mark.parametrize(
    ("arguments", "status", "part"),
    [
        (["--epochs", "3", "--resume", "run"], 2, "leave --epochs away"),
        (["--preset", "quick-trial", "--resume", "run"], 2, "leave --preset away"),
        (["--write-config", "x.toml", "--resume", "run"], 2, "leave --write-config away"),
        (["a.toml", "--preset", "quick-trial"], 2, "one of them"),
        (["--preset", "nonsense"], 1, "quick-trial"),
        (["--epoks", "3"], 2, "--epochs"),
        ([], 2, "CONFIG.toml"),
    ],
)
def test_what_makes_no_sense_together_is_refused(
    call: Call, arguments: list[str], status: int, part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = call("train", *arguments)
    assert told.status == status and told.out == "" and part in told.err.splitlines()[-1]
    assert not list(tmp_path.iterdir())


def test_settings_cannot_be_written_where_no_file_can_be(call: Call, tmp_path: Path) -> None:
    told = call("train", "--epochs", 3, "--write-config", tmp_path / "no" / "c.toml")
    assert told.status == 1 and len(told.err.splitlines()) == 1


def test_what_was_written_is_what_is_read(tmp_path: Path) -> None:
    write_config(TrainConfig(), tmp_path / "c.toml")
    assert read_config(tmp_path / "c.toml") == TrainConfig()


def test_a_misspelled_setting_of_a_file_is_told_with_the_right_one(call: Call, tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text("[data]\nspilt = 'place'\nseconds = inf\n")
    told = call("train", tmp_path / "c.toml")
    assert told.status == 1 and "did you mean data.split?" in told.err


@pytest.mark.parametrize(("seed", "is_told"), [(1, True), (977, False)])
def test_a_start_that_may_have_learnt_from_held_out_clips_is_told(
    call: Call, tmp_path: Path, seed: int, is_told: bool
) -> None:
    (tmp_path / "last.checkpoint").touch()  # so that it ends there
    told = call("train", "--start-from", "spacenet", "--data-seed", seed, "--out", tmp_path)
    assert told.status == 1 and "already holds a run" in told.err
    assert ("it may have learnt from some of the clips held out here" in told.err) is is_told
