#!/usr/bin/env python3
"""make torture: tries to make `log` lose a line, or change one that was there.

    tests/torture/torture.py [--sample] [--log PROGRAM] [STEP ...]

Each step lets something fail at every place where it can (see fault.c), then looks at
the diary. What must hold, always:

    - what status 0 acknowledged is there, whole, once, and had been synced;
    - what any other status left is there whole, or is not counted;
    - no older byte has changed;
    - the next log, with nothing failing, stores its line, and readers count it.

Prints a table. The status is 1 when one of these did not hold. --sample tries one
fault in many, for make check.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
NEVER_MADE = 124
STEP_OF_SAMPLE = 47
SECTOR = 512
KILLED = 137
OLD = (b"2026-11-18T09:00:00+01:00\tpain\t4\tside=left\n"
       b"# a line of one's own\n"
       b"2026-11-18T19:30:00+01:00\tnote\told and dear\n"
       b"2026-11-19T08:00:00+01:00\tworst\t6\n")
TORN = b"2026-11-19T21:00:00+01:00\tpain\t"
CLOSING = b"\t\\cut\n"
TIME = rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d"
MEMORY = ("mmap", "mremap")
ERRORS = ("ENOSPC", "EIO", "EINTR", "EDQUOT", "EACCES", "ENOENT", "ENOMEM", "EMFILE", "ESTALE")


class Scenario:
    """What is there before, and the command that adds to it."""

    def __init__(self, name, operands, line, before=OLD, torn=b"", place="diary", link=False,
                 unsynced=(), entries=3):
        self.name = name
        self.operands = operands
        self.line = re.compile(TIME + line)  # what the command adds
        self.before = before                 # None: no file
        self.torn = torn
        self.place = place                   # None: the default diary
        self.link = link
        self.unsynced = unsynced             # names that someone made and did not sync
        self.entries = entries               # that count, in before

    def path(self):
        return self.place or "home/.local/share/upperback/diary"

    def command(self, log):
        place = ["-l", self.place] if self.place else []
        return [log, *place, *self.operands]


PLAIN = ["4", "side=right", "note=new"]
PLAIN_LINE = rb"\tpain\t4\tside=right\tnote=new\n"
LONG = "long " * 300
SCENARIOS = (
    Scenario("a diary", PLAIN, PLAIN_LINE),
    Scenario("a new diary", PLAIN, PLAIN_LINE, before=None, entries=0),
    Scenario("the default diary, its directories too", PLAIN, PLAIN_LINE, before=None, place=None,
             entries=0),
    Scenario("a diary that someone died making", PLAIN, PLAIN_LINE, before=b"",
             unsynced=("diary",), entries=0),
    Scenario("directories that someone died making", PLAIN, PLAIN_LINE, before=None, place=None,
             unsynced=("home/.local", "home/.local/share", "home/.local/share/upperback"),
             entries=0),
    Scenario("a torn last line", PLAIN, PLAIN_LINE, torn=TORN),
    Scenario("behind a symbolic link", PLAIN, PLAIN_LINE, link=True),
    Scenario("a line over four sectors", ["note", LONG.strip()],
             rb"\tnote\t" + LONG.strip().encode() + rb"\n"),
    Scenario("--undo", ["--undo"], rb"\tvoid\t[^\n]*\n"),
)


class World:
    """A scratch directory with a diary in it, made afresh for every fault."""

    def __init__(self, log, fault, sample):
        self.top = os.path.realpath(tempfile.mkdtemp(prefix="upperback-torture."))
        self.log = log
        self.fault = fault
        self.sample = sample
        self.turns = 0
        with open(log, "rb") as program:
            self.sanitized = b"__asan_init" in program.read()
        self.environment = {
            "HOME": os.path.join(self.top, "work/home"), "PATH": "/usr/local/bin:/usr/bin:/bin",
            "LC_ALL": "C", "TZ": "Europe/Berlin", "ASAN_OPTIONS": "exitcode=99:detect_leaks=0",
            "UBSAN_OPTIONS": "exitcode=99"}
        self.work = os.path.join(self.top, "work")

    def inside(self, *parts):
        return os.path.join(self.work, *parts)

    def set(self, scenario):
        shutil.rmtree(self.work, ignore_errors=True)
        os.makedirs(self.inside("home"), mode=0o700)
        os.makedirs(self.inside("other"))
        if scenario.place is None and scenario.unsynced:
            os.makedirs(self.inside(scenario.unsynced[-1]), mode=0o700)
        if scenario.before is None:
            return
        name = "other/diary" if scenario.link else "diary"
        with open(self.inside(name), "wb") as file:
            file.write(scenario.before + scenario.torn)
        os.chmod(self.inside(name), 0o600)
        if scenario.link:
            os.symlink("other/diary", self.inside("diary"))

    def run(self, command, **more):
        return subprocess.run(command, cwd=self.work, env=self.environment, capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=60, **more)

    def faulty(self, faults, command):
        return self.run([self.fault, *faults, *command])

    def bytes(self, scenario):
        try:
            with open(self.inside(scenario.path()), "rb") as file:
                return file.read()
        except (FileNotFoundError, NotADirectoryError):
            return b""

    def calls(self, scenario, *options):
        """The names of the calls that the command makes, in order."""
        self.set(scenario)
        listing = os.path.join(self.top, "calls")
        self.run([self.fault, "--list", listing, *options, *scenario.command(self.log)])
        with open(listing, encoding="ascii") as file:
            return [line.split()[1] for line in file]

    def chosen(self, items):
        return list(items)[self.sample // 2::self.sample] if self.sample else list(items)

    def is_turn(self):
        """True always, or for one in many when this is a sample."""
        self.turns += 1
        return not self.sample or self.turns % self.sample == 0


class Enough(Exception):
    """One violation is all that was asked for."""


class Row:
    """One line of the table."""

    def __init__(self, first=False):
        self.first = first
        self.tried = self.acknowledged = self.lost = self.changed = self.broken = 0
        self.stories = []

    def complain(self, what, story):
        setattr(self, what, getattr(self, what) + 1)
        self.stories.append(f"{what}: {story}")
        if self.first:
            raise Enough

    def add(self, other):
        for what in ("tried", "acknowledged", "lost", "changed", "broken"):
            setattr(self, what, getattr(self, what) + getattr(other, what))
        self.stories += other.stories


# --- looking at the diary ------------------------------------------------------------


def split_new(scenario, data):
    """Whole new lines, and what is left over that no line can account for."""
    rest = data[len(scenario.before or b""):]
    if scenario.torn:
        if not rest.startswith(scenario.torn):
            return 0, rest
        rest = rest[len(scenario.torn):]
        if rest.startswith(CLOSING):
            rest = rest[len(CLOSING):]
    lines = 0
    while match := scenario.line.match(rest):
        lines += 1
        rest = rest[match.end():]
    return lines, rest


def judge(world, row, scenario, status, story, silent_is_fine=False, stderr=b""):
    """Whether the diary is as the status says."""
    data = world.bytes(scenario)
    row.tried += 1
    row.acknowledged += status == 0
    if not data.startswith((scenario.before or b"") + scenario.torn):
        row.complain("changed", story)
        return
    lines, rest = split_new(scenario, data)
    if status == 0 and lines == 0:
        row.complain("lost", story)
    elif lines > 1 or b"\n" in rest or (status == 0 and rest):
        row.complain("broken", f"{story}: left {data[-120:]!r}")
    elif status not in (0, 2, 3, 4, KILLED) or (status in (3, 4) and not stderr):
        row.complain("broken", f"{story}: status {status}, {stderr.decode()[:300]}")
    else:
        follow(world, row, scenario, lines, story)


def count_entries(world, path):
    """What our readers count; None when they say no number at all."""
    done = world.run([world.log, "--check", "-l", path])
    match = re.match(rb"entries (\d+), taken back or void (\d+),", done.stdout)
    return int(match[1]) + int(match[2]) if match and done.returncode in (0, 3) else None


def follow(world, row, scenario, lines, story):
    """The next entry goes in, and all that is whole is counted."""
    before = world.bytes(scenario)
    place = scenario.path()
    done = world.run([world.log, "-l", place, "5"] if scenario.place or before
                     else [world.log, "5"])
    after = world.bytes(scenario)
    if done.returncode != 0 or not after.startswith(before):
        row.complain("broken", f"{story}: the next log: {done.returncode} {done.stderr.decode()}")
        return
    count = count_entries(world, place)
    if count != scenario.entries + lines + 1:
        row.complain("broken", f"{story}: readers count {count}, expected "
                               f"{scenario.entries + lines + 1}")


# --- what was done to files, and what a disk may hold of it ----------------------------


def read_record(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def was_synced(events, path):
    """Whether the last write to path is followed by a sync of it and of its directory."""
    last = max((i for i, event in enumerate(events) if event[:2] == ["write", path]), default=None)
    if last is None:
        return False
    later = [event[1] for event in events[last:] if event[0] == "sync"]
    return path in later and os.path.dirname(path) in later


class Disk:
    """One file on a disk: what is certain to be on it, and what is not yet."""

    def __init__(self, data, named):
        self.certain = data
        self.pending = [data]  # every content since the last sync, the newest last
        self.unsynced_names = set(named)

    def take(self, event, path):
        kind, name = event[0], event[1]
        newest = self.pending[-1]
        if kind == "write" and name == path:
            offset, data = int(event[2]), bytes.fromhex(event[3])
            newest = newest.ljust(offset, b"\0")
            self.pending.append(newest[:offset] + data + newest[offset + len(data):])
        elif kind == "size" and name == path:
            self.pending.append(newest[:int(event[2])].ljust(int(event[2]), b"\0"))
        elif kind == "sync" and name == path:
            self.certain = newest
            self.pending = [newest]
        elif kind in ("create", "mkdir"):
            self.unsynced_names.add(name)
        elif kind == "sync":
            self.unsynced_names = {one for one in self.unsynced_names
                                   if os.path.dirname(one) != name}

    def images(self):
        """All that may be found after the power came back; None: no file."""
        found = {self.certain}
        for content in self.pending:
            found |= mixtures(self.certain, content)
        if self.unsynced_names:
            found.add(None)
        return found


def mixtures(old, new):
    """Each sector old or new, the size old, new or in between, zeros where nothing is."""
    length = max(len(old), len(new))
    one, other = old.ljust(length, b"\0"), new.ljust(length, b"\0")
    touched = [i for i in range(0, length, SECTOR)
               if one[i:i + SECTOR] != other[i:i + SECTOR]]
    sizes = {len(old), len(new), *[i for i in touched if i > len(old)],
             *[size for size in (len(old) + 1, len(new) - 1) if len(old) < size < len(new)]}
    found = set()
    for pattern in patterns(len(touched)):
        image = bytearray(one)
        for sector, is_new in zip(touched, pattern):
            if is_new:
                image[sector:sector + SECTOR] = other[sector:sector + SECTOR]
        found |= {bytes(image[:size]) for size in sizes if size >= min(len(old), len(new))}
    return found


def patterns(count):
    if count <= 6:
        return [[bits >> i & 1 for i in range(count)] for bits in range(1 << count)]
    return [[i < edge for i in range(count)] for edge in range(count + 1)] + \
           [[i >= edge for i in range(count)] for edge in range(count + 1)]


def lose_power(world, row, scenario, faults):
    """Runs the command once, then cuts the power after each thing it did."""
    record = os.path.join(world.top, "record")
    world.set(scenario)
    path = os.path.realpath(world.inside(scenario.path()))
    named = [world.inside(name) for name in scenario.unsynced]
    status = world.faulty(["--record", record, *faults], scenario.command(world.log)).returncode
    events = read_record(record)
    disk = Disk((scenario.before or b"") + scenario.torn, named)
    seen = set()
    for event in events:
        disk.take(event, path)
        ended_well = event == ["exit", "0"]
        for image in sorted(disk.images(), key=lambda one: (one is None, one or b"")):
            if ended_well or (image not in seen and world.is_turn()):
                seen.add(image)
                find_after(world, row, scenario, image, ended_well,
                           f"{scenario.name}, {' '.join(faults)}, power lost after {event[:3]}")
    row.acknowledged += status == 0


def find_after(world, row, scenario, image, acknowledged, story):
    """What log makes of one image that a loss of power has left."""
    row.tried += 1
    before = (scenario.before or b"") + scenario.torn
    if image is None or (not image and not before):
        if acknowledged:
            row.complain("lost", story)
        return
    if not image.startswith(before):
        row.complain("changed", f"{story}: {image[-120:]!r}")
        return
    lines, rest = split_new(scenario, image)
    if acknowledged and (lines != 1 or rest):
        row.complain("lost", f"{story}: {image[-120:]!r}")
        return
    world.set(scenario)
    os.makedirs(os.path.dirname(world.inside(scenario.path())), exist_ok=True)
    with open(world.inside(scenario.path()), "wb") as file:
        file.write(image)
    os.chmod(world.inside(scenario.path()), 0o600)
    follow(world, row, scenario, lines, story)


# --- steps ----------------------------------------------------------------------------


def step_kill(world, row):
    """kill -9 before every call, the dynamic loader's too, and in the middle of the write"""
    for scenario in SCENARIOS:
        for i in world.chosen(range(1, len(world.calls(scenario, "--loader")) + 1)):
            world.set(scenario)
            done = world.faulty(["--loader", "--at", str(i), "--kill"],
                                scenario.command(world.log))
            judge(world, row, scenario, done.returncode, f"{scenario.name}, killed before call {i}")
        for length in world.chosen(range(0, 80)):
            world.set(scenario)
            done = world.faulty(["--at", "1", "--of", "write", "--short", str(length), "--kill"],
                                scenario.command(world.log))
            judge(world, row, scenario, done.returncode,
                  f"{scenario.name}, killed when {length} bytes were written")


def fail_and_judge(world, row, scenario, faults):
    """As judge; and what failed has been taken back, unless that failed too."""
    record = os.path.join(world.top, "record")
    world.set(scenario)
    path = os.path.realpath(world.inside(scenario.path()))
    done = world.faulty(["--record", record, *faults], scenario.command(world.log))
    story = f"{scenario.name}, {' '.join(faults)}"
    if done.returncode == NEVER_MADE:
        return False
    if done.returncode == 0 and not was_synced(read_record(record), path):
        row.complain("lost", f"{story}: acknowledged, not synced")
    data = world.bytes(scenario)
    if done.returncode != 0 and "ftruncate" not in faults \
            and data != (scenario.before or b"") + scenario.torn:
        row.complain("broken", f"{story}: not taken back: {data[-120:]!r}")
    judge(world, row, scenario, done.returncode, story, stderr=done.stderr)
    return True


def step_errors(world, row):
    """an error of every call that can fail: no space, I/O, interrupted, quota …"""
    for scenario in SCENARIOS:
        calls = [name for name in world.calls(scenario) if name != "other"]
        memory = sum(name in MEMORY for name in calls)
        places = [("failing", i, error) for i in range(1, len(calls) - memory + 1)
                  for error in ERRORS]
        if not world.sanitized:
            places += [(",".join(MEMORY), i, "ENOMEM") for i in range(1, memory + 1)]
        for names, i, error in world.chosen(places):
            fail_and_judge(world, row, scenario, ["--at", str(i), "--of", names,
                                                  "--error", error])


def step_persistent(world, row):
    """the same, and every call of that kind after it"""
    for scenario in SCENARIOS:
        kinds = sorted(set(world.calls(scenario)) - {"other", "getrandom", *MEMORY})
        for kind, error in world.chosen([(kind, error) for kind in kinds for error in
                                         ("ENOSPC", "EIO", "EACCES", "EROFS")]):
            named = ["--on", "diary"] if kind == "write" else []
            fail_and_judge(world, row, scenario, ["--from", "1", "--of", kind, *named,
                                                  "--error", error])


def step_short(world, row):
    """writes that stop short, then go on, fail, or cannot even be taken back"""
    endings = ([], ["--at", "2", "--of", "write", "--on", "diary", "--error", "ENOSPC"],
               ["--at", "2", "--of", "write", "--on", "diary", "--error", "EINTR"],
               ["--from", "2", "--of", "write", "--on", "diary", "--error", "EIO",
                "--from", "1", "--of", "ftruncate", "--error", "EIO"])
    for scenario in SCENARIOS:
        for length, ending in world.chosen([(length, ending) for length in range(0, 64)
                                            for ending in endings]):
            fail_and_judge(world, row, scenario, ["--at", "1", "--of", "write", "--short",
                                                  str(length), *ending])


def step_power(world, row):
    """power lost at every moment; what was not synced is there, half there, or zeros"""
    histories = ([], ["--at", "1", "--of", "fsync", "--error", "EIO"],
                 ["--at", "2", "--of", "fsync", "--error", "EIO"],
                 ["--at", "1", "--of", "write", "--short", "20",
                  "--at", "2", "--of", "write", "--error", "ENOSPC"])
    for scenario in SCENARIOS:
        for faults in histories:
            lose_power(world, row, scenario, faults)


EDIT = "cat diary >edited; echo '# edited' >>edited; chmod 600 edited; mv edited diary"


def step_editor(world, row):
    """a program that saves by renaming, at every call"""
    scenario = SCENARIOS[0]
    for i in world.chosen(range(1, len(world.calls(scenario)) + 1)):
        world.set(scenario)
        done = world.faulty(["--at", str(i), "--run", EDIT], scenario.command(world.log))
        data = world.bytes(scenario)
        lines = len(scenario.line.findall(data))
        row.tried += 1
        row.acknowledged += done.returncode == 0
        story = f"another file in its place before call {i}"
        if not data.startswith(OLD):
            row.complain("changed", story)
        elif done.returncode == 0 and lines != 1:
            row.complain("lost", story)
        elif done.returncode not in (0, 4) or (done.returncode and not done.stderr):
            row.complain("broken", f"{story}: status {done.returncode}, {done.stderr.decode()}")


def wait_for_file(path):
    end = time.monotonic() + 30
    while not os.path.exists(path) and time.monotonic() < end:
        time.sleep(0.002)


BESIDE = "{ $LOG -l diary note beside; mkdir status; } >/dev/null 2>&1 & sleep 0.03"


def step_beside(world, row):
    """a second log begins before every call of one whose write stops short"""
    scenario = SCENARIOS[0]
    world.environment["LOG"] = world.log
    short = ["--at", "1", "--of", "write", "--short", "30"]
    for i in world.chosen(range(1, len(world.calls(scenario)) + 2)):
        world.set(scenario)
        done = world.faulty([*short, "--at", str(i), "--run", BESIDE],
                            scenario.command(world.log))
        wait_for_file(world.inside("status"))
        data = world.bytes(scenario)
        story = f"another log began before call {i}"
        row.tried += 1
        row.acknowledged += 2
        if not data.startswith(OLD):
            row.complain("changed", story)
        elif done.returncode != 0:
            row.complain("broken", f"{story}: status {done.returncode}, {done.stderr.decode()}")
        elif len(scenario.line.findall(data)) != 1 or data.count(b"\tnote\tbeside\n") != 1 \
                or data.count(b"\n") != OLD.count(b"\n") + 2:
            row.complain("lost", f"{story}: {data[len(OLD):]!r}")


def step_vanish(world, row):
    """its directory vanishes, or may not be written, at every call"""
    for before in (OLD, None):
        scenario = Scenario("it vanishes", PLAIN, PLAIN_LINE, before=before, place="sub/diary")
        for i in world.chosen(range(1, 60)):
            world.set(scenario)
            os.makedirs(world.inside("sub"))
            if before is not None:
                os.rename(world.inside("diary"), world.inside("sub/diary"))
            done = world.faulty(["--at", str(i), "--run", "mv sub gone"],
                                scenario.command(world.log))
            if done.returncode == NEVER_MADE:
                break
            shutil.move(world.inside("gone"), world.inside("sub"))
            judge(world, row, scenario if before is not None else
                  Scenario("it vanishes", PLAIN, PLAIN_LINE, before=b"", place="sub/diary",
                           entries=0),
                  done.returncode, f"the directory is gone before call {i}", stderr=done.stderr)


def step_descriptors(world, row):
    """descriptors 0, 1 and 2 closed, in every combination"""
    for scenario in SCENARIOS:
        for closed in range(1, 8):
            world.set(scenario)
            shell = "exec \"$@\" " + " ".join(
                f"{i}{'<' if i == 0 else '>'}&-" for i in range(3) if closed >> i & 1)
            done = world.run(["sh", "-c", shell, "sh", *scenario.command(world.log)])
            judge(world, row, scenario, done.returncode, f"{scenario.name}, closed: {closed:03b}",
                  stderr=b"closed")


def start_writers(world, count, calls):
    """Writers at once; of those to be killed, each dies before another call."""
    writers = []
    for i in range(count):
        command = [world.log, "-l", "diary", "note", f"writer {i}"]
        if calls and i % 3 > 0:
            command = [world.fault, "--at", str(1 + i % calls), "--kill", *command]
        writers.append(subprocess.Popen(command, cwd=world.work, env=world.environment,
                                        stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
    return [writer.wait() for writer in writers]


def many(world, row, count, calls):
    scenario = SCENARIOS[0]
    world.set(scenario)
    statuses = start_writers(world, count, calls)
    data = world.bytes(scenario)
    row.tried += count
    if not data.startswith(OLD):
        row.complain("changed", "many writers")
    lines = data[len(OLD):].split(b"\n")
    for i, status in enumerate(statuses):
        found = sum(re.fullmatch(TIME + b"\tnote\twriter %d" % i, line) is not None
                    for line in lines)
        row.acknowledged += status == 0
        if status == 0 and found != 1:
            row.complain("lost", f"writer {i} of {count}: {found} lines")
        if status != 0 and not calls:
            row.complain("broken", f"writer {i} of {count}: status {status}")
    if not calls and (lines.pop() != b"" or len(lines) != count):
        row.complain("broken", f"{len(lines)} lines of {count} writers")


def step_writers(world, row):
    """200 writers at once"""
    many(world, row, 20 if world.sample else 200, 0)


def step_killed_writers(world, row):
    """200 writers at once, of which two in three are killed, each at another call"""
    calls = len(world.calls(SCENARIOS[0]))
    many(world, row, 20 if world.sample else 200, calls)


def write_lines(path, count):
    """So many entries, no two of them equal, one a second."""
    with open(path, "w", encoding="ascii") as file:
        for i in range(count):
            second, minute, hour, day = i % 60, i // 60 % 60, i // 3600 % 24, i // 86400
            file.write(f"2026-{1 + day // 28:02}-{1 + day % 28:02}T{hour:02}:{minute:02}:"
                       f"{second:02}+01:00\tpain\t{i % 11}\n")


def take_in(world, faults):
    command = " ".join([*([world.fault, *faults] if faults else []), world.log])
    return world.run(["sh", "-c", f"exec {command} -l diary <../lines"])


def step_import(world, row):
    """an import of 1,000,000 lines that is killed, fails, or stops short, then again"""
    count = 20000 if world.sample else 1000000
    lines = os.path.join(world.top, "lines")
    write_lines(lines, count)
    write = ["--at", "1", "--of", "write", "--on", "diary"]
    for faults in ([], [*write, "--short", "100000", "--kill"], [*write, "--short", "99999"],
                   [*write, "--error", "ENOSPC"], ["--at", "1", "--of", "fsync", "--kill"],
                   ["--at", "1", "--of", "fsync", "--error", "EIO"]):
        world.set(SCENARIOS[0])
        first = take_in(world, faults)
        story = f"import, {' '.join(faults)}: status {first.returncode}"
        row.tried += 1
        row.acknowledged += first.returncode == 0
        if not world.bytes(SCENARIOS[0]).startswith(OLD):
            row.complain("changed", story)
        elif first.returncode == 0 and count_entries(world, "diary") != count + 3:
            row.complain("lost", story)
        elif first.returncode not in (0, 4, KILLED):
            row.complain("broken", f"{story}: {first.stderr.decode()}")
        elif take_in(world, []).returncode != 0 or count_entries(world, "diary") != count + 3:
            row.complain("broken", f"{story}: another import makes {count_entries(world, 'diary')}")


STEPS = {name[5:].replace("_", "-"): step for name, step in sorted(globals().items())
         if name.startswith("step_")}
ORDER = ("writers", "killed-writers", "kill", "errors", "persistent", "short", "power", "editor",
         "beside", "vanish", "descriptors", "import")


def build_fault(directory):
    fault = os.path.join(directory, "fault")
    sources = [os.path.join(HERE, name) for name in ("fault.c", "call.c", "machine.c", "record.c")]
    subprocess.run([*os.environ.get("CC", "cc").split(), "-std=c11", "-O2", "-Wall", "-Wextra",
                    "-Wpedantic", "-Wshadow", "-Wconversion", "-o", fault, *sources], check=True)
    return fault


def print_row(row, name):
    print(f"{name:<16}{row.tried:>8}{row.acknowledged:>14}{row.lost:>8}{row.changed:>12}"
          f"{row.broken:>10}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--first", action="store_true", help="end a step at its first violation")
    parser.add_argument("--log", default=os.path.join(
        os.environ.get("UPPERBACK_BIN", os.path.join(ROOT, "bin")), "log"))
    parser.add_argument("--fault", help="the fault tool, when it is built already")
    parser.add_argument("steps", nargs="*", metavar="STEP")
    options = parser.parse_args()
    unknown = set(options.steps) - set(STEPS)
    if unknown:
        parser.error(f"no such step: {', '.join(sorted(unknown))}; there are {', '.join(ORDER)}")
    world = World(options.log, None, STEP_OF_SAMPLE if options.sample else 0)
    total = Row()
    try:
        world.fault = options.fault or build_fault(world.top)
        print(f"{'':<16}{'faults':>8}{'acknowledged':>14}{'lost':>8}{'old changed':>12}"
              f"{'broken':>10}")
        for name in options.steps or ORDER:
            row = Row(options.first)
            try:
                STEPS[name](world, row)
            except Enough:
                pass
            print_row(row, name)
            for story in row.stories[:5]:
                print(f"    {story}")
            total.add(row)
        print_row(total, "all")
    finally:
        shutil.rmtree(world.top, ignore_errors=True)
    return 1 if total.stories else 0


if __name__ == "__main__":
    sys.exit(main())
