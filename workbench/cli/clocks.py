"""`workbench clocks`: clock offsets proposed from a sound at a known place."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.follow import json_option
from workbench.cli.run import OK, USER_ERROR

if TYPE_CHECKING:
    from workbench.core.clock_offset import ClockOffset, ClocksProposed


def _point(_: click.Context, __: click.Parameter, text: str | None) -> tuple[float, float, float] | None:
    """ "4.0,6.5,1.2" as metres."""
    if text is None:
        return None
    try:
        x, y, z = (float(part) for part in text.split(","))
    except ValueError:
        raise click.BadParameter(f"{text!r} is no place; give x, y, z in metres, such as 4.0,6.5,1.2") from None
    if not all(map(math.isfinite, (x, y, z))):
        raise click.BadParameter(f"{text!r} is no place; its numbers must be finite")
    return x, y, z


@click.command()
@click.argument("path", metavar="SESSION", type=click.Path(path_type=Path))
@click.option(
    "--source", "source_m", metavar="X,Y,Z", callback=_point, help="where the sound was (m); else the true source"
)
@click.option("--from", "from_s", metavar="S", type=float, help="listen from here on (session clock)")
@click.option("--to", "to_s", metavar="S", type=float, help="listen up to here")
@click.option("--within", "within_s", metavar="S", type=float, default=0.5, show_default=True, help="largest offset")
@click.option("--apply", is_flag=True, help="write the proposed offsets into session.json")
@json_option
def clocks(
    path: Path,
    source_m: tuple[float, float, float] | None,
    from_s: float | None,
    to_s: float | None,
    within_s: float,
    apply: bool,
    json_lines: bool,
) -> int:
    """How far the clocks of a session's channels are apart, from a sound at a known place, best a clap.

    Each channel's offset (ms, and metres of sound) against the first one that is clear. Channels that cannot be told
    are named with the reason. Nothing is written without --apply, which keeps the session as it was among its earlier
    versions. The exit status is 1 when no channel could be told.
    """
    from workbench.cli.follow import followed, say_json
    from workbench.core.clock_offset import ClocksProposed
    from workbench.engine.propose_clocks import ProposeClocks, apply_clocks
    from workbench.files.session_folder import read_session

    session = read_session(path)
    job = ProposeClocks(session, source_m, from_s, to_s, within_s)
    [told] = [e for e in followed(job.run(), json_lines) if isinstance(e, ClocksProposed)]
    if not json_lines:
        _tell(told)
    if all(each.why_not for each in told.offsets):
        return USER_ERROR
    if apply and told.is_any:
        saved = apply_clocks(path, told, session)
        say_json(saved) if json_lines else click.echo(f"Wrote the offsets into {saved.path}")
    elif apply and not json_lines:
        click.echo("The offsets are these already; nothing was written")
    return OK


def _tell(told: ClocksProposed) -> None:
    from workbench.cli.tables import place, print_table

    click.echo(
        f"{told.session}   heard from {told.from_s:.2f} to {told.to_s:.2f} s, source at {place(told.source_m)} m, "
        f"sound at {told.sound_speed_m_s:.1f} m/s"
    )
    columns = ("microphone", "now (ms)", "proposed (ms)", "change (ms)", "change (m)", "known to (ms)", "clear")
    print_table(columns, [_row(each, told.sound_speed_m_s) for each in told.offsets])
    for each in told.offsets:
        if each.why_not:
            click.echo(f"- {each.why_not}")


def _row(each: ClockOffset, speed_m_s: float) -> tuple[str, ...]:
    now = f"{1e3 * each.now_s:.3f}"
    if each.proposed_s is None or each.change_s is None:
        return each.name, now, "-", "-", "-", "-", "no"
    return (
        each.name,
        now,
        f"{1e3 * each.proposed_s:.3f}",
        f"{1e3 * each.change_s:+.3f}",
        f"{speed_m_s * each.change_s:+.3f}",
        f"{1e3 * (each.error_s or 0.0):.3f}",
        each.clear,
    )
