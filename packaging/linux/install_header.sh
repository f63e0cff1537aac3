#!/bin/sh
# The sound source workbench @VERSION@, @EDITION@ edition, for Linux on x86-64. Needs no root, no Python, no network.
#   sh THIS_FILE                    installs into ~/.local/opt/ssl-workbench, with ~/.local/bin/workbench
#   sh THIS_FILE --target DIR       into another folder
#   sh THIS_FILE --check            only looks whether everything is there that it needs
#   sh THIS_FILE --uninstall        removes what it installed; sessions, settings and networks of your own stay
sum=@SUM@
first=@FIRST@
kilobytes=@KILOBYTES@
glibc=@GLIBC@
libraries='@LIBRARIES@'

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

is_whole() {
    found=$({ head -n "$((first - 1))" "$file" | sed 's/^sum=.*/sum=/'; tail -n "+$first" "$file"; } | sha256sum)
    [ "${found%% *}" = "$sum" ]
}

is_older() { # version, version
    [ "$1" != "$2" ] && [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

look() { # sets problems, debian and fedora
    problems= debian= fedora=
    [ "$(uname -s) $(uname -m)" = "Linux x86_64" ] || problems="$problems
  - a computer with Linux on x86-64 (this one: $(uname -s) on $(uname -m))"
    here=$(getconf GNU_LIBC_VERSION 2>/dev/null | sed 's/.* //')
    if [ -z "$here" ] || is_older "$here" "$glibc"; then
        problems="$problems
  - the C library glibc $glibc or newer (here: ${here:-none})"
    fi
    known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null)
    while read -r library package; do
        case $known in *"$library "*) continue ;; esac
        for folder in /lib /usr/lib /lib64 /usr/lib64 /lib/x86_64-linux-gnu /usr/lib/x86_64-linux-gnu; do
            [ ! -e "$folder/$library" ] || continue 2
        done
        problems="$problems
  - the library $library"
        case " $debian " in *" $package "*) ;; *) debian="$debian $package" ;; esac
        fedora="$fedora '$library()(64bit)'"
    done <<LIST
$libraries
LIST
    for each in tar:tar xz:xz-utils; do
        command -v "${each%%:*}" >/dev/null && continue
        problems="$problems
  - the program ${each%%:*}"
        debian="$debian ${each##*:}" fedora="$fedora ${each%%:*}"
    done
    above=$target
    while [ ! -d "$above" ]; do above=$(dirname "$above"); done
    [ -w "$above" ] || problems="$problems
  - the right to write into $above"
    free=$(df -Pk "$above" | awk 'NR == 2 { print $4 }')
    [ "$free" -gt "$((kilobytes + 10240))" ] || problems="$problems
  - $((kilobytes / 1024)) MB of room on the disk of $above (free: $((free / 1024)) MB)"
}

tell() {
    say "Nothing was installed. What this computer lacks:$problems" >&2
    if [ -n "$debian" ]; then
        printf 'On Debian and Ubuntu, type:\n    sudo apt install%s\nOn Fedora:\n    sudo dnf install%s\n' "$debian" "$fedora" >&2
    fi
    exit 1
}

bin=$HOME/.local/bin
share=${XDG_DATA_HOME:-$HOME/.local/share}

refresh() { # the desktop's lists of programs, icons and file types, where there are any
    command -v update-desktop-database >/dev/null && update-desktop-database -q "$share/applications" 2>/dev/null
    command -v update-mime-database >/dev/null && update-mime-database "$share/mime" >/dev/null 2>&1
    command -v gtk-update-icon-cache >/dev/null && gtk-update-icon-cache -q -t "$share/icons/hicolor" 2>/dev/null
    :
}

sweep() { # what was made out of entries that are gone: with the last entry its list goes too
    for each in applications/mimeinfo.cache icons/hicolor/icon-theme.cache; do
        folder=$share/${each%/*}
        [ "$(ls -A "$folder" 2>/dev/null)" != "${each##*/}" ] || rm -f "$share/$each"
        rmdir -p "$folder" 2>/dev/null
    done
    [ ! -d "$share/mime" ] || [ -d "$share/mime/packages" ] || rm -rf "$share/mime"
    rmdir -p "$share" 2>/dev/null
}

uninstall() {
    [ -f "$target/installed-files" ] || fail "There is no workbench in $target"
    while IFS= read -r each; do
        rm -f "$each"
        rmdir -p "$(dirname "$each")" 2>/dev/null
    done <"$target/installed-files"
    rm -rf "$target"
    rmdir -p "$(dirname "$target")" 2>/dev/null
    refresh
    sweep
    say "Removed $target. Sessions, settings and networks of your own are still there."
}

install() {
    new=$target.new.$$
    trap 'rm -rf "$new"' EXIT
    trap 'exit 1' INT TERM HUP
    mkdir -p "$new" "$bin" || fail "$new cannot be made"
    tail -n "+$first" "$file" | xz -dc | tar x -C "$new" --no-same-owner || fail "It could not be unpacked into $new"
    for name in workbench ssl-workbench; do
        [ ! -e "$bin/$name" ] || [ -L "$bin/$name" ] || fail "$bin/$name is there already and is no link: move it away first"
    done
    rm -rf "$target"
    mv "$new/program" "$target" || fail "$target cannot be written"
    : >"$target/installed-files"
    link workbench workbench-cli
    link ssl-workbench ssl-workbench
    quoted=$(printf '%s' "$target/ssl-workbench" | sed 's/[\\"`$]/\\\\&/g; s/[&|\\]/\\&/g')
    (cd "$new/share" && find . -type f) | while IFS= read -r each; do
        to=$share/${each#./}
        mkdir -p "$(dirname "$to")"
        case $each in
            *.desktop) sed "s|@PROGRAM@|\"$quoted\"|" "$new/share/$each" >"$to" ;;
            *) cp "$new/share/$each" "$to" ;;
        esac
        say "$to" >>"$target/installed-files"
    done
    { head -n "$((first - 1))" "$file"; } >"$target/uninstall.sh"
    refresh
    say "Installed in $target. Start it from the menu, or type $bin/workbench"
    say "Does everything work here? $bin/workbench selftest"
    say "To remove it: sh '$target/uninstall.sh' --uninstall --target '$target'"
}

link() { # name, program
    ln -sfn "$target/$2" "$bin/$1"
    say "$bin/$1" >>"$target/installed-files"
}

main() {
    file=$0 target=$HOME/.local/opt/ssl-workbench asked=install
    while [ $# -gt 0 ]; do
        case $1 in
            --target) [ -n "${2:-}" ] || fail "--target needs a folder"; target=$2; shift ;;
            --check | --uninstall) asked=${1#--} ;;
            -h | --help) sed -n '2,6s/^# //p' "$file"; exit 0 ;;
            *) fail "$1 is not known; see --help" ;;
        esac
        shift
    done
    case $target in /*) ;; *) target=$PWD/$target ;; esac
    if [ "$asked" = uninstall ]; then
        uninstall
        exit 0
    fi
    is_whole || fail "$file is damaged: its checksum is another one. Nothing was installed; copy or download it again."
    look
    [ -z "$problems" ] || tell
    if [ "$asked" = check ]; then say "Everything is there that it needs."; else install; fi
    exit 0
}

main "$@"
exit 1
