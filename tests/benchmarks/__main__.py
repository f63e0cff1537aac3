"""`make bench`: prints one table a part, with the machine above."""

from __future__ import annotations

import os
import platform

import torch
from rich.console import Console
from rich.table import Table

from tests.benchmarks import (
    campaign,
    cold_start,
    delays,
    features,
    grid_methods,
    inference,
    site_view,
    sound_frames,
    tiles,
    training,
    window,
)


def main() -> None:
    console = Console(width=120)
    console.print(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, torch {torch.__version__}, "
        f"Python {platform.python_version()}; medians, taken in turn in one run"
    )
    parts = {
        "Features, 30 s x 4 channels": features,
        "Spectrogram tiles, 1 h x 4 channels": tiles,
        "Networks": inference,
        "Steered power over the site": grid_methods,
        "Places from delays": delays,
        "Training": training,
        "Start": cold_start,
        "Window": window,
        "Window on 24 h x 4 channels": sound_frames,
        "3-D view": site_view,
        "Campaign of 10,000 sessions": campaign,
    }
    for title, part in parts.items():
        table = Table("what", "figure", "beside", title=title, title_justify="left", expand=True)
        for row in part.rows():
            table.add_row(*row)
        console.print(table)


if __name__ == "__main__":
    main()
