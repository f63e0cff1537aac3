"""What the page says of an evaluation, and what to do where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from workbench.core.listed import listed
from workbench.evaluate.evaluation import Evaluation
from workbench.files.campaign import SessionRow
from workbench.gui.compare.jobs import EvaluationCame
from workbench.gui.compare.page import EMPTY
from workbench.gui.compare.words import counted, said_facts, said_when
from workbench.gui.language.words import tr
from workbench.gui.work.job_bar import said_duration

_MOST = 12
"""Lines of a tooltip."""
_MOST_TITLES = 3
"""Of sessions left out for one reason."""


def facts(evaluation: Evaluation, split: str, n_units: int | None = None) -> tuple[str, str, str]:
    """Title, one line of what it is of, and a tooltip with all that was done. n_units : see said_facts."""
    when = tr(
        "Evaluated {said_when}, in {said_duration}.",
        said_when=said_when(evaluation.created_at),
        said_duration=said_duration(evaluation.seconds),
    )
    n_left = len(evaluation.left_out)
    left = tr(" {sessions} left out.", sessions=counted(n_left, "session")) if n_left else ""
    said = said_facts(evaluation, split, n_units)
    return evaluation.name or tr("Evaluation"), f"{said}. {when}{left}", _details(evaluation)


def _details(evaluation: Evaluation) -> str:
    lines = [f"{method.title}: {method.caveat}" if method.caveat else method.title for method in evaluation.methods]
    lines += [tr("Left out: {title}: {why}", title=one.title, why=one.why) for one in evaluation.left_out]
    lines += [
        tr("{words} (told of {sessions})", words=text, sessions=counted(n, "session"))
        for text, n in evaluation.warnings
    ]
    if len(lines) > _MOST:
        lines = [*lines[:_MOST], tr("and {n} more, all in the report", n=len(lines) - _MOST)]
    versions = ", ".join(f"{name} {version}" for name, version in evaluation.versions.items())
    return "\n".join(filter(None, [*lines, versions, evaluation.machine]))


def caveats(evaluation: Evaluation) -> str:
    """What not to take its figures for, a sentence a line, the weightiest first; empty for nothing."""
    told = list(_caveats(evaluation))
    told = (
        [*told[:_MOST], tr("And {n_told} more, all in the report", n_told=len(told) - _MOST)]
        if len(told) > _MOST
        else told
    )
    return "\n".join(f"{text.rstrip('.')}." for text in told)


def _caveats(evaluation: Evaluation) -> Iterator[str]:
    n, n_simulated = len(evaluation.sessions), evaluation.n_simulated
    if n and n_simulated == n:
        yield tr("Simulated recordings: on real sites expect worse")
    elif n_simulated:
        yield tr(
            "{n_simulated:,} of {n:,} sessions are simulated: figures of all together mix them with real ones",
            n_simulated=n_simulated,
            n=n,
        )
    if evaluation.with_learnt:
        yield tr("Sessions that a network learnt from are not left out: they flatter it")
    for text, n_told in evaluation.warnings:
        yield f"{text.rstrip('.')} ({counted(n_told, 'session')})"
    whys: dict[str, list[str]] = {}
    for one in evaluation.left_out:
        whys.setdefault(one.why.rstrip("."), []).append(one.title)
    for why, titles in sorted(whys.items(), key=lambda item: -len(item[1])):
        more = [tr("{n_titles:,} more", n_titles=len(titles) - _MOST_TITLES)] if len(titles) > _MOST_TITLES else []
        yield tr("Left out: {why} ({listed})", why=why, listed=listed([*titles[:_MOST_TITLES], *more]))


def doubts(came: EvaluationCame) -> str:
    """Why not to take it for what holds now; empty when nothing speaks against it."""
    found = []
    if came.changed:
        found.append(tr("{sessions} changed since", sessions=counted(len(came.changed), "session")))
    if came.gone:
        sessions = counted(len(came.gone), "session")
        is_one = len(came.gone) == 1
        found.append(
            tr("{sessions} is not there any more", sessions=sessions)
            if is_one
            else tr("{sessions} are not there any more", sessions=sessions)
        )
    if not found:
        return ""
    when = said_when(came.evaluation.created_at)
    return tr("This evaluation is from {when}; {found}.", when=when, found=tr(" and ").join(found))


def is_of(evaluation: Evaluation, campaign: Path) -> bool:
    """Are its sessions, or some of them, in this folder?"""
    return any(Path(session.key).is_relative_to(campaign) for session in evaluation.sessions)


def what_to_do(why_not: str, campaign: Path | None, rows: Sequence[SessionRow], titles: Sequence[str]) -> str:
    """In place of results. why_not : why Evaluate cannot be pressed; titles : of the ticked methods."""
    if campaign is None or not rows:
        return tr(EMPTY)
    if why_not:
        return tr("{name} cannot be evaluated.\n\n{why_not}.", name=campaign.name, why_not=why_not)
    n_known = sum(row.has_truth for row in rows)
    n_other = len(rows) - n_known
    unknown = tr("; {others} without a known true place", others=counted(n_other, "other")) if n_other else ""
    whom = titles[0] if len(titles) == 1 else tr(" and ").join((", ".join(titles[:-1]), titles[-1]))
    return tr(
        "{campaign}: nothing was evaluated yet.\n\nEvaluate asks {whom} about {sessions} whose true place is "
        "known{unknown}.\nOther methods are ticked in the menu beside Localize.",
        campaign=campaign.name, whom=whom, sessions=counted(n_known, "session"), unknown=unknown,
    )  # fmt: skip
