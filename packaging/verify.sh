#!/bin/sh
# Are the files in FOLDER the ones that were released? `verify.sh FOLDER` says so, or names the first that is not.
#   RELEASE_KEY=NAME|FINGERPRINT   the GPG key that must have signed; without it any key in your keyring will do
#   RELEASE_MINISIGN_PUBLIC=KEY    minisign's public key (the line beginning RW), for a release signed so
# A list without signature is taken, and said to be: it tells of damage, not of forgery. SIGNED=1 refuses it.
set -eu
refuse() { echo "$1" >&2; exit 1; }

[ $# = 1 ] && [ -d "$1" ] || { echo "Use: verify.sh FOLDER, one with a release's files in it." >&2; exit 2; }
cd "$1"
[ -f SHA256SUMS ] || refuse "SHA256SUMS is missing, so nothing can be said about the files in $PWD."

signed=""
if [ -f SHA256SUMS.asc ]; then
    command -v gpg >/dev/null || refuse "SHA256SUMS.asc cannot be checked without gpg: install GnuPG."
    changed="SHA256SUMS does not fit its signature SHA256SUMS.asc: one of the two was changed."
    told=$(gpg --batch --status-fd 1 --verify SHA256SUMS.asc SHA256SUMS 2>/dev/null) || true
    case $told in
        *NO_PUBKEY*) refuse "SHA256SUMS.asc was made with a key that is not in your keyring: import the release's public key." ;;
        # A whole signature of a key that counts no more is VALIDSIG too.
        *"[GNUPG:] REVKEYSIG "*) refuse "SHA256SUMS.asc was made with a key that was revoked: do not use these files." ;;
        *"[GNUPG:] EXPKEYSIG "* | *"[GNUPG:] EXPSIG "*) refuse "SHA256SUMS.asc has expired, or the key that made it: ask for a newer release or a newer public key." ;;
        *"[GNUPG:] BADSIG "* | *"[GNUPG:] ERRSIG "*) refuse "$changed" ;;
        *"[GNUPG:] GOODSIG "*"[GNUPG:] VALIDSIG "*) ;;
        *) refuse "$changed" ;;
    esac
    if [ -n "${RELEASE_KEY:-}" ]; then
        # VALIDSIG names the key that signed and, last, the key that it belongs to.
        ours=$(gpg --batch --with-colons --list-keys "$RELEASE_KEY" 2>/dev/null | sed -n 's/^fpr:*\([0-9A-F]*\):$/\1/p')
        by=$(printf '%s\n' "$told" | sed -n 's/^\[GNUPG:\] VALIDSIG .* \([0-9A-F]*\)$/\1/p')
        printf '%s\n' "$ours" | grep -qx "$by" || refuse "SHA256SUMS.asc was made with the key $by, not with $RELEASE_KEY."
    fi
    signed="gpg"
fi
if [ -f SHA256SUMS.minisig ] && [ -n "${RELEASE_MINISIGN_PUBLIC:-}" ]; then
    minisign -Vq -P "$RELEASE_MINISIGN_PUBLIC" -m SHA256SUMS -x SHA256SUMS.minisig 2>/dev/null ||
        refuse "SHA256SUMS does not fit its signature SHA256SUMS.minisig: one of the two was changed."
    signed="$signed minisign"
fi
if [ -z "$signed" ] && [ -n "${SIGNED:-}" ]; then
    refuse "SHA256SUMS is not signed, or no key to check it with was given."
fi

n=0
while read -r sum name; do
    # A name that leads out of the folder, or a line that is none, comes from no release.
    case "$name" in /* | ../* | */../* | "") refuse "SHA256SUMS is damaged: its line for '$name' is not one that a release has." ;; esac
    [ -f "$name" ] || refuse "$name is missing."
    is=$(sha256sum -- "$name") || refuse "$name cannot be read."
    [ "${is%% *}" = "$sum" ] || refuse "$name is not the file that was released: its SHA-256 is ${is%% *}, not $sum."
    n=$((n + 1))
done <SHA256SUMS
[ "$n" -gt 0 ] || refuse "SHA256SUMS names no file."
find . -type f ! -name 'SHA256SUMS*' | sed 's|^\./||' | while IFS= read -r name; do
    grep -qF "  $name" SHA256SUMS || echo "$name is not in SHA256SUMS: it was not checked." >&2
done
if [ -n "$signed" ]; then
    echo "All $n files are as released, and the list is signed ($(echo $signed))."
else
    echo "All $n files fit SHA256SUMS. The list is not signed: this tells of damage, not of forgery."
fi
