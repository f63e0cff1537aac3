"""A picture of what the hindmost renderers of a window draw, which can be shown instead of drawing it again."""

from __future__ import annotations

from collections.abc import Collection

from vtkmodules.vtkRenderingCore import vtkRenderer, vtkTexture, vtkWindowToImageFilter


class Still:
    """Of one renderer, as its background. It fits as long as neither the camera nor the window's size changes."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._renderer = renderer
        self._texture = vtkTexture()

    def take(self, others: Collection[vtkRenderer]) -> None:
        """Draw the renderer and the others given, and no more, and keep that."""
        window = self._renderer.GetRenderWindow()
        left_out = [r for r in window.GetRenderers() if r is not self._renderer and r not in others and r.GetDraw()]
        for other in left_out:
            other.DrawOff()
        grab = vtkWindowToImageFilter()
        grab.SetInput(window)
        grab.ReadFrontBufferOff()
        grab.Update()
        for other in left_out:
            other.DrawOn()
        self._texture.SetInputData(grab.GetOutput())

    def show(self) -> None:
        """Instead of another one that is shown."""
        self._renderer.SetBackgroundTexture(self._texture)
        self._renderer.TexturedBackgroundOn()

    def hide(self) -> None:
        self._renderer.TexturedBackgroundOff()
        self._renderer.SetBackgroundTexture(None)
