"""Can this configuration be trained here? Asked before hours go into its data."""

from __future__ import annotations

import torch

from workbench.core.errors import UserError
from workbench.nets.architectures import refuse_other_feature
from workbench.training.config import TrainConfig
from workbench.training.first_microphones import refuse_too_few
from workbench.training.processes import n_processes, started_by_torchrun
from workbench.training.start import refuse_other_start


def refuse_impossible(config: TrainConfig, *, starts_others: bool = False) -> None:
    """UserError when there is no such network, or no such devices.

    starts_others : can this program's command line be run again for the other processes of the training?
    """
    refuse_other_feature(config.network.architecture, config.data.feature)
    refuse_too_few(config.network.architecture, config.data.n_microphones, "data.n_microphones is")
    if config.augment.fewest_microphones:
        refuse_too_few(config.network.architecture, config.augment.fewest_microphones, "augment.fewest_microphones is")
    if config.batch < n_processes(config):
        raise UserError(
            f"A batch of {config.batch} clips cannot be shared among {n_processes(config)} processes",
            "Choose a larger batch or fewer devices",
        )
    if config.data.validation_share + config.data.test_share >= 1.0:
        raise UserError("validation_share and test_share together leave nothing to train on", "Choose smaller shares")
    _refuse_devices(config)
    _refuse_start(config, starts_others)
    refuse_other_start(config)


def refuse_batch(config: TrainConfig, n_clips: int, which: str) -> None:
    """UserError when n_clips do not fill one batch; which : what they are called."""
    if config.batch > n_clips:
        raise UserError(
            f"A batch of {config.batch} is more than the {n_clips} {which}",
            f"Choose a batch of {max(n_clips, 2)} or fewer, or add recordings",
        )


def _refuse_devices(config: TrainConfig) -> None:
    on_cpu = '"auto" or "cpu"'
    n_gpus = torch.cuda.device_count() if torch.cuda.is_available() else 0
    if config.device == "cuda" and not n_gpus:
        raise UserError("This machine has no GPU that PyTorch can use", f"Set device to {on_cpu}")
    uses_gpu = config.device == "cuda" or (config.device == "auto" and n_gpus > 0)
    if uses_gpu and config.n_devices > n_gpus:
        raise UserError(
            f"n_devices is {config.n_devices}; this machine has {n_gpus} GPU{'' if n_gpus == 1 else 's'}",
            'Choose fewer, or set device to "cpu"',
        )
    if uses_gpu and config.precision == "bf16-mixed" and not torch.cuda.is_bf16_supported():
        raise UserError(
            "This GPU has no 16-bit arithmetic of the bf16 kind", 'Set precision to "16-mixed" or "32-true"'
        )
    if not uses_gpu and config.precision == "16-mixed":
        raise UserError("16-mixed needs a GPU", 'Set precision to "bf16-mixed" or "32-true"')


def _refuse_start(config: TrainConfig, starts_others: bool) -> None:
    """Many processes are started by torchrun, or by `workbench train`, whose command line Fabric runs again."""
    started = started_by_torchrun()
    if started and started != n_processes(config):
        raise UserError(
            f"torchrun started {started} processes; the configuration says {config.n_machines} x {config.n_devices}",
            "Make n_machines and n_devices, and torchrun's --nnodes and --nproc-per-node, the same",
        )
    if config.n_devices > 1 and not started and not starts_others:
        raise UserError("Only `workbench train` trains on several devices", "Set n_devices to 1, or start it there")
    if config.n_machines > 1 and not started:
        raise UserError(
            f"A training on {config.n_machines} machines is started by torchrun on each of them",
            "torchrun --nnodes ... --nproc-per-node ... --rdzv-endpoint HOST:PORT -m workbench train CONFIG.toml",
        )
