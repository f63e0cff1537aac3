"""Shapes of sites: what the four formats give, and that no broken file is more than a sentence."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import psutil
import pytest

from tests.files.shape_fuzz import samples
from tests.soak import share
from workbench.core.errors import UserError
from workbench.files.site_shape import TIME_LIMIT_S, read_shape, reading
from workbench.files.site_shape_bytes import shape_of_bytes

SAMPLES = samples()
SLOW_PLY = b"ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nend_header\n" + b"\n" * 15_000_000
"""Every empty line costs trimesh a microsecond: longer than a reading may take."""
CORNERS = b"v 0 0 0\nv 1 0 0\nv 0 1 0\n"


def fuzzed(what: str, *numbers: int) -> tuple[int, int]:
    """Read many broken files in two processes; -> how many gave a shape, how many a UserError."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.files.shape_fuzz"]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    running = [
        subprocess.Popen([*command, str(part), "2", what, *map(str, numbers)], env=environment,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for part in range(2)
    ]  # fmt: skip
    said = [child.communicate(timeout=3600) for child in running]
    for child, (_, error) in zip(running, said, strict=True):
        assert child.returncode == 0, f"ended with {child.returncode}: {error[-2000:]}"
    counts = np.array([[int(word) for word in out.split()] for out, _ in said]).sum(axis=0)
    return int(counts[0]), int(counts[1])


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_format_gives_its_surface(kind: str, tmp_path: Path) -> None:
    data, ending = SAMPLES[kind]
    file = tmp_path / f"site{ending}"
    file.write_bytes(data)
    shape = read_shape(file)
    is_scene = kind in ("obj", "glb")
    assert shape.vertices.shape == ((20, 3) if is_scene else (8, 3)) and shape.vertices.dtype == np.float64
    assert shape.triangles.shape == ((32, 3) if is_scene else (12, 3)) and shape.triangles.dtype == np.int32
    np.testing.assert_allclose(shape.low, (-2.0, -1.5, -1.25), atol=1e-6)
    a, b, c = (shape.vertices[shape.triangles[:12, i]] for i in range(3))
    if not is_scene:
        assert abs(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2 - 2 * (12 + 7.5 + 10)) < 1e-4


def test_survey_coordinates_keep_their_millimetres(tmp_path: Path) -> None:
    file = tmp_path / "utm.obj"
    file.write_text(
        "v 500123.456 4183456.789 12.345\nv 500124.456 4183456.789 12.345\nv 500123.456 4183457.789 12\nf 1 2 3"
    )
    np.testing.assert_allclose(read_shape(file).low, (500123.456, 4183456.789, 12.0), atol=1e-9)


def test_all_truncations_of_small_files_end_as_a_shape_or_a_sentence() -> None:
    n_shapes, n_refused = fuzzed("cut")
    assert n_shapes + n_refused == sum(len(data) for data, _ in SAMPLES.values())
    assert n_refused > 5000


def test_20_000_mutations_end_as_a_shape_or_a_sentence() -> None:
    n_shapes, n_refused = fuzzed("mutate", 20_000, 11)
    assert n_shapes + n_refused >= 20_000 and n_shapes > 1000


@pytest.mark.soak
def test_half_a_million_mutations_end_as_a_shape_or_a_sentence() -> None:
    n, seed = round(500_000 * share()), int(time.time())
    assert sum(fuzzed("mutate", n, seed)) >= n, f"seed {seed}"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.ply", b"", "is empty"),
        ("a.glb", b"glTF\x02\0\0\0", "broken, or no GLB file"),
        ("a.obj", b"# nothing here\n", "no triangles"),
        ("a.obj", CORNERS + b"f 1 2 9\n", "broken"),
        ("a.obj", b"v 0 0 0\nv nan 0 0\nv 0 1 0\nf 1 2 3\n", "is no number"),
        ("a.obj", b"v 0 0 0\nv 1e30 0 0\nv 0 1 0\nf 1 2 3\n", "coordinates beyond"),
        ("a.obj", b"v 0 0 0\nv 1 0 0\nv 2 0 0\nf 1 2 3\n", "no triangle with an area"),
        ("a.step", b"ISO-10303-21;", "is no file of a shape"),
    ],
)
def test_each_kind_of_broken_file_is_told_in_a_sentence(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UserError, match=says) as caught:
        read_shape(tmp_path / name)
    assert name in str(caught.value) and caught.value.hint


def test_triangles_without_an_area_are_left_out() -> None:
    shape = shape_of_bytes(CORNERS + b"v 2 0 0\nf 1 2 3\nf 1 2 4\nf 1 1 2\n", ".obj", "a.obj")
    assert shape.triangles.shape == (1, 3) and len(shape.vertices) == 3


def glb(tree: dict[str, object]) -> bytes:
    """A GLB of a header alone."""
    text = json.dumps(tree).encode()
    text += b" " * (-len(text) % 4)
    return b"glTF" + np.array([2, 20 + len(text), len(text)], dtype="<u4").tobytes() + b"JSON" + text


def test_a_count_that_asks_for_all_memory_is_a_sentence(tmp_path: Path) -> None:
    accessors = [{"componentType": 5126, "type": "VEC3", "count": 2_000_000_000}]
    tree = {"asset": {"version": "2.0"}, "bufferViews": [], "accessors": accessors,
            "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
            "nodes": [{"mesh": 0}], "scenes": [{"nodes": [0]}]}  # fmt: skip
    (tmp_path / "bomb.glb").write_bytes(glb(tree))
    with pytest.raises(UserError, match="more memory"):
        read_shape(tmp_path / "bomb.glb")


def readers() -> list[psutil.Process]:
    """The reading processes that this one started; other tests leave helpers of joblib beside them."""
    return [p for p in psutil.Process().children() if any("site_shape" in word for word in p.cmdline())]


def test_a_file_that_takes_too_long_is_given_up_in_time(tmp_path: Path) -> None:
    (tmp_path / "slow.ply").write_bytes(SLOW_PLY)
    before = os.times()
    with pytest.raises(UserError, match="could not be read within"):
        read_shape(tmp_path / "slow.ply")
    after = os.times()  # a processor's time: how busy the machine is does not matter
    taken_s = after.children_user + after.children_system - before.children_user - before.children_system
    assert taken_s < TIME_LIMIT_S + 0.5 <= 5.0
    assert not readers()


def test_a_reading_process_that_dies_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "slow.ply").write_bytes(SLOW_PLY)
    steps = reading(tmp_path / "slow.ply")
    assert next(steps) is None
    for child in readers():
        child.send_signal(signal.SIGSEGV)
    with pytest.raises(UserError, match="ended the program that tried"):
        for _ in steps:
            pass


def test_leaving_a_reading_ends_its_process(tmp_path: Path) -> None:
    (tmp_path / "slow.ply").write_bytes(SLOW_PLY)
    steps = reading(tmp_path / "slow.ply")
    assert next(steps) is None and readers()
    steps.close()
    assert not readers()


def test_materials_textures_and_buffers_of_other_files_are_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.mtl"
    secret.write_text("newmtl a\nmap_Kd secret.png\n")
    (tmp_path / "a.obj").write_bytes(b"mtllib secret.mtl\n" + CORNERS + b"usemtl a\nf 1 2 3\n")
    texture = b"comment TextureFile secret.mtl\nelement vertex"
    (tmp_path / "a.ply").write_bytes(SAMPLES["ply, text"][0].replace(b"element vertex", texture))
    buffers = [{"uri": "secret.mtl", "byteLength": 4}]
    (tmp_path / "a.glb").write_bytes(glb({"asset": {"version": "2.0"}, "buffers": buffers, "bufferViews": []}))
    code = (
        "import sys, trimesh, pathlib\n"
        "from workbench.files.site_shape_bytes import shape_of_bytes\n"
        "from workbench.core.errors import UserError\n"
        "data = pathlib.Path(sys.argv[1]).read_bytes()\n"
        "opened = []\n"
        "sys.addaudithook(lambda name, args: opened.append(args[0]) if name in ('open', 'os.open') else None)\n"
        "try:\n    shape_of_bytes(data, sys.argv[2], 'a')\n    told = 'shape'\n"
        "except UserError as error:\n    told = 'refused'\n"
        "print(told, [p for p in opened if 'secret' in str(p)])\n"
    )
    for ending, told in ((".obj", "shape"), (".ply", "shape"), (".glb", "refused")):
        command = [sys.executable, "-W", "ignore", "-c", code, str(tmp_path / f"a{ending}"), ending]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
        assert done.stdout == f"{told} []\n", done.stderr
