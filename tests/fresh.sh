#!/bin/sh
# Runs both commands of the README in a fresh Debian stable with nothing else, as
# root, by hand (it takes minutes and the network):
#
#     tests/fresh.sh [DIRECTORY]      where the system is made; default: a scratch one
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
system=${1:-$(mktemp -d)/system}

[ -d "$system/bin" ] || debootstrap --variant=minbase stable "$system" http://deb.debian.org/debian
rm -rf "$system/root/upperback"
git clone -q "$root" "$system/root/upperback"
mount --bind /proc "$system/proc"
mount --bind /dev "$system/dev"
mount --bind /dev/pts "$system/dev/pts"
trap 'umount "$system/proc" "$system/dev/pts" "$system/dev"' EXIT

sed -n 's/^    \(apt-get .* && make .*\)$/\1/p' "$root/README.md" | while read -r command; do
    printf '\n# %s\n' "$command"
    chroot "$system" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        DEBIAN_FRONTEND=noninteractive sh -c "cd /root/upperback && $command" </dev/null
done
