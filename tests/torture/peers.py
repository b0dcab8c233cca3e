#!/usr/bin/env python3
"""The faults of make torture that any program can be put through, side by side: log,
todo-txt (Debian's todotxt-cli) and timew (timewarrior), as far as they are installed.

    tests/torture/peers.py [NAME=PROGRAM ...]      such as timew=/opt/bin/timew

Each adds one record to a file that holds three. A row counts: faults tried, additions
that status 0 acknowledged, of these those that are not in the file, runs after which an
old record was gone or changed, and runs after which the next addition, with nothing
failing, did not become a record of its own.
"""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

import torture

WRITERS = 50


class Peer:
    """A program, the file that it keeps, and how it is told to add one record."""

    def __init__(self, name, program, path, old, setup, command, record):
        self.name = name
        self.program = program
        self.path = path        # of the file, below the directory
        self.old = old          # its three records
        self.setup = setup      # other files that it needs: {path: text}
        self.command = command  # a function of a number that makes the record another one
        self.record = record    # a function of the number: what then stands in the file


def todo_peer(program):
    return Peer("todo-txt", program, "todo.txt", b"one\ntwo\nthree\n",
                {"config": "export TODO_DIR=.\nexport TODO_FILE=./todo.txt\n"
                           "export DONE_FILE=./done.txt\nexport REPORT_FILE=./report.txt\n"},
                lambda i: [program, "-d", "./config", "add", f"number {i} of them"],
                lambda i: rf"^number {i} of them$".encode())


def timew_peer(program):
    return Peer("timew", program, "data/2026-11.data",
                b"inc 20261101T080000Z - 20261101T090000Z # one\n"
                b"inc 20261102T080000Z - 20261102T090000Z # two\n"
                b"inc 20261103T080000Z - 20261103T090000Z # three\n",
                {"timewarrior.cfg": "", "data/tags.data": "{}"},
                lambda i: [program, "track", f"2026-11-{4 + i // 24:02}T{i % 24:02}:00:00",
                           "-", f"2026-11-{4 + i // 24:02}T{i % 24:02}:30:00", f"number{i}", ":yes"],
                lambda i: rf"^inc 2026\S+ - 2026\S+ # number{i}$".encode())


def log_peer(program):
    return Peer("log", program, "diary", torture.OLD, {},
                lambda i: [program, "-l", "diary", "note", f"number {i} of them"],
                lambda i: rf"^\S+\tnote\tnumber {i} of them$".encode())


PEERS = {"log": log_peer, "todo-txt": todo_peer, "timew": timew_peer}


class Scratch:
    """A directory for one peer, made afresh for every fault."""

    def __init__(self, top, fault, peer):
        self.work = os.path.join(top, "work")
        self.record = os.path.join(top, "record")
        self.fault = fault
        self.peer = peer
        self.environment = {"HOME": self.work, "TIMEWARRIORDB": self.work, "LC_ALL": "C",
                            "TZ": "UTC", "PATH": "/usr/local/bin:/usr/bin:/bin"}

    def set(self):
        shutil.rmtree(self.work, ignore_errors=True)
        for name, text in [*self.peer.setup.items(), (self.peer.path, self.peer.old.decode())]:
            path = os.path.join(self.work, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            os.chmod(path, 0o600)

    def start(self, faults, i):
        prefix = [self.fault, *faults] if faults else []
        return subprocess.Popen([*prefix, *self.peer.command(i)], cwd=self.work,
                                env=self.environment, stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def data(self):
        found = glob.glob(os.path.join(self.work, self.peer.path))
        if not found:
            return b""
        with open(found[0], "rb") as file:
            return file.read()

    def judge(self, row, acknowledged, story):
        """acknowledged: the numbers of the records whose program said status 0."""
        data = self.data()
        row.tried += 1
        row.acknowledged += len(acknowledged)
        if any(old not in data.split(b"\n") for old in self.peer.old.splitlines()):
            row.complain("changed", story)
        for i in acknowledged:
            if not re.search(self.peer.record(i), data, re.MULTILINE):
                row.complain("lost", f"{story}: record {i}")

    def follow(self, row, story):
        """The next addition, with nothing failing."""
        if self.start([], 1).wait() != 0 \
                or not re.search(self.peer.record(1), self.data(), re.MULTILINE):
            row.complain("broken", f"{story}: {self.data()[-60:]!r}")


def one(scratch, row, faults):
    scratch.set()
    status = scratch.start(faults, 0).wait(timeout=60)
    if status == torture.NEVER_MADE:
        return False
    scratch.judge(row, [0] if status == 0 else [], " ".join(faults))
    scratch.follow(row, " ".join(faults))
    return True


def every(scratch, row, names, *what):
    number = 1
    while one(scratch, row, ["--at", str(number), "--of", names, *what]):
        number += 1


def step_writers(scratch, row):
    scratch.set()
    running = [scratch.start([], i) for i in range(WRITERS)]
    scratch.judge(row, [i for i, each in enumerate(running) if each.wait() == 0], "writers")
    row.tried = WRITERS


def step_kill(scratch, row):
    every(scratch, row, "writing", "--kill")
    for length in (0, 3, 10):
        every(scratch, row, "write,writev", "--on", scratch.peer.path, "--short", str(length), "--kill")


def step_errors(scratch, row):
    for error in ("ENOSPC", "EIO", "EDQUOT"):
        every(scratch, row, "writing", "--error", error)


def step_full(scratch, row):
    for length in (0, 3, 10):
        one(scratch, row, ["--at", "1", "--of", "write,writev", "--on", scratch.peer.path, "--short", str(length),
                           "--from", "2", "--of", "write,writev", "--on", scratch.peer.path,
                           "--error", "ENOSPC"])
    one(scratch, row, ["--from", "1", "--of", "write,writev", "--on", scratch.peer.path, "--error", "ENOSPC"])


def step_power(scratch, row):
    """Power lost after the end: what was never synced is not there."""
    scratch.set()
    status = scratch.start(["--record", scratch.record], 0).wait()
    path = os.path.join(scratch.work, scratch.peer.path)
    row.tried = 1
    row.acknowledged = int(status == 0)
    if status == 0 and not torture.was_synced(torture.read_record(scratch.record), path):
        row.complain("lost", "the power went after the end")


STEPS = (("writers", step_writers), ("kill", step_kill), ("errors", step_errors),
         ("disk full", step_full), ("power", step_power))


def main():
    given = dict(argument.split("=", 1) for argument in sys.argv[1:])
    given.setdefault("log", os.path.join(torture.ROOT, "bin/log"))
    top = os.path.realpath(tempfile.mkdtemp(prefix="upperback-peers."))
    try:
        fault = torture.build_fault(top)
        for name, make in PEERS.items():
            program = given.get(name) or shutil.which(name)
            if program is None:
                print(f"{name}: not installed")
                continue
            print(f"\n{name:<16}{'faults':>8}{'acknowledged':>14}{'lost':>8}{'old changed':>12}"
                  f"{'broken':>10}")
            for step, function in STEPS:
                row = torture.Row()
                function(Scratch(top, fault, make(os.path.abspath(program))), row)
                torture.print_row(row, step)
    finally:
        shutil.rmtree(top, ignore_errors=True)


if __name__ == "__main__":
    main()
