"""Training: our loop beside the usual one, its share of the machine's speed, the statistics pass; a GPU if at hand.

Everything learns from a campaign of 99 sessions of noise, 5,445 clips; the paper's statistics pass has 5,427.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from tests.benchmarks import training_clips, training_gpu, training_products, training_statistics
from tests.benchmarks.recordings import other_cache, write_sessions

N_SESSIONS = 99
_NEEDED_BYTES = 6e9
"""Sound 1.1 GB, mel-spectrograms 2.9 GB, and room to spare."""


def rows() -> list[tuple[str, str, str]]:
    """(what, figure, beside what)"""
    with tempfile.TemporaryDirectory() as folder:
        room = shutil.disk_usage(folder).free
        if room < _NEEDED_BYTES:
            return [
                ("not measured", f"{room / 1e9:.0f} GB free", f"{_NEEDED_BYTES / 1e9:.0f} GB are needed in {folder}")
            ]
        campaign = Path(folder) / "campaign"
        write_sessions(campaign, N_SESSIONS)
        with other_cache(Path(folder) / "cache"):
            statistics, passes = training_statistics.rows(campaign)
            clips = training_clips.rows(campaign, passes)
    load = os.getloadavg()[0]
    return [
        (
            "load of the machine when it was over",
            f"{load:.1f}",
            f"{os.cpu_count()} cores; above that, others worked too",
        ),
        *clips,
        *training_products.rows(),
        *statistics,
        *training_gpu.rows(),
    ]
