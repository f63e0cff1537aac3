"""What the PyInstaller description says to BUNDLE on macOS: the program's name, version and Info.plist."""

from __future__ import annotations

import plistlib
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NAME = "Sound Source Workbench"
IDENTIFIER = "org.ssl-workbench.window"


def version() -> str:
    told = (ROOT / "workbench" / "__init__.py").read_text(encoding="utf-8")
    return re.findall(r'__version__ = "([^"]+)"', told)[0]


def described() -> dict[str, Any]:
    """Keyword arguments of PyInstaller's BUNDLE."""
    icon = ROOT / "resources" / "icons" / "workbench.icns"
    own = plistlib.loads((HERE / "Info.plist").read_bytes())
    return {
        "name": f"{NAME}.app",
        "icon": str(icon) if icon.exists() else None,
        "bundle_identifier": IDENTIFIER,
        "version": version(),
        "info_plist": own | {"CFBundleVersion": version(), "CFBundleDisplayName": NAME},
    }
