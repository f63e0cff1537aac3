"""How well a network does on clips that it did not learn from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import torch
from lightning.fabric import Fabric
from torch import Tensor, nn

from workbench.core.card import ModelCard, Scores
from workbench.core.events import ValidationPlaces
from workbench.core.scores import scores_by_site
from workbench.core.session import Point
from workbench.dsp.features import FEATURES
from workbench.nets.network import Network, build
from workbench.nets.weights import put_weights
from workbench.training.batches import Batch, BatchReader
from workbench.training.clip_table import ClipTable
from workbench.training.config import DataConfig, TrainConfig
from workbench.training.microphone_choice import FIRST
from workbench.training.processes import share_of
from workbench.training.split import Parts

_MOST_PLACES = 200
_AT_ONCE = 512
_AT_ONCE_LONG = 64


def predict(
    network: Network,
    reader: BatchReader,
    rows: np.ndarray,
    fabric: Fabric,
    of_batch: Callable[[Batch], Batch] = lambda batch: batch,
) -> Tensor:
    """Answers for rows of the reader's table, in evaluation mode: (n_rows, 3) float32 metres, on the CPU.

    of_batch : what of a batch is heard. Each process answers its share, and all get all.
    """
    network.eval()
    answers = torch.zeros(len(rows), 3, device=fabric.device)
    mine = share_of(len(rows), fabric)
    n_at_once = _AT_ONCE if reader.is_light else _AT_ONCE_LONG
    firsts = range(mine.start, mine.stop, n_at_once)
    with torch.inference_mode():
        at = (slice(first, min(first + n_at_once, mine.stop)) for first in firsts)
        here = [(s, rows[s]) for s in at]
        for (s, _), batch in zip(here, reader.batches(chosen for _, chosen in here), strict=True):
            heard = of_batch(batch)
            answers[s] = network(heard.features, heard.microphones)
    if fabric.world_size > 1:
        answers = fabric.all_reduce(answers, reduce_op="sum")  # type: ignore[assignment]
    return answers.cpu()


@dataclass(frozen=True)
class Validated:
    """The validation part after an epoch. answers_m : (n_clips, 3) float32, site frame, metres.

    baseline_median_m : as Validation has it.
    """

    loss: float
    median_error_m: float
    accuracy: dict[str, float]
    answers_m: np.ndarray
    baseline_median_m: float | None = None


@dataclass(frozen=True)
class Validation:
    """The validation part: scored after every epoch. shown : which of its clips people see, (n,) int64.

    n_places : source places of the part; places nearer than the configuration says are one.
    baseline_median_m : the median error of who always says the mean place of the training part; a network that does
    no better has learnt nothing. of_batch : what of its clips is heard.
    """

    table: ClipTable
    rows: np.ndarray
    shown: np.ndarray
    n_places: int
    baseline_median_m: float
    of_batch: Callable[[Batch], Batch]

    @classmethod
    def of(cls, table: ClipTable, parts: Parts, config: TrainConfig) -> Validation:
        rows = parts.validation
        shown = shown_of(table.sites[rows], config.seed)
        baseline_m = baseline_median_m(table, parts.training, rows)
        return cls(table, rows, shown, n_places_of(table, rows, config.data), baseline_m, _heard_by(config))

    def of_network(self, network: Network, reader: BatchReader, fabric: Fabric, loss_of: nn.Module) -> Validated:
        answers = predict(network, reader, self.rows, fabric, self.of_batch)
        truth = torch.from_numpy(np.take(np.asarray(self.table.sources_m), self.rows, axis=0))
        errors_m = torch.linalg.vector_norm(answers - truth, dim=1).numpy()
        return Validated(
            loss=float(loss_of(answers, truth)),
            median_error_m=float(np.median(errors_m)),
            accuracy={str(radius_m): float(np.mean(errors_m <= radius_m)) for radius_m in (1, 2, 3)},
            answers_m=answers.numpy(),
            baseline_median_m=self.baseline_median_m,
        )

    def places(self, epoch: int, validated: Validated) -> ValidationPlaces:
        table, rows = self.table, self.rows[self.shown]
        sizes = {str(site): size for site, size in zip(table.sites[rows], _points(table.sizes_m[rows]), strict=True)}
        return ValidationPlaces(
            epoch=epoch,
            sites=tuple(str(site) for site in table.sites[rows]),
            truth_m=_points(table.sources_m[rows]),
            answers_m=_points(validated.answers_m[self.shown]),
            n_clips=len(self.rows),
            n_places=self.n_places,
            sizes_m={site: size for site, size in sizes.items() if np.isfinite(size).all()},
        )


def _heard_by(config: TrainConfig) -> Callable[[Batch], Batch]:
    """A network that also learns from the first four microphones alone is judged by what it makes of those."""
    if not config.augment.first_four:
        return lambda batch: batch
    return lambda batch: batch.of_first(FIRST, FEATURES[config.data.feature])


def baseline_median_m(table: ClipTable, training: np.ndarray, rows: np.ndarray) -> float:
    """Median error in metres, on some rows of a table, of always saying the mean place of the training's rows."""
    mean_m = table.sources_m[training].astype(np.float64).mean(axis=0)
    return float(np.median(np.linalg.norm(table.sources_m[rows] - mean_m, axis=1)))


def scores_of_test(
    card: ModelCard, weights: Mapping[str, np.ndarray], table: ClipTable, rows: np.ndarray, fabric: Fabric
) -> dict[str, Scores]:
    """How a model file does on rows of a table, by site name and under "all sites"."""
    answers_m = answers_of_model(card, weights, table, rows, fabric)
    return scores_by_site(answers_m, table.sources_m[rows], table.sites[rows])


def answers_of_model(
    card: ModelCard, weights: Mapping[str, np.ndarray], table: ClipTable, rows: np.ndarray, fabric: Fabric
) -> np.ndarray:
    """What a model file answers for rows of a table: (n_rows, 3) float64, site frame, metres."""
    network = build(card.architecture, dict(card.options))
    put_weights(network, weights, card.name)
    answers = predict(network.to(fabric.device), BatchReader(table, fabric.device), rows, fabric)
    return np.asarray(answers.numpy().astype(np.float64))


def n_places_of(table: ClipTable, rows: np.ndarray, data: DataConfig) -> int:
    """At how many source places these clips were recorded; places nearer than data.within_m are one."""
    return len(np.unique(table.places_within(data.within_m)[rows]))


def shown_of(sites: np.ndarray, seed: int, most: int = _MOST_PLACES) -> np.ndarray:
    """Some of the clips, as many of each site as there are: (n,) int64, rising. sites : (n_clips,) names."""
    rng = np.random.default_rng([seed, 78])
    by_site = [rng.permutation(np.flatnonzero(sites == site)) for site in np.unique(sites)]
    turns = np.concatenate([np.arange(len(rows)) for rows in by_site])
    return np.sort(np.concatenate(by_site)[np.argsort(turns, kind="stable")][:most])


def _points(places_m: np.ndarray) -> tuple[Point, ...]:
    return tuple((float(x), float(y), float(z)) for x, y, z in places_m)
