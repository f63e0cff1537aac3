"""One simulated session: sound made, sent through the room to where things stand, and through the recorder."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import scipy.fft

from workbench.core.session import Conditions, Microphone, Session, Site, Source
from workbench.core.simulated import simulated_note
from workbench.simulate import ambience
from workbench.simulate.broken import Broken
from workbench.simulate.faults import Faults, through_recorder
from workbench.simulate.room import Room, impulse_responses
from workbench.simulate.setting import Setting
from workbench.simulate.sites import SimulatedSite
from workbench.simulate.sounds import VOICES, Voice, calling
from workbench.simulate.variation import Variation

RATE_HZ = 44_100
_SOURCE_DB = (-38.0, -22.0)
"""RMS at 1 m while calling, dB re full scale."""
_FULL_SCALE = 32_767
_USUAL = Variation()


@dataclass(frozen=True)
class SimulatedSession:
    """A session and its sound. samples : (n_mics, n_samples) int16 at 44 100 Hz, as a 16-bit recorder would keep it."""

    session: Session
    samples: np.ndarray


def simulate_session(
    site: SimulatedSite,
    setting: Setting,
    *,
    name: str,
    seconds: float,
    weather: str,
    rng: np.random.Generator,
    voices: Sequence[Voice] = VOICES,
    variation: Variation = _USUAL,
    seed: int | None = None,
) -> SimulatedSession:
    """Make one session. Everything random comes from `rng`; seed : of the plan, to be noted, None = of none.

    Whatever the variation, places, voice, weather and loudness stay, so that sessions can be compared: what it needs
    of random numbers comes from generators of its own.
    """
    clocks_rng, broken_rng, offset_rng = rng.spawn(3)
    site = site.with_walls(variation.walls)
    temperature_c = float(np.round(rng.uniform(*site.temperature_c), 1))
    room = Room(site.size_m, site.reverberation_s * rng.uniform(0.85, 1.15), temperature_c)
    voice = voices[int(rng.integers(len(voices)))]
    n_samples = round(seconds * RATE_HZ)
    dry = calling(voice, n_samples, RATE_HZ, rng) * 10.0 ** (rng.uniform(*_SOURCE_DB) / 20.0)
    responses = impulse_responses(room, setting.source_m, setting.microphones_m, RATE_HZ, rng)
    heard = _convolved(dry, responses)
    heard += _surroundings(site, weather, heard.shape, rng)
    broken = Broken.drawn(variation.fault, len(responses), broken_rng)
    faults = Faults.drawn(len(responses), wireless=site.wireless, rng=rng)
    faults = broken.of_recorder(faults.with_clocks(variation.clocks, clocks_rng))
    if variation.clock_offset_s:
        faults = faults.started_apart(offset_rng.normal(0.0, variation.clock_offset_s, len(responses)))
    recorded = through_recorder(heard, RATE_HZ, faults, rng)
    recorded *= min(1.0, 0.9 / max(float(np.abs(recorded).max()), 1e-9))
    samples = np.rint(recorded * _FULL_SCALE).astype(np.int16)
    told = replace(setting, microphones_m=broken.told_places(setting.microphones_m, site.size_m))
    described = _described(site, told, name, voice, temperature_c, weather, rng, simulated_note(seed))
    return SimulatedSession(_other(described, variation), broken.of_sound(samples))


def _other(session: Session, variation: Variation) -> Session:
    """A session that is unusual says so, and is no other one's namesake."""
    if not variation.said:
        return session
    conditions = replace(session.conditions, notes=f"{session.conditions.notes} With {variation.in_a_sentence}.")
    own_id = str(uuid.uuid5(uuid.UUID(session.id), ", ".join(variation.said)))
    return replace(session, id=own_id, conditions=conditions)


def _convolved(dry: np.ndarray, responses: np.ndarray) -> np.ndarray:
    """(n_samples,) with (n_mics, n_taps) -> (n_mics, n_samples) float64."""
    n_fft = scipy.fft.next_fast_len(len(dry) + responses.shape[1], real=True)
    spectrum = scipy.fft.rfft(dry, n_fft)
    return np.asarray(scipy.fft.irfft(spectrum * scipy.fft.rfft(responses, n_fft), n_fft)[:, : len(dry)])


def _surroundings(site: SimulatedSite, weather: str, of_shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Ambience and hiss at this site. of_shape : (n_mics, n_samples). Returns float64."""
    n_mics, n_samples = of_shape
    shape = (n_mics, n_samples, RATE_HZ)
    sound: np.ndarray = ambience.own_noise(*shape, rng) * 10.0 ** (site.noise_db / 20.0)
    sound = sound + ambience.machine_hum(*shape, rng) * 10.0 ** ((site.hum_db + rng.uniform(-4, 4)) / 20.0)
    if weather == "rain":
        sound += ambience.rain(*shape, rng) * 10.0 ** (rng.uniform(-62.0, -52.0) / 20.0)
    if weather == "helicopter":
        sound += ambience.helicopter(*shape, rng) * 10.0 ** (rng.uniform(-58.0, -48.0) / 20.0)
    return sound


def _described(
    site: SimulatedSite,
    setting: Setting,
    name: str,
    voice: Voice,
    temperature_c: float,
    weather: str,
    rng: np.random.Generator,
    notes: str,
) -> Session:
    microphones = tuple(
        Microphone(name=f"M{i}", position_m=_rounded(place), position_error_m=0.0, file=f"m{i}.flac")
        for i, place in enumerate(setting.microphones_m, start=1)
    )
    return Session(
        id=str(uuid.UUID(bytes=rng.bytes(16), version=4)),
        name=name,
        site=Site(name=site.name, size_m=site.size_m),
        conditions=Conditions(
            temperature_c=temperature_c,
            weather=weather,
            link="wireless" if site.wireless else "wired",
            notes=notes,
        ),
        microphones=microphones,
        source=Source(position_m=_rounded(setting.source_m), position_error_m=0.0, identity=voice.identity),
    )


def _rounded(place_m: np.ndarray) -> tuple[float, float, float]:
    """Places were drawn on a millimetre grid; this only takes off the last bit of float noise."""
    x, y, z = (round(float(v), 3) for v in place_m)
    return x, y, z
