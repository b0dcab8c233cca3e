#!/usr/bin/python3
"""Holds an interview: runs a command on a terminal of its own and types at it.

    pty.py [-o FILE] [-s COLUMNS] SCRIPT COMMAND [ARGUMENT ...]

SCRIPT has a line for each prompt ("> " at the end of what is shown). A line is typed
as it stands; !int, !hup, !term send that signal, !eof types Ctrl-D, !close takes the
terminal away. After its last line nothing more is typed. With "default LINE" first,
LINE is typed at each prompt for which the script has none; "when TEXT: LINE" types
LINE at each prompt whose screen holds TEXT.

The screen goes to standard output; standard output of the command goes to FILE (else
to the screen). The status is the command's, 128 and the signal when one ended it.
"""
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
import fcntl

LIMIT = 20  # seconds
SILENCE = 0.5  # seconds at a prompt for which the script has nothing: the terminal goes
MOST = 120  # replies: after that it goes round in circles


def read_script(path):
    default, rules, lines = None, [], []
    for line in open(path, encoding="utf-8").read().splitlines():
        if line.startswith("default "):
            default = line[len("default "):]
        elif line.startswith("when "):
            text, _, reply = line[len("when "):].partition(": ")
            rules.append((text, reply))
        else:
            lines.append(line)
    return default, rules, lines


def reply_to(screen, default, rules, lines):
    for text, reply in rules:
        if text in screen:
            return reply
    if lines:
        return lines.pop(0)
    return default


def take_terminal():
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def main():
    arguments = sys.argv[1:]
    output, columns = None, 80
    while arguments[0] in ("-o", "-s"):
        if arguments[0] == "-o":
            output = open(arguments[1], "wb")
        else:
            columns = int(arguments[1])
        arguments = arguments[2:]
    default, rules, lines = read_script(arguments[0])
    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    child = subprocess.Popen(arguments[1:], stdin=slave, stdout=output or slave, stderr=slave,
                             preexec_fn=take_terminal)
    os.close(slave)
    screen, shown, end, left = b"", b"", time.time() + LIMIT, MOST
    heard = time.time()
    while time.time() < end and left > 0:
        ready, _, _ = select.select([master], [], [], 0.01)
        if ready:
            try:
                data = os.read(master, 65536)
            except OSError:
                break
            if not data:
                break
            heard = time.time()
            shown += data
            screen += data
            continue
        if child.poll() is not None:
            break
        if not screen.endswith(b"> "):
            continue
        reply = reply_to(screen.decode("utf-8", "replace"), default, rules, lines)
        if reply is None:
            if time.time() > heard + SILENCE:
                break
            continue
        screen = b""
        left -= 1
        if reply in ("!int", "!hup", "!term"):
            number = getattr(signal, "SIG" + reply[1:].upper())
            if number == signal.SIGINT:
                os.write(master, b"\x03")
            else:
                child.send_signal(number)
        elif reply == "!eof":
            os.write(master, b"\x04")
        elif reply == "!close":
            break
        else:
            os.write(master, reply.encode() + b"\n")
    os.close(master)
    try:
        status = child.wait(timeout=5)
    except subprocess.TimeoutExpired:
        child.kill()
        status = 99
    sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
    sys.exit(status if status >= 0 else 128 - status)


main()
