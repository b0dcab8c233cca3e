#!/usr/bin/env bats
# Twelve weeks of one person, through the programs: up, a flare, back up, and every
# change of a dose told.

load helper

setup_file() {
    export WEEKS=$BATS_FILE_TMPDIR/weeks
    mkdir -p "$WEEKS"
    sed -e 's/^duration: .*/duration: 50 days/' -e 's/^pain: .*/pain: 2/' \
        -e 's/^worst: .*/worst: 3/' "$EXAMPLES/desk-worker.yaml" >"$WEEKS/answers.yaml"
    env -u UPPERBACK_CONTENT -u UPPERBACK_LOG -u UPPERBACK_PLAN HOME="$WEEKS" \
        PATH="$BIN:/usr/local/bin:/usr/bin:/bin" LC_ALL=C \
        "$ROOT/tests/weeks.sh" "$WEEKS" "$WEEKS/answers.yaml" >&2
}

# doses WEEK: "exercise sets reps hold", the largest dose of each in that week's plan.
doses() {
    awk -F '\t' '$1 == "do" {
        for (i = 3; i <= NF; i++) { at = index($i, "="); value[substr($i, 1, at - 1)] = substr($i, at + 1) }
        volume = value["sets"] * value["reps"] * (value["hold"] > 0 ? value["hold"] : 1)
        if (volume > most[$2]) { most[$2] = volume; dose[$2] = value["sets"] " " value["reps"] " " value["hold"] }
    } END { for (id in dose) print id, dose[id], most[id] }' "$WEEKS/plan-$1" | sort
}

# volume WEEK: of all exercises together.
volume() {
    doses "$1" | awk '{ sum += $5 } END { print sum + 0 }'
}

# changes WEEK CHANGE: how many exercises change so that week.
changes() {
    grep -c "^adapt	[a-z-]*	change=$2	" "$WEEKS/plan-$1" || true
}

@test "every difference of dose from week to week has its adapt record, in its direction" {
    for week in 2 3 4 5 6 7 8 9 10 11 12; do
        join -a 1 -a 2 -e 0 -o 0,1.5,2.5 <(doses $((week - 1))) <(doses $week) |
            awk '$2 != $3 { print $1, ($3 == 0 ? "gone" : $3 > $2 ? "up" : "down") }' |
            while read -r id way; do
                change=$(awk -F '\t' -v id="$id" '$1 == "adapt" && $2 == id { print $3 }' "$WEEKS/plan-$week")
                case $way$change in
                upchange=up | downchange=down | downchange=rest | upchange=down | gonechange=drop | gonechange=rest | gonechange=up | gonechange=down) ;;
                *) echo "week $week: $id $way, told as '$change'" ;;
                esac
            done
    done >missing
    [ ! -s missing ] || { cat missing >&3; return 1; }
}

@test "each record names a known change, a reason and a sentence" {
    cat "$WEEKS"/plan-? "$WEEKS"/plan-1? | grep '^adapt' >all
    [ "$(wc -l <all)" -gt 100 ]
    [ -z "$(grep -vE '^adapt	[a-z-]+	change=(up|hold|down|rest|drop)	because=[a-z:,-]+	why=[A-Z].*\.$' all)" ]
}

@test "no step up of what goes on is more than a fifth, or than one repetition" {
    for week in 2 3 4 5 6 7 8 9 10 11 12; do
        join <(doses $((week - 1))) <(doses $week) |
            awk '$9 > $5 * 1.2 + 0.001 && $9 > $5 * (1 + 1 / $3) + 0.001 { print }'
    done >leaps
    [ ! -s leaps ] || { cat leaps >&3; return 1; }
}

# With a day of rest in the week, seven days of green times are there after the second.
@test "weeks 3 to 6 go up" {
    [ "$(changes 3 up)" -gt 3 ]
    [ "$(changes 5 up)" -gt 3 ]
}

@test "while all is green no dose falls, and nothing leaves but for a harder one" {
    for week in 3 4 5 6; do
        join <(doses $((week - 1))) <(doses $week) | awk -v week=$week '$9 < $5 { print week, $0 }'
        join -v 1 <(doses $((week - 1))) <(doses $week) | while read -r id _; do
            grep "^adapt	$id	" "$WEEKS/plan-$week" | grep -q 'makes way for' || echo "$week: $id is gone"
        done
        join <(doses $((week - 1))) <(doses $week) |
            awk -v week=$week '{ before += $5; now += $9 } END { if (now < before) print week, before, now }'
    done >fallen
    [ ! -s fallen ] || { cat fallen >&3; return 1; }
}

@test "what goes on stays in the sessions that had it" {
    for week in 3 4 5 6; do
        comm -23 <(grep '^do' "$WEEKS/plan-$((week - 1))" | cut -f 2,3 | sort) \
            <(grep '^do' "$WEEKS/plan-$week" | cut -f 2,3 | sort) | cut -f 1 | sort -u >moved
        join moved <(doses $week)
    done >strays
    [ ! -s strays ] || { cat strays >&3; return 1; }
}

@test "week 7, after two red days: flare mode, half, no strength" {
    grep -q '^note	Flare mode' "$WEEKS/plan-7"
    ! grep -q 'session=strength' "$WEEKS/plan-7"
    [ "$(volume 7)" -le $(($(volume 6) / 2)) ]
    join <(doses 6) <(doses 7) | awk '$9 > $5 / 2 && $9 > 1 { print }' >much
    [ "$(wc -l <much)" -le 1 ]
    [ "$(changes 7 up)" = 0 ]
}

@test "after it strength comes back, at half, and all goes up again" {
    ! grep -q 'Flare mode' "$WEEKS/plan-8"
    grep -q 'session=strength' "$WEEKS/plan-8"
    grep -q 'change=down	because=red' "$WEEKS/plan-8"
    [ "$(changes 9 up)" -gt 3 ]
    [ "$(volume 12)" -gt "$(volume 7)" ]
}

@test "a week at the limit: the next holds" {
    [ "$(changes 12 up)" = 0 ]
    [ "$(changes 12 down)" = 0 ]
    grep -q 'change=hold	because=amber' "$WEEKS/plan-12"
}
