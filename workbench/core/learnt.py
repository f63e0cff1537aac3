"""Did a network learn from a session? Its card names recorded sessions by key, simulated ones by seed and site."""

from __future__ import annotations

from collections.abc import Collection

from workbench.core.card import ModelCard
from workbench.core.session import Session
from workbench.core.session_key import is_told, sessions_learnt
from workbench.core.simulated import simulated_seeds

UNKNOWN = "?"
"""Among the seeds of the networks before: one of those does not tell its own."""


def has_learnt(card: ModelCard, session: Session) -> bool:
    """Did the network, or one before it, learn from this session, or was its best epoch chosen by it?

    A simulated session of a seed and a site that it learnt from counts: another clock or wall changes no place. So does
    one whose microphones or source stand as in a session of such a seed.
    """
    if is_told(session.id, sessions_learnt(card)):
        return True
    return any(has_learnt_seed(card, seed, session.site.name) for seed in simulated_seeds(session))


def has_learnt_seed(card: ModelCard, seed: int, site: str) -> bool:
    """Did it, or one before it, learn from what the simulator makes with this seed at the site of this name?"""
    return (seed in own_seeds(card) and _is_among(site, own_sites(card))) or has_started_from_seed(card, seed, site)


def has_started_from_seed(card: ModelCard, seed: int, site: str) -> bool:
    """Did one before it?"""
    return str(seed) in _seeds_before(card) and _is_among(site, _sites_before(card))


def own_seeds(card: ModelCard) -> frozenset[int]:
    """Of what was simulated for its training; what lies in a campaign's folder is known by its keys."""
    data = card.training.get("data", {})
    seed = data.get("seed") if isinstance(data, dict) and not data.get("campaign") else None
    return frozenset({seed} if isinstance(seed, int) and card.is_simulated else ())


def own_sites(card: ModelCard) -> frozenset[str]:
    """Names of the sites it learnt from itself; empty = the card does not tell."""
    return frozenset(card.learnt_from.get("sites", ()) or (site.name for site in card.trained_sites))


def told_to_successors(card: ModelCard) -> dict[str, str]:
    """What the card of a network that begins as this one says in `started_from`: "seeds", "sites", "sessions".

    seeds : apart by blanks, with UNKNOWN where a network before this one tells none; sites : names, one a line.
    """
    seeds = [*map(str, sorted(own_seeds(card))), *_seeds_before(card)]
    if is_unsure(card):
        seeds.append(UNKNOWN)
    sites = sorted(own_sites(card) | _sites_before(card))
    sessions = sessions_learnt(card)
    return {
        "seeds": " ".join(dict.fromkeys(seeds)),
        "sites": "\n".join(sites),
        **({"sessions": sessions} if sessions else {}),
    }


def is_unsure(card: ModelCard) -> bool:
    """Does nobody know all that it, or one before it, learnt from? Older cards name neither sessions nor seeds."""
    data = card.training.get("data", {})
    tells_own = bool(own_seeds(card)) or "sessions" in card.learnt_from or not (isinstance(data, dict) and data)
    before = card.started_from
    return not tells_own or (bool(before) and UNKNOWN in before.get("seeds", UNKNOWN))


def _seeds_before(card: ModelCard) -> list[str]:
    return [one for one in card.started_from.get("seeds", "").split() if one != UNKNOWN]


def _sites_before(card: ModelCard) -> frozenset[str]:
    return frozenset(card.started_from.get("sites", "").splitlines())


def _is_among(site: str, sites: Collection[str]) -> bool:
    """Where a card names no sites, any may be one of them."""
    return not sites or site in sites
