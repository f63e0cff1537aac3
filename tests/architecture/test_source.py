"""What the syntax tree tells: nothing runs code from files, no fault is swallowed, files and functions stay short."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "workbench").rglob("*.py"))

RUNS_CODE = {
    *("torch.load", "yaml.load", "yaml.unsafe_load", "eval", "exec", "compile", "__import__"),
    *("pickle.load", "pickle.loads", "joblib.load", "shelve.open", "marshal.loads", "os.system", "os.popen"),
    *("pv.read", "pyvista.read", "meshio.read", "shutil.unpack_archive"),
}
FOREIGN = {"pickle", "cPickle", "dill", "shelve", "marshal", "yaml", "cloudpickle"}
CATCH_ALL = {"workbench/cli/run.py", "workbench/cli/selftest.py"}
"""The command line's one hook, and the self test, whose answer is what went wrong."""

LONGEST_FILE, LONGEST_FUNCTION = 400, 60


def parsed(text: str) -> list[ast.AST]:
    return list(ast.walk(ast.parse(text)))


def calls_that_run_code(text: str) -> Iterator[str]:
    """Calls and imports by which a file could run code, and NumPy files read with pickles allowed."""
    for node in parsed(text):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] in FOREIGN)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in FOREIGN:
            yield f"from {node.module}"
        elif isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name in RUNS_CODE or name.endswith((".extractall", ".unpack_archive")):
                yield name
            for word in node.keywords:
                allowed = isinstance(word.value, ast.Constant) and word.value.value is True
                if (word.arg == "allow_pickle" or word.arg == "shell") and allowed:
                    yield f"{name}({word.arg}=True)"


def catch_alls(text: str) -> Iterator[int]:
    """Lines of handlers that catch everything and do not raise it again."""
    for node in parsed(text):
        if isinstance(node, ast.ExceptHandler):
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            names = {"Exception" if kind is None else ast.unparse(kind) for kind in caught}
            raises_again = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
            if names & {"Exception", "BaseException"} and not raises_again:
                yield node.lineno


@pytest.mark.parametrize(
    "text",
    [
        "import torch\ntorch.load(path)",
        "import pickle",
        "from yaml import load",
        "eval(text)",
        "np.load(path, allow_pickle=True)",
        "subprocess.run(text, shell=True)",
        "archive.extractall(folder)",
        "pv.read(path)",
    ],
)
def test_what_runs_code_is_seen(text: str) -> None:
    assert list(calls_that_run_code(text))


def test_no_file_can_run_code() -> None:
    found = {str(p.relative_to(ROOT)): list(calls_that_run_code(p.read_text(encoding="utf-8"))) for p in SOURCES}
    assert {path: calls for path, calls in found.items() if calls} == {}


def test_what_swallows_faults_is_seen() -> None:
    swallowing = ["except Exception: pass", "except: x = 1", "except (OSError, Exception) as e: log(e)"]
    for handler in (*swallowing, "except BaseException: return"):
        assert list(catch_alls(f"def f():\n  try: g()\n  {handler}")) == [3]
    assert not list(catch_alls("try: g()\nexcept BaseException:\n  undo()\n  raise"))
    assert not list(catch_alls("try: g()\nexcept OSError: pass"))


def test_faults_are_caught_in_named_places_only() -> None:
    found = {p.relative_to(ROOT).as_posix() for p in SOURCES if list(catch_alls(p.read_text(encoding="utf-8")))}
    assert found == CATCH_ALL


def test_files_are_short() -> None:
    lengths = {str(p.relative_to(ROOT)): len(p.read_text(encoding="utf-8").splitlines()) for p in SOURCES}
    assert len(lengths) > 50
    assert {path: n for path, n in lengths.items() if n > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    found = {
        f"{path.relative_to(ROOT).as_posix()} {node.name}": node.end_lineno - node.lineno + 1
        for path in SOURCES
        for node in parsed(path.read_text(encoding="utf-8"))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None
    }
    assert {where: n for where, n in found.items() if n > LONGEST_FUNCTION} == {}
