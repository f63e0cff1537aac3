"""Sorting as people count."""

from __future__ import annotations

from workbench.core.counting_order import as_people_count


def in_order(*texts: str) -> list[str]:
    return sorted(texts, key=as_people_count)


def test_runs_of_digits_count_as_numbers() -> None:
    assert in_order("A-10", "a-2", "A-1", "B", "a") == ["a", "A-1", "a-2", "A-10", "B"]
    assert in_order("7", "007", "8", "0", "00") == ["0", "00", "007", "7", "8"]


def test_numbers_are_compared_however_many_digits_they_have() -> None:
    ten_thousand = "1" + "0" * 9_999
    assert in_order(ten_thousand, "9" * 9_999, "5") == ["5", "9" * 9_999, ten_thousand]


def test_digits_of_other_scripts_count_as_well() -> None:
    assert in_order("\N{ARABIC-INDIC DIGIT ONE}\N{ARABIC-INDIC DIGIT ZERO}", "9", "x\N{SUPERSCRIPT TWO}") == [
        "9",
        "\N{ARABIC-INDIC DIGIT ONE}\N{ARABIC-INDIC DIGIT ZERO}",
        "x\N{SUPERSCRIPT TWO}",
    ]
