"""Passes over many sessions give the same on one core, on all, and on a cluster of other processes."""

from __future__ import annotations

import json
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from distributed import Client, LocalCluster, Scheduler
from joblib import delayed

from tests.engine.noise_campaign import noise_campaign, result_of
from workbench.core.errors import UserError
from workbench.core.events import Event, as_json
from workbench.engine.collect import collect
from workbench.engine.export_features import ExportFeaturesOfMany
from workbench.engine.localize_many import MANY, LocalizeMany, SessionLocalized
from workbench.engine.parallel import in_parallel, refuse_unreachable
from workbench.engine.session_sources import OnDisk
from workbench.engine.simulate import SimulateCampaign
from workbench.files.session_folder import find_sessions
from workbench.simulate.campaign import CampaignPlan
from workbench.training.config import DataConfig

KEPT: list[np.ndarray] = []
METHODS = ("centroid", "energy", "spacenet")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A real cluster: two worker processes of their own, spoken to over TCP."""
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster:
        assert cluster.scheduler_address.startswith("tcp://")
        yield cluster.scheduler_address


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return noise_campaign(tmp_path_factory.mktemp("noise") / "campaign", MANY)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def bytes_below(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def square(number: int) -> int:
    time.sleep(0.01 * (number % 3))
    return number * number


def growing(number: int) -> int:
    """By so much in its second call that joblib takes it for a leak."""
    if number > 1:
        KEPT.append(np.ones(50_000_000))
        time.sleep(1.1)
    return number


def slow(number: int) -> int:
    time.sleep(0.2)
    return number


def failing(number: int) -> int:
    if number == 3:
        raise UserError("The third is broken", "Mend it")
    return number


def test_results_come_in_order(scheduler: str) -> None:
    expected = [n * n for n in range(12)]
    for n_jobs, where in ((1, ""), (2, ""), (1, scheduler)):
        assert list(in_parallel((delayed(square)(n) for n in range(12)), n_jobs, where)) == expected


def test_a_process_that_grows_is_replaced_without_a_word_and_nothing_hangs() -> None:
    assert list(in_parallel((delayed(growing)(n) for n in range(6)), 2)) == list(range(6))


def test_a_mistake_in_one_call_is_told_as_it_was(scheduler: str) -> None:
    for where in ("", scheduler):
        with pytest.raises(UserError) as told:
            list(in_parallel((delayed(failing)(n) for n in range(6)), 2, where))
        assert (told.value.problem, told.value.hint) == ("The third is broken", "Mend it")


def test_features_are_the_same_bytes(scheduler: str, campaign: Path, tmp_path: Path) -> None:
    for name, n_jobs, where in (("one", 1, ""), ("all", 2, ""), ("cluster", 1, scheduler)):
        list(ExportFeaturesOfMany(campaign, "mel-spectra", tmp_path / name, n_jobs, where).run())
    one, every, cluster = (bytes_below(tmp_path / name) for name in ("one", "all", "cluster"))
    assert len(one) == MANY and one == every == cluster


def test_a_simulated_campaign_is_the_same_bytes(scheduler: str, tmp_path: Path) -> None:
    plan = CampaignPlan(("goyang",), n_sessions=3, seconds=3.0, seed=3)
    for name, n_jobs, where in (("one", 1, ""), ("cluster", 1, scheduler)):
        list(SimulateCampaign(plan, tmp_path / name, None, n_jobs, where).run())
    one, cluster = bytes_below(tmp_path / "one"), bytes_below(tmp_path / "cluster")
    assert len(one) == 15 and one == cluster


@pytest.mark.parametrize("kind", ["recorded", "simulated"])
def test_a_clip_table_is_the_same(
    scheduler: str, campaign: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    simulated = DataConfig(sites=("goyang",), n_sessions=3, seconds=3.5, seed=4)
    data = simulated if kind == "simulated" else DataConfig(campaign=str(campaign))
    tables = []
    for name, where in (("here", ""), ("cluster", scheduler)):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / name))
        tables.append(result_of(collect(data, n_jobs=1, scheduler=where)))
    assert tables[0].features.tobytes() == tables[1].features.tobytes()
    for name, column in vars(tables[0]).items():
        np.testing.assert_array_equal(column, getattr(tables[1], name))


def told(events: Iterator[Event]) -> list[str]:
    return [json.dumps(as_json(e)) for e in events if not isinstance(e, SessionLocalized)]


def test_many_sessions_are_localized_with_the_same_words_in_the_same_order(scheduler: str, campaign: Path) -> None:
    folders = (*find_sessions(campaign), campaign / "no-session")
    several = told(LocalizeMany(tuple(map(OnDisk, folders)), METHODS, n_jobs=2).run())
    on_cluster = list(LocalizeMany(tuple(map(OnDisk, folders)), METHODS, scheduler=scheduler).run())
    one_by_one = [line for f in folders for line in told(LocalizeMany((OnDisk(f),), METHODS).run())]
    assert several == told(iter(on_cluster)) == one_by_one
    assert len(several) > len(METHODS) * 2 * MANY
    ends = [e for e in on_cluster if isinstance(e, SessionLocalized)]
    assert [e.session.name if e.session else "" for e in ends] == [*(f.name for f in folders[:-1]), ""]
    assert ends[-1].problem is not None and "no-session is not there" in str(ends[-1].problem)


def n_tasks(dask_scheduler: Scheduler) -> int:
    return len(dask_scheduler.tasks)


def test_whoever_stops_leaves_nothing_running_on_the_cluster(scheduler: str) -> None:
    results = in_parallel((delayed(slow)(n) for n in range(500)), 1, scheduler)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with Client(scheduler, set_as_default=False) as client:
        assert client.run_on_scheduler(n_tasks) > 0
        results.close()  # type: ignore[attr-defined]
        ends = time.monotonic() + 10
        while (left := client.run_on_scheduler(n_tasks)) and time.monotonic() < ends:
            pass
        assert left == 0
        assert not any(client.processing().values())


def test_a_stopped_collection_on_the_cluster_is_gone_on_with(scheduler: str, campaign: Path) -> None:
    data = DataConfig(campaign=str(campaign))
    events = collect(data, scheduler=scheduler)
    for event in events:
        if as_json(event)["doing"].startswith("Reading") and as_json(event)["done"] == 4:
            break
    events.close()
    assert len(result_of(collect(data, scheduler=scheduler))) == 2 * MANY


@pytest.mark.parametrize("address", ["mars", "tcp://127.0.0.1", "http://127.0.0.1:8786", "tcp://127.0.0.1:99999"])
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(UserError, match="is no address of a scheduler"):
        refuse_unreachable(address)


def test_a_scheduler_that_nobody_is_at_is_told_at_once() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: whoever knocks is refused
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        started_s = time.monotonic()
        for _ in range(2):
            with pytest.raises(UserError, match="no scheduler that answers"):
                refuse_unreachable(address)
        assert time.monotonic() - started_s < 5


def test_a_cluster_without_workers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.engine.parallel.REACHED_WITHIN_S", 1.0)
    with (
        LocalCluster(n_workers=0, dashboard_address=":0", processes=True) as empty,
        pytest.raises(UserError, match="has no workers"),
    ):
        refuse_unreachable(empty.scheduler_address)


def test_workers_of_another_version_are_told(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.engine.parallel.code_digest", lambda: "another")
    with pytest.raises(UserError, match=r"2 of 2 workers .* another version"):
        refuse_unreachable(scheduler)


def with_another_scipy(number: int) -> str:
    """In a worker: as if another SciPy were installed there; "" puts back what is."""
    from workbench.engine import code_digest

    found = code_digest.versions() if number else {}
    original = vars(code_digest).setdefault("_versions_here", code_digest.versions)
    code_digest.versions = (lambda: {**found, "scipy": "0.1"}) if number else original
    code_digest.code_digest.cache_clear()
    return code_digest.code_digest()


def test_a_worker_with_other_libraries_is_told(scheduler: str) -> None:
    with Client(scheduler, set_as_default=False) as client:
        first, _ = client.scheduler_info()["workers"]
        client.run(with_another_scipy, 1, workers=[first])
        try:
            with pytest.raises(UserError, match=r"1 of 2 workers .* or of its libraries") as told:
                refuse_unreachable(scheduler)
        finally:
            client.run(with_another_scipy, 0, workers=[first])
    assert "scipy " in told.value.hint
    refuse_unreachable(scheduler)


def test_a_missing_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UserError, match="the package distributed is not installed") as said:
        refuse_unreachable("tcp://127.0.0.1:8786")
    assert "ssl-workbench[cluster]" in said.value.hint


def test_without_a_cluster_nothing_is_asked_for() -> None:
    refuse_unreachable("")


def test_a_filter_is_told_the_same_way_on_the_cluster(scheduler: str, campaign: Path) -> None:
    data = replace(DataConfig(campaign=str(campaign)), choose="site:mars")
    with pytest.raises(UserError, match="fits 'site:mars'"):
        result_of(collect(data, scheduler=scheduler))
