"""Where sessions to be worked on come from: folders on disk, or a plan of simulated ones that are never written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from workbench.core.recording import Recording
from workbench.core.session import Session
from workbench.dsp.mel import RATE_HZ
from workbench.files.audio import read_recording
from workbench.files.session_folder import read_session
from workbench.simulate.campaign import CampaignPlan

_FULL_SCALE = 32_768.0


class SessionSource(Protocol):
    """A session that another process can load. key : tells it from all others; name : what to call it unread."""

    @property
    def key(self) -> str: ...

    @property
    def name(self) -> str: ...

    def load(self) -> tuple[Session, Recording | None]:
        """The session, and its sound at 44 100 Hz where that comes with it (None = read it when it is needed)."""
        ...


@dataclass(frozen=True)
class OnDisk:
    """A session folder."""

    folder: Path

    @property
    def key(self) -> str:
        return str(self.folder)

    @property
    def name(self) -> str:
        return self.folder.name

    def load(self) -> tuple[Session, Recording | None]:
        return read_session(self.folder), None


@dataclass(frozen=True)
class Simulated:
    """Session `index` of a plan, made anew each time it is loaded."""

    plan: CampaignPlan
    index: int

    @property
    def key(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.plan.name_of(self.index)

    def load(self) -> tuple[Session, Recording | None]:
        made = self.plan.make(self.index)
        return made.session, Recording.of_samples(made.samples.astype(np.float32) / _FULL_SCALE, RATE_HZ)


def recording_of(session: Session, given: Recording | None) -> Recording:
    """The sound that came with a session, else as its files hold it."""
    return read_recording(session, RATE_HZ) if given is None else given
