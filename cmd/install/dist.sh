#!/bin/sh
# make dist: packs what git tracks into NAME.tar.gz. The same commit gives the same
# bytes: names are sorted, owners and times fixed (SOURCE_DATE_EPOCH, else the commit's).
#
#     cmd/install/dist.sh upperback-0.1.0
set -eu
cd "$(dirname "$0")/../.."
name=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

if ! git rev-parse --git-dir >/dev/null 2>&1; then
    echo "dist: this is no git tree; expected one, which says what belongs in" >&2
    exit 1
fi
if [ -n "$(git status --porcelain --untracked-files=no)" ]; then
    echo "dist: there are changes that are not committed; expected none" >&2
    exit 1
fi
epoch=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
git archive --prefix="$name/" HEAD | tar -x -C "$scratch" -f -
chmod -R u=rwX,go=rX "$scratch/$name"
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$epoch" --format=ustar \
    -C "$scratch" -c -f - "$name" | gzip -9n >"$scratch/packed"
mv -f "$scratch/packed" "$name.tar.gz"
echo "$name.tar.gz"
