"""What people ask of a training while it runs, and what becomes of it when something goes wrong."""

from __future__ import annotations

import csv
import resource
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.engine.conftest import SMALL_TRAINING
from tests.engine.noise_campaign import noise_campaign, noise_session
from workbench.core.errors import UserError
from workbench.core.events import (
    EpochDone,
    Event,
    Located,
    Progress,
    StateChanged,
    TestScored,
    TrainingPulse,
    ValidationPlaces,
    Warned,
)
from workbench.core.session import Session
from workbench.engine.localize import Localize
from workbench.engine.train import Train
from workbench.files.event_lines import append_line
from workbench.files.model_file import model_sha256, read_card, read_model
from workbench.files.training_run import RunLog, TrainingProcess, process_of, sign_in, wish_for
from workbench.training import pulse
from workbench.training.checkpoint import Checkpoint
from workbench.training.config import DataConfig, NetworkConfig
from workbench.training.config_file import write_config

THREE_EPOCHS = replace(SMALL_TRAINING, epochs=3)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, own_home: Path) -> Path:
    """A run of three epochs that nobody interrupted."""
    out = tmp_path_factory.mktemp("whole") / "run"
    list(Train(THREE_EPOCHS, out=out).run())
    return out


@pytest.fixture
def every_step_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulse, "_TOLD_EVERY_S", 0.0)


def until(events: Iterator[Event], kind: type[Event]) -> Event:
    return next(e for e in events if isinstance(e, kind))


def states(events: Iterator[Event] | list[Event]) -> list[str]:
    return [e.state for e in events if isinstance(e, StateChanged)]


def figures(run: Path) -> list[list[float]]:
    """What the metrics say of every epoch, without what depends on the clock."""
    names = ("epoch", "loss_train", "loss_val", "median_error_val_m", "accuracy_2m_val")
    with (run / "metrics.csv").open(newline="") as file:
        return [[float(row[name]) for name in names] for row in csv.DictReader(file)]


def assert_same_end(run: Path, whole: Path) -> None:
    """Bit for bit: weights, the optimizer's moments, the network files, the figures of every epoch."""
    ours, theirs = (Checkpoint.read(folder / "last.checkpoint") for folder in (run, whole))
    assert ours.epoch == theirs.epoch and ours.best_loss == theirs.best_loss
    assert ours.tensors.keys() == theirs.tensors.keys()
    assert all(bool((ours.tensors[name] == theirs.tensors[name]).all()) for name in theirs.tensors)
    for name in ("best.safetensors", "last.safetensors"):
        (_, here), (_, there) = read_model(run / name), read_model(whole / name)
        assert all(np.array_equal(here[weight], there[weight]) for weight in there)
    assert figures(run) == figures(whole)
    assert read_card(run / "best.safetensors").held_out == read_card(whole / "best.safetensors").held_out


def test_a_run_tells_its_folder_all_it_tells_its_listener(tmp_path: Path, own_home: Path) -> None:
    told = [e for e in Train(SMALL_TRAINING, out=tmp_path / "run").run() if not isinstance(e, Progress)]
    log = RunLog(tmp_path / "run")
    assert [e for e in log.news() if not isinstance(e, Progress)] == told
    assert states(told) == ["preparing", "training", "finished"]
    assert log.state == "finished"
    assert process_of(tmp_path / "run") == TrainingProcess.this()


def test_every_epoch_says_what_it_took_and_where_the_network_says(whole: Path) -> None:
    events = list(RunLog(whole).news())
    epochs = [e for e in events if isinstance(e, EpochDone)]
    places = [e for e in events if isinstance(e, ValidationPlaces)]
    assert [e.epoch for e in places] == [e.epoch for e in epochs] == [1, 2, 3]
    assert all(e.seconds > 0 and e.memory_mib is not None and e.memory_mib > 50 for e in epochs)
    assert {e.truth_m for e in places} == {places[0].truth_m} and len({e.answers_m for e in places}) == 3


@pytest.mark.usefixtures("every_step_is_told")
def test_pulses_say_where_a_training_is(tmp_path: Path, own_home: Path) -> None:
    pulses = [e for e in Train(SMALL_TRAINING, out=tmp_path / "run").run() if isinstance(e, TrainingPulse)]
    assert [p.epoch for p in pulses] == [0.5, 1.0, 1.5, 2.0]
    assert all(p.loss > 0 and p.clips_per_s > 0 and 0 < p.learning_rate <= SMALL_TRAINING.learning_rate for p in pulses)
    assert pulses[-1].seconds_left == 0.0 < pulses[0].seconds_left


def test_the_test_part_is_scored_by_the_network_in_the_file(whole: Path) -> None:
    scored = next(e for e in RunLog(whole).news() if isinstance(e, TestScored))
    assert scored.n_clips == scored.scores["all sites"].n_clips == 2 and scored.split == "by source place"
    card = read_card(whole / "best.safetensors")
    assert card.held_out == scored.scores
    assert card.held_out_data == "2 clips at 1 place, the run's own test part, split by source place"


def test_a_paused_training_waits_and_ends_like_one_that_never_was(whole: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    events = Train(THREE_EPOCHS, out=run).run()
    until(events, EpochDone)
    wish_for(run, "pause")
    assert until(events, StateChanged) == StateChanged(state="paused")
    assert next(events) == Progress(done=0, total=0, doing="Paused")
    assert RunLog(run).lines.path.read_text().count("EpochDone") == 1
    wish_for(run, "go on")
    assert states(events) == ["training", "finished"]
    assert_same_end(run, whole)


@pytest.mark.usefixtures("every_step_is_told")
def test_stopping_ends_with_the_epoch_and_keeps_a_network_that_localizes(
    tmp_path: Path, own_home: Path, simulated: Session
) -> None:
    run = tmp_path / "run"
    events = Train(THREE_EPOCHS, out=run).run()
    until(events, TrainingPulse)
    wish_for(run, "stop")
    rest = list(events)
    assert states(rest) == ["stopping", "stopped"]
    assert [e.epoch for e in rest if isinstance(e, EpochDone)] == [1]
    assert any(isinstance(e, TestScored) for e in rest)
    located = [e for e in Localize(simulated, (str(run / "best.safetensors"),)).run() if isinstance(e, Located)]
    assert len(located) == 7


def test_a_stopped_run_is_resumed_to_the_same_end(whole: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    events = Train(THREE_EPOCHS, out=run).run()
    until(events, EpochDone)
    wish_for(run, "stop")
    assert states(events) == ["stopped"]
    rest = list(Train(resume=run).run())
    assert [e.epoch for e in rest if isinstance(e, EpochDone)] == [2, 3]
    assert states(rest) == ["preparing", "training", "finished"]
    assert_same_end(run, whole)


def test_a_listener_that_leaves_in_the_middle_of_an_epoch_leaves_a_run_that_can_go_on(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = tmp_path / "run"
    with monkeypatch.context() as patch:
        patch.setattr(pulse, "_TOLD_EVERY_S", 0.0)
        events = Train(THREE_EPOCHS, out=run).run()
        until(events, EpochDone)
        assert until(events, TrainingPulse).epoch == 1.5  # type: ignore[attr-defined]
        events.close()  # type: ignore[attr-defined]
    log = RunLog(run)
    list(log.news())
    assert log.state == "stopped"
    list(Train(resume=run).run())
    assert_same_end(run, whole)


def test_a_run_that_ended_before_its_first_epoch_is_resumed_from_the_start(whole: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    events = Train(THREE_EPOCHS, out=run).run()
    until(events, StateChanged)
    events.close()  # type: ignore[attr-defined]
    (run / ".last.checkpoint.1a2b3c4d.tmp").write_bytes(b"half")  # as a killed process leaves it
    list(Train(resume=run).run())
    assert not list(run.glob(".*"))
    assert_same_end(run, whole)


def test_a_full_disk_is_told_and_costs_one_epoch_at_most(whole: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    events = Train(THREE_EPOCHS, out=run).run()
    until(events, EpochDone)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, hard))  # the networks have room, the checkpoint has not
    try:
        with pytest.raises(UserError, match=r"last.checkpoint could not be written: file too large"):
            list(events)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    told = [e for e in RunLog(run).news() if isinstance(e, StateChanged)][-1]
    assert told.state == "failed" and "could not be written" in told.problem and told.hint
    assert not list(run.glob(".*"))
    assert Checkpoint.read(run / "last.checkpoint").epoch == 1
    list(Train(resume=run).run())
    assert_same_end(run, whole)


def test_figures_that_cannot_be_written_are_told_in_one_sentence(tmp_path: Path, own_home: Path) -> None:
    run = tmp_path / "run"
    events = Train(THREE_EPOCHS, out=run).run()
    until(events, EpochDone)
    (run / "metrics.csv").unlink()
    (run / "metrics.csv").mkdir()
    with pytest.raises(UserError, match=f"The training in {run} could not go on: is a directory") as told:
        list(events)
    assert "resume it" in told.value.hint


def test_a_loss_that_explodes_keeps_the_best_network_so_far(tmp_path: Path, own_home: Path) -> None:
    run = tmp_path / "run"
    events = Train(THREE_EPOCHS, out=run).run()
    until(events, EpochDone)
    events.close()  # type: ignore[attr-defined]
    best = model_sha256(run / "best.safetensors")
    stood = Checkpoint.read(run / "last.checkpoint")
    huge = {name: t * 1e30 if t.is_floating_point() else t for name, t in stood.tensors.items()}
    replace(stood, tensors=huge).write(run / "last.checkpoint")
    with pytest.raises(UserError, match="stopped being a number in epoch 2, step 1") as told:
        list(Train(resume=run).run())
    assert "best network so far is kept" in told.value.hint
    assert model_sha256(run / "best.safetensors") == best
    again = replace(THREE_EPOCHS, start_from=str(run / "best.safetensors"), learning_rate=1e-4)
    assert states(Train(again, out=tmp_path / "again").run())[-1] == "finished"


def test_a_run_that_is_at_work_elsewhere_is_not_trained_a_second_time(tmp_path: Path, own_home: Path) -> None:
    run = tmp_path / "run"
    run.mkdir()
    write_config(THREE_EPOCHS, run / "config.toml")
    sign_in(run, replace(TrainingProcess.this(), pid=1, machine="another machine"))
    append_line(run / "events.jsonl", StateChanged(state="training"))
    with pytest.raises(UserError, match="Process 1 on another machine is at work"):
        next(Train(THREE_EPOCHS, out=run).run())


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    for name in (".thesis.tmp", "thesis.txt"):
        (tmp_path / name).write_text("mine")
    with pytest.raises(UserError, match="holds other things than a run"):
        next(Train(THREE_EPOCHS, out=tmp_path).run())
    assert sorted(path.name for path in tmp_path.iterdir()) == [".thesis.tmp", "thesis.txt"]


def test_a_run_without_a_folder_of_its_own_gets_one_below_runs(
    tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        events = Train(replace(THREE_EPOCHS, name="../../x")).run()
        next(events)
        events.close()  # type: ignore[attr-defined]
    assert len(list((tmp_path / "runs").iterdir())) == 2 and len(list(tmp_path.iterdir())) == 1


def test_a_run_does_not_go_on_when_its_recordings_changed(tmp_path: Path, own_home: Path) -> None:
    campaign, run = noise_campaign(tmp_path / "campaign", 9), tmp_path / "run"
    data = DataConfig(campaign=str(campaign), validation_share=0.25, test_share=0.25)
    events = Train(replace(THREE_EPOCHS, data=data), out=run).run()
    until(events, EpochDone)
    events.close()  # type: ignore[attr-defined]
    noise_session(campaign / "n-10", 10)
    best = model_sha256(run / "best.safetensors")
    with pytest.raises(UserError, match="not those the run learnt from: 10 sessions instead of 9") as told:
        list(Train(resume=run).run())
    assert "fine-tune from its best network" in told.value.hint
    assert model_sha256(run / "best.safetensors") == best


@pytest.mark.usefixtures("every_step_is_told")
def test_a_stop_that_is_taken_back_is_said_and_the_training_goes_on(tmp_path: Path, own_home: Path) -> None:
    run = tmp_path / "run"
    events = Train(SMALL_TRAINING, out=run).run()
    until(events, TrainingPulse)
    wish_for(run, "stop")
    assert until(events, StateChanged) == StateChanged(state="stopping")
    wish_for(run, "go on")
    assert states(events) == ["training", "finished"]


def test_a_pause_holds_the_collecting_of_clips_and_a_stop_ends_it(tmp_path: Path, own_home: Path) -> None:
    run, other = tmp_path / "run", replace(SMALL_TRAINING, data=replace(SMALL_TRAINING.data, seed=978))
    events = Train(other, out=run).run()
    assert until(events, Progress).doing == "Simulating and analysing sessions"  # type: ignore[attr-defined]
    wish_for(run, "pause")
    assert until(events, StateChanged) == StateChanged(state="paused")
    assert next(events) == Progress(done=0, total=0, doing="Paused")
    wish_for(run, "go on")
    assert until(events, StateChanged) == StateChanged(state="preparing")
    wish_for(run, "stop")
    rest = list(events)
    assert states(rest) == ["stopped"] and not any(isinstance(e, EpochDone) for e in rest)
    assert [e.text for e in rest if isinstance(e, Warned)] == [
        "Stopped before its first epoch: there is no network to keep"
    ]
    assert not (run / "best.safetensors").exists()
    assert states(Train(resume=run).run()) == ["preparing", "training", "finished"]


def test_a_listener_that_leaves_at_the_end_leaves_a_finished_run(tmp_path: Path, own_home: Path) -> None:
    events = Train(replace(SMALL_TRAINING, epochs=1), out=tmp_path / "run").run()
    assert next(e for e in events if e == StateChanged(state="finished"))
    events.close()  # type: ignore[attr-defined]
    log = RunLog(tmp_path / "run")
    list(log.news())
    assert log.state == "finished"


def test_what_cannot_be_split_is_told_before_anything_is_collected(tmp_path: Path, own_home: Path) -> None:
    data = replace(SMALL_TRAINING.data, sites=("goyang", "yeoju"), split="site", seed=977)
    with pytest.raises(UserError, match="2 sites; a split by site into training, validation and test needs 3"):
        for event in Train(replace(SMALL_TRAINING, data=data), out=tmp_path / "run").run():
            assert not isinstance(event, Progress)
    assert not (tmp_path / "run").exists()


def test_fine_tuning_begins_where_another_network_ended_and_its_card_says_so(whole: Path, tmp_path: Path) -> None:
    start = whole / "best.safetensors"
    still = replace(SMALL_TRAINING, epochs=1, learning_rate=1e-12, weight_decay=0.0, start_from=str(start))
    list(Train(still, out=tmp_path / "run").run())
    (card, ours), (_, theirs) = (read_model(path) for path in (tmp_path / "run" / "best.safetensors", start))
    learnt = [name for name in theirs if "running_" not in name and "num_batches" not in name]
    assert all(np.array_equal(ours[name], theirs[name]) for name in learnt)
    assert card.started_from["sha256"] == model_sha256(start) and card.started_from["name"] == "small"
    start_gone = replace(still, start_from=str(tmp_path / "gone.safetensors"))
    with pytest.raises(UserError, match="no model file"):
        list(Train(start_gone, out=tmp_path / "other").run())


def test_a_network_of_another_kind_is_no_start_and_what_differs_is_told(whole: Path, tmp_path: Path) -> None:
    start = str(whole / "best.safetensors")
    other = replace(SMALL_TRAINING, network=NetworkConfig(architecture="chawa", layout="stacked"), start_from=start)
    with pytest.raises(UserError, match="its layout is channels, not stacked"):
        list(Train(other, out=tmp_path / "run").run())
    with pytest.raises(UserError, match="its architecture is spacenet, not chawa"):
        list(Train(replace(SMALL_TRAINING, start_from="spacenet"), out=tmp_path / "run").run())
    with pytest.raises(UserError, match="energy is no network"):
        list(Train(replace(SMALL_TRAINING, start_from="energy"), out=tmp_path / "run").run())
    assert not (tmp_path / "run").exists()


def test_scores_on_clips_that_the_start_may_have_learnt_from_are_marked(whole: Path, tmp_path: Path) -> None:
    doubt = "the network it began as may have learnt from some of"
    again = replace(SMALL_TRAINING, epochs=1, start_from=str(whole / "best.safetensors"))
    otherwise = replace(again, data=replace(again.data, split="session", test_share=0.25))
    cards = []
    for name, config in (("same", again), ("otherwise", otherwise)):
        list(Train(config, out=tmp_path / name).run())
        cards.append(read_model(tmp_path / name / "best.safetensors")[0])
    same, other = cards
    assert doubt not in same.held_out_data and not any(doubt in caveat for caveat in same.caveats)
    assert other.held_out_data.endswith(f"split by session; {doubt} them")
    assert other.caveats[-1] == f"{doubt} the clips it is scored on"
