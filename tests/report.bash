# What the files about report share: diaries, line by line. The clock is 2026-11-20 14:30 in
# Berlin (helper.bash).

REPORT=$FIXTURES/report

# One line of a diary: entry 2026-11-20 08:00 pain 4 side=left …
entry() {
    local date=$1 time=$2
    shift 2
    printf '%sT%s:00+01:00' "$date" "$time"
    printf '\t%s' "$@"
    printf '\n'
}

# The date so many days before the 20th of November.
back() {
    TZ=UTC printf '%(%F)T\n' $((1795176000 - $1 * 86400))
}

# scores FIRST LAST PAIN: one score a day, from FIRST to LAST days back
scores() {
    local i
    for ((i = $1; i >= $2; i--)); do entry "$(back $i)" 08:00 pain "$3"; done
}
