"""Write features of sessions to files, as the networks see them before normalisation."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from joblib import delayed

from workbench.core.card import FeatureKind
from workbench.core.clips import Clip, cut_into_clips
from workbench.core.errors import UserError
from workbench.core.events import Event, Progress, Saved
from workbench.core.recording import Recording
from workbench.core.session import Session, title_of
from workbench.dsp import mel
from workbench.dsp.features import features_of, starts_of
from workbench.engine.parallel import in_parallel
from workbench.files.atomic import write_atomically
from workbench.files.audio import read_recording
from workbench.files.new_folder import make_folder
from workbench.files.session_folder import find_sessions, read_session


@dataclass(frozen=True)
class ExportFeatures:
    """`features` (n_clips, n_mics, ...), see dsp.features.features_of, and `start_s` (n_clips,) float64, as .npz.

    start_s is where each clip really starts: on the hop nearest to its nominal time (see dsp.mel).
    """

    session: Session
    kind: FeatureKind
    out: Path

    def run(self) -> Iterator[Event]:
        if self.out.suffix != ".npz":
            raise UserError(f"{self.out.name} does not end in .npz", "Features are written as a NumPy archive")
        yield Progress(done=0, total=2, doing="Reading sound")
        recording, clips = _read(self.session)
        yield Progress(done=1, total=2, doing="Computing features")
        write_atomically(self.out, _archive(recording, clips, self.kind))
        yield Progress(done=2, total=2, doing="Computing features")
        yield Saved(path=self.out, what=f"{self.kind} of {len(clips)} clips")


@dataclass(frozen=True)
class ExportFeaturesOfMany:
    """The same for every session of a campaign: a file a session below `out`, called as its folder in the campaign.

    n_jobs : processes; -1 = one a core; scheduler : of a Dask cluster, whose workers must find the sessions under the
    same paths. Yields Progress and a Saved a session, in order.
    """

    campaign: Path
    kind: FeatureKind
    out: Path
    n_jobs: int = -1
    scheduler: str = ""

    def run(self) -> Iterator[Event]:
        campaign = self.campaign.absolute()
        folders = find_sessions(campaign)
        if not folders:
            raise UserError(
                f"{campaign} holds no sessions", "Give a session, or a folder with session folders below it"
            )
        if self.out.suffix == ".npz":
            raise UserError(
                f"{campaign} holds {len(folders)} sessions, which need a file each", "Give a folder to write"
            )
        make_folder(self.out)
        work = (delayed(_archive_of)(folder, self.kind) for folder in folders)
        results = zip(folders, in_parallel(work, self.n_jobs, self.scheduler), strict=True)
        for done, (folder, (archive, n_clips)) in enumerate(results, start=1):
            # Written here and not by the workers: they are killed in the middle of things when somebody stops.
            target = self.out / folder.relative_to(campaign).with_name(f"{folder.name}.npz")
            make_folder(target.parent)
            write_atomically(target, archive)
            yield Saved(path=target, what=f"{self.kind} of {n_clips} clips")
            yield Progress(done=done, total=len(folders), doing="Computing features")


def _archive_of(folder: Path, kind: FeatureKind) -> tuple[bytes, int]:
    recording, clips = _read(read_session(folder))
    return _archive(recording, clips, kind), len(clips)


def _read(session: Session) -> tuple[Recording, tuple[Clip, ...]]:
    recording = read_recording(session, mel.RATE_HZ)
    clips = cut_into_clips(recording.common_span_s)
    if not clips:
        raise UserError(f"{title_of(session)} is shorter than one clip", "At least 3 s are needed")
    return recording, clips


def _archive(recording: Recording, clips: Sequence[Clip], kind: FeatureKind) -> bytes:
    features, starts = features_of(recording, clips, kind), starts_of(recording, clips)
    buffer = io.BytesIO()
    np.savez(buffer, features=features, start_s=recording.start_s + starts / mel.RATE_HZ)
    return buffer.getvalue()
