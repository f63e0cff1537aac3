"""Model files: safetensors with the card as JSON in the header. Nothing here can run code from a file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter, ValidationError
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from workbench.core.card import ModelCard
from workbench.core.errors import UserError
from workbench.files.atomic import write_atomically
from workbench.files.checked_files import refuse_changed

_CARD_KEY, _DIGEST_KEY = "workbench-card", "workbench-sha256"
LARGEST_BYTES = 2 * 1024**3
_PICKLE_STARTS = (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05", b"PK\x03\x04")
_CARD = TypeAdapter(ModelCard)
_HINT = "A model file is a .safetensors file that this program's training wrote"


def write_model(path: Path, card: ModelCard, weights: Mapping[str, np.ndarray]) -> None:
    """Write weights (name -> array) with their card. Floating-point weights are stored as float16.

    Normalisation statistics stay float32: they are few and set the scale. UserError when a weight is no finite number
    as it would be stored.
    """
    stored = {name: _as_stored(name, np.asarray(array, order="C")) for name, array in weights.items()}
    broken = sorted(name for name, a in stored.items() if a.dtype.kind == "f" and not np.isfinite(a).all())
    if broken:
        raise UserError(f"{path.name} was not written: {', '.join(broken[:3])} cannot be stored as 16-bit numbers")
    texts = card_as_metadata(card)
    write_atomically(path, save(stored, metadata={**texts, _DIGEST_KEY: _digest(texts[_CARD_KEY], stored)}))


def card_as_metadata(card: ModelCard) -> dict[str, str]:
    """A card as it stands among the texts that a file of weights may carry."""
    return {_CARD_KEY: json.dumps(asdict(card), sort_keys=True, ensure_ascii=False)}


def with_card(path: Path, **changes: object) -> ModelCard:
    """Change a model file's card (held-out scores after an evaluation); its weights stay as they are."""
    card, weights = read_model(path)
    changed = replace(card, **changes)  # type: ignore[arg-type]
    write_model(path, changed, weights)
    return changed


def read_card(path: Path) -> ModelCard:
    """The card alone, without reading the weights. UserError says why a file is not a model of ours."""
    _refuse_foreign(path)
    try:
        with safe_open(path, framework="numpy") as file:
            return card_of(path, file.metadata())
    except SafetensorError as error:
        raise UserError(f"{path.name} is damaged or no safetensors file", _HINT) from error


def read_model(path: Path) -> tuple[ModelCard, dict[str, np.ndarray]]:
    """Card and weights (name -> array, floats as float32). UserError also when a byte is not what was written."""
    _refuse_foreign(path)
    refuse_changed(path)
    try:
        with safe_open(path, framework="numpy") as file:
            texts = file.metadata()
            card = card_of(path, texts)
            arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - not a dict
    except SafetensorError as error:
        raise UserError(f"{path.name} is damaged or no safetensors file", _HINT) from error
    _refuse_damaged(path, texts, arrays)
    weights = {name: a.astype(np.float32) if a.dtype == np.float16 else a for name, a in arrays.items()}
    broken = sorted(name for name, a in weights.items() if a.dtype.kind == "f" and not np.isfinite(a).all())
    if broken:
        raise UserError(f"{path.name} holds weights that are not numbers, in {', '.join(broken[:3])}", "Train it again")
    return card, weights


def model_sha256(path: Path) -> str:
    """SHA-256 of the whole file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_statistic(name: str) -> bool:
    """Normalisation statistics: the features' own, and batch normalisation's running ones. They stay float32."""
    last = name.rpartition(".")[2]
    return last.endswith(("_mean", "_deviation")) or last.startswith("running_")


def _as_stored(name: str, array: np.ndarray) -> np.ndarray:
    return array if is_statistic(name) or array.dtype != np.float32 else array.astype(np.float16)


def _digest(card: str, arrays: Mapping[str, np.ndarray]) -> str:
    """SHA-256 over the card's text and every array's name, kind, shape and bytes as stored."""
    found = hashlib.sha256(card.encode())
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        found.update(f"\0{name}\0{array.dtype.str}\0{array.shape}\0".encode())
        found.update(array.tobytes())
    return found.hexdigest()


def _refuse_damaged(path: Path, texts: Mapping[str, str], arrays: Mapping[str, np.ndarray]) -> None:
    """Files of earlier versions have no digest; one whose key is damaged is not taken for such a file."""
    is_same = _DIGEST_KEY not in texts or texts[_DIGEST_KEY] == _digest(texts[_CARD_KEY], arrays)
    if not is_same or texts.keys() - {_CARD_KEY, _DIGEST_KEY}:
        raise UserError(
            f"{path.name} is damaged: it does not hold what was written",
            "Copy it again from where it came, or train it",
        )


def _refuse_foreign(path: Path) -> None:
    if not path.is_file():
        raise UserError(f"There is no model file {path}", _HINT)
    size = path.stat().st_size
    if size > LARGEST_BYTES:
        raise UserError(f"{path.name} has {size / 1024**3:.1f} GiB, more than a model of ours can have", _HINT)
    with path.open("rb") as file:
        start = file.read(4)
    if start.startswith(_PICKLE_STARTS):
        raise UserError(
            f"{path.name} is a pickled PyTorch file, which could run code when opened; it was not read", _HINT
        )


def card_of(path: Path, metadata: Mapping[str, str] | None) -> ModelCard:
    """The card among a model file's texts. UserError where there is none, or what it says cannot be."""
    text = (metadata or {}).get(_CARD_KEY)
    if text is None:
        raise UserError(f"{path.name} is a file without a card, so nobody knows what it is", _HINT)
    try:
        return _CARD.validate_json(text)
    except ValidationError as error:
        problems = [f"{'.'.join(str(p) for p in e['loc']) or 'card'}: {e['msg'].lower()}" for e in error.errors()]
        raise UserError.of_many(f"The card of {path.name}", problems, _HINT) from error
