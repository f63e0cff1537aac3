"""From recordings with known sources to radii that every later answer carries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from workbench.core.calibration import CalibratedRadii, Calibration
from workbench.core.errors import UserError
from workbench.core.events import Event, Located, Progress, Saved, Summary, Warned
from workbench.core.session import Session, Source
from workbench.core.session_key import keys_told
from workbench.engine.calibrate import Calibrate, Calibrated
from workbench.engine.calibration_recordings import campaign_recordings, simulated_recordings
from workbench.engine.localize import Localize
from workbench.engine.radii import joined_radii
from workbench.engine.simulate import SimulateCampaign
from workbench.files.calibrations import read_calibration, write_calibration
from workbench.files.session_folder import find_sessions, read_session, write_session
from workbench.localize.registry import find_method, find_methods
from workbench.simulate.campaign import CampaignPlan

N_PLACES = 24


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One's own calibrations, in a folder of these tests."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBENCH_MODELS", str(home))
        yield home / "calibration"


@pytest.fixture(scope="module")
def calibrated(own: Path) -> tuple[Event, ...]:
    """What a small calibration on simulated recordings told."""
    recordings = simulated_recordings(("goyang",), N_PLACES, 104, 105)
    return tuple(Calibrate(recordings, ("centroid",), own, own / "page.md", n_jobs=1).run())


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fifty sessions of 3 s at 42 places, on disk."""
    out = tmp_path_factory.mktemp("campaign") / "goyang"
    list(SimulateCampaign(CampaignPlan(sites=("goyang",), n_sessions=50, n_places=42, seconds=3.0, seed=9), out).run())
    return out


def test_radii_are_made_checked_and_kept(calibrated: tuple[Event, ...], own: Path) -> None:
    (done,) = (e for e in calibrated if isinstance(e, Calibrated))
    found = done.calibration
    assert read_calibration(own / "centroid.json") == found
    assert found.groups["all"].n_places == N_PLACES == found.coverage["all"].n_places
    assert found.is_simulated and found.sites == ("Goyang collapsed building",)
    assert "seed 104" in found.recordings and "seed 105" in found.checked_on
    assert 0.0 < found.groups["all"].radius_50 < found.groups["all"].radius_90
    assert found.coverage["all"].within_90.share > found.coverage["all"].within_50.share
    assert done.title == "Loudness centroid"


def test_progress_counts_sessions_and_what_is_written_is_told(calibrated: tuple[Event, ...], own: Path) -> None:
    done = [e.done for e in calibrated if isinstance(e, Progress) and e.doing == "Localizing"]
    assert done == sorted(done) and done[-1] == 2 * N_PLACES
    assert [e.path for e in calibrated if isinstance(e, Saved)] == [own / "centroid.json", own / "page.md"]
    page = (own / "page.md").read_text()
    assert "| Loudness centroid | all |" in page and "workbench calibrate --simulate goyang" in page


def test_what_was_measured_on_and_checked_on_is_kept(calibrated: tuple[Event, ...], own: Path) -> None:
    found = read_calibration(own / "centroid.json")
    plan = CampaignPlan(sites=("goyang", "yeoju"), n_sessions=1, seconds=3.0, seed=104)
    goyang, yeoju = (plan.make(index).session for index in range(2))
    elsewhere = replace(plan, seed=105).make(0).session
    assert [found.measured.have(one) for one in (goyang, yeoju, elsewhere)] == [True, False, False]
    assert [found.checked.have(one) for one in (goyang, yeoju, elsewhere)] == [False, False, True]


def test_a_campaigns_halves_are_known_again(campaign: Path) -> None:
    found = campaign_recordings(campaign, ())
    for source in found.measure:
        session, _ = source.load()
        assert found.measured.have(session) and not found.checked.have(session)
    assert all(found.checked.have(source.load()[0]) for source in found.check)


def test_one_methods_failure_leaves_the_others(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(folder: Path, calibration: Calibration) -> Path:
        if calibration.method == "centroid":
            raise UserError("The calibration of centroid: groups all: too large")
        return write_calibration(folder, calibration)

    monkeypatch.setattr("workbench.engine.calibrate.write_calibration", write)
    events = list(
        Calibrate(
            simulated_recordings(("goyang",), 20, 104, 105), ("centroid", "energy"), tmp_path / "new" / "one"
        ).run()
    )
    assert [e.calibration.method for e in events if isinstance(e, Calibrated)] == ["energy"]
    assert any("too large" in e.text for e in events if isinstance(e, Warned))


def test_a_folder_that_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="is no folder"):
        next(Calibrate(simulated_recordings(("goyang",), 20), ("centroid",), tmp_path / "file").run())


def test_later_answers_carry_both_radii(calibrated: tuple[Event, ...], simulated: Session) -> None:
    events = list(Localize(simulated, ("centroid",)).run())
    answers = [e for e in events if isinstance(e, (Located, Summary))]
    assert len(answers) == 8
    assert all(0 < (e.radius_50_m or 0) < (e.radius_90_m or 0) for e in answers)
    assert not any("radii" in e.text for e in events if isinstance(e, Warned)), "the session is like the calibration's"


def test_a_wider_array_gets_none_and_a_sentence(calibrated: tuple[Event, ...], simulated: Session) -> None:
    wide = replace(simulated, site=replace(simulated.site, size_m=None))
    for i, place in enumerate([(0.0, 0.0, 1.0), (90.0, 0.0, 1.0), (90.0, 90.0, 1.0), (0.0, 90.0, 1.0)]):
        wide = wide.with_microphone_at(i, place)
    events = list(Localize(wide, ("centroid",)).run())
    answers = [e for e in events if isinstance(e, (Located, Summary))]
    assert all(e.radius_50_m is None and e.radius_90_m is None for e in answers)
    assert all(any("none are told here" in w for w in e.warnings) for e in answers)


def test_a_site_that_nobody_measured_at_is_told_once(calibrated: tuple[Event, ...], simulated: Session) -> None:
    elsewhere = replace(simulated, site=replace(simulated.site, name="Quarry"))
    events = list(Localize(elsewhere, ("centroid",)).run())
    assert sum("measured on simulated recordings" in e.text for e in events if isinstance(e, Warned)) == 1
    assert all(e.radius_90_m is not None for e in events if isinstance(e, Located))


def test_each_place_of_a_campaign_is_on_one_side(campaign: Path) -> None:
    found = campaign_recordings(campaign, ())
    places = [{s.load()[0].true_position_m for s in part} for part in (found.measure, found.check)]
    assert len(places[0]) == len(places[1]) == 21 and not places[0] & places[1]
    assert len(found.measure) + len(found.check) == 50
    assert campaign_recordings(campaign, ()) == found, "the same each time"
    assert campaign_recordings(campaign, (), seed=11) != found


def _told(campaign: Path, n: int) -> None:
    """Leave the truth in n sessions alone."""
    for folder in find_sessions(campaign)[n:]:
        write_session(replace(read_session(folder), source=Source()), folder)


def test_sessions_without_the_truth_are_told_and_few_places_are_not_halved(campaign: Path, tmp_path: Path) -> None:
    import shutil

    copy = Path(shutil.copytree(campaign, tmp_path / "copy"))
    _told(copy, 30)
    found = campaign_recordings(copy, ())
    assert len(found.measure) == 30 and found.check == () and found.checked_on == ""
    assert any("20 of 50 sessions do not tell" in w for w in found.warnings)
    assert any("too few to check" in w for w in found.warnings)
    _told(copy, 19)
    with pytest.raises(UserError, match="at 19 places, too few"):
        campaign_recordings(copy, ())


def test_what_a_network_learnt_from_is_not_measured_on(campaign: Path) -> None:
    spacenet = find_method("spacenet")
    assert spacenet.card is not None
    with pytest.raises(UserError, match="seed 1, so its errors"):
        simulated_recordings(("goyang",), N_PLACES, 4, 1).refuse_learnt(spacenet)
    simulated_recordings(("goyang",), N_PLACES, 4, 5).refuse_learnt(spacenet)
    ids = [read_session(folder).id for folder in find_sessions(campaign)[:5]]
    (learnt,) = find_methods(("spacenet",))
    card = replace(spacenet.card, learnt_from={"sessions": keys_told(ids)})
    with pytest.raises(UserError, match=r"at 0 places.*50 of 50 sessions are left out: a network learnt from them"):
        campaign_recordings(
            campaign, (type("Pupil", (), {"card": replace(card, training={"data": {"seed": 9}}), "title": ""})(),)
        )
    pupil = type("Pupil", (), {"card": card, "title": learnt.title})()
    found = campaign_recordings(campaign, (pupil,))
    assert len(found.measure) + len(found.check) == 45
    assert any("5 of 50 sessions are left out: a network learnt from them" in w for w in found.warnings)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [((("goyang",), 19), "too few"), ((("goyang",), 30, 4, 4), "Both seeds"), ((("moon",),), "moon")],
)
def test_wishes_that_cannot_be_are_refused_at_once(arguments: tuple[Any, ...], told: str) -> None:
    with pytest.raises(UserError, match=told):
        simulated_recordings(*arguments)


def test_a_joined_answer_takes_the_middle_radii_of_those_known() -> None:
    assert joined_radii([(1.0, 2.0), (3.0, 9.0), (None, None), (2.0, 4.0)]) == (2.0, 4.0)
    assert joined_radii([(None, None)]) == (None, None) == joined_radii([])


def test_a_calibration_of_another_network_file_is_told_and_not_used(own: Path, simulated: Session) -> None:
    radii = CalibratedRadii(radius_50=1.0, radius_90=2.0, n_places=50, n_clips=50)
    other = Calibration(method="spacenet", groups={"all": radii}, recordings="", is_simulated=True,
                        span_m=(1.0, 100.0), model_sha256="0" * 64)  # fmt: skip
    path = write_calibration(own, other)
    try:
        events = list(Localize(simulated, ("spacenet",)).run())
    finally:
        path.unlink()
    assert any("another file of the network" in e.text for e in events if isinstance(e, Warned))
