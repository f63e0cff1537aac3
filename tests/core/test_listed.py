"""Names inside one sentence."""

from __future__ import annotations

import pytest

from workbench.core.listed import listed


@pytest.mark.parametrize(
    ("names", "said"), [((), ""), (("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "C"), "A, B and C")]
)
def test_names_are_listed_as_people_say_them(names: tuple[str, ...], said: str) -> None:
    assert listed(names) == said
