"""An axis of metres."""

from __future__ import annotations

from workbench.gui.plots.curve_plot import Along
from workbench.gui.sound.quiet_axis import QuietAxis
from workbench.gui.sound.ticks import nice_step, tick_values

STEP_M = 0.05
_LABEL_PX = 44.0


class MetreAxis(QuietAxis):
    """Below a plot; as many labels as there is room for."""

    def __init__(self) -> None:
        super().__init__("bottom")

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N802
        step = nice_step(max(high - low, 1e-9), max(int(size / _LABEL_PX), 1))
        return [(step, tick_values(low, high, step))]


RADIUS = Along(MetreAxis, lambda x: max(round(x / STEP_M), 0) * STEP_M, lambda x: f"within {x:.2f} m")
