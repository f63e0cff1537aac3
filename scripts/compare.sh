#!/usr/bin/env bash
# All methods on simulated places that no network learnt from, as the sites are and with other clocks and walls; writes
# resources/reports/methods.md and its pictures. KEEP=1 goes on with what build/compare has, after an interruption.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${COMPARE_OUT:-build/compare}
reports=${COMPARE_REPORTS:-resources/reports}
places=${PLACES:-100}                # of each site, as the sites are
places_changed=${PLACES_CHANGED:-50} # of each site, of each change
seed=6                               # of no training and no calibration
mkdir -p "$out" "$reports"
export WORKBENCH_MODELS="$PWD/build/no-own-models" # people's own networks and calibrations stay out
export OMP_NUM_THREADS=1                           # a process a core
evaluated() { # NAME PLACES FLAGS...
    if [ -z "${KEEP:-}" ] || [ ! -f "$out/$1.json" ]; then
        echo "== $1: $2 places of each site"
        .venv/bin/workbench evaluate --simulate all --seed "$seed" --places "$2" "${@:3}" --out "$out/$1.json"
    fi
}
evaluated usual "$places"
evaluated good-clocks "$places_changed" --clocks good
evaluated poor-clocks "$places_changed" --clocks poor
evaluated soft-walls "$places_changed" --walls soft
evaluated good-clocks-soft-walls "$places_changed" --clocks good --walls soft
.venv/bin/python scripts/methods_page.py "$reports" \
    "As the sites are=$out/usual.json" "Good clocks=$out/good-clocks.json" "Poor clocks=$out/poor-clocks.json" \
    "Soft walls=$out/soft-walls.json" "Good clocks, soft walls=$out/good-clocks-soft-walls.json"
