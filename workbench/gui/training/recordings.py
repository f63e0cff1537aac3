"""What recordings come to, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP

from workbench.gui.language.words import tr

if TYPE_CHECKING:
    from workbench.engine.campaign_facts import CampaignFacts


def said_recordings(facts: CampaignFacts) -> str:
    """Such as "72 sessions, 3,816 clips, 3 sites, 98 places; about 2.1 GB of features.
    Validation will be 10 places"."""
    counted = (
        counts(facts.n_sessions, "session"),
        counts(facts.n_clips, "clip"),
        counts(len(facts.sites), "site"),
        counts(facts.n_places, "place"),
    )
    told = tr("{counted}; about {size} of features.", counted=", ".join(counted), size=said_bytes(facts.cache_bytes))
    n_validation, n_test = facts.n_held_places
    if not n_validation:
        return told
    test = tr(", the test {places}", places=counts(n_test, "place")) if n_test else ""
    held = tr("Validation will be {places}{test}.", places=counts(n_validation, "place"), test=test)
    return f"{told} {held}"


def said_bytes(n_bytes: float) -> str:
    """A size as people say it: "2.1 GB"."""
    for unit, size in (("GB", 1e9), ("MB", 1e6)):
        if n_bytes >= size:
            return f"{n_bytes / size:.1f} {unit}"
    return f"{n_bytes / 1e3:.0f} kB"


def counts(n: int, noun: str, plural: str = "") -> str:
    """ "1 clip", "3,816 clips"."""
    form = "{n} " + (noun if n == 1 else plural or f"{noun}s")
    return tr(form, n=f"{n:,}")


_COUNTED = (QT_TR_NOOP("{n} epoch"), QT_TR_NOOP("{n} epochs"))
"""What is counted here alone, for translators; the rest is counted by gui.compare.words, too."""
