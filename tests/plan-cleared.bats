#!/usr/bin/env bats
# plan --cleared: who has been seen is not locked out, and nobody else gets in by it.

load helper

# seen LINE...: the assessment of a desk worker with these answers more.
seen() {
    printf '%s\n' "$@" | cat "$EXAMPLES/desk-worker.yaml" - >answers.yaml
    triage answers.yaml >assessment
}

# refused URGENCY [TEXT]
refused() {
    status_is 1
    [ "$(head -1 <<<"$output" | tr '\t' '\n' | sed -n 's/^refused=//p')" = "$1" ]
    output_lacks "do	"
    [ -z "$2" ] || output_has "$2"
}

@test "the refusal prints the option to use, and it works" {
    seen 'weight-loss: yes'
    try plan assessment
    refused same-day "make the plan with --cleared DATE:U10, DATE being the day of that."
    stderr_has "make the plan with --cleared DATE:U10"
    try plan --cleared 2026-11-18:U10 assessment
    status_is 0
    stderr_is_empty
    head -1 <<<"$output" | grep -q '	cleared=2026-11-18:U10$'
    output_has "do	"
    output_has "note	A clinician looked at U10 on 2026-11-18 and said that exercise is fine. That holds until 2026-12-16"
    output_has "a careful start after you were seen"
}

@test "soon: what catches many well people lets them go on" {
    sed -e 's/^age: .*/age: 66/' -e 's/^duration: .*/duration: 30 days/' "$EXAMPLES/desk-worker.yaml" >answers.yaml
    triage answers.yaml >assessment
    try plan assessment
    refused soon "--cleared DATE:D02"
    try plan --cleared 2026-11-20:D02 assessment
    status_is 0
}

@test "every rule at soon or above has to be named" {
    seen 'weight-loss: yes' 'breathless: yes'
    try plan assessment
    refused same-day "--cleared DATE:U10,U18-breathless"
    try plan --cleared 2026-11-18:U10 assessment
    refused same-day "--cleared does not name U18-breathless. If the clinician looked at that too, use --cleared 2026-11-18:U10,U18-breathless."
    try plan --cleared 2026-11-18:U18-breathless,U10 assessment
    status_is 0
    # those of the document as well as those of its answers
    sed '/^flag	U18-breathless/d; /^answer	breathless/s/is=yes/is=no/' assessment >one
    try plan --cleared 2026-11-18:U10 one
    status_is 0
    sed '/^answer	breathless/s/is=yes/is=no/' assessment >other
    try plan --cleared 2026-11-18:U10 other
    refused same-day "U18-breathless"
    sed '/^flag	U18-breathless/d' assessment >other
    try plan --cleared 2026-11-18:U10 other
    refused same-day "U18-breathless"
}

@test "routine needs none and takes one" {
    sed 's/^duration: .*/duration: 45 days/' "$EXAMPLES/desk-worker.yaml" >answers.yaml
    triage answers.yaml >assessment
    grep -q '^urgency	routine' assessment
    try plan assessment
    status_is 0
    try plan --cleared 2026-11-18:R04 assessment
    status_is 0
    head -1 <<<"$output" | grep -q 'cleared=2026-11-18:R04'
}

# aside REASON: a plan as without --cleared, but for a note.
aside() {
    status_is 0
    output_has "note	This plan needs no --cleared, and the one given is left aside. $1"
    output_lacks "cleared="
    output_lacks "as long as nothing new appears"
    plan -l diary assessment | cmp - <(grep -v 'needs no --cleared' <<<"$output")
}

@test "a plan that needs no go-ahead is not bound to one that does not hold, and says so" {
    triage "$EXAMPLES/desk-worker.yaml" >assessment
    : >diary
    try plan -l diary --cleared 2026-09-01:U10 assessment
    aside "The go-ahead of 2026-09-01 has run out: it holds for 28 days."
    printf '2026-11-19T09:00:00+01:00\tsymptom\tfever\n' >diary
    try plan -l diary --cleared 2026-11-18:U10 assessment
    aside "The diary has a symptom (fever) of a day after the go-ahead of 2026-11-18."
}

@test "the option is offered only where it would lead to a plan" {
    sed 's/^age: .*/age: 15/; $a weight-loss: yes' "$EXAMPLES/desk-worker.yaml" >answers.yaml
    triage answers.yaml >assessment
    try plan assessment
    refused same-day
    output_lacks "--cleared"
    seen 'weight-loss: yes' 'chest-pain: unsure'
    try plan assessment
    refused same-day
    output_lacks "--cleared"
    seen 'weight-loss: yes'
    try plan --now 2026-11-28T14:31:00+01:00 assessment
    refused same-day
    output_lacks "--cleared"
    # a part that was given is told of, without a whole one that would not help either
    seen 'weight-loss: yes' 'breathless: yes' 'chest-pain: unsure'
    try plan --cleared 2026-11-18:U10 assessment
    refused same-day "--cleared does not name U18-breathless."
    output_lacks "use --cleared"
}

@test "28 days long: the last day, the day after, and a plan that would outlast it" {
    seen 'weight-loss: yes'
    try plan --cleared 2026-10-23:U10 assessment
    status_is 0
    head -1 <<<"$output" | grep -q '	days=1	'
    output_has "; the plan ends then."
    try plan --cleared 2026-10-22:U10 assessment
    refused same-day "The go-ahead of 2026-10-22 has run out: it holds for 28 days."
    try plan --cleared 2026-10-23:U10 --start 2026-11-21 assessment
    refused same-day "has run out"
    try plan --cleared 2026-10-30:U10 -d 28 assessment
    head -1 <<<"$output" | grep -q '	days=8	'
}

@test "never for an emergency, open questions, under 16, or old answers" {
    triage "$EXAMPLES/heart-warning.yaml" >assessment
    try plan --cleared 2026-11-18:E02,U17 assessment
    refused emergency "--cleared is not for an emergency."
    try plan assessment
    refused emergency
    output_lacks "--cleared"
    seen 'saddle-numbness: yes'
    sed 's/^urgency	.*/urgency	self-care	basis=screened/; /^flag/d' assessment >edited
    try plan --cleared 2026-11-18:E08 edited
    refused emergency "--cleared is not for an emergency."

    triage "$EXAMPLES/unfinished.yaml" >assessment
    try plan --cleared 2026-11-18:U10 assessment
    refused soon "The questions are not finished"
    seen 'weight-loss: yes' 'chest-pain: unsure'
    try plan --cleared 2026-11-18:U10 assessment
    refused same-day "open	chest-pain	urgency=emergency"

    sed 's/^age: .*/age: 15/; $a weight-loss: yes' "$EXAMPLES/desk-worker.yaml" >answers.yaml
    triage answers.yaml >assessment
    rules=$(awk -F '\t' '$1 == "flag" { print $2 }' assessment | paste -sd,)
    try plan --cleared "2026-11-18:$rules" assessment
    refused same-day "Under 16 there is no exercise plan"

    seen 'weight-loss: yes'
    try plan --now 2026-11-27T14:30:00+01:00 --cleared 2026-11-18:U10 assessment
    status_is 0
    try plan --now 2026-11-27T14:31:00+01:00 --cleared 2026-11-18:U10 assessment
    refused same-day "No plan from old answers."
}

@test "a question that only the named rule made idle is open again once it is put aside" {
    sed -e '/^none:/d' -e '/^others:/d' "$EXAMPLES/desk-worker.yaml" >answers.yaml
    printf '%s\n' 'weight-loss: yes' 'racing-heart: unsure' 'others: no' >>answers.yaml
    triage answers.yaml >assessment
    ! grep -q '^open	racing-heart' assessment || return 1
    try plan --cleared 2026-11-18:U10 assessment
    refused same-day "open	racing-heart	urgency=soon"
    output_has "The questions are not finished"
}

@test "what the answers have grown into since is covered by the same names" {
    sed -e 's/^age: .*/age: 66/' -e 's/^duration: .*/duration: 20 days/' "$EXAMPLES/desk-worker.yaml" >answers.yaml
    triage answers.yaml >assessment
    try plan assessment
    status_is 0
    try plan --now 2026-11-22T14:30:00+01:00 assessment
    refused soon "The answers now say more"
    try plan --now 2026-11-22T14:30:00+01:00 --cleared 2026-11-21:D02 assessment
    status_is 0
}

@test "a strict assessment is cleared as strict" {
    triage --strict "$EXAMPLES/desk-worker.yaml" >assessment
    try plan assessment
    refused same-day "--cleared DATE:strict"
    try plan --cleared 2026-11-18:U10 assessment
    refused same-day "--cleared does not name strict."
    try plan --cleared 2026-11-18:strict assessment
    status_is 0
}

@test "a symptom of the diary after that day refuses, one of that day or before does not" {
    seen 'weight-loss: yes'
    printf '2026-11-18T09:00:00+01:00\tsymptom\tracing-heart\n' >diary
    try plan -l diary --cleared 2026-11-18:U10 assessment
    status_is 0
    printf '2026-11-19T09:00:00+01:00\tsymptom\tracing-heart\n' >>diary
    try plan -l diary --cleared 2026-11-18:U10 assessment
    refused same-day "The diary has a symptom (racing-heart) of a day after the go-ahead of 2026-11-18."
    try plan -l diary --cleared 2026-11-19:U10 assessment
    status_is 0
    try plan --no-log --cleared 2026-11-18:U10 assessment
    status_is 0
}

# rise: three weeks, each with a usual pain two above the week before.
rise() {
    for day in 10-31 11-02 11-04; do printf '2026-%sT12:00:00+01:00\tpain\t2\n' "$day"; done
    for day in 11-08 11-10 11-12; do printf '2026-%sT12:00:00+01:00\tpain\t4\n' "$day"; done
    for day in 11-15 11-17 11-19; do printf '2026-%sT12:00:00+01:00\tpain\t6\n' "$day"; done
}

@test "a worsening trend refuses, unless the clinician looked while it rose" {
    rise >diary
    triage "$EXAMPLES/desk-worker.yaml" >assessment
    try plan -l diary assessment
    refused soon "The pain has risen two weeks running"
    output_has "log seen gp advice=exercise-ok"
    seen 'weight-loss: yes'
    try plan -l diary --cleared 2026-11-14:U10 assessment
    status_is 0
    output_lacks "risen"
    # what rose after that is new
    try plan -l diary --cleared 2026-11-13:U10 assessment
    refused soon "The pain has risen two weeks running"
    # a go-ahead that does not reach settles nothing
    try plan -l diary --cleared 2026-11-18:D02 assessment
    status_is 1
    # and what the diary says of it does as much
    triage "$EXAMPLES/desk-worker.yaml" >assessment
    printf '2026-11-18T12:00:00+01:00\tseen\tgp\tadvice=exercise-ok\n' >>diary
    try plan -l diary assessment
    status_is 0
}

@test "a clinician's no exercise is lifted by a go-ahead of a later day, if that is whole" {
    seen 'weight-loss: yes'
    printf '2026-11-17T12:00:00+01:00\tseen\tgp\tadvice=no-exercise\n' >diary
    try plan -l diary --cleared 2026-11-18:U10 assessment
    status_is 0
    try plan -l diary --cleared 2026-11-17:U10 assessment
    refused routine "A clinician said no exercise for now (17 November)."
    try plan -l diary --cleared 2026-11-18:D02 assessment
    status_is 1
}

@test "a go-ahead that does not reach settles nothing of the diary, where that is more urgent than the answers" {
    sed -e 's/^age: .*/age: 66/' -e 's/^duration: .*/duration: 30 days/' "$EXAMPLES/desk-worker.yaml" >answers.yaml
    triage --now 2026-11-16T08:00:00+01:00 answers.yaml >assessment
    printf '2026-11-17T09:00:00+01:00\tsymptom\tfever\n' >diary
    try plan -l diary --cleared 2026-11-18:D02 assessment
    status_is 0
    # a rule that it does not name
    try plan -l diary --cleared 2026-11-18:U10 assessment
    refused same-day "fever on 17 November"
    output_has "reason=symptom"
    # a question that is open
    sed '$a chest-pain: unsure' answers.yaml | triage --now 2026-11-16T08:00:00+01:00 >assessment
    try plan -l diary --cleared 2026-11-18:D02 assessment
    refused same-day "fever on 17 November"
    output_has "reason=symptom"
}

@test "after the questions and before the go-ahead: a symptom or severe pain was looked at too, but no emergency" {
    seen 'weight-loss: yes'
    triage --now 2026-11-16T08:00:00+01:00 answers.yaml >assessment
    for line in 'symptom	racing-heart' 'pain	8'; do
        printf '2026-11-17T09:00:00+01:00\t%s\n' "$line" >diary
        try plan -l diary --cleared 2026-11-17:U10 assessment
        status_is 0
        printf '2026-11-18T09:00:00+01:00\t%s\n' "$line" >diary
        try plan -l diary --cleared 2026-11-17:U10 assessment
        status_is 1
    done
    printf '2026-11-17T09:00:00+01:00\tsymptom\tsaddle-numbness\n' >diary
    try plan -l diary --cleared 2026-11-17:U10 assessment
    refused emergency
    for hour in 09 10 11 12 13; do
        printf '2026-11-17T%s:00:00+01:00\ttook\tparacetamol\tmg=1000\n' "$hour"
    done >diary
    try plan -l diary --cleared 2026-11-17:U10 assessment
    refused emergency "of paracetamol within 24 hours"
}

@test "the day of a worsening is the one written in it, in a longer day and in another zone" {
    local asked zone bad better day now
    while read -r asked zone bad better day now; do
        triage --now "$asked" "$EXAMPLES/desk-worker.yaml" >assessment
        for back in 2 3 4 5 6; do
            printf '%sT12:00:00%s\tpain\t3\n' "${day%-*}-$((10#${day##*-} - back))" "$zone"
        done >diary
        printf '%s\tpain\t9\n%s\tpain\t3\n' "$bad" "$better" >>diary
        export UPPERBACK_NOW=$now
        try plan -l diary --cleared "$day:U10" assessment
        refused same-day "far above your usual 3"
        # looked at on the day of it
        try plan -l diary --cleared "${bad%%T*}:U10" assessment
        status_is 0
    done <<'EOF'
2026-10-22T10:00:00+02:00 +02:00 2026-10-25T00:30:00+02:00 2026-10-25T00:31:00+02:00 2026-10-24 2026-10-27T12:00:00+01:00
2026-11-17T10:00:00+01:00 +01:00 2026-11-19T00:30:00+08:00 2026-11-19T02:30:00+08:00 2026-11-18 2026-11-20T12:00:00+01:00
EOF
}

@test "usage: dates and rules" {
    seen 'weight-loss: yes'
    for cleared in 2026-11-21:U10 2026-13-01:U10 U10 2026-11-18 2026-11-18: :U10 yesterday:U10 2026-11-18:,; do
        try plan --cleared "$cleared" assessment
        status_is 2
        output_is ""
        stderr_has "expected DATE:RULE,... with a date that has passed"
    done
    try plan --cleared 2026-11-18:U10,U18-breathles assessment
    status_is 2
    stderr_has "there is no rule 'U18-breathles'; did you mean 'U18-breathless'?"
    plan --cleared 2026-11-18:U10 -o week assessment
    try plan --cleared 2026-11-18:U10 week
    status_is 2
    stderr_has "is a plan already"
}

@test "a rule at soon has to be named whether the document or only its answers say it" {
    sed -e 's/^age: .*/age: 66/' -e 's/^duration: .*/duration: 30 days/' "$EXAMPLES/desk-worker.yaml" >answers.yaml
    triage answers.yaml >assessment
    grep -q '^flag	D02	urgency=soon' assessment
    sed '/^flag	D02/d' assessment >other
    try plan --cleared 2026-11-18:strict other
    refused soon "--cleared does not name D02."
    sed '/^answer	age/s/is=66/is=38/' assessment >other
    try plan --cleared 2026-11-18:strict other
    refused soon "--cleared does not name D02."
}

@test "what the document left open is open, whatever its answers say" {
    seen 'weight-loss: yes'
    sed '$d' assessment >other
    printf 'open\tchest-pain\turgency=emergency\nend\tassessment\n' >>other
    try plan --cleared 2026-11-18:U10 other
    refused same-day "The questions are not finished"
}
