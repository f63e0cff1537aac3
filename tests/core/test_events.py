"""Events as JSON keep the shapes that others read."""

from __future__ import annotations

import json

from workbench.core.errors import UserError
from workbench.core.events import Located, Summary, as_json


def test_located_has_the_published_keys() -> None:
    event = Located(session="A-017", method="spacenet", clip=2, start_s=1.0, end_s=4.0, position_m=(8.1, 12.0, 1.0))
    told = json.loads(json.dumps(as_json(event)))
    published = {"event", "session", "method", "start_s", "end_s", "position_m", "radius_m", "error_m", "warnings"}
    assert published <= told.keys()
    assert told["event"] == "Located" and told["position_m"] == [8.1, 12.0, 1.0]
    assert told["radius_m"] is None and told["error_m"] is None and told["warnings"] == []


def test_summary_has_the_published_keys() -> None:
    event = Summary(session="A", method="m", n_clips=55, position_m=(8.0, 12.2, 1.1), within_m={"1": 0.71})
    told = as_json(event)
    published = {"event", "n_clips", "position_m", "error_m", "median_error_m", "within_m", "warnings"}
    assert published <= told.keys() and told["within_m"] == {"1": 0.71}


def test_what_is_no_number_becomes_null() -> None:
    event = Summary(session="A", method="m", n_clips=0, position_m=(float("nan"), float("inf"), 1.0))
    assert as_json(event)["position_m"] == [None, None, 1.0]


def test_one_problem_is_one_sentence_and_many_are_counted() -> None:
    assert str(UserError.of_many("a.wav", ["it is empty."], "Record again")) == "a.wav: it is empty. Record again."
    several = str(UserError.of_many("session.json", ["one", "two", "three"]))
    assert several == "session.json has 3 problems: (1) one; (2) two; (3) three."
