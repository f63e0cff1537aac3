"""What calibrations are measured on where nothing else is asked for; light, so that the command line can tell it."""

from __future__ import annotations

MEASURE_SEED, CHECK_SEED = 4, 5
"""Of the simulator. 1 is the training's of the shipped networks, 2 that of their held-out scores."""
N_PLACES = 1_600
"""To measure on, and as many to check on: a 90 % radius then holds 87-93 % of the latter as good as always."""
