#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built desmigratif-cli: every command, every exit code but the server's, shapes, languages, odd files. As TAP."""
import gettext
import html
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import threading
import time

from clitest import (BUILD, CLI, LIMIT_S, PUBLISH, SAMPLE, Skip, Tests, check, check_table, equal, file_hash, integrity,
                     local_tables, one_sentence, stop, tables)

COMMANDS = ["new", "enrol", "set", "report", "import", "query", "chart", "pull", "check", "history", "undo", "redo", "backup",
            "restore"]
VILLAGE = "32.12.16.2004"  # Kenanga
OTHER = "32.12.01.2007"
FOREIGN = "33.07.01.2001"
NOBODY = 65534
test = Tests()


class Given:
    """A room with a filled district file, of which each test takes its own copy."""

    def __init__(self, room):
        self.room = room
        self.cli = room.cli
        self.template = room.path("template.desmigratif")
        room.cli("new", self.template, "--district", "32.12", code=0)
        room.cli("enrol", self.template, OTHER, "--cohort", "2017", "--status", "active", code=0)
        self.count = 0

    def file(self, name="district.desmigratif"):
        self.count += 1
        folder = self.room.path("test-%d" % self.count)
        os.mkdir(folder)
        return shutil.copy(self.template, os.path.join(folder, name))

    def refuses(self, path, code, *args, env=None):
        """The command fails with that code and one sentence, and the file's rows are as before."""
        before = tables(path, False)
        answer = self.cli(*args, code=code, env=env)
        one_sentence(answer)
        equal(answer.out, "", answer)
        equal(tables(path, False), before, answer)
        return answer


# --- use ---------------------------------------------------------------------------------------------------------------------

@test
def help_names_every_command(given):
    answer = given.cli("--help", code=0)
    equal(answer.err, "")
    for name in COMMANDS:
        check("\n  %-8s  " % name in answer.out, name)
    equal(given.cli("-h", code=0).out, answer.out)


@test
def every_command_has_help_and_version(given):
    version = given.cli("--version", code=0).out
    check(version.startswith("desmigratif-cli 0."), version)
    for name in COMMANDS:
        answer = given.cli(name, "--help", code=0)
        check("desmigratif-cli %s " % name in answer.out and "--help" in answer.out and answer.err == "", answer)
        equal(given.cli(name, "--version", code=0).out, version)


@test
def wrong_use_is_exit_2(given):
    path = given.file()
    cases = [
        [], ["frobnicate"], ["--frobnicate"], ["query", "--frobnicate", path, "flows"], ["query"], ["query", path],
        ["query", path, "nonsense"], ["query", path, "flows", "--by", "colour"], ["query", path, "flows", "extra"],
        ["query", path, "flows", "--where", "year"], ["query", path, "flows", "--where", "=2023"],
        ["query", path, "flows", "--where", "colour=red"], ["query", path, "flows", "--json", "--csv"],
        ["query", path, "flows", "--source", "hearsay"], ["new", path + ".2"], ["new"],
        ["new", path + ".2", "--district", "32.12", "--root", "x"], ["enrol", path], ["enrol", path, VILLAGE, "extra"],
        ["enrol", path, VILLAGE, "--cohort", "many"], ["set", path, VILLAGE], ["set", path, VILLAGE, "phone"],
        ["set", path, OTHER, "reason=budget"], ["report", path, VILLAGE], ["report", path, VILLAGE, "2023-Q4"],
        ["report", path, VILLAGE, "2023-Q4", "relawan"], ["report", path, VILLAGE, "2023-Q4", "--status", "stalled"],
        ["report", path, VILLAGE, "2023-Q4", "--status", "zero=stalled"], ["import", path],
        ["import", path, "x.csv", "--kind", "gossip"], ["import", path, "x.csv", "--records"], ["chart", path],
        ["chart", path, "trend"], ["chart", path, "pie", "-o", "x.png"], ["chart", path, "trend", "-o", "x.gif"],
        ["chart", path, "trend", "-o", "x.png", "--size", "big"], ["chart", path, "trend", "-o", "x.png", "--size", "1x1"],
        ["chart", path, "trend", "-o", "x.png", "--scale", "0"], ["chart", path, "trend", "-o", "x.png", "--scale", "nan"],
        ["chart", path, "trend", "-o", "x.png", "--size", "20000x20000", "--scale", "10"],
        ["chart", path, "trend", "-o", "x.png", "--theme", "pink"], ["chart", path, "trend", "-o", "x.png", "--lang", "fr"],
        ["chart", path, "trend", "-o", "x.png", "--json"], ["pull"], ["check"], ["history"], ["undo"], ["redo"],
        ["undo", path, "extra"], ["backup", path], ["restore", path],
    ]
    before = file_hash(path)
    for case in cases:
        answer = given.cli(*case, code=2)
        one_sentence(answer)
        equal(answer.out, "", answer)
    equal(file_hash(path), before)


@test
def two_dashes_end_the_options(given):
    path = given.file("--json")
    folder = os.path.dirname(path)
    answer = given.cli("query", "--csv", "--", "--json", "villages", cwd=folder, code=0)
    check(answer.out.startswith("village,name,"), answer)
    given.cli("query", "--json", "villages", cwd=folder, code=2)


# --- new ---------------------------------------------------------------------------------------------------------------------

@test
def new_makes_a_file_that_can_be_asked(given):
    path = given.room.path("made.desmigratif")
    answer = given.cli("new", path, "--district", "33.07", code=0)
    equal(answer.out, "")
    equal(integrity(path), "ok")
    equal(check_table(given.cli("query", path, "villages", "--json", code=0).json(), "villages"), [])


@test
def new_never_takes_the_place_of_a_file(given):
    path = given.file()
    given.refuses(path, 3, "new", path, "--district", "32.12")
    text = given.room.write("letter.txt", "Yth. Bapak")
    one_sentence(given.cli("new", text, "--district", "32.12", code=3))
    equal(open(text, encoding="utf-8").read(), "Yth. Bapak")


@test
def new_refuses_what_is_no_district(given):
    path = given.room.path("never.desmigratif")
    for code in ["32", "32.12.16", "Indramayu", "", "3212x", "32.1a", "'", "99.99", "32.99", "1801"]:
        one_sentence(given.cli("new", path, "--district", code, code=3))
        check(not os.path.exists(path), code)
    one_sentence(given.cli("new", given.room.path("no", "folder.desmigratif"), "--district", "32.12", code=3))


@test
def new_leaves_nothing_behind_when_the_server_fails(given):
    path = given.room.path("alone.desmigratif")
    answer = given.cli("new", path, "--district", "32.12", "--server", "http://127.0.0.1:%d/" % free_port(), code=5)
    one_sentence(answer)
    equal([n for n in os.listdir(given.room.folder) if n.startswith("alone")], [])


# --- query -------------------------------------------------------------------------------------------------------------------

def fill_flows(given, path):
    text = ("village,month,direction,destination,sector,gender,count\n"
            "%(v)s,2023-01,out,TWN,formal,F,7\n%(v)s,2023-02,out,HKG,informal,F,5\n%(o)s,2023-11,out,TWN,formal,M,3\n"
            "%(v)s,2023-11,return,TWN,formal,M,2\n%(v)s,2022-11,out,SGP,informal,F,11\n" % {"v": VILLAGE, "o": OTHER})
    source = os.path.join(os.path.dirname(path), "flows.csv")
    with open(source, "w", encoding="utf-8") as f:
        f.write(text)
    given.cli("import", path, source, code=0)
    return path


@test
def query_gives_the_one_shape(given):
    path = fill_flows(given, given.file())
    document = given.cli("query", path, "flows", "--by", "year", "--json", code=0).json()
    rows = check_table(document, "flows")
    equal(rows, [{"direction": "out", "year": "2022", "count": 11}, {"direction": "out", "year": "2023", "count": 15},
                 {"direction": "return", "year": "2023", "count": 2}])
    equal([c["type"] for c in document["columns"]], ["text", "period", "count"])
    equal((document["source"], document["synthetic"]), ("default", False))
    for name in ["flows", "remittances", "pillars", "villages"]:
        check_table(given.cli("query", path, name, "--json", code=0).json(), name)
    check_table(given.cli("query", path, "pillars", "--by", "pillar", "--period", "2023-Q4", "--json", code=0).json())


@test
def query_tells_apart_and_limits(given):
    path = fill_flows(given, given.file())

    def rows(*args):
        return given.cli("query", path, "flows", *args, "--json", code=0).json()["rows"]

    wanted = [["out", "2022", "informal", 11], ["out", "2023", "formal", 10], ["out", "2023", "informal", 5],
              ["return", "2023", "formal", 2]]
    equal(rows("--by", "year", "--by", "sector"), wanted)
    equal(rows("--by", "year,sector"), wanted)
    equal(rows("--by", "year", "sector"), wanted)
    equal(rows("--where", "direction=out", "--where", "year=2023"), [["out", 15]])
    equal(rows("--by", "direction", "--period", "2023-11"), [["out", 3], ["return", 2]])
    equal(rows("--period", "2022"), [["out", 11]])
    equal(rows("--period", "2022-11..2023-01"), [["out", 18]])
    equal(rows("--where", "destination=TWN", "--where", "destination=SGP", "--where", "direction=out"), [["out", 21]])
    equal(rows("--where", "village=" + OTHER), [["out", 3]])
    equal(rows("--source", "official"), [])


@test
def query_refuses_values_that_are_none(given):
    path = given.file()
    for args in [["--period", "2023-13"], ["--period", "last year"], ["--period", ""], ["--where", "year=twenty"],
                 ["--where", "village=32.1"], ["--where", "destination=Atlantis"], ["--where", "gender=X"],
                 ["--where", "month=2023"], ["--where", "sector='; DROP TABLE meta"]]:
        given.refuses(path, 3, "query", path, "flows", *args)
    given.refuses(path, 3, "query", path, "villages", "--by", "sector")
    given.refuses(path, 3, "query", path, "flows", "--where", b"occupation=\xff\xfe")


@test
def query_refuses_what_the_file_does_not_know(given):
    path = fill_flows(given, given.file())
    for table, where in [("flows", "occupation=acrobat"), ("pillars", "indicator=smiles"), ("pillars", "pillar=9"),
                         ("villages", "programme=nobody"), ("flows", "village=" + FOREIGN), ("flows", "village=32.12.16.2999"),
                         ("flows", "district=33.07")]:
        answer = given.refuses(path, 3, "query", path, table, "--where", where)
        check(where.split("=")[1] in answer.err, answer)
    given.refuses(path, 3, "chart", path, "trend", "-o", given.room.path("x.svg"), "--where", "occupation=acrobat")


@test
def query_writes_csv_and_text(given):
    path = fill_flows(given, given.file())
    equal(given.cli("query", path, "flows", "--by", "destination", "--where", "direction=out", "--csv", code=0).out,
          "direction,destination,count\nout,HKG,5\nout,SGP,11\nout,TWN,10\n")
    answer = given.cli("query", path, "flows", "--by", "village", "--where", "direction=out", code=0)
    lines = answer.out.split("\n")
    check(lines[0].split() == ["Direction", "Village", "Number"], answer)
    check("%s Kenanga" % VILLAGE in answer.out and not any(line.endswith(" ") for line in lines), answer)
    ends = {len(line) for line in lines[:3]}
    equal(len(ends), 1, answer)  # numbers stand under each other


@test
def nobody_returns_to_a_destination(given):
    path = fill_flows(given, given.file())

    def headings(*args):
        return given.cli("query", path, "flows", "--by", "destination", *args, code=0).out.split("\n")[0]

    check("Destination" in headings() and "Destination" in headings("--where", "direction=out"))
    check("Country returned from" in headings("--where", "direction=return"))
    out = given.cli("query", path, "flows", "--by", "destination", "--where", "direction=return", "--csv", code=0).out
    equal(out, "direction,destination,count\nreturn,TWN,2\n")  # programs find one name for both


# --- edits, undo, redo, history ------------------------------------------------------------------------------------------------

@test
def edits_are_steps_that_go_back_and_forth(given):
    path = given.file()
    states = [local_tables(path)]
    steps = [["enrol", path, VILLAGE, "--programme", "desmigratif", "--cohort", "2018", "--status", "suspended"],
             ["set", path, VILLAGE, "head_name=Budi O'Neil \"Bos\"", "population=12.345", "status=active", "reason=budget",
              "note=Baris = satu"],
             ["report", path, VILLAGE, "2023-Q4", "relawan=12", "remitansi_rekening=7,5", "--status", "2=stalled:budget"]]
    for step in steps:
        given.cli(*step, code=0)
        states.append(local_tables(path))
        check(states[-1] != states[-2], step)
    for wanted in states[-2::-1]:
        given.cli("undo", path, code=0)
        equal(local_tables(path), wanted)
    for wanted in states[1:]:
        given.cli("redo", path, code=0)
        equal(local_tables(path), wanted)
    given.refuses(path, 3, "redo", path)
    rows = check_table(given.cli("history", path, "--json", code=0).json(), "history")
    equal([r["state"] for r in rows], ["done"] * 4)
    check("Kenanga" in rows[0]["label"] and rows[0]["kind"] == "edit" and rows[0]["changes"] >= 3, rows[0])
    check("Kenanga" in given.cli("history", path, code=0).out)


@test
def undo_ends_at_the_beginning(given):
    path = given.file()
    given.cli("undo", path, code=0)
    given.refuses(path, 3, "undo", path)


@test
def edits_are_kept_as_they_were_given(given):
    path = given.file()
    values = {"head_name": "D'Arcy \"Si Bos\" ; DROP", "address": "Jl. Désa 1\nRT 02", "email": "a@b.id", "officers": "3",
              "notes": "…" * 4000, "phone": "0812=34"}
    given.cli("set", path, OTHER, *["%s=%s" % item for item in values.items()], code=0)
    connection = sqlite3.connect(path)
    row = connection.execute("SELECT %s FROM local_profile WHERE village = ?" % ", ".join(values), (OTHER,)).fetchone()
    connection.close()
    equal([str(v) for v in row], list(values.values()))
    given.cli("set", path, OTHER, "phone=", code=0)
    connection = sqlite3.connect(path)
    equal(connection.execute("SELECT phone FROM local_profile WHERE village = ?", (OTHER,)).fetchone(), (None,))
    connection.close()


@test
def bad_edits_change_nothing(given):
    path = given.file()
    cases = [
        ["enrol", path, FOREIGN], ["enrol", path, "32.12.16.9999"], ["enrol", path, "32.12"], ["enrol", path, "Kenanga"],
        ["enrol", path, ""], ["enrol", path, "' OR 1=1"], ["enrol", path, VILLAGE, "--programme", "nobody"],
        ["enrol", path, VILLAGE, "--cohort", "18"], ["enrol", path, VILLAGE, "--status", "asleep"],
        ["enrol", path, VILLAGE, "--decree-date", "2018-02-30"], ["enrol", path, VILLAGE, "--decree", "x" * 300],
        ["set", path, OTHER, "head_name=" + "N" * 300], ["set", path, OTHER, "population=-1"],
        ["set", path, OTHER, "population=1000000000000"], ["set", path, OTHER, "population=1,5"],
        ["set", path, OTHER, "email=nobody"], ["set", path, OTHER, "hat=blue"], ["set", path, OTHER, "status=asleep"],
        ["set", path, OTHER, "phone=1\a2"], ["set", path, VILLAGE, "status=active"], ["set", path, FOREIGN, "phone=1"],
        ["set", path, OTHER, "phone=0812", "population=-1"], ["set", path, OTHER, b"phone=\xff"],
        ["report", path, OTHER, "2023-Q4", "relawan=-1"], ["report", path, OTHER, "2023-Q4", "relawan=many"],
        ["report", path, OTHER, "2023-Q4", "relawan=1,250"], ["report", path, OTHER, "2023-Q4", "relawan=10000000000000000"],
        ["report", path, OTHER, "2023-Q4", "smiles=3"], ["report", path, OTHER, "2023-11", "relawan=3"],
        ["report", path, OTHER, "some day", "relawan=3"], ["report", path, OTHER, "2023-Q4", "--status", "9=stalled"],
        ["report", path, OTHER, "2023-Q4", "--status", "2=asleep"], ["report", path, FOREIGN, "2023-Q4", "relawan=3"],
        ["report", path, OTHER, "2023-Q4", "relawan=3", "smiles=3"],
        ["report", path, OTHER, "2023-Q4", "relawan=1,5"], ["report", path, OTHER, "2023-Q4", "relawan=1000000000000"],
        ["report", path, OTHER, "2023-Q4", "remitansi_rekening=250"], ["report", path, OTHER, "2099-Q4", "relawan=3"],
        ["report", path, OTHER, "1900-Q1", "relawan=3"], ["report", path, OTHER, "2023-Q4", "--status", "2=stalled:budgett"],
        ["set", path, OTHER, "status=suspended", "reason=budgett"], ["enrol", path, VILLAGE, "--cohort", "2099"],
    ]
    for case in cases:
        given.refuses(path, 3, *case)


@test
def a_code_of_two_schemes_is_asked_back(given):
    path = given.room.path("kupang.desmigratif")
    given.cli("new", path, "--district", "53.01", code=0)
    answer = given.refuses(path, 3, "enrol", path, "5301182003", "--cohort", "2017")
    check("53.01.18.2003" in answer.err and "53.12" in answer.err, answer)  # Kupang, and Sumba Barat to BPS
    given.cli("enrol", path, "53.01.18.2003", "--cohort", "2017", code=0)
    given.cli("set", given.file(), OTHER.replace(".", ""), "phone=1", code=0)  # one scheme only


@test
def an_edit_says_whether_it_changed_anything(given):
    path = given.file()
    first = given.cli("enrol", path, VILLAGE, code=0)
    check("Kenanga" in first.err, first)
    row = check_table(given.cli("history", path, "--json", code=0).json())[0]
    equal((row["changes"], row["details"]), (1, "Kenanga (32.12.16.2004) desmigratif: entered"))
    before = tables(path)
    second = given.cli("enrol", path, VILLAGE, code=0)
    check("nothing was changed" in second.err and second.err != first.err, second)
    equal(tables(path), before)


def indonesian(given):
    """An environment with a locale of our own: in C and, since glibc 2.37, C.UTF-8 gettext is silent whatever LANGUAGE says."""
    if not os.path.exists(given.room.path("id_ID.UTF-8")):
        subprocess.run(["localedef", "-i", "id_ID", "-f", "UTF-8", given.room.path("id_ID.UTF-8")], check=True, timeout=60)
    return {"LC_ALL": None, "LOCPATH": given.room.folder, "LANG": "id_ID.UTF-8"}


@test
def programs_read_english_and_people_their_words(given):
    path = given.file()
    given.cli("report", path, OTHER, "2023-Q4", "anak_terlayani=1.250", "--status", "2=stalled:budget", code=0)
    words = indonesian(given)
    for args in [["check", path], ["history", path], ["chart", "--list"]]:
        machine = given.cli(*args, "--json", code=0)
        equal(given.cli(*args, "--json", code=0, env=words).out, machine.out, args)
        person = given.cli(*args, code=0, env=words).out
        for code in ["missing_report", "batch", "edit ", "stalled", "flows"]:
            check(code not in person, "%s in %s" % (code, person))
    history = given.cli("history", path, code=0, env=words).out
    check("Terhenti" in history and "1.250" in history and "Anggaran terbatas" in history, history)
    asked = given.cli("query", path, "pillars", "--by", "pillar", "indicator", "--period", "2023-Q4", code=0, env=words).out
    check(re.search(r"^3 Rumah Belajar Desmigratif +anak_terlayani ", asked, re.M), asked)  # as "report" takes them
    check("children" in given.cli("query", path, "pillars", "--by", "indicator", code=0).out)


@test
def a_measurement_can_be_taken_back(given):
    path = given.file()
    before = local_tables(path)
    given.cli("report", path, OTHER, "2023", "relawan=4", code=0)
    check(local_tables(path) != before)
    given.cli("report", path, OTHER, "2023", "relawan=", code=0)
    equal(local_tables(path), before)


# --- import --------------------------------------------------------------------------------------------------------------------

MIXED = """village,month,direction,destination,count
{0},2023-01,out,TWN,7
{0},2023-01,out,TWN,7
{0},2023-02,out,TWN,-1
{0},2023-03,out,TWN,1000000000000
{0},2023-03,out,Atlantis,4

{0},2023-04,out,HKG,0
{1},2023-01,out,TWN,7
JUMLAH,,,,99
""".format(VILLAGE, FOREIGN)


@test
def import_names_every_refused_row(given):
    path = given.file()
    source = given.room.write("mixed.csv", MIXED)
    answer = given.cli("import", path, source, "--json", "--records", code=1)
    report = answer.json()
    equal(sorted(report), sorted(["input", "kind", "encoding", "delimiter", "sheet", "header_rows", "columns", "personal_columns",
                                  "rows", "rejected", "totals", "declared_total", "declared_total_matches", "changed", "records"]))
    equal((report["kind"], report["delimiter"], report["sheet"], report["header_rows"], report["changed"]),
          ("flows", ",", None, [1], True))
    equal(report["columns"]["destination"], "destination")
    equal((report["rows"]["accepted"], report["rows"]["rejected"], report["totals"]), (1, 5, {"count": 7}))
    equal(report["rows"]["skipped"], {"header": 1, "blank": 1, "zero": 1, "total": 1})
    equal([(r["row"], r["reason"]) for r in report["rejected"]],
          [(3, "duplicate_row"), (4, "bad_count"), (5, "bad_count"), (6, "unknown_country"), (9, "other_regency")])
    for rejected in report["rejected"]:
        equal(sorted(rejected), ["column", "reason", "row", "suggestion", "value"])
    equal(report["rejected"][2]["value"], "1000000000000")
    equal((report["declared_total"], report["declared_total_matches"]), ("99", False))
    equal((report["records"][0]["row"], report["records"][0]["village_code"], report["records"][0]["year_month"],
           report["records"][0]["count"]), (2, VILLAGE, "2023-01", 7))
    equal(given.cli("query", path, "flows", "--json", code=0).json()["rows"], [["out", 7]])
    rows = check_table(given.cli("history", path, "--json", code=0).json())
    equal((rows[0]["kind"], rows[0]["changes"]), ("batch", 1))
    given.cli("undo", path, code=0)
    equal(given.cli("query", path, "flows", "--json", code=0).json()["rows"], [])


@test
def import_tells_a_person_too(given):
    path = given.file()
    source = given.room.write("mixed.csv", MIXED)
    answer = given.cli("import", path, source, code=1)
    check("Row 4," in answer.out and "-1" in answer.out and "1 row accepted, 5 refused." in answer.out and answer.err == "", answer)
    many = "village,month,direction,destination,count\n" + "".join("%s,2023-01,out,TWN,-%d\n" % (VILLAGE, i) for i in range(1, 90))
    answer = given.cli("import", path, given.room.write("many.csv", many + "%s,2023-01,out,TWN,5\n" % VILLAGE), code=1)
    check(answer.out.count("\nRow ") == 50 and "39 more" in answer.out, answer)


@test
def a_dry_run_changes_nothing(given):
    path = given.file()
    before = tables(path)
    report = given.cli("import", path, given.room.write("mixed.csv", MIXED), "--dry-run", "--json", code=1).json()
    equal((report["changed"], report["rows"]["accepted"]), (False, 1))
    equal(tables(path), before)


@test
def import_refuses_files_that_hold_nothing(given):
    path = given.file()
    room = given.room
    bad = "village,month,direction,destination,count\n%s,2023-02,out,TWN,-1\n%s,2023-03,out,TWN,1000000000000\n" % (VILLAGE, VILLAGE)
    with open(room.path("binary.csv"), "wb") as f:
        f.write(bytes(range(256)) * 40)
    for source in [room.path("missing.csv"), room.folder, room.write("empty.csv", ""), room.write("words.csv", "Yth. Bapak\n"),
                   room.write("all-bad.csv", bad), room.path("binary.csv"),
                   room.write("quote.csv", 'village,month,direction,destination,count\n"%s' % VILLAGE)]:
        before = tables(path)
        answer = given.cli("import", path, source, code=3)
        one_sentence(answer)
        equal(tables(path), before)


@test
def several_inputs_are_several_steps(given):
    path = given.file()
    head = "village,month,direction,destination,count\n"
    good = [given.room.write("good-%d.csv" % i, head + "%s,2023-0%d,out,TWN,%d\n" % (VILLAGE, i, i)) for i in (1, 2)]
    reports = given.cli("import", path, *good, "--json", code=0).json()
    equal([r["totals"]["count"] for r in reports], [1, 2])
    equal(len(given.cli("history", path, "--json", code=0).json()["rows"]), 3)
    answer = given.cli("import", path, given.room.path("missing.csv"), good[0], "--json", code=1)
    equal(len(answer.json()), 1, answer)
    one_sentence(given.cli("import", path, good[0], "--kind", "remittances", code=3))


# --- chart ---------------------------------------------------------------------------------------------------------------------

@test
def charts_are_listed(given):
    rows = check_table(given.cli("chart", "--list", "--json", code=0).json(), "charts")
    equal([r["name"] for r in rows], ["sankey", "trend", "bars", "bullets"])
    check(all(sorted(r) == ["name", "summary", "tab"] and len(r["summary"]) > 10 for r in rows), rows)
    equal(len(given.cli("chart", "--list", code=0).out.strip().split("\n")), 5)


@test
def a_chart_is_drawn_as_asked(given):
    path = fill_flows(given, given.file())
    folder = os.path.dirname(path)
    out = os.path.join(folder, "out.png")
    given.cli("chart", path, "trend", "-o", out, "--size", "800x450", "--scale", "1.5", "--theme", "dark", code=0)
    with open(out, "rb") as f:
        head = f.read(24)
    equal(head[:8], b"\x89PNG\r\n\x1a\n")
    equal((int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")), (1200, 675))
    svg = os.path.join(folder, "out.svg")
    given.cli("chart", path, "sankey", "-o", svg, "--period", "2023", "--by", "village", "destination", "gender", "--where",
              "direction=out", "--title", "Judul – “Ba'u” & <b>", "--source", "local", code=0)
    text = open(svg, encoding="utf-8").read()
    check("Judul – “Ba'u” &amp; &lt;b&gt;" in text.replace("&apos;", "'").replace("&#39;", "'"), text[:3000])
    pdf = os.path.join(folder, "out.pdf")
    given.cli("chart", path, "bars", "-o", pdf, "--theme", "print", code=0)
    check(open(pdf, "rb").read(5) == b"%PDF-")


def drawn_texts(given, path, *args, env=None, code=0):
    """What is written on a chart, line by line, and what is said of it as a whole."""
    out = path + ".svg"
    given.cli("chart", path, *args, "-o", out, code=code, env=env)
    text = html.unescape(open(out, encoding="utf-8").read())
    return re.findall(r"<text[^>]*>([^<]*)", text), re.search(r"<desc>([^<]*)", text).group(1)


@test
def a_chart_refuses_dimensions_it_has_no_place_for(given):
    path = fill_flows(given, given.file())
    out = given.room.path("none.svg")
    for args in [["bars", "--by", "destination", "sector"], ["bars", "--by", "direction"], ["sankey", "--by", "direction", "sector"],
                 ["trend", "--by", "sector"], ["trend", "--by", "month", "sector"], ["bullets", "--by", "indicator"]]:
        given.refuses(path, 3, "chart", path, *args, "-o", out)
        check(not os.path.exists(out), args)
    for args in [["trend", "--by", "month"], ["trend", "--by", "direction"], ["bars", "--by", "sector", "sector"]]:
        given.cli("chart", path, *args, "-o", out, "--period", "2023", code=0)


@test
def a_reported_month_without_such_flows_is_zero(given):
    path = given.file()
    rows = ["%s,2023-%s,out,%s,1" % (VILLAGE, month, country) for month, country in
            [("01", "TWN"), ("02", "HKG"), ("04", "TWN")]]
    source = given.room.write("months.csv", "\n".join(["village,month,direction,destination,count"] + rows + [""]))
    given.cli("import", path, source, code=0)
    texts, _ = drawn_texts(given, path, "trend", "--where", "destination=TWN")
    check("3 of 4 months reported" in texts, texts)  # March was not, February had none for Taiwan
    out = given.room.path("months.svg")
    given.cli("chart", path, "trend", "--where", "destination=TWN", "--lang", "en", "-o", out, code=0)
    points = re.findall(r"<title>([^<]*)</title>", open(out, encoding="utf-8").read())
    check(any("February 2023: 0" in p for p in points) and any("March 2023: not" in p for p in points), points)


@test
def a_chart_says_of_what_and_when_it_is(given):
    path = fill_flows(given, given.file())
    texts, _ = drawn_texts(given, path, "bars", "--period", "2023")
    check("Kabupaten Indramayu" in texts[1] and "2023" in texts[1], texts)
    # nothing was ever pulled: no word of national data, and the date is that of the last entry
    source = next(t for t in texts if t.startswith("Source: "))
    check(re.match("Source: village registers as of [A-Z][a-z]+ [0-9]+, 20[0-9][0-9]$", source), texts)
    check(not any("national" in t for t in texts), texts)
    texts, _ = drawn_texts(given, path, "trend")
    check("2022" in texts[1] and "2023" in texts[1], texts)
    texts, _ = drawn_texts(given, path, "bars", "--where", "destination=TWN", "--where", "sector=formal", "--period", "2023")
    check(texts[0].startswith("Taiwan · Formal: "), texts)
    texts, _ = drawn_texts(given, path, "trend", "--where", "direction=return")
    check(texts[0] == "Returns by month" and texts[1].startswith("Workers returning"), texts)


def created(pdf):
    """The date in a PDF, which may stand in a compressed object; UTC, fourteen digits."""
    out = subprocess.run(["pdfinfo", "-rawdates", pdf], capture_output=True, text=True, check=True, timeout=60).stdout
    return re.search(r"CreationDate: +(?:D:)?([0-9]{14})", out).group(1)


@test
def the_same_chart_twice_is_the_same_file(given):
    path = fill_flows(given, given.file())
    as_of = given.cli("query", path, "flows", "--json", code=0).json()["as_of"]
    pdf, png = given.room.path("a.pdf"), given.room.path("a.png")
    given.cli("chart", path, "bars", "-o", pdf, code=0)
    equal(created(pdf), as_of.replace("-", "") + "000000")
    given.cli("chart", path, "bars", "-o", pdf, env={"SOURCE_DATE_EPOCH": "1700000000"}, code=0)
    equal(created(pdf), "20231114221320")
    given.cli("chart", path, "bars", "-o", png, code=0)
    check(b"tIME" not in open(png, "rb").read())


@test
def a_chart_without_data_says_so(given):
    path = given.file()
    out = os.path.join(os.path.dirname(path), "empty.svg")
    for name in ["sankey", "trend", "bars"]:
        one_sentence(given.cli("chart", path, name, "-o", out, "--period", "1999", code=1))
        check("<svg" in open(out, encoding="utf-8").read())
        os.unlink(out)
    # pillars are measured by quarter: in a month there is nothing to show
    given.cli("report", path, VILLAGE, "2023-Q4", "warga_dilayani=12", code=0)
    one_sentence(given.cli("chart", path, "bullets", "-o", out, "--period", "2023-11", code=1))


@test
def a_chart_that_cannot_be_written_is_exit_3(given):
    path = fill_flows(given, given.file())
    given.refuses(path, 3, "chart", path, "trend", "-o", given.room.path("no", "where.svg"))
    given.refuses(path, 3, "chart", path, "trend", "-o", given.room.path("x.svg"), "--by", "pillar")


# --- check, backup, restore ------------------------------------------------------------------------------------------------------

@test
def check_finds_what_cannot_be_right(given):
    path = given.file()
    rows = check_table(given.cli("check", path, "--json", code=0).json(), "check")
    check(all(r["severity"] == "note" for r in rows), rows)
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO official_region (code, name, level, sort_key, fold) VALUES ('32.12.99.2001', 'X', 'district', '', '')")
    connection.execute("UPDATE local_enrolment SET village = '%s'" % FOREIGN)
    connection.commit()
    connection.close()
    before = tables(path)
    rows = check_table(given.cli("check", path, "--json", code=1).json())
    check(any(r["severity"] == "error" and r["where"] == FOREIGN for r in rows), rows)
    given.cli("check", path, code=1)
    equal(tables(path), before)


@test
def a_backup_is_put_back(given):
    path = fill_flows(given, given.file())
    copy = os.path.join(os.path.dirname(path), "copy.desmigratif")
    given.cli("backup", path, "-o", copy, code=0)
    wanted = tables(path)
    equal(tables(copy), wanted)
    given.cli("set", path, OTHER, "phone=1", code=0)
    changed = tables(path)
    given.cli("restore", copy, "-o", path, code=0)
    equal(tables(path), wanted)
    aside = [n for n in os.listdir(os.path.dirname(path)) if "set-aside" in n and n.endswith(".desmigratif")]
    equal(len(aside), 1)
    equal(tables(os.path.join(os.path.dirname(path), aside[0])), changed)
    given.refuses(path, 3, "backup", path, "-o", path)
    given.refuses(path, 3, "backup", path, "-o", given.room.path("no", "folder"))


@test
def a_backup_takes_no_other_files_place(given):
    path = fill_flows(given, given.file())
    letter = given.room.path("letter.csv")
    with open(letter, "w") as out:
        out.write("Kepada Yth.")
    given.refuses(path, 3, "backup", path, "-o", letter)
    with open(letter) as back:
        equal(back.read(), "Kepada Yth.")
    other = given.room.path("other.desmigratif")
    given.cli("new", other, "--district", "32.12", code=0)
    before = tables(other)
    given.refuses(path, 3, "backup", path, "-o", other)
    equal(tables(other), before)


@test
def a_file_is_restored_while_it_is_open(given):
    path = fill_flows(given, given.file())
    copy = path + " – salinan"
    given.cli("backup", path, "-o", copy, code=0)
    wanted = tables(path)
    given.cli("set", path, OTHER, "phone=1", code=0)
    window = sqlite3.connect(path)
    ask = "SELECT count(*) FROM local_profile WHERE phone = '1'"
    equal(window.execute(ask).fetchone(), (1,))
    given.cli("backup", path, "-o", copy + "2", code=0)
    given.cli("restore", copy, "-o", path, code=0)
    equal(window.execute(ask).fetchone(), (0,))
    window.close()
    equal(tables(path), wanted)


@test
def only_a_good_copy_is_restored(given):
    path = given.file()
    before = tables(path)
    names = sorted(os.listdir(os.path.dirname(path)))
    for name, copy in bad_files(given).items():
        answer = given.cli("restore", copy, "-o", path, code=4)
        one_sentence(answer)
        equal(tables(path), before, name)
    equal(sorted(os.listdir(os.path.dirname(path))), names)


# --- files that are none -----------------------------------------------------------------------------------------------------------

def pragma(path, sql):
    connection = sqlite3.connect(path)
    connection.execute(sql)
    connection.commit()
    connection.close()


def bad_files(given):
    room = given.room
    files = {"missing": room.path("missing.desmigratif"), "directory": room.path("folder.desmigratif")}
    os.makedirs(files["directory"], exist_ok=True)
    files["empty"] = room.write("empty.desmigratif", "")
    files["text"] = room.write("text.desmigratif", "Desa,Jumlah\nKenanga,3\n" * 300)
    files["foreign"] = room.path("foreign.desmigratif")
    if not os.path.exists(files["foreign"]):
        pragma(files["foreign"], "CREATE TABLE notes (text)")
    files["newer"] = given.file("newer.desmigratif")
    pragma(files["newer"], "PRAGMA user_version = 9999")
    files["nobody's"] = given.file("nobody.desmigratif")
    pragma(files["nobody's"], "PRAGMA application_id = 0")
    files["cut"] = given.file("cut.desmigratif")
    os.truncate(files["cut"], os.path.getsize(files["cut"]) // 2)
    files["zeros"] = given.file("zeros.desmigratif")
    with open(files["zeros"], "r+b") as f:
        f.write(bytes(8192))
    return files


@test
def files_that_are_none_are_refused_and_left(given):
    out = given.room.path("never-written")
    source = given.room.write("mixed.csv", MIXED)
    for name, path in bad_files(given).items():
        before = file_hash(path) if os.path.isfile(path) else None
        beside = sorted(os.listdir(os.path.dirname(path)))
        for args in [["query", path, "villages"], ["enrol", path, VILLAGE], ["set", path, VILLAGE, "phone=1"],
                     ["report", path, VILLAGE, "2023-Q4", "relawan=1"], ["import", path, source], ["pull", path],
                     ["chart", path, "trend", "-o", out + ".png"], ["check", path], ["history", path], ["undo", path],
                     ["redo", path], ["backup", path, "-o", out]]:
            answer = given.cli(*args)
            equal(answer.code, 4, "%s: %s" % (name, answer))
            one_sentence(answer)
        equal(file_hash(path) if os.path.isfile(path) else None, before, name)
        equal(sorted(os.listdir(os.path.dirname(path))), beside, name)
    check(not os.path.exists(out) and not os.path.exists(out + ".png"))


@test
def a_newer_file_with_a_log_is_left_to_the_byte(given):
    path = given.file()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("PRAGMA user_version = 9999")
    connection.commit()
    folder = os.path.dirname(path)
    copies = given.room.path("future-%d" % given.count)
    os.mkdir(copies)  # a copy, as a stick or a crash leaves it: the version stands in the log only
    for name in os.listdir(folder):
        if not name.endswith("-shm"):
            shutil.copy(os.path.join(folder, name), copies)
    connection.close()
    copy = os.path.join(copies, os.path.basename(path))

    def hashes():  # the index of the log is no part of it and may be made anew
        return {n: file_hash(os.path.join(copies, n)) for n in os.listdir(copies) if not n.endswith("-shm")}

    before = hashes()
    equal(len(before), 2)
    for args in [["query", copy, "villages"], ["enrol", copy, VILLAGE], ["undo", copy], ["backup", copy, "-o", path + ".copy"]]:
        one_sentence(given.cli(*args, code=4))
        equal(hashes(), before, args)


@test
def a_file_that_cannot_be_written_opens_to_view(given):
    path = fill_flows(given, given.file())
    folder = os.path.dirname(path)
    os.chmod(given.room.folder, 0o755)
    os.chmod(path, 0o444)
    os.chmod(folder, 0o555)
    who = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    env = {"HOME": "/nonexistent"} if who else {}
    if who and subprocess.run(["test", "-x", CLI], check=False, **who).returncode != 0:
        raise Skip("another user cannot run the program here")
    before = file_hash(path)
    try:
        answer = given.cli("query", path, "flows", "--by", "year", "--json", env=env, code=0, **who)
        equal(answer.json()["rows"][0], ["out", "2022", 11])
        given.cli("check", path, env=env, code=0, **who)
        given.cli("history", path, env=env, code=0, **who)
        for args in [["enrol", path, VILLAGE], ["set", path, OTHER, "phone=1"], ["undo", path]]:
            answer = given.cli(*args, env=env, code=4, **who)
            one_sentence(answer)
            check("read" in answer.err or "view" in answer.err, answer)
    finally:
        os.chmod(folder, 0o755)
    equal(file_hash(path), before)
    equal(sorted(os.listdir(folder)), ["district.desmigratif", "flows.csv"])


# --- languages and letters -----------------------------------------------------------------------------------------------------------

LANGUAGES = [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LC_ALL": None}, {"LC_ALL": None, "LANG": "xx_YY.UTF-8"},
             {"LC_ALL": None, "LANG": "id_ID.UTF-8"}, {"LC_ALL": None, "LANG": "de_DE.ISO-8859-1"},
             {"LC_ALL": "C.UTF-8", "LANGUAGE": "id"}, {"LC_ALL": "C.UTF-8", "LANGUAGE": "nonsense"}]


@test
def odd_names_and_languages_change_no_data(given):
    path = given.file("Laporan – Désa “Ba'u”.desmigratif")
    fill_flows(given, path)
    wanted = given.cli("query", path, "flows", "--by", "destination", "--json", code=0).out
    for n, env in enumerate(LANGUAGES):
        equal(given.cli("query", path, "flows", "--by", "destination", "--json", env=env, code=0).out, wanted, env)
        given.cli("set", path, OTHER, "head_name=Bu Sri – “Désa %d”" % n, env=env, code=0)
        given.cli("chart", path, "trend", "-o", path + ".svg", "--title", "Désa “Ba'u”", env=env, code=0)
        check("Désa “Ba" in open(path + ".svg", encoding="utf-8").read(), env)
        given.cli("backup", path, "-o", path + " – salinan", env=env, code=0)
        answer = given.cli("new", path, "--district", "32.12", env=env, code=3)
        check("Laporan – Désa “Ba'u”" in answer.err, answer)
        given.cli("restore", path + " – salinan", "-o", path + " – kembali", env=env, code=0)
        equal(tables(path + " – kembali"), tables(path))
        os.unlink(path + " – kembali")


@test
def words_are_those_of_the_user(given):
    try:
        words = gettext.translation("desmigratif", os.path.join(BUILD, "po"), ["id"])
    except OSError as error:
        raise Skip("the translations are not built here") from error
    msgid = "Make a new district file"
    if words.gettext(msgid) == msgid:
        raise Skip("po/id.po has no words of the command line yet")
    own = indonesian(given)
    for env in [own, dict(own, LANGUAGE="id"), dict(own, LANG="C", LC_MESSAGES="id_ID.UTF-8")]:
        check(words.gettext(msgid) in given.cli("--help", env=env, code=0).out, env)
        check(words.gettext("There is nothing to redo.") in given.cli("redo", given.file(), env=env, code=3).err, env)
    for env in [{"LC_ALL": "C", "LANGUAGE": "id"}, {"LC_ALL": None}, dict(own, LANGUAGE="en")]:
        check(msgid in given.cli("--help", env=env, code=0).out, env)


@test
def a_chart_speaks_the_language_asked_for(given):
    path = fill_flows(given, given.file())
    out = path + ".svg"
    for env in LANGUAGES:
        texts = {}
        for language in ["id", "en"]:
            given.cli("chart", path, "trend", "-o", out, "--lang", language, "--period", "2023", env=env, code=0)
            texts[language] = open(out, encoding="utf-8").read()
        check("Agu" in texts["id"] and "Aug" not in texts["id"], env)
        check("Aug" in texts["en"] and "Agu" not in texts["en"], env)


# --- beside each other ---------------------------------------------------------------------------------------------------------------

@test
def processes_work_beside_each_other(given):
    path = given.file()
    codes = sorted(r[0] for r in sqlite3.connect(path).execute(
        "SELECT code FROM official_region WHERE level = 'village' AND code LIKE '32.12.16.%' LIMIT 8"))
    equal(len(codes), 8)
    processes = [given.room.start(CLI, "enrol", path, code, stderr=subprocess.PIPE) for code in codes]
    processes += [given.room.start(CLI, "query", path, "villages", "--json", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                  for _ in range(4)]
    try:
        for process in processes:
            _, err = process.communicate(timeout=LIMIT_S)
            equal(process.returncode, 0, err)
    finally:
        for process in processes:
            stop(process)
    rows = check_table(given.cli("query", path, "villages", "--json", code=0).json())
    equal(sorted(r["village"] for r in rows), sorted(codes + [OTHER]))
    equal(len(given.cli("history", path, "--json", code=0).json()["rows"]), 9)


def big_csv(given, n):
    """Rows that differ, enough of them to take a while."""
    lines = ["village,month,direction,destination,occupation,count"]
    lines += ["%s,20%02d-%02d,out,TWN,kerja %d,%d" % (VILLAGE, 10 + i % 14, 1 + i % 12, i, 1 + i % 50) for i in range(n)]
    return given.room.write("big.csv", "\n".join(lines) + "\n")


def interrupt_import(given, path, source, number):
    """An import stopped by a signal in its middle; tries sooner if it was done already."""
    for pause in (0.8, 0.3, 0.1, 0.05):
        before = tables(path)
        process = given.room.start(CLI, "import", path, source, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            time.sleep(pause)
            process.send_signal(number)
            _, err = process.communicate(timeout=LIMIT_S)
        finally:
            stop(process)
        if process.returncode != 0:
            return before, process.returncode, err.decode()
        given.cli("undo", path, code=0)
    raise Skip("the import is too fast to be met in its middle")


@test
def ctrl_c_is_exit_5_and_changes_nothing(given):
    path = given.file()
    before, code, err = interrupt_import(given, path, big_csv(given, 300000), signal.SIGINT)
    equal(code, 5, err)
    check(err.count("\n") == 1 and "ancel" in err, err)
    equal(tables(path), before)


@test
def a_dead_process_holds_no_lock(given):
    path = given.file()
    before, code, err = interrupt_import(given, path, big_csv(given, 300000), signal.SIGKILL)
    equal(code, -signal.SIGKILL, err)
    equal(local_tables(path), {n: h for n, h in before.items() if n.startswith("local_")})
    given.cli("enrol", path, VILLAGE, code=0)
    equal(integrity(path), "ok")


# --- the network ---------------------------------------------------------------------------------------------------------------------

def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@test
def a_server_that_is_not_there_is_exit_5(given):
    path = given.file()
    address = "http://127.0.0.1:%d/" % free_port()
    answer = given.refuses(path, 5, "pull", path, "--server", address)
    before = tables(path)
    answer = given.cli("pull", path, "--server", address, "--json", code=5)
    document = answer.json()
    equal(sorted(document), ["changed", "clock", "error", "result", "sets", "stale"])
    equal((document["result"], document["changed"], document["stale"]), ("failed", {}, False))
    check(document["error"] in answer.err, answer)
    equal(tables(path), before)
    given.refuses(path, 5, "pull", path, "--server", address, "--check")


def publish_small_feed(given):
    """A feed that is signed as it must be and holds next to nothing; returns its folder."""
    feed, source = given.room.path("small-feed"), given.room.path("small-source")
    os.makedirs(os.path.join(source, "common"))
    os.makedirs(os.path.join(source, "32.12"))
    given.room.write(os.path.join(source, "common", "country.csv"),
                     "iso3,name_id,name_en,lat_e6,lon_e6,destination\nHKG,Hong Kong,Hong Kong,,,2\n")
    given.room.write(os.path.join(source, "32.12", "village.csv"), "code,name,retired,why,successors\n32.12.16.2004,Kenanga,,,\n")
    given.room.run(PUBLISH, "feed", feed, "--from", source, "--key", os.path.join(SAMPLE, "keys", "feed.key"), "--root",
                   os.path.join(SAMPLE, "demo-root.signed"), code=0)
    return feed


@test
def an_emptied_server_is_obeyed_only_when_asked_to(given):
    path, feed = given.file(), publish_small_feed(given)
    before = tables(path)
    for extra in [[], ["--check"]]:
        answer = given.cli("pull", path, "--server", feed, *extra, code=3)
        check("The update would leave 0 of 91," in answer.err and "--accept-loss" in answer.err, answer)
    equal(tables(path), before)
    check("--accept-loss" in given.cli("pull", "--help", code=0).out)
    given.cli("pull", path, "--server", feed, "--accept-loss", code=0)
    check(tables(path)["official_region"] != before["official_region"])


@test
def an_address_that_is_none_is_exit_3(given):
    path = given.file()
    for address in [None, "http://example.invalid/feed", "ftp://127.0.0.1/", ""]:
        given.refuses(path, 3, "pull", path, *(["--server", address] if address is not None else []))


@test
def ctrl_c_leaves_a_silent_server(given):
    path = given.file()
    before = tables(path)
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        s.listen()
        s.settimeout(LIMIT_S)
        called = threading.Event()
        calls = []

        def answer_nothing():
            try:
                calls.append(s.accept())  # kept open, never answered
            except OSError:
                pass
            called.set()

        thread = threading.Thread(target=answer_nothing)
        thread.start()
        process = given.room.start(CLI, "pull", path, "--json", "--server", "http://127.0.0.1:%d/" % s.getsockname()[1],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            check(called.wait(LIMIT_S) and calls, "the server was not called")
            time.sleep(0.2)
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=LIMIT_S)
        finally:
            stop(process)
            thread.join()
            for connection, _ in calls:
                connection.close()
    equal(process.returncode, 5, err)
    equal(json.loads(out)["result"], "failed")
    equal(tables(path), before)


if __name__ == "__main__":
    test.run(Given)
