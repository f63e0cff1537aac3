"""Writes resources/reports/methods.md and its pictures from the evaluations that scripts/compare.sh made."""

from __future__ import annotations

import sys
from pathlib import Path

from workbench.evaluate.evaluation_file import read_evaluation
from workbench.evaluate.report.markdown import markdown_of
from workbench.evaluate.report.methods_page import methods_page
from workbench.files.atomic import write_atomically
from workbench.localize.registry import known_methods


def main(out: Path, given: list[str]) -> None:
    """given : "TITLE=evaluation.json", the one as the sites are first."""
    parts = [each.split("=", 1) for each in given]
    found = {title: read_evaluation(Path(path)) for title, path in parts}
    text, pictures = markdown_of(methods_page(found, [method.name for method in known_methods()]), "methods")
    write_atomically(out / "methods.md", text.encode())
    for name, data in pictures.items():
        write_atomically(out / name, data)
    print(f"Wrote {out / 'methods.md'} and {len(pictures)} pictures")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
