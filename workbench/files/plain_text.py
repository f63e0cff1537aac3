"""Text files that other programs wrote: any common encoding, bounded, with plain words when it is no text."""

from __future__ import annotations

import math
import re
from pathlib import Path

from workbench.core.errors import UserError, reason_of

MAX_BYTES = 32 * 1024**2
HEAD_BYTES = 16 * 1024

_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?")
_THOUSANDS_BY_POINT = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d*)?")


def text_of(path: Path) -> str:
    """The whole text of a file. UserError when it is missing, empty, too large or no text."""
    data = bytes_of(path)
    text = _decoded(data)
    if text is None:
        raise UserError(f"{path.name} is no text file", "It may be sound, a picture or a spreadsheet: save it as text")
    if not text.strip():
        raise UserError(f"{path.name} is empty")
    return text


def bytes_of(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file of at most `limit` bytes. UserError when it is missing or larger."""
    if path.is_dir():
        raise UserError(f"{path} is a folder", "Choose a file")
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise UserError(f"{path} is not there") from error
    except OSError as error:
        raise UserError(f"{path} could not be read: {reason_of(error)}") from error
    if len(data) > limit:
        raise UserError(f"{path.name} is larger than {limit // 1024**2} MiB, which no such file is")
    return data


def head_of(path: Path) -> str:
    """The first lines of a text file, the last one perhaps cut; empty when it cannot be read or is no text."""
    try:
        with path.open("rb") as file:
            data = file.read(HEAD_BYTES)
    except OSError:
        return ""
    return _decoded(data[: len(data) // 4 * 4] if len(data) == HEAD_BYTES else data) or ""


def lines_of(text: str) -> list[str]:
    """The lines as people count them: parted by line breaks of any system, and by nothing else."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def number_of(text: str, *, decimal_comma: bool = False) -> float | None:
    """A finite number, or None. The mark that is not the decimal one may part thousands ("703,795.16")."""
    text = text.strip().replace("\N{MINUS SIGN}", "-")
    if decimal_comma:
        if _THOUSANDS_BY_POINT.fullmatch(text):
            text = text.replace(".", "")
        text = "" if "." in text else text.replace(",", ".")
    elif _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    if "_" in text:  # Python reads 1_000 as a number, people do not
        return None
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def one_line(text: str) -> str:
    """A text as one cell of a table: tabs, line breaks and other control characters become spaces."""
    return "".join(" " if ord(c) < 32 or ord(c) == 127 else c for c in text)


def _decoded(data: bytes) -> str | None:
    """None when it is no text. What is not UTF-8 is taken for Windows' western code page, as old programs write."""
    is_utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in data and not is_utf_16:
        return None
    for code in ("utf-16",) if is_utf_16 else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(code)
        except UnicodeDecodeError:
            continue
        n_odd = sum(1 for c in text if ord(c) < 32 and c not in "\t\r\n\f\v")
        return text if n_odd <= len(text) // 100 else None
    return None
