#!/bin/sh
# make install: copies what was built, the content, the manuals and the completions,
# and writes down in DATADIR/upperback/installed every file and directory that it made,
# so that make uninstall leaves what it found.
#
#     DESTDIR= BINDIR= … cmd/install/install.sh BUILD
set -eu
cd "$(dirname "$0")/../.."
build=$1
data=$DATADIR/upperback
record=$data/installed
made=$build/installed
umask 022

for place in "$BINDIR" "$DATADIR" "$MANDIR" "$BASHDIR" "$ZSHDIR" "$FISHDIR"; do
    case $place in
    /*) ;;
    *) echo "install: '$place': expected a full path" >&2 && exit 2 ;;
    esac
done

directory() {
    [ -n "$1" ] || return 0
    [ ! -d "$DESTDIR$1" ] || return 0
    directory "${1%/*}"
    mkdir "$DESTDIR$1"
    echo "directory $1" >>"$made"
}

# file TARGET: standard input becomes TARGET, whole or not at all.
file() {
    directory "${1%/*}"
    cat >"$DESTDIR$1.new"
    mv -f "$DESTDIR$1.new" "$DESTDIR$1"
    echo "file $1" >>"$made"
}

# A page with the programs by the names that they get, and in the places that they get.
renamed() {
    awk -v prefix="$PROGRAM_PREFIX" -v programs="$PROGRAMS" -f cmd/install/rename.awk "$1" \
        >"$build/page.renamed"
    sed "s|/usr/local/bin|$(for_sed "$BINDIR")|g; s|/usr/local/share|$(for_sed "$DATADIR")|g" \
        "$build/page.renamed"
}

for_sed() {
    printf '%s\n' "$1" | sed 's/[\\&|]/\\&/g'
}

programs() {
    for program in $PROGRAMS; do
        file "$BINDIR/$PROGRAM_PREFIX$program" <"$build/$program"
        chmod 755 "$DESTDIR$BINDIR/$PROGRAM_PREFIX$program"
    done
}

# Told to run triage, somebody types that; no other program is named in the content.
advice() {
    sed "s/\([ (]\)triage\([] ;,.)]\)/\1${PROGRAM_PREFIX}triage\2/g" "$1"
}

content() {
    find content -type f -name '[!.]*' | LC_ALL=C sort >"$build/content.list"
    while read -r name; do
        case $PROGRAM_PREFIX$name in
        "$name") file "$data/$name" <"$name" ;;
        *) advice "$name" | file "$data/$name" ;;
        esac
    done <"$build/content.list"
}

manuals() {
    for page in man/*.[1-9]; do
        name=${page##*/}
        case " $PROGRAMS " in
        *" ${name%.*} "*) name=$PROGRAM_PREFIX$name ;;
        esac
        renamed "$page" >"$build/page"
        file "$MANDIR/man${name##*.}/$name" <"$build/page"
    done
}

# completion SHELL NAMES TARGET
completion() {
    sed -e "s/@PROGRAMS@/$2/g" -e "s/@PREFIX@/$PROGRAM_PREFIX/g" "cmd/install/complete.$1" \
        >"$build/complete.$1"
    file "$3" <"$build/complete.$1"
}

# bash and fish look for a file of the program's name, zsh reads what a file says it is for.
completions() {
    names=
    for program in $PROGRAMS; do
        names="$names${names:+ }$PROGRAM_PREFIX$program"
    done
    for name in $names; do
        completion bash "$names" "$BASHDIR/$name"
        completion fish "$name" "$FISHDIR/$name.fish"
    done
    completion zsh "$names" "$ZSHDIR/_${PROGRAM_PREFIX}upperback"
}

# What an older installation made is still ours: its directories are kept in mind, its
# files go unless they were made again.
old() {
    [ -f "$DESTDIR$record" ] || return 0
    cp "$DESTDIR$record" "$build/installed.old"
    sed -n 's/^directory //p' "$build/installed.old" | while read -r name; do
        echo "directory $name" >>"$made"
    done
}

[ -z "$DESTDIR" ] || mkdir -p "$DESTDIR"
: >"$made"
: >"$build/installed.old"
old
programs
content
manuals
completions
file "$record" </dev/null
grep '^file ' "$build/installed.old" | grep -vxFf "$made" | while read -r _ name; do
    rm -f "$DESTDIR$name"
done
LC_ALL=C sort -u "$made" >"$DESTDIR$record"
