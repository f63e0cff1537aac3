"""Sessions that a network learnt from, as its card names them: short, and of no use to whoever has not the session."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from workbench.core.card import ModelCard

KEY_DIGITS = 8
MOST_KEYS = 20_000
"""A card holds no more of each kind: 160 kB. Sessions beyond are not recognised."""


def session_key(session_id: str) -> str:
    """Eight hex digits of a hash: among 20 000 sessions, one in 200 000 others is taken for one of them. "" of ""."""
    return hashlib.sha256(session_id.encode("utf-8", "surrogatepass")).hexdigest()[:KEY_DIGITS] if session_id else ""


def keys_told(session_ids: Iterable[str]) -> str:
    """The keys of these sessions, one after another, sorted; sessions without an id have none."""
    return "".join(sorted({session_key(one) for one in session_ids} - {""})[:MOST_KEYS])


def is_told(session_id: str, keys: str) -> bool:
    """Is the session's key among these?"""
    key = session_key(session_id)
    return bool(key) and any(keys[i : i + KEY_DIGITS] == key for i in range(0, len(keys), KEY_DIGITS))


def sessions_learnt(card: ModelCard) -> str:
    """Keys of all sessions that a network, or one that it began as, learnt from or was chosen by."""
    told = (card.learnt_from.get("sessions", ""), card.learnt_from.get("chosen_by", ""))
    return "".join((*told, card.started_from.get("sessions", "")))[: 2 * MOST_KEYS * KEY_DIGITS]
