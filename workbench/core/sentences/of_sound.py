"""What the checks of a recording say (judge), and what reading it tells (files.audio, dsp.levels)."""

from __future__ import annotations

from workbench.core.spoken import tr

SENTENCES = (
    # automatic gain
    tr("{name} was recorded with automatic gain: after loud sounds its noise grows by {rise_db} dB, {when}"),
    tr("Its level says little about distance: loud sounds are made quieter and quiet ones louder"),
    tr("Arrival times stay usable"),
    # channel order
    tr(
        "{name} and {other} seem to be exchanged: the delays from the source then fit to {then_ms} ms, now to "
        "{now_ms} ms"
    ),
    tr(
        "Channels are in another order than their places: {orders}: the delays from the source then fit to "
        "{then_ms} ms, now to {now_ms} ms"
    ),
    tr("Levels are held against the wrong distances"),
    tr("Delays are held against the wrong places"),
    # clipping
    tr("{name} is clipped {when}: {n} samples"),
    tr("{name} is clipped {when}: {n} samples ({share} %)"),
    tr("Its levels are cut off and say nothing certain about distance"),
    tr("Arrival times stay usable; clipped waves correlate a little less well"),
    # clock drift
    tr("The clock of {name} runs {ppm} ppm slow against {names}: {apart_ms} ms over the {length_s} s"),
    tr("The clock of {name} runs {ppm} ppm fast against {names}: {apart_ms} ms over the {length_s} s"),
    tr("Delays change by {apart_ms} ms from start to end: {apart_m} m"),
    # clock offset
    tr(
        "The clock of {name} is off: every sound is {amount} later in it than in the others, besides what its "
        "place explains"
    ),
    tr(
        "The clock of {name} is off: every sound is {amount} earlier in it than in the others, besides what its "
        "place explains"
    ),
    tr("Every delay with it is wrong by {amount}: correct its clock offset"),
    tr("Clips of the channels are of different moments"),
    tr(
        "Sound comes {later_ms} ms later to {name} than to {other}, but needs only {way_ms} ms from one to the "
        "other: their clocks are {beyond_ms} ms or more apart, or the channels are in another order than their "
        "places"
    ),
    tr("Every delay with one of them is wrong by at least that"),
    # damaged files
    tr("{file} was not closed properly: its header says 0 s of sound; the {there_s} s behind it are used"),
    tr("{file} leaves its length open, as a stream does; the {there_s} s in the file are used"),
    tr("{file} has no end mark, so it was cut off; the {there_s} s in the file are used"),
    tr("{file} is cut off: {n} bytes are missing; the {there_s} s in the file are used"),
    tr("{file} has about {more_s} s more behind the {there_s} s its header tells of; left out"),
    tr("{file} is cut off: its header promises {promised_s} s, only {there_s} s are there"),
    tr("{file} is broken after {there_s} s of {whole_s} s; the rest is left out"),
    tr("{file}: 1 sample of channel {channel} was not a number (NaN or infinite), at {at_s} s; set to zero"),
    tr(
        "{file}: {n} samples of channel {channel} were not a number (NaN or infinite), the first at {at_s} s; set "
        "to zero"
    ),
    tr("What is left of it can be used"),
    tr("What is left of it can be used as long as nothing is missing in the middle"),
    tr("Its level is too low where they were"),
    # dead channel
    tr("{name} has no sound from beginning to end"),
    tr("{name} has nothing but even noise, {below_db} dB below the other channels"),
    tr("Its level says nothing about distance; methods of levels must do without it"),
    tr("It gives no arrival times"),
    # dropped blocks
    tr("{names} [has|have] lost {n} [block|blocks] {when}, {lost_ms} ms in all"),
    tr("Levels of clips with much lost are too low"),
    tr("If the recorder closed up the gap, all that follows comes early by its length; the edges sound like clicks"),
    # gain jumps
    tr("The gain of {name} jumps by {step_db} dB {when}"),
    tr("Its levels before and after do not belong together; one gain cannot mend both"),
    # hum
    tr("{name} hums with the mains of {mains_hz} Hz {when}: lines up to {above_db} dB above the noise beside them"),
    tr("Its levels below {hz} Hz are those of the mains, not of the source"),
    tr("The same hum in several channels can be taken for a sound that arrives at once"),
    # mixed rates
    tr("{names} [was|were] recorded at {rate_hz} Hz, the others at {others_hz} Hz"),
    tr("Above {hz} Hz there is no sound in it, as from a far source"),
    tr("Delays are told from what is below that alone"),
    # polarity
    tr("{names} [is|are] upside down against {others}: exchange the two wires of [its cable|their cables]"),
    tr("Channels that are upside down have no peak in common with the others where one should be"),
    # one channel twice
    tr("{names} carry the same sound"),
    tr("{names} carry the same sound: both read channel {channel} of one file"),
    tr("One place seems to be heard at two: answers lie between them"),
    tr("The sound seems to reach both places at the same moment"),
    # signal to noise
    tr("Nothing stands out of the noise in {name}: at most {most_db} dB ({bands})"),
    tr("Its level is that of the noise, not of the source"),
    tr("Delays to it are guesses unless the source sounds all the time"),
    # silence
    tr(
        "{names} [is|are] without sound at the start or the end of the file, up to {total_s} s in all, as where a "
        "file was filled up"
    ),
    tr("Clips in it are not answered with it"),
    tr("It gives no arrival times there"),
    tr("{names} [is|are] silent {when}, {total_s} s in all"),
    tr("Its level says nothing about distance there; clips in it are not answered with it"),
    # unequal lengths
    tr("{names} [is|are] shorter than the longest channel: {name} has {short_s} s, {other} has {long_s} s"),
    tr("Only the time that all channels share is answered"),
    tr("If a recorder lost sound within, all that follows comes early there; check its clock offset"),
    # wind
    tr("Wind or rumble in {name}: {n} s of it between {first_s} and {end_s} s, up to {level_db} dBFS below 80 Hz"),
    tr("Its low bands and its level as a whole are the wind's, not the source's"),
    tr("Gusts at one microphone hide weak arrivals there"),
    # files and channels, as methods hear them (files.audio, dsp.levels)
    tr("{name} is silent; its level says nothing about distance"),
    tr("{name} is silent in {n} of {total} clips; its level says nothing about distance"),
    tr("{name} is clipped; its levels are cut off and say nothing certain about distance"),
    tr("{name} is clipped in {n} of {total} clips; its levels are cut off and say nothing certain about distance"),
    tr("{file} was resampled from {rate_hz} to {new_hz} Hz, the highest rate of this session"),
    tr("Microphones {n} and {m} both read channel {channel} of {file}"),
    tr("The channels are not equally long: {name} has {short_s} s, {other} has {long_s} s"),
    tr("{file} is not there any more"),
    tr("{file} changed since it was annotated"),
    tr("{file} was not compared with its hash, which takes long; workbench info does"),
)
