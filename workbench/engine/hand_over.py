"""The hand-over folder: all that people need who go and dig, readable without this program."""

from __future__ import annotations

import csv
import getpass
import hashlib
import io
import json
import math
from collections.abc import Generator, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

import workbench
from workbench.core.array.checks import array_problems, microphone_names
from workbench.core.errors import UserError
from workbench.core.events import Declined, Event, Located, Progress, Saved, SoundJudged, Summary, as_json
from workbench.core.finding import Finding, said_against
from workbench.core.place_words import NOTHING_AGAINST, PlaceSaid, place_said
from workbench.core.recording import Recording
from workbench.core.sentences.retelling import retold
from workbench.core.session import Point, Session, title_of
from workbench.core.simulated import is_simulated
from workbench.core.spoken import Said, Translate, tr
from workbench.core.survey import survey_place_m
from workbench.engine.check_sound import CheckSound
from workbench.engine.localize import Localize
from workbench.engine.radii import calibrated
from workbench.engine.session_sources import recording_of
from workbench.evaluate.report.hand_over_pictures import plan_png, sound_png
from workbench.evaluate.report.hand_over_sheet import Sheet, sheet_pdf
from workbench.files.calibrations import calibration_of
from workbench.files.earth import degrees_of
from workbench.files.exchange import geojson, kml
from workbench.files.model_file import model_sha256
from workbench.files.new_folder import new_folder
from workbench.files.sound_file import flac_bytes
from workbench.files.spoken import ENGLISH, translation
from workbench.localize.registry import find_method, known_methods

_STEPS = 4
_MOST_CHANNELS = 8
"""Of a FLAC file; of more microphones the nearest go in."""
_FULL = 32_767


@dataclass(frozen=True)
class HandOver:
    """Write it into `out`, which must be new or empty: whole, or nothing.

    method : "" = the first there is. known : what it answered already, so that it need not be asked again.
    language : of what people read in it. pictures : more of them by file name, PNG, such as the window's 3-D view.
    warnings : what else speaks against the answer, such as what the checks found in the sound; None = nobody has
    checked it yet, so that it is done here.
    Yields Progress, what the method says where it is asked, and Saved. UserError where there is no answer, microphones
    are not placed, the folder is in use, or the disk refuses.
    """

    session: Session
    out: Path
    method: str = ""
    known: tuple[Event, ...] = ()
    language: str = ENGLISH
    recording: Recording | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    warnings: tuple[str, ...] | None = None

    def run(self) -> Iterator[Event]:
        translate = translation(self.language)
        refuse_in_use(self.out)
        method = find_method(self.method or known_methods()[0].name)
        events = [e for e in self.known if getattr(e, "method", "") == method.name]
        recording = self.recording
        if not any(isinstance(e, Summary) for e in events):
            recording = recording_of(self.session, recording)
            for event in Localize(self.session, (method.name,), recording).run():
                events.append(event)
                yield event
        answer = _answer_in(events, title_of(self.session))
        clips = tuple(e for e in events if isinstance(e, Located))
        warnings = self.warnings
        if warnings is None:
            judged = yield from _checked(self.session)
            warnings = said_against(judged)
        yield Progress(done=0, total=_STEPS, doing="Reading sound")
        recording = recording_of(self.session, recording)
        told = [*answer.warnings, *(w for clip in clips for w in clip.warnings)]
        told += [*warnings, *array_problems(self.session)]
        calibration = calibration_of(method)
        if calibration is not None and not calibration.is_simulated and answer.radius_90_m is not None:
            told += filter(None, [calibrated(method, self.session).caution])
        said = place_said(
            answer.position_m, self.session, radius_50_m=answer.radius_50_m, radius_90_m=answer.radius_90_m,
            mixture=answer.mixture, told=told,
            counted_on_simulated=calibration is not None and calibration.is_simulated,
            learnt_from_simulated=method.card is not None and method.card.is_simulated,
        )  # fmt: skip
        assert said is not None, "what was localized has microphones with places"
        found = _Found(self.session, answer, clips, said, recording, _origin_of(method.title, method.model_path))
        with new_folder(self.out.absolute()) as folder:
            files = dict(self.pictures)
            for done, doing in enumerate(("Drawing", "Writing sound", "Writing the page"), start=1):
                yield Progress(done=done, total=_STEPS, doing=doing)
                files |= (found.drawn, found.heard, found.placed)[done - 1]()
            told_so = replace(said, told=tuple(retold(text, translate) for text in said.told))
            in_words = replace(found, said=told_so)
            files["report.pdf"] = sheet_pdf(in_words.sheet(files["plan.png"], files["sound.png"]), translate)
            files["README.txt"] = in_words.readme(files, translate).encode()
            for name, data in files.items():
                (folder / name).write_bytes(data)
            sums = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())]
            (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
        yield Progress(done=_STEPS, total=_STEPS, doing="Written")
        yield Saved(path=self.out, what="hand-over folder")


def refuse_in_use(out: Path) -> None:
    """UserError where something stands there already: before any work is done for it."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UserError(f"{out} is there already and is not empty", "Choose a new folder")


def _answer_in(events: list[Event], title: str) -> Summary:
    """UserError with the method's reason where there is none."""
    answer = next((e for e in events if isinstance(e, Summary)), None)
    if answer is None:
        whole = (e for e in events if isinstance(e, Declined) and e.clip is None)
        why = next((e.why for e in whole), "the method gave none")
        raise UserError(f"There is no answer to hand over for {title}: {why}")
    return answer


def _checked(session: Session) -> Generator[Event, None, tuple[Finding, ...]]:
    """What the checks find in its sound; Progress on the way."""
    findings: tuple[Finding, ...] = ()
    for event in CheckSound(session).run():
        if isinstance(event, SoundJudged):
            findings = event.findings
        else:
            yield event
    return findings


def _origin_of(title: str, model: Path | None) -> tuple[tuple[Said, str], ...]:
    user = ""
    with suppress(KeyError, OSError):
        user = getpass.getuser()
    program = f"ssl-workbench {workbench.__version__}"
    network = [(tr("Network"), f"{model.name}, SHA-256 {model_sha256(model)}")] if model is not None else []
    return (tr("Made by"), user or "-"), (tr("Program"), program), (tr("Method"), title), *network


@dataclass(frozen=True)
class _Found:
    """What was found, and the files that tell it. made_at : one time for all of them."""

    session: Session
    answer: Summary
    clips: tuple[Located, ...]
    said: PlaceSaid
    recording: Recording
    origin: tuple[tuple[Said, str], ...]
    made_at: datetime = field(default_factory=lambda: datetime.now(UTC).astimezone())

    @property
    def decisive(self) -> Located | None:
        """The clip that tells most: the surest of those that agree with the answer."""

        def doubt(clip: Located) -> tuple[float, float]:
            radius_m = clip.radius_90_m or clip.radius_m or 0.0
            return radius_m + math.dist(clip.position_m, self.answer.position_m), clip.start_s

        return min(self.clips, key=doubt, default=None)

    @property
    def nearest(self) -> list[int]:
        """Microphones from 0, the nearest to the answer first."""
        away_m = np.linalg.norm(self.session.microphone_positions_m() - np.array(self.answer.position_m), axis=1)
        return [int(i) for i in np.argsort(away_m, kind="stable")]

    @property
    def radii_m(self) -> tuple[float, ...]:
        return tuple(r for r in (self.answer.radius_50_m, self.answer.radius_90_m) if r is not None)

    def drawn(self) -> dict[str, bytes]:
        seen_m = [clip.position_m for clip in self.clips]
        samples, start_s = self._clip()
        names, order = microphone_names(self.session), self.nearest
        sound = sound_png(samples[order], self.recording.rate_hz, start_s, [names[i] for i in order],
                          is_simulated=is_simulated(self.session))  # fmt: skip
        plan = plan_png(self.session, self.answer.position_m, self.radii_m, self.answer.mixture, seen_m)
        return {"plan.png": plan, "sound.png": sound}

    def heard(self) -> dict[str, bytes]:
        """The decisive clip, all channels in the session's order; as loud as it fits, which README.txt tells."""
        samples, _ = self._clip()
        kept = sorted(self.nearest[:_MOST_CHANNELS])
        loudest = float(np.abs(samples).max()) or 1.0
        whole = np.round(samples[kept].T * (0.9 * _FULL / loudest)).astype(np.int16)
        return {"clip.flac": flac_bytes(whole, self.recording.rate_hz)}

    def placed(self) -> dict[str, bytes]:
        """Coordinates for programs, and maps where somebody said where on Earth the site lies."""
        files = {"coordinates.csv": self._csv(), "answer.json": self._json()}
        if self.session.site.georeference is not None:
            files["map.geojson"] = geojson.of_answers(self.session, (self.answer,))
            files["map.kml"] = kml.of_answers(self.session, (self.answer,))
        return files

    def sheet(self, plan: bytes, sound: bytes) -> Sheet:
        when = self.session.recorded_at or "-"
        return Sheet(
            title=title_of(self.session), subtitle="   ".join(t for t in (self.session.site.name, when) if t),
            said=self.said, facts=self._facts(), microphones=self._rows(), origin=self._made(), plan_png=plan,
            sound_png=sound, is_simulated=is_simulated(self.session), made_at=self.made_at,
            has_truth=self.session.true_position_m is not None,
        )  # fmt: skip

    def readme(self, files: Mapping[str, bytes], translate: Translate | None) -> str:
        """Everything that the page has, in plain words, and what the files are."""

        def say(said: Said) -> str:
            return said.text(translate)

        said = self.said
        half = "" if said.half is None else f", {say(said.half)}"
        lines = [
            f"{say(tr('Where the call came from'))}: {title_of(self.session)}", "",
            f"{say(said.where)}.", f"{say(said.tapes)}.", *([] if said.axes is None else [f"{say(said.axes)}."]),
            f"{say(said.height)}.", f"{say(said.way)}.", f"{say(said.sure)}{half}.",
            *(f"{say(limit)}." for limit in said.limits), *(f"{say(other)}." for other in said.elsewhere), "",
        ]  # fmt: skip
        against = [*map(say, said.against), *said.told]
        if against:
            lines += [f"{say(tr('What speaks against it'))}:", *(f"- {text}" for text in against), ""]
        else:
            lines += [f"{say(NOTHING_AGAINST)}.", ""]
        lines += [*(f"{say(name)}: {value}" for name, value in (*self._facts(), *self._made())), ""]
        named = tr("Files")
        lines += [f"{say(named)}:", *(f"{name:16} {say(_FILES[name])}" for name in files if name in _FILES)]
        return "\n".join((*lines, f"{'SHA256SUMS':16} {say(_FILES['SHA256SUMS'])}", ""))

    # ---- inside

    def _clip(self) -> tuple[np.ndarray, float]:
        """(n_mics, n_samples) float32 of the decisive clip, and where it begins, session-clock seconds."""
        clip, rate_hz = self.decisive, self.recording.rate_hz
        if clip is None:
            return self.recording.samples[:, : 3 * rate_hz], self.recording.start_s
        first = max(round((clip.start_s - self.recording.start_s) * rate_hz), 0)
        return self.recording.samples[:, first : first + round((clip.end_s - clip.start_s) * rate_hz)], clip.start_s

    def _facts(self) -> tuple[tuple[Said, str], ...]:
        x, y, z = self.answer.position_m
        found = [(tr("Site coordinates x, y, z"), f"{x:.2f}, {y:.2f}, {z:.2f} m")]
        survey_m = survey_place_m(self.session.site, self.answer.position_m)
        if survey_m is not None:
            found.append((tr("Survey: east, north, height"), ", ".join(f"{v:.2f}" for v in survey_m) + " m"))
        if self.session.site.georeference is not None:
            longitude, latitude = degrees_of(self.session.site, np.array([self.answer.position_m]))[0]
            found.append((tr("Latitude, longitude (WGS84)"), f"{latitude:.6f}, {longitude:.6f}"))
        if (clip := self.decisive) is not None:
            found.append((tr("Heard best at"), f"{clip.start_s:.1f}\N{EN DASH}{clip.end_s:.1f} s"))
        n = self.answer.n_clips
        found.append((tr("Clips answered"), f"{n} / {n + self.answer.n_declined}"))
        return tuple(found)

    def _made(self) -> tuple[tuple[Said, str], ...]:
        return (tr("Made"), self.made_at.isoformat(sep=" ", timespec="seconds")), *self.origin

    def _rows(self) -> tuple[tuple[str, str, str, str, str], ...]:
        names, rows = microphone_names(self.session), []
        for i in self.nearest:
            place_m = self.session.microphones[i].position_m
            assert place_m is not None
            x, y, z = (f"{v:.2f}" for v in place_m)
            rows.append((names[i], x, y, z, f"{math.dist(place_m, self.answer.position_m):.2f}"))
        return tuple(rows)

    def _csv(self) -> bytes:
        """The answer first, then the microphones; survey coordinates where there are some, and a note if simulated."""
        whole = io.StringIO(newline="")
        table = csv.writer(whole, lineterminator="\n")
        has_survey = survey_place_m(self.session.site, self.answer.position_m) is not None
        survey = ("x_survey_m", "y_survey_m", "z_survey_m") if has_survey else ()
        note = ("SIMULATED",) if is_simulated(self.session) else ()
        table.writerow(("name", "kind", "x_m", "y_m", "z_m", "radius_90_m", *survey, *(["note"] if note else [])))
        names = microphone_names(self.session)
        rows: list[tuple[str, str, Point, float | None]] = []
        rows.append(("answer", "answer", self.answer.position_m, self.answer.radius_90_m))
        rows += [
            (name, "microphone", m.position_m, None)
            for name, m in zip(names, self.session.microphones, strict=True)
            if m.position_m is not None
        ]
        for name, kind, place_m, radius_m in rows:
            survey_m = survey_place_m(self.session.site, place_m) or ()
            numbers = [repr(round(float(v), 4)) for v in (*place_m, *survey_m)]
            table.writerow((name, kind, *numbers[:3], "" if radius_m is None else repr(radius_m), *numbers[3:], *note))
        return whole.getvalue().encode()

    def _json(self) -> bytes:
        clip = self.decisive
        told = {
            "session": title_of(self.session),
            "simulated": is_simulated(self.session),
            "made_at": self.made_at.isoformat(timespec="seconds"),
            "program": {"name": "ssl-workbench", "version": workbench.__version__},
            "words": self.said.where.text(),
            "tapes": self.said.tapes.text(),
            "calibrated": self.said.is_calibrated,
            "limits": [text.text() for text in self.said.limits],
            "against": [*(text.text() for text in self.said.against), *self.said.told] or [NOTHING_AGAINST.text()],
            "origin": {name.text(): value for name, value in self.origin},
            "clip_s": None if clip is None else [clip.start_s, clip.end_s],
            "answer": as_json(replace(self.answer, warnings=())),
        }
        return (json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


_FILES = {
    "report.pdf": tr("one page to print and to hand on"),
    "plan.png": tr("the site from above; the star is the answer, squares are microphones"),
    "view.png": tr("the site in 3-D"),
    "sound.png": tr("what was heard there, microphone by microphone"),
    "clip.flac": tr("that sound, a channel a microphone, made as loud as it fits"),
    "coordinates.csv": tr("the answer and the microphones, for spreadsheets"),
    "answer.json": tr("everything about the answer, for programs"),
    "map.geojson": tr("the same for maps (GIS)"),
    "map.kml": tr("the same for Google Earth and phones"),
    "SHA256SUMS": tr("shows whether a file was changed: sha256sum -c SHA256SUMS"),
}
