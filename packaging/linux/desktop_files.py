"""What a Linux desktop needs to know of the program: entry, icons, file types, description, manual page."""

from __future__ import annotations

import gzip
import os
import shutil
import time
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent.parent
NAME = "ssl-workbench"
SHARE = Path(__file__).resolve().parent / "share"
ICON = ROOT / "resources" / "icons" / "workbench.svg"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)


def write_desktop_files(share: Path, program: str, version: str, time_s: int) -> None:
    """Into a `share` folder (/usr/share, ~/.local/share). program : what the desktop entry starts."""
    told = {"@PROGRAM@": program, "@VERSION@": version, "@DATE@": time.strftime("%Y-%m-%d", time.gmtime(time_s))}
    for source, target in (
        ("ssl-workbench.desktop", "applications"),
        ("ssl-workbench.xml", "mime/packages"),
        ("ssl-workbench.metainfo.xml", "metainfo"),
    ):
        _write(share / target / source, _filled(SHARE / source, told))
    _write_icons(share / "icons" / "hicolor")
    page = gzip.compress(_filled(SHARE / "workbench.1", told), mtime=0)
    for name in ("workbench", NAME):
        _write(share / "man" / "man1" / f"{name}.1.gz", page)


def _write_icons(hicolor: Path) -> None:
    scalable = hicolor / "scalable" / "apps"
    scalable.mkdir(parents=True)
    shutil.copyfile(ICON, scalable / f"{NAME}.svg")
    for size in ICON_SIZES:
        folder = hicolor / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True)
        picture(size).save(str(folder / f"{NAME}.png"))


def picture(size: int) -> QImage:
    """The icon, size x size pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(ICON.read_bytes())).render(painter)
    painter.end()
    return image


def settle(folder: Path, time_s: int) -> None:
    """The same rights and times whoever built it: 755 for folders and programs, 644 for the rest."""
    for path in sorted(folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.name == "workbench-cli" or _is_script(path) else 0o644)
        os.utime(path, (time_s, time_s), follow_symlinks=False)
    folder.chmod(0o755)
    os.utime(folder, (time_s, time_s))


def _is_script(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"#!"


def _filled(template: Path, told: dict[str, str]) -> bytes:
    text = template.read_text(encoding="utf-8")
    for word, value in told.items():
        text = text.replace(word, value)
    return text.encode()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
