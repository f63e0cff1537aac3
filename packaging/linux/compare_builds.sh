#!/usr/bin/env bash
# Builds an edition twice, in different folders, and compares: `packaging/linux/compare_builds.sh [field]`. Says which
# files differ. None may, but for those of the list below, each with its reason.
set -euo pipefail
cd "$(dirname "$0")/../.."
edition=${1:-field}
work=$(mktemp -d "${TMPDIR:-/tmp}/two-builds.XXXXXX")
trap 'rm -rf "$work"' EXIT
known="" # patterns of files that may differ, with a comment each: there are none
for each in one other; do
    KEEP=1 BUNDLE_ONLY=1 WORK="$work/$each" packaging/linux/package.sh "$edition" >/dev/null
    (cd "$work/$each/$edition/ssl-workbench" && find . -type f -print0 | sort -z | xargs -0 sha256sum) >"$work/$each.sums"
    rm -rf "${work:?}/$each"
done
differ=$({ diff "$work/one.sums" "$work/other.sums" || true; } | sed -n 's/^[<>] [0-9a-f]*  //p' | sort -u)
for pattern in $known; do differ=$(grep -v "$pattern" <<<"$differ" || true); done
if [ -n "$differ" ]; then
    printf 'Two builds of one commit differ in:\n%s\n' "$differ" >&2
    exit 1
fi
echo "$(wc -l <"$work/one.sums") files are the same in both builds."
