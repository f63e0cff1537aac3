"""What the reading process runs: `python -m workbench.files.site_shape_child SECONDS FILE`.

Vertices and triangles follow each other on standard output as .npy. A refusal is one line of JSON on standard error
and exit code REFUSED.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path

MEMORY_BYTES = 3 * 1024**3
"""Address space, of which the program itself takes about a third."""


def bound_memory_and_time(seconds: int) -> None:
    """Let the system refuse memory, and end us after so many seconds of a processor (Windows can do neither)."""
    if sys.platform != "win32":
        import resource

        _bound(resource.RLIMIT_AS, MEMORY_BYTES)
        _bound(resource.RLIMIT_CPU, seconds)


def _bound(what: int, most: int) -> None:
    """Lower a bound of this process; macOS takes none of the address space, and says so with an error."""
    import resource

    _, allowed = resource.getrlimit(what)
    wanted = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
    with suppress(ValueError, OSError):
        resource.setrlimit(what, (wanted, allowed))


def main(path: Path) -> int:
    import numpy as np

    from workbench.core.errors import UserError, reason_of
    from workbench.files.site_shape_bytes import REFUSED, shape_of_bytes

    try:
        shape = shape_of_bytes(path.read_bytes(), path.suffix, path.name)
    except UserError as error:
        sys.stderr.write(json.dumps({"problem": error.problem, "hint": error.hint}) + "\n")
        return REFUSED
    except OSError as error:
        problem = f"{path} could not be read: {reason_of(error)}"
        sys.stderr.write(json.dumps({"problem": problem, "hint": ""}) + "\n")
        return REFUSED
    for array in (shape.vertices, shape.triangles):
        np.save(sys.stdout.buffer, array, allow_pickle=False)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    bound_memory_and_time(int(sys.argv[1]))
    sys.exit(main(Path(sys.argv[2])))
