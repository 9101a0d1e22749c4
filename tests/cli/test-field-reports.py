#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What users of similar programs suffered, played on registers, reports and documents: shared folders, power cuts, failed pulls.
As TAP."""
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time

from clitest import CLI, LIMIT_S, PUBLISH, SAMPLE, WINE, Skip, Tests, check, check_table, equal, free_port, integrity, local_tables, \
    one_sentence, stop
from district import OTHER, Given, rows

KILLS = int(os.environ.get("DESMI_KILLS", "6"))
SEED = int(os.environ.get("DESMI_SEED", "20261125"))
N_ROWS = 400
test = Tests()


def photo(given, size=3000):
    path = given.room.path("foto.jpg")
    with open(path, "wb") as f:
        f.write(bytes(range(256)) * (size // 256))
    return path


def fill(given, path):
    """A day's work: registers, a report, a target, an acceptance, a document."""
    given.cli("put", path, "visit", OTHER, "month=2023-11", "service=document", "women=7", code=0)
    given.cli("put", path, "group", OTHER, "name=Mekar Sari", "state=active", "women=12", code=0)
    given.cli("target", path, OTHER, "2023", "relawan=12", code=0)
    given.cli("report", path, OTHER, "2023-Q4", "relawan=9", "--note", "relawan=Tiga cuti", "--submit", code=0)
    given.cli("accept", path, OTHER, "no-officer", "--because", "Mulai Januari", code=0)
    given.cli("attach", path, OTHER, photo(given), code=0)
    return path


# --- R15: cloud and network folders ------------------------------------------------------------------------------------------

def in_folder(given, name):
    folder = given.room.path(name)
    os.makedirs(folder, exist_ok=True)
    return shutil.copy(given.template, os.path.join(folder, "district.desmigratif"))


@test
def a_synchronised_folder_takes_registers_and_documents(given):
    path = in_folder(given, "OneDrive - Dinas Tenaga Kerja")
    said = given.cli("put", path, "visit", OTHER, "month=2023-11", "service=document", "women=7", code=0).err
    check("OneDrive" in said, said)
    given.cli("attach", path, OTHER, photo(given), code=0)
    connection = sqlite3.connect(path)
    equal(connection.execute("PRAGMA journal_mode").fetchone(), ("delete",))
    connection.close()
    equal([n for n in os.listdir(os.path.dirname(path)) if n != "district.desmigratif"], [])  # neither log nor mark stays
    out = given.room.path("out.jpg")
    given.cli("extract", path, OTHER, "1", "-o", out, code=0)
    with open(out, "rb") as one, open(photo(given), "rb") as other:
        check(one.read() == other.read())


@test
def the_second_of_two_machines_opens_to_view(given):
    path = fill(given, in_folder(given, "Dropbox"))
    mark = os.path.join(os.path.dirname(path), ".district.desmigratif.lock")
    before = local_tables(path)
    with open(mark, "w", encoding="utf-8") as f:
        f.write("[lock]\nmachine=lain\nid=x\nhost=komputer-lain\nuser=Bu Sri\npid=1\n")
    for args in [["put", path, "visit", OTHER, "month=2023-12", "service=document", "women=1"], ["attach", path, OTHER, photo(given)],
                 ["report", path, OTHER, "2023-Q4", "--reopen"], ["target", path, OTHER, "2023", "relawan=1"],
                 ["accept", path, OTHER, "no-officer", "--withdraw"], ["undo", path]]:
        answer = given.cli(*args, code=4)
        one_sentence(answer)
    equal(len(rows(given, path, "visit")), 1)
    equal(local_tables(path), before)
    os.utime(mark, (time.time(), time.time() - 6 * 60))  # whoever set it is gone
    given.cli("put", path, "visit", OTHER, "month=2023-12", "service=document", "women=1", code=0)


# --- R17: power fails --------------------------------------------------------------------------------------------------------

def kill_after(given, pause, *args):
    process = given.room.start(CLI, *args, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(pause)
        running = process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait(LIMIT_S)
    finally:
        stop(process)
    return running


def play_kills(given, args, count, whole):
    """Kills the command at moments of its run: what was there stays, what it writes is there whole or not at all."""
    if WINE:
        raise Skip("nothing is killed under Wine")
    dice, start, n_running = random.Random(SEED), time.monotonic(), 0
    kept = fill(given, given.file())
    before = count(kept)

    def copy(number):
        path = shutil.copy(kept, given.room.path("killed-%d.desmigratif" % number))
        return path, [path if a is None else a for a in args]

    path, command = copy(KILLS)
    took = time.monotonic()
    given.cli(*command, code=0)
    took = time.monotonic() - took
    equal(count(path) - before, whole)
    for n in range(KILLS):
        path, command = copy(n)
        n_running += kill_after(given, took * dice.random(), *command)
        found = count(path) - before
        check(found in (0, whole), "seed %d, kill %d: %d of %d" % (SEED, n, found, whole))
        equal(integrity(path), "ok")
        equal([r["state"] for r in rows(given, path, "report")], ["submitted"])
        equal([r["women"] for r in rows(given, path, "visit")], [7])
        given.cli("put", path, "group", OTHER, "name=Sesudah", "state=planned", code=0)  # nobody holds the file
    print("# %d of %d met it while it ran, %.0f s" % (n_running, KILLS, time.monotonic() - start))
    check(n_running > 0, "no command was met while it ran")


@test
def killed_rows_are_all_or_none(given):
    text = "village,day,topic,children\n" + "".join("%s,2023-11-%02d,Sesi %d,%d\n" % (OTHER, 1 + i % 28, i, i % 40)
                                                    for i in range(N_ROWS))
    source = given.room.write("sessions.csv", text)
    play_kills(given, ["put", None, "session", "--from", source], lambda path: len(rows(given, path, "session")), N_ROWS)


@test
def killed_documents_are_whole_or_not_there(given):
    source = photo(given, 8 * 1000 * 1000)
    os.rename(source, given.room.path("besar.jpg"))

    def count(path):
        documents = [r for r in rows(given, path, "document") if r["file_name"] == "besar.jpg"]
        for document in documents:
            out = given.room.path("out.jpg")
            given.cli("extract", path, OTHER, str(document["id"]), "-o", out, code=0)
            equal(os.path.getsize(out), os.path.getsize(given.room.path("besar.jpg")))
        return len(documents)

    play_kills(given, ["attach", None, OTHER, given.room.path("besar.jpg")], count, 1)


# --- R22: a failed pull changes nothing --------------------------------------------------------------------------------------

def history(given, path):
    return [(r["id"], r["label"], r["state"]) for r in check_table(given.cli("history", path, "--json", code=0).json())]


@test
def a_failed_pull_leaves_registers_reports_and_history(given):
    path = fill(given, given.file())
    given.cli("undo", path, code=0)  # a history with something to do again
    before, steps = local_tables(path), history(given, path)
    feed = given.room.path("feed")
    given.room.run(PUBLISH, "feed", feed, "--from", SAMPLE, "--key", os.path.join(SAMPLE, "keys", "feed.key"), "--root",
                   os.path.join(SAMPLE, "demo-root.signed"), code=0)

    def fails(server, code):
        answer = given.cli("pull", path, "--server", server, code=code)
        one_sentence(answer)
        equal(local_tables(path), before)
        equal(history(given, path), steps)

    fails("http://127.0.0.1:%d/" % free_port(), 5)
    objects = [os.path.join(folder, name) for folder, _, names in os.walk(feed) for name in names if name.endswith(".gz")]
    largest = max(objects, key=os.path.getsize)
    with open(largest, "r+b") as f:
        f.seek(os.path.getsize(largest) // 2)
        f.write(b"\0\0\0\0")
    fails(feed, 6)
    with open(largest, "r+b") as f:
        f.truncate(os.path.getsize(largest) // 2)
    fails(feed, 6)
    given.cli("redo", path, code=0)
    equal(len(rows(given, path, "document")), 1)


if __name__ == "__main__":
    test.run(Given)
