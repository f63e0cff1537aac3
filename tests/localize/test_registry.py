"""What people may call a method."""

from __future__ import annotations

import pytest

from workbench.core.errors import UserError
from workbench.localize.registry import find_method, find_methods, known_methods


@pytest.mark.parametrize("method", known_methods(), ids=lambda method: method.name)
def test_titles_and_names_in_other_capitals_are_understood(method: object) -> None:
    name, title = method.name, method.title  # type: ignore[attr-defined]
    assert {find_method(told).name for told in (name, title, name.upper(), title.lower(), f" {title} ")} == {name}
    assert [found.name for found in find_methods((name, title))] == [name]


def test_a_title_of_two_methods_means_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, *_ = known_methods()  # networks: the same objects each time
    monkeypatch.setattr(first, "title", "One of Two")
    assert find_method("one of two") is first
    monkeypatch.setattr(second, "title", "One of two")
    with pytest.raises(UserError, match="no method called"):
        find_method("one of two")
