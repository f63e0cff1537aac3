"""Sound slowed down while its pitch is kept, made piece by piece.

WSOLA: W. Verhelst, M. Roelands, "An overlap-add technique based on waveform similarity (WSOLA) for high quality
time-scale modification of speech", ICASSP 1993. Pieces of 40 ms overlap by half; each is taken from where the sound is
most like what would have followed the piece before. All channels are cut at the same places, so that what lies between
two of them stays.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

PIECE_S, REACH_S = 0.040, 0.010
Read = Callable[[int], np.ndarray]
"""read(n) -> (n_channels, n) float32: the samples that follow those read before."""


class SlowMotion:
    """Sample k of what comes out is sample k * pace of what goes in, to within REACH_S. pace : 0.5 = half as fast."""

    def __init__(self, read: Read, n_channels: int, rate_hz: int, pace: float) -> None:
        self._read, self._pace = read, pace
        self._half = round(PIECE_S * rate_hz / 2)
        self._reach = round(REACH_S * rate_hz)
        turn = 2 * np.pi * np.arange(2 * self._half) / (2 * self._half)
        self._window = (0.5 - 0.5 * np.cos(turn)).astype(np.float32)  # two of them, half a window apart, make one
        self._held = np.zeros((n_channels, 0), dtype=np.float32)
        self._first = 0  # of what is held
        self._n_pieces = 0
        self._follows = 0  # what would have followed the last piece, were it not slowed down
        self._tail = np.zeros((n_channels, self._half), dtype=np.float32)
        self._ready = np.zeros((n_channels, 0), dtype=np.float32)

    def next(self, n_samples: int) -> np.ndarray:
        """(n_channels, n_samples) float32."""
        made = [self._ready]
        n_made = self._ready.shape[1]
        while n_made < n_samples:
            made.append(self._next_piece())
            n_made += self._half
        whole = np.concatenate(made, axis=1)
        self._ready = whole[:, n_samples:]
        return whole[:, :n_samples]

    def _next_piece(self) -> np.ndarray:
        """The next half window."""
        at = self._best_start()
        piece = self._piece(at, 2 * self._half) * self._window
        if self._n_pieces == 0:
            piece[:, : self._half] = self._piece(at, self._half)  # nothing overlaps the very first half
        out = self._tail + piece[:, : self._half]
        self._tail = piece[:, self._half :]
        self._follows = at + self._half
        self._n_pieces += 1
        return out

    def _best_start(self) -> int:
        """Where the next piece is taken from: near its place, and alike to what would have followed."""
        place = self._place()
        if self._n_pieces == 0:
            return place
        low = max(place - self._reach, self._first)
        n_starts = place + self._reach + 1 - low
        wanted = self._piece(self._follows, 2 * self._half)
        there = self._piece(low, 2 * self._half + n_starts - 1)
        n_fft = 1 << (there.shape[1] + wanted.shape[1] - 1).bit_length()
        spectra = np.fft.rfft(there, n_fft) * np.conj(np.fft.rfft(wanted, n_fft))
        likeness = np.fft.irfft(spectra.sum(axis=0), n_fft)[:n_starts]
        power = np.concatenate([[0.0], np.cumsum((there.astype(np.float64) ** 2).sum(axis=0))])
        strength = power[2 * self._half :][:n_starts] - power[:n_starts]
        return low + int(np.argmax(likeness / np.sqrt(strength + 1e-9)))

    def _place(self) -> int:
        """Where the next piece belongs: its middle goes to its middle's time. The sound's beginning is held for it."""
        return max(round((self._n_pieces + 1) * self._half * self._pace) - self._half, 0)

    def _piece(self, first: int, n_samples: int) -> np.ndarray:
        missing = first + n_samples - self._first - self._held.shape[1]
        if missing > 0:
            keep = min(first, self._place() - self._reach, self._follows)
            drop = min(max(keep - self._first, 0), self._held.shape[1])
            self._held = np.concatenate([self._held[:, drop:], self._read(missing)], axis=1)
            self._first += drop
        return self._held[:, first - self._first : first - self._first + n_samples]
