"""How far clocks are apart by the sound of a source whose place is known, as localize.clock_offsets compares them; and
whether another order of the channels would explain it as well."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from itertools import permutations
from weakref import WeakKeyDictionary

import numpy as np

from workbench.core.air import sound_speed_m_s
from workbench.core.clock_offset import ClockOffset
from workbench.core.recording import Recording
from workbench.judge.compared import Compared, compared
from workbench.judge.onset_pairs import clearest_part, is_near
from workbench.judge.sound import Sound
from workbench.localize.clock_offsets import propose_offsets

_CLEAR = 1.15
"""So many times higher than the next must a channel's peaks be: below, it may be an echo that agrees by chance."""
_MOST_ORDERED = 6
"""Of more microphones only exchanges of two are tried."""


@dataclass(frozen=True, eq=False)
class SourceClocks:
    """later_s : (n_mics,) how much later each channel has the sound than its place says, against most others; NaN where
    nothing tells. error_s : (n_mics,) what that is known to. ratios : (n_mics,) so many times higher than the next are
    a channel's peaks. order : of which microphone each channel would be, where
    that explains the delays and the present order does not; else None. order_s, present_s : what is left then, and now.
    """

    later_s: np.ndarray
    error_s: np.ndarray
    ratios: np.ndarray
    order: tuple[int, ...] | None = None
    order_s: float = 0.0
    present_s: float = 0.0


_KNOWN: WeakKeyDictionary[Sound, SourceClocks | None] = WeakKeyDictionary()


def source_clocks(sound: Sound, order_ms: float) -> Generator[None, None, SourceClocks | None]:
    """None where the source's place is not known, the array is too wide, or no clear sound is in common.

    order_ms : another order must explain the delays to this. Yields while at it.
    """
    known = yield from compared(sound)
    if sound not in _KNOWN:
        _KNOWN[sound] = yield from _measured(sound, known)
    found = _KNOWN[sound]
    return None if found is None else _with_order(sound, found, order_ms / 1e3)


def _measured(sound: Sound, known: Compared) -> Generator[None, None, SourceClocks | None]:
    session = sound.session
    source_m = session.true_position_m
    first, length = clearest_part(sound, known.delays)
    if source_m is None or not is_near(known.delays) or length < sound.rate_hz:
        return None
    recording = _part(sound, known, first, length)
    span_s = recording.start_s, recording.start_s + recording.duration_s
    speed_m_s = sound_speed_m_s(session.conditions.temperature_c)
    work = propose_offsets(session, recording, np.array(source_m), speed_m_s, span_s)
    while True:
        try:
            next(work)
        except StopIteration as told:
            return _against_most(told.value, known)
        yield


def _part(sound: Sound, known: Compared, first: int, length: int) -> Recording:
    """A stretch as a recording; channels that are upside down are turned."""
    samples = sound.read(first, length) * np.where(known.signs < 0, -1.0, 1.0).astype(np.float32)[:, None]
    start_s = sound.start_s + first / sound.rate_hz
    begins_s = np.array([m.offset_s for m in sound.session.microphones])
    ends_s = np.full(len(begins_s), start_s + length / sound.rate_hz)
    spans_s = np.column_stack([np.minimum(begins_s, start_s), ends_s])
    return Recording(samples, sound.rate_hz, start_s, spans_s, np.asarray(sound.gain_db, dtype=np.float64).copy())


def _against_most(offsets: tuple[ClockOffset, ...], known: Compared) -> SourceClocks | None:
    """A channel's clock is later by as much as its offset must become smaller; most channels are right."""
    is_clear = [o.proposed_s is not None and o.peak_ratio >= _CLEAR for o in offsets]
    told_s = [np.nan if o.proposed_s is None else o.now_s - o.proposed_s for o in offsets]
    later_s = np.where(is_clear, told_s, np.nan)
    error_s = np.array([np.nan if o.error_s is None else o.error_s for o in offsets])
    later_s[list(known.left_out)] = np.nan
    heard = np.flatnonzero(np.isfinite(later_s))
    if len(heard) < 2:
        return None
    near = np.abs(later_s[heard][:, None] - later_s[heard]) < 1e-3
    ratios = np.array([o.peak_ratio for o in offsets])
    return SourceClocks(later_s - later_s[heard[int(near.sum(axis=1).argmax())]], error_s, ratios)


def _with_order(sound: Sound, found: SourceClocks, within_s: float) -> SourceClocks:
    """All placed channels must be heard, and the right order must explain them far better than the present one."""
    session = sound.session
    source_m = np.array(session.true_position_m)
    away_s = np.linalg.norm(session.microphone_positions_m() - source_m, axis=1) / sound_speed_m_s(
        session.conditions.temperature_c
    )
    if len(away_s) < 3 or not (np.isfinite(found.later_s) & np.isfinite(away_s)).all():
        return found
    heard_s = found.later_s + away_s
    n = len(away_s)
    orders = np.array(list(permutations(range(n))) if n <= _MOST_ORDERED else _exchanges(n))
    left_s = heard_s - away_s[orders]
    worst_s = np.ptp(left_s, axis=1) / 2.0
    best = int(worst_s.argmin())
    present_s = float(np.ptp(found.later_s) / 2.0)
    if worst_s[best] > within_s or present_s < 3.0 * within_s or np.sort(worst_s)[1] < 2.0 * within_s:
        return found
    order = tuple(int(i) for i in orders[best])
    return replace(found, order=order, order_s=float(worst_s[best]), present_s=present_s)


def _exchanges(n: int) -> list[list[int]]:
    found = [list(range(n))]
    for i in range(n):
        for j in range(i + 1, n):
            order = list(range(n))
            order[i], order[j] = j, i
            found.append(order)
    return found
