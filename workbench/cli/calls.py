"""`workbench calls`: where marked calls of a session came from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.follow import json_option
from workbench.cli.run import OK, USER_ERROR
from workbench.core.errors import UserError

if TYPE_CHECKING:
    from workbench.core.events import Declined, Located
    from workbench.core.session import Label, Session


@click.command()
@click.argument("path", metavar="SESSION", type=click.Path(path_type=Path))
@click.option("--label", "text", metavar="TEXT", help="only labels whose text holds this; else all labels with a span")
@click.option("--from", "from_s", metavar="S", type=float, help="a stretch, no labels: from here (session clock)")
@click.option("--to", "to_s", metavar="S", type=float, help="up to here")
@click.option("--band", "band_hz", metavar="LOW HIGH", type=(float, float), help="only these frequencies (Hz)")
@click.option(
    "--csv", "csv_file", metavar="FILE", type=click.Path(path_type=Path), help="one row a call; metres and seconds"
)
@json_option
def calls(
    path: Path,
    text: str | None,
    from_s: float | None,
    to_s: float | None,
    band_hz: tuple[float, float] | None,
    csv_file: Path | None,
    json_lines: bool,
) -> int:
    """Where marked calls came from: each label of a session, or one stretch, in its own band, by arrival times.

    A label holds the call as one microphone heard it; what the others hear before and after is taken in by itself.
    The exit status is 1 when no call could be placed.
    """
    from workbench.cli.follow import followed
    from workbench.core.events import Declined, Located
    from workbench.engine.locate_calls import LocateCalls
    from workbench.files.located_csv import write_located_csv
    from workbench.files.session_folder import read_session

    session = read_session(path)
    marks = _marks(session, text, from_s, to_s, band_hz)
    events = followed(LocateCalls(session, marks).run(), json_lines)
    answers = [e for e in events if isinstance(e, Located | Declined)]
    if csv_file is not None:
        write_located_csv(csv_file, answers)
        click.echo(f"Wrote {csv_file}", err=True)
    if not json_lines:
        _tell(marks, answers)
    return OK if any(isinstance(e, Located) for e in answers) else USER_ERROR


def _marks(
    session: Session, text: str | None, from_s: float | None, to_s: float | None, band_hz: tuple[float, float] | None
) -> tuple[Label, ...]:
    """The stretch asked for, else the labels; a band that was asked for goes before theirs."""
    from dataclasses import replace

    from workbench.core.session import Label, title_of

    low_hz, high_hz = band_hz or (None, None)
    if band_hz is not None and not 0.0 <= band_hz[0] < band_hz[1]:
        raise UserError(f"{band_hz[0]:g} to {band_hz[1]:g} Hz is no band", "Give the lower frequency first")
    if (from_s is None) != (to_s is None) or (text is not None and from_s is not None):
        raise UserError("A stretch needs --from and --to, and goes without --label")
    if from_s is not None and to_s is not None:
        return (Label(start_s=from_s, end_s=to_s, low_hz=low_hz, high_hz=high_hz),)
    labels = [each for each in session.labels if each.end_s > each.start_s and (text or "") in each.text]
    if not labels:
        which = f"labels with {text!r} in their text" if text else "labels"
        raise UserError(f"{title_of(session)} has no {which}", "Mark calls in the window, or give --from and --to")
    return tuple(labels if band_hz is None else (replace(each, low_hz=low_hz, high_hz=high_hz) for each in labels))


def _tell(marks: tuple[Label, ...], answers: list[Located | Declined]) -> None:
    """A row a call, then what must be said beside it."""
    from workbench.cli.tables import metres, place, print_table
    from workbench.core.events import Located

    rows = []
    for mark, answer in zip(marks, answers, strict=True):
        said = ["-"] * 3
        if isinstance(answer, Located):
            said = [place(answer.position_m), metres(answer.residual), metres(answer.radius_m)]
        name = mark.text or str((answer.clip or 0) + 1)
        rows.append((name, f"{mark.start_s:.3f}-{mark.end_s:.3f}", _band(mark), *said))
    print_table(("call", "s", "Hz", "x, y, z (m)", "residual (m)", "radius (m)"), rows)
    said_of: dict[str, list[int]] = {}
    for number, answer in enumerate(answers, start=1):
        for sentence in answer.warnings if isinstance(answer, Located) else (answer.why, *answer.warnings):
            said_of.setdefault(sentence, []).append(number)
    for sentence, numbers in said_of.items():
        which = "every call" if len(numbers) == len(answers) else f"call {', '.join(map(str, numbers))}"
        click.echo(f"! {which}: {sentence}")


def _band(mark: Label) -> str:
    if mark.low_hz is None and mark.high_hz is None:
        return "all"
    return f"{mark.low_hz or 0:.0f}-" + ("" if mark.high_hz is None else f"{mark.high_hz:.0f}")
