"""Acoular's microphone geometry: <MicArray name=...><pos Name=... x=... y=... z=.../></MicArray>, metres."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element, ParseError
from xml.sax.saxutils import quoteattr

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from workbench.core.array.checks import microphone_names
from workbench.core.errors import UserError
from workbench.core.session import Session, title_of
from workbench.files.exchange.registry import Changed, changes_session, exports
from workbench.files.labels import refuse
from workbench.files.place_rows import PlaceRow, matched, place_problem, with_places
from workbench.files.plain_text import bytes_of, head_of, number_of, one_line

ABOUT = "an XML file with a name and x, y, z in metres for every microphone"
MAX_BYTES = 4 * 1024**2
_RIGHT = 'A microphone is a line such as <pos Name="M1" x="0.5" y="0.5" z="1.2"/> inside <MicArray>'


def looks_right(path: Path) -> bool:
    """Does a <MicArray> begin there?"""
    return "<micarray" in head_of(path).casefold()


@changes_session(
    "micgeom", title="Acoular MicGeom", endings=(".xml",), help=ABOUT, brings="coordinates", fits=looks_right
)
def read(path: Path, session: Session) -> Changed:
    """The session with its microphones at the places of the file, matched by name, file or order."""
    rows, problems = [], []
    for number, element in enumerate(_positions(path), start=1):
        row = _row(element, f"position {number}")
        rows.append(row) if isinstance(row, PlaceRow) else problems.append(f"position {number}: {row}")
    refuse(path.name, problems, _RIGHT)
    match = matched(session, rows)
    refuse(path.name, [match.problem] if match.problem else [], "Call the positions as the microphones are called")
    return Changed(*with_places(session, rows, match))


@exports("micgeom", title="Acoular MicGeom", ending=".xml", help=ABOUT)
def text(session: Session) -> bytes:
    """The placed microphones, site frame, metres. UserError when none is placed."""
    places = [
        (name, m.position_m)
        for name, m in zip(microphone_names(session), session.microphones, strict=True)
        if m.position_m is not None
    ]
    if not places:
        raise UserError(f"{title_of(session)} has no places to write", "Place the microphones first")
    lines = []
    for name, place_m in places:
        numbers = " ".join(f'{axis}="{float(value)!r}"' for axis, value in zip("xyz", place_m, strict=True))
        lines.append(f"  <pos Name={_quoted(name)} {numbers}/>")
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<MicArray name={_quoted(title_of(session))}>\n'
    return (head + "\n".join(lines) + "\n</MicArray>\n").encode()


def _positions(path: Path) -> list[Element]:
    data = bytes_of(path, MAX_BYTES)
    if not data.strip():
        raise UserError(f"{path.name} is empty")
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise UserError(f"{path.name} defines entities of its own, which is not read", _RIGHT) from error
    except ParseError as error:
        line, column = error.position
        raise UserError(f"{path.name} is no whole XML file: line {line}, column {column + 1}", _RIGHT) from error
    except (ValueError, LookupError) as error:
        raise UserError(f"{path.name} is no XML file: its encoding cannot be read", _RIGHT) from error
    found = [element for element in root.iter() if _tag(element) == "pos"]
    if not found:
        raise UserError(f"{path.name} holds no microphone positions", _RIGHT)
    return found


def _row(element: Element, where: str) -> PlaceRow | str:
    """A place, or what is wrong with it."""
    given = {key.strip().casefold(): value.strip() for key, value in element.attrib.items()}
    values = []
    for axis in "xyz":
        value = number_of(given.get(axis, "0" if axis == "z" and "z" not in given else ""))
        if value is None:
            return f'{axis} needs a number in metres, has "{given.get(axis, "")[:30]}"'
        values.append(value)
    x, y, z = values
    return place_problem(values) or PlaceRow(where, given.get("name", ""), (x, y, z if "z" in given else None))


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2].casefold() if isinstance(element.tag, str) else ""


def _quoted(text: str) -> str:
    return quoteattr("".join(c for c in one_line(text) if c not in "\ufffe\uffff"))
