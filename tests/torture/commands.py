"""The command lines that make faults tries: each program in each of its ways, and the
little world that they find."""
import os
import re
import shutil
import stat

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
EXAMPLES = os.path.join(ROOT, "content/examples")
NOW = "2026-11-20T14:30:00+01:00"
DIARY = ".local/share/upperback/diary"
CRONTAB = """#!/bin/sh
case $1 in
-l) cat "$TABLE" ;;
-r) rm "$TABLE" ;;
*) cp "$1" "$TABLE" ;;
esac
"""
TABLE = "# mine\n5 4 * * * backup\n"
NOTIFY = "#!/bin/sh\nprintf '%s\\n' \"$@\" >>\"$TABLE.shown\"\n"
SINK = "#!/bin/sh\ncat >>\"$TABLE.sunk\"\n"
OWN_TRIGGER = """reviewed: 2026-11-20
triggers:
  - id: knitting
    name: Knitting
    sources: [upperback-proposal]
"""


class Command:
    """One command line. {}: what it finds on its standard input, None for nothing."""

    def __init__(self, program, words, stdin=None, **more):
        self.program = program
        self.words = words.split(" ") if words else []
        self.stdin = stdin
        self.appends = more.get("appends")  # a file that only grows
        self.passes = more.get("passes", "")  # a pattern of what it may print when it fails
        self.bears = more.get("bears", "\0")  # what it says of a failure that it goes on after
        self.free = more.get("free", ())  # files of somebody else
        self.environment = more.get("environment", {})

    def __str__(self):
        piped = f" <{self.stdin}" if self.stdin else ""
        return " ".join([self.program, *self.words]) + piped


COMMANDS = [
    Command("triage", "desk-worker.yaml"),
    Command("triage", "-f yaml", "desk-worker.yaml"),
    Command("triage", "-f json desk-worker.yaml"),
    Command("triage", "-x -f text desk-worker.yaml"),
    Command("triage", "age=38 pain=4 worst=5 duration=5d onset=gradual course=steady others=no"),
    Command("triage", "-e heart-warning.yaml"),
    Command("triage", "-q heart-warning.yaml"),
    Command("triage", "-o assessed desk-worker.yaml"),
    Command("triage", "-e -o assessment heart-warning.yaml"),
    Command("triage", "-f lines", "people"),
    Command("triage", "--questions -o blank"),
    Command("triage", "--check-content own"),
    Command("triage", "-V"),
    # At a prompt a hint that is missing is no lie.
    Command("triage", "--complete -- triage on", bears=""),
    Command("plan", "assessment"),
    Command("plan", "-f yaml", "assessment"),
    Command("plan", "-f text --previous week assessment"),
    Command("plan", "-o week assessment"),
    Command("plan", "--no-log -f json --with cat-cow assessment"),
    Command("plan", "-f lines urgent"),
    Command("plan", "--today week"),
    Command("plan", "--show cat-cow"),
    Command("log", "4 trigger=desk-work", appends=DIARY),
    Command("log", "-v did morning pain=3", appends=DIARY,
            environment={"UPPERBACK_PLAN": "week"}),
    Command("log", "-n - 3", "note", appends=DIARY),
    Command("log", "symptom fever", appends=DIARY),
    Command("log", "-l diary", "phone", appends="diary"),
    Command("log", "--csv -l diary", "table.csv", appends="diary"),
    Command("log", "--undo", appends=DIARY),
    Command("log", "-p -k pain -f json"),
    Command("log", "-p --newest -o shown"),
    Command("log", "--check"),
    Command("report", "-l diary"),
    Command("report", "-f lines -b day", "diary"),
    Command("report", "-f yaml diary phone"),
    Command("report", "-q -l diary"),
    Command("report", "-f json -o summary diary"),
    Command("nudge", "--window 1d --no-log week"),
    Command("nudge", "--window 1d -f lines", "week", bears="nudging without the diary"),
    Command("nudge", "--list -f yaml week", bears="nudging without the diary"),
    Command("nudge", "-f ics week"),
    Command("nudge", "--window 1d --sink sink week", free=("table.sunk",), passes=".*\n(.*\n)*"),
    Command("nudge", "--window 1d week", bears="nudging without the diary"),
    Command("nudge", "--window 1d --notify week", free=("table.shown",),
            environment={"DBUS_SESSION_BUS_ADDRESS": "unix:path=/x"}, passes=".*\n(.*\n)*",
            bears=""),
    Command("nudge", "--crontab week", "table",
            passes=f"({re.escape(TABLE)})?! nudge refused: see its message\n"),
    Command("nudge", "--install week"),
    Command("nudge", "--uninstall"),
]


def write(path, text):
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path, 0o600)


def write_program(path, text):
    write(path, text)
    os.chmod(path, stat.S_IRWXU)


def environment(top, binaries):
    """The world of tests/helper.bash, with its own HOME and programs; no other crontab is
    to be found when looking at ours fails."""
    return {"HOME": top, "PATH": f"{top}/stub:{binaries}", "LC_ALL": "C",
            "TZ": "Europe/Berlin", "TERM": "dumb", "UPPERBACK_NOW": NOW, "TABLE": f"{top}/table",
            "ASAN_OPTIONS": "exitcode=99:detect_leaks=0", "UBSAN_OPTIONS": "exitcode=99"}


def build_world(top, run):
    """Everything that the command lines name. run(WORDS) gives what one prints."""
    for name in ("desk-worker.yaml", "heart-warning.yaml", "diary"):
        shutil.copy(os.path.join(EXAMPLES, name), top)
    shutil.copytree(os.path.join(ROOT, "content"), os.path.join(top, "own"))
    with open(os.path.join(EXAMPLES, "desk-worker.yaml"), encoding="utf-8") as file:
        answers = file.read()
    write(f"{top}/people", f"---\n{answers}\n---\n{answers}\n".replace("who: sam", "who: ann", 1))
    shutil.copy(os.path.join(EXAMPLES, "diary"), os.path.join(top, "phone"))
    write(f"{top}/phone", "2026-11-19T10:00:00+01:00\tpain\t3\n"
                          "2026-11-19T11:00:00+01:00\tpain\t4\n")
    os.makedirs(f"{top}/.local/share/upperback", mode=0o700)
    shutil.copy(f"{top}/diary", f"{top}/{DIARY}")
    os.chmod(f"{top}/{DIARY}", 0o600)
    os.chmod(f"{top}/diary", 0o600)
    write(f"{top}/.config/upperback/content/triggers.yaml", OWN_TRIGGER)
    write(f"{top}/note", "after the long meeting\n")
    write(f"{top}/table.csv", "time,kind,value\n2026-11-18 08:00,pain,4\n2026-11-18 09:00,pain,5\n")
    write(f"{top}/table", TABLE)
    write_program(f"{top}/stub/crontab", CRONTAB)
    write_program(f"{top}/stub/sink", SINK)
    for name in ("cat", "cp", "rm"):
        os.symlink(shutil.which(name), f"{top}/stub/{name}")
    write_program(f"{top}/stub/notify-send", NOTIFY)
    write(f"{top}/assessment", run(["triage", "-f", "lines", "desk-worker.yaml"]))
    write(f"{top}/urgent", run(["triage", "-f", "lines", "heart-warning.yaml"]))
    write(f"{top}/week", run(["plan", "-f", "lines", "--no-log", "assessment"]))
