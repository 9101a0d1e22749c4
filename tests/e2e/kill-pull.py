#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 at random moments of a pull: the file opens, is whole, and every table is as before or as after. As TAP."""
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from clitest import CLI, LIMIT_S, PUBLISH, SAMPLE, Tests, check, equal, hash_rows, integrity, stop

KILLS = int(os.environ.get("DESMI_KILLS", "50"))
SEED = int(os.environ.get("DESMI_SEED", "20261125"))
VILLAGE = "32.12.16.2004"
test = Tests()


class Given:
    """A district file with the user's own work in it, and a feed."""

    def __init__(self, room):
        self.room, self.cli = room, room.cli
        self.feed, self.template = room.path("feed"), room.path("template.desmigratif")
        room.run(PUBLISH, "feed", self.feed, "--from", SAMPLE, "--key", os.path.join(SAMPLE, "keys", "feed.key"), "--root",
                 os.path.join(SAMPLE, "demo-root.signed"), code=0)
        room.cli("new", self.template, "--district", "32.12", code=0)
        room.cli("set", self.template, VILLAGE, "head_name=Bu Sri", "population=3.210", code=0)
        room.cli("report", self.template, VILLAGE, "2023-Q4", "relawan=12", code=0)
        room.cli("undo", self.template, code=0)
        self.number = 0

    def copy(self):
        self.number += 1
        return shutil.copy(self.template, self.room.path("file-%d.desmigratif" % self.number))

    def remove(self, path):
        for suffix in ["", "-wal", "-shm", "-journal"]:
            if os.path.exists(path + suffix):
                os.unlink(path + suffix)


def state(path):
    """Hashes of all tables. Only moments of this run, and the mark of an open file, are left out."""
    connection = sqlite3.connect(path)
    try:
        names = [n for n, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
                 if "VIRTUAL" not in (sql or "")]
        hashes = {n: hash_rows(connection, n) for n in names if n not in ("meta", "sync_state", "sync_history")}
        connection.text_factory = str
        for name in ("meta", "sync_state", "sync_history"):
            rows = [row for row in connection.execute('SELECT * FROM "%s"' % name) if row[0] != "clean"]
            now = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ")
            hashes[name] = sorted(now.sub("T", repr(row)) for row in rows)
        return hashes
    finally:
        connection.close()


def unlike(one, other):
    return [n for n in sorted(set(one) | set(other)) if one.get(n) != other.get(n)]


def kill_pull(given, address, pause):
    """Returns the file of a pull that was killed after so many seconds, and whether it was still running."""
    path = given.copy()
    process = given.room.start(CLI, "pull", path, "--server", address, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(pause)
        running = process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait(LIMIT_S)
    finally:
        stop(process)
    return path, running


def measure(given, address):
    path = given.copy()
    start = time.monotonic()
    given.cli("pull", path, "--server", address, code=0)
    return path, time.monotonic() - start


@test
def a_killed_pull_is_all_or_nothing(given):
    dice = random.Random(SEED)
    seen = {"before": 0, "after": 0, "running": 0}
    before = state(given.copy())
    with given.room.server(given.feed) as address:
        path, took = measure(given, address)
        after = state(path)
        check("official_flows" in unlike(before, after))
        for n in range(KILLS):
            if n % 2 == 0:  # every other time nothing is in the cache
                shutil.rmtree(given.room.path("home", ".cache"), ignore_errors=True)
            # the odd moments thicken towards the commit
            pause = took * (dice.random() if n % 2 == 0 else 1 - dice.random() ** 2 * 0.5)
            path, running = kill_pull(given, address, pause)
            found = state(path)
            equal(integrity(path), "ok")
            which = "before" if not unlike(found, before) else "after"
            equal(unlike(found, before if which == "before" else after), [], "seed %d, kill %d after %.3f s" % (SEED, n, pause))
            seen[which] += 1
            seen["running"] += running
            # on a machine whose other work comes and goes, a pull takes now this long, now that long
            took = took if running else min(took, pause)
            given.cli("query", path, "villages", "--json", code=0)
            if n % 10 == 0:
                given.cli("pull", path, "--server", address, code=0)
                equal(unlike({n: h for n, h in state(path).items() if not n.startswith("sync_")},
                             {n: h for n, h in after.items() if not n.startswith("sync_")}), [])
                whole, took = measure(given, address)
                given.remove(whole)
            given.remove(path)
    print("# %s of %d; a pull took %.2f s" % (seen, KILLS, took))
    check(seen["running"] >= KILLS // 2, "too few pulls were met while they ran: %s" % seen)
    check(seen["before"] > 0, seen)


if __name__ == "__main__":
    test.run(Given)
