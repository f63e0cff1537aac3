"""Making a session folder of recordings, as a job: copying sound may take a while."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress
from workbench.core.session import Point, Session
from workbench.gui.language.words import tr
from workbench.gui.sessions.new_session_model import ChannelRow


@dataclass(frozen=True, kw_only=True)
class SessionMade(Event):
    """notice: what people should know about it ("Coordinates were shifted ..."), may be empty."""

    session: Session
    notice: str = ""


@dataclass(frozen=True, kw_only=True)
class SessionNotMade(Event):
    """Why it could not be made; nothing was written."""

    problem: str


@dataclass(frozen=True)
class MakeSession:
    """Make a session of the ticked channels in a new folder; the files are copied into it."""

    channels: tuple[ChannelRow, ...]
    folder: Path
    name: str

    def run(self) -> Iterator[Event]:
        yield Progress(done=0, total=0, doing=tr("copying the sound"))
        try:
            session = self._made()
        except UserError as error:
            yield SessionNotMade(problem=str(error))
        else:
            yield SessionMade(session=session, notice=self._notice(session))

    def _made(self) -> Session:
        from workbench.files.new_session import session_from_audio
        from workbench.files.session_folder import write_session

        used = {(r.path, r.channel): r for r in self.channels if r.is_used}
        firsts = tuple(dict.fromkeys(path for path, _ in used))
        rows = [r for path in firsts for r in self.channels if r.path == path]
        paths = tuple(dict.fromkeys(path for r in rows for path in r.paths))
        places: list[Point | None] = [r.position_m if r.is_used else None for r in rows]
        session = session_from_audio(
            paths, self.folder, name=self.name, positions_m=places, names=[r.name for r in rows]
        )
        kept = tuple(i for i, r in enumerate(rows) if r.is_used)
        if len(kept) == len(rows):
            return session
        return write_session(session.with_microphones_chosen(kept))

    def _notice(self, session: Session) -> str:
        told = []
        if session.site.shift_m is not None:
            x_m, y_m, z_m = session.site.shift_m
            told.append(
                tr(
                    "These are survey coordinates, so ({x_m:.0f}, {y_m:.0f}, {z_m:.0f}) m was taken off them; "
                    "the session remembers it.",
                    x_m=x_m,
                    y_m=y_m,
                    z_m=z_m,
                )
            )
        if any(r.is_used and r.position_m is not None and r.place_m[2] is None for r in self.channels):
            told.append(tr("Heights left empty were taken as 0 m."))
        return " ".join(told)
