"""How many microphones a network takes, as its card says."""

from __future__ import annotations

from workbench.core.card import ModelCard


def numbers_of(card: ModelCard) -> tuple[int, int]:
    """The fewest and the most."""
    return card.n_microphones, card.n_microphones_most or card.n_microphones


def numbers_told(fewest: int, most: int) -> str:
    """ "4", or "3 to 16"."""
    return f"{fewest}" if fewest == most else f"{fewest} to {most}"
