#!/usr/bin/env bats
# nudge looks into the diary: days off, what is done, a new symptom. It never fails for it,
# and never opens it while nothing is due.

load helper

N=$FIXTURES/nudge
AGAIN='Your diary has a new symptom. If you feel very unwell, call for emergency help first. Answer the questions of triage again before you exercise; this plan rests until then.'

# entry TIME KIND VALUE [KEY=TEXT ...]: a line of the diary. TIME is of November 2026, 23T09:10.
entry() {
    local time=$1
    shift
    (IFS=$'\t'; printf '2026-11-%s:00+01:00\t%s\n' "$time" "$*") >>diary
}

# due TIME: what is due, by its ids.
due() {
    run --separate-stderr bash -c \
        "nudge -l diary --now 2026-11-$1:00+01:00 -f lines ${2:-week} | grep -o 'what=[a-z-]*' | cut -c 6- | paste -sd ' '"
}

setup_week() {
    cp "$N/week" week
    : >diary
}

@test "a session is due until all its exercises are done or skipped" {
    setup_week
    due 24T09:00
    output_is morning
    entry 24T08:50 did cat-cow
    due 24T09:00
    output_is morning
    entry 24T08:55 skip wall-slide reason=ill
    due 24T09:00
    output_is ""
    stderr_is_empty
    due 25T09:00
    output_is morning
}

# one_session: a plan of one session at 09:00 every day, with one exercise.
one_session() {
    cat >week <<'END'
plan	1	at=2026-11-20T14:30:00+01:00	start=2026-11-23	days=7
session	morning	time=09:00
do	cat-cow	session=morning
end	plan
END
    : >diary
}

@test "whoever follows a nudge is nudged again the next day, and each day after" {
    one_session
    for day in 23 24 25 26 27; do
        due ${day}T09:00
        output_is morning
        entry ${day}T09:10 did cat-cow
    done
}

@test "what was done counts for the nearest moment; midway between two, for the later" {
    one_session
    entry 23T20:59 did cat-cow
    due 24T09:00
    output_is morning
    entry 23T21:00 did cat-cow
    due 24T09:00
    output_is ""
    due 25T09:00
    output_is morning
    # a second before midway
    : >diary
    printf '2026-11-23T20:59:59+01:00\tdid\tcat-cow\n' >>diary
    due 24T09:00
    output_is morning
    # its own minute, seen later; and what is years away from it
    : >diary
    entry 24T09:00 did cat-cow
    entry 01T09:00 did cat-cow
    due 25T09:00
    output_is morning
    run nudge -l diary --now 2026-11-24T12:00:00+01:00 --window 4h -f lines week
    [ -z "$output" ]
}

@test "over a weekend the moment before is Friday's, and the next Monday's" {
    sed 's/days=7/days=14/' "$N/week" >week
    : >diary
    entry 27T09:30 did cat-cow
    entry 28T12:00 did wall-slide
    due 30T09:00
    output_is morning
    # between Friday 09:00 and Monday 09:00 lies Saturday 21:00
    entry 28T21:00 did cat-cow
    entry 29T08:00 did wall-slide
    due 30T09:00
    output_is ""
}

@test "the change of the clock moves what is midway" {
    cat >week <<'END'
plan	1	at=2026-10-20T14:30:00+02:00	start=2026-10-23	days=7
session	morning	time=09:00
do	cat-cow	session=morning
end	plan
END
    for pair in 24T21:29/what=morning 24T21:30/; do
        printf '2026-10-%s:00+02:00\tdid\tcat-cow\n' "${pair%/*}" >diary
        run nudge -l diary --now 2026-10-25T09:00:00+01:00 -f lines week
        [ "$(cut -f 3 <<<"$output")" = "${pair#*/}" ]
    done
}

@test "what is voided was not done, and what lies ahead neither" {
    setup_week
    entry 24T08:50 did cat-cow
    entry 24T08:51 did wall-slide
    printf '2026-11-24T08:55:00+01:00\tvoid\t2026-11-24T08:51:00+01:00\\tdid\\twall-slide\n' >>diary
    due 24T09:00
    output_is morning
    : >diary
    entry 24T09:10 did cat-cow
    entry 24T09:10 did wall-slide
    due 24T09:00
    output_is morning
    # but a poll that comes after it knows
    run nudge -l diary --now 2026-11-24T09:20:00+01:00 --window 30min -f lines week
    output_lacks "what=morning"
}

@test "an exercise of two sessions counts for the one that is nearer" {
    cat >week <<'END'
plan	1	at=2026-11-20T14:30:00+01:00	start=2026-11-23	days=7
session	morning	time=09:00
session	evening	time=18:00
do	cat-cow	session=morning
do	cat-cow	session=evening
end	plan
END
    : >diary
    entry 24T09:10 did cat-cow
    due 24T18:00
    output_is evening
    entry 24T17:30 did cat-cow
    due 24T18:00
    output_is ""
    due 25T09:00
    output_is morning
    : >diary
    entry 24T16:00 did cat-cow
    due 24T18:00
    output_is ""
    # 13:30 is midway
    : >diary
    entry 24T13:29 did cat-cow
    due 24T18:00
    output_is evening
    entry 24T13:30 did cat-cow
    due 24T18:00
    output_is ""
}

@test "one deed counts for one session, also for who asks late" {
    cat >week <<'END'
plan	1	at=2026-11-20T14:30:00+01:00	start=2026-11-23	days=7
session	morning	time=09:00
session	evening	time=18:00
do	cat-cow	session=morning,evening
end	plan
END
    late() {
        run --separate-stderr bash -c "nudge -l diary --now 2026-11-24T18:00:00+01:00 \
            --window 10h -f lines week | grep -o 'what=[a-z]*' | paste -sd ' '"
    }
    : >diary
    entry 24T17:30 did cat-cow
    late
    output_is what=morning
    : >diary
    entry 24T09:10 did cat-cow
    late
    output_is what=evening
    entry 24T17:30 did cat-cow
    late
    output_is ""
    # the evening before belongs to that evening
    : >diary
    entry 23T18:40 did cat-cow
    late
    output_is "what=morning what=evening"
    # two times of one session are two moments as well
    sed -i 's/evening/morning/' week
    : >diary
    entry 24T17:30 did cat-cow
    late
    output_is what=morning
}

@test "a break is done when it is the nearest of its day" {
    setup_week
    entry 24T10:10 did shoulder-rolls
    due 24T11:00
    output_is movement
    entry 24T10:30 did shoulder-rolls
    due 24T11:00
    output_is ""
    due 24T12:00
    output_is movement
    run nudge -l diary --now 2026-11-24T12:00:00+01:00 --window 200min -f lines week
    [ "$(cut -f 2 <<<"$output")" = "2026-11-24T09:00:00+01:00
2026-11-24T09:01:00+01:00
2026-11-24T12:00:00+01:00" ]
    entry 24T20:00 did shoulder-rolls
    due 25T09:01
    output_is movement
    entry 25T08:00 skip shoulder-rolls reason=busy
    due 25T09:01
    output_is ""
}

@test "an evening's walk is no break of the next morning" {
    cat >week <<'END'
plan	1	at=2026-11-20T14:30:00+01:00	start=2026-11-23	days=7
break	movement	every=60min	first=09:00	last=09:00	do=walk,shoulder-rolls
end	plan
END
    for pair in 24T23:59:59/movement 25T00:00:00/ 25T08:00:00/; do
        printf '2026-11-%s+01:00\tdid\tshoulder-rolls\n' "${pair%/*}" >diary
        due 25T09:00
        output_is "${pair#*/}"
    done
}

@test "a break is done by any one of its exercises, and by no other" {
    cat >week <<'END'
plan	1	at=2026-11-20T14:30:00+01:00	start=2026-11-23	days=7
break	movement	every=60min	first=09:00	last=09:00	do=wall-slide,shoulder-rolls,cat-cow
END
    printf 'end\tplan\n' >>week
    for pair in wall-slide/ shoulder-rolls/ cat-cow/ chin-tuck/movement; do
        : >diary
        entry 25T08:00 did "${pair%/*}"
        due 25T09:00
        output_is "${pair#*/}"
    done
}

@test "a session without exercises is always due" {
    sed '/^do/d' "$N/week" >week
    : >diary
    entry 24T08:50 did cat-cow
    due 24T09:00
    output_is morning
}

@test "a preview goes by what is in the diary up to the end of each moment's minute" {
    one_session
    for pair in 24T09:00:59/ 24T09:01:00/what=morning; do
        printf '2026-11-%s+01:00\tdid\tcat-cow\n' "${pair%/*}" >diary
        run nudge -l diary --list --from 2026-11-24 --to 2026-11-24 -f lines week
        [ "$(cut -f 3 <<<"$output")" = "${pair#*/}" ]
    done
}

@test "care is done when it was used" {
    cat >week <<'END'
plan	1	at=2026-11-20T14:30:00+01:00	start=2026-11-23	days=7
care	heat	time=20:00	brief=15 minutes of warmth
end	plan
END
    : >diary
    due 24T20:00
    output_is heat
    entry 24T19:00 used heat minutes=15
    due 24T20:00
    output_is ""
    due 25T20:00
    output_is heat
    entry 25T20:05 used heat minutes=15
    due 26T20:00
    output_is heat
}

@test "days off are silent" {
    setup_week
    entry 20T12:00 away 2026-11-24..2026-11-25
    for time in 24T09:00 24T10:00 25T09:00; do
        due $time
        output_is ""
    done
    due 23T09:00
    output_is morning
    due 27T09:00
    output_has morning
    entry 20T12:00 away 2026-11-27
    due 27T09:00
    output_is ""
    run nudge -l diary --list --from 2026-11-23 --to 2026-11-29 week
    output_lacks 2026-11-24
    output_lacks 2026-11-27
    output_has 2026-11-26
}

@test "days off in any order, and within one another" {
    setup_week
    entry 20T12:00 away 2026-11-27
    entry 20T12:00 away 2026-11-23..2026-11-25
    entry 20T12:00 away 2026-11-24
    run nudge -l diary --list --from 2026-11-23 --to 2026-11-29 -f lines week
    [ "$(cut -f 2 <<<"$output" | cut -c 1-10 | sort -u)" = 2026-11-26 ]
}

@test "a review and the notice wait for the first day that is not off" {
    setup_week
    entry 20T12:00 away 2026-11-26
    run nudge -l diary --list --from 2026-11-23 --to 2026-11-29 -f lines week
    grep -o 'due.*what=review' <<<"$output" | cut -f 2 >got
    [ "$(cat got)" = 2026-11-27T09:00:00+01:00 ]
    # one poll in that very minute says the same
    due 27T09:00
    output_is review
    due 27T09:01
    output_is morning
    due 27T09:02
    output_is movement
    entry 20T12:00 away 2026-11-30..2026-12-02
    run nudge -l diary --list --from 2026-11-30 --to 2026-12-31 -f lines week
    output_has "2026-12-03T09:00:00+01:00	what=ended"
    [ "${#lines[@]}" -eq 1 ]
    run nudge -l diary --now 2026-12-03T09:00:00+01:00 week
    output_has "Your plan ran until 29 November 2026"
}

@test "away to the end of time, and very often, ends quickly" {
    setup_week
    entry 20T12:00 away 2026-11-20..9999-12-31
    for i in {1..2000}; do echo "2026-11-20T12:00:00+01:00	away	2026-11-$((i % 28 + 1 < 10 ? 10 : i % 28 + 1))..9000-01-01"; done >>diary
    try timeout 10 nudge -l diary --list --from 2026-11-20 --to 2027-11-20 week
    status_is 0
    output_is ""
}

@test "a new symptom: the first moment of each day says so, and nothing else is due" {
    setup_week
    entry 24T12:30 symptom fever
    due 24T09:00
    output_is morning
    due 24T13:00
    output_is ""
    due 25T09:00
    output_is symptom
    due 25T09:01
    output_is ""
    due 25T13:30
    output_is ""
    run nudge -l diary --now 2026-11-26T09:00:00+01:00 week
    output_is "$AGAIN"
    run nudge -l diary --list --from 2026-11-24 --to 2026-11-30 -f lines week
    [ "$(grep -c what=symptom <<<"$output")" -eq 4 ]
    [ "$(grep -c . <<<"$output")" -eq 9 ]
    # the weekend stays free; the day behind the plan says it once more
    output_lacks 2026-11-28
    output_has "2026-11-30T09:00:00+01:00	what=symptom"
}

@test "a new symptom on the day on which the clock jumps over the first moment" {
    cat >week <<'END'
plan	1	asked=2027-03-26T10:00:00+01:00	start=2027-03-26	days=7
session	night	time=02:30
session	late	time=22:00
end	plan
END
    printf '2027-03-27T12:00:00+01:00\tsymptom\tfever\n' >diary
    run nudge -l diary --list --from 2027-03-28 --to 2027-03-28 -f lines week
    [ "$(cut -f 2,3 <<<"$output")" = $'2027-03-28T22:00:00+02:00\twhat=symptom' ]
    run nudge -l diary --now 2027-03-28T22:00:00+02:00 week
    output_is "$AGAIN"
    # on a day like any other it is the night's moment, however far away
    run nudge -l diary --now 2027-03-29T22:00:00+02:00 week
    output_is ""
    run nudge -l diary --now 2027-03-29T02:30:00+02:00 week
    output_is "$AGAIN"
}

@test "a clinician's no exercise: the plan waits, and says so, until one says otherwise" {
    setup_week
    sed -i 's/^end/care\theat\ttime=20:00\n&/' week
    entry 20T10:00 seen gp advice=keep-moving,no-exercise
    for time in 24T09:01 24T13:30 24T20:00; do
        due $time
        output_is ""
    done
    run nudge -l diary --now 2026-11-24T09:00:00+01:00 -f lines week
    output_is "due	2026-11-24T09:00:00+01:00	what=no-exercise	text=On 20 November 2026 a clinician said no exercise for now; the plan waits. When you may begin again: log seen gp advice=exercise-ok"
    run nudge -l diary --now 2026-11-24T09:00:00+01:00 --discreet -f lines week
    output_is "due	2026-11-24T09:00:00+01:00	what=notice	text=Please have a look at your plan."
    # other advice changes nothing, the latest of the two words counts, in whatever order they stand
    entry 25T12:00 seen physiotherapist advice=exercise-ok
    entry 24T08:00 seen physiotherapist advice=tests
    due 24T09:00
    output_is no-exercise
    due 25T09:00
    output_is no-exercise
    due 25T13:00
    output_is movement
    due 25T13:30
    output_is after-lunch
    # the preview knows it to the minute
    run nudge -l diary --list --from 2026-11-24 --to 2026-11-25 -f lines week
    [ "$(grep -c what=no-exercise <<<"$output")" -eq 2 ]
    [ "$(grep -vc what=no-exercise <<<"$output")" -eq 8 ]
    # of one second the no, wherever it stands; who says both says no
    entry 26T08:00 seen gp advice=no-exercise
    entry 26T08:00 seen gp advice=exercise-ok
    due 26T09:00
    output_is no-exercise
    entry 26T08:01 seen gp advice=exercise-ok
    due 26T09:01
    output_is morning
    entry 26T08:02 seen gp advice=exercise-ok,no-exercise
    due 26T09:00
    output_is no-exercise
    # a plan that was cleared for a later day than the no
    cp week kept
    sed -i '1s/$/\tcleared=2026-11-26:U10/' week
    due 26T09:00
    output_is no-exercise
    sed -i '1s/cleared=2026-11-26/cleared=2026-11-27/' week
    due 27T09:00
    output_is morning
    mv kept week
    # what a symptom asks for comes first
    entry 26T08:30 symptom fever
    due 26T09:00
    output_is symptom
}

@test "a clinician's word that is voided, and one that was said of something else" {
    setup_week
    entry 20T10:00 seen gp advice=no-exercise
    printf '2026-11-21T08:55:00+01:00\tvoid\t2026-11-20T10:00:00+01:00\\tseen\\tgp\\tadvice=no-exercise\n' >>diary
    entry 21T10:00 seen gp advice=rest
    entry 21T10:00 did cat-cow x-advice=no-exercise
    due 24T09:00
    output_is morning
}

@test "a symptom that the questions know of, that is voided, or that a clinician cleared" {
    setup_week
    entry 20T13:59 symptom fever
    due 25T09:00
    output_is morning
    entry 20T14:00 symptom fever
    due 25T09:00
    output_is symptom
    printf '2026-11-21T08:55:00+01:00\tvoid\t2026-11-20T14:00:00+01:00\\tsymptom\\tfever\n' >>diary
    due 25T09:00
    output_is morning
    entry 21T10:00 symptom fever
    due 25T09:00
    output_is symptom
    sed -i '1s/$/\tcleared=2026-11-21:U10/' week
    due 25T09:00
    output_is morning
    # an emergency, cleared or not
    cp diary kept
    entry 21T11:00 symptom chest-pain
    due 25T09:00
    output_is symptom
    mv kept diary
    entry 22T10:00 symptom fever
    due 25T09:00
    output_is symptom
}

@test "of several symptoms the first one counts, wherever it stands" {
    setup_week
    entry 25T12:00 symptom fever
    entry 24T12:00 symptom fever
    entry 26T12:00 symptom fever
    due 24T09:00
    output_is morning
    due 24T13:00
    output_is ""
    due 25T09:00
    output_is symptom
}

@test "without asked=, at= counts; without that, the plan's first day" {
    setup_week
    sed -i 's/\tasked=[^\t]*//' week
    entry 20T14:29 symptom fever
    due 25T09:00
    output_is morning
    entry 20T14:31 symptom fever
    due 25T09:00
    output_is symptom
    sed -i 's/\tat=[^\t]*//' week
    due 25T09:00
    output_is morning
    entry 23T00:00 symptom fever
    due 25T09:00
    output_is symptom
}

@test "a refused plan says its act, whatever the diary says" {
    setup_week
    entry 20T12:00 away 2026-11-20..2026-12-31
    entry 20T14:31 symptom fever
    due 25T09:00 "$N/refused"
    output_is act
}

@test "the preview is what each minute gives, diary and all" {
    once || return 0
    setup_week
    entry 20T12:00 away 2026-11-25
    entry 23T08:00 did cat-cow
    entry 23T08:01 did wall-slide
    entry 24T11:20 did shoulder-rolls
    entry 26T09:30 pain 9
    entry 26T13:00 pain 3
    entry 27T10:30 symptom fever
    printf '# mine\n' >old
    run bash -c 'nudge --crontab -l diary week <old >new'
    [ "$status" -eq 0 ]
    nudge --list -l diary --from 2026-11-23 --to 2026-11-30 -f lines week >preview
    [ "$(wc -l <preview)" -ge 20 ]
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

@test "without a home the diary is where it is said to be" {
    setup_week
    mkdir -p data/upperback
    entry 20T12:00 away 2026-11-24
    cp diary data/upperback/diary
    export UPPERBACK_NOW=2026-11-24T09:00:00+01:00
    for place in "nudge -l diary week" "env UPPERBACK_LOG=diary nudge week" "env XDG_DATA_HOME=$PWD/data nudge week"; do
        try env -u HOME $place
        output_is ""
        stderr_is_empty
    done
    try env -u HOME nudge week
    output_has morning
    stderr_is_empty
}

# --- which diary -----------------------------------------------------------------------

@test "the default diary, UPPERBACK_LOG, -l, --no-log" {
    setup_week
    entry 20T12:00 away 2026-11-24
    mkdir -p "$HOME/.local/share/upperback"
    export UPPERBACK_NOW=2026-11-24T09:00:00+01:00
    try nudge week
    output_has morning
    stderr_is_empty
    mv diary "$HOME/.local/share/upperback/diary"
    try nudge week
    output_is ""
    try nudge --no-log week
    output_has morning
    : >empty
    UPPERBACK_LOG=empty try nudge week
    output_has morning
    UPPERBACK_LOG=empty try nudge -l "$HOME/.local/share/upperback/diary" week
    output_is ""
    try nudge --log empty week
    output_has morning
    try nudge --log empty --no-log week
    status_is 2
    try nudge -l - week
    status_is 2
}

@test "the block carries the diary that is not the usual one" {
    setup_week
    printf '# mine\n' >old
    try_sh 'UPPERBACK_LOG=diary nudge --crontab week <old'
    output_has " '-l' '$PWD/diary' '$PWD/week'"
    try_sh 'UPPERBACK_LOG=diary nudge --crontab -l other week <old'
    output_has " '-l' '$PWD/other' '$PWD/week'"
    try_sh 'UPPERBACK_LOG=diary nudge --crontab --no-log week <old'
    output_has " '--no-log' '$PWD/week'"
    try_sh "XDG_DATA_HOME=/d XDG_CONFIG_HOME=/c nudge --crontab week <old"
    output_has " HOME='$HOME' XDG_CONFIG_HOME='/c' XDG_DATA_HOME='/d' '$BIN/nudge' '$PWD/week'"
}

@test "an unreadable diary, a missing one, a directory: nudges, and says so" {
    setup_week
    export UPPERBACK_NOW=2026-11-24T09:00:00+01:00
    try nudge -l missing week
    status_is 0
    output_has morning
    stderr_has "missing: cannot open it: No such file or directory; nudging without the diary"
    try nudge -l . week
    status_is 0
    output_has morning
    stderr_has "nudging without the diary"
    mkdir -p "$HOME/.local/share"
    : >"$HOME/.local/share/upperback"
    try nudge week
    status_is 0
    output_has morning
    [ "$(grep -c . <<<"$stderr")" -le 1 ]
}

@test "bad and torn lines are passed over, with one remark" {
    setup_week
    printf 'nonsense\n2026-11-24T08:00:00+01:00\tdid\tno-such-thing\n' >>diary
    entry 24T08:50 did cat-cow
    entry 24T08:51 did wall-slide
    printf '2026-11-24T08:52:00+01:00\tsymptom\tfev' >>diary
    due 24T09:00
    output_is ""
    run --separate-stderr nudge -l diary --now 2026-11-24T10:00:00+01:00 week
    status_is 0
    [ -n "$output" ]
    [ "$stderr" = "nudge: diary: 3 lines of the diary cannot be read; passed over, and named by log --check" ]
}

@test "a diary in YAML is the same diary" {
    setup_week
    printf -- '- away: "2026-11-24"\n  at: "2026-11-20T12:00:00+01:00"\n' >diary
    due 24T09:00
    output_is ""
}

@test "while nothing is due, neither the diary nor the content is opened" {
    setup_week
    export UPPERBACK_NOW=2026-11-24T09:30:00+01:00 ASAN_OPTIONS=detect_leaks=0
    for how in week "-l diary week" "--notify week"; do
        strace -f -e trace=open,openat,execve -o trace nudge $how
        [ "$(grep -c '"week"' trace)" -ge 1 ]
        none grep -E 'diary.*O_RDONLY|/content|notify-send", \[' trace
    done
    # and when something is, it is
    UPPERBACK_NOW=2026-11-24T09:00:00+01:00 strace -e trace=openat -o trace nudge -l diary week
    grep -q '"diary", O_RDONLY' trace
}

# --- severe pain ------------------------------------------------------------------

SEVERE='The newest score in your diary is severe. If you feel very unwell, call for emergency help first. Run triage again before you exercise, and go by what it says; this plan rests until a milder score.'

@test "severe pain: the first moment of each day says so, until a milder score" {
    setup_week
    entry 24T12:30 pain 8
    due 24T09:00
    output_is morning
    due 24T13:00
    output_is ""
    due 25T09:00
    output_is severe-pain
    run nudge -l diary --now 2026-11-25T09:00:00+01:00 week
    output_is "$SEVERE"
    due 25T13:30
    output_is ""
    run nudge -l diary --list --from 2026-11-24 --to 2026-11-26 -f lines week
    [ "$(grep -c what=severe-pain <<<"$output")" -eq 2 ]
    [ "$(nudge --discreet -l diary --now 2026-11-25T09:00:00+01:00 week)" = "Please have a look at your plan." ]
    entry 25T12:00 pain 7
    run nudge -l diary --list --from 2026-11-25 --to 2026-11-25 -f lines week
    [ "$(sed 1q <<<"$output" | cut -f 2,3)" = $'2026-11-25T09:00:00+01:00\twhat=severe-pain' ]
    nudge --no-log --list --from 2026-11-25T12:00:00+01:00 --to 2026-11-25 -f lines week >rest
    [ -s rest ]
    [ "$(sed 1d <<<"$output")" = "$(cat rest)" ]
}

@test "which score is the newest: by its time, further down, the higher of both kinds" {
    setup_week
    # known to the answers, and one to come
    entry 20T13:59 pain 9
    entry 26T09:00 pain 9
    due 25T09:00
    output_is morning
    entry 24T10:00 worst 9
    due 25T09:00
    output_is severe-pain
    entry 24T11:00 pain 3
    due 25T09:00
    output_is morning
    entry 24T11:00 worst 8
    due 25T09:00
    output_is severe-pain
    entry 24T11:00 worst 4
    due 25T09:00
    output_is morning
    entry 24T11:00 pain 9
    due 25T09:00
    output_is severe-pain
    # taken back, or cleared
    printf '2026-11-24T12:00:00+01:00\tvoid\t2026-11-24T11:00:00+01:00\\tpain\\t9\n' >>diary
    due 25T09:00
    output_is morning
    entry 24T15:00 pain 10
    due 25T09:00
    output_is severe-pain
    sed -i '1s/$/\tcleared=2026-11-24:U10/' week
    due 25T09:00
    output_is morning
}

@test "a new symptom is said before severe pain, and that before a clinician's word" {
    setup_week
    entry 23T10:00 seen gp advice=no-exercise
    due 25T09:00
    output_is no-exercise
    entry 24T10:00 pain 8
    due 25T09:00
    output_is severe-pain
    entry 24T11:00 symptom fever
    due 25T09:00
    output_is symptom
}
