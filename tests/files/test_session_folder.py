"""Sessions survive a load and a save, and one edit changes one line."""

from __future__ import annotations

import difflib
import json
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.errors import UserError
from workbench.core.session import (
    AudioFile,
    Conditions,
    FloorPlan,
    Georeference,
    Label,
    MeshPose,
    Microphone,
    Review,
    ReviewState,
    Session,
    Site,
    Source,
)
from workbench.files.session_folder import find_sessions, read_session, write_session
from workbench.files.session_schema import session_of_bytes
from workbench.files.session_steps import migrated
from workbench.files.session_text import known_keys, session_sha256, session_text


def four_microphones(**parts: Any) -> Session:
    microphones = tuple(Microphone(name=f"M{i}", position_m=(i, 0.5, 1.25), file=f"m{i}.wav") for i in (1, 2, 3, 4))
    return Session(id="a-1", name="A-017", microphones=microphones, **parts)


SPEC_EXAMPLE = """{
 "format": "workbench-session",
 "version": 1,
 "id": "6f0c7c1e-...",
 "name": "Yeoju A-017",
 "recorded_at": "2025-03-14T10:22:00+09:00",
 "site": {"name": "Yeoju water pumping station", "size_m": [17.9, 29.0, 7.06], "mesh": null},
 "conditions": {"temperature_c": 12.0, "weather": "rain", "link": "wireless", "notes": ""},
 "microphones": [
  {"name": "M1", "position_m": [0.5, 0.5, 1.2], "position_error_m": 0.02, "file": "m1.flac", "channel": 1, \
"gain_db": 0.0, "offset_s": 0.0},

  {"name": "M2", "position_m": [17.4, 0.5, 1.2], "position_error_m": 0.02, "file": "m2.flac", "channel": 1, \
"gain_db": 0.0, "offset_s": 0.0}
 ],
 "source": {"position_m": [8.2, 12.4, 1.1], "position_error_m": 0.05, "identity": "female voice"},
 "labels": [
  {"start_s": 1.25, "end_s": 1.9, "low_hz": null, "high_hz": null, "microphone": null, "text": "cough"}
 ],
 "audio": {
  "m1.flac": {"sha256": "0a"}
 }
}
"""


def test_the_example_of_the_format_is_read_and_is_canonical() -> None:
    session = session_of_bytes(SPEC_EXAMPLE.encode(), None, "session.json")
    assert session.site.size_m == (17.9, 29.0, 7.06)
    assert session.microphones[1] == Microphone(
        name="M2", position_m=(17.4, 0.5, 1.2), position_error_m=0.02, file="m2.flac"
    )
    assert session.labels == (Label(start_s=1.25, end_s=1.9, text="cough"),)
    assert session.source == Source(position_m=(8.2, 12.4, 1.1), position_error_m=0.05, identity="female voice")
    assert session.audio == {"m1.flac": AudioFile(sha256="0a")}
    assert session_text(session) == SPEC_EXAMPLE


def test_the_least_session_needs_only_format_version_and_a_file() -> None:
    least = b'{"format": "workbench-session", "version": 1, "microphones": [{"file": "a.wav"}]}'
    assert session_of_bytes(least, None, "s") == Session(microphones=(Microphone(file="a.wav"),))


def test_a_missing_id_is_given_at_the_first_save_and_then_stays(tmp_path: Path) -> None:
    saved = write_session(replace(four_microphones(), id=""), tmp_path / "new" / "A-017")
    assert uuid.UUID(saved.id).version == 4
    assert saved.folder == tmp_path / "new" / "A-017"
    assert read_session(saved.folder) == saved
    assert write_session(saved) is saved


def test_a_session_opens_by_its_folder_and_by_its_file(tmp_path: Path) -> None:
    saved = write_session(four_microphones(), tmp_path)
    assert read_session(tmp_path / "session.json") == read_session(tmp_path) == saved


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (lambda s: s.with_microphone_at(2, (9.75, 0.1 + 0.2, -0.0)), '"position_m": [9.75, 0.30000000000000004, -0.0]'),
        (lambda s: s.with_microphone(0, replace(s.microphones[0], gain_db=6)), '"gain_db": 6.0'),
        (lambda s: s.with_source_at((1, 2, 3)), '"source": {"position_m": [1.0, 2.0, 3.0]'),
        (lambda s: replace(s, labels=(s.labels[0], replace(s.labels[1], text="Husten äöü 咳"))), "Husten äöü 咳"),
        (lambda s: replace(s, site=replace(s.site, shift_m=(320000.0, 4.0, 0.0))), '"shift_m": [320000.0, 4.0, 0.0]'),
        (lambda s: replace(s, audio={**s.audio, "m1.wav": AudioFile(sha256="ff")}), '"m1.wav": {"sha256": "ff"}'),
    ],
)
def test_one_edit_changes_one_line(edit: Any, line: str) -> None:
    session = four_microphones(
        labels=(Label(start_s=1, end_s=2), Label(start_s=3, end_s=4)),
        audio={"m1.wav": AudioFile(sha256="00"), "m2.wav": AudioFile()},
    )
    before, after = session_text(session).splitlines(), session_text(edit(session)).splitlines()
    changes = [d for d in difflib.ndiff(before, after) if d[0] in "+-"]
    assert len(changes) == 2
    assert line in next(d for d in changes if d.startswith("+"))


def test_whole_numbers_and_numpy_numbers_are_written_as_they_are_read_back(tmp_path: Path) -> None:
    place: Any = tuple(np.float32([1, 2, 3.5]))
    session = write_session(four_microphones().with_microphone_at(0, place), tmp_path)
    text = (tmp_path / "session.json").read_text()
    assert '"position_m": [1.0, 2.0, 3.5]' in text
    assert session_text(read_session(tmp_path)) == text == session_text(session)


names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=8)
reals = st.floats(allow_nan=False, allow_infinity=False)
points = st.none() | st.tuples(reals, reals, reals)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | reals | names,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=5,
)


def extras(part: Any) -> Any:
    known = {*known_keys(part), "format", "version"} if part is Session else {*known_keys(part)}
    return st.dictionaries(names.filter(lambda key: key not in known), plain, max_size=2)


file_names = st.text(st.sampled_from("abcäß-_ 0123.é/"), min_size=1, max_size=12).filter(
    lambda name: name.strip() and not name.startswith("/") and ".." not in name and name.strip("./ ")
)
microphones = st.builds(
    Microphone,
    name=names,
    position_m=points,
    position_error_m=st.none() | st.floats(0, 1e9),
    file=file_names,
    channel=st.integers(1, 64),
    gain_db=reals,
    offset_s=reals,
    extra=extras(Microphone),
)
sessions = st.builds(
    Session,
    id=names,
    name=names,
    recorded_at=st.none() | names,
    site=st.builds(
        Site,
        name=names,
        size_m=st.none() | st.tuples(*[st.floats(1e-3, 1e6)] * 3),
        mesh=st.none() | file_names,
        shift_m=points,
        mesh_pose=st.none()
        | st.builds(
            MeshPose,
            scale=st.floats(1e-6, 1e6),
            rotation=st.just((0.5, -0.5, 0.5, 0.5)),
            shift_m=st.tuples(reals, reals, reals),
            extra=extras(MeshPose),
        ),
        floor_plan=st.none()
        | st.builds(FloorPlan, file=file_names, metres_per_pixel=st.floats(1e-6, 9.0), extra=extras(FloorPlan)),
        georeference=st.none() | st.builds(Georeference, crs=names, x_axis_deg=reals, extra=extras(Georeference)),
        extra=extras(Site),
    ),
    conditions=st.builds(
        Conditions, temperature_c=st.none() | reals, weather=names, link=names, notes=names, extra=extras(Conditions)
    ),
    review=st.builds(Review, state=st.sampled_from(get_args(ReviewState)), note=names, extra=extras(Review)),
    microphones=st.lists(microphones, min_size=1, max_size=5).map(tuple),
    source=st.none()
    | st.builds(Source, position_m=points, position_error_m=st.none() | st.floats(0, 9), extra=extras(Source)),
    labels=st.lists(
        st.builds(
            Label, start_s=st.floats(-9, 0), end_s=st.floats(0, 9), text=names, microphone=st.none() | st.integers(1, 9)
        ),
        max_size=2,
    ).map(tuple),
    audio=st.dictionaries(
        file_names, st.builds(AudioFile, sha256=st.none() | names, extra=extras(AudioFile)), max_size=2
    ),
    extra=extras(Session),
)


@settings(deadline=None, max_examples=150)
@given(session=sessions)
def test_every_session_survives_text_and_back(session: Session) -> None:
    text = session_text(session)
    again = session_of_bytes(text.encode(), None, "session.json")
    assert again == session
    assert session_text(again) == text
    assert session_sha256(again) == session_sha256(session)


@settings(deadline=None, max_examples=150)
@given(value=st.dictionaries(st.sampled_from(["format", "version", *known_keys(Session)]), plain, max_size=8))
def test_whatever_json_it_is_the_answer_is_a_session_or_a_sentence(value: dict[str, Any]) -> None:
    value = {"format": "workbench-session", "version": 1, **value}
    try:
        session = session_of_bytes(json.dumps(value).encode(), None, "session.json")
    except UserError as error:
        assert str(error).startswith("session.json")
    else:
        assert len(session.microphones) >= 1


@settings(deadline=None, max_examples=200)
@given(data=st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_whatever_bytes_they_are_the_answer_is_a_sentence(data: bytes) -> None:
    with pytest.raises(UserError, match=r"session\.json"):
        session_of_bytes(data, None, "session.json")


def test_unknown_keys_survive_at_every_level(tmp_path: Path) -> None:
    value = json.loads(SPEC_EXAMPLE)
    value["site"]["georeference"] = {"crs": "EPSG:32652", "x_axis_deg": 12.5}
    value["review"] = {"state": "flagged", "note": "wind"}
    parts = [value, value["site"]["georeference"], value["review"]]
    parts += [value["site"], value["conditions"], value["microphones"][1], value["source"], value["labels"][0],
             value["audio"]["m1.flac"]]  # fmt: skip
    for i, part in enumerate(parts):
        part["unknown"] = {"deep": [i, None, {"extra": True}]}
        part["extra"] = f"a key called extra, {i}"
        part["folder"] = "another that is a field but no key"
    (tmp_path / "session.json").write_text(json.dumps(value))
    write_session(read_session(tmp_path))
    assert json.loads((tmp_path / "session.json").read_text()) == value


def test_a_newer_version_opens_for_reading_only(tmp_path: Path) -> None:
    newer = SPEC_EXAMPLE.replace('"version": 1', '"version": 3')
    (tmp_path / "session.json").write_text(newer)
    session = read_session(tmp_path)
    assert len(session.microphones) == 2
    assert session.read_only_reason == (
        "This session was written by a newer version of the program (format 3; this one writes 1), "
        "so it is open for reading only."
    )
    for folder in (None, tmp_path / "other"):
        with pytest.raises(UserError, match="open for reading only"):
            write_session(session, folder)
    assert (tmp_path / "session.json").read_text() == newer
    assert not (tmp_path / "other").exists()


def test_a_newer_version_that_makes_no_sense_says_so() -> None:
    with pytest.raises(UserError, match="written by a newer version of this program; a newer one may read it"):
        session_of_bytes(b'{"format": "workbench-session", "version": 2, "microphones": 4}', None, "s")


def test_older_versions_go_up_one_step_after_the_other() -> None:
    steps = {
        1: lambda v: {**v, "version": 2, "name": v["title"]},
        2: lambda v: {**v, "version": 3, "name": v["name"] + "!"},
    }
    assert migrated({"version": 1, "title": "A"}, 1, steps)["name"] == "A!"
    assert migrated({"version": 2, "name": "A"}, 2, steps)["name"] == "A!"
    assert migrated({"version": 3, "name": "A"}, 3, steps)["name"] == "A"


def test_another_session_is_never_written_over(tmp_path: Path) -> None:
    write_session(four_microphones(), tmp_path)
    before = (tmp_path / "session.json").read_bytes()
    for other in (replace(four_microphones(), id=""), replace(four_microphones(), id="b-2")):
        with pytest.raises(UserError, match="already holds another session"):
            write_session(other, tmp_path)
    assert (tmp_path / "session.json").read_bytes() == before
    write_session(replace(four_microphones(), name="again"), tmp_path)
    assert read_session(tmp_path).name == "again"


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (lambda s: s.with_microphone_at(0, (float("nan"), 0.0, 0.0)), "a number or a text that cannot be saved"),
        (lambda s: replace(s, name="\ud800"), "a number or a text that cannot be saved"),
        (lambda s: replace(s, microphones=()), "needs a list of at least one microphone"),
        (
            lambda s: s.with_microphone(1, replace(s.microphones[1], file="../m.wav")),
            'leaves the session folder by ".."',
        ),
    ],
)
def test_what_could_not_be_opened_again_is_not_saved(tmp_path: Path, broken: Any, says: str) -> None:
    saved = write_session(four_microphones(), tmp_path)
    before = (tmp_path / "session.json").read_bytes()
    with pytest.raises(UserError, match=says):
        write_session(broken(saved))
    assert (tmp_path / "session.json").read_bytes() == before


def test_a_session_without_a_folder_asks_where(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Choose where to save it"):
        write_session(four_microphones())


def test_sessions_of_a_campaign_come_as_people_count(tmp_path: Path) -> None:
    campaign = tmp_path / "campaign"
    for name in ("A-10", "A-2", "b/A-1", ".hidden/A-3", "A-2/predictions/A-4"):
        write_session(four_microphones(), campaign / name)
    outside = write_session(four_microphones(), tmp_path / "outside").folder
    assert outside is not None
    (campaign / "link").symlink_to(outside)
    (campaign / "linked file").mkdir()
    (campaign / "linked file" / "session.json").symlink_to(outside / "session.json")
    (campaign / "loop").symlink_to(campaign)
    assert find_sessions(campaign) == tuple(campaign / name for name in ("A-2", "A-10", "b/A-1"))
    assert find_sessions(campaign / "A-2") == (campaign / "A-2",)


def test_a_campaign_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is no folder"):
        find_sessions(tmp_path / "nowhere")
