"""Every wrong session file gets its own plain sentence; all problems of one file come at once."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from workbench.core.errors import UserError
from workbench.files.session_folder import read_session


def file_with(**parts: Any) -> dict[str, Any]:
    return {"format": "workbench-session", "version": 1, "microphones": [{"file": "a.wav"}], **parts}


def microphone(**parts: Any) -> dict[str, Any]:
    return file_with(microphones=[{"file": "a.wav"}, {"file": "b.wav", **parts}])


PROBLEMS = {
    "two coordinates": (
        microphone(position_m=[1, 2]),
        "microphone 2: position_m needs three numbers in metres, has two.",
    ),
    "no coordinates": (microphone(position_m=[]), "microphone 2: position_m needs three numbers in metres, has none."),
    "a word in a place": (
        microphone(position_m=[1, "x", True]),
        'microphone 2: position_m needs three numbers in metres, has [1, "x", true].',
    ),
    "a place as text": (
        microphone(position_m="1, 2, 3"),
        'microphone 2: position_m needs three numbers in metres, has "1, 2, 3".',
    ),
    "channel 0": (microphone(channel=0), "microphone 2: channel needs a whole number, 1 or more, has 0."),
    "half a channel": (microphone(channel=1.5), "microphone 2: channel needs a whole number, 1 or more, has 1.5."),
    "gain as text": (microphone(gain_db="6 dB"), 'microphone 2: gain_db needs a number of decibels, has "6 dB".'),
    "null offset": (microphone(offset_s=None), "microphone 2: offset_s needs a number of seconds, has null."),
    "negative error": (
        microphone(position_error_m=-1),
        "microphone 2: position_error_m needs a number of metres, 0 or more, or null, has -1.",
    ),
    "no file": (
        file_with(microphones=[{"name": "M1"}]),
        'microphone 1: file is missing; it needs the name of an audio file, such as "m1.wav".',
    ),
    "a file that is a number": (
        microphone(file=3),
        'microphone 2: file needs the name of an audio file, such as "m1.wav", has 3.',
    ),
    "empty file name": (microphone(file=""), "microphone 2: file is empty; it needs a file name."),
    "up and out": (
        microphone(file="a/../../b.wav"),
        'microphone 2: file "a/../../b.wav" leaves the session folder by "..".',
    ),
    "absolute": (
        microphone(file="/etc/passwd"),
        'microphone 2: file "/etc/passwd" is an absolute path; it must lie in the session folder.',
    ),
    "a drive": (
        microphone(file="C:a.wav"),
        'microphone 2: file "C:a.wav" is an absolute path; it must lie in the session folder.',
    ),
    "a server": (
        microphone(file="\\\\host\\a.wav"),
        'microphone 2: file "\\\\host\\a.wav" is an absolute path; it must lie in the session folder.',
    ),
    "backslash": (
        microphone(file="a\\b.wav"),
        'microphone 2: file "a\\b.wav" has a backslash; write "/" between folders.',
    ),
    "zero byte": (microphone(file="a\0b.wav"), "microphone 2: file 'a\\x00b.wav' has a control character in it."),
    "the folder itself": (microphone(file="./"), 'microphone 2: file "./" is the folder itself; it needs a file name.'),
    "a microphone that is a word": (
        file_with(microphones=[{"file": "a.wav"}, "M2"]),
        'microphone 2 needs an object in { }, has "M2".',
    ),
    "no microphones": (file_with(microphones=[]), "microphones needs a list of at least one microphone, has none."),
    "microphones missing": (
        {"format": "workbench-session", "version": 1},
        "microphones is missing; it needs a list of at least one microphone.",
    ),
    "microphones as object": (
        file_with(microphones={"M1": 1}),
        'microphones needs a list of at least one microphone, has {"M1": 1}.',
    ),
    "flat room": (
        file_with(site={"size_m": [3, 4, 0]}),
        "site: size_m needs three numbers in metres, each above 0, or null, has [3, 4, 0].",
    ),
    "mesh outside": (
        file_with(site={"mesh": "../site.obj"}),
        'site: mesh "../site.obj" leaves the session folder by "..".',
    ),
    "a turn that is no quaternion": (
        file_with(site={"mesh_pose": {"rotation": [1, 1, 0, 0]}}),
        "site: mesh_pose: rotation needs a quaternion of length 1, has one of length 1.41.",
    ),
    "half a turn": (
        file_with(site={"mesh_pose": {"rotation": [1, 0]}}),
        "site: mesh_pose: rotation needs four numbers, a quaternion w, x, y, z, has two.",
    ),
    "shape of no size": (
        file_with(site={"mesh_pose": {"scale": 0}}),
        "site: mesh_pose: scale needs a number of metres a unit, above 0, has 0.",
    ),
    "floor plan outside": (
        file_with(site={"floor_plan": {"file": "/plan.png", "metres_per_pixel": 0.1}}),
        'site: floor_plan "/plan.png" is an absolute path; it must lie in the session folder.',
    ),
    "unknown review": (
        file_with(review={"state": "good"}),
        'review: state needs "unreviewed", "accepted", "flagged" or "rejected", has "good".',
    ),
    "site as text": (file_with(site="Yeoju"), 'site needs an object in { }, has "Yeoju".'),
    "name as number": (file_with(name=17), "name needs text, has 17."),
    "label without end": (
        file_with(labels=[{"start_s": 1}]),
        "label 1: end_s is missing; it needs a number of seconds.",
    ),
    "label backwards": (
        file_with(labels=[{"start_s": 2, "end_s": 1.5}]),
        "label 1: end_s (1.5 s) lies before start_s (2 s).",
    ),
    "band upside down": (
        file_with(labels=[{"start_s": 1, "end_s": 2, "low_hz": 900, "high_hz": 100}]),
        "label 1: high_hz (100 Hz) lies before low_hz (900 Hz).",
    ),
    "hash as number": (file_with(audio={"a.wav": {"sha256": 1}}), 'audio "a.wav": sha256 needs text, or null, has 1.'),
    "another format": (
        file_with(format="csv"),
        'format needs "workbench-session", has "csv". Choose the session.json of a session folder.',
    ),
    "no version": (
        {"format": "workbench-session", "microphones": [{"file": "a.wav"}]},
        "version needs a whole number such as 1, has none.",
    ),
    "version as text": (file_with(version="1"), 'version needs a whole number such as 1, has "1".'),
}


@pytest.mark.parametrize("case", PROBLEMS)
def test_each_problem_has_its_sentence(tmp_path: Path, case: str) -> None:
    value, says = PROBLEMS[case]
    file = tmp_path / "session.json"
    file.write_text(json.dumps(value))
    with pytest.raises(UserError) as told:
        read_session(tmp_path)
    assert str(told.value) == f"{file}: {says}"


TEXTS = {
    "empty": (b"", "cannot be read: it is empty."),
    "not JSON": (b'{"a": 1,\n "b" 2}', "cannot be read: it is not JSON: line 2, column 6: expecting ':' delimiter."),
    "Latin-1": ('{"a": "ä"}'.encode("latin-1"), "cannot be read: it is not UTF-8 text (byte 8)."),
    "UTF-16": ("{}".encode("utf-16"), "cannot be read: it is not UTF-8 text (byte 1)."),
    "a list": (b"[]", "is no session file: it needs an object in { }."),
    "half a character": (
        b'{"name": "\\ud800"}',
        "cannot be read: it has half a character in it (a lone surrogate such as \\ud800).",
    ),
    "deep": (b"[" * 100_000, "cannot be read: it is nested more than 60 deep."),
    "deep and whole": (b"[" * 100 + b"]" * 100, "cannot be read: it is nested more than 60 deep."),
}


@pytest.mark.parametrize("case", TEXTS)
def test_text_that_is_no_session_has_its_sentence(tmp_path: Path, case: str) -> None:
    data, says = TEXTS[case]
    file = tmp_path / "session.json"
    file.write_bytes(data)
    with pytest.raises(UserError) as told:
        read_session(tmp_path)
    assert str(told.value) == f"{file} {says}"


DETAILS = {
    "NaN": ('"gain_db": NaN', "NaN is no number that can be kept; write null for unknown."),
    "infinity": ('"gain_db": -Infinity', "-Infinity is no number that can be kept; write null for unknown."),
    "too large": ('"gain_db": 1e999', "the number 1e999 is too large."),
    "too many digits": (f'"gain_db": {"9" * 400}', f"the number {'9' * 20}... is too large."),
    "many more digits": (f'"gain_db": {"9" * 9000}', f"the number {'9' * 20}... is too large."),
    "doubled key": ('"channel": 1, "channel": 2', 'the key "channel" is there twice in one object.'),
}


@pytest.mark.parametrize("case", DETAILS)
def test_json_that_means_nothing_clear_is_told(tmp_path: Path, case: str) -> None:
    text, says = DETAILS[case]
    file = tmp_path / "session.json"
    file.write_text(f'{{"format": "workbench-session", "version": 1, "microphones": [{{"file": "a.wav", {text}}}]}}')
    with pytest.raises(UserError) as told:
        read_session(tmp_path)
    assert str(told.value) == f"{file}: {says}"


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    value = file_with(
        microphones=[{"file": "a.wav", "channel": 0}, {"position_m": [1, 2]}], site={"mesh": "/a.obj"}, name=None
    )
    (tmp_path / "session.json").write_text(json.dumps(value))
    with pytest.raises(UserError) as told:
        read_session(tmp_path)
    assert str(told.value) == (
        f"{tmp_path / 'session.json'} has 5 problems: (1) name needs text, has null; "
        "(2) microphone 1: channel needs a whole number, 1 or more, has 0; "
        "(3) microphone 2: position_m needs three numbers in metres, has two; "
        '(4) microphone 2: file is missing; it needs the name of an audio file, such as "m1.wav"; '
        '(5) site: mesh "/a.obj" is an absolute path; it must lie in the session folder.'
    )


@pytest.mark.parametrize("depth", ["m1.wav", "below/m1.wav"])
def test_links_may_not_leave_the_folder_but_may_stay_in_it(tmp_path: Path, depth: str) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "session"
    outside.mkdir()
    (outside / "m1.wav").touch()
    (folder / "below").mkdir(parents=True)
    (folder / "session.json").write_text(json.dumps(file_with(microphones=[{"file": depth}])))
    if depth == "m1.wav":
        (folder / "m1.wav").symlink_to(outside / "m1.wav")
    else:
        (folder / "below").rmdir()
        (folder / "below").symlink_to(outside)
    with pytest.raises(UserError, match=f'microphone 1: file "{depth}" is a link that leaves the session folder'):
        read_session(folder)
    (folder / "real.wav").touch()
    (folder / "good.wav").symlink_to("real.wav")
    (folder / "session.json").write_text(json.dumps(file_with(microphones=[{"file": "good.wav"}])))
    assert read_session(folder).microphones[0].file == "good.wav"


def test_a_loop_of_links_is_no_way_out_and_no_hang(tmp_path: Path) -> None:
    (tmp_path / "a.wav").symlink_to("a.wav")
    (tmp_path / "session.json").write_text(json.dumps(file_with()))
    assert read_session(tmp_path).microphones[0].file == "a.wav"  # that it cannot be read is for the sound to say


def test_a_session_without_its_sound_opens(tmp_path: Path) -> None:
    (tmp_path / "session.json").write_text(json.dumps(file_with()))
    assert read_session(tmp_path).folder == tmp_path


def test_a_folder_of_audio_files_says_what_to_do(tmp_path: Path) -> None:
    for name in ("a.WAV", "b.flac", "notes.txt"):
        (tmp_path / name).touch()
    with pytest.raises(UserError) as told:
        read_session(tmp_path)
    assert str(told.value) == (
        f"{tmp_path} has no session.json yet, but 2 audio files. Open the files to make a session of them."
    )


def test_what_is_no_session_at_all_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.wav").touch()
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    os.mkfifo(tmp_path / "empty" / "session.json")
    for path, says in {
        "nowhere": "nowhere is not there",
        "a.wav": "a.wav is no session. Choose a folder that has a session.json",
        "pipe": "pipe is no file that can be read",
        "empty": "empty is no session: it has no session.json",
    }.items():
        with pytest.raises(UserError, match=says):
            read_session(tmp_path / path)


def test_a_file_larger_than_any_session_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "session.json").open("wb") as file:
        file.truncate(65 * 1024**2)
    with pytest.raises(UserError, match="larger than 64 MiB, which no session is"):
        read_session(tmp_path)


def test_a_wrong_version_does_not_hide_the_other_mistakes(tmp_path: Path) -> None:
    microphone = {"file": "m1.wav", "channel": -1, "position_m": [1, "a", 2]}
    file = tmp_path / "session.json"
    file.write_text(json.dumps({"format": "workbench-session", "version": "x", "microphones": [microphone]}))
    with pytest.raises(UserError) as told:
        read_session(tmp_path)
    for part in ("3 problems", "version", "channel", "position_m"):
        assert part in str(told.value)
