#!/usr/bin/env bats
# No -o and no --save of any program takes the place of a diary: neither of one that is
# read, nor of your own, by whatever name or link. And no -o takes the place of what else
# is read: answers, an assessment, a plan.

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

# keeps FILE COMMAND (a shell's): it is a usage error that names --output FILE, or another name
# of it, and FILE is what it was.
keeps() {
    cp "$1" kept
    try_sh "$2"
    status_is 2
    output_is ""
    stderr_has "--output "
    stderr_has "; expected another file"
    cmp "$1" kept
}

@test "-o takes the place of nothing that is read" {
    diaries
    cp "$ANSWERS" answers
    ln answers hard
    ln -s answers soft
    for name in answers ./answers "$PWD/answers" hard soft; do
        keeps answers "triage -o $name answers"
    done
    stderr_has "triage: --output soft: that is the input itself; expected another file"
    keeps answers "triage answers -x -o answers pain=3"
    keeps answers "triage assessment answers -o answers"
    keeps answers "triage -o answers <answers"
    keeps answers "triage -o answers - <answers"
    keeps answers "triage --again answers -o answers"
    keeps answers "triage -i answers -o answers"
    keeps assessment "plan -o assessment assessment"
    keeps assessment "plan -o assessment <assessment"
    keeps week "plan -f text -o week week"
    keeps week "plan --today -o week week"
    UPPERBACK_PLAN=week keeps week "plan -f text -o week </dev/null"
    keeps week "nudge -o week week"
    keeps week "nudge -o week - <week"
    keeps assessment "report -a assessment -o assessment other"
    keeps assessment "report -a assessment -f html -o ./assessment other"
    keeps other "report -o other -a assessment other"
    keeps other "log -p -l other -o other"
}

@test "where --save keeps the answers, -o does not write" {
    try triage --save new -o new
    status_is 2
    stderr_has "--output new: that is where --save keeps the answers; expected another file"
    [ ! -e new ]
}

@test "-o may name what is not read, a device, and the plan before" {
    diaries
    cp "$ANSWERS" answers
    for command in "triage -o new answers" "triage -o answers chest-pain=yes <answers" \
        "triage -o /dev/null </dev/null chest-pain=yes" "triage --questions -o /dev/null </dev/null" \
        "plan -o new assessment" "plan --previous week -o week assessment" "plan -o new week" \
        "report -o new -a assessment other" "plan -o - week" "log -p -l other -o new"; do
        try_sh "$command"
        status_is 0
    done
    # what is not there is said to be so
    try triage -o none none
    status_is 4
    stderr_has "none: cannot open it"
}
