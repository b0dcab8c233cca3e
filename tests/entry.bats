#!/usr/bin/env bats
# What log makes of operands beyond one plain entry: several at once, sessions of the
# plan, other words for the same, numbers as people write them, and a clock that is told.

load helper

NOW=2026-11-20T14:30:00+01:00

entries() {
    sed -e 's/\twritten=[^\t]*//' -e 's/^[^\t]*\t//' "${1:-diary}"
}

tab() {
    local IFS=$'\t'
    printf '%s\n' "$*"
}

refused() {
    local expected_status=$1 expected=$2
    shift 2
    rm -f diary
    try log -l diary "$@"
    status_is "$expected_status"
    output_is ""
    stderr_has "$expected"
    [ ! -e diary ]
}

# --- several entries ------------------------------------------------------------------

@test "a comma by itself parts one entry from the next, all of one time" {
    try log -l diary -t 08:00 4 side=left , slept 6.5 , flare , did cat-cow 10 pain=2 , note well, now
    status_is 0
    output_is ""
    stderr_is_empty
    run entries
    output_is "$(printf '%s\n' $'pain\t4\tside=left' $'slept\t6.5' $'flare\tyes' \
        $'did\tcat-cow\treps=10\tpain=2' $'note\twell, now')"
    [ "$(cut -f 1 diary | sort -u)" = 2026-11-20T08:00:00+01:00 ]
    try log -v -l other 4 , 5
    [ "$output" = "$(cat other)" ]
}

@test "a comma that sticks to a word is pointed to, and to nothing behind it" {
    refused 3 "operand 1:1: '4,' ends in a comma; one that parts entries has a blank before it, as in log 4 , slept 6.5" \
        4, slept 6.5
    [ "$(wc -l <<<"$stderr")" -eq 1 ]
    refused 3 "operand 3:1: '400mg,' ends in a comma" took ibuprofen 400mg, 4
    log -l diary note well, now , question this, , 4 note=hm,
    [ "$(entries)" = $'note\twell, now\nquestion\tthis,\npain\t4\tnote=hm,' ]
}

@test "several entries are one append: all or nothing" {
    export ASAN_OPTIONS=exitcode=99:detect_leaks=0 # leaks cannot be looked for under strace
    log -l diary 3
    try strace -qq -o trace -e trace=write,fsync -P diary "$BIN/log" -l diary 4 , 5 , 6
    status_is 0
    [ "$(grep -c '^write' trace)" -eq 1 ]
    cp diary before
    try strace -qq -o /dev/null -e inject=fsync:error=EIO:when=1 "$BIN/log" -l diary 4 , 5 , 6
    status_is 4
    cmp diary before
}

@test "a fault in one of several writes none, and is named at its operand" {
    refused 3 "operand 3:1: 'pian' is no kind of entry; did you mean 'pain'?" 4 , pian 5 , slept 25
    stderr_has "operand 7:1: '25' does not fit slept"
    refused 3 "operand 4:6: 'lefft' is no side" 4 , 5 side=lefft
    refused 3 "operand 3:1: only keys" 4 , side=left
    refused 3 "operand 2:1: a comma with no entry behind it; expected one on either side" 4 ,
    refused 3 "operand 2:1: a comma with no entry behind it" 4 , , 5
    refused 3 "operand 1:1: a comma with no entry before it" , 4
    refused 3 "operand 3:6: byte 0xFF is not UTF-8" 4 , note=$'\xff'
    refused 2 "--note: there are several entries; expected note= with one of them" 4 , 5 -n text
}

@test "each of several symptoms is answered, even beside a fault" {
    try log -l diary symptom chest-pain , symptom fever
    status_is 0
    stderr_has "log: emergency: "
    stderr_has "log: same-day: "
    [ "$(grep -c 'run triage' <<<"$stderr")" -eq 1 ]
    stderr_has "Get that help first"
    refused 3 "log: emergency: " symptom chest-pain , pain 11
}

# answered STATUS 'message' operands...: refused, and the way to act said beside it, once.
answered() {
    refused "$@"
    [ "$(grep -c '^log: emergency: ' <<<"$stderr")" -eq 1 ]
    [ "$(grep -c 'run triage only afterwards' <<<"$stderr")" -eq 1 ]
    [ "$(grep -c 'run triage' <<<"$stderr")" -eq 1 ]
}

@test "a symptom is answered whatever is wrong with its own entry" {
    answered 3 "'side' is no key of symptom" symptom chest-pain side=left
    answered 3 "'severe' is one too many" symptom chest-pain severe
    answered 3 "'chest-pain,' ends in a comma" symptom chest-pain, 4
    answered 3 "'chest' is no symptom" symptom chest pain
    answered 3 "'symptom chest-pain' is no kind" 'symptom chest-pain'
    answered 3 "'Symptom: chest pain!' is no kind" 'Symptom: chest pain!'
    answered 3 "'chest-pain' is no key of symptom" symptoms chest-pain=yes
    answered 3 "'symptom' is no key of pain" 4 symptom=chest-pain
    answered 3 "'symptom' is one too many" 4 symptom chest-pain
    answered 3 "'chest-pain' is one too many" symptom chest-pain chest-pain
    answered 3 "a comma with no entry before it" , symptom chest-pain
    answered 3 "is not UTF-8" symptom chest-pain note=$'\xff'
    answered 3 "'chest-pain' is one too many" symptom fever chest-pain
    stderr_has "log: same-day: "
}

@test "a symptom is answered whatever is wrong with the command" {
    answered 2 "--log '': expected the name of a file" -l '' symptom chest-pain
    answered 2 "--since: of no use here" -s 3d symptom chest-pain
    answered 2 "--format: of no use here" -f json symptom chest-pain
    answered 2 "there is no such option" --frobnicate symptom chest-pain
    answered 2 "-n: it needs a value" symptom chest-pain -n
    answered 2 "--now soonish: no time" --now soonish symptom chest-pain
    answered 2 "--time soonish: no time" -t soonish symptom chest-pain
    answered 2 "operands: of no use here" --undo symptom chest-pain
    answered 3 "expected key=value" -p symptom chest-pain
    try log -C none symptom chest-pain
    status_is 4
    [ "$(grep -c 'cannot open it' <<<"$stderr")" -eq 1 ]
    try env -u HOME log symptom chest-pain
    status_is 4
    stderr_has "HOME is not set"
    stderr_has "log: emergency: "
    try env UPPERBACK_NOW=soonish log -l diary symptom chest-pain
    status_is 2
    stderr_has "log: emergency: "
}

@test "what is said to be no symptom of now is not answered" {
    for words in 'note symptom chest-pain' '4 note=symptom,chest-pain' 'symptom fevre' \
        'did symptom, , 4 chest-pain' 'pain chest-pain' 'question symptom chest-pain ,'; do
        # shellcheck disable=SC2086
        try log -l none/diary $words
        [ "$status" -ne 0 ]
        ! grep -E '^log: (emergency|same-day|soon):|run triage' <<<"$stderr" || return 1
    done
    try log -l diary note symptom chest-pain
    status_is 0
    stderr_is_empty
    try log --help symptom chest-pain
    stderr_is_empty
    try log --complete -- symptom chest-pain
    stderr_is_empty
}

@test "every symptom is answered when it is typed in several words" {
    once || return 0
    python3 - "$ROOT/content/diary.yaml" >terms <<'PYTHON'
import sys, yaml
lists = yaml.safe_load(open(sys.argv[1]))["lists"]
print("\n".join(next(row for row in lists if row["id"] == "symptom")["terms"]))
PYTHON
    [ "$(wc -l <terms)" -gt 60 ]
    while read -r term; do
        # shellcheck disable=SC2086
        try log -l diary symptom ${term//-/ } side=left
        status_is 3
        stderr_has "run triage"
    done <terms
}

@test "a note that is no text is refused with its place" {
    refused 3 "log: --note:1:6: byte 0xFF is not UTF-8" 4 -n $'caf\xc3\xa9 \xff'
    try_sh "printf 'a\nb\0c' | log -l diary -n - 4"
    status_is 3
    stderr_has "<stdin>:2:2: a NUL byte"
    [ ! -e diary ]
}

# --- sessions ---------------------------------------------------------------------------

plan_to() {
    triage "$EXAMPLES/desk-worker.yaml" | plan -o "$1"
}

# exercises SESSION PLAN: what the plan has in it, in order.
exercises() {
    grep -P "^do\t[^\t]+\t(.*\t)?session=([a-z,]+,)?$1(,|\t)" "$2" | cut -f 2
}

@test "a session is one entry for each of its exercises, from the plan beside the diary" {
    plan_to plan
    try log -l diary did morning pain=3
    status_is 0
    stderr_is_empty
    exercises morning plan | sed 's/.*/did\t&\tpain=3/' >expected
    [ "$(wc -l <expected)" -ge 3 ]
    entries | cmp - expected
    try log -l diary skip evening reason=ill -n 'not today'
    status_is 0
    entries | grep -c $'^skip\t.*reason=ill' | grep -qx "$(exercises evening plan | wc -l)"
    entries | grep $'^skip' | head -n 1 | grep -q 'note=not today'
    [ "$(grep -c 'note=' diary)" -eq 1 ]
    try log -l diary 4 , did morning , slept 7
    status_is 0
}

@test "the plan is UPPERBACK_PLAN, else beside the diary in use" {
    mkdir -p elsewhere "$HOME/.local/share/upperback"
    plan_to elsewhere/plan
    UPPERBACK_PLAN=elsewhere/plan try log did morning
    status_is 0
    try log -l elsewhere/diary did morning
    status_is 0
    UPPERBACK_LOG=elsewhere/diary try log did morning
    status_is 0
    try log did morning
    status_is 3
    stderr_has "there is no plan at $HOME/.local/share/upperback/plan, so no session is known by name"
    mv elsewhere/plan "$HOME/.local/share/upperback"
    try log did morning
    status_is 0
}

@test "no plan, no such session, no good plan" {
    refused 3 "operand 2:1: there is no plan at plan, so no session is known by name" did morning
    stderr_has "operand 2:1: 'morning' is no exercise that the diary knows"
    plan_to plan
    refused 3 "operand 2:1: 'mornig' is no exercise and no session of plan; did you mean 'morning'?" did mornig
    refused 3 "did you mean 'cat-cow'?" did cat-cwo
    refused 3 "'zzzzzz' is no exercise and no session of plan" did zzzzzz
    refused 3 "operand 2:1: 'fever' is no exercise that the diary knows; it is a symptom: log symptom fever" did fever
    refused 3 "operand 2:1: 'morning' is no help" used morning
    # An exercise that stands twice in a session was done once.
    cp plan once
    sed '/^do\tseated-cat-cow\tsession=morning/p' once >plan
    rm -f diary
    try log -l diary did morning
    [ "$(grep -c seated-cat-cow diary)" -eq 1 ]
    cp once plan
    # An exercise needs no plan.
    sed -i.bak '$d' plan
    try log -l diary did cat-cow
    status_is 0
    refused 3 "plan:" did morning
    sed 's/^do\tseated-cat-cow/do\tcat-cow-of-mine/' plan.bak >plan
    refused 3 "plan: 'cat-cow-of-mine' is no exercise that the diary knows" did morning
    triage "$EXAMPLES/heart-warning.yaml" 2>/dev/null | plan >plan || true
    refused 3 "'morning' is no exercise and no session" did morning
}

# --- other words ----------------------------------------------------------------------

@test "every synonym of the table is taken for its term" {
    once || return 0
    python3 - "$ROOT/content/diary.yaml" >synonyms <<'END'
import sys, yaml
diary = yaml.load(open(sys.argv[1], encoding="utf-8"), Loader=yaml.BaseLoader)
holders = {}
for kind in diary["kinds"]:
    if "words" in kind["value"]:
        holders.setdefault(kind["value"]["words"], "%s %%s|%s\t%%s" % (kind["id"], kind["id"]))
    for key in kind.get("keys", []):
        if "words" in key:
            value = {"number": "5", "yes": "yes", "dates": "2026-12-24"}.get(kind["value"]["type"], "cat-cow")
            holders.setdefault(key["words"], "%s %s %s=%%s|%s\t%s\t%s=%%s" % (kind["id"], value, key["id"], kind["id"], value, key["id"]))
for words in diary["lists"]:
    # of those of symptoms, which are many and each asks all rules, every tenth
    for word, term in [*words.get("synonyms", {}).items()][::10 if words["id"] == "symptom" else 1]:
        asked, stored = holders[words["id"]].split("|")
        print(asked % word, stored % term, sep="|")
for kind in diary["kinds"]:
    value = {"number": "5", "yes": "yes"}.get(kind["value"]["type"])
    if kind["value"]["type"] == "term":
        value = next(words["terms"] for words in diary["lists"] if words["id"] == kind["value"]["words"])[0] \
            if kind["value"]["words"] != "exercise" else "cat-cow"
    for word in kind.get("synonyms", []):
        print("%s %s|%s\t%s" % (word, value, kind["id"], value))
END
    [ "$(wc -l <synonyms)" -ge 40 ]
    while IFS='|' read -r operands expected; do
        rm -f diary
        try log -l diary $operands
        status_is 0
        [ "$(entries)" = "$expected" ] || { echo "$operands: $(entries)" >&3; return 1; }
    done <synonyms
}

@test "capitals, and blanks for dashes, are no other word" {
    log -l diary did 'Cat cow' , used Foam_Roller , 4 side=LEFT trigger='Desk work,Stress'
    run entries
    output_is "$(printf '%s\n' $'did\tcat-cow' $'used\tfoam-roller' $'pain\t4\tside=left\ttrigger=desk-work,stress')"
    try log -p -l diary side=Left
    [ "$(wc -l <<<"$output")" -eq 1 ]
    log -l diary Slept 7 , SLEEP 6
    try log -p -l diary -k 'Sleep,Used'
    [ "$(cut -f 2,3 <<<"$output")" = $'used\tfoam-roller\nslept\t7\nslept\t6' ]
}

@test "in the diary itself a synonym is no word" {
    tab $NOW took acetaminophen >diary
    try log --check -l diary
    status_is 3
    tab $NOW sleep 7 >diary
    try log --check -l diary
    status_is 3
    # In a table it is one: tables are typed.
    try_sh "printf '%s\n' time,sleep,took '2026-11-20 08:00,7h,Acetaminophen' | log --csv -l other"
    status_is 0
    [ "$(cut -f 2,3 other)" = $'slept\t7\ntook\tparacetamol' ]
}

@test "a synonym that means two things, or nothing, is an error of the content" {
    mkdir own
    export UPPERBACK_CONTENT=$PWD/own
    overlay() {
        printf '%s\n' 'reviewed: 2026-11-20' 'sources: [upperback-proposal]' 'lists:' "  - $1" >own/diary.yaml
    }
    overlay '{id: medicine, terms: [naproxen-gel], synonyms: {advil: ibuprofen}}'
    try log -l diary took advil 400mg
    status_is 0
    [ "$(entries)" = $'took\tibuprofen\tmg=400' ]
    overlay '{id: medicine, terms: [naproxen-gel], synonyms: {acetaminophen: ibuprofen}}'
    refused 3 "'acetaminophen' is there already" 4
    overlay '{id: medicine, terms: [naproxen-gel], synonyms: {aspirin: ibuprofen}}'
    refused 3 "'aspirin' is there already" 4
    overlay '{id: medicine, terms: [naproxen-gel], synonyms: {advil: ibuprofn}}'
    refused 3 "'ibuprofn' is no term of 'medicine'" 4
    overlay '{id: medicine, terms: [naproxen-gel], synonyms: {advil: ibuprofen, advil: aspirin}}'
    refused 3 "'advil' is given twice" 4
    overlay '{id: medicine, terms: [naproxen-gel], synonyms: {Advil tablets: ibuprofen}}'
    refused 3 "'synonyms' is 'Advil tablets'; expected a word" 4
    overlay '{id: medicine, terms: [naproxen-gel], synonyms: {advil: Ibuprofen 400}}'
    refused 3 "'synonyms' is 'Ibuprofen 400'; expected a word" 4
    overlay '{id: medicine, terms: [naproxen-gel], synonyms: {ibuprofen: [advil]}}'
    refused 3 "'synonyms' holds a list; expected words" 4
    overlay '{id: medicine, terms: [naproxen-gel], synonyms: [advil]}'
    refused 3 "'synonyms' is a list; expected a mapping from words to words" 4
    printf '%s\n' 'reviewed: 2026-11-20' 'sources: [upperback-proposal]' 'kinds:' \
        '  - {id: mood, synonyms: [sleep], about: how you feel, value: {type: number, range: [1, 5]}, sources: [upperback-proposal]}' >own/diary.yaml
    refused 3 "'sleep' is there already" 4
}

# --- numbers and times --------------------------------------------------------------------

@test "numbers with gaps and commas are refused with what was meant" {
    refused 3 "operand 3:1: '6 500' is two numbers; a number has no blanks in it, as in 6500" walked 6 500
    refused 3 "operand 2:1: '6 500' does not fit walked" walked '6 500'
    stderr_has "written as 6500"
    refused 3 "written as 6500" walked 6,500
    refused 3 "written as 6.5" slept 6,5
    refused 3 "whole number from 0 to 10" 4.5
    refused 3 "whole number from 0 to 10" pain 4,5
    [[ $stderr != *"written as"* ]]
    try log -l diary walked 8200 60 , walked 6500 steps=1
    status_is 3
    try log -l diary walked 8200 600
    status_is 0
    [ "$(cut -f 2-4 diary)" = $'walked\t8200\tminutes=600' ]
    rm diary
    try log -l diary walked 8200 60
    status_is 0
    [ "$(entries)" = $'walked\t8200\tminutes=60' ]
}

@test "--now may not be ahead of the clock, for which UPPERBACK_NOW stands" {
    refused 2 "--now 2026-11-20T14:35:01+01:00: 2026-11-20T14:35:01+01:00 is still to come" \
        --now 2026-11-20T14:35:01+01:00 4
    try log -l diary --now 2026-11-20T14:35:00+01:00 4
    status_is 0
    cp diary before
    try log -l diary --now 2026-11-21 --undo
    status_is 2
    cmp diary before
    unset UPPERBACK_NOW
    refused 2 "is still to come" --now 2999-01-01 4
    UPPERBACK_NOW=2999-01-01T12:00:00Z try log -l diary 4
    status_is 0
    grep -q '^2999-01-01T12:00:00+00:00' diary
    # To look from a time to come harms nothing.
    try log -p -l diary --now 2999-02-01 -s 90d
    status_is 0
}
