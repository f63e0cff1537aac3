"""Can this machine draw in three dimensions? Asked before VTK is, which would end the program if it cannot."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext, QSurfaceFormat


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


def why_not_3d() -> str:
    """Empty when 3-D can be drawn; else one sentence that says why not."""
    if QGuiApplication.platformName() in ("offscreen", "minimal", "vnc", "linuxfb"):
        return f"Qt runs without a display here (platform {QGuiApplication.platformName()})."
    context = QOpenGLContext()
    context.setFormat(surface_format())
    if not context.create():
        return "This computer offers no OpenGL."
    surface = QOffscreenSurface()
    surface.setFormat(context.format())
    surface.create()
    if not context.makeCurrent(surface):
        return "OpenGL is there but cannot be started."
    context.doneCurrent()
    surface.destroy()
    if context.format().version() < (3, 2):
        return "OpenGL is too old here: {}.{}, and 3.2 is needed.".format(*context.format().version())
    return ""
