"""How the program starts a part of itself in another process: from source through Python, installed through itself."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Sequence
from pathlib import Path

from workbench.core.errors import UserError

AS_MODULE = "--as-module"
"""The installed program's word for Python's -m; for modules of ours only."""
COMMAND_LINE = "workbench-cli"
"""The installed program that has a console; the one with a window has none on Windows."""
_OURS = "workbench."


def is_installed_program() -> bool:
    """Does it run without a Python of its own, as PyInstaller made it?"""
    return bool(getattr(sys, "frozen", False))


def verb_command(verb: str) -> list[str]:
    """The command to which a verb's arguments are added."""
    return [_program(), verb] if is_installed_program() else [*_python("workbench"), verb]


def module_command(module: str) -> list[str]:
    """The command that runs a module of ours ("workbench.engine.machine_child"); its arguments are added."""
    return [_program(), AS_MODULE, module] if is_installed_program() else _python(module)


def run_as_module(arguments: Sequence[str]) -> bool:
    """Run what module_command asked the installed program for; False = these arguments ask for nothing of the kind."""
    if not is_installed_program() or arguments[:1] != [AS_MODULE]:
        return False
    name = arguments[1] if len(arguments) > 1 else ""
    if not name.startswith(_OURS):
        raise UserError(f"{name!r} is no part of this program", "Start it without arguments to open the window")
    sys.argv = [name, *arguments[2:]]
    runpy.run_module(name, run_name="__main__", alter_sys=True)
    return True


def _python(module: str) -> list[str]:
    """-P: without it Python would take modules from the working directory, which may be a stranger's."""
    return [sys.executable, "-P", "-m", module]


def _program() -> str:
    folder, ending = Path(sys.executable).parent, Path(sys.executable).suffix
    return str(folder / f"{COMMAND_LINE}{ending}")
