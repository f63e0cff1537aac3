"""A comparison on paper: every row, what is missing and why, and the same figures for programs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from workbench.evaluate.answers import Measured, Unit
from workbench.evaluate.commentary import SimulatedPlace, caution_of, lead_of, said_of, sites_differ
from workbench.evaluate.comparison import Comparison, Detail, Difference, Row, Tested
from workbench.evaluate.page import change_text, csv_of, markdown_of

TESTED = {"clip": Tested(21, 16), "place": Tested(20, 5)}
FULL = Row(
    labels=("mel-spectra", "full"),
    unit="share",
    paper=0.742,
    ours={"clip": Measured(0.9, 0.85, 0.95), "place": Measured(0.5, 0.4, 0.76)},
    tested=TESTED,
)
WITHOUT = Row(
    labels=("mel-spectra", "no normalisation"),
    unit="share",
    paper=0.533,
    ours={"clip": Measured(0.8, 0.75, 0.85), "place": Measured(0.52, 0.3, 0.6)},
    tested=TESTED,
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
    tested=Tested(20, 5),
    seconds=600.0,
    measures={"within 2 m": ("share", Measured(0.5, 0.4, 0.76)), "R^2": ("1", Measured(float("nan")))},
)
TABLE = Comparison(
    name="table5",
    title="Table 5",
    caution="",
    lead=lead_of((FULL, WITHOUT, TOO_LONG)),
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
    assert "| feature | network | paper | as clips (leaks) | tested | by place | tested |" in text
    ours = "90.0 % (85.0 to 95.0) | 21 clips, 16 places | 50.0 % (40.0 to 76.0) | 20 clips, 5 places"
    assert f"| mel-spectra | full | 74.2 % | {ours} |" in text
    assert "| mel-spectrogram | full | 71.1 % | not run | - | not run | - |" in text
    assert text.count("Not run: mel-spectrogram, full: 29 h a training") == 1
    assert "| no normalisation | -20.9 points | -10.0 points (-15.0 to -5.0) | +2.0 points (-10.0 to +10.0) |" in text
    assert "| Yeoju, SpaceNet | by place | 50.0 % | - | 70 clips, 14 places | 20 clips, 5 places | 10 min |" in text
    assert "In brackets: 95 % interval" in text and "no brackets" not in text
    assert "Simulated recordings" in text and "10.3390/s26010168" in text


def test_no_change_has_no_sign() -> None:
    assert change_text(Measured(0.0, -0.1, 0.0001), "share") == "0.0 points (-10.0 to 0.0)"
    assert change_text(Measured(-0.001), "m") == "0.00 m"


def test_programs_read_the_same_figures() -> None:
    lines = list(csv.DictReader(io.StringIO(csv_of(TABLE))))
    assert len(lines) == 2 * 3 + 2 * 1 + 2
    first = lines[0]
    assert (first["what"], first["split"]) == ("mel-spectra, full", "as clips (leaks)")
    assert [float(first[name]) for name in ("paper", "value", "low", "high")] == [0.742, 0.9, 0.85, 0.95]
    assert (first["clips"], first["places"]) == ("21", "16")
    missing = next(line for line in lines if line["what"] == "mel-spectrogram, full")
    assert missing["value"] == "" and missing["missing"] == "29 h a training"
    assert lines[-1]["value"] == ""


def test_sentences_are_made_from_the_figures() -> None:
    told = " ".join(TABLE.sayings)
    assert "The paper's figure lies in our interval as clips (leaks) in 0 of 2 rows, by place in 2 of 2 rows." in told
    assert "nearer to the paper as clips (leaks) in 1 of 2 rows, by place in 1 of 2 rows" in told
    assert "Farthest below the paper, by place: mel-spectra, full: 50.0 % here, 74.2 % there." in told
    assert "as clips (leaks) -10.0 points (-15.0 to -5.0), the same way, but less" in told
    assert "by place +2.0 points (-10.0 to +10.0), which chance alone could be" in told


def farthest(*rows: Row) -> list[str]:
    return [said for said in said_of(rows, ()) if said.startswith("Farthest")]


def row(name: str, unit: Unit, paper: float, ours: float) -> Row:
    return Row(labels=(name,), unit=unit, paper=paper, ours={"place": Measured(ours)}, tested=TESTED)


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


def test_without_an_interval_nothing_is_said_of_a_change() -> None:
    sure = {"clip": Measured(0.0), "place": Measured(-0.3, -0.4, -0.1)}
    (said,) = said_of((), (Difference(question="no roof", unit="share", paper=-0.2, ours=sure),))
    assert said == "no roof: -20.0 points in the paper; here, by place -30.0 points (-40.0 to -10.0), as in the paper."
    unsure = Difference(question="no roof", unit="share", paper=-0.2, ours={"place": Measured(-0.1)})
    assert said_of((), (unsure,)) == ()
    assert not any("in our interval" in text for text in said_of((row("one place", "share", 0.7, 0.6),), ()))


@pytest.mark.parametrize(
    ("ours", "verdict"),
    [
        (Measured(-0.3, -0.4, -0.25), "the same way, but more"),
        (Measured(-0.1, -0.15, -0.05), "the same way, but less"),
        (Measured(0.3, 0.2, 0.4), "the other way"),
        (Measured(-0.1, -0.3, 0.1), "which chance alone could be"),
    ],
)
def test_a_change_is_held_against_the_papers(ours: Measured, verdict: str) -> None:
    (said,) = said_of((), (Difference(question="no roof", unit="share", paper=-0.2, ours={"place": ours}),))
    assert said.endswith(f", {verdict}.")


def test_the_gap_between_the_splits_comes_before_the_table() -> None:
    text = markdown_of(TABLE)
    told = (
        "The same networks hit 80.0 % to 90.0 % of the clips when split as clips and 50.0 % to 52.0 % when split by "
        "place: 34.0 points more as clips on average; at most 90.0 % and 50.0 % (mel-spectra, full)."
    )
    assert text.index(told) < text.index("| feature | network |")
    errs = {"clip": Measured(1.0), "place": Measured(3.5)}
    assert "err by 1.00 m when split as clips and by 3.50 m when split by place: 2.50 m less as clips." in lead_of(
        [Row(labels=("errs",), unit="m", paper=0.9, ours=errs, tested=TESTED)]
    )


FEW = {"clip": Tested(7, 6), "place": Tested(7, 2)}


def test_from_too_few_places_nothing_is_concluded() -> None:
    few = replace(FULL, tested=FEW, ours={"clip": Measured(0.0, 0.0, 0.46), "place": Measured(0.0)})
    assert said_of((FULL, few), ())[-1] == "Left out here, for too few test places: mel-spectra, full."
    assert said_of((few,), ()) == () and lead_of((few,)) == ""
    text = markdown_of(replace(TABLE, rows=(few,), lead="", sayings=()))
    assert "What the figures say" not in text and "The split decides" not in text
    assert "Where there are no brackets: fewer than 5 test places are too few for an interval." in text
    assert "| 0.0 % (0.0 to 46.0) | 7 clips, 6 places | 0.0 % | 7 clips, 2 places |" in text


def test_a_rehearsal_says_so_before_anything_else() -> None:
    details = [replace(DETAIL, split=split, tested=tested, seconds=0.9) for split, tested in FEW.items()]
    caution = caution_of(details, is_rehearsal=True)
    assert caution == (
        "A rehearsal: 7 test clips at 2 places, trainings of a second. "
        "It shows that everything runs, not how good anything is."
    )
    text = markdown_of(replace(TABLE, caution=caution))
    assert text.startswith(f"# Table 5\n\n**{caution}**\n\n") and "What changes" not in text
    longer = caution_of([replace(DETAIL, seconds=40.0)], is_rehearsal=True)
    assert "20 test clips at 5 places, trainings of 40 s at most." in longer


def test_few_test_places_are_cautioned_of_where_no_training_has_enough() -> None:
    few = replace(DETAIL, tested=Tested(60, 4))
    told = "Too few test places to conclude anything: by place, 60 clips, 4 places at most."
    assert caution_of([few], is_rehearsal=False) == told
    assert caution_of([few, DETAIL], is_rehearsal=False) == ""


def test_sites_are_told_with_their_critical_distance() -> None:
    (first, *rest) = sites_differ([SimulatedPlace("Yeoju", (17.9, 29.0, 7.06), 2.0, 8.0, 20.0, "place")])
    assert "critical distance of 2.4 m; over the test clips by place, the loudspeaker stood 8.0 m" in first
    assert not any(text.startswith("Yeongdong") for text in rest)
    others = sites_differ([SimulatedPlace("Gyeonggi", (9.25, 5.05, 5.05), 0.7, 3.0, 7.0, "clip")])
    assert others[-1].startswith("Yeongdong and Gyeonggi")
