"""A training in two processes is the training in one; whatever ends one of them, none is left alone."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import psutil
import pytest
import torch

from tests.engine.conftest import SMALL_TRAINING
from workbench.core.events import EpochDone, StateChanged
from workbench.engine.train import Train
from workbench.files.training_run import RunLog, wish_for
from workbench.training.checkpoint import Checkpoint
from workbench.training.config import TrainConfig
from workbench.training.config_file import write_config

ONE = replace(SMALL_TRAINING, epochs=4, batch=7)
"""Of a batch of 7 one process has 3 clips and the other 4."""
TWO = replace(ONE, n_devices=2)
WORKBENCH = (sys.executable, "-P", "-m", "workbench")
TORCHRUN = (sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2", "-m", "workbench")
WAIT_S = 120.0


@dataclass(frozen=True)
class Started:
    """`workbench train` in a process of its own, as people start it."""

    process: subprocess.Popen[str]
    folder: Path

    def until_first_epoch(self) -> list[psutil.Process]:
        """Wait for it; -> the other processes of the training."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if json.loads(line)["event"] == "EpochDone":
                return psutil.Process(self.process.pid).children(recursive=True)
        raise AssertionError(self.ended()[1])

    def ended(self) -> tuple[int, str]:
        """Exit status and standard error."""
        _, said = self.process.communicate(timeout=WAIT_S)
        return self.process.returncode, said


Start = Callable[..., Started]


@pytest.fixture(scope="module")
def start(own_home: Path) -> Iterator[Start]:
    """Start trainings; none outlives the tests."""
    running: list[subprocess.Popen[str]] = []

    def started(folder: Path, config: TrainConfig | None, how: tuple[str, ...] = WORKBENCH) -> Started:
        arguments = ["--resume", str(folder)]
        if config is not None:
            file = folder.with_suffix(".toml")
            write_config(config, file)
            arguments = [str(file), "--out", str(folder)]
        command = [*how, "train", *arguments, "--json"]
        environment = os.environ | {"OMP_NUM_THREADS": "1"}
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        running.append(subprocess.Popen(command, text=True, env=environment, **pipes))
        return Started(running[-1], folder)

    yield started
    for process in running:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory, own_home: Path) -> Path:
    """The run of one process."""
    out = tmp_path_factory.mktemp("one") / "run"
    n_threads = torch.get_num_threads()
    torch.set_num_threads(1)
    list(Train(ONE, out=out).run())
    torch.set_num_threads(n_threads)
    return out


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory, start: Start) -> Path:
    """The run of two, as `workbench train` starts them."""
    out = tmp_path_factory.mktemp("two") / "run"
    assert start(out, TWO).ended() == (0, "")
    return out


def epochs(run: Path) -> list[EpochDone]:
    return [e for e in RunLog(run).news() if isinstance(e, EpochDone)]


def last_state(run: Path) -> StateChanged:
    return [e for e in RunLog(run).news() if isinstance(e, StateChanged)][-1]


def tensors(run: Path) -> dict[str, torch.Tensor]:
    return Checkpoint.read(run / "last.checkpoint").tensors


def assert_same(run: Path, other: Path) -> None:
    """Bit for bit."""
    ours, theirs = tensors(run), tensors(other)
    assert ours.keys() == theirs.keys() and all(torch.equal(ours[name], theirs[name]) for name in theirs)
    assert [e.loss_val for e in epochs(run)][-1] == [e.loss_val for e in epochs(other)][-1]


def test_two_processes_train_what_one_does(one: Path, two: Path) -> None:
    """Losses of every epoch to 1e-5, weights to 1e-4: float32 sums in another order, four epochs long."""
    ours, theirs = epochs(two), epochs(one)
    assert len(ours) == 4
    assert [e.loss_train for e in ours] == pytest.approx([e.loss_train for e in theirs], rel=1e-5)
    assert [e.loss_val for e in ours] == pytest.approx([e.loss_val for e in theirs], rel=1e-5)
    here, there = tensors(two), tensors(one)
    assert here.keys() == there.keys()
    for name in (name for name in there if name.startswith("weights/")):
        torch.testing.assert_close(here[name], there[name], rtol=1e-4, atol=1e-4)


def test_torchrun_starts_the_same_training(two: Path, start: Start, tmp_path: Path) -> None:
    run = start(tmp_path / "run", TWO, TORCHRUN)
    status, said = run.ended()
    assert status == 0, said
    assert_same(run.folder, two)


def test_two_machines_train_what_two_processes_of_one_do(two: Path, start: Start, tmp_path: Path) -> None:
    """Two agents of torchrun, as on two machines that share a disk."""
    meeting = ("--nnodes", "2", "--rdzv-backend", "c10d", "--rdzv-endpoint", f"127.0.0.1:{free_port()}")
    agent = (*TORCHRUN[:3], *meeting, "--rdzv-id", "test", "--nproc-per-node", "1", "-m", "workbench")
    config = replace(ONE, n_machines=2)
    runs = [start(tmp_path / "run", config, agent) for _ in range(2)]
    for run in runs:
        status, said = run.ended()
        assert status == 0, said
    assert_same(runs[0].folder, two)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def test_one_voice_tells_of_many_processes(two: Path) -> None:
    states = [e.state for e in RunLog(two).news() if isinstance(e, StateChanged)]
    assert states == ["preparing", "training", "finished"]
    assert [e.epoch for e in epochs(two)] == [1, 2, 3, 4]


def test_a_killed_training_leaves_no_process_and_is_resumed_to_the_same_end(
    two: Path, start: Start, tmp_path: Path
) -> None:
    run = start(tmp_path / "run", TWO)
    others = run.until_first_epoch()
    assert others
    run.process.kill()
    _, left = psutil.wait_procs(others, timeout=WAIT_S)
    assert not left
    log = RunLog(run.folder)
    list(log.news())
    assert log.state == "crashed"
    assert start(run.folder, None).ended()[0] == 0
    assert_same(run.folder, two)


def test_a_lost_process_is_told_in_one_sentence(start: Start, tmp_path: Path) -> None:
    run = start(tmp_path / "run", replace(TWO, epochs=100_000))
    others = run.until_first_epoch()
    others[0].kill()
    status, said = run.ended()
    assert status == 1 and said.startswith("One of the training's 2 processes ended before its time. Resume the run")
    assert last_state(run.folder).state == "failed"
    assert not psutil.wait_procs(others, timeout=WAIT_S)[1]


def test_stopping_ends_all_processes_with_the_epoch(start: Start, tmp_path: Path) -> None:
    run = start(tmp_path / "run", replace(TWO, epochs=100_000))
    others = run.until_first_epoch()
    wish_for(run.folder, "stop")
    assert run.ended() == (0, "")
    assert last_state(run.folder).state == "stopped"
    assert not psutil.wait_procs(others, timeout=WAIT_S)[1]


def test_a_training_that_torchrun_and_the_configuration_see_differently_is_refused(
    start: Start, tmp_path: Path
) -> None:
    status, said = start(tmp_path / "run", ONE, TORCHRUN).ended()
    assert status != 0 and "torchrun started 2 processes; the configuration says 1 x 1" in said
