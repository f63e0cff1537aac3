"""Where what travels with the program lies, and where the program may keep its own things."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent.parent


def models_folder() -> Path:
    """Shipped networks: beside the checkout, or inside the installed package."""
    return _shipped("models")


def resources_folder() -> Path:
    """Themes and training recipes: beside the checkout, or inside the installed package."""
    return _shipped("resources")


def cache_folder() -> Path:
    """What can be computed again; deleting it loses time only."""
    return Path(platformdirs.user_cache_dir("ssl-workbench", appauthor=False))


def log_folder() -> Path:
    """Where faults of the program are written down."""
    return Path(platformdirs.user_log_dir("ssl-workbench", appauthor=False))


def state_folder() -> Path:
    """Kept for people outside their files: unsaved edits, locks, links of moved sound. WORKBENCH_STATE moves it."""
    chosen = os.environ.get("WORKBENCH_STATE")
    return Path(chosen) if chosen else Path(platformdirs.user_state_dir("ssl-workbench", appauthor=False))


def runs_folder() -> Path:
    """Trainings that the window started, a folder each. WORKBENCH_RUNS moves it."""
    return _kept("runs", "WORKBENCH_RUNS")


def own_models_folder() -> Path:
    """Networks that people trained or added themselves. WORKBENCH_MODELS moves it."""
    return _kept("models", "WORKBENCH_MODELS")


def _kept(name: str, variable: str) -> Path:
    chosen = os.environ.get(variable)
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("ssl-workbench", appauthor=False)) / name


def _shipped(name: str) -> Path:
    installed = _PACKAGE / "shipped" / name
    return installed if installed.exists() else _PACKAGE.parent / name
