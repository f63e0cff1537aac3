"""A session folder that fills while something is recorded: at every moment a session that can be opened."""

from __future__ import annotations

import os
import time
import uuid
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from workbench.core.errors import UserError
from workbench.core.session import AudioFile, Label, Microphone, Piece, Session
from workbench.files.atomic import cannot_write
from workbench.files.audio import sha256_of
from workbench.files.growing_wav import SAMPLE_BYTES, GrowingWav
from workbench.files.new_folder import make_folder
from workbench.files.session_folder import write_session

FILE_BYTES = 2**30
"""A file goes on in a next one at this size: half an hour of four channels at 48 kHz."""
FLUSH_S = 5.0
"""A power cut costs no more than this."""
_LOST = "sound lost"


def refuse_folder(folder: Path) -> None:
    """UserError unless a folder is new or empty, and may be looked at."""
    try:
        is_taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise cannot_write(folder, error) from error
    if is_taken:
        raise UserError(f"{folder} is not empty", "Choose a new or empty folder to record into")


class RecordingFolder:
    """Writes what comes. like : a session whose microphones, places and site are taken over, None = plain ones.

    Files are named after their number; `session` is as it stands in the folder. Raises UserError: the folder is not
    empty, the microphones are not as many, or the disk refuses; what was written until then is kept.
    """

    def __init__(
        self,
        folder: Path,
        rate_hz: int,
        n_channels: int,
        *,
        like: Session | None = None,
        name: str = "",
        file_bytes: int = FILE_BYTES,
    ) -> None:
        self.folder, self.rate_hz, self.n_channels = Path(folder).absolute(), rate_hz, n_channels
        refuse_folder(self.folder)
        microphones = _microphones(like, n_channels)
        self.n_samples, self.n_lost = 0, 0
        self._most_frames = max(file_bytes // (SAMPLE_BYTES * n_channels), 1)
        self._file: GrowingWav | None = None
        self._files: list[str] = []
        self._flushed_s = 0.0
        self._hashes: dict[str, Future[str]] = {}
        self._hasher = ThreadPoolExecutor(1, "hashes")
        base = Session(microphones=microphones) if like is None else like
        self.session = Session(
            id=str(uuid.uuid4()),
            name=name or self.folder.name,
            site=base.site,
            conditions=replace(base.conditions, notes=""),
            microphones=microphones,
        )

    @property
    def duration_s(self) -> float:
        return self.n_samples / self.rate_hz

    def write(self, samples: np.ndarray) -> list[tuple[Path, int]]:
        """(n, n_channels) float32. Gives the files begun for it, and the sample each begins with. UserError."""
        begun = []
        came_s = len(samples) / self.rate_hz
        while len(samples):
            if self._file is None or self._file.n_frames >= self._most_frames:
                begun.append((self._next_file(came_s), self.n_samples))
            assert self._file is not None
            part = samples[: self._most_frames - self._file.n_frames]
            self._tried(self._file, part)
            self.n_samples += len(part)
            samples = samples[len(part) :]
        return begun

    def note_loss(self, at_s: float, until_s: float, lost_s: float) -> None:
        """Sound is missing somewhere in this span: marked in the session at once. UserError when the disk refuses."""
        self.n_lost += 1
        label = Label(start_s=at_s, end_s=until_s, text=f"{_LOST}: {lost_s:.3f} s" if lost_s > 0 else _LOST)
        self.session = replace(self.session, labels=(*self.session.labels, label))
        if self._files:
            self.session = write_session(self.session, self.folder)

    def flush(self) -> None:
        """On disk, where the last time is some seconds ago. UserError when it refuses."""
        now_s = time.monotonic()
        if self._file is not None and now_s - self._flushed_s >= FLUSH_S:
            self._flushed_s = now_s
            try:
                self._file.flush()
            except OSError as error:
                raise cannot_write(self._file.path, error) from error

    def close(self) -> Session | None:
        """End the files, note their hashes; None when nothing was recorded, and then the folder is not there."""
        try:
            self._end_file()
            if not self._files:
                _remove_empty(self.folder)
                return None
            audio = {name: AudioFile(sha256=found.result()) for name, found in self._hashes.items()}
        except OSError as error:
            raise cannot_write(self.folder, error) from error
        finally:
            self._hasher.shutdown()
        self.session = write_session(replace(self.session, audio=audio), self.folder)
        return self.session

    def _next_file(self, came_s: float) -> Path:
        name = f"sound-{len(self._files) + 1:03d}.wav"
        path = self.folder / name
        try:
            if not self._files:
                make_folder(self.folder)
            self._end_file()
            self._file = GrowingWav(path, self.rate_hz, self.n_channels)
        except OSError as error:
            raise cannot_write(path, error) from error
        self._files.append(name)
        self.session = write_session(self._with_files(came_s), self.folder)
        return path

    def _tried(self, file: GrowingWav, samples: np.ndarray) -> None:
        try:
            file.write(samples)
        except OSError as error:
            raise cannot_write(file.path, error) from error

    def _end_file(self) -> None:
        if self._file is not None:
            self._file.close()
            self._hashes[self._file.path.name] = self._hasher.submit(sha256_of, self._file.path)
            self._file = None

    def _with_files(self, came_s: float) -> Session:
        """The session with all files so far. Its time of recording is that of its first sound, came_s ago."""
        session = self.session
        if len(self._files) == 1:
            began = datetime.now().astimezone() - timedelta(seconds=came_s)
            first = tuple(replace(m, file=self._files[0]) for m in session.microphones)
            return replace(session, recorded_at=began.isoformat(timespec="milliseconds"), microphones=first)
        piece = Piece(file=self._files[-1], start_s=self.n_samples / self.rate_hz)
        return replace(session, microphones=tuple(replace(m, then=(*m.then, piece)) for m in session.microphones))


def _microphones(like: Session | None, n_channels: int) -> tuple[Microphone, ...]:
    """One a channel. Clocks are the device's own, so that no offset is taken over."""
    if like is None:
        return tuple(Microphone(name=f"M{i}", file="sound-001.wav", channel=i) for i in range(1, n_channels + 1))
    if len(like.microphones) != n_channels:
        n_mics = len(like.microphones)
        raise UserError(
            f"{like.name or 'The session'} has {n_mics} microphones, but {n_channels} channels are recorded",
            "Record as many channels, or take over no places",
        )
    return tuple(
        replace(m, file="sound-001.wav", channel=i, offset_s=0.0, then=(), extra={})
        for i, m in enumerate(like.microphones, start=1)
    )


def _remove_empty(folder: Path) -> None:
    if folder.is_dir() and not os.listdir(folder):  # noqa: PTH208 - are there names at all
        folder.rmdir()
