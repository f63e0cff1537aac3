"""The window answers while a training, methods and spectrograms keep the machine busy."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.soak import share
from workbench.engine.simulate import SimulateCampaign
from workbench.simulate.campaign import CampaignPlan

GAPS = Path(__file__).with_name("gaps.py")
MOST_P99_MS, MOST_MS, CLOSED_WITHIN_S = 50.0, 200.0, 3.0


@pytest.mark.soak
def test_the_event_loop_hardly_stands_still_while_everything_works(tmp_path: Path) -> None:
    campaign = tmp_path / "campaign"
    plan = CampaignPlan(sites=("goyang",), n_sessions=12, seconds=8.0, seed=9)
    for _ in SimulateCampaign(plan, campaign).run():
        pass
    arguments = [campaign / plan.name_of(0), campaign, tmp_path / "run", str(max(30.0, 120.0 * share()))]
    done = subprocess.run([sys.executable, GAPS, *arguments], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr[-4000:]
    told = json.loads(done.stdout.splitlines()[-1])
    print(told)
    assert told["is_training"] and told["n_answers"] > 1 and told["n_tilings"] > 1, told
    assert told["p99_ms"] < MOST_P99_MS, told
    assert told["longest_ms"] < MOST_MS, told
    assert told["close_s"] < CLOSED_WITHIN_S, told
