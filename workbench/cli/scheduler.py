"""The one switch that hands heavy passes over many recordings to a cluster."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])


def scheduler_option(function: Function) -> Function:
    """The flag --scheduler, given to the verb as `scheduler`, "" when it is not there."""
    text = "a Dask scheduler whose workers share the work over many recordings; results are the same as on this machine"
    return click.option("--scheduler", metavar="tcp://HOST:PORT", default="", help=text)(function)
