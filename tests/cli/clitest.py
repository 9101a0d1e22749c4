# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests that run the built programs share: a room of their own, the programs, TAP, digests of district files."""
import contextlib
import hashlib
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback

TOP = os.environ["DESMI_TOP_SRCDIR"]
BUILD = os.environ["DESMI_TOP_BUILDDIR"]
WINE = os.environ.get("DESMI_WINE")  # runs the programs of a build for Windows; None: they run by themselves
SUFFIX = ".exe" if WINE else ""
CLI = os.path.join(BUILD, "src", "cli", "desmigratif-cli" + SUFFIX)
PUBLISH = os.path.join(BUILD, "src", "server", "desmigratif-publish" + SUFFIX)
DEVSERVER = os.path.join(BUILD, "src", "server", "desmigratif-devserver" + SUFFIX)
SAMPLE = os.path.join(TOP, "data", "sample")
KILLED = (137, -9)  # exit codes of a program that Wine killed: one that takes over a second to go, after all its work
MOST_KILLED = 6  # programs of the some 300 of one run: an accident on a busy machine, not a habit
LIMIT_S = 120  # for one program; slow machines under a sanitizer need some


class Killed(Exception):
    """A program's exit code is lost, so the tests cannot go on; the message is a line of TAP."""


class Skip(Exception):
    """Raised by a test that cannot run here, with the reason."""


def command(program, *args):
    """What starts one of the built programs, or another program."""
    return [WINE, program, *args] if WINE and program.endswith(SUFFIX) else [program, *args]


def without_wine(text):
    """What a program said, without what Wine says of this machine's disks."""
    return "".join(line for line in text.splitlines(True) if not line.startswith("wine: ")) if WINE else text


class Answer:
    """What a program said and how it ended."""

    def __init__(self, args, code, out, err):
        self.args, self.code, self.out, self.err = args, code, out, err

    def __str__(self):
        return "%s\nexit %d\nout: %s\nerr: %s" % (self.args, self.code, self.out[:2000], self.err[:2000])

    def json(self):
        return json.loads(self.out)


class Room:
    """A folder with a home of its own; everything in it goes when the tests are over."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="desmi-cli-")
        self.n_killed = 0
        self.at_close = contextlib.ExitStack()  # of what must end before the folder goes
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "XDG_"))}
        self.env.update(HOME=self.path("home"), LC_ALL="C.UTF-8", DESMIGRATIF_BACKUPS=self.path("backups"),
                        TMPDIR=self.path("tmp"))
        for name in ("home", "backups", "tmp"):
            os.mkdir(self.path(name))
        if WINE:  # where GLib would ask Windows, whose folders all tests share; and Wine keeps its server by TMPDIR
            del self.env["TMPDIR"]
            # LC_CTYPE tells Wine how names of files are written; Windows has no such locale, and GLib asks LANG for the
            # alphabet of a console that is not there
            del self.env["LC_ALL"]
            self.env.update(LC_CTYPE="C.UTF-8", LANG="en_US.UTF-8")
            folders = {"CACHE": ".cache", "CONFIG": ".config", "DATA": ".local/share", "STATE": ".local/state"}
            self.env.update({"XDG_%s_HOME" % kind: self.path("home", folder) for kind, folder in folders.items()})

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8", newline="") as f:
            f.write(text)
        return self.path(name)

    def environment(self, extra=None):
        env = dict(self.env)
        for key, value in (extra or {}).items():
            if value is None:
                env.pop(key, None)
            else:
                env[key] = value
        return env

    def run(self, program, *args, env=None, cwd=None, code=None, **more):
        done = subprocess.run(command(program, *args), env=self.environment(env), cwd=cwd, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=LIMIT_S, **more)
        returncode = done.returncode
        if WINE and returncode in KILLED:
            if code is None or self.n_killed == MOST_KILLED:
                raise Killed("Bail out! Wine killed %s\n# %r" % (os.path.basename(program), args))
            # its work was done: what it wrote and left is looked at all the same
            self.n_killed += 1
            print("# Wine killed %r, whose exit code was to be %d" % (args, code))
            returncode = code
        answer = Answer(args, returncode, done.stdout.decode("utf-8"), without_wine(done.stderr.decode("utf-8")))
        if code is not None:
            equal(answer.code, code, answer)
        return answer

    def cli(self, *args, **more):
        return self.run(CLI, *args, **more)

    def start(self, program, *args, env=None, **more):
        return subprocess.Popen(command(program, *args), env=self.environment(env), stdin=subprocess.DEVNULL, **more)

    @contextlib.contextmanager
    def server(self, feed, *args):
        """The development server on a free port of loopback, stopped at the end whatever happens."""
        out = self.path("server-%d.out" % time.monotonic_ns())
        with open(out, "wb") as f:
            process = self.start(DEVSERVER, feed, *args, stdout=f, stderr=subprocess.STDOUT)
        try:
            yield wait_for_address(process, out)
        finally:
            stop(process)

    def close(self):
        try:
            self.at_close.close()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)


def stop(process):
    """Ends a process that was started here, and waits until it is gone."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
    process.wait(20)


def wait_for_address(process, out):
    end = time.monotonic() + LIMIT_S
    while time.monotonic() < end and process.poll() is None:
        with open(out, encoding="utf-8", errors="replace") as f:
            for word in f.read().split():
                if word.startswith(("http://", "https://")):
                    return word.rstrip(".")
        time.sleep(0.05)
    with open(out, encoding="utf-8", errors="replace") as f:
        raise AssertionError("the development server gave no address: " + f.read())


def free_port():
    """A port of loopback on which nobody listens."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def equal(found, wanted, more=""):
    if found != wanted:
        raise AssertionError("found %r, wanted %r\n%s" % (found, wanted, more))


def check(condition, more=""):
    if not condition:
        raise AssertionError(str(more))


def one_sentence(answer):
    """The error is one line of text that begins with the program's name, and says something."""
    lines = answer.err.rstrip("\n").split("\n")
    equal(len(lines), 1, answer)
    check(lines[0].startswith("desmigratif-cli: ") and len(lines[0]) > 30, answer)
    check("(null)" not in answer.err and "CRITICAL" not in answer.err and "WARNING" not in answer.err, answer)


def file_hash(path):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


def tables(path, regions=True):
    """The hash of every table's rows, sorted; virtual tables are seen through the tables they keep.

    The list of regions and its index are most of a file: what cannot touch them is held to the other tables.
    The list of updates is left out: it tells of attempts, also of those that changed nothing."""
    connection = sqlite3.connect("file:%s?mode=ro" % path.replace("%", "%25").replace("?", "%3f").replace("#", "%23"), uri=True)
    try:
        names = [n for n, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
                 if "VIRTUAL" not in (sql or "") and n != "sync_history" and (regions or not n.startswith(("official_region", "search")))]
        return {name: hash_rows(connection, name) for name in sorted(names)}
    finally:
        connection.close()


def hash_rows(connection, name):
    connection.text_factory = bytes
    # what steps are called is of the history, though it lies among the facts of the file
    where = " WHERE key NOT LIKE 'label/%'" if name == "meta" else ""
    rows = sorted(repr(row) for row in connection.execute('SELECT * FROM "%s"%s' % (name, where)))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def local_tables(path):
    """Only what belongs to the user."""
    return {n: h for n, h in tables(path, False).items() if n.startswith("local_")}


def integrity(path):
    connection = sqlite3.connect(path)
    try:
        return connection.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        connection.close()


def check_table(document, name=None):
    """Holds a table's JSON against the one shape that every table has."""
    keys = ["table", "columns", "rows", "period", "source", "as_of", "coverage", "suppressed", "synthetic"]
    if "marks" in document:
        keys.append("marks")
        check(document["marks"], "an empty list of marks")
    equal(sorted(document), sorted(keys))
    if name is not None:
        equal(document["table"], name)
    types = {"text": str, "code": str, "country": str, "period": str, "count": int, "idr": int, "number": (int, float),
             "ratio": (int, float)}
    for column in document["columns"]:
        equal(sorted(column), ["name", "type"])
        check(column["type"] in types, column)
    marks = {(m["row"], m["column"]): m["mark"] for m in document.get("marks", [])}
    for r, row in enumerate(document["rows"]):
        equal(len(row), len(document["columns"]))
        for c, cell in enumerate(row):
            if cell is None:
                check(marks.get((r, c)) in ("missing", "suppressed"), "null without a mark at %d, %d" % (r, c))
            else:
                check(isinstance(cell, types[document["columns"][c]["type"]]) and not isinstance(cell, bool), (r, c, cell))
    for place, mark in marks.items():
        check(mark in ("missing", "suppressed", "estimate"), mark)
        if mark != "estimate":
            equal(document["rows"][place[0]][place[1]], None)
    check(document["source"] in ("default", "official", "local", "both"))
    check(document["coverage"] is None or sorted(document["coverage"]) == ["of", "reported"])
    check(isinstance(document["synthetic"], bool) and isinstance(document["suppressed"], int))
    return [dict(zip((c["name"] for c in document["columns"]), row)) for row in document["rows"]]


class Tests:
    """Collects tests by decorator, runs them in order, speaks TAP."""

    def __init__(self):
        self.tests = []

    def __call__(self, function):
        self.tests.append(function)
        return function

    def run(self, prepare):
        """prepare (room) makes what the tests are given."""
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        only = sys.argv[1:]
        tests = [t for t in self.tests if not only or t.__name__ in only]
        room = Room()
        print("1..%d" % len(tests), flush=True)
        try:
            given = prepare(room)
            for number, test in enumerate(tests, 1):
                self.run_one(number, test, given)
        except Killed as message:
            print(message, flush=True)
            raise SystemExit(KILLED[0]) from None
        finally:
            room.close()

    @staticmethod
    def run_one(number, test, given):
        name = test.__name__.replace("_", " ")
        start = time.monotonic()
        try:
            test(given)
            print("ok %d - %s" % (number, name))
            print("# %.1f s" % (time.monotonic() - start))
        except Skip as reason:
            print("ok %d - %s # SKIP %s" % (number, name, reason))
        except Killed:
            raise
        except Exception:  # whatever went wrong is this test's failure
            print("not ok %d - %s" % (number, name))
            story = traceback.format_exc().rstrip()
            for line in story.split("\n"):
                print("# " + line)
            print(story, file=sys.stderr)  # Meson keeps TAP's comments in its log, and shows only this
        sys.stdout.flush()
