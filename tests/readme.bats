#!/usr/bin/env bats
# What the README shows is what happens: every "$ command" of its console blocks is
# run, in order, beside copies of the examples, and its output compared.

load helper

# The commands and outputs of all console blocks.
console() {
    sed -n '/^```console$/,/^```$/p' "$ROOT/README.md" | grep -v '^```'
}

# Runs the commands of stdin as a shell session would look.
session() {
    local line
    while IFS= read -r line; do
        case $line in
        '$ '*)
            printf '%s\n' "$line"
            eval "${line#\$ }" </dev/null 2>&1
            ;;
        esac
    done
}

@test "every example of the README gives what it shows" {
    cp "$EXAMPLES"/*.yaml "$EXAMPLES/diary" .
    console >expected
    [ "$(grep -c '^\$ ' expected)" -ge 10 ]
    # a shell of its own: bats ends a test at the first status that is not 0
    bash -c "$(declare -f session); session" <expected >got
    diff expected got >&3
}

@test "both commands for a fresh machine are in the README, one line each" {
    [ "$(grep -c '^    apt-get .* && make ' "$ROOT/README.md")" -eq 2 ]
}

@test "the status table of the README is the programs' own" {
    for status in 0 1 2 3 4; do
        grep -q "^| $status  " "$ROOT/README.md"
        triage --help | grep -q "^   $status  "
    done
}

@test "make demo shows the main job" {
    run "$ROOT/tests/demo.sh"
    status_is 0
    output_has "SELF-CARE"
    output_has "EMERGENCY: act now"
    output_has "(status 1)"
    output_has "The week"
    output_has "Time for your morning session"
    output_has "Pain diary, 22 August to 19 November 2026"
}
