"""wav2pos (Berg, Gulin, O'Connor, Zhang, Zhang, Sandin: "wav2pos: Sound Source Localization using Masked
Autoencoders", IPIN 2024), trained here from its description; the published weights fit another network.

Published, and kept: a token for each microphone's audio, one for each microphone's place and one for the source's
place, which is masked; a transformer encodes what is known, another decodes all, and the place behind the masked token
is read off. Tokens say of what kind they are, not of which microphone: an audio and a place token are tied by adding
to each a projection of the other before decoding. Beside that (the NGCC-PHAT variant), every ordered pair of
microphones joins the decoder's two place tokens with a correlation of learned filters (Berg et al., "Extending GCC-PHAT
using Shift Equivariant Neural Networks", Interspeech 2022), and a maximum is taken over pairs. Microphones are masked
at random in training.

Decided here: smaller (width 96, two blocks each way, for a processor without a GPU; published 256 and four); 3 s in
place of 128 ms, so an audio token is the spectrum of its channel in 64 bands, not 2048 samples, and keeps how loud the
channel is beside the others; embeddings are linear, and tokens are tied before encoding, too (with embeddings of two
layers and the published tie alone, a few thousand clips taught it nothing); learned filters act on the correlation with
phase transform (the mean over frames of 4096 samples), not on samples; layer instead of batch normalisation; delays up
to 1664 samples (35 m). The only loss is that of the source's place: audio and microphones' places are not
reconstructed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

import torch
from torch import Tensor, nn

from workbench.nets.network import Frame, Network, architecture

RATE_HZ = 16_000
"""Of the waveforms that it hears (dsp.waveform)."""
N_FRAME, N_FFT = 4096, 8192
"""Samples of a frame, and of its spectrum: with zeros behind, so that delays do not wrap around."""
MOST_LAG = 1664
"""Samples."""
N_BANDS = 64
N_MICROPHONES = 4
_PAIRS = tuple(combinations(range(N_MICROPHONES), 2))
_LOWEST_HZ = 60.0
_UNIT_M = 3.0
"""Places go in divided by this."""
_WIDTH, _N_HEADS, _DEPTH = 96, 4, 2
_N_FILTERS, _STRIDE = 16, 8
_N_LAGS = 2 * (MOST_LAG // _STRIDE) + 1
_N_JOINED = 192
_LEAST = 1e-30
_MASKED = 0.1
"""Chance in training that a microphone's place, or its audio, is masked."""


def spectra_of(samples: Tensor) -> Tensor:
    """Samples (batch, n_mics, n) -> complex spectra of its frames (batch, n_mics, n_frames, 4097).

    Each clip is scaled to a power of one over all its channels, so loudness between channels stays.
    """
    power = samples.square().mean(dim=(1, 2), keepdim=True)
    frames = (samples * torch.rsqrt(power + 1e-20)).unfold(2, N_FRAME, N_FRAME)
    window = torch.hann_window(N_FRAME, dtype=samples.dtype, device=samples.device)
    spectra: Tensor = torch.fft.rfft(frames * window, N_FFT)
    return spectra


def _whitened(spectra: Tensor) -> list[Tensor]:
    """Of each microphone, spectra with the same phases and magnitudes of 1; 0 stays.

    As torch.sgn, but three times as fast, and in steps that ONNX has of complex numbers.
    """
    magnitudes = torch.clamp(spectra.abs(), min=_LEAST)
    parts = torch.view_as_real(spectra) / magnitudes[..., None]
    return [torch.view_as_complex(of_one) for of_one in parts.unbind(dim=1)]


def band_weights() -> Tensor:
    """(4097, 64): how much each frequency belongs to each of 64 overlapping triangles, even over log frequency."""
    bins_hz = torch.arange(N_FFT // 2 + 1) * (RATE_HZ / N_FFT)
    step = math.log(RATE_HZ / 2 / _LOWEST_HZ) / (N_BANDS - 1)
    at = (torch.clamp(bins_hz, min=_LOWEST_HZ) / _LOWEST_HZ).log() / step
    return torch.clamp(1.0 - (at[:, None] - torch.arange(N_BANDS)).abs(), min=0.0)


class LearnedCorrelations(nn.Module):
    """What is known of the delay of every ordered pair of microphones.

    Spectra (batch, n_mics, n_frames, 4097) -> (batch, 2 n_pairs, 417): a curve over delays for each pair (first,
    second) of microphones, counted from 0, and then for each (second, first); from -1664 to 1664 samples in steps of
    8, positive where the latter of the two hears later.
    """

    def __init__(self) -> None:
        super().__init__()
        self.filters = nn.Conv1d(1, _N_FILTERS, 33, _STRIDE, padding=16)
        self.shapes = nn.Sequential(
            nn.GELU(),
            nn.Conv1d(_N_FILTERS, _N_FILTERS, 5, padding=2),
            nn.GELU(),
            nn.Conv1d(_N_FILTERS, 1, 5, padding=2),
        )

    def forward(self, spectra: Tensor, pairs: Sequence[tuple[int, int]]) -> Tensor:
        whitened = _whitened(spectra)
        cross = [(whitened[i].conj() * whitened[j]).mean(dim=1) for i, j in pairs]
        curves = torch.fft.irfft(torch.stack(cross, dim=1), N_FFT)
        curves = torch.cat([curves[..., -MOST_LAG:], curves[..., : MOST_LAG + 1]], dim=-1)
        curves = curves / (curves.std(dim=-1, keepdim=True) + 1e-6)
        both = torch.cat([curves, curves.flip(-1)], dim=1)
        shaped: Tensor = self.shapes(self.filters(both.flatten(0, 1).unsqueeze(1)))
        return shaped.view(spectra.shape[0], 2 * len(pairs), _N_LAGS)


def _transformer() -> nn.TransformerEncoder:
    layer = nn.TransformerEncoderLayer(
        _WIDTH, _N_HEADS, 4 * _WIDTH, dropout=0.0, activation="gelu", batch_first=True, norm_first=True
    )
    return nn.TransformerEncoder(layer, _DEPTH, nn.LayerNorm(_WIDTH), enable_nested_tensor=False)


@architecture("wav2pos")
class Wav2Pos(Network):
    """Audio and places of microphones as tokens; the order of microphones does not matter."""

    about = "Masked autoencoder over audio and places, with learned correlations (wav2pos, IPIN 2024; smaller)."
    caveat = "trained here from its published description, smaller; published weights cannot be loaded"

    def __init__(self, relative: bool = False, scale_m: float = 1.0) -> None:
        super().__init__(Frame(relative, scale_m))
        self.embed_audio, self.embed_place = nn.Linear(N_BANDS, _WIDTH), nn.Linear(3, _WIDTH)
        self.tie_audio, self.tie_place = nn.Linear(3, _WIDTH, bias=False), nn.Linear(N_BANDS, _WIDTH, bias=False)
        self.kinds = nn.Parameter(0.02 * torch.randn(2, _WIDTH))
        self.masks = nn.Parameter(0.02 * torch.randn(3, _WIDTH))
        self.encoder, self.decoder = _transformer(), _transformer()
        self.place_of_audio, self.audio_of_place = nn.Linear(_WIDTH, _WIDTH), nn.Linear(_WIDTH, _WIDTH)
        self.correlations = LearnedCorrelations()
        self.join = nn.Sequential(
            nn.Linear(2 * _WIDTH + _N_LAGS, _N_JOINED), nn.GELU(), nn.Linear(_N_JOINED, _N_JOINED)
        )
        self.head = nn.Sequential(
            nn.Linear(_WIDTH + _N_JOINED, 192), nn.GELU(), nn.Linear(192, 96), nn.GELU(), nn.Linear(96, 3)
        )
        self.mask_places, self.mask_audio = nn.Dropout(_MASKED), nn.Dropout(_MASKED)
        self.bands: Tensor
        self.register_buffer("bands", band_weights(), persistent=False)
        self.pairs: Tensor
        self.register_buffer("pairs", torch.tensor(_PAIRS).T, persistent=False)

    def answer(self, features: Tensor, microphones: Tensor) -> Tensor:
        heard = spectra_of(features)
        hears, knows = self._kept(self.mask_audio, heard), self._kept(self.mask_places, heard)
        encoded = self._encoded(self._levels(heard), microphones, hears, knows)
        source, places = self._decoded(encoded, hears, knows)
        joined = self._joined(self.correlations(heard, _PAIRS), places, hears)
        position: Tensor = self.head(torch.cat([source, joined], dim=1))
        return position

    @staticmethod
    def _kept(mask: nn.Module, heard: Tensor) -> Tensor:
        """(batch, n_mics) bool: what is not masked; of each clip at least one."""
        kept: Tensor = mask(torch.ones(heard.shape[:2], device=heard.device)) > 0
        return kept | ~kept.any(dim=1, keepdim=True)

    def _levels(self, heard: Tensor) -> Tensor:
        """(batch, n_mics, 64): tens of dB in each band, from the clip's own mean."""
        power = heard.abs().square().mean(dim=2) @ (self.bands / self.bands.sum(dim=0))
        levels = torch.log10(power + 1e-10)
        return levels - levels.mean(dim=(1, 2), keepdim=True)

    def _encoded(self, levels: Tensor, microphones: Tensor, hears: Tensor, knows: Tensor) -> Tensor:
        """(batch, 2 n_mics, width): audio tokens, then places. Nothing attends to what is masked."""
        origin_m = microphones.mean(dim=1, keepdim=True) if self.frame.relative else 0.0
        places = (microphones - origin_m) / _UNIT_M
        of_audio = self.embed_audio(levels) + self.tie_audio(places * knows[..., None]) + self.kinds[0]
        of_places = self.embed_place(places) + self.tie_place(levels * hears[..., None]) + self.kinds[1]
        hidden = ~torch.cat([hears, knows], dim=1)
        encoded: Tensor = self.encoder(torch.cat([of_audio, of_places], dim=1), src_key_padding_mask=hidden)
        return encoded

    def _decoded(self, encoded: Tensor, hears: Tensor, knows: Tensor) -> tuple[Tensor, Tensor]:
        """The source's token (batch, width), and those of the places (batch, n_mics, width)."""
        n_mics = hears.shape[1]
        audio = torch.where(hears[..., None], encoded[:, :n_mics], self.masks[0])
        places = torch.where(knows[..., None], encoded[:, n_mics:], self.masks[1])
        audio, places = audio + self.audio_of_place(places), places + self.place_of_audio(audio)
        source = self.masks[2].expand(encoded.shape[0], 1, -1)
        decoded = self.decoder(torch.cat([source, audio, places], dim=1))
        return decoded[:, 0], decoded[:, 1 + n_mics :]

    def _joined(self, curves: Tensor, places: Tensor, hears: Tensor) -> Tensor:
        """(batch, joined): the maximum over all ordered pairs of heard microphones; zero where there is none."""
        first, second = torch.cat([self.pairs, self.pairs.flip(0)], dim=1)
        joined = self.join(torch.cat([places[:, first], places[:, second], curves], dim=-1))
        is_heard = (hears[:, first] & hears[:, second])[..., None]
        most = torch.where(is_heard, joined, -torch.inf).amax(dim=1)
        return torch.where(is_heard.any(dim=1), most, 0.0)
