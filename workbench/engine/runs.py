"""From what the methods answered to the runs of a predictions file: which model, which parameters, all clips."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbench.core.events import Declined, Event, Located, Summary
from workbench.core.session import Session
from workbench.files.model_file import model_sha256
from workbench.files.predictions import Run
from workbench.localize.method import Method
from workbench.localize.registry import find_methods


def runs_of(
    methods: Iterable[str], events: Iterable[Event], parameters: Mapping[str, Any] | None = None
) -> tuple[Run, ...]:
    """One run a method, in the order given, with its answers among the events; a method told twice has one run.

    methods : names or model paths, as Localize was told; parameters : what else it was told, as plain JSON values.
    Where it was given only some of a session's microphones, these are among the parameters (chosen_microphones) and
    the predictions are written with the session as it is on disk, so that its hash can be found again.
    Raises UserError when a model file is gone meanwhile.
    """
    events = tuple(events)
    return tuple(_run_of(method, events, parameters or {}) for method in find_methods(methods))


def chosen_microphones(session: Session, indices: Sequence[int]) -> dict[str, Any]:
    """The `parameters` of a run on some microphones: {"microphones": names in the order used}. indices : from 0."""
    return {"microphones": [session.microphones[i].name or f"M{i + 1}" for i in indices]}


def span_asked(span_s: tuple[float, float] | None) -> dict[str, Any]:
    """The `parameters` of a run on a stretch: {"from_s": seconds, "to_s": seconds}, an open end left out."""
    ends = {} if span_s is None else {"from_s": span_s[0], "to_s": span_s[1]}
    return {name: at_s for name, at_s in ends.items() if math.isfinite(at_s)}


def _run_of(method: Method, events: tuple[Event, ...], parameters: Mapping[str, Any]) -> Run:
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
        declined=tuple(e for e in events if isinstance(e, Declined) and e.method == method.name),
        summary=next((e for e in events if isinstance(e, Summary) and e.method == method.name), None),
    )
