"""The page's first part: all methods in all settings, and PlaceField less SpaceNet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.core.listed import listed
from workbench.core.method_marks import mark_of
from workbench.evaluate.beyond.roles import FIELD, TITLES, together
from workbench.evaluate.beyond.settings import RADII_M, Lead, Setting, leads_of
from workbench.evaluate.method_figures import MethodFigures
from workbench.evaluate.paired import paired
from workbench.evaluate.report import tables
from workbench.evaluate.report.document import Block, Column, Heading, Items, Paragraph, Picture, Table
from workbench.evaluate.report.numbers import DASH, metres, percent, points, signed_metres
from workbench.evaluate.report.pictures import marks_of, sites_picture
from workbench.evaluate.report.words import made_of

CAPTION = "Simulated. In brackets: 95 % intervals, bootstrap over places."


def accuracy_section(settings: Sequence[Setting]) -> Iterator[Block]:
    yield Heading("New arrays, new places, new sites")
    yield Paragraph(
        "Known arrays, known places: microphones, or sources, stand as in the training sessions, and all else is new. "
        "Both new: nothing stands where it stood in training. Held out: the networks learnt from the three other sites "
        "alone. CHAWA, SpaceNet and PlaceField learnt from the same sessions; the shipped SpaceNet learnt from others. "
        "Always saying the mean place of the training's sources at a site is what one gets without listening; at a "
        "site held out nobody knows such a mean, and the middle of the microphones stands for it."
    )
    yield _overview(settings)
    yield _picture(settings)
    yield Heading("PlaceField less SpaceNet", 3)
    yield from leads_blocks(leads_of(tuple(settings)))
    yield from _beside_all(settings)
    for setting in settings:
        yield Heading(setting.title, 3)
        yield Paragraph(f"{made_of(setting.evaluation)}.")
        yield detail_table(setting)


def _overview(settings: Sequence[Setting]) -> Table:
    """Share within 2 m, a row a method and a column a setting."""
    figures = [tables.figures_by_method(setting.evaluation) for setting in settings]
    rows = [
        (title, *(percent(each[role].within if role in each else None) for each in figures))
        for role, title in TITLES.items()
        if any(role in each for each in figures)
    ]
    numbers = (f"{s.short}, n = {len(s.evaluation.sessions)}" for s in settings)
    columns = (Column("within 2 m (%), 3-D"), *(Column(number, True) for number in numbers))
    return Table(columns, tuple(rows), f"Share of all clips, one a place (n); a declined clip is a miss. {CAPTION}")


def _picture(settings: Sequence[Setting]) -> Picture:
    """Shares of both-new and held-out settings."""
    figures = {s.short: tables.figures_by_method(s.evaluation) for s in settings}
    order = [role for role in reversed(tuple(TITLES)) if any(role in each for each in figures.values())]
    return sites_picture(settings[2].evaluation, marks_of(order, tuple(TITLES), mark_of), order, figures)


def detail_table(setting: Setting) -> Table:
    """All figures of one setting."""
    solid, plan, height = (tables.figures_by_method(setting.evaluation, kind) for kind in ("3-D", "2-D", "height"))
    columns = (
        Column("method"),
        *(Column(f"within {radius_m:g} m (%)", True) for radius_m in RADII_M),
        *(Column(title, True) for title in ("median (m)", "within 2 m, 2-D (%)", "median, 2-D (m)")),
        *(Column(title, True) for title in ("height, median (m)", "declined (%)")),
    )
    rows = [
        (
            setting.evaluation.title_of(role),
            *(percent(solid[role].within_each[radius_m]) for radius_m in RADII_M),
            metres(solid[role].median),
            percent(plan[role].within),
            metres(plan[role].median),
            metres(height[role].median),
            _share(solid[role]),
        )
        for role in TITLES
        if role in solid
    ]
    return Table(columns, tuple(rows), f"Medians of answered clips; height without its sign. {CAPTION}")


def _share(figures: MethodFigures) -> str:
    return f"{100 * figures.declined.value:.1f}"


def leads_blocks(leads: Sequence[Lead]) -> Iterator[Block]:
    """The differences site by site, and where they leave the question open."""
    if not leads:
        yield Paragraph("Not measured: one of the two networks is missing.", "note")
        return
    columns = (
        Column("setting"),
        Column("site"),
        Column("places", True),
        *(Column(f"within {radius_m:g} m (points)", True) for radius_m in RADII_M),
        Column("PlaceField is"),
    )
    rows = tuple(
        (lead.setting, lead.site, str(lead.pairs[0].n_units), *(points(p.within) for p in lead.pairs), _told(lead))
        for lead in leads
    )
    yield Table(columns, rows, f"PlaceField less SpaceNet on the same clips, in points of a per cent, 3-D. {CAPTION}")
    short = [lead for lead in leads if lead.short_of_the_bar]
    n_better = sum(len(lead.pairs) - len(lead.short_of_the_bar) for lead in leads)
    n_all = sum(len(lead.pairs) for lead in leads)
    if not short:
        yield Paragraph(f"The bar was that all {n_all} intervals lie above zero. They do.", "lead")
        return
    yield Paragraph(
        f"The bar was that all {n_all} intervals lie above zero. {n_better} do, {n_all - n_better} do not:", "lead"
    )
    yield Items(tuple(_short_told(lead) for lead in short))


def _told(lead: Lead) -> str:
    verdicts = [pair.verdict for pair in lead.pairs]
    if len(set(verdicts)) == 1:
        return f"{verdicts[0]} at all" if verdicts[0] else DASH
    return ", ".join(f"{v or DASH} at {p.radius_m:g} m" for v, p in zip(verdicts, lead.pairs, strict=True))


def _short_told(lead: Lead) -> str:
    at = listed([f"{p.radius_m:g} m ({points(p.within)}, {p.verdict or 'no verdict'})" for p in lead.short_of_the_bar])
    return f"{lead.setting}, {lead.site}: at {at}."


def _beside_all(settings: Sequence[Setting]) -> Iterator[Block]:
    """PlaceField less each other method, all sites of a kind of setting together."""
    kinds = [(s.short, s.evaluation) for s in settings[:3]]
    held_out = [s.evaluation for s in settings[3:]]
    if held_out and len({one.method_names for one in held_out}) == 1:
        kinds.append(("held out", together(held_out)))
    kinds = [(short, each) for short, each in kinds if FIELD in each.method_names]
    others = [role for role in TITLES if role != FIELD and any(role in e.method_names for _, e in kinds)]
    rows = []
    for role in others:
        cells: list[str] = []
        for _, each in kinds:
            if role not in each.method_names:
                cells += [DASH, DASH]
                continue
            pair = paired(each.clips, role, FIELD)
            cells += [points(pair.within), signed_metres(pair.median)]
        rows.append((TITLES[role], *cells))
    if not rows:
        return
    yield Heading("PlaceField less every other method", 3)
    titles = (t for short, _ in kinds for t in (f"{short}: within 2 m (points)", f"{short}: median (m)"))
    caption = f"All sites together, same clips, 3-D; medians of clips that both answered, negative = nearer. {CAPTION}"
    yield Table((Column("beside"), *(Column(title, True) for title in titles)), tuple(rows), caption)
