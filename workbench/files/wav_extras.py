"""What a WAV file says beside its sound: when it started (`bext`, iXML), its tracks' names, its markers (`cue `).

Sources: EBU Tech 3285 (bext) and 3306 (RF64); the iXML specification 3.01; Microsoft RIFF specification 1991
(`cue `, `LIST adtl`). Broken parts are left out and told in notes: the sound is what matters.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_PART_BYTES = 1024**2
"""Of a part that is read whole; a bext with a long history has a few kB."""
MAX_PARTS = 10_000
MAX_CUES = 10_000
_OPEN = 0xFFFF_FFFF


@dataclass(frozen=True)
class Marker:
    """A marked point or stretch. start, length : samples from the start of the file."""

    start: int
    length: int
    text: str


@dataclass(frozen=True)
class WavExtras:
    """What a WAV file says beside its sound.

    starts : when its first sample was taken, in the recorder's own time, None when it does not say.
    is_exact : does `starts` count samples, or only whole seconds? has_date : is its day known?
    midnight : when it started if a count of 0 samples is meant, and not just left empty; None where the count is not 0.
    tracks : names by channel, from 1. notes : plain sentences on what is broken or contradicts itself.
    """

    starts: datetime | None = None
    is_exact: bool = False
    has_date: bool = False
    midnight: datetime | None = None
    tracks: Mapping[int, str] = field(default_factory=dict)
    markers: tuple[Marker, ...] = ()
    notes: tuple[str, ...] = ()


def read_wav_extras(path: Path, rate_hz: int) -> WavExtras:
    """What a WAV or RF64 file says beside its sound; nothing for other formats. rate_hz : of its sound.

    Raises OSError when the disk refuses.
    """
    notes: list[str] = []
    with path.open("rb") as file:
        parts = _parts_of(file)
    xml = _xml(parts.get(b"iXML"), path.name, notes)
    origin = _origin(parts.get(b"bext"), path.name, notes)
    counts = [count for count in (_time_reference(parts.get(b"bext")), _xml_samples(xml)) if count is not None]
    samples = next((count for count in counts if count), 0)
    made = origin or _xml_date(xml)
    starts, is_exact = _start(made, samples, rate_hz, path.name, notes)
    markers = _markers(parts.get(b"cue "), parts.get(b"adtl"), path.name, notes)
    midnight = _midnight(made) if counts and not samples else None
    return WavExtras(starts, is_exact, made is not None, midnight, _tracks(xml), markers, tuple(notes))


# ---- when it started


def _start(
    origin: datetime | None, samples: int, rate_hz: int, name: str, notes: list[str]
) -> tuple[datetime | None, bool]:
    """Samples since midnight are exact; the written time has whole seconds, and may be when the file was closed."""
    if not samples:
        return origin, False
    midnight = _midnight(origin)
    try:
        starts = midnight + timedelta(seconds=samples / rate_hz)
    except OverflowError:
        notes.append(f"{name} says that it started {samples} samples after midnight, which cannot be; it is left out")
        return origin, False
    if origin is not None and origin != midnight and abs((starts - origin).total_seconds()) >= 2.0:
        notes.append(
            f"{name} says {origin:%H:%M:%S}, but its sample count says {starts:%H:%M:%S}; the sample count is used"
        )
    return starts, True


def _midnight(origin: datetime | None) -> datetime:
    return (origin or datetime(1970, 1, 1)).replace(hour=0, minute=0, second=0, microsecond=0)


def _origin(bext: bytes | None, name: str, notes: list[str]) -> datetime | None:
    """OriginationDate and -Time (bytes 320 to 338); any separator is allowed between their numbers."""
    if bext is None:
        return None
    if len(bext) < 346:
        notes.append(f"{name} has a bext part that is too short; it is left out")
        return None
    return _date_of(_text(bext[320:330]), _text(bext[330:338]), name, notes)


def _date_of(date: str, time: str, name: str, notes: list[str]) -> datetime | None:
    if not date.strip("\0 -0:"):
        return None
    try:
        year, month, day = (int(date[i:j]) for i, j in ((0, 4), (5, 7), (8, 10)))
        hour, minute, second = (int(time[i : i + 2] or 0) for i in (0, 3, 6))
        return datetime(year, month, day, hour, minute, second)
    except ValueError:
        notes.append(f'{name} says that it was made on "{date} {time}", which is no date')
        return None


def _time_reference(bext: bytes | None) -> int | None:
    return None if bext is None or len(bext) < 346 else int(struct.unpack_from("<Q", bext, 338)[0])


# ---- iXML


def _xml(data: bytes | None, name: str, notes: list[str]) -> Element | None:
    if data is None:
        return None
    try:
        return fromstring(data.strip(b"\0 \r\n\t"), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        notes.append(f"{name} has an iXML part that cannot be read; it is left out")
        return None


def _xml_samples(xml: Element | None) -> int | None:
    """Samples since midnight, written as two halves of 32 bits; None where it has none."""
    found = None
    for low, high in (
        ("SPEED/TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO", "SPEED/TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI"),
        ("BEXT/BWF_TIME_REFERENCE_LOW", "BEXT/BWF_TIME_REFERENCE_HIGH"),
    ):
        halves = [_whole(xml, path) for path in (low, high)]
        if any(halves):
            return halves[0] + (halves[1] << 32)
        if _inner(xml, low):
            found = 0
    return found


def _xml_date(xml: Element | None) -> datetime | None:
    date, time = (_inner(xml, f"BEXT/BWF_ORIGINATION_{each}") for each in ("DATE", "TIME"))
    return _date_of(date, time, "", []) if date else None


def _tracks(xml: Element | None) -> dict[int, str]:
    """Names by the channel in the file (INTERLEAVE_INDEX; CHANNEL_INDEX is the recorder's own)."""
    found = {}
    for track in [] if xml is None else xml.findall("TRACK_LIST/TRACK"):
        index, name = _whole(track, "INTERLEAVE_INDEX"), _inner(track, "NAME")
        if index and name:
            found[index] = name[:80]
    return found


def _inner(xml: Element | None, path: str) -> str:
    return "" if xml is None else (xml.findtext(path) or "").strip()


def _whole(xml: Element | None, path: str) -> int:
    text = _inner(xml, path)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 10 else 0


# ---- markers


def _markers(cue: bytes | None, adtl: bytes | None, name: str, notes: list[str]) -> tuple[Marker, ...]:
    if cue is None:
        return ()
    n_there = min((len(cue) - 4) // 24, MAX_CUES)
    n_cues = struct.unpack_from("<I", cue)[0] if len(cue) >= 4 else 0
    if n_cues > n_there:
        notes.append(f"{name} promises {n_cues} markers and holds {max(n_there, 0)}")
    texts, lengths = _said_of_markers(adtl)
    found = []
    for at in range(4, 4 + 24 * max(min(n_cues, n_there), 0), 24):
        number, _, _, _, _, start = struct.unpack_from("<II4sIII", cue, at)
        found.append(Marker(start, lengths.get(number, 0), texts.get(number) or f"marker {number}"))
    return tuple(sorted(found, key=lambda marker: marker.start))


def _said_of_markers(adtl: bytes | None) -> tuple[dict[int, str], dict[int, int]]:
    """Texts and lengths by the marker's number: `labl` before `note` before what stands in `ltxt`."""
    said: dict[bytes, dict[int, str]] = {b"labl": {}, b"note": {}, b"ltxt": {}}
    lengths: dict[int, int] = {}
    for tag, data in _inside(adtl or b""):
        if tag not in said or len(data) < (20 if tag == b"ltxt" else 4):
            continue
        number = struct.unpack_from("<I", data)[0]
        if tag == b"ltxt":
            lengths[number] = struct.unpack_from("<I", data, 4)[0]
        if text := _text(data[20 if tag == b"ltxt" else 4 :]):
            said[tag].setdefault(number, text)
    return said[b"ltxt"] | said[b"note"] | said[b"labl"], lengths


def _inside(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        tag, size = struct.unpack_from("<4sI", data, at)
        yield tag, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


# ---- parts of the file


def _parts_of(file: BinaryIO) -> dict[bytes, bytes]:
    """The parts that matter here, by tag; of a LIST only one of type adtl, under that name."""
    n_bytes = os.fstat(file.fileno()).st_size
    head = file.read(12)
    if head[:4] not in (b"RIFF", b"RF64", b"BW64") or head[8:12] != b"WAVE":
        return {}
    found: dict[bytes, bytes] = {}
    at, sound_bytes = 12, 0
    for _ in range(MAX_PARTS):
        file.seek(at)
        if len(part := file.read(8)) < 8:
            break
        tag, size = struct.unpack("<4sI", part)
        if tag == b"ds64" and len(sizes := file.read(16)) == 16:
            sound_bytes = struct.unpack("<8xQ", sizes)[0]
        if tag == b"data" and size == _OPEN:
            size = sound_bytes
        if tag in (b"bext", b"iXML", b"cue ", b"LIST") and size <= MAX_PART_BYTES:
            _keep(found, tag, file.read(size))
        at += 8 + size + size % 2
        if at > n_bytes:
            break
    return found


def _keep(found: dict[bytes, bytes], tag: bytes, data: bytes) -> None:
    if tag != b"LIST":
        found.setdefault(tag, data)
    elif data[:4] == b"adtl":
        found.setdefault(b"adtl", data[4:])


def _text(data: bytes) -> str:
    data = data.split(b"\0", 1)[0]
    try:
        return data.decode("utf-8").strip()
    except UnicodeDecodeError:
        return data.decode("latin-1").strip()
