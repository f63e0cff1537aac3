#!/usr/bin/env bash
# The short form of packaging, for CI: builds the field edition's bundle of the last commit and runs its selftest from
# it, without a display, without a network (where the system allows to try), and on a virtual display.
set -euo pipefail
cd "$(dirname "$0")/../.."
BUNDLE_ONLY=1 KEEP=1 packaging/linux/package.sh field
program=build/package/field/ssl-workbench/workbench-cli
export OMP_NUM_THREADS=2
env -u DISPLAY -u WAYLAND_DISPLAY "$program" selftest
HIDDEN=1 scripts/with_display.sh "$program" selftest
if unshare -rn true 2>/dev/null; then
    unshare -rn env -u DISPLAY -u WAYLAND_DISPLAY "$program" selftest
    echo "Without a network as well."
fi
