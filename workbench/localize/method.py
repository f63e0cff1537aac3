"""What every localizer is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from workbench.core.card import ModelCard
from workbench.core.errors import UserError
from workbench.core.recording import Recording
from workbench.core.session import Session, title_of
from workbench.localize.heard import Heard


class Method(ABC):
    """Given sound and places, says where.

    name : as typed; title : as shown; about : one sentence; caveat : what must be said beside every answer, or "".
    n_microphones_least : fewer cannot be answered. is_own : a network that people trained or added themselves.
    """

    name: str
    title: str
    about: str
    caveat: str = ""
    card: ModelCard | None = None
    model_path: Path | None = None
    is_own = False

    n_microphones_least = 1

    def check(self, session: Session) -> None:
        """Raise UserError when this session cannot be answered at all."""
        found = len(session.microphones)
        if found < self.n_microphones_least:
            raise UserError(
                f"{self.title} needs at least {self.n_microphones_least} microphones; {title_of(session)} has {found}",
                "Add the others to the session",
            )

    def warnings(self, session: Session, recording: Recording) -> tuple[str, ...]:
        """Plain sentences about what makes the answer doubtful on this session."""
        return ()

    @abstractmethod
    def locate(self, heard: Heard) -> Iterator[np.ndarray]:
        """Positions in batches of clips, in order. Each (n, 3) float64, site frame, metres."""
