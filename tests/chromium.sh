#!/bin/sh
# make look: report's pictures and pages in a real browser, and on paper. Needs chromium, python3,
# pdfinfo and pdftoppm (poppler-utils), and no network. Pictures to look at are left in
# build/look; what a program can see is checked: one sheet of A4 and of Letter in type that can
# be read, nothing wider than its place, the style let through by the policy, light and dark,
# what a screen reader is told.
#
#     tests/chromium.sh [NAME ...]    only these diaries of tests/report-picture-diaries.py
set -u
cd "$(dirname "$0")/.." || exit 1
PATH=$PWD/bin:$PATH
look=build/look
rm -rf "$look"
mkdir -p "$look"
export UPPERBACK_NOW=2026-11-20T14:30:00+01:00 TZ=Europe/Berlin
failed=0

say() {
    echo "$*"
    failed=1
}

one() { # NAME DIARY [OPTION ...]
    name=$1 diary=$2
    shift 2
    report -f svg -o "$look/$name.svg" "$diary" || say "$name: no picture"
    report -f html -o "$look/$name-person.html" "$@" "$diary" || say "$name: no page"
    report -f html --for clinician -o "$look/$name-clinician.html" "$@" "$diary" || say "$name: no sheet"
}

tests/report-picture-diaries.py "$look"
triage -f lines -o "$look/assessment" age=67 duration='9 days' pain=5 worst=8 fever=yes
if [ $# -eq 0 ]; then
    one example content/examples/diary
    one everything tests/fixtures/report/everything.diary
    one screened "$look/worst.diary" -a "$look/assessment"
    set -- example everything screened
    for diary in "$look"/*.diary; do
        name=$(basename "$diary" .diary)
        one "$name" "$diary"
        set -- "$@" "$name"
    done
else
    for name; do one "$name" "$look/$name.diary"; done
fi
tests/chromium.py "$look" "$@" || failed=1
for sheet in "$look"/*-clinician-A4.pdf; do pdftoppm -r 90 -png "$sheet" "${sheet%.pdf}"; done
rm -rf "$look/profile" tests/__pycache__
[ "$failed" -eq 0 ] && echo "all as it should be; look at $look/*.png"
exit "$failed"
