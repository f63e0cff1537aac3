#!/usr/bin/env bash
# PlaceField beside all other methods: trains the networks (scripts/beyond_train.sh: hours, unless build/beyond/models has
# them), asks all on simulated sessions that no network learnt from, and writes resources/reports/beyond.md with its
# pictures. About half an hour on two cores when nothing is to be trained. KEEP=1 goes on with what build/beyond has.
# TRAIN=0 takes the networks that are there; the page says which are missing.
set -euo pipefail
cd "$(dirname "$0")/.."
export BEYOND_OUT=${BEYOND_OUT:-build/beyond}
out=$BEYOND_OUT
reports=${BEYOND_REPORTS:-resources/reports}
real=${WORKBENCH_REAL_DATA:-../shared/data}
places=${PLACES:-150}                # of each site, with places and arrays both new, and of sites held out
places_known=${PLACES_KNOWN:-60}     # of each site, with known arrays or known places
places_changed=${PLACES_CHANGED:-30} # of each site, for each number of microphones, fault, and clock offset
seed=22                              # of no training and no calibration
trained_seed=21                      # of the training's sessions, whose arrays or places some tests take
sites="yeoju yeongdong gyeonggi goyang"
mkdir -p "$out" "$reports"
export WORKBENCH_MODELS="$PWD/build/no-own-models" # people's own networks and calibrations stay out
export OMP_NUM_THREADS=1                           # a process a core
if [ "${TRAIN:-1}" != 0 ]; then
    scripts/beyond_train.sh
fi

asked=()
ask() { # NAME...: methods, or networks of this comparison
    asked=()
    for name in "$@"; do
        case $name in
        placefield* | chawa* | spacenet | spacenet-[!s]*)
            if [ -f "$out/models/$name.safetensors" ]; then asked+=(--with "$out/models/$name.safetensors"); fi ;;
        spacenet-shipped) asked+=(--with spacenet) ;;
        *) asked+=(--with "$name") ;;
        esac
    done
}
evaluated() { # NAME SITES PLACES FLAGS...: the methods asked last
    if [ -z "${KEEP:-}" ] || [ ! -f "$out/$1.json" ]; then
        echo "== $1: $3 places of each site"
        .venv/bin/workbench evaluate --simulate "$2" --seed "$seed" --seconds 3 --places "$3" "${@:4}" "${asked[@]}" \
            --out "$out/$1.json" >"$out/$1.txt"
    fi
}
everyone="centroid energy tdoa srp-phat chawa spacenet spacenet-shipped placefield-levels placefield"
for site in $sites; do
    # shellcheck disable=SC2086
    ask $everyone "chawa-without-$site" "spacenet-without-$site" "placefield-without-$site" \
        spacenet-500 spacenet-2000 placefield-500 placefield-2000
    evaluated "new-$site" "$site" "$places"
done
# shellcheck disable=SC2086
ask $everyone
evaluated known-arrays all "$places_known" --arrays-of "$trained_seed" --with-learnt
evaluated known-places all "$places_known" --places-of "$trained_seed" --with-learnt
ask centroid energy tdoa srp-phat placefield
for n in 3 4 6 8 12; do
    evaluated "microphones-$n" all "$places_changed" --microphones "$n"
done
for fault in dead gain misplaced; do
    evaluated "fault-$fault" all "$places_changed" --fault "$fault"
done
ask tdoa srp-phat placefield-levels placefield
evaluated clocks-0 all "$places_changed" --clocks good
for offset in 1 10 100; do
    evaluated "clocks-$offset" all "$places_changed" --clock-offset-ms "$offset"
done

imported() { # FORMAT FOLDER INTO SESSION FLAGS...
    if [ -d "$real/$2" ] && [ ! -d "$out/real/$3/$4" ]; then
        .venv/bin/workbench import "$1" "$real/$2" --out "$out/real/$3" "${@:5}" >>"$out/imported.txt"
    fi
}
echo "== real recordings at $real"
mkdir -p "$out/real"
for test in FP1/test_00{1..3} FP3/test_03{7..9} FP4/test_05{5..7} FP5/test_12{7..9}; do # three of 18 of each place
    imported shotspotter "shotspotter/$test" shotspotter "$(basename "$test")"
done
imported wav-set locbatch locbatch locbatch --temperature-c 5
imported locar locar locar 20200617_090000
ask tdoa srp-phat spacenet placefield
if [ -d "$out/real/shotspotter" ] && { [ -z "${KEEP:-}" ] || [ ! -f "$out/real/shotspotter.json" ]; }; then
    .venv/bin/workbench evaluate "$out/real/shotspotter" "${asked[@]}" --out "$out/real/shotspotter.json" \
        >"$out/real/shotspotter.txt" || echo "   no figures: see above"
fi
for name in locbatch locar; do
    if [ -d "$out/real/$name" ] && { [ -z "${KEEP:-}" ] || [ ! -f "$out/real/$name.json" ]; }; then
        .venv/bin/workbench localize "$out/real/$name"/* "${asked[@]}" --out "$out/real/$name.json" >"$out/real/$name.txt" || echo "   see above"
    fi
done
if [ -z "${KEEP:-}" ] || [ ! -f "$out/costs.json" ]; then
    .venv/bin/python scripts/beyond_costs.py "$out"
fi
.venv/bin/python scripts/beyond_page.py "$out" "$reports" "$real"
