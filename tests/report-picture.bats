#!/usr/bin/env bats
# report -f svg and -f html: the picture and the page. tests/chromium.sh looks at them in a
# browser and on paper.

load helper
load report

# seen svg|html|contrast FILE: what must hold for every one; its words.
seen() {
    /usr/bin/python3 "$ROOT/tests/report-picture.py" "$1" "$2"
}

# draw DIARY [OPTION ...]: picture and both pages, each as it must be; their words.
draw() {
    local diary=$1
    shift
    report -f svg "$@" "$diary" >picture.svg
    report -f html "$@" "$diary" >person.html
    report -f html --for clinician "$@" "$diary" >clinician.html
    seen svg picture.svg >picture
    seen html person.html >person
    seen html clinician.html >clinician
}

has() {
    grep -qF -- "$2" "$1" || { printf 'no "%s" in %s:\n%s\n' "$2" "$1" "$(cat "$1")" >&3; return 1; }
}

lacks() {
    ! grep -qF -- "$2" "$1" || { printf '"%s" should not be in %s\n' "$2" "$1" >&3; return 1; }
}

# path CLASS: where that path goes, a piece a line.
path() {
    sed -nE "s/^<path class=\"$1\".* d=\"(.*)\"\/>$/\1/p" picture.svg | head -n 1 | sed 's/M/\nM/g' | sed '/^$/d'
}

# ten years, a score a day, four of five days
years() {
    awk 'BEGIN { srand(7); for (i = 3650; i > 0; i--) if (i % 5) print i, int(3 + 3 * sin(i / 40) + rand() * 4) }' |
        /usr/bin/python3 -c '
import datetime, sys
end = datetime.date(2026, 11, 20)
for line in sys.stdin:
    back, score = map(int, line.split())
    day = end - datetime.timedelta(days=back)
    print(f"{day}T08:00:00+01:00\tpain\t{score}")
    if back % 3 == 0:
        print(f"{day}T12:00:00+01:00\ttook\tibuprofen\tmg=400")
    if back % 2 == 0:
        print(f"{day}T13:00:00+01:00\tdid\tcat-cow")
    if back % 17 == 0:
        print(f"{day}T14:00:00+01:00\tflare\tyes")'
}

# --- the picture -------------------------------------------------------------------

@test "a picture, byte for byte" {
    report -f svg "$REPORT/first.diary" | diff "$REPORT/first.svg" - >&3
}

@test "pictures and pages are well-formed, described, and hold nothing foreign" {
    for diary in "$REPORT"/*.diary "$EXAMPLES/diary"; do
        draw "$diary" 2>/dev/null
    done
}

@test "a picture says in words what it shows" {
    draw "$EXAMPLES/diary"
    has picture "Pain from 0 to 10, 22 August to 19 November 2026"
    has picture "70 of 90 days with pain scores; 102 scores."
    has picture "Worst 7, median 4. 4 or more on 71 % of the logged days."
    has picture "2 flares: 15 September 2026, 29 October to 30 October 2026."
    has picture "Medicines: ibuprofen on 5 days."
    has picture "Days that were not logged are gaps."
}

@test "contrasts are those of WCAG AA, light and dark" {
    draw "$REPORT/first.diary"
    [ "$(seen contrast picture.svg)" -eq 22 ]
    [ "$(seen contrast person.html)" -eq 30 ]
}

@test "what was not logged is a gap, never a zero" {
    for day in 01 02 05 06 07; do entry 2026-11-$day 08:00 pain 4; done >diary
    entry 2026-11-10 08:00 pain 6 >>diary
    entry 2026-11-12 08:00 worst 7 >>diary
    draw diary
    [ "$(path line | wc -l)" -eq 3 ]
    [ "$(path bar | wc -l)" -eq 7 ]
    [ "$(path bar | grep -c 198)" -eq 0 ]
    # a pain of 0 was logged, and is at the bottom
    entry 2026-11-09 08:00 pain 0 >>diary
    draw diary
    [ "$(path bar | grep -c 'V198.0')" -eq 1 ]
}

@test "a bar reaches from the lowest to the worst, the line goes through the median" {
    { entry 2026-11-01 08:00 pain 2; entry 2026-11-01 12:00 pain 3; entry 2026-11-01 18:00 pain 6
      entry 2026-11-01 20:00 worst 8; } >diary
    draw diary
    [ "$(path bar)" = "M327.0 78.0V168.0" ]
    [ "$(path 'line dot')" = "M327.0 153.0h0" ]
}

@test "flares by scores and by name, medicines and exercise have rows, with counts" {
    draw "$EXAMPLES/diary"
    for row in "Flares (scores)" "Flares (named)" ibuprofen Exercise; do has picture "$row"; done
    has picture "3 d"
    has picture "42 d"
    draw "$REPORT/first.diary"
    lacks picture "Flares"
}

@test "one entry, and the same value every day" {
    entry 2026-11-20 08:00 pain 0 >diary
    draw diary
    has picture "1 of 1 day with pain scores; 1 score."
    has person "Only 1 pain score in the last 7 days: too few to say that all is well."
    for day in 10 11 12 13 14 15 16 17 18 19; do entry 2026-11-$day 08:00 pain 5; done >diary
    draw diary
    has picture "Worst 5, median 5."
}

@test "no entry is no all-clear" {
    printf '# nothing yet\n' >diary
    draw diary
    has picture "Nothing was logged in these days, so nothing can be said about them."
    has person "Nothing was logged yet, so nothing can be said about how you are."
    has person "too few to say that all is well"
    has clinician "Nothing was logged in these days, so nothing can be said about them."
    has clinician "No symptom was written in the diary, which is no all-clear."
}

@test "lines that could not be read are told of on a page without any other" {
    printf 'once\ntwice\n' >diary
    report diary >text 2>/dev/null || true
    report -f html diary >person.html 2>/dev/null || true
    report -f html --for clinician diary >clinician.html 2>/dev/null || true
    for page in text person.html clinician.html; do
        has $page "2 lines could not be read and are left out."
        lacks $page "Nothing was logged yet"
    done
    has text "Nothing else is in this diary, so nothing can be said about how you are."
    has person.html "Nothing else is in this diary, so nothing can be said about how you are."
}

@test "since when it hurts, and where, on the page and on the sheet for the person" {
    triage -f lines age=38 duration='1 day' pain=5 worst=5 onset=gradual course=steady others=no >assessment
    { entry 2026-11-19 08:00 pain 4 location=between-shoulder-blades
        entry 2026-11-19 09:00 pain 5 location=between-shoulder-blades; } >diary
    draw diary -a assessment
    report -a assessment diary >page
    for where in page person; do
        has $where "About 1 day since it began. Triage on 20 November: "
        has $where "between-shoulder-blades 2 times (usually 4.5)"
    done
}

@test "a diary without a pain score draws what there is" {
    entry 2026-11-19 08:00 took ibuprofen mg=400 >diary
    draw diary
    has picture "no pain score on 1 day"
    has picture ibuprofen
    has clinician "not logged"
}

@test "days, weeks, months: ten years stay small, and -b decides" {
    years >diary
    draw diary
    has picture "lowest to worst of the month"
    [ "$(wc -c <picture.svg)" -lt 60000 ]
    [ "$(wc -c <clinician.html)" -lt 60000 ]
    report -f svg -s 2026-07-20 -u 2026-11-20 diary | grep -q 'worst of the day'
    report -f svg -s 2026-07-19 -u 2026-11-20 diary | grep -q 'worst of the week'
    report -f svg -s 2024-07-06 -u 2026-11-20 diary | grep -q 'worst of the week'
    report -f svg -s 2024-07-05 -u 2026-11-20 diary | grep -q 'worst of the month'
    report -f svg -b month "$EXAMPLES/diary" | grep -q 'worst of the month'
    report -f html -b week "$EXAMPLES/diary" | grep -q 'worst of the week'
}

# --- data is data ------------------------------------------------------------------

@test "own words are escaped; controls and marks that reorder text never arrive" {
    { entry 2026-11-19 08:00 pain 4 'note=<script>alert(1)</script>'
      entry 2026-11-19 08:01 goal '<script>alert("1")</script> & '"'so'"
      entry 2026-11-19 08:02 question "evil $(printf '\xe2\x80\xae') back $(printf '\xe2\x81\xa6') \\x1B[31m \\n \\x9B"
      entry 2026-11-19 08:03 question "]]> <!-- $(printf '\xef\xbf\xbe') --> <![CDATA["
      entry 2026-11-19 08:04 question '&lt; &amp; %s %n ${HOME}'
      entry 2026-11-19 08:05 can reach-top-shelf score=4; } >diary
    try draw diary
    status_is 0
    stderr_is_empty
    grep -qF 'Goal, 19 November: <q dir="auto">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;so&#39;</q>' clinician.html
    has person '\u{202E}'
    has person '\x1B[31m'
    has clinician '\u{2066}'
    has clinician '\x9B'
    has clinician ']]> <!-- '
    LC_ALL=C grep -qF "$(printf '<!-- \xef\xbf\xbd -->')" clinician
    has clinician '&lt; &amp; %s %n ${HOME}'
    lacks clinician.html 'alert(1)'
}

@test "a long text is cut between characters, and marked" {
    entry 2026-11-19 08:00 goal "$(printf 'ä%.0s' {1..300})" >diary
    draw diary
    grep -q 'ä…</q>' clinician.html
    [ "$(grep -o 'ä' clinician.html | wc -l)" -eq 140 ]
}

# --- the page ----------------------------------------------------------------------

@test "the person's page says what the page of text says" {
    report --plain "$EXAMPLES/diary" | sed -n 's/^\(Trend\|Change\|Best day\): //p' >rows
    [ "$(wc -l <rows)" -eq 3 ]
    draw "$EXAMPLES/diary"
    while read -r row; do has person "$row"; done <rows
    has person "sit through a working day without thinking about my back"
}

@test "a clinician reads in the order in which they ask, and no diagnosis" {
    triage -f lines age=67 duration='9 days' pain=5 worst=8 fever=yes >assessment
    entry 2026-11-19 23:00 symptom leg-weakness | cat "$EXAMPLES/diary" - >diary
    draw diary -a assessment
    sed -n 's/.*<h2>\(.*\)<\/h2>.*/\1/p' clinician.html >headings
    printf '%s\n' "Please act on this first" "Red-flag screen" "Pain (NRS, 0 to 10)" Function \
        Medicines Exercise "Associations with pain" "In the person&#39;s own words" | diff - headings >&3
    has clinician "Age 67. Pain since about 11 November 2026."
    has clinician "Screened with triage on 20 November 2026: same-day. Symptoms in the diary, the last time of each: emergency: leg-weakness 19 Nov."
    has clinician "and makes no diagnosis"
    [ "$(grep -ci diagnos clinician)" -eq 1 ]
    [ "$(grep -nF '<svg' clinician.html | cut -d : -f 1)" -lt "$(grep -nF '<h2>Function' clinician.html | cut -d : -f 1)" ]
}

@test "the clinician's numbers are those of the records, with their counts and dates" {
    draw "$EXAMPLES/diary"
    report -f lines -s 2026-10-23 "$EXAMPLES/diary" >last
    report -f lines "$EXAMPLES/diary" >all
    has clinician "23 Oct to 19 Nov"
    has clinician "25 Sep to 22 Oct"
    for records in last all; do
        text=$(awk -F '\t' '$1 == "pain" { for (i = 3; i <= NF; i++) { split($i, a, "="); v[a[1]] = a[2] }
            printf "%s (%s to %s), n = %s", v["median"], v["q1"], v["q3"], v["count"] }' $records)
        has clinician "$text"
    done
    has clinician "50 of 70 days (71 %)"
    has clinician "2, limit 10"
    has clinician "400 mg"
    has clinician "Done 45 of 46 times that were logged (98 %)."
    has clinician "An association is no cause"
    [ "$(grep -c 'days with, .* without: ' clinician)" -eq 3 ]
}

@test "what you can do: first and last, the latest four of many" {
    for i in 1 2 3 4 5; do entry 2026-11-0$i 08:00 can thing-$i score=$i; done >diary
    entry 2026-11-15 08:00 can thing-2 score=7 >>diary
    tac diary >reversed
    draw reversed
    has clinician "thing-2: from 2 to 7 (2 November to 15 November 2026, 2 times)."
    has clinician "thing-5: 5 (5 November 2026)."
    lacks clinician "thing-1:"
    has clinician "And 1 more: log -p -k can"
}

@test "three questions, one goal, three visits: the latest, whatever the order" {
    for i in 1 2 3 4 5; do
        entry 2026-11-0$i 08:00 question "question $i?"
        entry 2026-11-0$i 09:00 goal "goal $i"
        entry 2026-11-0$i 10:00 seen gp advice=keep-moving
    done >diary
    draw diary
    cp clinician first
    sort -R --random-source="$REPORT/ninety.diary" diary >shuffled
    draw shuffled
    diff first clinician >&3
    has clinician "question 5?"
    has clinician "question 3?"
    lacks clinician "question 2?"
    has clinician "goal 5"
    lacks clinician "goal 4"
    for page in person clinician; do
        has $page "Not shown: 2 earlier questions, 4 earlier goals. Whole: log -p -k question,goal"
    done
    has clinician "Seen: 5 November 2026, gp: keep-moving; 4 November 2026, gp: keep-moving; 3 November 2026, gp: keep-moving."
    has clinician "And 2 more: log -p -k seen"
}

@test "thirty things to do again keep to their room, in any order" {
    for i in {10..39}; do entry 2026-11-01 08:$i can thing-$i score=1; done >diary
    draw diary
    cp clinician first
    tac diary >reversed
    draw reversed
    diff first clinician >&3
    has clinician "And 20 or more: log -p -k can"
}

@test "a voided question is not asked, and any order of lines gives the same page" {
    entry 2026-11-19 08:00 question "shall I?" >diary
    entry 2026-11-19 08:05 void "$(entry 2026-11-19 08:00 question "shall I?" | sed 's/\t/\\t/g')" >>diary
    entry 2026-11-19 08:06 pain 3 >>diary
    draw diary
    lacks clinician "shall I"
    draw "$EXAMPLES/diary"
    cp clinician.html first
    tac "$EXAMPLES/diary" >reversed
    draw reversed
    diff first clinician.html >&3
}

# --- one sheet of paper --------------------------------------------------------------

# part HEADING: the words of that section of the clinician's sheet, on one line.
part() {
    awk -v heading="$1" '/<h2>/ { on = index($0, "<h2>" heading "</h2>") } /<\/section>/ { on = 0 } on' clinician.html |
        sed 's/<[^>]*>/ /g' | tr '\n' ' '
}

# more SECTION: how many it says there are that it does not show.
more() {
    part "$1" | grep -oE 'And [0-9]+( or)? more' | grep -oE '[0-9]+' || echo 0
}

# rows SECTION: how many its table has.
rows() {
    awk -v heading="$1" '/<h2>/ { on = index($0, "<h2>" heading "</h2>") } on' clinician.html |
        sed '/<\/section>/q' | grep -c '<tr><th scope="row">'
}

# The values of the records of a kind that a condition of awk picks; v holds the attributes.
records() {
    awk -F '\t' -v kind="$1" '$1 == kind { delete v; for (i = 3; i <= NF; i++) {
        at = index($i, "="); v[substr($i, 1, at - 1)] = substr($i, at + 1) } if ('"$2"') print $2 }' lines
}

@test "what matters for safety is on the page, however much else the diary holds" {
    once || return 0
    /usr/bin/python3 "$ROOT/tests/report-picture-diaries.py" .
    for diary in hard symptoms medicines crowd worst; do
        report -f lines $diary.diary >lines
        draw $diary.diary
        sed -n 's/^seek\t.*\twhy=\([^\t]*\).*/\1/p' lines >seeks
        while read -r why; do
            has person "$why"
            has clinician "$why"
        done <seeks
        part "Red-flag screen" >screen
        for word in $(cut -f 2,3 $diary.diary | sed -n 's/^symptom\t//p' | sort -u); do has screen " $word "; done
        part Medicines >medicines
        for id in $(records medicine 'v["limit-days"] > 0 && v["lately"] >= v["limit-days"] || v["limit-mg"] > 0 && v["most"] > v["limit-mg"]'); do
            grep -qE -- "[ ,:]$id " medicines
            grep -qE "(^| |>)$id( |,|;|$)" person
        done
    done
    [ "$(wc -l <seeks)" -ge 8 ]
    [ "$(wc -w <screen)" -ge 200 ]
}

@test "an emergency of long ago is not behind newer symptoms that are less" {
    entry 2025-01-05 08:00 symptom saddle-numbness >diary
    for word in fever night-sweats weight-loss stiff-neck limping jaundice dark-urine flank-pain height-loss; do
        entry 2026-11-19 08:00 symptom $word
    done >>diary
    draw diary
    has clinician "the last time of each: emergency: saddle-numbness 5 Jan 2025; "
    has person "saddle-numbness on 5 January 2025, "
}

@test "a medicine over its limit stands before those of more days" {
    for day in {01..19}; do
        entry 2026-10-$day 08:00 took amitriptyline mg=10
        entry 2026-10-$day 08:01 took omeprazole mg=20
        entry 2026-10-$day 08:02 took gabapentin mg=300
        entry 2026-10-$day 08:03 took duloxetine mg=30
    done >diary
    for day in {01..12}; do entry 2026-11-$day 08:00 took ibuprofen mg=400; done >>diary
    entry 2026-11-13 08:00 took paracetamol mg=5000 >>diary
    draw diary
    sed -n 's/^<tr><th scope="row">\([a-z]*\)<.*/\1/p' clinician.html >order
    diff - <(tail -n 4 order) >&3 <<<$'paracetamol\nibuprofen\namitriptyline\nduloxetine'
    report --plain diary | grep -A3 ^Medicine >rows
    sed -E 's/^Medicine: //; s/ on .*//' rows >order
    diff - order >&3 <<<$'paracetamol\nibuprofen\namitriptyline\nduloxetine'
    tail -n 1 rows | grep -q '; 2 more: report -f lines$'
}

@test "what a sheet has no room for is counted, and it is said where it is" {
    once || return 0
    /usr/bin/python3 "$ROOT/tests/report-picture-diaries.py" .
    for diary in exercises medicines triggers crowd worst; do
        report -f lines $diary.diary >lines
        draw $diary.diary
        [ $(($(rows Exercise) + $(more Exercise))) -eq "$(records exercise 1 | wc -l)" ]
        listed=$(part Medicines | sed -n 's/.*At or over a limit[^:]*:\([^.]*\)\..*/\1/p' | tr ',' '\n' | grep -c . || true)
        [ $(($(rows Medicines) + listed + $(more Medicines))) -eq "$(records medicine 1 | wc -l)" ]
        links=$(part "Associations with pain" | grep -o ' days with, ' | wc -l)
        [ $((links + $(more "Associations with pain"))) -eq "$(records trigger 1 | sort -u | wc -l)" ]
    done
    grep -qE 'And 47 more: [1-9][0-9]* times red among them: report -f lines' clinician
    has clinician "Long texts are cut. Whole: log -p -k question,goal"
    has clinician "There is no room for the picture: report -f svg"
    [ "$(wc -c <clinician.html)" -lt 40000 ]
}

@test "a light diary keeps its room, a heavy one is set in small type" {
    /usr/bin/python3 "$ROOT/tests/report-picture-diaries.py" .
    draw "$EXAMPLES/diary"
    grep -qF '<body class="page">' person.html
    grep -qF '<body class="sheet">' clinician.html
    has clinician ibuprofen
    [ "$(grep -c 'class="medicine"' clinician.html)" -eq 1 ]
    draw crowd.diary
    grep -qF '<body class="page full">' person.html
    grep -qF '<body class="sheet full">' clinician.html
    # the picture has given up what the tables say, and not its flares
    [ "$(grep -c '<path class="flare"' clinician.html)" -eq 2 ]
    [ "$(grep -c '<path class="medicine"' clinician.html)" -eq 0 ]
}

@test "16 KiB of words, in any script, are cut on both pages, and that is said" {
    /usr/bin/python3 "$ROOT/tests/report-picture-diaries.py" .
    for diary in wide scripts signs; do
        draw $diary.diary
        for page in person clinician; do
            has $page "Long texts are cut. Whole: log -p -k question,goal"
            [ "$(wc -c <$page.html)" -lt 20000 ]
        done
    done
}

# --- options -----------------------------------------------------------------------

@test "a medicine that the table has no room for is listed with the limits it has" {
    mkdir own
    for i in $(seq 20); do
        entry 2026-11-10 08:00 took pill-$i mg=500
    done >diary
    entry 2026-11-19 09:00 pain 4 >>diary
    for lists in "medicine has-paracetamol" "medicine has-paracetamol painkiller"; do
        printf 'reviewed: 2026-11-20\nsources: [upperback-proposal]\nlists:\n' >own/diary.yaml
        for list in $lists; do
            echo "  - {id: $list, terms: [$(seq -f 'pill-%g' -s ', ' 20)]}"
        done >>own/diary.yaml
        UPPERBACK_CONTENT=own report -f html --for clinician diary |
            grep -o 'At or over a limit, days of the last 30 (limit): .* mg\.'
    done >said
    grep -q '(limit): pill-[0-9]* in all over 4000 mg, pill-[0-9]* in all' said
    grep -q '(limit): pill-[0-9]* 1 (15) and in all over 4000 mg, pill-[0-9]* 1 (15)' said
}

@test "a dose without an amount, and what can be done without a score" {
    { entry 2026-11-19 08:00 took ibuprofen
      entry 2026-11-19 08:05 can reach-top-shelf
      entry 2026-11-19 08:06 can lift score=4; } >diary
    draw diary
    part Medicines | grep -q 'ibuprofen  *1  *1, limit 10  *not written'
    has clinician lift
    ! grep -q reach-top-shelf clinician
}

@test "a long name is cut beside its row" {
    mkdir own
    printf '%s\n' 'reviewed: 2026-11-20' 'sources: [upperback-proposal]' 'lists:' \
        '  - {id: medicine, terms: [fourteen-bytes, fifteen-bytes-x]}' >own/diary.yaml
    { entry 2026-11-18 08:00 took fourteen-bytes mg=5
      entry 2026-11-18 08:01 took fifteen-bytes-x mg=5
      entry 2026-11-19 08:00 pain 4; } >diary
    UPPERBACK_CONTENT=own report -f svg diary >picture.svg
    grep -q '>fourteen-bytes<' picture.svg
    grep -q '>fifteen-bytes…<' picture.svg
}

@test "--for takes a word of its table, and is for html" {
    report -f html "$EXAMPLES/diary" >usual
    report -f html --for person "$EXAMPLES/diary" | diff usual - >&3
    try report -f html --for clinicain "$EXAMPLES/diary"
    status_is 2
    stderr_has "clinician"
    for format in text lines svg; do
        try report -f $format --for clinician "$EXAMPLES/diary"
        status_is 2
        stderr_has "--for is for --format html"
    done
    try report -f html --plain "$EXAMPLES/diary"
    status_is 2
}

@test "an empty pipe and a cut line make no page that looks whole" {
    try_sh ": | report -f html"
    status_is 3
    output_is ""
    head -c 1000 "$EXAMPLES/diary" >cut
    try report -f svg -o out.svg cut
    status_is 3
    grep -q '</svg>' out.svg || [ ! -e out.svg ]
}

@test "lines that are no entries are told of on the page" {
    { cat "$REPORT/first.diary"; echo nonsense; } >diary
    draw diary 2>/dev/null
    has person "1 line could not be read and is left out."
    has clinician "1 line could not be read and is left out."
}
