"""A process that opens a session, says how, and waits to be told to close it; the arguments are FOLDER and STATE."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.store.samples import named
from workbench.files.store.store import open_store


def main(folder: Path, state: Path) -> None:
    for line in sys.stdin:
        store = open_store(folder, state_folder=state)
        if line.strip() == "edit":
            store.keep(named(store.history, "kept by the other"))
        print(store.read_only_reason or "may edit", flush=True)
        sys.stdin.readline()
        store.close()
        print("closed", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
