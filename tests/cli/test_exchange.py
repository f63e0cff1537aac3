"""`workbench import` and `workbench export`, as people call them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Called
from tests.cli.test_bad_input import contents
from tests.real_data import real_data
from workbench.core.session import Label
from workbench.files.exchange.registry import exporters, importers
from workbench.files.session_folder import read_session

Call = Callable[..., Called]


@pytest.fixture(autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where earlier versions and locks go."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("WORKBENCH_STATE", str(folder))
    return folder


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    file = tmp_path / "labels.txt"
    file.write_text("1.0\t2.0\tcough\n\\\t100\t2000\n3\t3.5\tcall\n")
    return file


def test_help_lists_every_format(call: Call) -> None:
    for verb, formats in (("import", importers()), ("export", exporters())):
        told = call(verb, "--help")
        assert told.status == 0
        assert [each.name for each in formats if f"\n  {each.name}  " not in told.out] == []


def test_a_format_and_help_tell_of_that_format_alone(call: Call) -> None:
    raven = call("import", "raven", "--help").out
    assert "Begin Time (s)" in raven and ".txt, .tsv" in raven and "--into" in raven
    assert not [word for word in ("--out", "--map", "--labels-start-s", "shotspotter") if word in raven]
    locar = call("import", "locar", "--help").out
    assert "--southern" in locar and "Adjustments.csv" in locar and "--into" not in locar
    assert "--map" in call("import", "coordinates", "--help").out
    assert "Audacity labels" in call("export", "audacity", "--help").out


def test_what_cannot_be_written_says_whether_the_folder_is_there(call: Call, session: Path) -> None:
    told = call("export", "coordinates", session, "--out", "/nowhere/at/all.csv")
    assert "there is no folder /nowhere/at" in told.err and "untouched" not in told.err


def test_labels_go_into_a_session_once(call: Call, session: Path, labels: Path) -> None:
    before = read_session(session).labels
    told = call("import", "audacity", labels, "--into", session)
    assert (told.status, told.out) == (0, f"Wrote 2 labels into {session.absolute()}\n")
    after = read_session(session).labels
    assert after == (
        *before,
        Label(start_s=1.0, end_s=2.0, low_hz=100.0, high_hz=2000.0, text="cough"),
        Label(start_s=3.0, end_s=3.5, text="call"),
    )
    again = call("import", "audacity", labels, "--into", session, "--json")
    assert [event["event"] for event in again.events] == ["Warned"] and "nothing new" in again.events[0]["text"]
    assert read_session(session).labels == after


def test_what_is_exported_is_imported_into_another_session(call: Call, campaign: Path, tmp_path: Path) -> None:
    first, second = campaign / "goyang-3-0001", campaign / "goyang-3-0002"
    file = tmp_path / "places.csv"
    assert call("export", "coordinates", first, "--out", file, "--json").events[0]["event"] == "Saved"
    told = call("import", "coordinates", file, "--into", second)
    assert told.status == 0 and "4 places, the source" in told.out
    one, two = read_session(first), read_session(second)
    assert [m.position_m for m in one.microphones] == [m.position_m for m in two.microphones]
    assert one.true_position_m == two.true_position_m


def test_columns_can_be_said(call: Call, session: Path, tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("a;b;c\n1,5;100;x\n2,5;200;y\n3,5;300;z\n4,5;400;w\n")
    told = call("import", "coordinates", file, "--into", session, "--map", "x=b", "--map", "y=A", "--map", "z=none",
                "--map", "unit=cm", "--map", "match=order", "--json")  # fmt: skip
    assert told.status == 0, told.err
    places = [m.position_m for m in read_session(session).microphones]
    assert [(round(p[0], 6), round(p[1], 6)) for p in places if p] == [(1, 0.015), (2, 0.025), (3, 0.035), (4, 0.045)]
    assert any(e["event"] == "Warned" and "order" in e["text"] for e in told.events)


def test_utm_places_of_real_recorders_are_moved_to_a_site_frame(call: Call, tmp_path: Path) -> None:
    file = real_data("locbatch") / "mics.csv"
    folder = tmp_path / "session"
    folder.mkdir()
    microphones = ",".join(f'{{"file": "mic_{n}.wav"}}' for n in ("01", "02", "04", "06"))
    (folder / "session.json").write_text(
        f'{{"format": "workbench-session", "version": 1, "microphones": [{microphones}]}}'
    )
    told = call("import", "coordinates", file, "--into", folder, "--map", "crs=EPSG:32612", "--json")
    session = read_session(folder)
    assert session.site.shift_m == (703770.0, 4744820.0, 0.0)
    assert session.microphones[0].position_m == (25.163, 1.331, 0.0)
    said = " ".join(event.get("text", "") for event in told.events)
    assert "(703770, 4744820, 0) m was taken off" in said and "heights" in said
    assert call("export", "geojson", folder, "--out", tmp_path / "map.geojson").status == 0


def test_wrong_usage_is_told_as_such(call: Call, session: Path, labels: Path, tmp_path: Path) -> None:
    for arguments in (
        ("audacity", labels, "--out", tmp_path / "new"),
        ("audacity", labels),
        ("wav-set", tmp_path, "--into", session),
        ("sonar", labels, "--into", session),
        ("coordinates", labels, "--into", session, "--map", "x"),
    ):
        before = contents(tmp_path)
        assert call("import", *arguments).status == 2, arguments
        assert contents(tmp_path) == before
    assert call("export", "sonar", session, "--out", tmp_path / "x").status == 2


def test_what_can_be_mended_is_one_sentence_and_writes_nothing(call: Call, session: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("no labels\nat all\n")
    before = contents(tmp_path)
    for arguments in (
        ("import", "audacity", wrong, "--into", session),
        ("import", "audacity", tmp_path / "absent.txt", "--into", session),
        ("import", "audacity", wrong, "--into", tmp_path / "nowhere"),
        ("export", "geojson", session, "--out", tmp_path / "a.geojson"),
        ("export", "raven", session, "--out", tmp_path / "absent" / "a.txt"),
    ):
        told = call(*arguments)
        assert (told.status, told.out) == (1, ""), arguments
        assert told.err.count("\n") == 1 and told.err.rstrip().endswith(".")
    assert contents(tmp_path) == before
