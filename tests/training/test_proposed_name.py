"""No training ends under a shipped network's name; names that people chose stay."""

from __future__ import annotations

from datetime import date

from workbench.training.config import DataConfig, TrainConfig, is_file_name
from workbench.training.proposed_name import with_own_name

DAY, SHIPPED = date(2026, 11, 23), ("spacenet", "chawa")


def test_a_shipped_name_becomes_one_of_recordings_and_date() -> None:
    recorded = with_own_name(TrainConfig(data=DataConfig(campaign="/data/Old Mine: 3")), SHIPPED, DAY)
    assert recorded.name == "spacenet-old-mine-3-2026-11-23" and is_file_name(recorded.name)
    assert recorded.title == "SpaceNet, Old Mine: 3, 2026-11-23"
    simulated = with_own_name(TrainConfig(data=DataConfig(sites=("goyang",))), SHIPPED, DAY)
    assert simulated.name == "spacenet-goyang-2026-11-23"


def test_what_people_chose_stays() -> None:
    chosen = TrainConfig(name="mine", title="Mine")
    assert with_own_name(chosen, SHIPPED, DAY) == chosen
    assert with_own_name(TrainConfig(title="Mine"), SHIPPED, DAY).title == "Mine"
