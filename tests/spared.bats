#!/usr/bin/env bats
# No -o and no --save of any program takes the place of a diary: neither of one that is
# read, nor of your own, by whatever name or link.

load helper

ANSWERS=$EXAMPLES/desk-worker.yaml

# spares MESSAGE COMMAND...: it is a usage error that names the option, and own and other
# are what they were.
spares() {
    try "${@:2}"
    status_is 2
    output_is ""
    stderr_has "$1"
    cmp own before
    cmp other before
}

diaries() {
    cp "$EXAMPLES/diary" own
    cp own other
    cp own before
    ln -s own link
    triage "$ANSWERS" >assessment
    plan assessment >week
}

@test "report writes over no diary that it reads, by whatever name" {
    diaries
    for name in other ./other "$PWD/other"; do
        spares "--output $name: that is the diary itself" report -o "$name" other
        spares "that is the diary itself" report -o "$name" -f lines own other
        spares "that is the diary itself" report -o "$name" -l other
    done
    try_sh "report -o other <other"
    status_is 2
    cmp other before
}

@test "your own diary is written over by nobody, though nobody reads it" {
    diaries
    export UPPERBACK_LOG=$PWD/own
    for name in own link; do
        spares "--output $name" report -o $name other
        spares "--output $name" triage -o $name "$ANSWERS"
        spares "--output $name" triage --questions -o $name
        spares "--save $name" triage --save $name
        spares "--output $name" plan --no-log -o $name assessment
        spares "--output $name" plan -o $name week
        spares "--output $name" plan --show cat-cow -o $name
        spares "--output $name" nudge --no-log -o $name week
        spares "--output $name" log -p -l other -o $name
    done
}

@test "the usual diary is yours too; without one, or without a home, all is as ever" {
    diaries
    try report -o sheet other
    status_is 0
    HOME= try triage -o assessment "$ANSWERS"
    status_is 0
    log 4
    own=$(log --where)
    cp "$own" mine
    try triage -o "$own" "$ANSWERS"
    status_is 2
    cmp "$own" mine
}
