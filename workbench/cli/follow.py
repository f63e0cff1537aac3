"""Follows a job: its events as JSON lines for programs, or as a progress bar and notes for people."""

from __future__ import annotations

import json
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor
from contextlib import nullcontext
from functools import partial
from typing import Any, TypeVar

import click

from workbench.cli.heartbeat import told_now_and_then
from workbench.core.events import Event, Progress, Saved, Warned, as_json

Function = TypeVar("Function", bound=Callable[..., Any])


def json_option(function: Function) -> Function:
    """The flag --json, given to the verb as `json_lines`."""
    text = "one JSON event a line on standard output, and nothing else there"
    return click.option("--json", "json_lines", is_flag=True, help=text)(function)


def say_json(value: Event) -> None:
    """One event as one line on standard output, at once."""
    click.echo(json.dumps(as_json(value), allow_nan=False))


def followed(events: Iterator[Event], json_lines: bool, tell: Callable[[Event], str] | None = None) -> Iterator[Event]:
    """Hands a job's events on, telling each as it comes. Leaving the loop early stops the job, and so does Ctrl-C.

    tell : the line people read for an event, "" for none; None = what was written, and warnings.
    """
    stoppable = _stopping_between(events)
    return _as_json_lines(stoppable) if json_lines else _with_bar(stoppable, tell or written)


def follow(events: Iterator[Event], json_lines: bool, tell: Callable[[Event], str] | None = None) -> None:
    """Run a job to its end, telling its events."""
    for _ in followed(events, json_lines, tell):
        pass


def written(event: Event) -> str:
    """The line for what a job wrote."""
    return f"Wrote {event.path}" if isinstance(event, Saved) else ""


def _stopping_between(events: Iterator[Event]) -> Iterator[Event]:
    """Ctrl-C stops the job at its next event, where nothing is half done; pressed again, at once. So does SIGTERM.

    In the middle of things it could hit a callback of a C library, which swallows it and goes on with a wrong value.
    """
    presses = 0

    def note(*_: object) -> None:
        nonlocal presses
        presses += 1
        if presses > 1:
            raise KeyboardInterrupt

    # Otherwise somebody decided already, such as a shell's background job; elsewhere nobody can.
    defaults = ((signal.SIGINT, signal.default_int_handler), (signal.SIGTERM, signal.SIG_DFL))
    is_main = threading.current_thread() is threading.main_thread()
    ours = [(number, usual) for number, usual in defaults if is_main and signal.getsignal(number) is usual]
    for number, _ in ours:
        signal.signal(number, note)
    try:
        for event in events:
            yield event
            if presses:
                raise KeyboardInterrupt
    except BrokenExecutor as error:
        if presses:  # a terminal's Ctrl-C reaches the job's worker processes too, and one of them was still starting
            raise KeyboardInterrupt from error
        raise
    finally:
        for number, usual in ours:
            signal.signal(number, usual)


def _as_json_lines(events: Iterator[Event]) -> Iterator[Event]:
    for event in events:
        say_json(event)
        yield event


def _with_bar(events: Iterator[Event], tell: Callable[[Event], str]) -> Iterator[Event]:
    """Bar and warnings go to standard error; lines to standard output, above the bar where both are one terminal.

    Where standard error is no terminal, how far it is stands there in lines now and then.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    shows_bar = console.is_terminal
    say = partial(console.print, markup=False) if shows_bar and sys.stdout.isatty() else click.echo
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    beats = nullcontext() if shows_bar else told_now_and_then(partial(click.echo, err=True))
    bars = Bar(*columns, console=console, transient=True, disable=not shows_bar, redirect_stdout=False)
    with bars as bar, beats as note:
        task = bar.add_task("", total=None)
        for event in events:
            if isinstance(event, Progress):
                if note is not None:
                    note(event)
                bar.update(task, description=event.doing, completed=event.done, total=event.total or None)
            elif isinstance(event, Warned):
                console.print(f"{event.session}: {event.text}" if event.session else event.text, markup=False)
            elif line := tell(event):
                say(line)
            yield event
