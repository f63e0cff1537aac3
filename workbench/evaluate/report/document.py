"""A document as a value: headings, paragraphs, tables, pictures. Writers know how each looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Heading:
    """A section's title. level : 2 for a section, 3 for a part of one."""

    text: str
    level: Literal[2, 3] = 2


@dataclass(frozen=True)
class Paragraph:
    """kind : lead = the most important sentence; caution = what not to take it for; note = small print."""

    text: str
    kind: Literal["plain", "lead", "caution", "note"] = "plain"


@dataclass(frozen=True)
class Items:
    """Sentences, one below the other."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A table's column. is_number : stands to the right, digits one below the other."""

    title: str
    is_number: bool = False


@dataclass(frozen=True)
class Table:
    """rows : as many cells as columns. is_appendix : long and for looking up; folded away where that can be."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    is_appendix: bool = False


@dataclass(frozen=True)
class Picture:
    """png : the file's bytes; width_px : of it; name : short, for a file; alt : what it shows, in words."""

    png: bytes
    width_px: int
    name: str
    caption: str
    alt: str


Block = Heading | Paragraph | Items | Table | Picture


@dataclass(frozen=True)
class Document:
    """title, subtitle : at its head."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
