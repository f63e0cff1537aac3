"""From what the methods answered to the runs of a predictions file: which model, which parameters, all clips."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workbench.core.events import Event, Located, Summary
from workbench.files.model_file import model_sha256
from workbench.files.predictions import Run
from workbench.localize.registry import find_method


def runs_of(
    methods: Iterable[str], events: Iterable[Event], parameters: Mapping[str, Any] | None = None
) -> tuple[Run, ...]:
    """One run a method, in the order given, with its answers among the events.

    methods : names or model paths, as Localize was told; parameters : what else it was told, as plain JSON values.
    Raises UserError when a model file is gone meanwhile.
    """
    events = tuple(events)
    return tuple(_run_of(name, events, parameters or {}) for name in methods)


def _run_of(name_or_path: str, events: tuple[Event, ...], parameters: Mapping[str, Any]) -> Run:
    method = find_method(name_or_path)
    card, path = method.card, method.model_path
    model = None
    if card is not None and path is not None:
        model = {"name": card.name, "file": path.name, "sha256": model_sha256(path), "trained_on": card.trained_on}
        model |= {"caveat": method.caveat}
    return Run(
        method=method.name,
        model=model,
        parameters=parameters,
        clips=tuple(e for e in events if isinstance(e, Located) and e.method == method.name),
        summary=next((e for e in events if isinstance(e, Summary) and e.method == method.name), None),
    )
