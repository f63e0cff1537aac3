"""What every localizer is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from workbench.core.array.off_site import off_site_problem
from workbench.core.card import ModelCard
from workbench.core.errors import UserError
from workbench.core.recording import Recording
from workbench.core.session import Session, title_of
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.joining import Joined, mean_place


def refuse_off_site(session: Session) -> None:
    """UserError where the array lies far outside its site: no box holds both."""
    if problem := off_site_problem(session):
        raise UserError(
            f"{title_of(session)}: {problem}",
            "Correct the coordinates or the site's size; leave the size empty where it is not known",
        )


class Method(ABC):
    """Given sound and places, says where.

    name : as typed; title : as shown; about : one sentence; caveat : what must be said beside every answer, or "".
    n_microphones_least : fewer cannot be answered. residual_unit : of its answers' residuals, "" when it has none.
    is_own : a network that people trained or added themselves. hears_gains : do its answers go by levels?
    """

    name: str
    title: str
    about: str
    caveat: str = ""
    card: ModelCard | None = None
    model_path: Path | None = None
    is_own = False
    hears_gains = True

    n_microphones_least = 1
    residual_unit: Literal["", "m", "dB", "1"] = ""

    def check(self, session: Session) -> None:
        """Raise UserError when this session cannot be answered at all."""
        found = len(session.microphones)
        if found < self.n_microphones_least:
            raise UserError(
                f"{self.title} needs at least {self.n_microphones_least} microphones; {title_of(session)} has {found}",
                "Add the others to the session",
            )
        refuse_off_site(session)

    def warnings(self, session: Session, recording: Recording) -> tuple[str, ...]:
        """Plain sentences about what makes the answer doubtful on this session."""
        return ()

    @abstractmethod
    def locate(self, heard: Heard) -> Iterator[Found]:
        """Answers in batches of clips, in order: one a clip, or why there is none."""

    def joined(self, heard: Heard, found: Found) -> Joined:
        """One answer for the session from those of its clips, at least one of them answered: here their mean."""
        return Joined(mean_place(found.positions_m[found.is_answered]))
