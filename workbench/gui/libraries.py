"""Libraries of the system that the window needs, said by name when one is missing; Qt is not imported here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from workbench.core.errors import UserError

_MISSING = re.compile(r"(lib[\w.+-]+\.so[.\d]*): cannot open shared object file")
_PACKAGES = {
    "libGL.so.1": "libgl1", "libEGL.so.1": "libegl1", "libX11.so.6": "libx11-6", "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1", "libglib-2.0.so.0": "libglib2.0-0", "libxkbcommon.so.0": "libxkbcommon0",
}  # fmt: skip
"""Library -> its package in Debian."""


@contextmanager
def needed() -> Iterator[None]:
    """Round the import of the window: a library that is not there is a UserError that names it."""
    try:
        yield
    except ImportError as error:
        missing = _MISSING.search(str(error))
        if missing is None:
            raise
        package = _PACKAGES.get(missing[1])
        how = f"On Debian or Ubuntu: sudo apt install {package}" if package else "Install your system's package for it"
        raise UserError(f"The window cannot be drawn: {missing[1]} is not installed", how) from error
