"""Write simulated recording sessions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from joblib import delayed

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress, Saved
from workbench.core.session import AudioFile, Session
from workbench.engine.parallel import in_parallel
from workbench.files.new_folder import make_folder, new_folder
from workbench.files.session_folder import write_session
from workbench.files.sound_file import flac_bytes, read_sounds
from workbench.simulate.campaign import CampaignPlan
from workbench.simulate.session import RATE_HZ
from workbench.simulate.sounds import VOICES, Voice, voice_of_recording


@dataclass(frozen=True)
class SimulateCampaign:
    """Every session of a plan as an ordinary session folder below `out`, with the truth in it.

    sounds : folder of recordings for the loudspeaker to play instead of the voices the program makes itself.
    n_jobs : processes; -1 = one a core; scheduler : of a Dask cluster, "" = this machine.
    Yields Progress and a Saved a session, in order. A seed gives the same bytes.
    """

    plan: CampaignPlan
    out: Path
    sounds: Path | None = None
    n_jobs: int = -1
    scheduler: str = ""

    def run(self) -> Iterator[Event]:
        taken = [name for i in range(len(self.plan)) if (self.out / (name := self.plan.name_of(i))).exists()]
        if taken:
            raise UserError(f"{self.out / taken[0]} exists already", "Choose another folder or remove it")
        voices = VOICES if self.sounds is None else _voices_from(self.sounds)
        make_folder(self.out)
        work = (delayed(_made)(self.plan, index, voices) for index in range(len(self.plan)))
        n_jobs = 1 if len(self.plan) == 1 else self.n_jobs
        for done, (session, files) in enumerate(in_parallel(work, n_jobs, self.scheduler), start=1):
            # Written here and not by the workers: they are killed in the middle of things when somebody stops.
            folder = _write(session, files, self.out)
            yield Saved(path=folder, what="simulated session")
            yield Progress(done=done, total=len(self.plan), doing="Simulating sessions")


def _made(plan: CampaignPlan, index: int, voices: tuple[Voice, ...]) -> tuple[Session, dict[str, bytes]]:
    """A session and the bytes of its sound files by name."""
    made = plan.make(index, voices)
    pairs = zip(made.session.microphones, made.samples, strict=True)
    return made.session, {microphone.file: flac_bytes(channel, RATE_HZ) for microphone, channel in pairs}


def _write(session: Session, files: dict[str, bytes], out: Path) -> Path:
    target = out / session.name
    with new_folder(target) as folder:
        for name, data in files.items():
            (folder / name).write_bytes(data)
        hashes = {name: AudioFile(sha256=hashlib.sha256(data).hexdigest()) for name, data in files.items()}
        write_session(replace(session, audio=hashes), folder)
    return target


def _voices_from(folder: Path) -> tuple[Voice, ...]:
    return tuple(voice_of_recording(name, samples) for name, samples in read_sounds(folder, RATE_HZ).items())
