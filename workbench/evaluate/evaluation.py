"""What methods answered on recordings whose truth is known, with all that a reader needs to judge the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, get_args

import numpy as np

from workbench.core.calibration import Calibration
from workbench.core.errors import UserError
from workbench.core.session import Point
from workbench.evaluate.answer_table import WHOLE, AnswerTable

Split = Literal["place", "array", "session", "site", "clip"]
"""What a figure is drawn from for its interval: clips of one place are near copies of each other."""
SPLITS: tuple[Split, ...] = get_args(Split)
SPLIT_TITLES: Mapping[Split, str] = {
    "place": "by source place",
    "array": "by array setting",
    "session": "by session",
    "site": "by site",
    "clip": "as clips (leaks)",
}
SPLIT_WORDS: Mapping[Split, tuple[str, str]] = {
    "place": ("place", "places"),
    "array": ("array", "arrays"),
    "session": ("session", "sessions"),
    "site": ("site", "sites"),
    "clip": ("clip", "clips"),
}
RADIUS_M = 2.0


@dataclass(frozen=True, kw_only=True)
class EvaluatedMethod:
    """A method as it was. sha256, file : of its network, "" for methods without one. trained_on : in a sentence.

    hears : the network's kind of feature. calibration : what its radii of 50 % and 90 % rest on, None when it has none;
    n_measured_on : how many of the sessions that comes from, whose answers carry no such radii here.
    """

    name: str
    title: str
    about: str = ""
    caveat: str = ""
    file: str = ""
    sha256: str = ""
    trained_on: str = ""
    hears: str = ""
    calibration: Calibration | None = None
    n_measured_on: int = 0


@dataclass(frozen=True, kw_only=True)
class EvaluatedSession:
    """A session that took part. key : as in the table; sha256 : of its canonical text (files.session_text).

    size_m : the site's box, None unknown; microphones_m : places, site frame, metres.
    """

    key: str
    title: str
    site: str
    sha256: str
    size_m: Point | None = None
    is_simulated: bool = False
    microphones_m: tuple[Point, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A session that did not take part, and why, in a sentence."""

    key: str
    title: str
    why: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Evaluation:
    """name : of what was evaluated on; asked : how, as people would type or say it; campaign : folder, "" for none.

    created_at : ISO 8601, UTC; seconds : the work took. split : what intervals draw; radius_m : which share within it
    is the figure told first. with_learnt : do sessions that a network learnt from take part?
    warnings : what was told of recordings, each with the number of sessions it was told of.
    versions : of program, Python and libraries, by name. table : rows of clips and of whole sessions, one for every
    method and clip; all its truths are known.
    """

    name: str
    asked: str
    campaign: str = ""
    created_at: str = ""
    seconds: float = 0.0
    split: Split = "place"
    radius_m: float = RADIUS_M
    with_learnt: bool = False
    methods: tuple[EvaluatedMethod, ...]
    sessions: tuple[EvaluatedSession, ...]
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[tuple[str, int], ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    machine: str = ""
    table: AnswerTable
    version: Literal[1] = 1

    @cached_property
    def clips(self) -> AnswerTable:
        """The rows of single clips."""
        return self.table.where(self.table.clips != WHOLE)

    @cached_property
    def wholes(self) -> AnswerTable:
        """The rows of whole sessions: the answers joined from their clips'."""
        return self.table.where(self.table.clips == WHOLE)

    @property
    def n_simulated(self) -> int:
        """Sessions that the simulator made."""
        return sum(session.is_simulated for session in self.sessions)

    @cached_property
    def method_names(self) -> tuple[str, ...]:
        return tuple(method.name for method in self.methods)

    def of_methods(self, names: Sequence[str]) -> Evaluation:
        """The same of some methods, in their order here. UserError when it has no answers of one."""
        for name in names:
            if name not in self.method_names:
                raise UserError(
                    f"This evaluation has no method called {name!r}", f"Choose among {', '.join(self.method_names)}"
                )
        methods = tuple(method for method in self.methods if method.name in names)
        return replace(self, methods=methods, table=self.table.where(np.isin(self.table.methods, list(names))))

    def title_of(self, method: str) -> str:
        """As shown; the name itself when it is none of these methods."""
        return next((each.title for each in self.methods if each.name == method), method)

    @property
    def n_places(self) -> int:
        """Different true places, each site's own."""
        return len(np.unique(self.table.places))
