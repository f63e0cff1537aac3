"""One table of everything the window can do: it makes the menus, the toolbar, the command palette, the keys and tests.

`call` and `checked` are paths from the window ("sessions.save" is window.sessions.save); `when` names a condition in
conditions.py. "|" stands between alternative keys. Ctrl is Command on macOS; Qt sees to that.
"""

from __future__ import annotations

from dataclasses import dataclass
from re import sub

from workbench.gui.exchange.entries import entries
from workbench.gui.language.words import tr

_OF_SESSION = ("View/Spectrograms", "View/Clips", "Listen", "Session", "Annotate")


@dataclass(frozen=True)
class Action:
    """One line of the table. menu "" = in no menu, still in the palette and with its key.

    where : the view in which the key works ("sound"), "" = everywhere in the window.
    data : what the QAction carries for its function to ask for, where several actions share one.
    """

    id: str
    text: str
    call: str
    menu: str = ""
    key: str = ""
    when: str = "always"
    icon: str = ""
    checked: str = ""
    help: str = ""
    starts_group: bool = False
    where: str = ""
    data: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Its keys as long as people choose no others (see keys.Keys)."""
        return tuple(k for k in self.key.split("|") if k)

    @property
    def is_of_session(self) -> bool:
        """Does it do something to the session? Then plain keys are not its own while people look at trainings."""
        return (self.menu.startswith(_OF_SESSION) or self.id == "hide_overlays") and not self.where

    @property
    def has_fixed_keys(self) -> bool:
        """Are its keys the 3-D view's own, with Shift and Alt for the size of the step?"""
        return self.where == "site.space" and (self.id.startswith("nudge_") or self.id == "type_place")

    @property
    def shown_text(self) -> str:
        """The text in the window's language."""
        return tr(self.text)

    @property
    def shown_help(self) -> str:
        """The help in the window's language, "" where there is none."""
        return tr(self.help) if self.help else ""

    @property
    def plain_text(self) -> str:
        """The shown text without its mnemonic mark and dots, as the palette and the key list show it."""
        return self.shown_text.replace("&", "").rstrip("…")

    @property
    def shown_place(self) -> str:
        """Its menu in the window's language, "" = in none: "View · Site"."""
        return " · ".join(plain_title(name) for name in self.menu.split("/") if name)


def menu_title(name: str) -> str:
    """What stands over a menu, with its mnemonic, in the window's language. name : as the table has it."""
    title = f"&{name}"
    return tr(title)


def plain_title(name: str) -> str:
    """The same without its mnemonic: "File", "파일"."""
    return sub(r"\(&.\)|&", "", menu_title(name))


def _a(id: str, text: str, call: str, menu: str = "", key: str = "", when: str = "always", **more: object) -> Action:
    return Action(id, text, call, menu, key, when, **more)  # type: ignore[arg-type]


ACTIONS: tuple[Action, ...] = (
    _a("new", "&New Session from Audio…", "sessions.new_from_audio", "File", "Ctrl+N", icon="new",
       help="Make a session from recordings you already have"),
    _a("open", "&Open…", "sessions.ask_open", "File", "Ctrl+O", icon="open", help="Open a session or campaign folder"),
    _a("save", "&Save", "sessions.save", "File", "Ctrl+S", "unsaved", icon="save", starts_group=True,
       help="Write the session to its folder"),
    _a("save_as", "Save &As…", "sessions.save_as", "File", "Ctrl+Shift+S", "session",
       help="Write the session, with its sound, to another folder and go on there"),
    _a("revert", "&Discard Unsaved Edits", "documents.discard_edits", "File", when="unsaved",
       help="Show what session.json holds; redo brings the edits back"),
    _a("versions", "Earlier &Versions…", "documents.show_versions", "File", when="on_disk",
       help="Look at what session.json held before it was last saved, and bring it back"),
    _a("save_predictions", "Save &Predictions", "finding.save_predictions", "File", when="answers",
       help="Write the answers into the session's predictions folder"),
    _a("export_results", "&Export Results as CSV…", "finding.export_results", "File", when="answers",
       help="Write the results table for a spreadsheet"),
    *(_a(e.id, e.text, e.call, e.menu, when=e.when, help=e.help, data=e.data, starts_group=e.starts_group)
      for e in entries()),
    _a("quit", "&Quit", "close", "File", "Ctrl+Q", starts_group=True),

    _a("undo", "&Undo", "sessions.undo", "Edit", "Ctrl+Z", "can_undo", icon="undo"),
    _a("redo", "&Redo", "sessions.redo", "Edit", "Ctrl+Y|Ctrl+Shift+Z", "can_redo", icon="redo"),
    _a("history", "Edit &History…", "documents.show_history", "Edit", "Ctrl+Alt+Z", "session",
       help="All edits since the session was opened: choose one to go there"),
    _a("undo_many", "Undo Change of Many Sessions", "campaign.undo_many", "Edit", "Ctrl+Alt+U", "can_undo_many",
       icon="undo", starts_group=True, help="Take back what was changed last in many sessions at once"),
    _a("redo_many", "Redo Change of Many Sessions", "campaign.redo_many", "Edit", "Ctrl+Alt+Shift+U", "can_redo_many",
       icon="redo", help="Bring on again what was taken back last in many sessions"),
    _a("look_back", "Back from the Earlier Version", "documents.look_back", when="looking"),
    _a("bring_back", "Bring This Version Back", "documents.bring_this_back", when="looking"),
    _a("edit_here", "Edit Here", "documents.edit_here", when="held",
       help="Look whether the other window is gone, and edit the session in this one"),
    _a("decide", "Decide What Holds…", "documents.merging.decide", when="undecided",
       help="Choose between what was changed here and by another program"),
    _a("copy_results", "&Copy Results", "finding.copy_results", "Edit", "Ctrl+Shift+C", "answers", starts_group=True,
       help="Copy the results table, tab-separated"),
    _a("settings", "&Settings…", "help.show_settings", "Edit", "Ctrl+,", starts_group=True),

    _a("colour_map", "Next &Colour Map", "views.next_colour_map", "View/Spectrograms", "K", "session"),
    _a("brighter", "&Brighter", "views.brighter", "View/Spectrograms", "=", "session"),
    _a("darker", "&Darker", "views.darker", "View/Spectrograms", "-", "session"),
    _a("auto_levels", "&Automatic Levels", "views.choose_levels", "View/Spectrograms", "A", "session",
       help="The level range that suits this recording"),
    _a("own_levels", "&Own Level Ranges", "looking.toggle_own_levels", "View/Spectrograms", when="session",
       checked="looking.has_own_levels", help="Each spectrogram has a range of its own: colours do not compare then"),
    _a("waveform", "Wave&form", "looking.toggle_waveform", "View/Spectrograms", when="session",
       checked="looking.shows_waveform", help="A strip with the waveform below the spectrograms"),
    _a("scale_linear", "L&inear Frequencies", "looking.use_linear", "View/Spectrograms", checked="looking.is_linear",
       starts_group=True),
    _a("scale_log", "Lo&garithmic Frequencies", "looking.use_log", "View/Spectrograms", checked="looking.is_log"),
    _a("scale_mel", "&Mel Frequencies", "looking.use_mel", "View/Spectrograms", checked="looking.is_mel"),
    _a("fit_time", "&Whole Recording", "views.fit_time", "View/Spectrograms", "F", "session", starts_group=True),
    _a("zoom_in", "Zoom &In", "views.zoom_in", "View/Spectrograms", "Up", "session", where="sound"),
    _a("zoom_out", "Zoom &Out", "views.zoom_out", "View/Spectrograms", "Down", "session", where="sound"),
    _a("zoom_selection", "Zoom to &Selection", "marks.zoom_to_selection", "View/Spectrograms", "Ctrl+E", "selection",
       help="Show exactly the selected time"),
    _a("scroll_back", "Scroll &Back", "views.scroll_back", "View/Spectrograms", "Left", "session", where="sound"),
    _a("scroll_on", "Scroll &On", "views.scroll_forward", "View/Spectrograms", "Right", "session", where="sound"),
    _a("page_back", "Scroll Far Back", "views.page_back", "View/Spectrograms", "Ctrl+Left", "session", where="sound"),
    _a("page_on", "Scroll Far On", "views.page_forward", "View/Spectrograms", "Ctrl+Right", "session", where="sound"),
    _a("crosshair", "&Crosshair", "views.toggle_crosshair", "View/Spectrograms", "X", "session",
       checked="views.has_crosshair"),
    _a("clip_back", "&Previous Clip", "views.clip_back", "View/Clips", "PgUp", "clips"),
    _a("clip_forward", "&Next Clip", "views.clip_forward", "View/Clips", "PgDown", "clips"),
    _a("clip_first", "&First Clip", "views.clip_first", "View/Clips", "Home", "clips"),
    _a("clip_last", "&Last Clip", "views.clip_last", "View/Clips", "End", "clips"),
    _a("clip_none", "&Whole Session", "views.clip_none", "View/Clips", "W", "clip"),
    _a("view_top", "&Top", "views.look_from_top", "View/Site", "7", "site_3d"),
    _a("view_front", "&Front", "views.look_from_front", "View/Site", "1", "site_3d"),
    _a("view_side", "&Side", "views.look_from_side", "View/Site", "3", "site_3d"),
    _a("view_perspective", "&Perspective", "views.look_in_perspective", "View/Site", "5", "site_3d"),
    _a("view_fit", "Fit &All", "views.fit_site", "View/Site", "0", "site_3d"),
    _a("try_3d", "&Try 3-D Again", "views.try_3d", "View/Site", when="can_try_3d", starts_group=True,
       help="Where a plan stands in for the 3-D view: look whether 3-D starts now"),
    _a("hide_overlays", "&Hide Predictions", "views.toggle_overlays", "View", "H", "session",
       checked="views.hides_overlays", starts_group=True),
    _a("trusted_radii", "Calibrated &Radii", "views.toggle_trusted", "View", when="session",
       checked="views.shows_trusted",
       help="Spheres round answers that held the source at 50 % and 90 % of held-out places"),
    _a("likely_places", "&Likely Places", "views.toggle_belief", "View", when="session",
       checked="views.shows_belief",
       help="Regions of 50 % and 90 % where a method itself sees the source, if it tells; not calibrated"),
    _a("errors_3d", "Errors in &3-D", "views.use_3d", "View", checked="views.is_3d", starts_group=True),
    _a("errors_2d", "Errors in &2-D", "views.use_2d", "View", checked="views.is_2d",
       help="Leave height out of every error and of inside or outside the radius"),
    _a("theme_system", "Theme &as the System", "views.theme_system", "View/Theme", checked="views.is_theme_system"),
    _a("theme_light", "&Light", "views.theme_light", "View/Theme", checked="views.is_theme_light"),
    _a("theme_dark", "&Dark", "views.theme_dark", "View/Theme", checked="views.is_theme_dark"),
    _a("language_system", "Language &as the System", "views.language.use_system", "View/Language",
       checked="views.language.is_system"),
    _a("language_en", "English", "views.language.use_english", "View/Language", checked="views.language.is_english"),
    _a("language_ko", "한국어", "views.language.use_korean", "View/Language", checked="views.language.is_korean"),
    _a("switch_theme", "Switch Light and Dark", "views.switch_theme", icon="theme", help="Switch light and dark"),
    _a("full_screen", "F&ull Screen", "views.toggle_full_screen", "View", "F11", checked="views.is_full_screen",
       starts_group=True),
    _a("workspace_inspect", "&Inspect", "workspaces.inspect", "View/Workspace", "Ctrl+1",
       checked="workspaces.is_inspect", help="Spectrograms large: listen, look, localize"),
    _a("workspace_annotate", "&Annotate", "workspaces.annotate", "View/Workspace", "Ctrl+2",
       checked="workspaces.is_annotate", help="Site large: say where microphones and source stand"),
    _a("workspace_compare", "&Compare", "workspaces.compare", "View/Workspace", "Ctrl+3",
       checked="workspaces.is_compare", help="Evaluations large: how good methods are, and where they go wrong"),
    _a("workspace_train", "&Train", "workspaces.train", "View/Workspace", "Ctrl+4",
       checked="workspaces.is_train", help="Trainings large: start, watch and compare them"),
    _a("workspace_live", "&Live", "workspaces.live", "View/Workspace", "Ctrl+5",
       checked="workspaces.is_live", help="A sound device: levels, recording, and where the source is while it sounds"),
    _a("workspace_field", "&Field", "workspaces.field", "View/Workspace", "Ctrl+6",
       checked="workspaces.is_field", help="For teams on site, all of it large: check, record, localize, hand over"),
    _a("reset_layout", "&Reset Layout", "views.reset_layout", "View",
       help="The panes of this workspace back where they were at first"),

    _a("play", "&Play or Pause", "listening.toggle", "Listen", "Space", "can_listen", icon="play",
       help="Play from the line; when that is not on screen, from the left edge of what is shown"),
    _a("play_selection", "Play &Selection", "listening.play_selection", "Listen", "S", "can_play_selection",
       help="Play the selected stretch of time"),
    _a("loop", "&Loop", "listening.toggle_loop", "Listen", "L", "session", icon="loop", checked="listening.is_looped",
       help="Play the selection, or everything, again and again without a gap"),
    _a("solo", "S&olo", "listening.toggle_solo", "Listen", "O", "can_solo", checked="listening.is_solo",
       starts_group=True, help="Hear the chosen microphone alone, with others that have solo"),
    _a("mute", "&Mute", "listening.toggle_mute", "Listen", "M", "can_solo", checked="listening.is_muted",
       help="Do not hear the chosen microphone"),

    _a("record", "Record &Live Input or Stop", "live.toggle", "Session", "F9",
       help="Record several microphones of a sound device into a new session"),
    _a("next_session", "&Next Session", "sessions.open_next", "Session", "N", "next", starts_group=True),
    _a("previous_session", "&Previous Session", "sessions.open_previous", "Session", "Shift+N", "previous"),
    _a("filter_sessions", "&Filter Sessions", "campaign.go_to_filter", "Session", "Ctrl+F"),
    _a("campaign_table", "Campaign &Table", "campaign.toggle_table", "Session", "Ctrl+T",
       checked="campaign.shows_table", help="All sessions of the campaign in one table, to sort, search and edit"),
    _a("next_to_review", "Next to &Review", "campaign.next_to_review", "Session", "Ctrl+J", "to_review",
       starts_group=True, help="Open the next session that nobody reviewed yet"),
    _a("accept", "&Accept", "campaign.accept", "Session", "Ctrl+Return|Ctrl+Enter", "can_review",
       help="Accept the session, or those chosen in the table, and go on"),
    _a("flag", "F&lag with a Note…", "campaign.flag", "Session", "Ctrl+Shift+F", "can_review"),
    _a("reject", "Re&ject", "campaign.reject", "Session", "Ctrl+Shift+X", "can_review"),
    _a("review_back", "Take Last Review &Back", "campaign.reviewing.take_back", "Session", "Ctrl+Shift+J", "reviewed",
       help="Go back to the session that was reviewed last and take its review back; so does Undo right after it"),
    _a("edit_sessions", "&Edit Sessions…", "campaign.edit_many", "Session", "Ctrl+Shift+E", "can_edit_many",
       starts_group=True, help="Change site, weather and the like of many sessions at once"),
    _a("hear_sessions", "&Check Sound", "campaign.hear", "Session", when="can_edit_many",
       help="Listen to all sound of the chosen sessions, or of the open one, and say what is wrong with it"),
    _a("check_thresholds", "Thresholds of Chec&ks…", "checking.show_thresholds", "Session",
       help="From where on the checks of the sound warn"),
    _a("find_sound", "Find &Missing Sound…", "campaign.find_sound", "Session", when="missing_sound",
       help="Say where missing files went, once for all sessions of the campaign"),
    _a("beside", "Com&pare with Session…", "beside.ask", "Session", when="session", starts_group=True,
       help="Show another session's spectrograms below, on the same time axis"),
    _a("leave_beside", "&Leave Comparison", "beside.leave", "Session", when="beside",
       help="Show the open session alone again"),
    _a("show_folder", "Show Session &Folder", "sessions.show_folder", "Session", when="on_disk", starts_group=True,
       help="Open the session's folder in the file manager"),

    _a("nudge_left", "Nudge &Left", "placing.nudge_left", "Annotate/Nudge", "Left", "can_nudge", where="site.space",
       help="Arrow keys in the 3-D view move what is selected by a step of the grid; Alt 1 cm, Shift ten steps"),
    _a("nudge_right", "Nudge &Right", "placing.nudge_right", "Annotate/Nudge", "Right", "can_nudge",
       where="site.space"),
    _a("nudge_away", "Nudge &Away", "placing.nudge_away", "Annotate/Nudge", "Up", "can_nudge", where="site.space"),
    _a("nudge_near", "Nudge &Near", "placing.nudge_near", "Annotate/Nudge", "Down", "can_nudge", where="site.space"),
    _a("nudge_up", "Nudge &Up", "placing.nudge_up", "Annotate/Nudge", "PgUp", "can_nudge", where="site.space"),
    _a("nudge_down", "Nudge &Down", "placing.nudge_down", "Annotate/Nudge", "PgDown", "can_nudge", where="site.space"),
    _a("drag_keep", "&Keep Height", "placing.keep_height", "Annotate/Drag", checked="placing.keeps_height",
       help="Dragged things stay as high as they are"),
    _a("drag_height", "At a &Height", "placing.go_to_height", "Annotate/Drag", when="site_3d",
       checked="placing.goes_to_height", help="Dragged things go to one height, typed below the 3-D view"),
    _a("drag_upright", "&Up and Down", "placing.go_upright", "Annotate/Drag", when="site_3d",
       checked="placing.is_upright", help="Dragged things move along the vertical"),
    _a("drag_surface", "On &Surfaces", "placing.go_on_surfaces", "Annotate/Drag", when="surfaces",
       checked="placing.is_on_surfaces", help="Dragged things stand on the floor, walls or shape of the site"),
    _a("type_place", "&Type Coordinates…", "placing.type_place", "Annotate", "Return", "can_nudge", where="site.space",
       help="Exact numbers of what is selected, typed beside it"),
    _a("take_off", "Take &Off the Site", "placing.take_off", "Annotate", "Del", "can_take_off", where="site.space",
       help="Forget where the selected microphone or the source stands"),
    _a("label_selection", "&Label at Selection", "marks.label_selection", "Annotate/Labels", "Ctrl+B",
       "can_label_selection", help="Mark what is selected in the spectrograms, and say what it is"),
    _a("label_cursor", "Label at &Cursor", "marks.label_cursor", "Annotate/Labels", "Ctrl+M", "can_label_cursor",
       help="Mark the moment under the pointer"),
    _a("rename_label", "&Rename Label", "marks.rename", "Annotate/Labels", "F2", "can_edit_label", where="sound",
       help="Type the chosen label's text where it is"),
    _a("delete_label", "&Delete Label", "marks.delete", "Annotate/Labels", "Del", "can_edit_label", where="sound",
       help="Delete the chosen label"),
    _a("previous_label", "&Previous Label", "marks.previous_label", "Annotate/Labels", "Shift+B", "labels",
       starts_group=True),
    _a("next_label", "&Next Label", "marks.next_label", "Annotate/Labels", "B", "labels"),
    _a("find_label", "&Find Label", "marks.show_labels", "Annotate/Labels", "Ctrl+Shift+L", "session",
       help="All labels of the session in a table, to search, sort and edit"),
    _a("select_none", "Select &Nothing", "marks.select_none", "Annotate/Labels", "Ctrl+Shift+D", "marked",
       help="Take the selection away; so does Esc in the spectrograms"),
    _a("site", "&Site…", "site_desk.show", "Annotate", "Ctrl+Alt+S", "session",
       help="Name, box, shape, floor plan and place on Earth of the site", starts_group=True),
    _a("tape", "&Tape Measure…", "tape.show", "Annotate", "Ctrl+Shift+T", "session",
       help="Place the microphones by the lengths between them"),
    _a("clocks", "Cloc&k Offsets…", "clocks.show", "Annotate", when="session",
       help="Set the clocks of the channels by a clap at a known place"),
    _a("measure", "&Measure", "placing.measure", "Annotate", "D", "can_measure", checked="placing.is_measuring",
       help="Distances between any two points of the site: click both; Esc ends", starts_group=True),
    _a("copy_measurements", "Copy M&easurements", "placing.copy_measurements", "Annotate", when="measurements",
       help="The measured distances, tab-separated"),
    _a("copy_array", "&Copy Array", "placing.copy_array", "Annotate", "Ctrl+Alt+C", "array", starts_group=True,
       help="The microphones' places as CSV, for a spreadsheet or another session"),
    _a("paste_array", "&Paste Array", "placing.paste_array", "Annotate", "Ctrl+Alt+V", "can_place",
       help="Places from the clipboard: name, x, y, z and perhaps the error, a line each"),
    _a("array_to_sessions", "Copy Array to &Sessions…", "placing.copy_to_sessions", "Annotate", when="array",
       help="Give this session's places to others of the campaign"),

    _a("localize", "&Localize", "finding.start", "Predict", "Ctrl+R", "can_localize", icon="localize",
       help="Ask the chosen methods where the source is, or, where something is marked, where it was then"),
    _a("stop", "&Stop", "finding.stop", "Predict", "Esc", "busy", icon="stop", help="Stop the work in hand"),
    _a("explain", "Look for &Evidence", "explaining.start", "Predict", "Ctrl+Shift+I", "can_explain",
       help="What moves the answer that is looked at, and whether what was heard fits it", starts_group=True),
    _a("open_predictions", "Open P&redictions…", "saved_answers.show", "Predict", "Ctrl+Shift+O", "on_disk",
       help="Show answers that were saved in the session's predictions folder"),
    _a("clear_answers", "&Clear Predictions", "finding.clear", "Predict", when="answers", starts_group=True),
    _a("own_networks", "&Own Networks…", "own_networks.show", "Predict", starts_group=True,
       help="Networks that you trained or added: their cards, titles and folder; remove one"),

    _a("new_training", "&New Training…", "training.new_training", "Train", "Ctrl+Shift+N", "can_train",
       help="Choose recordings, network and settings, and start"),
    _a("show_runs", "&Runs", "training.show_runs", "Train", "Ctrl+Shift+R",
       help="All trainings: how they go and how they went"),
    _a("hold_training", "&Pause or Go On", "training.hold", "Train", "P", "can_hold", icon="pause",
       where="training_page.runs", starts_group=True, help="Hold the training between two steps, or let it go on"),
    _a("stop_training", "&Stop and Keep", "training.stop", "Train", "Shift+S", "can_stop_training", icon="kept",
       where="training_page.runs",
       help="End the training with the epoch that it is in and keep its best network; it can be resumed"),
    _a("cancel_training", "&Cancel…", "training.cancel", "Train", "Shift+Del", "can_cancel_training", icon="close",
       where="training_page.runs",
       help="End the training at once and delete what it made"),
    _a("resume_training", "R&esume", "training.resume", "Train", "R", "can_resume", icon="resume",
       where="training_page.runs",
       help="Go on where the training was stopped, failed or broke off"),
    _a("ask_network", "&Localize with It", "training.ask_network", "Train", "L", "has_network",
       icon="localize", where="training_page.runs", starts_group=True,
       help="Ask the training's best network where the source of the open session is; without a session, from now on"),
    _a("train_again", "Train &Again with These Settings", "training.train_again", "Train", "T",
       "has_settings", where="training_page.runs", help="Open the form with the settings of this training"),
    _a("fine_tune", "&Fine-Tune Its Network", "training.fine_tune", "Train", when="can_fine_tune",
       help="Open the form with the settings of this training, to begin with its best network"),
    _a("open_board", "Open &TensorBoard", "training.open_board", "Train", "B", "can_open_board",
       where="training_page.runs", starts_group=True,
       help="Look at the curves of the chosen trainings in TensorBoard, in the browser"),
    _a("run_folder", "Show Run F&older", "training.show_folder", "Train", when="has_run_folder",
       help="Open the training's folder in the file manager"),
    _a("delete_run", "&Delete Run…", "training.delete", "Train", "Del", "can_delete_run", icon="bin",
       where="training_page.runs", starts_group=True,
       help="Move the training's folder to the trash; its network among your own stays"),

    _a("evaluate", "&Evaluate", "comparing.evaluate", "Analyze", "Ctrl+Shift+V", "can_evaluate", icon="evaluate",
       help="Ask the ticked methods about all listed sessions whose true place is known, and compare them"),
    _a("show_comparison", "&Comparison", "comparing.show", "Analyze", "Ctrl+Shift+A",
       help="The last evaluation: accuracy, differences, worst cases, plan"),
    _a("open_evaluation", "&Open Evaluation…", "comparing.ask_open", "Analyze", icon="open", starts_group=True,
       help="Show an evaluation.json, from this window or from workbench evaluate"),
    _a("save_evaluation", "&Save Evaluation…", "comparing.outputs.save_evaluation", "Analyze", when="has_evaluation",
       help="Write all answers and settings into one file, to be opened again"),
    _a("save_report", "Save &Report…", "comparing.outputs.save_report", "Analyze", when="has_evaluation", icon="export",
       starts_group=True, help="One HTML file that opens offline, or a PDF to print"),
    _a("export_figures", "Export &Figures as CSV…", "comparing.outputs.export_figures", "Analyze",
       when="has_evaluation", help="Every figure with its interval: all clips, every group, every two methods"),
    _a("copy_figures", "Cop&y Table", "comparing.outputs.copy_figures", "Analyze", when="has_figures",
       help="The table in front, tab-separated, for a spreadsheet"),
    _a("with_learnt", "Keep Sessions That &Networks Learnt From", "comparing.toggle_learnt", "Analyze",
       checked="comparing.with_learnt", starts_group=True,
       help="Such sessions flatter the networks that learnt from them, and are left out otherwise"),

    _a("help", "&Help", "help.show_help", "Help", "F1", help="The page about the part of the window that one is at"),
    _a("help_contents", "Help C&ontents", "help.show_contents", "Help", help="All pages of the help"),
    _a("whats_this", "&What\u2019s This?", "help.ask_what", "Help", "Shift+F1",
       help="The next click tells what it is on"),
    _a("tour", "&Tour", "help.begin_tour", "Help", starts_group=True,
       help="Two minutes, on a simulated session: from a recording to where the call came from"),
    _a("open_demo", "Open &Demo Session", "help.open_demo", "Help",
       help="Simulate a session, with known places of everything, and open it"),
    _a("keys", "&Keys…", "help.show_keys", "Help", "?", help="Look up every key, and change it", starts_group=True),
    _a("palette", "&All Commands…", "help.show_palette", "Help", "Ctrl+Shift+P", help="Find any command by its name"),
    _a("log", "Show &Log Folder", "help.show_log", "Help", starts_group=True),
    _a("about", "&About", "help.show_about", "Help"),
)  # fmt: skip

MENUS = ("File", "Edit", "View", "Listen", "Session", "Annotate", "Predict", "Train", "Analyze", "Help")
EXCLUSIVE = (
    ("errors_3d", "errors_2d"), ("theme_system", "theme_light", "theme_dark"),
    ("language_system", "language_en", "language_ko"),
    ("scale_linear", "scale_log", "scale_mel"), ("drag_keep", "drag_height", "drag_upright", "drag_surface"),
    ("workspace_inspect", "workspace_annotate", "workspace_compare", "workspace_train", "workspace_live",
     "workspace_field"),
)  # fmt: skip
"""Groups of which exactly one is ticked."""


def action_of(id: str) -> Action:
    """The line of that id."""
    return next(a for a in ACTIONS if a.id == id)
