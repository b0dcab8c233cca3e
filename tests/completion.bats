#!/usr/bin/env bats
# What can stand next: PROGRAM --complete, and the three shells that ask it.

load helper

# The completion files as make install writes them.
setup_file() {
    local root shell
    root=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
    for shell in bash zsh fish; do
        sed -e 's/@PROGRAMS@/triage plan log report nudge/g' -e 's/@PREFIX@//g' \
            "$root/cmd/install/complete.$shell" >"$BATS_FILE_TMPDIR/complete.$shell"
    done
    # fish has a file for each program
    sed '/^complete -c/d' "$BATS_FILE_TMPDIR/complete.fish" >"$BATS_FILE_TMPDIR/all.fish"
    for shell in triage plan log; do
        sed -n "s/@PROGRAMS@/$shell/; s/@PREFIX@//; /^complete -c/p" "$root/cmd/install/complete.fish"
    done >>"$BATS_FILE_TMPDIR/all.fish"
    cp "$BATS_FILE_TMPDIR/complete.zsh" "$BATS_FILE_TMPDIR/_upperback"
}

# offers PROGRAM WORD ...: the candidates, without what they mean, on one line.
offers() {
    "$1" --complete -- "${@:2}" | sed 1d | cut -f 1 | tr '\n' ' '
}

# adds PROGRAM WORD ...: what the shell adds by itself.
adds() {
    "$1" --complete -- "${@:2}" | head -n 1
}

# --- what the programs say -------------------------------------------------------------

@test "every option of --help is offered, with what it does" {
    for program in triage plan log report nudge; do
        "$program" --help | sed -n 's/^ *\(-., \)\{0,1\}\(--[a-z-]*\).*/\2/p' | sort >expected
        "$program" --complete -- -- | sed 1d | cut -f 1 | grep '^--' | sort | diff expected - >&3
        [ "$(wc -l <expected)" -ge 7 ]
    done
    triage --complete -- --str | grep -q '^--strict	any upper-back pain is at least same-day$'
    [ "$(offers triage -)" != "" ]
    [[ " $(offers triage -) " == *" -x "* ]]
    [ "$(offers plan --to)" = "--today " ]
    # "--" ends options, a number is none
    [ "$(offers triage -- --str)" = "" ]
    [ "$(offers log -4 --und)" = "--undo " ]
}

@test "every option that takes a value offers words or files, or is known to be free" {
    once || return 0
    free='TIME|PERIOD|AMOUNT|TEXT|DATE|DAYS|MINUTES|HOURS|N|COMMAND'
    for program in triage plan log report nudge; do
        "$program" --help | sed -n '/^options:/,/^exit status:/p' |
            sed -n 's/^ *\(-., \)\{0,1\}\(--[a-z-]*\) \([A-Z]\{1,\}\) .*/\2 \3/p' | sort -u |
            while read -r option argument; do
                [[ ! $argument =~ ^($free)$ ]] || continue
                [ "$(adds "$program" "$option" '')" != words ] ||
                    [ -n "$(offers "$program" "$option" '')" ] ||
                    echo "$program $option $argument: nothing"
            done >missing
        diff /dev/null missing >&3
    done
}

@test "formats are those that the program takes" {
    printf '2026-11-20T08:00:00+01:00\tpain\t4\n' >diary
    [ "$(offers triage -f '')" = "lines yaml json text " ]
    [ "$(offers log --format y)" = "yaml " ]
    [ "$(offers plan --format=te)" = "--format=text " ]
    [ "$(offers plan -qft)" = "" ]
    for format in $(offers report -f ''); do
        report -f "$format" diary >/dev/null
    done
    try report -f frobnicate diary
    status_is 2
}

@test "answers: keys once, terms of lists and choices, yes and no, groups, regions" {
    [ "$(offers triage age=38 wors)" = "worst= worse-with= " ]
    [ "$(offers triage age=38 ag)" = "" ]
    [[ " $(offers triage ch) " == *" chest-pain= "* ]]
    [ "$(offers triage chest-pain=)" = "chest-pain=yes chest-pain=no chest-pain=unsure " ]
    [ "$(offers triage onset=s)" = "onset=sudden " ]
    [ "$(offers triage worse-with=sitting,dri)" = "worse-with=sitting,driving " ]
    # no word twice
    [[ " $(offers triage worse-with=sitting,) " != *",sitting "* ]]
    [[ " $(offers triage none=heart,) " == *" none=heart,vessels "* ]]
    [ "$(offers triage others=)" = "others=no " ]
    [ "$(offers triage Others=)" = "Others=no " ]
    [[ " $(offers triage region=) " == *" region=uk "* ]]
    [ "$(offers triage age=)" = "" ]
    [ "$(offers triage no-such-key=)" = "" ]
    # a file, or a key; a key's value is no file
    [ "$(adds triage '')" = files ]
    [ "$(adds triage onset=)" = words ]
    # whatever is offered is taken
    for word in $(offers triage quality=) $(offers triage exertion=) $(offers triage none=heart,); do
        triage "$word" others=no >/dev/null 2>&1 || [ $? -ne 3 ] || { echo "$word" >&3 && false; }
    done
}

@test "an entry of the diary: kind, value, second value, keys" {
    [[ " $(offers log '') " == *" pain worst did "* ]]
    [ "$(offers log void)" = "" ]
    [ "$(offers log did seated-cat)" = "seated-cat-cow " ]
    [[ " $(offers log did cat-cow '') " == *" reps= "*" note= "* ]]
    [ "$(offers log 4 trig)" = "trigger= " ]
    [ "$(offers log pain 4 trigger=desk)" = "trigger=desk-work " ]
    [[ " $(offers log 4 trigger=desk-work,) " != *",desk-work "* ]]
    [ "$(offers log symptom fev)" = "fever " ]
    [ "$(offers log flare '')" = "yes " ]
    [ "$(offers log -l diary -v did seated-cat)" = "seated-cat-cow " ]
    # with -p the operands choose
    [ "$(offers log -p si)" = "side= " ]
    [ "$(offers log -p side=l)" = "side=left " ]
    [ "$(offers log -k pain,wor)" = "pain,worst " ]
}

@test "a plan: exercises, equipment, pages, files" {
    [ "$(offers plan --with seated-cat)" = "seated-cat-cow " ]
    [ "$(offers plan --without cat-cow,seated-cat)" = "cat-cow,seated-cat-cow " ]
    [ "$(offers plan --equipment band,wa)" = "band,wall " ]
    [ "$(offers plan --show heat)" = "heat heat-or-cold heat-and-cold " ]
    # groups, answers to questions and conditions too; what two entries have, once
    [ "$(offers plan --show pregn)" = "pregnancy pregnancy-emergency " ]
    [ "$(offers plan --show post)" = "posture " ]
    for id in $(offers plan --show s); do
        plan --show "$id" >/dev/null
    done
    [ "$(adds plan '')" = files ]
    [ "$(adds nudge '')" = files ]
    [ "$(adds report '')" = files ]
    [ "$(adds report -l '')" = files ]
    [ "$(adds triage -C '')" = directories ]
    [ "$(adds report --output=)" = files ]
}

@test "one's own content is part of it; a faulty one spoils nothing" {
    mkdir -p "$HOME/.config/upperback/content/exercises" own/exercises
    sed -e 's/^id: .*/id: my-own-stretch/' "$ROOT/content/exercises/cat-cow.yaml" \
        >"$HOME/.config/upperback/content/exercises/my-own-stretch.yaml"
    [ "$(offers plan --with my)" = "my-own-stretch " ]
    [ "$(offers log did my)" = "my-own-stretch " ]
    # -C of the line counts
    [ "$(offers plan -C "$ROOT/content" --with my)" = "" ]
    [ "$(offers plan --content="$ROOT/content" --with my)" = "" ]
    echo 'id: [broken' >"$HOME/.config/upperback/content/exercises/bad.yaml"
    try plan --complete -- --with seated-cat
    status_is 0
    stderr_is_empty
    output_has "seated-cat-cow"
    try plan -C /nonexistent --complete -- --with ''
    status_is 0
    output_is "words"
}

@test "what a label says cannot end a line or move a cursor" {
    mkdir -p "$HOME/.config/upperback/content/exercises"
    sed -e 's/^id: .*/id: my-own-stretch/' -e 's/^name: .*/name: "a\\tb\\nc\\e[31m\\u202e"/' \
        "$ROOT/content/exercises/cat-cow.yaml" \
        >"$HOME/.config/upperback/content/exercises/my-own-stretch.yaml"
    plan --complete -- --with my >got
    [ "$(wc -l <got)" -eq 2 ]
    run ! grep -qP '[\x00-\x08\x0b-\x1f]|\x{202e}' got
}

@test "nothing typed, nothing known: no crash, no message" {
    for program in triage plan log report nudge; do
        try "$program" --complete
        status_is 0
        stderr_is_empty
        try "$program" --complete -- --no-such --frobnicate=x '' -zzz -- -- '' x=y '' '=' ','
        status_is 0
        stderr_is_empty
        try "$program" --complete -- = ''
        status_is 0
        try_sh "$program --complete >/dev/full"
        status_is 4
    done
}

# --- the shells ------------------------------------------------------------------------

# bash_offers LINE: what bash puts there, by its own parting of the line.
bash_offers() {
    bash --norc -c '
        source "$1"
        complete -p triage >/dev/null || exit 1
        COMP_LINE=$2 COMP_POINT=${#2}
        read -r -a COMP_WORDS <<<"$(sed "s/=/ = /g" <<<"$2")"
        [ "${2: -1}" != " " ] || COMP_WORDS+=("")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _upperback "${COMP_WORDS[0]}"
        printf "%s\n" "${COMPREPLY[@]}"' bash "$BATS_FILE_TMPDIR/complete.bash" "$1" | tr '\n' ' '
}

@test "bash, with nothing else: words, and what follows the last = of one" {
    [ "$(bash_offers 'triage age=38 wors')" = "worst= worse-with= " ]
    [ "$(bash_offers 'triage worse-with=sitting,dri')" = "sitting,driving " ]
    [ "$(bash_offers 'triage chest-pain=')" = "yes no unsure " ]
    [ "$(bash_offers 'plan --format=ya')" = "yaml " ]
    [ "$(bash_offers 'log did seated-cat')" = "seated-cat-cow " ]
    [ "$(bash_offers 'plan --today ')" = "home/ " ] || [ "$(bash_offers 'plan --today ')" = " " ]
    touch 'a plan' b
    mkdir days
    [ "$(bash_offers 'plan a')" = 'a\ plan ' ]
    [ "$(bash_offers 'plan --output=a')" = 'a\ plan ' ]
    [ "$(bash_offers 'nudge da')" = "days/ " ]
    mkdir "$HOME/own"
    [ "$(bash_offers 'plan -C ~/own --with seated-cat')" = " " ]
}

@test "bash at a prompt completes what is typed" {
    cat >rc <<EOF
PS1='> '
bind 'set enable-bracketed-paste off'
source $BATS_FILE_TMPDIR/complete.bash
EOF
    printf '%s\n' $'plan --sho\tseated-cat-c\t' $'triage worse-with=sitting,dri\t others=n\t >out' exit >typed
    try /usr/bin/python3 "$ROOT/tests/pty.py" typed bash --noprofile --rcfile rc -i
    output_has "Seated cat-cow"
    grep -q '^answer	worse-with	is=sitting,driving' out
    grep -q 'by=others' out
}

@test "fish completes what is typed" {
    fish_offers() {
        fish --no-config -c 'source $argv[1]; complete -C $argv[2]' \
            "$BATS_FILE_TMPDIR/all.fish" "$1" | cut -f 1 | sort | tr '\n' ' '
    }
    [ "$(fish_offers 'triage age')" = "age= " ]
    [ "$(fish_offers "triage duration='5 days' wors")" = "worse-with= worst= " ]
    [ "$(fish_offers 'triage worse-with=sitting,dri')" = "worse-with=sitting,driving " ]
    [ "$(fish_offers 'plan --form')" = "--format " ]
    [ "$(fish_offers 'plan --format=ya')" = "--format=yaml " ]
    [ "$(fish_offers 'log did seated-cat')" = "seated-cat-cow " ]
    touch file
    mkdir days
    [ "$(fish_offers 'plan fi')" = "file " ]
    [ "$(fish_offers 'triage -C da')" = "days/ " ]
}

@test "zsh completes what is typed, once its own log is out of the way" {
    cat >typed.zsh <<'EOF'
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1='> '; fpath=($1 \$fpath); autoload -U compinit; compinit -D -u; disable log
unsetopt auto_menu list_ambiguous; bindkey '^I' complete-word; print -r -- re''ady"
zpty -r -m shell line '*ready*'
for line in "${@:2}"; do
    zpty -w -n shell "$line"$'\t'$'\C-a'"print -r -- '<<"$'\C-e'">>'; print -r -- e''nd"$'\n'
    zpty -r -m shell line '*end*'
    print -r -- $line
done
zpty -d shell
EOF
    touch README.md
    run timeout 60 zsh -f typed.zsh "$BATS_FILE_TMPDIR" 'triage ag' 'triage worse-with=sitting,dri' \
        'plan --show seated-cat' 'plan --format=ya' 'log did seated-cat' 'report READ'
    output_has "<<triage age=>>"
    output_has "<<triage worse-with=sitting,driving>>"
    output_has "<<plan --show seated-cat-cow>>"
    output_has "<<plan --format=yaml>>"
    output_has "<<log did seated-cat-cow>>"
    output_has "<<report README.md>>"
}
