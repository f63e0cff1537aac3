"""Which sessions an evaluation listens to: those of a campaign, or simulated ones that are never written."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.engine.chosen_sessions import chosen_folders
from workbench.engine.session_sources import OnDisk, SessionSource, Simulated
from workbench.files.session_folder import SESSION_FILE
from workbench.simulate.campaign import CampaignPlan


@dataclass(frozen=True)
class Sources:
    """name : what they are called together; campaign : their folder, "" for none."""

    name: str
    sessions: tuple[SessionSource, ...]
    campaign: str = ""


def recorded_sources(campaign: Path, choose: str = "", n_jobs: int = -1) -> Generator[Event, None, Sources]:
    """Of a campaign's folder, or the one session of a session's; Progress, then returns them (`yield from`).

    choose : a search as in the window, "" = all. UserError when there are none, or none fits.
    """
    folder = campaign.absolute()
    if (folder / SESSION_FILE).is_file():
        return Sources(folder.name, (OnDisk(folder),), str(folder))
    if not folder.is_dir():
        raise UserError(f"There is no folder {campaign}", "Give a campaign: a folder with session folders below it")
    found = yield from chosen_folders(folder, choose, n_jobs)
    return Sources(folder.name, tuple(map(OnDisk, found)), str(folder))


def simulated_sources(plan: CampaignPlan) -> Sources:
    """Every session of a plan."""
    unusual = f", {plan.variation.in_a_sentence}" if plan.variation.said else ""
    name = f"simulated {', '.join(plan.sites)} (seed {plan.seed}{unusual})"
    return Sources(name, tuple(Simulated(plan, index) for index in range(len(plan))))
