"""A process that drags in the real 3-D panel and prints as JSON how long its frames took.

A frame is one mouse event, all that the window does because of it, and the paint that shows it, one after another:
nothing is dropped and nothing runs ahead.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QSurfaceFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ruin import SIZE_M, ruin
from workbench.core.events import Located
from workbench.core.session import Microphone, Session, Site, Source
from workbench.core.shape import Shape
from workbench.core.shape_detail import drawn
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.site import SitePanel
from workbench.gui.site.open_gl import surface_format
from workbench.gui.site.surroundings import Surroundings
from workbench.gui.site.view import ray, to_screen
from workbench.gui.state.document import Document
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Viewing

PLACES = ((1.5, 1.5, 1.3), (16.2, 2.0, 2.6), (16.0, 27.0, 1.6), (1.8, 26.5, 3.4))
SIZE_PX = (1000, 640)
N_FRAMES, N_MARKS = 60, 1000


class _Files:
    """Stands where the window keeps the site's files: this shape, always."""

    def __init__(self, around: Surroundings) -> None:
        self._around, self.is_reading = around, False

    def of(self, session: Session | None) -> tuple[Session | None, Surroundings]:
        return session, self._around


def made_panel(around: Surroundings) -> tuple[SitePanel, Document]:
    document, predictions = Document(), Predictions()
    panel = SitePanel(document, Viewing(), predictions, ThemeChoice(), methods={"spacenet": "SpaceNet"})
    panel._files = _Files(around)
    panel.resize(*SIZE_PX)
    panel.show()
    microphones = tuple(Microphone(name=f"M{i + 1}", file="a.wav", position_m=p) for i, p in enumerate(PLACES))
    source = Source(position_m=(8.2, 12.4, 1.1))
    document.open(Session(id="a", site=Site(size_m=SIZE_M), microphones=microphones, source=source), on_disk=True)
    panel.start_3d()
    spread = np.random.default_rng(1).normal(size=(N_MARKS, 3)) * (3.0, 4.0, 0.5) + source.position_m
    for i, (x, y, z) in enumerate(spread):
        predictions.take(Located(session="a", method="spacenet", clip=i, start_s=i, end_s=i + 3, position_m=(x, y, z)))
    return panel, document


def mouse(screen: QWidget, kind: QEvent.Type, at: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    held = none if kind == QEvent.Type.MouseButtonRelease else left
    button = none if kind == QEvent.Type.MouseMove else left
    event = QMouseEvent(kind, at, screen.mapToGlobal(at), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(screen, event)


def dragged(panel: SitePanel, start: QPointF, shown: Callable[[], object]) -> dict[str, float]:
    """Drag in a circle from a point on. shown() : what must differ from one frame to the next."""
    screen = panel.stage.interactor
    mouse(screen, QEvent.Type.MouseButtonPress, start)
    taken, busy_from_s = [], time.process_time()
    for i in range(N_FRAMES + 3):
        at = start + QPointF(70 * np.sin(i / 8.0) + 9 * i / 8.0, 40 * (1 - np.cos(i / 8.0)))
        before, began = shown(), time.perf_counter()
        mouse(screen, QEvent.Type.MouseMove, at)
        while shown() == before and time.perf_counter() - began < 1.0:
            QApplication.processEvents()
        screen.repaint()
        QApplication.processEvents()
        taken.append(time.perf_counter() - began)
    mouse(screen, QEvent.Type.MouseButtonRelease, at)
    frames = np.array(taken[3:])
    return {
        "per_s": len(frames) / float(frames.sum()),
        "p50_ms": 1e3 * float(np.median(frames)),
        "worst_ms": 1e3 * float(frames.max()),
        "cpu_ms": 1e3 * (time.process_time() - busy_from_s) / (N_FRAMES + 3),
    }


def wait_for(is_so: Callable[[], bool]) -> None:
    until_s = time.monotonic() + 20
    while not is_so() and time.monotonic() < until_s:
        QTest.qWait(20)


def hit_ms(panel: SitePanel) -> float:
    """Median time of one question for the place under the pointer."""
    taken = []
    for x, y in np.random.default_rng(2).uniform((200, 150), (800, 500), size=(200, 2)):
        began = time.perf_counter()
        panel.surface.hit_m(*ray(panel.stage.view, (x, y), SIZE_PX))
        taken.append(time.perf_counter() - began)
    return 1e3 * float(np.median(taken[1:]))


def main() -> None:
    QSurfaceFormat.setDefaultFormat(surface_format())
    app = QApplication(sys.argv[:1])
    mesh = ruin()
    shape = drawn(Shape(np.array(mesh.vertices), np.array(mesh.faces, dtype=np.int32)))
    panel, document = made_panel(Surroundings(shape=shape))
    stage, scenery = panel.stage, panel.stage.scene.scenery
    QTest.qWait(400)
    wait_for(lambda: panel.is_settled)
    n_triangles, n_marks = scenery.n_triangles, stage.scene.methods["spacenet"].clips.n_shown
    x, y, _ = to_screen(stage.view, np.array([PLACES[0]]), (stage.interactor.width(), stage.interactor.height()))[0]
    microphone = dragged(panel, QPointF(x, y), lambda: panel.stage.scene._picture.microphones[0].position_m)
    assert document.session.microphones[0].position_m != PLACES[0], "the microphone was not dragged"
    assert scenery.n_triangles == n_triangles, "the full shape was not shown"
    wait_for(lambda: panel.is_settled)
    view = dragged(panel, QPointF(120, 560), lambda: stage.view)
    n_coarse = scenery.n_triangles
    wait_for(lambda: panel.is_settled)
    began = time.perf_counter()
    stage.pace.rest()
    stage.interactor.repaint()
    rest_ms = 1e3 * (time.perf_counter() - began)
    told = stage.interactor.ren_win.ReportCapabilities().partition("OpenGL renderer string:")[2].splitlines()[0].strip()
    result = {
        "microphone": microphone, "view": view, "rest_ms": rest_ms, "n_triangles": n_triangles, "n_marks": n_marks,
        "n_coarse": n_coarse, "hit_ms": hit_ms(panel), "renderer": told.split(" (")[0],
    }  # fmt: skip
    panel.shutdown()
    app.processEvents()
    print(json.dumps(result))


if __name__ == "__main__":
    main()
