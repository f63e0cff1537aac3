"""A comparison on paper: every row, what is missing and why, and the same figures for programs."""

from __future__ import annotations

import csv
import io

from workbench.evaluate.answers import Measured, Unit
from workbench.evaluate.commentary import SimulatedPlace, said_of, sites_differ
from workbench.evaluate.comparison import Comparison, Detail, Difference, Row
from workbench.evaluate.page import csv_of, markdown_of

FULL = Row(
    labels=("mel-spectra", "full"),
    unit="share",
    paper=0.742,
    ours={"clip": Measured(0.9, 0.85, 0.95), "place": Measured(0.5, 0.4, 0.76)},
)
WITHOUT = Row(
    labels=("mel-spectra", "no normalisation"),
    unit="share",
    paper=0.533,
    ours={"clip": Measured(0.8, 0.75, 0.85), "place": Measured(0.52, 0.3, 0.6)},
)
TOO_LONG = Row(
    labels=("mel-spectrogram", "full"),
    unit="share",
    paper=0.711,
    ours={},
    missing={"clip": "29 h a training", "place": "29 h a training"},
)
CHANGE = Difference(
    question="no normalisation",
    unit="share",
    paper=-0.209,
    ours={"clip": Measured(-0.1, -0.15, -0.05), "place": Measured(0.02, -0.1, 0.1)},
)
DETAIL = Detail(
    title="Yeoju, SpaceNet",
    split="place",
    n_training_clips=70,
    n_training_places=14,
    n_test_clips=20,
    n_test_places=4,
    seconds=600.0,
    measures={"within 2 m": ("share", Measured(0.5, 0.4, 0.76)), "R^2": ("1", Measured(float("nan")))},
)
TABLE = Comparison(
    name="table5",
    title="Table 5",
    columns=("feature", "network"),
    rows=(FULL, WITHOUT, TOO_LONG),
    differences=(CHANGE,),
    details=(DETAIL,),
    facts=(("Seed", "0"),),
    sayings=said_of((FULL, WITHOUT, TOO_LONG), (CHANGE,)),
    sites=(),
    notes=("The paper's split is not known.",),
)


def test_each_row_stands_beside_the_paper_with_both_splits() -> None:
    text = markdown_of(TABLE)
    assert "| feature | network | paper | as clips (leaks) | by place |" in text
    assert "| mel-spectra | full | 74.2 % | 90.0 % (85.0 to 95.0) | 50.0 % (40.0 to 76.0) |" in text
    assert "| mel-spectrogram | full | 71.1 % | not run | not run |" in text
    assert text.count("Not run: mel-spectrogram, full: 29 h a training") == 1
    assert "| no normalisation | -20.9 points | -10.0 points (-15.0 to -5.0) | +2.0 points (-10.0 to +10.0) |" in text
    assert "| Yeoju, SpaceNet | by place | 50.0 % | - | 70 (14) | 20 (4) | 10 min |" in text
    assert "Simulated recordings" in text and "10.3390/s26010168" in text


def test_programs_read_the_same_figures() -> None:
    lines = list(csv.DictReader(io.StringIO(csv_of(TABLE))))
    assert len(lines) == 2 * 3 + 2 * 1 + 2
    first = lines[0]
    assert (first["what"], first["split"]) == ("mel-spectra, full", "as clips (leaks)")
    assert [float(first[name]) for name in ("paper", "value", "low", "high")] == [0.742, 0.9, 0.85, 0.95]
    missing = next(line for line in lines if line["what"] == "mel-spectrogram, full")
    assert missing["value"] == "" and missing["missing"] == "29 h a training"
    assert lines[-1]["value"] == ""


def test_sentences_are_made_from_the_figures() -> None:
    told = " ".join(TABLE.sayings)
    assert "0 of 2 of the paper's figures lie in our interval as clips (leaks); 2 of 2" in told
    assert "nearer to the paper as clips (leaks) in 1 of 2 rows, by place in 1 of 2 rows" in told
    assert "What leaks is worth 34.0 points on average" in told and "(28.0 to 40.0 points)" in told
    assert "Farthest below the paper, by place: mel-spectra, full: 50.0 % here, 74.2 % there." in told
    assert "as clips (leaks) -10.0 points (-15.0 to -5.0), the same way" in told
    assert "by place +2.0 points (-10.0 to +10.0), within chance" in told


def farthest(*rows: Row) -> list[str]:
    return [said for said in said_of(rows, ()) if said.startswith("Farthest")]


def row(name: str, unit: Unit, paper: float, ours: float) -> Row:
    return Row(labels=(name,), unit=unit, paper=paper, ours={"place": Measured(ours)})


def test_the_farthest_is_told_only_on_the_side_where_there_is_one() -> None:
    near, far = row("near", "share", 0.7, 0.6), row("far", "share", 0.7, 0.2)
    assert farthest(near, far) == ["Farthest below the paper, by place: far: 20.0 % here, 70.0 % there."]
    above = row("above", "share", 0.5, 0.6)
    assert farthest(above) == ["Farthest above the paper, by place: above: 60.0 % here, 50.0 % there."]
    assert farthest(row("same", "share", 0.5, 0.5)) == []
    assert len(farthest(near, far, above)) == 2


def test_metres_and_shares_are_not_compared() -> None:
    told = farthest(row("few", "share", 0.7, 0.1), row("many", "share", 0.5, 0.9), row("errs", "m", 0.9, 4.0))
    assert told == [
        "Farthest below the paper, by place: few: 10.0 % here, 70.0 % there.",
        "Farthest above the paper, by place: many: 90.0 % here, 50.0 % there.",
        "Farthest above the paper, by place: errs: 4.00 m here, 0.90 m there.",
    ]


def test_without_an_interval_nothing_is_said_of_chance() -> None:
    change = Difference(question="no roof", unit="share", paper=-0.2, ours={"place": Measured(-0.1)})
    (said,) = said_of((), (change,))
    assert said == "no roof: -20.0 points in the paper; here, by place -10.0 points, no interval."
    assert not any("in our interval" in text for text in said_of((row("one place", "share", 0.7, 0.6),), ()))


def test_where_both_hit_every_clip_nothing_is_said_of_chance() -> None:
    change = Difference(question="no roof", unit="share", paper=-0.2, ours={"clip": Measured(0.0, 0.0, 0.0)})
    (said,) = said_of((), (change,))
    assert said.endswith("as clips (leaks) +0.0 points (+0.0 to +0.0), none at all.")


def test_sites_are_told_with_their_critical_distance() -> None:
    (first, *rest) = sites_differ([SimulatedPlace("Yeoju", (17.9, 29.0, 7.06), 2.0, 8.0, 20.0, "place")])
    assert "critical distance of 2.4 m; over the test clips by place, the loudspeaker stood 8.0 m" in first
    assert not any(text.startswith("Yeongdong") for text in rest)
    others = sites_differ([SimulatedPlace("Gyeonggi", (9.25, 5.05, 5.05), 0.7, 3.0, 7.0, "clip")])
    assert others[-1].startswith("Yeongdong and Gyeonggi")
