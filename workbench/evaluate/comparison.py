"""A table of the paper beside ours, as a value: rows, differences, details, and what was done to get them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from workbench.evaluate.answers import Measured, Unit

Split = Literal["clip", "place"]
SPLITS: tuple[Split, ...] = ("clip", "place")
SPLIT_TITLES: Mapping[Split, str] = {"clip": "as clips (leaks)", "place": "by place"}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One figure of the paper, and ours by split. missing : why a split has none."""

    labels: tuple[str, ...]
    unit: Unit
    paper: float | None
    ours: Mapping[Split, Measured]
    missing: Mapping[Split, str] = field(default_factory=dict)
    is_best_of_all: bool = False
    """The paper's figure is the best of the network's instances."""


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
    n_test_clips: int
    n_test_places: int
    seconds: float
    measures: Mapping[str, tuple[Unit, Measured]]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A whole table. columns : names of a row's labels; facts : what was done, as name and text; sayings : what the
    figures say, in sentences; sites : where the simulated sites and the real ones disagree; notes : what was decided.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    differences: tuple[Difference, ...]
    details: tuple[Detail, ...]
    facts: tuple[tuple[str, str], ...]
    sayings: tuple[str, ...]
    sites: tuple[str, ...]
    notes: tuple[str, ...]
