"""`workbench features`: what the networks hear, as a NumPy file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from workbench.cli.follow import json_option


@click.command()
@click.argument("session", type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(["mel-spectra", "mel-spectrogram"]), default="mel-spectra", show_default=True)
@click.option("--out", metavar="FILE.npz", required=True, type=click.Path(path_type=Path), help="file to write")
@json_option
def features(session: Path, kind: Literal["mel-spectra", "mel-spectrogram"], out: Path, json_lines: bool) -> None:
    """Mel-spectra or mel-spectrograms of every 3 s clip of SESSION, before normalisation.

    FILE.npz holds `features`, float32 dB, (n_clips, n_mics, 128) or (n_clips, n_mics, 128, 259),
    and `start_s`, (n_clips,), on the session's clock.
    """
    from workbench.cli.follow import follow
    from workbench.engine.export_features import ExportFeatures
    from workbench.files.session_folder import read_session

    follow(ExportFeatures(read_session(session), kind, out).run(), json_lines)
