"""How strange a test is to the networks: known arrays or places, both new, or a whole site held out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.evaluate.answer_table import AnswerTable
from workbench.evaluate.beyond.mean_place import with_mean_place, with_middle_of_microphones
from workbench.evaluate.beyond.roles import FIELD, RIVAL, held_out, together, usual
from workbench.evaluate.beyond.study import Study
from workbench.evaluate.evaluation import Evaluation
from workbench.evaluate.groups import groups_of, rows_of_group
from workbench.evaluate.paired import Paired, paired

RADII_M = (1.0, 2.0, 3.0)


@dataclass(frozen=True)
class Setting:
    """title : as a heading; short : as a column's; evaluation : with its rows under the usual names."""

    title: str
    short: str
    evaluation: Evaluation


def settings_of(study: Study) -> tuple[Setting, ...]:
    """Known arrays, known places, both new; then each site held out."""
    known = (
        ("New places, known arrays", "known arrays", study.known_arrays),
        ("New arrays, known places", "known places", study.known_places),
        ("New places, new arrays", "both new", together([usual(each) for each in study.new.values()])),
    )
    found = [Setting(title, short, with_mean_place(usual(each), study.means_m)) for title, short, each in known]
    for key, each in study.new.items():
        site = each.sessions[0].site
        found.append(Setting(f"Held out: {site}", f"{key} held out", with_middle_of_microphones(held_out(each, key))))
    return tuple(found)


@dataclass(frozen=True)
class Lead:
    """PlaceField less SpaceNet at one site of a setting, a Paired for each radius of RADII_M."""

    setting: str
    site: str
    pairs: tuple[Paired, ...]

    @property
    def short_of_the_bar(self) -> tuple[Paired, ...]:
        """Where PlaceField is not clearly better."""
        return tuple(pair for pair in self.pairs if pair.verdict != "better")


def leads_of(settings: tuple[Setting, ...], method: str = FIELD, reference: str = RIVAL) -> tuple[Lead, ...]:
    """Site by site; settings without both networks are left out."""
    found = []
    for setting in settings:
        if not {method, reference} <= set(setting.evaluation.method_names):
            continue
        for site, clips in _by_site(setting.evaluation).items():
            pairs = tuple(paired(clips, reference, method, radius_m=radius_m) for radius_m in RADII_M)
            found.append(Lead(setting.short, site, pairs))
    return tuple(found)


def _by_site(evaluation: Evaluation) -> Mapping[str, AnswerTable]:
    clips = evaluation.clips
    return {site: clips.where(rows_of_group(clips, "site", site)) for site in groups_of(clips, "site")}
