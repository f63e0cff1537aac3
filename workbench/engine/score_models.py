"""Score networks and baselines on simulated places never trained on, and write the figures into the cards."""

from __future__ import annotations

import os
import platform
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from workbench.core.card import FeatureKind, ModelCard, Scores
from workbench.core.errors import UserError
from workbench.core.events import Event, Progress, Saved
from workbench.engine.collect import collect_simulated
from workbench.evaluate.held_out import HeldOutClips, mean_places, scores_by_site, table_text
from workbench.files.atomic import write_atomically
from workbench.files.model_file import with_card
from workbench.localize.centroid import weighted_centroid
from workbench.localize.energy import broadband_db, energy_position
from workbench.localize.neural import NeuralMethod
from workbench.simulate.campaign import CampaignPlan
from workbench.simulate.sites import find_site
from workbench.training.clip_table import ClipTable

HELD_OUT_SEED = 2
HELD_OUT_SESSIONS = 400


@dataclass(frozen=True)
class ScoreModels:
    """Every network in a folder and the three baselines, on one held-out simulated campaign.

    folder : where the .safetensors files lie; their cards and the README.md there are rewritten. The campaign has
    other places, arrays and sounds than the training (another seed); it must not be the training's own seed.
    scheduler : of a Dask cluster that makes it, "" = this machine.
    """

    folder: Path
    seed: int = HELD_OUT_SEED
    n_sessions: int = HELD_OUT_SESSIONS
    scheduler: str = ""

    def run(self) -> Iterator[Event]:
        networks = [NeuralMethod(path) for path in sorted(self.folder.glob("*.safetensors"))]
        if not networks:
            raise UserError(f"{self.folder} holds no networks", "Train some first: make models")
        _refuse_unfit(networks, self.seed)
        sites = _shared_sites(networks)
        plan = CampaignPlan(sites=sites, n_sessions=self.n_sessions, seconds=4.0, seed=self.seed)
        heard = yield from self._heard(plan, networks)
        table = heard["mel-spectra"]
        clips = HeldOutClips(
            table.features, table.microphones_m, table.sources_m, table.sizes_m, table.sites, table.sessions
        )
        rivals: dict[str, dict[str, Scores]] = {}
        for title, positions_m in _baseline_answers(clips, networks):
            rivals[title] = scores_by_site(clips, positions_m)
            yield Progress(done=len(rivals), total=3 + len(networks), doing="Scoring")
        rows = dict(rivals)
        told = f"simulated, seed {self.seed}, {len(plan)} places never trained on, {len(table)} clips"
        for network in networks:
            assert network.card is not None and network.model_path is not None
            answers_m = network.locate_many(heard[network.card.feature].features, clips.microphones_m)
            rows[network.title] = scores_by_site(clips, answers_m)
            with_card(network.model_path, held_out=rows[network.title], held_out_rivals=rivals, held_out_data=told)
            yield Saved(path=network.model_path, what="card with held-out scores")
            yield Progress(done=len(rows), total=3 + len(networks), doing="Scoring")
        readme = self.folder / "README.md"
        write_atomically(readme, _readme(networks, rows, told).encode())
        yield Saved(path=readme, what="held-out table")

    def _heard(
        self, plan: CampaignPlan, networks: list[NeuralMethod]
    ) -> Generator[Event, None, dict[FeatureKind, ClipTable]]:
        """The same clips as each network hears them, and mel-spectra for the baselines."""
        kinds: set[FeatureKind] = {"mel-spectra", *(n.card.feature for n in networks if n.card is not None)}
        heard = {}
        for kind in sorted(kinds):
            heard[kind] = yield from collect_simulated(plan, kind, scheduler=self.scheduler)
        return heard


def _refuse_unfit(networks: list[NeuralMethod], seed: int) -> None:
    """Only networks trained on simulated sites, and never on the held-out seed, are scored here."""
    for network in networks:
        card = network.card
        assert card is not None
        if not card.is_simulated:
            raise UserError(
                f"{network.title} was trained on {card.trained_on}", "It cannot be scored on simulated sites"
            )
        if card.training["data"]["seed"] == seed:
            raise UserError(f"{network.title} was trained on seed {seed}", "Score it on another seed")


def _shared_sites(networks: list[NeuralMethod]) -> tuple[str, ...]:
    """Keys of the simulated sites that every network was trained on."""
    trained = [n.card.training["data"]["sites"] for n in networks if n.card is not None]
    shared = tuple(key for key in trained[0] if all(key in sites for sites in trained))
    if not shared:
        raise UserError("The networks were trained on different sites", "Score them in folders of their own")
    return shared


def _baseline_answers(clips: HeldOutClips, networks: list[NeuralMethod]) -> Iterator[tuple[str, np.ndarray]]:
    yield "Mean place of the site", mean_places(clips, _mean_training_places(networks))
    yield "Loudness centroid", weighted_centroid(clips.levels_db, clips.microphones_m)
    yield "Energy least squares", _energy_answers(clips)


def _mean_training_places(networks: list[NeuralMethod]) -> dict[str, np.ndarray]:
    """Mean source place of each site over the places of the largest training campaign (drawn again, without sound)."""
    trained = [n.card.training["data"] for n in networks if n.card is not None]
    data = max(trained, key=lambda data: int(data["n_sessions"]))
    means = {}
    for key in data["sites"]:
        plan = CampaignPlan(sites=(key,), n_sessions=data["n_sessions"], seed=data["seed"])
        means[find_site(key).name] = np.mean([plan.setting_of(i).source_m for i in range(len(plan))], axis=0)
    return means


def _energy_answers(clips: HeldOutClips) -> np.ndarray:
    levels_db = broadband_db(clips.levels_db)
    answers = np.empty((len(levels_db), 3))
    for session in np.unique(clips.sessions):
        rows = np.flatnonzero(clips.sessions == session)
        microphones_m = clips.microphones_m[rows[0]].astype(np.float64)
        answers[rows] = energy_position(levels_db[rows], microphones_m, np.zeros(3), clips.sizes_m[rows[0]])
    return answers


def _readme(networks: list[NeuralMethod], rows: dict[str, dict[str, Scores]], told: str) -> str:
    cards = [n.card for n in networks if n.card is not None]
    lines = [
        "# Shipped networks",
        "",
        "Made by `make models` (training, hours) and `make held-out` (this page and the cards, minutes).",
        "**All are trained on simulated recordings**; on real sites expect worse. Errors are Euclidean, 3-D, metres.",
        "",
        *(_card_lines(card) for card in cards),
        table_text(f"On places never trained on ({told})", rows),
        "Split: by source place and by array setting (another seed; no place and no array is shared with training).",
        "The sites are the same four, and arrays come from one rule: near the corners, M1 to M4 anticlockwise.",
        "The loudspeaker radiates alike in all directions; a real one, and a person, do not.",
        "Mean place = always the mean training place of the clip's own site. Loudness centroid = microphones weighted",
        "by the square of their power. Energy = least squares on level differences, free field.",
        "",
        _verdict(cards, rows),
        "",
        f"Machine: {platform.machine()}, {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}.",
        "",
    ]
    return "\n".join(lines)


def _card_lines(card: ModelCard) -> str:
    caveats = "; ".join(card.caveats)
    return (
        f"* **{card.title}** (`{card.name}.safetensors`): {card.about} {caveats[:1].upper()}{caveats[1:]}. "
        f"{card.feature}, {card.n_training_clips} clips from {card.n_training_places} places, "
        f"validation split {card.split}, seed {card.seed}{_begun(card)}.\n"
    )


def _begun(card: ModelCard) -> str:
    """What a network began as that did not begin from random weights."""
    if not card.started_from:
        return ""
    return f"; begun as {card.started_from['name']} of an earlier training ({card.started_from['trained_on']})"


def _verdict(cards: list[ModelCard], rows: dict[str, dict[str, Scores]]) -> str:
    """In plain words: does each network beat all three baselines on each site?"""
    titles = {card.title for card in cards}
    told = []
    for card in cards:
        losses = []
        for site, scores in rows[card.title].items():
            rivals = [rows[t][site] for t in rows if t not in titles]
            if any(r.within_2_m >= scores.within_2_m or r.median_error_m <= scores.median_error_m for r in rivals):
                losses.append(site)
        told.append(
            f"{card.title} beats all three baselines (share within 2 m and median error) on every site."
            if not losses
            else f"**{card.title} does not beat every baseline on: {', '.join(losses)}.**"
        )
    return "\n\n".join(told)
