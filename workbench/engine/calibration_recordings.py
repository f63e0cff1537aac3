"""Recordings with known sources for a calibration: one part to measure on, and other places to check on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from workbench.core.calibration import Places
from workbench.core.errors import UserError
from workbench.core.learnt import has_learnt, has_learnt_seed
from workbench.core.same_places import same_places
from workbench.core.session import Session
from workbench.core.session_key import keys_told
from workbench.core.simulated import is_simulated
from workbench.engine.calibration_defaults import CHECK_SEED, MEASURE_SEED, N_PLACES
from workbench.engine.session_sources import OnDisk, SessionSource, Simulated
from workbench.evaluate.conformal import FEWEST_PLACES
from workbench.files.session_folder import find_sessions, read_session
from workbench.localize.method import Method
from workbench.simulate.campaign import CampaignPlan
from workbench.simulate.sites import SITES, find_site

_SECONDS = 3.0
"""One clip: what is counted are places."""


@dataclass(frozen=True)
class CalibrationRecordings:
    """measure, check : sessions, no place among both; check may be empty.

    measured_on, checked_on : which they are, in a sentence. how : the command that takes them again.
    measured, checked : the same, so that they are known again. warnings : what people should know about the choice.
    """

    measure: tuple[SessionSource, ...]
    check: tuple[SessionSource, ...]
    measured_on: str
    checked_on: str
    is_simulated: bool
    how: str
    measured: Places = field(default_factory=Places)
    checked: Places = field(default_factory=Places)
    warnings: tuple[str, ...] = ()

    def refuse_learnt(self, method: Method) -> None:
        """UserError when a network learnt from a simulated campaign of one of the seeds."""
        made = [(seed, site) for part in (self.measured, self.checked) for seed in part.seeds for site in part.sites]
        learnt = [seed for seed, site in made if method.card is not None and has_learnt_seed(method.card, seed, site)]
        if learnt:
            raise UserError(
                f"{method.title} was trained on simulated recordings of seed {learnt[0]}, so its errors there tell "
                "nothing of other places",
                "Choose other seeds: --seed and --check-seed",
            )


def simulated_recordings(
    sites: Sequence[str] = (), n_places: int = N_PLACES, seed: int = MEASURE_SEED, check_seed: int = CHECK_SEED
) -> CalibrationRecordings:
    """Sessions of one clip, each with its own place and array, as the simulator makes them and nobody writes them.

    sites : keys, () = all. n_places : to measure on, over all sites together; as many more to check on.
    UserError when the seeds are the same, a site is none, or the places too few.
    """
    if seed == check_seed:
        raise UserError(f"Both seeds are {seed}, so the radii would be checked on the places they come from")
    if n_places < FEWEST_PLACES:
        raise UserError(
            f"{n_places} places are too few to say how far off a method is", f"Take at least {FEWEST_PLACES}"
        )
    keys = tuple(dict.fromkeys(key.lower() for key in sites)) or tuple(site.key for site in SITES)
    per_site = -(-n_places // len(keys))
    measure, check = (
        CampaignPlan(sites=keys, n_sessions=per_site, seconds=_SECONDS, seed=one) for one in (seed, check_seed)
    )
    names = tuple(find_site(key).name for key in keys)
    how = f"--simulate {','.join(keys)} --places {n_places} --seed {seed} --check-seed {check_seed}"
    return CalibrationRecordings(
        measure=_sessions(measure),
        check=_sessions(check),
        measured_on=_told(measure),
        checked_on=_told(check),
        is_simulated=True,
        how=how,
        measured=Places(seeds=(seed,), sites=names),
        checked=Places(seeds=(check_seed,), sites=names),
    )


def _sessions(plan: CampaignPlan) -> tuple[SessionSource, ...]:
    return tuple(Simulated(plan, index) for index in range(len(plan)))


def _told(plan: CampaignPlan) -> str:
    return f"{len(plan)} simulated places at {', '.join(plan.sites)}, one clip of 3 s each, seed {plan.seed}"


def campaign_recordings(campaign: Path, methods: Sequence[Method], seed: int = MEASURE_SEED) -> CalibrationRecordings:
    """The sessions of a campaign on disk whose true source is known, half of their places for either part.

    Sessions that one of the networks learnt from, or was chosen by, take no part. Too few places for two parts are all
    measured on, and nothing is checked. UserError when they are too few for that.
    """
    folders = find_sessions(campaign)
    if not folders:
        raise UserError(f"{campaign} holds no sessions", "Give a campaign: a folder with session folders below it")
    known = [(folder, session) for folder in folders if (session := _known_session(folder)) is not None]
    cards = [method.card for method in methods if method.card is not None]
    sessions = [(folder, session) for folder, session in known if not any(has_learnt(card, session) for card in cards)]
    warnings = _left_out(len(folders), len(known), len(sessions))
    truths_m = np.array([session.true_position_m for _, session in sessions], dtype=np.float64).reshape(-1, 3)
    sites = np.array([session.site.name for _, session in sessions], dtype=np.str_)
    places = same_places(truths_m, sites) if len(sessions) else np.empty(0, dtype=np.int64)
    n_places = len(np.unique(places))
    if n_places < FEWEST_PLACES:
        raise UserError(
            f"{campaign} tells the true source at {n_places} places, too few to say how far off a method is"
            + "".join(f" ({warning})" for warning in warnings),
            f"Give recordings of at least {FEWEST_PLACES} places; some hundred make a radius one can trust",
        )
    order = np.random.default_rng(seed).permutation(n_places)
    n_checked = n_places // 2 if n_places // 2 >= FEWEST_PLACES else 0
    is_checked = np.isin(places, order[:n_checked])
    measure, check = (tuple(OnDisk(sessions[i][0]) for i in np.flatnonzero(rows)) for rows in (~is_checked, is_checked))
    if not n_checked:
        text = f"{n_places} places are too few to check the radii on some of them; all are measured on"
        warnings = (*warnings, text)
    return CalibrationRecordings(
        measure=measure,
        check=check,
        measured_on=f"{n_places - n_checked} places of {campaign.absolute().name}, {len(measure)} sessions",
        checked_on=f"{n_checked} other places of {campaign.absolute().name}, {len(check)} sessions" if check else "",
        is_simulated=all(is_simulated(session) for _, session in sessions),
        how=f"{campaign} --seed {seed}",
        measured=Places(sessions=keys_told(sessions[i][1].id for i in np.flatnonzero(~is_checked))),
        checked=Places(sessions=keys_told(sessions[i][1].id for i in np.flatnonzero(is_checked))),
        warnings=warnings,
    )


def _left_out(n_all: int, n_known: int, n_taken: int) -> tuple[str, ...]:
    told = []
    if n_known < n_all:
        told.append(f"{n_all - n_known} of {n_all} sessions do not tell where their source was, and are left out")
    if n_taken < n_known:
        told.append(f"{n_known - n_taken} of {n_all} sessions are left out: a network learnt from them")
    return tuple(told)


def _known_session(folder: Path) -> Session | None:
    """The session of a folder, None where it cannot be read or does not tell where its source was."""
    try:
        session = read_session(folder)
    except UserError:
        return None
    return None if session.true_position_m is None else session
