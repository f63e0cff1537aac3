"""What is written is read back: every format that goes both ways, over sessions nobody thought of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.sessions import PLAIN, ROUNDED, SURVIVES, sessions
from workbench.core.session import Label, Microphone, Session, Source
from workbench.files.exchange.registry import ChangesSession, exporters, find_exporter, find_importer, importers

BOTH_WAYS = sorted({each.name for each in importers()} & {each.name for each in exporters()})


def back(name: str, data: bytes, folder: Path, into: Session = PLAIN) -> Session:
    importer = find_importer(name)
    assert isinstance(importer, ChangesSession)
    file = folder / f"file{importer.endings[0]}"
    file.write_bytes(data)
    assert importer.fits(file), f"{name} does not know its own file"
    return importer.read(file, into).session


def test_every_format_that_goes_both_ways_is_tested() -> None:
    assert set(BOTH_WAYS) == {*SURVIVES, *ROUNDED}


@pytest.mark.parametrize("name", SURVIVES)
@given(session=sessions())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_read_back(name: str, session: Session, tmp_path: Path) -> None:
    data = find_exporter(name).text(session)
    read = back(name, data, tmp_path)
    assert read == SURVIVES[name](session)
    assert back(name, data, tmp_path, read) == read, "a second import adds nothing"
    whole = replace(read, microphones=session.microphones, source=session.source) if read.labels else read
    assert back(name, find_exporter(name).text(whole), tmp_path) == read, "and is written the same again"


@given(st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_dcase_rows_come_back_to_a_frame_and_a_degree(tmp_path: Path, data: st.DataObject) -> None:
    """Frames of 100 ms, whole degrees and centimetres: the same rows are written again."""
    draw = data.draw
    metres = st.floats(-30, 30)
    microphones = tuple(replace(m, position_m=(draw(metres), draw(metres), draw(metres))) for m in PLAIN.microphones)
    marks = draw(
        st.lists(st.tuples(st.integers(0, 500), st.integers(1, 50), st.integers(0, 3)), min_size=1, max_size=6)
    )
    labels = tuple(Label(start_s=first / 10, end_s=(first + n) / 10, text=f"class {kind}") for first, n, kind in marks)
    truth = (draw(metres), draw(metres), draw(metres))
    session = replace(PLAIN, microphones=microphones, labels=labels, source=Source(position_m=truth))
    written = find_exporter("dcase").text(session)
    read = back("dcase", written, tmp_path, replace(PLAIN, microphones=microphones))
    assert {frame for label in read.labels for frame in frames(label)} == {f for la in labels for f in frames(la)}
    place_m, error_m = read.source.position_m, read.source.position_error_m
    assert sum((a - b) ** 2 for a, b in zip(place_m, truth, strict=True)) ** 0.5 <= error_m + 1e-3


def frames(label: Label) -> set[tuple[int, str]]:
    return {(i, label.text) for i in range(round(label.start_s * 10), round(label.end_s * 10))}


@pytest.mark.parametrize("name", [each.name for each in exporters()])
def test_nothing_to_write_is_said(name: str) -> None:
    from workbench.core.errors import UserError

    with pytest.raises(UserError) as told:
        find_exporter(name).text(Session(name="A-1", microphones=(Microphone(file="a.wav"),)))
    assert "A-1" in str(told.value)


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_an_importer_recognises_only_its_own_files(name: str, tmp_path: Path, written: Callable[[str], bytes]) -> None:
    importer = find_importer(name)
    assert isinstance(importer, ChangesSession)
    for other in BOTH_WAYS:
        ending = find_exporter(other).ending
        file = tmp_path / f"{other}{ending}"
        file.write_bytes(written(other))
        assert importer.fits(file) is (other == name), other


@pytest.fixture
def written() -> Callable[[str], bytes]:
    session = replace(
        PLAIN,
        microphones=tuple(replace(m, position_m=(i + 0.5, 2.0 * i, 1.0)) for i, m in enumerate(PLAIN.microphones)),
        source=Source(position_m=(3.0, 1.0, 1.0)),
        labels=(Label(start_s=1.0, end_s=2.0, text="cough"),),
    )
    return lambda name: find_exporter(name).text(session)
