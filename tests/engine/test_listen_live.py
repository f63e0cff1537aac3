"""What is told of a recording that goes on is what would be told of it once it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.localize.free_field import RATE_HZ, SITE_M, heard_from, random_microphones_m
from workbench.core.events import Declined, Located
from workbench.core.live_events import ColumnsCame, FileBegun, NewestLocated
from workbench.core.recording import Recording
from workbench.core.spectrogram_settings import SpectrogramSettings
from workbench.dsp.spectrogram_columns import column_codes
from workbench.engine.listen_live import N_FFT, LocateNewest, NewColumns, prepare
from workbench.engine.localize import Localize
from workbench.files.growing_wav import HEADER_BYTES
from workbench.files.recording_folder import RecordingFolder
from workbench.files.recording_tail import RecordingTail
from workbench.localize.heard import Heard

HOP_S, N_BANDS, HIGHEST_HZ = 0.025, 64, 8_000.0
SOURCE_M = np.array([3.0, 2.5, 1.2])


@pytest.fixture(scope="module")
def heard() -> Heard:
    rng = np.random.default_rng(5)
    found = heard_from(SOURCE_M, random_microphones_m(4, rng), rng, seconds=5.0, site_m=SITE_M)
    samples = np.rint(found.recording.samples / np.abs(found.recording.samples).max() * 2**22) / 2**23
    return Heard(found.session, Recording.of_samples(samples.astype(np.float32), RATE_HZ))


class Growing:
    """A recording in four files that grows in portions."""

    def __init__(self, folder: Path, samples: np.ndarray) -> None:
        self._folder = RecordingFolder(folder, RATE_HZ, 4, file_bytes=12 * 60_000)
        self._samples, self._at = samples, 0
        self.tail: RecordingTail | None = None

    def close(self) -> None:
        self._folder.close()

    def grow(self, n: int) -> None:
        begun = self._folder.write(self._samples[:, self._at : self._at + n].T)
        self._at += n
        for path, first in begun:
            event = FileBegun(path=path, first=first, n_channels=4, rate_hz=RATE_HZ, header_bytes=HEADER_BYTES)
            self.tail = RecordingTail.of(event) if self.tail is None else self.tail.going_on(event)


@pytest.fixture
def growing(tmp_path: Path, heard: Heard) -> Iterator[Growing]:
    made = Growing(tmp_path / "new", heard.recording.samples)
    yield made
    made.close()


def test_the_tail_is_what_was_recorded_over_all_files(growing: Growing, heard: Heard) -> None:
    for n_samples in range(5_000, 200_001, 5_000):
        growing.grow(5_000)
        assert growing.tail is not None and growing.tail.n_samples == n_samples
    assert len(growing.tail.files) == 4
    assert np.array_equal(growing.tail.read(55_000, 100_000), heard.recording.samples[:, 55_000:155_000])


def test_columns_that_came_bit_by_bit_are_those_of_the_whole(growing: Growing, heard: Heard) -> None:
    parts, first = [], 0
    for n in (3_000, 100, 41_234, 60_000, 7, 70_000):
        growing.grow(n)
        assert growing.tail is not None
        for event in NewColumns(growing.tail, first, 800, HOP_S, N_BANDS, HIGHEST_HZ).run():
            assert isinstance(event, ColumnsCame) and event.first == first
            parts.append(event.codes)
            first += event.codes.shape[2]
    n_samples = growing.tail.n_samples
    whole = column_codes(
        heard.recording.samples[:, :n_samples], SpectrogramSettings(n_fft=N_FFT), round(HOP_S * RATE_HZ)
    )
    edges = np.rint(np.linspace(0, HIGHEST_HZ / RATE_HZ * N_FFT, N_BANDS + 1)).astype(int)
    pooled = np.stack([whole[:, a : max(b, a + 1)].max(axis=1) for a, b in pairwise(edges)], axis=1)
    got = np.concatenate(parts, axis=2)
    assert got.shape == (4, N_BANDS, 1 + (n_samples - N_FFT) // round(HOP_S * RATE_HZ))
    assert np.abs(got[:, :-1].astype(int) - pooled[:, :-1]).max() <= 1


def test_who_comes_late_gets_the_newest_columns_only(growing: Growing, heard: Heard) -> None:
    growing.grow(200_000)
    assert growing.tail is not None
    (event,) = NewColumns(growing.tail, 0, 10, HOP_S, N_BANDS, HIGHEST_HZ).run()
    assert isinstance(event, ColumnsCame)
    assert event.codes.shape[2] == 10
    assert event.first + 10 == 1 + (200_000 - N_FFT) // round(HOP_S * RATE_HZ)


def test_the_newest_answer_is_that_of_the_same_3_s_localized_as_a_session(growing: Growing, heard: Heard) -> None:
    growing.grow(100_000)
    assert growing.tail is not None
    assert list(LocateNewest(heard.session, ("tdoa",), growing.tail).run()) == []
    growing.grow(100_000)
    (told,) = LocateNewest(heard.session, ("tdoa", "energy"), growing.tail).run()
    assert isinstance(told, NewestLocated)
    assert told.end_s == pytest.approx(200_000 / RATE_HZ)
    cut = Recording.of_samples(heard.recording.samples[:, 200_000 - 3 * RATE_HZ : 200_000], RATE_HZ)
    whole = [e for e in Localize(heard.session, ("tdoa", "energy"), cut).run() if isinstance(e, (Located, Declined))]
    places = {e.method: e.position_m for e in whole if isinstance(e, Located)}
    assert {a.method: a.position_m for a in told.answers if isinstance(a, Located)} == places
    assert np.linalg.norm(np.array(places["tdoa"]) - SOURCE_M) < 0.3


def test_methods_can_be_loaded_beforehand() -> None:
    prepare(("tdoa", "energy"))
