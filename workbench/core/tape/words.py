"""What a solution leaves to be done, in plain sentences, the most serious first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from workbench.core.tape.doubts import Doubt, Triangle
from workbench.core.tape.solve import Solution

_MOST_NAMED = 6


@dataclass(frozen=True)
class Remark:
    """tone: "error" = a length cannot be right, "warning" = something is not settled, "info" = good to know."""

    tone: Literal["error", "warning", "info"]
    text: str


def remarks(solution: Solution, optional: frozenset[int] = frozenset()) -> tuple[Remark, ...]:
    """Sentences without what is self-evident; empty when every place is held and checked.

    optional : points of which nothing is said while no tape joins them to the others.
    """
    if not solution.network.n_tapes:
        return (Remark("info", "Type the distances you measured: three tapes place three microphones."),)
    said = [*_impossible(solution), *(_doubted(solution, d) for d in solution.doubts)]
    return (*said, *_missing(solution, optional), *_assumed(solution), *_unchecked(solution))


def _impossible(solution: Solution) -> list[Remark]:
    network, known = solution.network, set(solution.left_out)
    triangles = [t for t in solution.triangles if not known & set(t.tapes)][:2]
    said = [_triangle(solution, t) for t in triangles]
    for tape, excess in solution.steep:
        difference = network.length_m[tape] + excess
        said.append(
            f"{network.tape_name(tape)} ({_m(network.length_m[tape])}) is shorter than its ends' heights differ "
            f"({_m(difference)}): mend the length or a height."
        )
    return [Remark("error", text) for text in said]


def _triangle(solution: Solution, triangle: Triangle) -> str:
    network = solution.network
    long, one, two = triangle.tapes
    way = network.length_m[one] + network.length_m[two]
    return (
        f"{network.tape_name(long)} ({_m(network.length_m[long])}) cannot be longer than the way by "
        f"{network.names[triangle.by]} ({_m(way)}): one of the three lengths is wrong."
    )


def _doubted(solution: Solution, doubt: Doubt) -> Remark:
    network = solution.network
    if len(doubt.tapes) == 1:
        name, length = network.tape_name(doubt.tapes[0]), network.length_m[doubt.tapes[0]]
        return Remark(
            "error",
            f"{name} ({_m(length)}) does not fit: all else says {_m(doubt.others_say_m[0])}. "
            "It is left out until you mend it.",
        )
    names = [network.tape_name(t) for t in doubt.tapes]
    which = f"One of {_either(names)}" if len(names) <= _MOST_NAMED else f"One of {len(names)} lengths"
    return Remark(
        "error", f"{which} is wrong; too little else is measured to tell which. Measure again, or one distance more."
    )


def _missing(solution: Solution, optional: frozenset[int]) -> list[Remark]:
    names, said = solution.network.names, []
    apart = [names[p] for p in solution.apart if p not in optional]
    if apart:
        has = "has" if len(apart) == 1 else "have"
        said.append(f"{_both(apart)} {has} no distance to the others: measure at least three.")
    what = _next(solution)
    if solution.loose:
        who = _both([names[p] for p in solution.loose])
        said.append(f"{who} can still move: {f'measure {what}' if what else 'one more distance or height is needed'}.")
    elif len(solution.readings_m) > 1:
        n = ("Two", "Three", "Four")[len(solution.readings_m) - 2]
        said.append(f"{n} shapes fit these lengths: choose a picture{f', or measure {what}' if what else ''}.")
    return [Remark("warning", text) for text in said]


def _next(solution: Solution) -> str:
    names = solution.network.names
    said = [f"{names[a]}\N{EN DASH}{names[b]}" for a, b in solution.measure_next[:2]]
    heights = [f"the height of {names[p]}" for p in solution.height_next[:1]]
    if solution.assumed_level and said:
        heights = []  # where nothing is level for sure, a height tells little
    return " or ".join([" and ".join(said), *heights] if said else heights)


def _assumed(solution: Solution) -> list[Remark]:
    if not solution.assumed_level:
        return []
    network = solution.network
    who = _both([network.names[p] for p in solution.assumed_level])
    if len(network.high):
        text = f"Too few heights: {who} are taken to be as high as measured ones are."
    else:
        text = f"No heights: {who} are taken to be equally high."
    weak = _weak_m(solution)
    if weak:
        text += f" Lengths hardly show heights here ({weak:.2f} m): measure them."
    return [Remark("info", text)]


def _weak_m(solution: Solution) -> float:
    """The largest error of a place when it is many times a tape's, else 0."""
    error = solution.position_error_m[np.isfinite(solution.position_error_m)]
    largest = float(error.max(initial=0.0))
    return largest if largest > 4.0 * float(np.median(solution.network.length_error_m)) else 0.0


def _unchecked(solution: Solution) -> list[Remark]:
    said = []
    if solution.is_solved and not solution.loose and solution.n_spare == 0 and len(solution.network.pairs) > 2:
        said.append("No length checks another: one distance more would show a wrong one.")
    elif solution.unchecked:
        names = [solution.network.tape_name(t) for t in solution.unchecked]
        which = _both(names) if len(names) <= _MOST_NAMED else f"{len(names)} lengths"
        said.append(f"Nothing checks {which}: a mistake there would not show.")
    if solution.scale > 2.0 and not solution.doubts:
        said.append(f"The lengths fit one another {solution.scale:.1f} times worse than their errors say.")
    return [Remark("info", text) for text in said]


def _both(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _either(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _m(length_m: float) -> str:
    return f"{length_m:.2f} m"
