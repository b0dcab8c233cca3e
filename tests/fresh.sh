#!/bin/sh
# In a fresh Debian stable with nothing else, as root, by hand (it takes minutes and the
# network): both commands of the README, and the tarball of make dist, which is built,
# installed, used and uninstalled without a trace.
#
#     tests/fresh.sh [-t] [DIRECTORY]      -t: the tarball alone
#
# DIRECTORY is where the system is made; default: a scratch one.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
commands=yes
[ "${1:-}" != -t ] || { commands=no && shift; }
system=${1:-$(mktemp -d)/system}

[ -d "$system/bin" ] || debootstrap --variant=minbase stable "$system" http://deb.debian.org/debian
rm -rf "$system/root/upperback" "$system/root/packed"
git clone -q "$root" "$system/root/upperback"
mkdir "$system/root/packed"
(cd "$system/root/upperback" && make -s dist && tar -xzf ./*.tar.gz -C "$system/root/packed" --strip-components=1 &&
    rm ./*.tar.gz)
mount --bind /proc "$system/proc"
mount --bind /dev "$system/dev"
mount --bind /dev/pts "$system/dev/pts"
trap 'umount "$system/proc" "$system/dev/pts" "$system/dev"' EXIT

# inside DIRECTORY COMMAND
inside() {
    printf '\n# %s\n' "$2"
    chroot "$system" /usr/bin/env -i HOME=/root PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        DEBIAN_FRONTEND=noninteractive sh -c "cd $1 && $2" </dev/null
}

# Every name below /usr/local and its kind, as it was or as it is.
state() {
    (cd "$system/usr/local" && find . -printf '%p %y %m %s\n' | grep -v '^\. ' | LC_ALL=C sort)
}

sed -n 's/^    \(apt-get .* && make .*\)$/\1/p' "$root/README.md" | while read -r command; do
    [ "$commands" = yes ] || command=${command%%&& make*}
    [ "$commands" = yes ] || case $command in *bats*) continue ;; esac
    inside /root/upperback "${command%&& }"
done

state >"$system/root/before"
inside /root/packed 'make >/dev/null 2>&1 && make install >/dev/null && make installcheck'
inside /root 'triage /usr/local/share/upperback/content/examples/desk-worker.yaml | plan -o week && wc -l week && nudge week --list | head -n 2; log 4 && log -p | report | head -n 3; rm -rf week .local'
inside /root/packed 'make uninstall'
state | diff "$system/root/before" - && echo 'uninstalled without a trace'
