#!/usr/bin/env bats
# nudge --install and --uninstall: whatever fails, the crontab is what it was. First
# with a crontab program that fails to order, then with cron's own, as a user of its own.

load helper

N=$FIXTURES/nudge
DATA=

# fake: a crontab program whose table is the file `table`, and which does what FAKE says.
fake() {
    mkdir -p stub
    cat >stub/crontab <<'END'
#!/bin/sh
# calls are counted, so that FAKE can name one: list-2 is the second listing
what=install
[ "$1" = -l ] && what=list
[ "$1" = -r ] && what=remove
[ $# -eq 1 ] || exit 99
n=$(($(cat "$FAKES/$what" 2>/dev/null || echo 0) + 1))
echo "$n" >"$FAKES/$what"
case " $FAKE " in
*" $what-$n=fail "*) echo "crontab: something broke" >&2; exit 1 ;;
*" $what-$n=deny "*) echo "You (me) are not allowed to use this program (crontab)" >&2; exit 1 ;;
*" $what-$n=kill "*) kill -9 $$ ;;
*" $what-$n=cut "*) head -c 20 "$1" >"$FAKES/../table"; exit 0 ;;
*" $what-$n=cut-fail "*) head -c 20 "$1" >"$FAKES/../table"; exit 1 ;;
*" $what-$n=nothing "*) exit 0 ;;
*" $what-$n=half "*) head -c 10 "$FAKES/../table"; exit 1 ;;
esac
case $what in
list)
    [ -e "$FAKES/../table" ] || { echo "no crontab for me" >&2; exit 1; }
    cat "$FAKES/../table"
    ;;
remove) rm "$FAKES/../table" ;;
install) cp "$1" "$FAKES/../table" ;;
esac
END
    chmod +x stub/crontab
    export FAKES=$PWD/calls
    rm -rf "$FAKES"
    mkdir "$FAKES"
    export PATH=$PWD/stub:$PATH
    DATA=$HOME/.local/share/upperback
    rm -rf "$DATA"
}

# nothing_left: no temporary file stays behind.
nothing_left() {
    [ -z "$(find "$DATA" -name '*new*' -o -name '*.??????' ! -name 'crontab.*' 2>/dev/null)" ]
}

@test "--crontab reads no crontab from a terminal" {
    run script -qec "nudge --crontab '$N/week'" /dev/null
    status_is 2
    output_has "nudge: --crontab: expected a crontab on standard input, as from crontab -l"
    output_lacks "no-log"
}

@test "install: the block at the end, the old table kept, private, and said nothing about" {
    fake
    printf 'MAILTO=me\n5 4 * * * backup 100\\%%\n' >table
    cp table old
    umask 000
    unset TZ
    UPPERBACK_NOW=2026-11-20T13:30:00Z try nudge --install "$N/week"
    status_is 0
    output_is ""
    stderr_is_empty
    nudge --crontab "$N/week" <old >expected
    cmp table expected
    cmp "$DATA/crontab.20261120-133000" old
    [ "$(stat -c %a "$DATA"/crontab.*)" = 600 ]
    [ "$(stat -c %a "$DATA")" = 700 ]
    nothing_left
}

@test "install without a crontab, and uninstall to none again" {
    fake
    unset TZ
    try nudge --install "$N/week"
    status_is 0
    stderr_is_empty
    [ "$(head -n 1 table)" = '# upperback nudge: begin' ]
    [ "$(tail -n 1 table)" = '# upperback nudge: end' ]
    [ -z "$(ls "$DATA" 2>/dev/null)" ]
    try nudge --uninstall
    status_is 0
    [ ! -e table ]
    cp "$DATA"/crontab.* kept
    grep -q 'upperback nudge: begin' kept
}

@test "install and uninstall is identity, byte for byte" {
    begin='# upperback nudge: begin'
    for table in '# mine\n' '5 4 * * * x\r\n\r\n# \xff\xfe\n\n\n' '\n' "# $begin\n" 'A=b\n1 1 * * * a%%b\n#end' \
        '# someone: begin\n1 1 * * * x\n# someone: end\n' 'SHELL=/bin/bash\nMAILTO=a@b\n0 0 * * * y\n'; do
        fake
        printf "$table" >table
        cp table old
        nudge --install "$N/week"
        [ "$(cmp -s table old; echo $?)" -eq 1 ]
        nudge --uninstall
        # cron itself asks for the last newline
        [ -z "$(tail -c 1 old)" ] || echo >>old
        cmp table old
    done
}

@test "a block in the middle goes, and nothing else" {
    fake
    printf '# a\n# upperback nudge: begin\n* * * * * edited by hand\n# upperback nudge: end\r\n# b\n' >table
    try nudge --uninstall
    status_is 0
    printf '# a\n# b\n' | cmp - table
}

@test "installing again changes nothing, and calls crontab no more than it must" {
    fake
    printf '# mine\n' >table
    nudge --install "$N/week"
    cp table once
    try nudge --install "$N/week"
    status_is 0
    cmp table once
    [ "$(cat calls/install)" -eq 1 ]
    [ "$(ls "$DATA" | wc -l)" -eq 1 ]
}

@test "a block that was edited by hand is written anew, and the edited one kept" {
    fake
    printf '# mine\n# upperback nudge: begin\n* * * * * edited\n# upperback nudge: end\n' >table
    cp table old
    try nudge --install "$N/week"
    status_is 0
    none grep edited table
    cmp "$DATA"/crontab.* old
}

@test "copies do not overwrite one another" {
    fake
    printf '# one\n' >table
    nudge --install "$N/week"
    nudge --uninstall
    nudge --install "$N/refused"
    [ "$(ls "$DATA" | tr '\n' ' ')" = "crontab.20261120-143000 crontab.20261120-143000-2 crontab.20261120-143000-3 " ]
    printf '# one\n' | cmp - "$DATA/crontab.20261120-143000"
    printf '# one\n' | cmp - "$DATA/crontab.20261120-143000-3"
}

@test "uninstall where there is nothing to take out: none at all, and no block" {
    fake
    try nudge --uninstall
    status_is 0
    stderr_has "there is no nudge block in it; nothing was changed"
    printf '# mine\n' >table
    try nudge --uninstall
    status_is 0
    [ ! -e calls/install ]
    [ ! -e "$DATA" ]
}

# keeps STATUS FAKE WORDS: an install that fails like this leaves the table.
keeps() {
    fake
    printf '# mine\n5 4 * * * x\n' >table
    cp table old
    FAKE=$2 try nudge --install "$N/week"
    status_is "$1"
    output_is ""
    stderr_has "$3"
    cmp table old
    nothing_left
}

@test "a crontab that fails in any way keeps the table" {
    keeps 4 list-1=fail "crontab -l: it ended with status 1: crontab: something broke; nothing was changed"
    keeps 4 list-1=deny "not allowed to use this program"
    keeps 4 list-1=kill "crontab -l: it ended by signal 9"
    keeps 4 list-1=half "crontab -l: it ended with status 1; nothing was changed"
    keeps 4 install-1=fail "crontab: it ended with status 1: crontab: something broke; the table is as it was"
    keeps 4 install-1=kill "by signal 9; the table is as it was"
    keeps 4 install-1=nothing "what it has now is not what it was given; the table is as it was"
    keeps 4 install-1=cut "what it has now is not what it was given; the table is as it was"
    keeps 4 install-1=cut-fail "with status 1; the table is as it was"
    keeps 4 list-2=fail "the table is as it was"
    [ "$(ls "$DATA" | wc -l)" -eq 1 ]
}

@test "a table that cannot be put back is named" {
    fake
    printf '# mine\n5 4 * * * x\n' >table
    cp table old
    FAKE='install-1=cut install-2=fail' try nudge --install "$N/week"
    status_is 4
    stderr_has "the old table could not be put back: it is in $DATA/crontab.20261120-143000"
    cmp "$DATA/crontab.20261120-143000" old
}

@test "where there was no crontab, a failed install leaves none" {
    fake
    FAKE=install-1=cut try nudge --install "$N/week"
    status_is 4
    stderr_has "the table is as it was"
    [ ! -e table ]
}

@test "uninstall that fails keeps the table, too" {
    for how in fail kill nothing cut; do
        fake
        printf '# my jobs, of which there are none\n# upperback nudge: begin\n# upperback nudge: end\n' >table
        cp table old
        FAKE=install-1=$how try nudge --uninstall
        status_is 4
        cmp table old
    done
    fake
    printf '# upperback nudge: begin\n# upperback nudge: end\n' >table
    cp table old
    FAKE=remove-1=fail try nudge --uninstall
    status_is 4
    cmp table old
}

# refuses STATUS TABLE WORDS ARGUMENT...: refused before crontab is given anything.
refuses() {
    local expected=$1 words=$3
    fake
    printf "$2" >table
    cp table old
    shift 3
    try nudge "$@"
    status_is "$expected"
    stderr_has "$words"
    cmp table old
    [ ! -e calls/install ]
    [ ! -e "$DATA" ]
}

@test "what the filter refuses, install refuses" {
    begin='# upperback nudge: begin'
    end='# upperback nudge: end'
    refuses 3 'CRON_TZ=UTC\n' 'crontab -l:1: this CRON_TZ stands above' --install "$N/week"
    refuses 3 'SHELL=/bin/fish\n' 'crontab -l:1: this SHELL' --install "$N/week"
    refuses 3 'MAILTO=\n' 'crontab -l:1: this MAILTO' --install "$N/week"
    refuses 3 "$begin\n" 'crontab -l:1: a nudge block begins here that has no end' --install "$N/week"
    refuses 3 "$begin\n" 'crontab -l:1: a nudge block begins here that has no end' --uninstall
    refuses 3 "$end\n" 'crontab -l:1: a nudge block ends here' --uninstall
    refuses 3 "$begin\n$end\n$begin\n$end\n" 'crontab -l:3: a second nudge block' --uninstall
    refuses 4 '# mine\n' 'missing: cannot open it' --install missing
    refuses 2 '# mine\n' "expected the plan's file" --install -
    refuses 2 '# mine\n' 'no plan given' --install
    refuses 2 '# mine\n' 'needs no plan' --uninstall "$N/week"
    refuses 2 '# mine\n' 'expected one of' --uninstall --install "$N/week"
    refuses 2 '# mine\n' 'expected one of' --list --install "$N/week"
    refuses 2 '# mine\n' '--window: expected without' --install --window 5min "$N/week"
    refuses 2 '# mine\n' '--output' --install -o file "$N/week"
    cp "$N/week" 100%
    refuses 3 '# mine\n' "cannot carry '%'" --install 100%
}

@test "an empty MAILTO is no fault when nothing is to be mailed" {
    for way in --notify --sink=cat; do
        fake
        printf 'MAILTO=""\n' >table
        try nudge --install $way "$N/week"
        status_is 0
    done
}

@test "no crontab program, no home, no room for the copy" {
    fake
    printf '# mine\n' >table
    cp table old
    try env PATH=/nowhere "$BIN/nudge" --install "$N/week"
    status_is 4
    stderr_has "there is no crontab program on PATH"
    try env -u HOME nudge --install "$N/week"
    status_is 4
    stderr_has "HOME is not set"
    mkdir -p "$HOME/.local/share"
    : >"$HOME/.local/share/upperback"
    try nudge --install "$N/week"
    status_is 4
    cmp table old
}

@test "the blocks of generated plans: cron takes them, and cronie's rules hold" {
    once || return 0
    for answers in desk-worker carer-mixed young-stiff pregnant older-fall; do
        triage "$EXAMPLES/$answers.yaml" >assessment
        for options in "" "--hours 07:15-21:45" "--breaks 20min" "--days 28 --minutes 30"; do
            plan $options -o plan assessment >/dev/null 2>&1 || [ -s plan ] || continue
            echo '# mine' | nudge --crontab plan >new
            crontab -n new
            # numbers apart by commas, nothing else; every hour; every day of the month; no %
            awk '/^#/ { next }
                /^[0-9]+(,[0-9]+)* \* \* \* [0-6](,[0-6])* [^%]+$/ {
                    command = $0
                    sub(/^[^*]*\* \* \* [^ ]* /, "", command)
                    if (length(command) <= 997) next }
                { print }' new >odd
            [ ! -s odd ]
            tried=$((tried + 1))
            rm plan
        done
    done
    [ "$tried" -ge 12 ]
}

# --- the real one -------------------------------------------------------------------

# Whoever runs this, the crontab that is tried is a throw-away user's where there can be
# one, and else this user's, put back afterwards.
USER_MADE=

real_setup() {
    umask 022
    PLACE=$(mktemp -d /tmp/upperback-cron.XXXXXX)
    chmod 755 "$PLACE"
    cp "$BIN/nudge" "$N/week" "$N/refused" "$PLACE"
    cp -r "$ROOT/content" "$PLACE/content"
    chmod -R a+rX "$PLACE"
    mkdir "$PLACE/home"
    if [ "$(id -u)" -eq 0 ]; then
        USER_MADE=upperback-$$
        /usr/sbin/useradd -M -d "$PLACE/home" "$USER_MADE"
        echo "$USER_MADE" >"$BATS_TEST_TMPDIR/user"
        chown "$USER_MADE" "$PLACE/home"
    else
        crontab -l >"$PLACE/before" 2>/dev/null || rm -f "$PLACE/before"
    fi
    echo "$PLACE" >"$BATS_TEST_TMPDIR/place"
}

teardown() {
    [ -e "$BATS_TEST_TMPDIR/place" ] || return 0
    PLACE=$(cat "$BATS_TEST_TMPDIR/place")
    if [ "$(id -u)" -eq 0 ]; then
        user=$(cat "$BATS_TEST_TMPDIR/user")
        crontab -u "$user" -r 2>/dev/null
        /usr/sbin/userdel "$user"
    elif [ -e "$PLACE/before" ]; then
        crontab "$PLACE/before"
    else
        crontab -r 2>/dev/null
    fi
    rm -rf "$PLACE"
}

# as COMMAND...: as that user, with nothing but a home and a PATH.
as() {
    if [ -n "$USER_MADE" ]; then
        setpriv --reuid "$USER_MADE" --regid "$USER_MADE" --clear-groups \
            env -i HOME="$PLACE/home" PATH=/usr/bin:/bin ASAN_OPTIONS="$ASAN_OPTIONS" "$@"
    else
        env -i HOME="$PLACE/home" PATH=/usr/bin:/bin ASAN_OPTIONS="$ASAN_OPTIONS" "$@"
    fi
}

@test "with cron's own crontab: install, again, another plan, uninstall" {
    real_setup
    cd "$PLACE"
    try as ./nudge --install week
    status_is 0
    as crontab -l >got
    [ "$(head -n 1 got)" = '# upperback nudge: begin' ]
    as crontab -n got
    try as ./nudge --uninstall
    status_is 0
    run as crontab -l
    status_is 1

    printf '# caf\xc3\xa9 \xff\nMAILTO=me\n5 4 * * * /usr/bin/backup 100\\%%\n\n# end\n' >mine
    chmod a+r mine
    as crontab mine
    try as ./nudge --install week
    status_is 0
    as crontab -l >once
    as crontab -n once
    as ./nudge --install week
    as crontab -l | cmp - once
    as ./nudge --install refused
    as crontab -l >other
    [ "$(grep -c '^0 \* ' other)" -eq 1 ]
    try as ./nudge --uninstall
    status_is 0
    as crontab -l | cmp - mine
    [ "$(ls "$PLACE/home/.local/share/upperback" | wc -l)" -eq 4 ]
    # what cron refuses leaves what is there
    printf '# mine\nCRON_TZ=UTC\n' >bad
    chmod a+r bad
    as crontab bad
    try as ./nudge --install week
    status_is 3
    as crontab -l | cmp - bad
}

@test "the filter's refusal, piped as no one should, keeps the table that is installed" {
    real_setup
    cd "$PLACE"
    printf '5 4 * * * x\n' >mine
    chmod a+r mine
    as crontab mine
    as sh -c 'crontab -l | ./nudge --crontab missing | crontab -' || true
    as crontab -l | cmp - mine
    as sh -c 'crontab -l | ./nudge --crontab week >home/new && crontab home/new'
    as crontab -l | grep -q 'upperback nudge: begin'
}
