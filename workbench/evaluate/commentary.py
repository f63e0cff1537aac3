"""What the figures say, in sentences made from them; and where simulated sites cannot be like the real ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.evaluate.answers import Unit
from workbench.evaluate.comparison import SPLIT_TITLES, SPLITS, Detail, Difference, Row, Split, Tested
from workbench.evaluate.page import change_text, plain_text, time_text


@dataclass(frozen=True)
class SimulatedPlace:
    """A simulated site as the sentences need it. nearest_m, farthest_m : mean distance from the loudspeaker to its
    nearest and farthest microphone over the test clips of one split, each counted once; metres, seconds."""

    title: str
    size_m: tuple[float, float, float]
    reverberation_s: float
    nearest_m: float
    farthest_m: float
    split: Split

    @property
    def critical_distance_m(self) -> float:
        """Where direct and diffuse sound of an omnidirectional source are equally strong: 0.057 sqrt(V / T)."""
        return float(0.057 * np.sqrt(np.prod(self.size_m) / self.reverberation_s))


_SHOWN = "that everything runs, not how good anything is"
REHEARSES = f"it shows {_SHOWN}"


def caution_of(details: Sequence[Detail], *, is_rehearsal: bool) -> str:
    """What not to take the figures for: of a rehearsal, and of tests at too few places; "" otherwise."""
    if not details:
        return ""
    if is_rehearsal:
        by_split = [_least(details, split) for split in SPLITS if any(each.split == split for each in details)]
        shortest = min(by_split, key=_places)
        long = max(detail.seconds for detail in details)
        trained = "a second" if long < 1.5 else f"{time_text(long)} at most"
        told = shortest.told.replace(" clip", " test clip").replace(", ", " at ")
        return f"A rehearsal: {told}, trainings of {trained}. It shows {_SHOWN}."
    if not any(detail.tested.is_enough for detail in details if detail.split == "place"):
        most = max((detail.tested for detail in details if detail.split == "place"), key=_places, default=None)
        if most:
            return f"Too few test places to conclude anything: by place, {most.told} at most."
    return ""


def _least(details: Sequence[Detail], split: Split) -> Tested:
    return min((detail.tested for detail in details if detail.split == split), key=_places)


def _places(tested: Tested) -> tuple[int, int]:
    return tested.n_places, tested.n_clips


def lead_of(rows: Sequence[Row]) -> str:
    """The most important result: how far apart the two splits are. "" where no row has both at places enough."""
    both = [row for row in rows if row.is_enough and len(row.ours) == len(SPLITS)]
    told = [_apart([row for row in both if row.unit == unit], unit) for unit in dict.fromkeys(row.unit for row in both)]
    if not told:
        return ""
    return (
        f"**The split decides.** {' '.join(told)} As clips, every test clip overlaps or neighbours clips that were "
        "learnt at the same place, so that figure says how well known places are told apart. By place says how well a "
        "network finds a source where it never heard one: that is the figure to go by."
    )


def _apart(rows: Sequence[Row], unit: Unit) -> str:
    """The ends of both splits over the rows of one unit, and what lies between them on average."""
    ends = [_ends([row.ours[split].value for row in rows], unit) for split in SPLITS]
    gap = float(np.mean([row.ours["clip"].value - row.ours["place"].value for row in rows]))
    ours, average = ("The same network", "") if len(rows) == 1 else ("The same networks", " on average")
    if unit == "share":
        way = "more" if gap >= 0 else "less"
        mean = f"{100 * abs(gap):.1f} points {way} as clips{average}"
        told = f"{ours} hit {ends[0]} of the clips when split as clips and {ends[1]} when split by place: {mean}"
        return f"{told}{_widest(rows)}."
    way = "less" if gap <= 0 else "more"
    mean = f"{abs(gap):.2f} m {way} as clips{average}"
    return f"{ours} err by {ends[0]} when split as clips and by {ends[1]} when split by place: {mean}."


def _widest(rows: Sequence[Row]) -> str:
    """The row whose splits lie farthest apart; "" when there is but one."""
    row = max(rows, key=lambda each: abs(each.ours["clip"].value - each.ours["place"].value))
    clip, place = (plain_text(row.ours[split].value, row.unit) for split in SPLITS)
    return "" if len(rows) == 1 else f"; at most {clip} and {place} ({', '.join(row.labels)})"


def _ends(values: Sequence[float], unit: Unit) -> str:
    low, high = (plain_text(value, unit) for value in (min(values), max(values)))
    return low if low == high else f"{low} to {high}"


def said_of(rows: Sequence[Row], differences: Sequence[Difference]) -> tuple[str, ...]:
    """Sentences on agreement with the paper and on each change that the paper reports.

    Rows tested at too few places are named only, and differences without any interval passed over.
    """
    sure = [row for row in rows if row.is_enough]
    few = ["; ".join(", ".join(row.labels) for row in rows if row.ours and not row.is_enough)] if sure else []
    left_out = [f"Left out here, for too few test places: {names}." for names in few if names]
    return (*_agreement(sure), *_farthest(sure), *_directions(differences), *left_out)


def _agreement(rows: Sequence[Row]) -> Iterator[str]:
    both = [row for row in rows if row.paper is not None and row.ours]
    if not both:
        return
    told = []
    for split in SPLITS:
        ours = [(row.ours[split], row.paper) for row in both if split in row.ours and row.paper is not None]
        sure = [(measured, paper) for measured, paper in ours if measured.has_interval]
        inside = sum(measured.holds(paper) for measured, paper in sure)
        if sure:
            told.append(f"{SPLIT_TITLES[split]} in {inside} of {len(sure)} rows")
    if told:
        yield f"The paper's figure lies in our interval {', '.join(told)}."
    nearer = {split: sum(_is_nearest(row, split) for row in both) for split in SPLITS}
    listed = ", ".join(f"{SPLIT_TITLES[split]} in {nearer[split]} of {len(both)} rows" for split in SPLITS)
    yield f"Ours is nearer to the paper {listed}."


def _is_nearest(row: Row, split: Split) -> bool:
    """Is ours of this split strictly nearer to the paper than ours of the other?"""
    far = {s: abs(measured.value - (row.paper or 0.0)) for s, measured in row.ours.items()}
    return len(far) == len(SPLITS) and all(far[split] < far[other] for other in SPLITS if other != split)


def _farthest(rows: Sequence[Row]) -> Iterator[str]:
    """Of each unit, the row where ours by place is farthest below the paper, and the one farthest above, if any is."""
    for unit in dict.fromkeys(row.unit for row in rows):
        both = [row for row in rows if row.unit == unit and row.paper is not None and "place" in row.ours]
        gaps = [(row.ours["place"].value - (row.paper or 0.0), row) for row in both]
        below, above = [pair for pair in gaps if pair[0] < 0], [pair for pair in gaps if pair[0] > 0]
        ends = [("below", min(below, key=_first)[1])] if below else []
        ends += [("above", max(above, key=_first)[1])] if above else []
        for way, row in ends:
            ours, paper = plain_text(row.ours["place"].value, unit), plain_text(row.paper, unit)
            yield f"Farthest {way} the paper, by place: {', '.join(row.labels)}: {ours} here, {paper} there."


def _first(pair: tuple[float, Row]) -> float:
    return pair[0]


def _directions(differences: Sequence[Difference]) -> Iterator[str]:
    for difference in differences:
        if difference.paper is None:
            continue
        told = []
        for split, measured in difference.ours.items():
            if not measured.has_interval:
                continue
            if measured.holds(0.0):
                verdict = "which chance alone could be"
            elif measured.holds(difference.paper):
                verdict = "as in the paper"
            elif measured.value * difference.paper > 0:
                verdict = f"the same way, but {'more' if abs(measured.value) > abs(difference.paper) else 'less'}"
            else:
                verdict = "the other way"
            told.append(f"{SPLIT_TITLES[split]} {change_text(measured, difference.unit)}, {verdict}")
        if told:
            paper = _change(difference.paper, difference.unit == "share")
            yield f"{difference.question}: {paper} in the paper; here, {'; '.join(told)}."


def _change(value: float, is_share: bool) -> str:
    return f"{100 * value:+.1f} points" if is_share else f"{value:+.2f} m"


def sites_differ(places: Sequence[SimulatedPlace]) -> tuple[str, ...]:
    """Where our simulated sites disagree with the paper's real ones, each site and then all of them."""
    counts = () if {place.title for place in places} <= {"Yeoju"} else (_COUNTS,)
    return (*(_reverberant(place) for place in places), *_LEFT_OUT, *counts)


def _reverberant(place: SimulatedPlace) -> str:
    size = " x ".join(f"{side:g}" for side in place.size_m)
    return (
        f"{place.title}: an empty box of {size} m with T60 = {place.reverberation_s:g} s at 1 kHz (our estimate: the "
        f"paper's text has none), hence a critical distance of {place.critical_distance_m:.1f} m; over the test clips "
        f"{SPLIT_TITLES[place.split]}, the loudspeaker stood {place.nearest_m:.1f} m from its nearest microphone and "
        f"{place.farthest_m:.1f} m from its farthest on average."
    )


_LEFT_OUT = (
    "Beyond the critical distance diffuse sound prevails: levels hardly fall with distance, and a level difference "
    "between microphones (ILD) tells little of the place.",
    "Shadows: pumps, pipes, pillars, stairs and rubble screen and diffract sound at the real sites; ours have bare "
    "grey walls, images up to the third order and a diffuse tail. Our levels fall smoothly with distance, theirs do "
    "not; and a real site's shadows colour each place in its own way, which helps a network that saw that very place.",
    "Directivity: our loudspeaker radiates alike in all directions. A real one beams from some 2 kHz on, so that its "
    "aim changes the upper mel bands as much as its place does.",
    "Sources and ambience: voices, coughs, knocks, a dog and a cat are synthesised, and rain, machines and helicopter "
    "are shaped noise that reaches all microphones at one level. The paper's fire is missing, and real machines stand "
    "somewhere and give an ILD of their own.",
    "Recorders: ours draw a gain error for every channel and session. Real gains stay as they were set, so that a "
    "network which saw a session can know it again by its gains.",
    "Microphones: ours stand near the four corners in one order, always around the source. The paper's places are not "
    "known to us; nor are its source heights, which the 3-D figures depend on.",
)
_COUNTS = (
    "Yeongdong and Gyeonggi: how many places and arrays the paper has is not known to us. Ours have one array and a "
    "place for every session, so that a test by place meets no place twice."
)
