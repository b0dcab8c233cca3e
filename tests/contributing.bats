#!/usr/bin/env bats
# once: what the README says of adding something, done in a copy of the content.

load helper

setup_content() {
    cp -R "$ROOT/content" content
}

@test "an exercise: copied, renamed, standing alone; the content is sound and a plan has it" {
    setup_content
    sed -e 's/^id: .*/id: slow-cat/' -e 's/^name: .*/name: Slow cat/' -e 's/^\(easier\|harder\): .*/\1: []/' \
        content/exercises/seated-cat-cow.yaml >content/exercises/slow-cat.yaml
    try triage --check-content content
    status_is 0
    try_sh "triage -C content content/examples/desk-worker.yaml | plan -C content --with slow-cat -o week"
    status_is 0
    grep -q '^do	slow-cat	' week
    try plan -C content --show slow-cat
    output_has "Slow cat"
    [ "$(plan -C content --complete -- --with slow-c | sed 1d)" = "slow-cat	Slow cat" ]
    try log -C content -l diary did slow-cat
    status_is 0
}

@test "a condition with its rule: it decides, is explained, and no plan comes of it" {
    setup_content
    sed -e 's/^id: .*/id: effort-fever/' -e 's/^name: .*/name: Effort fever/' -e 's/- id: U05/- id: X01/' \
        -e 's/when: .*/when: exertion and fever/' content/conditions/angina.yaml >content/conditions/effort-fever.yaml
    try triage --check-content content
    status_is 0
    triage -C content exertion=yes fever=yes others=no >assessment
    grep -q '^flag	X01	urgency=same-day	' assessment
    triage -C content -x exertion=yes fever=yes others=no | grep -q '^rule	X01	urgency=same-day	result=fired	'
    try plan -C content assessment
    status_is 1
    output_lacks "do	"
}

@test "a question marked as a symptom says 'speak to someone' by itself" {
    setup_content
    awk '/^  - id: fever$/ {
            print "  - id: hiccups"
            print "    type: yes-no"
            print "    group: infection"
            print "    is: symptom"
            print "    ask: Have you had hiccups for two days or more with this pain?"
            print "    label: hiccups for two days or more"
        } { print }' content/questions.yaml >new
    mv new content/questions.yaml
    # the diary must be able to hold it too: the check says so
    try triage --check-content content
    status_is 3
    stderr_has "'hiccups' cannot be logged: the list 'symptom' of diary.yaml lacks it"
    sed -i 's/limping, fever, /&hiccups, /' content/diary.yaml
    try triage --check-content content
    status_is 0
    triage -C content age=38 hiccups=yes others=no | grep -q '^flag	symptom-hiccups	urgency=soon	'
    triage -C content --questions | grep -q '^#* *hiccups'
}

@test "an option is a row: help, completion and manual tests go by the table" {
    # the README says so; the tables are where it says
    for program in triage plan log report nudge; do
        grep -q 'static const struct option_row' "$ROOT/cmd/$program.c"
        grep -q 'static const struct completion_row' "$ROOT/cmd/$program.c"
    done
    # and every file and target that the README names is there
    sed -n '/^## Contributing/,/^## /p' "$ROOT/README.md" | grep -o '`[a-z./]*/[a-zA-Z_./-]*`' | tr -d '`' |
        grep -v -e '~' -e NAME | sort -u >named
    [ "$(wc -l <named)" -ge 5 ]
    while read -r name; do
        [ -e "$ROOT/$name" ] || { echo "$name" >&3 && false; }
    done <named
}
