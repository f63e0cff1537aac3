"""Many places and as many answers at one site: what the view can show instead of the session."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.core.session import Site


@dataclass(frozen=True, eq=False)
class Places:
    """Where sources were and where a network says that they are.

    title : whose answers they are, as the key names them; method : name that gives them colour and mark.
    truths_m, answers_m : (n, 3) float64, site frame, metres; row by row. note : what is shown, one quiet line.
    heading : above the view. sites : all there are to choose from; site.name is one of them.
    """

    title: str
    method: str
    site: Site
    truths_m: np.ndarray
    answers_m: np.ndarray
    note: str
    heading: str
    sites: tuple[str, ...] = ()
