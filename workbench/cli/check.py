"""`workbench check`: what is wrong with the sound of sessions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from workbench.cli.follow import follow, json_option
from workbench.cli.run import OK, USER_ERROR
from workbench.cli.settings_flags import SettingsCommand
from workbench.core.errors import UserError
from workbench.core.events import Event, SoundJudged, Warned
from workbench.core.finding import Finding
from workbench.core.session import title_of
from workbench.judge.registry import Thresholds, find_checks, known_checks

_MARKS = {"note": "note   ", "warning": "warning", "fault": "FAULT  "}


@dataclass(frozen=True, kw_only=True)
class ChecksCounted(Event):
    """How many channels of all sessions have each finding. channels : "check severity" -> channels."""

    n_sessions: int
    n_unread: int
    n_channels: int
    n_sessions_with_warnings: int
    channels: Mapping[str, int]


def _checks() -> Mapping[str, list[tuple[str, str]]]:
    return {"Checks": [(each.name, each.about) for each in known_checks()]}


@click.command(
    cls=SettingsCommand,
    fields=Thresholds().setting_fields(),
    headings={each.name: f"Thresholds of {each.name}" for each in known_checks()},
    tables=_checks,
)
@click.argument("paths", metavar="SESSIONS...", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--only", metavar="CHECK,...", default="", help="these checks alone")
@click.option("--meaning", is_flag=True, help="say as well what each finding means for levels and for delays")
@json_option
@click.pass_context
def check(
    context: click.Context, /, paths: tuple[Path, ...], only: str, meaning: bool, json_lines: bool, **flags: Any
) -> int:
    """Judge the sound of sessions: clipping, silence, lost blocks, hum, wind, gains, clocks, noise, damaged files.

    SESSIONS are session folders, or folders with session folders somewhere below. Sounds are read once, in pieces: a
    day takes no more memory than a minute. Each finding says where it is (s, session's clock). The exit status is 1
    when there is any warning or fault, or a session cannot be read; notes alone leave it 0.
    """
    names = tuple(only.replace(",", " ").split())
    find_checks(names)
    assert isinstance(context.command, SettingsCommand)
    thresholds = Thresholds()
    for flag, value in context.command.said(flags).items():
        try:
            thresholds = thresholds.with_value(flag.field, value)
        except UserError as error:
            raise click.UsageError(f"{flag.field.flag}: {error}") from error
    tally = _Tally()
    follow(_judged(paths, thresholds, names, tally), json_lines, lambda event: _told(event, meaning))
    return USER_ERROR if tally.n_unread or tally.n_with_warnings else OK


class _Tally:
    """What was found so far."""

    def __init__(self) -> None:
        self.n_sessions = self.n_unread = self.n_channels = self.n_with_warnings = 0
        self.channels: Counter[str] = Counter()

    def add(self, findings: tuple[Finding, ...], n_channels: int) -> None:
        self.n_sessions += 1
        self.n_channels += n_channels
        self.n_with_warnings += any(each.severity != "note" for each in findings)
        everybody = tuple(range(n_channels))
        found = {(f"{each.kind} {each.severity}", i) for each in findings for i in each.microphones or everybody}
        self.channels.update(what for what, _ in found)

    def counted(self) -> ChecksCounted:
        channels = dict(sorted(self.channels.items()))
        return ChecksCounted(
            n_sessions=self.n_sessions,
            n_unread=self.n_unread,
            n_channels=self.n_channels,
            n_sessions_with_warnings=self.n_with_warnings,
            channels=channels,
        )


def _judged(paths: tuple[Path, ...], thresholds: Thresholds, names: tuple[str, ...], tally: _Tally) -> Iterator[Event]:
    from workbench.cli.sessions import sessions_at
    from workbench.engine.check_sound import CheckSound
    from workbench.files.session_folder import read_session

    folders = tuple(dict.fromkeys(folder for path in paths for folder in sessions_at(path)))
    for folder in folders:
        try:
            session = read_session(folder)
            for event in CheckSound(session, thresholds, names).run():
                if isinstance(event, SoundJudged):
                    tally.add(event.findings, len(session.microphones))
                    event = replace(event, session=title_of(session))
                yield event
        except UserError as error:
            if len(folders) == 1:
                raise
            tally.n_unread += 1
            yield Warned(session=folder.name, text=str(error))
    if len(folders) > 1:
        yield tally.counted()


def _told(event: Event, meaning: bool) -> str:
    """What people read of an event."""
    if isinstance(event, SoundJudged):
        lines = [
            f"  {_MARKS[each.severity]}  {each.kind}: {each.said}{_meaning(each, meaning)}" for each in event.findings
        ]
        return "\n".join([f"{event.session}{'' if lines else ': nothing is wrong'}", *lines])
    if isinstance(event, ChecksCounted):
        lines = [f"  {n:6d} of {event.n_channels} channels: {what}" for what, n in event.channels.items()]
        unread = f", {event.n_unread} cannot be read" if event.n_unread else ""
        said = f"{event.n_sessions_with_warnings} of {event.n_sessions} sessions have warnings or faults{unread}"
        return "\n".join([said, *lines])
    return ""


def _meaning(finding: Finding, meaning: bool) -> str:
    if not meaning:
        return ""
    told = [("levels", finding.for_levels), ("delays", finding.for_delays)]
    return "".join(f"\n             {what}: {text}" for what, text in told if text)
