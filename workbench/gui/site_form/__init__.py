"""The site's dialog: name, box, shape with its pose, floor plan, place on Earth; tried out in the 3-D view first."""
