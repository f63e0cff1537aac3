"""A table mapped from the disk is read batch by batch and stays out of the process's memory."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import psutil
import pytest
import torch

from workbench.training.batches import BatchReader, pieces
from workbench.training.clip_table import ClipFacts, ClipTable, table_of

N_CLIPS = 192
MIB = 1024**2


@pytest.fixture
def table(tmp_path: Path) -> ClipTable:
    """Mel-spectrograms, 100 MiB of them; every row has its own number everywhere."""
    levels = np.lib.format.open_memmap(tmp_path / "rows.npy", "w+", np.float32, (N_CLIPS, 4, 128, 259))
    for row in range(N_CLIPS):
        levels[row] = row
    levels.flush()
    del levels
    corners_m = ((0.0, 0.0, 1.0), (4.0, 0.0, 1.0), (4.0, 3.0, 1.0), (0.0, 3.0, 1.0))
    facts = ClipFacts("A", "Ruin", "", None, (1.0, 2.0, 1.0), corners_m)
    return table_of(np.load(tmp_path / "rows.npy", mmap_mode="r"), [facts], [N_CLIPS])


def resident_mib() -> float:
    return float(psutil.Process().memory_info().rss / MIB)


def test_batches_hold_their_rows_and_the_table_stays_on_the_disk(table: ClipTable) -> None:
    order = np.random.default_rng(0).permutation(N_CLIPS).reshape(-1, 8)
    reader = BatchReader(table, torch.device("cpu"))
    before_mib, most_mib = resident_mib(), 0.0
    for rows, batch in zip(order, reader.batches(order), strict=True):
        assert torch.equal(batch.features[:, 3, 127, 258], torch.from_numpy(rows).float())
        del batch
        most_mib = max(most_mib, resident_mib())
    assert table.features.nbytes > 95 * MIB
    assert most_mib - before_mib < 50  # a few batches of 4 MiB, twice


def test_pieces_cover_all_rows_and_let_go_of_them(table: ClipTable) -> None:
    before_mib, seen, total = resident_mib(), [], 0.0
    for rows in pieces(table.features, np.arange(N_CLIPS)):
        total += float(table.features[rows[0] : rows[-1] + 1].sum(dtype=np.float64))
        seen.append(rows)
        assert resident_mib() - before_mib < 50
    assert np.array_equal(np.concatenate(seen), np.arange(N_CLIPS))
    assert total == 4 * 128 * 259 * N_CLIPS * (N_CLIPS - 1) / 2
