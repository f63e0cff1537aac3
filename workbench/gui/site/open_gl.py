"""Can this machine draw in three dimensions? Asked before VTK is, which would end the program if it cannot."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext, QSurfaceFormat
from PySide6.QtOpenGLWidgets import QOpenGLWidget
from PySide6.QtWidgets import QWidget

from workbench.gui.language.words import tr


def surface_format() -> QSurfaceFormat:
    """What the 3-D view needs: desktop OpenGL 3.2 core, no samples (VTK smooths edges itself)."""
    wanted = QSurfaceFormat()
    wanted.setRenderableType(QSurfaceFormat.RenderableType.OpenGL)
    wanted.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    wanted.setVersion(3, 2)
    wanted.setAlphaBufferSize(8)
    wanted.setDepthBufferSize(8)
    wanted.setStencilBufferSize(0)
    return wanted


def prepare(parent: QWidget) -> None:
    """A window decides how it is drawn when it first appears; without this its native window would be made anew, and
    flicker, when the 3-D view joins it."""
    seed = QOpenGLWidget(parent)
    seed.setFixedSize(1, 1)
    seed.hide()


def why_not_3d() -> str:
    """Empty when 3-D can be drawn; else one sentence that says why not."""
    if QGuiApplication.platformName() in ("offscreen", "minimal", "vnc", "linuxfb"):
        name = QGuiApplication.platformName()
        return tr("Qt runs without a display here (platform {name}).", name=name)
    context = QOpenGLContext()
    context.setFormat(surface_format())
    if not context.create():
        return tr("This computer offers no OpenGL.")
    surface = QOffscreenSurface()
    surface.setFormat(context.format())
    surface.create()
    if not context.makeCurrent(surface):
        return tr("OpenGL is there but cannot be started.")
    context.doneCurrent()
    surface.destroy()
    if context.format().version() < (3, 2):
        major, minor = context.format().version()
        return tr("OpenGL is too old here: {major}.{minor}, and 3.2 is needed.", major=major, minor=minor)
    return ""
