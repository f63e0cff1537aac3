"""Which rows of a table belong together: to report them apart, or to draw them together for an interval."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

import numpy as np

from workbench.evaluate.answer_table import AnswerTable
from workbench.evaluate.evaluation import Split

GroupBy = Literal["all", "site", "array", "weather", "voice", "hull"]
GROUPS: tuple[GroupBy, ...] = get_args(GroupBy)
GROUP_TITLES: Mapping[GroupBy, str] = {
    "all": "all",
    "site": "by site",
    "array": "by array setting",
    "weather": "by weather",
    "voice": "by what called",
    "hull": "by where the source is: inside or outside the microphones' hull, seen from above",
}
_HULL = {1: "inside", 0: "outside", -1: "unknown"}


def groups_of(table: AnswerTable, by: GroupBy) -> tuple[str, ...]:
    """The names of a table's groups, sorted; "unknown" last, where something is not known."""
    names = np.unique(_names(table, by)).tolist()
    return tuple(sorted(names, key=lambda name: (name == "unknown", name)))


def rows_of_group(table: AnswerTable, by: GroupBy, value: str) -> np.ndarray:
    """(n,) bool."""
    return np.asarray(_names(table, by) == value)


def units_of(table: AnswerTable, split: Split) -> np.ndarray:
    """(n,) int64: rows of one number are drawn together. Numbers of one table mean nothing in another one."""
    if split == "place":
        return table.places
    if split == "array":
        return table.arrays
    sessions = np.unique(table.sessions, return_inverse=True)[1].reshape(-1)
    if split == "session":
        return sessions
    if split == "site":
        return np.unique(table.sites, return_inverse=True)[1].reshape(-1)
    return np.unique(np.column_stack([sessions, table.clips]), axis=0, return_inverse=True)[1].reshape(-1)


def _names(table: AnswerTable, by: GroupBy) -> np.ndarray:
    if by == "all":
        return np.full(len(table), "all")
    if by == "hull":
        return np.array([_HULL[int(inside)] for inside in table.truths_in_hull], dtype=np.str_)
    if by == "array":
        return _array_names(table)
    names = {"site": table.sites, "weather": table.weather, "voice": table.voices}[by]
    return np.where(names == "", "unknown", names)


def _array_names(table: AnswerTable) -> np.ndarray:
    """ "Yeoju, array 02": counted within the site, from 1."""
    names = np.full(len(table), "", dtype=object)
    for site in np.unique(table.sites):
        here = table.sites == site
        known, number = np.unique(table.arrays[here], return_inverse=True)
        width = len(str(len(known)))
        names[here] = [f"{site or 'unknown site'}, array {i + 1:0{width}}" for i in number.reshape(-1)]
    return names.astype(np.str_)
