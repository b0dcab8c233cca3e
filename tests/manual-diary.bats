#!/usr/bin/env bats
# once: as manual.bats.
#
# log(1), report(1), nudge(1), upperback-diary(5) and upperback(7): their options and
# usage are those of --help, their tables those of content/diary.yaml, and what stands
# under a "run" mark is run. The marks are explained at the top of each page.

load helper

# plain PAGE: its source with the escapes of roff undone.
plain() {
    sed "s/\\\\-/-/g; s/\\\\(aq/'/g; s/\\\\(ti/~/g; s/\\\\&//g; s/\\\\e/\\\\/g" "$ROOT/man/$1"
}

# rendered PAGE: as a reader sees it, on one very long line a paragraph.
rendered() {
    mandoc -T ascii -O width=900 "$ROOT/man/$1" | sed 's/.\x08//g'
}

# blocks PAGE MARK: the displays under that mark, each behind a line "cd SCRATCH".
blocks() {
    plain "$1" | awk -v mark=".\\\\\" $2" '
        $0 == mark { marked = 1; next }
        marked && /^\.Bd/ { on = 1; marked = 0; print "cd \"$SCRATCH\""; next }
        /^\.Ed/ { on = 0 }
        on'
}

# table PAGE MARK: the rows of the list under that mark, as "CELL|CELL|...".
table() {
    plain "$1" | awk -v mark=".\\\\\" $2" '
        $0 == mark { on = 1; next }
        on && /^\.El/ { exit }
        on && /^\.It Cm/ { sub(/^\.It Cm /, ""); gsub(/ Ta /, "|"); print }'
}

# What the examples expect around them: answers, a plan, three diaries and one's own,
# and a crontab that is a file.
world() {
    export SCRATCH=$PWD
    cp "$EXAMPLES/desk-worker.yaml" answers.yaml
    cp "$EXAMPLES/diary" diary
    head -n 200 diary >phone
    tail -n 150 diary >laptop
    triage answers.yaml | plan -o week
    mkdir -p "$HOME/.local/share/upperback" stub
    cp diary "$HOME/.local/share/upperback/diary"
    cp week "$HOME/.local/share/upperback/plan"
    echo '0 1 * * * true' >table
    printf '%s\n' '#!/bin/sh' "[ \"\$1\" = -l ] && exec cat $SCRATCH/table" \
        "[ \"\$1\" = -r ] && exec rm $SCRATCH/table" "exec cp \"\$1\" $SCRATCH/table" >stub/crontab
    chmod +x stub/crontab
    PATH=$SCRATCH/stub:$PATH
}

# play PAGE MARK: runs the blocks in order, in one shell that ends at the first failure.
play() {
    blocks "$1" "$2" >script
    [ -s script ]
    run --separate-stderr bash -e script
    [ "$status" -eq 0 ] || { cat script; printf '%s\n%s\n' "$output" "$stderr"; } >&3
    status_is 0
}

PROGRAMS="log report nudge"

# --- options and usage ------------------------------------------------------------

# "SHORT LONG ARGUMENT" of each option, "-" for none.
help_options() {
    "$1" --help | sed -nE 's/^  (-(.),)? +--([a-z-]+)( ([A-Z]+))?  .*/-\2 \3 -\5/p' | sort
}

page_options() {
    plain "$1.1" | sed -n '/^\.Sh OPTIONS/,/^\.Sh ENV/p' |
        sed -nE 's/^\.It (Fl ([^ -])( Ar [A-Z]+)? , )?Fl -([a-z-]+)( Ar ([A-Z]+))?$/-\2 \4 -\6/p' | sort
}

@test "every option of --help is in the page, and no other" {
    for program in $PROGRAMS; do
        help_options "$program" >help
        page_options "$program" >page
        [ "$(wc -l <help)" -ge 9 ]
        [ "$(wc -l <help)" -eq "$("$program" --help | grep -cE '^  .{4}--[a-z]')" ]
        diff help page >&3
    done
}

@test "SYNOPSIS is the usage of --help" {
    for program in $PROGRAMS; do
        "$program" --help | sed '/^$/,$d; s/^usage: //' | tr -s ' \n' '\n\n' | sed '/^$/d' >help
        rendered "$program.1" | sed -n '/^SYNOPSIS/,/^DESCRIPTION/p' | sed '1d; $d' |
            tr -s ' \n' '\n\n' | sed '/^$/d' >page
        [ -s help ]
        diff help page >&3
    done
}

@test "the formats that a page names are those that there are" {
    world
    for program in $PROGRAMS; do
        plain "$program.1" | sed -n '/^\.It Fl f /,/^\.It Fl o /p' >formats
        for format in lines yaml json csv text svg html; do
            case $program in
            log) try log -p -f $format ;;
            report) try report -f $format diary ;;
            nudge) try nudge -f $format week ;;
            esac
            if grep -q "^\.Cm $format" formats; then
                status_is 0
            else
                status_is 2
            fi
        done
    done
}

@test "every status of the program is listed, and nudge has no 1" {
    for program in $PROGRAMS; do
        plain "$program.1" | sed -n '/^\.Sh EXIT/,/^\.Sh EXAM/s/^\.It //p' | tr -d '\n' >got
        expected=01234
        [ "$program" != nudge ] || expected=0234
        [ "$(cat got)" = "$expected" ]
    done
}

@test "what a page calls a message is one" {
    try log took ibuprofen 400
    stderr_has "operand 3:1: '400' has no unit; expected mg or g, as in 400mg"
    printf '2026-11-20T12:00:00+01:00\tpain\t4' >torn
    try report torn
    stderr_has "torn:1: the last line has no end: it was cut, and is not counted"
    try log -l torn 4
    stderr_has "its last line had been cut off; it is closed as a bad line"
    try log --undo
    status_is 1
    try_sh ": | report"
    stderr_has "<stdin>: nothing came in; expected a diary, as log -p prints it"
    try_sh ": | nudge"
    stderr_has "<stdin>: nothing to read; expected a plan, which plan writes"
    try_sh ": | nudge --crontab week"
    output_is "! nudge refused: see its message"
    for message in "! nudge refused: see its message" "nothing to read; expected a plan"; do
        plain nudge.1 | grep -qF "$message"
    done
}

# --- the diary --------------------------------------------------------------------

# The rows that content/diary.yaml would have: diary_rows kinds|keys|words
diary_rows() {
    python3 - "$1" "$ROOT/content/diary.yaml" <<'END'
import sys, yaml
what, path = sys.argv[1:]
diary = yaml.load(open(path, encoding="utf-8"), Loader=yaml.BaseLoader)
plain = {"word": "own word", "text": "text", "yes": "yes", "dates": "dates",
         "instant": "instant", "line": "line"}

def value(row):
    if row["type"] == "number":
        whole = "whole" if row.get("whole") == "yes" else "number"
        return "%s, %s to %s" % (whole, *row["range"])
    if row["type"] in ("term", "terms"):
        return ("word" if row["type"] == "term" else "words") + " of " + row["words"]
    return plain[row["type"]]

if what == "kinds":
    for kind in diary["kinds"]:
        keys = ", ".join(key["id"] for key in kind.get("keys", [])) or "-"
        print(kind["id"], value(kind["value"]), kind["value"].get("unit", "-"), keys, sep="|")
if what == "keys":
    rows = [key for kind in diary["kinds"] for key in kind.get("keys", [])] + diary["common"]
    print(*sorted({"|".join((row["id"], value(row), row.get("unit", "-"))) for row in rows}), sep="\n")
if what == "words":
    used = {row.get("words") for kind in diary["kinds"] for row in [kind["value"], *kind.get("keys", [])]}
    for words in diary["lists"]:
        if words["id"] in used:
            print(words["id"], ", ".join(words["terms"]) + ".", sep="|")
if what == "synonyms":
    rows = [(kind["id"], word) for kind in diary["kinds"] for word in kind.get("synonyms", [])]
    # those of symptoms stand in upperback-answers(5)
    rows += [(term, word) for words in diary["lists"] if words["id"] != "symptom"
             for word, term in words.get("synonyms", {}).items()]
    for stored in dict.fromkeys(row[0] for row in rows):
        print(stored, ", ".join(row[1] for row in rows if row[0] == stored), sep="|")
if what == "seconds":
    for kind in diary["kinds"]:
        if "second" in kind:
            print(kind["id"], kind["second"])
if what == "suffixes":
    for kind in diary["kinds"]:
        if "suffixes" in kind["value"]:
            print(kind["id"], " or ".join(suffix["id"] for suffix in kind["value"]["suffixes"]))
END
}

@test "the table of kinds is that of content/diary.yaml" {
    diary_rows kinds >expected
    [ "$(wc -l <expected)" -ge 19 ]
    table upperback-diary.5 kinds | diff expected - >&3
}

@test "the table of keys, too" {
    diary_rows keys >expected
    [ "$(wc -l <expected)" -ge 18 ]
    table upperback-diary.5 keys | cut -d '|' -f 1-3 | sort | diff <(sort expected) - >&3
}

@test "and the words" {
    diary_rows words | sort >expected
    [ "$(wc -l <expected)" -ge 10 ]
    plain upperback-diary.5 | awk '
        $0 == ".\\\" words" { on = 1; next }
        on && /^\.El/ { exit }
        on && /^\.It Cm/ { if (row) print row; row = $3 "|"; gap = ""; next }
        on && !/^\./ { row = row gap $0; gap = " " }
        END { print row }' | sort | diff expected - >&3
}

@test "and the other words that may be typed" {
    diary_rows synonyms >expected
    [ "$(wc -l <expected)" -ge 30 ]
    table upperback-diary.5 synonyms | diff expected - >&3
}

@test "which key a second value fills, and what may be typed with a value" {
    rendered upperback-diary.5 | sed -n '/What they are for/,/^   Keys/p' >kinds
    diary_rows seconds >seconds
    [ "$(wc -l <seconds)" -eq "$(grep -c 'second value' kinds)" ]
    while read -r kind key; do
        grep -qE "^ +$kind .*A second value without a key is $key\." kinds
    done <seconds
    diary_rows suffixes >suffixes
    [ "$(wc -l <suffixes)" -eq "$(grep -c 'May be typed' kinds)" ]
    while read -r kind units; do
        grep -qE "^ +$kind .*May be typed with $units\." kinds
    done <suffixes
}

@test "the lines that are shown are entries, and the void cancels" {
    blocks upperback-diary.5 line | grep -v '^cd' >diary
    try log --check -l diary
    status_is 0
    output_is "entries 3, taken back or void 0, bad lines 0"
    plain upperback-diary.5 | grep -P '^2026.*\tpain\t9|\tvoid\t' >diary
    chmod 600 diary
    try log --check -l diary
    status_is 0
    output_is "entries 0, taken back or void 2, bad lines 0"
    stderr_is_empty
}

@test "what may stand around an entry" {
    printf '\n# a comment\n2026-11-20T12:00:00+01:00\tpain\t4\tx-weather=wet\r\n' >diary
    try log --check -l diary
    status_is 0
    output_is "entries 1, taken back or void 0, bad lines 0"
}

# --- the numbers of report(1) ----------------------------------------------------------

# number ID: its value in rules.yaml.
number() {
    sed -n "/- id: $1\$/{n;s/.*value: //p}" "$ROOT/content/rules.yaml"
}

@test "the numbers in report(1) are those of rules.yaml" {
    rendered report.1 | tr -s ' \n' ' ' >page
    for phrase in \
        "only after $(number trend-days) logged days, over at least $(number trend-span-days), with $(number trend-share-percent) percent" \
        "needs $(number change-entries) pain scores in each window of $(number change-window-days) days" \
        "a fall by at least $(number meaningful-points) points and $(number meaningful-percent) percent" \
        "a pain at least $(number flare-rise) above the usual of the $(number flare-window-days) days that end with it, and at least $(number flare-least)" \
        "compared from $(number trigger-days) days with it and $(number trigger-days) without on" \
        "every number of days or $(number trigger-shifts) of them" \
        "came in no more than $(number trigger-chance-percent) percent of the shifts" \
        "no more than $(number trigger-chance-percent) percent are expected to be chance" \
        "by least squares, from $(number trigger-adjust-days) days on" \
        "written more than $(number too-late-hours) hours after" \
        "More than $(($(number paracetamol-mg-day) / 1000)) g of paracetamol" \
        "Pain of $(number severe-pain) or more, at least $(number seek-rise) above the usual, in the last $(number log-recent-days) days" \
        "Pain of $(number severe-pain) or more in the last $(number log-recent-days) days, though not far above the usual, where the usual itself is $(number severe-pain) or more" \
        "a median up by $(number weekly-rise)" \
        "more than $(number ibuprofen-mg-day | sed 's/00$//; s/.$/.&/') g of ibuprofen within 24 hours" \
        "More than $(number ibuprofen-mg-most | sed 's/00$//; s/.$/.&/') g of ibuprofen within 24 hours, above what doctors prescribe" \
        "doses without an amount taken for 0.$(($(number ibuprofen-mg-day) / $(number ibuprofen-doses-day) / 100)) g" \
        "ibuprofen on more than $(number ibuprofen-days) days" \
        "there are $(number log-recent-entries) pain scores or more in the last $(number log-recent-days) days" \
        "From $(number variability-days) days with a pain score on" \
        "such steps of $(number swing-points) points or more" \
        "below $(number pain-ceiling) is green, up to $(($(number pain-ceiling) + 1)) amber, from $(($(number pain-ceiling) + 2)) on red" \
        "worse by $(number morning-rise) than before"; do
        grep -qF "$phrase" page || { echo "not in the page: $phrase" >&3; return 1; }
    done
    [ "$(number night-wakings) $(number response-sessions) $(number flares-routine)" = "3 5 3" ]
}

@test "every record and attribute of a report is named in the page" {
    {
        report -f lines -b day "$EXAMPLES/diary"
        for fixture in "$FIXTURES"/report/*.lines; do
            [ ! -e "$fixture" ] || cat "$fixture"
        done
    } >records
    plain report.1 | sed -n '/^\.Ss The records/,/^\.Ss How/p' |
        sed -nE 's/^(\.It)? *\.?Cm ([a-z0-9-]+).*/\2/p' | sort -u >page
    { cut -f 1 records; grep -oP '\t[a-z0-9-]+(?==)' records | tr -d '\t'; } | sort -u >used
    [ "$(wc -l <used)" -ge 20 ]
    [ -z "$(comm -23 used page)" ] || { comm -23 used page >&3; return 1; }
}

# --- examples and recipes --------------------------------------------------------------

@test "the examples of log(1) run" {
    world
    play log.1 run
    output_has "took	ibuprofen	mg=400"
    output_has "void	"
    output_has "question	should I have my neck looked at too"
    output_has "bad lines 0"
}

@test "the examples of report(1) run" {
    world
    play report.1 run
    output_has "trend	all	"
    output_has "2026-11-19,3.5"
    output_has "week of 2026-"
    grep -q '^Pain diary' page.txt
    [ -s phone.report ]
    [ -s laptop.report ]
}

@test "the examples of nudge(1) run" {
    world
    play nudge.1 run
    output_has "your evening session"
    grep -q '^# upperback nudge: begin$' table
    grep -q "'--discreet' '--notify'" table
    # The first crontab was kept whole; the third example began a new one.
    head -n 1 old | grep -qx '0 1 \* \* \* true'
    head -n 1 table | grep -qx '# my crontab'
    grep -q '^Time for your morning session' said
}

@test "nudge(1) and calendars: khal updates, calcurse begins anew" {
    world
    export LC_ALL=C.UTF-8
    mkdir -p "$HOME/.config/khal" cal
    printf '[calendars]\n[[nudge]]\npath = %s/cal\n[default]\ndefault_calendar = nudge\n' "$SCRATCH" \
        >"$HOME/.config/khal/config"
    play nudge.1 "run if khal"
    [ "$(ls cal/*.ics | wc -l)" -ge 10 ]
    ls cal/*.ics >events
    play nudge.1 "run if khal"
    ls cal/*.ics | cmp - events
    play nudge.1 "run if calcurse"
    sort "$HOME/.calcurse-nudge/apts" >once
    play nudge.1 "run if calcurse"
    sort "$HOME/.calcurse-nudge/apts" | cmp - once
}

@test "nudge(1) and at: the job says it again" {
    world
    play nudge.1 "run if at"
    job=$(atq | sort -n | tail -n 1 | cut -f 1)
    # what at would run, ten minutes after the morning session
    at -c "$job" | sed 's/^UPPERBACK_NOW=.*/UPPERBACK_NOW=2026-11-23T10:55:30+01:00; export UPPERBACK_NOW/' >script
    atrm "$job"
    run sh script
    output_has "Time for your morning session"
}

@test "nudge(1) and systemd: the units are well made, and come every minute" {
    world
    blocks nudge.1 "file nudge.service" | sed "1d; s|/usr/local/bin|$BIN|" >nudge.service
    blocks nudge.1 "file nudge.timer" | sed 1d >nudge.timer
    try systemd-analyze verify ./nudge.service ./nudge.timer
    status_is 0
    stderr_is_empty
    try systemd-analyze calendar --iterations 3 "$(sed -n 's/OnCalendar=//p' nudge.timer)"
    status_is 0
    cp week "$HOME/week"
    run sh -c "$(sed -n "s|ExecStart=||p" nudge.service | sed "s|%h|$HOME|; s|--notify|--now 2026-11-23T10:45:59+01:00|")"
    output_has "Time for your morning session"
}

@test "nudge(1) and status bars: tmux, i3blocks, waybar" {
    world
    cp week "$HOME/week"
    export UPPERBACK_NOW=2026-11-23T10:47:00+01:00
    blocks nudge.1 "file tmux.conf" | sed '1d; s/interval 300/interval 1/' >tmux.conf
    try python3 - <<'END'
import os, pty, select, struct, fcntl, termios, time
child, terminal = pty.fork()
if child == 0:
    os.environ.update(TERM="xterm", SHELL="/bin/sh")
    time.sleep(0.2)
    os.execvp("tmux", ["tmux", "-L", "manual", "-f", "tmux.conf", "new-session"])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 10, 180, 0, 0))
seen, end = b"", time.time() + 20
while time.time() < end and b"Time for your morning" not in seen:
    if select.select([terminal], [], [], 0.2)[0]:
        seen += os.read(terminal, 65536)
os.system("tmux -L manual kill-server")
print(seen.decode("utf-8", "replace"))
END
    output_has "Time for your morning session"
    run sh -c "$(blocks nudge.1 'file i3blocks' | sed -n 's/^command=//p')"
    output_has "Time for your morning session"
    blocks nudge.1 "file waybar" | sed 1d >module
    run sh -c "$({ echo '{'; cat module; echo '}'; } | jq -r '."custom/nudge".exec')"
    output_is "Time for your break."
}

@test "the examples of upperback-diary(5) run" {
    world
    play upperback-diary.5 run
    output_has "2026-"
}

@test "a session, guided by the few lines of upperback(7), with sleep replaced" {
    world
    triage "$EXAMPLES/desk-worker.yaml" | plan --no-log -o week
    blocks upperback.7 'run as guide' >guide
    [ "$(wc -l <guide)" -le 11 ] # ten lines and the cd
    try bash -e -c "sleep() { echo \"sleep \$1\"; }; $(cat guide)"
    status_is 0
    stderr_is_empty
    grep 'session=morning' week | grep '^do' | while IFS= read -r line; do
        tr '\t' '\n' <<<"$line" | sed -n 's/^brief=//p; s/^seconds=/sleep /p'
    done | sort >expected
    [ "$(wc -l <expected)" -ge 4 ]
    grep -E '^sleep|^[A-Z].*: ' <<<"$output" | grep -v '^Done' | sort >got
    diff expected got >&3
    output_has "    Sit towards the front of a steady chair"
    [ "$(tail -1 <<<"$output")" = "Done. log did morning pain=N" ]
}

@test "upperback(7) has the clinician's sheet, and says what becomes of an old diary" {
    plain upperback.7 >page
    grep -q 'report --for clinician -f html' page
    blocks upperback.7 run | grep -q -- '--for clinician -o sheet.html'
    grep -q 'Does a new version read an old diary' page
    # as it says there: what is not known is named with its place, the rest is read
    { cat "$EXAMPLES/diary"; printf '2026-11-19T10:00:00+01:00\tof-tomorrow\t4\n'; } >newer
    last=$(wc -l <newer)
    try log --check -l newer
    status_is 3
    stderr_has "newer:$last: 'of-tomorrow' is no kind of entry"
    try report newer
    stderr_has "report: 1 line is no entry and left out"
    cmp <(head -n -1 newer) "$EXAMPLES/diary"
}

@test "the recipes of upperback(7) run" {
    world
    play upperback.7 run
    output_has "look at friday.txt"
    grep -q '^Pain diary' friday.txt
    grep -q '^# upperback nudge: begin$' table
    grep -q '^2026-11-19,1,2,3,3.5,' days.csv
    output_has "2026-11,"
    output_has "slept high_count high_median"
    output_has "less-sleep	0	"
}

# diaries COUNT: as many, of fifteen days each.
diaries() {
    export SCRATCH=$PWD
    mkdir diaries
    awk -v count="$1" 'BEGIN { srand(1); for (i = 1; i <= count; i++) { file = "diaries/" i
        for (day = 1; day <= 15; day++) printf "2026-11-%02dT08:00:00+01:00\tpain\t%d\n", day, rand() * 11 >file
        close(file) } }'
}

@test "a thousand diaries at once" {
    diaries 1000
    play upperback.7 "run with many diaries"
    awk -F '\t' '{ print FILENAME "\t" $3 }' diaries/* | datamash -s -g 1 median 2 |
        datamash count 2 q1 2 median 2 q3 2 >expected
    output_has "$(cat expected)"
    [ "$(cut -f 1 reports | sort -u | wc -l)" -eq 1000 ]
    # people, not records: some have two reasons
    grep -P '^[^\t]*\tseek\t' reports >seeks
    [ "$(grep -P '^(same-day|soon|routine)\t' <<<"$output" | datamash sum 2)" -eq \
        "$(cut -f 1 seeks | sort -u | wc -l)" ]
    [ "$(grep -c $'\tend\treport$' reports)" -eq 1000 ]
}

@test "plans for many people: each with its own diary" {
    mkdir answers diaries
    export SCRATCH=$PWD
    cp "$EXAMPLES/desk-worker.yaml" "$EXAMPLES/older-fall.yaml" "$EXAMPLES/young-stiff.yaml" answers
    for name in desk-worker older-fall young-stiff; do log -l diaries/$name 3; done
    log symptom fever 2>/dev/null # one's own says nothing about them
    blocks upperback.7 "run for many people" >script
    # a refusal is a plan, too, and status 1
    try bash script
    [ "$(ls plans)" = "desk-worker
older-fall
young-stiff" ]
    grep -q "^session" plans/desk-worker
    grep -q "refused=" plans/older-fall
    log -l diaries/desk-worker symptom fever 2>/dev/null
    rm -r plans
    try bash script
    grep -q "refused=" plans/desk-worker
}

@test "diaries on a cluster: the same lines" {
    diaries 20
    play upperback.7 "run on a cluster"
    parallel --tag report -f lines ::: diaries/* | sort >expected
    [ "$(grep -c $'\tend\treport$' expected)" -eq 20 ]
    sort lines | diff expected -
}

@test "the diary under git, from two machines" {
    command -v git >/dev/null || skip "no git"
    world
    git config --global user.name Test
    git config --global user.email test@example.org
    git config --global init.defaultBranch main
    git init -q --bare remote
    git clone -q remote "$HOME/notes" 2>/dev/null
    # by the real clock: an entry told days late is in no statistic
    unset UPPERBACK_NOW
    date -d yesterday +$'%FT12:00:00%:z\tpain\t3' >"$HOME/notes/diary.phone"
    git -C "$HOME/notes" add .
    git -C "$HOME/notes" commit -q -m phone
    git -C "$HOME/notes" push -q -u origin main
    play upperback.7 "run if git"
    output_has "entries 1, taken back or void 0, bad lines 0"
    output_has "2 of 2 days with pain scores, 2 entries"
}

@test "an encrypted copy brings back what was lost" {
    world
    log -p >before
    play upperback.7 "run if age"
    rm "$HOME/.local/share/upperback/diary"
    age -d -i key.txt diary.age | log
    log -p | cmp before -
    ! grep -q pain diary.age
}

@test "zsh: the builtin, and how to be rid of it" {
    command -v zsh >/dev/null || skip "no zsh"
    try zsh -fc 'log 4'
    [ "$status" -ne 0 ]
    try zsh -fc 'command log 4'
    status_is 0
    try zsh -fc "SCRATCH=.; $(blocks upperback.7 'run in zsh'); log 4"
    status_is 0
    [ "$(log -p | wc -l)" -eq 2 ]
}

@test "every page names the others, and no page that is not there" {
    for page in log.1 report.1 nudge.1 upperback-diary.5 upperback.7; do
        plain $page | grep -oE '^\.Xr [a-z-]+ [1-8]' | sort -u | while read -r _ name section; do
            case $name in
            log | nudge | plan | report | triage | upperback*)
                [ -e "$ROOT/man/$name.$section" ] || { echo "$page: $name($section)" >&3; exit 1; }
                ;;
            esac
        done
    done
}

@test "no word is taken for a macro, nor the comma between entries for punctuation" {
    [ -z "$(grep -nE '^\.It (In|At|An|No|So|Do) ' "$ROOT"/man/*.[157])" ]
    rendered log.1 | grep -qF 'log 4 , slept 6.5 , took ibuprofen 400mg'
}

@test "upperback(7) says what this is not" {
    plain upperback.7 | grep -q 'This is not a medical device'
    plain upperback.7 | grep -q 'no clinician has reviewed the content yet'
}
