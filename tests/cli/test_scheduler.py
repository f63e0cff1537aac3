"""One switch hands heavy passes to a cluster, in every verb that has one."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Called
from workbench.files.shipped import models_folder

Arguments = Callable[[Path, Path], list[object]]
VERBS: dict[str, Arguments] = {
    "features": lambda campaign, out: ["features", campaign, "--out", out / "features"],
    "simulate": lambda _, out: ["simulate", "--site", "goyang", "--sessions", 2, "--seed", 1, "--out", out / "made"],
    "localize": lambda campaign, _: ["localize", campaign, "--with", "centroid"],
    "train": lambda campaign, out: [
        "train",
        "--data-campaign",
        campaign,
        "--data-test-share",
        0,
        "--batch",
        2,
        "--out",
        out / "run",
    ],
    "models --score": lambda _, out: ["models", "--score", shutil.copytree(models_folder(), out / "models")],
}


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """An address where connections are refused."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"tcp://127.0.0.1:{taken.getsockname()[1]}"


@pytest.mark.parametrize("verb", VERBS)
def test_a_cluster_that_is_not_there_is_told_and_nothing_is_left(
    call: Callable[..., Called], campaign: Path, tmp_path: Path, nobody: str, verb: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    told = call(*VERBS[verb](campaign, out), "--scheduler", nobody)
    assert (told.status, told.out) == (1, "")
    assert f"There is no scheduler that answers at {nobody}. Start one" in told.err
    assert not any((out / name).exists() and any((out / name).iterdir()) for name in ("features", "made", "run"))


def test_features_of_a_whole_campaign_are_a_file_a_session(
    call: Callable[..., Called], campaign: Path, tmp_path: Path
) -> None:
    assert call("features", campaign, "--out", tmp_path / "features").status == 0
    made = sorted(path.relative_to(tmp_path / "features") for path in (tmp_path / "features").rglob("*.npz"))
    sessions = sorted(path.parent.relative_to(campaign) for path in campaign.rglob("session.json"))
    assert len(made) > 1 and made == [path.with_name(f"{path.name}.npz") for path in sessions]
    told = call("features", campaign, "--out", tmp_path / "features.npz")
    assert told.status == 1 and "need a file each" in told.err
