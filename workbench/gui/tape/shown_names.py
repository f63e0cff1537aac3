"""What the ends of tapes are called on screen."""

from __future__ import annotations

from workbench.gui.language.words import tr


def shown_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """names : as `end_names` has them, the source last; a table that is copied or pasted keeps these."""
    return (*names[:-1], tr("Source")) if names else ()
