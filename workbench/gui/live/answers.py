"""Where the source was in the last seconds: what the 3-D view shows while a recording goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workbench.core.events import Declined, Located
from workbench.core.live_events import NewestLocated
from workbench.core.session import Session
from workbench.gui.language.words import retold, tr

MOST = 20
"""Answers that stay as a trace behind the newest: ten seconds."""


class LiveAnswers:
    """Answers of the methods, the newest the chosen clip; read like gui.state.predictions.Predictions."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._located: dict[str, list[Located]] = {}
        self._newest: NewestLocated | None = None
        self._n = 0

    def take(self, told: NewestLocated) -> None:
        self._newest = told
        self._n += 1
        for answer in told.answers:
            trace = self._located.setdefault(answer.method, [])
            if isinstance(answer, Located):
                trace.append(replace(answer, clip=self._n))
                del trace[:-MOST]

    @property
    def clip(self) -> int:
        """Number of the newest answers, as the view knows them."""
        return self._n

    @property
    def methods(self) -> tuple[str, ...]:
        return tuple(self._located)

    def of(self, method: str) -> tuple[Located, ...]:
        return tuple(self._located.get(method, ()))

    def summary_of(self, method: str) -> None:
        """There is no answer for a recording that goes on."""
        return None

    def said(self, titles: Mapping[str, str]) -> str:
        """The newest answers in words, one method after the other."""
        answers = () if self._newest is None else self._newest.answers
        return "\n".join(_said(answer, titles.get(answer.method, answer.method)) for answer in answers)


def _said(answer: Located | Declined, title: str) -> str:
    if isinstance(answer, Declined):
        return tr("{title}: no answer ({why})", title=title, why=retold(answer.why))
    x, y, z = (f"{value:.2f}".replace("-", "\N{MINUS SIGN}") for value in answer.position_m)
    within = tr(", within {radius_m:.1f} m", radius_m=answer.radius_m) if answer.radius_m else ""
    if answer.radius_90_m:
        within = tr(", 90 % within {radius_90_m:.1f} m", radius_90_m=answer.radius_90_m)
    outside = "" if answer.inside_hull is not False else tr(", outside the microphones")
    return f"{title}: x {x}  y {y}  z {z} m{within}{outside}"
