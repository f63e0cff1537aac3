"""An axis of metres."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF

from workbench.gui.language.words import tr
from workbench.gui.plots.curve_plot import Along
from workbench.gui.sound.figures import axis_font
from workbench.gui.sound.quiet_axis import QuietAxis
from workbench.gui.sound.ticks import nice_step, tick_values

STEP_M = 0.05
_LABEL_PX = 44.0


class MetreAxis(QuietAxis):
    """Below a plot; as many labels as there is room for, and, where it is named, what they are of on a line below."""

    def __init__(self, name: str = "") -> None:
        super().__init__("bottom")
        self._line_px = self.height()
        self.label.setFont(axis_font())
        self.name(name)

    def name(self, name: str) -> None:
        """What the labels are of, with its unit; "" = it needs no name."""
        self.setLabel(name or None)
        self.showLabel(bool(name))
        self.setHeight(self._line_px + (QFontMetricsF(axis_font()).height() if name else 0.0))

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N802
        step = nice_step(max(high - low, 1e-9), max(int(size / _LABEL_PX), 1))
        return [(step, tick_values(low, high, step))]


RADIUS = Along(
    lambda: MetreAxis(tr("radius, m")),
    lambda x: max(round(x / STEP_M), 0) * STEP_M,
    lambda x: tr("within {x:.2f} m", x=x),
)
