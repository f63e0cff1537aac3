"""Who is who in the evaluations: networks go by the files they came from, whatever their cards call them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

import numpy as np

from workbench.core.errors import UserError
from workbench.evaluate.answer_table import AnswerTable
from workbench.evaluate.evaluation import EvaluatedMethod, Evaluation

FIELD, LEVELS, RIVAL = "placefield", "placefield-levels", "spacenet"
MEAN = "mean-place"
TITLES: Mapping[str, str] = {
    MEAN: "Mean place",
    "centroid": "Loudness centroid",
    "energy": "Energy",
    "tdoa": "TDOA",
    "srp-phat": "SRP-PHAT",
    "chawa": "CHAWA",
    RIVAL: "SpaceNet",
    "spacenet-shipped": "SpaceNet, shipped",
    LEVELS: "PlaceField, levels alone",
    FIELD: "PlaceField",
}
"""In the order of the tables."""


def role_of(method: EvaluatedMethod) -> str:
    """The name of a method without a network; "spacenet-shipped" of a shipped one; else its file's stem."""
    if not method.file:
        return method.name
    stem = PurePath(method.file).stem
    return f"{stem}-shipped" if method.name == stem else stem


def of_roles(evaluation: Evaluation, wanted: Mapping[str, str]) -> Evaluation:
    """The methods of these roles alone, each called as `wanted` says, in its order; those that are not there are left
    out. Their files are no longer told: a role is all there is."""
    by_role = {role_of(method): method for method in evaluation.methods}
    kept = {by_role[role].name: new for role, new in wanted.items() if role in by_role}
    methods = {m.name: m for m in evaluation.methods}
    named = tuple(
        replace(methods[name], name=new, file="", title=TITLES.get(new, methods[name].title))
        for name, new in kept.items()
    )
    rows = evaluation.table.where(np.isin(evaluation.table.methods, list(kept)))
    names = np.array([kept[name] for name in rows.methods.tolist()], dtype=np.str_)
    return replace(evaluation, methods=named, table=replace(rows, methods=names))


def usual(evaluation: Evaluation) -> Evaluation:
    """The methods of TITLES."""
    return of_roles(evaluation, {role: role for role in TITLES})


def held_out(evaluation: Evaluation, site: str) -> Evaluation:
    """The networks that never heard the site (a key), beside the methods that learn nothing, under the usual names."""
    learnt = {f"{role}-without-{site}": role for role in ("chawa", RIVAL, FIELD)}
    unlearnt = {role: role for role in ("centroid", "energy", "tdoa", "srp-phat")}
    return of_roles(evaluation, unlearnt | learnt)


def together(evaluations: Sequence[Evaluation]) -> Evaluation:
    """Several of the same methods as one. Their sessions must be different ones; the first one's facts stand for all.

    UserError when their methods are not the same.
    """
    first = evaluations[0]
    for other in evaluations[1:]:
        if other.method_names != first.method_names:
            odd = sorted(set(first.method_names) ^ set(other.method_names))
            raise UserError(f"{first.name} and {other.name} have not the same methods: {', '.join(odd)}")
    return replace(
        first,
        name=f"{len(evaluations)} evaluations",
        asked="; ".join(dict.fromkeys(one.asked for one in evaluations)),
        seconds=sum(one.seconds for one in evaluations),
        sessions=tuple(session for one in evaluations for session in one.sessions),
        left_out=tuple(left for one in evaluations for left in one.left_out),
        table=stacked([one.table for one in evaluations]),
    )


def stacked(tables: Sequence[AnswerTable]) -> AnswerTable:
    """One below the other; places and arrays of different tables are different ones."""
    columns: dict[str, list[np.ndarray]] = {name: [] for name in AnswerTable.__dataclass_fields__}
    n_places = n_arrays = 0
    for one in tables:
        for name, parts in columns.items():
            parts.append(getattr(one, name) + {"places": n_places, "arrays": n_arrays}[name]
                         if name in ("places", "arrays") else getattr(one, name))  # fmt: skip
        n_places += int(one.places.max(initial=-1)) + 1
        n_arrays += int(one.arrays.max(initial=-1)) + 1
    return AnswerTable(**{name: np.concatenate(parts) for name, parts in columns.items()})
