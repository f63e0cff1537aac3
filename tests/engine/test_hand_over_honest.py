"""What a hand-over says whoever asks: what its numbers rest on, what is wrong with the sound, what was made up."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure

from workbench.core.events import Event, Progress, SoundJudged
from workbench.core.finding import said_against
from workbench.core.session import Conditions, Session
from workbench.engine.check_sound import CheckSound
from workbench.engine.hand_over import HandOver
from workbench.engine.localize import Localize
from workbench.evaluate.report import hand_over_sheet
from workbench.evaluate.report.hand_over_pictures import plan_png, sound_png

METHOD = "placefield"
LIMITS = [
    "A hint where to listen next, not a place to dig",
    "The radii (50 %, 90 %) were counted on simulated places; at a real site they may hold the source less often",
    "The network learnt from simulated recordings only",
]
NOTHING = "Nothing was found that speaks against it; that is no proof"


@pytest.fixture(scope="module")
def known(simulated: Session) -> tuple[Event, ...]:
    return tuple(Localize(simulated, (METHOD,)).run())


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[int, int, int] | None]]:
    """Lines of the page in their order, with the ground of those in boxes."""
    lines: list[tuple[str, tuple[int, int, int] | None]] = []
    page = hand_over_sheet._Page
    put, box = page._put, page._box

    def puts(self: Any, text: str, size_pt: float, **more: Any) -> None:
        lines.append((text, None))
        put(self, text, size_pt, **more)

    def boxes(self: Any, text: Any, size_pt: float, fill: tuple[int, int, int], **more: Any) -> None:
        lines.append((text if isinstance(text, str) else self._t(text), fill))
        box(self, text, size_pt, fill, **more)

    monkeypatch.setattr(page, "_put", puts)
    monkeypatch.setattr(page, "_box", boxes)
    return lines


def as_real(session: Session) -> Session:
    return replace(session, conditions=Conditions(notes="Exercise")).with_source_at(None)


def told(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "answer.json").read_text("utf-8"))
    return found


def test_page_readme_and_json_say_what_radii_and_network_rest_on(
    simulated: Session, known: tuple[Event, ...], tmp_path: Path, printed: list[tuple[str, Any]]
) -> None:
    for name, session in (("real", as_real(simulated)), ("simulated", simulated)):
        printed.clear()
        list(HandOver(session, tmp_path / name, METHOD, known, warnings=()).run())
        text = (tmp_path / name / "README.txt").read_text("utf-8")
        assert [line for line in LIMITS if f"\n{line}.\n" not in text] == []
        assert told(tmp_path / name)["limits"] == LIMITS
        at = next(i for i, (line, _) in enumerate(printed) if line.startswith("Within "))
        assert printed[at + 1][0] == " ".join(f"{line}." for line in LIMITS), "right below the box"
        ground = printed[at][1]
        assert ground == (hand_over_sheet._PLAIN if name == "real" else hand_over_sheet._SURE), name


def test_the_sound_is_checked_where_nobody_did_and_only_there(
    simulated: Session, known: tuple[Event, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = simulated.microphones[0]
    session = simulated.with_microphone(1, replace(simulated.microphones[1], file=first.file, channel=first.channel))
    found = _findings(session)
    assert found, "one channel twice"
    events = list(HandOver(session, tmp_path / "out", METHOD, known).run())
    text = (tmp_path / "out" / "README.txt").read_text("utf-8")
    assert [said for said in found if f"- {said}" not in text] == []
    assert any(isinstance(e, Progress) and e.doing == "checking sound" for e in events)

    def never(self: CheckSound) -> Iterator[Event]:
        raise AssertionError("it was checked already")

    monkeypatch.setattr(CheckSound, "run", never)
    list(HandOver(session, tmp_path / "again", METHOD, known, warnings=("The wind blew",)).run())
    assert "- The wind blew" in (tmp_path / "again" / "README.txt").read_text("utf-8")


def _findings(session: Session) -> tuple[str, ...]:
    return said_against(f for e in CheckSound(session).run() if isinstance(e, SoundJudged) for f in e.findings)


def test_where_nothing_speaks_against_it_that_is_said_and_not_called_a_proof(
    simulated: Session, known: tuple[Event, ...], tmp_path: Path, printed: list[tuple[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    place = "workbench.core.place_words._against"
    monkeypatch.setattr(place, lambda *_: ())
    clean = tuple(replace(e, warnings=()) if hasattr(e, "warnings") else e for e in known)
    monkeypatch.setattr("workbench.engine.hand_over.array_problems", lambda _: ())
    list(HandOver(simulated, tmp_path / "out", METHOD, clean, warnings=()).run())
    assert f"\n{NOTHING}.\n" in (tmp_path / "out" / "README.txt").read_text("utf-8")
    assert told(tmp_path / "out")["against"] == [NOTHING]
    assert (f"{NOTHING}.", None) in printed
    list(HandOver(simulated, tmp_path / "more", METHOD, clean, warnings=("The wind blew",)).run())
    assert NOTHING not in (tmp_path / "more" / "README.txt").read_text("utf-8")


def test_what_was_made_up_says_so_in_every_file_that_goes_round_alone(
    simulated: Session, known: tuple[Event, ...], tmp_path: Path
) -> None:
    rows = {}
    for name, session in (("real", as_real(simulated)), ("simulated", simulated)):
        list(HandOver(session, tmp_path / name, METHOD, known, warnings=()).run())
        rows[name] = list(csv.DictReader(io.StringIO((tmp_path / name / "coordinates.csv").read_text("utf-8"))))
    assert {row["note"] for row in rows["simulated"]} == {"SIMULATED"} and "note" not in rows["real"][0]
    for file in ("plan.png", "sound.png"):
        assert (tmp_path / "real" / file).read_bytes() != (tmp_path / "simulated" / file).read_bytes(), file


def test_pictures_say_simulated(simulated: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    titled = Figure.suptitle
    monkeypatch.setattr(Figure, "suptitle", lambda self, t, **more: (said.append(t), titled(self, t, **more))[1])
    noise = np.random.default_rng(0).standard_normal((2, 44_100)).astype(np.float32)
    plan_png(as_real(simulated), (5.0, 5.0, 1.0), (), None)
    sound_png(noise, 44_100, 0.0, ("M1", "M2"))
    assert said == []
    plan_png(simulated, (5.0, 5.0, 1.0), (), None)
    sound_png(noise, 44_100, 0.0, ("M1", "M2"), is_simulated=True)
    assert said == ["SIMULATED", "SIMULATED"]


def test_microphones_have_no_radius_and_the_cross_of_the_truth_is_named(
    simulated: Session, known: tuple[Event, ...], tmp_path: Path, printed: list[tuple[str, Any]]
) -> None:
    list(HandOver(simulated, tmp_path / "out", METHOD, known, warnings=()).run())
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "coordinates.csv").read_text("utf-8"))))
    assert float(rows[0]["radius_90_m"]) > 0 and {row["radius_90_m"] for row in rows[1:]} == {""}
    cross = "Ring with a cross: where the source really was."
    assert any(cross in line for line, _ in printed)
    printed.clear()
    list(HandOver(as_real(simulated), tmp_path / "real", METHOD, known, warnings=()).run())
    assert not any(cross in line for line, _ in printed)
