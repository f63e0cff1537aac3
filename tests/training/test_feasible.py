"""What cannot be trained here is told in one sentence, before hours go into its data."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from workbench.core.errors import UserError
from workbench.training.config import DataConfig, NetworkConfig, TrainConfig
from workbench.training.feasible import refuse_batch, refuse_impossible

ON_CPU = TrainConfig(device="cpu")
TOO_MUCH: dict[str, tuple[TrainConfig, str]] = {
    "no such network": (replace(ON_CPU, network=NetworkConfig(architecture="x")), "no network called 'x'"),
    "no such start": (replace(ON_CPU, start_from="nobody"), "no method called 'nobody'"),
    "small batch": (replace(ON_CPU, batch=3, n_devices=4), "batch of 3 clips cannot be shared among 4"),
    "16 bits": (replace(ON_CPU, precision="16-mixed"), "16-mixed needs a GPU"),
    "machines": (replace(ON_CPU, n_machines=2), "on 2 machines is started by torchrun"),
    "not by train": (replace(ON_CPU, n_devices=2), "Only `workbench train` trains on several devices"),
    "all held": (replace(ON_CPU, data=DataConfig(validation_share=0.5, test_share=0.5)), "nothing to train on"),
}


@pytest.mark.parametrize("case", TOO_MUCH)
def test_what_cannot_be_trained_is_told(case: str) -> None:
    config, told = TOO_MUCH[case]
    with pytest.raises(UserError, match=told) as raised:
        refuse_impossible(config)
    assert raised.value.hint


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU")
def test_a_gpu_that_is_not_there_is_told() -> None:
    with pytest.raises(UserError, match="no GPU that PyTorch can use"):
        refuse_impossible(TrainConfig(device="cuda"))


def test_more_gpus_than_there_are_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1)
    with pytest.raises(UserError, match="n_devices is 4; this machine has 1 GPU") as told:
        refuse_impossible(TrainConfig(n_devices=4))
    assert told.value.problem.endswith("1 GPU")


def test_an_old_gpu_without_bf16_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1)
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda: False)
    with pytest.raises(UserError, match="bf16") as told:
        refuse_impossible(TrainConfig(precision="bf16-mixed"))
    assert "16-mixed" in told.value.hint


def test_a_batch_that_the_clips_do_not_fill_is_told() -> None:
    with pytest.raises(UserError, match="A batch of 128 is more than the 40 clips of the training part") as told:
        refuse_batch(ON_CPU, 40, "clips of the training part")
    assert "batch of 40 or fewer" in told.value.hint
    refuse_batch(ON_CPU, 128, "clips of the training part")


def test_a_program_whose_command_line_is_not_the_trainings_starts_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    two = replace(ON_CPU, n_devices=2)
    monkeypatch.setattr("sys.argv", ["my_script.py", "train"])
    with pytest.raises(UserError, match="Only `workbench train`"):
        refuse_impossible(two)
    refuse_impossible(two, starts_others=True)


def test_ordinary_trainings_are_not_refused() -> None:
    refuse_impossible(ON_CPU)
    refuse_impossible(replace(ON_CPU, precision="bf16-mixed"))
