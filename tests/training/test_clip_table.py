"""A table says of every clip where it was heard, when, and in which session."""

from __future__ import annotations

import numpy as np

from workbench.core.session import Conditions, Microphone, Session, Site, Source
from workbench.training.clip_table import ClipTable, clip_facts, table_of

CORNERS = ((0.0, 0.0, 1.0), (8.0, 0.0, 1.0), (8.0, 8.0, 1.0), (0.0, 8.0, 1.0))


def session(name: str, source_m: tuple[float, float, float], site: str = "Yard", shift_m: float = 0.0) -> Session:
    return Session(
        name=name,
        site=Site(name=site, size_m=(8.0, 8.0, 4.0) if site == "Yard" else None),
        conditions=Conditions(weather="rain" if name == "b" else ""),
        microphones=tuple(Microphone(position_m=(x + shift_m, y, z), file="m.wav") for x, y, z in CORNERS),
        source=Source(position_m=source_m),
    )


def table() -> ClipTable:
    """Sessions a, b, c of 2, 3 and 1 clips; a and c share a place in different sites, a and b a microphone setting."""
    sessions = (
        session("a", (1.0, 2.0, 3.0)),
        session("b", (4.0, 2.0, 3.0)),
        session("c", (1.0, 2.0, 3.0), "Hall", shift_m=0.5),
    )
    levels = np.arange(6 * 4 * 128, dtype=np.float32).reshape(6, 4, 128)
    return table_of(levels, [clip_facts(s) for s in sessions], [2, 3, 1])


def test_every_clip_carries_what_its_session_says() -> None:
    made = table()
    assert made.names.tolist() == ["a", "a", "b", "b", "b", "c"]
    assert made.weather.tolist() == ["", "", "rain", "rain", "rain", ""]
    assert made.sites.tolist() == ["Yard"] * 5 + ["Hall"]
    assert made.sessions.tolist() == [0, 0, 1, 1, 1, 2]
    assert made.sources_m[2].tolist() == [4.0, 2.0, 3.0]
    np.testing.assert_allclose(made.microphones_m[5], np.array(CORNERS) + np.array([0.5, 0.0, 0.0]))
    assert made.sizes_m[0].tolist() == [8.0, 8.0, 4.0] and np.isnan(made.sizes_m[5]).all()


def test_columns_have_the_types_that_are_promised() -> None:
    made = table()
    assert made.features.dtype == made.microphones_m.dtype == made.sources_m.dtype == made.sizes_m.dtype == np.float32
    assert made.sessions.dtype == np.int64
    assert {made.sites.dtype.kind, made.weather.dtype.kind, made.names.dtype.kind} == {"U"}
    assert made.microphones_m.shape == (6, 4, 3)


def test_one_place_in_two_sites_is_two_places() -> None:
    made = table()
    assert len(np.unique(made.places)) == 3
    assert len(np.unique(made.arrays_within(0.0))) == 2


def test_rows_are_chosen_in_every_column() -> None:
    chosen = table().rows(np.array([5, 0]))
    assert chosen.names.tolist() == ["c", "a"] and len(chosen) == 2
    np.testing.assert_array_equal(chosen.features, table().features[[5, 0]])
    assert table().rows(table().weather == "rain").sessions.tolist() == [1, 1, 1]
