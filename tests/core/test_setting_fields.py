"""Settings are read from where they are declared, and what people type is judged by that alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import pytest
from annotated_types import Ge, Gt, Le, Len, Lt
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.setting_fields import SettingField, arguments_of, fields_of, setting


@dataclass(frozen=True)
class Inner:
    """What is inside."""

    share: Annotated[float, Gt(0), Lt(1)] = setting(0.1, "how much of it")
    least: Annotated[float, Ge(3.0)] = setting(4.0, "how long", "s")
    names: Annotated[tuple[str, ...], Len(1)] = setting(("a", "b"), "which ones")
    widest: Annotated[int, Ge(0), Lt(128)] | None = setting(None, "left to others", "bands")


@dataclass(frozen=True)
class Outer:
    n_times: Annotated[int, Ge(1)] = setting(20, "how often", label="Times")
    kind: Literal["one", "two"] = setting("one", "which", choices={"two": "The second"})
    is_on: bool = setting(True, "whether")
    inner: Inner = Inner()
    angle: Annotated[int, Ge(-90), Le(90)] = setting(0, unit="deg")
    dimensions: Literal[3, 2] = setting(3)


FIELDS = {field.dotted: field for field in fields_of(Outer)}


def test_all_settings_are_found_in_order_with_their_groups() -> None:
    assert list(FIELDS) == [
        *("n_times", "kind", "is_on", "inner.share", "inner.least", "inner.names", "inner.widest"),
        *("angle", "dimensions"),
    ]
    assert FIELDS["inner.share"].path == ("inner", "share") and FIELDS["inner.share"].default == 0.1
    assert [f.flag for f in FIELDS.values()][:4] == ["--n-times", "--kind", "--is-on", "--inner-share"]


def test_labels_help_units_and_choices_are_as_declared() -> None:
    assert FIELDS["n_times"].label == "Times" and FIELDS["is_on"].label == "Is on"
    assert FIELDS["inner.least"].unit == "s" and FIELDS["inner.least"].help == "how long"
    assert FIELDS["kind"].choices == {"one": "one", "two": "The second"} and FIELDS["kind"].kind is str
    assert FIELDS["dimensions"].choices == {3: "3", 2: "2"} and FIELDS["dimensions"].kind is int


@pytest.mark.parametrize(
    ("name", "needs"),
    [
        ("n_times", "a whole number of at least 1"),
        ("kind", "one of one, two"),
        ("is_on", "yes or no"),
        ("inner.share", "a number above 0 and below 1"),
        ("inner.least", "a number of at least 3 s"),
        ("inner.names", "one or more names"),
        ("inner.widest", "a whole number from 0 to 127 bands, or nothing"),
        ("angle", "a whole number from -90 to 90 deg"),
    ],
)
def test_what_a_setting_needs_is_said_in_words(name: str, needs: str) -> None:
    assert FIELDS[name].needs == needs
    assert FIELDS[name].refusal("x") == f"needs {needs}, has 'x'"
    assert FIELDS[name].refusal("") == f"needs {needs}"


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("n_times", "7", 7), ("kind", "two", "two"), ("is_on", "no", False), ("is_on", True, True),
        ("inner.share", "1e-3", 0.001), ("inner.least", "3", 3.0), ("inner.names", "x, y", ("x", "y")),
        ("inner.widest", None, None), ("inner.widest", "127", 127), ("dimensions", "2", 2),
    ],
)  # fmt: skip
def test_what_people_type_becomes_a_value(name: str, typed: Any, value: Any) -> None:
    found = FIELDS[name].value_of(typed)
    assert found == value and type(found) is type(value)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("n_times", "0"), ("n_times", "2.5"), ("n_times", ""), ("kind", "three"), ("is_on", "perhaps"),
        ("inner.share", "0"), ("inner.share", "1"), ("inner.share", "nan"), ("inner.least", "2.9"),
        ("inner.least", "inf"), ("inner.names", ""), ("inner.names", ()), ("inner.widest", "128"),
        ("angle", "-91"), ("dimensions", "4"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(name: str, typed: Any) -> None:
    with pytest.raises(ValueError):
        FIELDS[name].value_of(typed)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_taken_exactly_where_its_range_says(value: float) -> None:
    assert _takes(FIELDS["inner.share"], repr(value)) is (0 < value < 1)
    assert _takes(FIELDS["inner.least"], repr(value)) is (value >= 3)


@given(st.integers(-1000, 1000))
def test_a_whole_number_is_taken_exactly_where_its_range_says(value: int) -> None:
    assert _takes(FIELDS["inner.widest"], str(value)) is (0 <= value < 128)
    assert _takes(FIELDS["angle"], str(value)) is (-90 <= value <= 90)


def _takes(field: SettingField, typed: str) -> bool:
    try:
        field.value_of(typed)
    except ValueError:
        return False
    return True


def _reads(path: str, *, start_s: Annotated[float | None, "where it begins"] = None, is_loud: Annotated[bool, "!"] = False) -> None:  # noqa: E501  # fmt: skip
    """Something with keyword arguments."""


def test_the_keyword_arguments_of_a_function_are_settings_too() -> None:
    start, loud = arguments_of(_reads)
    assert (start.flag, start.kind, start.default, start.help) == ("--start-s", float, None, "where it begins")
    assert (loud.name, loud.kind, loud.default) == ("is_loud", bool, False)


@pytest.mark.parametrize("kind", [dict[str, int], Callable[[], int]])
def test_what_no_form_can_show_is_refused_when_it_is_declared(kind: Any) -> None:
    made = type("Odd", (), {"__annotations__": {"odd": kind}, "odd": setting(None)})
    with pytest.raises(TypeError, match="odd cannot be set"):
        fields_of(dataclass(made))
