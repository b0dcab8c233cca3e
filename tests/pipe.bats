#!/usr/bin/env bats
# The programs together: the main job, and what happens when a stage breaks.

load helper

# cuts SIZE: byte counts to cut a file of that size at: every so often, and each of
# the last ones.
cuts() {
    seq 1 $(($1 / 25)) "$(($1 - 36))"
    seq "$(($1 - 35))" "$(($1 - 1))"
}

# refuses FILE COMMAND...: no beginning of the file is taken, and nothing is made of it.
refuses() {
    local file=$1 size bytes
    shift
    size=$(wc -c <"$file")
    for bytes in $(cuts "$size"); do
        status=0
        head -c "$bytes" "$file" >cut
        "$@" <cut >got 2>messages || status=$?
        [ "$status" -eq 3 ] && [ ! -s got ] && [ -s messages ] || {
            printf '%s bytes of %s: status %s\n%s\n' "$bytes" "$size" "$status" "$(cat got)" >&3
            return 1
        }
    done
}

@test "the main job: answers, assessment, plan, what is due, the diary, what it says" {
    try_sh "triage '$EXAMPLES/desk-worker.yaml' | plan -m 15 -o week"
    status_is 0
    stderr_is_empty
    try nudge week --list --from 2026-11-20 --to 2026-11-26
    status_is 0
    output_has "session"
    # by the real clock: an entry told days late is in no statistic
    unset UPPERBACK_NOW
    log 4 trigger=desk-work
    log did cat-cow pain=2
    try_sh "log -p | report"
    status_is 0
    output_has "usually 4"
    output_has "Days"
    output_has "Trend     20 more days"
}

@test "an emergency goes through the pipe as one: the act, no exercise, status 1" {
    try_sh "triage '$EXAMPLES/heart-warning.yaml' | plan -o week"
    status_is 1
    try_sh "grep -c '^do' week"
    output_is 0
    try nudge week --list --from 2026-11-20 --to 2026-11-20
    output_has "Call 999 now"
    [ "$(wc -l <<<"$output")" -eq 1 ]
}

@test "an assessment cut at any byte gives no plan, in lines and in YAML" {
    triage "$EXAMPLES/desk-worker.yaml" >lines
    triage -f yaml "$EXAMPLES/desk-worker.yaml" >yaml
    refuses lines plan
    refuses yaml plan
}

@test "a plan cut at any byte gives no reminder, in lines and in YAML" {
    triage "$EXAMPLES/desk-worker.yaml" | plan >lines
    triage "$EXAMPLES/desk-worker.yaml" | plan -f yaml >yaml
    refuses lines nudge --now 2026-11-20T10:45:00+01:00
    refuses yaml nudge --now 2026-11-20T10:45:00+01:00
}

@test "a stage that is killed stops the pipe without pipefail" {
    try_sh "sh -c 'kill -9 \$\$' | plan -o week"
    status_is 3
    [ ! -e week ]
    try_sh "triage '$EXAMPLES/desk-worker.yaml' | sh -c 'head -n 20; kill -9 \$\$' | plan -o week"
    status_is 3
    [ ! -e week ]
    try_sh "triage frobnicate=yes | plan | nudge"
    status_is 3
    output_is ""
}

@test "every status of the table, by every program that has it" {
    for program in triage plan log report nudge; do
        try "$program" --help
        status_is 0
        try "$program" --no-such-option
        status_is 2
        stderr_has "$program: --no-such-option: there is no such option"
    done
    try triage age=x
    status_is 3
    try plan <<<''
    status_is 3
    try log 11
    [ "$status" -eq 2 ] || status_is 3
    try report </dev/null
    status_is 3
    try nudge - <<<'nothing'
    status_is 3
    try triage -C /nonexistent age=3
    status_is 4
    try plan /nonexistent
    status_is 4
    try log -l /proc/diary 4
    status_is 4
    try report /nonexistent
    status_is 4
    try nudge /nonexistent
    status_is 4
}
