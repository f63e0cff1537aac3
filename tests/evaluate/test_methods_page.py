"""The page of all methods, and Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.evaluate.evaluations import evaluation
from workbench.core.errors import UserError
from workbench.evaluate.report.document import Column, Document, Heading, Paragraph, Picture, Table
from workbench.evaluate.report.markdown import markdown_of
from workbench.evaluate.report.methods_page import methods_page


def test_the_page_has_every_method_at_every_site_under_every_condition() -> None:
    found = {"As the sites are": evaluation(8, 2), "Good clocks": evaluation(6, 2)}
    text, pictures = markdown_of(methods_page(found), "methods")
    assert set(re.findall(r"\]\((methods-[\w-]+\.png)\)", text)) == set(pictures)
    assert {f"methods-{name}.png" for name in ("accuracy", "cdf", "sites", "conditions")} == set(pictures)
    for title in found:
        assert f"## {title}" in text
    for method in ("Near", "Far <b>", "Quiet"):
        assert re.search(
            rf"^\* {re.escape(method)}: best .*; worst .*declined|^\* {re.escape(method)}: best", text, re.M
        )
    assert "Simulated recordings" in text and "make compare" in text


def test_evaluations_of_other_methods_or_other_networks_are_refused() -> None:
    usual, other = evaluation(6, 2), evaluation(6, 2)
    fewer = replace(other, methods=other.methods[:2])
    again = replace(other, methods=(replace(other.methods[0], sha256="00" * 32), *other.methods[1:]))
    for changed, name in ((fewer, "quiet"), (again, "near")):
        with pytest.raises(UserError, match=f"Good clocks was not evaluated with the same methods .*: {name}"):
            methods_page({"As the sites are": usual, "Good clocks": changed})


def test_one_condition_alone_is_a_page_too() -> None:
    text, pictures = markdown_of(methods_page({"As the sites are": evaluation(6, 2)}), "m")
    assert "Other clocks" not in text and "m-conditions.png" not in pictures


def test_markdown_has_rulers_for_numbers_and_keeps_bars_out_of_cells() -> None:
    table = Table((Column("name"), Column("m", True)), (("a|b", "1.00"),), "caption")
    long = Table((Column("name"),), (("gone",),), is_appendix=True)
    picture = Picture(b"png", 10, "p", "seen", "alt")
    blocks = (Heading("One"), Heading("Two", 3), Paragraph("Mind.", "caution"), table, long, picture)
    text, pictures = markdown_of(Document("Title", "sub", blocks), "x")
    assert "| name | m |\n| --- | --: |\n| a\\|b | 1.00 |\n\ncaption" in text
    assert "# Title" in text and "\n## One" in text and "\n### Two" in text and "**Mind.**" in text
    assert "gone" not in text and pictures == {"x-p.png": b"png"} and "![alt](x-p.png)\n\nseen" in text


def test_a_network_on_levels_that_clocks_change_is_named() -> None:
    usual = evaluation(30, 2)
    hearing = replace(usual, methods=(replace(usual.methods[0], hears="mel-spectra"), *usual.methods[1:]))
    rows = hearing.table.answers_m.copy()
    rows[hearing.table.methods == "near"] += 9.0
    changed = replace(hearing, table=replace(hearing.table, answers_m=rows))
    told, _ = markdown_of(methods_page({"As the sites are": hearing, "Poor clocks": changed}), "m")
    assert "* Near, Yeoju, poor clocks: 0 % within 2 m, and " in told
    same, _ = markdown_of(methods_page({"As the sites are": hearing, "Poor clocks": hearing}), "m")
    soft, _ = markdown_of(methods_page({"As the sites are": hearing, "Soft walls": changed}), "m")
    assert "which recorder" not in same and "which recorder" not in soft
