"""What the figures say, in sentences made from them; and where simulated sites cannot be like the real ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.evaluate.comparison import SPLIT_TITLES, SPLITS, Difference, Row, Split
from workbench.evaluate.page import change_text, plain_text


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


def said_of(rows: Sequence[Row], differences: Sequence[Difference]) -> tuple[str, ...]:
    """Sentences on agreement with the paper, on what the leak is worth, and on each change that the paper reports."""
    return (*_agreement(rows), *_leak(rows), *_farthest(rows), *_directions(differences))


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
            told.append(f"{inside} of {len(sure)} of the paper's figures lie in our interval {SPLIT_TITLES[split]}")
    if told:
        yield "; ".join(told) + "."
    nearer = {split: sum(_is_nearest(row, split) for row in both) for split in SPLITS}
    listed = ", ".join(f"{SPLIT_TITLES[split]} in {nearer[split]} of {len(both)} rows" for split in SPLITS)
    yield f"Ours is nearer to the paper {listed}."


def _is_nearest(row: Row, split: Split) -> bool:
    """Is ours of this split strictly nearer to the paper than ours of the other?"""
    far = {s: abs(measured.value - (row.paper or 0.0)) for s, measured in row.ours.items()}
    return len(far) == len(SPLITS) and all(far[split] < far[other] for other in SPLITS if other != split)


def _leak(rows: Sequence[Row]) -> Iterator[str]:
    for unit, what in (("share", "scores"), ("m", "errs by")):
        both = [row for row in rows if row.unit == unit and len(row.ours) == len(SPLITS)]
        gaps = [row.ours["clip"].value - row.ours["place"].value for row in both]
        if not gaps:
            continue
        if unit == "share":
            yield (
                f"What leaks is worth {100 * np.mean(gaps):.1f} points on average: so much more a network {what} when "
                f"near copies of the test clips were learnt ({100 * min(gaps):.1f} to {100 * max(gaps):.1f} points)."
            )
        else:
            yield (
                f"Split as clips, a network {what} {-np.mean(gaps):.2f} m less on average than by place "
                f"({-max(gaps):.2f} to {-min(gaps):.2f} m): that much is leak."
            )


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
                verdict = "no interval"
            elif measured.low == measured.high == 0.0:
                verdict = "none at all"
            elif measured.holds(0.0):
                verdict = "within chance"
            elif measured.value * difference.paper > 0:
                verdict = "the same way"
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
