#!/usr/bin/env bash
# Builds what people install on Linux, of the last commit: `packaging/linux/package.sh [full] [field]`, both by default.
#   OUT=dist    where packages go, with SHA256SUMS        WORK=build/package    where bundles are built; 6 GB for both
#   BUNDLE_ONLY=1   stop when the bundles are there       KEEP=1    leave the bundles (build/package/EDITION) in place
# Other people's edits in the working tree stay out: the commit is copied and built there, so two builds are alike.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
out=$(realpath -m "${OUT:-dist}")
work=$(realpath -m "${WORK:-build/package}")
python=$root/.venv/bin/python
[ $# -gt 0 ] || set -- full field
packaging/linux/tools.sh

source=$work/source
rm -rf "$source"
mkdir -p "$source" "$out"
if git rev-parse --verify -q HEAD >/dev/null; then
    git archive HEAD | tar x -C "$source"
    export WORKBENCH_COMMIT=$(git rev-parse HEAD)
    SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
else # a release's source, unpacked
    cp -r $(ls -A | grep -vx -e .venv -e build -e dist) "$source"
    SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(stat -c %Y pyproject.toml)}
fi
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0 QT_QPA_PLATFORM=offscreen
cd "$source"

for edition in "$@"; do
    "$python" packaging/build_bundle.py "$edition" --out "$work"
    bundle=$work/$edition/ssl-workbench
    du -sm "$bundle" | sed 's/\t.*/ MB in the bundle of the edition '"$edition/"
    [ -z "${BUNDLE_ONLY:-}" ] || continue
    "$python" packaging/linux/make_deb.py "$edition" "$bundle" "$out"
    "$python" packaging/linux/make_run.py "$edition" "$bundle" "$out"
    [ -n "${KEEP:-}" ] || rm -rf "${work:?}/$edition"
done
rm -rf "$source"
[ -n "${BUNDLE_ONLY:-}" ] || (cd "$out" && sha256sum -- *.deb *.run >SHA256SUMS && cat SHA256SUMS)
