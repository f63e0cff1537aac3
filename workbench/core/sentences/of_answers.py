"""What methods warn of, and why they decline (localize, engine.radii)."""

from __future__ import annotations

from workbench.core.spoken import tr

SENTENCES = (
    # networks on sessions unlike their training (localize.fitness)
    tr(
        "The recording has {khz} kHz, the training had {trained_khz} kHz: there is nothing above {half_khz} kHz to "
        "compare"
    ),
    tr("The network learnt from this very session: its errors here say nothing of other places"),
    tr("The network that this one began as learnt from this very session: its errors here flatter it"),
    tr("The network's best epoch was chosen on this session: its errors here flatter it"),
    tr("The network learnt from simulated recordings of the same seed ({seed}): its errors here flatter it"),
    tr(
        "The network that this one began as learnt from simulated recordings of the same seed ({seed}): its errors "
        "here flatter it"
    ),
    tr("The site's size is not known, so nobody can say whether it is like the training's; type it if you know it"),
    tr(
        "The site ({x} x {y} x {z} m) is much larger than any in the training (largest: {site}, {a} x {b} x {c} "
        "m); the answer is a guess"
    ),
    tr(
        "{names} [does|do] not stand near a corner of the site (in the training within {within_m} m of both "
        "walls); the network hardly reads where microphones stand, so its answer shifts"
    ),
    tr(
        "The microphones are up to {span_m} m apart, in the training at most {most_m} m; this is not like the "
        "training's sites and the answer is a guess"
    ),
    tr(
        "The microphones are up to {span_m} m apart, in the training at least {least_m} m; this is not like the "
        "training's sites and the answer is a guess"
    ),
    tr(
        "The microphones are not in the training's order (M1 nearest the origin's corner, then M2, M3, M4 "
        "anticlockwise seen from above); choose or reorder them so that they are"
    ),
    tr(
        "The origin of the coordinates is not where the training had it, in a floor corner of the site with the "
        "nearest microphone {low_m}-{high_m} m from each wall; the network's answer counts from that corner and is "
        "wrong until you move the origin there"
    ),
    # places where no source can be (localize.plausible)
    tr("The answer lies {off_m} m outside the site"),
    tr("The answer lies on the site's edge: no place inside fits what was heard"),
    tr("{n} of {total} answers lie outside the site or on its edge, where nothing fits"),
    # arrival times
    tr("Fewer than {least} microphones share a sound that stands out"),
    tr("The delays between the microphones fit no one place"),
    tr("A place {off_m} m outside the site fits the delays better than any inside it"),
    tr("Another place, {away_m} m away, fits nearly as well"),
    tr("Another place, {away_m} m away, fits nearly as well; this is the lower one"),
    tr("{names} [does|do] not agree with the others and [is|are] left out"),
    tr("{names} [is|are] silent and left out"),
    tr("None of {total} microphones agree on one place within {within_m} m; {least} must, since fewer fit by chance"),
    tr(
        "Only {n} of {total} microphones agree on one place within {within_m} m; {least} must, since fewer fit by "
        "chance"
    ),
    tr("The delays point out of the box that was searched; the place is the nearest one inside it"),
    tr("Another place fits the delays as well: {x}, {y}, {z} m"),
    tr("{n} microphones always agree in {d}-D: a wrong delay would not be noticed"),
    tr("A place in {d}-D needs delays at {least} or more placed microphones; there are {n}"),
    tr("The microphones stand at one place, so that all delays are the same"),
    tr("The microphones stand in one line: where round that line the source is cannot be told"),
    tr("The microphones stand in one line, seen from above: which side of it the source is on cannot be told"),
    tr("The microphones that agree stand in one line: which side of it the source is on cannot be told"),
    tr("No place stands out: the microphones share no sound that just began"),
    tr("The array is too wide for correlations: sound needs {span_s} s across it"),
    tr("Three microphones alone do not tell heights, and often not which of two places it is"),
    tr(
        "Heights do not show in these arrival times: the place is in plan, at the microphones' mean height of "
        "{height_m} m"
    ),
    tr(
        "The temperature is not known: the speed of sound is that at {c} C; 10 degrees more or less change range "
        "differences by 2 %"
    ),
    tr("The link is wireless: a channel that comes 1 ms late puts 0.34 m into every range difference"),
    tr(
        "The link is wireless and no clock offsets are known: delays that are left over show the clocks' errors as "
        "well, not only the answer's"
    ),
    # other methods, and all of them
    tr("No place explains the channels better than chance"),
    tr("Nothing was heard: all microphones but one are silent"),
    tr("Nothing was heard: every microphone is silent"),
    tr("Too few microphones have sound: {n}, and {least} are needed"),
    tr("{title} needs at least {least} microphones; {session} has {n}"),
    tr("{title} needs {least} microphones; {session} has {n}"),
    tr("{title} takes {most} microphones; {session} has {n}"),
    tr("Add the others to the session"),
    tr("Add the others to the session, or use a method that takes fewer"),
    tr("Choose which {n} to use"),
    tr("{title} has {length_s} s in which all microphones have sound"),
    tr("At least 3 s are needed"),
    tr("{title} gave no number for {session}"),
    tr("Check its microphones' places and channels"),
    tr("{title} cannot do with {n} microphones"),
    tr("There is no answer to hand over for {title}: {why}"),
    tr("{file} is there already and is not empty"),
    tr("Choose a new folder"),
    # what their radii are worth (engine.radii, files.calibrations)
    tr(
        "Nobody has measured how far off {title} is with such microphones: its radii come from arrays {spans} m "
        "wide, and this one is {span_m} m wide; so none are told here"
    ),
    tr(
        "The radii for 50 % and 90 % were measured on simulated recordings; at this site they may hold the source "
        "less often (workbench calibrate measures them on recordings of your own)"
    ),
    tr("The radii for 50 % and 90 % were measured at {sites}; at another site they may hold the source less often"),
    tr(
        "The calibration of {method} was made with another file of the network, so its radii are not shown; make "
        "it again: workbench calibrate --with {method}"
    ),
    # clocks (localize.clock_offsets)
    tr("There is no other placed microphone to compare it with"),
    tr("{name} has no sound in common with the others"),
    tr("{name} does not agree with the others on any offset"),
    tr("{name} has no clear peak: echoes, noise or another event are nearly as high"),
    tr("{name} would change by more than the {within_s} s that offsets are looked for in"),
    tr("Where the source of {title} was is not known"),
    tr("Clocks are compared by a sound at a known place: place the source, or say where it was"),
    tr("There are not {least_s} s of sound of all microphones to listen to in {title}"),
    tr("They have sound in common from {first_s} to {end_s} s"),
    tr("No temperature is noted; {c} degrees Celsius are assumed for the speed of sound"),
)
