<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>&amp;About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All Commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Automatic Levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Brighter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear Predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy Array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Darker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete Run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard Unsaved Edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit Sessions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export Results as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fine-Tune Its Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First Clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hide Predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Label at Selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Last Clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Likely Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Localize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Localize with It</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mel Frequencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Session from Audio…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Training…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Evaluation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Own Level Ranges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Own Networks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste Array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause or Go On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Perspective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play or Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous Clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save Evaluation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Site…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop and Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tape Measure…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Type Coordinates…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Up and Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Whole Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Whole Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16 bit, mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2-D leaves height out of every error and of inside or outside the radius</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2-D, height left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3-D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sound device: levels, recording, and where the source is while it sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A strip with the waveform below the spectrograms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the session, or those chosen in the table, and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdamW&apos;s weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All edits since the session was opened: choose one to go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All labels of the session in a table, to search, sort and edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sessions of the campaign in one table, to sort, search and edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All trainings: how they go and how they went</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Array settings a site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrival times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys in the 3-D view move what is selected by a step of the grid; Alt 1 cm, Shift ten steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the chosen methods where the source is, or, where something is marked, where it was then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the ticked methods about all listed sessions whose true place is known, and compare them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the training&apos;s best network where the source of the open session is; without a session, from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At a &amp;Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back from the Earlier Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Band ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring This Version Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring on again what was taken back last in many sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrated &amp;Radii</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrated radii</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Campaign &amp;Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change site, weather and the like of many sessions at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose between what was changed here and by another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose recordings, network and settings, and start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloc&amp;k Offsets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Com&amp;pare with Session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Array to &amp;Sessions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy M&amp;easurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the results table, tab-separated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide What Holds…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the chosen label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distances between any two points of the site: click both; Esc ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not hear the chosen microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dragged things go to one height, typed below the 3-D view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dragged things move along the vertical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dragged things stand on the floor, walls or shape of the site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dragged things stay as high as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each spectrogram has a range of its own: colours do not compare then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier &amp;Versions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit &amp;History…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the training at once and delete what it made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the training with the epoch that it is in and keep its best network; it can be resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors in &amp;2-D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors in &amp;3-D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluations large: how good methods are, and where they go wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every figure with its interval: all clips, every group, every two methods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact numbers of what is selected, typed beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export &amp;Figures as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Acoular MicGeom…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Audacity labels…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Coordinates (CSV)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export DCASE / STARSS table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export GeoJSON map…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export KML map…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Raven selection table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export: a row a microphone, and one for the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export: an XML file with a name and x, y, z in metres for every microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export: frame (100 ms), class, source, azimuth and elevation in degrees, distance in cm: whole numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export: microphones, source and saved answers on Earth, for sites with a georeference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export: start, end and text a line; an optional second line with the band in Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export: tab-separated rows with begin and end time, band, channel, and any columns of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export: the same for Google Earth and phones, for sites with a georeference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;lag with a Note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewest microphones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;Missing Sound…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find any command by its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fine-tune from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First four</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget where the selected microphone or the source stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frequency mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frequency scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the centroid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From where on the checks of the sound warn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPUs, or processes on the CPU, a machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain error, each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain, all channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give this session&apos;s places to others of the campaign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the session that was reviewed last and take its review back; so does Undo right after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on where the training was stopped, failed or broke off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear the chosen microphone alone, with others that have solo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the training between two steps, or let it go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Huber delta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import Acoular MicGeom…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import Audacity labels…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import Coordinates (CSV)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import DCASE / STARSS table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import Folder of sound files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import LOCATA recordings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import Raven selection table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import ShotSpotter test folders…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import locaR file sets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import: a session a recording start: recorders in UTM, channels, clock adjustments, temperature, detections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import: a session a test_* folder: sensors, their clocks and places, the shooter, the weather and all pulses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import: a session an array&apos;s recording: its microphones where they stood, the source if it stood still</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import: a table of places: CSV or any delimiter; UTM, metres, cm, feet, or degrees; the columns can be mapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import: an XML file with a name and x, y, z in metres for every microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import: frame (100 ms), class, source, azimuth and elevation in degrees, distance in cm: whole numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import: one session of all sound files in a folder, on one clock by bext or iXML times, with tables that lie beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import: start, end and text a line; an optional second line with the band in Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import: tab-separated rows with begin and end time, band, channel, and any columns of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep Sessions That &amp;Networks Learnt From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept spectrograms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;inear Frequencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label at &amp;Cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave height out of every error and of inside or outside the radius</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likely places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen to all sound of the chosen sessions, or of the open one, and say what is wrong with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lo&amp;garithmic Frequencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the curves of the chosen trainings in TensorBoard, in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at what session.json held before it was last saved, and bring it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for &amp;Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look up every key, and change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether the other window is gone, and edit the session in this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a session from recordings you already have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark the moment under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark what is selected in the spectrograms, and say what it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Methods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the training&apos;s folder to the trash; its network among your own stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, box, shape, floor plan and place on Earth of the site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks that you trained or added: their cards, titles and folder; remove one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;Colour Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next to &amp;Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nudge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nudge &amp;Away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nudge &amp;Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nudge &amp;Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nudge &amp;Near</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nudge &amp;Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nudge &amp;Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On &amp;Surfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On surfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One HTML file that opens offline, or a PDF to print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only sessions with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;TensorBoard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open P&amp;redictions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a session or campaign folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the form with the settings of this training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the form with the settings of this training, to begin with its best network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the next session that nobody reviewed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the session&apos;s folder in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the training&apos;s folder in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place above m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place height m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place snap m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place the microphones by the lengths between them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places from the clipboard: name, x, y, z and perhaps the error, a line each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play &amp;Selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play from the line; when that is not on screen, from the left edge of what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the selected stretch of time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the selection, or everything, again and again without a gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radius</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;ject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record &amp;Live Input or Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record several microphones of a sound device into a new session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo Change of Many Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions of 50 % and 90 % where a method itself sees the source, if it tells; not calibrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;olo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same place within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;Predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;Report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where missing files went, once for all sessions of the campaign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll &amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll &amp;On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll Far Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll Far On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions a site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the clocks of the channels by a clap at a known place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;Log Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Run F&amp;older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Session &amp;Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show an evaluation.json, from this window or from workbench evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show another session&apos;s spectrograms below, on the same time axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show answers that were saved in the session&apos;s predictions folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show exactly the selected time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the open session alone again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what session.json holds; redo brings the edits back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site large: say where microphones and source stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source places a site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SpaceNet&apos;s normalisation by the training part; off: ablation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spatial branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrograms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrograms large: listen, look, localize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spheres round answers that held the source at 50 % and 90 % of held-out places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the work in hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such sessions flatter the networks that learnt from them, and are left out otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch Light and Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch light and dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take &amp;Off the Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take Last Review &amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back what was changed last in many sessions at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the selection away; so does Esc in the spectrograms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last evaluation: accuracy, differences, worst cases, plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The level range that suits this recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The measured distances, tab-separated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphones&apos; places as CSV, for a spreadsheet or another session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The panes of this workspace back where they were at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table in front, tab-separated, for a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme &amp;as the System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thresholds of Chec&amp;ks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train &amp;Again with These Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trainings large: start, watch and compare them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the chosen label&apos;s text where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo Change of Many Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit of the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wave&amp;form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weather</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What moves the answer that is looked at, and whether what was heard fits it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write all answers and settings into one file, to be opened again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the answers into the session&apos;s predictions folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the results table for a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the session to its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the session, with its sound, to another folder and go on there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to &amp;Selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a channel each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a clip counts as found when its answer lies within this distance of the true source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all channels louder or softer together, up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer counts from the microphones&apos; centroid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arithmetic; mixed needs a GPU to be faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bfloat16, mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blackman-harris</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chance that a clip is weaker or silent above some frequency, as recorders and links leave it; levels only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chance that one channel falls silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chance that one channel is up to 12 dB louder or softer than it says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clip (leaks)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clips a step (the paper: 128)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each batch keeps so many, up to all, another choice in each clip; 0 = always all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each channel&apos;s gain error, standard deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error of a microphone&apos;s coordinates, standard deviation; in one clip of 20 one is also up to 1.5 m off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flat-top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder with recorded or simulated sessions; empty = simulate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hamming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hann</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hear arrival times, too; off: levels alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>helicopter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how its microphones stand; 0 = as many as sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how microphones become an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how much of the disk spectrograms of long recordings may take, so that they are there at once the next time; 0 keeps none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in half of the clips channels start apart, by a standard deviation of 0.1 ms to this; where delays are heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest learning rate, AdamW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>length of a simulated session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>levels-and-delays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light, dark, or whatever the system uses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longest masked stretch of a mel-spectrogram; left out = the network&apos;s own default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>machines, each started by torchrun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mel bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mel-spectra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mel-spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>microphone setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model to fine-tune: its name or file; empty = from random weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name of the model file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name people see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one unit of what the network answers, before it becomes metres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passes over the training clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>regions of 50 % and 90 % where a method itself sees the source, if it tells; its own belief, not calibrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed of the simulated campaign and of the split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed of weights, order and augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share kept for the scores at the end; 0 = none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share kept to choose the best epoch by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of the batches that keep just the first four microphones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of the learning rate left after half a cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of the run in which the learning rate rises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>simulated sessions a site, each at its own place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>simulated sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so many at a simulated site; of recordings, the first so many of each session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sources, or whole arrays, measured so near to one another stand at one place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spheres round answers that held the source at 50 % and 90 % of held-out places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stacked, one image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tell the network where the microphones are; off: ablation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the spectrograms&apos; colours; all of these are perceptually uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the window&apos;s language; another one is spoken from the next start on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weather at the simulated sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the network hears</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the parts never share; clip leaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what to train: spacenet, chawa, wav2pos, di-nn, placefield</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where Huber turns from square to line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where its sources stand; 0 = as many as sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where to compute; auto = a GPU if there is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>which of its sessions, as in the campaign&apos;s search: site:yeoju weather:rain review:accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>widest masked band; left out = the network&apos;s own default (CHAWA masks, SpaceNet does not)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>한국어</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
