"""Single sounds: a channel as FLAC bytes, and a folder of sounds for a loudspeaker to play."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import soundfile
import soxr

from workbench.core.errors import UserError
from workbench.files.audio_info import read_audio_info
from workbench.files.channels import read_channels
from workbench.files.session_folder import AUDIO_ENDINGS

_LONGEST_S = 60.0


def flac_bytes(samples: np.ndarray, rate_hz: int) -> bytes:
    """A FLAC file. samples : (n_samples,) or (n_samples, n_channels <= 8) int16. The same ones give the same bytes."""
    buffer = io.BytesIO()
    soundfile.write(buffer, samples, rate_hz, format="FLAC", subtype="PCM_16")
    return buffer.getvalue()


def read_sounds(folder: Path, rate_hz: int) -> dict[str, np.ndarray]:
    """All sounds at or below a folder: name without ending -> (n_samples,) float32, first channel, at rate_hz.

    Sorted by path, so that a seed picks the same one everywhere; only the first minute of each is used. UserError
    tells every file that cannot be read.
    """
    paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in AUDIO_ENDINGS and p.is_file())
    if not paths:
        raise UserError(f"{folder} holds no sounds", f"Give a folder with {', '.join(sorted(AUDIO_ENDINGS))} files")
    sounds, problems = {}, []
    for path in paths:
        try:
            heard = read_channels(read_audio_info(path), [1], path.name)
        except UserError as error:
            problems.append(error.problem)
            continue
        samples = heard.samples[0][: int(_LONGEST_S * heard.rate_hz)]
        sounds[path.relative_to(folder).with_suffix("").as_posix()] = (
            samples if heard.rate_hz == rate_hz else soxr.resample(samples, heard.rate_hz, rate_hz, quality="HQ")
        )
    if problems:
        raise UserError.of_many(f"The sounds in {folder}", problems)
    return sounds
