"""Networks as ONNX: the card among the metadata, found without reading the network, and the whole within bounds.

An ONNX file is one protobuf message, ModelProto (onnx.proto3): a row of fields, each a key, a length and as many bytes.
Only metadata_props is looked into, the network is stepped over, so that a list of networks is there at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from workbench.core.card import ModelCard
from workbench.core.errors import UserError
from workbench.files.checked_files import refuse_changed
from workbench.files.model_file import LARGEST_BYTES, card_as_metadata, card_of

ONNX_ENDING = ".onnx"
_HINT = "A network as ONNX is a file that `workbench models --onnx` wrote"
_METADATA, _KEY, _VALUE = 14, 1, 2
_VARINT, _EIGHT_BYTES, _BYTES, _FOUR_BYTES = 0, 1, 2, 5
_LARGEST_ENTRY = 1024**2


def read_onnx(path: Path) -> bytes:
    """The whole file. UserError where there is none, one larger than a network of ours can be, or one changed since it
    was shipped."""
    if not path.is_file():
        raise UserError(f"There is no model file {path}", _HINT)
    n_bytes = path.stat().st_size
    if n_bytes > LARGEST_BYTES:
        raise UserError(f"{path.name} has {n_bytes / 1024**3:.1f} GiB, more than a model of ours can have", _HINT)
    refuse_changed(path)
    return path.read_bytes()


def read_onnx_card(path: Path) -> ModelCard:
    """The card alone. UserError says why a file is no network of ours."""
    if not path.is_file():
        raise UserError(f"There is no model file {path}", _HINT)
    try:
        with path.open("rb") as file:
            found = dict(_entries(file, path.stat().st_size))
    except ValueError as error:
        raise UserError(f"{path.name} is damaged or no ONNX file", _HINT) from error
    return card_of(path, found)


def with_onnx_card(data: bytes, card: ModelCard) -> bytes:
    """The same file with another card: it is added at the end, and of two entries with one key the last one counts."""
    return data + b"".join(
        _field(_METADATA, _field(_KEY, key.encode()) + _field(_VALUE, text.encode()))
        for key, text in card_as_metadata(card).items()
    )


def _field(number: int, value: bytes) -> bytes:
    return _as_varint(number << 3 | _BYTES) + _as_varint(len(value)) + value


def _as_varint(number: int) -> bytes:
    low, rest = number & 127, number >> 7
    return bytes([low | 128]) + _as_varint(rest) if rest else bytes([low])


def _entries(file: BinaryIO, n_bytes: int) -> Iterator[tuple[str, str]]:
    """Keys and values in metadata_props. ValueError where the bytes are no such message."""
    while file.tell() < n_bytes:
        number, length = _next_field(file)
        if file.tell() + length > n_bytes:
            raise ValueError("a field ends beyond the file")
        if number != _METADATA:
            file.seek(length, 1)
        elif length > _LARGEST_ENTRY:
            raise ValueError("an entry is too long")
        else:
            yield _entry(file, file.tell() + length)


def _entry(file: BinaryIO, end: int) -> tuple[str, str]:
    """One StringStringEntryProto."""
    texts = {_KEY: "", _VALUE: ""}
    while file.tell() < end:
        number, length = _next_field(file)
        if file.tell() + length > end:
            raise ValueError("a text ends beyond its entry")
        texts[number] = file.read(length).decode()
    return texts[_KEY], texts[_VALUE]


def _next_field(file: BinaryIO) -> tuple[int, int]:
    """Its number, and how many bytes of it follow; a number that is no text or message is read over."""
    key = _varint(file)
    kind = key & 7
    if kind == _VARINT:
        _varint(file)
    elif kind not in (_BYTES, _EIGHT_BYTES, _FOUR_BYTES):
        raise ValueError(f"there is no kind {kind} of field")
    lengths = {_VARINT: 0, _EIGHT_BYTES: 8, _FOUR_BYTES: 4}
    return key >> 3, lengths[kind] if kind in lengths else _varint(file)


def _varint(file: BinaryIO) -> int:
    """A whole number, seven bits a byte, the lowest first."""
    found = 0
    for shift in range(0, 64, 7):
        byte = file.read(1)
        if not byte:
            raise ValueError("the file ends within a number")
        found |= (byte[0] & 127) << shift
        if byte[0] < 128:
            return found
    raise ValueError("a number is too long")
