#!/usr/bin/env bats
# nudge: what is due, in the local zone's wall-clock time, and a crontab that nothing
# can erase.

load helper

N=$FIXTURES/nudge
MORNING='Time for your morning session (2 exercises, 6 minutes): loosen up before the desk.'
BREAK='Time for a short break: get up and move for a minute or two; try Shoulder rolls.'
REFUSAL='! nudge refused: see its message'

# at TIME ARGUMENT...: nudge at that time.
at() {
    local time=$1
    shift
    try nudge --now "$time" "$@"
}

# What a refused filter leaves: its input and the line that no crontab takes.
refused_with() {
    status_is "$1"
    { cat "$2"; echo "$REFUSAL"; } >expected
    cmp -s expected new || { diff expected new >&3; return 1; }
    run crontab -n - <new
    [ "$status" -ne 0 ]
}

# filter OLD ARGUMENT...: the filter, its output in new.
filter() {
    local old=$1
    shift
    run --separate-stderr bash -c 'old=$1; shift; nudge --crontab "$@" <"$old" >new' - "$old" "$@"
}

accepted() {
    crontab -n - <"$1" >/dev/null 2>&1 || { cat "$1" >&3; return 1; }
}

# plan_with LINE...: a plan of a week with these records, in the file plan.
plan_with() {
    { printf 'plan\t1\tstart=2026-11-23\tdays=7\n'; printf '%b\n' "$@"; printf 'end\tplan\n'; } >plan
}

# --- what is due ----------------------------------------------------------------------

@test "a session is due in its minute" {
    at 2026-11-23T09:00:00+01:00 "$N/week"
    status_is 0
    output_is "$MORNING"
    stderr_is_empty
}

@test "to the last second of its minute, and not a second before or after" {
    at 2026-11-23T09:00:59+01:00 "$N/week"
    output_is "$MORNING"
    at 2026-11-23T08:59:59+01:00 "$N/week"
    output_is ""
    at 2026-11-23T09:02:00+01:00 "$N/week"
    output_is ""
}

@test "a break that meets a session moves on by a minute" {
    at 2026-11-23T09:01:00+01:00 "$N/week"
    output_is "$BREAK"
}

@test "nothing due is nothing printed, status 0" {
    at 2026-11-23T09:30:00+01:00 "$N/week"
    status_is 0
    output_is ""
    stderr_is_empty
}

@test "a window looks back, without its own first minute" {
    at 2026-11-23T09:05:00+01:00 --window 5min "$N/week"
    output_is "$BREAK"
    at 2026-11-23T09:05:00+01:00 --window 6min "$N/week"
    output_is "$MORNING
$BREAK"
    at 2026-11-23T09:05:00+01:00 --window '0.1 h' "$N/week"
    output_is "$MORNING
$BREAK"
}

@test "one exercise and one minute are one" {
    at 2026-11-23T13:30:00+01:00 "$N/week"
    output_is "Next is your after lunch session (1 exercise, 1 minute): one slow stretch."
}

@test "the weekend is silent" {
    try nudge --list --from 2026-11-28 --to 2026-11-29 "$N/week"
    status_is 0
    output_is ""
}

@test "a review takes the day's first moment, once" {
    at 2026-11-26T09:01:00+01:00 --window 5min "$N/week"
    output_is "Time to look again at how your back is doing: if it is no better by now, see your GP.
$MORNING"
    try_sh "nudge --list --from 2026-11-20 --to 2027-02-20 -f lines '$N/week' | grep -c what=review"
    output_is 1
}

@test "nothing before the first day" {
    at 2026-11-20T09:00:00+01:00 "$N/week"
    output_is ""
}

@test "a plan that ended says so once, on the next day that has a moment" {
    at 2026-11-30T09:00:00+01:00 "$N/week"
    output_is "Your plan ran until 29 November 2026: look back with report, then make the next one with triage and plan."
    try nudge --list --from 2026-11-28 --to 2027-03-01 -f lines "$N/week"
    [ "${#lines[@]}" -eq 1 ]
}

@test "a plan that ends before a weekend speaks up on Monday" {
    sed 's/days=7/days=5/' "$N/week" >plan
    try nudge --list --from 2026-11-28 --to 2026-12-31 plan
    output_is "Mon 2026-11-30 09:00  Your plan ran until 27 November 2026: look back with report, then make the next one with triage and plan."
}

@test "a review that the plan's days do not reach is in its last word" {
    plan_with 'session\ta\ttime=09:00' 'review\t2026-12-04'
    at 2026-11-30T09:00:00+01:00 plan
    output_has "; your review date is 4 December 2026."
}

@test "of several reviews behind the plan's days its last word has the first" {
    plan_with 'session\ta\ttime=09:00' 'review\t2026-11-25' 'review\t2026-12-11' 'review\t2026-12-04' 'review\t2026-12-18'
    at 2026-11-30T09:00:00+01:00 plan
    output_has "; your review date is 4 December 2026."
    plan_with 'session\ta\ttime=09:00' 'review\t2026-11-29'
    at 2026-11-30T09:00:00+01:00 plan
    output_lacks "review date"
}

@test "weekdays=none is never due, and no fault" {
    plan_with 'session\ta\ttime=09:00\tweekdays=none' 'session\tb\ttime=10:00'
    try nudge --list --from 2026-11-23 --to 2026-11-29 -f lines plan
    status_is 0
    stderr_is_empty
    output_lacks what=a
    [ "${#lines[@]}" -eq 7 ]
}

@test "--discreet tells in a record no more than break, notice or act" {
    discreet() {
        try nudge --discreet --list --from "$1" --to "$1" -f lines "$2"
        [ "$(cut -f 3 <<<"$output" | uniq | paste -sd ' ')" = "$3" ]
    }
    discreet 2026-11-26 "$N/week" "what=notice what=break"
    discreet 2026-11-30 "$N/week" what=notice
    discreet 2026-11-26 "$N/refused" what=act
}

@test "a review on a free day comes on the next one, and one long past on the first" {
    plan_with 'session\ta\ttime=09:00\tweekdays=mon,thu' 'review\t2026-11-24' 'review\t2020-01-01'
    try_sh "nudge --list --from 2026-11-20 --to 2026-12-20 plan | grep 'look again' | cut -c 1-20"
    output_is "Mon 2026-11-23 09:00
Thu 2026-11-26 09:00"
}

@test "a plan without times says only that it is time for a review, and that it ended" {
    plan_with 'session\ta\tminutes=5' 'care\theat\tbrief=warmth' 'review\t2026-11-25\twhy=see how it goes!'
    try nudge --list --from 2026-11-20 --to 2026-12-20 plan
    output_is "Wed 2026-11-25 09:00  Time to look again at how your back is doing: see how it goes!
Mon 2026-11-30 09:00  Your plan ran until 29 November 2026: look back with report, then make the next one with triage and plan."
}

@test "care with a time is due, without one never" {
    plan_with 'care\theat\ttime=20:00\tbrief=15 minutes of warmth' 'care\tcold\tbrief=ice'
    try nudge --list --from 2026-11-23 --to 2026-11-23 plan
    output_is "Mon 2026-11-23 20:00  Heat: 15 minutes of warmth."
}

@test "a refused plan prints its act at nine and nothing else" {
    at 2026-11-28T09:00:30+01:00 "$N/refused"
    status_is 0
    output_is "Call 112 now and say that it is chest pain."
    try nudge --list --from 2026-11-28 --to 2026-11-30 "$N/refused"
    [ "${#lines[@]}" -eq 3 ]
    sed 's/^act.*/act\tCall 112 now \nact\tSay: chest pain!\nact\tWait/' "$N/refused" >plan
    at 2026-11-28T09:00:30+01:00 plan
    output_is "Call 112 now. Say: chest pain! Wait."
}

@test "the formats" {
    at 2026-11-23T13:30:00+01:00 -f lines "$N/week"
    output_is "due	2026-11-23T13:30:00+01:00	what=after-lunch	text=Next is your after lunch session (1 exercise, 1 minute): one slow stretch."
    at 2026-11-23T13:30:00+01:00 -f yaml "$N/week"
    output_is '- due: "2026-11-23T13:30:00+01:00"
  what: after-lunch
  text: "Next is your after lunch session (1 exercise, 1 minute): one slow stretch."'
    at 2026-11-23T13:30:00+01:00 -f json "$N/week"
    output_is '{"due": "2026-11-23T13:30:00+01:00", "what": "after-lunch", "text": "Next is your after lunch session (1 exercise, 1 minute): one slow stretch."}'
}

@test "a plan in YAML is the same plan" {
    cat >plan.yaml <<'YAML'
- plan: 1
  start: "2026-11-23"
  days: 7
- session: morning
  time: "09:00"
  weekdays: mon,tue
- end: plan
YAML
    at 2026-11-24T09:00:00+01:00 plan.yaml
    output_is "Time for your morning session."
}

@test "controls and marks that reorder text reach no terminal" {
    plan_with 'session\ta\ttime=09:00\tbrief=one\\n\\x1B[31mtwo \xe2\x80\xae three'
    at 2026-11-23T09:00:00+01:00 plan
    status_is 0
    output_is "Time for your a session: one  [31mtwo   three."
}

@test "unknown kinds and attributes are passed over" {
    plan_with 'moon\tfull\tphase=1' 'session\ta\ttime=09:00\tcolour=blue'
    at 2026-11-23T09:00:00+01:00 plan
    status_is 0
    output_is "Time for your a session."
}

@test "-o writes a file, also when nothing is due" {
    at 2026-11-23T09:00:00+01:00 -o out "$N/week"
    output_is ""
    run cat out
    output_is "$MORNING"
    at 2026-11-23T09:30:00+01:00 -o out "$N/week"
    [ ! -s out ]
}

@test "-o never writes over the plan or the diary, by whatever name" {
    cp "$N/week" wk
    ln wk hard
    ln -s wk soft
    printf '2026-11-20T12:00:00+01:00\tpain\t3\n' >diary
    printf '# mine\n' >old
    mkdir -p "$HOME/.local/share/upperback"
    cp diary "$HOME/.local/share/upperback/diary"
    ln -s "$HOME/.local/share/upperback/diary" usual
    for words in "-o wk wk" "-o hard wk" "--output soft wk" "-o wk - <wk" "-o wk <wk" "-o wk -f ics wk" "-o ./wk --list wk" \
        "-o diary -l diary wk" "-o usual wk" "--crontab -o wk wk <old" "--crontab -o diary -l diary wk <old" \
        "--crontab -o wk <old" "-o usual --no-log wk"; do
        # something is due, and nothing is
        for time in 2026-11-23T09:00:00+01:00 2026-11-23T09:30:00+01:00; do
            UPPERBACK_PLAN=wk UPPERBACK_NOW=$time try_sh "nudge $words"
            status_is 2
            output_is ""
            stderr_has "--output "
            stderr_has " itself; expected another file"
        done
    done
    cmp wk "$N/week"
    [ "$(cat diary)" = $'2026-11-20T12:00:00+01:00\tpain\t3' ]
    cmp diary usual
    # other files, and what is not read
    for words in "-o new wk" "-o old wk" "-o - wk" "-o /dev/null - <wk"; do
        try_sh "nudge $words"
        status_is 0
    done
}

# --- which plan ------------------------------------------------------------------------

@test "an operand, what is piped in, UPPERBACK_PLAN, and on a terminal the plan beside the diary" {
    export UPPERBACK_NOW=2026-11-23T09:00:00+01:00
    UPPERBACK_PLAN=$N/week try nudge </dev/null
    output_is "$MORNING"
    UPPERBACK_PLAN=$N/refused try nudge "$N/week" <"$N/refused"
    output_is "$MORNING"
    mkdir -p "$HOME/.local/share/upperback" other
    try_sh "nudge <'$N/week'"
    output_is "$MORNING"
    cp "$N/week" "$HOME/.local/share/upperback/plan"
    # a pipe is never passed over for a plan that happens to lie there
    try_sh "nudge <'$N/refused'"
    output_is "Call 112 now and say that it is chest pain."
    try nudge </dev/null
    status_is 2
    stderr_has "no plan given; expected its file, or UPPERBACK_PLAN"
    try_sh 'nudge <&-'
    status_is 2
    run script -qec nudge /dev/null
    output_has "$MORNING"
    cp "$N/refused" other/plan
    UPPERBACK_LOG=other/diary run script -qec nudge /dev/null
    output_has "Call 112 now and say that it is chest pain."
}

@test "a plan that is piped in beats UPPERBACK_PLAN, and so does a broken or refused one" {
    export UPPERBACK_NOW=2026-11-23T09:00:00+01:00 UPPERBACK_PLAN=$N/week
    try_sh "cat '$N/refused' | nudge"
    status_is 0
    output_is "Call 112 now and say that it is chest pain."
    try_sh "nudge <'$N/refused'"
    output_is "Call 112 now and say that it is chest pain."
    try_sh ': | nudge'
    status_is 3
    output_is ""
    stderr_has "nothing to read; expected a plan, which plan writes"
    : >empty
    try_sh 'nudge --list <empty'
    status_is 3
    try python3 -c '
import socket, subprocess, sys
ours, theirs = socket.socketpair()
ours.sendall(open(sys.argv[1], "rb").read())
ours.shutdown(socket.SHUT_WR)
sys.exit(subprocess.call(["nudge"], stdin=theirs))' "$N/refused"
    output_is "Call 112 now and say that it is chest pain."
    # what is neither a pipe, a file nor a socket holds no plan
    try nudge </dev/null
    output_is "$MORNING"
    try_sh 'nudge <&-'
    output_is "$MORNING"
    run script -qec nudge /dev/null
    output_has "$MORNING"
    # a crontab that is piped in is no plan
    printf '# mine\n' >old
    filter old
    status_is 0
    grep -qF "'$N/week'" new
}

@test "the help says which plan is meant" {
    try nudge --help
    output_has "Without it: what is piped in, else
UPPERBACK_PLAN, else, at a terminal, the plan beside the diary."
}

@test "without a home a pipe still works" {
    try_sh "env -u HOME nudge --now 2026-11-23T09:00:00+01:00 <'$N/week'"
    status_is 0
    output_is "$MORNING"
}

@test "on a terminal without a plan: usage" {
    run script -qec nudge /dev/null
    status_is 2
    output_has "no plan given"
}

# --- clock changes -------------------------------------------------------------------

# times OPTIONS...: the times of a preview.
times() {
    nudge --list -f lines "$@" | cut -f 2,3
}

@test "Berlin, spring: the skipped hour has none" {
    run times --from 2027-03-28 --to 2027-03-28 "$N/spring"
    output_is "2027-03-28T01:00:00+01:00	what=hourly
2027-03-28T01:30:00+01:00	what=hourly
2027-03-28T03:00:00+02:00	what=hourly
2027-03-28T03:30:00+02:00	what=hourly"
    at 2027-03-28T03:10:00+02:00 --window 10min "$N/spring"
    output_is ""
}

@test "Berlin, autumn: the doubled hour has them once, in its first pass" {
    run times --from 2026-10-25 --to 2026-10-25 "$N/night"
    output_is "2026-10-25T01:00:00+02:00	what=hourly
2026-10-25T01:30:00+02:00	what=hourly
2026-10-25T02:00:00+02:00	what=hourly
2026-10-25T02:30:00+02:00	what=late
2026-10-25T02:31:00+02:00	what=hourly
2026-10-25T03:00:00+01:00	what=hourly
2026-10-25T03:30:00+01:00	what=hourly"
    at 2026-10-25T02:30:00+02:00 "$N/night"
    output_is "Time for your late session (5 minutes): turn over gently."
    at 2026-10-25T02:30:00+01:00 "$N/night"
    output_is ""
}

@test "Lord Howe: half an hour is doubled" {
    TZ=Australia/Lord_Howe run times --from 2027-04-04 --to 2027-04-04 "$N/lord-howe"
    output_is "2027-04-04T01:00:00+11:00	what=hourly
2027-04-04T01:15:00+11:00	what=hourly
2027-04-04T01:30:00+11:00	what=hourly
2027-04-04T01:45:00+11:00	what=hourly
2027-04-04T02:00:00+10:30	what=hourly
2027-04-04T02:15:00+10:30	what=hourly
2027-04-04T02:30:00+10:30	what=hourly
2027-04-04T02:45:00+10:30	what=hourly"
}

@test "Apia: the day that never was has none" {
    TZ=Pacific/Apia run times --from 2011-12-29 --to 2011-12-31 "$N/apia"
    output_is "2011-12-29T08:00:00-10:00	what=morning
2011-12-31T08:00:00+14:00	what=morning"
    TZ=Pacific/Apia run times --from 2011-12-30 --to 2011-12-30 "$N/apia"
    output_is ""
}

@test "a review and the notice wait for the next day when the clock jumps over their minute" {
    cat >plan <<END
plan	1	start=2027-03-27	days=3
session	night	time=02:10	minutes=5
review	2027-03-28
end	plan
END
    run times --from 2027-03-26 --to 2027-04-02 plan
    output_is "2027-03-27T02:10:00+01:00	what=night
2027-03-29T02:10:00+02:00	what=review
2027-03-29T02:11:00+02:00	what=night
2027-03-30T02:10:00+02:00	what=ended"
    sed 's/days=3/days=1/' plan >short
    run times --from 2027-03-26 --to 2027-04-02 short
    output_is "2027-03-27T02:10:00+01:00	what=night
2027-03-29T02:10:00+02:00	what=ended"
    at 2027-03-29T02:10:00+02:00 -f lines short
    output_has what=ended
    # the day that never was
    sed -e 's/start=2027-03-27/start=2011-12-29/' -e 's/2027-03-28/2011-12-30/' plan >apia
    TZ=Pacific/Apia run times --from 2011-12-28 --to 2012-01-02 apia
    output_is "2011-12-29T02:10:00-10:00	what=night
2011-12-31T02:10:00+14:00	what=review
2011-12-31T02:11:00+14:00	what=night
2012-01-01T02:10:00+14:00	what=ended"
}

@test "a time zone that nobody knows is said to be UTC, in all five" {
    for zone in Europe/Berlyn :Europe/Berlyn Nowhere /no/such/file ../Berlin; do
        TZ=$zone at 2026-11-23T09:00:00Z "$N/week"
        status_is 0
        output_is "$MORNING"
        [ "$stderr" = "nudge: TZ: this system knows no time zone '$zone'; times are UTC" ]
    done
    for zone in Europe/London :Europe/London UTC Etc/UTC UTC0 GMT0BST,M3.5.0/1,M10.5.0 '<+00>0' Africa/Abidjan '' \
        /usr/share/zoneinfo/Europe/London; do
        TZ=$zone at 2026-11-23T09:00:00Z "$N/week"
        output_is "$MORNING"
        stderr_is_empty
    done
    unset TZ
    at 2026-11-23T09:00:00Z "$N/week"
    none grep 'time zone' <<<"$stderr"
    export TZ=Europe/Berlyn
    try log 3
    stderr_has "log: TZ: this system knows no time zone 'Europe/Berlyn'"
    try report
    stderr_has "report: TZ: this system"
    try triage "$EXAMPLES/desk-worker.yaml"
    stderr_has "triage: TZ: this system"
    try_sh "triage '$EXAMPLES/desk-worker.yaml' | plan"
    stderr_has "plan: TZ: this system"
    try nudge --complete -- --no
    stderr_is_empty
    try nudge --help
    stderr_is_empty
}

@test "a clock that is set back brings again what it shows again" {
    for minute in 00 01 00 01; do
        at "2026-11-23T09:$minute:30+01:00" "$N/week"
        echo "$output"
    done >said
    [ "$(grep -cx "$MORNING" said)" -eq 2 ]
    [ "$(grep -cx "$BREAK" said)" -eq 2 ]
    at 2026-11-23T08:59:30+01:00 --window 5min "$N/week"
    output_is ""
}

@test "the local zone counts, not the offset that --now was written with" {
    at 2026-11-23T08:00:00Z "$N/week"
    output_is "$MORNING"
    TZ=America/New_York at 2026-11-23T15:00:00+01:00 "$N/week"
    output_is "$MORNING"
}

# --- previews ----------------------------------------------------------------------------

@test "a preview puts day and time before each sentence" {
    try nudge --list --from 2026-11-24 --to '2026-11-24 09:01' "$N/week"
    output_is "Tue 2026-11-24 09:00  $MORNING
Tue 2026-11-24 09:01  $BREAK"
}

@test "a preview without edges is seven days from now" {
    try nudge --list --now 2026-11-24T09:00:30+01:00 "$N/week"
    [ "${lines[0]}" = "Tue 2026-11-24 09:00  $MORNING" ]
    [[ ${lines[-1]} == "Mon 2026-11-30 09:00  Your plan ran until"* ]]
}

@test "a preview without edges ends with the seventh day" {
    sed 's/days=7/days=14/' "$N/week" >plan
    try nudge --list --now 2026-11-24T09:00:30+01:00 plan
    [[ ${lines[-1]} == "Mon 2026-11-30 17:00 "* ]]
    try nudge --list --from '2026-11-24 23:00' plan
    [[ ${lines[-1]} == "Mon 2026-11-30 17:00 "* ]]
}

@test "running the block's lines in their minutes gives the preview" {
    once || return 0
    printf '# mine\n' >old
    filter old "$N/week"
    status_is 0
    nudge --list --from 2026-11-23 --to 2026-11-30 -f lines "$N/week" >preview
    while read -r minutes hours _ _ weekdays command; do
        [ "$hours" = '*' ]
        for day in 23 24 25 26 27 28 29 30; do
            weekday=$(date -u -d "2026-11-$day" +%w)
            [[ ,$weekdays, == *,$weekday,* ]] || continue
            for hour in {8..18}; do # of all
                for minute in ${minutes//,/ }; do
                    time=$(printf '2026-11-%sT%02d:%02d:01+01:00' "$day" "$hour" "$minute")
                    UPPERBACK_NOW=$time sh -c "$command -f lines"
                done
            done
        done
    done < <(grep '^[0-9]' new) | sort >fired
    cmp fired preview
}

# --- the crontab ----------------------------------------------------------------------------

@test "the block: exact, accepted by cron, absolute" {
    printf 'MAILTO=me\n5 4 * * * /usr/bin/backup 100\\%%\n' >old
    cp "$N/week" "my week"
    filter old "my week"
    status_is 0
    AT_HOME="HOME='$HOME'"
    run cat new
    output_is "$(cat old)
# upperback nudge: begin
# Written by nudge --crontab; changes between begin and end are lost.
0,1,2,30 * * * 1,3,5 $AT_HOME '$BIN/nudge' '$PWD/my week'
0,1,2 * * * 2,4 $AT_HOME '$BIN/nudge' '$PWD/my week'
# upperback nudge: end"
    accepted new
}

@test "a next plan with the same times needs no new block, whichever day its review has" {
    printf '# mine\n' >old
    for review in 2026-11-20 2026-11-24 2026-11-27 2026-11-28 2026-12-24; do
        sed "s/^review\t[^\t]*/review\t$review/" "$N/week" >plan
        filter old plan
        status_is 0
        mv new new.$review
        cmp new.$review new.2026-11-20
    done
    # as many as the plan has, where it has several
    sed 's/^end/review\t2026-11-27\n&/' "$N/week" >plan
    filter old plan
    grep -q '^0,1,2,3,30 \* \* \* 1,3,5 ' new
    # and one where it has none
    sed '/^review/d' "$N/week" >plan
    filter old plan
    cmp new new.2026-11-20
}

@test "twice is once" {
    printf '# mine\n' >old
    filter old "$N/week"
    cp new once
    filter once "$N/week"
    cmp once new
}

@test "only the block changes; foreign bytes stay, even odd ones" {
    printf '# \xff\xfe caf\xe9\t \n\n0 1 * * * a%%b\n' >head
    printf '\n# after \nSHELL=/bin/csh\n1 1 * * * x' >tail
    { cat head; printf '# upperback nudge: begin\n* * * * * old\n# upperback nudge: end\n'; cat tail; } >old
    filter old "$N/refused"
    status_is 0
    size=$(wc -c <head)
    cmp <(head -c "$size" new) head
    cmp <(tail -c "$(wc -c <tail)" new) tail
    run grep -c 'nudge' new
    output_is 4
    output_lacks old
}

@test "a last line without its end gets one before the block only" {
    printf '5 4 * * * x' >old
    filter old "$N/week"
    [ "$(head -n 1 new)" = "5 4 * * * x" ]
    [ "$(sed -n 2p new)" = "# upperback nudge: begin" ]
    accepted new
}

@test "CRLF lines stay, and a block that got CRLF is still known" {
    printf '# mine\r\n5 4 * * * x\r\n' >old
    filter old "$N/refused"
    status_is 0
    cmp <(head -n 2 new) old
    accepted new
    cp new once
    sed 's/$/\r/' once | sed 's/\r\r$/\r/' >crlf
    filter crlf "$N/refused"
    cmp new once
}

@test "a plan and a program in awkward places" {
    mkdir -p "it's \"here\" \$HOME"
    cp "$BIN/nudge" "it's \"here\" \$HOME/up nudge"
    cp "$N/week" "it's \"here\" \$HOME/back\\slash"
    printf '# mine\n' >old
    cd "it's \"here\" \$HOME"
    run bash -c '"./up nudge" --crontab "back\\slash" <../old >../new'
    status_is 0
    cd ..
    accepted new
    command=$(grep '^0,1,2,30 ' new | cut -d ' ' -f 6-)
    UPPERBACK_NOW=2026-11-23T09:00:00+01:00 run env -i "UPPERBACK_NOW=2026-11-23T09:00:00+01:00" TZ=Europe/Berlin sh -c "$command"
    status_is 0
    output_is "$MORNING"
}

@test "settings in force go into the lines: content, format" {
    printf '# mine\n' >old
    mkdir own
    UPPERBACK_CONTENT=own:/else filter old -C ./own -f lines "$N/refused"
    status_is 0
    run grep '^0' new
    output_is "0 * * * 0,1,2,3,4,5,6 HOME='$HOME' UPPERBACK_CONTENT='$PWD/own:/else' '$BIN/nudge' '-C' '$PWD/own' '-f' 'lines' '$N/refused'"
    accepted new
}

@test "a link to the plan stays a link" {
    ln -s "$N/week" week
    printf '# mine\n' >old
    filter old week
    run grep -c "'$PWD/week'$" new
    output_is 2
}

@test "every line stays under 998 bytes, or it is refused" {
    plan_with 'break\ta\tevery=1min\tfirst=00:00\tlast=23:59'
    long=$(printf 'd%.0s' {1..200})
    mkdir -p "$long/$long/$long/$long"
    cp plan "$long/plan"
    cp plan "$long/$long/$long/$long/plan"
    printf '# mine\n' >old
    filter old "$long/plan"
    status_is 0
    accepted new
    filter old "$long/$long/$long/$long/plan"
    refused_with 3 old
    [[ $stderr == *"bytes long"* ]]
}

@test "a plan that is over is worth a remark" {
    printf '# mine\n' >old
    UPPERBACK_NOW=2027-01-01T10:00:00+01:00 filter old "$N/week"
    status_is 0
    stderr_has "this plan ended on 2026-11-29"
}

@test "a TZ that is not the system's is worth a remark" {
    printf '# mine\n' >old
    TZ=Pacific/Kiritimati filter old "$N/week"
    status_is 0
    stderr_has "cron goes by the system's own time zone"
    TZ=:/etc/localtime filter old "$N/week"
    stderr_is_empty
    run --separate-stderr bash -c 'unset TZ; nudge --crontab "$1" <old >new' - "$N/week"
    status_is 0
    stderr_is_empty
}

@test "shells that read as sh does, and a named MAILTO, are fine" {
    for line in SHELL=/bin/bash 'SHELL = "/usr/bin/zsh"' SHELL=sh MAILTO=me@example.org 'MAILTO="me"' PATH=/bin '#CRON_TZ=UTC' '5 5 * * * TZ=UTC date' \
        RANDOM_DELAY=0 UPPERBACK_PLAN=/tmp/other XDG_CACHE_HOME=/tmp; do
        printf '%s\n' "$line" >old
        filter old "$N/week"
        status_is 0
    done
}

@test "what is below the block does not matter, and what is set right again" {
    printf 'SHELL=/bin/csh\nSHELL=/bin/sh\n' >old
    filter old "$N/week"
    status_is 0
    printf 'MAILTO=""\n' >>new
    cp new old
    filter old "$N/week"
    status_is 0
}

# --- refusals ---------------------------------------------------------------------------------

@test "settings above the block that would silence it, each with its line" {
    for line in CRON_TZ=UTC 'TZ=UTC' 'SHELL=/bin/csh' "SHELL='/usr/bin/fish'" 'MAILTO=""' 'MAILTO=' '  MAILTO = ' $'SHELL=/bin/sh\r' \
        UPPERBACK_LOG=/tmp/none UPPERBACK_NOW=2020-01-01T00:00:00Z '"UPPERBACK_CONTENT" = /tmp' XDG_DATA_HOME=/srv \
        XDG_CONFIG_HOME= RANDOM_DELAY=5 'RANDOM_DELAY = "10"'; do
        printf '# mine\n%s\n5 4 * * * x\n' "$line" >old
        filter old "$N/week"
        refused_with 3 old
        stderr_has "<stdin>:2: this "
    done
}

@test "all of them in one run" {
    printf 'MAILTO=\nSHELL=/bin/tcsh\nCRON_TZ=UTC\n' >old
    filter old "$N/week"
    refused_with 3 old
    stderr_has "<stdin>:1: this MAILTO"
    stderr_has "<stdin>:2: this SHELL"
    stderr_has "<stdin>:3: this CRON_TZ"
}

@test "an empty MAILTO is the one setting that --notify and --sink make good" {
    printf 'MAILTO=\nCRON_TZ=UTC\n' >old
    for way in --notify --sink=cat; do
        filter old $way "$N/week"
        refused_with 3 old
        stderr_has "<stdin>:2: this CRON_TZ"
        none grep MAILTO <<<"$stderr"
    done
}

@test "a HOME that the table sets above the block: the block carries yours" {
    unset TZ
    usual=$(getent passwd "$(id -u)" | cut -d : -f 6)
    printf '# mine\n' >old
    HOME=$usual filter old "$N/week"
    none grep HOME= new
    for line in HOME=/srv/jobs '"HOME" = /srv/jobs' "HOME=$usual"; do
        printf '%s\n5 4 * * * x\n' "$line" >old
        HOME=$usual filter old "$N/week"
        status_is 0
        stderr_is_empty
        run grep -c "^0,1.* HOME='$usual' '$BIN/nudge' '$N/week'\$" new
        output_is 2
    done
    # below the block, or in a job, it is nobody's business
    printf '5 4 * * * HOME=/srv x\n# upperback nudge: begin\n# upperback nudge: end\nHOME=/srv\n' >old
    HOME=$usual filter old "$N/week"
    none grep "HOME='" new
}

@test "two blocks, or half a block" {
    begin='# upperback nudge: begin'
    end='# upperback nudge: end'
    for table in "$begin" "$end" "$end\n$begin" "$begin\n$begin\n$end" "$begin\n$end\n$begin\n$end" "$begin\n$end\n$end" "# x\n  $begin\t"; do
        printf "$table\n" >old
        filter old "$N/week"
        refused_with 3 old
        stderr_has "<stdin>:"
    done
}

@test "an empty table" {
    : >old
    filter old "$N/week"
    refused_with 3 old
    stderr_has "<stdin>: it is empty"
}

@test "a cut plan, an empty one, another document, none" {
    printf '# mine\n' >old
    head -c 300 "$N/week" >cut
    filter old cut
    refused_with 3 old
    grep -v '^end' "$N/week" >cut
    filter old cut
    refused_with 3 old
    stderr_has "did plan stop early?"
    : >empty
    filter old empty
    refused_with 3 old
    filter old missing
    refused_with 4 old
    printf 'assessment\t1\nend\tassessment\n' >other
    filter old other
    refused_with 3 old
}

@test "a refusal is a line of its own" {
    printf '5 4 * * * x' >old
    filter old missing
    status_is 4
    [ "$(tail -n 1 new)" = "$REFUSAL" ]
    [ "$(head -n 1 new)" = "5 4 * * * x" ]
}

@test "usage errors, too, leave the table" {
    printf '# mine\n' >old
    filter old
    refused_with 2 old
    filter old -
    refused_with 2 old
    filter old "$N/week" "$N/week"
    refused_with 2 old
    filter old --no-such-option "$N/week"
    refused_with 2 old
    filter old --window 5min "$N/week"
    refused_with 2 old
    filter old --list "$N/week"
    refused_with 2 old
    filter old -f ics "$N/week"
    refused_with 2 old
    filter old --now yesterdayish "$N/week"
    refused_with 2 old
}

@test "names that no crontab can carry" {
    printf '# mine\n' >old
    cp "$N/week" 100%
    filter old 100%
    refused_with 3 old
    stderr_has "cannot carry '%'"
    cp "$N/week" $'new\nline'
    filter old $'new\nline'
    refused_with 3 old
}

@test "-o gets the refusal as well" {
    printf '# mine\n' >old
    try_sh "nudge --crontab -o new missing <old"
    refused_with 4 old
    try_sh "nudge --crontab -o new '$N/week' <old"
    status_is 0
    accepted new
}

@test "a relative path where the working directory is gone" {
    printf '# mine\n' >old
    mkdir gone
    try_sh "cd gone && rmdir ../gone && nudge --crontab -l diary '$N/week' <'$PWD/old' >'$PWD/new'"
    refused_with 4 old
    stderr_has "nudge: diary: its full path is unknown; cannot read the working directory: No such file or directory"
    mkdir gone
    try_sh "cd gone && rmdir ../gone && nudge --crontab -l /diary '$N/week' <'$PWD/old' >'$PWD/new'"
    status_is 0
}

@test "a program that is not on PATH is not guessed at" {
    printf '# mine\n' >old
    for call in "exec -a '' '$BIN/nudge'" "unset PATH; exec -a gone '$BIN/nudge'"; do
        try_sh "cd /; $call --crontab '$N/week' <'$PWD/old' >'$PWD/new'"
        refused_with 4 old
        stderr_has "nudge: cannot find the file of this program; call it by its full path"
    done
    try_sh "cd /; exec -a gone '$BIN/nudge' --crontab '$N/week' <'$PWD/old' >'$PWD/new'"
    refused_with 4 old
    stderr_has "full path"
}

@test "a full disk, a closed descriptor" {
    printf '# mine\n' >old
    [ -c /dev/full ] || skip "no /dev/full"
    try_sh "nudge --crontab '$N/week' <old >/dev/full"
    status_is 4
    try_sh "nudge --crontab '$N/week' <old >&-"
    status_is 4
    try_sh "nudge --crontab '$N/week' <&- >new"
    status_is 4
    run cat new
    output_is "$REFUSAL"
    printf 'plan\t1\tstart=2026-11-23\tdays=60\nbreak\ta\tevery=1min\tfirst=00:00\tlast=23:59\nend\tplan\n' >long
    try_sh "nudge --list --to 2027-01-20 long >/dev/full" # more than is written at once
    status_is 4
    [ "$stderr" = "nudge: <stdout>: cannot write: No space left on device" ]
    try_sh "nudge --now 2026-11-23T09:00:00+01:00 '$N/week' >/dev/full"
    status_is 4
}

# --- bad input -----------------------------------------------------------------------------

# bad MESSAGE RECORD...: a plan with these records is refused with that message.
bad() {
    local message=$1
    shift
    plan_with "$@"
    at 2026-11-23T09:00:00+01:00 plan
    status_is 3
    output_is ""
    stderr_has "$message"
}

@test "times, weekdays, amounts and dates that are none" {
    bad "plan:2:1: session a: 'time' is '9:00'; expected a time such as 09:00" 'session\ta\ttime=9:00'
    bad "'time' is '24:00'" 'session\ta\ttime=24:00'
    bad "'weekdays' is 'mon,lundi'; expected weekdays such as mon,wed,fri" 'session\ta\ttime=09:00\tweekdays=mon,lundi'
    bad "'weekdays' is 'mon,,tue'" 'session\ta\ttime=09:00\tweekdays=mon,,tue'
    bad "'minutes' is '0'; expected a number of minutes" 'session\ta\ttime=09:00\tminutes=0'
    bad "'minutes' is '-1'" 'break\ta\tevery=60min\tfirst=09:00\tlast=10:00\tminutes=-1'
    bad "'minutes' is 'some'" 'session\ta\ttime=09:00\tminutes=some'
    bad "'every' is '0min'" 'break\ta\tevery=0min\tfirst=09:00\tlast=10:00'
    bad "'every' is '90'" 'break\ta\tevery=90\tfirst=09:00\tlast=10:00'
    bad "'every' is '0.75min'" 'break\ta\tevery=0.75min\tfirst=09:00\tlast=10:00'
    bad "break a has no 'every'" 'break\ta\tfirst=09:00\tlast=10:00'
    bad "break a has no 'first'" 'break\ta\tevery=60min\tlast=10:00'
    bad "break a has no 'last'" 'break\ta\tevery=60min\tfirst=09:00'
    bad "a time that is not before 'first'" 'break\ta\tevery=60min\tfirst=10:00\tlast=09:00'
    bad "review 'soon' is no date" 'review\tsoon'
}

@test "all faults in one run" {
    plan_with 'session\ta\ttime=9' 'break\tb\tevery=x\tfirst=y\tlast=z\tweekdays=w'
    at 2026-11-23T09:00:00+01:00 plan
    status_is 3
    [ "$(grep -c '^nudge: plan:' <<<"$stderr")" -eq 5 ]
}

@test "a plan's own dates" {
    for head in 'days=7' 'start=2026-11-31\tdays=7' 'start=2026-11-23' 'start=2026-11-23\tdays=0' 'start=2026-11-23\tdays=4000' 'start=2026-11-23\tdays=1.5'; do
        printf "plan\t1\t$head\nsession\ta\ttime=09:00\nend\tplan\n" >plan
        at 2026-11-23T09:00:00+01:00 plan
        status_is 3
        output_is ""
        stderr_has "plan:1:1: plan 1"
    done
}

@test "a day that would have to hold more moments than minutes" {
    full='break\ta\tevery=1min\tfirst=00:00\tlast=23:59'
    bad 'plan:3:1: b: more moments than minutes in a day; expected 1440 at most' "$full" 'session\tb\ttime=12:00'
    bad 'plan:3:1: review: more moments than minutes in a day' "$full" 'review\t2026-11-24'
    [ "$(grep -c . <<<"$stderr")" -eq 1 ]
    plan_with "$full" 'review\t2026-12-24'
    at 2026-11-23T09:00:00+01:00 plan
    status_is 0
}

# hostile NAME AWK: a plan of 1 MiB, and everything that reads it within seconds.
hostile() {
    local size=1048000
    once || size=200000 # its time says nothing there
    { printf 'plan\t1\tstart=2026-01-01\tdays=3660\n'; awk "$1" | head -c $size | sed '$d'; printf 'end\tplan\n'; } >plan
    printf '# mine\n' >old
    for command in 'nudge plan' 'nudge --list plan' 'nudge --crontab plan <old'; do
        try_sh "timeout 20 $command >out"
        [ "$status" -le 3 ] || { printf '%s: %s: %s\n' "$1" "$command" "$status" >&3; return 1; }
    done
}

@test "a hostile plan of 1 MiB ends quickly" {
    hostile 'BEGIN { for (;;) print "break\ta\tevery=1min\tfirst=00:00\tlast=23:59" }'
    [ "$status" -eq 3 ]
    # a thousand at the day's first minute, and reviews for every day
    hostile 'BEGIN { for (i = 0; i < 1000; i++) print "session\ta\ttime=00:00"; for (;; i++) printf "review\t20%d-%02d-%02d\n", 26 + i % 10, 1 + i % 12, 1 + i % 28 }'
    [ "$status" -eq 0 ]
    hostile 'BEGIN { for (i = 0; i < 1000; i++) print "session\ta\ttime=00:00"; for (;;) print "review\t2026-1" i++ % 3 "-05" }'
    # sessions and breaks that all look through very many exercises
    hostile 'BEGIN { for (i = 0; i < 1400; i++) { printf "session\ta\ttime=%02d:%02d\n", i / 60, i % 60 }
        for (;;) print "do\tx\tsession=" (i++ % 1000 ? "a" : "a,a,a,a,a,b,b,b,b") "\tname=Ex" }'
    [ "$status" -eq 0 ]
    hostile 'BEGIN { for (i = 0; i < 1400; i++) { printf "break\ta\tdo=x%d,x,y\tevery=1min\tfirst=%02d:%02d\tlast=%02d:%02d\n", i, i / 60, i % 60, i / 60, i % 60 }
        name = sprintf("%60000s", "n"); for (;;) print "do\tx\tname=" (i++ % 3000 ? "Ex" : name) }'
    [ "$status" -eq 0 ]
}

@test "a break names each of its exercises once, in the plan's order, and not too many" {
    plan_with 'do\tb\tname=Bee' 'do\ta\tname=Ay' 'do\tb\tname=Bee again' 'do\tc' "do\td\tname=$(printf 'x%.0s' {1..300})" \
        'break\tp\tdo=a,c,b,a,d\tevery=60min\tfirst=09:00\tlast=09:00'
    at 2026-11-23T09:00:00+01:00 plan
    output_is "Time for a short break; try Bee or Ay."
    records=()
    for i in {1..12}; do records+=("do\te$i\tname=E$i"); done
    plan_with "${records[@]}" 'break\tp\tdo=e1,e2,e3,e4,e5,e6,e7,e8,e9,e10\tevery=60min\tfirst=09:00\tlast=09:00'
    at 2026-11-23T09:00:00+01:00 plan
    output_is "Time for a short break; try E1 or E2 or E3 or E4 or E5 or E6 or E7 or E8."
}

@test "a refused plan without an act" {
    grep -v '^act' "$N/refused" >plan
    at 2026-11-23T09:00:00+01:00 plan
    status_is 3
    stderr_has "has no 'act'"
}

@test "no plan at all: empty, cut, other, later version, not there, a directory" {
    try_sh "nudge - </dev/null"
    status_is 3
    stderr_has "which plan writes"
    head -n 4 "$N/week" >cut
    try nudge cut
    status_is 3
    printf 'plan\t2\nend\tplan\n' >later
    try nudge later
    status_is 3
    try nudge missing
    status_is 4
    try nudge .
    status_is 4
}

@test "windows and edges that are none" {
    for window in 0min 30 0.5min -5min soon '2 years' ''; do
        try nudge --window "$window" "$N/week"
        status_is 2
        output_is ""
    done
    try nudge --list --from noonish "$N/week"
    status_is 2
    stderr_has "--from noonish"
    try nudge --list --to 2026-13-01 "$N/week"
    status_is 2
    try nudge --list --from 2026-11-24 --to 2026-11-23 "$N/week"
    status_is 2
    stderr_has "not before --from"
}

@test "options that belong together" {
    try nudge --from 2026-11-24 "$N/week"
    status_is 2
    stderr_has "--from: expected --list"
    try nudge --to 2026-11-24 "$N/week"
    status_is 2
    try nudge --list --window 5min "$N/week"
    status_is 2
    try nudge one two
    status_is 2
    stderr_has "'two': expected one plan"
    try nudge -f csv "$N/week"
    status_is 2
}

@test "help and version" {
    try nudge --help
    status_is 0
    output_has "--crontab"
    try nudge --crontab --version
    status_is 0
    output_has "nudge (upperback)"
}
