"""LOCATA recordings. No real one is at hand: the folders here are built from the challenge's documented format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from tests.exchange.making import drafts_of, imported
from workbench.core.errors import UserError
from workbench.files.audio import read_recording
from workbench.files.exchange.registry import Draft, fitting

RATE_HZ = 48_000
TEN_TO = datetime(2017, 9, 8, 14, 59, 58, 500_000)
"""A minute's end lies within each recording."""
TRACKED_HZ = 120
POSE = ("x", "y", "z", *(f"ref_vec_{a}" for a in "xyz"), *(f"rotation_{i}{j}" for i in (1, 2, 3) for j in (1, 2, 3)))
ARRAY_M = np.array([[0.1, 0.2, 1.4], [0.14, 0.2, 1.4], [0.1, 0.24, 1.4], [0.1, 0.2, 1.44]])
SOURCE_M = np.array([1.5, 2.25, 1.625])
Path3 = Callable[[float], np.ndarray]


def times(seconds: float, later_s: float = 0.0) -> list[datetime]:
    return [TEN_TO + timedelta(seconds=later_s + i / TRACKED_HZ) for i in range(round(seconds * TRACKED_HZ))]


def table(path: Path, columns: Sequence[str], moments: Sequence[datetime], rows: Sequence[Sequence[float]]) -> None:
    lines = ["\t".join(("year", "month", "day", "hour", "minute", "second", *columns))]
    for t, row in zip(moments, rows, strict=True):
        clock = (*(str(v) for v in (t.year, t.month, t.day, t.hour, t.minute)), f"{t.second + t.microsecond / 1e6:.6f}")
        lines.append("\t".join((*clock, *(f"{value:.9f}" for value in row))))
    path.write_text("\n".join(lines) + "\n")


def still(_: float) -> np.ndarray:
    return SOURCE_M


def recording(
    folder: Path,
    *,
    array: str = "dummy",
    seconds: float = 3.0,
    sources: Sequence[Path3] = (still,),
    array_moves: Path3 = lambda s: np.zeros(3),
    valid: Callable[[float], bool] = lambda s: True,
    sound_starts_s: float = 0.0,
    n_channels: int = 4,
) -> Path:
    """A recording that is tracked from 14:59:58.5 on. Paths and `valid` take seconds after that."""
    folder.mkdir(parents=True)
    moments = times(seconds)
    seconds_of = [(t - TEN_TO).total_seconds() for t in moments]
    pose = [0.0] * (len(POSE) - 3)
    table(folder / "required_time.txt", ("valid_flag",), moments, [[float(valid(s))] for s in seconds_of])
    mics = tuple(f"mic{k}_{a}" for k in range(1, 5) for a in "xyz")
    rows = [[*(array_moves(s)), *pose, *(ARRAY_M + array_moves(s)).ravel()] for s in seconds_of]
    table(folder / f"position_array_{array}.txt", (*POSE, *mics), moments, rows)
    for name, at in zip(("loudspeaker1", "loudspeaker2"), sources, strict=False):
        table(folder / f"position_source_{name}.txt", POSE, moments, [[*at(s), *pose] for s in seconds_of])
    sound = np.zeros((round(seconds * RATE_HZ), n_channels))
    sound[RATE_HZ] = 0.9
    sf.write(folder / f"audio_array_{array}.wav", sound, RATE_HZ)
    starts = [TEN_TO + timedelta(seconds=sound_starts_s + i / RATE_HZ) for i in range(200)]
    table(folder / f"audio_array_timestamps_{array}.txt", (), starts, [[] for _ in starts])
    return folder


def the_draft(folder: Path) -> Draft:
    (draft,) = drafts_of("locata", folder)
    return draft


def test_an_array_in_a_room_with_a_loudspeaker_on_a_stand(tmp_path: Path) -> None:
    recording(tmp_path / "dev" / "task1" / "recording3" / "dummy")
    (session,) = imported("locata", tmp_path / "dev", tmp_path / "out")
    assert session.folder == tmp_path / "out" / "task1-recording3-dummy"
    assert [(m.name, m.file, m.channel) for m in session.microphones] == [
        (f"dummy {k}", "audio_array_dummy.wav", k) for k in (1, 2, 3, 4)
    ]
    assert session.microphone_positions_m() == pytest.approx(ARRAY_M)
    assert session.source is not None and session.source.position_m == tuple(SOURCE_M)
    assert (session.source.identity, session.source.position_error_m) == ("loudspeaker1", 0.0)
    assert session.recorded_at == "2017-09-08T14:59:58.500" and session.site.shift_m is None
    heard = read_recording(session)
    assert heard.samples.shape == (4, 3 * RATE_HZ) and set(np.abs(heard.samples).argmax(axis=1)) == {RATE_HZ}


def test_stretches_of_valid_tracking_are_labels_on_the_sounds_clock(tmp_path: Path) -> None:
    """The sound starts 0.25 s before the tracking; tracking is lost from 1 s to 2 s, over the full minute."""
    recording(tmp_path / "a" / "dummy", valid=lambda s: not 1.0 <= s < 2.0, sound_starts_s=-0.25)
    labels = the_draft(tmp_path / "a").session.labels
    step = 1 / TRACKED_HZ
    found = [(x.start_s, x.end_s, x.text) for x in labels]
    assert [text for _, _, text in found] == ["tracking valid"] * 2
    assert [t for start, end, _ in found for t in (start, end)] == pytest.approx(
        [0.25, 1.25 - step, 2.25, 3.25 - step], abs=2e-6
    )


def test_microphones_stand_where_they_were_at_the_first_valid_time(tmp_path: Path) -> None:
    def walks(s: float) -> np.ndarray:
        return np.array([0.2 * s, 0.0, 0.0])

    recording(tmp_path / "a" / "dummy", array_moves=walks, valid=lambda s: s >= 1.5)
    draft = the_draft(tmp_path / "a")
    assert draft.session.microphone_positions_m() == pytest.approx(ARRAY_M + walks(1.5), abs=1e-6)
    assert draft.notes[0].startswith("The array moves by up to 0.30 m: its microphones stand where they were")


def test_a_source_that_walks_has_no_place(tmp_path: Path) -> None:
    recording(tmp_path / "a" / "dummy", sources=[lambda s: SOURCE_M * (1.0 + s)])
    draft = the_draft(tmp_path / "a")
    assert draft.session.source is not None and draft.session.true_position_m is None
    assert "loudspeaker1 moves by up to 4.72 m from its middle: a mean of its track is no place of it" in draft.notes[0]


def test_a_source_that_walks_only_while_tracking_is_lost_stands_still(tmp_path: Path) -> None:
    recording(
        tmp_path / "a" / "dummy",
        sources=[lambda s: SOURCE_M if s < 2 else SOURCE_M * np.nan],
        valid=lambda s: s < 2,
    )
    assert the_draft(tmp_path / "a").session.true_position_m == tuple(SOURCE_M)


def test_of_two_sources_none_becomes_the_truth(tmp_path: Path) -> None:
    recording(tmp_path / "a" / "dummy", sources=[still, still])
    draft = the_draft(tmp_path / "a")
    assert draft.session.source is None
    assert draft.notes == ("2 sources were tracked; a session has one, so that none was taken as the truth",)


def test_the_evaluation_set_has_no_source(tmp_path: Path) -> None:
    recording(tmp_path / "a" / "dummy", sources=[])
    draft = the_draft(tmp_path / "a")
    assert draft.session.source is None and draft.notes == ("No source was tracked (evaluation set)",)


def test_each_array_of_each_recording_is_a_session(tmp_path: Path) -> None:
    for task, array in ((1, "dummy"), (1, "dicit"), (5, "dummy")):
        recording(tmp_path / f"task{task}" / "recording1" / array, array=array, seconds=1.0 + 1 / 16)
    names = [draft.name for draft in drafts_of("locata", tmp_path)]
    assert names == ["task1-recording1-dicit", "task1-recording1-dummy", "task5-recording1-dummy"]
    assert the_draft(tmp_path / "task5" / "recording1" / "dummy").name == "recording1-dummy"
    assert [format.name for format in fitting(tmp_path)] == ["locata"]


def test_sound_without_timestamps_starts_with_the_tracking_and_that_is_told(tmp_path: Path) -> None:
    folder = recording(tmp_path / "a" / "dummy")
    (folder / "audio_array_timestamps_dummy.txt").unlink()
    draft = the_draft(tmp_path / "a")
    assert draft.session.labels[0].start_s == 0.0
    assert draft.notes[0] == (
        "audio_array_timestamps_dummy.txt is not there: the sound is taken to start with the first required time"
    )


def test_tracking_that_is_never_valid_places_nothing(tmp_path: Path) -> None:
    recording(tmp_path / "a" / "dummy", valid=lambda s: False)
    draft = the_draft(tmp_path / "a")
    assert [m.position_m for m in draft.session.microphones] == [None] * 4
    assert draft.session.labels == () and draft.session.true_position_m is None
    assert draft.notes[0] == "No time is marked as valid, so that no place could be read"


def spoil(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("name", "change", "problem"),
    [
        ("required_time.txt", spoil("valid_flag", "flag"), "required_time.txt has no column valid_flag"),
        ("required_time.txt", lambda text: text.splitlines()[0], "required_time.txt has no rows"),
        ("required_time.txt", spoil("58.500000", "nan"), "required_time.txt has a time that is none"),
        ("required_time.txt", spoil("58.500000", "1e7"), "required_time.txt has a time that is none"),
        (
            "position_array_dummy.txt",
            spoil("\t0.100000000", "\t1e300"),
            "holds 1e+300, which is farther than any place",
        ),
        ("required_time.txt", spoil("58.500000", "58.9"), "required_time.txt: its times go backwards"),
        ("required_time.txt", lambda text: "", "required_time.txt is empty"),
        ("position_array_dummy.txt", spoil("mic3_y", "mic9_y"), "position_array_dummy.txt has no column mic3_y"),
        ("position_array_dummy.txt", spoil("2017\t9", "2017\t13"), "position_array_dummy.txt has a time that is none"),
        ("position_array_dummy.txt", spoil("\t0.1", "\tx"), "line 2: it needs a number in each column"),
        ("position_source_loudspeaker1.txt", spoil("\t1.5", ""), "line 2: it has 20 cells, the header 21"),
        ("audio_array_dummy.wav", lambda text: "", "audio_array_dummy.wav is empty"),
    ],
)
def test_one_sentence_tells_what_is_wrong_and_nothing_is_written(
    tmp_path: Path, name: str, change: Callable[[str], str], problem: str
) -> None:
    file = recording(tmp_path / "from" / "dummy") / name
    file.write_text(change(file.read_text(encoding="latin-1")), encoding="latin-1")
    with pytest.raises(UserError) as error:
        imported("locata", tmp_path / "from", tmp_path / "out")
    assert problem in error.value.problem and "\n" not in str(error.value)
    assert not (tmp_path / "out").exists()


def test_more_channels_than_microphones_are_an_error(tmp_path: Path) -> None:
    recording(tmp_path / "a" / "dummy", n_channels=5)
    with pytest.raises(UserError, match="no column mic5_x, mic5_y, mic5_z"):
        the_draft(tmp_path / "a")


def test_a_folder_without_recordings_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds no LOCATA recording"):
        the_draft(tmp_path)
