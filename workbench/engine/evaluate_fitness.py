"""Which sessions a fair evaluation leaves out, and which methods cannot take one."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.card import ModelCard
from workbench.core.errors import UserError
from workbench.core.session import Session
from workbench.core.session_key import is_told, sessions_learnt
from workbench.engine.session_sources import SessionSource, Simulated
from workbench.localize.method import Method


def why_left_out(session: Session, source: SessionSource, methods: Iterable[Method], with_learnt: bool) -> str:
    """Why a session takes no part, in words that end a sentence; "" when it does."""
    if session.true_position_m is None:
        return "it does not say where its source truly was"
    if with_learnt:
        return ""
    learnt = [m.title for m in methods if m.card is not None and has_learnt(m.card, session, source)]
    return f"{learnt[0]} learnt from it (--with-learnt keeps it)" if learnt else ""


def has_learnt(card: ModelCard, session: Session, source: SessionSource) -> bool:
    """Did the network, or one it began as, learn from this session, or was its best epoch chosen by it?

    Cards of older networks name no sessions; those of simulated ones name the seed that made their places.
    """
    if is_told(session.id, sessions_learnt(card)):
        return True
    data = card.training.get("data", {})
    return (
        isinstance(source, Simulated)
        and card.is_simulated
        and isinstance(data, dict)
        and data.get("seed") == source.plan.seed
    )


def why_refused(method: Method, session: Session) -> str:
    """Why a method cannot take a session at all; "" when it can."""
    try:
        method.check(session)
    except UserError as error:
        return str(error).rstrip(".")
    return ""
