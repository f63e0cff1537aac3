"""`workbench features`: what the networks hear, as a NumPy file."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from workbench.cli.follow import json_option
from workbench.cli.scheduler import scheduler_option
from workbench.core.card import FeatureKind


@click.command()
@click.argument("session", type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(get_args(FeatureKind)), default="mel-spectra", show_default=True)
@click.option(
    "--out", metavar="FILE.npz|DIR", required=True, type=click.Path(path_type=Path), help="file, or folder, to write"
)
@scheduler_option
@json_option
def features(session: Path, kind: FeatureKind, out: Path, scheduler: str, json_lines: bool) -> None:
    """What networks hear of every 3 s clip of SESSION, before normalisation.

    FILE.npz holds `features`, (n_clips, n_mics, 128) or (n_clips, n_mics, 128, 259) float32 dB, or waveforms at
    16 kHz, (n_clips, n_mics, 48000) float16; and `start_s`, (n_clips,), on the session's clock. Of a campaign
    folder, DIR gets a file for each session in it.
    """
    from workbench.cli.follow import follow
    from workbench.engine.export_features import ExportFeatures, ExportFeaturesOfMany
    from workbench.files.session_folder import SESSION_FILE, find_sessions, read_session

    is_campaign = session.is_dir() and not (session / SESSION_FILE).is_file() and bool(find_sessions(session))
    if is_campaign:
        follow(ExportFeaturesOfMany(session, kind, out, scheduler=scheduler).run(), json_lines)
    else:
        follow(ExportFeatures(read_session(session), kind, out).run(), json_lines)
