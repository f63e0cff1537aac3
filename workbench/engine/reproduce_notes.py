"""What was done to get a table, and what had to be decided: told on its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from workbench import __version__
from workbench.engine.reproduce_runs import NotRun, Outcome
from workbench.engine.reproduce_trials import RAIN_SITE, TEST_SHARE, VALIDATION_SHARE, Scale, Trial
from workbench.evaluate.page import time_text
from workbench.evaluate.paper import UNSAID, PaperSite, paper_site

Found = Mapping[Trial, Outcome | NotRun]
_LIBRARIES = {"python": "Python", "torch": "PyTorch", "numpy": "NumPy"}


def facts_of(what: str, scale: Scale, seed: int, found: Found) -> tuple[tuple[str, str], ...]:
    """Command, recordings, split, training, machine, version, time."""
    ran = [outcome for outcome in found.values() if isinstance(outcome, Outcome)]
    sites = {trial.site: None for trial in found}
    return (
        ("Command", _command(what, scale, seed)),
        *(("Recordings", _recordings(paper_site(site), scale, _weather_of(site, found))) for site in sites),
        (
            "Split",
            f"{100 * VALIDATION_SHARE:g} % of the clips or places to choose the best epoch by, "
            f"{100 * TEST_SHARE:g} % to score on, the rest to learn from, drawn by seed {seed}; statistics from the "
            "training part; the same parts for every network of a site",
        ),
        ("Training", _training(found, scale, seed)),
        ("Machine", _machine(ran)),
        ("Program", _program(ran)),
        ("Time", _time(ran)),
        ("Written", f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"),
    )


def _command(what: str, scale: Scale, seed: int) -> str:
    settings = f"--scale {scale.title} --epochs {scale.epochs} --batch {scale.batch} --seed {seed}"
    return f"`workbench reproduce {what} {settings}`"


def _weather_of(site: str, found: Found) -> str:
    kinds = sorted({trial.weather for trial in found if trial.site == site})
    return "mixed weather (dry, rain, helicopter)" if kinds == ["mixed"] else " and ".join(kinds)


def _recordings(site: PaperSite, scale: Scale, weather: str) -> str:
    n_sessions = scale.n_sessions(site)
    n_places = min(site.n_places or n_sessions, n_sessions)
    n_arrays = min(site.n_arrays or 1, n_sessions)
    theirs = f"{site.n_places} places, {site.n_arrays} arrays" if site.n_places else "places and arrays not known to us"
    return (
        f"simulated {site.title}, {n_sessions} sessions of {scale.seconds:g} s, {scale.n_clips(site)} clips, "
        f"{n_places} places, {n_arrays} {'array' if n_arrays == 1 else 'arrays'}, {weather} "
        f"(the paper: {site.n_clips} clips, {theirs})"
    )


def _training(found: Found, scale: Scale, seed: int) -> str:
    config = next(iter(found)).config(scale, seed)
    rates = {trial.network: trial.config(scale, seed).learning_rate for trial in found}
    listed = ", ".join(f"{network} {rate:g}" for network, rate in rates.items())
    sites = {trial.site: paper_site(trial.site) for trial in found}
    epochs = ", ".join(f"{site.title} {scale.n_epochs(site)}" for site in sites.values())
    at_least = f" (at least {scale.least_steps} steps)" if scale.least_steps else ""
    return (
        f"epochs: {epochs}{at_least}, batches of {scale.batch} (the paper: 128), AdamW "
        f"(largest rate: {listed}; warm-up, half a cosine), Huber with delta {config.huber_delta_m:g} m, seed {seed}; "
        f"SpaceNet without augmentation{', CHAWA with its masks' if 'chawa' in rates else ''}"
    )


def _machine(ran: Iterable[Outcome]) -> str:
    """Where the trainings ran, as each of their starts has noted it."""
    starts = [start for outcome in ran for start in outcome.environments]
    return "; ".join(dict.fromkeys(map(_machine_text, starts))) or "not noted"


def _machine_text(start: Mapping[str, str]) -> str:
    cores = f"{start['cores']} cores" if "cores" in start else "number of cores not noted"
    threads, gpu = start.get("threads", "?"), start.get("gpu", "none")
    parts = [start.get("system", "system not noted"), start.get("processor", ""), cores]
    parts += [f"trained with {threads} {'thread' if threads == '1' else 'threads'}", "" if gpu == "none" else gpu]
    parts += [f"{title} {start[name]}" for name, title in _LIBRARIES.items() if name in start]
    return ", ".join(part for part in parts if part)


def _program(ran: Iterable[Outcome]) -> str:
    """Which versions trained, by networks' cards and every start; the one that writes the page may be another."""
    versions = {outcome.program for outcome in ran}
    versions |= {start["program"] for outcome in ran for start in outcome.environments if "program" in start}
    trained = ", ".join(sorted(versions))
    return f"trained with ssl-workbench {trained or 'of no version'}; this page is from {__version__}"


def _time(ran: Sequence[Outcome]) -> str:
    n_resumed = sum(max(len(outcome.environments) - 1, 0) for outcome in ran)
    told = f" (resumed: {n_resumed})" if n_resumed else ""  # older folders do not tell
    return (
        f"{len(ran)} trainings{told}, {time_text(sum(outcome.seconds for outcome in ran))} in their epochs: wall "
        "time, on machines that may have had other work meanwhile"
    )


def notes_of(what: str, found: Found) -> tuple[str, ...]:
    """What had to be decided, and what is not known."""
    return tuple(_notes(what, found))


def _notes(what: str, found: Found) -> Iterator[str]:
    yield UNSAID
    yield (
        "MAE and RMSE are of the Euclidean distance in 3-D; R^2 takes x, y and z together. How the paper has them is "
        "not known to us. 2-D leaves the height out of the distance; network, inputs and outputs stay."
    )
    if what == "table4":
        site = paper_site(RAIN_SITE).title
        yield (
            f"The paper's site for dry and rain is not known to us; we took {site}, a ruin into which rain falls. Each "
            "network learnt and was scored in one weather; both campaigns are the same sessions (places, arrays, "
            "calls), once dry and once with rain."
        )
    if what == "table3":
        yield "The paper's CHAWA at Yeoju and Yeongdong is its best instance over both features; ours is mel-spectra."
    if any(trial.feature == "mel-spectrogram" for trial in found):
        yield (
            "Mel-spectrograms go in with microphones as channels (4 x 128 x 259), mel-spectra stacked (1 x 4 x 128): "
            "the paper's text has both layouts, and stacked mel-spectrograms cost four times as much."
        )
