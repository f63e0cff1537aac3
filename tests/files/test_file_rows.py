"""Files that a recorder began one after another are one microphone's, with the gaps between them."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from tests.exchange.making import drafts_of, imported
from tests.exchange.wav_parts import bext, wav
from workbench.cli.session_facts import facts_of
from workbench.core.errors import UserError
from workbench.core.merging.differences import differences
from workbench.core.session import Microphone, Piece, Session
from workbench.engine.exchange import write_export
from workbench.files.audio import changed_files, read_recording
from workbench.files.audio_info import read_audio_info
from workbench.files.campaign import missing_files, row_of
from workbench.files.campaign_index import read_kept
from workbench.files.file_rows import FileRow, rows_of
from workbench.files.new_session import copy_session, session_from_audio
from workbench.files.relink import find_files, heap_of, missing_of
from workbench.files.session_folder import read_session, write_session
from workbench.files.session_sound import open_sound

RATE_HZ = 8_000


def sound(path: Path, seconds: float = 1.0, n_channels: int = 1, value: float = 0.25) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    sf.write(path, np.full((round(seconds * RATE_HZ), n_channels), value), RATE_HZ, subtype="PCM_16")
    return path


def found(*paths: Path) -> list[FileRow]:
    return rows_of([read_audio_info(path) for path in paths])


def told(rows: list[FileRow]) -> list[tuple[list[str], tuple[float, ...]]]:
    return [([path.name for path in row.paths], row.begins_s) for row in rows]


NAMES = ["Ex-1_0+1_{}", "{}", "SM4 {} (2)", "site-3.{}_000"]
TIMES = [("20200617_235959", "20200618_000003"), ("2020-06-17T23-59-59", "2020-06-18T00-00-03"),
         ("2020.06.17 23.59.59", "2020.06.18 00.00.03"), ("20200617235959", "20200618000003")]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("times", TIMES)
def test_names_with_date_and_time_tell_what_follows_what(tmp_path: Path, name: str, times: tuple[str, str]) -> None:
    late, early = (sound(tmp_path / f"{name.format(at)}.wav") for at in reversed(times))
    other = sound(tmp_path / "other.wav")
    assert told(found(late, other, early)) == [([early.name, late.name], (0.0, 4.0)), (["other.wav"], (0.0,))]


@pytest.mark.parametrize("names", [
    ("mic_20201399_090000.wav", "mic_20201399_100000.wav"),  # no such month
    ("M1_20200617_090000.wav", "M2_20200617_100000.wav"),  # two recorders
    ("20200617_090000.wav", "20200617_090000.5.wav"),  # names without a recorder, which overlap
    ("1234567.wav", "1234568.wav"),
])  # fmt: skip
def test_what_is_no_row_is_left_as_it_is(tmp_path: Path, names: tuple[str, str]) -> None:
    assert told(found(*(sound(tmp_path / name) for name in names))) == [([name], (0.0,)) for name in names]


def test_recorders_in_folders_of_their_own_may_use_the_same_names(tmp_path: Path) -> None:
    names = ("20200617_090000.wav", "20200617_100000.wav")
    paths = [sound(tmp_path / folder / name) for folder in "ab" for name in names]
    assert told(found(*paths)) == [(list(names), (0.0, 3600.0))] * 2


def test_sample_counts_place_files_exactly_and_names_only_to_the_second(tmp_path: Path) -> None:
    ten = 10 * 3600 * RATE_HZ
    for name, count in [("r_20250314_100000.wav", ten + 800), ("r_20250314_100002.wav", ten + 2 * RATE_HZ)]:
        wav(tmp_path / name, np.zeros((RATE_HZ, 1)), RATE_HZ, before=bext("2025-03-14", "10:00:00", count))
    (row,) = found(*sorted(tmp_path.iterdir()))
    assert row.begins_s == pytest.approx((0.0, 1.9)) and row.gaps_s == pytest.approx((0.9,))


def test_counted_files_with_times_in_them_are_a_row_unless_they_overlap(tmp_path: Path) -> None:
    ten = 10 * 3600 * RATE_HZ
    for i, late_s in enumerate((0, 1, 5)):
        begun = bext("2025-03-14", "10:00:00", ten + late_s * RATE_HZ)
        wav(tmp_path / f"REC{i:04}.wav", np.zeros((RATE_HZ, 1)), RATE_HZ, before=begun)
        wav(tmp_path / f"mic_{i}.wav", np.zeros((9 * RATE_HZ, 1)), RATE_HZ, before=begun)
    assert [begins for _, begins in told(found(*sorted(tmp_path.iterdir())))] == [(0.0, 1.0, 5.0), *[(0.0,)] * 3]


def test_a_little_overlap_is_the_rounding_of_names_and_leaves_no_gap(tmp_path: Path) -> None:
    paths = [sound(tmp_path / f"r_20200617_09000{at}.wav", 4.5) for at in (0, 4, 8)]
    assert told(found(*paths))[0][1] == (0.0, 4.5, 9.0)


def test_files_of_one_recorder_that_overlap_or_differ_are_refused(tmp_path: Path) -> None:
    first = sound(tmp_path / "r_20200617_090000.wav", 10.0)
    second = sound(tmp_path / "r_20200617_090004.wav", 1.0, 2)
    with pytest.raises(UserError) as refused:
        found(second, first)
    assert str(refused.value) == (
        "This row of files has 2 problems: (1) r_20200617_090004.wav begins at 09:00:04, 6.0 s before "
        "r_20200617_090000.wav ends (09:00:10): files of one recorder cannot overlap; (2) r_20200617_090004.wav has "
        "another number of channels (2) than r_20200617_090000.wav (1). Leave out what does not belong to it."
    )


@pytest.fixture
def night(tmp_path: Path) -> Session:
    """Two recorders, the second 2 s later and silent for 8 s; every file with a value of its own."""
    a = [sound(tmp_path / "from" / f"A_20200617_0900{at}.wav", value=(i + 1) / 8) for i, at in enumerate(("00", "10"))]
    b = [sound(tmp_path / "from" / "B_20200617_090002.wav", 9.0, value=0.5)]
    return session_from_audio([*reversed(a), *b], tmp_path / "night")


def test_a_new_session_of_rows_has_one_microphone_a_recorder_on_one_clock(night: Session) -> None:
    read = read_session(night.folder or Path())
    assert [(m.file, m.offset_s, m.then) for m in read.microphones] == [
        ("A_20200617_090000.wav", 0.0, (Piece(file="A_20200617_090010.wav", start_s=10.0),)),
        ("B_20200617_090002.wav", 2.0, ()),
    ]
    assert read.recorded_at == "2020-06-17T09:00:00"
    assert set(read.audio) == set(read.audio_files) and len(read.audio) == 3
    samples = read_recording(read).samples
    assert samples.shape == (2, 11 * RATE_HZ)
    assert [samples[0, round(at_s * RATE_HZ)] for at_s in (0.5, 5.0, 10.5)] == [0.125, 0.0, 0.25]
    assert [samples[1, round(at_s * RATE_HZ)] for at_s in (1.5, 2.5, 10.5)] == [0.0, 0.5, 0.5]


def test_recorders_that_never_ran_together_are_refused(tmp_path: Path) -> None:
    paths = [
        sound(tmp_path / f"{name}.wav") for name in ("A_20200617_090000", "A_20200617_090002", "B_20200617_090100")
    ]
    with pytest.raises(UserError, match=r"B_20200617_090100\.wav starts after A_20200617_090002\.wav has ended"):
        session_from_audio(paths, tmp_path / "night")
    assert not (tmp_path / "night").exists()


def test_importing_a_folder_finds_its_rows_and_says_so(tmp_path: Path) -> None:
    for at in ("090000", "090010", "090020"):
        for recorder in ("A", "B"):
            sound(tmp_path / "from" / f"{recorder}_20200617_{at}.wav", 9.0, 2)
    (session,) = imported("wav-set", tmp_path / "from", tmp_path / "out")
    assert [(m.file[0], m.channel, m.begins_s) for m in session.microphones] == [
        (name, channel, (0.0, 10.0, 20.0)) for name in "AB" for channel in (1, 2)
    ]
    assert [m.name for m in session.microphones] == ["A 1", "A 2", "B 1", "B 2"]
    assert all(((session.folder or Path()) / name).is_file() for name in session.audio_files)
    with open_sound(session) as opened:
        assert opened.duration_s == 29.0
    (draft,) = drafts_of("wav-set", tmp_path / "from", {"rows": "no"})
    assert len(draft.session.microphones) == 12
    (draft,) = drafts_of("wav-set", tmp_path / "from")
    assert draft.notes[0] == (
        "3 files from A_20200617_090000.wav on follow one another, with gaps of up to 1 s: 29 s of 2 channels"
    )


# ---- every file of a microphone counts, not only its first


def last_of(session: Session) -> Path:
    return (session.folder or Path()) / session.microphones[0].files[-1]


def test_a_change_of_any_file_is_noticed(night: Session) -> None:
    folder = night.folder or Path()
    kept = read_kept(folder)
    assert kept.is_fresh({}) and changed_files(night) == ()
    stamp = open_sound(night).stamp
    sound(last_of(night), 1.0, value=0.9)
    assert not kept.is_fresh({}) and open_sound(night).stamp != stamp
    assert changed_files(night) == ("A_20200617_090010.wav changed since it was annotated",)


def test_any_missing_file_is_told_and_found_again(night: Session, tmp_path: Path) -> None:
    last = last_of(night)
    (tmp_path / "moved").mkdir()
    last.rename(tmp_path / "moved" / last.name)
    assert missing_files(night) == (last.name,) and row_of(night).duration_s is None
    assert [one.name for one in missing_of(night)] == [last.name]
    assert [type(one).__name__ for one in find_files(night, heap_of(tmp_path / "moved"))] == ["Found"]
    assert facts_of(night).duration_s is None
    with pytest.raises(UserError, match=f"{last.name} is not there"):
        open_sound(night)


def test_a_copy_has_all_files(night: Session, tmp_path: Path) -> None:
    copied = copy_session(night, tmp_path / "copy")
    np.testing.assert_array_equal(read_recording(copied).samples, read_recording(night).samples)
    assert copied.audio == night.audio


def test_lengths_are_those_of_the_whole_row(night: Session) -> None:
    assert row_of(night).duration_s == facts_of(night).duration_s == 9.0
    assert [m.n_files for m in facts_of(night).microphones] == [2, 1]


def test_an_export_replaces_no_file_of_a_row(night: Session) -> None:
    for i in range(2):
        night = night.with_microphone_at(i, (float(i), 0.0, 1.0))
    linked = last_of(night).with_name("places.csv")
    linked.hardlink_to(last_of(night))
    with pytest.raises(UserError, match="one of the session's files"):
        write_export("coordinates", night, linked)


def test_a_change_of_a_row_is_told_in_words(night: Session) -> None:
    first = night.microphones[0]
    without = night.with_microphone(0, replace(first, then=()))
    assert differences(without, night) == (
        f"{first.name} further files: none → 1 more, the last A_20200617_090010.wav at 10 s",
    )


def test_a_night_of_hundreds_of_files_opens_at_once(tmp_path: Path) -> None:
    """Four recorders of 250 files of 2 s, each with a gap."""
    sf.write(tmp_path / "one.wav", np.zeros((2 * RATE_HZ, 1)), RATE_HZ)
    for i in range(1_000):
        (tmp_path / f"{i}.wav").hardlink_to(tmp_path / "one.wav")
    microphones = tuple(
        Microphone(file=f"{at}.wav", then=tuple(Piece(file=f"{at + i}.wav", start_s=3.0 * i) for i in range(1, 250)))
        for at in range(0, 1_000, 250)
    )
    session = write_session(Session(id="n", microphones=microphones), tmp_path)
    began = time.perf_counter()
    with open_sound(session) as opened:
        opened.read(opened.n_samples // 2, 4_096)
        assert time.perf_counter() - began < 2.0
        assert len(opened.stretches) == 1_000 and opened.duration_s == 249 * 3.0 + 2.0
