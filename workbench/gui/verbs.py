"""The verbs that draw: the window itself and pictures of it."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.gui.libraries import needed


@click.command(short_help="Open the window.")
@click.argument("path", required=False, type=click.Path(path_type=Path))
def window(path: Path | None) -> None:
    """Open the window, on a session folder, a campaign folder or an audio file when PATH names one."""
    from workbench.gui.work.collecting import rest

    rest()
    with needed():
        from workbench.gui.app import run

    raise SystemExit(run(path))


def _size(context: click.Context, parameter: click.Parameter, text: str) -> tuple[int, int]:
    """ "1600x1000" as (1600, 1000)."""
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise click.BadParameter("give width and height in pixels, as 1600x1000", context, parameter)
    size = int(width), int(height)
    if not (960 <= size[0] <= 7680 and 600 <= size[1] <= 4320):
        raise click.BadParameter("from 960x600 to 7680x4320 pixels", context, parameter)
    return size


@click.command(short_help="A picture of the window.")
@click.argument("session", required=False, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="PNG file to write.")
@click.option("--with", "methods", multiple=True, metavar="NAME", help="A method to run first; may be given again.")
@click.option(
    "--workspace", default="inspect", show_default=True, metavar="NAME",
    help="inspect, annotate, compare, train, live or field; inspect with microphones, results, evidence, labels or "
    "checks; or the table of the campaign.",
)  # fmt: skip
@click.option("--clip", type=click.IntRange(1), metavar="N", help="The clip to look at, counted from 1.")
@click.option(
    "--view", default="perspective", show_default=True, metavar="NAME",
    help="Of the site: perspective, top, front, side; or plan, the 2-D view of machines without OpenGL.",
)  # fmt: skip
@click.option("--step", type=int, metavar="N", help="Of the workspace field, counted from 1.")
@click.option(
    "--dialog", default="", metavar="NAME",
    help="Draw this dialog instead of the window: about, clocks, commands, history, keys, settings, site, tape, "
    "thresholds or versions.",
)  # fmt: skip
@click.option("--size", default="1600x1000", show_default=True, callback=_size, metavar="WxH", help="Size in pixels.")
@click.option("--theme", default="light", show_default=True, type=click.Choice(["light", "dark"]), help="Colours.")
@click.option("--evaluation", type=click.Path(path_type=Path), metavar="FILE",
              help="An evaluation.json to show in the workspace compare.")  # fmt: skip
@click.option("--language", default="en", show_default=True, type=click.Choice(["en", "ko"]), help="Of the window.")
def shot(
    session: Path | None, out: Path, methods: tuple[str, ...], workspace: str, clip: int | None, view: str,
    step: int | None, dialog: str, size: tuple[int, int], theme: str, evaluation: Path | None, language: str,
) -> None:  # fmt: skip
    """Draw the real window, or one of its dialogs, showing SESSION or an evaluation, into a PNG file.

    For papers, docs and tests.

    Needs a display or a virtual one (xvfb-run).
    """
    with needed():
        from workbench.gui.shot import Pose
        from workbench.gui.shot import shot as draw

    pose = Pose(workspace, evaluation, clip, view, dialog, step)
    width, height = draw(session, out, methods, size, theme, pose, language)
    click.echo(f"{out} ({width} x {height} pixels)", err=True)
