"""Tries many failing allocations in one run of a program, which branch.c parts in two at
each: what comes before a failure, mostly a hundred files of content, is run once."""
import os
import select
import struct
import subprocess

LIMIT = 60  # seconds; a branch ends itself sooner
HUNG = 14  # SIGALRM
BATCH = 64


class Trunk:
    """One run of a program, which stops at each failure that it is told of."""

    def __init__(self, world, command):
        world.renew()
        self.start = world.files()
        self.world = world
        self.tried = 0
        ours, self.orders = os.pipe()
        self.results, theirs = os.pipe()
        more = {"LD_PRELOAD": world.tools["memory"], "MEMORY_OUT": world.holder,
                "MEMORY_ORDERS": str(ours), "MEMORY_RESULTS": str(theirs)}
        with world.stdin(command) as stdin, open(os.path.join(world.holder, "trunk"), "wb") as out:
            self.process = subprocess.Popen(
                world.words(command), cwd=world.top, env={**world.environment(command), **more},
                stdin=stdin, stdout=out, stderr=out, pass_fds=(ours, theirs))
        os.close(ours)
        os.close(theirs)

    def fail(self, faults):
        """For each fault the status, output and errors of its branch; None where there could
        be none."""
        try:
            for fault in faults:
                os.write(self.orders, struct.pack("ll", *order_of(fault)))
        except BrokenPipeError:
            pass
        return [self.outcome() for _ in faults]

    def outcome(self):
        ready = select.select([self.results], [], [], LIMIT)[0]
        result = os.read(self.results, 8) if ready else b""
        self.tried += 1
        wait = struct.unpack("l", result)[0] if len(result) == 8 else -1
        return None if wait < 0 else (status_of(wait), self.printed("out"), self.printed("err"))

    def printed(self, name):
        path = os.path.join(self.world.holder, f"{name}-{self.tried}")
        with open(path, "rb") as file:
            text = file.read()
        os.remove(path)
        return text

    def end(self):
        self.process.kill()
        self.process.wait()
        os.close(self.orders)
        os.close(self.results)


def order_of(fault):
    """(number, whether all that follow fail too) of a fault of faults.py."""
    more = fault[2]
    return int(more.get("MEMORY_AT") or more["MEMORY_FROM"]), int("MEMORY_FROM" in more)


def status_of(wait):
    """As subprocess tells it."""
    if os.WIFSIGNALED(wait):
        return "hung" if os.WTERMSIG(wait) == HUNG else -os.WTERMSIG(wait)
    return os.WEXITSTATUS(wait)


def outcomes(world, command, faults, result):
    """A Result for each fault; None where the program could not part any more: it had
    threads, children, or had begun to write."""
    found = []
    waiting = [faults[i:i + BATCH] for i in reversed(range(0, len(faults), BATCH))]
    trunk = Trunk(world, command)
    try:
        while waiting:
            batch = waiting.pop()
            done = trunk.fail(batch)
            files = world.files()
            if files == trunk.start or len(batch) == 1:
                found += [one and result(*one, files) for one in done]
            else:  # one of them changed something, and the next ones found it so
                waiting += [[fault] for fault in reversed(batch)]
            if files != trunk.start:
                trunk.end()
                trunk = Trunk(world, command)
    finally:
        trunk.end()
    return found
