"""Lengths as people write them, and tables of lengths from a spreadsheet."""

from __future__ import annotations

import pytest

from workbench.gui.tape.lengths import Said, problem_of_height, problem_of_length, said_in
from workbench.gui.tape.pasted import table_in

NAMES = ("M1", "M2", "M3", "M4", "Source")


# ---- lengths as they are written


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12.34", 12.34), ("12,34", 12.34), (" 12.34 m", 12.34), ("12 m 34", 12.34), ("12m34", 12.34),
        ("12 m 34 cm", 12.34), ("12 m 5", 12.05), ("1234 cm", 12.34), ("1234cm", 12.34), ("850 mm", 0.85), ("7", 7.0),
    ],
)  # fmt: skip
def test_lengths_are_read_as_people_write_them(text: str, meant: float) -> None:
    said = said_in(text)
    assert said is not None
    assert said.value_m == pytest.approx(meant)
    assert said.error_m is None


@pytest.mark.parametrize("text", ["7.02 ± 0.05", "7,02±5 cm", "7.02 +- 0.05", "702 cm +/- 50 mm"])
def test_an_error_may_stand_behind_a_length(text: str) -> None:
    assert said_in(text) == Said(pytest.approx(7.02), pytest.approx(0.05))


@pytest.mark.parametrize(
    "text",
    ["", "about 7", "7 ft", "7 m 345", "7..2", "± 3", "7 ± ", "7 ± 0", "7 ± 0.0001 mm", "7 ± 9999", "nan", "1e999"],
)
def test_what_is_no_length_is_none(text: str) -> None:
    assert said_in(text) is None


def test_problems_of_lengths_name_the_tape_and_say_what_would_be_right() -> None:
    assert problem_of_length("", "M1\N{EN DASH}M2") == ""
    assert problem_of_length("long", "M1\N{EN DASH}M2").startswith("M1\N{EN DASH}M2 needs metres such as 12.34")
    assert "above 0" in problem_of_length("-3", "M1\N{EN DASH}M2")
    assert "above 0" in problem_of_length("0", "M1\N{EN DASH}M2")
    assert problem_of_height("-3", "The height of M1") == ""


# ---- pasted blocks


def test_a_square_table_with_names_is_read_once_for_both_halves() -> None:
    found = table_in("\tM1\tM2\tM3\nM1\t0\t4,0\t5,0\nM2\t4,0\t0\t3,0\nM3\t5,0\t3,0\t0\n", NAMES)
    assert found.problems == []
    assert {k: v.value_m for k, v in found.lengths.items()} == {(0, 1): 4.0, (0, 2): 5.0, (1, 2): 3.0}


def test_a_triangle_without_names_and_a_column_of_heights_are_read() -> None:
    found = table_in("\tM2\tM3\tHeight\nM1\t4.0\t5.0\t1.2\nM2\t\t3.0\t1.4\n", NAMES)
    assert found.problems == []
    assert {k: v.value_m for k, v in found.lengths.items()} == {(0, 1): 4.0, (0, 2): 5.0, (1, 2): 3.0}
    assert {k: v.value_m for k, v in found.heights.items()} == {0: 1.2, 1: 1.4}
    bare = table_in("0\t4.0\t5.0\n\t0\t3.0\n", NAMES)
    assert {k: v.value_m for k, v in bare.lengths.items()} == {(0, 1): 4.0, (0, 2): 5.0, (1, 2): 3.0}


def test_a_list_of_pairs_is_read() -> None:
    found = table_in("M1;M2;4,0\nm3;source;2,5\n", NAMES)
    assert {k: v.value_m for k, v in found.lengths.items()} == {(0, 1): 4.0, (2, 4): 2.5}


def test_what_is_wrong_in_a_pasted_table_is_said_with_its_line() -> None:
    assert "M1\N{EN DASH}M2 is both 4.00 and 4.50 m" in table_in("0\t4.0\n4.5\t0\n", NAMES).problems
    assert table_in("0\tfour\n", NAMES).problems[0].startswith("line 1: M1\N{EN DASH}M2 needs metres")
    assert table_in("", NAMES).problems == ["there is nothing in what was copied"]
