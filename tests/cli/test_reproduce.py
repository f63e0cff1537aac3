"""`workbench reproduce` before it works: what it is told wrong is one sentence, and nothing is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from tests.cli.conftest import Called
from workbench.cli.reproduce import WHAT, follow_table
from workbench.core.events import Event, Saved
from workbench.engine.reproduce import FIGURES, TABLES
from workbench.engine.reproduce_events import Cautioned, FigureCompared, TrialDone
from workbench.evaluate.comparison import Tested

Call = Callable[..., Called]
Capture = pytest.CaptureFixture[str]


def test_all_tables_and_figures_are_offered() -> None:
    assert set(WHAT) == {*TABLES, *FIGURES}


def test_an_unknown_table_is_wrong_usage(call: Call, tmp_path: Path) -> None:
    called = call("reproduce", "table9", "--out", tmp_path / "out")
    assert called.status == 2
    assert "table9" in called.err and "table3" in called.err


@pytest.mark.parametrize("scale", ["0", "2", "-1", "big"])
def test_a_scale_out_of_range(call: Call, tmp_path: Path, scale: str) -> None:
    called = call("reproduce", "table5", f"--scale={scale}", "--out", tmp_path / "out")
    assert called.status == 1
    assert called.err == (
        f"There is no scale '{scale}'. Give \"small\", or a share of the paper's sessions above 0 and up to 1.\n"
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("option", [["--epochs", "0"], ["--batch", "1"], ["--seed", "-1"], ["--longest", "0"]])
def test_numbers_out_of_range(call: Call, option: list[str]) -> None:
    assert call("reproduce", "table5", *option).status == 2


def test_a_folder_of_another_scale(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    other = {"scale": {"title": "0.3", "epochs": 20, "batch": 128}, "seed": 4}
    (out / "reproduce.json").write_text(json.dumps(other))
    called = call("reproduce", "figure5", "--out", out)
    assert called.status == 1
    assert "scale 0.3, 20 epochs, batches of 128 and seed 4" in called.err
    assert "scale small, 2 epochs, batches of 16 and seed 0" in called.err
    assert [path.name for path in out.iterdir()] == ["reproduce.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"scale": 3}'])
def test_a_folder_whose_mark_is_damaged(call: Call, tmp_path: Path, text: str) -> None:
    (tmp_path / "reproduce.json").write_text(text)
    called = call("reproduce", "figure5", "--out", tmp_path)
    assert called.status == 1
    assert "reproduce.json does not say what this folder was begun with" in called.err


def test_a_file_in_place_of_the_folder(call: Call, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    called = call("reproduce", "table3", "--out", tmp_path / "out")
    assert (called.status, called.out) == (1, "")
    assert "is a file, not a folder" in called.err


def events() -> Iterator[Event]:
    """Of a table of one figure, one of whose trainings is not run."""
    few = {"clip": Tested(7, 6), "place": Tested(6, 2)}
    done = TrialDone(title="Yeoju, SpaceNet, mel-spectra", split="clip", number=1, n_trials=2)
    yield replace(done, seconds=0.4, tested=few["clip"], within_2_m=0.0)
    yield replace(done, split="place", number=2, reason="29 h a training")
    yield Cautioned(text="A rehearsal.")
    yield FigureCompared(
        labels=("mel-spectra", "full"),
        unit="share",
        paper=0.742,
        as_clips=0.0,
        by_place=None,
        clips_tested=few["clip"],
    )
    yield Saved(path=Path("out/table5.md"), what="table5")
    yield Saved(path=Path("out/runs/one/best.safetensors"), what="the best network")


def test_each_line_names_its_training_and_the_caution_stands_above_the_table(capsys: Capture) -> None:
    follow_table(events(), Path("out"), json_lines=False)
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert lines[:3] == [
        "1 of 2 Yeoju, SpaceNet, mel-spectra, as clips: 0.0 % within 2 m (7 clips, 6 places), "
        "trained for less than a second",
        "2 of 2 Yeoju, SpaceNet, mel-spectra, by place: not run: 29 h a training",
        "A rehearsal.",
    ]
    assert lines[3] == "simulated recordings paper as clips (leaks) clips, places by place clips, places"
    assert lines[5] == "mel-spectra, full 74.2 % 0.0 % 7, 6 - not run"
    assert lines[-1] == f"Written: {Path('out/table5.md')}; trainings and answers are kept in out"


@pytest.mark.parametrize(("n_seen", "kept"), [(0, "what was simulated"), (1, "1 of 2 trainings")])
def test_stopped_it_says_what_is_kept_and_how_to_go_on(tmp_path: Path, capsys: Capture, n_seen: int, kept: str) -> None:
    def stopped() -> Iterator[Event]:
        yield from islice(events(), n_seen)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        follow_table(stopped(), tmp_path, json_lines=False)
    told = f"Kept in {tmp_path}: {kept}, and each whole epoch of the next. The same command goes on from there.\n"
    assert capsys.readouterr().err == told


def test_programs_get_events_only(capsys: Capture) -> None:
    follow_table(events(), Path("out"), json_lines=True)
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [event["event"] for event in told] == [type(event).__name__ for event in events()]
    assert told[0]["tested"] == {"n_clips": 7, "n_places": 6}
