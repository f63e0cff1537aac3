"""Rows of a clip table as tensors where the network is. Training never waits for the disk: a thread reads ahead."""

from __future__ import annotations

import mmap
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from workbench.dsp.features import Feature
from workbench.training.clip_table import ClipTable

_AHEAD = 2
"""Batches read before they are asked for."""
_PIECE_BYTES = 8 * 1024**2
_LIGHT_BYTES = 16 * 1024
_SHARE_OF_GPU = 0.5
"""A table that takes more than this of a GPU's free memory stays where it is and is read in batches."""


@dataclass(frozen=True)
class Batch:
    """features (n, n_mics, ...), see dsp.features, microphones (n, n_mics, 3), sources (n, 3) metres; float32."""

    features: Tensor
    microphones: Tensor
    sources: Tensor

    def of_first(self, n_microphones: int, feature: Feature) -> Batch:
        """The same of the first so many microphones. feature : what kind the features are of."""
        kept = tuple(slice(length) for length in feature.row_shape(n_microphones))
        return Batch(self.features[(slice(None), *kept)], self.microphones[:, :n_microphones], self.sources)


class BatchReader:
    """Reads a table's rows, which may be mapped from a file larger than memory, onto a device.

    On a GPU that has room for the whole table it is copied there once.
    """

    def __init__(self, table: ClipTable, device: torch.device) -> None:
        self._table, self._device = table, device
        self._held = _held(table, device) if _has_room(table, device) else None

    @property
    def is_light(self) -> bool:
        """Do hundreds of clips fit where a batch does? Mel-spectra do, mel-spectrograms and waveforms do not."""
        return self._table.features[:1].nbytes <= _LIGHT_BYTES

    def batches(self, rows: Iterable[np.ndarray]) -> Iterator[Batch]:
        """The batches of row numbers (n,) int64, in order."""
        if self._held is not None:
            held = self._held
            for chosen in rows:
                at = torch.from_numpy(chosen).to(self._device)
                yield Batch(held.features[at].float(), held.microphones[at], held.sources[at])
            return
        with ThreadPoolExecutor(1, "reads-batches") as reader:
            coming: deque[Future[Batch]] = deque()
            for chosen in rows:
                coming.append(reader.submit(self._read, chosen))
                if len(coming) > _AHEAD:
                    yield coming.popleft().result()
            while coming:
                yield coming.popleft().result()

    def _read(self, rows: np.ndarray) -> Batch:
        columns = (self._table.features, self._table.microphones_m, self._table.sources_m)
        tensors: Iterable[Tensor] = [torch.from_numpy(np.take(np.asarray(column), rows, axis=0)) for column in columns]
        _let_go(self._table.features)
        if self._device.type == "cuda":
            tensors = (t.pin_memory().to(self._device, non_blocking=True) for t in tensors)
        features, microphones, sources = tensors
        return Batch(features.float(), microphones, sources)


def pieces(column: np.ndarray, rows: np.ndarray) -> Iterator[np.ndarray]:
    """Row numbers in stretches that hold some megabytes of a column each; what was read of one is let go of."""
    n_rows = max(_PIECE_BYTES // max(column[:1].nbytes, 1), 1)
    for first in range(0, len(rows), n_rows):
        yield rows[first : first + n_rows]
        _let_go(column)


def _let_go(column: np.ndarray) -> None:
    """Of a column mapped from a file: what was read of it leaves this process's memory.

    The system keeps it in its own cache while nobody needs the room, so reading it again is as fast.
    """
    mapped = getattr(column, "_mmap", None)
    if mapped is not None and hasattr(mmap, "MADV_DONTNEED"):  # not on Windows
        mapped.madvise(mmap.MADV_DONTNEED)


def _has_room(table: ClipTable, device: torch.device) -> bool:
    if device.type != "cuda":
        return False
    free, _ = torch.cuda.mem_get_info(device)
    return bool(table.features.nbytes < _SHARE_OF_GPU * free)


def _held(table: ClipTable, device: torch.device) -> Batch:
    """The whole table on the device, copied piece by piece."""
    columns = (table.features, table.microphones_m, table.sources_m)
    tensors = [torch.from_numpy(np.array(column[:1])).new_empty(column.shape, device=device) for column in columns]
    for column, tensor in zip(columns, tensors, strict=True):
        for rows in pieces(column, np.arange(len(table))):
            tensor[rows[0] : rows[-1] + 1] = torch.from_numpy(np.array(column[rows[0] : rows[-1] + 1])).to(device)
    return Batch(*tensors)
