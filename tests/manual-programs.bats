#!/usr/bin/env bats
# once: as manual.bats.
#
# The pages of triage and plan, of answers and of records: they say what the programs
# and the tables in the code say, and their examples run.

load helper

MAN=$ROOT/man
PAGES="triage.1 plan.1 upperback-answers.5 upperback-records.5"

# The page's source with the escapes of roff undone.
plain() {
    sed "s/\\\\-/-/g; s/\\\\(aq/'/g; s/\\\\(ti/~/g; s/\\\\(dq/\"/g; s/\\\\e/\\\\/g; s/\\\\ / /g" \
        "$MAN/$1"
}

# The page as it is read, 80 columns wide.
rendered() {
    mandoc -T ascii "$MAN/$1" 2>/dev/null | sed 's/.\x08//g'
}

# section PAGE NAME: its source, without its heading.
section() {
    plain "$1" | awk -v name="$2" '/^\.Sh / { on = substr($0, 5) == name; next } on'
}

# same NAME FILE FILE: the two lists are one, or the difference is shown.
same() {
    [ -s "$2" ] || { echo "$1: nothing found" >&3; return 1; }
    diff "$2" "$3" >difference || { echo "$1:" >&3; cat difference >&3; return 1; }
}

# The long options that --help lists, a line each.
help_options() {
    "$1" --help | sed -n '/^options:/,/^exit status:/p' | grep -oE '^ +(-[a-zA-Z], )?--[a-z-]+' |
        sed 's/.*--/--/' | sort
}

# commands PAGE: the commands shown under EXAMPLES, but for those that need a terminal.
# A mark "status: N" says what the next one ends with; a line that ends in a backslash or a
# bar goes on in the next. (Scripts have tests of their own.)
commands() {
    section "$1" EXAMPLES | awk '
        /^\.\\" terminal/ { skip = 1; next }
        /^\.\\" status: / { status = $3; next }
        /^\.Dl / {
            command = command substr($0, 5)
            if (sub(/\\$/, "", command) || command ~ /[|]$/) next
            if (!skip) print status + 0, command
            skip = status = 0
            command = ""
        }'
}

# --- every page ------------------------------------------------------------------

@test "mandoc warns of nothing" {
    for page in $PAGES; do
        try mandoc -T lint -W warning "$MAN/$page"
        output_is ""
        status_is 0
    done
}

@test "no page is wider than 80 columns" {
    for page in $PAGES; do
        [ -z "$(rendered "$page" | grep -E '^.{81}')" ] || { echo "$page" >&3; return 1; }
    done
}

@test "what is to be copied has hyphens that can be" {
    for page in $PAGES; do
        awk '/^\.Bd -literal/ { on = 1; next } /^\.Ed/ { on = 0 }
            (on || /^\.Dl /) && /(^|[^\\])-/' "$MAN/$page" >wrong
        [ ! -s wrong ] || { echo "$page:" >&3; cat wrong >&3; return 1; }
    done
}

@test "the sections that each page must have, in order" {
    for page in triage.1 plan.1; do
        grep '^\.Sh ' "$MAN/$page" | cut -c 5- >sections
        printf '%s\n' NAME SYNOPSIS DESCRIPTION OPTIONS ENVIRONMENT FILES "EXIT STATUS" \
            EXAMPLES DIAGNOSTICS "SEE ALSO" CAVEATS >expected
        same "$page" expected sections
        rendered "$page" | tr -s ' \n' ' ' | grep -q "not a medical device, and no clinician has reviewed"
    done
}

# --- triage and plan -----------------------------------------------------------------

@test "the synopsis is the usage" {
    for program in triage plan; do
        rendered "$program.1" | sed -n '/^SYNOPSIS/,/^DESCRIPTION/p' | sed '1d;$d' |
            tr -s ' \n' '\n\n' | sed '/^$/d' >page
        "$program" --help | sed '/^$/,$d' | sed 's/^usage: //' |
            tr -s ' \n' '\n\n' | sed '/^$/d' >usage
        same "$program" usage page
    done
}

@test "the page has the options of --help, and no other" {
    for program in triage plan; do
        help_options "$program" >help
        section "$program.1" OPTIONS | grep -oE '^\.It .*Fl -[a-z-]+' | sed 's/.*Fl -/--/' |
            sort >page
        same "$program" help page
        # letters and arguments too
        "$program" --help | sed -n '/^options:/,/^exit status:/p' |
            sed -nE 's/^ +((-[a-zA-Z]), )?(--[a-z-]+)( ([A-Z]+(:[A-Z,.]+)?))?( .*)?$/\2 \3 \5/p' |
            sed 's/^ //; s/ $//' | sort >help
        section "$program.1" OPTIONS | grep '^\.It Fl' |
            sed -E 's/^\.It //; s/Fl (-?[A-Za-z-]+)/-\1/g; s/ ,//; s/ Ar / /' | sort >page
        same "$program" help page
    done
}

@test "the exit statuses are those of --help" {
    for program in triage plan; do
        "$program" --help | sed -n '/^exit status:/,/^more:/p' | grep -oE '^ +[0-9]+' |
            tr -d ' ' >help
        section "$program.1" "EXIT STATUS" | sed -nE 's/^\.It ([0-9]+)$/\1/p' >page
        same "$program" help page
    done
}

@test "each variable of the page is one that the programs read" {
    for program in triage plan; do
        section "$program.1" ENVIRONMENT | grep '^\.It Ev' | sed 's/^\.It Ev //; s/ , /\n/g' >page
        [ -s page ]
        while read -r name; do
            grep -qF "\"$name\"" "$ROOT"/lib/base/environment.c || [ "$name" = TZ ] ||
                { echo "$program: $name" >&3; return 1; }
        done <page
    done
}

@test "the commands under EXAMPLES run" {
    for page in $PAGES upperback-content.5; do
        rm -rf scratch && mkdir scratch
        cp "$EXAMPLES"/*.yaml scratch
        commands "$page" >list
        [ -s list ]
        while IFS= read -r line; do
            expected=${line%% *} command=${line#* }
            run bash -o pipefail -c "cd scratch && $command" </dev/null
            [ "$status" -eq "$expected" ] && [ -n "$output$(echo "$command" | grep '>\|-o')" ] || {
                printf '%s: %s: status %s\n%s\n' "$page" "$command" "$status" "$output" >&3
                return 1
            }
        done <list
    done
}

@test "the script of triage(1) tells an emergency" {
    cp "$EXAMPLES"/*.yaml .
    section triage.1 EXAMPLES | awk '/^\.Bd -literal/ { on = 1; next } /^\.Ed/ { exit } on' >script
    try sh script
    status_is 0
    output_is "call for help now"
    sed 's/heart-warning/desk-worker/' script >other
    try sh other
    output_is "self-care"
    sed 's/heart-warning/not-there/' script >other
    try sh other
    output_is "no result"
}

@test "the messages of the pages are those of the programs" {
    # A .Bd -ragged under DIAGNOSTICS is a message, one or more lines.
    for page in triage.1 plan.1 upperback-answers.5; do
        section "$page" DIAGNOSTICS |
            awk '/^\.Bd -ragged/ { on = 1; next } /^\.Ed/ { on = 0; print "" } on { printf "%s ", $0 }'
    done | sed 's/ $//' | sort -u >page
    {
        triage feaver=yes || true
        triage pain=8 worst=3 || true
        printf 'who=a\nage=38\nfeverr=yes\n' | triage || true
        triage "$EXAMPLES/heart-warning.yaml" | plan || true
        plan - </dev/null || true
    } 2>&1 >/dev/null | sort -u >said
    [ "$(wc -l <page)" -ge 4 ]
    [ -z "$(comm -23 page said)" ] || { comm -23 page said >&3; cat said >&3; return 1; }
}

@test "what plan(1) says of numbers is so" {
    ASSESSMENT="triage $EXAMPLES/desk-worker.yaml"
    for good in "-m 2" "-m 60" "-d 1" "-d 28" "--breaks 20min" "--breaks 120min" "--breaks none" \
        "--ceiling 1" "--ceiling 5" "--start 2026-11-20" "--start 2026-11-27" \
        "--equipment none" "-w '08:00-12:00 mon,wed,sat'"; do
        try_sh "$ASSESSMENT | plan $good"
        [ "$status" -eq 0 ] || { echo "$good: $stderr" >&3; return 1; }
    done
    for bad in "-m 1" "-m 61" "-d 0" "-d 29" "--breaks 19min" "--breaks 121min" "--ceiling 0" "--ceiling 6" \
        "--start 2026-11-19" "--start 2026-11-28"; do
        try_sh "$ASSESSMENT | plan $bad"
        [ "$status" -eq 2 ] || { echo "$bad: $status" >&3; return 1; }
    done
    try_sh "$ASSESSMENT | plan"
    output_has "	days=7	minutes=12"
    output_has "every=60min"
    output_has "up to 3 is fine; 4, do no more than that"
    output_has "from 6 on"
    try_sh "$ASSESSMENT | plan -o week; plan --today --now 2026-11-28 week"
    status_is 1
}

# --- answers ----------------------------------------------------------------------------

# questions: "KEY TYPE", "KEY:TERM", "KEY:TERM@GROUP" and so on of content/questions.yaml,
# whose layout is regular: a question's own keys stand four blanks in.
questions() {
    awk '
        /^  - id: / { if (past) key = $3; next }
        /^questions:/ { past = 1 }
        !past { next }
        /^    type: / { type = $2; if (type != "yes-no") print key, type }
        /^    group: / { print key, "yes-no", $2 }
        /^    range: / { gsub(/[][,]/, ""); print key, "from", $2, "to", $3 }
        /^      - \{id: / { term = $3; sub(/[,}].*/, "", term); print key ":" term }
        /^      - id: / { print key ":" $3 }' "$ROOT/content/questions.yaml" | sort
}

# The same, of the page. What stands under a heading says the type.
page_questions() {
    section upperback-answers.5 KEYS | awk '
        /^\.\\" group: / { group = $3; next }
        /^\.\\" terms: / { list = $3; next }
        /^\.Ss About/ { type = "text" }
        /^\.Ss One of/ { type = "one-of" }
        /^\.Ss Lists/ { type = "list-of" }
        /^\.Ss Numbers/ { type = "number" }
        /^\.Ss Group/ { type = "yes-no" }
        /^\.El/ { list = "" }
        /^\.It Cm / { key = $3; print key, key == "duration" ? "duration" : type (group != "" ? " " group : "") }
        /^\.It Ql / && list != "" { print list ":" $3 }
        match($0, /a whole number, [0-9]+ to [0-9]+/) {
            split(substr($0, RSTART + 16, RLENGTH - 16), limits, " to ")
            print key, "from", limits[1], "to", limits[2]
        }' | sort
}

@test "answers: every key, term, group and range is that of questions.yaml" {
    questions >content
    page_questions >page
    [ "$(wc -l <content)" -ge 280 ]
    same answers content page
}

@test "answers: the groups are those of questions.yaml, and those for a plan are marked" {
    awk '/^questions:/ { exit } /^  - id: / { id = $3 } /^    plan: / { print id, $2 }' \
        "$ROOT/content/questions.yaml" >content
    section upperback-answers.5 KEYS | awk '
        /^\.Ss / { exit }
        /^\.It Ql / { id = $3; next }
        id != "" { print id, /for a plan only/ ? "yes" : "no"; id = "" }' >page
    same groups content page
}

@test "answers: synonyms, implications and conditions are those of questions.yaml" {
    # Each word of the content's lists stands in the page, in its question's entry.
    plain upperback-answers.5 | tr -cs 'a-z0-9-' '\n' | sort -u >page
    grep -oE '(synonyms|implies): \[[^]]*\]' "$ROOT/content/questions.yaml" |
        sed 's/^[a-z]*: //' | tr -d '[] ' | tr ',' '\n' | sort -u >content
    [ "$(wc -l <content)" -ge 200 ]
    [ -z "$(comm -23 content page)" ] || { comm -23 content page >&3; return 1; }
    section upperback-answers.5 KEYS | grep -A 1 '^Only if' | sed -n 's/^\.Ql \(.*\) \.$/\1/p' |
        sort >page
    sed -n 's/^    if: //p' "$ROOT/content/questions.yaml" | sort >content
    same conditions content page
    section upperback-answers.5 KEYS | grep -A 1 '^A yes cannot be when' |
        sed -n 's/^\.Ql \(.*\) \.$/\1/p' | sort >page
    sed -n 's/^    impossible-if: //p' "$ROOT/content/questions.yaml" | sort >content
    [ ! -s content ] || same impossible content page
}

@test "answers: the symptoms and risks that are marked are those of questions.yaml" {
    awk '/^questions:/ { past = 1 } !past { next }
        /^  - id: / { key = $3; type = "" }
        /^    type: / { type = $2 }
        /^    is: (symptom|risk)/ && type == "yes-no" { print key, $2 }
        /^      - id: / || /^      - \{id: / { term = $0; sub(/.*id: /, "", term); sub(/[,}].*/, "", term) }
        /^        is: / { print term, $2 }
        /^      - \{.* is: / { role = $0; sub(/.* is: /, "", role); sub(/[,}].*/, "", role); print term, role }' \
        "$ROOT/content/questions.yaml" | grep -E ' (symptom|risk)$' | sort >content
    section upperback-answers.5 KEYS | awk '
        /^\.It (Cm|Ql) / { key = $3 }
        /(^|\. )Symptom\.$/ { print key, "symptom" }
        /(^|\. )Risk\.$/ { print key, "risk" }' | sort >page
    same roles content page
}

@test "answers: the examples give what their marks say" {
    sed -n 's/^\.\\" answers: //p' "$MAN/upperback-answers.5" >marks
    [ "$(wc -l <marks)" -eq 3 ]
    number=0
    while read -r urgency; do
        number=$((number + 1))
        plain upperback-answers.5 | awk -v number="$number" '
            /^\.\\" answers: / { count++; marked = 1; next }
            marked && count == number && /^\.Bd/ { on = 1; next }
            on && /^\.Ed/ { exit }
            on' >answers
        [ -s answers ]
        try triage answers
        status_is 0
        output_has "urgency	$urgency"
    done <marks
}

# --- records --------------------------------------------------------------------------------

@test "records: every kind of kind.c with its type, and no other" {
    sed -n '/^static const struct kind_row kinds/,/^};/p' "$ROOT/lib/document/kind.c" |
        grep -oE '\{"[a-z0-9-]+", VALUE_[A-Z]+' | sed 's/{"//; s/", VALUE_/ /' |
        tr 'A-Z' 'a-z' | sort >code
    section upperback-records.5 KINDS | sed -nE 's/^\.It Cm ([a-z0-9-]+) No ([a-z]+)$/\1 \2/p' |
        sort >page
    same kinds code page
}

# attributes MARK: "NAME TYPE" of the table marked so.
attributes() {
    plain upperback-records.5 | awk -v mark=".\\\\\" attributes: $1" '
        $0 == mark { on = 1; next }
        on && /^\.El/ { exit }
        on && /^\.It Cm/ { print $3, $5 }' | sort
}

@test "records: every attribute of kind.c with its type, and no other" {
    sed -n '/^static const struct attribute_row attributes/,/^};/p' "$ROOT/lib/document/kind.c" |
        grep -oE '\{"[a-z0-9-]+", VALUE_[A-Z]+' | sed 's/{"//; s/", VALUE_/ /' |
        tr 'A-Z' 'a-z' | sort >code
    attributes kind.c >page
    same attributes code page
}

@test "records: the fixed words are named" {
    for word in emergency same-day soon routine self-care acute subacute persistent; do
        section upperback-records.5 KINDS | grep -q -- "^\.Ql $word" ||
            { echo "$word" >&3; return 1; }
    done
}

@test "records: what the programs write is all in the page, and what is reserved is not written" {
    for file in "$EXAMPLES"/*.yaml; do
        triage "$file"
        triage -x "$file"
        triage "$file" | plan 2>/dev/null || true
    done >all
    triage -x -f lines --check-content "$ROOT/content" >>all 2>/dev/null
    report -f lines -b day "$EXAMPLES/diary" >>all
    triage "$EXAMPLES/desk-worker.yaml" | plan -o week
    nudge --list -f lines week >>all
    attributes kind.c | cut -d ' ' -f 1 | sort -u >names
    section upperback-records.5 KINDS | sed -nE 's/^\.It Cm ([a-z0-9-]+) No .*/\1/p' | sort -u >kinds
    cut -f 1 all | sort -u >written
    [ "$(wc -l <written)" -ge 30 ]
    [ -z "$(comm -23 written kinds)" ] || { comm -23 written kinds >&3; return 1; }
    awk -F '\t' '{ for (i = 3; i <= NF; i++) { sub(/=.*/, "", $i); print $i } }' all |
        sort -u >written
    [ "$(wc -l <written)" -ge 60 ]
    [ -z "$(comm -23 written names)" ] || { comm -23 written names >&3; return 1; }
    plain upperback-records.5 | sed -nE 's/^\.It Cm ([a-z0-9-]+) Ta [a-z]+ Ta reserved$/\1/p' |
        sort >reserved
    [ -z "$(comm -12 written reserved)" ] || { comm -12 written reserved >&3; return 1; }
}

@test "records: lines and YAML say the same" {
    triage "$EXAMPLES/desk-worker.yaml" | plan -o week
    plan -f yaml -o week.yaml week
    plan -f lines week.yaml >again
    cmp week again
    try plan -f json week
    status_is 0
    output_has '{"end": "plan"}'
    [ "$(wc -l <<<"$output")" -eq "$(wc -l <week)" ]
}

@test "records: the escapes of the page are read, and others are not" {
    printf 'plan\t1\nnote\ta\\\\b\\tc\\nd\\re\\x1Ff\nend\tplan\n' >good
    try plan -f lines good
    output_is "$(cat good)"
    try plan -f json good
    output_has '{"note": "a\\b\tc\nd\re\u001Ff"}'
    printf 'assessment\t1\nrefused\ta\\q\nend\tassessment\n' >bad
    try plan bad
    status_is 3
    stderr_has "bad:2:10: unknown escape; expected"
    printf 'assessment\t1\nrefused\ta\\x41\nend\tassessment\n' >bad
    try plan bad
    status_is 3
    stderr_has "unknown escape"
}
