#!/usr/bin/env bats
# Content that is missing, unreadable or wrong, and a user's own over the shipped one.

load helper

WELL="age=38 pain=3 worst=5 duration=5d onset=gradual course=steady others=no"

# A copy of the content that a test may spoil.
copy() {
    cp -r "$ROOT/content" copy
}

# spoil FILE SED: changes a file of the copy.
spoil() {
    cp "copy/$1" before
    sed -i "$2" "copy/$1"
    ! cmp -s before "copy/$1"
}

# The copy is refused with status 3, one message a line for each place given (in any
# order), nothing on stdout.
refused() {
    try triage -C copy $WELL
    status_is 3
    output_is ""
    for message in "$@"; do
        stderr_has "triage: copy/$message"
    done
    [ "$(wc -l <<<"$stderr")" -eq $# ] || { printf 'more messages:\n%s\n' "$stderr" >&3; return 1; }
}

# place FILE TEXT: FILE:LINE of the first line that holds the text.
place() {
    echo "$1:$(grep -nF -- "$2" "copy/$1" | head -n 1 | cut -d : -f 1)"
}

@test "a copy of the content is as good as the content" {
    copy
    try triage -C copy $WELL
    status_is 0
    stderr_is_empty
    first=$output
    try triage $WELL
    output_is "$first"
}

@test "content without a region is refused, as there is nobody to call; an overlay needs none" {
    copy
    sed -i '/^regions:/,$d' copy/regions.yaml
    echo 'regions: []' >>copy/regions.yaml
    refused "regions.yaml: there is no region; expected one at least"
    triage $WELL >assessment
    try plan -C copy assessment
    status_is 3
    stderr_has "copy/regions.yaml: there is no region"
    mkdir own
    printf 'reviewed: 2026-11-20\nregions: []\n' >own/regions.yaml
    UPPERBACK_CONTENT=$PWD/own try triage $WELL
    status_is 0
}

@test "a content directory that is missing, empty, or a file" {
    try triage -C nowhere $WELL
    status_is 4
    output_is ""
    stderr_has "triage: nowhere: cannot read the directory: No such file or directory"
    [ "$(wc -l <<<"$stderr")" -eq 1 ]
    mkdir empty
    try triage -C empty $WELL
    status_is 4
    output_is ""
    stderr_has "triage: empty/questions.yaml: cannot open it: No such file or directory"
    touch file
    try triage -C file $WELL
    status_is 4
    stderr_has "triage: file: cannot read the directory: Not a directory"
}

@test "a file that is missing or cannot be read: status 4, however well the person is" {
    for file in questions.yaml signs.yaml rules.yaml screen.yaml regions.yaml sources.yaml advice.yaml; do
        rm -rf copy
        copy
        rm "copy/$file"
        try triage -C copy $WELL
        status_is 4
        output_is ""
        stderr_has "triage: copy/$file: cannot open it: No such file or directory"
        mkdir "copy/$file"
        try triage -C copy $WELL
        status_is 4
        output_is ""
        stderr_has "triage: copy/$file: cannot read it: Is a directory"
    done
    rm -rf copy
    copy
    ln -sf /nowhere copy/conditions/heart-attack.yaml
    try triage -C copy $WELL
    status_is 4
    output_is ""
    stderr_has "triage: copy/conditions/heart-attack.yaml: cannot open it"
    rm -r copy/conditions
    try triage -C copy $WELL
    status_is 4
    stderr_has "triage: copy/conditions: cannot read the directory"
}

@test "a file nobody may read: status 4" {
    [ "$(id -u)" -ne 0 ] || command -v setpriv >/dev/null || skip "root reads everything"
    copy
    chmod -R a+rX .
    chmod 000 copy/signs.yaml
    if [ "$(id -u)" -eq 0 ]; then
        try setpriv --reuid 65534 --regid 65534 --clear-groups cat copy/rules.yaml
        [ "$status" -eq 0 ] || return 0
        try setpriv --reuid 65534 --regid 65534 --clear-groups triage -C copy $WELL
    else
        try triage -C copy $WELL
    fi
    status_is 4
    output_is ""
    stderr_has "triage: copy/signs.yaml: cannot open it: Permission denied"
}

@test "empty, two documents, no mapping, too large" {
    copy
    : >copy/signs.yaml
    try triage -C copy $WELL
    status_is 3
    stderr_has "triage: copy/signs.yaml: the file is empty"
    printf 'a: 1\n---\nb: 2\n' >copy/signs.yaml
    try triage -C copy $WELL
    status_is 3
    stderr_has "triage: copy/signs.yaml:3:1: a second document; expected one"
    printf -- '- a\n' >copy/signs.yaml
    try triage -C copy $WELL
    status_is 3
    stderr_has "triage: copy/signs.yaml:1:1: a list; expected a mapping"
    cp "$ROOT/content/signs.yaml" copy/signs.yaml
    yes '# a comment that is sixty-three characters long, without the end ' | head -n 17000 >>copy/signs.yaml
    try triage -C copy $WELL
    status_is 3
    stderr_has "triage: copy/signs.yaml: it is larger than 1048576 bytes"
}

@test "YAML faults of several files in one run" {
    copy
    printf '\tx: 1\n' >>copy/conditions/angina.yaml
    printf 'id: again\n' >>copy/conditions/shingles.yaml
    printf 'x: \xff\n' >>copy/conditions/kidney.yaml
    refused "$(place conditions/angina.yaml $'\t'):1: not YAML" \
        "$(place conditions/shingles.yaml 'id: again'):1: 'id' is given twice; first at line 1" \
        "conditions/kidney.yaml:$(grep -nac '' copy/conditions/kidney.yaml):4: byte 0xFF is not UTF-8"
}

@test "schema faults of several files in one run" {
    copy
    spoil conditions/angina.yaml 's/^kind: .*/kind: emergancy/'
    spoil conditions/shingles.yaml 's/^    urgency: same-day/    urgncy: same-day/'
    spoil conditions/kidney.yaml 's/^reviewed: .*/reviewed: yesterday/'
    spoil conditions/myeloma.yaml 's/^id: .*/id: melanoma/'
    refused "$(place conditions/angina.yaml emergancy):7: 'kind' is 'emergancy'; expected one of emergency" \
        "$(place conditions/shingles.yaml urgncy):5: 'urgncy' is no key of" \
        "$(place conditions/shingles.yaml 'id: U07'):5: " \
        "$(place conditions/kidney.yaml yesterday):11: 'reviewed' is 'yesterday'" \
        "$(place conditions/myeloma.yaml melanoma):5: id 'melanoma' in a file called myeloma.yaml; expected melanoma.yaml"
}

@test "a value of another form than its key takes" {
    copy
    spoil conditions/angina.yaml 's/^reviewed: .*/reviewed: [2026-11-20]/'
    spoil conditions/shingles.yaml 's/^sources: .*/sources: nhs/'
    spoil conditions/sustained-position.yaml 's/^purpose: .*/purpose: {settle: 1, moblise: 1, endure: [1]}/'
    spoil conditions/myofascial.yaml 's/^purpose: .*/purpose: [mobilise]/'
    spoil conditions/kidney.yaml 's/^rules:/rules: {id: U1}\nsafety:/'
    spoil questions.yaml '0,/whole: yes/s//whole: [yes]/'
    refused "$(place conditions/angina.yaml "reviewed: ["):11: 'reviewed' is a list; expected a date" \
        "$(place conditions/shingles.yaml 'sources: nhs'):10: 'sources' is text; expected a list" \
        "$(place conditions/sustained-position.yaml moblise):22: 'purpose' is 'moblise'; expected one of" \
        "$(place conditions/sustained-position.yaml moblise):42: 'purpose' is a list; expected a number from 0 to 3" \
        "$(place conditions/myofascial.yaml purpose):10: 'purpose' is a list; expected a mapping from words to numbers" \
        "$(place conditions/kidney.yaml U1):8: 'rules' is a mapping; expected a list" \
        "$(place conditions/kidney.yaml safety:):1: 'safety' is no key of condition" \
        "$(place questions.yaml 'whole: [yes]'):12: 'whole' is a list; expected yes or no"
}

@test "wrong expressions of several files in one run" {
    copy
    spoil conditions/angina.yaml 's/^    when: .*/    when: exertoin and new/'
    spoil conditions/shingles.yaml 's/^    when: .*/    when: one-sided-rash and (fever/'
    spoil conditions/pneumonia.yaml 's/^    when: .*/    when: cough and not fever/'
    try triage -C copy $WELL
    status_is 3
    output_is ""
    stderr_has "triage: copy/$(place conditions/angina.yaml exertoin):11: "
    stderr_has "no such key (near: exertion)"
    stderr_has "triage: copy/$(place conditions/shingles.yaml '(fever'):11: "
    stderr_has "triage: copy/$(place conditions/pneumonia.yaml 'not fever'):11: "
    stderr_has "a rule must not soften on safety answers"
    [ "$(wc -l <<<"$stderr")" -eq 3 ]
}

@test "an expression with a word too long, too many items, or 'in' where it does not fit" {
    copy
    point() {
        cp "$ROOT/content/conditions/pneumonia.yaml" copy/conditions/
        spoil conditions/pneumonia.yaml "s/^    when: .*/    when: $1/"
        refused "$(place conditions/pneumonia.yaml "when: $1"):11: $2' in '"
    }
    point "$(printf 'a%.0s' $(seq 64)) and cough" "a word that long is no key: '$(printf 'a%.0s' $(seq 40))"
    point "$(printf 'a%.0s' $(seq 63)) and cough" "no such key or sign: '$(printf 'a%.0s' $(seq 40))"
    point "any of ($(printf 'cough, %.0s' $(seq 64))fever)" "too many items in a row: ')"
    point "onset in ($(printf 'gradual, %.0s' $(seq 64))sudden)" "too many items in a row: ')"
    point "fever$(printf ' or cough%.0s' $(seq 64))" "too many items in a row: 'the end"
    point "cough in (yes)" "'in' needs a one-of key: 'cough"
}

@test "an expression may be long, but not deep" {
    copy
    point() {
        cp "$ROOT/content/conditions/sustained-position.yaml" copy/conditions/
        spoil conditions/sustained-position.yaml "0,/when: .*/s//when: $1/"
        try triage -C copy $WELL
    }
    point "$(printf 'not handed is left and %.0s' $(seq 40))worst >= 2"
    status_is 0
    point "$(printf '(%.0s' $(seq 40))handed is left$(printf ')%.0s' $(seq 40))"
    status_is 3
    stderr_has "nested too deep"
    point "$(printf 'not %.0s' $(seq 40))handed is left"
    status_is 3
    stderr_has "nested too deep"
}

@test "a rule may not soften on safety answers, whichever way" {
    for when in 'cough and not fever' 'cough unless fever' 'worst < 3' 'not neuro' 'cough unless worst >= 3'; do
        rm -rf copy
        copy
        spoil conditions/pneumonia.yaml "s/^    when: .*/    when: $when/"
        refused "$(place conditions/pneumonia.yaml "when: $when"):11: a rule must not soften on safety answers"
    done
}

@test "references that lead nowhere" {
    copy
    spoil conditions/angina.yaml 's/^    sources: \[/    sources: [no-such-source, /'
    spoil conditions/shingles.yaml 's/^sources: \[/sources: [nor-this, /'
    refused "$(place conditions/angina.yaml no-such-source):15: there is no source 'no-such-source'" \
        "$(place conditions/shingles.yaml nor-this):11: there is no source 'nor-this'"
}

@test "a rule id twice" {
    copy
    spoil conditions/angina.yaml 's/id: U05/id: E01/'
    try triage -C copy $WELL
    status_is 3
    output_is ""
    stderr_has "a rule 'E01' exists already"
}

@test "a clinical number that is missing" {
    copy
    spoil rules.yaml 's/id: severe-pain/id: sever-pain/'
    try triage -C copy $WELL
    status_is 3
    output_is ""
    stderr_has "severe-pain"
}

# --- a user's own ----------------------------------------------------------------------

@test "no overlay is no fault; one that is named must exist" {
    export XDG_CONFIG_HOME=$PWD/config
    try triage $WELL
    status_is 0
    UPPERBACK_CONTENT=$PWD/own try triage $WELL
    status_is 4
    output_is ""
    stderr_has "own: cannot read the directory: No such file or directory"
}

@test "a default overlay that cannot be read is status 4" {
    mkdir -p config/upperback/content/signs.yaml
    XDG_CONFIG_HOME=$PWD/config try triage $WELL
    status_is 4
    output_is ""
    stderr_has "config/upperback/content/signs.yaml: cannot read it"
}

@test "an overlay may add a condition with its rule; content says +own and rules change" {
    own_condition <<'Y'
  - id: X01
    urgency: same-day
    when: handed is left and smoker
    act: urgent-line
    why: this is a test
    strength: proposal
    sources: [upperback-proposal]
    reviewed: 2026-11-20
Y
    export UPPERBACK_CONTENT=$PWD/own
    try triage $WELL smoker=yes handed=left
    status_is 0
    output_has "flag	X01	urgency=same-day"
    [[ ${lines[0]} =~ content=[0-9.]+\+own ]]
    own=$(grep -o 'rules=r[0-9a-f]*' <<<"${lines[0]}")
    unset UPPERBACK_CONTENT
    try triage $WELL
    [ "$own" != "$(grep -o 'rules=r[0-9a-f]*' <<<"${lines[0]}")" ]
    output_lacks "+own"
}

@test "an open question is as urgent as the most urgent rule that asks for one of its terms" {
    own_condition <<'Y'
  - {id: X01, urgency: soon, when: timing has end-of-day, act: clinician, why: this is a test,
     strength: proposal, sources: [upperback-proposal], reviewed: 2026-11-20}
  - {id: X02, urgency: same-day, when: timing has at-work, act: urgent-line, why: this is a test,
     strength: proposal, sources: [upperback-proposal], reviewed: 2026-11-20}
Y
    UPPERBACK_CONTENT=$PWD/own try triage $WELL timing=unsure
    status_is 0
    [ "$(grep '^open	timing' <<<"$output")" = "open	timing	urgency=same-day" ]
}

@test "an overlay may not replace a shipped condition or question" {
    mkdir -p own/conditions
    sed 's/chest-pain/headache/' "$ROOT/content/conditions/heart-attack.yaml" >own/conditions/heart-attack.yaml
    UPPERBACK_CONTENT=$PWD/own try triage $WELL chest-pain=yes
    status_is 3
    output_is ""
    stderr_has "'heart-attack' is part of the shipped content and may not be replaced"
    rm -r own
    own questions.yaml <<'Y'
reviewed: 2026-11-20
sources: [upperback-proposal]
groups: []
questions:
  - {id: chest-pain, type: yes-no, group: heart, is: pattern, ask: Any?, label: any}
Y
    UPPERBACK_CONTENT=$PWD/own try triage $WELL chest-pain=yes
    status_is 3
    output_is ""
    stderr_has "'chest-pain' is used twice"
}

@test "what an overlay may not hold is refused, not passed over" {
    mkdir -p own/conditions
    sed 's/value: 18/value: 1/' "$ROOT/content/rules.yaml" >own/rules.yaml
    printf 'reviewed: 2026-11-20\nrules: []\n' >own/screen.yaml
    printf 'a rule of my own\n' >own/conditions/mine.yml
    UPPERBACK_CONTENT=$PWD/own try triage $WELL confused=yes
    status_is 3
    output_is ""
    stderr_has "own/rules.yaml: content of one's own has no place for this"
    stderr_has "own/screen.yaml: content of one's own has no place for this"
    stderr_has "own/conditions/mine.yml: expected a name that ends in .yaml"
}

@test "a question has what its type needs" {
    mkdir own
    faulty() {
        printf '%s\n' 'reviewed: 2026-11-20' 'sources: [upperback-proposal]' 'questions:' \
            "  - {id: my-own, is: context, ask: How is it?, label: my own, $2}" >own/questions.yaml
        UPPERBACK_CONTENT=own try triage $WELL
        status_is 3
        output_is ""
        stderr_has "triage: own/questions.yaml:4:10: $1"
    }
    faulty "'my-own' has terms, but its type has none" 'type: number, range: [0, 9], terms: [{id: a, label: b}]'
    faulty "'my-own' has no terms" 'type: one-of'
    faulty "'my-own' has no terms" 'type: list-of, terms: []'
    faulty "the number 'my-own' has no range" 'type: number'
    faulty "'my-own' is in no group" 'type: yes-no'
}

@test "diary.yaml of an overlay: each fault has its place" {
    mkdir own
    # faulty MESSAGE WHERE LINE...: the lines, from the fourth on; M stands for a kind's usual keys.
    faulty() {
        printf '%s\n' 'reviewed: 2026-11-20' 'sources: [upperback-proposal]' "$2:" "${@:3}" |
            sed 's/{M/{id: mood, about: mood, sources: [upperback-proposal]/' >own/diary.yaml
        UPPERBACK_CONTENT=own try log -l diary 4
        status_is 3
        [ "$stderr" = "log: own/diary.yaml:$1" ] || { printf '%s\nnot %s\n' "$stderr" "$1" >&3; return 1; }
        [ ! -e diary ]
    }
    faulty "4:28: 'aspirin' is there already" lists '  - {id: medicine, terms: [aspirin, my-pill]}'
    faulty "4:37: 'acetaminophen' is there already" lists '  - {id: medicine, terms: [my-pill, acetaminophen]}'
    faulty "4:10: 'trigger' is there already" lists '  - {id: trigger, terms: [my-cat]}'
    faulty "4:10: 'sleep' is there already" kinds '  - {id: sleep, about: x, value: {type: text}, sources: [upperback-proposal]}'
    faulty "5:5: 'value' of 'mood': numbers, and only they, have a range" kinds '  - {M, value:' '    {type: number}}'
    faulty "5:5: 'value' of 'mood': numbers, and only they, have a range" kinds '  - {M, value:' '    {type: yes, range: 3}}'
    for key in 'unit: mg' 'whole: yes' 'say-unit: yes' 'suffixes: [{id: mg}]'; do
        faulty "5:5: 'value' of 'mood': only numbers have units or are whole" kinds '  - {M, value:' "    {type: text, $key}}"
    done
    for field in 'type: text, words: side' 'type: term' 'type: terms'; do
        faulty "5:5: 'value' of 'mood': terms, and only they, have words" kinds '  - {M, value:' "    {$field}}"
    done
    faulty "5:26: there is no list 'sides'" kinds '  - {M, value:' '    {type: terms, words: sides}}'
    faulty "5:7: a key of 'mood' has no 'id'" kinds '  - {M, value: {type: text}, keys: [' '      {type: text}]}'
    faulty "5:10: a value has no 'id'; its name is 'mood'" kinds '  - {M, value:' '    {id: far, type: text}}'
    faulty "5:12: 'side' has another type elsewhere; one key has one type" kinds '  - {M, value: {type: text}, keys: [' \
        '      {id: side, type: text}]}'
    faulty "6:12: 'far' is there already" kinds '  - {M, value: {type: text}, keys: [{id: near, type: yes},' \
        '      {id: far, type: yes},' '      {id: far, type: yes}]}'
    for key in at x-own; do
        faulty "5:12: '$key' is taken" kinds '  - {M, value: {type: text}, keys: [' "      {id: $key, type: text}]}"
    done
    faulty "5:12: 'mood' is the kind's own name" kinds '  - {M, value: {type: text}, keys: [' '      {id: mood, type: text}]}'
    faulty "5:13: 'mood' has no key 'far'" kinds '  - {M, value: {type: text},' '    second: far}'
    faulty "4:5: a key of 'common' has no 'id'" common '  - {type: text}'
    faulty "4:10: 'side' has another type elsewhere; one key has one type" common '  - {id: side, type: text}'
    faulty "4:10: 'note' is there already" common '  - {id: note, type: text}'
    faulty "5:10: 'far' is there already" common '  - {id: far, type: yes}' '  - {id: far, type: yes}'
    faulty "4:5: 'far' of 'common': numbers, and only they, have a range" common '  - {id: far, type: number}'
}

@test "an overlay may add thousands of words to a list" {
    mkdir own
    printf '%s\n' 'reviewed: 2026-11-20' 'sources: [upperback-proposal]' 'lists:' \
        "  - {id: medicine, terms: [$(seq -f 'pill-%g' -s ', ' 3000)]}" >own/diary.yaml
    seq -f $'2026-11-19T08:00:00+01:00\ttook\tpill-%g\tmg=5' 3001 >diary
    UPPERBACK_CONTENT=own try report -f lines diary
    status_is 0
    stderr_has "diary:3001: 'pill-3001' is no medicine that the diary knows"
    output_has $'entries=3000\t'
    output_has $'bad=1\n'
}

@test "seven overlays are read, an eighth is refused" {
    mkdir own
    UPPERBACK_CONTENT=$(printf ':own%.0s' $(seq 7)): try triage $WELL
    status_is 0
    UPPERBACK_CONTENT=$(printf ':own%.0s' $(seq 8)): try triage $WELL
    status_is 2
    output_is ""
    stderr_has "triage: UPPERBACK_CONTENT names more than 7 directories"
}

@test "an overlay's question may raise a shipped answer, and not decide it" {
    own questions.yaml <<'Y'
reviewed: 2026-11-20
sources: [upperback-proposal]
questions:
  - {id: my-time, type: duration, is: context, within: {key: chest-pain, hours: 1}, ask: How long?, label: my time}
  - {id: my-number, type: number, is: context, range: [0, 10], at-least: worst, at-most: age, ask: How?, label: my number}
  - {id: my-sign, type: yes-no, group: heart, is: symptom, implies: [reproduced-by-movement], ask: Any?, label: my sign}
Y
    UPPERBACK_CONTENT=$PWD/own try triage $WELL
    status_is 3
    output_is ""
    stderr_has "'chest-pain' is a shipped question"
    stderr_has "'worst' is a shipped question"
    stderr_has "'age' is a shipped question"
    stderr_has "'reproduced-by-movement' is a shipped question"
    sed -i '/my-time/d; /my-number/d; s/reproduced-by-movement/fainted/' own/questions.yaml
    UPPERBACK_CONTENT=$PWD/own try triage $WELL my-sign=yes
    status_is 0
    output_has "because=fainted"
}

@test "-C is the whole content: overlays do not count" {
    own regions.yaml <<<"broken: ["
    UPPERBACK_CONTENT=$PWD/own try triage -C "$ROOT/content" $WELL
    status_is 0
    UPPERBACK_CONTENT=$PWD/own try triage $WELL
    status_is 3
    output_is ""
}

@test "implies of a list or a text, which nothing would heed, is refused" {
    for type in 'one-of, terms: [{id: violet, label: violet}, {id: pink, label: pink}]' \
        'list-of, terms: [{id: violet, label: violet}, {id: pink, label: pink}]' text; do
        own questions.yaml <<Y
reviewed: 2026-11-20
sources: [upperback-proposal]
groups: []
questions:
  - {id: purple-ears, type: yes-no, group: heart, is: symptom, ask: Are your ears purple?, label: purple ears}
  - {id: ear-colour, is: context, ask: Which?, label: colour, implies: [purple-ears], type: $type}
Y
        UPPERBACK_CONTENT=$PWD/own try triage $WELL
        status_is 3
        stderr_has "own/questions.yaml:6:73: 'ear-colour' can imply nothing: only a yes or a number can"
    done
}

@test "a new symptom of an overlay is at least soon by itself" {
    own questions.yaml <<'Y'
reviewed: 2026-11-20
sources: [upperback-proposal]
groups: []
questions:
  - {id: purple-ears, type: yes-no, group: heart, is: symptom, ask: Are your ears purple?, label: purple ears}
Y
    export UPPERBACK_CONTENT=$PWD/own
    try triage $WELL purple-ears=yes
    status_is 0
    output_has "urgency	soon"
    output_has "flag	symptom-purple-ears	urgency=soon"
    try triage $WELL purple-ears=unsure
    output_has "open	purple-ears	urgency=soon"
    try triage -f text $WELL purple-ears=yes
    output_has "  - purple ears: a symptom that a clinician should hear about
    (symptom-purple-ears)"
}

@test "an assessment names its rules by a hash, and each source once" {
    try triage $WELL
    [[ ${lines[0]} =~ rules=r[0-9a-f]{16}$ ]]
    [ "$(grep '^source' <<<"$output" | cut -f 2)" = "$(grep '^source' <<<"$output" | cut -f 2 | sort -u)" ]
}
