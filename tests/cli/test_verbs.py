"""What the verbs tell and write, on real sessions."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
import soundfile

from tests.cli.conftest import N_CLIPS, Called
from workbench.core.card import FeatureKind
from workbench.dsp.features import FEATURES
from workbench.files.audio import with_hashes
from workbench.files.model_file import with_card
from workbench.files.predictions import read_predictions
from workbench.files.session_folder import read_session, write_session

Call = Callable[..., Called]


def called_by(network_file: Path) -> str:
    """The method name of the untrained network, which no shipped one has."""
    return f"untrained-{hashlib.sha256(network_file.read_bytes()).hexdigest()[:6]}"


def test_info_of_a_session(call: Call, session: Path) -> None:
    (facts,) = call("info", session, "--json").events
    assert facts["event"] == "SessionInfo" and facts["session"] == "goyang-3-0001"
    assert facts["rate_hz"] == 44_100 and facts["n_clips"] == N_CLIPS
    assert facts["duration_s"] == pytest.approx(4.0, abs=0.1)
    assert len(facts["microphones"]) == 4 and facts["missing"] == []
    told = call("info", session)
    assert told.status == 0 and "m3.flac" in told.out and "Goyang" in told.out


def test_info_tells_what_is_missing(call: Call, session: Path) -> None:
    (session / "m4.flac").unlink()
    value = json.loads((session / "session.json").read_text())
    value["microphones"][0]["position_m"] = None
    value["source"] = None
    (session / "session.json").write_text(json.dumps(value))
    told = call("info", session)
    assert told.status == 0
    assert (
        "m4.flac" in told.out and "Microphone 1 is not placed yet" in told.out and "true place is unknown" in told.out
    )


def test_info_of_a_campaign_lists_broken_sessions_too(call: Call, campaign: Path) -> None:
    (campaign / "broken").mkdir()
    (campaign / "broken" / "session.json").write_text("{")
    rows = call("info", campaign, "--json").events
    assert [row["session"] for row in rows] == ["broken", "goyang-3-0001", "goyang-3-0002"]
    assert rows[0]["problem"] and not rows[1]["problem"] and rows[1]["has_truth"]
    assert "3 sessions" in call("info", campaign).out


def test_info_of_an_audio_file(call: Call, session: Path) -> None:
    (found,) = call("info", session / "m1.flac", "--json").events
    assert found["format"] == "FLAC" and found["n_channels"] == 1 and found["n_frames"] == 4 * 44_100


@pytest.mark.parametrize("kind", get_args(FeatureKind))
def test_features(call: Call, session: Path, tmp_path: Path, kind: FeatureKind) -> None:
    out = tmp_path / "features.npz"
    assert call("features", session, "--kind", kind, "--out", out).status == 0
    with np.load(out, allow_pickle=False) as kept:
        assert kept["features"].shape == (N_CLIPS, *FEATURES[kind].row_shape(4))
        assert kept["features"].dtype == FEATURES[kind].dtype
        assert np.isfinite(kept["features"]).all()
        assert kept["start_s"] == pytest.approx([0.0, 0.5, 1.0], abs=0.006)


def test_localize_prints_an_event_a_clip_and_a_summary_a_method(call: Call, campaign: Path, network_file: Path) -> None:
    called = call("localize", campaign, "--with", network_file, "--with", "energy", "--json")
    assert called.status == 0
    per_method = Counter((e["session"], e["method"]) for e in called.events if e["event"] == "Located")
    names = ("goyang-3-0001", "goyang-3-0002")
    assert per_method == {(s, m): N_CLIPS for s in names for m in (called_by(network_file), "energy")}
    summaries = [e for e in called.events if e["event"] == "Summary"]
    assert len(summaries) == 4
    for summary in summaries:
        assert summary["n_clips"] == N_CLIPS and summary["error_m"] > 0.0
        assert set(summary["within_m"]) == {"1", "2", "3"}


def test_localize_without_truth_has_no_errors(call: Call, session: Path) -> None:
    value = json.loads((session / "session.json").read_text()) | {"source": None}
    (session / "session.json").write_text(json.dumps(value))
    events = call("localize", session, "--with", "energy", "--json").events
    assert {e["error_m"] for e in events if e["event"] in ("Located", "Summary")} == {None}
    told = call("localize", session, "--with", "energy")
    assert told.status == 0 and "-" in told.out


def test_localize_writes_what_it_is_asked_for(call: Call, session: Path, tmp_path: Path, network_file: Path) -> None:
    table, out = tmp_path / "table.csv", tmp_path / "new folder" / "predictions.json"
    called = call(
        "localize", session, "--with", network_file, "--with", "energy", "--csv", table, "--out", out, "--save"
    )
    assert called.status == 0 and "goyang-3-0001" in called.out
    with table.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    methods = (called_by(network_file), "energy")
    assert [(r["method"], r["clip"]) for r in rows] == [(m, str(i)) for m in methods for i in (1, 2, 3)]
    object_ = json.loads(out.read_text())
    assert object_["session"]["name"] == "goyang-3-0001"
    network, energy = object_["runs"]
    assert network["method"] == called_by(network_file)
    assert network["model"]["name"] == "untrained" and len(network["model"]["sha256"]) == 64
    assert energy["model"] is None and len(energy["clips"]) == N_CLIPS
    assert energy["summary"]["error_m"] is not None
    (saved,) = (session / "predictions").iterdir()
    assert json.loads(saved.read_text())["runs"] == object_["runs"]


def test_localize_asks_about_a_stretch_only(call: Call, session: Path, tmp_path: Path) -> None:
    out = tmp_path / "predictions.json"
    call("localize", session, "--with", "energy", "--from", "0.4", "--to", "3.6", "--out", out)
    (run,) = read_predictions(out).runs
    assert [(e.clip, e.start_s, e.end_s) for e in run.clips] == [(1, 0.5, 3.5)]
    assert run.parameters == {"from_s": 0.4, "to_s": 3.6}
    told = call("localize", session, "--with", "energy", "--from", "0.4", "--json").events
    assert [e["clip"] for e in told if e["event"] == "Located"] == [1, 2]
    wrong = call("localize", session, "--with", "energy", "--from", "3", "--to", "1")
    assert wrong.status == 2 and "--from 3 must come before --to 1" in wrong.err
    late = call("localize", session, "--with", "energy", "--from", "60")
    assert late.status == 1 and "has no sound of all microphones from 60.0 s on" in late.err


def test_a_table_into_a_folder_that_is_not_there_is_refused_before_the_work(
    call: Call, session: Path, tmp_path: Path
) -> None:
    called = call("localize", session, "--with", "energy", "--csv", tmp_path / "none" / "table.csv")
    assert (
        called.status == 1 and called.out == "" and "table.csv could not be written: there is no folder" in called.err
    )
    assert not (tmp_path / "none").exists()


def test_table_and_json_say_the_same(call: Call, session: Path) -> None:
    (summary,) = [e for e in call("localize", session, "--with", "energy", "--json").events if e["event"] == "Summary"]
    assert f"{summary['error_m']:.2f}" in call("localize", session, "--with", "energy").out


def test_microphones_are_chosen_by_number(call: Call, session: Path, tmp_path: Path, network_file: Path) -> None:
    value = json.loads((session / "session.json").read_text())
    value["microphones"].insert(0, value["microphones"][0] | {"name": "spare", "position_m": None})
    (session / "session.json").write_text(json.dumps(value))
    out = tmp_path / "predictions.json"
    command = ["localize", session, "--with", network_file, "--out", out]
    assert call(*command).status == 1
    assert call(*command, "--microphones", "2,3,4,5").status == 0
    made = json.loads(out.read_text())
    names = [microphone["name"] for microphone in value["microphones"]]
    assert made["runs"][0]["parameters"] == {"microphones": names[1:]}
    assert read_predictions(out).is_of(read_session(session))


def test_a_changed_sound_is_told_with_every_answer(call: Call, session: Path) -> None:
    write_session(with_hashes(read_session(session)))
    assert "changed" not in call("info", session).out
    samples, rate_hz = soundfile.read(session / "m2.flac", dtype="int16")
    soundfile.write(session / "m2.flac", samples[::-1], rate_hz)
    (session / "m4.flac").rename(session / "m5.flac")
    told = call("info", session).out
    assert "m2.flac changed since it was annotated" in told
    assert "m4.flac is not there" in told and "m4.flac is not there any more" not in told
    (session / "m5.flac").rename(session / "m4.flac")
    events = call("localize", session, "--with", "energy", "--json").events
    (warned,) = (e for e in events if e["event"] == "Warned")
    assert warned["text"] == "m2.flac changed since it was annotated"
    assert all(warned["text"] in e["warnings"] for e in events if e["event"] in ("Located", "Summary"))
    others = call("localize", session, "--with", "energy", "--microphones", "1,3,4", "--json").events
    assert not [e for e in others if e["event"] == "Warned"]


def test_two_networks_of_one_name_stay_apart(call: Call, session: Path, tmp_path: Path, network_file: Path) -> None:
    (tmp_path / "other run").mkdir()
    other = Path(shutil.copy(network_file, tmp_path / "other run" / "best.safetensors"))
    with_card(other, seed=1)
    twice = [word for path in (network_file, other, network_file) for word in ("--with", path)]
    out = tmp_path / "predictions.json"
    events = call("localize", session, *twice, "--out", out, "--json").events
    names = [called_by(network_file), called_by(other)]
    assert Counter(e["method"] for e in events if e["event"] == "Located") == dict.fromkeys(names, N_CLIPS)
    runs = json.loads(out.read_text())["runs"]
    assert [run["method"] for run in runs] == names and [len(run["clips"]) for run in runs] == [N_CLIPS] * 2
    assert "Untrained SpaceNet (other run/best)" in {e["doing"] for e in events if e["event"] == "Progress"}


def test_a_session_without_a_name_goes_by_its_folders(call: Call, session: Path) -> None:
    value = json.loads((session / "session.json").read_text())
    value["name"] = ""
    (session / "session.json").write_text(json.dumps(value))
    events = call("localize", session, "--with", "energy", "--json").events
    assert {e["session"] for e in events if "session" in e} == {"goyang-3-0001"}
    value["microphones"][0]["position_m"] = None
    (session / "session.json").write_text(json.dumps(value))
    assert call("localize", session, "--with", "energy").err.startswith("goyang-3-0001: M1 is not placed yet.")


def test_info_tells_channels_that_the_file_lacks(call: Call, session: Path) -> None:
    value = json.loads((session / "session.json").read_text())
    value["microphones"][2]["channel"] = 2
    (session / "session.json").write_text(json.dumps(value))
    (facts,) = call("info", session, "--json").events
    assert facts["missing"] == ["Microphone 3 needs channel 2 of m3.flac, which has 1 channel"]


def test_a_damaged_network_of_ours_takes_nothing_else_with_it(
    call: Call, session: Path, tmp_path: Path, network_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = tmp_path / "models"
    models.mkdir()
    shutil.copy(network_file, models / "untrained.safetensors")
    (models / "spacenet.safetensors").write_bytes(network_file.read_bytes()[:1000])
    monkeypatch.setattr("workbench.localize.registry.models_folder", lambda: models)
    told = call("models")
    assert told.status == 0 and "untrained  Untrained" in told.out and "energy  " in told.out
    assert told.err.count("\n") == 1 and "spacenet.safetensors is damaged" in told.err
    (warned,) = (e for e in call("models", "--json").events if e["event"] == "Warned")
    assert "spacenet.safetensors is damaged" in warned["text"]
    assert call("localize", session, "--with", "untrained", "--with", "energy").status == 0
    refused = call("localize", session, "--with", "spacenet")
    assert refused.status == 1 and "spacenet.safetensors is damaged" in refused.err


def test_a_bad_session_does_not_stop_the_others(call: Call, campaign: Path) -> None:
    (campaign / "goyang-3-0001" / "m1.flac").write_bytes(b"")
    called = call("localize", campaign, "--with", "energy", "--json", "--save")
    assert called.status == 1
    assert {e["session"] for e in called.events if e["event"] == "Located"} == {"goyang-3-0002"}
    assert "m1.flac" in called.err
    assert not (campaign / "goyang-3-0001" / "predictions").exists()
    assert (campaign / "goyang-3-0002" / "predictions").exists()


def test_models_tells_methods_and_their_caveats(call: Call) -> None:
    methods = {e["name"]: e for e in call("models", "--json").events if e["event"] == "MethodFound"}
    assert methods["energy"]["card"] is None and "reverberation" in methods["energy"]["caveat"]
    told = call("models").out
    assert "Keep in mind: levels saturate" in told
    for name, method in methods.items():
        assert name in told and method["title"] in told


def test_simulating_twice_gives_the_same_bytes(call: Call, tmp_path: Path) -> None:
    for name in ("a", "b"):
        command = "simulate --site gyeonggi --sessions 2 --seconds 3 --seed 7 --json --out".split()
        events = call(*command, tmp_path / name).events
        assert [e["event"] for e in events].count("Saved") == 2
    files = sorted(p.relative_to(tmp_path / "a") for p in (tmp_path / "a").rglob("*") if p.is_file())
    assert len(files) == 10
    for file in files:
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_training_and_going_on(call: Call, campaign: Path, tmp_path: Path) -> None:
    config, run = tmp_path / "config.toml", tmp_path / "run"
    config.write_text(
        'name = "tried"\nepochs = 2\nbatch = 2\ndevice = "cpu"\n[network]\narchitecture = "chawa"\n'
        f'[data]\ncampaign = "{campaign}"\nvalidation_share = 0.5\ntest_share = 0\n'
    )
    events = call("train", config, "--out", run, "--json").events
    assert [e["epoch"] for e in events if e["event"] == "EpochDone"] == [1, 2]
    model = next(Path(e["path"]) for e in events if e["event"] == "Saved")
    assert call("localize", campaign, "--with", model, "--json").status == 0
    told = call("train", config, "--out", run)
    assert told.status == 1 and "already holds a run" in told.err
    assert call("train", "--resume", run).status == 0
    other = tmp_path / "other.toml"
    other.write_text(config.read_text().replace("epochs = 2", "epochs = 3"))
    assert "not what" in call("train", other, "--resume", run).err
