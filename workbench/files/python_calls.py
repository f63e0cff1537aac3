"""Libraries start parts of themselves by calling Python; installed, `sys.executable` is this program, not Python.

It serves the calls they are known to make and no others: nobody runs code with it that is not inside.
"""

from __future__ import annotations

import multiprocessing
import os
import re
import runpy
import sys
from importlib import import_module
from pathlib import Path

_BACKEND = "joblib.externals.loky.backend"
_WORKER = f"{_BACKEND}.popen_loky_posix"
"""joblib's worker process: `-m` this, then flags of its own."""
_TRACKER = re.compile(rf"from ({re.escape(_BACKEND)}\.\w*resource_tracker) import main; main\((\d+), (True|False)\)")
"""joblib's process that removes what killed workers left behind: `-c` this."""
_FORK = "--multiprocessing-fork"


def serve_python_call(arguments: list[str]) -> bool:
    """Run what a library asked Python for; False = these arguments ask for nothing of the kind.

    arguments : the whole of sys.argv. The interpreter's flags may stand before `-m` and `-c`. Lightning puts a script's
    path before the arguments when it starts further processes of a training: it is dropped, and False is the answer.
    """
    asked = _asked(arguments[1:])
    match asked:
        case ["-m", name, *flags] if name == _WORKER:
            sys.argv = [name, *flags]
            runpy.run_module(name, run_name="__main__", alter_sys=True)
            return True
        case ["-c", code, *_] if found := _TRACKER.fullmatch(code):
            module, pipe, is_verbose = found.groups()
            import_module(module).main(int(pipe), is_verbose == "True")
            return True
        case [word, pipe] if word == _FORK and pipe.isdigit():  # joblib's worker on Windows does not say whose pipe
            import_module(f"{_BACKEND}.popen_loky_win32").main(int(pipe), os.getppid())
            return True
    multiprocessing.freeze_support()  # serves multiprocessing's own calls, and then ends the process
    if "LOCAL_RANK" in os.environ and arguments[1:] and Path(arguments[1]) == Path(arguments[0]):
        del arguments[1]
    return False


def _asked(words: list[str]) -> list[str]:
    """From the first -m or -c on; nothing before it may be other than a flag of the interpreter."""
    for at, word in enumerate(words):
        if word in ("-m", "-c", _FORK):
            return words[at:]
        if not re.fullmatch(r"-[bBdEiIOPqsSuvx]+|-[WX].*", word):
            break
    return []
