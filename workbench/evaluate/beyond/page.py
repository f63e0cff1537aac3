"""PlaceField beside everything else, as one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.core.errors import UserError
from workbench.evaluate.beyond.accuracy_section import accuracy_section
from workbench.evaluate.beyond.learning_section import learning_section
from workbench.evaluate.beyond.real_section import real_section
from workbench.evaluate.beyond.regions_section import regions_section
from workbench.evaluate.beyond.robust_section import clocks_section, microphones_section
from workbench.evaluate.beyond.roles import FIELD, RIVAL, TITLES, role_of
from workbench.evaluate.beyond.settings import Setting, settings_of
from workbench.evaluate.beyond.study import Cost, Study
from workbench.evaluate.evaluation import EvaluatedMethod, Evaluation
from workbench.evaluate.method_figures import figures_of
from workbench.evaluate.page import time_text
from workbench.evaluate.paired import paired
from workbench.evaluate.report.document import Block, Column, Document, Heading, Items, Paragraph, Table
from workbench.evaluate.report.numbers import DASH, number, percent, points
from workbench.evaluate.report.words import made_of


def beyond_page(study: Study) -> Document:
    """UserError when the same network is not the same file in all evaluations."""
    _refuse_two_files(study.all_evaluations)
    settings = settings_of(study)
    blocks: list[Block] = list(_head(study, settings))
    blocks += accuracy_section(settings)
    blocks += microphones_section(study.microphones, study.faults)
    blocks += clocks_section(study.clocks_ms)
    blocks += regions_section(settings)
    blocks += learning_section(study.new)
    blocks += real_section(study.shots, study.real)
    blocks += _costs(study.costs)
    blocks += _made(study)
    return Document("PlaceField beside all others", "Written by `make beyond`; not to be edited.", tuple(blocks))


def _refuse_two_files(evaluations: Sequence[Evaluation]) -> None:
    """Networks may have been trained again between two evaluations."""
    known: dict[str, EvaluatedMethod] = {}
    for method in (method for each in evaluations for method in each.methods):
        if known.setdefault(role_of(method), method).sha256 != method.sha256:
            raise UserError(f"{role_of(method)} is not the same network in all evaluations", "Make all of them again")


def _head(study: Study, settings: Sequence[Setting]) -> Iterator[Block]:
    both_new = settings[2].evaluation
    if {FIELD, RIVAL} <= set(both_new.method_names):
        own, other = (figures_of(both_new.clips, role) for role in (FIELD, RIVAL))
        apart = paired(both_new.clips, RIVAL, FIELD)
        assert own is not None and other is not None
        yield Paragraph(
            f"With places and arrays that no network knew, PlaceField was within 2 m of the source in "
            f"{percent(own.within)} % of {own.n_clips} clips, SpaceNet, from the same training sessions, in "
            f"{percent(other.within)} %: {points(apart.within)} points over the same places.",
            "lead",
        )
    yield Paragraph(
        "Simulated recordings, but for one part at the end: every session was made by the simulator, and the networks "
        "learnt from the same simulator. The figures compare methods on made-up sound; on real sites expect worse.",
        "caution",
    )
    if study.missing:
        yield Items(study.missing)


def _costs(costs: Sequence[Cost]) -> Iterator[Block]:
    yield Heading("What it costs")
    if not costs:
        yield Paragraph("Not measured.", "note")
        return
    titles = ("weights", "features (ms a clip)", "network (ms a clip)", "training (s)", "epochs", "training clips")
    columns = (Column("network"), *(Column(title, True) for title in titles), Column("trained on"))
    rows = tuple(
        (
            cost.title,
            f"{cost.n_weights:,}".replace(",", " "),
            number(cost.features_ms, 1),
            number(cost.network_ms, 1),
            number(cost.trained_s, 0),
            str(cost.n_epochs or DASH),
            str(cost.n_training_clips or DASH),
            cost.trained_on or DASH,
        )
        for cost in costs
    )
    yield Table(
        columns,
        rows,
        "A clip of 3 s of four microphones, one thread, the networks in turns in one run; medians. PlaceField's "
        "network time has the search for the place and its distribution in it. Training: its epochs, validation "
        "included, without simulating the sessions.",
    )


def _made(study: Study) -> Iterator[Block]:
    yield Heading("How it was made")
    one = study.known_arrays
    rows = tuple((each.asked, made_of(each), time_text(each.seconds)) for each in study.all_evaluations)
    yield Table(tuple(map(Column, ("command", "recordings", "took"))), rows)
    known = {role_of(m): m for each in study.all_evaluations for m in each.methods if m.file}
    networks = tuple((TITLES.get(r, r), m.trained_on or DASH, m.sha256[:16]) for r, m in known.items())
    yield Table(tuple(map(Column, ("network", "learnt from", "SHA-256 of its file"))), networks)
    versions = ", ".join(f"{name} {version}" for name, version in one.versions.items())
    yield Paragraph(
        "Tests: seed 22, split by source place; training: seed 21, of which tests take nothing but the microphones "
        f"(known arrays) or the sources (known places). {one.created_at[:10]}; {versions}; {one.machine}."
    )
