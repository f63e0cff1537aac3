"""Everything that can be told in seconds about a training that could not end well, before hours go into it."""

from __future__ import annotations

import shutil
from pathlib import Path

from workbench.core.errors import UserError
from workbench.engine.campaign_facts import CampaignFacts, facts_of
from workbench.engine.clip_cache import bytes_to_come, clips_folder
from workbench.engine.collect import folder_of
from workbench.engine.learnable import refuse
from workbench.training.config import SplitKind, TrainConfig
from workbench.training.split import refuse_too_few

_SPARE_BYTES = 20_000_000
"""For lists, curves, and everybody else on the disk."""


def refuse_unready(config: TrainConfig, out: Path | None = None) -> CampaignFacts:
    """UserError when there is nothing to learn from, too little for the split or a batch, or no disk left; else what
    there is.

    out : where the run's folder will be, so that its disk is looked at too; None = the working folder.
    Sound itself is not read: samples that are no numbers are known here only where somebody listened before.
    """
    facts = facts_of(config.data)
    if facts.problems:
        refuse(Path(config.data.campaign).absolute(), facts.problems)
    refuse_too_few(config.data, n_groups_of(facts, config.data.split))
    _refuse_batch(config.batch, facts.n_training_clips)
    _refuse_no_room(config, facts, out or Path.cwd())
    return facts


def n_groups_of(facts: CampaignFacts, split: SplitKind) -> int:
    """How many groups there are to be shared out, none of which is ever divided."""
    counts: dict[SplitKind, int] = {
        "place": facts.n_places,
        "session": facts.n_sessions,
        "array": facts.n_arrays,
        "site": len(facts.sites),
        "clip": facts.n_clips,
    }
    return counts[split]


def _refuse_batch(batch: int, n_clips: int) -> None:
    if batch > n_clips:
        raise UserError(
            f"A batch of {batch} is more than the {n_clips} clips that the split leaves to train on",
            f"Choose a batch of {max(n_clips, 2)} or fewer, or add recordings",
        )


def _refuse_no_room(config: TrainConfig, facts: CampaignFacts, out: Path) -> None:
    from workbench.training.run_size import run_bytes  # PyTorch: whoever only counts recordings does without

    cache, runs = _there(clips_folder()), _there(out)
    needed, run = bytes_to_come(folder_of(config.data), facts.n_clips, facts.cache_bytes), run_bytes(config)
    if cache.stat().st_dev == runs.stat().st_dev:
        _refuse_full(cache, needed + run, "the features and the run need")
        return
    _refuse_full(cache, needed, "the features need")
    _refuse_full(runs, run, "the run needs")


def _refuse_full(folder: Path, needed: int, what: str) -> None:
    disk = shutil.disk_usage(folder)
    if disk.total == 0:  # no disk at all, such as /proc: making the folder will say so
        return
    free = disk.free
    if free < needed + _SPARE_BYTES:
        raise UserError(
            f"The disk that holds {folder} has {_size_told(free)} left, and {what} about {_size_told(needed)}",
            "Free some space, or choose fewer sessions or mel-spectra",
        )


def _size_told(n_bytes: int) -> str:
    return f"{n_bytes / 1e9:.1f} GB" if n_bytes >= 1e8 else f"{n_bytes / 1e6:.0f} MB"


def _there(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    folder = folder.absolute()
    return next(path for path in (folder, *folder.parents) if path.exists())
