"""Networks of one's own: added under a free name, listed, asked, replaced, removed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Called, write_untrained
from workbench.core.card import Scores
from workbench.core.events import Event
from workbench.engine.own_models import KeepModel, ModelKept
from workbench.files.model_file import read_card, with_card
from workbench.files.own_models import free_name, has_news, kept_of
from workbench.localize.registry import find_method, known_methods, unread_networks

Call = Callable[..., Called]


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for networks of one's own."""
    monkeypatch.setenv("WORKBENCH_MODELS", str(tmp_path / "own"))
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))
    return tmp_path / "own"


def names() -> list[str]:
    return [m.name for m in known_methods()]


def test_an_added_network_is_listed_localizes_and_can_be_removed(call: Call, session: Path, network_file: Path) -> None:
    before = names()
    assert call("models", "--add", network_file).out == "Kept as untrained\n"
    assert names() == [*before, "untrained"], "those that were there change no place"
    told = {e["name"]: e for e in call("models", "--json").events if e["event"] == "MethodFound"}
    assert told["untrained"]["title"] == "Untrained SpaceNet (own, untrained)"
    assert [name for name, method in told.items() if method["is_own"]] == ["untrained"]
    found = call("localize", session, "--with", "untrained", "--json")
    assert found.status == 0 and {e["method"] for e in found.events if e["event"] == "Located"} == {"untrained"}
    assert call("models", "--remove", "untrained").status == 0
    assert names() == before
    refused = call("localize", session, "--with", "untrained")
    assert refused.status == 1 and "no method called 'untrained'" in refused.err


def test_a_taken_name_gets_a_number_also_that_of_a_shipped_network(call: Call, network_file: Path, own: Path) -> None:
    with_card(network_file, name="spacenet")
    for _ in range(2):
        assert call("models", "--add", network_file).status == 0
    assert sorted(path.name for path in own.iterdir()) == ["spacenet-2.safetensors", "spacenet-3.safetensors"]
    assert read_card(own / "spacenet-3.safetensors").name == "spacenet-3"
    assert free_name("../../x y", ()) == "x-y"


def test_a_run_is_kept_once_and_a_better_network_of_it_takes_the_earlier_ones_place(
    call: Call, network_file: Path, tmp_path: Path, own: Path
) -> None:
    run = tmp_path / "run"
    run.mkdir()
    assert "holds no trained network" in call("models", "--add", run).err
    assert not has_news(run)
    shutil.copy(network_file, run / "best.safetensors")
    assert has_news(run)
    assert call("models", "--add", run).out == "Kept as untrained\n"
    assert not has_news(run)
    assert call("models", "--add", run).out == "It is kept already, as untrained\n"
    first = find_method("untrained")
    with_card(run / "best.safetensors", about="Better")
    assert has_news(run)
    assert call("models", "--add", run).out == "Kept as untrained\n"
    assert find_method("untrained").about == "Better" and find_method("untrained") is not first
    assert len(list(own.iterdir())) == 1
    assert call("models", "--remove", "untrained").status == 0
    list(KeepModel(run, is_asked=False).run())
    assert list(own.iterdir()) == [], "who removed it does not want it"
    assert call("models", "--add", run).out == "Kept as untrained\n", "but who asks gets it"


def test_two_that_keep_a_run_at_once_keep_it_once(network_file: Path, tmp_path: Path, own: Path) -> None:
    run = tmp_path / "run"
    run.mkdir()
    shutil.copy(network_file, run / "best.safetensors")
    events: list[Event] = []
    threads = [threading.Thread(target=lambda: events.extend(KeepModel(run).run())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(event.is_news for event in events if isinstance(event, ModelKept)) == [False, False, False, True]
    assert len(list(own.iterdir())) == 1 and kept_of(run) is not None


def test_what_cannot_be_kept_or_removed_is_told(call: Call, tmp_path: Path, own: Path) -> None:
    (tmp_path / "x.safetensors").write_bytes(b"nothing")
    assert "damaged or no safetensors" in call("models", "--add", tmp_path / "x.safetensors").err
    assert "came with the program" in call("models", "--remove", "spacenet").err
    assert "no network of your own called 'nobody'" in call("models", "--remove", "nobody").err
    assert call("models", "--add", "a", "--remove", "b").status == 2
    own.write_text("a file where the folder should be")
    write_untrained(tmp_path / "y.safetensors")
    assert "is a file, not a folder" in call("models", "--add", tmp_path / "y.safetensors").err


def test_a_damaged_network_of_ones_own_takes_nothing_else_with_it(call: Call, own: Path) -> None:
    before = names()
    own.mkdir()
    (own / "broken.safetensors").write_bytes(b"x" * 100)
    (own / "elsewhere.safetensors").symlink_to(own / "gone")
    assert names() == before
    assert "broken" in unread_networks()
    assert "broken.safetensors is damaged" in call("models").err


def test_listing_imports_no_torch() -> None:
    code = "import sys; from workbench.localize.registry import known_methods as k; k(); print('torch' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


def test_a_fine_tuned_network_says_so_and_claims_no_places_it_never_saw(call: Call, network_file: Path) -> None:
    scores = {"all sites": Scores(**dict.fromkeys(Scores.__dataclass_fields__, 1))}
    with_card(
        network_file,
        split="by source place",
        held_out=scores,
        held_out_data="6 clips at 2 places, the run's own test part, split by source place",
        started_from={"name": "spacenet", "doubt": "it may have learnt from some of them"},
    )
    call("models", "--add", network_file)
    told = call("models").out.split("untrained  ")[1]
    assert "Fine-tuned from spacenet." in told and "never saw" not in told
    assert "On clips it did not learn from (6 clips at 2 places" in told
