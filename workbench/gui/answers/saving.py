"""Which predictions files the answers on screen make: one for each state of the session that was asked about."""

from __future__ import annotations

from workbench.core.session import Session
from workbench.files.predictions import Run
from workbench.gui.state.predictions import Predictions


def runs_by_session(predictions: Predictions) -> list[tuple[Session, tuple[Run, ...]]]:
    """The session as it was when methods were asked, all microphones in it, and the runs of those methods.

    Where methods heard only some of the microphones, or a stretch of the sound, the run's parameters name them, as the
    command's do. Answers that were not given here (Predictions.origin_of) are in a file already. Raises UserError when
    a model file is gone meanwhile.
    """
    from workbench.engine.runs import chosen_microphones, runs_of, span_asked  # imports networks, which takes seconds

    found: list[tuple[Session, list[Run]]] = []
    for method in predictions.methods:
        whole, asked = predictions.whole_of(method), predictions.asked_of(method)
        if whole is None or asked is None or predictions.origin_of(method) is not None:
            continue
        heard = tuple(whole.microphones.index(m) for m in asked.microphones)
        parameters = {} if asked.microphones == whole.microphones else chosen_microphones(whole, heard)
        parameters |= span_asked(predictions.span_of(method))
        runs = next((runs for session, runs in found if session == whole), None)
        if runs is None:
            runs = []
            found.append((whole, runs))
        runs += runs_of((method,), predictions.events(), parameters)
    return [(session, tuple(runs)) for session, runs in found]
