#!/bin/sh
# Writes FOLDER/SHA256SUMS (FOLDER: dist unless told) over everything in it, and signs it when a key is given:
#   RELEASE_KEY=NAME            a GPG key: SHA256SUMS.asc, detached; GNUPGHOME says where its keys are
#   RELEASE_MINISIGN_KEY=FILE   a minisign key without password: SHA256SUMS.minisig
set -eu
cd "${1:-dist}"
rm -f SHA256SUMS SHA256SUMS.asc SHA256SUMS.minisig
find . -type f ! -name .sums | sed 's|^\./||' | LC_ALL=C sort | while IFS= read -r name; do sha256sum -- "$name"; done >.sums
[ -s .sums ] || { rm .sums; echo "$PWD holds nothing to sum up." >&2; exit 1; }
mv .sums SHA256SUMS
if [ -n "${RELEASE_KEY:-}" ]; then
    gpg --batch --yes --local-user "$RELEASE_KEY" --armor --detach-sign --output SHA256SUMS.asc SHA256SUMS
fi
if [ -n "${RELEASE_MINISIGN_KEY:-}" ]; then
    minisign -S -W -s "$RELEASE_MINISIGN_KEY" -m SHA256SUMS -x SHA256SUMS.minisig >/dev/null
fi
