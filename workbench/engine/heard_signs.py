"""What was heard, held against an answer: do all channels line up, and do levels fall with distance as they should?"""

from __future__ import annotations

import numpy as np

from workbench.core.air import sound_speed_m_s
from workbench.core.clips import CLIP_LENGTH_S
from workbench.core.evidence import AlignedChannels, LevelDifferences
from workbench.core.geometry import distance_m
from workbench.core.session import Session
from workbench.dsp.alignment import analytic, loudness, steepest_rise, togetherness
from workbench.dsp.features import starts_of
from workbench.dsp.mel import CLIP_SAMPLES, band_power, mel_centres_hz
from workbench.engine.some_clips import SomeClips, around_s

OCTAVES_HZ = (125.0, 250.0, 500.0, 1_000.0, 2_000.0, 4_000.0, 8_000.0, 16_000.0)
_SLACK_S = 0.02
"""How much longer than the way between two microphones a delay may be that is looked at."""
_BEFORE_S, _AFTER_S = 0.15, 0.45
_KEEP_EVERY = 3
"""Of the samples of a wave to be drawn: 14 700 a second are left, twice what the band needs."""
_NEAREST_M = 0.1
OWN_CLOCKS = (
    "The link is wireless and no clock offsets are known: delays that are left over show the clocks' errors as well, "
    "not only the answer's"
)


def aligned_channels(heard: SomeClips, index: int, number: int, position_m: np.ndarray) -> AlignedChannels:
    """Channels of the clip at `index` of heard.clips, shifted by the delays that an answer predicts.

    Where the array is wide, what comes late is looked at as well: as long after the clip as sound crosses the array.
    number : what the clip is called in its session, counted from 0. position_m : (3,), site frame, metres.
    """
    recording, clip = heard.recording, heard.clips[index]
    first = int(starts_of(recording, (clip,))[0])
    n_more = round(around_s(heard) * recording.rate_hz)
    signal = analytic(recording.samples[:, first : first + CLIP_SAMPLES + n_more], recording.rate_hz)
    speed_m_s = sound_speed_m_s(heard.session.conditions.temperature_c)
    loud, steps_a_second = loudness(signal, recording.rate_hz)
    reference = int(((loud**2).mean(axis=1) * 10.0 ** (-recording.gain_db / 10.0)).argmax())
    ways_m = distance_m(heard.microphones_m, position_m)
    delays_s = (ways_m - ways_m[reference]) / speed_m_s
    longest_s = distance_m(heard.microphones_m, heard.microphones_m[reference]) / speed_m_s + _SLACK_S
    found = togetherness(loud, steps_a_second, reference, delays_s, longest_s)
    n_own = round(CLIP_LENGTH_S * steps_a_second)
    begins_s = steepest_rise(loud[reference, :n_own], steps_a_second) / steps_a_second
    reach_s = float(np.abs(delays_s).max())
    low = max(round((begins_s - _BEFORE_S - reach_s) * recording.rate_hz), 0)
    high = min(round((begins_s + _AFTER_S + reach_s) * recording.rate_hz), signal.shape[1])
    waves = signal.real[:, low:high:_KEEP_EVERY]
    peaks = np.abs(waves).max(axis=1, keepdims=True)
    start_s = recording.start_s + first / recording.rate_hz
    return AlignedChannels(
        clip=number,
        times_s=start_s + np.arange(low, high, _KEEP_EVERY) / recording.rate_hz,
        waves=(waves / np.where(peaks > 0.0, peaks, 1.0)).astype(np.float32),
        delays_s=delays_s,
        reference=reference,
        moment_s=start_s + begins_s,
        as_recorded=found.as_recorded,
        shifted=found.shifted,
        best=found.best,
        left_s=found.left_s,
        caveat=OWN_CLOCKS if has_own_clocks(heard.session) else "",
    )


def has_own_clocks(session: Session) -> bool:
    """Wireless recorders each with a clock of its own, of which nobody said how far it is off."""
    is_wireless = session.conditions.link.lower().startswith("wireless")
    return is_wireless and not any(m.offset_s for m in session.microphones)


def level_differences(heard: SomeClips, position_m: np.ndarray) -> LevelDifferences:
    """Levels over all clips of `heard`, octave by octave, against a free field round an answer. position_m : (3,)."""
    power = band_power(heard.mel_spectra_db).mean(axis=0)
    centres_hz = mel_centres_hz()
    nearest = np.abs(np.log2(centres_hz[:, None] / np.array(OCTAVES_HZ))).argmin(axis=1)
    octaves = [k for k in range(len(OCTAVES_HZ)) if (nearest == k).any()]
    summed = np.array([power[:, nearest == k].sum(axis=1) for k in octaves])
    measured_db = 10.0 * np.log10(summed)
    ways_m = np.maximum(distance_m(heard.microphones_m, position_m), _NEAREST_M)
    fall_db = -20.0 * np.log10(ways_m)
    return LevelDifferences(
        centres_hz=np.array(OCTAVES_HZ)[octaves],
        measured_db=measured_db - measured_db.mean(axis=1, keepdims=True),
        expected_db=fall_db - fall_db.mean(),
    )
