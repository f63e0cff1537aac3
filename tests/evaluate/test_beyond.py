"""PlaceField beside all others: roles, baselines, regions, and the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest

from tests.evaluate.evaluations import evaluation
from workbench.core.errors import UserError
from workbench.evaluate.beyond.mean_place import with_mean_place, with_middle_of_microphones
from workbench.evaluate.beyond.page import beyond_page
from workbench.evaluate.beyond.regions import halves, radii_held, regions_held
from workbench.evaluate.beyond.roles import MEAN, held_out, role_of, stacked, together, usual
from workbench.evaluate.beyond.settings import leads_of, settings_of
from workbench.evaluate.beyond.study import Cost, RealAnswers, RealRecording, Study
from workbench.evaluate.evaluation import EvaluatedMethod, Evaluation
from workbench.evaluate.report.markdown import markdown_of

NETWORKS = ("spacenet", "placefield", "placefield-levels", "chawa")
NEAR = {"placefield": 0.3, "placefield-levels": 1.0, "spacenet": 2.0, "tdoa": 0.01}
MEANS_M = {"Yeoju": (9.0, 14.0, 3.0), "Goyang": (4.0, 4.0, 2.0)}


def of_methods(names: Iterable[str], n_places: int = 12, seed: int = 0) -> Evaluation:
    """Answers so far off as NEAR says (else 3 m, times a half normal); networks come from files of their names."""
    known = evaluation(n_places, 1)
    rows = known.table.where(known.table.methods == "near")
    rng, parts, methods = np.random.default_rng(seed), [], []
    for name in names:
        is_network = name.startswith(("placefield", "spacenet", "chawa"))
        called = f"{name}-abc123" if is_network else name
        off_m = NEAR.get(name.split("-without")[0].split("-500")[0].split("-2000")[0], 3.0) * rng.normal(
            size=(len(rows), 3)
        )
        shares = rng.uniform(0.0, 1.0, len(rows)) if name.startswith("placefield") else np.full(len(rows), np.nan)
        radii_m = np.linalg.norm(off_m, axis=1) * rng.uniform(0.5, 2.0, len(rows))
        parts.append(
            replace(
                rows,
                methods=np.full(len(rows), called),
                answers_m=rows.truths_m + off_m,
                shares_within=shares,
                radii_m=radii_m if name.startswith("placefield") else np.full(len(rows), np.nan),
            )
        )
        file = f"{name}.safetensors" if is_network else ""
        methods.append(EvaluatedMethod(name=called, title=called, file=file, sha256=name if is_network else ""))
    table = replace(stacked(parts), places=np.tile(rows.places, len(parts)), arrays=np.tile(rows.arrays, len(parts)))
    return replace(known, methods=tuple(methods), table=table)


def of_site(whole: Evaluation, site: str) -> Evaluation:
    table = whole.table.where(whole.table.sites == site)
    return replace(whole, table=table, sessions=tuple(one for one in whole.sessions if one.site == site))


def _asked_at(whole: Evaluation, site: str) -> Evaluation:
    """Without the networks that were held out of the other site, which nobody asks here."""
    chosen = [m.name for m in whole.methods if "-without-" not in m.name or f"-without-{site}" in m.name]
    return whole.of_methods(chosen)


CLASSICAL = ("centroid", "energy", "tdoa", "srp-phat")


@pytest.fixture(scope="module")
def study() -> Study:
    ends = ("", "-without-yeoju", "-without-goyang")
    names = [f"{name}{end}" for name in ("chawa", "spacenet", "placefield") for end in ends]
    curve = [f"{name}-{n}" for name in ("spacenet", "placefield") for n in (500, 2000)]
    new = of_methods((*CLASSICAL, *names, "placefield-levels", *curve))
    lines = of_methods(("energy", "tdoa", "placefield"), 6)
    clocks = of_methods(("tdoa", "placefield-levels", "placefield"), 6)
    return Study(
        known_arrays=of_methods((*CLASSICAL, *NETWORKS)),
        known_places=of_methods((*CLASSICAL, *NETWORKS), seed=1),
        new={site: _asked_at(of_site(new, site.capitalize()), site) for site in ("yeoju", "goyang")},
        microphones={3: lines, 12: lines},
        faults={"none": lines, "dead": of_methods(("energy", "tdoa", "placefield"), 6, seed=3)},
        clocks_ms={0.0: clocks, 100.0: clocks},
        means_m=MEANS_M,
        shots=of_methods(("tdoa", "placefield"), 6),
        real=(
            RealRecording(title="Birds", told="Real.", answers=(RealAnswers(method="tdoa", n_clips=3, n_answered=0),)),
        ),
        costs=(Cost(title="PlaceField", n_weights=123_456, features_ms=9.5, network_ms=4.5),),
        missing=("chawa-500 was not trained: it is missing in the tables.",),
    )


def test_roles_come_from_files_and_shipped_networks_are_called_so() -> None:
    assert role_of(EvaluatedMethod(name="x-1f", title="X", file="placefield-without-yeoju.safetensors")) == (
        "placefield-without-yeoju"
    )
    assert role_of(EvaluatedMethod(name="spacenet", title="S", file="spacenet.safetensors")) == "spacenet-shipped"
    assert role_of(EvaluatedMethod(name="tdoa", title="TDOA")) == "tdoa"


def test_roles_stay_when_they_are_asked_for_again(study: Study) -> None:
    once = usual(study.known_arrays)
    assert usual(once).method_names == once.method_names and "placefield" in once.method_names


def test_networks_that_never_heard_a_site_stand_under_the_usual_names(study: Study) -> None:
    found = held_out(study.new["yeoju"], "yeoju")
    assert found.method_names == (*CLASSICAL, "chawa", "spacenet", "placefield")
    theirs = study.new["yeoju"].table
    chosen = theirs.answers_m[theirs.methods == "placefield-without-yeoju-abc123"]
    np.testing.assert_array_equal(found.table.answers_m[found.table.methods == "placefield"], chosen)


def test_evaluations_are_put_together_with_their_places_apart(study: Study) -> None:
    both = together([usual(each) for each in study.new.values()])
    assert both.n_places == 24 and len(both.sessions) == 24
    with pytest.raises(UserError, match=r"not the same methods: .*energy"):
        together([usual(study.known_arrays), usual(study.clocks_ms[0.0])])


def test_the_mean_place_is_said_of_every_clip_and_drawn_with_the_others(study: Study) -> None:
    found = with_mean_place(study.known_arrays, MEANS_M)
    rows = found.table.where(found.table.methods == MEAN)
    assert (rows.answers_m[rows.sites == "Goyang"] == (4.0, 4.0, 2.0)).all()
    assert found.n_places == study.known_arrays.n_places
    middle = with_middle_of_microphones(study.known_arrays)
    said_m = middle.table.answers_m[middle.table.methods == MEAN]
    np.testing.assert_allclose(said_m, np.tile([3.75, 3.75, 1.375], (len(said_m), 1)))


def test_the_better_network_is_told_so_at_each_site_and_radius(study: Study) -> None:
    leads = leads_of(settings_of(study))
    assert {(lead.setting, lead.site) for lead in leads} >= {("both new", "Yeoju"), ("yeoju held out", "Yeoju")}
    assert all(pair.within.value > 0 for lead in leads for pair in lead.pairs)
    same = settings_of(replace(study, known_arrays=of_methods(("spacenet", "placefield", "tdoa"))))
    worse = leads_of(same, method="spacenet", reference="placefield")
    assert all(pair.verdict != "better" for lead in worse for pair in lead.short_of_the_bar)
    assert any(lead.short_of_the_bar for lead in worse)


def test_halves_keep_the_clips_of_a_place_together() -> None:
    places = np.repeat(np.arange(31), 3)
    found = halves(places)
    assert all(len(set(found[places == place].tolist())) == 1 for place in range(31))
    assert sorted(np.bincount(found[::3]).tolist()) == [15, 16]


def test_calibration_mends_regions_that_are_too_small() -> None:
    known = usual(of_methods(("placefield",), 200))
    rng = np.random.default_rng(2)
    table = replace(known.clips, shares_within=1.0 - rng.uniform(0, 1, len(known.clips)) ** 3)  # far too sure of itself
    of_50, of_90 = regions_held(table, "placefield")
    assert of_90.before is not None and of_90.before.high is not None and of_90.before.high < 0.7
    assert of_90.after.value == pytest.approx(0.9, abs=0.05) and of_50.after.value == pytest.approx(0.5, abs=0.08)
    assert all(0.9 < quantile <= 1.0 for quantile in of_90.quantiles)
    radius_50, radius_90 = radii_held(table, "placefield", "sites")
    assert radius_50.before is None and radius_50.after.value == pytest.approx(0.5, abs=0.1)
    assert radius_50.radius_m is not None and radius_90.radius_m is not None
    assert radius_50.radius_m < radius_90.radius_m
    assert regions_held(table, "tdoa") == ()


def test_the_page_has_all_its_parts_and_says_what_is_simulated(study: Study) -> None:
    text, pictures = markdown_of(beyond_page(study), "beyond")
    assert (
        set(re.findall(r"\]\((beyond-[\w-]+\.png)\)", text))
        == set(pictures)
        == {
            "beyond-sites.png",
            "beyond-learning.png",
        }
    )
    for part in (
        "New arrays",
        "PlaceField less SpaceNet",
        "Held out: Yeoju",
        "Three to twelve",
        "is broken",
        "start apart",
    ):
        assert part in text
    for part in ("how sure it is", "500 to 8000", "Real recordings", "What it costs", "How it was made", "make beyond"):
        assert part in text
    assert "Simulated recordings" in text and "chawa-500 was not trained" in text and "123 456" in text
    assert "nan" not in text


def test_where_the_bar_is_not_reached_the_page_says_so(study: Study) -> None:
    good = study.clocks_ms[0.0]
    answers_m = good.table.answers_m.copy()
    answers_m[good.table.methods == "placefield-abc123"] += 9.0
    broken = replace(study, clocks_ms={100.0: replace(good, table=replace(good.table, answers_m=answers_m))})
    told, _ = markdown_of(beyond_page(broken), "beyond")
    assert "They do:" in told and "Worse at 100 ms, within 2 m" in told
    assert "No interval lies below zero" in markdown_of(beyond_page(study), "beyond")[0]


def test_the_page_can_do_without_networks_and_recordings(study: Study) -> None:
    few = {key: usual(of_site(of_methods(("tdoa", "energy")), key.capitalize())) for key in ("yeoju", "goyang")}
    plain = of_methods(("tdoa", "energy"))
    bare = Study(
        known_arrays=plain, known_places=plain, new=few, microphones={3: plain}, faults={"none": plain},
        clocks_ms={0.0: plain}, means_m=MEANS_M,
    )  # fmt: skip
    told, _ = markdown_of(beyond_page(bare), "beyond")
    assert told.count("Not measured") == 5 and "Set WORKBENCH_REAL_DATA" in told


def test_a_network_trained_again_in_between_is_refused(study: Study) -> None:
    again = tuple(replace(m, sha256="00") if m.file else m for m in study.known_places.methods)
    with pytest.raises(UserError, match="not the same network"):
        beyond_page(replace(study, known_places=replace(study.known_places, methods=again)))
