"""The verbs that draw: the window itself and pictures of it."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Open the window.")
@click.argument("path", required=False, type=click.Path(path_type=Path))
def window(path: Path | None) -> None:
    """Open the window, on a session folder, a campaign folder or an audio file when PATH names one."""
    from workbench.gui.work.collecting import rest

    rest()
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
    help="inspect, annotate, compare, train or live; or inspect with microphones, results, evidence, labels or checks.",
)  # fmt: skip
@click.option("--size", default="1600x1000", show_default=True, callback=_size, metavar="WxH", help="Size in pixels.")
@click.option("--theme", default="light", show_default=True, type=click.Choice(["light", "dark"]), help="Colours.")
@click.option("--evaluation", type=click.Path(path_type=Path), metavar="FILE",
              help="An evaluation.json to show in the workspace compare.")  # fmt: skip
def shot(
    session: Path | None, out: Path, methods: tuple[str, ...], workspace: str, size: tuple[int, int], theme: str,
    evaluation: Path | None,
) -> None:  # fmt: skip
    """Draw the real window, showing SESSION or an evaluation, into a PNG file: for papers, docs and tests.

    Needs a display or a virtual one (xvfb-run).
    """
    from workbench.gui.shot import shot as draw

    draw(session, out, methods, size, theme, workspace, evaluation)
    click.echo(f"{out} ({size[0]} x {size[1]} pixels)", err=True)
