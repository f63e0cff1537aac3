"""A training that ran away is told as soon as its figures show it, instead of "finishing" with a useless network."""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor

from workbench.core.errors import UserError
from workbench.training.config import TrainConfig
from workbench.training.scoring import Validated

_FAR_M = 1e5
"""No site is so large: half of the answers farther off than this are no answers."""
_LARGE_GAIN_DB = 20.0


def refuse_exploded(losses: Tensor, epoch: int, config: TrainConfig) -> None:
    """UserError when a step's loss is no number. losses : (n_steps,) of epoch `epoch`, counted from 0."""
    broken = torch.nonzero(~torch.isfinite(losses))
    if len(broken):
        where = f"in epoch {epoch + 1}, step {int(broken[0]) + 1}"
        raise UserError(f"The loss stopped being a number {where}", _way_out(epoch, config))


def refuse_useless(found: Validated, epoch: int, config: TrainConfig) -> None:
    """UserError when the validation part was answered with what is no number, or no place on any site."""
    if not (math.isfinite(found.loss) and np.isfinite(found.answers_m).all()):
        raise UserError(
            f"The network's answers on the validation part stopped being numbers in epoch {epoch + 1}",
            _way_out(epoch, config),
        )
    if found.median_error_m > _FAR_M:
        raise UserError(
            f"The network's answers ran away in epoch {epoch + 1}: on the validation part half of them are more than "
            f"{found.median_error_m / 1000:.3g} km off",
            _way_out(epoch, config),
        )


def _way_out(epoch: int, config: TrainConfig) -> str:
    loud = max(config.augment.common_gain_db, config.augment.channel_gain_db)
    gains = f", or gains below the augmentation's {loud:g} dB" if loud > _LARGE_GAIN_DB else ""
    kept = "; the best network so far is kept, and a new run can start from it" if epoch else ""
    return f"Try a learning rate below {config.learning_rate:g}{gains}{kept}"
