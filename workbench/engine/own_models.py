"""Keeping networks: among one's own they are listed, asked and removed like any other method."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workbench.core.card import ModelCard
from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.engine.edition import refuse_without_torch
from workbench.files.model_cards import copy_with_card, read_card
from workbench.files.onnx_file import ONNX_ENDING
from workbench.files.own_models import (
    alone_with_own_models,
    best_of_run,
    free_name,
    is_kept,
    kept_of,
    note_kept,
    own_model_files,
    put_own_model,
    remove_own_model,
)
from workbench.localize.registry import known_methods, unread_networks


@dataclass(frozen=True, kw_only=True)
class ModelKept(Event):
    """A network is among one's own. run : whose it is, None for a file; is_news : it was not there before."""

    name: str
    run: Path | None = None
    is_news: bool = True


@dataclass(frozen=True, kw_only=True)
class ModelRemoved(Event):
    """A network of one's own is gone."""

    name: str


@dataclass(frozen=True)
class KeepModel:
    """Keep a model file, or the best network of a run folder, under a free name.

    A run's network is kept once; of a run that went on since, the better one takes the place of the earlier.
    is_asked : by people, not by the run's end; then one that was removed is kept again.
    Yields ModelKept. UserError: no network there, damaged, or it cannot be written.
    """

    source: Path
    is_asked: bool = True

    def run(self) -> Iterator[Event]:
        with alone_with_own_models():
            yield self._kept_run() if self.source.is_dir() else self._kept_file(self.source, None)

    def _kept_run(self) -> ModelKept:
        run, best = self.source, best_of_run(self.source)
        kept = kept_of(run)
        is_there = kept is not None and any(m.is_own and m.name == kept.name for m in known_methods())
        if kept is not None and is_kept(run) and (is_there or not self.is_asked):
            return ModelKept(name=kept.name, run=run, is_news=False)
        event = self._kept_file(best, None if kept is None else kept.name)
        note_kept(run, event.name)
        return ModelKept(name=event.name, run=run)

    @staticmethod
    def _kept_file(source: Path, earlier: str | None) -> ModelKept:
        """earlier : a name whose own network may be replaced."""
        if source.suffix != ONNX_ENDING:
            refuse_without_torch("A network that is no ONNX")
        own = {m.name for m in known_methods() if m.is_own}
        taken = {m.name for m in known_methods()} | set(unread_networks())
        name = earlier if earlier in own else free_name(read_card(source).name, taken)
        assert name is not None
        put_own_model(source, name)
        return ModelKept(name=name)


def own_cards() -> tuple[tuple[Path, ModelCard], ...]:
    """Files and cards of the networks of one's own, the oldest first; what cannot be read is left out."""
    found = []
    for path in own_model_files():
        with suppress(UserError, OSError):
            found.append((path, read_card(path)))
    return tuple(found)


def title_model(name: str, title: str) -> None:
    """Give a network of one's own another title; it keeps its place in the list. UserError as remove_model."""
    with alone_with_own_models():
        path = _own_path(name)
        status = path.stat()
        copy_with_card(path, path, title=title)
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def remove_model(name: str) -> Path:
    """Delete a network of one's own; -> the file that was. UserError when there is none of that name."""
    path = _own_path(name)
    remove_own_model(path)
    return path


def _own_path(name: str) -> Path:
    for method in known_methods():
        if method.name == name and method.model_path is not None and method.is_own:
            return method.model_path
    if any(m.name == name for m in known_methods()):
        raise UserError(f"{name} came with the program and stays", "Only networks of your own can be changed")
    own = ", ".join(m.name for m in known_methods() if m.is_own) or "there is none"
    raise UserError(f"There is no network of your own called {name!r}", f"Your own: {own}")
