"""Files that are not what they should be: one sentence each, nothing taken over, and no XML that blows up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.sessions import PLAIN
from workbench.core.errors import UserError
from workbench.core.session import Label, Session, Source
from workbench.files.exchange.registry import (
    Changed,
    ChangesSession,
    find_exporter,
    find_importer,
    fitting,
    importers,
)
from workbench.files.session_text import session_text

CHANGING = tuple(each for each in importers() if isinstance(each, ChangesSession))
FULL = replace(
    PLAIN,
    microphones=tuple(replace(m, position_m=(i + 0.5, 2.0 * i, 1.0)) for i, m in enumerate(PLAIN.microphones)),
    source=Source(position_m=(3.0, 1.0, 1.0)),
    labels=tuple(Label(start_s=i, end_s=i + 0.5, low_hz=100.0, high_hz=2000.0, text="cough") for i in range(4)),
)


def read(format: ChangesSession, folder: Path, data: bytes, session: Session = PLAIN) -> Changed:
    file = folder / f"bad{format.endings[0]}"
    file.write_bytes(data)
    return format.read(file, session)


def sentence(format: ChangesSession, folder: Path, data: bytes) -> str:
    with pytest.raises(UserError) as told:
        read(format, folder, data)
    text = str(told.value)
    assert text.endswith(".") and "\n" not in text and "Traceback" not in text and len(text) < 1500
    return text


BAD = {
    "empty": b"",
    "blank": b" \n\t\n",
    "zeros": bytes(1000),
    "a sound file": b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00" + bytes(range(256)),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
    "comments": b"# nothing yet\n",
    "prose": b"Dear colleague,\nthe labels are in the other file.\n",
    "JSON": b'{"labels": [1, 2, 3]}',
    "half of UTF-16": b"\xff\xfe\x31\x00\x09",
}


@pytest.mark.parametrize("what", BAD)
@pytest.mark.parametrize("format", CHANGING, ids=lambda f: f.name)
def test_what_is_no_such_file_is_one_sentence(format: ChangesSession, what: str, tmp_path: Path) -> None:
    assert "bad." in sentence(format, tmp_path, BAD[what])
    assert not fitting(tmp_path / f"bad{format.endings[0]}"), "and is offered nowhere"


@pytest.mark.parametrize("format", CHANGING, ids=lambda f: f.name)
def test_a_missing_file_a_folder_and_one_too_large_are_said(format: ChangesSession, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is not there"):
        format.read(tmp_path / "absent.txt", PLAIN)
    with pytest.raises(UserError, match="is a folder"):
        format.read(tmp_path, PLAIN)
    large = tmp_path / f"large{format.endings[0]}"
    with large.open("wb") as file:
        file.truncate(33 * 1024**2)
    with pytest.raises(UserError, match="is larger than"):
        format.read(large, PLAIN)


NUMBERS = ("nan", "inf", "-inf", "1e999", "1e300", "1_000", "0x10", "١٢", "--3", "1.2.3", "")
WITH_NUMBER = {
    "audacity": "0.5\t{}\tcall\n",
    "raven": "Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\n1\tSpectrogram 1\t1\t0.5\t{}\n",
    "dcase": "1,{},0,10,10\n",
    "micgeom": '<MicArray><pos Name="M1" x="{}" y="1" z="1"/></MicArray>',
    "coordinates": "mic;x;y\nM1;{};2\nM2;1;2\n",
}


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("format", CHANGING, ids=lambda f: f.name)
def test_numbers_that_are_none_are_said_with_their_place(format: ChangesSession, number: str, tmp_path: Path) -> None:
    data = WITH_NUMBER[format.name].format(number).encode()
    if number == "١٢" and format.name not in ("dcase",):  # Arabic digits are numbers to Python, and to people
        return
    text = sentence(format, tmp_path, data)
    assert any(place in text for place in ("line 1", "line 2", "position 1")), text


def test_every_format_has_a_number_to_get_wrong() -> None:
    assert set(WITH_NUMBER) == {each.name for each in CHANGING}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("audacity", "2.0\t1.0\tcall\n", "ends (1 s) before it begins (2 s)"),
        ("audacity", "1.0 2.0 call\n", "parted by a tab"),
        ("audacity", "\\\t100\t200\n", "no label comes before it"),
        ("audacity", "1\t2\ta\n\\\t300\t200\n", "ends (200 Hz) before it begins (300 Hz)"),
        ("raven", "Selection,Begin Time (s),End Time (s)\n1,2,3\n", "no column Begin Time (s)"),
        ("raven", "Begin Time (s)\tEnd Time (s)\tChannel\n1\t2\t9\n", "channel 9, but the session has 4"),
        ("raven", "Begin Time (s)\tEnd Time (s)\tbegin time (s)\n1\t2\t9\n", "twice"),
        ("raven", "Begin Time (s)\tEnd Time (s)\n1\t2\t3\n", "3 cells, the header 2"),
        ("dcase", "1,0,0,10\n", "5 or 6 numbers, has 4"),
        ("dcase", "1,0,0,400,0\n", "azimuth"),
        ("dcase", "1;0;0;40;0\n", "5 or 6 numbers, has 1"),
        ("micgeom", "<MicArray></MicArray>", "no microphone positions"),
        ("micgeom", '<MicArray><pos Name="M1" x="1" y="1" z="1"/>', "no whole XML file: line 1"),
        ("coordinates", "mic,a,b\nM1,1,2\n", "No column is x and none is y"),
        ("coordinates", "mic,x,y\n", "no rows"),
        ("coordinates", "mic,x,y\nM1,1,2\nM1,3,4\n", "line 2 and line 3 both place M1"),
        (
            "coordinates",
            "mic,x,y\nA,1,2\nB,3,4\n",
            "None of A, B is a microphone of this session (M1, M2, M3, M4)",
        ),
        ("coordinates", "mic,x,y,error\nM1,1,2,-1\n", "less than none"),
        ("coordinates", "mic,lat,lon\nM1,95,2\n", "no longitude and latitude"),
    ],
)
def test_what_is_wrong_is_said_with_where_it_is(name: str, text: str, said: str, tmp_path: Path) -> None:
    format = find_importer(name)
    assert isinstance(format, ChangesSession)
    assert said in sentence(format, tmp_path, text.encode())


def test_of_many_problems_the_first_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    format = find_importer("audacity")
    assert isinstance(format, ChangesSession)
    text = sentence(format, tmp_path, b"".join(b"x\ty\tz\n" for _ in range(100)))
    assert "has 100 problems: (1) line 1: " in text and "; and 97 more. " in text and "line 4:" not in text


BOMBS = {
    "billion laughs": '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + ']><MicArray><pos Name="&i;" x="1" y="1" z="1"/></MicArray>',
    "quadratic": '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "'
    + "x" * 50_000
    + '">]><MicArray><pos Name="'
    + "&a;" * 1000
    + '" x="1" y="1" z="1"/></MicArray>',
    "external file": '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    '<MicArray><pos Name="M1" x="1" y="1" z="1">&a;</pos></MicArray>',
    "external types": '<?xml version="1.0"?><!DOCTYPE l SYSTEM "http://localhost:9/x.dtd"><MicArray/>',
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_xml_that_blows_up_or_reaches_out_is_refused(bomb: str, tmp_path: Path) -> None:
    format = find_importer("micgeom")
    assert isinstance(format, ChangesSession)
    assert "defines entities of its own" in sentence(format, tmp_path, BOMBS[bomb].encode())


def test_xml_deeper_than_any_array_is_read_or_refused_in_a_sentence(tmp_path: Path) -> None:
    format = find_importer("micgeom")
    assert isinstance(format, ChangesSession)
    text = sentence(format, tmp_path, b"<a>" * 50_000 + b"</a>" * 50_000)
    assert "no microphone positions" in text or "no whole XML" in text


@pytest.mark.parametrize("format", CHANGING, ids=lambda f: f.name)
def test_a_file_cut_anywhere_is_read_or_refused_in_a_sentence(format: ChangesSession, tmp_path: Path) -> None:
    data = find_exporter(format.name).text(FULL)
    for end in range(len(data)):
        answers_well(format, tmp_path, data[:end])


@pytest.mark.parametrize("format", CHANGING, ids=lambda f: f.name)
@given(st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_changed_anywhere_is_read_or_refused_in_a_sentence(
    format: ChangesSession, tmp_path: Path, data: st.DataObject
) -> None:
    changed = bytearray(find_exporter(format.name).text(FULL))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(changed) - 1))
        piece = data.draw(
            st.binary(max_size=3) | st.sampled_from([b"\t", b",", b"\n", b"\xff", b"9" * 400, b"-", b"<"])
        )
        changed[place : place + data.draw(st.integers(0, 2))] = piece
    answers_well(format, tmp_path, bytes(changed))


def answers_well(format: ChangesSession, folder: Path, data: bytes) -> None:
    """A session that can be saved, or a sentence; looking whether it fits raises nothing."""
    try:
        changed = read(format, folder, data)
    except UserError as error:
        assert str(error).endswith(".")
    else:
        assert session_text(changed.session)
    fitting(folder / f"bad{format.endings[0]}")
