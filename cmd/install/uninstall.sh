#!/bin/sh
# make uninstall: removes the files that make install wrote down, and the directories
# that it made where they are empty now. Nobody's diary, plan or own content is there.
#
#     DESTDIR= DATADIR= cmd/install/uninstall.sh
set -eu
record=$DESTDIR$DATADIR/upperback/installed

if [ ! -f "$record" ]; then
    echo "uninstall: there is no $record: nothing is installed there" >&2
    exit 1
fi
list=$(cat "$record")
printf '%s\n' "$list" | sed -n 's/^file //p' | while IFS= read -r name; do
    rm -f "$DESTDIR$name"
done
# the deepest first: a name sorts after the directory that it begins with
printf '%s\n' "$list" | sed -n 's/^directory //p' | LC_ALL=C sort -r | while IFS= read -r name; do
    rmdir "$DESTDIR$name" 2>/dev/null || true
done
