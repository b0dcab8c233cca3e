#!/usr/bin/env bats
# A report says the same of a diary whichever way its lines go: one thread or two, the quick
# way of common entries or the slow one, lines or YAML, in order or not.

load helper

# everything SEED LINES [WHOLE]: a diary of every kind over two years, with late entries,
# corrections, zones, and no two entries at one instant. With WHOLE each entry also says that
# it was written at its own time, which changes nothing but the way it is read.
everything() {
    awk -v seed="$1" -v lines="$2" -v whole="${3:-0}" '
    function below(n) { return int(rand() * n) }
    function one(list,  n, word) { n = split(list, word, " "); return word[1 + below(n)] }
    function fields(chance) {
        if (chance < 0.45)
            return "pain\t" below(11) (below(3) ? "\tlocation=" one("neck ribs neck,ribs along-the-spine") : "") \
                (below(2) ? "\tside=" one("left right both") : "") \
                (below(3) ? "" : "\ttrigger=" one("desk-work stress desk-work,driving lifting")) \
                (below(9) ? "" : "\tnote=" one("so far caf\303\251 a\\tb a\\\\b") " " below(999))
        if (chance < 0.50) return "worst\t" below(11) (below(3) ? "" : "\ttrigger=stress")
        if (chance < 0.62) return "did\t" one("cat-cow open-book wall-slide") "\tsets=1\treps=" 1 + below(20) \
            (below(5) ? "\tbefore=" below(6) "\tpain=" below(8) : "") (below(3) ? "\tafter=" below(7) : "")
        if (chance < 0.64) return "skip\t" one("cat-cow open-book") "\treason=ill"
        if (chance < 0.70) return "took\t" one("ibuprofen paracetamol codeine") (below(6) ? "\tmg=" 100 * (1 + below(8)) : "")
        if (chance < 0.77) return "slept\t" 3 + below(7) one(".5 .25") (below(2) ? "\twoke=" below(3) : "")
        if (chance < 0.81) return "walked\t" below(12000)
        if (chance < 0.85) return "sat\t" below(12)
        if (chance < 0.89) return "stress\t" below(11)
        if (chance < 0.91) return "flare\tyes"
        if (chance < 0.93) return "symptom\t" one("fever breathless leg-weakness night-sweats")
        if (chance < 0.935) return "seen\tgp\tadvice=" one("exercise-ok tests")
        if (chance < 0.95) return "used\theat\tminutes=" 5 + below(20)
        if (chance < 0.96) return "can\treach-shelf\tscore=" below(11)
        if (chance < 0.97) return one("goal question note") "\tto swim " below(99)
        return "pain\t" below(11) "\twritten=late"
    }
    BEGIN {
        srand(seed)
        split("+00:00 +01:00 -08:00 +05:30 +14:00", zone, " ")
        for (i = 0; i < lines; i++) {
            second = int(i * 86000 / lines)
            second -= second % 5
            z = below(5)
            second += z
            at = sprintf("%d-%02d-%02dT%02d:%02d:%02d", 2025 + below(2), 1 + below(11), 1 + below(19),
                second / 3600, second / 60 % 60, second % 60)
            line = at zone[z + 1] "\t" fields(rand())
            if (sub(/written=late/, "written=" sprintf("2026-11-20T%02d:00:00Z", below(14)), line) == 0 && whole)
                line = line "\twritten=" at zone[z + 1]
            print line
            if (below(40) == 0) {
                gsub(/\\/, "\\\\", line)
                gsub(/\t/, "\\t", line)
                print "2026-11-20T12:00:00+01:00\tvoid\t" line
            }
        }
    }'
}

@test "the quick way and the slow way, one thread and two, say the same" {
    for seed in 1 2; do
        everything $seed 14000 >diary
        everything $seed 14000 whole >whole
        [ "$(wc -c <diary)" -gt 600000 ]
        report -f lines -b day diary >expected
        # each of these has something to say
        for record in pain trend change swing flare trigger exercise medicine by seek day; do
            grep -q "^$record"$'\t' expected
        done
        grep -Eq 'late=[1-9]' expected
        grep -q bad=0 expected
        report -f lines -b day whole | cmp - expected
        cat diary | report -f lines -b day | cmp - expected
        cat whole | report -f lines -b day | cmp - expected
        report diary >page
        report whole | cmp - page
    done
}

@test "any order and any parts say the same, words and all" {
    everything 3 14000 >diary
    report -f lines -b day diary >expected
    report diary >page
    shuf --random-source=diary diary >shuffled
    report -f lines -b day shuffled | cmp - expected
    report shuffled | cmp - page
    split -n r/5 diary part.
    report part.* | cmp - page
    tac diary | report | cmp - page
}

@test "lines and YAML say the same" {
    everything 4 1500 >diary
    report -f lines -b day diary >expected
    log --check -l diary
    log -p -f yaml -l diary >diary.yaml
    report -f lines -b day diary.yaml | cmp - expected
}

@test "of two scores at the same second of a morning the worse counts, in any order" {
    for day in 10 11 12 13 14 15; do
        printf '2026-11-%sT18:00:00+01:00\tdid\tcat-cow\tbefore=3\tpain=3\tafter=3\n' $day
        printf '2026-11-%sT07:00:00+01:00\tpain\t%s\n' $((day + 1)) 2 $((day + 1)) 9
    done >diary
    report -f lines diary >expected
    grep -q '^exercise.*response=red' expected || grep -q '^exercise.*response=amber' expected
    tac diary | report -f lines | cmp - expected
}

@test "a block full of the shortest entries, and of lines that are none, has its room" {
    { yes $'2026-11-20T08:00Z\tpain\t4' | head -n 5000; yes '' | head -n 40000; yes $'2026-11-20T08:00Z\tpain\t4' |
        head -n 20000; } >diary
    report -f lines diary | grep -q $'entries=25000\t.*bad=0'
    for i in 1 2 3 4 5 6 7 8; do
        { head -c "$i" /dev/zero | tr '\0' '\n'; yes $'2026-11-20T08:00Z\tflare\tyes' | head -n 5000
            yes '' | head -n 131072; } >diary
        report -f lines diary | grep -q $'entries=5000\t.*bad=0'
    done
}
