"""What the verbs tell and write, on real sessions."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import N_CLIPS, Called

Call = Callable[..., Called]


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


@pytest.mark.parametrize(("kind", "tail"), [("mel-spectra", (128,)), ("mel-spectrogram", (128, 259))])
def test_features(call: Call, session: Path, tmp_path: Path, kind: str, tail: tuple[int, ...]) -> None:
    out = tmp_path / "features.npz"
    assert call("features", session, "--kind", kind, "--out", out).status == 0
    with np.load(out, allow_pickle=False) as kept:
        assert kept["features"].shape == (N_CLIPS, 4, *tail) and kept["features"].dtype == np.float32
        assert np.isfinite(kept["features"]).all()
        assert kept["start_s"] == pytest.approx([0.0, 0.5, 1.0], abs=0.006)


def test_localize_prints_an_event_a_clip_and_a_summary_a_method(call: Call, campaign: Path, network_file: Path) -> None:
    called = call("localize", campaign, "--with", network_file, "--with", "energy", "--json")
    assert called.status == 0
    per_method = Counter((e["session"], e["method"]) for e in called.events if e["event"] == "Located")
    names = ("goyang-3-0001", "goyang-3-0002")
    assert per_method == {(s, m): N_CLIPS for s in names for m in ("untrained", "energy")}
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
    assert [(r["method"], r["clip"]) for r in rows] == [(m, str(i)) for m in ("untrained", "energy") for i in (1, 2, 3)]
    object_ = json.loads(out.read_text())
    assert object_["session"]["name"] == "goyang-3-0001"
    network, energy = object_["runs"]
    assert network["model"]["name"] == "untrained" and len(network["model"]["sha256"]) == 64
    assert energy["model"] is None and len(energy["clips"]) == N_CLIPS
    assert energy["summary"]["error_m"] is not None
    (saved,) = (session / "predictions").iterdir()
    assert json.loads(saved.read_text())["runs"] == object_["runs"]


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
    assert json.loads(out.read_text())["runs"][0]["parameters"] == {"microphones": [2, 3, 4, 5]}


def test_a_bad_session_does_not_stop_the_others(call: Call, campaign: Path) -> None:
    (campaign / "goyang-3-0001" / "m1.flac").write_bytes(b"")
    called = call("localize", campaign, "--with", "energy", "--json", "--save")
    assert called.status == 1
    assert {e["session"] for e in called.events if e["event"] == "Located"} == {"goyang-3-0002"}
    assert "m1.flac" in called.err
    assert not (campaign / "goyang-3-0001" / "predictions").exists()
    assert (campaign / "goyang-3-0002" / "predictions").exists()


def test_models_tells_methods_and_their_caveats(call: Call) -> None:
    methods = {e["name"]: e for e in call("models", "--json").events}
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
        f'[data]\ncampaign = "{campaign}"\nvalidation_share = 0.5\n'
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
