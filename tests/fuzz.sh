#!/bin/sh
# make fuzz: each target of tests/fuzz under libFuzzer, ASan and UBSan, seeded from the
# content and the fixtures. FUZZ_SECONDS (60) says how long each; a finding is kept in
# build/fuzz and ends this with 1.
set -eu
cd "$(dirname "$0")/.."
seconds=${FUZZ_SECONDS:-60}
out=build/fuzz
sanitizers='-g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all'
flags="-std=c11 -D_XOPEN_SOURCE=700 -Ilib -Itests/fuzz -fsanitize=fuzzer $sanitizers"
mkdir -p "$out"
# The library once for all targets.
make compile BUILD="$out/library" CC=clang CFLAGS="-fsanitize=fuzzer-no-link $sanitizers" >"$out/make.log" 2>&1 || {
    tail -n 30 "$out/make.log"
    exit 1
}

seed() {
    rm -rf "$out/seeds-$1"
    mkdir -p "$out/seeds-$1" "$out/corpus-$1"
    case $1 in
    yaml)
        for file in content/*/*.yaml content/*.yaml tests/vignettes/*.yaml; do
            cp "$file" "$out/seeds-$1/$(echo "$file" | tr / -)"
        done
        ;;
    answers)
        cp content/examples/*.yaml tests/vignettes/*.yaml "$out/seeds-$1"
        printf 'who=a\nage=38\npain=4\nothers=no\n\nwho=b\nage=70\nfever=yes\n' >"$out/seeds-$1/lines"
        ;;
    diary) cp content/examples/diary tests/fixtures/report/*.diary "$out/seeds-$1" ;;
    crontab)
        printf '# mine\r\nMAILTO=me\n# upperback nudge: begin\n1 2 * * * x\n# upperback nudge: end\n5 4 * * * y' \
            >"$out/seeds-$1/block"
        printf 'SHELL=/bin/sh\nCRON_TZ=UTC\nTZ=UTC\n@daily z\n' >"$out/seeds-$1/settings"
        ;;
    times)
        number=0
        for text in 2026-11-20T14:30:00+01:00 '2026-11-20 14:30' 18:00 'yesterday 18:00' today now '2h ago' \
            '3 weeks' 90min '09:00-17:30 mon-fri' '22:00-23:00 sat-tue,wed' 2026-03-29T02:30 1970-01-01Z; do
            number=$((number + 1))
            printf '%s' "$text" >"$out/seeds-$1/$number"
        done
        ;;
    lines) cp content/examples/diary tests/fixtures/plan/*.lines tests/fixtures/report/*.diary "$out/seeds-$1" ;;
    table)
        printf 'time,kind,value,side,note,x-a\r\n2026-11-20 08:00,pain,4,left,"a, ""b""",c\r\n' >"$out/seeds-$1/long"
        printf 'date;pain;slept;note;trigger\n2026-11-19;4;7h;text;desk-work\n' >"$out/seeds-$1/wide"
        ;;
    expression)
        number=0
        sed -n 's/^ *-* *when: //p' content/*/*.yaml content/*.yaml | while IFS= read -r when; do
            number=$((number + 1))
            printf '%s' "$when" >"$out/seeds-$1/$number"
        done
        ;;
    esac
}

# tests/fuzz.sh [TARGET ...]
[ $# -gt 0 ] || set -- crontab diary expression lines table times yaml answers
for name; do
    # shellcheck disable=SC2086
    clang $flags -o "$out/$name" "tests/fuzz/$name.c" "$out/library/libupperback.a" -lyaml -lm -pthread
    seed "$name"
    echo "fuzz $name: $seconds seconds"
    "$out/$name" -max_total_time="$seconds" -timeout=120 -rss_limit_mb=4096 -print_final_stats=0 \
        -artifact_prefix="$out/$name-" "$out/corpus-$name" "$out/seeds-$name" >"$out/$name.log" 2>&1 || {
        tail -n 30 "$out/$name.log"
        exit 1
    }
    tail -n 2 "$out/$name.log"
done
