"""The two editions of the program: the full one, and one for the field that has no PyTorch and trains nothing."""

from __future__ import annotations

from workbench.core.errors import UserError
from workbench.nets.answering import has_torch

NO_TRAINING = "The field edition has no PyTorch, so it trains nothing; the full edition does"


def edition() -> str:
    """ "full" or "field"."""
    return "full" if has_torch() else "field"


def refuse_without_torch(what: str) -> None:
    """UserError in the field edition. what : what needs PyTorch, as a sentence begins ("Training a network")."""
    if not has_torch():
        raise UserError(
            f"{what} needs PyTorch, which the field edition of the program has not", "Use the full edition for it"
        )
