"""A file that installs itself without root: `python packaging/linux/make_run.py full|field BUNDLE OUT [--version V]`.

A shell script (install_header.sh) and behind it the bundle as .tar.xz. It knows its own checksum, the libraries the
bundle asks of the system, and the packages that bring them.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from desktop_files import settle, write_desktop_files
from make_deb import EDITIONS, program_version
from needed import debian_package, glibc_version, system_libraries

HEADER = Path(__file__).resolve().parent / "install_header.sh"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("edition", choices=tuple(EDITIONS))
    options.add_argument("bundle", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--version", default=program_version())
    asked = options.parse_args()
    installer = make_run(asked.edition, asked.bundle.resolve(), asked.out.resolve(), asked.version)
    sys.stdout.write(f"{installer} {installer.stat().st_size / 1e6:.1f} MB\n")


def make_run(edition: str, bundle: Path, out: Path, version: str) -> Path:
    """The installer's file."""
    time_s = int(os.environ["SOURCE_DATE_EPOCH"])
    out.mkdir(parents=True, exist_ok=True)
    installer = out / f"{EDITIONS[edition][0]}-{version}-x86_64.run"
    with tempfile.TemporaryDirectory(prefix="run-", dir=out) as folder:
        stage = Path(folder)
        shutil.copytree(bundle, stage / "program", symlinks=True)
        write_desktop_files(stage / "share", "@PROGRAM@", version, time_s)
        settle(stage, time_s)
        libraries = [(name, debian_package(name)) for name in system_libraries(bundle)]
        told = {
            "@VERSION@": version,
            "@EDITION@": edition,
            "@KILOBYTES@": str(sum(path.lstat().st_size for path in stage.rglob("*")) // 1024),
            "@GLIBC@": glibc_version(bundle),
            "@LIBRARIES@": "\n".join(f"{name} {package or name}" for name, package in libraries),
        }
        packed = packed_tar(stage)
    write_installer(installer, told, packed)
    return installer


def packed_tar(stage: Path) -> bytes:
    """Everything in a folder, sorted, owned by nobody in particular."""
    tar = ["tar", "c", "--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--format=gnu", "-C", stage, "."]
    with subprocess.Popen(tar, stdout=subprocess.PIPE) as packing:
        packed = subprocess.run(["xz", "-6", "-T0"], stdin=packing.stdout, stdout=subprocess.PIPE, check=True).stdout
    if packing.returncode:
        sys.exit("tar could not pack the bundle")
    return packed


def write_installer(installer: Path, told: dict[str, str], packed: bytes) -> None:
    """The header filled in, with the checksum of all but the line that holds it."""
    header = HEADER.read_text(encoding="utf-8")
    first = header.count("\n") + told["@LIBRARIES@"].count("\n") + 1
    for word, value in (told | {"@FIRST@": str(first)}).items():
        header = header.replace(word, value)
    digest = hashlib.sha256(header.replace("sum=@SUM@", "sum=", 1).encode() + packed).hexdigest()
    installer.write_bytes(header.replace("@SUM@", digest, 1).encode() + packed)
    installer.chmod(0o755)


if __name__ == "__main__":
    main()
