#!/usr/bin/env bats
# What the programs do not do: no socket, no other program but those documented, no file
# outside those that the manuals name.

load helper

# traced COMMAND...: it runs, and trace has its calls.
traced() {
    ASAN_OPTIONS=detect_leaks=0 strace -f -qq -o trace -e trace=%network,execve,open,openat,creat "$@" \
        >/dev/null 2>&1 || true
    [ -s trace ]
}

# private: no socket, one program, and only files of content, home, here, libc and the kernel.
private() {
    none grep -E 'socket|connect|sendto' trace
    [ "$(grep -c 'execve(' trace)" -eq 1 ]
    none sh -c "grep -E 'open(at)?\(|creat\(' trace | sed 's/^[^\"]*\"//; s/\".*//' | grep '^/' |
        grep -v -e '^$ROOT/content' -e '^$HOME' -e '^$PWD' -e '^/etc/ld\.so' -e '/lib/' -e '/lib64/' \
            -e '/lib[a-z]*/x86_64' -e '^/usr/share/zoneinfo/' -e '^/etc/localtime$' -e '^/proc/self/' \
            -e '^/dev/null$' -e '^/sys/devices/system/cpu' -e '^$FIXTURES' -e '^$EXAMPLES'"
}

@test "no program opens a socket, runs another or reads what is not named" {
    log 4 trigger=desk-work
    triage -o assessment "$EXAMPLES/desk-worker.yaml"
    plan -o week assessment
    while read -r words; do
        # shellcheck disable=SC2086
        traced $words
        private
    done <<END
triage -f text $EXAMPLES/desk-worker.yaml
triage -x age=38 pain=4
triage --questions
triage --check-content $ROOT/content
plan -f text assessment
plan -o week assessment
plan --today week
log 5 trigger=stress
log did morning
log -p
log --check
report
report -f json
nudge week
nudge --list week
nudge -f ics week
END
}

@test "data is no shell's: what looks like a command runs none" {
    log -n '$(touch ran) `touch ran` ; touch ran' 4
    traced report -l "$HOME/.local/share/upperback/diary"
    private
    traced triage 'who=$(touch ran)' pain=4
    private
    [ ! -e ran ]
}
