"""Any session that the format can hold, made up by hypothesis from the types of its fields, those to come too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import Ge, Gt, Le, Len
from hypothesis import strategies as st

from workbench.core.session import Label, MeshPose, Microphone, Session
from workbench.core.tape.nouns import Tape, TapeFrame, TapeHeight
from workbench.files.session_text import NOT_IN_FILE

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_NUMBERS = st.floats(-1e12, 1e12)
_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | _NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)
_EXTRA = st.dictionaries(TEXTS.map("unknown {}".format), _ANYTHING, max_size=2)
_NAMES = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=8).map("{}.wav".format)
_QUATERNIONS = st.sampled_from([(1.0, 0.0, 0.0, 0.0), (0.6, 0.8, 0.0, 0.0), (0.5, -0.5, 0.5, -0.5)])


@cache
def _of_part(part: type) -> st.SearchStrategy[Any]:
    """A noun of the session with any value in each of its fields."""
    hints = get_type_hints(part, include_extras=True)
    names = [f.name for f in fields(part) if f.name not in NOT_IN_FILE]
    return st.builds(part, extra=_EXTRA, **{name: _of_field(part, name, hints[name]) for name in names})


def _of_field(part: type, name: str, hint: Any) -> st.SearchStrategy[Any]:
    if name in ("file", "mesh"):
        return _NAMES if name == "file" else st.none() | _NAMES
    if part is MeshPose and name == "rotation":
        return _QUATERNIONS
    return _of_hint(hint)


def _of_hint(hint: Any) -> st.SearchStrategy[Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _within(inner[0], inner[1:])
    if origin in (Union, UnionType):
        return st.one_of([_of_hint(one) for one in inner])
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is tuple:
        many = len(inner) == 2 and inner[1] is Ellipsis
        return st.lists(_of_hint(inner[0]), max_size=4).map(tuple) if many else st.tuples(*map(_of_hint, inner))
    if origin is Mapping:
        return st.dictionaries(_of_hint(inner[0]), _of_hint(inner[1]), max_size=2)
    if is_dataclass(hint):
        return _of_part(hint)  # type: ignore[arg-type]
    return {
        float: _NUMBERS, int: st.integers(-(10**9), 10**9), str: TEXTS, bool: st.booleans(), type(None): st.none(),
    }[hint]  # fmt: skip


def _within(hint: Any, limits: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    said = {type(limit): limit for limit in limits}
    if Len in said:
        return st.lists(_of_hint(get_args(hint)[0]), min_size=said[Len].min_length, max_size=4).map(tuple)
    assert set(said) <= {Ge, Gt, Le}, f"no made-up value keeps {limits} yet"
    most = said[Le].le if Le in said else 1e12
    if hint is int:
        return st.integers(said[Ge].ge, int(most))
    least = said[Gt].gt if Gt in said else said[Ge].ge if Ge in said else -1e12
    return st.floats(least, most, exclude_min=Gt in said)


def _ordered(label: Label) -> Label:
    start_s, end_s = sorted((label.start_s, label.end_s))
    low_hz, high_hz = label.low_hz, label.high_hz
    if low_hz is not None and high_hz is not None:
        low_hz, high_hz = sorted((low_hz, high_hz))
    return Label(**(_values(label) | {"start_s": start_s, "end_s": end_s, "low_hz": low_hz, "high_hz": high_hz}))


def _values(part: Any) -> dict[str, Any]:
    return {f.name: getattr(part, f.name) for f in fields(part)}


@st.composite
def sessions(draw: st.DrawFn, session_id: str = "6f0c7c1e") -> Session:
    """Any session of up to eight microphones; what was measured with tape names microphones that it has."""
    values = _values(draw(_of_part(Session))) | {"id": session_id}
    microphones = tuple(draw(st.lists(_of_part(Microphone), min_size=1, max_size=8)))
    ends = st.sampled_from([*range(1, len(microphones) + 1), "source"])
    pairs = st.tuples(ends, ends).filter(lambda pair: pair[0] != pair[1])
    tapes = [Tape(**(_values(t) | {"between": draw(pairs)})) for t in values["tapes"]]
    heights = [TapeHeight(**(_values(h) | {"of": draw(ends)})) for h in values["tape_heights"]]
    frame = values["tape_frame"]
    if frame is not None:
        origin, along_x = draw(pairs)
        frame = TapeFrame(**(_values(frame) | {"origin": origin, "along_x": along_x}))
    return Session(**(values | {
        "microphones": microphones, "labels": tuple(map(_ordered, values["labels"])), "tapes": tuple(tapes),
        "tape_heights": tuple(heights), "tape_frame": frame,
    }))  # fmt: skip
