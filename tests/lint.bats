#!/usr/bin/env bats
# triage --check-content: the linter of content, the shipped one and a user's own.

load helper

WELL="age=38 pain=3 worst=5 duration=5d onset=gradual course=steady others=no"

# A copy of the content that a test may spoil.
copy() {
    rm -rf copy
    cp -r "$ROOT/content" copy
}

# spoil FILE SED: changes a file of the copy.
spoil() {
    cp "copy/$1" before
    sed -i "$2" "copy/$1"
    ! cmp -s before "copy/$1"
}

# place FILE TEXT: FILE:LINE of the first line that holds the text.
place() {
    echo "$1:$(grep -nF -- "$2" "copy/$1" | head -n 1 | cut -d : -f 1)"
}

check() {
    try triage --check-content "$@"
}

errors() {
    grep -v ': warning: ' <<<"$stderr" | grep -c . || true
}

# The copy has these errors and no others: one message a line for each given, nothing on
# stdout.
refused() {
    check copy
    status_is 3
    output_is ""
    for message in "$@"; do
        stderr_has "triage: copy/$message"
    done
    [ "$(errors)" -eq $# ] || { printf 'more messages:\n%s\n' "$stderr" >&3; return 1; }
}

# --- the shipped content ---------------------------------------------------------------

@test "the shipped content has no errors" {
    check "$ROOT/content"
    status_is 0
    [ "$(errors)" -eq 0 ]
    output_has "no errors"
    [ "${#lines[@]}" -le 40 ]
}

@test "records: content, entries, questions; every symptom alone is soon or more" {
    check "$ROOT/content" -f lines
    status_is 0
    [[ ${lines[0]} =~ ^content.2026[0-9.]*.rules=r[0-9a-f]{16}.warnings=[0-9]+$ ]]
    output_has "entry	exercises	count=$(ls "$ROOT"/content/exercises/*.yaml | wc -l)	grade="
    output_has "entry	sources	count=$(grep -c '^  - id: ' "$ROOT/content/sources.yaml")"
    output_has "question	chest-pain	urgency=emergency"
    output_has "question	smoker	urgency=self-care"
    output_has "question	exertion	urgency=soon"
    output_lacks "question	age"
    output_lacks "question	sitting"
    symptoms=$(awk '/^  - id: /{id=$3} /^    type: /{type=$2} /^    is: symptom/ && type=="yes-no" {print id}' \
        "$ROOT/content/questions.yaml")
    [ "$(wc -w <<<"$symptoms")" -gt 50 ]
    for symptom in $symptoms; do
        output_has "question	$symptom	urgency="
        output_lacks "question	$symptom	urgency=self-care"
        output_lacks "question	$symptom	urgency=routine"
    done
}

@test "yaml, json, -o, -q, -x" {
    check "$ROOT/content" -f yaml
    status_is 0
    [ "${lines[0]}" = '- content: "2026.11"' ]
    output_has "- question: chest-pain
  urgency: emergency"
    check "$ROOT/content" -f json -o out
    status_is 0
    output_is ""
    grep -qF '{"question": "chest-pain", "urgency": "emergency"}' out
    check "$ROOT/content" -q
    status_is 0
    output_is ""
    check "$ROOT/content" -x
    status_is 0
    output_has " chest-pain "
    output_has " smoker "
    [ "${#lines[@]}" -gt 40 ]
}

@test "usage: no answers beside it, no -C, one directory" {
    check "$ROOT/content" age=38
    status_is 2
    output_is ""
    stderr_has "--check-content reads content, and no answers such as 'age=38'"
    check "$ROOT/content" -C "$ROOT/content"
    status_is 2
    output_is ""
    check
    status_is 2
    check "$ROOT/content" -f svg
    status_is 2
}

@test "a directory that is missing, or a file: status 4" {
    check nowhere
    status_is 4
    output_is ""
    stderr_has "triage: nowhere: cannot read the directory: No such file or directory"
    touch file
    check file
    status_is 4
    stderr_has "triage: file: cannot read the directory: Not a directory"
    copy
    rm copy/stop.yaml copy/diary.yaml
    check copy
    status_is 4
    output_is ""
    stderr_has "triage: copy/stop.yaml: cannot open it"
    stderr_has "triage: copy/diary.yaml: cannot open it"
}

@test "stdout that is closed or full: status 4" {
    try_sh "triage --check-content '$ROOT/content' >&-"
    status_is 4
    try_sh "triage --check-content '$ROOT/content' >/dev/full"
    status_is 4
}

# --- one fault of each kind ---------------------------------------------------------------

@test "one fault of each kind, all in one run, each at its place" {
    copy
    # YAML, schema, names that no program reads
    printf 'id: again\n' >>copy/conditions/shingles.yaml
    spoil conditions/kidney.yaml 's/^reviewed: .*/reviewed: yesterday/'
    mkdir copy/exercise
    touch copy/habits/own.yml
    # expressions: an unknown key, a rule that softens, what can never be
    spoil conditions/angina.yaml 's/^    when: .*/    when: exertoin and new/'
    spoil conditions/pneumonia.yaml 's/^    when: .*/    when: cough and not fever/'
    spoil screen.yaml 's/^    when: pulsing-belly$/    when: age < 10 and age >= 60/'
    spoil signs.yaml 's/^    when: worst >= 7$/    when: worst >= 8 and onset is sudden and onset is gradual/'
    # references: sources of tables, care of a condition, see
    spoil triggers.yaml '0,/\[article-clinic-guide\]/s//[no-such-source]/'
    spoil rules.yaml '0,/\[wallwork-2024\]/s//[nor-this]/'
    spoil conditions/myofascial.yaml 's/^care: \[/care: [no-such-care, /'
    spoil education/ageing.yaml 's|^see: \[|see: [exercises/no-such, nowhere, |'
    # exercises: the ladder, words, dose, stages
    spoil exercises/bird-dog.yaml 's/^easier: .*/easier: [plank]/; s/^purpose: .*/purpose: [strenghten]/'
    spoil exercises/cat-cow.yaml 's/^equipment: .*/equipment: [matt]/; s/^  acute: .*hold: \[0, 0\]/  acute: {sets: [1, 1], reps: [3, 5], hold: [5, 90]/'
    spoil exercises/band-row.yaml 's/days: \[[0-9], [0-9]\]}/days: [2, 5]}/'
    spoil exercises/desk-rest.yaml '/^dose:/,/^pace:/{/^  /d; s/^dose:.*/dose: {}/}'
    # care, dates, symptoms in the diary
    spoil care/heat.yaml '/^limit:/,/^minutes:/{/^minutes:/!d}'
    spoil care/pharmacist.yaml '/^after:/d'
    spoil groups/pregnancy.yaml 's/^reviewed: .*/reviewed: 2027-01-01/'
    spoil diary.yaml 's/terms: \[chest-pain, /terms: [chest-pane, /; s/[a-z-]*: chest-pain,* *//g'
    refused "$(place conditions/shingles.yaml 'id: again'):1: 'id' is given twice" \
        "$(place conditions/kidney.yaml yesterday):11: 'reviewed' is 'yesterday'" \
        "exercise: no program reads this; did you mean 'exercises'?" \
        "habits/own.yml: no program reads this; entries end in .yaml" \
        "$(place conditions/angina.yaml exertoin):11: no such key (near: exertion): 'exertoin'" \
        "$(place conditions/pneumonia.yaml 'not fever'):11: a rule must not soften on safety answers" \
        "$(place screen.yaml 'age < 10'):11: rule 'U18-pulsing-belly' can never be true" \
        "$(place signs.yaml 'onset is gradual'):11: sign 'severe' can never be true" \
        "$(place triggers.yaml no-such-source):15: there is no source 'no-such-source'" \
        "$(place rules.yaml nor-this):15: there is no source 'nor-this'" \
        "$(place conditions/myofascial.yaml no-such-care):8: there is no care entry 'no-such-care'" \
        "$(place education/ageing.yaml no-such):7: there is no 'exercises/no-such'" \
        "$(place education/ageing.yaml nowhere):26: 'nowhere' leads nowhere" \
        "$(place exercises/bird-dog.yaml 'easier: ['):10: 'bird-dog' and 'plank': one names the other, but 'harder' of 'plank' lacks 'bird-dog'" \
        "$(place exercises/one-limb-reach.yaml 'bird-dog'):10: 'one-limb-reach' and 'bird-dog': one names the other, but 'easier' of 'bird-dog' lacks 'one-limb-reach'" \
        "$(place exercises/bird-dog.yaml strenghten):11: 'strenghten' is no purpose" \
        "$(place exercises/cat-cow.yaml matt):13: 'matt' is no term of the question 'equipment'; did you mean 'mat'?" \
        "$(place exercises/cat-cow.yaml '  acute:'):10: 'cat-cow', acute: a hold of 90 seconds; at most 60" \
        "$(place exercises/band-row.yaml '  subacute:'):13: 'band-row', subacute: strength work on 5 days a week; at most 4" \
        "$(place exercises/band-row.yaml '  persistent:'):15: 'band-row', persistent: strength work on 5 days a week; at most 4" \
        "exercises/desk-rest.yaml:1:5: 'desk-rest' has a dose for no stage" \
        "care/heat.yaml:1:5: 'heat' has minutes, but no limit" \
        "care/pharmacist.yaml:1:5: 'pharmacist' is on the ladder, but 'after' does not say when" \
        "$(place groups/pregnancy.yaml 2027):11: 'reviewed' is 2027-01-01; that day has not come yet" \
        "$(place diary.yaml chest-pane):13: 'chest-pane' is no question that is answered yes or no" \
        "$(place questions.yaml 'id: chest-pain'):9: 'chest-pain' cannot be logged"
}

@test "every way in which a value can be wrong has its own words" {
    copy
    # texts, words, numbers, ranges, lists, yes or no
    spoil exercises/bird-dog.yaml "s/^brief: .*/brief: Hands and knees, reach the opposite arm and leg, slowly, and hold it for a while/; s/^name: .*/name: ''/; s/^level: .*/level: 9/; s/^equipment: .*/equipment: [[mat]]/"
    spoil exercises/cat-cow.yaml 's/^level: .*/level: 1.5/; s/^name: .*/name: [Cat, cow]/; s/^equipment: .*/equipment: [Mat]/; s/^pace: .*/pace: []/'
    spoil exercises/plank.yaml 's/^  persistent: .*/  persistent: {sets: [2, 1], reps: [1], hold: [5, 10], rest: [30, 60], times: [1, 1], days: [2, 3]}/'
    spoil groups/under-16.yaml 's/^no-exercise: .*/no-exercise: maybe/'
    # the ladder, and ids that are there already
    spoil care/heat.yaml 's/^minutes: .*/&\nstep: 3/'
    spoil care/pharmacist.yaml '/^step:/d'
    spoil stop.yaml '0,/act: ambulance/s//act: taxi/; s/^  - id: nerves/  - id: heart/'
    spoil triggers.yaml 's/^  - id: screen-use/  - id: desk-work/'
    spoil rules.yaml 's/^  - id: pain-ceiling-most/  - id: pain-ceiling/'
    spoil screen.yaml '0,/^    suspect: /{/^    suspect: /d}'
    refused "exercises/bird-dog.yaml:2:8: 'name' is empty; expected text" \
        "exercises/bird-dog.yaml:3:8: 'brief' has 80 characters; at most 60 fit" \
        "exercises/bird-dog.yaml:6:13: 'equipment' holds a list; expected words" \
        "exercises/bird-dog.yaml:9:8: 'level' is '9'; expected a whole number from 1 to 3" \
        "exercises/cat-cow.yaml:2:7: 'name' is a list; expected text" \
        "exercises/cat-cow.yaml:6:13: 'equipment' is 'Mat'; expected a word of a-z, 0-9 and '-'" \
        "exercises/cat-cow.yaml:9:8: 'level' is '1.5'; expected a whole number from 1 to 3" \
        "$(place exercises/cat-cow.yaml 'pace: []'):7: 'pace' is a list; expected a number from 1 to 120" \
        "$(place exercises/plank.yaml 'sets: [2, 1]'):22: 'sets': the low end is above the high one" \
        "$(place exercises/plank.yaml 'reps: [1]'):36: 'reps': expected a number or [low, high]" \
        "$(place groups/under-16.yaml maybe):14: 'no-exercise' is 'maybe'; expected yes or no" \
        "care/heat.yaml:1:5: 'heat' has a step, but is not of the kind 'ladder'" \
        "care/pharmacist.yaml:1:5: 'pharmacist' is on the ladder, but has no step" \
        "$(place stop.yaml taxi):10: there is no service 'taxi'" \
        "stop.yaml:$(grep -n 'id: heart' copy/stop.yaml | sed -n '2s/:.*//p'):9: stop sign 'heart' is there already" \
        "triggers.yaml:$(grep -n 'id: desk-work' copy/triggers.yaml | sed -n '2s/:.*//p'):9: trigger 'desk-work' is there already" \
        "rules.yaml:$(grep -n 'id: pain-ceiling$' copy/rules.yaml | sed -n '2s/:.*//p'):9: 'pain-ceiling' is given twice" \
        "rules.yaml: the number 'pain-ceiling-most' is missing" \
        "screen.yaml:3:9: rule 'E14' has no suspect"
}

@test "a question without its range, its terms or its group" {
    copy
    spoil questions.yaml '/^  - id: age$/,/range:/{/range:/d}; /^  - id: sex$/,/^  - id: onset$/{/^    terms:/d; /^      - /d}; 0,/^    group: /{/^    group: /d}'
    check copy
    status_is 3
    stderr_has "triage: copy/$(place questions.yaml 'id: age'):9: the number 'age' has no range"
    stderr_has "triage: copy/$(place questions.yaml 'id: sex'):9: 'sex' has no terms"
    stderr_has "triage: copy/$(place questions.yaml 'id: chest-pain'):9: 'chest-pain' is in no group"
}

@test "an empty, cut or unreadable file is no reason to stop looking" {
    copy
    : >copy/care/cold.yaml
    printf 'id: [\n' >copy/habits/aerobic.yaml
    spoil triggers.yaml '0,/\[article-clinic-guide\]/s//[no-such-source]/'
    rm -f copy/exercises/plank.yaml
    ln -s /nowhere copy/exercises/plank.yaml
    check copy
    status_is 4
    output_is ""
    stderr_has "triage: copy/care/cold.yaml: the file is empty"
    stderr_has "triage: copy/habits/aerobic.yaml:2:1: not YAML"
    stderr_has "triage: copy/exercises/plank.yaml: cannot open it"
    stderr_has "triage: copy/$(place triggers.yaml no-such-source):15: there is no source 'no-such-source'"
    # What refers to these files is right: only they are wrong.
    [ "$(errors)" -eq 4 ]
}

@test "a question that is wrong hides no faults elsewhere" {
    copy
    spoil questions.yaml '0,/is: symptom/s//is: symptomatic/'
    spoil sources.yaml '0,/kind: /s//knd: /'
    spoil education/ageing.yaml 's|^see: \[|see: [exercises/no-such, |'
    check copy
    status_is 3
    stderr_has "triage: copy/$(place questions.yaml symptomatic):9: 'is' is 'symptomatic'; expected one of"
    stderr_has "triage: copy/$(place sources.yaml 'knd:'):5: 'knd' is no key of source"
    stderr_has "triage: copy/$(place education/ageing.yaml no-such):7: there is no 'exercises/no-such'"
    [ "$(errors)" -eq 4 ] # and: source without 'kind'
}

@test "references inside questions: implies, at-least, groups" {
    copy
    spoil questions.yaml '0,/implies: \[pregnant\]/s//implies: [pregnent]/; 0,/at-least: pain/s//at-least: paine/; 0,/group: heart/s//group: hart/'
    refused "$(place questions.yaml '[pregnent]'):15: 'pregnent' is no yes-no key" \
        "$(place questions.yaml 'at-least: paine'):15: 'paine' is no number that is asked" \
        "$(place questions.yaml 'group: hart'):12: there is no group 'hart'"
}

@test "the ladder: a lower level, a circle, three purposes" {
    copy
    spoil exercises/bird-dog.yaml 's/^harder: .*/harder: [one-limb-reach]/; s/^purpose: .*/purpose: [strengthen, endure, settle]/'
    spoil exercises/one-limb-reach.yaml 's/^easier: .*/easier: [bird-dog]/; s/^level: .*/level: 2/'
    check copy
    status_is 3
    stderr_has "triage: copy/$(place exercises/bird-dog.yaml 'harder: ['):10: 'one-limb-reach' is of a lower level than 'bird-dog'"
    stderr_has "'harder' goes round in a circle"
    stderr_has "triage: copy/exercises/bird-dog.yaml:1:5: 'bird-dog' has 3 purposes; expected 1 or 2"
}

@test "a question that the programs ask for by name is missing" {
    copy
    sed -i 's/^  - id: pain$/  - id: pain-here/; s/at-least: pain$/at-least: pain-here/' copy/questions.yaml
    check copy
    status_is 3
    stderr_has "triage: copy/questions.yaml: there is no question 'pain', which the programs ask for by name"
    copy
    spoil questions.yaml 's/^  - id: equipment$/  - id: equipment-too/'
    refused "questions.yaml: there is no question 'equipment', which the programs ask for by name"
}

@test "warnings are no errors: hard to read, never used, never cited, due for review" {
    copy
    cat >>copy/sources.yaml <<'Y'
  - {id: nobody-cites-this, title: Nothing, kind: article}
Y
    cat >>copy/questions.yaml <<'Y'
  - {id: purple-ears, type: yes-no, group: heart, is: risk, ask: Are your ears purple?, label: purple ears}
  - {id: purple-nose, type: yes-no, group: heart, is: risk, implies: [fever], ask: Is your nose purple?, label: purple nose}
Y
    spoil habits/aerobic.yaml 's/^why: .*/why: Cardiorespiratory exercise administered systematically ameliorates musculoskeletal discomfort considerably, notwithstanding heterogeneous methodologies, insufficient randomisation and incomplete reporting throughout the literature; nevertheless international organisations unanimously recommend participation irrespective of individual circumstances, accompanied by appropriate professional supervision whenever contraindications necessitate particular consideration./; s/^reviewed: .*/reviewed: 2024-11-19/'
    spoil groups/pregnancy.yaml 's/^reviewed: .*/reviewed: 2024-11-20/'
    spoil screen.yaml 's/reviewed: 2026-11-20/reviewed: 2020-01-01/'
    check copy
    status_is 0
    [ "$(errors)" -eq 0 ]
    output_has "no errors"
    stderr_has "triage: copy/$(place sources.yaml nobody-cites):10: warning: nobody cites the source 'nobody-cites-this'"
    stderr_has "triage: copy/$(place questions.yaml purple-ears):10: warning: nothing uses the question 'purple-ears'"
    ! grep -q purple-nose <<<"$stderr"
    stderr_has "triage: copy/$(place habits/aerobic.yaml Cardio):6: warning: this file is hard to read"
    stderr_has "triage: copy/$(place habits/aerobic.yaml 2024-11-19):11: warning: last reviewed on 2024-11-19: due for review"
    ! grep -q 'groups/pregnancy.yaml.*due' <<<"$stderr"
    stderr_has "screen.yaml:1:11: warning: last reviewed on 2020-01-01, and "
    [ "$(grep -c 'screen.yaml.*due for review' <<<"$stderr")" -eq 1 ]
    output_has "$(grep -c ': warning: ' <<<"$stderr") warnings"
}

@test "a rule that never decides is a warning" {
    copy
    spoil screen.yaml 's/^    when: pulsing-belly$/    when: chest-pain and pulsing-belly/'
    check copy
    status_is 0
    stderr_has "triage: copy/$(place screen.yaml 'chest-pain and pulsing'):11: warning: rule 'U18-pulsing-belly' never decides"
    [ "$(grep -c 'never decides' <<<"$stderr")" -eq 1 ]
}

@test "a rule under a question's own condition can be true only with it" {
    copy
    # rounded-stiff-back is asked under 19.
    spoil conditions/scheuermann.yaml 's/^    when: rounded-stiff-back$/    when: rounded-stiff-back and age >= 40/'
    refused "$(place conditions/scheuermann.yaml 'age >= 40'):11: rule 'R06' can never be true"
}

# --- a user's own ---------------------------------------------------------------------------

own_rule() {
    own_condition <<'Y'
  - id: X01
    urgency: same-day
    when: handed is left and purple-ears
    act: urgent-line
    why: this is a test
    strength: proposal
    sources: [own-source]
    reviewed: 2026-11-20
Y
    own questions.yaml <<'Y'
reviewed: 2026-11-20
sources: [upperback-proposal]
groups: []
questions:
  - {id: purple-ears, type: yes-no, group: heart, is: symptom, ask: Are your ears purple?, label: purple ears}
Y
    own sources.yaml <<'Y'
sources:
  - {id: own-source, title: My own doctor, kind: article}
Y
    own diary.yaml <<'Y'
reviewed: 2026-11-20
sources: [upperback-proposal]
lists:
  - {id: symptom, terms: [purple-ears]}
Y
}

@test "an overlay that adds: clean, and what it adds counts" {
    own_rule
    check own/
    status_is 0
    stderr_is_empty
    output_has "+own: $(($(grep -h '^  *- id: [A-Z][0-9]' "$ROOT"/content/conditions/*.yaml "$ROOT/content/screen.yaml" | wc -l) + 1)) rules, no errors, 0 warnings"
    check own -f lines
    output_has "question	purple-ears	urgency=soon"
    export UPPERBACK_CONTENT=$PWD/own
    try triage $WELL handed=left purple-ears=yes
    output_has "flag	X01	urgency=same-day"
    [[ ${lines[0]} =~ content=[0-9.]+\+own ]]
}

@test "a symptom that is impossible alone is a warning; logged, it still stops a plan" {
    own_rule
    sed -i 's/label: purple ears}/label: purple ears, impossible-if: not smoker}/' own/questions.yaml
    check own
    status_is 0
    [ "$stderr" = "triage: own/questions.yaml:5:10: warning: a yes to 'purple-ears' with a no to all else is impossible, so nothing can tell how urgent it is when it is logged" ]
    export UPPERBACK_CONTENT=$PWD/own
    triage $WELL >assessment
    try log -l diary symptom purple-ears
    status_is 0
    stderr_has "log: A new symptom can change what is safe, so please run triage now"
    try plan -l diary assessment
    status_is 1
    output_has "refused=soon"
    output_has "act	Purple-ears on 20 November. This can be urgent: please run triage now"
}

# own_rules EXPRESSION...: the condition with a rule for each, from line 12 on, 8 lines each.
own_rules() {
    local number=1
    own_rule
    sed '/^rules:/,$d' own/conditions/own-thing.yaml >head
    {
        cat head
        echo rules:
        for when in "$@"; do
            printf '  - id: X%02d\n    urgency: same-day\n    when: %s\n' "$number" "$when"
            printf '    act: urgent-line\n    why: this is a test\n    strength: proposal\n'
            printf '    sources: [own-source]\n    reviewed: 2026-11-20\n'
            number=$((number + 1))
        done
        printf 'sources: [upperback-proposal]\nreviewed: 2026-11-20\n'
    } >own/conditions/own-thing.yaml
}

@test "a rule that says what a number is not can be true, unless it says what it is as well" {
    own_rules 'purple-ears and not (age <= 30)' 'purple-ears and not (age >= 30)' \
        'purple-ears and not (age > 30)' 'purple-ears and not (age < 30)' \
        'purple-ears and not (age = 30)' 'purple-ears and age > 30' \
        'purple-ears and not (new-load unless tender-knot)'
    check own
    status_is 0
    stderr_is_empty
    own_rules 'purple-ears and age <= 30 and not (age <= 30)' 'purple-ears and age >= 30 and not (age >= 30)' \
        'purple-ears and age > 30 and not (age > 30)' 'purple-ears and age < 30 and not (age < 30)' \
        'purple-ears and age = 30 and not (age = 30)' 'purple-ears and new-load and not new-load' \
        'purple-ears and new-load and not tender-knot and not (new-load unless tender-knot)'
    check own
    status_is 3
    for number in 1 2 3 4 5 6 7; do
        stderr_has "triage: own/conditions/own-thing.yaml:$((4 + 8 * number)):11: rule 'X0$number' can never be true"
    done
}

@test "an overlay's faults have their places in it; of the shipped content nothing is said" {
    own_rule
    sed -i 's/handed is left and purple-ears/handed is left and handed is right/; s/own-source/owns-source/' own/conditions/own-thing.yaml
    rm own/diary.yaml
    own advice.yaml <<<"reviewed: 2026-11-20"
    mkdir own/habits
    touch own/habits/walk.yml
    check own
    status_is 3
    output_is ""
    stderr_has "triage: own/conditions/own-thing.yaml:12:11: rule 'X01' can never be true"
    stderr_has "triage: own/conditions/own-thing.yaml:16:15: there is no source 'owns-source'"
    stderr_has "triage: own/sources.yaml:2:10: warning: nobody cites the source 'own-source'"
    stderr_has "triage: own/questions.yaml:5:10: warning: 'purple-ears' cannot be logged"
    stderr_has "triage: own/advice.yaml: "
    stderr_has "triage: own/habits/walk.yml: "
    [ "$(wc -l <<<"$stderr")" -eq 6 ]
}

@test "an overlay may replace an exercise" {
    mkdir -p own/exercises
    sed 's/^name: .*/name: My own cat-cow/' "$ROOT/content/exercises/cat-cow.yaml" >own/exercises/cat-cow.yaml
    check own
    status_is 0
    stderr_is_empty
    sed -i 's/^harder: .*/harder: []/' own/exercises/cat-cow.yaml
    check own
    status_is 3
    stderr_has "triage: own/exercises/cat-cow.yaml:1:5: "
    stderr_has "one names the other, but 'harder' of 'cat-cow' lacks"
}

@test "an overlay's exercise may name a shipped one, which cannot know of it" {
    mkdir -p own/exercises
    sed 's/^id: .*/id: own-cow/; s/^easier: .*/easier: [cat-cow]/; s/^harder: .*/harder: []/' \
        "$ROOT/content/exercises/cat-cow.yaml" >own/exercises/own-cow.yaml
    check own
    status_is 0
    stderr_is_empty
    # Two of one's own name each other.
    sed 's/^id: .*/id: own-dog/; s/^easier: .*/easier: []/; s/^harder: .*/harder: []/' \
        "$ROOT/content/exercises/cat-cow.yaml" >own/exercises/own-dog.yaml
    sed -i 's/^harder: .*/harder: [own-dog]/' own/exercises/own-cow.yaml
    check own
    status_is 3
    stderr_has "triage: own/exercises/own-cow.yaml:$(grep -n '^harder' own/exercises/own-cow.yaml | cut -d : -f 1):10: 'own-cow' and 'own-dog': one names the other, but 'easier' of 'own-dog' lacks 'own-cow'"
}

@test "an overlay may not replace a condition, a question or a group" {
    mkdir -p own/conditions own/groups
    cp "$ROOT/content/conditions/heart-attack.yaml" own/conditions
    cp "$ROOT/content/groups/pregnancy.yaml" own/groups
    own questions.yaml <<'Y'
reviewed: 2026-11-20
sources: [upperback-proposal]
groups: []
questions:
  - {id: chest-pain, type: yes-no, group: heart, is: pattern, ask: Any?, label: any}
Y
    check own
    status_is 3
    output_is ""
    stderr_has "triage: own/conditions/heart-attack.yaml:1:5: 'heart-attack' is part of the shipped content and may not be replaced"
    stderr_has "triage: own/groups/pregnancy.yaml:1:5: 'pregnancy' is part of the shipped content and may not be replaced"
    stderr_has "triage: own/questions.yaml:5:10: 'chest-pain' is used twice"
    [ "$(errors)" -eq 3 ]
}

@test "an empty overlay is clean; a misspelt one is not" {
    mkdir own
    check own
    status_is 0
    stderr_is_empty
    mkdir own/exercices
    own question.yaml <<<"reviewed: 2026-11-20"
    check own
    status_is 3
    stderr_has "triage: own/exercices: "
    stderr_has "triage: own/question.yaml: "
    [ "$(wc -l <<<"$stderr")" -eq 2 ]
}
