#!/bin/sh
# Brings translations up to date: a file of texts for each room of the window, and what Qt reads, ko.qm.
# In resources/translations, or in the folder that is named. Texts without a translation are left for people:
# grep -rl unfinished resources/translations
set -e
cd "$(dirname "$0")/.."
bin=.venv/bin
out=${1:-resources/translations}
texts=$out/ko
tables=$(mktemp -d)
trap 'rm -rf "$tables"' EXIT
$bin/python scripts/translatable_tables.py > "$tables/tables.py"

update() { # ROOM FILE...
    room=$1
    shift
    $bin/pyside6-lupdate -silent -no-obsolete -locations none -source-language en -target-language ko "$@" -ts "$texts/$room.ts"
}
for room in workbench/gui/*/; do
    files=$(find "$room" -name '*.py' | sort)
    case $room in *__pycache__/) continue ;; esac
    grep -qsE '\b(tr|QT_TR_NOOP)\(' $files || continue
    update "$(basename "$room")" $files
done
update frame-of-all workbench/gui/*.py
update constants "$tables/tables.py" # not "tables", which is a room
update spoken workbench/core/place_words.py workbench/core/sentences/*.py workbench/engine/hand_over.py \
    workbench/evaluate/report/hand_over_sheet.py
$bin/pyside6-lrelease -silent "$texts"/*.ts -qm "$out/ko.qm" 2>/dev/null # rooms may share texts, of which it warns
