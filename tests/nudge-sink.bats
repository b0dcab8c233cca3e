#!/usr/bin/env bats
# Where nudges go: standard output, the desktop, a command; also from cron's world, where
# there is no locale, no terminal, no bus and next to no PATH. And what is said where others
# can see the screen.

load helper

N=$FIXTURES/nudge
MORNING='Time for your morning session (2 exercises, 6 minutes): loosen up before the desk.'
BREAK='Time for a short break: get up and move for a minute or two; try Shoulder rolls.'
NINE=2026-11-23T09:00:00+01:00
AND_ONE=2026-11-23T09:01:00+01:00

# One of these tests makes the usual session bus, and others must not find it.
setup_file() {
    export BATS_NO_PARALLELIZE_WITHIN_FILE=true
}

# desktop SCRIPT: a notify-send that does that.
desktop() {
    mkdir -p stub
    printf '#!/bin/sh\n%s\n' "$1" >stub/notify-send
    chmod +x stub/notify-send
    export PATH=$PWD/stub:$PATH
}

RECORD='printf "%s\n" "$DBUS_SESSION_BUS_ADDRESS" "$@" >>'

# socket PATH: a socket there, until the test ends.
socket() {
    python3 -c 'import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])' "$1"
}

# --- the desktop ------------------------------------------------------------------------

@test "--notify: one call each, the sentence as its only operand, nothing printed" {
    desktop "$RECORD'$PWD/got'"
    DBUS_SESSION_BUS_ADDRESS=unix:path=/x try nudge --notify --now $AND_ONE --window 2min "$N/week"
    status_is 0
    output_is ""
    stderr_is_empty
    printf '%s\n' unix:path=/x --app-name=nudge -- "$MORNING" unix:path=/x --app-name=nudge -- "$BREAK" | cmp - got
}

@test "--notify finds the bus in XDG_RUNTIME_DIR, as a socket and no other file" {
    desktop "$RECORD'$PWD/got'"
    # a socket's name may be 107 bytes long
    runtime=$(mktemp -d /tmp/bus.XXXXXX)
    socket "$runtime/bus"
    XDG_RUNTIME_DIR=$runtime try nudge --notify --now $NINE "$N/week"
    output_is ""
    [ "$(head -n 1 got)" = "unix:path=$runtime/bus" ]
    rm "$runtime/bus"
    : >"$runtime/bus"
    XDG_RUNTIME_DIR=$runtime try nudge --notify --now $NINE "$N/week"
    output_is "$MORNING"
    rm -r "$runtime"
}

@test "--notify finds the bus where cron's jobs have it: /run/user/UID/bus" {
    desktop "$RECORD'$PWD/got'"
    place=/run/user/$(id -u)
    if [ ! -S "$place/bus" ]; then
        mkdir -p "$place"
        socket "$place/bus"
        made=yes
    fi
    run env -i "PATH=$PATH" HOME="$HOME" TZ=$TZ ASAN_OPTIONS="$ASAN_OPTIONS" nudge --notify --now $NINE "$N/week"
    [ -z "$made" ] || { rm "$place/bus"; rmdir "$place" 2>/dev/null || true; }
    status_is 0
    output_is ""
    [ "$(head -n 1 got)" = "unix:path=$place/bus" ]
}

@test "--notify without a bus, or without notify-send, prints" {
    desktop "$RECORD'$PWD/got'"
    if [ ! -S "/run/user/$(id -u)/bus" ]; then
        try nudge --notify --now $NINE "$N/week"
        status_is 0
        output_is "$MORNING"
        stderr_is_empty
        [ ! -e got ]
    fi
    try env DBUS_SESSION_BUS_ADDRESS=unix:path=/x PATH=/nowhere "$BIN/nudge" --notify --now $NINE "$N/week"
    status_is 0
    output_is "$MORNING"
    stderr_is_empty
}

@test "a notify-send that fails: the nudge is printed, and why is said" {
    export DBUS_SESSION_BUS_ADDRESS=unix:path=/x
    desktop 'echo "no server" >&2; exit 1'
    try nudge --notify --now $NINE "$N/week"
    status_is 0
    output_is "$MORNING"
    stderr_has "nudge: notify-send: it ended with status 1: no server"
    desktop 'kill -9 $$'
    try nudge --notify --now $NINE "$N/week"
    output_is "$MORNING"
    stderr_has "by signal 9"
    printf '#!/no/such/shell\n' >stub/notify-send
    try nudge --notify --now $NINE "$N/week"
    output_is "$MORNING"
    stderr_has "it cannot be run: No such file or directory"
}

@test "a notify-send that hangs does not hold up the next" {
    export DBUS_SESSION_BUS_ADDRESS=unix:path=/x
    desktop 'exec sleep 60'
    try timeout 30 nudge --notify --now $NINE "$N/week"
    status_is 0
    output_is "$MORNING"
    stderr_has "it took too long"
}

# --- a command ---------------------------------------------------------------------------

@test "--sink: one call each, the line on standard input" {
    try nudge --sink 'echo call; cat' --now $AND_ONE --window 2min "$N/week"
    status_is 0
    output_is "call
$MORNING
call
$BREAK"
    try nudge --sink 'cat >>got' --now 2026-11-23T09:30:00+01:00 "$N/week"
    status_is 0
    [ ! -e got ]
}

@test "no shell reads what a plan says" {
    printf 'plan\t1\tstart=2026-11-23\tdays=7\nsession\ta\ttime=09:00\tbrief=$(touch ran) `touch ran` ; touch ran | "x" %s\nend\tplan\n' "'" >plan
    try nudge --sink 'cat' --now $NINE plan
    status_is 0
    output_is "Time for your a session: \$(touch ran) \`touch ran\` ; touch ran | \"x\" '."
    desktop 'cat >/dev/null; echo "$3" >shown'
    DBUS_SESSION_BUS_ADDRESS=x try nudge --notify --now $NINE plan
    [ "$(cat shown)" = "Time for your a session: \$(touch ran) \`touch ran\` ; touch ran | \"x\" '." ]
    [ ! -e ran ]
    # nor does it come into the environment or the words of the command
    try nudge --sink 'cat >/dev/null; env; echo "$0 $@"' --now $NINE plan
    output_lacks 'touch ran'
}

@test "--sink in lines and json" {
    try nudge -f lines --sink 'cut -f 3' --now $NINE "$N/week"
    output_is what=morning
    try nudge -f json --sink 'jq -r .what' --now $NINE "$N/week"
    output_is morning
}

@test "a sink that reads nothing is no fault; one that fails is, and its nudge is printed" {
    try nudge --sink true --now $NINE "$N/week"
    status_is 0
    output_is ""
    try nudge --sink 'exit 7' --now $AND_ONE --window 2min "$N/week"
    status_is 4
    output_is "$MORNING
$BREAK"
    stderr_has "nudge: --sink: it ended with status 7"
    try nudge --sink /no/such/program --now $NINE "$N/week"
    status_is 4
    output_is "$MORNING"
    stderr_has "with status 127"
    # a line longer than a pipe holds, to one that does not read
    printf 'plan\t1\tstart=2026-11-23\tdays=7\nsession\ta\ttime=09:00\tbrief=%s\nend\tplan\n' "$(printf 'x%.0s' {1..65000})" >plan
    try nudge --sink 'exec <&-; sleep 0.1' --now $NINE plan
    status_is 0
    try_sh "nudge --sink 'wc -c' --now $NINE plan"
    output_is 65027
}

@test "what does not go together" {
    for options in "--notify --sink=cat" "--notify --list" "--sink=cat --list" "--notify -o file" \
        "--sink=cat -o file" "--notify -f lines" "--sink=cat -f yaml" "--sink="; do
        try nudge $options --now $NINE "$N/week"
        status_is 2
        output_is ""
    done
    try nudge --uninstall --notify
    status_is 2
}

# --- cron's world --------------------------------------------------------------------------

# from_cron MINUTE: what the block's line for Monday does at nine o'clock in cron's environment.
from_cron() {
    command=$(grep '^0,1,2,30 ' new | cut -d ' ' -f 6-)
    # the clock is the one thing that cannot be left to cron
    command=${command/"'$BIN/nudge'"/"'$BIN/nudge' --now $NINE"}
    run --separate-stderr env -i HOME=/ LOGNAME=me SHELL=/bin/sh PATH=/usr/bin:/bin TZ=$TZ \
        ASAN_OPTIONS="$ASAN_OPTIONS" setsid /bin/sh -c "$command" </dev/null
}

@test "the block's line notifies from cron's world: printed, for cron to mail" {
    printf '# mine\n' >old
    nudge --crontab "$N/week" <old >new
    from_cron
    status_is 0
    output_is "$MORNING"
    stderr_is_empty
}

@test "also with --sink, --notify and --discreet, which the block carries" {
    printf '# mine\n' >old
    nudge --crontab --sink "tr a-z A-Z >'$PWD/got it'" "$N/week" <old >new
    crontab -n new
    from_cron
    status_is 0
    [ "$(cat 'got it')" = "${MORNING^^}" ]
    nudge --crontab --notify --discreet "$N/week" <old >new
    grep -qF " '--discreet' '--notify' " new
    if [ ! -S "/run/user/$(id -u)/bus" ]; then
        from_cron
        output_is "Time for your break."
    fi
    try_sh "nudge --crontab --sink 'date +%s' '$N/week' <old"
    status_is 3
    stderr_has "cannot carry '%'"
}

# --- discreet ------------------------------------------------------------------------------

@test "--discreet says nothing of pain, body or health, in any format" {
    printf 'plan\t1\tat=2026-11-20T14:30:00+01:00\tstart=2026-11-23\tdays=7\nsession\tspine-morning\ttime=09:00\tbrief=Ease your back\nbreak\tmove\tevery=60min\tfirst=10:00\tlast=17:00\tdo=cat-cow\ncare\theat\ttime=20:00\thow=for pain\nreview\t2026-11-25\twhy=pain\nend\tplan\n' >plan
    printf '2026-11-26T12:00:00+01:00\tsymptom\tfever\n' >diary
    for format in text lines yaml json; do
        try nudge --list -l diary --discreet -f $format --from 2026-11-23 --to 2026-11-30 plan
        status_is 0
        [ "$(grep -c . <<<"$output")" -ge 30 ]
        none grep -iE 'pain|back|spine|cat|heat|care|session|exercise|symptom|triage|health|body|muscle|posture' <<<"$output"
    done
    at_nine=$(nudge --discreet --now $NINE plan)
    [ "$at_nine" = "Time for your break." ]
    [ "$(nudge --discreet --now 2026-11-23T10:00:00+01:00 plan)" = "Time for your break." ]
    [ "$(nudge --discreet --now 2026-11-23T11:00:00+01:00 plan)" = "A short break is next." ]
    [ "$(nudge --discreet --now 2026-11-25T09:00:00+01:00 plan)" = "Please have a look at your plan." ]
}

@test "--discreet of a refused plan still sends to the plan" {
    try nudge --discreet --now $NINE "$N/refused"
    output_is "Please read your plan now. It says what to do today."
}

# --- wording -------------------------------------------------------------------------------

@test "breaks differ over the day, and are the same every day" {
    nudge --list --from 2026-11-24 --to 2026-11-24 "$N/week" | grep -v session | cut -c 23- >tuesday
    [ "$(wc -l <tuesday)" -eq 9 ]
    [ "$(cut -d : -f 1 tuesday | sort -u | wc -l)" -ge 4 ]
    nudge --list --from 2026-11-27 --to 2026-11-27 "$N/week" | grep -v session | cut -c 23- | cmp - tuesday
    # no two in a row begin alike
    [ -z "$(cut -d : -f 1 tuesday | uniq -d)" ]
}

@test "a sentence is short, and scolds nobody" {
    triage "$EXAMPLES/desk-worker.yaml" | plan -o week
    nudge --no-log --list --from 2026-11-20 --to 2026-12-20 week | cut -c 23- | sort -u >said
    [ "$(wc -l <said)" -ge 12 ]
    [ "$(awk '{ if (length > most) most = length } END { print most }' said)" -le 200 ]
    none grep -iE 'must|should have|missed|forgot|fail|streak|again!|lazy|don.t forget|overdue' said
    grep -v '^#' "$ROOT/content/nudge.yaml" >words
    none grep -iE 'must|missed|forgot|fail|streak|lazy|overdue' words
}

# content NAME SED: the content, changed.
content() {
    cp -r "$ROOT/content" copy
    sed -i "$1" copy/nudge.yaml
}

@test "words that are wrong are said with their place" {
    content '/^care:/,+1d'
    try nudge -C copy --now $NINE "$N/week"
    status_is 3
    output_is ""
    stderr_has "copy/nudge.yaml"
    stderr_has "care"
    rm -r copy
    content 's/Time to stretch your legs/Stretch {nmae}/'
    try triage --check-content copy
    status_is 3
    stderr_has "expected {name}, once"
    for key in session break care discreet; do
        sed "/^$key:/,/^[a-z-]*:/{/^  - /d}; s/^$key:/$key: []/" "$ROOT/content/nudge.yaml" >copy/nudge.yaml
        try nudge -C copy --now $NINE "$N/week"
        status_is 3
        [ "$stderr" = "nudge: copy/nudge.yaml: '$key' has nothing in it; expected one text at least" ]
    done
    rm copy/nudge.yaml
    try nudge -C copy --now $NINE "$N/week"
    status_is 4
    stderr_has "copy/nudge.yaml: cannot open it"
    try triage --check-content copy
    status_is 4
    # while nothing is due, nobody asks for words
    try nudge -C copy --now 2026-11-23T09:30:00+01:00 "$N/week"
    status_is 0
}

@test "words of the content with a line end are one line" {
    content '/^session:/,/^care:/s/^  - \(Time [^{]*\|.*{.*\)/  - "\1\\nnow"/; s/^\(discreet-notice: \).*/\1"Please\\nlook"/'
    try nudge -C copy --now $NINE "$N/week"
    status_is 0
    [ "${#lines[@]}" -eq 1 ]
    output_has " now"
    printf 'plan\t1\tstart=2026-11-23\tdays=7\nreview\t2026-11-24\nend\tplan\n' >plan
    try nudge -C copy --discreet -f ics plan
    status_is 0
    output_has $'SUMMARY:Please look\r\n'
}

@test "what of a plan is long, or has a per cent sign or a line end, is one line" {
    long=$(printf 'y%.0s' {1..998})
    printf 'plan\t1\tstart=2026-11-23\tdays=7\nsession\ta\ttime=09:00\tbrief=100%% of %s\\nand more\nend\tplan\n' "$long" >plan
    try nudge --now $NINE plan
    output_is "Time for your a session: 100% of $long and more."
    printf '# mine\n' >old
    nudge --crontab plan <old >new
    crontab -n new
    none grep '^[0-9].*%' new
}
