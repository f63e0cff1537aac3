"""ONNX Runtime tells its makers what runs here unless told not to before its import; `import workbench` does that."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OUTSIDE = ("packaging", "scripts", "tests")
WATCH = """
import os, runpy, sys
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "onnxruntime":
            print("onnxruntime is imported with", os.environ.get("ORT_DISABLE_TELEMETRY"), file=sys.stderr)
sys.meta_path.insert(0, Watch())
sys.argv = ["workbench", "--help"]
try:
    {entry}
except SystemExit:
    pass
import onnxruntime
"""
ENTRIES = {
    "library": "import workbench",
    "command line": "import workbench.__main__",
    "window": "import workbench.gui.app",
    "networks of the field edition": "runpy.run_path('packaging/field_models.py', run_name='imported')",
    "both programs of a bundle": "runpy.run_path('packaging/pyinstaller/entry.py', run_name='__main__')",
}


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES.keys())
def test_every_way_into_the_program_turns_it_off_before_onnx_runtime_is_imported(entry: str) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    command = [sys.executable, "-c", WATCH.format(entry=entry)]
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert told.returncode == 0, told.stderr
    assert "onnxruntime is imported with 1\n" in told.stderr
    assert "onnxruntime is imported with None" not in told.stderr


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and first name of all that is imported, by name or by a call with its name, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, each.name.partition(".")[0]) for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module.partition(".")[0]
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0] if node.args else None
            if name in {"import_module", "importorskip", "__import__"} and isinstance(first, ast.Constant):
                yield node.lineno, str(first.value).partition(".")[0]


def first_line(source: str, module: str) -> int | None:
    return min((line for line, name in imported(ast.parse(source)) if name == module), default=None)


def comes_too_early(source: str) -> bool:
    """Whether a file outside the package imports ONNX Runtime before the workbench, or without it."""
    asked = first_line(source, "onnxruntime")
    told = first_line(source, "workbench")
    return asked is not None and (told is None or told > asked)


def test_files_outside_the_package_import_the_workbench_before_onnx_runtime() -> None:
    files = [path for folder in OUTSIDE for path in (ROOT / folder).rglob("*.py")]
    early = [path.relative_to(ROOT) for path in files if comes_too_early(path.read_text(encoding="utf-8"))]
    assert early == []


def test_too_early_is_seen_in_every_form() -> None:
    assert comes_too_early("import onnxruntime\nimport workbench\n")
    assert comes_too_early("def f():\n    from onnxruntime.capi import x\n")
    assert comes_too_early("import pytest\nort = pytest.importorskip('onnxruntime')\nfrom workbench.core import x\n")
    assert not comes_too_early("from workbench.core import x\ndef f():\n    import onnxruntime\n")
    assert not comes_too_early("import onnx\n")


def test_inside_the_package_it_is_turned_off_before_anything_of_others_is_imported() -> None:
    """A package's first file runs before all of its others, so these may import ONNX Runtime anywhere."""
    source = (ROOT / "workbench" / "__init__.py").read_text(encoding="utf-8")
    told = next(
        line for line, text in enumerate(source.splitlines(), 1) if 'environ["ORT_DISABLE_TELEMETRY"] = "1"' in text
    )
    assert [name for line, name in imported(ast.parse(source)) if line < told] == ["os"]
