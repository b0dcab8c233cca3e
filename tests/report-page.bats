#!/usr/bin/env bats
# report's page of text: what it has room for, and what it says when there is little to say.

load helper
load report

# screen ROWS COLUMNS ARGUMENT ...: the page as a terminal of that size gets it
screen() {
    LC_ALL=C.UTF-8 TERM=xterm script -qec "stty rows $1 cols $2; report ${*:3}" /dev/null </dev/null |
        tr -d '\r'
}

# row LABEL: what stands behind it on a page, on one line
row() {
    awk -v label="$1" 'index($0, label " ") == 1 { on = 1; sub(label, "") }
        on && /^[^ ]|^$/ { exit }
        on { sub(/^ */, ""); printf "%s%s", gap, $0; gap = " " }
        END { print "" }'
}

# --- one screen -----------------------------------------------------------------------

@test "on a terminal the page fits its window and a prompt, warnings first" {
    for rows in 24 25 30 40 41 60; do
        screen $rows 80 "$EXAMPLES/diary" >page
        [ "$(wc -l <page)" -lt $rows ]
        [ "$(wc -l <page)" -le 40 ]
        head -n 1 page | grep -q '^Pain diary, '
        grep -q '^  appointment  28 days without a change' page
        tail -n 1 page | grep -q 'call for emergency help first'
    done
}

@test "a calendar has 26 weeks, however wide the window" {
    for day in $(seq 0 299); do
        date -u -d "2026-01-25 +$day days" +$'%FT08:00:00+01:00\tpain\t4'
    done >year
    screen 60 200 year >page
    # the label, 26 columns of two, and the bar
    awk '/^Calendar/ { on = 1 } on && /^     Mon/ { print; exit }' page |
        grep -qx '     Mon  \(▄ \)\{26\}  ████ 4'
}

@test "a page that a low window cut says where the whole of it is" {
    screen 24 80 "$EXAMPLES/diary" | grep -q 'In full: report | less$'
    run ! grep -q '^Calendar' <(screen 24 80 "$EXAMPLES/diary")
    screen 60 80 "$EXAMPLES/diary" >page
    grep -q '^Calendar' page
    run ! grep -q 'In full' page
    run ! grep -q 'In full' <(report "$EXAMPLES/diary")
    run ! grep -q 'In full' <(screen 24 80 "$REPORT/first.diary")
}

@test "a narrow window gets lines of 40 columns, not of 80" {
    for columns in 20 39 40; do
        screen 60 $columns "$EXAMPLES/diary" >page
        [ "$(sed 1d page | LC_ALL=C.UTF-8 wc -L)" -le 40 ] # but for the title
        grep -q '^Pain ' page
    done
    [ "$(screen 60 0 "$EXAMPLES/diary" | LC_ALL=C.UTF-8 wc -L)" -gt 60 ]
}

@test "a window that does not say its size, a spoken page and a list are not cut" {
    screen 0 0 "$EXAMPLES/diary" | grep -q '^Calendar'
    screen 24 80 "$EXAMPLES/diary" --plain | grep -q '^Weekdays: '
    screen 24 80 "$EXAMPLES/diary" -b week | grep -q '^Calendar'
}

# --- where ----------------------------------------------------------------------------

@test "places and sides by how often, with the usual pain there" {
    {
        entry 2026-11-18 08:00 pain 2 location=neck side=left
        entry 2026-11-18 20:00 pain 4 location=ribs,neck side=right
        entry 2026-11-19 08:00 pain 6 location=neck side=left
    } >diary
    [ "$(report diary | row Where)" = \
        "neck 3 times (usually 4), ribs 1 (usually 4); left 2 times (usually 4), right 1 (usually 4)" ]
    cut -f 1-3 diary | report >page
    run ! grep -q '^Where' page
    cut -f 1-3,5 diary | report | row Where | grep -qx 'left 2 times (usually 4), right 1 (usually 4)'
}

@test "more than three places are counted" {
    for place in neck ribs along-the-spine under-shoulder-blade between-shoulder-blades; do
        entry 2026-11-19 08:00 pain 2 location=$place
    done >diary
    report diary | row Where | grep -q 'ribs 1 (usually 2), 2 more$\|along.*, 2 more$'
}

# --- lists ----------------------------------------------------------------------------

@test "medicines and exercises for which there is no row are counted" {
    for medicine in aspirin codeine ibuprofen naproxen paracetamol; do
        entry 2026-11-19 08:00 took $medicine mg=100
    done >diary
    report diary | row Medicine | grep -q ' naproxen on 1 day.*; 1 more: report -f lines$'
    head -n 4 diary | report | row Medicine | grep -qv 'more'
    for exercise in band-row cat-cow open-book shoulder-rolls thread-the-needle wall-angels wall-slide; do
        entry 2026-11-19 08:00 did $exercise
    done >diary
    report diary | row Exercise | grep -q ' wall-angels, 1 time; 1 more: report -f lines$'
}

# --- little to say --------------------------------------------------------------------

@test "with gaps the trend is asked of the last stretch, and report -s has it" {
    { scores 400 380 3; scores 40 10 4; } >diary
    [ "$(report diary | row Trend)" = "too many days without a score in between; report -s $(back 40) can say where it is heading since then" ]
    report -s "$(back 40)" diary | row Trend | grep -q '^steady'
    { scores 400 380 3; scores 10 1 4; } >diary
    [ "$(report diary | row Trend)" = \
        "11 more days with a pain score, then report -s $(back 10) can say where it is heading" ]
    { scores 400 380 3; scores 10 1 4; scores 0 -10 4; } >later
    UPPERBACK_NOW=2026-12-01T14:30:00+01:00 report -s "$(back 10)" later | row Trend | grep -q '^steady'
    UPPERBACK_NOW=2026-11-30T05:30:00+01:00 report -s "$(back 10)" -u 2026-11-29 later | row Trend |
        grep -q '^1 more day with a pain score, then this page'
}

@test "a day of another year is called by it" {
    {
        entry 2024-03-08 08:00 pain 1
        entry 2025-12-30 08:00 flare yes
        entry 2026-01-02 08:00 flare yes
        entry 2026-11-19 08:00 pain 5
    } >diary
    report diary >page
    [ "$(row 'Best day' <page)" = "8 March 2024, never above 1" ]
    row Flares <page | grep -q '^30 December 2025'
    grep -q '^ *2 January, a flare by your own word' page
}

@test "no score in the last week is said in words" {
    { scores 20 10 3; } | report | grep -q '^No pain scores in the last 7 days: too few'
    { scores 20 6 3; } | report | grep -q '^Only 1 pain score in the last 7 days: too few'
}
