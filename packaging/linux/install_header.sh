#!/bin/sh
# The sound source workbench @VERSION@, @EDITION@ edition, for Linux on x86-64. Needs no root, no Python, no network.
#   sh THIS_FILE                    installs into ~/.local/opt/ssl-workbench, with ~/.local/bin/workbench
#   sh THIS_FILE --target DIR       into another folder: a new or an empty one, or one that it installed before
#   sh THIS_FILE --check            only looks whether everything is there that it needs
#   sh THIS_FILE --uninstall        removes what it installed; all else stays, in that folder too
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
    above=$(dirname "$target")
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
# The list of what was put down. After its title, paths from the folder of the program on, or from / on for what lies
# elsewhere; a folder ends in / and comes after what it holds.
list=installed-files
title="Installed by the sound source workbench; its uninstaller removes these and nothing else."

is_ours() { [ -f "$1/$list" ] && [ "$(head -n 1 "$1/$list")" = "$title" ]; }

is_empty() { [ -d "$1" ] && inside=$(ls -A "$1" 2>/dev/null) && [ -z "$inside" ]; }

keep_away() { # from folders that hold more than a program
    for each in "$HOME" "$bin" "$share"; do
        each=$(readlink -m -- "$each")
        case ${each%/}/ in "${target%/}"/*) fail "$target is not a folder for a program: name one of its own, as in --target '${target%/}/ssl-workbench'" ;; esac
    done
}

spare() { # what others keep there
    [ ! -e "$target" ] || is_ours "$target" || is_empty "$target" ||
        fail "$target is there already, and this installer did not make it. Nothing was installed, nothing in it was touched: name a new or an empty folder."
}

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
    if [ -d "$share/mime" ] && [ ! -d "$share/mime/packages" ]; then
        for each in XMLnamespaces aliases generic-icons globs globs2 icons magic mime.cache subclasses treemagic types \
            version application/x-ssl-workbench-session+json.xml x-content/x-ssl-workbench-session.xml; do
            rm -f "$share/mime/$each"
        done
        rmdir "$share/mime/application" "$share/mime/x-content" "$share/mime" 2>/dev/null
    fi
    rmdir -p "$share" 2>/dev/null
}

take_away() { # folder: what its list names, and then the folders that this has left empty
    (
        cd "$1" || exit
        # Another installation may have taken over the entries in the menu and the links.
        started=$(readlink "$bin/ssl-workbench")
        [ "${started:-$target/ssl-workbench}" != "$target/ssl-workbench" ] || grep '^/' "$list" | while IFS= read -r each; do
            case ${each##*/} in
                workbench | ssl-workbench) [ -L "$each" ] || continue ;;
                ssl-workbench?* | workbench.1.gz) ;;
                *) continue ;;
            esac
            rm -f "$each"
            rmdir -p "$(dirname "$each")" 2>/dev/null
        done
        grep '^\./.*[^/]$' "$list" | grep -v '/\.\./' | tr '\n' '\0' | xargs -0 rm -f --
        grep '^\./.*/$' "$list" | grep -v '/\.\./' | tr '\n' '\0' | xargs -0 rmdir 2>/dev/null
        rm -f "$list"
    )
    rmdir "$1" 2>/dev/null
}

uninstall() {
    is_ours "$target" || fail "There is no workbench in $target"
    take_away "$target"
    refresh
    sweep
    if [ -d "$target" ]; then
        say "Removed what was installed in $target. What others put there is still there."
    else
        rmdir -p "$(dirname "$target")" 2>/dev/null
        say "Removed $target. Sessions, settings and networks of your own are still there."
    fi
}

write_list() { # program, share: both just unpacked
    say "$title" >"$1/$list"
    (cd "$1" && find . ! -type d ! -path "./$list" && find . -depth -type d ! -name . | sed 's|$|/|') >>"$1/$list"
    printf '%s\n' "$bin/workbench" "$bin/ssl-workbench" >>"$1/$list"
    (cd "$2" && find . -type f) | while IFS= read -r each; do say "$share/${each#./}"; done >>"$1/$list"
}

bring_back() { # from, to: what was not installed, and is not in the way of what is
    (cd "$1" && find . ! -type d -o -type d -empty) | while IFS= read -r each; do
        [ ! -e "$2/$each" ] && mkdir -p "$(dirname "$2/$each")" && mv -T "$1/$each" "$2/$each"
    done
    find "$1" -depth -type d -exec rmdir {} + 2>/dev/null
    [ ! -d "$1" ] || say "What others had put into $2 is now in $1."
}

clean_up() {
    rm -rf "$new"
    [ ! -d "$old" ] || [ -e "$target" ] || mv "$old" "$target"
}

install() {
    can_link workbench workbench-cli
    can_link ssl-workbench ssl-workbench
    new=$target.new.$$ old=$target.old.$$
    trap clean_up EXIT
    trap 'exit 1' INT TERM HUP
    mkdir -p "$(dirname "$target")" "$bin" && mkdir "$new" || fail "$new cannot be made"
    tail -n "+$first" "$file" | xz -dc | tar x -C "$new" --no-same-owner || fail "It could not be unpacked into $new"
    { head -n "$((first - 1))" "$file"; } >"$new/program/uninstall.sh"
    write_list "$new/program" "$new/share"
    if is_ours "$target"; then mv -T "$target" "$old" || fail "$target cannot be replaced"; fi
    mv -T "$new/program" "$target" || fail "$target cannot be written"
    if [ -d "$old" ]; then
        take_away "$old"
        [ ! -d "$old" ] || bring_back "$old" "$target"
    fi
    mkdir -p "$bin"
    ln -sfn "$target/workbench-cli" "$bin/workbench"
    ln -sfn "$target/ssl-workbench" "$bin/ssl-workbench"
    quoted=$(printf '%s' "$target/ssl-workbench" | sed 's/[\\"`$]/\\\\&/g; s/[&|\\]/\\&/g')
    (cd "$new/share" && find . -type f) | while IFS= read -r each; do
        to=$share/${each#./}
        mkdir -p "$(dirname "$to")"
        case $each in
            *.desktop) sed "s|@PROGRAM@|\"$quoted\"|" "$new/share/$each" >"$to" ;;
            *) cp "$new/share/$each" "$to" ;;
        esac
    done
    refresh
    say "Installed in $target. Start it from the menu, or type $bin/workbench"
    say "Does everything work here? $bin/workbench selftest"
    say "To remove it: sh '$target/uninstall.sh' --uninstall --target '$target'"
}

can_link() { # name, program: nothing is in the way, or a link of an earlier installation
    case $(readlink "$bin/$1") in
        */"$2") return ;;
    esac
    [ ! -e "$bin/$1" ] && [ ! -L "$bin/$1" ] || fail "$bin/$1 is there already and is not the workbench's: move it away first"
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
    target=$(readlink -m -- "$target")
    keep_away
    if [ "$asked" = uninstall ]; then
        uninstall
        exit 0
    fi
    is_whole || fail "$file is damaged: its checksum is another one. Nothing was installed; copy or download it again."
    spare
    look
    [ -z "$problems" ] || tell
    if [ "$asked" = check ]; then say "Everything is there that it needs."; else install; fi
    exit 0
}

main "$@"
exit 1
