"""What the page says of an evaluation, and what to do where there is none. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.evaluate.evaluation import Evaluation
from workbench.files.campaign import SessionRow
from workbench.gui.compare.jobs import EvaluationCame
from workbench.gui.compare.page import EMPTY
from workbench.gui.compare.words import counted, said_facts, said_when
from workbench.gui.work.job_bar import said_duration

_MOST = 12
"""Lines of a tooltip."""


def facts(evaluation: Evaluation, split: str) -> tuple[str, str, str]:
    """Title, one line of what it is of, and a tooltip with all that was done."""
    when = f"Evaluated {said_when(evaluation.created_at)}, in {said_duration(evaluation.seconds)}."
    left = f" {counted(len(evaluation.left_out), 'session')} left out." if evaluation.left_out else ""
    return evaluation.name or "Evaluation", f"{said_facts(evaluation, split)}. {when}{left}", _details(evaluation)


def _details(evaluation: Evaluation) -> str:
    lines = [f"{method.title}: {method.caveat}" if method.caveat else method.title for method in evaluation.methods]
    lines += [f"Left out: {one.title}: {one.why}" for one in evaluation.left_out]
    lines += [f"{text} (told of {counted(n, 'session')})" for text, n in evaluation.warnings]
    lines = [*lines[:_MOST], f"and {len(lines) - _MOST} more, all in the report"] if len(lines) > _MOST else lines
    versions = ", ".join(f"{name} {version}" for name, version in evaluation.versions.items())
    return "\n".join(filter(None, [*lines, versions, evaluation.machine]))


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
