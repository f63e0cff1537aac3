"""Networks of one's own: copies with a name that nobody else has, in a folder of their own; no torch here."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from workbench.core.errors import UserError
from workbench.files.atomic import cannot_write, write_atomically
from workbench.files.model_cards import WEIGHTS_ENDING, copy_with_card, is_model
from workbench.files.model_file import model_sha256
from workbench.files.new_folder import make_folder
from workbench.files.shipped import own_models_folder, state_folder
from workbench.files.store.disk import REAL
from workbench.files.store.lock import LOCKS_FOLDER, Claim, Holder, claim, this_process
from workbench.files.training_run import BEST_FILE

_KEPT_FILE = "kept.json"
_PATIENCE_S = 20.0


@dataclass(frozen=True)
class Kept:
    """Under which name a run's best network is kept, and which file it was then."""

    name: str
    sha256: str


def own_model_files() -> tuple[Path, ...]:
    """The model files of one's own, the oldest first: what comes later changes no place of an earlier one."""
    found = []
    with suppress(OSError):
        for path in filter(is_model, own_models_folder().glob("*")):
            with suppress(OSError):
                found.append((path.stat().st_mtime_ns, path))
    return tuple(path for _, path in sorted(found))


def free_name(wanted: str, taken: Container[str]) -> str:
    """The name wanted, as a file may be called, or the first of name-2, name-3, ... that is not taken."""
    plain = re.sub(r"[^\w.-]+", "-", wanted).strip(".-") or "network"
    name, i = plain, 2
    while name in taken:
        name, i = f"{plain}-{i}", i + 1
    return name


def put_own_model(source: Path, name: str) -> Path:
    """Copy a model file among one's own, with this name on its card. UserError when it is none or cannot be written."""
    folder = own_models_folder()
    make_folder(folder)
    target = folder / f"{name}{source.suffix if is_model(source) else WEIGHTS_ENDING}"
    copy_with_card(source, target, name=name)
    return target


def remove_own_model(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from error


def best_of_run(run: Path) -> Path:
    """The best network of a run. UserError when it has none yet."""
    if not (run / BEST_FILE).is_file():
        raise UserError(f"{run} holds no trained network", "A run has one when its first epoch is done")
    return run / BEST_FILE


def kept_of(run: Path) -> Kept | None:
    """How a run's network was kept last, None when it never was."""
    try:
        values = json.loads((run / _KEPT_FILE).read_bytes())
        return Kept(str(values["name"]), str(values["sha256"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def has_news(run: Path) -> bool:
    """Did the run's best network come, or change, since it was kept last? By the files' times: cheap to ask."""
    try:
        came_ns = (run / BEST_FILE).stat().st_mtime_ns
    except OSError:
        return False
    with suppress(OSError):
        return came_ns > (run / _KEPT_FILE).stat().st_mtime_ns
    return True


def note_kept(run: Path, name: str) -> None:
    """Write down that the run's best network, as it is now, is kept under a name."""
    kept = Kept(name, model_sha256(best_of_run(run)))
    write_atomically(run / _KEPT_FILE, json.dumps(asdict(kept)).encode())


def is_kept(run: Path) -> bool:
    """Is the run's best network, as it is now, kept already?"""
    kept = kept_of(run)
    return kept is not None and kept.sha256 == model_sha256(best_of_run(run))


def _claimed() -> Claim | Holder:
    """The right to give names, or who has it."""
    locks = state_folder() / LOCKS_FOLDER
    try:
        return claim(locks, "own-models", this_process(), REAL)
    except OSError as error:
        raise cannot_write(locks, error) from error


@contextmanager
def alone_with_own_models() -> Iterator[None]:
    """One process at a time gives names. UserError when another one does for very long."""
    until_s = time.monotonic() + _PATIENCE_S
    while not isinstance(mine := _claimed(), Claim):
        if time.monotonic() > until_s:
            raise UserError(f"{mine} is busy with the networks of your own", "Try again when it is done")
        time.sleep(0.05)
    try:
        yield
    finally:
        mine.give_back()
