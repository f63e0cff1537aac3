"""Which sessions a fair evaluation leaves out, and which methods cannot take one."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.errors import UserError
from workbench.core.learnt import has_learnt
from workbench.core.session import Session
from workbench.localize.method import Method


def why_left_out(session: Session, methods: Iterable[Method], with_learnt: bool) -> str:
    """Why a session takes no part, in words that end a sentence; "" when it does."""
    if session.true_position_m is None:
        return "it does not say where its source truly was"
    if with_learnt:
        return ""
    learnt = [m.title for m in methods if m.card is not None and has_learnt(m.card, session)]
    return f"{learnt[0]} learnt from it (--with-learnt keeps it)" if learnt else ""


def why_refused(method: Method, session: Session) -> str:
    """Why a method cannot take a session at all; "" when it can."""
    try:
        method.check(session)
    except UserError as error:
        return str(error).rstrip(".")
    return ""
