"""Say, before anything large is fetched, which PyTorch pip would take and how to choose another.

Asks pip without downloading (`--dry-run`). On Linux, PyPI's PyTorch brings NVIDIA's CUDA libraries along: gigabytes
that the workbench does not need. With a terminal there are ten seconds to stop; without one the note is all.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError, version

CPU_ONLY = "https://download.pytorch.org/whl/cpu"


def is_installed(wanted: str) -> bool:
    """Is this build, or one with a local suffix such as +cpu, installed already?"""
    try:
        return version("torch").split("+")[0] == wanted
    except PackageNotFoundError:
        return False


def would_take(requirement: str) -> dict[str, object] | None:
    """What pip says that it would install; None when it cannot say (the installation itself will tell why)."""
    ask = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-deps", "--quiet", "--report", "-", requirement]
    answer = subprocess.run(ask, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        return None
    found: dict[str, object] = json.loads(answer.stdout)["install"][0]["metadata"]
    return found


def main(requirement: str) -> None:
    if is_installed(requirement.partition("==")[2]):
        return
    found = would_take(requirement)
    if found is None:
        return
    needs = found.get("requires_dist") or []
    assert isinstance(needs, list)
    brings_cuda = sys.platform == "linux" and any(str(n).startswith(("nvidia-", "cuda-")) for n in needs)
    if not brings_cuda:
        print(f"PyTorch {found['version']}, without CUDA libraries")
        return
    print(f"""
  pip is set up to take PyTorch {found["version"]} with NVIDIA's CUDA libraries: a download of about 3 GB.
  The workbench runs well without them. To have the CPU-only build (about 200 MB) instead, stop now and type

      TORCH_INDEX_URL={CPU_ONLY} make setup
""")
    if sys.stdin.isatty():
        print("  Going on in 10 seconds; Ctrl-C stops.", flush=True)
        time.sleep(10)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit(130)
