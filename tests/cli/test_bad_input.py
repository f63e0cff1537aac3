"""Bad input gets one clear sentence and exit status 1, and leaves nothing behind."""

from __future__ import annotations

import hashlib
import importlib
import json
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Called, write_untrained

Call = Callable[..., Called]


def contents(folder: Path) -> dict[str, str]:
    """Every file below a folder with its hash."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def refused(call: Call, folder: Path, *arguments: object) -> str:
    """What a refused command says: one sentence or two in one line, nothing on standard output, nothing written."""
    before = contents(folder)
    called = call(*arguments)
    assert called.status == 1, called
    assert called.out == ""
    assert called.err.count("\n") == 1 and called.err.rstrip().endswith(".")
    assert "Traceback" not in called.err and "Error" not in called.err
    assert contents(folder) == before
    return called.err


def edit(session: Path, change: Callable[[dict], None]) -> None:
    file = session / "session.json"
    value = json.loads(file.read_text())
    change(value)
    file.write_text(json.dumps(value))


def as_wav(session: Path, data: bytes) -> None:
    """Microphone 2 is m2.wav with these bytes."""
    (session / "m2.flac").unlink()
    (session / "m2.wav").write_bytes(data)
    edit(session, lambda value: value["microphones"][1].update(file="m2.wav"))
    edit(session, lambda value: value.pop("audio", None))


@pytest.fixture(params=["localize", "features"])
def command(request: pytest.FixtureRequest, tmp_path: Path) -> list[object]:
    """Verbs that read sound and write files, without the session."""
    if request.param == "localize":
        return ["localize", "--with", "energy", "--save", "--csv", tmp_path / "a.csv", "--out", tmp_path / "a.json"]
    return ["features", "--out", tmp_path / "a.npz"]


def test_text_named_wav(call: Call, session: Path, tmp_path: Path, command: list[object]) -> None:
    as_wav(session, b"Recorded at the north gate, see notebook.\n" * 20)
    said = refused(call, tmp_path, *command, session)
    assert "m2.wav" in said and "text" in said


def test_empty_file(call: Call, session: Path, tmp_path: Path, command: list[object]) -> None:
    as_wav(session, b"")
    said = refused(call, tmp_path, *command, session)
    assert "m2.wav" in said and "empty" in said


def test_missing_file(call: Call, session: Path, tmp_path: Path, command: list[object]) -> None:
    (session / "m3.flac").unlink()
    assert "m3.flac" in refused(call, tmp_path, *command, session)


def test_two_bad_files_are_told_together(call: Call, session: Path, tmp_path: Path, command: list[object]) -> None:
    as_wav(session, b"")
    (session / "m3.flac").unlink()
    said = refused(call, tmp_path, *command, session)
    assert "m2.wav" in said and "m3.flac" in said


@pytest.mark.parametrize("verb", ["info", "localize", "features"])
def test_three_mistakes_are_told_at_once(call: Call, session: Path, tmp_path: Path, verb: str) -> None:
    def spoil(value: dict) -> None:
        value["microphones"][0]["position_m"] = [1.0, 2.0]
        value["microphones"][1]["channel"] = 0
        value["conditions"]["temperature_c"] = "warm"

    edit(session, spoil)
    options = {"info": [], "localize": ["--with", "energy"], "features": ["--out", tmp_path / "a.npz"]}[verb]
    said = refused(call, tmp_path, verb, session, *options)
    assert "3 problems" in said and "position_m" in said and "channel" in said and "temperature_c" in said


@pytest.mark.parametrize("name", ["../secret.wav", "/etc/passwd", "C:\\sound.wav", "inner/../../secret.wav"])
def test_path_outside_the_session(call: Call, session: Path, tmp_path: Path, command: list[object], name: str) -> None:
    (session.parent / "secret.wav").write_bytes(b"RIFF")
    edit(session, lambda value: value["microphones"][0].update(file=name))
    edit(session, lambda value: value.pop("audio", None))
    assert "session folder" in refused(call, tmp_path, *command, session)


def test_link_that_leaves_the_session(call: Call, session: Path, tmp_path: Path, command: list[object]) -> None:
    outside = (session / "m2.flac").rename(session.parent / "elsewhere.flac")
    (session / "m2.flac").symlink_to(outside)
    assert "leaves the session folder" in refused(call, tmp_path, *command, session)


def test_pickle_as_model(call: Call, session: Path, tmp_path: Path) -> None:
    class Harmful:
        def __reduce__(self) -> tuple[object, ...]:
            return (Path.touch, (tmp_path / "it ran",))

    model = tmp_path / "model.safetensors"
    model.write_bytes(pickle.dumps(Harmful()))
    said = refused(call, tmp_path, "localize", session, "--with", model)
    assert "model.safetensors" in said and "not read" in said


def test_model_with_a_missing_tensor(call: Call, session: Path, tmp_path: Path) -> None:
    model = write_untrained(tmp_path / "cut.safetensors", without="audio.layer2.0.conv1.weight")
    whole = write_untrained(tmp_path / "whole.safetensors")
    assert model.stat().st_size < whole.stat().st_size
    said = refused(call, tmp_path, "localize", session, "--with", model, "--save")
    assert "cut.safetensors" in said and "layer2.0.conv1.weight" in said


def test_damaged_model(call: Call, session: Path, tmp_path: Path, network_file: Path) -> None:
    network_file.write_bytes(network_file.read_bytes()[:-1000])
    assert network_file.name in refused(call, tmp_path, "localize", session, "--with", network_file)


def test_three_microphones_for_spacenet(call: Call, session: Path, tmp_path: Path, network_file: Path) -> None:
    edit(session, lambda value: value["microphones"].pop())
    said = refused(call, tmp_path, "localize", session, "--with", network_file, "--save")
    assert "needs 4 microphones" in said and "has 3" in said


def test_five_microphones_for_spacenet(call: Call, session: Path, tmp_path: Path, network_file: Path) -> None:
    edit(session, lambda value: value["microphones"].append(value["microphones"][0] | {"name": "M5"}))
    said = refused(call, tmp_path, "localize", session, "--with", network_file, "--save")
    assert "takes 4 microphones" in said and "has 5" in said


def test_microphone_that_is_not_placed(call: Call, session: Path, tmp_path: Path) -> None:
    edit(session, lambda value: value["microphones"][2].update(position_m=None))
    assert "M3 is not placed yet" in refused(call, tmp_path, "localize", session, "--with", "energy", "--save")


def test_microphone_number_beyond_the_last(call: Call, session: Path, tmp_path: Path) -> None:
    said = refused(call, tmp_path, "localize", session, "--with", "energy", "--microphones", "1,2,3,7")
    assert "4 microphones" in said and "7" in said


def test_method_that_nobody_knows(call: Call, session: Path, tmp_path: Path) -> None:
    said = refused(call, tmp_path, "localize", session, "--with", "psychic")
    assert "psychic" in said and "energy" in said


def test_nothing_there(call: Call, tmp_path: Path, command: list[object]) -> None:
    assert "is not there" in refused(call, tmp_path, *command, tmp_path / "nowhere")


def test_folder_of_sounds_without_sound(call: Call, tmp_path: Path) -> None:
    (tmp_path / "sounds").mkdir()
    (tmp_path / "sounds" / "notes.txt").write_text("no sound here")
    place = ["--out", tmp_path / "out", "--sounds", tmp_path / "sounds"]
    refused(call, tmp_path, "simulate", "--site", "goyang", "--sessions", "1", "--seed", "1", *place)


def test_simulating_over_a_session(call: Call, campaign: Path, tmp_path: Path) -> None:
    said = refused(call, tmp_path, *"simulate --site goyang --sessions 2 --seconds 4 --seed 3 --out".split(), campaign)
    assert "exists already" in said


def test_training_settings_that_are_wrong(call: Call, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('epochs = 0\nbatch = "many"\nlearning_rat = 0.1\n')
    said = refused(call, tmp_path, "train", config, "--out", tmp_path / "run")
    assert "3 problems" in said and "epochs" in said and "batch" in said and "learning_rat" in said


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("seed = -1", "seed"),
        ("[data]\nseed = -1", "data.seed"),
        ("[data]\nsites = []", "data.sites"),
        ('[data]\nsites = ["yeojoo"]', "yeojoo"),
        ('[network]\narchitecture = "spacenett"', "spacenett"),
        pytest.param(
            'device = "cuda"',
            "no GPU",
            marks=pytest.mark.skipif(importlib.import_module("torch").cuda.is_available(), reason="has a GPU"),
        ),
    ],
)
def test_a_training_that_cannot_be_is_told_before_any_work(call: Call, tmp_path: Path, text: str, part: str) -> None:
    config = tmp_path / "config.toml"
    config.write_text(text)
    assert part in refused(call, tmp_path, "train", config, "--out", tmp_path / "run")
    assert not (tmp_path / "run").exists()


def test_a_folder_as_training_file(call: Call, tmp_path: Path) -> None:
    assert "is a directory" in refused(call, tmp_path, "train", tmp_path, "--out", tmp_path / "run")


@pytest.mark.parametrize("verb", ["train", "simulate"])
def test_results_where_no_folder_can_be(call: Call, tmp_path: Path, verb: str) -> None:
    config, taken = tmp_path / "config.toml", tmp_path / "taken"
    config.write_text("epochs = 1")
    taken.write_text("a file")
    options = {"train": [config], "simulate": "--site goyang --sessions 1 --seconds 3 --seed 1".split()}[verb]
    assert "is a file, not a folder" in refused(call, tmp_path, verb, *options, "--out", taken)
    assert "could not be made" in refused(call, tmp_path, verb, *options, "--out", taken / "below")
    assert "could not be made" in refused(call, tmp_path, verb, *options, "--out", "/proc/nothing")


def test_training_without_a_file(call: Call, tmp_path: Path) -> None:
    assert "config.toml" in refused(call, tmp_path, "train", tmp_path / "config.toml", "--out", tmp_path / "run")
