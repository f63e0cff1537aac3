"""What an evaluation says in sentences: its result with how sure it is, and what not to take it for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from workbench.core.listed import listed
from workbench.evaluate.answers import Measured
from workbench.evaluate.bootstrap import FEWEST_FOR_A_VERDICT, FEWEST_UNITS
from workbench.evaluate.evaluation import SPLIT_TITLES, SPLIT_WORDS, Evaluation
from workbench.evaluate.groups import units_of
from workbench.evaluate.method_figures import MethodFigures
from workbench.evaluate.page import change_text, figure_text
from workbench.evaluate.paired import Paired, paired
from workbench.evaluate.report.numbers import metres

_MOST_WHYS = 3


def ranked(figures: Mapping[str, MethodFigures]) -> list[str]:
    """Methods by the share within the radius, then by the median error; the best first."""
    far = float("inf")
    return sorted(
        figures, key=lambda m: (-figures[m].within.value, far if (e := figures[m].median) is None else e.value)
    )


def lead_of(evaluation: Evaluation, figures: Mapping[str, MethodFigures]) -> str:
    """The most important result. figures : of all clips, 3-D, by method."""
    order = ranked(figures)
    best = figures[order[0]]
    sites = {session.site for session in evaluation.sessions}
    where = f" of {counted(len(sites), 'site')}" if len(sites) > 1 else ""
    told = (
        f"{evaluation.title_of(order[0])} was within {evaluation.radius_m:g} m of the source in "
        f"{_sure(best.within)} of {best.n_clips} clips at {counted(evaluation.n_places, 'place')}{where}"
    )
    if len(order) == 1:
        return f"{told}."
    second = paired(*(evaluation.clips, order[1], order[0]), radius_m=evaluation.radius_m, split=evaluation.split)
    return f"{told}. {_beside(evaluation, second, figures)}{_nearest(evaluation, order[0], figures)}"


def _nearest(evaluation: Evaluation, best: str, figures: Mapping[str, MethodFigures]) -> str:
    """Another method may be nearer where it answers; how often it does not belongs beside it."""
    errors = {m: each.median.value for m, each in figures.items() if each.median is not None}
    nearest = min(errors, key=lambda m: errors[m], default=best)
    if nearest == best:
        return ""
    declined = figures[nearest].declined.value
    silent = f"; it declined {100 * declined:.1f} % of the clips" if declined else ""
    return (
        f" The smallest median error of answered clips has {evaluation.title_of(nearest)}: "
        f"{metres(figures[nearest].median)} m{silent}."
    )


def _beside(evaluation: Evaluation, second: Paired, figures: Mapping[str, MethodFigures]) -> str:
    share = f"{100 * figures[second.reference].within.value:.1f} %"
    next_one = f"The next of {len(figures)} methods, {evaluation.title_of(second.reference)}, was in {share}"
    many = SPLIT_WORDS[evaluation.split][1]
    if second.verdict == "better":
        return f"{next_one}: {change_text(second.within, 'share')} over the same {many} tell the two apart."
    if second.verdict == "not told apart":
        return f"{next_one}; these {many} do not tell the two apart ({change_text(second.within, 'share')})."
    return f"{next_one}; how sure the difference is cannot be said."


def _sure(measured: Measured) -> str:
    text = figure_text(measured, "share")
    return text.replace("(", "(95 % interval ", 1).replace(")", " %)") if measured.has_interval else text


def cautions_of(evaluation: Evaluation) -> list[str]:
    """What not to take the figures for, the most important first."""
    told = []
    n, n_simulated = len(evaluation.sessions), evaluation.n_simulated
    if n_simulated == n:
        told.append(
            "Simulated recordings: every session was made by the simulator. The figures compare methods on made-up "
            "sound; on real sites expect worse."
        )
    elif n_simulated:
        told.append(f"{n_simulated} of {n} sessions are simulated; figures of all together mix them with real ones.")
    few, many = SPLIT_WORDS[evaluation.split]
    n_units = _n_units(evaluation)
    if evaluation.split == "clip":
        told.append(
            "Intervals draw clips as if each were news. Clips of one place are near copies of each other, so these "
            f"intervals are too narrow ({SPLIT_TITLES['clip']}); --split place has honest ones."
        )
    elif n_units < FEWEST_UNITS:
        told.append(
            f"Only {counted(n_units, few, many)}: fewer than {FEWEST_UNITS} are too few for an interval, and nothing "
            "can be concluded from these figures."
        )
    elif n_units < FEWEST_FOR_A_VERDICT:
        told.append(
            f"Only {counted(n_units, few, many)}: 95 % intervals of fewer than {FEWEST_FOR_A_VERDICT} are rough (of "
            "five they hold about four times in five), so nothing is called better or worse."
        )
    if evaluation.with_learnt:
        told.append("Sessions that a network learnt from are not left out; they flatter it.")
    if evaluation.left_out:
        told.append(f"{counted(len(evaluation.left_out), 'session')} took no part: {_whys(evaluation)}.")
    return told


def _whys(evaluation: Evaluation) -> str:
    """The most frequent reasons, each with how often; where it is read there may be no list of them."""
    whys = Counter(one.why.rstrip(".") for one in evaluation.left_out).most_common()
    told = [f"{why} ({n})" if len(whys) > 1 else why for why, n in whys[:_MOST_WHYS]]
    if len(whys) > _MOST_WHYS:
        told.append(f"{counted(len(whys) - _MOST_WHYS, 'other reason')}")
    return "; ".join(told)


def _n_units(evaluation: Evaluation) -> int:
    return len(set(units_of(evaluation.clips, evaluation.split).tolist()))


def counted(n: int, one: str, many: str = "") -> str:
    """ "1 place", "2 places"."""
    return f"{n} {one if n == 1 else many or one + 's'}"


def made_of(evaluation: Evaluation) -> str:
    """What was listened to, in a sentence."""
    clips = len(evaluation.clips) // max(len(evaluation.methods), 1)
    sites = sorted({session.site or "unknown site" for session in evaluation.sessions})
    return (
        f"{counted(len(evaluation.sessions), 'session')}, {counted(clips, 'clip')} of 3 s, "
        f"{counted(evaluation.n_places, 'true place')}, {counted(len(sites), 'site')} ({listed(sites)})"
    )
