#!/bin/sh
# make fuzz: each target of tests/fuzz under libFuzzer, ASan and UBSan, seeded from the
# content and the fixtures. FUZZ_SECONDS (60) says how long each; a finding is kept in
# build/fuzz and ends this with 1.
set -eu
cd "$(dirname "$0")/.."
seconds=${FUZZ_SECONDS:-60}
out=build/fuzz
flags="-std=c11 -g -O1 -D_XOPEN_SOURCE=700 -DUPPERBACK_VERSION=\"fuzz\" -Ilib -Itests/fuzz
    -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all"
mkdir -p "$out"

seed() {
    rm -rf "$out/seeds-$1"
    mkdir -p "$out/seeds-$1" "$out/corpus-$1"
    case $1 in
    yaml)
        for file in content/*/*.yaml content/*.yaml tests/vignettes/*.yaml; do
            cp "$file" "$out/seeds-$1/$(echo "$file" | tr / -)"
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
[ $# -gt 0 ] || set -- expression lines table yaml
for name; do
    source=tests/fuzz/$name.c
    # shellcheck disable=SC2086
    clang $flags "-DUPPERBACK_CONTENT_DIRECTORY=\"$(pwd)/content\"" -o "$out/$name" "$source" lib/*/*.c -lyaml -lm
    seed "$name"
    echo "fuzz $name: $seconds seconds"
    "$out/$name" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -print_final_stats=0 \
        -artifact_prefix="$out/$name-" "$out/corpus-$name" "$out/seeds-$name" >"$out/$name.log" 2>&1 || {
        tail -n 30 "$out/$name.log"
        exit 1
    }
    tail -n 2 "$out/$name.log"
done
