"""A table of the paper beside ours, as a value: rows, differences, details, and what was done to get them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from workbench.evaluate.answers import FEWEST_PLACES, Measured, Unit

Split = Literal["clip", "place"]
SPLITS: tuple[Split, ...] = ("clip", "place")
SPLIT_TITLES: Mapping[Split, str] = {"clip": "as clips (leaks)", "place": "by place"}
SPLIT_NAMES: Mapping[Split, str] = {"clip": "as clips", "place": "by place"}
"""Where there is no room or need to say that one leaks."""


@dataclass(frozen=True)
class Tested:
    """What a figure was measured on."""

    __test__ = False  # no test of pytest's

    n_clips: int
    n_places: int

    @property
    def is_enough(self) -> bool:
        """Are there places enough to conclude anything?"""
        return self.n_places >= FEWEST_PLACES

    @property
    def told(self) -> str:
        clips = "1 clip" if self.n_clips == 1 else f"{self.n_clips} clips"
        return f"{clips}, {self.n_places} {'place' if self.n_places == 1 else 'places'}"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One figure of the paper, and ours by split. tested : on what; missing : why a split has none."""

    labels: tuple[str, ...]
    unit: Unit
    paper: float | None
    ours: Mapping[Split, Measured]
    tested: Mapping[Split, Tested] = field(default_factory=dict)
    missing: Mapping[Split, str] = field(default_factory=dict)
    is_best_of_all: bool = False
    """The paper's figure is the best of the network's instances."""

    @property
    def is_enough(self) -> bool:
        """Was each of our figures measured at places enough to conclude anything from?"""
        return bool(self.tested) and all(tested.is_enough for tested in self.tested.values())


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What a change does: the row after it less the row before it. question : what it asks, in a few words."""

    question: str
    unit: Unit
    paper: float | None
    ours: Mapping[Split, Measured]


@dataclass(frozen=True, kw_only=True)
class Detail:
    """All that one training was measured by. measures : title -> unit and figure."""

    title: str
    split: Split
    n_training_clips: int
    n_training_places: int
    tested: Tested
    seconds: float
    measures: Mapping[str, tuple[Unit, Measured]]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A whole table. caution : what not to take it for, lead : its most important result, "" for none.

    columns : names of a row's labels; facts : what was done, as name and text; sayings : what the
    figures say, in sentences; sites : where the simulated sites and the real ones disagree; notes : what was decided.
    """

    name: str
    title: str
    caution: str
    lead: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    differences: tuple[Difference, ...]
    details: tuple[Detail, ...]
    facts: tuple[tuple[str, str], ...]
    sayings: tuple[str, ...]
    sites: tuple[str, ...]
    notes: tuple[str, ...]
