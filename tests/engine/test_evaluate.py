"""The job that asks methods about many sessions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from workbench.core.calibration import CalibratedRadii, Calibration, Places
from workbench.core.card import ModelCard
from workbench.core.errors import UserError
from workbench.core.events import Event, Progress, Warned
from workbench.core.learnt import has_learnt
from workbench.core.session_key import keys_told
from workbench.engine.evaluate import Evaluate, Evaluated
from workbench.engine.evaluate_sources import recorded_sources, simulated_sources
from workbench.engine.evaluation_outputs import WriteEvaluation, refuse_unwritable, scored
from workbench.engine.session_sources import OnDisk, Simulated
from workbench.engine.simulate import SimulateCampaign
from workbench.evaluate.evaluation import Evaluation
from workbench.evaluate.evaluation_file import evaluation_bytes, read_evaluation
from workbench.files.session_folder import read_session, write_session
from workbench.files.session_text import session_sha256
from workbench.localize import registry
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.joining import Joined
from workbench.localize.method import Method
from workbench.simulate.campaign import CampaignPlan

PLAN = CampaignPlan(sites=("goyang",), n_sessions=3, seconds=3.5, weather="dry", seed=21)


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three sessions of two clips. Not to be changed: copy it."""
    folder = tmp_path_factory.mktemp("evaluate") / "campaign"
    list(SimulateCampaign(PLAN, folder).run())
    return folder


def _sources(campaign: Path) -> tuple[OnDisk, ...]:
    return tuple(OnDisk(path) for path in sorted(campaign.iterdir()))


def _run(job: Evaluate) -> tuple[list[Event], Evaluation]:
    *events, last = job.run()
    assert isinstance(last, Evaluated)
    return events, last.evaluation


def _copy(campaign: Path, target: Path) -> tuple[Path, ...]:
    import shutil

    shutil.copytree(campaign, target)
    return tuple(sorted(target.iterdir()))


class Near(Method):
    """Says the truth, half a metre too high; sure of it."""

    name = "near"
    title = "Near"
    about = "for tests"

    def locate(self, heard: Heard) -> Iterator[Found]:
        truth_m = np.array(heard.session.true_position_m)
        n = len(heard.clips)
        yield Found.of(np.tile(truth_m + np.array([0.0, 0.0, 0.5]), (n, 1)), radius_m=np.full(n, 0.3))


class Demanding(Near):
    name = "demanding"
    title = "Demanding"
    n_microphones_least = 4


@pytest.fixture(autouse=True)
def methods_of_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    registry.known_methods()
    monkeypatch.setitem(registry._METHODS, "near", Near)
    monkeypatch.setitem(registry._METHODS, "demanding", Demanding)


def test_every_method_answers_every_clip_of_every_session(campaign: Path) -> None:
    events, found = _run(Evaluate(_sources(campaign), ("near", "centroid"), name="c", campaign=str(campaign)))
    assert len(found.clips) == 2 * 3 * 2 and len(found.wholes) == 2 * 3
    assert found.clips.errors_m()[found.clips.methods == "near"] == pytest.approx(np.full(6, 0.5), abs=1e-3)
    assert [m.name for m in found.methods] == ["near", "centroid"]
    assert [s.sha256 for s in found.sessions] == [session_sha256(read_session(s.folder)) for s in _sources(campaign)]
    assert found.n_simulated == 3 and found.n_places == 3 and "torch" in found.versions and found.machine
    steps = [e.done for e in events if isinstance(e, Progress) and e.doing == "Localizing"]
    assert steps == sorted(steps) and steps[-1] == 3


def test_sessions_that_are_never_written_are_the_same_evaluation(campaign: Path) -> None:
    _, on_disk = _run(Evaluate(_sources(campaign), ("centroid",)))
    sources = simulated_sources(PLAN)
    _, made = _run(Evaluate(sources.sessions, ("centroid",), name=sources.name))
    assert made.table.truths_m == pytest.approx(on_disk.table.truths_m)
    assert made.table.answers_m == pytest.approx(on_disk.table.answers_m, abs=0.02)


def test_a_session_without_truth_or_sound_is_told_and_left_out(campaign: Path, tmp_path: Path) -> None:
    first, second, third = _copy(campaign, tmp_path / "campaign")
    session = read_session(first)
    write_session(replace(session, source=None))
    (second / "m1.flac").unlink()
    events, found = _run(Evaluate(_sources(tmp_path / "campaign"), ("near",)))
    assert [s.title for s in found.sessions] == [third.name]
    why = {one.title: one.why for one in found.left_out}
    assert "truly was" in why[first.name] and "m1.flac" in why[second.name]
    told = [e for e in events if isinstance(e, Warned) and e.text.startswith("Left out")]
    assert {e.session for e in told} == {first.name, second.name}
    steps = [(e.done, e.total) for e in events if isinstance(e, Progress) and e.doing == "Localizing"]
    assert steps[0] == (0, 2) and steps[-1] == (2, 2), "what has no truth is not counted"


def test_a_broken_session_file_is_left_out(campaign: Path, tmp_path: Path) -> None:
    first, *_ = _copy(campaign, tmp_path / "campaign")
    (first / "session.json").write_text("{")
    _, found = _run(Evaluate(_sources(tmp_path / "campaign"), ("near",)))
    assert len(found.sessions) == 2 and "not JSON" in found.left_out[0].why


def test_a_method_that_cannot_take_a_session_declines_all_of_it(campaign: Path, tmp_path: Path) -> None:
    first, *_ = _copy(campaign, tmp_path / "campaign")
    session = read_session(first)
    write_session(replace(session, microphones=session.microphones[:3]))
    _, found = _run(Evaluate(_sources(tmp_path / "campaign"), ("near", "demanding")))
    rows = found.table.where((found.table.methods == "demanding") & (found.table.titles == first.name))
    assert len(rows) == 3 and not rows.is_answered.any()
    assert all("at least 4 microphones" in why for why in rows.why_not)
    assert len(found.sessions) == 3 and len(found.table) == 2 * 3 * 3
    with pytest.raises(UserError, match="at least 4 microphones"):
        _run(Evaluate(_sources(tmp_path / "campaign")[:1], ("demanding",)))


@pytest.mark.parametrize("fails", ["no number", "error", "late", "joined"])
@pytest.mark.parametrize("on_disk", [True, False])
def test_a_method_that_fails_declines_alone(campaign: Path, fails: str, on_disk: bool) -> None:
    class Failing(Near):
        name, title = "failing", "Failing"

        def locate(self, heard: Heard) -> Iterator[Found]:
            (near,) = super().locate(heard)
            if fails == "joined":
                yield near
                return
            if fails == "late":
                yield Found.of(near.positions_m[:1])
            if fails == "no number":
                yield Found.of(np.full_like(near.positions_m, np.nan))
            raise UserError("Failing cannot think")

        def joined(self, heard: Heard, found: Found) -> Joined:
            if fails == "joined":
                raise UserError("Failing cannot join")
            return super().joined(heard, found)

    registry._METHODS["failing"] = Failing
    sources = _sources(campaign) if on_disk else simulated_sources(PLAN).sessions
    try:
        _, found = _run(Evaluate(sources, ("failing", "near")))
    finally:
        del registry._METHODS["failing"]
    assert len(found.sessions) == 3 and not found.left_out and len(found.clips) == 2 * 3 * 2
    its = found.clips.where(found.clips.methods == "failing")
    assert its.is_answered.sum() == {"late": 3, "joined": 6}.get(fails, 0)
    told = {"no number": "gave no number", "joined": "cannot join"}.get(fails, "cannot think")
    rows = found.table.where(found.table.methods == "failing")
    assert all(told in why for why in rows.why_not[~rows.is_answered])
    assert found.clips.where(found.clips.methods == "near").is_answered.all()
    its_wholes = found.wholes.where(found.wholes.methods == "failing")
    assert its_wholes.is_answered.sum() == (3 if fails == "late" else 0) and len(found.wholes) == 6


def _card(**learnt: str) -> ModelCard:
    return ModelCard(
        name="learnt",
        title="Learnt",
        about="",
        architecture="spacenet",
        feature="mel-spectra",
        trained_on="tests",
        is_simulated=True,
        n_training_clips=1,
        n_training_places=1,
        split="by source place",
        seed=0,
        training={"data": {"seed": 21}},
        learnt_from=learnt,
        program_version="0",
    )


def test_sessions_that_a_network_learnt_from_are_left_out_for_all(
    campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, _ = _sources(campaign)
    ids = [read_session(source.folder).id for source in (first, second)]

    class Learnt(Near):
        name, title = "learnt", "Learnt"
        card = replace(
            _card(sessions=keys_told(ids[:1]), chosen_by=keys_told(ids[1:])), training={"data": {"campaign": "/data"}}
        )

    monkeypatch.setitem(registry._METHODS, "learnt", Learnt)
    _, found = _run(Evaluate(_sources(campaign), ("centroid", "learnt")))
    assert len(found.sessions) == 1 and {len(found.clips)} == {2 * 2}
    assert all("Learnt learnt from it" in one.why for one in found.left_out)
    _, kept = _run(Evaluate(_sources(campaign), ("centroid", "learnt"), with_learnt=True))
    assert len(kept.sessions) == 3 and kept.with_learnt


def test_a_simulated_plan_of_the_trainings_seed_is_known_to_be_learnt() -> None:
    session, _ = Simulated(PLAN, 0).load()
    assert has_learnt(_card(), session)
    assert not has_learnt(_card(), Simulated(replace(PLAN, seed=22), 0).load()[0])
    with pytest.raises(UserError, match="None of the 3 sessions"):
        _learn_all()


def test_a_simulated_session_on_disk_of_the_trainings_seed_is_left_out(campaign: Path) -> None:
    registry._METHODS["learnt"] = _learnt(_card())
    try:
        with pytest.raises(UserError, match="Learnt learnt from it"):
            _run(Evaluate(_sources(campaign), ("learnt",), name="disk"))
    finally:
        del registry._METHODS["learnt"]


@pytest.mark.parametrize("told", ["seeds", ""])
def test_a_network_that_began_as_another_knows_its_seeds_or_is_told_to_be_unsure(campaign: Path, told: str) -> None:
    before = {"name": "older", **({"seeds": "7 21", "sites": "Goyang collapsed building"} if told else {})}
    card = replace(_card(), training={"data": {"seed": 5}}, started_from=before)
    registry._METHODS["learnt"] = _learnt(card)
    try:
        if told:
            with pytest.raises(UserError, match="Learnt learnt from it"):
                _run(Evaluate(_sources(campaign), ("learnt",), name="disk"))
        else:
            events, found = _run(Evaluate(_sources(campaign), ("learnt",), name="disk"))
            assert any("does not tell all that it learnt from" in e.text for e in events if isinstance(e, Warned))
            assert any("does not tell all that it learnt from" in text for text, _ in found.warnings)
    finally:
        del registry._METHODS["learnt"]


def test_radii_are_not_judged_on_the_places_they_were_measured_on(
    campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    radii = CalibratedRadii(radius_50=0.4, radius_90=0.9, n_places=50, n_clips=50)
    sites = ("Goyang collapsed building",)
    known = Calibration(
        method="near", groups={"all": radii}, recordings="", is_simulated=True, span_m=(1.0, 100.0), sites=sites
    )
    coverages = []
    for measured in (Places(seeds=(21,), sites=sites), Places(seeds=(22,), sites=sites), Places(seeds=(21,))):
        calibration = replace(known, measured=measured)
        monkeypatch.setattr("workbench.engine.radii.calibration_found", lambda _, found=calibration: (found, ()))
        monkeypatch.setattr("workbench.engine.evaluate.calibration_of", lambda _, found=calibration: found)
        _, found = _run(Evaluate(_sources(campaign), ("near",)))
        (figures,) = (e.figures for e in scored(found))  # type: ignore[attr-defined]
        coverages.append((found.methods[0].n_measured_on, figures.coverage_90))
    assert coverages[0] == (3, None)
    assert [n for n, _ in coverages[1:]] == [0, 0] and all(one is not None for _, one in coverages[1:])


def _learnt(its: ModelCard) -> type[Method]:
    class Learnt(Near):
        name, title, card = "learnt", "Learnt", its

    return Learnt


def _learn_all() -> None:
    class Learnt(Near):
        name, title, card = "learnt", "Learnt", _card()

    registry._METHODS["learnt"] = Learnt
    try:
        _run(Evaluate(simulated_sources(PLAN).sessions, ("learnt",), name="all"))
    finally:
        del registry._METHODS["learnt"]


def test_nothing_to_evaluate_is_one_sentence(campaign: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no method called 'none'"):
        list(Evaluate(_sources(campaign), ("none",)).run())
    with pytest.raises(UserError, match="no sessions"):
        list(Evaluate((), ("near",)).run())
    for folder in _copy(campaign, tmp_path / "campaign"):
        write_session(replace(read_session(folder), source=None))
    with pytest.raises(
        UserError, match="None of the 3 sessions of here can be evaluated; for all of them: it does not"
    ):
        list(Evaluate(_sources(tmp_path / "campaign"), ("near",), name="here").run())


def test_it_stops_when_nobody_listens(campaign: Path) -> None:
    events = Evaluate(_sources(campaign), ("near",)).run()
    for event in events:
        if isinstance(event, Progress) and event.doing == "Localizing" and event.done == 1:
            break
    events.close()  # type: ignore[attr-defined]


def test_campaigns_are_found_and_what_is_none_is_told(campaign: Path, tmp_path: Path) -> None:
    def sources(path: Path, choose: str = "") -> int:
        looking = recorded_sources(path, choose)
        while True:
            try:
                next(looking)
            except StopIteration as end:
                return len(end.value.sessions)

    assert sources(campaign) == 3 and sources(_sources(campaign)[0].folder) == 1
    with pytest.raises(UserError, match="no folder"):
        sources(tmp_path / "none")
    with pytest.raises(UserError, match="holds no sessions"):
        sources(tmp_path)
    with pytest.raises(UserError, match="fits"):
        sources(campaign, "site:nowhere")


def test_everything_asked_for_is_written_and_read_again(campaign: Path, tmp_path: Path) -> None:
    _, found = _run(Evaluate(_sources(campaign), ("near", "centroid"), name="c"))
    files = {name: tmp_path / f"r.{name}" for name in ("html", "pdf", "csv")}
    list(WriteEvaluation(found, tmp_path / "e.json", **files).run())
    assert all(path.stat().st_size > 1000 for path in files.values())
    assert evaluation_bytes(read_evaluation(tmp_path / "e.json")) == evaluation_bytes(found)
    assert next(e.figures.within.value for e in scored(found)) == 1.0  # type: ignore[attr-defined]


def test_a_file_that_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match=r"report.html could not be written: .*file is no folder"):
        refuse_unwritable(None, tmp_path / "file" / "report.html")
    with pytest.raises(UserError, match=r"report.html could not be written: there is no folder .*new"):
        refuse_unwritable(None, tmp_path / "new" / "report.html")
    assert not (tmp_path / "new").exists()
    with pytest.raises(UserError, match="is a folder"):
        refuse_unwritable(tmp_path)
    refuse_unwritable(None, tmp_path / "report.html")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_folder_that_refuses_files_is_told_of_the_file_that_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("workbench.engine.evaluation_outputs.put_atomically", refused)
    with pytest.raises(UserError) as told:
        refuse_unwritable(tmp_path / "report.html")
    assert str(told.value).startswith(f"{tmp_path / 'report.html'} could not be written") and ".try" not in str(
        told.value
    )
