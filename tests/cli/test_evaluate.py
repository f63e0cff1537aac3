"""`workbench evaluate`, as people call it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Called
from workbench.evaluate.evaluation_file import read_evaluation
from workbench.files.session_folder import read_session, write_session

Call = Callable[..., Called]
TWO = ("--with", "centroid", "--with", "energy")


def test_a_campaign_is_evaluated_told_and_written(call: Call, campaign: Path, tmp_path: Path) -> None:
    files = {"--report": "r.html", "--pdf": "r.pdf", "--csv": "r.csv", "--out": "evaluation.json"}
    flags = [part for flag, name in files.items() for part in (flag, tmp_path / "new" / name)]
    refused = call("evaluate", campaign, *TWO, *flags)
    assert refused.status == 1 and "there is no folder" in refused.err and not (tmp_path / "new").exists()
    (tmp_path / "new").mkdir()
    done = call("evaluate", campaign, *TWO, *flags)
    assert done.status == 0, done.err
    for told in ("Loudness centroid", "within 2 m (%)", "Only 2 places", "Simulated recordings", "Wrote"):
        assert told in done.out
    assert {path.name for path in (tmp_path / "new").iterdir()} == set(files.values())
    found = read_evaluation(tmp_path / "new" / "evaluation.json")
    assert found.method_names == ("centroid", "energy") and len(found.clips) == 2 * 2 * 3
    assert found.asked == f"workbench evaluate {campaign} --with centroid --with energy --split place --radius 2"


def test_an_evaluation_is_read_again_and_reported(call: Call, campaign: Path, tmp_path: Path) -> None:
    kept = tmp_path / "evaluation.json"
    assert call("evaluate", campaign, *TWO, "--out", kept).status == 0
    done = call("evaluate", kept, "--csv", tmp_path / "r.csv")
    assert done.status == 0 and "Loudness centroid" in done.out and (tmp_path / "r.csv").is_file()


def test_an_evaluation_is_judged_by_another_radius_and_split(call: Call, campaign: Path, tmp_path: Path) -> None:
    kept, again = tmp_path / "evaluation.json", tmp_path / "again.json"
    assert call("evaluate", campaign, *TWO, "--out", kept).status == 0
    done = call("evaluate", kept, "--radius", 3.5, "--split", "session", "--with", "energy", "--out", again)
    assert done.status == 0 and "within 3.5 m (%)" in done.out and "Loudness centroid" not in done.out
    found = read_evaluation(again)
    assert (found.radius_m, found.split, found.method_names) == (3.5, "session", ("energy",))
    assert len(found.table) == len(read_evaluation(kept).table) / 2
    assert found.asked.endswith("read again with --split session --radius 3.5 --with energy")
    nothing = call("evaluate", kept, "--with", "nosuch")
    assert nothing.status == 1 and "no method called 'nosuch'" in nothing.err


def test_options_that_would_do_nothing_are_refused(call: Call, campaign: Path, tmp_path: Path) -> None:
    kept = tmp_path / "evaluation.json"
    assert call("evaluate", campaign, "--with", "centroid", "--out", kept).status == 0
    asked = {
        "--choose": (kept, "--choose", "site:goyang"),
        "--with-learnt": (kept, "--with-learnt"),
        "--seed": (campaign, "--seed", 6),
        "--places and --walls": (campaign, "--places", 3, "--walls", "soft"),
        "--choose does nothing with --simulate": ("--simulate", "goyang", "--choose", "site:goyang"),
    }
    for told, arguments in asked.items():
        done = call("evaluate", *arguments)
        assert done.status == 2 and told in done.err.replace("\n", " "), arguments


def test_json_lines_hold_the_figures_of_each_method(call: Call, campaign: Path) -> None:
    done = call("evaluate", campaign, *TWO, "--json")
    scored = [event for event in done.events if event["event"] == "MethodScored"]
    assert [event["figures"]["method"] for event in scored] == ["centroid", "energy"]
    assert 0.0 <= scored[0]["figures"]["within"]["value"] <= 1.0
    assert "Evaluated" not in {event["event"] for event in done.events}


def test_simulated_sites_are_evaluated_without_a_campaign(call: Call, tmp_path: Path) -> None:
    kept = tmp_path / "e.json"
    sites = ("--simulate", "goyang,gyeonggi", "--places", 1, "--seconds", 3.5, "--walls", "soft")
    done = call("evaluate", *sites, "--with", "centroid", "--out", kept)
    assert done.status == 0, done.err
    found = read_evaluation(kept)
    assert found.campaign == "" and found.n_simulated == 2 and "soft walls" in found.name
    assert "--walls soft" in found.asked and "--seed 6" in found.asked


def _untold(campaign: Path) -> None:
    for folder in campaign.iterdir():
        file = folder / "session.json"
        file.write_text(json.dumps(json.loads(file.read_text()) | {"source": None}))


def test_a_campaign_without_truths_is_one_sentence(call: Call, campaign: Path) -> None:
    _untold(campaign)
    done = call("evaluate", campaign, *TWO)
    assert done.status == 1 and "None of the 2 sessions" in done.err and "truly was" in done.err


def test_no_place_known_is_one_sentence(call: Call, campaign: Path) -> None:
    for folder in campaign.iterdir():
        write_session(read_session(folder).with_microphone_at(0, None))
    done = call("evaluate", campaign, *TWO)
    assert done.status == 1 and "None of the 2 sessions" in done.err and "M1" in done.err


def test_one_session_is_evaluated_and_nothing_concluded(call: Call, session: Path) -> None:
    done = call("evaluate", session, *TWO)
    assert done.status == 0 and "Only 1 place" in done.out


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("--with", "nothing"), 1, "no method called 'nothing'"),
        (("--report", "/dev/null/r.html"), 1, "is no folder"),
        (("--report", "/"), 1, "is a folder"),
        (("--split", "luck"), 2, "luck"),
        (("--radius", "0"), 2, "radius"),
        (("--simulate", "goyang"), 2, "Give either"),
        (("--choose", "site:nowhere"), 1, "fits"),
        (("--with", "/none.safetensors"), 1, "none.safetensors"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    arguments: tuple[str, ...], status: int, told: str, call: Call, campaign: Path
) -> None:
    done = call("evaluate", campaign, *arguments)
    assert done.status == status and told in done.err
    assert "Traceback" not in done.err and len(done.err.strip().splitlines()) <= 4


@pytest.mark.parametrize(("path", "told"), [("none", "There is no folder"), ("", "holds no sessions")])
def test_what_is_no_campaign_is_told(path: str, told: str, call: Call, tmp_path: Path) -> None:
    done = call("evaluate", tmp_path / path, *TWO)
    assert done.status == 1 and told in done.err


def test_what_is_no_evaluation_is_told(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "evaluation.json"
    file.write_text("{}")
    done = call("evaluate", file)
    assert done.status == 1 and "is no evaluation" in done.err
    assert call("evaluate").status == 2 and call("evaluate", "--simulate", "atlantis").status == 2
