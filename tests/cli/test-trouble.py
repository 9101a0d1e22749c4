#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built desmigratif-cli on files and folders in trouble: a bad page, a copy that cannot be made. As TAP."""
import os
import signal
import sqlite3
import subprocess
import time

from clitest import CLI, LIMIT_S, Skip, Tests, WINE, check, equal, file_hash, one_sentence, stop
from district import VILLAGE, Given, fill_flows

test = Tests()


class Old(Given):
    """Its district file was made on an earlier day."""

    def __init__(self, room):
        super().__init__(room)
        connection = sqlite3.connect(self.template)
        connection.execute("UPDATE meta SET value = '2020-01-01T00:00:00Z' WHERE key = 'created'")
        connection.commit()
        connection.close()


def spoil(path, table):
    """Overwrites the first page of a table, as a failing disk does."""
    connection = sqlite3.connect(path)
    page_size = connection.execute("PRAGMA page_size").fetchone()[0]
    page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", [table]).fetchone()[0]
    connection.close()
    with open(path, "r+b") as f:
        f.seek((page - 1) * page_size)
        f.write(b"\xff" * page_size)


@test
def a_copy_that_cannot_be_made_is_said(given):
    path = given.file()
    full = given.room.write("full", "")  # stands for a folder in which nothing can be made
    answer = given.cli("set", path, VILLAGE, "phone=2", env={"DESMIGRATIF_BACKUPS": full}, code=0)
    check("Today's backup could not be made." in answer.err and "Change" in answer.err, answer)
    answer = given.cli("set", path, VILLAGE, "phone=3", code=0)
    one_sentence(answer)


@test
def a_bad_page_is_told_with_the_way_back(given):
    path = given.file()
    given.cli("set", path, VILLAGE, "phone=2", code=0)  # with the day's copy before it
    spoil(path, "local_profile")
    before = file_hash(path)
    answer = given.cli("set", path, VILLAGE, "phone=3", code=4)
    one_sentence(answer)
    check("A part of “district.desmigratif” is damaged" in answer.err, answer)
    copy = answer.err.split(": ")[-1].strip()
    check(os.path.isfile(copy), answer)
    # from now on nobody trusts it, also where the bad page would not be read
    for args in [["query", path, "flows"], ["history", path], ["enrol", path, "32.12.16.2005"], ["undo", path]]:
        answer = given.cli(*args, code=4)
        one_sentence(answer)
        check(copy in answer.err, answer)
    equal(file_hash(path), before)
    given.cli("restore", copy, "-o", path, code=0)
    given.cli("set", path, VILLAGE, "phone=4", code=0)


@test
def what_is_killed_while_it_is_made_is_not_there(given):
    folder = given.room.path("making")
    os.mkdir(folder)
    path = os.path.join(folder, "district.desmigratif")
    process = given.room.start(CLI, "new", path, "--district", "32.12", stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + LIMIT_S
        while process.poll() is None and not any(n.endswith(".part-wal") for n in os.listdir(folder)):
            check(time.monotonic() < end, os.listdir(folder))
            time.sleep(0.001)
    finally:
        process.kill()
        process.wait()
    check(not os.path.exists(path) or process.returncode == 0, os.listdir(folder))
    if process.returncode != 0:
        given.cli("new", path, "--district", "32.12", code=0)
    given.cli("set", path, VILLAGE, "phone=1", code=0)  # it knows its villages


def content(folder):
    return {name: file_hash(os.path.join(folder, name)) for name in os.listdir(folder)}


def is_begun(folder):
    """Whether a copy or a new file is being made there."""
    return lambda process: any(".part" in name for name in os.listdir(folder))


def is_large(process):
    """Whether it has got the memory to paint in."""
    try:
        with open("/proc/%d/status" % process.pid, encoding="ascii") as f:
            return any(line.startswith("VmRSS") and int(line.split()[1]) > 150000 for line in f)
    except OSError:
        return False


def interrupt(given, folder, is_ready, *args):
    """Ctrl+C in the middle of a command: it says so, and leaves the folder as it was."""
    before = content(folder)
    for _ in range(20):  # a quick one may be done before anybody looked
        process = given.room.start(CLI, *args, stderr=subprocess.PIPE)
        try:
            end = time.monotonic() + LIMIT_S
            while process.poll() is None and not is_ready(process):
                check(time.monotonic() < end, os.listdir(folder))
                time.sleep(0.001)
            process.send_signal(signal.SIGINT)
            err = process.communicate(timeout=LIMIT_S)[1].decode()
        finally:
            stop(process)
        if process.returncode != 0:
            break
        for name in set(os.listdir(folder)) - set(before):
            os.unlink(os.path.join(folder, name))
    equal(process.returncode, 5, err)
    check(err.count("\n") == 1 and "ancelled; nothing was changed" in err, err)
    equal(content(folder), before)


@test
def ctrl_c_leaves_everything_as_it_was(given):
    if WINE or not os.path.exists("/proc/self/status"):
        raise Skip("signals and the memory of others are looked at as Linux has them")
    path = fill_flows(given, given.file())
    folder = os.path.dirname(path)
    copy = os.path.join(folder, "copy.desmigratif")
    given.cli("backup", path, "-o", copy, code=0)
    interrupt(given, folder, is_begun(folder), "new", os.path.join(folder, "new.desmigratif"), "--district", "32.12")
    interrupt(given, folder, is_begun(folder), "backup", path, "-o", os.path.join(folder, "other.desmigratif"))
    interrupt(given, folder, is_begun(folder), "restore", copy, "-o", path)
    interrupt(given, folder, is_begun(folder), "restore", copy, "-o", os.path.join(folder, "restored.desmigratif"))
    interrupt(given, folder, is_large, "chart", path, "trend", "--size", "8000x8000", "--scale", "1", "-o", os.path.join(folder, "x.png"))


if __name__ == "__main__":
    test.run(Old)
