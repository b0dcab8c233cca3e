#!/usr/bin/env bats
# once: what make install, uninstall, installcheck and dist leave behind. It builds copies
# of the tree of its own, so the sanitized run has nothing to add.

load helper

# The tree as it would be cloned, at $1.
copy_tree() {
    mkdir -p "$1"
    tar -C "$ROOT" -c --exclude=./bin --exclude=./build --exclude=./.git -f - . | tar -C "$1" -xf -
}

# What make check says to its own make is not for these.
quiet_make() {
    env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL make -C "$@" CFLAGS='-O0 -g'
}

setup_file() {
    # shellcheck disable=SC2034
    BATS_NO_PARALLELIZE_WITHIN_FILE=true
    export HOME=$BATS_FILE_TMPDIR ONE=$BATS_FILE_TMPDIR/one TWO=$BATS_FILE_TMPDIR/else/where
    export PACKED=$ONE/upperback-0.1.0.tar.gz
    copy_tree "$ONE"
    cd "$ONE"
    git init -q .
    git -c user.name=t -c user.email=t@example.org add -A
    git -c user.name=t -c user.email=t@example.org commit -q -m all
    quiet_make "$ONE" -s dist
    mkdir -p "$TWO"
    tar -xzf "$PACKED" -C "$TWO"
    TWO=$TWO/upperback-0.1.0
    quiet_make "$TWO" -s install PREFIX=/usr DESTDIR="$BATS_FILE_TMPDIR/second"
    # with its own places, and under other names
    export REAL=$BATS_FILE_TMPDIR/real
    quiet_make "$ONE" -s install PREFIX="$REAL" PROGRAM_PREFIX=ub-
    quiet_make "$ONE" -s install PREFIX=/usr DESTDIR="$BATS_FILE_TMPDIR/first"
    export FIRST=$BATS_FILE_TMPDIR/first SECOND=$BATS_FILE_TMPDIR/second
}

# Every name below a directory with its kind and mode, and the bytes of files.
state() {
    (cd "$1" && find . -printf '%p %y %m\n' | LC_ALL=C sort && find . -type f -exec cksum {} + | LC_ALL=C sort)
}

@test "two builds in different directories, one from git, one from the tarball: the same bytes" {
    diff -r "$FIRST" "$SECOND" >&3
    [ "$(find "$FIRST" -type f | wc -l)" -gt 150 ]
    run grep -rlF "$BATS_FILE_TMPDIR" "$FIRST"
    output_is ""
}

@test "everything is where it is looked for, and may be read by all" {
    for program in triage plan log report nudge; do
        [ "$(stat -c %a "$FIRST/usr/bin/$program")" = 755 ]
        [ "$(stat -c %a "$FIRST/usr/share/man/man1/$program.1")" = 644 ]
        [ -f "$FIRST/usr/share/bash-completion/completions/$program" ]
        [ -f "$FIRST/usr/share/fish/vendor_completions.d/$program.fish" ]
    done
    [ -f "$FIRST/usr/share/zsh/site-functions/_upperback" ]
    [ -f "$FIRST/usr/share/man/man7/upperback.7" ]
    diff -r "$ROOT/content" "$FIRST/usr/share/upperback/content" >&3
    [ -z "$(find "$FIRST" -type d ! -perm 755)" ]
}

@test "the manuals name the places and the programs as they are installed" {
    grep -qF 'Pa /usr/share/upperback/content' "$FIRST/usr/share/man/man7/upperback.7"
    grep -qF 'ExecStart=/usr/bin/nudge ' "$FIRST/usr/share/man/man1/nudge.1"
    grep -qF "Pa $REAL/share/upperback/content" "$REAL/share/man/man7/upperback.7"
    grep -qF "ExecStart=$REAL/bin/ub-nudge " "$REAL/share/man/man1/ub-nudge.1"
    run grep -rn /usr/local "$FIRST/usr/share/man" "$REAL/share/man"
    output_is ""
}

@test "installing leaves bin/ of the tree alone" {
    [ ! -e "$ONE/bin" ]
    grep -qaF /usr/share/upperback/content "$FIRST/usr/bin/triage"
    grep -qaF "$REAL/share/upperback/content" "$REAL/bin/ub-triage"
    run ! grep -qaF "$REAL" "$FIRST/usr/bin/triage"
}

@test "installcheck: what is installed works; what is incomplete does not pass" {
    run quiet_make "$ONE" -s installcheck PREFIX=/usr DESTDIR="$FIRST"
    status_is 0
    output_has "installed and working: $FIRST/usr/bin"
    run quiet_make "$ONE" -s installcheck PREFIX="$REAL" PROGRAM_PREFIX=ub-
    status_is 0
    cp -R "$SECOND" broken
    rm broken/usr/share/upperback/content/stop.yaml
    run quiet_make "$ONE" -s installcheck PREFIX=/usr DESTDIR="$PWD/broken"
    [ "$status" -ne 0 ]
    output_has "installcheck: plan"
}

@test "uninstall leaves what was there before, to the last empty directory" {
    mkdir -p tree/usr/bin tree/usr/share/man/man1 tree/usr/share/zsh tree/usr/share/upperback
    echo mine >tree/usr/bin/mine
    echo mine >tree/usr/share/upperback/mine
    state tree >before
    quiet_make "$ONE" -s install PREFIX=/usr DESTDIR="$PWD/tree"
    [ -x tree/usr/bin/triage ]
    quiet_make "$ONE" -s uninstall PREFIX=/usr DESTDIR="$PWD/tree"
    state tree | diff before - >&3
    run quiet_make "$ONE" -s uninstall PREFIX=/usr DESTDIR="$PWD/tree"
    [ "$status" -ne 0 ]
    output_has "nothing is installed there"
}

@test "a newer version over an older: what is no longer part of it goes, nothing is forgotten" {
    mkdir tree
    state tree >before
    quiet_make "$ONE" -s install PREFIX=/usr DESTDIR="$PWD/tree"
    mkdir tree/usr/share/upperback/content/old
    echo old >tree/usr/share/upperback/content/old/entry.yaml
    printf '%s\n' 'directory /usr/share/upperback/content/old' \
        'file /usr/share/upperback/content/old/entry.yaml' >>tree/usr/share/upperback/installed
    quiet_make "$ONE" -s install PREFIX=/usr DESTDIR="$PWD/tree"
    [ ! -e tree/usr/share/upperback/content/old/entry.yaml ]
    quiet_make "$ONE" -s uninstall PREFIX=/usr DESTDIR="$PWD/tree"
    state tree | diff before - >&3
}

@test "places that are no full path are refused" {
    run quiet_make "$ONE" -s install PREFIX=/usr MANDIR=man DESTDIR="$PWD/tree"
    [ "$status" -ne 0 ]
    output_has "install: 'man': expected a full path"
    [ ! -e tree ]
}

@test "PROGRAM_PREFIX: programs, manuals and completions get other names together" {
    ls "$REAL"/bin | tr '\n' ' ' >names
    [ "$(cat names)" = "ub-log ub-nudge ub-plan ub-report ub-triage " ]
    [ "$(ls "$REAL"/share/man/man1 | tr '\n' ' ')" = "ub-log.1 ub-nudge.1 ub-plan.1 ub-report.1 ub-triage.1 " ]
    [ "$(ls "$REAL"/share/man/man5 | wc -l)" -eq 4 ]
    [ "$(ls "$REAL"/share/bash-completion/completions | tr '\n' ' ')" = "$(cat names)" ]
    [ "$(ls "$REAL"/share/fish/vendor_completions.d | wc -l)" -eq 5 ]
    head -n 1 "$REAL/share/zsh/site-functions/_ub-upperback" >first
    diff first - <<<'#compdef ub-triage ub-plan ub-log ub-report ub-nudge' >&3
    run grep -rl '@[A-Z]*@' "$REAL/share"
    output_is ""
}

@test "PROGRAM_PREFIX: the programs call themselves and each other so" {
    PATH=$REAL/bin:$PATH
    for program in triage plan log report nudge; do
        run "ub-$program" --version
        output_has "ub-$program (upperback) "
        "ub-$program" --help >help
        grep -q "^usage: ub-$program" help
        grep -q "^more: man ub-$program$" help
        # in the examples no command has its short name
        run ! grep -E "^  (.*[|] )?(triage|plan|log|report|nudge) " help
        try "ub-$program" --no-such-option
        status_is 2
        stderr_has "ub-$program: --no-such-option"
        stderr_has "ub-$program: try 'ub-$program --help'"
    done
    try_sh ": | ub-plan"
    stderr_has "which ub-triage writes"
    try ub-log symptom fever
    stderr_has "please run ub-triage now"
    ub-triage -f text "$EXAMPLES/unfinished.yaml" | grep -q 'ub-triage -i'
    # kinds of documents keep theirs
    ub-triage "$EXAMPLES/desk-worker.yaml" | ub-plan | head -n 1 | grep -q '^plan	1	'
}

@test "what a message tells somebody to type has the name that it is installed under" {
    # PROGRAM_LOG " 4", not "log 4"
    run grep -nE '"[^"]*\b(triage|(log|plan|report|nudge) (-|[0-9]))[^"]*"' "$ROOT"/cmd/*.c "$ROOT"/lib/*/*.c
    output=$(grep -vE '#include|/base/build\.h' <<<"$output" || true)
    output_is ""
}

@test "every page that a page refers to is installed, under either name" {
    for place in "$FIRST/usr/share/man" "$REAL/share/man"; do
        for page in "$place"/man*/*; do
            mandoc -T lint -W warning "$page" >&3
        done
        grep -rhoE 'Xr (ub-)?(triage|plan|log|report|nudge|upperback[a-z-]*) [157]' "$place" | sort -u >references
        [ "$(wc -l <references)" -ge 9 ]
        while read -r _ name section; do
            [ -f "$place/man$section/$name.$section" ] || { echo "$name($section)" >&3 && false; }
        done <references
    done
    # a command in a page has its new name; one page has the old ones as words of zsh
    run grep -rhE '^\.(Dl|Ql) (triage|plan|log|report|nudge) ' "$REAL/share/man"
    output_is ""
    grep -q '^ub-triage .* | ub-plan ' "$REAL/share/man/man7/upperback.7"
}

@test "dist: the same commit gives the same bytes, whenever and wherever" {
    cp "$PACKED" first.tar.gz
    find "$ONE" -name '*.c' -exec touch {} +
    (umask 077 && TZ=Asia/Tokyo quiet_make "$ONE" -s dist)
    cmp "$PACKED" first.tar.gz
    SOURCE_DATE_EPOCH=86400 quiet_make "$ONE" -s dist
    [ "$(tar -tvzf "$PACKED" | awk '{ print $4 }' | sort -u)" = 1970-01-02 ]
    cp first.tar.gz "$PACKED"
}

@test "dist: what git tracks and nothing else" {
    (cd "$ONE" && git ls-files | LC_ALL=C sort) >tracked
    tar -tzf "$PACKED" | grep -v '/$' | sed 's|^upperback-0.1.0/||' | LC_ALL=C sort | diff tracked - >&3
    tar -tvzf "$PACKED" | awk '{ print $2 }' | sort -u >owners
    [ "$(cat owners)" = 0/0 ]
}

@test "dist refuses changes that are not committed, and a tree without git" {
    git clone -q "$ONE" mine
    echo '# more' >>mine/Makefile
    run quiet_make mine -s dist
    [ "$status" -ne 0 ]
    output_has "changes that are not committed"
    run quiet_make "$TWO" -s dist
    [ "$status" -ne 0 ]
    output_has "this is no git tree"
}
