"""The five steps, and where one stands among them: worked out from what there is, no widgets here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from PySide6.QtCore import QT_TR_NOOP

Mark = Literal["done", "now", "open", "skipped"]


class Step(IntEnum):
    MICROPHONES = 0
    CHECK = 1
    RECORD = 2
    LOCALIZE = 3
    HAND_OVER = 4


TITLES = (
    QT_TR_NOOP("Microphones"), QT_TR_NOOP("Check"), QT_TR_NOOP("Record 30 s"), QT_TR_NOOP("Localize"),
    QT_TR_NOOP("Hand over"),
)  # fmt: skip


@dataclass(frozen=True)
class Facts:
    """is_placed : microphones with places are chosen. is_checked : levels came and all is well, or people went on.

    is_recorded : in this round; has_sound : a recording is open, whoever made it. has_answer, is_handed_over : of it.
    """

    is_placed: bool = False
    is_checked: bool = False
    is_recorded: bool = False
    has_sound: bool = False
    has_answer: bool = False
    is_handed_over: bool = False


def marks(now: Step, facts: Facts) -> tuple[Mark, ...]:
    """Of each step. A recording that was open already needs no check and no recording: these are skipped."""
    done = (facts.is_placed, facts.is_checked, facts.is_recorded, facts.has_answer, facts.is_handed_over)
    found: list[Mark] = []
    for step in Step:
        is_needless = step in (Step.CHECK, Step.RECORD) and facts.has_sound and now > step
        if step == now:
            found.append("now")
        elif done[step]:
            found.append("done")
        else:
            found.append("skipped" if is_needless else "open")
    return tuple(found)
