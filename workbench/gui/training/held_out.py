"""How well a run does on clips that it did not learn from, and by how many of them that is told. No Qt here."""

from __future__ import annotations

import math

from workbench.core.events import TestScored, ValidationPlaces
from workbench.gui.language.words import tr
from workbench.gui.training.recordings import counts
from workbench.gui.training.seen import RunSeen

_RADII = ("1", "2", "3")


def counted(n_clips: int, n_places: int) -> str:
    """ "110 clips, 2 places": clips of one place say about the same, so places count. 0 = unknown."""
    parts = ([counts(n_clips, "clip")] if n_clips else []) + ([counts(n_places, "place")] if n_places else [])
    return ", ".join(parts)


def test_words(run: RunSeen) -> str:
    """Its test part, the best network's; empty before that is scored, or without a test part."""
    scores = run.scores
    if run.scored is None or scores is None:
        return ""
    shares = [100 * share for share in (scores.within_1_m, scores.within_2_m, scores.within_3_m)]
    within = ", ".join(f"{share:.0f}" for share in shares)
    held = counted(run.scored.n_clips, run.scored.n_places)
    return tr(
        "Test: median {median_error_m:.2f} m, within 1, 2, 3 m {within} %  ({held})",
        median_error_m=scores.median_error_m,
        within=within,
        held=held,
    )


def validation_words(run: RunSeen) -> str:
    """Validation of its best epoch; empty before the first."""
    best = run.best
    if best is None:
        return ""
    within = ", ".join(f"{100 * best.accuracy_val.get(radius, 0.0):.0f}" for radius in _RADII)
    held = counted(*n_validation(run))
    told = tr(
        "median {median_error_val_m:.2f} m, within 1, 2, 3 m {within} %",
        median_error_val_m=best.median_error_val_m,
        within=within,
    )
    of = f"  ({held})" if held else ""
    return tr("Validation, epoch {epoch}: {told}{of}", epoch=best.epoch, told=told, of=of)


def end_words(run: RunSeen) -> str:
    """What came of a run that has ended, in a sentence: its test part where it has one."""
    if test := test_words(run):
        return f"{test}."
    validation = validation_words(run)
    return tr("No test part. {validation}.", validation=validation) if validation else ""


def n_validation(run: RunSeen) -> tuple[int, int]:
    """Clips and places of its validation part; 0 = unknown."""
    return (0, 0) if run.places is None else (run.places.n_clips, _places_in(run.places))


def n_test(run: RunSeen) -> tuple[int, int]:
    """Clips and places of its test part; 0 = unknown, or none."""
    scored: TestScored | None = run.scored
    return (0, 0) if scored is None else (scored.n_clips, scored.n_places)


def share_noise(share: float, n_places: int) -> float:
    """By how much two shares of as many places must differ to mean something: about one standard error of their
    difference, a place counted as one trial. Runs on the same places share half of the noise and more."""
    kept = min(max(share, 0.5 / n_places), 1 - 0.5 / n_places)  # none of two places is not "never"
    return math.sqrt(2 * kept * (1 - kept) / n_places)


def error_noise(error: float, n_places: int) -> float:
    """The same for errors and losses, which vary from place to place by about their own size."""
    return error * math.sqrt(2 / n_places)


def _places_in(told: ValidationPlaces) -> int:
    """Older runs told the places alone; where those are of all clips they can be counted."""
    if told.n_places or told.n_clips != len(told.truth_m):
        return told.n_places
    return len({(site, *(round(x, 3) for x in at)) for site, at in zip(told.sites, told.truth_m, strict=True)})
