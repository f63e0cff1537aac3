"""What the Field screen shows in each step, as things stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.core.array.checks import microphone_names
from workbench.core.place_words import NOTHING_AGAINST
from workbench.core.session import Session, title_of
from workbench.core.simulated import is_simulated
from workbench.gui.answers.methods import shown_method, shown_methods
from workbench.gui.field.channel_watch import ChannelWatch
from workbench.gui.field.steps import marks
from workbench.gui.field.widgets import tune
from workbench.gui.language.words import retold, tr

if TYPE_CHECKING:
    from workbench.gui.field.desk import FieldDesk
    from workbench.gui.main_window import MainWindow

SECONDS = 30
"""Of a recording."""
_MOST_NOTICES = 8


class Showing:
    """`show()` brings the present step up to date."""

    def __init__(self, window: MainWindow, desk: FieldDesk) -> None:
        self._window, self._desk, self._page = window, desk, desk.page

    def show(self) -> None:
        page = self._page
        page.row.show_marks(marks(page.step, self._desk.facts))
        page.show_other("")
        (self._show_microphones, self._show_check, self._show_record, self._show_localize, self._show_hand_over)[
            page.step
        ]()

    def _show_microphones(self) -> None:
        panel, array, session = self._page.microphones, self._desk.array, self._window.document.session
        panel.plan.show_session(array or session, answers=False)
        panel.open.setEnabled(session is not None and session.is_placed)
        panel.open.setChecked(array is not None and self._desk.chosen_array is None)
        panel.other.setChecked(self._desk.chosen_array is not None)
        panel.tape.setEnabled(session is not None)
        panel.type.setEnabled(session is not None)
        if array is not None:
            n = len(array.microphones)
            panel.state.setText(tr("{name}: {n} microphones, all with places", name=title_of(array), n=n))
        elif session is not None:
            panel.state.setText(tr("Not all of its microphones have places yet: measure or type them."))
        else:
            panel.state.setText(tr("Choose a recording whose microphones stand as they stand now."))
        tune(panel.state, "tone", "good" if array is not None else "warning")
        self._page.show_main(tr("Check the microphones"))
        self._offer_open()

    def _show_check(self) -> None:
        panel, live = self._page.check, self._window.live
        names = microphone_names(self._desk.array) if self._desk.array is not None else ()
        panel.cards.show_levels(names, self._desk.watch if live.is_running else ChannelWatch())
        panel.device.setVisible(live.page.form.device.count() > 1)
        text, tone = self._said_check(names)
        panel.state.setText(text)
        tune(panel.state, "tone", tone)
        is_there = self._desk.has_device or live.child.is_asking
        self._page.show_main(tr("Go on: record") if is_there else tr("Look again"))
        panel.again.setVisible(is_there)
        self._offer_open()

    def _offer_open(self) -> None:
        """What is open already can be localized without recording anything."""
        self._page.show_other("" if self._window.document.session is None else tr("Localize this recording"))

    def _said_check(self, names: tuple[str, ...]) -> tuple[str, str]:
        live = self._window.live
        if live.child.is_asking:
            return tr("Looking for sound inputs…"), "muted"
        if not self._desk.has_device:
            return tr("No sound input was found: plug it in and press Look again. "
                      "A recording that was made already can be localized without one."), "error"  # fmt: skip
        if not live.is_running:
            return live.page.state.text() or tr("Nothing is heard yet."), "error"
        states = self._desk.watch.states()
        bad = {state: [i for i, one in enumerate(states) if one == state] for state in ("dead", "clipped", "quiet")}

        def told(state: str) -> str:
            return ", ".join(names[i] if i < len(names) else f"M{i + 1}" for i in bad[state])

        if not states or "waiting" in states:
            return tr("Listening…"), "muted"
        if bad["dead"]:
            return tr("{names}: nothing comes. Check cable, plug and power.", names=told("dead")), "error"
        if bad["clipped"]:
            return tr("{names}: too loud. Turn the gain down.", names=told("clipped")), "error"
        if bad["quiet"]:
            return tr("{names}: quiet. Say something there, or turn the gain up.", names=told("quiet")), "warning"
        return tr("All {n} microphones are heard.", n=len(states)), "good"

    def _show_record(self) -> None:
        panel, live = self._page.record, self._window.live
        is_going = live.is_recording
        left_s = max(SECONDS - self._desk.at_s, 0.0) if is_going else SECONDS
        panel.count.setText(f"{left_s:.0f}")
        panel.bar.setValue(round(10 * (SECONDS - left_s)))
        names = microphone_names(self._desk.array) if self._desk.array is not None else ()
        panel.cards.show_levels(names, self._desk.watch if live.is_running else ChannelWatch())
        form = live.page.form
        panel.folder.setText(tr("Goes into {folder}", folder=form.session_folder.parent.name))
        panel.folder.setToolTip(str(form.session_folder))
        panel.choose.setEnabled(not is_going)
        why_not = "" if is_going else form.why_no_record
        if is_going:
            panel.state.setText(tr("Recording. Nobody moves, nobody speaks."))
        elif live.child.is_asking:
            panel.state.setText(tr("Looking for sound inputs…"))
        else:
            panel.state.setText(why_not or tr("Stop engines and voices, then press Record."))
        tune(panel.state, "tone", "error" if why_not or is_going else "")
        text = tr("Stop early") if is_going else tr("Record 30 s")
        self._page.show_main(text, why_not, is_alarm=is_going)

    def _show_localize(self) -> None:
        panel, window, finding = self._page.localize, self._window, self._window.finding
        session, answer = window.document.session, self._desk.answer
        panel.plan.show_session(session, answers=True)
        panel.what.setText("" if session is None else self._said_recording(session))
        panel.method.setText(tr("Method: {method}", method=shown_method(self._desk.method).title)
                             if self._desk.method and shown_methods() else "")  # fmt: skip
        panel.again.setVisible(answer is not None and not finding.is_running)
        panel.bar.setVisible(finding.is_running)
        why_not = finding.why_not if session is not None and not finding.is_running else ""
        if session is None:
            state, tone = tr("No recording is open: record one, or open one in step 1."), "error"
            why_not = state
        elif finding.is_running:
            state, tone = self._said_progress(), ""
        elif answer is not None:
            state, tone = tr("There is an answer."), "good"
        elif window.predictions.methods and window.predictions.is_through(self._desk.method):
            state, tone = tr("The method gives no answer for this recording."), "error"
        else:
            state, tone = why_not, "error" if why_not else ""
        panel.state.setText(state)
        tune(panel.state, "tone", tone)
        panel.notices.show_texts(self._notices())
        if finding.is_running:
            self._page.show_main(tr("Cancel"), is_alarm=True)
        elif answer is not None:
            self._page.show_main(tr("Hand over"))
        else:
            self._page.show_main(tr("Localize"), why_not)

    def _said_recording(self, session: Session) -> str:
        n, sound = len(session.microphones), self._window.open_sound.sound
        if sound is None:
            return tr("{name}: {n} microphones", name=title_of(session), n=n)
        start_s, end_s = sound.common_span_s
        long = f"{max(end_s - start_s, 0.0):.1f}"
        return tr("{name}: {n} microphones, {seconds} s", name=title_of(session), n=n, seconds=long)

    def _said_progress(self) -> str:
        bar, progress = self._page.localize.bar, self._desk.progress
        if progress is None or progress.total <= 1:
            bar.setRange(0, 0)
            return tr("Working…")
        bar.setRange(0, progress.total)
        bar.setValue(progress.done)
        return tr("Working: {done} of {total}", done=progress.done, total=progress.total)

    def _notices(self) -> tuple[tuple[str, dict[str, str]], ...]:
        """What to keep in mind: of the answer, of the sound, of the places."""
        window = self._window
        texts = [*window.notices.about_answers, *map(retold, self._desk.handing.warnings)]
        return tuple((text, {"ground": "unsure"}) for text in dict.fromkeys(texts))[:_MOST_NOTICES]

    def _show_hand_over(self) -> None:
        panel, window = self._page.hand_over, self._window
        session = window.predictions.whole_of(self._desk.method) or window.document.session
        panel.plan.show_session(session, answers=True)
        panel.words.show_texts(self._answer_in_words())
        panel.place.setEnabled(self._desk.answer is not None and self._desk.handing.task is None)
        panel.show_folder.setVisible(self._desk.handing.written is not None)
        why_not = "" if self._desk.answer is not None else tr("There is no answer yet: go back and localize.")
        self._page.show_main(
            tr("Writing…") if self._desk.handing.task is not None else tr("Export hand-over folder"),
            why_not or (tr("Writing…") if self._desk.handing.task is not None else ""),
        )

    def _answer_in_words(self) -> tuple[tuple[str, dict[str, str]], ...]:
        """The answer, how sure it is, and what speaks against it, the largest first."""
        if (said := self._desk.handing.said) is None:
            return ((tr("There is no answer yet: go back and localize."), {"letters": "large", "tone": "error"}),)
        alarms = said.against[:1] if is_simulated(self._window.document.session) else ()
        found = [(alarm.text(tr), {"ground": "alarm"}) for alarm in alarms]
        found += [(said.where.text(tr), {"letters": "key"}), (said.tapes.text(tr), {"letters": "large"})]
        found += [] if said.axes is None else [(said.axes.text(tr), {})]
        found += [(said.height.text(tr), {"letters": "large"})]
        half = "" if said.half is None else f", {said.half.text(tr)}"
        sure = f"{said.sure.text(tr)}{half}"
        ground = "sure" if said.is_proven else "plain" if said.is_calibrated else "unsure"
        found += [(sure, {"letters": "large", "ground": ground})]
        found += [(text.text(tr), {}) for text in said.limits]
        found += [(other.text(tr), {"ground": "unsure"}) for other in said.elsewhere]
        found += [(said.way.text(tr), {})]
        found += [(text.text(tr), {"ground": "unsure"}) for text in said.against[len(alarms) :]]
        if not said.against and not said.told and self._desk.handing.is_sound_checked:
            found += [(NOTHING_AGAINST.text(tr), {"ground": "plain"})]
        return (*found, *((retold(text), {"tone": "warning"}) for text in said.told))
