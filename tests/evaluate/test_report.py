"""The report: what it says, and that it needs nothing but itself."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import matplotlib.image
import numpy as np
import pytest

from tests.evaluate.evaluations import evaluation
from tests.evaluate.tables import joined
from workbench.evaluate.evaluation import SPLIT_TITLES, Evaluation, LeftOut
from workbench.evaluate.figures_csv import COLUMNS, figures_csv
from workbench.evaluate.method_figures import figures_of
from workbench.evaluate.report.contents import document_of
from workbench.evaluate.report.document import Column, Document, Heading, Paragraph, Picture, Table
from workbench.evaluate.report.pdf import pdf_of
from workbench.evaluate.report.tables import coverage_table, errors_table, figures_by_method, shares_table, wholes_table
from workbench.evaluate.report.web_page import html_of
from workbench.evaluate.report.words import cautions_of, lead_of, ranked


@pytest.fixture(scope="module")
def document() -> Document:
    return document_of(evaluation())


class _Page(HTMLParser):
    """Every tag with its attributes, and all text outside of styles."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._is_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._is_style = tag == "style"

    def handle_data(self, data: str) -> None:
        if not self._is_style:
            self.text.append(data)


def _read(page: bytes) -> _Page:
    found = _Page()
    found.feed(page.decode())
    return found


def test_the_page_refers_to_nothing_outside_itself(document: Document) -> None:
    data = html_of(document)
    page = _read(data)
    assert not {tag for tag, _ in page.tags} & {"script", "link", "iframe", "object", "embed", "base", "video"}
    for tag, attributes in page.tags:
        for name, value in attributes.items():
            if name in ("src", "href", "srcset", "data", "action", "poster", "background"):
                assert tag == "img" and str(value).startswith("data:image/png;base64,")
            assert not name.startswith("on")
    assert not re.search(rb"https?:|//[a-z]|@import|url\(", re.sub(rb'src="data:[^"]*"', b"", data))


def test_texts_stand_in_the_page_as_they_are(document: Document) -> None:
    data = html_of(document)
    assert b"Far <b>" not in data and b"weak & slow" not in data
    text = "".join(_read(data).text)
    assert "Far <b>" in text and "weak & slow" in text


def test_the_page_holds_result_caution_tables_hashes_and_versions(document: Document) -> None:
    text = "".join(_read(html_of(document)).text)
    for told in ("Near was within 2 m", "95 % interval", "Simulated recordings", "by source place", "ab" * 32, "0.1.0"):
        assert told in text
    assert "bad" in text and "it does not say where its source truly was" in text
    assert "workbench evaluate two-sites --with near --with far --with quiet" in text


def test_numbers_stand_to_the_right(document: Document) -> None:
    page = _read(html_of(document))
    assert {"class": "number"} in [attributes for tag, attributes in page.tags if tag == "td"]
    assert b"tabular-nums" in html_of(document)


def test_every_figure_that_was_asked_for_is_there(document: Document) -> None:
    names = [block.name for block in document.blocks if isinstance(block, Picture)]
    assert names == ["accuracy", "cdf", "sites", "plan-goyang", "plan-yeoju"]
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    for heading in ("Methods", "Compared on the same clips", "Calibrated radii", "Worst cases", "How it was made"):
        assert heading in headings
    for block in document.blocks:
        if isinstance(block, Table):
            assert {len(row) for row in block.rows} == {len(block.columns)}


def test_pictures_show_every_method_in_its_colour(document: Document) -> None:
    for block in document.blocks:
        if isinstance(block, Picture):
            shown = matplotlib.image.imread(io.BytesIO(block.png))[..., :3]
            assert shown.shape[1] == pytest.approx(block.width_px, abs=1)
            for colour in ("#c84a00", "#5a3fc0", "#4a4f5a"):
                rgb = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
                assert (np.abs(shown - rgb).max(axis=2) < 0.02).sum() > 20, (block.name, colour)


def test_the_pdf_has_pages_with_fonts_inside(document: Document) -> None:
    data = pdf_of(document)
    assert data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")
    assert len(re.findall(rb"/Type /Page\b", data)) >= 5
    assert b"/FontFile2" in data and len(re.findall(rb"/Subtype /Image", data)) >= 5
    assert not re.search(rb"/URI\b|/JavaScript|/Launch", data)


def test_the_lead_says_whether_the_best_two_are_told_apart() -> None:
    known = evaluation()
    assert "tell the two apart" in lead_of(known, figures_by_method(known))
    same = known.table.where(known.table.methods == "near")
    twin = replace(same, methods=np.full(len(same), "quiet"))
    twins = replace(known, table=_stacked(same, twin), methods=(known.methods[0], known.methods[2]))
    assert "cannot be said" in lead_of(twins, figures_by_method(twins))
    one = replace(known, table=same, methods=known.methods[:1])
    assert lead_of(one, figures_by_method(one)).endswith("places of 2 sites.")
    far = evaluation(40)
    assert lead_of(far, figures_by_method(far)).startswith("Near was within 2 m")


def _stacked(*tables: object) -> object:
    from tests.evaluate.tables import joined

    return joined(list(tables))  # type: ignore[arg-type]


def _with(**changes: object) -> str:
    return " ".join(cautions_of(evaluation(**changes)))  # type: ignore[arg-type]


def test_cautions_name_what_figures_are_not() -> None:
    assert "Simulated recordings" in _with() and "1 session took no part" in _with()
    assert "too narrow" in _with(split="clip") and "leaks" in _with(split="clip")
    assert "too narrow" not in _with()
    assert "flatter" in _with(with_learnt=True)
    assert "Only 2 sites" in _with(split="site")
    known = evaluation()
    half = tuple(replace(s, is_simulated=i % 2 == 0) for i, s in enumerate(known.sessions))
    assert "12 of 24 sessions are simulated" in _with(sessions=half)
    real = tuple(replace(s, is_simulated=False) for s in known.sessions)
    assert "imulated" not in _with(sessions=real)


@pytest.mark.parametrize("split", ["array", "session", "site", "clip"])
def test_tables_are_made_of_any_split(split: str) -> None:
    known = evaluation(6, 2, split=split)
    figures = figures_by_method(known)
    told = shares_table(known, figures, ranked(figures)).caption
    assert SPLIT_TITLES[known.split] in told


def test_a_report_is_made_of_one_session_and_of_a_method_that_never_answers() -> None:
    known = evaluation(6, 2)
    one = known.table.where(known.table.sessions == "Yeoju-000")
    one.answers_m[one.methods == "quiet"] = np.nan
    few = replace(known, table=one, sessions=tuple(s for s in known.sessions if s.key == "Yeoju-000"))
    document = document_of(few)
    assert html_of(document) and pdf_of(document)
    assert any("Only 1 place" in block.text for block in document.blocks if isinstance(block, Paragraph))


def test_the_csv_has_every_figure_and_agrees_with_them() -> None:
    known = evaluation()
    rows = list(csv.DictReader(io.StringIO(figures_csv(known))))
    assert tuple(rows[0]) == COLUMNS
    found = figures_of(known.clips, "near")
    assert found is not None
    (row,) = [
        r
        for r in rows
        if (r["table"], r["group"], r["method"], r["kind"], r["figure"])
        == ("clips", "all", "near", "3-D", "within 2 m")
    ]
    assert float(row["value"]) == pytest.approx(found.within.value, abs=1e-5)
    assert float(row["low"]) == pytest.approx(found.within.low, abs=1e-5)
    assert {r["group_by"] for r in rows} == {"all", "site", "array", "weather", "voice", "hull"}
    assert {r["kind"] for r in rows} == {"3-D", "2-D", "height"}
    assert {r["table"] for r in rows} == {"clips", "sessions", "pairs"}


def test_the_template_travels_with_the_program() -> None:
    from workbench.files.shipped import resources_folder

    assert (resources_folder() / "report" / "page.html").is_file()


def test_evaluations_by_hand_are_whole() -> None:
    known: Evaluation = evaluation()
    assert len(known.clips) == 3 * len(known.sessions) * 3 and len(known.wholes) == 3 * len(known.sessions)
    assert isinstance(Path(known.campaign), Path) and known.n_places == 24


def test_radii_of_whole_sessions_are_checked_like_those_of_clips() -> None:
    known = evaluation()
    wholes = known.wholes
    wholes.radii_50_m[:], wholes.radii_90_m[:] = 0.0, 100.0
    wholes.radii_90_m[wholes.methods == "quiet"] = np.nan
    found = wholes_table(replace(known, table=wholes), ["near", "quiet"])
    (within_50, within_90) = ([c.title for c in found.columns].index(f"within the {n} % radius (%)") for n in (50, 90))
    near, quiet = found.rows
    assert near[within_50].startswith("0.0 (") and near[within_90].startswith("100.0 (")
    assert quiet[within_90] == "-"
    assert "nothing is promised" in found.caption


def test_made_up_recordings_are_named_beside_the_radii_they_gave() -> None:
    known = evaluation()
    (own, *_) = known.methods
    assert own.calibration is not None
    told = []
    for calibration in (
        own.calibration,
        replace(own.calibration, recordings="40 places of may, 44 sessions"),
        replace(own.calibration, recordings="40 places of may, 44 sessions", is_simulated=False),
    ):
        each = replace(known, methods=(replace(own, calibration=calibration), *known.methods[1:]))
        table = coverage_table(each, figures_by_method(each), ["near"])
        assert table is not None
        told.append(table.rows[0][-1])
    assert told == ["simulated, seed 9", "40 places of may, 44 sessions (simulated)", "40 places of may, 44 sessions"]


def test_radii_measured_on_these_sessions_are_told_in_place_of_a_verdict() -> None:
    known = evaluation()
    near = replace(known.methods[0], n_measured_on=24)
    clips = known.table
    clips.radii_50_m[:] = clips.radii_90_m[:] = np.nan
    document = document_of(replace(known, methods=(near, *known.methods[1:]), table=clips))
    text = " ".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    assert "The radii of Near were measured on 24 of these 24 sessions: nothing is judged there." in text
    assert "No method has calibrated radii" not in text


def test_few_places_are_cautioned_of_as_rough() -> None:
    found = evaluation(4)
    assert "Only 8 places: 95 % intervals of fewer than 10 are rough" in " ".join(cautions_of(found))
    assert "rough" not in " ".join(cautions_of(evaluation(5)))


def test_nine_methods_have_room_on_a_page_of_the_pdf() -> None:
    known = evaluation(2)
    (own, *_) = known.methods
    names = [f"method{i}" for i in range(9)]
    near = known.table.where(known.table.methods == "near")
    tables = [replace(near, methods=np.full(len(near), name)) for name in names]
    many = replace(known, methods=tuple(replace(own, name=n, title=n.title()) for n in names), table=joined(tables))
    pdf = pdf_of(document_of(many))
    assert pdf.startswith(b"%PDF") and len(pdf) > 10_000


@pytest.mark.parametrize("n_columns", range(2, 12))
def test_columns_never_need_more_than_the_page_however_sums_are_rounded(n_columns: int) -> None:
    long = "a text that is far longer than the page is wide " * 4
    columns = tuple(Column(f"column {i}") for i in range(n_columns))
    rows = tuple(tuple(long[: 37 * (i + 2)] for i in range(n_columns)) for _ in range(2))
    document = Document("tables", "wide ones", (Table(columns, rows),))
    assert pdf_of(document).startswith(b"%PDF")


def test_what_the_errors_must_not_be_taken_for_stands_below_them() -> None:
    known = evaluation(5)
    real = replace(known, sessions=tuple(replace(one, is_simulated=False) for one in known.sessions))
    captions = [errors_table(each, figures_by_method(each), ["near"]).caption for each in (known, real)]
    assert ["millimetres" in caption for caption in captions] == [True, False]
    assert all("Clopper and Pearson" in caption and "flatters" in caption for caption in captions)


def test_reasons_for_leaving_sessions_out_are_told_with_their_number() -> None:
    def told(*whys: str) -> str:
        left_out = tuple(LeftOut(key=str(i), title=str(i), why=why) for i, why in enumerate(whys))
        return cautions_of(evaluation(5, left_out=left_out))[-1]

    assert told("no truth", "no truth") == "2 sessions took no part: no truth."
    assert told("a", "b", "a") == "3 sessions took no part: a (2); b (1)."
    assert told(*"abcde").endswith("a (1); b (1); c (1); 2 other reasons.")
