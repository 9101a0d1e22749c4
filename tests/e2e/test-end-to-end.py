#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way once: publish the sample, serve it, make a file, pull, edit, draw, back up, break, restore. As TAP.

The tests go on where the one before stopped: they are steps of one story.
"""
import os
import random
import shutil
import signal
import sys
import time
import xml.dom.minidom

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from clitest import (CLI, LIMIT_S, PUBLISH, SAMPLE, Tests, check, check_table, equal, file_hash, integrity, local_tables, one_sentence,
                     stop, tables)

CANDIDATES = ["32.12.16.2004", "32.12.16.2005", "32.12.16.2006", "32.12.16.2003"]  # the first that the server does not enrol
TIME_1, TIME_2 = "2026-01-05T01:00:00Z", "2026-01-06T01:00:00Z"
FAR = "2099-01-01T00:00:00Z"
test = Tests()


class Story:
    """Feed, keys and district file, in one room."""

    def __init__(self, room):
        self.room, self.cli = room, room.cli
        self.keys, self.feed = room.path("keys"), room.path("feed")
        self.file = room.path("indramayu.desmigratif")
        self.village = None

    def publish(self, *args, code=0):
        return self.room.run(PUBLISH, *args, code=code)

    def key(self, name):
        return os.path.join(self.keys, name)

    @property
    def root(self):
        return os.path.join(self.feed, "root", "1.signed")

    def publish_feed(self, source, time):
        self.publish("feed", self.feed, "--from", source, "--key", self.key("feed.key"), "--time", time, "--expires", FAR)


@test
def keys_root_and_feed_are_published(story):
    story.publish("keys", story.keys)
    names = os.listdir(story.keys)
    equal(len([n for n in names if n.startswith("root") and n.endswith(".key")]), 3)
    check("feed.key" in names and "feed.pub" in names, names)
    os.makedirs(story.feed, exist_ok=True)
    story.publish("root", story.feed, "--root-key", story.key("root-1.key"), "--root-key", story.key("root-2.key"), "--root-key",
                  story.key("root-3.key"), "--feed-key", story.key("feed.pub"), "--threshold", "2", "--expires", FAR)
    check(os.path.isfile(story.root), os.listdir(story.feed))
    story.publish_feed(SAMPLE, TIME_1)
    check(os.path.isdir(os.path.join(story.feed, "set", "32.12")), os.listdir(story.feed))


@test
def a_new_file_is_made_and_pulled(story):
    story.cli("new", story.file, "--district", "32.12", code=0)
    before = tables(story.file)
    with story.room.server(story.feed) as address:
        asked = story.cli("pull", story.file, "--server", address, "--root", story.root, "--check", "--json", code=0).json()
        equal((asked["result"], asked["error"], asked["changed"]), ("updated", None, {}))
        equal([(s["from"], s["to"]) for s in asked["sets"]], [(0, 1), (0, 1)])
        equal(tables(story.file), before)
        pulled = story.cli("pull", story.file, "--server", address, "--root", story.root, "--json", code=0).json()
        equal(sorted(pulled), ["changed", "clock", "error", "result", "sets", "stale"])
        equal((pulled["result"], pulled["error"]), ("updated", None))
        equal(sorted(s["set"] for s in pulled["sets"]), ["32.12", "common"])
        for one in pulled["sets"]:
            equal(sorted(one), ["epoch", "from", "set", "to", "version"])
            equal((one["from"], one["to"]), (0, 1))
        check(pulled["changed"]["flows"] > 20000 and pulled["changed"]["enrolment"] == 30, pulled["changed"])
        again = story.cli("pull", story.file, "--server", address, "--json", code=0).json()
        equal((again["result"], again["changed"]), ("up-to-date", {}))


@test
def a_new_file_can_be_filled_at_once(story):
    path = story.room.path("at-once.desmigratif")
    with story.room.server(story.feed) as address:
        story.cli("new", path, "--district", "32.12", "--server", address, "--root", story.root, code=0)
    equal({n: h for n, h in tables(path).items() if n.startswith("official_")},
          {n: h for n, h in tables(story.file).items() if n.startswith("official_")})


@test
def a_folder_is_a_server_too(story):
    path = story.room.path("folder.desmigratif")
    story.cli("new", path, "--district", "32.12", "--server", story.feed, "--root", story.root, code=0)
    equal(tables(path)["official_flows"], tables(story.file)["official_flows"])


@test
def the_sums_are_those_of_the_sample(story):
    document = story.cli("query", story.file, "flows", "--by", "year", "--where", "year=2023", "--json", code=0).json()
    rows = check_table(document, "flows")
    equal(rows, [{"direction": "out", "year": "2023", "count": 2315}, {"direction": "return", "year": "2023", "count": 547}])
    equal(document["synthetic"], False)  # the root is not the sample's own
    check(story.cli("query", story.file, "villages", code=0).out.count("\n") >= 31)
    villages = check_table(story.cli("query", story.file, "villages", "--json", code=0).json(), "villages")
    equal((len(villages), {v["source"] for v in villages}), (30, {"official"}))
    enrolled = {v["village"] for v in villages}
    story.village = next(c for c in CANDIDATES if c not in enrolled)
    one_sentence(story.cli("enrol", story.file, villages[0]["village"], "--cohort", "2020", code=3))
    source = story.room.write("cohorts.csv", "village,cohort\n%s,2012\n" % villages[0]["village"])
    report = story.cli("import", story.file, source, "--json", code=0).json()
    equal((report["official_kept"], report["changed"]), (1, False), report)  # the server's enrolment stays


@test
def the_sample_says_that_it_is_invented(story):
    feed, path, out = story.room.path("sample-feed"), story.room.path("sample.desmigratif"), story.room.path("sample.svg")
    story.publish("feed", feed, "--from", SAMPLE, "--key", os.path.join(SAMPLE, "keys", "feed.key"), "--root",
                  os.path.join(SAMPLE, "demo-root.signed"))
    story.cli("new", path, "--district", "32.12", "--server", feed, code=0)
    equal(story.cli("query", path, "flows", "--json", code=0).json()["synthetic"], True)
    check("invented" in story.cli("query", path, "flows", code=0).out)
    check("invented" in story.cli("query", path, "flows", "--csv", code=0).err)
    story.cli("chart", path, "sankey", "-o", out, "--lang", "en", code=0)
    check("sample data" in open(out, encoding="utf-8").read().lower())


@test
def measurements_come_in(story):
    report = story.cli("import", story.file, os.path.join(SAMPLE, "local", "measurements.csv"), "--json", code=0).json()
    equal((report["kind"], report["rows"]["rejected"], report["changed"]), ("pillars", 0, True))
    check(report["rows"]["accepted"] > 10000, report["rows"])
    rows = check_table(story.cli("query", story.file, "pillars", "--by", "pillar", "--period", "2023-Q4", "--json", code=0).json())
    equal([r["pillar"] for r in rows], ["1", "2", "3", "4"])
    check(all(0.5 < r["score"] <= 1 and r["of"] == 30 for r in rows), rows)


@test
def edits_go_back_and_forth(story):
    states = [local_tables(story.file)]
    for args in [["enrol", story.file, story.village, "--cohort", "2020"],
                 ["set", story.file, story.village, "head_name=Bu Sri", "status=suspended", "reason=budget"]]:
        story.cli(*args, code=0)
        states.append(local_tables(story.file))
    official = {n: h for n, h in tables(story.file).items() if n.startswith("official_")}
    for command, wanted in [("undo", 1), ("undo", 0), ("redo", 1), ("redo", 2), ("undo", 1)]:
        story.cli(command, story.file, code=0)
        equal(local_tables(story.file), states[wanted], command)
    equal({n: h for n, h in tables(story.file).items() if n.startswith("official_")}, official)
    rows = check_table(story.cli("history", story.file, "--json", code=0).json(), "history")
    equal([(r["kind"], r["state"]) for r in rows], [("edit", "undone"), ("edit", "done"), ("batch", "done")])


@test
def charts_are_drawn_three_ways(story):
    before = tables(story.file, False)
    for name in [r["name"] for r in check_table(story.cli("chart", "--list", "--json", code=0).json(), "charts")]:
        for kind in ["png", "svg", "pdf"]:
            out = story.room.path("%s.%s" % (name, kind))
            story.cli("chart", story.file, name, "-o", out, "--lang", "en", code=0)
            with open(out, "rb") as f:
                data = f.read()
            check(data.startswith({"png": b"\x89PNG", "svg": b"<", "pdf": b"%PDF-"}[kind]) and len(data) > 2000, out)
        svg = open(story.room.path(name + ".svg"), encoding="utf-8").read()
        xml.dom.minidom.parseString(svg)
    equal(tables(story.file, False), before)


@test
def a_damaged_file_is_restored_and_pulled_again(story):
    copy = story.room.path("copy.desmigratif")
    story.cli("backup", story.file, "-o", copy, code=0)
    wanted = tables(story.file)
    equal(tables(copy), wanted)
    with open(story.file, "r+b") as f:
        f.write(random.Random(1).randbytes(100000))
    damaged = file_hash(story.file)
    for args in [["query", story.file, "villages"], ["pull", story.file], ["enrol", story.file, story.village]]:
        one_sentence(story.cli(*args, code=4))
        equal(file_hash(story.file), damaged)
    story.cli("restore", copy, "-o", story.file, code=0)
    equal(tables(story.file), wanted)
    with story.room.server(story.feed) as address:
        equal(story.cli("pull", story.file, "--server", address, "--json", code=0).json()["result"], "up-to-date")
    equal(local_tables(story.file), {n: h for n, h in wanted.items() if n.startswith("local_")})


def change_source(story):
    """The sample with one village less enrolled, as the next version."""
    source = story.room.path("source", "sample")
    if not os.path.exists(source):
        # the common set names its files by their place, two folders up
        shutil.copytree(os.path.join(SAMPLE, ".."), story.room.path("source"), ignore=shutil.ignore_patterns("local", "icons"))
    enrolment = os.path.join(source, "32.12", "enrolment.csv")
    with open(enrolment, encoding="utf-8") as f:
        lines = f.readlines()
    with open(enrolment, "w", encoding="utf-8") as f:
        f.writelines(lines[:-1])
    return source


def flip_byte(path):
    """One bit in the middle of the file; gives back what undoes it."""
    with open(path, "rb") as f:
        whole = f.read()
    os.chmod(path, 0o644)
    with open(path, "r+b") as f:
        f.seek(len(whole) // 2)
        f.write(bytes([whole[len(whole) // 2] ^ 1]))
    return whole


@test
def one_wrong_byte_changes_nothing(story):
    files_before = {os.path.join(d, n) for d, _, names in os.walk(story.feed) for n in names}
    story.publish_feed(change_source(story), TIME_2)
    files = {os.path.join(d, n) for d, _, names in os.walk(story.feed) for n in names}
    # the new object, and the heads by which it is found
    suspects = sorted(p for p in files - files_before if os.sep + "obj" + os.sep in p)
    suspects += sorted(p for p in files if os.path.join(story.feed, "set", "32.12") + os.sep in p)
    check(len(suspects) >= 2, suspects)
    before = tables(story.file)
    codes = set()
    with story.room.server(story.feed) as address:
        for suspect in suspects:
            whole = flip_byte(suspect)
            answer = story.cli("pull", story.file, "--server", address, "--json")
            with open(suspect, "wb") as f:
                f.write(whole)
            codes.add((os.path.relpath(suspect, story.feed), answer.code))
            check(answer.code in (0, 6), answer)
            if answer.code == 6:
                one_sentence(answer)
                equal((answer.json()["result"], answer.json()["changed"]), ("failed", {}))
            else:
                equal(answer.json()["result"], "up-to-date", "a changed file that was not read: " + suspect)
            equal(unlike(before, tables(story.file)), [], suspect)
        check(any(code == 6 for _, code in codes), codes)
        check(all(code == 6 for path, code in codes if path.startswith("obj")), codes)
        equal(story.cli("pull", story.file, "--server", address, "--json", code=0).json()["changed"], {"enrolment": 1})


def unlike(before, after):
    """Tables that differ, but for the one that keeps which updates failed."""
    return [n for n in sorted(set(before) | set(after)) if before.get(n) != after.get(n) and n != "sync_history"]


@test
def another_root_is_not_trusted(story):
    path = story.room.path("other.desmigratif")
    answer = story.cli("new", path, "--district", "32.12", "--server", story.feed, code=6)  # not the program's own root
    one_sentence(answer)
    check(not os.path.exists(path))


@test
def the_server_can_misbehave(story):
    path = story.room.path("faults.desmigratif")
    story.cli("new", path, "--district", "32.12", code=0)
    before = tables(path)
    for fault, code in [("bad-sig", 6), ("bad-digest", 6), ("other-district", 6), ("bit-flip", 6), ("503", 5), ("html", 5), ("drop", 5)]:
        shutil.rmtree(story.room.path("home", ".cache"), ignore_errors=True)  # what was fetched before would not be asked for
        with story.room.server(story.feed, "--fault=" + fault, "--key=" + story.key("feed.key")) as address:
            answer = story.cli("pull", path, "--server", address, "--root", story.root)
        equal(answer.code, code, "%s: %s" % (fault, answer))
        one_sentence(answer)
        equal(unlike(before, tables(path)), [], fault)


@test
def ctrl_c_stops_a_slow_pull(story):
    path = story.room.path("slow.desmigratif")
    story.cli("new", path, "--district", "32.12", code=0)
    before = tables(path)
    with story.room.server(story.feed, "--fault=stall") as address:
        log = story.room.path("slow.log")
        with open(log, "wb") as f:
            process = story.room.start(CLI, "pull", path, "--server", address, "--root", story.root, stdout=f, stderr=f)
        try:
            time.sleep(2)  # it stalls: there is nothing else to wait for
            equal(process.poll(), None)
            process.send_signal(signal.SIGINT)
            equal(process.wait(LIMIT_S), 5, open(log, encoding="utf-8").read())
        finally:
            stop(process)
    equal(unlike(before, tables(path)), [])
    equal(integrity(path), "ok")


if __name__ == "__main__":
    test.run(Story)
