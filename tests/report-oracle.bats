#!/usr/bin/env bats
# report against numpy, scipy and datamash, on random diaries from fixed seeds. `make oracle`
# does the same for many more.

load helper

@test "level, trend, change, ups and downs and every trigger are those of numpy and scipy" {
    local diaries=14
    once || diaries=4
    try /usr/bin/python3 "$ROOT/tests/report-oracle.py" 1 $diaries
    status_is 0
    once || return 0
    # All that can be said was said.
    for word in could-be-chance worth-discussing too-few falling rising steady; do
        output_has "$word="
    done
}

@test "the oracle itself sees a wrong number" {
    mkdir wrong
    cat >wrong/report <<EOF
#!/bin/sh
$BIN/report "\$@" | sed 's/"mean": *\([0-9]\)/"mean":9\1/'
EOF
    chmod +x wrong/report
    PATH=$PWD/wrong:$PATH
    try /usr/bin/python3 "$ROOT/tests/report-oracle.py" 1 1
    status_is 1
    output_has "pain: mean is"
}

@test "the medians of weeks and months are those of datamash" {
    awk 'BEGIN { srand(3); for (i = 0; i < 400; i++) printf "2026-%02d-%02dT%02d:%02d:00+01:00\tpain\t%d\n",
        7 + int(rand() * 4), 1 + int(rand() * 28), 6 + int(rand() * 17), rand() * 60, rand() * 11 }' >diary
    report -f lines -b month diary | grep '^month' | sed -E 's/\t[a-z]+=/\t/g' >records
    sed 's/^\(.......\)[^\t]*/\1-01/' diary | datamash -s -g 1 count 3 min 3 median 3 max 3 >expected
    cut -f 2-6 records | diff - expected
    report -f csv -b week diary | tr -d '\r' | sed 1d | cut -d , -f 1,3,5 >weeks
    while IFS=, read -r monday count median; do
        printf '%s,%s\n' "$count" "$median"
        for i in 0 1 2 3 4 5 6; do grep "^$(date -d "$monday +$i days" +%F)" diary || true; done |
            datamash count 3 median 3 | tr '\t' ,
    done <weeks | paste - - >both
    [ "$(wc -l <both)" -ge 15 ]
    awk '$1 != $2 { print; wrong = 1 } END { exit wrong }' both >&3
}
