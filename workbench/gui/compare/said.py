"""What the page says of an evaluation, and what to do where there is none. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from workbench.core.listed import listed
from workbench.evaluate.evaluation import Evaluation
from workbench.files.campaign import SessionRow
from workbench.gui.compare.jobs import EvaluationCame
from workbench.gui.compare.page import EMPTY
from workbench.gui.compare.words import counted, said_facts, said_when
from workbench.gui.work.job_bar import said_duration

_MOST = 12
"""Lines of a tooltip."""
_MOST_TITLES = 3
"""Of sessions left out for one reason."""


def facts(evaluation: Evaluation, split: str, n_units: int | None = None) -> tuple[str, str, str]:
    """Title, one line of what it is of, and a tooltip with all that was done. n_units : see said_facts."""
    when = f"Evaluated {said_when(evaluation.created_at)}, in {said_duration(evaluation.seconds)}."
    left = f" {counted(len(evaluation.left_out), 'session')} left out." if evaluation.left_out else ""
    said = said_facts(evaluation, split, n_units)
    return evaluation.name or "Evaluation", f"{said}. {when}{left}", _details(evaluation)


def _details(evaluation: Evaluation) -> str:
    lines = [f"{method.title}: {method.caveat}" if method.caveat else method.title for method in evaluation.methods]
    lines += [f"Left out: {one.title}: {one.why}" for one in evaluation.left_out]
    lines += [f"{text} (told of {counted(n, 'session')})" for text, n in evaluation.warnings]
    lines = [*lines[:_MOST], f"and {len(lines) - _MOST} more, all in the report"] if len(lines) > _MOST else lines
    versions = ", ".join(f"{name} {version}" for name, version in evaluation.versions.items())
    return "\n".join(filter(None, [*lines, versions, evaluation.machine]))


def caveats(evaluation: Evaluation) -> str:
    """What not to take its figures for, a sentence a line, the weightiest first; empty for nothing."""
    told = list(_caveats(evaluation))
    told = [*told[:_MOST], f"And {len(told) - _MOST} more, all in the report"] if len(told) > _MOST else told
    return "\n".join(f"{text.rstrip('.')}." for text in told)


def _caveats(evaluation: Evaluation) -> Iterator[str]:
    n, n_simulated = len(evaluation.sessions), evaluation.n_simulated
    if n and n_simulated == n:
        yield "Simulated recordings: on real sites expect worse"
    elif n_simulated:
        yield f"{n_simulated:,} of {n:,} sessions are simulated: figures of all together mix them with real ones"
    if evaluation.with_learnt:
        yield "Sessions that a network learnt from are not left out: they flatter it"
    for text, n_told in evaluation.warnings:
        yield f"{text.rstrip('.')} ({counted(n_told, 'session')})"
    whys: dict[str, list[str]] = {}
    for one in evaluation.left_out:
        whys.setdefault(one.why.rstrip("."), []).append(one.title)
    for why, titles in sorted(whys.items(), key=lambda item: -len(item[1])):
        more = [f"{len(titles) - _MOST_TITLES:,} more"] if len(titles) > _MOST_TITLES else []
        yield f"Left out: {why} ({listed([*titles[:_MOST_TITLES], *more])})"


def doubts(came: EvaluationCame) -> str:
    """Why not to take it for what holds now; empty when nothing speaks against it."""
    found = []
    if came.changed:
        found.append(f"{counted(len(came.changed), 'session')} changed since")
    if came.gone:
        found.append(
            f"{counted(len(came.gone), 'session')} {'is' if len(came.gone) == 1 else 'are'} not there any more"
        )
    if not found:
        return ""
    return f"This evaluation is from {said_when(came.evaluation.created_at)}; {' and '.join(found)}."


def is_of(evaluation: Evaluation, campaign: Path) -> bool:
    """Are its sessions, or some of them, in this folder?"""
    return any(Path(session.key).is_relative_to(campaign) for session in evaluation.sessions)


def what_to_do(why_not: str, campaign: Path | None, rows: Sequence[SessionRow], titles: Sequence[str]) -> str:
    """In place of results. why_not : why Evaluate cannot be pressed; titles : of the ticked methods."""
    if campaign is None or not rows:
        return EMPTY
    if why_not:
        return f"{campaign.name} cannot be evaluated.\n\n{why_not}."
    n_known = sum(row.has_truth for row in rows)
    unknown = f"; {counted(len(rows) - n_known, 'other')} without a known true place" if n_known < len(rows) else ""
    whom = titles[0] if len(titles) == 1 else f"{', '.join(titles[:-1])} and {titles[-1]}"
    return (
        f"{campaign.name}: nothing was evaluated yet.\n\nEvaluate asks {whom} about {counted(n_known, 'session')} "
        f"whose true place is known{unknown}.\nOther methods are ticked in the menu beside Localize."
    )
