#!/usr/bin/env bats
# triage: answers in, an assessment out.

load helper

# What the stories leave open.
DEFAULTS="age=38 pain=3 worst=5 duration=5d onset=gradual course=steady others=no"

# with ANSWER ...: these answers, and the defaults for what they do not say.
with() {
    local pair
    answers=("$@")
    for pair in $DEFAULTS; do
        case " $* " in
        *" ${pair%%=*}="*) ;;
        *) answers+=("$pair") ;;
        esac
    done
}

judge() {
    with "$@"
    try triage "${answers[@]}"
    status_is 0
}

urgency_is() {
    [ "$(grep '^urgency' <<<"$output" | cut -f 2)" = "$1" ] || {
        printf 'expected %s:\n%s\n' "$1" "$(grep -E '^(urgency|flag|open)' <<<"$output")" >&3
        return 1
    }
}

basis_is() {
    output_has "basis=$1"
}

# refused INPUT MESSAGE ...: these bytes are refused, with these messages and no others,
# and nothing of them is on stdout.
refused() {
    printf "$1" >input
    shift
    try triage input
    status_is 3
    output_is ""
    for message in "$@"; do
        stderr_has "triage: input:$message"
    done
    [ "$(wc -l <<<"$stderr")" -eq $# ] || { printf 'more messages:\n%s\n' "$stderr" >&3; return 1; }
}

# refused_operands MESSAGE ANSWER ...
refused_operands() {
    message=$1
    shift
    try triage "$@"
    status_is 3
    output_is ""
    stderr_has "triage: operand $message"
    [ "$(wc -l <<<"$stderr")" -eq 1 ] || { printf 'more messages:\n%s\n' "$stderr" >&3; return 1; }
}

# --- the contract's example -----------------------------------------------------------

@test "the example of the contract: self-care, screened" {
    try triage age=38 pain=4 worst=5 duration='5 days' onset=gradual course=steady worse-with=sitting others=no
    status_is 0
    stderr_is_empty
    urgency_is self-care
    basis_is screened
    [[ ${lines[0]} == "assessment	1	at=2026-11-20T14:30:00+01:00	asked=2026-11-20T14:30:00+01:00	region=neutral	content="* ]]
    [ "${lines[-1]}" = "end	assessment" ]
    output_has "answer	duration	is=5 days"
    output_has "answer	chest-pain	is=no	by=others"
    output_has "review	2026-11-23	why="
    output_has "between the shoulders"
    output_lacks "within="
    output_lacks "open	"
    output_lacks "you have"
}

@test "nothing answered: soon, because all is open; it never looks like all-clear" {
    try triage others=no
    urgency_is soon
    basis_is open
    output_has "open	age	urgency="
    output_has "open	worst	urgency="
    output_has "open	duration	urgency="
    output_lacks "cause	"
    output_lacks "review	"
}

@test "text: headline, why, open questions, and how to go on" {
    with
    try triage -f text "${answers[@]}"
    # what to do, and no all-clear
    [ "${lines[0]}" = "SELF-CARE: look after it yourself, and answer again if it changes" ]
    output_has "rules nothing out"
    ! grep -i "calls for a doctor" <<<"$output" || return 1
    output_has "What would change this"
    output_has "not a diagnosis"
    with breathless=unsure
    try triage -f text "${answers[@]}"
    output_has "SOON"
    output_has "Open: 1 question that could change this"
    output_has "(breathless=)"
    with chest-pain=yes
    try triage -f text "${answers[@]}"
    [ "${lines[0]}" = "EMERGENCY: act now" ]
    output_has "(E01)"
    awk 'length > 80 { bad = 1; print } END { exit bad }' <<<"$output" >&3
}

# --- statuses ------------------------------------------------------------------------------

@test "without -e every assessment is status 0" {
    for answer in chest-pain=yes fever=yes both-hands-tingling=yes duration=7weeks age=38; do
        judge "$answer"
    done
}

@test "-e and -q: 0 self-care, 10 routine, 11 soon, 12 same-day, 13 emergency" {
    for pair in age=38:0 duration=7weeks:10 both-hands-tingling=yes:11 breathless=unsure:11 fever=yes:12 chest-pain=yes:13; do
        with "${pair%:*}"
        try triage -e "${answers[@]}"
        status_is "${pair#*:}"
        [ "${lines[-1]}" = "end	assessment" ]
        try triage -q "${answers[@]}"
        status_is "${pair#*:}"
        output_is ""
        stderr_is_empty
        try triage --quiet --exit-status "${answers[@]}"
        status_is "${pair#*:}"
    done
}

@test "several inputs: the most urgent counts, and a failure wins" {
    printf 'age=38\n' >soon
    printf 'chest-pain=yes\n' >emergency
    printf 'fever=yes\n' >same-day
    try triage -q soon emergency same-day
    status_is 13
    try triage -q soon same-day
    status_is 12
    printf 'fevr=yes\n' >bad
    try triage -q emergency bad same-day
    status_is 3
    try triage -q emergency missing
    status_is 4
    try triage -q emergency bad missing
    status_is 4
}

@test "under -q a refusal still says why" {
    try triage -q fevr=yes
    status_is 3
    output_is ""
    stderr_has "did you mean 'fever'?"
}

@test "options that do not go together are of no use, and say so" {
    for words in "--questions -q" "--questions --save x" "--questions -e" "--questions --strict" \
        "--questions -x" "--check-content $ROOT/content --questions" "--questions -i" \
        "--check-content $ROOT/content --strict" "--check-content $ROOT/content -e" \
        "--check-content $ROOT/content -i" "--questions --again x"; do
        try triage $words
        status_is 2
        output_is ""
        stderr_has "of no use here; see --help"
    done
    [ ! -e x ]
}

# --- unknown words ------------------------------------------------------------------------------

@test "an unknown key names the nearest known one, and its place" {
    refused 'age=38\nchest-pian=yes\n' "2:1: there is no question 'chest-pian'; did you mean 'chest-pain'?"
    refused 'age: 38\nbrethless: yes\n' "2:1: there is no question 'brethless'; did you mean 'breathless'?"
    refused 'age: 38\nfrobnicate: yes\n' "2:1: there is no question 'frobnicate'"
    refused_operands "2:1: there is no question 'chest-pian'; did you mean 'chest-pain'?" age=38 chest-pian=yes
}

@test "an unknown term names the nearest known one, and its own place in the list" {
    refused 'worse-with: [sitting, drivng]\n' "1:23: 'drivng' is no term of 'worse-with'; did you mean 'driving'?"
    refused 'worse-with:\n  - sitting\n  - "drivng"\n' "3:6: 'drivng' is no term of 'worse-with'; did you mean 'driving'?"
    refused 'worse-with=sitting, drivng\n' "1:21: 'drivng' is no term of 'worse-with'; did you mean 'driving'?"
    refused 'onset=suden\n' "1:7: 'suden' is no term of 'onset'; did you mean 'sudden'?"
    refused_operands "1:21: 'drivng' is no term of 'worse-with'; did you mean 'driving'?" 'worse-with=sitting, drivng'
    refused 'none: [hart]\n' "1:8: 'hart' is no group of questions; did you mean 'heart'?"
}

@test "all errors of an input at once" {
    refused 'agee: 38\npain: 11\nonset: suden\nfever: maybe\nworse-with: [sitting, drivng, liftng]\nduration: long\n' \
        "1:1: there is no question 'agee'" \
        "2:7: '11' is no answer to 'pain'; expected a whole number from 0 to 10" \
        "3:8: 'suden' is no term of 'onset'" \
        "4:8: 'maybe' is no answer to 'fever'; expected yes, no or unsure" \
        "5:23: 'drivng'" "5:31: 'liftng'" \
        "6:11: 'long' is no answer to 'duration'; expected a time such as"
}

@test "all errors of all inputs, and of operands, in one run" {
    printf 'agee=38\n' >a
    printf 'fevr=yes\n' >b
    try triage a b onset=suden
    status_is 3
    output_is "refused	person-1
refused	person-2"
    stderr_has "triage: a:1:1: "
    stderr_has "triage: b:1:1: "
    stderr_has "triage: operand 3:7: "
}

@test "numbers: whole, in range, plainly written" {
    for bad in 11 -1 4.5 4,5 four 0x4 1e1 ' 4' 04 +4; do
        try triage "pain=$bad"
        status_is 3
        stderr_has "triage: operand 1:6: '$bad' is no answer to 'pain'; expected a whole number from 0 to 10"
    done
    for good in 0 10; do
        try triage "pain=$good"
        status_is 0
    done
}

@test "durations: a number and a unit" {
    for bad in 5 days '5 fortnights' -5d '5 d d' 5d5h; do
        try triage "duration=$bad"
        status_is 3
        stderr_has "operand 1:10: '$bad' is no answer to 'duration'"
    done
    for good in 5d '5 days' 12h '12 hours' 3w '1 month' 2years 90min; do
        try triage "duration=$good"
        status_is 0
        output_has "answer	duration	is=$good"
    done
}

@test "yes and no are also true and false; unsure is an answer; empty is none" {
    judge chest-pain=true
    output_has "answer	chest-pain	is=yes"
    judge chest-pain=false
    output_has "answer	chest-pain	is=no"
    output_lacks "answer	chest-pain	is=no	by"
    judge chest-pain=unsure
    output_has "answer	chest-pain	is=unsure"
    output_has "open	chest-pain	urgency=emergency"
    urgency_is soon
    judge chest-pain=
    output_has "answer	chest-pain	is=no	by=others"
    for bad in Yes y 1 on ja 'yes '; do
        with "chest-pain=$bad"
        try triage "chest-pain=$bad"
        status_is 3
    done
}

@test "synonyms are understood and written as what they mean" {
    try triage chest-tightness=yes
    status_is 0
    output_has "answer	chest-pain	is=yes"
}

@test "a key is understood as it is typed: capitals, blanks and apostrophes" {
    for key in "can't breathe" can’t-breathe "Cannot breathe" breathless_at_rest; do
        try triage "$key=yes"
        status_is 0
        stderr_is_empty
        output_has "urgency	emergency"
        output_has "answer	breathless-at-rest	is=yes"
        try_sh "echo \"$key: yes\" | triage"
        output_has "answer	breathless-at-rest	is=yes"
        try_sh "echo \"$key=yes\" | triage"
        output_has "answer	breathless-at-rest	is=yes"
    done
    # what denies in bulk too
    for typed in 'Others=no' 'OTHERS=no' 'None=heart'; do
        triage age=38 "${typed,,}" >plain
        try triage age=38 "$typed"
        status_is 0
        stderr_is_empty
        output_is "$(cat plain)"
        try_sh "printf 'Age: 38\n%s\n' '${typed/=/: }' | triage"
        output_is "$(cat plain)"
    done
    refused_operands "1:1: there is no question 'Chest pian'; did you mean 'chest-pain'?" 'Chest pian=yes'
    refused_operands "2:1: 'chest pain' is answered twice; first at operand 1" chest-pain=yes 'chest pain=no'
    # a path is a file, and a word alone too
    for file in ./a=b '(a)=b' =b "can't breathe"; do
        try triage "$file"
        stderr_has "triage: $file: cannot open it"
    done
}

# --- answers given twice -------------------------------------------------------------------------

@test "a key twice is an error that names the first place" {
    refused 'age: 38\npain: 3\nage: 39\n' "3:1: 'age' is given twice; first at line 1"
    refused 'age=38\npain=3\nage=39\n' "3:1: 'age' is answered twice; first at line 1"
    refused 'chest-pain=no\nchest-tightness=yes\n' "2:1: 'chest-tightness' is answered twice; first at line 1"
    refused_operands "2:1: 'age' is answered twice; first at operand 1" age=38 age=39
}

@test "operands beat the file" {
    printf 'age: 38\npain: 3\nfever: yes\nworse-with: [exertion]\n' >answers
    try triage answers age=50 fever=no worse-with=sitting
    status_is 0
    stderr_is_empty
    output_has "answer	age	is=50"
    output_has "answer	pain	is=3"
    output_has "answer	fever	is=no"
    output_has "answer	worse-with	is=sitting"
    output_lacks "exertion	is=yes"
    output_lacks "flag	U01"
}

@test "with operands, stdin is read only for -" {
    try_sh "printf 'chest-pain=yes\n' | triage age=38 | cut -f 1,2 | sed -n 2p"
    output_is "urgency	soon"
    try_sh "printf 'chest-pain=yes\n' | triage age=38 - | cut -f 1,2 | sed -n 2p"
    output_is "urgency	emergency"
}

# --- lists, bulk answers, implications --------------------------------------------------------------

@test "a list denies its other terms, but no safety term" {
    try triage worse-with=sitting
    output_has "answer	worse-with	is=sitting"
    output_has "open	exertion	"
    output_has "open	breathing-in	"
    judge worse-with=sitting
    output_lacks "open	exertion"
    output_has "answer	exertion	is=no	by=others"
}

@test "blanks and commas beside the words of a list do no harm" {
    judge 'worse-with= sitting , , exertion ,'
    output_has "answer	worse-with	is=sitting"
    output_has "flag	U05	"
    refused 'worse-with=sitting , exertoin\n' "1:22: 'exertoin'"
}

@test "a safety term in a list is a yes to its key" {
    judge worse-with=sitting,exertion
    output_has "flag	U05	"
    output_has "because=exertion"
    judge exertion=yes
    output_has "flag	U05	"
    refused 'exertion=no\nworse-with=exertion\n' "2:12: 'exertion' is listed here but answered no at line 1"
    refused 'worse-with=exertion\nexertion=no\n' "2:10: 'no' is no answer to 'exertion'; expected yes, as the list says"
}

@test "none and [] answer a list with nothing; empty does not answer it" {
    printf 'quality: []\n' >a
    try triage a
    output_has "answer	quality	is=none"
    printf 'quality: none\n' >a
    try triage a
    output_has "answer	quality	is=none"
    printf 'quality:\n' >a
    try triage a
    output_lacks "answer	quality"
    refused 'quality=none,dull\n' "1:9: 'none' is no answer to 'quality'; expected none alone, or terms"
}

@test "none denies its groups alone, others all but plan groups" {
    try triage none=heart
    output_has "answer	chest-pain	is=no	by=none"
    output_lacks "answer	fever"
    try triage others=no
    output_has "answer	fever	is=no	by=others"
    output_lacks "answer	hernia"
    try triage others=no none=body
    output_has "answer	hernia	is=no	by=none"
    output_lacks "answer	asthma"
    refused_operands "1:8: 'yes' is no answer to 'others'; expected no" others=yes
}

@test "bulk answers deny what is not answered, and nothing else" {
    judge chest-pain=yes
    urgency_is emergency
    judge fever=unsure
    output_has "answer	fever	is=unsure"
    urgency_is soon
}

@test "an implied yes beats a no, and stderr says so" {
    with breathless-at-rest=yes breathless=no
    try triage "${answers[@]}"
    status_is 0
    stderr_has "triage: operand 1:1: 'breathless-at-rest' means that 'breathless' is a yes; the no at operand 2 is not used"
    urgency_is emergency
    output_has "flag	E06"
    printf 'pregnant: no\npregnancy-weeks: 30\n' >a
    try triage a
    status_is 0
    stderr_has "triage: a:2:18: 'pregnancy-weeks' means that 'pregnant' is a yes; the no at line 1 is not used"
    output_has "group	pregnancy"
}

@test "implied answers are never saved" {
    judge duration=2h breathless-at-rest=yes
    output_lacks "answer	started-today"
    output_lacks "answer	breathless	"
}

@test "an if that does not hold answers no; an explicit yes counts all the same" {
    try triage sex=male
    output_lacks "open	pregnant"
    output_lacks "open	pain-under-ribs"
    try triage sex=male pain-under-ribs=yes
    output_has "flag	symptom-pain-under-ribs"
    try triage age=30
    output_has "open	pregnant"
    output_has "open	sex"
}

@test "after an injury, bulk answers deny neither injury" {
    judge onset=after-injury
    urgency_is soon
    output_has "open	major-injury	urgency=emergency"
    output_lacks "-injury	is=no"
    judge onset=after-injury minor-injury=yes major-injury=no
    output_lacks "open	"
}

# --- impossible facts ------------------------------------------------------------------------------

@test "impossible facts are errors with both places" {
    refused 'pain: 7\nworst: 5\n' "2:8: 'worst' (5) cannot be below 'pain' (7, line 1)"
    refused 'age: 38\nduration: 50 years\n' "2:11: 'duration' (50 years) cannot be above 'age' (38, line 1)"
    refused 'duration: 3 days\nstarted-today: yes\n' "2:1: 'started-today' is a yes, but 'duration' is 3 days (line 1)"
    refused 'onset: after-injury\nmajor-injury: no\nminor-injury: no\n' \
        "1:8: 'after-injury' cannot be, with both 'major-injury' and 'minor-injury' answered no"
    refused 'age: 38\nonset-age: 40\n' "2:12: 'onset-age' (40) cannot be above 'age' (38, line 1)"
    refused 'codeine-days: 5\npainkiller-days: 2\n' "1:15: 'codeine-days' (5) cannot be above 'painkiller-days' (2, line 2)"
    refused_operands "2:7: 'worst' (5) cannot be below 'pain' (7, operand 1)" pain=7 worst=5
    refused_operands "1:1: 'started-today' is a yes, but 'duration' is 3d (operand 2)" started-today=yes duration=3d
}

@test "all impossible facts of an input at once" {
    printf 'age: 38\npain: 7\nworst: 5\nduration: 50 years\nonset-age: 40\n' >a
    try triage a
    status_is 3
    [ "$(wc -l <<<"$stderr")" -eq 3 ]
}

@test "what is just possible is possible" {
    judge age=38 duration='38 years'
    judge pain=5 worst=5
    judge duration=24h started-today=yes
    judge age=0 duration=3w
}

# --- broken YAML and lines -------------------------------------------------------------------------

@test "YAML that is none keeps its true place" {
    refused '[]\n' "1:1: an empty list; expected answers"
    refused '\x2d []\n' "1:3: a list; expected a record, as 'kind: value'"
    refused 'age: 38\n\nwho: \x01\n' "3:6: not YAML: control characters are not allowed"
    refused 'worse-with: [sitting, driving\nage: 38\n' "1:13: not YAML: did not find expected ',' or ']'"
    refused 'age: 38\nwho: "sam\npain: 3\n' "2:6: not YAML: found unexpected end of stream"
    refused 'age: 38\nworse-with:\n\t- sitting\n' "3:1: not YAML: found character that cannot start any token"
    refused 'age: 38\n  pain: 3\n' "2:7: not YAML: mapping values are not allowed"
    refused 'age: 38\npain\nworst: 3\n' "2:1: not YAML: could not find expected ':'"
    refused 'who: "é" x\n' "1:10: not YAML"
}

@test "aliases, anchors and tags are refused where they stand" {
    refused 'age: &x 38\npain: *x\nworst: !!int 4\n' \
        "1:6: anchors (&x) are not used here" "2:7: aliases (*x) are not used here" "3:8: tags ("
}

@test "nesting: 64 levels are read, 65 are not" {
    printf 'location: %s%s\n' "$(printf '[%.0s' {1..63})" "$(printf ']%.0s' {1..63})" >a
    try triage a
    status_is 3
    stderr_has "a:1:12: a list in 'location'; expected a word"
    printf 'location: %s%s\n' "$(printf '[%.0s' {1..64})" "$(printf ']%.0s' {1..64})" >a
    try triage a
    status_is 3
    stderr_has "a:1:74: nested deeper than 64 levels"
}

@test "NUL, broken UTF-8, a line over 64 KiB" {
    refused 'age: 38\npa\0in: 3\n' "2:3: a NUL byte; text was expected"
    refused 'age: 38\nwho: "éé \xff"\n' "2:10: byte 0xFF is not UTF-8"
    refused 'age=38\nwho=\xed\xa0\x80\n' "2:5: byte 0xED is not UTF-8"
    refused 'who=\xc3' "1:5: byte 0xC3 is not UTF-8"
    refused '\xef\xbb\xbfwho=\xff\n' "1:5: byte 0xFF is not UTF-8"
    { printf 'age=38\n#'; head -c 65535 /dev/zero | tr '\0' x; echo; } >long
    try triage long
    status_is 0
    { printf 'age=38\n#'; head -c 65536 /dev/zero | tr '\0' x; echo; } >long
    try triage long
    status_is 3
    stderr_has "triage: long:2:1: the line is longer than 64 KiB"
}

@test "a person of over 1 MiB is refused; many people may be more" {
    { echo age=38; yes '# a comment that is sixty-three characters long, without the end ' | head -n 17000; } >large
    try triage large
    status_is 3
    stderr_has "more than 1 MiB for one person"
    { echo 'age: 38'; yes '# a comment that is sixty-three characters long, without the end ' | head -n 17000; } >large
    try triage large
    status_is 3
    stderr_has "more than 1 MiB for one person"
    for i in $(seq 3000); do
        printf 'who=p%s\nchest-pain=yes\n# %0400d\n\n' "$i" 0
    done >many
    try_sh "triage many | grep -c '^end	assessment'"
    output_is 3000
}

@test "BOM and CRLF are dropped, in lines and in YAML" {
    printf '\xef\xbb\xbfage: 38\r\nfever: yes\r\n' >a
    try triage a
    status_is 0
    output_has "answer	fever	is=yes"
    printf '\xef\xbb\xbfage=38\r\nfever=yes\r\n' >a
    try triage a
    status_is 0
    output_has "answer	age	is=38"
    ! grep -q $'\r' <<<"$output"
    printf '\xef\xbb\xbfage=38\r\nfevr=yes\r\n' >a
    try triage a
    stderr_has "a:2:1: there is no question 'fevr'"
}

@test "comments and empty lines are no answers; neither is an empty input" {
    for bytes in '' '\n\n' '# nothing\n' '\xef\xbb\xbf'; do
        refused "$bytes" " no answers; expected key=value lines or YAML (triage --help)"
    done
    try_sh "triage </dev/null"
    status_is 3
    stderr_has "triage: <stdin>: no answers"
    printf '# Sam\n\nage: 38\n# done\n' >a
    try triage a
    status_is 0
}

@test "what is no answer at all" {
    refused 'hello\n' "1:1: 'hello' is no answer; expected 'key: value' or key=value lines"
    refused 'age=38\nhello\n' "2:1: expected key=value"
    refused 'age: {a: b}\n' "1:6: 'age' is a mapping; expected an answer or a list"
    refused 'age: [38, 39]\n' "1:11: '39' is no answer to 'age'; expected one answer, not several"
    refused '[age, 38]\n' "1:2: text; expected a record, as 'kind: value'" "1:7: text; expected a record"
}

@test "about: who shows no control characters, the region exists" {
    refused_operands "1:5: '\\x1B[2J' is no answer to 'who'; expected text without control characters" who=$'\x1b[2J'
    refused_operands "1:5: '\\xFF' is no answer to 'who'" who=$'\xff'
    refused_operands "1:5: 'a\\u{202E}b' is no answer to 'who'" who=$'a\xe2\x80\xaeb'
    refused_operands "1:8: there is no region 'atlantis'" region=atlantis
    try triage who='Zoë, 3rd floor' region=uk
    status_is 0
    output_has "who=Zoë, 3rd floor	region=uk"
}

# --- many people -----------------------------------------------------------------------------------

@test "one bad person of three: refused WHO, status 3, the others are judged" {
    printf 'who=ann\nchest-pain=yes\n\nwho=bob\nage=x\n\nwho=cy\nfever=yes\n' >people
    try triage people
    status_is 3
    stderr_has "triage: people:5:5: 'x' is no answer to 'age'"
    [ "$(grep -E '^(urgency|refused)' <<<"$output" | cut -f 1,2)" = "$(printf 'urgency\temergency\nrefused\tbob\nurgency\tsame-day')" ]
    output_has "who=ann"
    output_has "who=cy"
    output_lacks "who=bob"
}

@test "the same in YAML, where the fault is one of YAML itself" {
    printf -- '---\nwho: ann\nchest-pain: yes\n---\nwho: bob\nage: 38\nage: 39\nfevr: yes\n---\nwho: cy\nfever: yes\n' >people
    try triage people
    status_is 3
    stderr_has "triage: people:7:1: 'age' is given twice; first at line 6"
    stderr_has "triage: people:8:1: there is no question 'fevr'"
    [ "$(wc -l <<<"$stderr")" -eq 2 ]
    [ "$(grep -E '^(urgency|refused)' <<<"$output" | cut -f 1,2)" = "$(printf 'urgency\temergency\nrefused\tbob\nurgency\tsame-day')" ]
}

@test "YAML that breaks off: those before it are judged, the broken one is refused" {
    printf -- '---\nwho: ann\nfever: yes\n---\nwho: bob\nworse-with: [sitting\nage: 38\n' >people
    try triage people
    status_is 3
    stderr_has "triage: people:6:13: not YAML"
    [ "$(wc -l <<<"$stderr")" -eq 1 ]
    [ "$(grep -E '^(urgency|refused)' <<<"$output" | cut -f 1,2)" = "$(printf 'urgency\tsame-day\nrefused\tbob')" ]
}

@test "several people as text: each page parted from the one before, refused or not" {
    printf 'who=ann\nage=38\n\nwho=bob\nage=x\n\nwho=cy\nage=38\n' >people
    try triage -f text people
    status_is 3
    output_has "sources: triage -f lines.


REFUSED bob: see the messages


For cy
"
    [ "$(sed -n 1p <<<"$output")" = "For ann" ]
}

@test "refused in YAML, JSON and text" {
    printf 'who=bob\nage=x\n' >people
    try triage -f yaml people
    output_is "- refused: bob"
    try triage -f json people
    output_is '{"refused": "bob"}'
    try triage -f text people
    status_is 3
    output_is "REFUSED bob: see the messages"
}

@test "a stream of assessments can be judged again; the refused stay refused" {
    printf 'who=ann\nchest-pain=yes\n\nwho=bob\nage=x\n\nwho=cy\nfever=yes\n\nwho=di\nage=x\n' >people
    triage people >first 2>/dev/null || true
    try triage first
    status_is 3
    [ "$output" = "$(cat first)" ]
    stderr_has "'bob' was refused; mend the answers first"
    stderr_has "'di' was refused; mend the answers first"
    [ "$(wc -l <<<"$stderr")" -eq 2 ]
    triage -f yaml people >first.yaml 2>/dev/null || true
    try triage first.yaml
    status_is 3
    [ "$output" = "$(cat first)" ]
    [ "$(wc -l <<<"$stderr")" -eq 2 ]
    grep '^answer' first | head -n 3 >answers
    try triage answers
    status_is 0
    output_has "answer	chest-pain	is=yes"
}

@test "thousands of people" {
    for i in $(seq 2000); do printf 'who=p%s\nage=38\nfever=yes\n\n' "$i"; done >people
    try_sh "triage people | grep -c '^urgency	same-day'"
    output_is 2000
}

# --- what is no assessment ---------------------------------------------------------------------------

@test "a cut assessment is refused, wherever it was cut" {
    with
    triage "${answers[@]}" >whole
    total=$(wc -l <whole)
    for keep in 1 2 10 $((total - 1)); do
        head -n "$keep" whole >cut
        try triage cut
        status_is 3
        output_is ""
        stderr_has "triage: cut:$keep: the assessment is not whole: no 'end assessment'"
    done
    head -c -1 whole >cut
    try triage cut
    status_is 3
    stderr_has "the assessment is not whole"
    tail -n +2 whole >cut
    try triage cut
    status_is 3
    stderr_has "no 'assessment 1' first"
    triage -f yaml "${answers[@]}" | head -n 20 >cut
    try triage cut
    status_is 3
    output_is ""
}

@test "another document is nobody's answers" {
    for document in 'plan\t1\nend\tplan\n' 'report\t1\nend\treport\n' '- plan: 1\n- end: plan\n'; do
        printf -- "$document" >a
        try triage a
        status_is 3
        output_is ""
        stderr_has "no 'assessment 1' first"
    done
}

# --- running again, and time -------------------------------------------------------------------------

@test "an assessment run again is the same assessment, in lines and in YAML" {
    for example in "$EXAMPLES"/*.yaml; do
        triage "$example" >first
        try triage first
        status_is 0
        stderr_is_empty
        [ "$output" = "$(cat first)" ] || { diff first <(echo "$output") >&3; return 1; }
        triage -f yaml "$example" >first.yaml
        try triage first.yaml
        status_is 0
        [ "$output" = "$(cat first)" ]
        [ "$(triage -f yaml first)" = "$(cat first.yaml)" ]
    done
}

@test "run again later, durations have grown and the answers are the same" {
    printf 'age=60\npain=3\nworst=5\nduration=20 days\nonset=gradual\ncourse=steady\nothers=no\nside=left\n' >a
    triage a >first
    grep -q '^urgency	self-care\|^urgency	routine' first
    ! grep -q '^flag	D02' first
    try triage --now 2026-11-22T14:30:00+01:00 first
    output_has "flag	D02	"
    output_has "answer	duration	is=20 days"
    output_has "asked=2026-11-20T14:30:00+01:00"
}

@test "asked ages what was answered; operands are now" {
    with duration=20d age=60
    try triage "${answers[@]}" asked='2 days ago'
    output_has "flag	D02	"
    try triage "${answers[@]}"
    output_lacks "flag	D02	"
    refused_operands "1:7: 'tomorrow' is no answer to 'asked'" asked=tomorrow
    refused_operands "1:7: '2026-11-21' is no answer to 'asked': it lies in the future; expected a time that has passed" asked=2026-11-21
    # today's date, in the morning, is now
    try triage --now 2026-11-20T08:00:00+01:00 asked=2026-11-20 chest-pain=yes
    output_has "asked=2026-11-20T08:00:00+01:00"
    try triage asked=2026-11-20T14:34:00+01:00
    status_is 0
}

@test "older than seven days is at least soon, basis open" {
    with asked=2026-11-13T14:30:00+01:00
    try triage "${answers[@]}"
    urgency_is self-care
    with asked=2026-11-13T14:29:59+01:00
    try triage "${answers[@]}"
    urgency_is soon
    basis_is open
    output_has "more than a week old"
    with asked=2026-11-01T14:30:00+01:00 chest-pain=yes
    try triage "${answers[@]}"
    urgency_is emergency
    basis_is flag
}

@test "what started today is still urgent minutes and hours later, and no more after a day" {
    for asked in '10min ago' '3h ago' '23h ago'; do
        judge age=50 duration= started-today=yes sweating=yes nausea=yes asked="$asked"
        urgency_is emergency
        output_has "flag	E02"
        output_has "answer	started-today	is=yes"
        echo "$output" >first
        try triage first
        [ "$output" = "$(cat first)" ]
    done
    judge age=50 duration= started-today=yes sweating=yes nausea=yes asked='25h ago'
    output_lacks "flag	E02"
    urgency_is same-day
    echo "$output" >first
    try triage first
    [ "$output" = "$(cat first)" ]
}

@test "stages: under 42 days acute, to 84 subacute, over 84 persistent" {
    for pair in 41:acute 42:subacute 84:subacute 85:persistent; do
        judge "duration=${pair%:*}d"
        output_has "stage	${pair#*:}"
    done
}

@test "review: earlier when the pain is new or the screen was answered in bulk" {
    judge
    output_has "review	2026-11-23"
    judge duration=25d
    output_has "review	2026-11-23"
    judge duration=26d
    output_has "review	2026-11-22"
    judge duration=19d age=60
    output_has "review	2026-11-22"
}

# --- the rules ----------------------------------------------------------------------------------------

@test "the vignettes give their expected urgency" {
    grep -v '^#' "$FIXTURES/triage/vignettes.tsv" >vignettes
    while IFS=$'\t' read -r number expected story answers; do
        with $answers
        printf '%s\n' "who=$number" "${answers[@]}" ""
    done <vignettes >stories
    triage -f lines stories | said | cut -f 1,2 >judged
    [ "$(wc -l <judged)" -eq 28 ]
    diff <(cut -f 1,2 vignettes) judged >&3
}

@test "vignette 15 names D01 beside U10" {
    judge age=66 weight-loss=yes
    output_has "flag	U10	urgency=same-day"
    output_has "flag	D01	urgency=soon"
}

# without RULE DIR: a copy of the content that lacks the rule.
without() {
    mkdir "$2"
    cp -r "$ROOT/content/." "$2"
    file=$(grep -lE "^  - id: $1\$" "$2"/conditions/*.yaml "$2/screen.yaml")
    awk -v id="$1" '/^  - id: / { skip = $3 == id } /^[^ ]/ { skip = 0 } !skip' "$file" |
        awk 'held != "" && !/^[^ ]/ { print held } { held = "" } $0 == "rules:" { held = $0; next } { print }' >new
    ! cmp -s new "$file"
    cp new "$file"
}

# A person for each line of the table that comes in, called by the line's number, rule and service.
people() {
    local number=0 rule service pairs
    while IFS=$'\t' read -r rule service pairs; do
        with region=uk $pairs
        printf '%s\n' "who=$((number += 1)) $rule $service" "${answers[@]}" ""
    done
}

# What is said of each: who, urgency, basis, emergency rules, act.
said() {
    awk -F '\t' -v OFS='\t' '
        function tell() { if (who != "") print who, urgency, basis, rules, act; who = rules = act = "" }
        $1 == "assessment" { tell(); for (i = 3; i <= NF; i++) if ($i ~ /^who=/) who = substr($i, 5) }
        $1 == "urgency" { urgency = $2; basis = substr($4, 7) }
        $1 == "flag" && $2 ~ /^E/ { rules = rules " " $2 }
        $1 == "act" { act = act " " $2 }
        END { tell() }'
}

@test "each emergency rule makes an emergency with its act, and without it there is none" {
    once || return 0
    grep -v '^#' "$FIXTURES/triage/emergency.tsv" >table
    people <table | triage -f lines - >judged
    said <judged >said
    [ "$(wc -l <said)" -eq "$(wc -l <table)" ]
    while IFS=$'\t' read -r who urgency basis rules act; do
        read -r number rule service <<<"$who"
        # the rule, and no other of its urgency
        [ "$urgency $basis$rules" = "emergency flag $rule" ] || { echo "$who: $urgency $basis$rules" >&3; return 1; }
        case $service in
        ambulance) [[ $act == *"Call 999 now and ask for an ambulance"* ]] ;;
        emergency-department) [[ $act == *"Go to A&E now"* ]] ;;
        maternity) [[ $act == *"Ring your maternity unit now"* ]] ;;
        poison) [[ $act == *"Ring NHS 111 now"* ]] ;;
        crisis) [[ $act == *"Samaritans"* ]] ;;
        *) false ;;
        esac || { echo "$who: $act" >&3; return 1; }
    done <said
    cut -f 1 table | uniq >rules
    [ "$(sort -u rules | wc -l)" -eq 23 ]
    while read -r rule; do
        without "$rule" "no-$rule"
        grep "^$rule	" table | people | triage -f lines -C "no-$rule" - | said >spared
        [ "$(wc -l <spared)" -eq "$(grep -c "^$rule	" table)" ]
        awk -F '\t' '$2 == "emergency" || $4 != ""' spared >&3
        awk -F '\t' '$2 == "emergency" || $4 != "" { bad = 1 } END { exit bad }' spared
    done <rules
}

@test "every emergency rule of the content is among those tests" {
    cd "$ROOT/content"
    grep -A 1 -hE '^  - id: ' conditions/*.yaml screen.yaml | grep -B 1 'urgency: emergency' |
        sed -n 's/^  - id: //p' | sort >"$BATS_TEST_TMPDIR/rules"
    [ "$(cat "$BATS_TEST_TMPDIR/rules")" = "$(grep -v '^#' "$FIXTURES/triage/emergency.tsv" | cut -f 1 | sort -u)" ]
}

@test "each symptom alone is at least soon" {
    once || return 0
    for key in $(awk '/^  - id: / { id = $3 } /^    is: symptom/ { print id } /safety:.*is: symptom/ { sub(/.*id: /, ""); sub(/,.*/, ""); print }' "$ROOT/content/questions.yaml"); do
        [ "$key" != worst ] || continue
        with "$key=yes" duration=60d
        printf '%s\n' "who=$key" "${answers[@]}" ""
    done >alone
    triage -f lines alone | said >judged
    none grep -vP '^[^\t]*\t(soon|same-day|emergency)\t' judged
    [ "$(wc -l <judged)" -eq "$(grep -c '^who=' alone)" ]
    [ "$(wc -l <judged)" -ge 60 ]
}

@test "a moving pain softens one weak heart sign, to same-day and no further" {
    judge duration=2h sweating=yes
    urgency_is emergency
    judge duration=2h sweating=yes reproduced-by-movement=yes
    urgency_is same-day
    output_has "flag	U17"
    judge duration=2h sweating=yes reproduced-by-movement=unsure
    urgency_is emergency
}

@test "under 18 is at least routine, under 16 has its group" {
    judge age=17 duration=3d
    urgency_is routine
    output_lacks "group	under-16"
    judge age=15 duration=3d
    urgency_is routine
    output_has "group	under-16"
    judge age=18 duration=3d
    urgency_is self-care
}

@test "--strict: any upper-back pain is at least same-day" {
    with
    try triage --strict "${answers[@]}"
    urgency_is same-day
    output_lacks "cause	"
    with chest-pain=yes
    try triage --strict -e "${answers[@]}"
    status_is 13
}

@test "unanswered age, duration or worst is soon; a severe pain now stands for worst" {
    for key in age duration worst; do
        judge "$key="
        urgency_is soon
        basis_is open
        output_has "open	$key	urgency="
    done
    judge worst= pain=8
    output_lacks "open	worst"
}

@test "what can change nothing is neither open nor asked" {
    judge chest-pain=yes fever=unsure
    output_lacks "open	limping"
    try triage chest-pain=yes
    ! grep -E '^open.*urgency=(same-day|soon)' <<<"$output" >&3
    try triage fever=yes
    ! grep -E '^open.*urgency=soon' <<<"$output" >&3
}

@test "several rules at one urgency: the first service leads, the others follow" {
    judge region=uk too-many-painkillers=yes chest-pain=yes bladder-change=yes
    act=$(grep '^act' <<<"$output")
    [[ $act == *"Call 999 now"*"Go to A&E now"*"Ring NHS 111 now"* ]]
}

@test "causes only when the result is routine or self-care" {
    judge worse-with=sitting,screen-use better-with=changing-position
    output_has "cause	sustained-position	fit=likely"
    judge worse-with=sitting,screen-use better-with=changing-position duration=7weeks
    output_has "cause	"
    judge worse-with=sitting,screen-use better-with=changing-position both-hands-tingling=yes
    output_lacks "cause	"
    judge
    output_has "cause	mixed"
}

@test "no output says what somebody has" {
    for example in "$EXAMPLES"/*.yaml; do
        for format in text lines; do
            try triage -f $format "$example"
            ! grep -iE 'you have (a|an|the|got) ' <<<"$output" >&3
        done
    done
}

# --- explain --------------------------------------------------------------------------------------------

@test "-x lays every rule open, fired, not or open, with the smallest reason" {
    with duration=2h sweating=yes nausea=yes breathless=unsure
    try triage -x "${answers[@]}"
    status_is 0
    grep -q '^rule	E02	urgency=emergency	result=fired	because=started-today,sweating	' <<<"$output"
    grep -q '^rule	E01	urgency=emergency	result=not	because=chest-pain	' <<<"$output"
    grep -q '^rule	U18-breathless	urgency=same-day	result=open	waits-for=breathless	' <<<"$output"
    grep -q '^rule	symptom-fever	urgency=soon	result=not	because=fever$' <<<"$output"
    [ "$(grep -c '^rule' <<<"$output")" -gt 150 ]
    [ "$(cut -f 2 <<<"$output" | sort | uniq -d | wc -l)" -eq 0 ]
}

@test "flags name the smallest set of answers that decided" {
    judge major-injury=no minor-injury=yes blood-thinners=yes arm-weakness=yes
    grep -q '^flag	E13	.*	because=minor-injury,arm-weakness	' <<<"$output"
}

# --- the examples -------------------------------------------------------------------------------------------

@test "the examples give what they say" {
    for pair in carer-mixed:0 desk-worker:0 heart-warning:13 older-fall:12 pregnant:10 unfinished:11 young-stiff:10; do
        try triage -q "$EXAMPLES/${pair%:*}.yaml"
        status_is "${pair#*:}"
    done
}

# --- what a review found: each looked like less than it was ---------------------------------------

calm='age=38 sex=male pain=4 worst=5 onset=gradual course=steady others=no'

urgency_is() {
    [ "$(grep '^urgency' <<<"$output" | cut -f 2)" = "$1" ] || {
        printf 'expected urgency %s:\n%s\n' "$1" "$output" >&3
        return 1
    }
}

@test "operands over a dated file are from now: they do not age with it" {
    printf 'age=38\nworst=5\nonset=gradual\ncourse=steady\nduration=20 hours\nothers=no\nasked=3 days ago\n' >old
    try triage old
    urgency_is self-care
    try triage old sweating=yes duration='1 h'
    urgency_is emergency
    try triage old sweating=yes started-today=yes
    urgency_is emergency
    try triage old major-injury=yes duration='13 days'
    urgency_is emergency
}

@test "unsure in a list keeps its safety terms open, whatever others say" {
    for answer in quality=unsure worse-with=unsure timing=unsure worse-with=sitting,unsure; do
        try triage $calm duration='5 days' "$answer"
        urgency_is soon
        again=$(triage <<<"$output")
        [ "$output" = "$again" ]
    done
    try triage $calm duration='5 days' quality=unsure tearing=no
    urgency_is self-care
    try triage $calm duration='5 days' tearing=no quality=unsure
    urgency_is self-care
}

@test "unsure of a one-of question over a file takes back what the file said" {
    printf 'age=38\nworst=7\nonset=gradual\nduration=5 days\ncourse=steady\nothers=no\n' >file
    try triage file
    urgency_is self-care
    try triage file onset=unsure
    urgency_is soon
    output_has "open	onset	urgency=emergency"
}

@test "unsure of a question that is asked only under a condition stays unsure" {
    try triage $calm duration='5 days' pain-under-ribs=unsure pregnant=unsure
    urgency_is soon
}

@test "what was denied in bulk is denied again only as far as it still may be" {
    triage $calm duration='5 days' >first
    try triage first onset=after-injury minor-injury=yes blood-thinners=yes
    output_has "open	major-injury	urgency=emergency"
    try triage ${calm/onset=gradual/onset=after-injury} duration='5 days' minor-injury=yes blood-thinners=yes
    output_has "open	major-injury	urgency=emergency"
}

@test "by= is none or others, of a no, of what can be denied" {
    for answer in 'onset	is=gradual	by=others' 'chest-pain	is=yes	by=others' 'chest-pain	is=no	by=foo' 'onset	is=no	by=none'; do
        printf 'assessment\t1\nanswer\t%s\nend\tassessment\n' "$answer" >crafted
        try triage crafted
        status_is 3
        output_is ""
    done
}

@test "the page tells what was answered yes but decided nothing" {
    try triage -f text $calm duration='5 days' sweating=yes diabetes=yes
    output_has "SELF-CARE"
    output_has "Answered yes, but not enough alone"
    output_has "diabetes"
    try triage --strict -f text $calm duration='5 days'
    output_has "By the strict reading"
}

@test "a document that is no assessment 1, or two in one, or mixed with lines, is refused" {
    triage $calm duration='5 days' >whole
    sed '1s/\t1\t/\t2\t/' whole >other
    sed '$d' whole | cat - whole >double
    sed '2i age=39' whole >mixed
    for file in other double mixed; do
        try triage "$file"
        status_is 3
        output_lacks "urgency"
    done
}

@test "several people in a stream need names; an empty line in one person's answers is seen" {
    printf 'age=38\nworst=5\n\nduration=5 days\nothers=no\n' >parted
    try triage parted
    status_is 3
    output_is "refused	person-1
refused	person-2"
    stderr_has "triage: parted:1:1: several people, and this one has no 'who'"
}

@test "answers whose last line has no end are not believed" {
    printf 'age=38\nothers=no\nduration=5 days\nonset=gradual\ncourse=steady\nworst=1' >cut
    try triage cut
    status_is 3
    output_is ""
    stderr_has "the last line has no end"
    printf 'age: 38\nworst: 1' >cut.yaml
    try triage cut.yaml
    status_is 3
    output_is ""
}

@test "one of several files that cannot be read stops the pipe" {
    triage $calm duration='5 days' >whole
    try triage whole /nonexistent
    status_is 4
    output_has "refused	/nonexistent"
    try_sh "triage whole /nonexistent | plan"
    status_is 3
    output_is ""
}

@test "a mapping of many keys, one of them twice, is read in good time" {
    { printf 'age: 3\n'; seq 1 40000 | sed 's/^/k/; s/$/: x/'; printf 'age: 4\n'; } >many
    try timeout 20 "$BIN/triage" many
    status_is 3
    stderr_has "'age' is given twice"
}

@test "what cannot be is an error that names both places" {
    printf 'age=5\nothers=no\npregnant=yes\n' >child
    try triage child
    status_is 3
    output_is ""
    stderr_has "triage: child:3:1: 'pregnant' is a yes, which cannot be with 'age < 8' (line 1)"
    try triage age=5 pregnancy-weeks=20
    status_is 3
    stderr_has "'pregnant' is a yes, which cannot be with 'age < 8' (operand 1)"
    try triage age=30 pregnancy-weeks=20
    status_is 0
}

@test "pain in the upper belly counts in late pregnancy and after birth, by whichever question it is told" {
    for since in pregnancy-weeks=34 pregnant=yes gave-birth-recently=yes; do
        judge sex=female age=28 $since upper-belly-pain=yes
        urgency_is emergency
        output_has "E19"
    done
    judge sex=female age=28 pregnancy-weeks=12 upper-belly-pain=yes
    urgency_is soon
}

@test "with cancer any new loss of feeling or skill in a limb is for the emergency department" {
    for sign in one-leg-numbness both-hands-tingling clumsy-hands one-arm-tingling; do
        judge age=60 cancer=yes $sign=yes
        urgency_is emergency
        output_has "E11"
    done
}
