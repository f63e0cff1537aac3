"""Sessions of plans as they were before anything could be unusual in them are the same bytes."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from workbench.simulate.campaign import CampaignPlan


@pytest.mark.parametrize(
    ("site", "settings", "digests"),
    [
        ("goyang", {}, ("6dd711c7c52af862", "2eb1ecb58ce9a152")),
        ("yeoju", {}, ("e5b6bfb16ea99bd9", "e96443833e927d92")),
        ("yeongdong", {"n_arrays": 2}, ("8b005ef7fad7ff7f", "f33da9203c27f234")),
        ("yeongdong", {"n_places": 2}, ("805f2e3bf715e84d", "1167ae6b1f1ea496")),
        ("yeoju", {"n_arrays": 2, "n_places": 3}, ("ec83ca279a8ea98f", "0ca6a83564af260c")),
        ("yeoju", {"clocks": "poor", "walls": "soft"}, ("c6460c3e565940d6", "b44067a27097a4c7")),
        ("gyeonggi", {"clocks": "good"}, ("73e54fa43e307a47", "3dc81b5cdbf16154")),
    ],
)
def test_what_is_usual_stays_to_the_byte(site: str, settings: dict[str, Any], digests: tuple[str, str]) -> None:
    plan = CampaignPlan(sites=(site,), n_sessions=4, seconds=3.0, seed=5, **settings)
    assert tuple(_digest(plan, index) for index in (0, 3)) == digests


def _digest(plan: CampaignPlan, index: int) -> str:
    """Of all that a session says, its name and id among it, and of its sound."""
    made = plan.make(index)
    digest = hashlib.sha256(repr(made.session).encode())
    digest.update(made.samples.tobytes())
    return digest.hexdigest()[:16]
