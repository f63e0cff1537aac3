"""What stands against a training is told in seconds; so is what its recordings come to."""

from __future__ import annotations

import shutil
from collections import namedtuple
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.engine.conftest import SMALL_TRAINING
from tests.engine.noise_campaign import noise_campaign, noise_session, result_of
from workbench.core.errors import UserError
from workbench.core.session import Microphone, Session, Site, Source
from workbench.engine.campaign_facts import CampaignLookedAt, LookAtCampaign, facts_of, plan_of
from workbench.engine.collect import collect
from workbench.engine.readiness import refuse_unready
from workbench.files.session_folder import read_session, write_session
from workbench.training.clip_table import ClipFacts, table_of
from workbench.training.config import DataConfig, NetworkConfig, SplitKind, TrainConfig
from workbench.training.run_size import run_bytes
from workbench.training.scoring import n_places_of
from workbench.training.split import n_held_out, parts_of

Disk = namedtuple("Disk", "total used free")


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    return noise_campaign(tmp_path / "campaign", 6)


def config(campaign: Path | str, **data: object) -> TrainConfig:
    return TrainConfig(data=DataConfig(campaign=str(campaign), **data), batch=2)  # type: ignore[arg-type]


def test_a_campaign_that_is_ready_is_counted(campaign: Path) -> None:
    facts = refuse_unready(config(campaign))
    assert (facts.n_sessions, facts.n_clips, facts.sites) == (6, 12, ("Yard",))
    assert (facts.n_places, facts.n_arrays, facts.n_unready) == (6, 1, 0)
    assert facts.seconds == pytest.approx(6 * 3.6) and facts.cache_bytes == 12 * 4 * 128 * 4
    table = result_of(collect(config(campaign).data, n_jobs=1))
    assert len(table) == facts.n_clips and table.features.nbytes == facts.cache_bytes


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
    assert facts.n_held_places == n_held_out(data, n_places)


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
        without = replace(session, source=None, microphones=session.microphones[:2])
        write_session(without.with_microphone_at(0, None))
    (campaign / "n-4" / "session.json").write_text("{")
    noise_session(campaign / "short", 40, seconds=1.5)
    noise_session(campaign / "three", 41, n_microphones=3)
    with pytest.raises(UserError) as said:
        refuse_unready(config(campaign))
    text = str(said.value)
    for part in (
        "has 12 problems: (1) n-1: it has 2 microphones, not 4; (2) n-1: a microphone is not placed",
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


@pytest.mark.parametrize(("free_mb", "free_told"), [(34, "34 MB"), (300, "0.3 GB")])
def test_a_disk_that_is_too_small_is_told(
    campaign: Path, monkeypatch: pytest.MonkeyPatch, free_mb: int, free_told: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(100e9, 99e9, free_mb * 1_000_000))
    with pytest.raises(UserError, match=rf"has {free_told} left, and the features and the run need about 0.3 GB"):
        refuse_unready(config(campaign), campaign.parent / "runs" / "new")


def test_a_small_network_needs_a_small_disk(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(100e9, 99e9, 100e6))
    chawa = NetworkConfig(architecture="chawa", layout="channels")
    refuse_unready(replace(config(campaign), network=chawa), campaign.parent / "run")


def test_a_run_does_not_outgrow_what_was_counted(small_run: Path) -> None:
    counted = run_bytes(SMALL_TRAINING)
    sizes = {path.name: path.stat().st_size for path in small_run.rglob("*") if path.is_file()}
    twice = sizes["last.checkpoint"] + sizes["best.safetensors"]  # while new ones are written
    assert sum(sizes.values()) + twice < counted < 3 * sum(sizes.values())


@pytest.mark.parametrize(
    "data",
    [
        {"split": "place"},
        {"split": "clip", "test_share": 0.3},
        {"split": "session", "validation_share": 0.4},
        {"split": "place", "seed": 5, "same_place_m": 0.0},
    ],
)
def test_the_training_part_is_counted_by_the_split_itself(campaign: Path, data: dict[str, object]) -> None:
    noise_session(campaign / "long", 30, seconds=9.0)
    chosen = config(campaign, **data).data
    table = result_of(collect(chosen, n_jobs=1))
    parts, facts = parts_of(table, chosen), facts_of(chosen)
    assert facts.n_training_clips == len(parts.training)
    n_held = tuple(n_places_of(table, rows, chosen) for rows in (parts.validation, parts.test))
    assert facts.n_held_places == ((0, 0) if chosen.split == "clip" else n_held)


@pytest.mark.parametrize("split", ["place", "session", "array", "site", "clip"])
@pytest.mark.parametrize("shared", [{}, {"n_places": 5}, {"n_arrays": 4}, {"n_places": 5, "n_arrays": 4}])
def test_no_simulated_training_part_is_larger_than_told(split: SplitKind, shared: dict[str, int]) -> None:
    data = DataConfig(sites=("goyang", "yeoju", "gyeonggi"), n_sessions=12, seconds=3.5, split=split, **shared)
    plan = plan_of(data)
    settings = [plan.setting_of(i) for i in range(len(plan))]
    facts = [
        ClipFacts(str(i), data.sites[i % 3], "", None, tuple(s.source_m.tolist()), tuple(map(tuple, s.microphones_m)))
        for i, s in enumerate(settings)
    ]
    table = table_of(np.zeros((72, 0), np.float32), facts, [2] * 36)
    n_training = len(parts_of(table, data).training)
    told = facts_of(data).n_training_clips
    assert n_training <= told
    if not (split == "array" and shared):
        assert told <= n_training + 24 and told < 72


def test_a_batch_that_the_training_part_cannot_fill_is_told(campaign: Path) -> None:
    ready = config(campaign)
    refuse_unready(replace(ready, batch=8))
    with pytest.raises(UserError, match="A batch of 9 is more than the 8 clips that the split leaves") as told:
        refuse_unready(replace(ready, batch=9))
    assert "a batch of 8 or fewer" in told.value.hint
    with pytest.raises(UserError, match="A batch of 17 is more than the 16 clips"):
        refuse_unready(TrainConfig(data=DataConfig(sites=("goyang",), n_sessions=10, seconds=3.5), batch=17))


def test_features_that_are_there_need_no_room(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = config("", n_sessions=200_000, feature="mel-spectrogram", seconds=30.0, sites=("goyang",))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(100e9, 99e9, 5e9))
    with pytest.raises(UserError, match="need about 58"):
        refuse_unready(wanted)
    ready = config(campaign, feature="mel-spectrogram")
    result_of(collect(ready.data, n_jobs=1))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(100e9, 99e9, 0.37e9))
    refuse_unready(ready)


def many_sessions(campaign: Path, sound: Path, n: int) -> DataConfig:
    noise_session(sound, 1)
    microphones = tuple(Microphone(file="m1.wav", position_m=(float(i), 0.0, 1.0)) for i in range(4))
    for number in range(n):
        folder = campaign / f"s-{number}"
        source = Source(position_m=(float(number), 1.0, 1.0))
        write_session(Session(site=Site(name="Yard"), microphones=microphones, source=source), folder)
        (folder / "m1.wav").hardlink_to(sound / "m1.wav")
    return DataConfig(campaign=str(campaign))


def test_looking_again_reads_only_sessions_that_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = many_sessions(tmp_path / "many", tmp_path / "sound", 60)
    list(LookAtCampaign(data, n_jobs=1).run())
    read: list[str] = []

    def counted(folder: Path) -> Session:
        read.append(folder.name)
        return read_session(folder)

    monkeypatch.setattr("workbench.files.campaign_index.read_session", counted)
    *_, last = LookAtCampaign(data, n_jobs=1).run()
    assert isinstance(last, CampaignLookedAt) and last.data == data
    assert (last.facts.n_sessions, last.facts.n_places, last.facts.n_clips) == (60, 60, 120)
    assert read == []
    changed = tmp_path / "many" / "s-7"
    write_session(read_session(changed).with_source_at((0.0, 1.0, 1.0)))
    assert facts_of(data, n_jobs=1).n_places == 59
    assert read == ["s-7"]
