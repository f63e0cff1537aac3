"""A campaign of 10,000 sessions: opened cold and warm, listed in the window, sorted, searched, scrolled."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import soundfile

from workbench.core.session import Conditions, Microphone, Review, Session, Site, Source
from workbench.engine.campaign import OpenCampaign, SessionsFound
from workbench.files.session_text import session_text

N_SESSIONS = 10_000
TURNS = 3


def rows() -> list[tuple[str, str, str]]:
    """(what, figure, beside what)"""
    with tempfile.TemporaryDirectory() as folder:
        campaign, cache = Path(folder) / "campaign", Path(folder) / "cache.sqlite"
        _make(campaign)
        one_s, _ = _opened(campaign, Path(folder) / "other.sqlite", n_jobs=1)
        cold_s, cold_first_s = _opened(campaign, cache, n_jobs=-1)
        warm = [_opened(campaign, cache, n_jobs=-1) for _ in range(TURNS)]
        warm_s, warm_first_s = statistics.median(w[0] for w in warm), statistics.median(w[1] for w in warm)
        shown = _in_window(campaign, cache)
    return [
        ("cold, one process", f"{one_s:.1f} s", "every session.json and audio header read"),
        ("cold, a process a core", f"{cold_s:.1f} s", f"first rows after {cold_first_s:.1f} s"),
        ("warm, from the index", f"{warm_s:.2f} s", f"goal 2 s; {cold_s / warm_s:.0f} x faster than cold"),
        ("... its first rows", f"{warm_first_s:.2f} s", "files' times and sizes are asked for meanwhile"),
        ("warm, to the last row in the window's table", f"{shown['listed_s']:.2f} s", "goal 2 s"),
        ("... longest gap of the window meanwhile", f"{1e3 * shown['listing_gap_s']:.0f} ms", "goal 200 ms"),
        ("search by site and weather", f"{1e3 * shown['find_s']:.0f} ms", "a key stroke"),
        ("sort by site, as people count", f"{1e3 * shown['sort_s']:.0f} ms", "a click"),
        (
            "scrolling, a page a frame",
            f"{shown['frames_per_s']:.0f} frames/s",
            f"{shown['rows_per_s']:.0f} rows/s; longest gap {1e3 * shown['scroll_gap_s']:.0f} ms",
        ),
    ]


def _make(campaign: Path) -> None:
    """Sessions with sound of a hundredth of a second: headers count here, not samples."""
    campaign.mkdir()
    soundfile.write(campaign / "sound.wav", np.zeros(441, np.float32), 44_100)
    sound = (campaign / "sound.wav").read_bytes()
    (campaign / "sound.wav").unlink()
    weathers, states = ("rain", "dry", "wind"), ("unreviewed", "accepted", "flagged")
    for i in range(N_SESSIONS):
        folder = campaign / f"site-{i % 20}" / f"A-{i + 1}"
        folder.mkdir(parents=True)
        for k in range(4):
            (folder / f"m{k + 1}.wav").write_bytes(sound)
        session = Session(
            id=f"id-{i}",
            name=f"A-{i + 1}",
            site=Site(name=f"Ruin {i % 20}", size_m=(9.0, 9.0, 5.0)),
            conditions=Conditions(weather=weathers[i % 3]),
            review=Review(state=states[i % 3]),  # type: ignore[arg-type]
            microphones=tuple(
                Microphone(name=f"M{k + 1}", position_m=(k, 0.0, 1.0), file=f"m{k + 1}.wav") for k in range(4)
            ),
            source=Source(position_m=(1.0, 2.0, 1.0)),
        )
        (folder / "session.json").write_text(session_text(session), encoding="utf-8")


def _opened(campaign: Path, cache: Path, n_jobs: int) -> tuple[float, float]:
    """Seconds to the last row, and to the first."""
    began = time.perf_counter()
    first_s = 0.0
    n_rows = 0
    for event in OpenCampaign(campaign, n_jobs=n_jobs, cache=cache).run():
        if isinstance(event, SessionsFound):
            first_s = first_s or time.perf_counter() - began
            n_rows += len(event.rows)
    assert n_rows == N_SESSIONS
    return time.perf_counter() - began, first_s


def _in_window(campaign: Path, cache: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.campaign_window", str(campaign), str(cache)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    return dict(json.loads(done.stdout.splitlines()[-1]))
