"""The paper's tables again: what is needed for each, at each scale, and a whole one that is killed and goes on."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from workbench.core.errors import UserError
from workbench.engine.reproduce import FIGURES, TABLES, FigureCompared, Reproduce
from workbench.engine.reproduce_runs import Bench, NotRun, is_finished
from workbench.engine.reproduce_tables import layout_of
from workbench.engine.reproduce_trials import SMALL, Scale, Trial, scale_of, trials_of
from workbench.evaluate.paper import SITES, TABLE_5
from workbench.simulate.campaign import CampaignPlan
from workbench.training.config_file import config_of


def test_the_whole_scale_has_the_papers_counts() -> None:
    whole = scale_of("1")
    for site in SITES:
        assert abs(whole.n_clips(site) - site.n_clips) < 55
    data = Trial("yeoju", "spacenet", "mel-spectra", "place").config(whole, 0).data
    plan = CampaignPlan(data.sites, data.n_sessions, n_arrays=data.n_arrays, n_places=data.n_places)
    settings = [plan.setting_of(i) for i in range(len(plan))]
    assert len({s.source_m.tobytes() for s in settings}) == 98
    assert len({s.microphones_m.tobytes() for s in settings}) == 4


def test_a_smaller_scale_has_fewer_sessions_but_never_too_few() -> None:
    yeoju, yeongdong, _ = SITES
    half = scale_of("0.5")
    assert half.n_sessions(yeoju) == 134
    assert half.n_sessions(yeongdong) == yeongdong.n_sessions == 19
    assert SMALL.n_clips(yeoju) == 36


def test_small_sites_learn_in_more_epochs_for_as_many_steps() -> None:
    yeoju, yeongdong, _ = SITES
    whole = replace(scale_of("1"), epochs=5, batch=64)
    assert whole.n_epochs(yeoju) == 5
    n_steps = round(0.7 * whole.n_clips(yeongdong)) // 64
    assert (whole.n_epochs(yeongdong) - 1) * n_steps < 800 <= whole.n_epochs(yeongdong) * n_steps
    assert SMALL.n_epochs(yeongdong) == 2


@pytest.mark.parametrize("text", ["0", "-0.1", "1.5", "large", "nan", "inf", ""])
def test_a_scale_that_cannot_be_is_told(text: str) -> None:
    with pytest.raises(UserError, match="above 0 and up to 1"):
        scale_of(text)


@pytest.mark.parametrize("what", [*TABLES, *FIGURES])
def test_every_training_is_split_both_ways_and_is_a_valid_configuration(what: str) -> None:
    trials = trials_of(what)
    assert len({trial.name for trial in trials}) == len(trials)
    assert {trial.split for trial in trials} == {"clip", "place"}
    for trial in trials:
        config = trial.config(SMALL, 0)
        assert config_of(config.as_mapping(), trial.name) == config


@pytest.mark.parametrize("what", TABLES)
def test_every_line_and_question_of_a_table_has_its_trainings(what: str) -> None:
    layout = layout_of(what)
    needed = {line.trial_of(split) for line in layout.lines for split in ("clip", "place")}
    assert needed == set(trials_of(what))
    assert all({change.before, change.after} <= set(layout.lines) for change in layout.changes)


def test_what_the_ablation_asks() -> None:
    assert [change.question for change in layout_of("table5").changes] == [
        "mel-spectra, within 2 m, 2-D: no spatial branch",
        "mel-spectrogram, within 2 m, 2-D: no spatial branch",
        "mel-spectra, within 1.5 m, 2-D: no normalisation",
        "mel-spectrogram, within 1 m, 3-D: no normalisation",
        "mel-spectra, within 1 m, 3-D: no normalisation",
        "mel-spectrogram in place of mel-spectra, within 2 m, 2-D",
    ]


def test_dry_and_rain_are_the_same_sessions() -> None:
    dry, rain = (Trial("gyeonggi", "chawa", "mel-spectra", "place", weather) for weather in ("dry", "rain"))
    ours, theirs = (trial.config(SMALL, 0).data for trial in (dry, rain))
    assert {n: v for n, v in vars(ours).items() if n != "weather"} == {
        n: v for n, v in vars(theirs).items() if n != "weather"
    }


def test_there_is_no_other_table(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="table3, table4, table5, figure5, figure6"):
        Reproduce("table6", tmp_path)


def test_a_folder_of_another_scale_seed_or_purpose_is_left_alone(tmp_path: Path) -> None:
    begun = Reproduce("figure6", tmp_path / "out", SMALL, seed=1).run()
    next(begun)
    begun.close()
    before = sorted(path.name for path in (tmp_path / "out").rglob("*"))
    for scale, seed in ((SMALL, 2), (scale_of("0.5"), 1)):
        with pytest.raises(UserError, match="was begun with scale small, 2 epochs, batches of 16 and seed 1"):
            next(Reproduce("figure6", tmp_path / "out", scale, seed).run())
    assert sorted(path.name for path in (tmp_path / "out").rglob("*")) == before
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "thesis.tex").write_text("mine")
    with pytest.raises(UserError, match="holds other things"):
        next(Reproduce("figure6", tmp_path / "papers").run())


def test_a_training_that_would_take_too_long_is_named_with_its_measured_cost(tmp_path: Path) -> None:
    bench = Bench(tmp_path, scale_of("1"), 0, longest_h=1e-6, scheduler="")
    work = bench.done(Trial("yeoju", "chawa", "mel-spectra", "clip"))
    with pytest.raises(StopIteration) as end:
        next(work)
    assert isinstance(end.value.value, NotRun)
    assert "clips/s measured on this machine" in end.value.value.reason
    speeds = json.loads((tmp_path / "speeds.json").read_text())
    assert speeds["chawa channels mel-spectra"] > 0
    assert not (tmp_path / "runs").exists()


TINY = Scale("tiny", 0.0, seconds=3.0, epochs=1, batch=4, least_sessions=6, least_steps=0)


def test_figures_are_drawn_and_share_their_trainings(tmp_path: Path, own_home: Path) -> None:
    out = tmp_path / "out"
    list(Reproduce("figure5", out, TINY).run())
    said = {path: path.read_bytes() for path in out.glob("runs/*/events.jsonl")}
    assert len(said) == 2
    list(Reproduce("figure6", out, TINY).run())
    assert {path: path.read_bytes() for path in out.glob("runs/*/events.jsonl")} == said
    for name in ("figure5.png", "figure5.svg", "figure6.png", "figure6.svg"):
        assert (out / name).stat().st_size > 5_000


def test_rain_has_its_table(tmp_path: Path, own_home: Path) -> None:
    events = list(Reproduce("table4", tmp_path / "out", TINY).run())
    assert sum(isinstance(event, FigureCompared) for event in events) == 8
    text = (tmp_path / "out" / "table4.md").read_text()
    assert "| SpaceNet | dry | MAE | 0.76 m |" in text and "| SpaceNet | rain | RMSE | 0.93 m |" in text
    assert "The paper's site for dry and rain is not known to us" in text


def reproducing(out: Path, home: Path) -> subprocess.Popen[str]:
    """The command as people start it, in a process of its own."""
    environment = os.environ | {"XDG_CACHE_HOME": str(home / "cache"), "OMP_NUM_THREADS": "1"}
    command = [
        sys.executable,
        "-m",
        "workbench",
        "reproduce",
        "table5",
        "--scale",
        "small",
        "--out",
        str(out),
        "--json",
    ]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True)


def told(line: str) -> dict[str, Any]:
    event: dict[str, Any] = json.loads(line)
    return event


def test_table_5_is_killed_halfway_goes_on_and_has_every_row(tmp_path: Path, own_home: Path) -> None:
    out = tmp_path / "out"
    n_scored = n_epochs = 0
    with reproducing(out, own_home) as killed:
        assert killed.stdout is not None
        for line in killed.stdout:
            n_scored += told(line)["event"] == "TestScored"
            n_epochs += told(line)["event"] == "EpochDone"
            if n_scored == 6 and n_epochs == 6 * SMALL.epochs + 1:
                killed.send_signal(signal.SIGKILL)
                break  # its simulating helpers hold the pipe open for a while
    with suppress(ProcessLookupError):
        os.killpg(killed.pid, signal.SIGKILL)
    assert killed.returncode == -signal.SIGKILL
    finished = [run for run in (out / "runs").iterdir() if is_finished(run)]
    assert len(finished) == 6 and not (out / "table5.md").exists()
    said = {run: (run / "events.jsonl").read_bytes() for run in finished}

    with reproducing(out, own_home) as resumed:
        assert resumed.stdout is not None
        events = [told(line) for line in resumed.stdout]
    assert resumed.returncode == 0
    assert {run: (run / "events.jsonl").read_bytes() for run in finished} == said
    assert sum(event["event"] == "EpochDone" for event in events) == 6 * SMALL.epochs - 1
    rows = [event for event in events if event["event"] == "FigureCompared"]
    assert len(rows) == len(TABLE_5)
    assert all(row["as_clips"] is not None and row["by_place"] is not None for row in rows)

    text = (out / "table5.md").read_text()
    assert "not run" not in text and "| mel-spectrogram | no spatial branch | within 2 m, 2-D | 66.9 % |" in text
    for part in ("as clips (leaks)", "by place", "Simulated", "seed 0", "36 clips", "--scale small", "Machine", "Time"):
        assert part in text
    with (out / "table5.csv").open() as file:
        lines = list(csv.DictReader(file))
    assert sum(line["part"] == "row" for line in lines) == 2 * len(TABLE_5)
