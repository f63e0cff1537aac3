"""The paper's tables again: what is needed for each, at each scale, and a whole one that is killed and goes on."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from workbench.core.errors import UserError
from workbench.core.events import EpochDone, Event, Saved
from workbench.core.scores import ALL_SITES, scores_of
from workbench.engine.reproduce import FIGURES, TABLES, Reproduce, comparison_of
from workbench.engine.reproduce_events import Cautioned, TrialDone
from workbench.engine.reproduce_runs import Bench, NotRun, Outcome, is_finished
from workbench.engine.reproduce_tables import layout_of, places_of
from workbench.engine.reproduce_trials import SMALL, Scale, Trial, scale_of, trials_of
from workbench.evaluate.answers import Answers, measures_of
from workbench.evaluate.page import markdown_of
from workbench.evaluate.paper import SITES, TABLE_5
from workbench.files.model_file import read_card
from workbench.files.run_environment import environments_of
from workbench.files.training_run import BEST_FILE, CHECKPOINT_FILE, CONFIG_FILE
from workbench.simulate.campaign import CampaignPlan
from workbench.training.config_file import config_of, write_config


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


def refused_in(out: Path, scale: Scale) -> str:
    """What one is told who goes on there with that scale, on a machine where everything takes too long."""
    (out / "speeds.json").write_text(json.dumps({"spacenet stacked mel-spectra": 1.0}))
    with pytest.raises(UserError) as told:
        list(Reproduce("figure5", out, scale).run())
    return told.value.problem


def test_whatever_a_folder_was_begun_with_counts_and_what_its_mark_leaves_out_is_as_usual(tmp_path: Path) -> None:
    ours = replace(scale_of("1"), epochs=10, batch=64)
    mark = tmp_path / "reproduce.json"
    mark.write_text(json.dumps({"scale": {"title": "1", "epochs": 10, "batch": 64}, "seed": 0}))
    assert "too long here" in refused_in(tmp_path, ours)
    assert json.loads(mark.read_text())["scale"]["least_steps"] == 800
    for other, told in (
        (replace(ours, least_steps=0), "batches of 64, at least 800 steps and seed 0, not scale 1"),
        (replace(ours, seconds=4.0), "sessions of 30 s and seed 0, not scale 1"),
        (replace(ours, share=0.5), "1 of the sessions and seed 0, not scale 1"),
        (replace(ours, least_sessions=3), "at least 20 sessions a site and seed 0, not scale 1"),
    ):
        assert told in refused_in(tmp_path, other)


def test_a_scale_is_called_by_what_is_not_usual_of_it() -> None:
    assert SMALL.told == "scale small" and scale_of("0.5").told == "scale 0.5"
    assert replace(scale_of("1"), epochs=10, batch=64).told == "scale 1, 10 epochs, batches of 64"


TINY = Scale("tiny", 0.0, seconds=3.0, epochs=1, batch=4, least_sessions=6, least_steps=0)
RAIN = Trial("gyeonggi", "chawa", "mel-spectra", "place", "rain")


@dataclass(frozen=True)
class Trained:
    """One training of a table, done. said : its events."""

    bench: Bench
    outcome: Outcome
    said: tuple[Event, ...]

    @property
    def run(self) -> Path:
        return self.bench.out / "runs" / RAIN.name


def done(bench: Bench) -> tuple[Outcome, tuple[Event, ...]]:
    """What comes of the rainy training, and what is told meanwhile."""
    work, said = bench.done(RAIN), []
    while True:
        try:
            said.append(next(work))
        except StopIteration as end:
            assert isinstance(end.value, Outcome)
            return end.value, tuple(said)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory, own_home: Path) -> Trained:
    bench = Bench(tmp_path_factory.mktemp("trained"), TINY, 0, longest_h=1.0, scheduler="")
    return Trained(bench, *done(bench))


def test_a_training_leaves_answers_and_trains_once(trained: Trained) -> None:
    assert sum(isinstance(event, EpochDone) for event in trained.said) == TINY.epochs
    assert not (trained.run / CHECKPOINT_FILE).exists()
    again, said = done(trained.bench)
    assert said == ()
    assert np.array_equal(again.answers.answers_m, trained.outcome.answers.answers_m)


def test_run_and_table_score_the_test_part_exactly_alike(trained: Trained) -> None:
    answers, theirs = trained.outcome.answers, read_card(trained.run / BEST_FILE).held_out[ALL_SITES]
    assert scores_of(answers.answers_m, answers.truth_m) == theirs
    ours = {title: measured.value for title, (_, measured) in measures_of(answers).items()}
    assert [ours[title] for title in ("within 1 m", "within 2 m", "within 3 m", "MAE", "RMSE", "median")] == [
        theirs.within_1_m,
        theirs.within_2_m,
        theirs.within_3_m,
        theirs.mean_error_m,
        theirs.rmse_m,
        theirs.median_error_m,
    ]


def test_a_finished_run_with_other_settings_is_not_taken_for_ours(trained: Trained) -> None:
    longer = replace(trained.bench, scale=replace(TINY, epochs=3))
    before = sorted(trained.bench.out.rglob("*"))
    with pytest.raises(UserError, match="epochs is 1 there, 3 here"):
        next(longer.done(RAIN))
    assert sorted(trained.bench.out.rglob("*")) == before


def test_a_half_done_run_with_other_settings_is_told_before_anything_is_trained(tmp_path: Path) -> None:
    last = trials_of("table4")[-1]
    run = tmp_path / "runs" / last.name
    run.mkdir(parents=True)
    write_config(replace(last.config(TINY, 0), learning_rate=0.5, title="as it was called then"), run / CONFIG_FILE)
    (run / CHECKPOINT_FILE).write_bytes(b"")
    mark = {"scale": vars(TINY), "seed": 0}
    (tmp_path / "reproduce.json").write_text(json.dumps(mark))
    with pytest.raises(UserError, match=r"other settings: learning_rate is 0\.5 there, 0\.001 here"):
        next(Reproduce("table4", tmp_path, TINY).run())


def made_up(trial: Trial, *environments: dict[str, str], program: str = "0.1.0") -> Outcome:
    """An outcome without a training: eight clips of four places; by place, sources stand 3 m from one microphone."""
    truth_m = np.repeat(np.arange(12.0).reshape(4, 3), 2, axis=0)
    away_m = np.array([[3.0, 0.0, 0.0], [0.0, 4.0, 0.0], [0.0, 0.0, 5.0], [7.0, 0.0, 0.0]])
    microphones_m = truth_m[:, None] + (1.0 if trial.split == "place" else 10.0) * away_m
    places = np.repeat(np.arange(4), 2)
    answers = Answers(truth_m + np.array([0.6, 0.0, 0.8]), truth_m, places, places, microphones_m)
    return Outcome(answers, 70, 14, 60.0, program, environments)


def test_rain_has_its_table() -> None:
    table = comparison_of("table4", TINY, 0, {trial: made_up(trial) for trial in trials_of("table4")})
    assert len(table.rows) == 8
    text = markdown_of(table)
    assert "| SpaceNet | dry | MAE | 0.76 m |" in text and "| SpaceNet | rain | RMSE | 0.93 m |" in text
    assert "The paper's site for dry and rain is not known to us" in text


def test_distances_are_of_the_clips_by_place_however_many_trainings_had_them() -> None:
    found = {trial: made_up(trial) for trial in trials_of("table3")}
    for place in places_of(found):
        assert (place.nearest_m, place.farthest_m, place.split) == (3.0, 7.0, "place")
    found = {trial: made_up(trial) for trial in trials_of("table3") if trial.split == "clip"}
    assert {(place.nearest_m, place.split) for place in places_of(found)} == {(30.0, "clip")}


def test_the_page_tells_of_the_machines_and_programs_that_trained_not_of_the_one_that_writes() -> None:
    first, *others = trials_of("table4")
    early = {"program": "0.0.8", "system": "Plan 9", "processor": "mips", "threads": "1", "python": "3.11.7"}
    late = early | {"program": "0.0.9", "cores": "96", "threads": "12", "gpu": "Tesla T4"}
    found = {first: made_up(first, early, late, program="0.0.7")} | {t: made_up(t, late) for t in others}
    table = comparison_of("table4", replace(scale_of("1"), epochs=10), 0, found)
    facts = dict(table.facts)
    assert facts["Machine"] == (
        "Plan 9, mips, number of cores not noted, trained with 1 thread, Python 3.11.7; "
        "Plan 9, mips, 96 cores, trained with 12 threads, Tesla T4, Python 3.11.7"
    )
    assert facts["Program"].startswith("trained with ssl-workbench 0.0.7, 0.0.8, 0.0.9, 0.1.0; this page is from ")
    assert "8 trainings (resumed: 1), 8 min in their epochs: wall time, on machines that may have" in facts["Time"]
    assert "ours (scale 1, 10 epochs) beside the paper's" in table.title


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


@dataclass(frozen=True)
class Killed:
    """Table 5 at the small scale, killed halfway and called again. before, after : what finished runs had said then."""

    out: Path
    statuses: tuple[int, int]
    before: dict[Path, bytes]
    had_table: bool
    after: dict[Path, bytes]
    events: tuple[dict[str, Any], ...]


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory, own_home: Path) -> Killed:
    out = tmp_path_factory.mktemp("table5") / "out"
    n_scored = n_epochs = 0
    with reproducing(out, own_home) as first:
        assert first.stdout is not None
        for line in first.stdout:
            n_scored += told(line)["event"] == "TestScored"
            n_epochs += told(line)["event"] == "EpochDone"
            if n_scored == 6 and n_epochs == 6 * SMALL.epochs + 1:
                first.send_signal(signal.SIGKILL)
                break  # its simulating helpers hold the pipe open for a while
    with suppress(ProcessLookupError):
        os.killpg(first.pid, signal.SIGKILL)
    before, had_table = said_by([run for run in (out / "runs").iterdir() if is_finished(run)]), list(out.glob("*.md"))
    with reproducing(out, own_home) as second:
        assert second.stdout is not None
        events = tuple(told(line) for line in second.stdout)
    return Killed(out, (first.returncode, second.returncode), before, bool(had_table), said_by(before), events)


def said_by(runs: Iterable[Path]) -> dict[Path, bytes]:
    return {run: (run / "events.jsonl").read_bytes() for run in runs}


def test_table_5_is_killed_halfway_and_goes_on_without_training_anything_twice(killed: Killed) -> None:
    assert killed.statuses == (-signal.SIGKILL, 0)
    assert len(killed.before) == 6 and not killed.had_table
    assert killed.after == killed.before
    assert sum(event["event"] == "EpochDone" for event in killed.events) == 6 * SMALL.epochs - 1
    starts = sorted(len(environments_of(run)) for run in (killed.out / "runs").iterdir())
    assert starts == [*[1] * 11, 2]


def test_table_5_has_every_row_of_the_ablation(killed: Killed) -> None:
    rows = [event for event in killed.events if event["event"] == "FigureCompared"]
    assert len(rows) == len(TABLE_5)
    assert all(row["as_clips"] is not None and row["by_place"] is not None for row in rows)
    text = (killed.out / "table5.md").read_text()
    assert "not run" not in text and "| mel-spectrogram | no spatial branch | within 2 m, 2-D | 66.9 % |" in text
    for part in (
        "as clips (leaks)",
        "by place",
        "Simulated",
        "seed 0",
        "36 clips",
        "--scale small",
        "1 thread,",
        "Time",
    ):
        assert part in text
    assert text.splitlines()[2].startswith("**A rehearsal: ") and " test clips at 2 places" in text.splitlines()[2]
    for absent in ("What the figures say", "What changes", "The split decides", "0.0 to 0.0", "at least 0 steps"):
        assert absent not in text
    named = [(event["title"], event["split"]) for event in killed.events if event["event"] == "TrialDone"]
    assert len(set(named)) == len(named) == 12
    with (killed.out / "table5.csv").open() as file:
        lines = list(csv.DictReader(file))
    assert sum(line["part"] == "row" for line in lines) == 2 * len(TABLE_5)


def test_figures_are_drawn_from_the_trainings_that_a_table_needed(killed: Killed) -> None:
    before = said_by((killed.out / "runs").iterdir())
    for what in FIGURES:
        events = list(Reproduce(what, killed.out, SMALL).run())
        assert [event.path.name for event in events if isinstance(event, Saved)] == [f"{what}.png", f"{what}.svg"]
        done = [(event.number, event.split) for event in events if isinstance(event, TrialDone)]
        assert done == [(1, "clip"), (2, "place")]
        first, caution = (event.text for event in events if isinstance(event, Cautioned))
        assert first == "Scale small is a rehearsal: it shows that everything runs, not how good anything is."
        assert caution.startswith("A rehearsal: ")
        assert len(events) == 6
    assert said_by((killed.out / "runs").iterdir()) == before
    for name in ("figure5.png", "figure5.svg", "figure6.png", "figure6.svg"):
        assert (killed.out / name).stat().st_size > 5_000
