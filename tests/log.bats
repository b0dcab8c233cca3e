#!/usr/bin/env bats
# log: one entry in, one line on disk, and nothing ever lost.

load helper

NOW=2026-11-20T14:30:00+01:00

# log as a person runs it: the clock is the real one, so no line carries written=.
plainly() {
    env -u UPPERBACK_NOW log "$@"
}

# The diary's lines without the times that the real clock gave.
entries() {
    sed -e 's/\twritten=.*//' -e 's/^[^\t]*\t//' "${1:-diary}"
}

# tab KIND VALUE KEY=TEXT ...: one line of a diary.
tab() {
    local IFS=$'\t'
    printf '%s\n' "$*"
}

mode_of() {
    stat -c %a "$1" 2>/dev/null || stat -f %Lp "$1"
}

# --- entries -----------------------------------------------------------------------

@test "a number is pain, and nothing is printed" {
    try log -l diary 4 trigger=desk-work
    status_is 0
    output_is ""
    stderr_is_empty
    run entries
    output_is "$(tab pain 4 trigger=desk-work)"
}

@test "without a given time a line has no written=" {
    try plainly -l diary 4
    status_is 0
    run cat diary
    [[ $output =~ ^20[0-9-]{8}T[0-9:]{8}[+-][0-9:]{5}$'\t'pain$'\t'4$ ]]
}

@test "UPPERBACK_NOW, --now and -t stamp the real clock" {
    try log -l diary 4
    status_is 0
    try plainly -l diary --now "$NOW" 5
    status_is 0
    try plainly -l diary -t '2026-11-19 18:00' --now "$NOW" 6
    status_is 0
    try plainly -l diary -t '2h ago' 7
    status_is 0
    [ "$(grep -c $'\twritten=20' diary)" -eq 4 ]
    run cut -f1-3 diary
    [ "${lines[0]}" = "$(tab $NOW pain 4)" ]
    [ "${lines[1]}" = "$(tab $NOW pain 5)" ]
    [ "${lines[2]}" = "$(tab 2026-11-19T18:00:00+01:00 pain 6)" ]
}

@test "every kind of the manual's examples" {
    while IFS='|' read -r operands expected; do
        rm -f diary
        eval "try log -l diary $operands"
        status_is 0
        run entries
        output_is "$(printf '%b' "$expected")"
    done <<'LIST'
worst 6|worst\t6
pain 4 side=left trigger=desk-work -n 'after the long meeting'|pain\t4\tside=left\ttrigger=desk-work\tnote=after the long meeting
did cat-cow pain=2|did\tcat-cow\tpain=2
did cat-cow 10 pain=3|did\tcat-cow\treps=10\tpain=3
skip cat-cow reason=ill|skip\tcat-cow\treason=ill
used heat 15|used\theat\tminutes=15
used heat 1h|used\theat\tminutes=60
took ibuprofen 400mg|took\tibuprofen\tmg=400
took paracetamol 0.5g|took\tparacetamol\tmg=500
took ibuprofen mg=400|took\tibuprofen\tmg=400
slept 6.5 position=side woke=1|slept\t6.5\tposition=side\twoke=1
slept 7h|slept\t7
slept 400min|slept\t6.67
walked 8200|walked\t8200
sat 5|sat\t5
stress 6|stress\t6
flare|flare\tyes
seen gp advice=exercise-ok|seen\tgp\tadvice=exercise-ok
away 2026-12-24..2027-01-02|away\t2026-12-24..2027-01-02
away 2026-12-24|away\t2026-12-24
can reach-top-shelf 4|can\treach-top-shelf\tscore=4
goal 'sit through a day'|goal\tsit through a day
goal sit through a day|goal\tsit through a day
question 'is 5=5?'|question\tis 5=5?
note a=b|note\ta=b
note fine x-mood=good|note\tfine\tx-mood=good
LIST
}

@test "keys are written in the table's order, own keys and the note last" {
    try log -l diary x-chair=old trigger=stress,desk-work side=left -n tired 4 location=neck
    status_is 0
    run entries
    output_is "$(tab pain 4 location=neck side=left trigger=stress,desk-work x-chair=old note=tired)"
}

@test "an empty key is absent" {
    try log -l diary 4 side= note=
    status_is 0
    run entries
    output_is "$(tab pain 4)"
}

@test "a note from standard input, with all that needs escaping" {
    try_sh "printf 'one\ttwo\nthree \\\\ four\n\n' | log -l diary -n - 3"
    status_is 0
    run entries
    output_is "$(tab pain 3 'note=one\ttwo\nthree \\ four')"
    try log -l diary -p -f json
    output_has '"note": "one\ttwo\nthree \\ four"'
}

@test "-n -: a note that did not come is told, and the entry is kept" {
    try_sh "printf '\n' | log -l diary -n - 3"
    status_is 0
    stderr_has "log: <stdin>: nothing came in for the note; the entry has none"
    [ "$(cut -f 2,3 diary)" = $'pain\t3' ]
    ! grep -q note= diary
}

@test "-v shows the line as it stands in the diary" {
    try log -v -l diary 4 side=left
    status_is 0
    [ "$output" = "$(cat diary)" ]
    try log -v -f json -l diary 4
    output_has '{"pain": 4, "at": "2026-11-20T14:30:00+01:00"'
}

@test "options may follow operands" {
    try log 4 side=left -l diary -n late
    status_is 0
    run entries
    output_is "$(tab pain 4 side=left note=late)"
}

@test "a symptom is stored, and the way to triage is shown" {
    try log -l diary symptom fever
    status_is 0
    output_is ""
    stderr_has "please run triage now"
    run entries
    output_is "$(tab symptom fever)"
}

@test "a symptom's advice stands even when it cannot be stored" {
    mkdir diary
    try log -l diary symptom fever
    status_is 4
    stderr_has "please run triage now"
}

@test "every symptom and safety term that triage asks about can be logged" {
    once || return 0
    awk '/^ *- id: /{id=$3} /^ *type: yes-no/{y=1} /^ *type: /&&!/yes-no/{y=0} /^ *is: symptom/&&y{print id}
         /safety: /{sub(/.*\{id: /,""); sub(/,.*/,""); print}' \
        "$ROOT/content/questions.yaml" | grep -v '^ ' | sort -u >symptoms
    [ "$(wc -l <symptoms)" -gt 60 ]
    while read -r symptom; do
        try log -l diary symptom "$symptom"
        status_is 0
    done <symptoms
}

@test "log knows each word for a symptom that triage knows" {
    /usr/bin/python3 - "$ROOT/content" <<'PY' >words
import sys, yaml
load = lambda name: yaml.load(open(f"{sys.argv[1]}/{name}.yaml"), Loader=yaml.BaseLoader)
symptom = next(row for row in load("diary")["lists"] if row["id"] == "symptom")
entries = [entry for question in load("questions")["questions"]
           for entry in [question, *question.get("terms", [])] if entry["id"] in symptom["terms"]]
known = set(symptom["synonyms"].items())
asked = {(word, entry["id"]) for entry in entries for word in entry.get("synonyms", [])}
print(len(known), *sorted(known ^ asked))
PY
    [[ $(cat words) =~ ^1[0-9][0-9]$ ]] || { cat words >&3; return 1; }
    try log -l diary -v symptom "Chest pressure"
    status_is 0
    output_has "	symptom	chest-pain"
    stderr_has "log: emergency: "
}

# --- refusals ------------------------------------------------------------------------

# refused STATUS 'message' operands...: nothing is written, and the place is named.
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

@test "wrong values are refused, with their place" {
    refused 3 "log: operand 1:1: '11' does not fit pain; expected a whole number from 0 to 10 NRS" 11
    refused 3 "operand 1:1: '-1' does not fit pain" -1
    refused 3 "operand 1:1: '4.5' does not fit pain" 4.5
    refused 3 "operand 1:1: '4x' does not fit pain" 4x
    refused 3 "operand 1:1: '04' does not fit pain" 04
    refused 3 "operand 2:1: '1e1' does not fit pain" pain 1e1
    refused 3 "operand 2:1: '11' does not fit worst" worst 11
    refused 3 "operand 3:6: '11' does not fit pain" did cat-cow pain=11
    refused 3 "operand 3:1: '0' does not fit reps" did cat-cow 0
    refused 3 "operand 2:1: '25' does not fit slept; expected a number from 0 to 24 hours, in h or min" slept 25
    refused 3 "operand 2:1: '7x' does not fit slept" slept 7x
    refused 3 "operand 2:1: '11' does not fit stress; expected a whole number from 0 to 10" stress 11
    [[ $stderr != *"0 to 10 0 to 10"* ]]
    refused 3 "operand 2:1: '12.5' does not fit walked" walked 12.5
    refused 3 "operand 3:1: '400' has no unit; expected mg or g, as in 400mg" took ibuprofen 400
    refused 3 "operand 2:1: '2026-02-30' does not fit away" away 2026-02-30
    refused 3 "operand 2:1: '2027-01-02..2026-12-24' does not fit away" away 2027-01-02..2026-12-24
    refused 3 "operand 2:1: 'Top Shelf' does not fit can" can 'Top Shelf' 4
    refused 3 "operand 2:1: 'no' does not fit flare" flare no
    refused 3 "operand 2:1: '' does not fit note; expected text" note ''
}

@test "unknown words are refused with the nearest known one" {
    refused 3 "operand 1:1: 'pian' is no kind of entry; did you mean 'pain'?" pian 4
    refused 3 "operand 1:1: 'fever' is no kind of entry; did you mean 'symptom fever'? If it is happening now and feels serious, call for emergency help" fever
    refused 3 "operand 1:1: 'Chest pain' is no kind of entry; did you mean 'symptom chest-pain'? If it is happening now" 'Chest pain'
    refused 3 "operand 1:1: 'chest pain' is no kind of entry; did you mean 'symptom chest-pain'? If it is happening now" chest pain
    refused 3 "operand 1:1: 'chest' is no kind of entry; expected one of pain, worst" chest 4
    refused 3 "operand 1:1: 'Cat cow' is no kind of entry; did you mean 'did cat-cow'?" 'Cat cow'
    refused 3 "operand 1:1: 'cat-cow' is no kind of entry; did you mean 'did cat-cow'?" cat-cow
    refused 3 "operand 1:1: 'zzzzzz' is no kind of entry; expected one of pain, worst" zzzzzz
    refused 3 "operand 2:1: 'sied' is no key of pain; did you mean 'side'?" 4 sied=left
    refused 3 "operand 2:6: 'lefft' is no side that the diary knows; did you mean 'left'?" 4 side=lefft
    refused 3 "operand 2:6: 'zzzzzz' is no side that the diary knows; expected one of left, right, both, middle" 4 side=zzzzzz
    refused 3 "operand 2:9: 'desk-wrok' is no trigger that the diary knows; did you mean 'desk-work'?" 4 trigger=desk-wrok
    refused 3 "operand 2:16: 'zzzzzz' is no trigger" 4 trigger=stress,zzzzzz
    refused 3 "operand 2:16: '' is no trigger" 4 trigger=stress,
    refused 3 "operand 2:1: 'cat-cwo' is no exercise that the diary knows; did you mean 'cat-cow'?" did cat-cwo
    refused 3 "operand 2:1: 'fevre' is no symptom that the diary knows; did you mean 'fever'?" symptom fevre
    refused 3 "operand 2:1: 'paracetmol' is no medicine that the diary knows; did you mean 'paracetamol'?" took paracetmol 1g
}

@test "an emergency in plain words is known, with an apostrophe too" {
    while IFS='|' read -r words term; do
        try log -l diary -v symptom "$words"
        status_is 0
        output_has "	symptom	$term"
        stderr_has "log: emergency: "
    done <<'END'
can't breathe|breathless-at-rest
Can’t breathe|breathless-at-rest
cannot breathe|breathless-at-rest
crushing chest pain|chest-pain
END
    for words in "can't pee" "coughing up blood" "passed out" "numb bottom" "legs numb" "want to die" "can't move legs"; do
        try log -l diary symptom "$words"
        status_is 0
    done
    try triage cant-breathe=yes others=no
    output_has "ambulance"
    try log -l diary symptom "spotted elbow"
    status_is 3
    stderr_has ". If it is happening now and feels serious, call for emergency help"
}

@test "a symptom in any other place is pointed to where it counts" {
    refused 3 "operand 2:9: 'tearing' is no quality that the diary knows; it is a symptom: log symptom tearing" \
        4 quality=tearing
}

@test "operands that do not make one entry" {
    refused 3 "operand 1:1: 'pain' needs a value: how much it hurts now" pain
    refused 3 "operand 2:1: '5' is one too many; expected key=value" 4 5
    refused 3 "operand 4:1: '5' is one too many" did cat-cow 10 5
    refused 3 "operand 3:1: 'side' is given twice" 4 side=left side=right
    refused 3 "operand 4:1: 'reps' is given twice" did cat-cow reps=8 10
    refused 3 "operand 1:1: only keys; expected a number for pain, or a kind" side=left
    refused 3 "operand 2:1: log itself says when it was written" 4 written=2026-11-20T14:30:00+01:00
    refused 3 "operand 1:1: void is written by log --undo" void x
    refused 3 "operand 2:6: byte 0xFF is not UTF-8" note $'felt \xff'
    refused 3 "operand 1:1: '' is no kind of entry" ''
    refused 2 "--note: there is a note= already" 4 note=a -n b
}

@test "all faults are named in one run" {
    refused 3 "operand 2:6: 'lefft'" 4 side=lefft trigger=zzzzzz
    stderr_has "operand 3:9: 'zzzzzz'"
}

@test "times that cannot be" {
    refused 2 "--time soonish: no time" -t soonish 4
    refused 2 "is still to come" -t 23:59 4
    refused 2 "is still to come" -t 2026-11-20T14:35:01+01:00 4
    refused 2 "there is no such time that day" -t '2026-03-29 02:30' 4
    try log -l diary -t 2026-11-20T14:35:00+01:00 4
    status_is 0
}

@test "today without a time is noon, or now before noon" {
    local morning=2026-11-20T09:30:00+01:00
    for day in today 2026-11-20; do
        for now in $morning 2026-11-20T11:58:00+01:00; do
            rm -f diary
            try env UPPERBACK_NOW=$now log -l diary -t $day 4
            status_is 0
            [ "$(cut -f 1-3 diary)" = "$(tab $now pain 4)" ]
        done
        log -l diary -t $day 5
        [ "$(tail -n 1 diary | cut -f 1-3)" = "$(tab 2026-11-20T12:00:00+01:00 pain 5)" ]
    done
    for time in 'today 12:00' 12:00 '2026-11-20 12:00' 2026-11-21 2026-11-20T12:00:00+01:00; do
        try env UPPERBACK_NOW=$morning log -l diary -t "$time" 4
        status_is 2
        stderr_has "is still to come"
    done
    try env UPPERBACK_NOW=$morning log -l diary -t yesterday 4
    status_is 0
    [ "$(tail -n 1 diary | cut -f 1-3)" = "$(tab 2026-11-19T12:00:00+01:00 pain 4)" ]
}

@test "an hour that comes twice is taken the first time, and that is said" {
    try log -l diary -t '2026-10-25 02:30' 4
    status_is 0
    stderr_has "comes twice that day"
    run cut -f1-3 diary
    output_is "$(tab 2026-10-25T02:30:00+02:00 pain 4)"
}

@test "options that are of no use are said to be" {
    refused 2 "--since: of no use here" -s 3d 4
    refused 2 "--kind: of no use here" -k pain 4
    refused 2 "--output: of no use here" -o out 4
    refused 2 "--note: of no use here" -p -n text
    refused 2 "--time: of no use here" --undo -t 18:00
    refused 2 "operands: of no use here" --check 4
    refused 2 "--format: of no use here" --where -f json
    refused 2 "expected one of --print, --csv, --check, --where and --undo" -p --check
    refused 2 "--format text: expected lines, yaml, json or csv" -p -f text
    refused 2 "--newest: of no use here" --newest 4
    refused 2 "--count: of no use here" --count 4
    refused 2 "--newest: of no use here" -p --count --newest
    refused 2 "--format: of no use here" -p --count -f json
    refused 2 "there is no such option" --frobnicate 4
}

@test "-o that is the diary, by any name, is refused before anything is written" {
    log -l diary 1 , 2 , 3
    cp diary before
    ln -s diary soft
    ln diary hard
    mkdir directory
    for name in diary ./diary directory/../diary "$PWD/diary" soft hard; do
        for words in '-v 4' '-p' '-p -f csv' '-p --count' '-v --undo' --check --where; do
            try log -l diary $words -o "$name"
            status_is 2
            stderr_has "log: --output $name: that is the diary itself; expected another file"
        done
        try_sh "log -l diary -v -o $name <before"
        status_is 2
        cmp before diary
    done
    [ -L soft ]
    try log -l soft -v -o hard 4
    status_is 2
    cmp before diary
}

@test "-o that is the diary which the same call would make is refused" {
    ln -s diary soft
    for name in diary ./diary soft; do
        refused 2 "--output $name: that is the diary itself" -v -o "$name" 4
    done
    try log -v -o "$HOME/.local/share/upperback/diary" 4
    status_is 2
    [ ! -e "$HOME/.local" ]
    refused 2 "log: --output '': expected the name of a file" -v -o '' 4
    try log -l diary -v -o other 4
    status_is 0
    cmp diary other
}

@test "a note or a time alone is nothing to log" {
    try_sh 'log -n text </dev/null'
    status_is 2
    stderr_has "nothing to log"
    try_sh 'log -t 18:00 </dev/null'
    status_is 2
}

@test "an entry of more than 16 KiB is refused" {
    head -c 16384 /dev/zero | tr '\0' x >long
    try_sh "log -l diary -n - 4 <long"
    status_is 3
    stderr_has "at most 16384 are kept"
    [ ! -e diary ]
    head -c 70000 /dev/zero | tr '\0' x >long
    try_sh "log -l diary -n - 4 <long"
    status_is 3
    [ ! -e diary ]
}

@test "the longest entry can be taken back again" {
    head -c 8100 /dev/zero | tr '\0' '\\' >long
    try_sh "log -l diary -n - 4 <long"
    status_is 0
    try log -l diary --undo
    status_is 0
    try log -l diary --check
    status_is 0
    output_is "entries 0, taken back or void 2, bad lines 0"
}

# imported PREFIX BYTE LENGTH: brings in a line of 64 KiB or so, and an entry after it.
imported() {
    { printf '%b' "2026-11-20T10:00:00+01:00\\t$1"; head -c "$3" /dev/zero | tr '\0' "$2"; echo; } |
        log -l diary
    log -l diary 4
}

@test "whatever came in as an entry can be taken back, also where its void is longer than a line" {
    local longest=$((65536 - 31))
    for line in "note\t|x|$longest" "note\t|\\\\|40000" "note\t|\\\\|$((longest / 2 * 2))"; do
        IFS='|' read -r prefix byte length <<<"$line"
        rm -f diary
        log -l diary 7
        imported "$prefix" "$byte" "$length"
        for left in 2 1 0; do
            try log -l diary --undo
            status_is 0
            try log -l diary --check
            status_is 0
            output_has "entries $left, taken back or void $((6 - 2 * left)), bad lines 0"
        done
        try log -l diary --undo
        status_is 1
        try report -f lines diary
        stderr_is_empty
        output_has $'entries=0\t'
        output_has $'bad=0'
        try_sh "cat diary | report -f lines - "
        output_has $'entries=0\t'
        try_sh "log -l other <diary && cmp diary other"
        status_is 0
        rm other
    done
}

@test "a void longer than any line would make it is no entry" {
    void() {
        printf '2026-11-20T10:00:00+01:00\tvoid\t'
        head -c "$1" /dev/zero | tr '\0' x
        echo
    }
    void $((131328 - 31)) >diary
    try log -l diary --check
    status_is 0
    void $((131329 - 31)) >diary
    try log -l diary --check
    status_is 3
    stderr_has "diary:1: the line is longer than 64 KiB"
    report -f lines diary 2>/dev/null | grep -q bad=1
}

@test "content that cannot be read writes nothing" {
    refused 4 "cannot open it" -C "$PWD/none" 4
    mkdir content
    cp "$ROOT"/content/{diary,triggers}.yaml content
    cp -r "$ROOT/content/exercises" content
    try log -C content -l diary 4
    status_is 0
    echo 'wrong: yes' >>content/diary.yaml
    refused 3 "'wrong' is no key of diary table" -C content 4
}

@test "an overlay adds kinds and words and replaces none" {
    mkdir -p own/exercises
    touch own/exercises/my-own.yaml
    cat >own/diary.yaml <<'YAML'
reviewed: 2026-11-20
sources: [upperback-proposal]
lists:
  - {id: side, terms: [everywhere]}
kinds:
  - {id: mood, about: how you feel, value: {type: number, range: [1, 5], whole: yes}, sources: [upperback-proposal]}
YAML
    export UPPERBACK_CONTENT=$PWD/own
    try log -l diary mood 3
    status_is 0
    try log -l diary 4 side=everywhere
    status_is 0
    try log -l diary did my-own
    status_is 0
    sed -i.bak 's/id: mood/id: pain/' own/diary.yaml
    refused 3 "'pain' is there already" 4
}

# --- where it stands -------------------------------------------------------------------

@test "--where follows -l, UPPERBACK_LOG, XDG_DATA_HOME and HOME" {
    try log --where
    output_is "$HOME/.local/share/upperback/diary"
    export XDG_DATA_HOME=relative
    try log --where
    output_is "$HOME/.local/share/upperback/diary"
    export XDG_DATA_HOME=$PWD/data
    try log --where
    output_is "$PWD/data/upperback/diary"
    export UPPERBACK_LOG=$PWD/mine
    try log --where
    output_is "$PWD/mine"
    try log --where -l other
    output_is other
}

@test "HOME unset: status 4, and the option to use" {
    unset HOME
    try log 4
    status_is 4
    stderr_has "use -l FILE"
    try log -l diary 4
    status_is 0
}

@test "the default diary and its directories are private, whatever the umask" {
    for mask in 000 022 077 0777; do
        rm -rf "$HOME"
        mkdir "$HOME"
        (umask "$mask" && log 4)
        [ "$(mode_of "$HOME/.local/share/upperback/diary")" = 600 ]
        [ "$(mode_of "$HOME/.local/share/upperback")" = 700 ]
        [ "$(mode_of "$HOME/.local")" = 700 ]
    done
}

@test "a named diary: its directory must be there" {
    try log -l none/diary 4
    status_is 4
    stderr_has "none/diary: cannot open it"
    [ ! -e none ]
    try log -l - 4
    status_is 2
    try log -l '' 4
    status_is 2
}

@test "an existing diary keeps its mode" {
    log -l diary 4
    chmod 640 diary
    log -l diary 5
    [ "$(mode_of diary)" = 640 ]
}

@test "a diary that others can read: said once, its mode left alone" {
    log -l diary 4
    for mode in 640 604 644 666; do
        chmod $mode diary
        try log -l diary 5
        status_is 0
        [ "$stderr" = "log: diary: its mode lets others read it; chmod 600 makes it yours alone" ]
        [ "$(mode_of diary)" = $mode ]
        try log -l diary --undo
        [ "$(grep -c 'lets others read it' <<<"$stderr")" -eq 1 ]
    done
    chmod 600 diary
    try log -l diary 5
    stderr_is_empty
}

@test "an entry reads diary.yaml and nothing else, unless a word needs more" {
    export ASAN_OPTIONS=exitcode=99:detect_leaks=0 # leaks cannot be looked for under strace
    # opened OPERANDS...: the content files that log opens for them.
    opened() {
        strace -qq -e trace=open,openat -o trace "$BIN/log" -l diary "$@" 2>/dev/null || true
        grep -oE '"[^"]*/content(/[a-z.-]+)?"' trace | grep -vF "$HOME" | sed 's|.*/content/||' |
            tr -d '"' | sort -u | paste -s -d ' '
    }
    [ "$(opened 4 side=left)" = "diary.yaml" ]
    [ "$(opened slept 6)" = "diary.yaml" ]
    [ "$(opened 4 trigger=stress)" = "diary.yaml triggers.yaml" ]
    [ "$(opened did cat-cow)" = "diary.yaml exercises" ]
    [ "$(opened cat-cow)" = "diary.yaml exercises" ]
}

@test "words that cannot be read: status 3 or 4 where one is needed, and nothing is written" {
    cp -r "$ROOT/content" own
    echo '- nonsense' >own/triggers.yaml
    try log -C own -l diary 4
    status_is 0
    try log -C own -l diary 4 trigger=stress
    status_is 3
    stderr_has "own/triggers.yaml:1:1: "
    stderr_has "'stress' cannot be looked up"
    rm -r own/exercises
    try log -C own -l diary did cat-cow
    status_is 4
    [ "$(wc -l <diary)" -eq 1 ]
    try log -C own -l diary -p
    [ "$status" -ge 3 ]
}

@test "symbolic links are followed, dangling ones too" {
    mkdir far
    ln -s far/diary link
    try log -l link 4
    status_is 0
    [ -L link ]
    try log -l link 5
    status_is 0
    run entries far/diary
    output_is "$(printf 'pain\t4\npain\t5')"
}

@test "what is no regular file is no diary" {
    mkfifo pipe
    for path in /dev/full /dev/null pipe; do
        try log -l "$path" 4
        status_is 4
        stderr_has "it is no regular file"
    done
    try log -l . 4
    status_is 4
}

@test "a diary in YAML is not mixed with lines" {
    printf -- '- pain: 4\n  at: "2026-11-20T14:30:00+01:00"\n' >diary
    cp diary before
    try log -l diary 4
    status_is 3
    stderr_has "it holds YAML"
    cmp diary before
}

# --- nothing is lost ---------------------------------------------------------------------

@test "a plan, an assessment or a report takes no entry" {
    triage "$EXAMPLES/desk-worker.yaml" >assessment
    plan -o plan assessment
    report -f lines "$EXAMPLES/diary" >report
    { printf '\xEF\xBB\xBF'; yes '# a word' | head -n 1000; cat plan; } >comments
    for file in assessment plan report comments; do
        cp $file before
        for words in 4 '4 , 5' --undo; do
            # shellcheck disable=SC2086
            try log -l $file $words
            [ "$status" -ne 0 ]
            cmp $file before
        done
        try_sh "grep -v '^#' '$EXAMPLES/diary' | log -l $file"
        status_is 3
        cmp $file before
    done
    try log -l comments 4
    status_is 3
    stderr_has "log: comments: it holds what plan writes; the diary is another file"
    try log -l assessment 4
    stderr_has "log: assessment: it holds what triage writes; the diary is another file"
    # what only looks a little like one is a diary with a bad line
    for line in 'plan' $'plan\t' $'planned\t1' $'pain\t1' ''; do
        printf '%s\n' "$line" >diary
        try log -l diary 4
        status_is 0
    done
}

@test "a time that is none, in lines and in YAML" {
    printf '2026-13-01T08:00:00+01:00\tpain\t4\n' >lines
    printf -- '- pain: 4\n  at: "2026-13-01T08:00:00+01:00"\n- pain: 4\n  at: soon\n- pain: 4\n' >yaml
    chmod 600 lines yaml
    try log --check -l lines
    status_is 3
    stderr_has "log: lines:1:1: '2026-13-01T08:00:00+01:00' is no time; expected one like 2026-11-20T14:30:00+01:00"
    try log --check -l yaml
    status_is 3
    stderr_has "log: yaml:1: '2026-13-01T08:00:00+01:00' is no time; expected one like 2026-11-20T14:30:00+01:00"
    stderr_has "log: yaml:3: 'soon' is no time"
    stderr_has "log: yaml:5:3: 'pain' has no time; expected 'at' as its second key"
}

@test "a diary in YAML is one behind a byte order mark, empty lines and long comments" {
    local yaml='- pain: 4
  at: "2026-11-20T14:30:00+01:00"'
    printf '\xEF\xBB\xBF%s\n' "$yaml" >marked
    printf '\n\r\n%s\n' "$yaml" >empty
    { yes '# a comment' | head -n 1000; echo "$yaml"; } >behind
    # The dash is the last byte of what is looked at first.
    { head -c 4094 /dev/zero | tr '\0' '#'; printf '\n%s\n' "$yaml"; } >split
    { head -c 9000 /dev/zero | tr '\0' '#'; printf '\n%s\n' "$yaml"; } >long
    for one in marked empty behind split long; do
        chmod 600 "$one"
        cp "$one" before
        try log -l "$one" -p --count
        output_is 1
        try log -l "$one" 5
        status_is 3
        stderr_has "it holds YAML"
        cmp "$one" before
        try_sh "log -l lines-$one <$one"
        status_is 0
    done
    { yes '# a comment' | head -n 1000; } >comments
    chmod 600 comments
    try log -l comments 5
    status_is 0
    stderr_is_empty
    try log -l comments -p --count
    output_is 1
}

@test "fifty writers at once lose nothing" {
    for i in $(seq 50); do
        log -l diary note "writer $i" &
    done
    wait
    [ "$(wc -l <diary)" -eq 50 ]
    [ "$(entries | sort -u | wc -l)" -eq 50 ]
    try log -l diary --check
    status_is 0
    output_is "entries 50, taken back or void 0, bad lines 0"
}

@test "fifty writers make one default diary" {
    for i in $(seq 50); do
        log note "writer $i" &
    done
    wait
    [ "$(wc -l <"$HOME/.local/share/upperback/diary")" -eq 50 ]
}

@test "older bytes never change" {
    cp "$EXAMPLES/diary" diary
    size=$(wc -c <diary)
    try log -l diary 4
    status_is 0
    head -c "$size" diary | cmp - "$EXAMPLES/diary"
    [ "$(tail -c +$((size + 1)) diary | wc -l)" -eq 1 ]
}

@test "a torn last line is reported, closed as a bad line, and never glued" {
    printf '%s\tpain\t4\n%s\tpain\t7' "$NOW" "$NOW" >diary
    try log -l diary -p
    status_is 3
    output_is "$(tab $NOW pain 4)
$NOW	pain	7	\\cut"
    stderr_has "diary:2: the last line has no end"
    try log -l diary 5
    status_is 0
    stderr_has "closed as a bad line"
    try log -l diary -p -k pain
    status_is 3
    [ "$(cut -f3- <<<"$output" | sed 's/\twritten=.*//')" = $'4\n7\t\\cut\n5' ]
    try log -l diary --check
    status_is 3
    output_is "entries 2, taken back or void 0, bad lines 1"
    stderr_has "diary:2:"
}

@test "wherever a line was cut, closing it makes no entry of it" {
    line=$(tab $NOW can x-y score=4 'note=a\tb c')
    for length in $(seq 1 ${#line}); do
        printf '%s' "${line:0:length}" >diary
        try log -l diary 5
        status_is 0
        try log -l diary --check
        status_is 3
        output_is "entries 1, taken back or void 0, bad lines 1"
    done
    line=$(tab $NOW note felt) # its time, as that of the other, was cut above
    for length in $(seq $((${#NOW} + 2)) ${#line}); do
        printf '%s' "${line:0:length}" >diary
        log -l diary 5 2>/dev/null
        try log -l diary --check
        status_is 3
        output_is "entries 1, taken back or void 0, bad lines 1"
    done
}

@test "a file that may not grow: status 4, and the diary as it was" {
    head -c 1000 "$EXAMPLES/diary" | sed '$d' >diary
    cp diary before
    try bash -c 'ulimit -f 1; log -l diary note "this line is rather too long to fit in what is left of the first kilobyte of the diary"'
    status_is 4
    stderr_has "cannot write the line"
    cmp diary before
}

@test "no space, no sync, no directory sync: status 4, and the line taken back" {
    export ASAN_OPTIONS=exitcode=99:detect_leaks=0 # leaks cannot be looked for under strace
    log -l diary 4
    cp diary before
    for fault in write:error=ENOSPC:when=1 fsync:error=EIO:when=1 fsync:error=EIO:when=2 \
        write:error=EIO:when=1; do
        try strace -qq -o /dev/null -e inject="$fault" "$BIN/log" -l diary 5
        status_is 4
        cmp diary before
    done
    for fault in write:error=EINTR:when=1 fsync:error=EINTR:when=1 fcntl:error=EINTR:when=4; do
        try strace -qq -o /dev/null -e inject="$fault" "$BIN/log" -l diary 5
        status_is 0
    done
    [ "$(wc -l <diary)" -eq 4 ]
    for fault in ?open,openat:error=EACCES fcntl:error=ENOLCK pread64:error=EIO; do # ?: where it is
        try strace -qq -o /dev/null -P diary -e inject="$fault" "$BIN/log" -l diary 5
        status_is 4
    done
    [ "$(wc -l <diary)" -eq 4 ]
}

@test "what another program appended behind a line that failed is not cut off with it" {
    local writer
    export ASAN_OPTIONS=exitcode=99:detect_leaks=0 # leaks cannot be looked for under strace
    log -l diary 4
    cp diary before
    strace -qq -o /dev/null -e inject=fsync:error=EIO:delay_enter=2000000:when=1 \
        "$BIN/log" -l diary 5 2>said &
    writer=$!
    until [ "$(wc -l <diary)" -eq 2 ]; do sleep 0.02; done
    tab $NOW pain 6 >>diary
    wait $writer && status=0 || status=$?
    status_is 4
    grep -q "log: diary: what was written of the line could not be taken back; see log --check" said
    [ "$(head -n 1 diary)" = "$(cat before)" ]
    [ "$(wc -l <diary)" -eq 3 ]
    [ "$(tail -n 1 diary)" = "$(tab $NOW pain 6)" ]
}

@test "a directory that may not be written" {
    local closed=closed
    mkdir closed
    chmod 500 closed
    # Root may write everywhere but there.
    [ "$(id -u)" -ne 0 ] || closed=/proc
    try log -l "$closed/diary" 4
    status_is 4
    stderr_has "cannot open it"
}

@test "a file where the directory should be" {
    mkdir -p "$HOME/.local"
    touch "$HOME/.local/share"
    try log 4
    status_is 4
    stderr_has "$HOME/.local/share/upperback"
}

@test "output that fails after the entry was stored says so" {
    try_sh 'log -v -l diary 4 >/dev/full'
    status_is 4
    try_sh 'log -v -l diary 4 >&-'
    status_is 4
    try log -l diary -p
    [ "$(wc -l <<<"$output")" -eq 2 ]
}

# --- printing ----------------------------------------------------------------------------

@test "-p prints the stored lines byte for byte, without voids and what they cancel" {
    try log -p -l "$EXAMPLES/diary"
    status_is 0
    stderr_is_empty
    grep -v -e '^#' -e $'\tvoid\t' -e '^2026-09-28T22:02:00' "$EXAMPLES/diary" >expected
    cmp expected <(printf '%s\n' "$output")
}

@test "odd but valid lines are kept as they are" {
    printf '%s\tnote\tone\\x1Btwo\tx-b=1\tx-a=2\tside=\r\n' "$NOW" >diary
    try log -p -l diary
    status_is 0
    output_is "$(tab $NOW note 'one\x1Btwo' x-b=1 x-a=2 side=)"
    sed 's/x1B/x1b/' diary >small
    try_sh 'log -p -f yaml -l small | head -n 1'
    output_is '- note: "one\x1Btwo"'
}

@test "-s and -u take days whole, and amounts and times as instants" {
    for at in 2026-11-18T23:59:59 2026-11-19T00:00:00 2026-11-19T23:59:00 2026-11-20T08:00:00; do
        tab "$at+01:00" pain 4 >>diary
    done
    try log -p -l diary -s 2026-11-19
    [ "$(wc -l <<<"$output")" -eq 3 ]
    try log -p -l diary -s yesterday -u yesterday
    [ "$(wc -l <<<"$output")" -eq 2 ]
    try log -p -l diary -s 1d
    output_is "$(sed -n 3,4p diary)"
    try log -p -l diary -u '2026-11-19 00:00'
    [ "$(wc -l <<<"$output")" -eq 2 ]
    try log -p -l diary -s today -u yesterday
    status_is 2
    stderr_has "is later than"
    try log -p -l diary -s '2026-11-19 10:00' -u '2026-11-19 09:00'
    status_is 2
    stderr_has "log: --since 2026-11-19 10:00 is later than --until 2026-11-19 09:00"
    try log -p -l diary -s whenever
    status_is 2
    stderr_has "--since whenever: no time"
}

@test "-k and keys choose, and must be words that could be there" {
    try log -p -l "$EXAMPLES/diary" -k pain side=left trigger=desk-work
    status_is 0
    [ "$(wc -l <<<"$output")" -eq "$(grep -c $'\tpain\t.*\tside=left\t.*trigger=desk-work' "$EXAMPLES/diary")" ]
    output_lacks side=right
    try log -p -l "$EXAMPLES/diary" -k worst,sat
    [ "$(wc -l <<<"$output")" -eq 29 ]
    try log -p -l "$EXAMPLES/diary" -k pian
    status_is 3
    stderr_has "log: --kind: 'pian' is no kind of entry; did you mean 'pain'?"
    try log -p -l "$EXAMPLES/diary" sied=left
    status_is 3
    stderr_has "operand 1:1: 'sied' is no key of any kind of entry; did you mean 'side'?"
    try log -p -l "$EXAMPLES/diary" side=lfet
    status_is 3
    try log -p -l "$EXAMPLES/diary" left
    status_is 3
    stderr_has "operand 1:1: 'left'; expected key=value"
}

@test "a list is found by any of its words" {
    log -l diary 4 trigger=stress,desk-work
    log -l diary 5 trigger=stress
    try log -p -l diary trigger=desk-work
    [ "$(cut -f3 <<<"$output")" = 4 ]
    try log -p -l diary trigger=desk-work,stress
    [ "$(cut -f3 <<<"$output")" = 4 ]
}

@test "-f yaml and json" {
    tab $NOW slept 6.5 position=side woke=1 'note=a "b"' >diary
    try log -p -l diary -f yaml
    output_is '- slept: 6.5
  at: "2026-11-20T14:30:00+01:00"
  position: side
  woke: 1
  note: "a \"b\""'
    try log -p -l diary -f json
    output_is '{"slept": 6.5, "at": "2026-11-20T14:30:00+01:00", "position": "side", "woke": 1, "note": "a \"b\""}'
}

@test "--newest goes by time and not by place, --count counts what counts" {
    {
        tab 2026-11-20T08:00:00+01:00 pain 1
        tab 2026-11-20T08:30:00+02:00 pain 2
        tab 2026-11-20T09:00:00+01:00 pain 3 side=left
        tab 2026-11-20T08:00:00+01:00 pain 4
        tab 2026-11-20T09:00:00+01:00 pain 9
        tab 2026-11-20T09:00:00+01:00 void '2026-11-20T09:00:00+01:00\tpain\t9'
    } >diary
    try log -p -l diary --newest
    status_is 0
    [ "$(cut -f 3 <<<"$output" | tr -d '\n')" = 3412 ]
    try log -p -l diary --newest -f csv
    [ "$(sed 1d <<<"$output" | cut -d , -f 3 | tr -d '\n')" = 3412 ]
    try log -p -l diary --count
    status_is 0
    output_is 4
    try log -p -l diary --count side=left -k pain,worst -s today
    output_is 1
    tab $NOW pian 4 >>diary
    try log -p -l diary --count
    status_is 3
    try log -p -l diary --newest
    status_is 3
    [ "$(head -n 1 <<<"$output")" = "$(tab $NOW pian 4)" ]
    [ "$(wc -l <<<"$output")" -eq 5 ]
}

@test "-o writes whole or not at all" {
    try log -p -l "$EXAMPLES/diary" -k goal -o out
    status_is 0
    output_is ""
    [ "$(wc -l <out)" -eq 1 ]
    [ "$(mode_of out)" = 600 ]
}

@test "a missing diary: a remark for the default one, status 4 for a named one" {
    try log -p
    status_is 0
    output_is ""
    stderr_has "there is no diary yet"
    [ ! -e "$HOME/.local" ]
    try log -p -l none
    status_is 4
    try log --check -l none
    status_is 4
}

@test "bad lines are named, and the rest is printed" {
    {
        tab $NOW pain 4
        tab $NOW pian 4
        tab $NOW pain 11
        tab $NOW pain 4 sied=left
        tab $NOW pain 4 side=left side=right
        tab yesterday pain 4
        printf '%s\tpain\t4\tnote=\xff\n' "$NOW"
        printf '%s\tpain\t4\tnote=a\0b\n' "$NOW"
        printf '%s\tnote\tbell\a\n' "$NOW"
        printf '%s\n\n# a comment\n' "$NOW"
        tab $NOW pain 5
    } >diary
    try log -p -l diary
    status_is 3
    try_sh "log -p -l diary 2>/dev/null | cmp - <(grep -v -e '^#' -e '^\$' -a diary)"
    status_is 0
    try log -p -l diary
    stderr_has "diary:2: 'pian' is no kind of entry; did you mean 'pain'?"
    stderr_has "diary:3: '11' does not fit pain"
    stderr_has "diary:4: 'sied' is no key of pain"
    stderr_has "diary:5:44: 'side' is given twice"
    stderr_has "diary:6:1: 'yesterday' is no time"
    stderr_has "diary:7:39: byte 0xFF is not UTF-8"
    stderr_has "diary:8:40: a NUL byte"
    stderr_has "diary:9:"
    stderr_has "diary:10:26: expected a kind after the time"
    try log --check -l diary
    status_is 3
    output_is "entries 2, taken back or void 0, bad lines 9"
}

# A filter must not turn what could not be read into nothing.
@test "log -p | report: bad and torn lines go down the pipe whatever the filters" {
    for i in 1 2 3; do tab "2026-11-1${i}T08:00:00+01:00" pain 3; done >diary
    printf '2026-11-20T11:00:00+01:00\tsymptom\tchest-pain' >>diary
    for filter in '' '-s 30d' '-k pain' '-u 2020-01-01' '-k worst side=left'; do
        try_sh "log -p -l diary $filter | report -q"
        status_is 3
        stderr_has '<stdin>:'
        try_sh "log -p -l diary $filter | report -f lines --no-bad-lines"
        status_is 3
        output_has $'\tbad=1'
        try_sh "log -p -l diary $filter >/dev/null"
        status_is 3
    done
    # A bad line keeps its place among the others, and every byte.
    { tab $NOW pain 4; printf '%s\tsymptom\tchest-pian\xff\0\r\n' "$NOW"; tab $NOW pain 5; } >diary
    try_sh "log -p -l diary 2>/dev/null | cmp - diary"
    status_is 0
    try_sh "log -p -l diary -k worst 2>/dev/null | cmp - <(sed -n 2p diary)"
    status_is 0
}

@test "log -p: what stands first does not make something else of a bad line" {
    local line=$'2026-11-20T11:00:00+01:00\tpain\t3'
    for bad in '- pain: 4' '[]' '{}' '--- # nothing' $'\xEF\xBB\xBF'"$line" '# torn' '- torn' $'\xEF\xBB\xBF# torn'; do
        printf '%s\n%s' "$line" "$bad" >diary
        [[ $bad == *torn ]] || echo >>diary
        try_sh "log -p -l diary -k worst | report -q"
        status_is 3
        try_sh "log -p -l diary -k worst | report -f lines"
        output_has $'\tbad=1'
        output_has $'entries=0\t'
        try_sh "log -p -l diary | report -f lines"
        output_has $'\tbad=1'
        output_has $'entries=1\t'
    done
}

@test "log -p: yaml and json cannot carry a bad line and print nothing" {
    { tab $NOW pain 4; printf '%s\tsymptom\tchest-pain' "$NOW"; } >diary
    for format in yaml json; do
        try log -p -l diary -f $format
        status_is 3
        output_is ""
        stderr_has "diary:2: the last line has no end"
        try log -p -l diary -f $format -o out
        status_is 3
        [ ! -e out ]
    done
    try_sh "log -p -l diary -f yaml | report -q"
    status_is 3
    # Neither can lines carry what is bad in a diary of YAML.
    printf -- '- pain: 4\n  at: "%s"\n- pian: 4\n  at: "%s"\n' "$NOW" "$NOW" >diary
    try log -p -l diary
    status_is 3
    output_is ""
    stderr_has "diary:3: 'pian'"
}

@test "a bad line disturbs no terminal" {
    { tab $NOW pain 3; printf '%s\tnote\tx\x1b[31m\x9b\xe2\x80\xae\0y' "$NOW"; } >diary
    run script -qec 'log -l diary 2>/dev/null' /dev/null
    status_is 3
    output_has 'x\x1B[31m\x9B\u{202E}\x00y'
    output_has '\cut'
}

@test "standard output that cannot be written: status 4" {
    try_sh "log -p -l '$EXAMPLES/diary' >/dev/full"
    status_is 4
    try_sh "log --check -l '$EXAMPLES/diary' >&-"
    status_is 4
    try_sh "log --where >/dev/full"
    status_is 4
}

@test "a reader that leaves early ends log quietly" {
    for i in $(seq 40); do
        cat "$EXAMPLES/diary"
    done >diary
    try_sh "log -p -l diary | head -n 1"
    status_is 0
    stderr_is_empty
}

@test "on a terminal today is shown, and marks that reorder text are shown as such" {
    tab 2026-11-19T14:30:00+01:00 pain 5 >diary
    tab $NOW pain 3 $'note=a\xe2\x80\xaeb' >>diary
    run script -qc 'log -l diary' /dev/null
    output_has 'note=a\u{202E}b'
    output_lacks $'pain\t5'
    try log -l diary -p
    output_has "$(printf 'note=a\xe2\x80\xaeb')"
    # The terminal makes CR LF of a line end itself.
    run script -qc 'log -p -f csv -l diary' /dev/null
    output_has $',pain,5,'
    output_lacks $'\r\r'
}

# --- the example ---------------------------------------------------------------------------

@test "the example diary is whole" {
    install -m 600 "$EXAMPLES/diary" diary
    try log --check -l diary
    status_is 0
    stderr_is_empty
    output_is "entries 240, taken back or void 2, bad lines 0"
}

# --- undo ------------------------------------------------------------------------------------

@test "--undo takes back the last entry, then the one before" {
    log -l diary 4
    log -l diary 5
    log -l diary 6
    size=$(wc -c <diary)
    cp diary before
    try log -l diary --undo
    status_is 0
    output_is ""
    head -c "$size" diary | cmp - before
    try log -l diary --undo -v
    status_is 0
    output_has $'\tvoid\t2026-11-20T14:30:00+01:00\\tpain\\t5\\twritten='
    try log -l diary -p
    [ "$(cut -f3 <<<"$output")" = 4 ]
    try log -l diary --undo
    status_is 0
    try log -l diary --undo
    status_is 1
    stderr_has "there is nothing to take back"
    try log -l diary -p
    output_is ""
}

@test "an entry made again after --undo counts, and equal entries go one by one" {
    line=$(tab $NOW pain 4)
    void=$(tab $NOW void '2026-11-20T14:30:00+01:00\tpain\t4')
    printf '%s\n' "$line" "$void" "$line" "$line" >diary
    try log -p -l diary
    output_is "$line"$'\n'"$line"
    try log --undo -l diary
    try log -p -l diary
    output_is "$line"
}

@test "a void that cancels nothing is remarked on by --check" {
    tab $NOW void '2026-11-20T14:30:00+01:00\tpain\t4' >diary
    try log --check -l diary
    status_is 0
    stderr_has "voids that cancel no line in it: 1"
}

@test "--undo of what is not there" {
    try log --undo
    status_is 1
    [ ! -e "$HOME/.local" ]
    try log --undo -l none
    status_is 4
    [ ! -e none ]
}

@test "--undo leaves a torn line alone and takes the entry before it" {
    printf '%s\tpain\t4\n%s\tpain\t7' "$NOW" "$NOW" >diary
    try log --undo -l diary
    status_is 0
    try log --check -l diary
    status_is 3
    output_is "entries 0, taken back or void 2, bad lines 1"
}

# --- help --------------------------------------------------------------------------------------

@test "a symptom is stored and answered with what to do, by the rules for it alone" {
    try log symptom chest-pain
    status_is 0
    stderr_has "log: emergency: Call your emergency number now"
    # nobody who is to call an ambulance is sent to questions first
    stderr_has "log: Get that help first, and run triage only afterwards."
    [ "$(grep -c triage <<<"$stderr")" -eq 1 ]
    try log symptom red-painful-eye
    stderr_has "log: same-day: "
    stderr_has "please run triage now"
    try log symptom burning-skin
    stderr_has "log: soon: "
    try log -p -k symptom
    [ "$(wc -l <<<"$output")" -eq 3 ]
}

@test "what a symptom's question hangs on may hold, and is not denied" {
    for symptom in pain-under-ribs sudden-swelling; do
        try log -l diary symptom "$symptom"
        # nor is it taken for granted: the diary knows no sex
        stderr_has "log: emergency: In case of pregnancy or a birth in the last six weeks: Ring your maternity unit"
        stderr_has "In any other case: Speak to a doctor or nurse today"
        stderr_has "trouble breathing"
    done
    try log -l diary symptom bleeding-waters-or-tightening
    stderr_has "log: emergency: Ring your maternity unit"
    try report diary
    output_has "NOW          "
}

@test "a symptom that cannot be stored is answered all the same" {
    try log -l /proc/diary symptom chest-pain
    status_is 4
    stderr_has "log: emergency: Call your emergency number now"
}

@test "--help offers what there is and no more" {
    try log --help
    status_is 0
    output_has "usage: log [-v] [-l FILE]"
    output_has "--undo"
    output_has "--csv"
    output_lacks "--merge"
}
