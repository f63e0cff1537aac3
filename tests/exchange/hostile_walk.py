"""What the audited process does: everything the program does with a session's files, on folders that are hostile.

`python -m tests.exchange.hostile_walk FOLDER`: below FOLDER lie `names.json` and `outside/` with a secret. A case is a
name, or a way to make links; what it may touch lies in `cases/CASE` and `out/CASE`.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import soundfile as sf

from tests.exchange.audited import begin
from tests.exchange.wav_parts import ixml, wav
from workbench.core.errors import UserError
from workbench.core.history import History
from workbench.core.session import FloorPlan, Session
from workbench.engine.exchange import ImportInto, ImportSessions
from workbench.files.audio import audio_infos, changed_files, read_recording, with_hashes
from workbench.files.campaign import session_row
from workbench.files.exchange.registry import exporters, fitting
from workbench.files.inside import path_inside
from workbench.files.new_session import copy_session
from workbench.files.session_folder import find_sessions, read_session, write_session
from workbench.files.site_shape import read_shape
from workbench.files.store.store import open_store

CUBE = "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"


def main(base: Path) -> None:
    sound = base / "m.wav"
    wav(sound, np.zeros(800), 8_000)
    for i, name in enumerate(json.loads((base / "names.json").read_text())):
        _session_with(base, f"name-{i}", sound, name)
        _imports_that_say(base, f"import-{i}", sound, name)
    for case, make in LINKS.items():
        _session_with_links(base, f"link-{case}", sound, make)
        _imports_of_links(base, f"import-link-{case}", sound, make)
    _swapped(base, "swapped", sound)


# ---- sessions


def _session_with(base: Path, case: str, sound: Path, name: str) -> None:
    """The name as sound, as shape and as floor plan, in session.json and in a session that was made in memory."""
    begin(case)
    for role in ("file", "mesh", "floor_plan", "id"):
        folder = _folder(base, f"{case}-{role}", case, sound)
        value = _value(**{role: name})
        (folder / "session.json").write_text(json.dumps(value))
        if role == "id":
            _use_store(folder)
        _use(folder, base / "out" / case / role)
        session = _tried(read_session, folder)
        if session is None:
            (folder / "session.json").write_text(json.dumps(_value()))
            honest = read_session(folder)
            mic = honest.microphones[0]
            site = replace(honest.site, **({"mesh": name} if role == "mesh" else {}))
            site = replace(
                site, floor_plan=FloorPlan(file=name, metres_per_pixel=1.0) if role == "floor_plan" else None
            )
            session = replace(
                honest,
                id=name if role == "id" else honest.id,
                site=site,
                microphones=(replace(mic, file=name) if role == "file" else mic,),
            )
        _use_session(session, base / "out" / case / f"{role}-in-memory")


def _session_with_links(base: Path, case: str, sound: Path, make: Callable[[Path, Path], None]) -> None:
    begin(case)
    for role in ("file", "mesh", "floor_plan", "session.json"):
        folder = _folder(base, f"{case}-{role}", case, sound)
        name = {"file": "x/m.wav", "mesh": "x/m.obj", "floor_plan": "x/m.png"}.get(role, "session.json")
        target = base / "outside" / {"file": "secret.wav", "mesh": "secret.obj"}.get(role, "secret.json")
        if role != "session.json":
            (folder / "session.json").write_text(json.dumps(_value(**{role: name})))
            (folder / "x").mkdir()
        _tried(make, folder / name, target)
        _use_store(folder)
        _use(folder, base / "out" / case / role)


def _swapped(base: Path, case: str, sound: Path) -> None:
    """Links take the place of files after the session was read, before its sound is."""
    begin(case)
    folder = _folder(base, case, case, sound)
    (folder / "x").mkdir()
    shutil.copyfile(sound, folder / "x" / "m.wav")
    (folder / "x" / "m.obj").write_text(CUBE)
    (folder / "session.json").write_text(json.dumps(_value(file="x/m.wav", mesh="x/m.obj")))
    session = read_session(folder)
    assert read_recording(session).samples.shape == (1, 800)
    (folder / "x" / "m.wav").unlink()
    (folder / "x" / "m.wav").symlink_to(base / "outside" / "secret.wav")
    _use_session(session, base / "out" / case / "file")
    shutil.rmtree(folder / "x")
    (folder / "x").symlink_to(base / "outside" / "x", target_is_directory=True)
    _use_session(session, base / "out" / case / "folder")


def _folder(base: Path, name: str, case: str, sound: Path) -> Path:
    folder = base / "cases" / case / name
    folder.mkdir(parents=True)
    os.link(sound, folder / "m.wav")
    return folder


def _value(file: str = "m.wav", mesh: str | None = None, floor_plan: str = "", id: str = "a") -> dict[str, Any]:
    plan = {"file": floor_plan, "metres_per_pixel": 1.0} if floor_plan else None
    site = {"mesh": mesh} | ({"floor_plan": plan} if plan else {})
    microphones = [{"file": file, "position_m": [0, 0, 0]}]
    labels = [{"start_s": 0, "end_s": 1, "text": file[:200]}]
    return {
        "format": "workbench-session",
        "version": 1,
        "id": id,
        "site": site,
        "microphones": microphones,
        "labels": labels,
    }


def _use(folder: Path, out: Path) -> None:
    """All that is done with a folder on disk."""
    _tried(find_sessions, folder.parent)
    _tried(session_row, folder)
    _tried(fitting, folder)
    if (session := _tried(read_session, folder)) is not None:
        _use_session(session, out)


def _use_store(folder: Path) -> None:
    """Open it for editing, edit, save: its id names a folder of the state, and nothing else."""
    if (store := _tried(open_store, folder)) is not None:
        _tried(store.keep, store.history.edited("Rename", replace(store.saved, name="again")))
        _tried(store.save, replace(store.saved, name="again"))
        store.close()


def _use_session(session: Session, out: Path) -> None:
    """All that is done with a session's files."""
    for use in (audio_infos, read_recording, changed_files, with_hashes, write_session):
        _tried(use, session)
    _tried(copy_session, session, out)
    for name in (session.site.mesh, None if session.site.floor_plan is None else session.site.floor_plan.file):
        if name is not None and (path := _tried(path_inside, session.folder, name)) is not None and path.is_file():
            _tried(read_shape, path)
    for each in exporters():
        _tried(each.text, session)
    assert History.of(session).session is session


# ---- imports


def _imports_that_say(base: Path, case: str, sound: Path, name: str) -> None:
    begin(case)
    here, out = base / "cases" / case, base / "out" / case
    (here / "shotspotter").mkdir(parents=True)
    _shotspotter(here / "shotspotter", sound, name)
    _locar(here / "locar", sound, name)
    (here / "set").mkdir()
    os.link(sound, here / "set" / "a.wav")
    safe = name.encode("utf-8", "replace").decode()
    (here / "set" / "places.csv").write_bytes(f'name,file,x,y\n"{safe}","{safe}",1,2\n'.encode())
    (here / "set" / "labels.txt").write_bytes(f"0.0\t1.0\t{safe}\n".encode())
    _xml(here / "set", safe)
    for format, folder in (("shotspotter", "shotspotter"), ("locar", "locar"), ("wav-set", "set")):
        _tried(_run, ImportSessions(format, here / folder, out / format))
    session = read_session(_folder_of_one(base))
    for format, file in (("coordinates", "places.csv"), ("audacity", "labels.txt"), ("micgeom", "array.xml")):
        _tried(_run, ImportInto(format, here / "set" / file, session))


def _folder_of_one(base: Path) -> Path:
    folder = base / "cases" / "one"
    if not folder.exists():
        folder.mkdir(parents=True)
        os.link(base / "m.wav", folder / "m.wav")
        (folder / "session.json").write_text(json.dumps(_value()))
    return folder


def _shotspotter(folder: Path, sound: Path, name: str) -> None:
    place = {"x": 1, "y": 2, "z": 3}
    row = {"serial_number": name, "timestamp": "2018-12-19T00:49:26.000Z", "location": place, "description": name}
    os.link(sound, folder / "test_001.audio.S.wav")
    survey = {"firing_position": name, "firearm": name, "survey_location": place}
    pulse = {"serial_number": name, "pulse_uuid": name, "arrival_time_utc": row["timestamp"]}
    shots = [{"shot_index": 0, "pulse_uuids": [name]}]
    files = {"audio.S": row, "survey": survey, "weather": {"source": name}, "allpulses": [pulse], "nlos-tuples": shots}
    for what, value in files.items():
        (folder / f"test_001.{what}.json").write_text(json.dumps(value))


def _locar(folder: Path, sound: Path, name: str) -> None:
    folder.mkdir()
    os.link(sound, folder / "A-1_20240501_050000.wav")
    cell = '"' + name.encode("utf-8", "replace").decode().replace('"', '""') + '"'
    keys = ("DetectionsFile", "CoordinatesFile", "SiteWavsFolder", "AdjustmentsFile", "ChannelsFile")
    tables = {
        "Coordinates": f"Station,Zone,Easting,Northing,Elevation\n{cell},12,371296,5934638,738\n",
        "Channels": f"Station,Channel\n{cell},1\n",
        "Adjustments": f"Filename,Difference\n{cell},1\n",
        "Detections": f"Station1,From,To,Species\n{cell},0,1,{cell}\n",
        "Settings": "Setting,Value\n" + "".join(f"{key},{cell}\n" for key in keys),
    }
    for what, text in tables.items():
        (folder / f"{what}.csv").write_bytes(text.encode())


def _xml(folder: Path, name: str) -> None:
    """An array and a recording whose XML asks for a file by an entity, a document type and an inclusion."""
    entity = f'<!DOCTYPE a SYSTEM "{name}" [<!ENTITY b SYSTEM "{name}"><!ENTITY % c SYSTEM "{name}"> %c;]>'
    asks = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{name}" parse="text"/>'
    (folder / "array.xml").write_bytes(
        f'<?xml version="1.0"?>{entity}<MicArray>{asks}<pos Name="&b;" x="1" y="2" z="3"/></MicArray>'.encode()
    )
    wav(folder / "b.wav", np.zeros(800), 8_000, after=ixml(f"<NOTE>{asks}</NOTE>"))


def _imports_of_links(base: Path, case: str, sound: Path, make: Callable[[Path, Path], None]) -> None:
    """Folders in which one file is a link: the sound, or a table beside it."""
    begin(case)
    secret = base / "outside"
    for format, names in {
        "shotspotter": ("test_001.audio.S.wav", "test_001.survey.json", "test_001.audio.S.json"),
        "locar": ("A-1_20240501_050000.wav", "Coordinates.csv", "Detections.csv"),
        "wav-set": ("a.wav", "places.csv", "array.xml", "labels.txt"),
        "locata": ("audio_array_a.wav", "required_time.txt", "position_array_a.txt"),
    }.items():
        for name in names:
            folder = base / "cases" / case / f"{format}-{name}"
            folder.mkdir(parents=True)
            _filled(folder, format, sound)
            (folder / name).unlink(missing_ok=True)
            _tried(make, folder / name, secret / f"secret{Path(name).suffix}")
            _tried(fitting, folder)
            _tried(_run, ImportSessions(format, folder, base / "out" / case / f"{format}-{name}"))


def _filled(folder: Path, format: str, sound: Path) -> None:
    if format == "shotspotter":
        _shotspotter(folder, sound, "S")
    elif format == "locar":
        folder.rmdir()
        _locar(folder, sound, "A-1")
    else:
        for name in ("a.wav", "audio_array_a.wav"):
            os.link(sound, folder / name)


# ---- links


def _absolute(link: Path, target: Path) -> None:
    link.symlink_to(target)


def _relative(link: Path, target: Path) -> None:
    link.symlink_to(os.path.relpath(target, link.parent))


def _chain(link: Path, target: Path) -> None:
    link.with_name("hop1").symlink_to(target)
    link.with_name("hop2").symlink_to("hop1")
    link.symlink_to("hop2")


def _loop(link: Path, target: Path) -> None:
    link.with_name("back").symlink_to(link.name)
    link.symlink_to("back")


def _itself(link: Path, target: Path) -> None:
    link.symlink_to(link.name)


def _dangling(link: Path, target: Path) -> None:
    link.symlink_to(target.with_name("not-there-yet.wav"))


def _through_root(link: Path, target: Path) -> None:
    link.symlink_to(Path(f"/proc/self/root{target}"))


def _folder_outside(link: Path, target: Path) -> None:
    """The file's folder is the link."""
    if link.parent.name == "x":
        link.parent.rmdir()
        link.parent.symlink_to(target.parent / "x", target_is_directory=True)
    else:
        link.symlink_to(target.parent, target_is_directory=True)


def _pipe(link: Path, target: Path) -> None:
    os.mkfifo(link)


def _to(path: str) -> Callable[[Path, Path], None]:
    return lambda link, target: link.symlink_to(path)


LINKS: dict[str, Callable[[Path, Path], None]] = {
    "absolute": _absolute,
    "relative": _relative,
    "chain": _chain,
    "loop": _loop,
    "itself": _itself,
    "dangling": _dangling,
    "through-root": _through_root,
    "folder": _folder_outside,
    "pipe": _pipe,
    **{f"to{path.replace('/', '-')}": _to(path) for path in ("/", "..", "../..", ".", "/dev/zero", "/dev/stdin")},
    **{f"to{path.replace('/', '-')}": _to(path) for path in ("/proc/self/environ", "/proc/self/mem", "/etc/passwd")},
}


# ---- running


def _run(job: ImportSessions | ImportInto) -> None:
    for _ in job.run():
        continue


def _tried(function: Callable[..., Any], *arguments: Any) -> Any:
    """The answer; None where it is refused in plain words, or where the system itself cannot make such a link."""
    try:
        return function(*arguments)
    except UserError:
        return None


if __name__ == "__main__":
    sf.available_formats()  # whatever the library loads, it loads before the first case
    main(Path(sys.argv[1]))
