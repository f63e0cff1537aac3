"""Steered power over the Yeoju site, beside the xsrp package on the same grid, and what it costs as things grow.

The clips are simulated, dry, with good clocks, at 19.3 C: xsrp takes the speed of sound to be 343 m/s. It looks at the
first half of the samples it is given only, so it gets the clip with as many zeros behind it. It takes a minute a clip.
"""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache, partial

import numpy as np
import pyroomacoustics
from xsrp.grids import Grid
from xsrp.xsrp import XSrp

from tests.benchmarks.timing import medians_s
from workbench.core.recording import Recording
from workbench.core.session import Conditions, Microphone, Session, Site
from workbench.localize.clip_correlations import clip_correlations
from workbench.localize.heard import Heard
from workbench.localize.registry import find_method
from workbench.localize.search_grid import FINEST_M, SearchGrid, best_of
from workbench.localize.srp_phat import CELL_M, MOST_CELLS, Search, in_rms
from workbench.simulate.session import simulate_session
from workbench.simulate.setting import Setting, draw_microphones, draw_source
from workbench.simulate.sites import find_site

RATE_HZ = 44_100
SPEED_M_S = 343.0
N_CLIPS = 5
STEP_M = 0.25
_FULL_SCALE = 32_768.0


def rows() -> list[tuple[str, str, str]]:
    """(what, figure, beside what)"""
    return [*_against_xsrp(), *_directions(), *_growth()]


@cache
def clips() -> tuple[tuple[Session, Recording], ...]:
    """Calls at the Yeoju site: its walls and machines, one clock for all channels, 3 s each."""
    yeoju = replace(find_site("yeoju"), wireless=False, temperature_c=(19.3, 19.3))
    made = []
    for seed in range(N_CLIPS):
        rng = np.random.default_rng([8, seed])
        microphones_m = draw_microphones(yeoju, rng)
        setting = Setting(microphones_m, draw_source(yeoju, microphones_m, rng))
        one = simulate_session(yeoju, setting, name=f"Clip {seed}", seconds=3.0, weather="dry", rng=rng)
        made.append((one.session, Recording.of_samples(one.samples.astype(np.float32) / _FULL_SCALE, RATE_HZ)))
    return tuple(made)


def yeoju_grid() -> SearchGrid:
    return SearchGrid.of_box(np.zeros(3), np.array(find_site("yeoju").size_m), STEP_M)


class OnOurGrid(XSrp):
    """xsrp in the time domain, conventional, on the cells of ours."""

    def create_initial_candidate_grid(self, room_dims: np.ndarray) -> Grid:
        return Grid(yeoju_grid().points_m)


def xsrp_place_m(session: Session, recording: Recording) -> np.ndarray:
    there = OnOurGrid(RATE_HZ, "3D", 0, session.microphone_positions_m(), session.site.size_m)
    silence = np.zeros_like(recording.samples)
    return np.asarray(there(np.concatenate([recording.samples, silence], axis=1))[0])


def our_place_m(session: Session, recording: Recording, grid: SearchGrid | None = None) -> np.ndarray:
    """From samples to a place. grid : whose best cell is wanted; None = as the method does it, down to 3 cm."""
    heard = Heard(session, recording)
    if grid is None:
        (found,) = find_method("srp-phat").locate(heard)
        return np.asarray(found.positions_m[0])
    search = Search.of(heard)
    correlations = np.stack(list(clip_correlations(heard, search.max_delay_s)))
    envelopes = in_rms(correlations, np.ones(correlations.shape[:2], dtype=np.bool_))
    powers = replace(search.steering, grid=grid).powers(envelopes)
    return np.asarray(best_of(grid.points_m, powers, grid.cell_m, 1).points_m[0, 0])


def _against_xsrp() -> list[tuple[str, str, str]]:
    errors_m: dict[str, list[float]] = {"xsrp": [], "full": [], "fine": []}
    taken_s: dict[str, list[float]] = {"xsrp": [], "full": [], "fine": []}
    our_place_m(*clips()[0])  # imports
    for session, recording in clips():
        ways = {
            "full": partial(our_place_m, session, recording, yeoju_grid()),
            "fine": partial(our_place_m, session, recording),
            "xsrp": partial(xsrp_place_m, session, recording),
        }
        for name, way in ways.items():
            began = time.perf_counter()
            place_m = way()
            taken_s[name].append(time.perf_counter() - began)
            errors_m[name].append(float(np.linalg.norm(place_m - np.array(session.true_position_m))))
    median_s = {name: float(np.median(seconds)) for name, seconds in taken_s.items()}
    middle_m = {name: float(np.median(metres)) for name, metres in errors_m.items()}
    said = f"{len(yeoju_grid()):,} cells of {STEP_M} m, 3 s, 4 microphones; median error of {N_CLIPS} clips"
    return [
        (
            "xsrp, Yeoju",
            f"{median_s['xsrp']:.1f} s",
            f"{said} {middle_m['xsrp']:.2f} m",
        ),
        (
            "SRP-PHAT, the same grid whole",
            f"{1e3 * median_s['full']:.0f} ms",
            f"{median_s['xsrp'] / median_s['full']:.0f} times faster; median error {middle_m['full']:.2f} m",
        ),
        (
            f"SRP-PHAT, coarse to fine ({FINEST_M} m)",
            f"{1e3 * median_s['fine']:.0f} ms",
            f"{median_s['xsrp'] / median_s['fine']:.0f} times faster; median error {middle_m['fine']:.2f} m",
        ),
    ]


def _directions() -> list[tuple[str, str, str]]:
    """Azimuth seen from the middle of the array, one degree apart; pyroomacoustics takes waves to be plane."""
    ours, theirs, taken_s = [], [], []
    for session, recording in clips():
        microphones_m, truth_m = session.microphone_positions_m(), np.array(session.true_position_m)
        middle_m = microphones_m.mean(axis=0)
        began = time.perf_counter()
        spectra = pyroomacoustics.transform.stft.analysis(recording.samples.T.astype(np.float64), 4096, 2048)
        doa = pyroomacoustics.doa.SRP(microphones_m.T[:2], RATE_HZ, 4096, c=SPEED_M_S, num_src=1, n_grid=360)
        doa.locate_sources(spectra.transpose(2, 1, 0), freq_range=[200.0, 8000.0])
        taken_s.append(time.perf_counter() - began)
        theirs.append(_off_deg(float(np.degrees(doa.azimuth_recon[0])), truth_m - middle_m))
        found = our_place_m(session, recording) - middle_m
        ours.append(_off_deg(float(np.degrees(np.arctan2(found[1], found[0]))), truth_m - middle_m))
    return [
        (
            "pyroomacoustics SRP, 360 directions",
            f"{1e3 * float(np.median(taken_s)):.0f} ms",
            f"median {np.median(theirs):.0f} degrees off: no plane waves here; SRP-PHAT's place {np.median(ours):.1f}",
        )
    ]


def _off_deg(azimuth_deg: float, there_m: np.ndarray) -> float:
    return abs((azimuth_deg - float(np.degrees(np.arctan2(there_m[1], there_m[0]))) + 180.0) % 360.0 - 180.0)


def _growth() -> list[tuple[str, str, str]]:
    """Seconds of the whole method over noise that somebody hears everywhere: cells, microphones, length."""
    fine_m = {step_m: SearchGrid.of_box(np.zeros(3), yeoju_grid().high_m, step_m) for step_m in (0.5, 0.25, 0.125)}
    session, recording = clips()[0]
    work = {
        f"{len(grid):,} cells of {step_m} m, whole": partial(our_place_m, session, recording, grid)
        for step_m, grid in fine_m.items()
    }
    work |= {f"{n} microphones, a clip of 3 s": partial(_locate, *_noise(n, 3.0)) for n in (4, 8, 12)}
    work |= {f"4 microphones, {s:.0f} s of clips": partial(_locate, *_noise(4, s)) for s in (10.0, 30.0)}
    taken = medians_s(work, turns=3)
    what = f"SRP-PHAT; cells of {CELL_M} m, or {MOST_CELLS:,} of them, cut to {FINEST_M} m where not told"
    return [(name, f"{seconds:.2f} s", what if i == 0 else "") for i, (name, seconds) in enumerate(taken.items())]


def _noise(n_mics: int, seconds: float) -> tuple[Session, Recording]:
    rng = np.random.default_rng(n_mics)
    site = find_site("yeoju")
    places_m = rng.uniform([0.5, 0.5, 0.5], np.array(site.size_m) - 0.5, (n_mics, 3))
    session = Session(
        id="noise",
        name="Noise",
        site=Site(name=site.name, size_m=site.size_m),
        conditions=Conditions(temperature_c=19.3),
        microphones=tuple(Microphone(position_m=(x, y, z), file=f"m{i}.wav") for i, (x, y, z) in enumerate(places_m)),
    )
    call = rng.normal(0.0, 0.1, round(seconds * RATE_HZ))
    samples = call + rng.normal(0.0, 0.05, (n_mics, len(call)))
    return session, Recording.of_samples(samples.astype(np.float32), RATE_HZ)


def _locate(session: Session, recording: Recording) -> None:
    list(find_method("srp-phat").locate(Heard(session, recording)))
