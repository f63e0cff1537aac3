#!/usr/bin/env bash
# Runs a command where it can draw: on the display there is, else on a virtual one (Xvfb) of its own.
# HIDDEN=1 always takes a virtual one, so that tests neither flicker on the screen nor feel the mouse.
set -euo pipefail
if [ -n "${HIDDEN:-}" ] || [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    unset WAYLAND_DISPLAY
    exec xvfb-run -a -s "-screen 0 1920x1200x24" "$@"
fi
exec "$@"
