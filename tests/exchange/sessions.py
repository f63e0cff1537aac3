"""Sessions made up by hypothesis, and how each format gives them back. A new format needs a line in SURVIVES."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from hypothesis import strategies as st

from workbench.core.session import Label, Microphone, Session, Site, Source

PLAIN = Session(microphones=tuple(Microphone(name=f"M{i}", file=f"m{i}.wav") for i in range(1, 5)))
"""Four microphones without places, no labels: what files are read back into."""

_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20)
_METRES = st.floats(-9000, 9000).map(lambda v: round(v, 4))
_PLACE = st.tuples(_METRES, _METRES, _METRES)
_ERROR = st.none() | st.floats(0, 50).map(lambda v: round(v, 3))


@st.composite
def labels(draw: st.DrawFn) -> Label:
    """Times to a microsecond and frequencies to a thousandth of a hertz, as files write them."""
    start_s = draw(st.integers(0, 10**10)) / 1e6
    low_hz = draw(st.none() | st.integers(0, 10**7).map(lambda v: v / 1e3))
    has_band = low_hz is not None
    return Label(
        start_s=start_s,
        end_s=round(start_s + draw(st.integers(0, 10**9)) / 1e6, 6),
        low_hz=low_hz,
        high_hz=round(low_hz + draw(st.integers(0, 10**7)) / 1e3, 3) if has_band and low_hz is not None else None,
        microphone=draw(st.none() | st.integers(1, 4)),
        text=draw(_TEXT),
    )


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """At least one placed microphone, a source, and labels."""
    places = draw(st.lists(st.none() | _PLACE, min_size=4, max_size=4).filter(any))
    microphones = tuple(
        replace(m, position_m=place, position_error_m=draw(_ERROR) if place else None)
        for m, place in zip(PLAIN.microphones, places, strict=True)
    )
    source = Source(position_m=draw(_PLACE), position_error_m=draw(_ERROR))
    found = draw(st.lists(labels(), min_size=1, max_size=8))
    return replace(PLAIN, microphones=microphones, source=source, labels=tuple(found))


def _without_microphones(session: Session) -> Session:
    return replace(PLAIN, labels=tuple(replace(label, microphone=None) for label in session.labels))


def _raven(session: Session) -> Session:
    """Text without the spaces around it; the number of the selection is kept for the way back."""
    found = tuple(
        replace(label, text=label.text.strip(), extra={"raven": {"Selection": str(i)}})
        for i, label in enumerate(session.labels, start=1)
    )
    return replace(PLAIN, labels=found)


def _places(session: Session) -> Session:
    return replace(PLAIN, microphones=session.microphones, source=session.source)


def _places_alone(session: Session) -> Session:
    return replace(PLAIN, microphones=tuple(replace(m, position_error_m=None) for m in session.microphones))


SURVIVES: Mapping[str, Callable[[Session], Session]] = {
    "audacity": _without_microphones,
    "coordinates": _places,
    "micgeom": _places_alone,
    "raven": _raven,
}
"""What a format gives back when a session is written and read into PLAIN."""

ROUNDED = {"dcase"}
"""Formats of whole numbers: they give back less, and are tested by themselves."""

ON_EARTH = Site(shift_m=(371_290.0, 4_129_000.0, 40.0))
