#!/usr/bin/env python3
"""make faults: proves that no program lies when the system or memory fails.

    tests/torture/faults.py [--sample N] [--only TEXT] [STEP ...]

Each command line of commands.py runs once as it should. Then each of its system calls
that can fail fails once (STEP calls), and an allocation at each place that allocates
(STEP memory; plain builds). What must hold, always:

    - the status is 4 with a message, or everything is as without the fault: status,
      output, files;
    - with status 4 nothing was printed but a beginning of the output; a file that is put
      in place is the old or the new one, whole; a diary keeps its old bytes;
    - nobody crashes, hangs, leaves a file behind, or says falsely that nothing was written.

Prints a table; the status is 1 when one of these did not hold. --sample N tries one in N;
--every N also lets each Nth allocation fail, whatever its place. --alone gives each failing
allocation a run of its own, and not a branch of one (branches.py), which is slower.
"""
import argparse
import collections
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile

import branches
import commands

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
NEVER_MADE = 124
SYSTEM = 4
LIMIT = 30  # seconds; branch.c has the same

# How each call can fail. EINTR is what a signal does to a call that waits.
ERRORS = {
    "open": ("EACCES", "EMFILE"), "openat": ("EACCES", "EMFILE"), "read": ("EIO", "EINTR"),
    "pread64": ("EIO", "EINTR"), "write": ("ENOSPC", "EINTR"), "pwrite64": ("ENOSPC", "EINTR"),
    "writev": ("ENOSPC",), "fsync": ("EIO", "EINTR"), "ftruncate": ("EIO",), "close": ("EIO", "EINTR"),
    "fcntl": ("EINVAL",), "pipe": ("EMFILE",), "pipe2": ("EMFILE",), "dup2": ("EMFILE",),
    "clone": ("EAGAIN",), "fork": ("EAGAIN",), "clone3": ("EAGAIN",), "vfork": ("EAGAIN",),
    "execve": ("ENOMEM",), "wait4": ("ECHILD", "EINTR"), "poll": ("ENOMEM", "EINTR"),
    "unlink": ("EIO",), "rename": ("EIO",), "mkdir": ("ENOSPC",), "getrandom": ("EINTR",),
}
OTHERWISE = ("EIO",)

# That somebody of a row of people could not be assessed: no assessment.
REFUSAL = re.compile(rb"^(- refused: .*|refused\t.*|\{\"refused\": .*|REFUSED .*)\n", re.M)

# What may be said only when all files are as they were.
CLAIM = re.compile(rb"nothing was (written|changed)")
# What a program that ran out of memory just then leaves behind, as nudge(1) tells.
LEFT = re.compile(r"(.*/)?crontab\.new-[0-9]+")

# What may fail and change something all the same, or fail without a word, and why.
EXCUSED = (
    # Its failure is how a program learns that it has no terminal.
    ("ioctl", None),
    # A temporary file that cannot be removed stays.
    ("unlink", None),
)


class World:
    """A scratch directory for one command at a time."""

    def __init__(self, template, tools):
        self.template = template
        self.tools = tools
        self.holder = tempfile.mkdtemp(prefix="upperback-faults.")
        self.top = os.path.join(self.holder, "home")

    def renew(self):
        shutil.rmtree(self.top, ignore_errors=True)
        shutil.copytree(self.template, self.top, symlinks=True,
                        ignore=shutil.ignore_patterns("own"))
        os.symlink(os.path.join(self.template, "own"), os.path.join(self.top, "own"))

    def run(self, command, before=(), more=None):
        self.renew()
        with self.stdin(command) as stdin:
            try:
                done = subprocess.run(
                    [*before, *self.words(command)], cwd=self.top, stdin=stdin,
                    env={**self.environment(command), **(more or {})}, capture_output=True,
                    timeout=LIMIT)
                return Result(done.returncode, done.stdout, done.stderr, self.files())
            except subprocess.TimeoutExpired:
                return Result("hung", b"", b"", self.files())

    def words(self, command):
        return [os.path.join(self.tools["bin"], command.program), *command.words]

    def environment(self, command):
        return {**commands.environment(self.top, self.tools["bin"]), **command.environment}

    def stdin(self, command):
        return open(os.path.join(self.top, command.stdin) if command.stdin else os.devnull, "rb")

    def files(self):
        found = {}
        for folder, _, names in os.walk(self.top):
            for name in names:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    found[os.path.relpath(path, self.top)] = settle(file.read())
        return found

    def drop(self):
        shutil.rmtree(self.holder, ignore_errors=True)


class Result:
    """What a command did."""

    def __init__(self, status, output, errors, files):
        self.status = status
        self.output = settle(output)
        self.errors = errors
        self.files = files

    def same(self, other):
        return (self.status, self.output, self.files) == (other.status, other.output, other.files)


def settle(data):
    """written= is the real clock, whatever UPPERBACK_NOW says."""
    return re.sub(rb"written=[0-9T:+-]+", b"written=NOW", data)


def is_excused(name, subject):
    return any(name == call and (part is None or part in subject) for call, part in EXCUSED)


def fault_of(command, start, good, bad, muted=False):
    """What is wrong with a run that met a fault; None when nothing is."""
    if bad.same(good):
        return None
    if bad.status == good.status and command.bears in bad.errors.decode():
        return None
    if bad.status != SYSTEM:
        return f"status {bad.status} for {good.status}: {first_difference(good, bad)}"
    if not bad.errors and not muted:
        return "status 4 without a message"
    if CLAIM.search(bad.errors) and written(command, start, bad.files):
        return f"it says {bad.errors[-99:]!r}, and wrote {written(command, start, bad.files)}"
    printed = REFUSAL.sub(b"", bad.output)
    if not good.output.startswith(printed) and not re.fullmatch(command.passes, printed.decode()):
        return f"status 4, and it printed {bad.output[-200:]!r}"
    return file_fault(command, start, good.files, bad)


def written(command, start, files):
    return [name for name in {*start, *files}
            if files.get(name) != start.get(name) and name not in command.free]


def first_difference(good, bad):
    if good.output != bad.output:
        pairs = zip(good.output.split(b"\n"), bad.output.split(b"\n"))
        return next((f"{one!r} became {other!r}" for one, other in pairs if one != other),
                    "the output has another length")
    changed = [name for name in {*good.files, *bad.files}
               if good.files.get(name) != bad.files.get(name)]
    return f"files: {changed}" if changed else "only the status"


def file_fault(command, start, good, bad):
    for name in {*start, *good, *bad.files}:
        found = bad.files.get(name)
        if found in (start.get(name), good.get(name)) or name in command.free:
            continue
        if LEFT.fullmatch(name) and bad.errors == b"upperback: out of memory\n":
            continue
        if name == command.appends and found is not None \
                and found.startswith(start.get(name, b"")):
            continue
        return f"status 4, and {name} is {'gone' if found is None else found[-100:]!r}"
    return None


# --- steps ---------------------------------------------------------------------------


def calls_of(world, command):
    """(name, which of that name, subject) of each call that can fail. Programs that talk to
    others make some calls more or fewer, so the number among all would not do."""
    listing = os.path.join(world.holder, "calls")
    world.run(command, [world.tools["fault"], "--own", "--list", listing])
    with open(listing, encoding="utf-8", errors="replace") as file:
        calls = [line.rstrip("\n").split("\t") for line in file]
    counts = collections.Counter()
    found = []
    for _, name, subject in calls:
        counts[name] += 1
        if name not in ("other", "mmap", "mremap"):
            found.append((name, counts[name], subject))
    return found


def thin(calls, every):
    """Content is a hundred files, all read by the same lines of code: of the like calls on
    the files of one directory the first, the last and one in so many."""
    found = []
    alike = collections.defaultdict(list)
    for call in calls:
        folder = os.path.dirname(call[2])
        if "/content" in folder or "/own" in folder or folder.startswith("own"):
            alike[call[0], folder].append(call)
        else:
            found.append(call)
    for group in alike.values():
        found += sorted({group[0], group[-1], *group[::every]})
    return found


def faults_of_calls(world, command):
    for name, number, subject in thin(calls_of(world, command), 16):
        for error in ERRORS.get(name, OTHERWISE):
            yield (f"{name} {number}, of {subject.replace(world.top, '~')}: {error}",
                   [world.tools["fault"], "--own", "--at", str(number), "--of", name, "--error",
                    error],
                   None, is_excused(name, subject))


def faults_of_children(world, command):
    """What a child does between its birth and the program that it becomes."""
    listing = os.path.join(world.holder, "calls")
    world.run(command, [world.tools["fault"], "--list", listing])
    with open(listing, encoding="utf-8", errors="replace") as file:
        names = [line.split("\t")[1] for line in file]
    if "execve" not in names:
        return
    for name in ("dup2", "execve"):
        for number in range(1, names.count(name) + 1):
            for error in ERRORS[name]:
                yield (f"{name} {number}: {error}",
                       [world.tools["fault"], "--at", str(number), "--of", name, "--error", error],
                       None, False)


def faults_of_memory(world, command):
    """Each place when it is first reached and when it is last, once alone and once with all
    that follow."""
    listing = os.path.join(world.holder, "places")
    world.run(command, (), {"LD_PRELOAD": world.tools["memory"], "MEMORY_LIST": listing})
    with open(listing, encoding="ascii") as file:
        places = [[int(number) for number in line.split()] for line in file]
    chosen = {number for place in places for number in place}
    if world.tools["every"]:
        chosen.update(range(1, max(chosen) + 1, world.tools["every"]))
    for number in sorted(chosen):
        for way in ("AT", "FROM"):
            yield (f"allocation {number}{'' if way == 'AT' else ' and all after'}", [],
                   {"LD_PRELOAD": world.tools["memory"], f"MEMORY_{way}": str(number)}, False)


STEPS = {"calls": faults_of_calls, "children": faults_of_children, "memory": faults_of_memory}


def outcomes(step, world, command, faults):
    """What came of each fault; None where nothing knows it yet."""
    if step != "memory" or world.tools["alone"]:
        return [None] * len(faults)
    return branches.outcomes(world, command, faults, Result)


def try_command(step, command, tools, sample):
    """(faults tried, of which harmless, complaints)."""
    world = World(tools["template"], tools)
    tried, harmless, complaints = 0, 0, []
    try:
        world.renew()
        start = world.files()
        good = world.run(command)
        if good.status not in (0, 1, 10, 11, 12, 13):
            return 0, 0, [f"{command}: without a fault: {good.status} {good.errors.decode()}"]
        faults = [fault for i, fault in enumerate(STEPS[step](world, command))
                  if (i + len(str(command))) % sample == 0]
        results = outcomes(step, world, command, faults)
        for (story, before, more, excused), bad in zip(faults, results):
            # What a branch did wrong must be wrong in a run of its own.
            if bad and fault_of(command, start, good, bad):
                bad = None
            bad = bad or world.run(command, before, more)
            # How often a program reads or waits for another differs from run to run.
            if bad.status == NEVER_MADE and before:
                continue
            tried += 1
            harmless += bad.same(good)
            wrong = fault_of(command, start, good, bad, excused)
            if wrong and not (excused and bad.status == good.status):
                complaints.append(f"{command}: {story}: {wrong}")
    finally:
        world.drop()
    return tried, harmless, complaints


def build_tools(top, options):
    compiler = [*os.environ.get("CC", "cc").split(), "-std=c11", "-O1"]
    binaries = options.bin
    tools = {"bin": binaries, "every": options.every, "alone": options.alone,
             "template": os.path.join(top, "template"), "fault": os.path.join(top, "fault"),
             "memory": os.path.join(top, "memory.so")}
    parts = [os.path.join(HERE, name) for name in ("fault.c", "call.c", "machine.c", "record.c")]
    subprocess.run([*compiler, "-o", tools["fault"], *parts], check=True)
    parts = [os.path.join(HERE, name) for name in ("memory.c", "branch.c")]
    subprocess.run([*compiler, "-shared", "-fPIC", "-o", tools["memory"], *parts, "-ldl"],
                   check=True)
    os.mkdir(tools["template"])
    commands.build_world(tools["template"], lambda words: subprocess.run(
        [os.path.join(binaries, words[0]), *words[1:]], cwd=tools["template"],
        env=commands.environment(tools["template"], binaries), stdin=subprocess.DEVNULL,
        capture_output=True, text=True).stdout)
    return tools


def is_sanitized(binaries):
    with open(os.path.join(binaries, "triage"), "rb") as file:
        return b"__asan_init" in file.read()


def run_step(step, chosen, tools, options):
    tried = harmless = 0
    complaints = []
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        waiting = [pool.submit(try_command, step, one, tools, options.sample) for one in chosen]
        for command, future in zip(chosen, waiting):
            one = future.result()
            tried, harmless = tried + one[0], harmless + one[1]
            complaints += one[2]
            if options.verbose:
                print(f"  {step:<8}{one[0]:>7}{one[1]:>10}{len(one[2]):>8}  {command}", flush=True)
            for complaint in one[2]:
                print(f"    {complaint}", flush=True)
    print(f"{step:<10}{tried:>7}{harmless:>10}{len(complaints):>8}", flush=True)
    return complaints


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int, default=1, metavar="N")
    parser.add_argument("--every", type=int, default=0, metavar="N")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--only", default="", metavar="TEXT")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--bin", default=os.environ.get("UPPERBACK_BIN", f"{ROOT}/bin"))
    parser.add_argument("steps", nargs="*", choices=[*STEPS, []], metavar="STEP")
    options = parser.parse_args()
    chosen = [one for one in commands.COMMANDS if options.only in str(one)]
    steps = options.steps or list(STEPS)
    if is_sanitized(options.bin):
        steps = [step for step in steps if step != "memory"]
    top = tempfile.mkdtemp(prefix="upperback-faults.")
    try:
        tools = build_tools(top, options)
        print(f"{'':<10}{'faults':>7}{'harmless':>10}{'wrong':>8}")
        complaints = [one for step in steps for one in run_step(step, chosen, tools, options)]
    finally:
        shutil.rmtree(top, ignore_errors=True)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
