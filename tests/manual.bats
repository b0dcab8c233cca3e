#!/usr/bin/env bats
# once: what pages say; the commands on them are tried with sanitizers by the others.
#
# The manual: pages that formatters take; upperback-content(5), whose tables say what
# the code says and whose examples pass. The marks in its comments (keys:, file:,
# excerpt:, message:) are explained at its top.

load helper

PAGE=$ROOT/man/upperback-content.5
WELL="age=38 pain=3 worst=5 duration=5d onset=gradual course=steady others=no"

# The page's source with the escapes of roff undone.
plain() {
    sed "s/\\\\-/-/g; s/\\\\(aq/'/g; s/\\\\(ti/~/g; s/\\\\(dq/\"/g; s/\\\\ / /g" "$PAGE"
}

# marks KIND: what stands behind ".\" KIND: " in the page, a line each.
marks() {
    sed -n "s/^\\.\\\\\" $1: //p" "$PAGE"
}

# block KIND NAME: the text of the display marked so.
block() {
    plain | awk -v mark=".\\\\\" $1: $2" '
        $0 == mark { marked = 1; next }
        marked && /^\.Bd/ { on = 1; next }
        on && /^\.Ed/ { exit }
        on'
}

# overlay: all example files of the page, in own/.
overlay() {
    local path
    for path in $(marks file); do
        mkdir -p "$(dirname "own/$path")"
        block file "$path" >"own/$path"
        [ -s "own/$path" ]
    done
}

# commands SECTION: the commands (or expressions) shown in a section or subsection.
commands() {
    plain | awk -v name="$1" '
        /^\.S[hs] / { on = substr($0, 5) == name }
        on && /^\.Dl / { print substr($0, 5) }'
}

# --- all pages -----------------------------------------------------------------

@test "mandoc finds nothing to warn about in any page" {
    for page in "$ROOT"/man/*.[1-9]; do
        try mandoc -T lint -W warning "$page"
        output_is ""
        status_is 0
    done
}

# unescaped FILE: a page's source without the escapes that stand for one character.
unescaped() {
    sed "s/\\\\-/-/g; s/\\\\(aq/'/g; s/\\\\(ti/~/g; s/\\\\(dq/\"/g; s/\\\\e/\\\\/g; s/\\\\ / /g; s/\\\\&//g" "$1"
}

@test "a heading, a message and a command are read as they are written, each on one line" {
    for page in "$ROOT"/man/*.[1-9]; do
        mandoc -T ascii "$page" 2>/dev/null | sed 's/.\x08//g' | tr -s ' ' >read
        unescaped "$page" | awk '
            /^\.Bl -diag/ { on = 1 }
            /^\.El/ { on = 0 }
            on && sub(/^\.It /, "") || sub(/^\.(S[hs]|Dl) /, "")' | tr -s ' ' | sed 's/^ //' >written
        [ -s written ]
        while IFS= read -r line; do
            grep -qF -- "$line" read || { printf '%s: %s\n' "$page" "$line" >&3; return 1; }
        done <written
    done
}

@test "literal text can be copied from any formatter and fits 80 columns" {
    [ -z "$(awk '/^\.Bd -literal/ { on = 1; next } /^\.Ed/ { on = 0 } on && /(^|[^\\])-/' "$PAGE")" ]
    [ -z "$(mandoc -T ascii "$PAGE" | sed 's/.\x08//g' | grep -E '^.{81}')" ]
}

# --- the tables of keys ---------------------------------------------------------------

# code_rows FILE ARRAY: "KEY TYPE NEED LOW HIGH" of each row of a schema table; a limit
# that is not a plain number is "?"; LOW is "most" where HIGH is a length.
code_rows() {
    sed -n "/schema_row $2\[\] = {/,/^};/p" "$ROOT/lib/content/$1" | tail -n +2 | tr '\n' ' ' |
        sed -E 's/(SCHEMA_ROW[A-Z_]*\(|SERVICE_ROW\(|\{")/\n\1/g' | awk -F '"' '
        NF < 3 { next }
        {
            type = "TEXT"; need = "yes"; low = high = "?" # SERVICE_ROW says no more
            if (match($3, /SCHEMA_[A-Z_]+/)) type = substr($3, RSTART + 7, RLENGTH - 7)
            if ($3 ~ /OPTIONAL/) need = "no"
            sub(/ENTRY/, "mapping", type); sub(/ROWS/, "mappings", type); sub(/_/, "-", type)
            if ($1 ~ /_NUMBER/ && match($3, /, -?[0-9]+, -?[0-9]+\)/)) {
                split(substr($3, RSTART + 2, RLENGTH - 3), limits, ", ")
                low = limits[1]; high = limits[2]
            }
            if ($1 ~ /_SHORT/ && match($3, /, [0-9]+\)/)) {
                low = "most"; high = substr($3, RSTART + 2, RLENGTH - 3)
            }
            print $2, tolower(type), need, low, high
        }'
}

# page_rows FILE ARRAY: the same of the page, with the limits that the meaning tells.
page_rows() {
    plain | awk -v mark=".\\\\\" keys: $1 $2" '
        $0 == mark { on = 1; next }
        on && /^\.El/ { exit }
        on && /^\.It Cm/ {
            low = high = "?"
            if (match($0, /-?[0-9]+ to -?[0-9]+/)) {
                split(substr($0, RSTART, RLENGTH), limits, " to ")
                low = limits[1]; high = limits[2]
            }
            if (match($0, /at most [0-9]+/)) {
                low = "most"; high = substr($0, RSTART + 8, RLENGTH - 8)
            }
            print $3, $5, $7, low, high
        }'
}

@test "each table of keys says what the schema in the code says" {
    count=0
    while read -r file array; do
        [ "$file" != education.c ] || [ -e "$ROOT/lib/content/$file" ] || continue
        code_rows "$file" "$array" >code
        page_rows "$file" "$array" >page
        [ -s code ] || { echo "no $array in $file" >&3; return 1; }
        # Limits that the code names by a constant are not compared.
        join -j 1 -o 1.1,1.2,1.3,1.4,1.5,2.1,2.2,2.3,2.4,2.5 -a 1 -a 2 -e none \
            <(sort code) <(sort page) >both
        awk '$1 != $6 || $2 != $7 || $3 != $8 || $4 != "?" && ($4 != $9 || $5 != $10)' both >wrong
        [ ! -s wrong ] || { echo "$file $array:" >&3; cat wrong >&3; return 1; }
        count=$((count + 1))
    done < <(marks keys)
    [ "$count" -ge 30 ]
}

@test "no schema is left out" {
    (cd "$ROOT/lib/content" && grep -oE 'struct schema_row [a-z_]+\[\] = ' -- *.c) |
        sed 's/:struct schema_row / /; s/\[\] = //' | sort >code
    marks keys | sort >page
    [ -s code ]
    [ -z "$(comm -23 code page)" ] || { comm -23 code page >&3; return 1; }
}

@test "every word that a schema allows, and every clinical number, is named" {
    plain | tr -cs 'a-z0-9-' '\n' | sort -u >page
    awk '/(_words|type_names)\[.*\] = \{/ { on = 1 } on { print } /\};/ { on = 0 }' \
        "$ROOT"/lib/content/*.c | grep -o '"[a-z-]*"' | tr -d '"' | sort -u >code
    [ "$(wc -l <code)" -ge 120 ]
    [ -z "$(comm -23 code page)" ] || { comm -23 code page >&3; return 1; }
}

@test "education: the table has the keys of the shipped entries" {
    page_rows education.c education_rows | cut -d ' ' -f 1 | sort >page
    grep -hoE '^[a-z-]+:' "$ROOT"/content/education/*.yaml | tr -d : | sort -u >used
    [ -s used ]
    [ -z "$(comm -23 used page)" ]
    for key in $(page_rows education.c education_rows | awk '$3 == "yes" { print $1 }'); do
        [ -z "$(grep -L "^$key:" "$ROOT"/content/education/*.yaml)" ]
    done
}

# --- the examples ------------------------------------------------------------------------

@test "an excerpt stands so in the shipped content" {
    [ -n "$(marks excerpt)" ]
    for path in $(marks excerpt); do
        lines=$(block excerpt "$path")
        [ -n "$lines" ]
        [[ $(cat "$ROOT/content/$path") == *"$lines"* ]]
    done
}

@test "there is an example for each kind of entry and each table that can be overlaid" {
    for path in exercises care habits conditions groups education questions signs sources \
        triggers diary stop regions; do
        marks file | grep -qE "^$path(/[a-z-]+)?\.yaml$" || { echo "none: $path" >&3; return 1; }
    done
}

@test "the examples pass the check" {
    overlay
    if triage --help | grep -q -- --check-content; then
        try triage --check-content own
        [ "$status" -eq 0 ] || printf '%s\n%s\n' "$output" "$stderr" >&3
        status_is 0
    fi
    UPPERBACK_CONTENT=$PWD/own try triage $WELL
    status_is 0
    stderr_is_empty
    output_has "+own"
    output_has "urgency	self-care"
}

@test "the examples do what the page says" {
    overlay
    export UPPERBACK_CONTENT=$PWD/own
    try triage $WELL dry-needling=yes breathing-in=yes
    status_is 0
    output_has "urgency	emergency"
    output_has "flag	own-needle	urgency=emergency	suspect=possible pneumothorax after needling"
    try triage $WELL dry-needling=yes
    output_lacks "own-needle"
    try triage $WELL activities=music hours-played=4 instrument=violin
    output_has "cause	instrument-practice	fit=likely	score=5"
    output_has "group	musician"
    try triage $WELL region=our-town
    output_has "ask for an urgent appointment. A call is always fine."
    try log 4 trigger=long-rehearsal
    status_is 0
}

@test "plan shows each exercise, care entry and habit of the examples, and the stop sign" {
    overlay
    export UPPERBACK_CONTENT=$PWD/own
    for path in $(marks file | grep -E '^(exercises|care|habits)/'); do
        try plan --show "$(basename "$path" .yaml)"
        status_is 0
        output_has "$(sed -n 's/^name: //p' "own/$path")"
    done
    cp "$EXAMPLES/desk-worker.yaml" answers.yaml
    echo 'needled-near-ribs: yes' >>answers.yaml
    try_sh "triage answers.yaml | plan"
    status_is 0
    output_has "stop	Short breath, or a stab on breathing in, after needling. Stop. Go to A&E now."
}

@test "each example of a diary entry can be logged" {
    overlay
    export UPPERBACK_CONTENT=$PWD/own
    plain | sed -n 's/^\.Ql log //p' | grep -v '^did' | sed 's/ ,$//' >entries
    [ "$(wc -l <entries)" -eq 2 ]
    while read -r entry; do
        try log $entry
        status_is 0
    done <entries
    try log -p -k played
    output_has "played	1.5	rested=20"
}

@test "your own exercise in five steps, as printed" {
    cp "$EXAMPLES/desk-worker.yaml" answers.yaml
    commands "Your own exercise in five steps" >steps
    [ "$(wc -l <steps)" -eq 4 ]
    while read -r step; do
        if [[ $step == *--check-content* ]] && ! triage --help | grep -q -- --check-content; then
            continue
        fi
        try_sh "$step"
        [ "$status" -eq 0 ] || printf '%s\n%s\n' "$step" "$output$stderr" >&3
        status_is 0
        [[ $step != mkdir* ]] || block file exercises/rolls-between-pieces.yaml \
            >"$HOME/.config/upperback/content/exercises/rolls-between-pieces.yaml"
    done <steps
    output_has "do	rolls-between-pieces"
    try log did rolls-between-pieces
    status_is 0
}

@test "the trial of a rule, and the message of a fault, as printed" {
    overlay
    export UPPERBACK_CONTENT=own
    try_sh "$(commands CAVEATS)"
    status_is 0
    output_has "result=fired"
    sed -i 's/breathless/breatless/' own/signs.yaml
    try triage $WELL
    status_is 3
    [ "$stderr" = "$(block message "a misspelt key in signs.yaml" | paste -s -d ' ')" ]
}

# --- expressions ------------------------------------------------------------------------------

# rule ID WHEN: a rule row for an overlay's condition.
rule() {
    printf '  - {id: %s, urgency: routine, when: "%s", act: appointment, why: test,\n' "$1" "$2"
    printf '     strength: proposal, sources: [upperback-proposal], reviewed: 2026-11-20}\n'
}

# condition: an own condition with the rules on stdin.
condition() {
    mkdir -p own/conditions
    {
        printf 'id: own-test\nname: Test\nkind: serious\nsummary: A test.\nsuspect: a test\n'
        printf 'feels: []\nhelps: []\nrules:\n'
        cat
        printf 'sources: [upperback-proposal]\nreviewed: 2026-11-20\n'
    } >own/conditions/own-test.yaml
    export UPPERBACK_CONTENT=$PWD/own
}

@test "the expressions that are shown can be read" {
    commands EXPRESSIONS >expressions
    [ "$(wc -l <expressions)" -ge 5 ]
    number=0
    while read -r expression; do
        number=$((number + 1))
        rule "own-$number" "$expression"
    done <expressions | condition
    # A risk or symptom in them is never under "not" or "<", so rules take them too.
    UPPERBACK_CONTENT=$PWD/own try triage $WELL
    status_is 0
}

@test "a or b and not c is a or (b and (not c))" {
    {
        rule own-a "first-time or reproduced-by-movement and not at-rest"
        rule own-b "first-time or (reproduced-by-movement and (not at-rest))"
        rule own-c "(first-time or reproduced-by-movement) and not at-rest"
    } | condition
    export UPPERBACK_CONTENT=$PWD/own
    try triage -x first-time=yes reproduced-by-movement=no at-rest=yes
    output_has "rule	own-a	urgency=routine	result=fired"
    output_has "rule	own-b	urgency=routine	result=fired"
    output_has "rule	own-c	urgency=routine	result=not"
}

@test "the table of yes, no and not known is true, row by row" {
    {
        rule own-and "at-rest and reproduced-by-movement"
        rule own-or "at-rest or reproduced-by-movement"
        rule own-unless "at-rest unless reproduced-by-movement"
    } | condition
    export UPPERBACK_CONTENT=$PWD/own
    plain | grep -E '^\.It (yes|no|not known)( Ta (yes|no|not known)){4}$' |
        sed 's/^\.It //; s/not known/unsure/g; s/ Ta / /g' >rows
    [ "$(sort -u rows | wc -l)" -eq 9 ]
    while read -r a b and or unless; do
        triage -x at-rest="$a" reproduced-by-movement="$b" 2>/dev/null |
            sed -n 's/^rule	own-[a-z]*	.*result=\([a-z]*\).*/\1/p' | paste -s -d ' ' >got
        echo "$and $or $unless" | sed 's/yes/fired/g; s/unsure/open/g; s/\bno\b/not/g' >expected
        cmp got expected || { echo "$a $b: $(cat got), expected $(cat expected)" >&3; return 1; }
    done <rows
}

@test "what would soften a rule is refused as the page says" {
    for when in 'not fever' 'worst < 3' 'worst <= 3' 'worst = 3' 'cough unless fever'; do
        rule own-a "$when" | condition
        UPPERBACK_CONTENT=$PWD/own try triage $WELL
        status_is 3
        stderr_has "a rule must not soften on safety answers"
    done
}

# --- overlays -------------------------------------------------------------------------------

# may PATH: what the page says an overlay may do there.
may() {
    plain | sed -n "s|^\.It Pa $1 Ta \(.*\) Ta .*|\1|p"
}

# reading: everything that reads content, with the overlay own/.
reading() {
    cp "$EXAMPLES/desk-worker.yaml" answers.yaml
    UPPERBACK_CONTENT=$PWD/own try_sh "triage answers.yaml >a && plan a >p && log 3"
}

@test "an overlay may do what the page says, and no more" {
    for path in exercises/cat-cow care/heat habits/bags conditions/shingles groups/pregnancy \
        questions signs sources triggers diary stop regions rules screen advice; do
        rm -rf own
        mkdir -p "$(dirname "own/$path")"
        cp "$ROOT/content/$path.yaml" "own/$path.yaml"
        name=$(sed 's|/.*|/ID|' <<<"$path").yaml
        case $(may "$name") in
        "add, replace")
            reading
            status_is 0
            ;;
        add)
            reading
            [ "$status" -eq 3 ] || { echo "$path was taken" >&3; return 1; }
            ;;
        nothing)
            reading
            [ "$status" -eq 3 ] || { echo "$path was taken" >&3; return 1; }
            ;;
        *)
            echo "the page does not say: $name" >&3
            return 1
            ;;
        esac
    done
}
