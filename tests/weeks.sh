#!/bin/sh
# weeks.sh DIRECTORY: a person over twelve weeks, through the programs on PATH. Each Monday
# morning the questions are asked again, a plan is made from the plan before and the
# diary, and during the week every session of it is done, with the pains of story().
# Leaves DIRECTORY/plan-WEEK, DIRECTORY/diary. Dates are counted by date(1).
set -eu
cd "$1"
answers=$2
export TZ=UTC

# story WEEK: pain before, while doing it, next morning
story() {
    case $1 in
    6) echo 4 7 5 ;;      # a flare: red all week
    7) echo 3 3 3 ;;
    11) echo 2 4 2 ;;     # enough
    *) echo 2 3 2 ;;
    esac
}

# did WEEK DAY DATE: what that day's plan asks for
did() {
    before=$2 during=$3 day=$4
    plan --now "${day}T12:00:00Z" --today -f lines "plan-$1" |
        awk -F '\t' -v day="$day" -v before="$before" -v during="$during" '
            $1 == "do" && !seen[$2]++ { sets = reps = 1
                for (i = 3; i <= NF; i++) { split($i, a, "="); if (a[1] == "sets") sets = a[2]; if (a[1] == "reps") reps = a[2] }
                printf "%sT18:00:00Z\tdid\t%s\tsets=%s\treps=%s\tbefore=%s\tpain=%s\tafter=%s\n", day, $2, sets, reps, before, during, before }'
}

: >diary
week=1
first=1796022000 # 2026-11-30T07:00:00Z, a Monday
while [ "$week" -le 12 ]; do
    start=$(date -u -d "@$((first + (week - 1) * 604800))" +%Y-%m-%dT%H:%M:%SZ)
    previous=
    [ "$week" = 1 ] || previous="--previous plan-$((week - 1))"
    triage --now "$start" "$answers" >assessment
    plan --now "$start" -l diary -m 20 $previous assessment >"plan-$week"
    set -- $(story "$week")
    for offset in 0 1 2 3 4 5 6; do
        day=$(date -u -d "@$((first + (week - 1) * 604800 + offset * 86400))" +%Y-%m-%d)
        next=$(date -u -d "@$((first + (week - 1) * 604800 + (offset + 1) * 86400))" +%Y-%m-%d)
        # A flare ends with its first two red days: then they rest.
        if [ "$week" != 6 ] || [ "$offset" -lt 2 ]; then did "$week" "$1" "$2" "$day" >>diary; fi
        printf '%sT06:00:00Z\tpain\t%s\n' "$next" "$3" >>diary
    done
    week=$((week + 1))
done
