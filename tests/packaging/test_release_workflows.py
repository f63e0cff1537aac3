"""The forge's workflows name scripts, targets and options that are there, and build with the versions tested here.

They have not been run: nobody here has such a forge.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
CPU_ONLY = "https://download.pytorch.org/whl/cpu"


def read(name: str) -> dict[Any, Any]:
    told: dict[Any, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8"))
    return told


def steps_of(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_a_tag_releases_all_systems_after_each_was_tried() -> None:
    told = read("release.yml")
    # YAML 1.1 reads the key `on` as true.
    assert told[True]["push"] == {"tags": ["v*"]}
    assert set(told["jobs"]) == {"linux", "windows", "macos", "release"}
    assert set(told["jobs"]["release"]["needs"]) == {"linux", "windows", "macos"}
    for name in ("windows", "macos"):
        assert told["jobs"][name]["strategy"]["matrix"]["edition"] == ["field", "full"]
    for name in ("linux", "windows", "macos"):
        said = "\n".join(step.get("run", "") for step in told["jobs"][name]["steps"])
        assert "selftest" in said
        assert any("upload-artifact" in step.get("uses", "") for step in told["jobs"][name]["steps"])


def test_only_the_release_itself_may_write() -> None:
    told = read("release.yml")
    assert told["permissions"] == read("check.yml")["permissions"] == {"contents": "read"}
    assert [name for name, job in told["jobs"].items() if "permissions" in job] == ["release"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_script_and_target_named_is_there(path: Path) -> None:
    words = "\n".join(step.get("run", "") for step in steps_of(read(path.name))).replace("\\", "/")
    named = set(re.findall(r"(?:packaging|scripts)/[\w/.]+\.(?:py|sh|ps1)", words))
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []
    targets = set(re.findall(r"^\s*make ([a-z-]+)", words, re.MULTILINE))
    assert targets
    known = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert targets <= known


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_python_and_torch_are_the_ones_used_elsewhere(path: Path) -> None:
    told = read(path.name)
    pythons = {step["with"]["python-version"] for step in steps_of(told) if "setup-python" in step.get("uses", "")}
    ruff = re.findall(r'target-version = "py3(\d+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert pythons == {f"3.{ruff[0]}"}
    assert told["env"]["TORCH_INDEX_URL"] == CPU_ONLY
    assert f'CPU_ONLY = "{CPU_ONLY}"' in (ROOT / "scripts" / "torch_notice.py").read_text(encoding="utf-8")
    assert CPU_ONLY in (ROOT / "packaging" / "windows" / "build.ps1").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_carry_a_version_and_shell_lines_are_well_formed(path: Path) -> None:
    for step in steps_of(read(path.name)):
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])
        elif step.get("shell") != "pwsh" and "choco" not in step["run"]:
            script = re.sub(r"\$\{\{.*?\}\}", "value", step["run"])
            subprocess.run(["bash", "-n"], input=script, text=True, check=True)


def test_windows_recipe_names_files_and_options_that_are_there() -> None:
    recipe = (ROOT / "packaging" / "windows" / "build.ps1").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:packaging|scripts)/[\w/.]+\.py", recipe))
    assert {"packaging/build_bundle.py", "packaging/windows/make_installer.py"} <= named
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []
    given = set(
        re.findall(
            r" -(\w+) ", "\n".join(s["run"] for s in steps_of(read("release.yml")) if "build.ps1" in s.get("run", ""))
        )
    )
    assert given == {"Edition", "Python", "TorchIndexUrl"}
    assert given <= set(re.findall(r"\]\$(\w+) =", recipe))
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    for name in re.findall(r"\(Pin (\w+)\)", recipe):
        assert re.search(rf"^{name}==", pins, re.MULTILINE)


@pytest.mark.parametrize("name", ["checksums.sh", "verify.sh"])
def test_what_a_release_is_checked_with_is_plain_shell(name: str) -> None:
    subprocess.run(["sh", "-n", ROOT / "packaging" / name], check=True)
