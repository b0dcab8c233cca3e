#!/bin/sh
# make demo: the main job on the examples, as a person would see it. The clock and
# the zone are those of the example diary; nothing is written outside a scratch
# directory.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
examples=$root/content/examples
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
PATH=$root/bin:$PATH
HOME=$scratch
TZ=Europe/Berlin
UPPERBACK_NOW=2026-11-20T08:30:00+01:00
export PATH HOME TZ UPPERBACK_NOW
unset UPPERBACK_LOG UPPERBACK_PLAN UPPERBACK_CONTENT XDG_DATA_HOME XDG_CONFIG_HOME || true
cd "$scratch"

show() {
    printf '\n$ %s\n\n' "$1"
    sh -c "$1" || printf '(status %s)\n' "$?"
}

cp "$examples/desk-worker.yaml" "$examples/heart-warning.yaml" "$examples/diary" .
show 'triage -f text desk-worker.yaml'
show 'triage -f text heart-warning.yaml'
show 'triage heart-warning.yaml | plan -f text'
show 'triage desk-worker.yaml | plan -m 15 -o week'
show 'triage desk-worker.yaml | plan -m 15 -f text'
show "nudge week --list --from '2026-11-20 09:00' --to '2026-11-20 12:00'"
first=$(nudge week --list -f lines --from 2026-11-20 --to 2026-11-21 | cut -f 2 | head -n 2)
for moment in $first; do
    show "nudge week --now $moment"
done
show 'log 4 trigger=desk-work && log did cat-cow pain=2 && log -p'
show 'report -f text diary'
