"""Data sets with bytes changed, cut or doubled at random: a session comes of it or one sentence, never a crash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.exchange import test_locar, test_locata, test_shotspotter
from tests.exchange.making import drafts_of
from workbench.core.errors import UserError
from workbench.files.session_text import session_text

N_TRIES = 150
ODD = (
    "1e999",
    "-1",
    "NaN",
    "inf",
    "99999999999999999999",
    "\t",
    ",",
    '"',
    "{",
    "]",
    "\0",
    "\n",
    "é",
    "0",
    "null",
    "1e300",
)


def _locar(folder: Path) -> None:
    test_locar.a_set(folder)
    (folder / "Channels.csv").write_text("Station,Channel\nA-1,1\n")
    (folder / "Adjustments.csv").write_text("Filename,Difference\nA-1_0+1_20240501_050000.wav,1\n")
    (folder / "Settings.csv").write_text("Setting,Value\ntempC,15\n")
    (folder / "Detections.csv").write_text("Station1,From,To,F_Low,F_High,Species\nA-1,0.5,1,2000,4000,OVEN\n")


SETS: dict[str, Callable[[Path], object]] = {
    "shotspotter": lambda folder: test_shotspotter.one_test(folder / "test_001"),
    "locar": _locar,
    "locata": lambda folder: test_locata.recording(folder / "dummy", seconds=1.05),
}


def _changed(data: bytes, rng: np.random.Generator) -> bytes:
    text = bytearray(data)
    for _ in range(int(rng.integers(1, 4))):
        at = int(rng.integers(max(len(text), 1)))
        match int(rng.integers(4)):
            case 0:
                text[at : at + int(rng.integers(1, 9))] = ODD[rng.integers(len(ODD))].encode()
            case 1:
                del text[at:]
            case 2:
                text[at:at] = text[at : at + 40]
            case _:
                text[at : at + 1] = bytes([rng.integers(256)])
    return bytes(text)


@pytest.mark.parametrize("format", SETS)
def test_a_session_or_a_sentence_comes_of_every_broken_set(tmp_path: Path, format: str) -> None:
    SETS[format](tmp_path)
    rng = np.random.default_rng(5)
    tables = [path for path in sorted(tmp_path.rglob("*")) if path.suffix in (".json", ".csv", ".txt")]
    n_refused = 0
    for _ in range(N_TRIES):
        table = tables[rng.integers(len(tables))]
        whole = table.read_bytes()
        table.write_bytes(_changed(whole[:4000], rng) + whole[4000:])
        try:
            for draft in drafts_of(format, tmp_path):
                assert session_text(draft.session)
        except UserError as error:
            assert "\n" not in str(error) and len(str(error)) < 3000
            n_refused += 1
        table.write_bytes(whole)
    assert n_refused > N_TRIES / 10
