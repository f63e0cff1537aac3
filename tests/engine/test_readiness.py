"""What stands against a training is told in seconds; so is what its recordings come to."""

from __future__ import annotations

import shutil
import time
from collections import namedtuple
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.engine.noise_campaign import noise_campaign, noise_session, result_of
from workbench.core.errors import UserError
from workbench.core.session import Microphone, Session, Site, Source
from workbench.engine.campaign_facts import CampaignLookedAt, LookAtCampaign, facts_of
from workbench.engine.collect import collect
from workbench.engine.readiness import refuse_unready
from workbench.files.session_folder import read_session, write_session
from workbench.training.config import DataConfig, TrainConfig

Disk = namedtuple("Disk", "total used free")


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    return noise_campaign(tmp_path / "campaign", 6)


def config(campaign: Path | str, **data: object) -> TrainConfig:
    return TrainConfig(data=DataConfig(campaign=str(campaign), **data))  # type: ignore[arg-type]


def test_a_campaign_that_is_ready_is_counted(campaign: Path) -> None:
    facts = refuse_unready(config(campaign))
    assert (facts.n_sessions, facts.n_clips, facts.sites) == (6, 12, ("Yard",))
    assert (facts.n_places, facts.n_arrays, facts.n_unready) == (6, 1, 0)
    assert facts.seconds == pytest.approx(6 * 3.6) and facts.cache_bytes == 12 * 4 * 128 * 4
    table = result_of(collect(config(campaign).data, n_jobs=1))
    assert len(table) == facts.n_clips and table.levels_db.nbytes == facts.cache_bytes


def test_places_are_counted_as_the_split_counts_them(campaign: Path) -> None:
    for number, path in enumerate(sorted(campaign.iterdir())):
        write_session(read_session(path).with_source_at((1.0 + 0.01 * (number % 3), 2.0 + number // 3, 1.0)))
    for within_m, n_places in ((0.05, 2), (0.0, 6)):
        data = config(campaign, same_place_m=within_m).data
        table = result_of(collect(data, n_jobs=1))
        assert facts_of(data).n_places == n_places == len(np.unique(table.places_within(data.within_m)))


@pytest.mark.parametrize(
    ("data", "n_clips", "n_places", "n_arrays"),
    [
        (DataConfig(n_sessions=10, seconds=4.0), 120, 40, 40),
        (DataConfig(n_sessions=10, seconds=4.0, n_places=3, n_arrays=2, sites=("goyang",)), 30, 3, 2),
    ],
)
def test_a_simulated_campaign_is_counted(data: DataConfig, n_clips: int, n_places: int, n_arrays: int) -> None:
    facts = facts_of(data)
    assert (facts.n_clips, facts.n_places, facts.n_arrays) == (n_clips, n_places, n_arrays)


def two_sites(campaign: Path) -> TrainConfig:
    noise_session(campaign / "other", 9, site="Hall")
    return config(campaign, split="site")


def nothing(campaign: Path) -> TrainConfig:
    (campaign.parent / "empty").mkdir()
    return config(campaign.parent / "empty")


def one_place(campaign: Path) -> TrainConfig:
    for path in campaign.iterdir():
        write_session(read_session(path).with_source_at((1.0, 1.0, 1.0)))
    return config(campaign)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (nothing, "empty holds no sessions"),
        (lambda campaign: config(campaign / "nowhere"), "nowhere is no folder"),
        (lambda campaign: config(campaign, choose="weather:snow"), "None of the 6 sessions of .* fits 'weather:snow'"),
        (lambda campaign: config(campaign, choose="length:>abc"), "length without a number"),
        (two_sites, "The recordings have 2 sites; a split by site into .* needs 3"),
        (one_place, "The recordings have 1 source place; a split by source place into .* needs 3"),
        (lambda campaign: config(campaign, split="array"), "1 array setting"),
        (lambda _: config("", sites=("mars",)), "no simulated site called 'mars'"),
        (lambda _: config("", sites=("goyang", "yeoju"), split="site"), "The recordings have 2 sites"),
    ],
)
def test_a_training_that_could_not_end_well_is_told(
    campaign: Path, made: Callable[[Path], TrainConfig], told: str
) -> None:
    with pytest.raises(UserError, match=told):
        refuse_unready(made(campaign))


def test_two_sites_are_enough_without_a_test_part(campaign: Path) -> None:
    wanted = two_sites(campaign)
    refuse_unready(replace(wanted, data=replace(wanted.data, test_share=0.0)))


def test_all_problems_are_listed_ten_of_them_and_how_many_more(campaign: Path) -> None:
    for number in range(1, 4):
        path = campaign / f"n-{number}"
        session = read_session(path)
        (path / "m4.wav").unlink()
        without = replace(session, source=None, microphones=session.microphones[:3] * 2)
        write_session(without.with_microphone_at(0, None))
    (campaign / "n-4" / "session.json").write_text("{")
    noise_session(campaign / "short", 40, seconds=1.5)
    noise_session(campaign / "three", 41, n_microphones=3)
    with pytest.raises(UserError) as said:
        refuse_unready(config(campaign))
    text = str(said.value)
    for part in (
        "has 12 problems: (1) n-1: it has 6 microphones, not 4; (2) n-1: a microphone is not placed",
        "(3) n-1: it does not say where its source truly was",
        "n-4: ",
        "and 2 more",
        "Annotate or mend those sessions",
    ):
        assert part in text
    assert "three" not in text and text.count("(10)") == 1 and "(11)" not in text


def test_a_missing_file_is_told_by_its_name(campaign: Path) -> None:
    (campaign / "n-2" / "m3.wav").unlink()
    with pytest.raises(UserError, match=r"campaign: n-2: m3.wav is not there"):
        refuse_unready(config(campaign))
    refuse_unready(config(campaign, choose="-name:n-2"))


@pytest.mark.parametrize("free_gb", [0.1, 0.7])
def test_a_disk_that_is_too_small_is_told(campaign: Path, monkeypatch: pytest.MonkeyPatch, free_gb: float) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(100e9, 99e9, free_gb * 1e9))
    with pytest.raises(UserError, match=rf"has {free_gb} GB left, and the features and the run need about 0.6 GB"):
        refuse_unready(config(campaign), campaign.parent / "runs" / "new")


def test_features_that_are_there_need_no_room(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = config("", n_sessions=200_000, feature="mel-spectrogram", seconds=30.0, sites=("goyang",))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(100e9, 99e9, 5e9))
    with pytest.raises(UserError, match="need about 58"):
        refuse_unready(wanted)
    ready = config(campaign, feature="mel-spectrogram")
    result_of(collect(ready.data, n_jobs=1))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(100e9, 99e9, 0.801e9))
    refuse_unready(ready)


def test_looking_at_thousands_of_sessions_again_takes_moments(tmp_path: Path) -> None:
    sound = noise_session(tmp_path / "sound", 1)
    campaign = tmp_path / "many"
    microphones = tuple(Microphone(file="m1.wav", position_m=(float(i), 0.0, 1.0)) for i in range(4))
    for number in range(1000):
        folder = campaign / f"s-{number}"
        session = Session(site=Site(name="Yard"), microphones=microphones, source=Source(position_m=(number, 1.0, 1.0)))
        write_session(session, folder)
        (folder / "m1.wav").hardlink_to(sound / "m1.wav")
    data = DataConfig(campaign=str(campaign))
    list(LookAtCampaign(data).run())
    started_s = time.perf_counter()
    *_, last = LookAtCampaign(data).run()
    took_s = time.perf_counter() - started_s
    assert isinstance(last, CampaignLookedAt) and last.data == data
    assert (last.facts.n_sessions, last.facts.n_places, last.facts.n_clips) == (1000, 1000, 2000)
    assert took_s < 2.0
