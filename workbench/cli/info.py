"""`workbench info`: what a session or campaign holds, and what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.follow import json_option

if TYPE_CHECKING:
    from workbench.cli.session_facts import MicrophoneFacts, SessionInfo


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@json_option
def info(path: Path, json_lines: bool) -> None:
    """What a session or a campaign holds: microphones and their places (m), rate (Hz), length (s), what is missing.

    PATH is a session folder, a folder that has session folders somewhere below it, or an audio file.
    """
    from workbench.cli.sessions import sessions_at
    from workbench.files.session_folder import AUDIO_ENDINGS

    found = sessions_at(path)
    if path.suffix.lower() in AUDIO_ENDINGS:
        _tell_file(path, json_lines)
    elif len(found) == 1:
        _tell_session(found[0], json_lines)
    else:
        _tell_campaign(path, json_lines)


def _tell_file(path: Path, json_lines: bool) -> None:
    from workbench.cli.follow import say_json
    from workbench.cli.session_facts import AudioFound, form_of
    from workbench.files.audio import read_audio_info

    found = read_audio_info(path)
    if json_lines:
        say_json(AudioFound(**{name: getattr(found, name) for name in AudioFound.__dataclass_fields__}))
        return
    click.echo(f"{path.name}   {form_of(found)}, {found.duration_s:.2f} s")
    for sentence in found.problems:
        click.echo(f"- {sentence}")


def _tell_session(path: Path, json_lines: bool) -> None:
    from workbench.cli.follow import say_json
    from workbench.cli.session_facts import facts_of
    from workbench.cli.tables import metres, place, print_table
    from workbench.files.session_folder import read_session

    facts = facts_of(read_session(path))
    if json_lines:
        say_json(facts)
        return
    click.echo(f"{facts.name}   {facts.site or 'site unknown'}")
    source = "place unknown" if facts.source_m is None else place(facts.source_m)
    click.echo(f"{_length(facts)}   source: {source}")
    rows = [
        (m.name, place(m.position_m), metres(m.position_error_m), _files(m), str(m.channel), m.form)
        for m in facts.microphones
    ]
    print_table(("microphone", "x, y, z (m)", "known to (m)", "file", "channel", "form"), rows)
    for sentence in facts.missing:
        click.echo(f"- {sentence}")


def _files(microphone: MicrophoneFacts) -> str:
    return f"{microphone.file} and {microphone.n_files - 1} more" if microphone.n_files > 1 else microphone.file


def _length(facts: SessionInfo) -> str:
    if facts.duration_s is None:
        return "length unknown"
    return f"{facts.duration_s:.2f} s at {facts.rate_hz} Hz, {facts.n_clips} clips of 3 s"


def _tell_campaign(path: Path, json_lines: bool) -> None:
    from workbench.cli.follow import say_json
    from workbench.cli.session_facts import session_found
    from workbench.cli.tables import print_table
    from workbench.files.campaign import campaign_rows

    rows = []
    for row in campaign_rows(path):
        if json_lines:
            say_json(session_found(row))
        placed = "all placed" if row.is_placed else "not all placed"
        truth = "truth known" if row.has_truth else "truth unknown"
        said = (row.problem,) if row.problem else (f"{row.n_microphones} microphones, {placed}, {truth}",)
        rows.append((row.name, row.site, *said, str(row.path)))
    if not json_lines:
        click.echo(f"{len(rows)} sessions in {path}")
        print_table(("session", "site", "what is there", "folder"), rows)
