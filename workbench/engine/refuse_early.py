"""What can be told of a training before the libraries are there that take seconds to import. No torch here."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.events import StateChanged
from workbench.files.event_lines import append_line
from workbench.files.training_run import CONFIG_FILE, EVENTS_FILE, was_started_for
from workbench.training.config import TrainConfig
from workbench.training.config_file import read_config


def refuse_early(config: TrainConfig | None, out: Path | None, resume: Path | None) -> None:
    """UserError when the settings cannot be read or there is no such campaign; told in the run's folder, too.

    Only a process that was started to train there tells it there: the folder may be another's.
    """
    folder = resume or out
    try:
        chosen = read_config(resume / CONFIG_FILE) if resume is not None else config
        if chosen is not None and chosen.data.campaign and _is_empty(Path(chosen.data.campaign)):
            from workbench.engine.readiness import refuse_unready

            refuse_unready(chosen, folder)
    except UserError as error:
        with suppress(OSError):
            if folder is not None and was_started_for(folder):
                failed = StateChanged(state="failed", problem=error.problem, hint=error.hint)
                append_line(folder / EVENTS_FILE, failed)
        raise


def _is_empty(campaign: Path) -> bool:
    """Is there nothing, or no folder of a session right below? Those that lie deeper are looked for later."""
    return not any(campaign.glob("*/"))
