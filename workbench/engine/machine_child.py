"""What the process that is asked about this machine runs: `python -m workbench.engine.machine_child`.

One line of JSON on standard output: the names of the GPUs that PyTorch can use, and of the networks to train.
"""

from __future__ import annotations

import json
import sys


def main() -> None:
    from workbench.training.devices import gpu_names, known_architectures

    sys.stdout.write(json.dumps({"gpus": gpu_names(), "architectures": known_architectures()}) + "\n")


if __name__ == "__main__":
    main()
