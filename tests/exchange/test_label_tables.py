"""What is particular to Audacity's, Raven's and DCASE's labels."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from tests.exchange.sessions import PLAIN
from tests.real_data import real_data
from workbench.core.errors import UserError
from workbench.core.session import Label, Source
from workbench.files.exchange import audacity, dcase, raven


def written(folder: Path, text: str | bytes, name: str = "labels.txt") -> Path:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_audacity_has_the_exact_form(tmp_path: Path) -> None:
    labels = (
        Label(start_s=1.25, end_s=1.9, text="a\tcough\n!"),
        Label(start_s=2.0, end_s=2.0, low_hz=100.0, text="Ü"),
    )
    text = "1.250000\t1.900000\ta cough !\n2.000000\t2.000000\tÜ\n\\\t100.000000\t-1.000000\n"
    assert audacity.text(replace(PLAIN, labels=labels)) == text.encode()


@pytest.mark.parametrize(
    "text", ["1,5\t2,5\tcall\r\n", "\ufeff1.5\t2.5\tcall", "1.5\t2.5\tcall\r1.5\t2.5\tcall\r", "\n1.5\t2.5\tcall\n\n"]
)
def test_audacity_of_other_systems_is_read(text: str, tmp_path: Path) -> None:
    for label in audacity.read(written(tmp_path, text), PLAIN).session.labels:
        assert label == Label(start_s=1.5, end_s=2.5, text="call")


def test_labels_there_already_are_not_added_again(tmp_path: Path) -> None:
    session = replace(PLAIN, labels=(Label(start_s=1.5, end_s=2.5, text="call"),))
    assert audacity.read(written(tmp_path, "1.5\t2.5\tcall\n"), session).session is session


RICH = replace(
    PLAIN,
    microphones=tuple(replace(m, position_m=(2.0, 2.0, 1.0)) for m in PLAIN.microphones),
    source=Source(position_m=(2.0, 5.0, 1.0)),
    labels=(
        Label(
            start_s=1.23456789,
            end_s=1.9,
            low_hz=100.00004,
            high_hz=2000.0,
            microphone=2,
            text=" a\tcough ",
            extra={"by": "Kim"},
        ),
        Label(start_s=2.0, end_s=2.5, text="call"),
        Label(start_s=2.4, end_s=3.0, text="call", microphone=3),
    ),
)


@pytest.mark.parametrize("format", [audacity, raven, dcase], ids=lambda f: f.__name__.rpartition(".")[2])
def test_labels_that_the_file_was_made_of_are_kept_as_they_are(format: ModuleType, tmp_path: Path) -> None:
    """Not doubled without their microphone, as Audacity would, or rounded to frames, as DCASE would."""
    ending = ".csv" if format is dcase else ".txt"
    read = format.read(written(tmp_path, format.text(RICH), f"a{ending}"), RICH)
    assert read.session is RICH
    n = 2 if format is dcase else 3  # labels of one class that touch are one run of frames
    assert read.notes == (f"{n} of its {n} labels are there already and are not added again",)


def test_new_labels_are_added_beside_those_that_are_there(tmp_path: Path) -> None:
    file = written(tmp_path, audacity.text(RICH) + b"7\t8\tnew\n")
    read = audacity.read(file, RICH)
    assert read.session.labels == (*RICH.labels, Label(start_s=7.0, end_s=8.0, text="new"))
    assert read.notes == ("3 of its 4 labels are there already and are not added again",)


def test_a_real_selection_table_is_read_whole() -> None:
    session = raven.read(real_data("locbatch") / "foo_raven_annotations.txt", PLAIN).session
    assert len(session.labels) == 9
    first = session.labels[1]
    assert (first.start_s, first.end_s, first.low_hz, first.high_hz, first.microphone) == (0.914, 1.585, 2000, 3800, 1)
    own = first.extra["raven"]
    assert (own["Selection"], own["Max Power (dB)"], own["smooth_cenv_window"]) == ("1b", "96.0", "75")


def raven_rows(*rows: tuple[int, str]) -> str:
    """One second from second `id` on, for each (id, view)."""
    lines = (f"{id}\t{view}\t1\t{id}.0\t{id + 1}.0\t{0 if view[0] == 'W' else 100}\t200\n" for id, view in rows)
    return "\t".join(raven.COLUMNS) + "\n" + "".join(lines)


def test_each_view_of_a_selection_is_joined_once(tmp_path: Path) -> None:
    wave, spectrum = "Waveform 1", "Spectrogram 1"
    rows = raven_rows((1, wave), (2, spectrum), (1, spectrum), (1, wave), (2, wave), (1, wave), (1, spectrum))
    labels = raven.read(written(tmp_path, rows), PLAIN).session.labels
    assert [(label.start_s, label.low_hz) for label in labels] == [
        (1.0, 100.0),
        (2.0, 100.0),
        (1.0, 100.0),
        (1.0, None),
    ]


def test_a_table_of_thousands_of_selections_is_read_in_seconds(tmp_path: Path) -> None:
    """Comparing each row with all before it took five seconds for 8,000 rows, and four times that for twice as many."""
    began_s = time.process_time()
    rows = raven_rows(*((i, view) for i in range(20_000) for view in ("Waveform 1", "Spectrogram 1")))
    assert len(raven.read(written(tmp_path, rows), PLAIN).session.labels) == 20_000
    assert time.process_time() - began_s < 15.0


def test_a_selection_tables_own_columns_are_written_again(tmp_path: Path) -> None:
    file = real_data("locbatch") / "foo_raven_annotations.txt"
    text = raven.text(raven.read(file, PLAIN).session).decode().splitlines()
    source = [line.split("\t") for line in file.read_text().splitlines()]
    back = [line.split("\t") for line in text]
    header = [name.casefold() for name in back[0]]
    assert [name for name in source[0] if name.casefold() not in header] == []
    for old, new in zip(source[1:], back[1:], strict=True):
        for name, cell in zip(source[0], old, strict=False):
            assert new[header.index(name.casefold())] == cell or float(new[header.index(name.casefold())]) == float(
                cell
            )


def test_views_of_a_selection_become_one_label(tmp_path: Path) -> None:
    rows = "Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)\tSpecies\n"
    rows += "1\tWaveform 1\t2\t0.5\t1.5\t0\t22050\tREVI\n1\tSpectrogram 1\t2\t0.5\t1.5\t2000\t6500\tREVI\n"
    rows += "2\tWaveform 1\t1\t0.5\t1.5\t0\t22050\t\n"
    labels = raven.read(written(tmp_path, rows), PLAIN).session.labels
    assert [(la.low_hz, la.high_hz, la.microphone, la.text) for la in labels] == [
        (2000.0, 6500.0, 2, "REVI"),
        (None, None, 1, ""),
    ]


def test_dcase_runs_of_frames_become_labels_and_a_still_source_a_place(tmp_path: Path) -> None:
    session = replace(PLAIN, microphones=tuple(replace(m, position_m=(2.0, 2.0, 1.0)) for m in PLAIN.microphones))
    rows = "10,8,0,90,0,300\n11,8,0,90,0,300\n13,8,0,90,0,300\n10,1,2,90,0,300\n"
    read = dcase.read(written(tmp_path, rows, "a.csv"), session).session
    assert [(la.start_s, la.end_s, la.text) for la in read.labels] == [
        (1.0, 1.1, "class 1"),
        (1.0, 1.2, "class 8"),
        (1.3, 1.4, "class 8"),
    ]
    assert read.labels[0].extra == {"source": 2}
    assert read.source == Source(position_m=(2.0, 5.0, 1.0), position_error_m=0.037)
    assert "".join(sorted(dcase.text(read).decode().splitlines(keepends=True))) == "".join(
        sorted(rows.splitlines(keepends=True))
    )


@pytest.mark.parametrize("rows", ["1,0,0,90,0\n2,0,0,90,0\n", "1,0,0,90,0,300\n2,0,0,91,0,300\n"])
def test_a_source_without_distance_or_that_moves_is_not_placed(rows: str, tmp_path: Path) -> None:
    session = PLAIN.with_microphone_at(0, (0.0, 0.0, 0.0))
    assert dcase.read(written(tmp_path, rows, "a.csv"), session).session.source is None


def test_a_surveyed_source_is_not_replaced_by_a_rounded_one(tmp_path: Path) -> None:
    session = replace(PLAIN.with_microphone_at(0, (0.0, 0.0, 0.0)), source=Source(position_m=(1.0, 2.0, 3.0)))
    assert dcase.read(written(tmp_path, "1,0,0,90,0,300\n", "a.csv"), session).session.source == session.source


def test_dcase_needs_a_direction() -> None:
    session = replace(PLAIN, labels=(Label(start_s=0, end_s=1),))
    for lacking in (session, session.with_microphone_at(0, (0.0, 0.0, 0.0)), session.with_source_at((1.0, 1.0, 1.0))):
        with pytest.raises(UserError, match="direction"):
            dcase.text(lacking)


def test_classes_known_to_starss_keep_their_number() -> None:
    placed = PLAIN.with_microphone_at(0, (0.0, 0.0, 0.0)).with_source_at((1.0, 0.0, 0.0))
    texts = ("knock", "Female speech", "class 7", "cough", "cough", "rubble")
    labels = tuple(Label(start_s=i, end_s=i + 0.1, text=text) for i, text in enumerate(texts))
    rows = dcase.text(replace(placed, labels=labels)).decode().split()
    assert [int(row.split(",")[1]) for row in rows] == [12, 0, 7, 13, 13, 14]
    assert rows[0] == "0,12,0,0,0,100"
