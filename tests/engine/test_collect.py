"""Clip tables of campaigns: right, and never computed twice."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
import soundfile as sf

from tests.engine.noise_campaign import RATE_HZ, noise_campaign, noise_session, result_of
from workbench.core.card import FeatureKind
from workbench.core.clips import cut_into_clips
from workbench.core.errors import UserError
from workbench.core.events import Progress
from workbench.dsp.features import features_of
from workbench.engine.collect import collect
from workbench.engine.simulate import SimulateCampaign
from workbench.files.audio import read_recording
from workbench.files.session_folder import read_session, write_session
from workbench.simulate.campaign import CampaignPlan
from workbench.training.clip_table import ClipTable
from workbench.training.config import DataConfig


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    return noise_campaign(tmp_path / "campaign", 6)


def collected(data: DataConfig) -> ClipTable:
    return result_of(collect(data, n_jobs=1))


def analysed(data: DataConfig, monkeypatch: pytest.MonkeyPatch) -> tuple[ClipTable, list[str]]:
    """The table, and the sessions whose sound was analysed for it."""
    from workbench.engine import collect as module

    names: list[str] = []
    real: Callable[..., object] = module._recorded

    def noted(path: Path, *of: object) -> object:
        names.append(path.name)
        return real(path, *of)

    with monkeypatch.context() as patch:
        patch.setattr(module, "_recorded", noted)
        return collected(data), names


def assert_equal(a: ClipTable, b: ClipTable) -> None:
    for name, column in vars(a).items():
        np.testing.assert_array_equal(column, getattr(b, name), err_msg=name)


def ruin_in_place(path: Path) -> None:
    """Other bytes in a file that looks untouched: whoever reads it cannot give what was there."""
    before = path.stat()
    with path.open("r+b") as file:
        file.write(b"\xff" * before.st_size)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("feature", get_args(FeatureKind))
def test_a_table_holds_the_features_of_every_clip_mapped_from_the_disk(campaign: Path, feature: str) -> None:
    table = collected(DataConfig(campaign=str(campaign), feature=feature))  # type: ignore[arg-type]
    assert isinstance(table.features, np.memmap) and not table.features.flags.writeable
    assert len(table) == 12 and table.names.tolist() == [f"n-{n}" for n in range(1, 7) for _ in range(2)]
    session = read_session(campaign / "n-3")
    recording = read_recording(session, RATE_HZ)
    expected = features_of(recording, cut_into_clips(recording.common_span_s), feature)  # type: ignore[arg-type]
    np.testing.assert_array_equal(table.features[4:6], expected)
    np.testing.assert_allclose(table.sources_m[4], session.true_position_m or ())
    assert (table.weather[4], table.sites[4], table.sessions[4]) == ("rain", "Yard", 2)


def test_a_simulated_campaign_and_the_same_on_disk_are_one_table(tmp_path: Path) -> None:
    data = DataConfig(sites=("goyang",), n_sessions=3, seconds=3.5, seed=5, n_places=2, n_arrays=1, weather="rain")
    plan = CampaignPlan(("goyang",), 3, 3.5, "rain", n_places=2, n_arrays=1, seed=5)
    list(SimulateCampaign(plan, tmp_path / "written", n_jobs=1).run())
    simulated, recorded = collected(data), collected(replace(data, campaign=str(tmp_path / "written")))
    assert_equal(simulated, recorded)
    assert len(np.unique(simulated.places)) == 2 and len(np.unique(simulated.arrays_within(0.0))) == 1
    assert set(simulated.weather) == {"rain"}


def test_a_table_that_is_there_is_found_without_reading_any_sound(campaign: Path) -> None:
    data = DataConfig(campaign=str(campaign))
    first = collected(data)
    for path in campaign.rglob("*.wav"):
        ruin_in_place(path)
    events = collect(data, n_jobs=1)
    with pytest.raises(StopIteration) as end:
        next(events)
    assert_equal(first, end.value.value)


def test_sessions_are_chosen_by_the_campaign_s_search(campaign: Path) -> None:
    whole = collected(DataConfig(campaign=str(campaign)))
    rain = collected(DataConfig(campaign=str(campaign), choose="weather:rain"))
    assert rain.names.tolist() == ["n-3", "n-3", "n-6", "n-6"]
    np.testing.assert_array_equal(rain.features, whole.features[whole.weather == "rain"])
    assert rain.sessions.tolist() == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("choose", "told"), [("site:mars", "None of the 6 sessions"), ("wheather:rain", "cannot be chosen by 'wheather'")]
)
def test_a_search_that_finds_nothing_is_told(campaign: Path, choose: str, told: str) -> None:
    with pytest.raises(UserError, match=told):
        collected(DataConfig(campaign=str(campaign), choose=choose))


def test_only_what_is_new_is_analysed(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = DataConfig(campaign=str(campaign))
    before, names = analysed(data, monkeypatch)
    assert names == [f"n-{n}" for n in range(1, 7)]
    noise_session(campaign / "n-2b", 77)
    after, names = analysed(data, monkeypatch)
    assert names == ["n-2b"]
    assert after.names.tolist() == [n for n in ("n-1", "n-2", "n-2b", "n-3", "n-4", "n-5", "n-6") for _ in range(2)]
    np.testing.assert_array_equal(np.delete(after.features, (4, 5), axis=0), before.features)


def test_a_changed_sound_is_analysed_again_and_alone(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = DataConfig(campaign=str(campaign))
    before = collected(data).features[8:10].copy()
    samples, rate_hz = sf.read(campaign / "n-5" / "m2.wav")
    sf.write(campaign / "n-5" / "m2.wav", 0.5 * samples, rate_hz, subtype="FLOAT")
    after, names = analysed(data, monkeypatch)
    assert names == ["n-5"]
    np.testing.assert_allclose(before[:, 1] - after.features[8:10, 1], 20 * np.log10(2), atol=0.01)


def test_a_moved_source_or_campaign_needs_no_new_features(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = DataConfig(campaign=str(campaign))
    before = collected(data)
    write_session(read_session(campaign / "n-4").with_source_at((1.0, 2.0, 3.0)))
    now, names = analysed(data, monkeypatch)
    assert names == [] and now.sources_m[6].tolist() == [1.0, 2.0, 3.0]
    campaign.rename(campaign.with_name("moved"))
    moved, names = analysed(replace(data, campaign=str(campaign.with_name("moved"))), monkeypatch)
    assert names == []
    assert_equal(moved, now)
    np.testing.assert_array_equal(before.features, moved.features)


def test_changed_gains_and_offsets_change_the_features(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = DataConfig(campaign=str(campaign))
    before = collected(data).features[:2].copy()
    session = read_session(campaign / "n-1")
    write_session(session.with_microphone(0, replace(session.microphones[0], gain_db=6.0)))
    after, names = analysed(data, monkeypatch)
    assert names == ["n-1"]
    np.testing.assert_allclose(before[:, 0] - after.features[:2, 0], 6.0, atol=1e-4)


def test_numbers_that_are_none_are_told_with_session_file_and_time(campaign: Path) -> None:
    for name in ("n-2", "n-5"):
        samples, rate_hz = sf.read(campaign / name / "m3.wav")
        samples[rate_hz * 2 : rate_hz * 2 + 4] = np.nan
        sf.write(campaign / name / "m3.wav", samples, rate_hz, subtype="FLOAT")
    for _ in range(2):  # the second time from what was noted
        with pytest.raises(UserError) as told:
            collected(DataConfig(campaign=str(campaign)))
        assert "has 2 problems" in str(told.value)
        assert "n-2, m3.wav: 4 samples of channel 1 were not a number" in str(told.value)
        assert "the first at 2.000 s" in str(told.value)
    assert len(collected(DataConfig(campaign=str(campaign), choose="-name:n-2 -name:n-5"))) == 8


def test_every_session_that_cannot_be_learnt_from_is_told_before_sound_is_read(tmp_path: Path) -> None:
    campaign = tmp_path / "campaign"
    noise_session(campaign / "three", 1, n_microphones=3)
    noise_session(campaign / "short", 2, seconds=2.0)
    noise_session(campaign / "gone", 3)
    (campaign / "gone" / "m4.wav").unlink()
    unknown = read_session(noise_session(campaign / "unknown", 4))
    write_session(replace(unknown, source=None).with_microphone_at(0, None))
    with pytest.raises(UserError) as told:
        collected(DataConfig(campaign=str(campaign)))
    for part in (
        "has 5 problems",
        "three: it has 3 microphones, not 4",
        "short: its microphones share 2.0 s of sound",
        "gone: m4.wav is not there",
        "unknown: a microphone is not placed",
        "unknown: it does not say where its source truly was",
    ):
        assert part in str(told.value)


def test_progress_counts_sessions(campaign: Path) -> None:
    told = [e for e in collect(DataConfig(campaign=str(campaign)), n_jobs=1) if isinstance(e, Progress)]
    counts = [e.done for e in told if e.doing == "Reading and analysing sessions"]
    assert counts == list(range(7)) and {e.total for e in told} == {6}
