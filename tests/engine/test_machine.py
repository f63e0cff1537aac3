"""What a training finds on this machine, and how fast trainings were here before."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.engine.machine import LookAtPaces, PacesKnown, kind_of, machine_command, machine_in, paces_below
from workbench.files.training_run import METRICS_FILE, PROCESS_FILE, sign_in
from workbench.training.config import DataConfig, TrainConfig
from workbench.training.config_file import write_config

SPECTRA = TrainConfig()
SPECTROGRAM = replace(SPECTRA, data=DataConfig(feature="mel-spectrogram"))


def make_run(folder: Path, config: TrainConfig, *paces: float, age_s: int = 0) -> Path:
    """A run of this machine that did so many epochs."""
    folder.mkdir(parents=True)
    write_config(config, folder / "config.toml")
    os.utime(folder / "config.toml", (1e9 - age_s, 1e9 - age_s))
    (folder / METRICS_FILE).write_text("epoch,clips_per_s\n" + "".join(f"{i},{p}\n" for i, p in enumerate(paces, 1)))
    sign_in(folder)
    return folder


def test_the_pace_is_that_of_the_newest_run_of_a_kind(tmp_path: Path) -> None:
    make_run(tmp_path / "old", SPECTRA, 10.0, 20.0, age_s=60)
    make_run(tmp_path / "new", SPECTRA, 30.0, 40.0)
    make_run(tmp_path / "other", SPECTROGRAM, 5.0)
    make_run(tmp_path / "two", replace(SPECTRA, n_devices=2), 70.0)
    assert paces_below(tmp_path) == {
        kind_of(SPECTRA): 40.0,
        kind_of(SPECTROGRAM): 5.0,
        kind_of(replace(SPECTRA, n_devices=2)): 70.0,
    }


def test_runs_elsewhere_broken_or_without_an_epoch_say_nothing(tmp_path: Path) -> None:
    elsewhere = make_run(tmp_path / "elsewhere", SPECTRA, 10.0)
    (elsewhere / PROCESS_FILE).write_text('{"pid": 1, "created_s": 1.0, "machine": "another"}')
    make_run(tmp_path / "none", SPECTRA)
    (make_run(tmp_path / "config", SPECTRA, 9.0) / "config.toml").write_text("epochs = 0")
    (make_run(tmp_path / "metrics", SPECTRA, 9.0) / METRICS_FILE).write_bytes(b"\xff\x00")
    (make_run(tmp_path / "nobody", SPECTRA, 9.0) / PROCESS_FILE).unlink()
    assert paces_below(tmp_path) == {} == paces_below(tmp_path / "nowhere")


def test_the_machine_says_what_it_has() -> None:
    torch = pytest.importorskip("torch")
    done = subprocess.run(machine_command(), capture_output=True, check=True)
    known = machine_in(done.stdout)
    assert known is not None and {"spacenet", "chawa"} <= set(known.architectures)
    assert len(known.gpus) == torch.cuda.device_count()


@pytest.mark.parametrize("told", ["", "{}", "[]", '{"gpus": 3, "architectures": []}', b"\xff", "Traceback"])
def test_a_process_that_says_something_else_tells_nothing(told: str | bytes) -> None:
    assert machine_in(told) is None


def test_the_paces_are_told(tmp_path: Path) -> None:
    make_run(tmp_path / "a", SPECTRA, 40.0)
    (known,) = LookAtPaces(tmp_path).run()
    assert isinstance(known, PacesKnown) and known.paces == {kind_of(SPECTRA): 40.0}
