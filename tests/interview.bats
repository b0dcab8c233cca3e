#!/usr/bin/env bats
# triage -i, --save, --again and --questions, on a real pseudo-terminal.

load helper

# What a desk worker with five days of pain and nothing else says; the first part.
DESK='default n
when How old are you: 38
when How bad is the pain right now: 4
when at its worst: 5
when How long ago: 5 days
when Are you female: 2
when How did this pain begin: 1
when How has the pain gone: 2
when On how many of the last 30 days did you take any: 2
when flare-ups of this pain: 1'

# And the second.
MORE='when A few more: y
when How many minutes does it take: 5
when Which side hurts: 2
when Which hand: 1
when How much stress: 1
when How have you slept: 1
when How do you mostly lie: 2
when How much of your daily life: 1
when between the shoulder blades: between blades
when What have you tried: 1 3
when About how many steps: 5000
when How many minutes a day: 15
when When do you work: 09:00-17:30 mon-fri'

# interview SCRIPT [OPTION ...] -- COMMAND: $output is the screen, $status the command's,
# $assessment what it wrote.
interview() {
    printf '%s\n' "$1" >script
    shift
    rm -f out
    run --separate-stderr /usr/bin/python3 "$ROOT/tests/pty.py" -o out script "$@"
    assessment=$(cat out)
}

urgency_is() {
    [ "$(grep '^urgency' <<<"$assessment" | cut -f 2)" = "$1" ] || {
        printf 'expected %s:\n%s\nscreen:\n%s\n' "$1" "$(head -n 12 <<<"$assessment")" "$output" >&3
        return 1
    }
}

replies() {
    grep -c ' of about ' <<<"$output"
}

# --- the first part --------------------------------------------------------------------

@test "a narrow window gets lines of 40 columns, one that does not say its size 80" {
    echo '!eof' >script
    for columns in 30 40; do
        /usr/bin/python3 "$ROOT/tests/pty.py" -o out -s $columns script triage -i >screen || true
        grep -q '^Breathing and blood clots' screen
        [ "$(tr -d '\r' <screen | grep -v '^Numbers, or' | wc -L)" -le 40 ]
    done
    /usr/bin/python3 "$ROOT/tests/pty.py" -o out -s 0 script triage -i >screen || true
    [ "$(tr -d '\r' <screen | wc -L)" -gt 60 ]
}

@test "a clean desk worker: self-care in at most 25 answers" {
    interview "$DESK" triage -i
    status_is 0
    urgency_is self-care
    [[ $assessment == *"basis=screened"* ]]
    [ "$(replies)" -le 25 ]
    output_has "1 of about 2"
    output_has "A few more, for causes and a better plan?"
    output_lacks "Pregnancy and birth"
}

@test "the count of questions to come stays the same while a list goes on" {
    interview "$DESK
$MORE" triage -i
    counts=$(sed -n 's/^\(3[0-9]\) of about \([0-9]*\).*/\1 of \2/p' <<<"$output" | paste -sd,)
    [ "$counts" = "30 of 49,31 of 49,32 of 49,33 of 49,34 of 49,35 of 49,36 of 49,37 of 49,38 of 49,39 of 49" ] || {
        echo "$counts" >&3
        return 1
    }
}

@test "no list is longer than eight" {
    interview "$DESK
$MORE" triage -i
    status_is 0
    ! grep '^  9  ' <<<"$output" >&3
    [[ $assessment == *"end	assessment"* ]]
}

@test "an emergency ends it at once, with the act; the assessment and the status are whole" {
    interview '1' triage -i -e region=uk
    status_is 13
    urgency_is emergency
    [ "$(replies)" -eq 1 ]
    output_has "EMERGENCY: act now"
    output_has "Call 999 now"
    [ "$(tail -n 1 <<<"$assessment")" = "end	assessment" ]
}

@test "an emergency that one answer would soften is not certain yet: that is asked first" {
    interview 'y' triage -i started-today=yes sweating=yes
    output_has "Does one movement, or pressing on one place"
    [ "$(replies)" -gt 1 ] || urgency_is emergency
    interview 'n' triage -i started-today=yes sweating=yes
    urgency_is emergency
    [ "$(replies)" -eq 1 ]
    [[ $assessment == *"flag	E02"* ]]
}

@test "what cannot change the result is not asked" {
    interview "$DESK" triage -i fever=yes
    urgency_is same-day
    output_lacks "a new limp"
    output_lacks "flare-ups"
    output_lacks "A few more"
    interview "$DESK" triage -i sex=male
    output_lacks "Are you female"
    interview "$DESK" triage -i
    output_lacks "began in the last 24 hours"
    output_lacks "How has the pain gone"
    output_lacks "How many minutes does it take"
}

@test "given answers are not asked; the rest is" {
    interview "$DESK" triage -i others=no age=38 worst=5 duration='5 days'
    urgency_is self-care
    output_lacks "How old are you"
    output_lacks "Any of these"
    [ "$(replies)" -le 4 ]
    triage --questions >blank
    interview "$DESK" triage -i blank
    urgency_is self-care
    [ "$(replies)" -gt 15 ]
}

@test "given answers that contradict each other are refused before anything is asked" {
    interview "$DESK" triage -i pain=7 worst=3
    status_is 3
    output_has "'worst' (3) cannot be below 'pain'"
    [ "$assessment" = "" ]
    interview "$DESK" triage -i region=atlantis
    status_is 3
    output_has "there is no region 'atlantis'"
}

# --- replies -----------------------------------------------------------------------------

@test "wrong replies are asked again with a hint, and never taken" {
    interview '9
0
1 99
1 n

yes
fever
n 2
!eof' triage -i
    output_has "There is no line 9: they go from 1 to "
    output_has "There is no line 0"
    output_has "There is no line 99"
    output_has "Either n for none, or the numbers that fit."
    output_has "Nothing is taken for granted"
    output_has "Which ones? Type their numbers"
    output_has "'fever' is not on this list"
    [ "$(replies)" -eq 1 ]
    urgency_is soon
    [[ $assessment == *"basis=open"* ]]
    [[ $assessment != *"answer	"* ]]
}

@test "a line is a yes or unsure, not both; blanks do no harm, and a reply of no words is none" {
    interview '1 u1
 u1 , 2 3	
!eof' triage -i
    output_has "1 cannot be both a yes and unsure."
    [[ $assessment == *"answer	chest-pain	is=unsure"* ]]
    [[ $assessment == *"answer	breathless-at-rest	is=yes"* ]]
    interview ' and ,
!eof' triage -i
    output_has "Nothing is taken for granted: type n if none fits."
    [[ $assessment != *"answer	"* ]]
}

@test "one of several: its number, its name, or unsure; all else is asked again" {
    interview "when from 1 to 3, please, or u if unsure: u
when Are you female: 4
$DESK" triage -i --save kept.yaml
    output_has "One number from 1 to 3, please, or u if unsure."
    grep -q '^sex: unsure$' kept.yaml
    output_has "Pregnancy and birth. Any of these?"
    [ "$(grep -c 'Are you female' <<<"$output")" -eq 1 ]
}

@test "a list with some terms unsure keeps both, is not asked again, and --again shows it" {
    interview "when between the shoulder blades: 2 u1
$DESK
$MORE" triage -i --save kept.yaml
    grep -q '^location: \[under-shoulder-blade, unsure\]$' kept.yaml
    [ "$(grep -c 'between the shoulder blades' <<<"$output")" -eq 1 ]
    [[ $assessment == *"answer	location	is=under-shoulder-blade,unsure"* ]]
    # nor is one that was given so; one of which nothing was known is, and that answers it
    interview "$DESK
$MORE" triage -i location=neck,unsure
    output_lacks "Where does it hurt"
    [[ $assessment == *"answer	location	is=neck,unsure"* ]]
    interview "$DESK
$MORE" triage -i location=unsure
    [[ $assessment == *"answer	location	is=between-shoulder-blades"* ]]
    interview "$DESK" triage --again kept.yaml --save new.yaml
    output_has "where it hurts:"
    grep -q '^location: \[under-shoulder-blade, unsure\]$' new.yaml
}

@test "minutes and hours that no plan can have are asked again" {
    interview "when A whole number from: 15
when How many minutes a day: 0
when Please write hours that end: u
when Please write hours like: 22:00-06:00
when When do you work: late
$DESK
$MORE" triage -i --save kept.yaml
    output_has "A whole number from 2 to 60, please, or u to skip it."
    output_has "Please write hours like 09:00-17:30 mon-fri, or u to skip it."
    output_has "Please write hours that end on the same day"
    grep -q '^minutes: "15"$' kept.yaml
    ! grep -q working-hours kept.yaml || return 1
}

@test "numbers out of range, and what cannot be, are asked again" {
    interview 'n
n
n
380
-4
thirty-eight
38
11
5
long
90 years
5 days
!eof' triage -i
    output_has "'380' is no answer to 'age'; expected a whole number from 0 to 120"
    output_has "'-4' is no answer"
    output_has "'thirty-eight' is no answer"
    output_has "'11' is no answer to 'worst'"
    output_has "'long' is no answer to 'duration'"
    output_has "'duration' (90 years) cannot be above 'age' (38)"
    [[ $assessment == *"answer	age	is=38"* ]]
    [[ $assessment == *"answer	duration	is=5 days"* ]]
    [[ $assessment != *"line 0"* ]]
    output_lacks "line 0"
}

@test "words count as numbers do: names and synonyms, of one word or more" {
    interview 'coughing blood, cold-arm' triage -i
    urgency_is emergency
    [[ $assessment == *"answer	coughing-blood	is=yes"* ]]
    [[ $assessment == *"answer	arm-cold-pale	is=yes"* ]]
    [[ $assessment == *"answer	chest-pain	is=no"* ]]
    interview 'tight chest' triage -i
    [[ $assessment == *"answer	chest-pain	is=yes"* ]]
    interview 'when How did this pain begin: slowly
'"$DESK" triage -i
    [[ $assessment == *"answer	onset	is=gradual"* ]]
}

@test "unsure stays open and is not asked twice" {
    interview "when pain or pressure in the chest: u
$DESK" triage -i -e
    status_is 11
    urgency_is soon
    [[ $assessment == *"answer	chest-pain	is=unsure"* ]]
    [[ $assessment == *"open	chest-pain	urgency=emergency"* ]]
    [ "$(grep -c 'pain or pressure in the chest' <<<"$output")" -eq 1 ]
    output_has "stay open"
}

@test "unsure of one: u and its number; the others are a no" {
    interview 'u1
!eof' triage -i
    [[ $assessment == *"answer	chest-pain	is=unsure"* ]]
    [[ $assessment == *"answer	coughing-blood	is=no"* ]]
    interview 'u 1
!eof' triage -i
    output_has "u alone means unsure of all"
    [[ $assessment != *"answer	"* ]]
}

@test "back goes back, and forgets the reply" {
    interview 'b
n
b
u1
!eof' triage -i
    output_has "This is the first question"
    [[ $assessment == *"answer	chest-pain	is=unsure"* ]]
    [ "$(grep -c '^1 of about' <<<"$output")" -eq 2 ]
    [ "$(grep -c '^2 of about' <<<"$output")" -eq 2 ]
}

@test "help shows the whole questions" {
    interview '?
!eof' triage -i
    output_has "Do you have pain, pressure or tightness in the chest?"
    output_has "u3 means unsure of 3"
}

@test "characters that cannot be read are not taken" {
    printf '\x9b\xff\n!eof\n' >raw
    run --separate-stderr /usr/bin/python3 "$ROOT/tests/pty.py" -o out <(iconv -f latin1 -t utf-8 raw) triage -i
    output_has "cannot be read"
}

# --- stopping --------------------------------------------------------------------------------

@test "quit keeps --save, and what was answered is judged" {
    interview 'n
n
q' triage -i --save kept.yaml
    status_is 0
    urgency_is soon
    [[ $assessment == *"basis=open"* ]]
    output_has "The answers are in kept.yaml."
    [ "$(stat -c %a kept.yaml)" = 600 ]
    grep -q '^chest-pain: no$' kept.yaml
    grep -q '^asked: "2026-11-20T14:30:00+01:00"$' kept.yaml
    try triage kept.yaml
    [ "$output" = "$assessment" ]
}

@test "Ctrl-C, hangup, kill and a terminal that goes away save what was answered" {
    for pair in '!int:130' '!hup:129' '!term:143' '!close:129'; do
        rm -f kept.yaml
        interview "n
u1
${pair%:*}" triage -i --save kept.yaml
        status_is "${pair#*:}"
        [ "$assessment" = "" ]
        grep -q '^chest-pain: no$' kept.yaml
        grep -q ': unsure$' kept.yaml
        try triage kept.yaml
        status_is 0
    done
}

@test "stopping before the first reply leaves a file as it was" {
    echo 'age: 38' >kept.yaml
    interview '!int' triage -i --save kept.yaml
    status_is 130
    [ "$(cat kept.yaml)" = "age: 38" ]
}

@test "a file that cannot be written is said before the first question" {
    interview "$DESK" triage -i --save nowhere/kept.yaml
    status_is 4
    output_has "nowhere/kept.yaml: cannot write there"
    output_lacks "of about"
}

@test "a saved file gives the same assessment, implied answers are not in it" {
    interview "when being short of breath: 4
$DESK
$MORE" triage -i --save kept.yaml
    try triage kept.yaml
    status_is 0
    stderr_is_empty
    [ "$output" = "$assessment" ]
    ! grep started-today kept.yaml
    interview "$DESK
$MORE" triage -i --save kept.yaml
    urgency_is self-care
    try triage kept.yaml
    [ "$output" = "$assessment" ]
    grep -q '^working-hours: "09:00-17:30 mon-fri"$' kept.yaml
    grep -q '^location: \[between-shoulder-blades\]$' kept.yaml
    grep -q '^minutes: "15"$' kept.yaml
}

@test "bulk answers are kept as such, so that the review stays the same" {
    interview "$DESK" triage -i --save kept.yaml age=38 worst=5 none=heart,body others=no
    grep -q '^none: \[.*heart.*\]$' kept.yaml
    grep -q '^others: no$' kept.yaml
    try triage kept.yaml
    [ "$output" = "$assessment" ]
}

@test "a bulk no from an assessment does not deny what own content has added to that group since" {
    triage none=heart age=38 >old || true
    mkdir own
    cat >own/questions.yaml <<'Y'
reviewed: 2026-11-20
sources: [upperback-proposal]
groups: []
questions:
  - {id: purple-ears, type: yes-no, group: heart, is: symptom, ask: Are your ears purple?, label: purple ears}
Y
    interview 'n
q' triage -i old --save kept.yaml
    grep -q '^none: \[.*heart' kept.yaml
    UPPERBACK_CONTENT=$PWD/own interview 'n
q' triage -i old --save kept.yaml
    grep -q '^chest-pain: no$' kept.yaml
    ! grep -q '^none: .*heart' kept.yaml || return 1
    UPPERBACK_CONTENT=$PWD/own try triage kept.yaml
    output_has "open	purple-ears	urgency=soon"
}

# --- the pipe and the terminal ------------------------------------------------------------------

@test "triage -i | plan" {
    interview "$DESK
$MORE" bash -c 'triage -i | plan'
    status_is 0
    [[ $assessment == "plan	1	"* ]]
    [ "$(tail -n 1 <<<"$assessment")" = "end	plan" ]
    # what was tried and the steps of a day are asked, and the plan goes by them
    grep -q '^do	.*you know it already' <<<"$assessment"
    grep -q 'Your usual day has about 5000 steps' <<<"$assessment"
    interview '1' bash -c 'triage -i | plan'
    status_is 1
    [[ $assessment == *"refused=emergency"* ]]
    interview 'n
!int' bash -c 'triage -i | plan; echo "status $?"'
    [[ $assessment != *"session	"* ]]
}

@test "no operand on a terminal is an interview, too" {
    printf 'n\nq\n' >script
    run --separate-stderr /usr/bin/python3 "$ROOT/tests/pty.py" script triage
    output_has "1 of about"
    output_has "SOON"
}

@test "the emergency is said once when the assessment is on the terminal itself" {
    printf '1\n' >script
    run --separate-stderr /usr/bin/python3 "$ROOT/tests/pty.py" script triage -i
    [ "$(grep -c 'EMERGENCY: act now' <<<"$output")" -eq 1 ]
}

@test "without a terminal: status 4, and it says what to do instead" {
    try setsid -w triage -i </dev/null
    status_is 4
    output_is ""
    stderr_has "there is no terminal to ask on"
    try setsid -w triage -i --save kept.yaml age=38 </dev/null
    status_is 4
    [ ! -e kept.yaml ]
}

@test "an interview is with one person" {
    printf 'who=a\nage=38\n\nwho=b\nage=39\n' >two
    interview '' triage -i two
    status_is 3
    output_has "several people"
    echo age=38 >one
    for option in -i --again; do
        for content in '' '# a remark'; do
            echo "$content" >nobody
            interview '' triage $option nobody
            status_is 3
            output_has "triage: nobody: no answers; without the file you are asked all questions"
            output_lacks "of about"
        done
    done
    interview '' triage -i nofile
    status_is 4
    output_has "triage: nofile: cannot open it: No such file or directory"
    interview '' triage -i one one
    status_is 2
    interview '' triage --again one one
    status_is 2
}

# --- later ----------------------------------------------------------------------------------------

@test "--again: old answers in short, safety anew, older by the time since" {
    interview "$DESK
$MORE" triage -i --save kept.yaml
    interview "when at its worst: 6
$DESK" triage --again kept.yaml --save new.yaml --now 2026-11-25T16:30:00+01:00
    status_is 0
    output_has "Answered on 2026-11-20: "
    output_has "age: 38"
    output_has "pain or pressure in the chest"
    output_has "How has the pain gone"
    output_has "How bad was the pain at its worst"
    output_lacks "How old are you"
    output_lacks "Where does it hurt"
    urgency_is self-care
    [[ $assessment == *"asked=2026-11-25T16:30:00+01:00"* ]]
    [[ $assessment == *"answer	duration	is=10 days"* ]]
    [[ $assessment == *"answer	location	is=between-shoulder-blades"* ]]
    grep -q '^asked: "2026-11-25T16:30:00+01:00"$' new.yaml
    grep -q '^asked: "2026-11-20' kept.yaml
    try triage --now 2026-11-25T16:30:00+01:00 new.yaml
    [ "$output" = "$assessment" ]
}

@test "--again: a yes is told by its words alone; a contradiction is refused before anything is asked" {
    printf 'age: 38\nglaucoma: yes\nexertion: yes\n' >old.yaml
    interview 'q' triage --again old.yaml
    output_has "Answered on 2026-11-20: age: 38; pain brought on by stairs, hills or hurrying;
glaucoma."
    output_lacks "No to"
    echo 'glaucoma: no' >>old.yaml
    sed -i '/glaucoma: yes/d' old.yaml
    interview 'q' triage --again old.yaml
    output_has "hills or hurrying.
No to 1 question."
    echo 'fever: no' >>old.yaml
    interview 'q' triage --again old.yaml
    output_has "No to 2 questions."
    printf 'pain: 7\nworst: 3\n' >old.yaml
    interview 'q' triage --again old.yaml
    status_is 3
    output_has "'worst' (3) cannot be below 'pain'"
    output_lacks "of about"
}

@test "--again: yesterday's no is no answer today" {
    interview "$DESK" triage -i --save kept.yaml
    interview 'q' triage --again kept.yaml
    urgency_is soon
    [[ $assessment != *"answer	chest-pain"* ]]
    interview '1' triage -e --again kept.yaml
    status_is 13
}

@test "--again takes an assessment as well, and a list keeps its plain terms" {
    triage worse-with=sitting,exertion age=38 duration=2d others=no >old
    interview "$DESK" triage --again old
    status_is 0
    [[ $assessment == *"answer	worse-with	is=sitting"* ]]
    [[ $assessment == *"answer	exertion	is=no"* ]]
    output_has "pain brought on by stairs"
}

@test "-i with older answers: what is new is kept as of their time" {
    echo 'asked: "2026-11-18T14:30:00+01:00"' >old.yaml
    echo 'sex: male' >>old.yaml
    interview "$DESK" triage -i --save kept.yaml old.yaml
    urgency_is self-care
    grep -q '^asked: "2026-11-18T14:30:00+01:00"$' kept.yaml
    try triage kept.yaml
    [ "$(grep '^urgency' <<<"$output")" = "$(grep '^urgency' <<<"$assessment")" ]
    interview "when How long ago: 3 hours
n
n
n
38
5
!eof" triage -i old.yaml
    output_has "this pain began after the other answers were given"
}

# --- a file to fill in -----------------------------------------------------------------------------

@test "--questions: triage reads it back, all unanswered" {
    try triage --questions
    status_is 0
    stderr_is_empty
    echo "$output" >blank.yaml
    try triage blank.yaml
    status_is 0
    stderr_is_empty
    output_lacks "answer	"
    output_has "basis=open"
    [ "$(grep '^open' <<<"$output")" = "$(triage sex= | grep '^open')" ]
}

@test "--questions has every key and every term" {
    once || return 0
    triage --questions >blank.yaml
    count=0
    for key in $(awk '/^  - id: / && questions { print $3 } /^questions:/ { questions = 1 }' "$ROOT/content/questions.yaml"); do
        grep -q "^$key:" blank.yaml || { echo "no $key" >&3; return 1; }
        count=$((count + 1))
    done
    [ "$count" -gt 130 ]
    for term in $(sed -n 's/^      - {*id: \([a-z0-9-]*\).*/\1/p' "$ROOT/content/questions.yaml"); do
        grep -qE "^(#   $term |$term:)" blank.yaml || { echo "no $term" >&3; return 1; }
    done
    [ "$(grep -v '^#' blank.yaml | grep -c ': .')" -eq 1 ]
    grep -q '^asked: "2026-11-20T14:30:00+01:00"$' blank.yaml
    grep -q '^# ---- Heart ----$' blank.yaml
    awk 'length > 110 { bad = 1; print } END { exit bad }' blank.yaml
}

@test "--questions, filled in" {
    triage --questions | sed 's/^age:/age: 38/; s/^worst:/worst: 5/; s/^duration:/duration: 5 days/; s/^onset:/onset: gradual/; s/^course:/course: steady/; s/^worse-with:/worse-with: [sitting]/; s/^others:/others: no/' >filled.yaml
    try triage filled.yaml
    status_is 0
    [ "$(grep '^urgency' <<<"$output" | cut -f 2)" = self-care ]
}

@test "--questions takes neither answers nor other formats" {
    try triage --questions age=38
    status_is 2
    try triage --questions -f json
    status_is 2
    try triage --questions -o blank.yaml
    status_is 0
    [ -s blank.yaml ]
}
