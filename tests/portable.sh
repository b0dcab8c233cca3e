#!/bin/sh
# make portable: builds the tree where CI does not, and tries it there: musl (static),
# 32 bits, BSD make. By hand, on Debian, as anybody; it needs
#
#     apt-get install musl-tools gcc-multilib bmake dpkg-dev
#
# and the source of libyaml, fetched from Debian into build/portable, or already at
# LIBYAML. Everything is built in copies below build/portable.
set -eu
cd "$(dirname "$0")/.."
root=$(pwd)
out=$root/build/portable
mkdir -p "$out"
: "${TESTS:=tests/common.bats tests/pipe.bats tests/log.bats tests/report.bats tests/plan.bats tests/nudge.bats}"

fetch_libyaml() {
    mkdir -p "$out/apt/lists/partial" "$out/apt/cache/archives/partial"
    echo 'deb-src http://deb.debian.org/debian stable main' >"$out/apt/sources.list"
    cat >"$out/apt/conf" <<EOF
Dir::Etc::SourceList "$out/apt/sources.list";
Dir::Etc::SourceParts "-";
Dir::State::Lists "$out/apt/lists";
Dir::Cache "$out/apt/cache";
EOF
    (cd "$out/apt" && APT_CONFIG=$out/apt/conf apt-get -qq update &&
        APT_CONFIG=$out/apt/conf apt-get -qq source --download-only libyaml &&
        mkdir -p "$out/libyaml" && tar -xzf libyaml_*.orig.tar.gz -C "$out/libyaml" --strip-components=1)
}

LIBYAML=${LIBYAML:-$out/libyaml}
[ -f "$LIBYAML/include/yaml.h" ] || fetch_libyaml

# libyaml WHERE COMPILER...: libyaml.a for this compiler.
libyaml() {
    where=$1
    shift
    mkdir -p "$where"
    (cd "$where" && "$@" -O1 -w '-DYAML_VERSION_STRING="0.2.5"' -DYAML_VERSION_MAJOR=0 \
        -DYAML_VERSION_MINOR=2 -DYAML_VERSION_PATCH=5 -I"$LIBYAML/include" -c "$LIBYAML"/src/*.c &&
        ar rc libyaml.a ./*.o)
}

# world NAME MAKE [VARIABLE=VALUE ...]: a copy of the tree, built and checked.
world() {
    name=$1
    maker=$2
    shift 2
    printf '\n# %s\n' "$name"
    rm -rf "$out/$name"
    mkdir -p "$out/$name"
    tar -c --exclude=./build --exclude=./bin --exclude=./.git -f - . | tar -x -C "$out/$name" -f -
    (cd "$out/$name" && "$maker" "$@" all >build.log 2>&1) || {
        tail -n 20 "$out/$name/build.log"
        exit 1
    }
    ! grep -n 'warning:' "$out/$name/build.log" || exit 1
    file -b "$out/$name/bin/triage" 2>/dev/null | cut -d, -f 1,2,4 || true
    "$out/$name/bin/triage" --version >/dev/null || {
        echo "it is built, and this machine cannot run it (for 32 bits qemu-user-static can)"
        exit 1
    }
    (cd "$out/$name" && "$maker" "$@" check TESTS="$TESTS" 2>&1) |
        grep -v -e '^make' -e '^cc ' -e '^gcc ' -e '^musl-gcc '
}

# tests/portable.sh [bmake] [musl] [bits-32]
[ $# -gt 0 ] || set -- bmake musl bits-32
wanted() {
    case " $worlds " in
    *" $1 "*) ;;
    *) return 1 ;;
    esac
}
worlds=$*

if ! wanted bmake; then
    :
elif command -v bmake >/dev/null; then
    world bmake bmake
else
    echo "no bmake: BSD make is not tried"
fi
if ! wanted musl; then
    :
elif command -v musl-gcc >/dev/null; then
    libyaml "$out/yaml-musl" musl-gcc
    world musl make CC=musl-gcc LDFLAGS=-static YAML_CFLAGS="-I$LIBYAML/include" \
        YAML_LIBS="$out/yaml-musl/libyaml.a"
else
    echo "no musl-gcc: musl is not tried"
fi
if wanted bits-32; then
    libyaml "$out/yaml-32" gcc -m32
    # x87 registers are wider than a double: ties of the trend statistics part there
    world bits-32 make CC='gcc -m32 -msse2 -mfpmath=sse' YAML_CFLAGS="-I$LIBYAML/include" \
        YAML_LIBS="$out/yaml-32/libyaml.a"
fi
