"""Pictures of the window: the right size, really filled, and one clear sentence when there can be none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from conftest import make_session
from PySide6.QtGui import QColor, QImage

from workbench.core.errors import UserError
from workbench.gui.looks.theme import DARK, LIGHT
from workbench.gui.shot import PLAN, Pose, shot


def pixels(path: Path) -> np.ndarray:
    """(height, width, 3) uint8."""
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return raw[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


def share_of(picture: np.ndarray, colour: str, tint: int = 6) -> float:
    """Share of the picture's pixels that have a colour, nearly."""
    wanted = np.array(QColor(colour).getRgb()[:3])
    return float((np.abs(picture.astype(int) - wanted).max(axis=2) <= tint).mean())


@pytest.mark.parametrize(("size", "theme"), [((1600, 1000), LIGHT), ((1366, 768), DARK)])
def test_a_picture_has_the_size_and_theme_asked_for_and_everything_in_it(
    qapp: object, tmp_path: Path, size: tuple[int, int], theme: object
) -> None:
    session = make_session(tmp_path, "P-1")
    shot(session, tmp_path / "p.png", ("centroid", "energy"), size, theme.name)
    picture = pixels(tmp_path / "p.png")
    assert picture.shape == (size[1], size[0], 3)
    assert share_of(picture, theme.surface) > 0.15
    middle = picture[150:400, 250 : size[0] // 2]
    assert len(np.unique(middle.reshape(-1, 3), axis=0)) > 200, "no spectrograms"
    site = picture[80 : int(size[1] * 0.55), int(size[0] * 0.62) :]
    for colour in theme.microphones[:4]:
        assert share_of(site, colour, tint=40) > 0.0001, "a microphone is missing in the 3-D view"


def test_a_picture_leaves_peoples_settings_alone(qapp: object, tmp_path: Path, home: Path) -> None:
    shot(make_session(tmp_path, "P-1"), tmp_path / "p.png", (), (1280, 800), "dark")
    assert not list(home.rglob("window.ini"))


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"methods": ("nonsense",)}, "no method called 'nonsense'"),
        ({"pose": Pose("moon")}, "no workspace called 'moon'"),
        ({"pose": Pose(view="inside")}, "no view of the site called 'inside'"),
        ({"pose": Pose(dialog="quit")}, "no dialog to draw called 'quit'"),
        ({"pose": Pose(dialog="versions"), "session": None}, "dialog versions cannot be shown now: Open a session"),
        ({"pose": Pose(step=2)}, "Only the workspace field has steps"),
        ({"pose": Pose("field", step=6)}, "no step 6 in the workspace field.*steps 1 to 5"),
        ({"pose": Pose(clip=99)}, "no clip 99 to look at.*clips 1 to 2"),
        ({"out": Path("/nowhere/p.png")}, "could not be written"),
        ({"out": Path("/tmp/p.jpg")}, "p.jpg does not end in .png"),
    ],
)
def test_what_cannot_be_drawn_is_said(qapp: object, tmp_path: Path, parts: dict[str, object], said: str) -> None:
    asked: dict[str, object] = {
        "session": make_session(tmp_path, "P-1", duration_s=3.5), "out": tmp_path / "p.png", "methods": (),
        "size": (1280, 800), "theme": "light",
    }  # fmt: skip
    with pytest.raises(UserError, match=said):
        shot(**(asked | parts))  # type: ignore[arg-type]
    assert not (tmp_path / "p.png").exists()


def test_a_session_that_cannot_be_read_is_said(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is not there"):
        shot(tmp_path / "none", tmp_path / "p.png", (), (1280, 800), "light")


@pytest.mark.parametrize("workspace", ["labels", "live"])
def test_labels_and_the_live_page_can_be_drawn(qapp: object, tmp_path: Path, workspace: str) -> None:
    session = make_session(tmp_path, "P-1", duration_s=3.5)
    pictures = []
    for name in ("microphones", workspace):
        shot(session, tmp_path / "p.png", (), (1366, 768), "light", Pose(name))
        pictures.append(pixels(tmp_path / "p.png"))
    area = np.s_[480:700, 820:] if workspace == "labels" else np.s_[100:700, 220:780]
    assert (pictures[0] != pictures[1])[area].any(axis=2).mean() > 0.01


def test_the_plan_is_drawn_in_place_of_the_3d_view_when_asked_for(qapp: object, tmp_path: Path) -> None:
    session = make_session(tmp_path, "P-1", duration_s=3.5)
    seen = {}
    for view in ("perspective", PLAN):
        shot(session, tmp_path / "p.png", (), (1366, 768), "light", Pose(view=view))
        seen[view] = pixels(tmp_path / "p.png")[80:400, 850:]
    assert (seen["perspective"] != seen[PLAN]).any(axis=2).mean() > 0.02


def test_a_dialog_is_drawn_alone_in_its_own_size(qapp: object, tmp_path: Path) -> None:
    size = shot(None, tmp_path / "d.png", (), (1366, 768), "light", Pose(dialog="settings"))
    assert pixels(tmp_path / "d.png").shape == (size[1], size[0], 3)
    assert size[0] < 1000


def test_the_chosen_clip_is_the_one_looked_at(qapp: object, tmp_path: Path) -> None:
    session = make_session(tmp_path, "P-1", duration_s=5.0)
    seen = []
    for clip in (1, 3):
        shot(session, tmp_path / "p.png", ("centroid",), (1366, 768), "light", Pose(clip=clip))
        seen.append(pixels(tmp_path / "p.png"))
    assert (seen[0] != seen[1]).any()


def test_a_picture_speaks_the_language_asked_for_and_the_next_one_does_not(qapp: object, tmp_path: Path) -> None:
    for name, language in (("before", "en"), ("korean", "ko"), ("after", "en")):
        shot(None, tmp_path / f"{name}.png", (), (1366, 768), "light", Pose(dialog="settings"), language)
    before, korean, after = (pixels(tmp_path / f"{name}.png") for name in ("before", "korean", "after"))
    assert np.array_equal(before, after)
    assert before.shape != korean.shape or (before != korean).any(axis=2).mean() > 0.005


def test_the_field_screen_is_drawn_at_the_step_asked_for(qapp: object, tmp_path: Path) -> None:
    session = make_session(tmp_path, "P-1", duration_s=3.5)
    seen = []
    for step in (1, 4):
        shot(session, tmp_path / "p.png", ("centroid",), (1366, 768), "light", Pose("field", step=step))
        seen.append(pixels(tmp_path / "p.png"))
    assert (seen[0] != seen[1]).any(axis=2).mean() > 0.02
