"""A name for a training whose own would be a shipped network's: what it learns from, and when it began."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace
from datetime import date
from pathlib import Path

from workbench.training.config import TrainConfig, is_file_name

_LONGEST = 30


def with_own_name(config: TrainConfig, taken: Container[str], today: date) -> TrainConfig:
    """The same training, called by network, recordings and date where its name is taken; its title where that is
    still the usual one, too. taken : names of shipped networks."""
    if config.name not in taken:
        return config
    where = _where(config)
    plain = re.sub(r"[^\w.-]+", "-", where).strip(".-").lower()
    name = f"{config.name}-{plain}-{today:%Y-%m-%d}" if plain else f"{config.name}-{today:%Y-%m-%d}"
    is_usual = config.title in (TrainConfig().title, config.name)
    title = f"{config.title}, {where}, {today:%Y-%m-%d}" if is_usual else config.title
    return replace(config, name=name if is_file_name(name) else f"{config.name}-{today:%Y-%m-%d}", title=title)


def _where(config: TrainConfig) -> str:
    if config.data.campaign:
        return Path(config.data.campaign).name[:_LONGEST]
    sites = config.data.sites
    return sites[0] if len(sites) == 1 else f"{len(sites)} simulated sites"
