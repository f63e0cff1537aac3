"""Who has a session open for editing: one claim a process and session, outside the session's folder.

A claim is a small file with a name nobody else ever uses; it appears whole (written aside and renamed). Whoever wants
to edit first puts up a claim and then looks at the others: those of processes that are gone are removed, and if one
of a living process is there, one's own is taken back. Two at the same moment may both step back and try again, but
never both go on, and nobody can remove a claim by mistake that was put up in place of a stale one.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import random
import secrets
import socket
import sys
import time
import uuid
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import psutil

from workbench.files.store.disk import Disk, make_folders

LOCKS_FOLDER = "locks"
"""Where in the state folder the claims are."""
TRIES = 4
SAME_START_S = 1.5
"""The system's start, which processes' starts are counted from, is told in whole seconds."""
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_MACHINE_ID = Path("/etc/machine-id")
_PROCESS_NUMBERS = Path("/proc/self/ns/pid")


@dataclass(frozen=True)
class Holder:
    """A process. started_s : when it started, in a count that only differs for another process of the same number.

    host : the computer's name for people; it may change with the network. boot : the system's name for the time since
    it was switched on, "" where it has none. since : local time, ISO. machine : what names the computer for good,
    "" in claims of earlier versions, which go by the host.
    """

    pid: int
    started_s: float
    host: str
    boot: str
    since: str
    machine: str = ""

    def is_gone(self) -> bool:
        """True when the process surely runs no more: it ended, its number is another's now, or the system restarted.

        Of another host nothing is known; its claims hold.
        """
        if self.is_elsewhere:
            return False
        if self.boot != _boot():
            return True
        try:
            started_s = _started_s(self.pid)
        except psutil.AccessDenied:
            return False
        return started_s is None or abs(started_s - self.started_s) > SAME_START_S

    @property
    def is_elsewhere(self) -> bool:
        """On another computer, of which nobody can tell here whether it still runs."""
        has_another_name = self.host != socket.gethostname()
        if not self.machine:
            return has_another_name
        # Copies of a virtual machine may have one machine's name: two that started apart and are called apart are two.
        return self.machine != this_machine() or (has_another_name and self.boot != _boot())

    def __str__(self) -> str:
        try:
            since = datetime.fromisoformat(self.since)
        except ValueError:
            return f"process {self.pid} on {self.host}"
        today = since.date() == datetime.now().astimezone().date()
        return f"process {self.pid} on {self.host} since {since:{'%H:%M' if today else '%Y-%m-%d %H:%M'}}"


def this_process() -> Holder:
    """Ourselves, now."""
    pid = psutil.Process().pid
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    return Holder(pid, _started_s(pid) or 0.0, socket.gethostname(), _boot(), now, this_machine())


def this_machine() -> str:
    """What names this computer whatever network it is on; of containers, which count processes apart, each its own."""
    parts = [_first_line(_MACHINE_ID)]
    with contextlib.suppress(OSError):
        parts.append(str(_PROCESS_NUMBERS.readlink()))
    if not parts[0]:
        card = uuid.getnode()
        is_made_up = bool(card >> 40 & 1)  # of a computer without a network card, anew in every process
        parts[0] = socket.gethostname() if is_made_up else f"{card:012x}"
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:24]


@dataclass(frozen=True)
class Claim:
    """A claim that stands; `give_back` takes it away."""

    path: Path
    disk: Disk

    def give_back(self) -> None:
        with contextlib.suppress(OSError):
            self.disk.unlink(self.path)


def claim(
    folder: Path, key: str, me: Holder, disk: Disk, *, take_over: bool = False, ours: Claim | None = None
) -> Claim | Holder:
    """Our claim to what `key` names, or who has it. Claims are files in `folder`.

    take_over : people said that who had it on another computer runs no more. ours : a claim of our own that this one
    is going to replace. Raises OSError.
    """
    make_folders(folder.parent, disk)
    disk.mkdir(folder)
    other = me
    for i in range(TRIES):
        mine = Claim(folder / f"{key}-{secrets.token_hex(8)}.lock", disk)
        _put_up(mine.path, me, disk)
        try:
            others = _living(folder, key, disk, but=(mine, ours), take_over=take_over)
        except BaseException:
            mine.give_back()
            raise
        if not others:
            return mine
        mine.give_back()
        other = others[0]
        if i < TRIES - 1:
            time.sleep(random.uniform(0.002, 0.02) * (i + 1))
    return other


def is_claimed(folder: Path, key: str, disk: Disk) -> bool:
    """Whether a living process claims it. Raises OSError."""
    return bool(_living(folder, key, disk))


def left_claims(folder: Path, disk: Disk) -> frozenset[str]:
    """What processes claimed that ended without giving it back: a crash, a power cut. Nothing is removed.

    Raises OSError.
    """
    found = set()
    for name in disk.names(folder):
        if name.endswith(".lock"):
            with contextlib.suppress(FileNotFoundError):
                holder = _holder(disk.read(folder / name))
                if holder is None or holder.is_gone():
                    found.add(name.rpartition("-")[0])
    return frozenset(found)


def _put_up(path: Path, me: Holder, disk: Disk) -> None:
    """No flush to disk: after a power cut every claim is stale anyway."""
    temporary = path.with_suffix(".tmp")
    try:
        disk.write_new(temporary, json.dumps(asdict(me)).encode(), durable=False)
        disk.rename(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            disk.unlink(temporary)
        raise


def _living(
    folder: Path, key: str, disk: Disk, *, but: tuple[Claim | None, ...] = (), take_over: bool = False
) -> list[Holder]:
    """Living processes with a claim; what is left of others is removed."""
    living, passed_over = [], {claim.path for claim in but if claim is not None}
    for name in disk.names(folder):
        path = folder / name
        if not name.startswith(f"{key}-") or not name.endswith(".lock") or path in passed_over:
            continue
        try:
            holder = _holder(disk.read(path))
        except FileNotFoundError:
            continue  # just given back
        if holder is None or holder.is_gone() or (take_over and holder.is_elsewhere):
            with contextlib.suppress(FileNotFoundError):
                disk.unlink(path)
        else:
            living.append(holder)
    return living


def _holder(data: bytes) -> Holder | None:
    """None for what a power cut left of a claim."""
    try:
        value = json.loads(data)
        return Holder(
            int(value["pid"]),
            float(value["started_s"]),
            str(value["host"]),
            str(value["boot"]),
            str(value["since"]),
            str(value.get("machine", "")),
        )
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError):
        return None


def _started_s(pid: int) -> float | None:
    """When a process started, None when there is none; on Linux since the system's start, as clocks get set."""
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return None
        started_s = process.create_time()
    except (psutil.NoSuchProcess, ValueError, OverflowError):
        return None
    return started_s - psutil.boot_time() if sys.platform == "linux" else started_s


def _boot() -> str:
    return _first_line(_BOOT_ID)


def _first_line(path: Path) -> str:
    try:
        return path.read_text().strip()
    except (OSError, ValueError):
        return ""
