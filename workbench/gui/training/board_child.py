"""TensorBoard in a process of its own, started by `python -m` with its flags. It ends when standard input does.

The window holds the other end: however the window ends, killed even, no TensorBoard is left behind.
"""

from __future__ import annotations

import os
import threading


def main() -> None:
    threading.Thread(target=_end_with_input, daemon=True).start()
    from tensorboard.main import run_main

    run_main()


def _end_with_input() -> None:
    """By its number: a thread that waits in Python's own stdin would let the process abort when it ends by itself."""
    while os.read(0, 1):
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
