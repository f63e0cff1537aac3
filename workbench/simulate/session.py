"""One simulated session: places drawn at random, sound made, sent through the room and the recorder."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import scipy.fft

from workbench.core.session import Conditions, Microphone, Session, Site, Source
from workbench.core.simulated import simulated_note
from workbench.simulate import ambience
from workbench.simulate.faults import Clocks, Faults, through_recorder
from workbench.simulate.room import Room, impulse_responses
from workbench.simulate.sites import SimulatedSite, Walls
from workbench.simulate.sounds import VOICES, Voice, calling

RATE_HZ = 44_100
N_MICROPHONES = 4
_WALL_M = 0.3
"""Nobody stands closer to a wall than this."""
_NEAREST_M = 0.5
"""The source is at least this far from every microphone."""
_SOURCE_DB = (-38.0, -22.0)
"""RMS at 1 m while calling, dB re full scale."""
_FULL_SCALE = 32_767


@dataclass(frozen=True)
class Setting:
    """What is drawn once a campaign or a session: microphones and source, metres, site frame."""

    microphones_m: np.ndarray
    source_m: np.ndarray


@dataclass(frozen=True)
class SimulatedSession:
    """A session and its sound. samples : (4, n_samples) int16 at 44 100 Hz, as a 16-bit recorder would keep it."""

    session: Session
    samples: np.ndarray


def draw_microphones(site: SimulatedSite, rng: np.random.Generator, source_m: np.ndarray | None = None) -> np.ndarray:
    """Four microphones near the corners, in one order around the site, 0.5-3 m high, none on top of a source that
    stands already. (4, 3) metres."""
    x_m, y_m, z_m = site.size_m
    reach = np.array([min(0.25 * x_m, 3.0), min(0.25 * y_m, 3.0)])
    corners = np.array([[0.0, 0.0], [x_m, 0.0], [x_m, y_m], [0.0, y_m]])
    inwards = np.where(corners > 0.0, -1.0, 1.0)
    while True:
        inset = rng.uniform(_WALL_M, np.maximum(reach, 2 * _WALL_M), size=(4, 2))
        height = rng.uniform(0.5, min(3.0, z_m - _WALL_M), size=4)
        places = np.round(np.column_stack([corners + inwards * inset, height]), 3)
        if source_m is None or np.linalg.norm(places - source_m, axis=1).min() >= _NEAREST_M:
            return places


def draw_source(site: SimulatedSite, microphones_m: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A loudspeaker anywhere on the floor, 0.2-2.2 m high, not on top of a microphone. (3,) metres."""
    x_m, y_m, z_m = site.size_m
    low = np.array([_WALL_M, _WALL_M, 0.2])
    high = np.array([x_m - _WALL_M, y_m - _WALL_M, min(2.2, z_m - _WALL_M)])
    while True:
        place = np.round(rng.uniform(low, high), 3)
        if np.linalg.norm(microphones_m - place, axis=1).min(initial=np.inf) >= _NEAREST_M:
            return place


def simulate_session(
    site: SimulatedSite,
    setting: Setting,
    *,
    name: str,
    seconds: float,
    weather: str,
    rng: np.random.Generator,
    voices: Sequence[Voice] = VOICES,
    clocks: Clocks = "site",
    walls: Walls = "site",
    seed: int | None = None,
) -> SimulatedSession:
    """Make one session. Everything random comes from `rng`; seed : of the plan, to be noted, None = of none.

    With other clocks or walls places, voice, weather and loudness stay, so that sessions can be compared.
    """
    site = site.with_walls(walls)
    temperature_c = float(np.round(rng.uniform(*site.temperature_c), 1))
    room = Room(site.size_m, site.reverberation_s * rng.uniform(0.85, 1.15), temperature_c)
    voice = voices[int(rng.integers(len(voices)))]
    n_samples = round(seconds * RATE_HZ)
    dry = calling(voice, n_samples, RATE_HZ, rng) * 10.0 ** (rng.uniform(*_SOURCE_DB) / 20.0)
    responses = impulse_responses(room, setting.source_m, setting.microphones_m, RATE_HZ, rng)
    heard = _convolved(dry, responses) + _surroundings(site, weather, n_samples, rng)
    faults = Faults.drawn(len(responses), wireless=site.wireless, rng=rng)
    if clocks != "site":
        faults = faults.with_clocks(clocks, rng.spawn(1)[0])
    recorded = through_recorder(heard, RATE_HZ, faults, rng)
    recorded *= min(1.0, 0.9 / max(float(np.abs(recorded).max()), 1e-9))
    samples = np.rint(recorded * _FULL_SCALE).astype(np.int16)
    described = _described(site, setting, name, voice, temperature_c, weather, rng, simulated_note(seed))
    return SimulatedSession(_other(described, clocks, walls), samples)


def _other(session: Session, clocks: Clocks, walls: Walls) -> Session:
    """A session of other clocks or walls says so, and is no other one's namesake."""
    odd = [f"{kind} {what}" for kind, what in ((clocks, "clocks"), (walls, "walls")) if kind != "site"]
    if not odd:
        return session
    conditions = replace(session.conditions, notes=f"{session.conditions.notes} With {' and '.join(odd)}.")
    return replace(session, id=str(uuid.uuid5(uuid.UUID(session.id), ", ".join(odd))), conditions=conditions)


def _convolved(dry: np.ndarray, responses: np.ndarray) -> np.ndarray:
    """(n_samples,) with (n_mics, n_taps) -> (n_mics, n_samples) float64."""
    n_fft = scipy.fft.next_fast_len(len(dry) + responses.shape[1], real=True)
    spectrum = scipy.fft.rfft(dry, n_fft)
    return np.asarray(scipy.fft.irfft(spectrum * scipy.fft.rfft(responses, n_fft), n_fft)[:, : len(dry)])


def _surroundings(site: SimulatedSite, weather: str, n_samples: int, rng: np.random.Generator) -> np.ndarray:
    """Ambience and hiss at this site. (4, n_samples) float64."""
    shape = (N_MICROPHONES, n_samples, RATE_HZ)
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
