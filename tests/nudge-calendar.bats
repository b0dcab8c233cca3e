#!/usr/bin/env bats
# nudge -f ics: what calendar programs read is what nudge would say, and reading it again
# updates what is there.

load helper

N=$FIXTURES/nudge

# A plan of two weeks with two reviews, and a diary with days off.
setup_plan() {
    sed 's/days=7/days=14/' "$N/week" | sed '$d' >plan
    printf 'review\t2026-12-01\twhy=again; see, how it is\\n\\\\ goes\nend\tplan\n' >>plan
    printf '2026-11-20T12:00:00+01:00\taway\t2026-11-25..2026-11-26\n' >diary
    nudge -f ics -l diary plan >plan.ics
    nudge --list -l diary --from 2026-11-20 --to 2026-12-31 plan | cut -c 5- | sed 's/  / /' >preview
    [ "$(wc -l <preview)" -ge 70 ]
}

# expand FILE: every event of a calendar as "DATE TIME SUMMARY", by the book: icalendar and
# dateutil.
expand() {
    /usr/bin/python3 - "$1" <<'END'
import sys, icalendar
from dateutil.rrule import rrulestr
moments = []
for event in icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read()).walk("VEVENT"):
    start = event["DTSTART"].dt
    assert start.tzinfo is None, start
    assert event.walk("VALARM")[0]["TRIGGER"].dt.total_seconds() == 0
    days = [start]
    if "RRULE" in event:
        days = list(rrulestr(event["RRULE"].to_ical().decode(), dtstart=start))
    out = event.get("EXDATE", [])
    for list_ in out if isinstance(out, list) else [out]:
        for gone in list_.dts:
            days.remove(gone.dt)
    moments += [(day.strftime("%Y-%m-%d %H:%M"), str(event["SUMMARY"])) for day in days]
for at, summary in sorted(moments):
    print(at, summary)
END
}

@test "icalendar expands it to the preview" {
    setup_plan
    grep -q '^EXDATE:' plan.ics
    expand plan.ics | diff preview - >&3
}

@test "khal reads it as the preview, and again without doubling anything" {
    setup_plan
    mkdir cal
    export LC_ALL=C.UTF-8
    cat >khal.conf <<END
[calendars]
[[back]]
path = $PWD/cal
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = $PWD/khal.db
END
    list() {
        khal -c khal.conf list --day-format '' --format '{start-date} {start-time} {title}' 2026-11-20 42d
    }
    khal -c khal.conf import --batch -a back plan.ics
    list | diff preview - >&3
    ls cal/*.ics | wc -l >events
    khal -c khal.conf import --batch -a back plan.ics
    ls cal/*.ics | wc -l | cmp - events
    list | diff preview - >&3
    # another day off, and another time: what is there changes
    printf '2026-11-20T12:00:00+01:00\taway\t2026-11-27\n' >>diary
    sed -i 's/time=13:30/time=14:10/' plan
    nudge --now '2026-11-21 10:00' -f ics -l diary plan >plan.ics
    nudge --list -l diary --from 2026-11-20 --to 2026-12-31 plan | cut -c 5- | sed 's/  / /' >preview
    khal -c khal.conf import --batch -a back plan.ics
    list | diff preview - >&3
}

@test "the manual's way into khal leaves nothing that is no longer due" {
    export LC_ALL=C.UTF-8
    mkdir -p "$HOME/.config/khal" "$HOME/.calendars"
    cat >"$HOME/.config/khal/config" <<'END'
[calendars]
[[nudge]]
path = ~/.calendars/nudge
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
END
    awk '/^\.\\" run if khal/ { on = 1 } on && /^\.Ed/ { exit } on && !/^\./' "$ROOT/man/nudge.1" |
        sed 's/\\-/-/g' >recipe
    grep -q '^khal import' recipe
    # shown: what khal has is the preview
    shown() {
        sh -e recipe
        nudge --list --from 2026-11-20 --to 2026-12-31 week | cut -c 5- | sed 's/  / /' >preview
        [ -s preview ]
        khal list --day-format '' --format '{start-date} {start-time} {title}' 2026-11-20 42d |
            diff preview - >&3
    }
    cp "$N/week" week
    shown
    # other times, one thing less, and a pause
    sed -i 's/time=13:30/time=14:10/; /^break/d' week
    shown
    mkdir -p "$HOME/.local/share/upperback"
    printf '2026-11-20T14:20:00+01:00\tseen\tgp\tadvice=no-exercise\n' >"$HOME/.local/share/upperback/diary"
    shown
    [ "$(grep -c 'no exercise for now' preview)" -eq "$(wc -l <preview)" ]
}

@test "calcurse reads it as the preview" {
    setup_plan
    mkdir calcurse
    calcurse -q -D calcurse -i plan.ics
    calcurse -D calcurse -Q --from 11/20/2026 --days 42 --format-apt '%S %m\n' --format-recur-apt '%S %m\n' |
        awk '/^[0-9\/]+:$/ { split($0, date, "[/:]"); next }
             NF { print "20" date[3] "-" date[1] "-" date[2] " " $0 }' >got
    # calcurse shows a line end as it is
    sed 's/\\\\/\\/' preview | diff - got >&3
}

@test "the form of RFC 5545: CRLF, 75 octets, whole characters, escapes" {
    printf 'plan\t1\tstart=2026-11-23\tdays=7\nsession\ta\ttime=09:00\tminutes=2.5\tbrief=%s\nend\tplan\n' \
        "$(printf 'äöü€;,\\\\%.0s' {1..40})" >plan
    nudge -f ics plan >plan.ics
    [ "$(grep -c $'\r$' plan.ics)" -eq "$(wc -l <plan.ics)" ]
    [ "$(LC_ALL=C awk '{ if (length > most) most = length } END { print most }' plan.ics)" -eq 76 ]
    while IFS= read -r line; do
        iconv -f UTF-8 -t UTF-8 <<<"$line" >/dev/null
    done <plan.ics
    tr -d '\r' <plan.ics | sed -z 's/\n //g' >unfolded
    grep -qF 'SUMMARY:Time for your a session (2.5 minutes): äöü€\;\,\\äöü€\;\,\\' unfolded
    grep -qx 'DURATION:PT3M' unfolded
    sed 's/minutes=2.5/minutes=1441/' plan | nudge -f ics | grep -qx $'DURATION:PT1M\r' # longer than a day
    expand plan.ics | grep -qF 'äöü€;,\äöü€;,\'
    [ "$(head -n 1 unfolded)" = BEGIN:VCALENDAR ]
    [ "$(tail -n 1 unfolded)" = END:VCALENDAR ]
}

@test "stable: the same plan gives the same bytes, a later one the same UIDs and a higher SEQUENCE" {
    setup_plan
    nudge -f ics -l diary plan | cmp - plan.ics
    sed 's/start=2026-11-23/start=2026-12-07/; /^review/d' plan >later
    nudge --now 2026-12-06T12:00:00+01:00 --no-log -f ics later >later.ics
    grep '^UID' plan.ics | sort >uids
    [ -z "$(sort uids | uniq -d)" ]
    [ "$(grep '^UID' later.ics | sort | comm -12 - uids | wc -l)" -eq "$(grep -c '^UID' later.ics)" ]
    grep -qx $'DTSTAMP:20261120T133000Z\r' plan.ics
    grep -qx $'LAST-MODIFIED:20261120T133000Z\r' plan.ics
    before=$(sed -n 's/^SEQUENCE:\([0-9]*\)\r/\1/p' plan.ics | sort -u)
    after=$(sed -n 's/^SEQUENCE:\([0-9]*\)\r/\1/p' later.ics | sort -u)
    [ "$after" -gt "$before" ]
    [ "$after" -lt 2147483648 ]
}

@test "an event: the alarm shows the same words, the time stays free, the sequence counts minutes" {
    printf 'plan\t1\tstart=2026-11-23\tdays=1\nsession\theat\ttime=09:00\ncare\theat\ttime=20:00\tbrief=warmth\nend\tplan\n' >plan
    nudge -f ics plan | tr -d '\r' | sed -z 's/\n //g' >plan.ics
    [ "$(grep -c '^BEGIN:VEVENT' plan.ics)" -eq 3 ]
    for line in ACTION:DISPLAY TRANSP:TRANSPARENT SEQUENCE:3622410 CLASS:PRIVATE; do
        [ "$(grep -cx "$line" plan.ics)" -eq 3 ]
    done
    # a session and care of one name are two things
    [ "$(grep '^UID' plan.ics | sort -u | wc -l)" -eq 3 ]
    sed -n 's/^SUMMARY://p' plan.ics >summaries
    sed -n 's/^DESCRIPTION://p' plan.ics | diff summaries - >&3
    grep -qx 'Heat: warmth.' summaries
    # a second of the same minute is the same
    nudge --now 2026-11-20T14:30:59+01:00 -f ics plan | grep -q '^SEQUENCE:3622410'
    nudge --now 2026-11-20T14:31:00+01:00 -f ics plan | grep -q '^SEQUENCE:3622411'
}

@test "what was done stays in a calendar; a new symptom does not wait" {
    setup_plan
    printf '2026-11-24T08:50:00+01:00\tdid\tcat-cow\n2026-11-24T08:51:00+01:00\tdid\twall-slide\n' >>diary
    nudge -f ics -l diary plan | cmp - plan.ics
    printf '2026-11-24T12:30:00+01:00\tsymptom\tfever\n' >>diary
    nudge -f ics -l diary plan >paused.ics
    nudge --list -l diary --from 2026-11-24T12:00:00+01:00 --to 2026-12-31 plan | cut -c 5- | sed 's/  / /' >preview
    expand paused.ics | sed -n '/^2026-11-24 12:00/,$p' | diff preview - >&3
    grep -q 'new symptom' preview
}

@test "clock changes: wall-clock times, without those that the change leaves out" {
    nudge -f ics "$N/spring" >spring.ics
    nudge --list --from 2027-03-26 --to 2027-04-02 "$N/spring" | cut -c 5- | sed 's/  / /' >preview
    expand spring.ics | diff preview - >&3
    nudge -f ics "$N/night" >night.ics
    nudge --list --from 2026-10-23 --to 2026-10-30 "$N/night" | cut -c 5- | sed 's/  / /' >preview
    expand night.ics | diff preview - >&3
}

@test "away to the end of time: nothing comes in a year that no date can name" {
    cp "$N/week" plan
    printf '2026-11-20T12:00:00+01:00\taway\t2026-11-24..9999-12-31\n' >diary
    nudge -f ics -l diary plan >far.ics
    none grep -E '^(DTSTART|EXDATE)[^0-9]*[0-9]{9}' far.ics
    [ "$(expand far.ics | cut -c 1-10 | sort -u)" = 2026-11-23 ]
    for list in "2026-11-24 9999-12-31" "9999-12-31 9999-12-31"; do
        try nudge --list -l diary --from ${list% *} --to ${list#* } plan
        status_is 0
        output_is ""
    done
    # the last day that there is has its moments
    sed 's/start=2026-11-23/start=9999-12-30/; /^review/d' "$N/week" >plan
    nudge -f ics --no-log plan >last.ics
    expand last.ics | cut -c 1-10 | sort -u >days
    printf '9999-12-30\n9999-12-31\n' | diff - days >&3
}

@test "a refused plan: its act, for a week" {
    nudge -f ics "$N/refused" >refused.ics
    expand refused.ics >got
    [ "$(wc -l <got)" -eq 7 ]
    grep -qx '2026-11-20 09:00 Call 112 now and say that it is chest pain.' got
}

@test "--discreet holds in a calendar, and private it always is" {
    setup_plan
    nudge --discreet -f ics -l diary plan >discreet.ics
    grep -v -e '^UID:' -e '^PRODID:' discreet.ics >said
    none grep -iE 'pain|back|morning|lunch|rolls|slide|cat|session|exercise' said
    [ "$(grep -c '^CLASS:PRIVATE' plan.ics)" -eq "$(grep -c BEGIN:VEVENT plan.ics)" ]
    # the same things by the same UIDs
    [ "$(grep '^UID' discreet.ics | sort | comm -12 - <(grep '^UID' plan.ics | sort) | wc -l)" -ge 10 ]
}

@test "-o writes it; what makes no sense with it is refused" {
    setup_plan
    nudge -f ics -l diary -o out.ics plan
    cmp out.ics plan.ics
    for options in --list "--window 5min" --notify --sink=cat --install; do
        try nudge -f ics $options plan
        status_is 2
        output_is ""
    done
}
