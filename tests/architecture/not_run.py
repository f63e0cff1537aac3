"""Commands on pages that no test runs as they stand, each with its reason; and what makes others short."""

from __future__ import annotations

NOT_RUN = {
    "make ": "`make --dry-run` is asked instead: this test is part of what most of them run",
    "TORCH_INDEX_URL=": "downloads PyTorch; setup on an empty machine is tried by hand before a release",
    "sudo apt": "needs root; tests/packaging installs packages in an empty Debian root",
    "sh ssl-workbench": "needs a built package; tests/packaging runs it in an empty Debian root",
    "~/.local/bin/workbench": "needs an installed package; tests/packaging runs it there",
    "sha256sum ": "needs a downloaded package",
    "gpg ": "needs a downloaded package and a signature",
    ".venv/bin/python -m pytest": "tests do not run tests",
    "HIDDEN=1 scripts/with_display.sh": "tests do not run tests",
    "pip install": "changes the virtual environment that the tests run in",
    "dask ": "starts a server that stays; tests/cli/test_scheduler.py starts one",
    "torchrun ": "needs several machines; tests/engine/test_train_processes.py trains in several processes",
    "workbench localize recordings --with spacenet --csv answers.csv --scheduler": "needs the scheduler named",
    "workbench build/tour": "opens the window, which stays; tests/gui/test_opening.py opens such folders",
    "workbench record": "needs a sound device; tests/devices/test_recording.py makes one",
    "workbench localize build/tour --with loudest": "tests/architecture/test_examples.py runs it",
    "workbench export plain-places": "tests/architecture/test_examples.py runs it",
    "workbench import plain-places": "tests/architecture/test_examples.py runs it",
}
"""Beginning of a command -> why it is not run."""

LONG = {
    "workbench reproduce": "minutes",
    "workbench selftest": "draws a window; tests/gui/test_selftest.py runs it as well",
    "workbench shot": "draws a window",
    "workbench models --onnx": "seconds each; tests/engine/test_export_network.py writes every network",
    "workbench calibrate": "asks all methods about many places",
}
"""Beginning of a command -> why only `make soak` runs it."""

SHORTER = {
    "workbench simulate --site yeoju --sessions 3 --seed 7 --out build/tour": "--seconds 9",
    "workbench simulate --site gyeonggi --sessions 6 --seconds 12": "--seconds 9",
    "workbench simulate --site goyang --sessions 40": "--sessions 12 --seconds 3",
    "workbench simulate": "--sessions 2 --seconds 3.5",
    "workbench evaluate --simulate": "--places 1",
    "workbench train resources/training/spacenet.toml --data-campaign": "--epochs 1 --batch 8",
    "workbench train": "--data-sites goyang --data-n-sessions 12 --data-seconds 3 --epochs 1 --batch 8",
}
"""Beginning of a command -> options put after it, of which the last counts: in full it takes minutes, trainings hours.

The first beginning that fits is taken.
"""


def told_for(command: str, table: dict[str, str]) -> str | None:
    """What a table says of a command; None where no beginning fits."""
    return next((said for beginning, said in table.items() if command.startswith(beginning)), None)
