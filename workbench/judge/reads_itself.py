"""Checks that choose the moments they listen to."""

from __future__ import annotations

from workbench.judge.sound import Block


class ReadsItself:
    """The base of checks that are registered with hears=False."""

    def hear(self, block: Block) -> None:
        """Nothing: blocks are not offered."""
