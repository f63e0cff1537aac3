"""`--simulate SITES`, and a sentence for options that would do nothing beside what else was typed."""

from __future__ import annotations

from collections.abc import Collection

import click

from workbench.cli.simulate import SITES


def sites_listed(_: click.Context, __: click.Parameter, text: str | None) -> tuple[str, ...]:
    """ "yeoju,goyang", or "all"; none where it was not typed."""
    keys = tuple(part.strip().lower() for part in (text or "").split(",") if part.strip())
    if keys == ("all",):
        return SITES
    if text is not None and (not keys or not set(keys) <= set(SITES)):
        raise click.BadParameter(f"{text!r} is no list of sites; there are {', '.join(SITES)}, or all")
    return tuple(dict.fromkeys(keys))


def refuse_idle(names: Collection[str], beside: str) -> None:
    """UsageError where one of these options was typed. names : of the parameters; beside : what makes them idle."""
    context = click.get_current_context()
    typed = [one.opts[0] for one in context.command.params if one.name in names and is_typed(one.name)]
    if typed:
        does = "do" if len(typed) > 1 else "does"
        raise click.UsageError(f"{' and '.join(typed)} {does} nothing with {beside}; leave it out.")


def is_typed(name: str) -> bool:
    """Did somebody type this option, or is it its default?"""
    source = click.get_current_context().get_parameter_source(name)
    return source is click.core.ParameterSource.COMMANDLINE
