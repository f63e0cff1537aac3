"""What can be changed in many sessions at once: named fields of a session, read and written alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from workbench.core.listed import listed
from workbench.core.session import Point, Session, Source

Values = Mapping[str, Any]
"""Field id -> value: text, a number, three numbers of metres, or None where that means unknown."""
Places = tuple[tuple[Point | None, float | None], ...]
"""A place and its error a microphone, metres."""


@dataclass(frozen=True)
class SessionField:
    """One such field. title : its name inside a sentence ("Change weather of 14 sessions")."""

    id: str
    title: str
    get: Callable[[Session], Any]
    put: Callable[[Session, Any], Session]


def _site(key: str) -> Callable[[Session, Any], Session]:
    return lambda session, value: replace(session, site=replace(session.site, **{key: value}))


def _conditions(key: str) -> Callable[[Session, Any], Session]:
    return lambda session, value: replace(session, conditions=replace(session.conditions, **{key: value}))


def _review(key: str) -> Callable[[Session, Any], Session]:
    return lambda session, value: replace(session, review=replace(session.review, **{key: value}))


def _with_identity(session: Session, value: str) -> Session:
    if session.source is None and not value:
        return session
    return replace(session, source=replace(session.source or Source(), identity=value))


FIELDS = {
    field.id: field
    for field in (
        SessionField("site", "site name", lambda s: s.site.name, _site("name")),
        SessionField("size_m", "site size", lambda s: s.site.size_m, _site("size_m")),
        SessionField("weather", "weather", lambda s: s.conditions.weather, _conditions("weather")),
        SessionField(
            "temperature_c", "temperature", lambda s: s.conditions.temperature_c, _conditions("temperature_c")
        ),
        SessionField("link", "link", lambda s: s.conditions.link, _conditions("link")),
        SessionField("source", "source", lambda s: "" if s.source is None else s.source.identity, _with_identity),
        SessionField("review", "review", lambda s: s.review.state, _review("state")),
        SessionField("review_note", "review note", lambda s: s.review.note, _review("note")),
        SessionField("notes", "notes", lambda s: s.conditions.notes, _conditions("notes")),
    )
}


def _with_places(session: Session, value: Places) -> Session:
    pairs = zip(session.microphones, value, strict=True)
    placed = tuple(replace(m, position_m=place_m, position_error_m=error_m) for m, (place_m, error_m) in pairs)
    return replace(session, microphones=placed)


_ARRAY_FIELDS = {
    field.id: field
    for field in (
        SessionField(
            "places", "array", lambda s: tuple((m.position_m, m.position_error_m) for m in s.microphones), _with_places
        ),
        SessionField("whole_site", "site", lambda s: s.site, lambda s, value: replace(s, site=value)),
    )
}
"""What copying an array changes; nobody types these in."""
_ALL = FIELDS | _ARRAY_FIELDS


def title_of_field(id: str) -> str:
    """A field's name inside a sentence."""
    return _ALL[id].title


def values_of(session: Session, ids: Mapping[str, Any] | tuple[str, ...]) -> dict[str, Any]:
    """What a session holds in these fields."""
    return {id: _ALL[id].get(session) for id in ids}


def with_values(session: Session, values: Values) -> Session:
    """The same session with these fields changed; itself when they hold these values already."""
    for id, value in values.items():
        if _ALL[id].get(session) != value:
            session = _ALL[id].put(session, value)
    return session


def said_change(ids: tuple[str, ...], n_sessions: int) -> str:
    """An edit's name: "Change weather and link of 14 sessions"."""
    sessions = "1 session" if n_sessions == 1 else f"{n_sessions} sessions"
    titles = [FIELDS[id].title for id in ids]
    what = f"{len(titles)} fields" if len(titles) > 3 else listed(titles)
    return f"Change {what} of {sessions}"
