"""`workbench explain`: what speaks for or against one answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.follow import json_option

if TYPE_CHECKING:
    from workbench.core.events import Event
    from workbench.core.evidence import ChannelsAligned, Explained, LevelsCompared, MovesFound
    from workbench.core.session import Session


@click.command()
@click.argument("path", metavar="SESSION", type=click.Path(path_type=Path))
@click.option("--with", "method", metavar="NAME", required=True, help="a method, a network or a .safetensors file")
@click.option("--clip", metavar="N", type=click.IntRange(1), help="its answer for this clip, counted from 1")
@click.option("--seed", default=0, show_default=True, type=click.IntRange(0), help="of what wanders")
@json_option
def explain(path: Path, method: str, clip: int | None, seed: int, json_lines: bool) -> None:
    """What speaks for or against a method's answer for SESSION, or for one of its clips.

    The answer in words for a radio message; how far it moves (m) when a microphone is left out, when gains wander by
    1 dB, when the microphones' places wander by their errors; whether the channels line up when shifted by the delays
    that the answer predicts; and whether levels (dB) fall with distance as they should.
    """
    from workbench.cli.follow import followed
    from workbench.engine.evidence import Evidence
    from workbench.files.session_folder import read_session

    session = read_session(path)
    job = Evidence(session, method, None if clip is None else clip - 1, seed)
    events = list(followed(_without_waves(job.run()) if json_lines else job.run(), json_lines))
    if not json_lines:
        _tell(session, events)


def _without_waves(events: Iterator[Event]) -> Iterator[Event]:
    """The waves are there to be looked at; as text they would bury the rest."""
    import numpy as np

    from workbench.core.evidence import ChannelsAligned

    for event in events:
        if isinstance(event, ChannelsAligned):
            nothing = np.empty((len(event.aligned.waves), 0), dtype=np.float32)
            event = replace(event, aligned=replace(event.aligned, times_s=np.empty(0), waves=nothing))
        yield event


def _tell(session: Session, events: Sequence[Event]) -> None:
    from workbench.core.array.checks import microphone_names
    from workbench.core.evidence import ChannelsAligned, Explained, LevelsCompared, MovesFound

    names = microphone_names(session)
    for event in events:
        if isinstance(event, Explained):
            _tell_answer(event)
        elif isinstance(event, LevelsCompared):
            _tell_levels(event, names)
        elif isinstance(event, ChannelsAligned):
            _tell_channels(event, names)
    _tell_moves([e for e in events if isinstance(e, MovesFound)])


def _tell_answer(event: Explained) -> None:
    from workbench.cli.tables import place
    from workbench.core.events import Declined

    answer = event.answer
    if isinstance(answer, Declined):
        click.echo(f"{answer.session}, {answer.method}: no answer. {answer.why}.")
        return
    click.echo(f"{answer.session}, {answer.method}: {place(answer.position_m)} m")
    if event.said is not None:
        click.echo(f'Over the radio: "{event.said.words}"')
    for warning in answer.warnings:
        click.echo(f"! {warning}")


def _tell_moves(found: Sequence[MovesFound]) -> None:
    from workbench.cli.tables import metres, print_table

    if not found:
        return
    rows = [
        (
            m.what,
            metres(m.rms_m),
            metres(m.greatest_m),
            m.why_not or f"{len(m.positions_m)} tried" + (f", {m.n_declined} not answered" if m.n_declined else ""),
        )
        for m in (event.moves for event in found)
    ]
    n_clips = found[0].n_clips
    click.echo(f"What if ... (over {n_clips} clip{'' if n_clips == 1 else 's'})")
    print_table(("what", "moves, RMS (m)", "at most (m)", ""), rows)


def _tell_channels(event: ChannelsAligned, names: Sequence[str]) -> None:
    from workbench.cli.tables import print_table

    found = event.aligned
    rows = [
        (
            name,
            *(f"{v[i]:.2f}" for v in (found.as_recorded, found.shifted, found.best)),
            f"{1e3 * found.left_s[i]:+.1f}",
        )
        for i, name in enumerate(names)
    ]
    click.echo(f"Loudness against {names[found.reference]}, clip {found.clip + 1}: correlation coefficients")
    print_table(("microphone", "as recorded", "as predicted", "at best", "that is later by, ms"), rows)
    if found.caveat:
        click.echo(f"! {found.caveat}")


def _tell_levels(event: LevelsCompared, names: Sequence[str]) -> None:
    from workbench.cli.tables import print_table

    found = event.levels
    columns = ("level, dB", *names)
    rows = [
        (f"{centre:.0f} Hz", *(f"{v:+.1f}" for v in row))
        for centre, row in zip(found.centres_hz, found.measured_db, strict=True)
    ]
    rows.append(("by distance", *(f"{v:+.1f}" for v in found.expected_db)))
    click.echo(f"Levels against their mean; they miss those of a free field by {found.misfit_db:.1f} dB (RMS)")
    print_table(columns, rows)
