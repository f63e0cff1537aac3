"""Audio files become a session folder, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from workbench.core.errors import UserError
from workbench.core.session import Site
from workbench.files.audio import changed_files, read_recording
from workbench.files.new_session import copy_session, safe_names, session_from_audio
from workbench.files.session_folder import read_session, write_session


def sound(path: Path, n_channels: int = 1, seed: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    samples = np.random.default_rng(seed).uniform(-0.5, 0.5, (4_000, n_channels))
    sf.write(path, samples, 8_000)
    return path


def four(folder: Path) -> list[Path]:
    return [sound(folder / f"mic {i}.WAV", seed=i) for i in (1, 2, 3, 4)]


def names_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_one_file_a_microphone(tmp_path: Path) -> None:
    paths = four(tmp_path / "from")
    session = session_from_audio(paths, tmp_path / "campaign" / "A-1", site=Site(name="Yeoju"))
    assert [(m.name, m.file, m.channel) for m in session.microphones] == [
        (f"M{i}", f"mic_{i}.wav", 1) for i in (1, 2, 3, 4)
    ]
    assert (session.name, session.site.name, session.is_placed) == ("A-1", "Yeoju", False)
    assert read_session(tmp_path / "campaign" / "A-1") == session
    assert names_in(tmp_path / "campaign") == ["A-1", *(f"A-1/mic_{i}.wav" for i in (1, 2, 3, 4)), "A-1/session.json"]
    for path, (name, known) in zip(paths, session.audio.items(), strict=True):
        assert known.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert (tmp_path / "campaign" / "A-1" / name).read_bytes() == path.read_bytes()
    assert changed_files(session) == ()
    assert read_recording(session).samples.shape == (4, 4_000)


def test_one_microphone_a_channel(tmp_path: Path) -> None:
    paths = [sound(tmp_path / "quad.wav", 3), sound(tmp_path / "mono.wav")]
    session = session_from_audio(paths, tmp_path / "A", name="Quad")
    assert [(m.name, m.file, m.channel) for m in session.microphones] == [
        ("M1", "quad.wav", 1),
        ("M2", "quad.wav", 2),
        ("M3", "quad.wav", 3),
        ("M4", "mono.wav", 1),
    ]


def test_files_that_lie_in_the_folder_stay_where_they_are(tmp_path: Path) -> None:
    paths = [sound(tmp_path / "m 1.wav"), sound(tmp_path / "below" / "m2.wav")]
    inodes = [path.stat().st_ino for path in paths]
    session = session_from_audio(paths, tmp_path)
    assert [m.file for m in session.microphones] == ["m 1.wav", "below/m2.wav"]
    assert [path.stat().st_ino for path in paths] == inodes
    assert names_in(tmp_path) == ["below", "below/m2.wav", "m 1.wav", "session.json"]
    with pytest.raises(UserError, match="already holds a session"):
        session_from_audio(paths, tmp_path)


def test_survey_places_move_to_a_site_frame_and_the_shift_is_kept(tmp_path: Path) -> None:
    places = [(704_512.25, 4_183_001.5, 1.5), (704_530.0, 4_183_020.75, 2.0), None, (704_519.0, 4_183_009.0, 1.0)]
    session = session_from_audio(four(tmp_path / "from"), tmp_path / "A", positions_m=places, names=list("ABCD"))
    assert session.site.shift_m == (704_510.0, 4_183_000.0, 0.0)
    assert [m.position_m for m in session.microphones] == [(2.25, 1.5, 1.5), (20.0, 20.75, 2.0), None, (9.0, 9.0, 1.0)]
    assert [m.name for m in session.microphones] == ["A", "B", "C", "D"]


@pytest.mark.parametrize("what", ["positions_m", "names"])
def test_a_wrong_number_of_places_or_names_is_told_before_anything_is_written(tmp_path: Path, what: str) -> None:
    with pytest.raises(UserError, match=r"The files hold 4 channels, but 3 (places|names) were given"):
        session_from_audio(four(tmp_path / "from"), tmp_path / "A", **{what: [None] * 3})  # type: ignore[arg-type]
    assert not (tmp_path / "A").exists()


def test_problems_of_all_files_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    good, text, empty = sound(tmp_path / "good.wav"), tmp_path / "text.wav", tmp_path / "empty.wav"
    text.write_text("hello")
    empty.touch()
    before = names_in(tmp_path)
    with pytest.raises(UserError) as told:
        session_from_audio([good, text, empty, good], tmp_path / "A")
    assert str(told.value) == (
        "The new session has 3 problems: (1) text.wav is a text file, not sound; "
        "(2) empty.wav is empty (0 bytes); (3) good.wav is given twice."
    )
    with pytest.raises(UserError, match="No audio files were given"):
        session_from_audio([], tmp_path / "A")
    assert names_in(tmp_path) == before


def test_a_folder_in_use_is_left_alone_and_an_empty_one_is_used(tmp_path: Path) -> None:
    paths = four(tmp_path / "from")
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "thesis.txt").write_text("mine")
    with pytest.raises(UserError, match=r"used is not empty\. Choose a new or empty folder"):
        session_from_audio(paths, tmp_path / "used")
    assert names_in(tmp_path / "used") == ["thesis.txt"]
    (tmp_path / "empty").mkdir()
    assert session_from_audio(paths, tmp_path / "empty").folder == tmp_path / "empty"


def test_a_disk_that_fills_up_half_way_leaves_nothing(tmp_path: Path) -> None:
    paths = [sound(tmp_path / "small.wav"), sound(tmp_path / "large.wav", n_channels=4)]
    before = names_in(tmp_path)
    # The kernel itself refuses files of more than 20,000 bytes: the first copy fits, the second does not.
    code = """
import resource, sys
from pathlib import Path
from workbench.core.errors import UserError
from workbench.files.new_session import session_from_audio
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    session_from_audio([Path(a) for a in sys.argv[1:3]], Path(sys.argv[3]))
except UserError as error:
    print(error)
"""
    command = [sys.executable, "-c", code, *map(str, paths), str(tmp_path / "deep" / "A")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    assert done.stdout.startswith(f"{tmp_path / 'deep' / 'A'} could not be written: file too large.")
    assert names_in(tmp_path) == ["deep", *before]


def test_names_are_safe_everywhere_and_distinct_where_case_does_not_count() -> None:
    given = [
        "a/M1.wav",
        "b/m1.WAV",
        "m1.wav",
        "Gerät 1 (links).flac",
        "CON.wav",
        "...wav",
        "x:y*?.wav",
        "咳.ogg",
        "l" * 200,
    ]
    assert safe_names([Path(name) for name in given]) == [
        "M1.wav",
        "m1-2.wav",
        "m1-3.wav",
        "Gerät_1_links.flac",
        "_CON.wav",
        "audio.wav",
        "x_y.wav",
        "咳.ogg",
        "l" * 80,
    ]


def test_a_copy_is_another_session_with_the_same_sound(tmp_path: Path) -> None:
    session = session_from_audio(four(tmp_path / "from"), tmp_path / "A")
    assert session.folder is not None
    (session.folder / "shape").mkdir()
    (session.folder / "shape" / "site.obj").write_text("v 0 0 0")
    (session.folder / "predictions").mkdir()
    (session.folder / session.microphones[3].file).unlink()
    session = write_session(replace(session, site=Site(mesh="shape/site.obj"), extra={"kept": 1}))
    copied = copy_session(session, tmp_path / "B", name="Copy")
    assert copied.id != session.id
    assert replace(copied, id=session.id, name=session.name, folder=session.folder) == session
    assert read_session(tmp_path / "B") == copied
    assert names_in(tmp_path / "B") == [
        "mic_1.wav", "mic_2.wav", "mic_3.wav", "session.json", "shape", "shape/site.obj"
    ]  # fmt: skip
    with pytest.raises(UserError, match="is not empty"):
        copy_session(session, tmp_path / "B")
    with pytest.raises(UserError, match="cannot be saved under another name either"):
        copy_session(replace(session, read_only_reason="Newer."), tmp_path / "C")
    assert json.loads((tmp_path / "B" / "session.json").read_text())["kept"] == 1
