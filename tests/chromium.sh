#!/bin/sh
# make look: report's pictures and pages in a real browser, and on paper. Needs chromium and
# pdfinfo and pdftoppm (poppler-utils), and no network. Pictures to look at are left in
# build/look; what a program can see is checked: one sheet of A4 and of Letter, nothing wider
# than its place, the style let through by the policy, light and dark.
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

browse() {
    timeout 60 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync \
        --hide-scrollbars --user-data-dir="$PWD/$look/profile" "$@" 2>/dev/null
}

# The page with another head: its policy, which is checked elsewhere, would stop the ruler.
ruled() {
    sed -e 's/<meta http-equiv[^>]*>//' "$1"
    cat <<'SCRIPT'
<script>
var wide = [].filter.call(document.querySelectorAll("main, main *"), function (e) {
    return !e.closest("svg") && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0;
}).map(function (e) { return e.tagName; });
var svg = document.querySelector("svg"), out = [];
if (svg) {
    var edge = svg.getBoundingClientRect();
    var texts = [].slice.call(svg.querySelectorAll("text"));
    texts.forEach(function (t) {
        var b = t.getBoundingClientRect();
        if (b.left < edge.left - 1 || b.right > edge.right + 1 || b.bottom > edge.bottom + 1 || b.top < edge.top - 1)
            out.push(t.textContent);
        texts.forEach(function (u) {
            var c = u.getBoundingClientRect();
            if (t !== u && b.left < c.right - 1 && c.left < b.right - 1 && b.top < c.bottom - 3 && c.top < b.bottom - 3)
                out.push(t.textContent + " over " + u.textContent);
        });
    });
}
document.documentElement.setAttribute("data-ruler", "wide:" + wide.join(",") + " out:" + out.join(",")
    + " page:" + (document.documentElement.scrollWidth > innerWidth));
</script>
SCRIPT
}

measure() { # PAGE WIDTH
    ruled "$1" >"$look/ruled.html"
    found=$(browse --window-size="$2,900" --dump-dom "file://$PWD/$look/ruled.html" |
        grep -o 'data-ruler="[^"]*"')
    [ "$found" = 'data-ruler="wide: out: page:false"' ] || say "$1 at $2: $found"
}

paper() { # PAGE SIZE
    sed "s/@page{/@page{size:$2;/; s/<meta http-equiv[^>]*>//" "$1" >"$look/paper.html"
    browse --no-pdf-header-footer --print-to-pdf="$PWD/${1%.html}-$2.pdf" "file://$PWD/$look/paper.html" >/dev/null
    pages=$(pdfinfo "${1%.html}-$2.pdf" | sed -n 's/^Pages: *//p')
    [ "$pages" = 1 ] || say "$1 on $2: ${pages:-no} pages"
}

shoot() { # FILE NAME WIDTH HEIGHT [OPTION]
    file=$1 shot=$2 size=$3,$4
    shift 4
    browse --window-size="$size" --screenshot="$PWD/$look/$shot.png" "$@" "file://$PWD/$file" >/dev/null
    [ -s "$look/$shot.png" ] || say "$shot: no screenshot"
}

dark=--blink-settings=preferredColorScheme=0

one() { # NAME DIARY [OPTION ...]
    name=$1 diary=$2
    shift 2
    echo "$name"
    report -f svg -o "$look/$name.svg" "$diary" || say "$name: no picture"
    report -f html -o "$look/$name-person.html" "$@" "$diary" || say "$name: no page"
    report -f html --for clinician -o "$look/$name-clinician.html" "$@" "$diary" || say "$name: no sheet"
    shoot "$look/$name.svg" "$name" 600 380
    shoot "$look/$name.svg" "$name-dark" 600 380 "$dark"
    for page in person clinician; do
        for width in 500 800 1200; do measure "$look/$name-$page.html" "$width"; done
        paper "$look/$name-$page.html" A4
        paper "$look/$name-$page.html" letter
        shoot "$look/$name-$page.html" "$name-$page" 800 1300
    done
}

tests/report-picture-diaries.py "$look"
triage -f lines -o "$look/assessment" age=67 duration='9 days' pain=5 worst=8 fever=yes
one example content/examples/diary
one everything tests/fixtures/report/everything.diary
for diary in one same forty weeks years; do one "$diary" "$look/$diary.diary"; done
one hard "$look/hard.diary" -a "$look/assessment"
shoot "$look/example-person.html" example-person-dark 800 1300 "$dark"
pdftoppm -r 90 -png "$look/hard-clinician-A4.pdf" "$look/hard-clinician-A4"
rm -rf "$look/profile" "$look/paper.html" "$look/ruled.html"
[ "$failed" -eq 0 ] && echo "all as it should be; look at $look/*.png"
exit "$failed"
