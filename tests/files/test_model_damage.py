"""A model file in which a byte is not what was written is refused with a sentence, wherever that byte lies."""

from __future__ import annotations

import json
import random
import shutil
import struct
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save

from workbench.core.errors import UserError
from workbench.files import own_models
from workbench.files.checked_files import LIST_FILE, listed_hashes, refuse_changed
from workbench.files.hashes import sha256_of
from workbench.files.model_file import card_as_metadata, read_card, read_model, write_model
from workbench.files.shipped import models_folder

ROOT = Path(__file__).parents[2]
CHAWA = models_folder() / "chawa.safetensors"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A small model as this program writes it."""
    card, _ = read_model(CHAWA)
    rng = np.random.default_rng(1)
    weights = {"a.weight": rng.normal(size=(3, 4)).astype(np.float32), "b_mean": rng.normal(size=5).astype(np.float32)}
    write_model(tmp_path / "small.safetensors", card, weights)
    return tmp_path / "small.safetensors"


def flipped(data: bytes, at: int, bits: int) -> bytes:
    return data[:at] + bytes([data[at] ^ bits]) + data[at + 1 :]


def test_what_was_written_is_read(written: Path) -> None:
    card, weights = read_model(written)
    assert card.name == "chawa"
    assert {name: array.shape for name, array in weights.items()} == {"a.weight": (3, 4), "b_mean": (5,)}


def test_a_flipped_byte_is_refused_wherever_it_lies(written: Path) -> None:
    """In the length, every eighth byte of the header and its ends, all weights: one bit that is drawn, or all."""
    data, rng = written.read_bytes(), random.Random(5)
    (n_header,) = struct.unpack("<Q", data[:8])
    assert len(data) > 8 + n_header > 1000
    read = []
    for at in (*range(60), *range(60, n_header - 100, 8), *range(n_header - 100, len(data))):
        written.write_bytes(flipped(data, at, rng.choice([1 << rng.randrange(8), 0xFF])))
        try:
            read_model(written)
        except UserError as error:
            assert written.name in str(error)
        else:
            read.append(at)
    assert read == []


def test_a_cut_off_file_is_refused(written: Path) -> None:
    data = written.read_bytes()
    for n in (0, 4, 8, 100, len(data) // 2, len(data) - 1):
        written.write_bytes(data[:n])
        with pytest.raises(UserError, match=written.name):
            read_model(written)


def test_a_card_changed_in_place_is_refused(written: Path) -> None:
    data = written.read_bytes()
    title = read_card(written).title.encode()
    written.write_bytes(data.replace(title, title[:-1] + b"X"))
    assert read_card(written).title.endswith("X")
    with pytest.raises(UserError, match="does not hold what was written"):
        read_model(written)


def test_files_of_earlier_versions_are_read(tmp_path: Path) -> None:
    card = read_card(CHAWA)
    path = tmp_path / "early.safetensors"
    path.write_bytes(save({"w": np.ones(3, dtype=np.float16)}, metadata=card_as_metadata(card)))
    assert read_model(path)[1]["w"].tolist() == [1, 1, 1]


def test_a_network_kept_among_ones_own_stays_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_MODELS", str(tmp_path / "own"))
    kept = own_models.put_own_model(CHAWA, "mine")
    data = kept.read_bytes()
    kept.write_bytes(flipped(data, len(data) - 7, 0x10))
    with pytest.raises(UserError, match=r"mine\.safetensors is damaged"):
        read_model(kept)


# ---- what travels with the program


def test_the_list_names_all_that_is_shipped_as_it_is() -> None:
    """`make model-sums` writes it after a network or a calibration changed."""
    shipped = [p for p in models_folder().rglob("*") if p.suffix in (".safetensors", ".json")]
    assert len(shipped) >= 10
    found = {path.relative_to(models_folder()).as_posix(): sha256_of(path) for path in shipped}
    assert listed_hashes(models_folder()) == found


@pytest.mark.parametrize("where", [3, 5_000, 400_000, -1])
def test_a_shipped_network_with_a_flipped_byte_is_refused(tmp_path: Path, where: int) -> None:
    """In its length, its card, its weights, at its end; shipped files have no digest inside."""
    for name in (CHAWA.name, LIST_FILE):
        shutil.copy(models_folder() / name, tmp_path)
    path = tmp_path / CHAWA.name
    data = path.read_bytes()
    path.write_bytes(flipped(data, where % len(data), 0x04))
    with pytest.raises(UserError, match=r"chawa\.safetensors is not the file .* Install the program again\."):
        read_model(path)


def test_a_shipped_calibration_with_a_flipped_byte_is_refused(tmp_path: Path) -> None:
    from workbench.files.calibrations import read_calibration

    shutil.copy(models_folder() / LIST_FILE, tmp_path)
    shutil.copytree(models_folder() / "calibration", tmp_path / "calibration")
    path = tmp_path / "calibration" / "tdoa.json"
    read_calibration(path)
    values = json.loads(path.read_bytes())
    path.write_text(json.dumps(values), encoding="utf-8")  # the same values in other words
    with pytest.raises(UserError, match=r"tdoa\.json is not the file"):
        read_calibration(path)


def test_files_that_no_list_names_pass(tmp_path: Path) -> None:
    path = tmp_path / "own.safetensors"
    path.write_bytes(b"anything")
    refuse_changed(path)
    (tmp_path / LIST_FILE).write_text("0" * 64 + "  another.safetensors\n", encoding="utf-8")
    refuse_changed(path)


def test_the_list_is_one_that_sha256sum_reads() -> None:
    lines = (models_folder() / LIST_FILE).read_text(encoding="utf-8").splitlines()
    assert all(len(line.partition("  ")[0]) == 64 and line.partition("  ")[2] for line in lines)
