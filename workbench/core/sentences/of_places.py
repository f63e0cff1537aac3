"""What is wrong with where the microphones stand (core.array)."""

from __future__ import annotations

from workbench.core.spoken import tr

SENTENCES = (
    # core.array.checks
    tr("No microphone is placed yet"),
    tr("{names} [is|are] not placed yet"),
    tr("{name} and {other} stand at the same place: check which of them was typed twice"),
    tr(
        "The microphones stand in one line: where round that line a source is cannot be told; move one of them "
        "well aside"
    ),
    tr(
        "The microphones stand nearly in one line: which side of it a source is on is hard to tell; move one of "
        "them well aside"
    ),
    tr(
        "The microphones lie in one plane: a source and its mirror image behind that plane look the same; raise or "
        "lower one of them"
    ),
    tr(
        "The whole array spans {span_m} m, and one place is known only to ± {error_m} m: measure the places again, "
        "or correct the errors"
    ),
    tr(
        "{name} lies {far_m} m outside the site: {axis} = {at_m} m, and the site reaches from 0 to {size_m} m; "
        "correct it, or the size of the site"
    ),
    tr(
        "The true source lies {far_m} m outside the site: {axis} = {at_m} m, and the site reaches from 0 to "
        "{size_m} m; correct it, or the size of the site"
    ),
    tr("The true place noted lies {far_m} m outside the site: errors count from there"),
    tr("{name} lies {far_m} m from the other microphones: check its coordinates"),
    tr("The true source lies outside the microphones' hull (seen from above)"),
    # coordinates of another frame (core.array.frame, mirror, off_site)
    tr("The survey's x looks like a northing and its y like an easting: exchange x and y, or everything is mirrored"),
    tr(
        "x and y look exchanged (northing first?): with x and y changed over, every microphone stands inside the "
        "site; exchange them, or everything is mirrored"
    ),
    tr("Every height is below zero: if z was measured downwards, change the signs; z counts up from the floor"),
    tr(
        "The array is the mirror image of that of {title}: {names} go round the other way; check the names, or "
        "exchange x and y"
    ),
    tr("{title}: {n} of {total} microphones lie up to {far_m} m outside the site, which is {x} x {y} x {z} m"),
    tr("Correct the coordinates or the site's size; leave the size empty where it is not known"),
    # unplaced microphones, as methods refuse them
    tr("{title}: {names} [is|are] not placed yet"),
    tr("{title} has microphones that are not placed yet"),
    tr("Give them coordinates: in the window's microphone table, or as position_m in session.json"),
)
