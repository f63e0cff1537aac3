"""A card names the sessions learnt from by short keys, of which it holds not too many."""

from __future__ import annotations

from workbench.core.session_key import KEY_DIGITS, MOST_KEYS, is_told, keys_told, session_key


def test_only_the_sessions_told_are_recognised() -> None:
    told = keys_told(["one", "two", "", "one"])
    assert len(told) == 2 * KEY_DIGITS
    assert is_told("one", told) and is_told("two", told)
    assert not is_told("three", told) and not is_told("", told) and not is_told("one", "")


def test_a_key_counts_only_where_one_begins() -> None:
    key = session_key("one")
    assert not is_told("one", f"0000{key}0000")


def test_a_card_holds_so_many_and_no_more() -> None:
    assert len(keys_told(map(str, range(MOST_KEYS + 50)))) == MOST_KEYS * KEY_DIGITS
