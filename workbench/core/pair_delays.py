"""How a clip of levels and delays is laid out (dsp.levels_and_delays), for who makes it and for who hears it."""

from __future__ import annotations

N_LEVELS = 320
"""Of each microphone, before its correlations."""
N_LAGS = 1103
"""Values of a correlation; the middle one is that of no delay."""
LAG_S = 8 / 44_100
"""From one value to the next."""
MOST_DELAY_S = (N_LAGS // 2) * LAG_S
"""Just under a tenth of a second: 34 m."""
