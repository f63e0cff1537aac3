"""Licence texts: which files of a package are licences, and what a package says that its licence is."""

from __future__ import annotations

import re
from importlib.metadata import Distribution
from pathlib import Path

TEXTS = Path(__file__).resolve().parent / "texts"
NAMES = re.compile(r"(licen[cs]es?|copying|copyright|notice|authors|third.?party)", re.IGNORECASE)
DEBIAN_DOCUMENTS = Path("/usr/share/doc")
GENERAL = {
    "Apache-2.0": "Apache-2.0.txt",
    "LGPL-3.0": "LGPL-3.0.txt",
    "GPL-3.0": "GPL-3.0.txt",
    "LGPL-2.1": "LGPL-2.1.txt",
}
"""Texts that are the same for all who use them, for packages that bring none (PySide6 is one)."""
LONGEST_HEAD = 300
"""Letters: a whole licence that begins so is that licence; further down it is one of several."""
MIT_BEGINS = "Permission is hereby granted, free of charge, to any person obtaining a copy"
SPDX_OF_CLASSIFIER = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
SPDX_OF_WORDS = {
    "BSD": "BSD-3-Clause",
    "BSD 3-Clause License": "BSD-3-Clause",
    "3-Clause BSD License": "BSD-3-Clause",
    "BSD 3-Clause": "BSD-3-Clause",
    "new BSD": "BSD-3-Clause",
    "BSD-2-Clause License": "BSD-2-Clause",
    "MIT License": "MIT",
    "MIT license": "MIT",
    "The MIT License (MIT)": "MIT",
    "Apache License v2.0": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache 2": "Apache-2.0",
    "PSFL": "PSF-2.0",
    "LGPL": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
}


def licence_of(package: Distribution) -> str:
    """As SPDX where the package lets one tell, else in its own words."""
    told = package.metadata
    if expression := told.get("License-Expression"):
        return str(expression)
    words = str(told.get("License") or "").strip()
    if MIT_BEGINS in " ".join(words.split())[:LONGEST_HEAD]:
        return "MIT"
    if words and len(words) < 80 and "\n" not in words and words != "UNKNOWN":
        return SPDX_OF_WORDS.get(words, words)
    classifiers = [
        row.rpartition(" :: ")[2] for row in told.get_all("Classifier") or () if row.startswith("License ::")
    ]
    known = sorted({SPDX_OF_CLASSIFIER.get(row, row) for row in classifiers} - {"OSI Approved"})
    return " AND ".join(known) if known else (words.splitlines() or ["not told by the package"])[0]


def texts_of(package: Distribution) -> list[Path]:
    """Licences, notices and bills of materials that came with a package, but not the program's own files so called."""
    found = []
    for file in package.files or ():
        path = Path(str(package.locate_file(file)))
        of_information = ".dist-info" in file.parts[0] and (
            NAMES.search(file.name) or "licenses" in file.parts or "sboms" in file.parts
        )
        of_code = path.suffix.casefold() in ("", ".txt", ".md", ".rst") and re.match(
            r"(licen[cs]e|copying|notice|third.?party)", path.name, re.IGNORECASE
        )
        if (of_information or of_code) and path.is_file():
            found.append(path)
    if not found:
        licence = licence_of(package)
        found = [TEXTS / name for told, name in GENERAL.items() if told in licence]
    return sorted(found)


def text_of_debian(package: str) -> Path | None:
    path = DEBIAN_DOCUMENTS / package / "copyright"
    return path if path.is_file() else None


def licence_in_debian(text: str) -> str:
    """The licences that a copyright file in Debian's format names, in its own words."""
    names = sorted(set(re.findall(r"^License: *(\S.*?) *$", text, re.MULTILINE)))
    return ", ".join(names) if names else "see its copyright file"
