"""A training that gets no better, or learns nothing of use, is told; one that does well is not."""

from __future__ import annotations

from dataclasses import replace

from training_samples import epoch, run

from workbench.gui.training.run_words import is_useless, quiet_line, said_of, stalled_words
from workbench.gui.training.seen import RunSeen


def trained(n: int, state: str, *, best: int | None = None, baseline_m: float | None = None) -> RunSeen:
    told = tuple(replace(epoch(i, 40, best=best), baseline_median_m=baseline_m) for i in range(1, n + 1))
    return replace(run(), state=state, epochs=told)


def test_many_epochs_without_a_better_one_are_told_in_the_line() -> None:
    stalled = trained(36, "training", best=10)
    assert stalled.best is not None
    n = 36 - stalled.best.epoch
    assert n >= 12 and stalled_words(stalled) == f"no better for {n} epochs"
    assert stalled_words(stalled) in quiet_line(stalled)
    assert stalled_words(trained(15, "training", best=10)) == ""


def test_a_network_no_better_than_the_mean_place_is_useless_and_says_so() -> None:
    useless, good = (trained(20, "finished", baseline_m=m) for m in (0.5, 9.0))
    assert is_useless(useless) and not is_useless(good)
    assert "no better than the mean place" in quiet_line(useless)
    said = said_of(useless)
    assert said is not None and said.tone == "warning" and "0.50 m" in said.title
    assert said_of(good) is None and not is_useless(trained(20, "finished")), "not told by earlier versions"


def test_a_training_has_some_epochs_before_it_is_called_useless() -> None:
    assert not is_useless(trained(3, "training", baseline_m=0.5))
    assert is_useless(trained(13, "training", baseline_m=0.5))
    assert is_useless(trained(3, "finished", baseline_m=0.5))
