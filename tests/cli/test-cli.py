#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built desmigratif-cli: what is asked of it and entered, command by command, shapes, wrong use, charts. As TAP."""
import html
import os
import re
import sqlite3
import subprocess

from clitest import (WINE, Tests, check, check_table, equal, file_hash, free_port, integrity, local_tables, one_sentence, tables)
from district import FOREIGN, MIXED, OTHER, VILLAGE, Given, fill_flows, indonesian

COMMANDS = ["new", "enrol", "set", "report", "import", "query", "chart", "pull", "check", "history", "undo", "redo", "backup",
            "restore"]
test = Tests()


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
def help_says_why_some_charts_are_not_there(given):
    text = given.cli("chart", "--help", code=0).out
    for word in ("pie", "radar", "3-D"):
        check("There are no %s charts" % word in text, text)


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
        ["chart", path, "trend", "-o", "x.png", "--size", "big"], ["chart", path, "trend", "-o", "x.png", "--size", "0x1"],
        ["chart", path, "trend", "-o", "x.png", "--size", "32001x900"], ["chart", path, "trend", "-o", "x.png", "--page", "a4"],
        ["chart", path, "trend", "-o", "x.pdf", "--page", "a5"], ["chart", path, "trend", "-o", "x.pdf", "--text-as-outlines"],
        ["chart", path, "trend", "-o", "x.png", "--scale", "0"], ["chart", path, "trend", "-o", "x.png", "--scale", "nan"],
        ["chart", path, "trend", "-o", "x.png", "--theme", "pink"], ["chart", path, "trend", "-o", "x.png", "--lang", "fr"],
        ["chart", path, "trend", "-o", "x.png", "--json"], ["chart", path, "trend", "-o", "x.png", "--audience", "press"],
        ["query", path, "flows", "--audience", "press"], ["pull"], ["check"], ["history"], ["undo"], ["redo"],
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
def a_period_that_runs_backwards_is_told_so(given):
    path = given.file()
    out = given.room.path("x.svg")
    for args in [["query", path, "flows"], ["query", path, "pillars"], ["query", path, "villages"], ["chart", path, "trend", "-o", out],
                 ["chart", path, "sankey", "-o", out]]:
        args += ["--period", "2024..2023"]
        answer = given.refuses(path, 3, *args)
        check("“2024..2023” runs backwards" in answer.err and answer.err.endswith(" 2023..2024.\n"), answer)
        answer = given.refuses(path, 3, *args, env=indonesian(given))
        check("Rentang “2024..2023” terbalik" in answer.err and answer.err.endswith(" 2023..2024.\n"), answer)


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
        ["set", path, OTHER, "phone=0812", "population=-1"],
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
    if not WINE:  # arguments are text on Windows
        cases.append(["set", path, OTHER, b"phone=\xff"])
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

CHARTS = [
    ("sankey", "flows"),
    ("flow-map", "flows"),
    ("district-map", "flows"),
    ("trend", "flows"),
    ("bars", "flows"),
    ("stacked", "flows"),
    ("paired", "flows"),
    ("slope", "flows"),
    ("heat", "flows"),
    ("multiples", "flows"),
    ("scoreboard", "pillars"),
    ("bullets", "pillars"),
    ("progress", "pillars"),
    ("indicator", "pillars"),
    ("rollout", "pillars"),
    ("remittances", "overview"),
    ("cooperatives", "pillars"),
]


@test
def charts_are_listed(given):
    rows = check_table(given.cli("chart", "--list", "--json", code=0).json(), "charts")
    equal([(r["name"], r["tab"]) for r in rows], CHARTS)
    check(all(sorted(r) == ["name", "summary", "tab"] and len(r["summary"]) > 10 for r in rows), rows)
    equal(len(given.cli("chart", "--list", code=0).out.strip().split("\n")), len(CHARTS) + 1)


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


@test
def a_heat_map_is_sorted_as_asked(given):
    path = fill_flows(given, given.file())
    out = os.path.join(os.path.dirname(path), "out.svg")
    given.cli("chart", path, "heat", "-o", out, "--by", "village", "month", "--sort", "name", code=0)
    given.cli("chart", path, "heat", "-o", out, "--sort", "size", code=2)
    given.cli("chart", path, "bars", "-o", out, "--sort", "name", code=2)


@test
def a_gender_that_nobody_had_is_zero(given):
    path = fill_flows(given, given.file())
    drawn_texts(given, path, "paired", "--by", "destination", "--period", "2023", "--lang", "en")
    drawn = open(path + ".svg", encoding="utf-8").read()
    check("Hong Kong, Male, 0" in drawn and "not reported" not in drawn, drawn)


@test
def a_sankey_has_two_to_four_levels_in_any_order(given):
    path = fill_flows(given, given.file())
    out = os.path.join(os.path.dirname(path), "out.svg")
    for by in (["sector", "destination"], ["gender", "scheme", "village", "destination"], ["district", "occupation", "gender"]):
        given.cli("chart", path, "sankey", "-o", out, "--sort", "data", "--by", *by, code=0)
    for by, word in ((["gender"], "gender"), (["gender", "scheme", "village", "destination", "sector"], "sector")):
        said = given.cli("chart", path, "sankey", "-o", out, "--by", *by, code=3).err
        check("two to four levels; “%s”" % word in said, said)


@test
def a_scoreboard_is_drawn_as_asked(given):
    path = given.file()
    given.cli("enrol", path, VILLAGE, "--cohort", "2018", "--status", "active", code=0)
    rows = ["%s,%s,%s,10,%d" % (village, indicator, period, value) for village, factor in ((VILLAGE, 1), (OTHER, 2))
            for indicator in ("warga_dilayani", "kelompok_usaha") for period, value in (("2022-Q4", 2 * factor), ("2023-Q4", 4 * factor))]
    source = given.room.write("pillars.csv", "\n".join(["village,indicator,period,target,value"] + rows + [""]))
    given.cli("import", path, source, "--kind", "pillars", code=0)
    given.cli("report", path, VILLAGE, "2023-Q4", "--status", "4=stalled:capital", code=0)
    names = {VILLAGE: "Kenanga", OTHER: "Haurkolot"}
    for order, first in [("value", OTHER), ("lowest", VILLAGE), ("name", OTHER)]:
        texts, said = drawn_texts(given, path, "scoreboard", "--period", "2023-Q4", "--sort", order, "--lang", "id")
        equal([t for t in texts if t in names.values()][0], names[first])
    check("Belum lapor" in texts and "Terhenti" in texts and "40%" in texts and "80%" in texts, texts)
    check("Terhenti: 1" in said, said)
    drawn = open(path + ".svg", encoding="utf-8").read()
    check("40,0%, setahun sebelumnya 20,0%" in drawn and "status: Terhenti (" in drawn, drawn)
    for args in [["--by", "subdistrict"], ["--by", "village", "pillar"], ["--by", "pillar"], ["--audience", "public"]]:
        drawn_texts(given, path, "scoreboard", *args)
    given.refuses(path, 3, "chart", path, "scoreboard", "--by", "quarter", "-o", given.room.path("none.svg"))


THIRD = "32.12.02.2004"  # Sukamelang


def fill_cooperatives(given, path):
    for village in (VILLAGE, THIRD):
        given.cli("enrol", path, village, "--cohort", "2018", "--status", "active", code=0)
    members = {VILLAGE: 48, OTHER: 61, THIRD: 3}
    rows = ["%s,%s,2023-Q4,%d,%d" % (village, indicator, 50 * factor, n * factor) for village, n in members.items()
            for indicator, factor in (("anggota_koperasi", 1), ("simpanan_rupiah", 1000000))]
    source = given.room.write("members.csv", "\n".join(["village,indicator,period,target,value"] + rows + [""]))
    given.cli("import", path, source, "--kind", "pillars", code=0)
    given.cli("set", path, VILLAGE, "cooperative=Aktif, RAT tahun buku 2022", code=0)
    given.cli("set", path, OTHER, "cooperative=Mekar Jaya", code=0)
    return path


@test
def cooperatives_are_drawn_with_their_stages(given):
    path = fill_cooperatives(given, given.file())
    texts, said = drawn_texts(given, path, "cooperatives", "--lang", "id")
    check("Aktif" in texts and "“Mekar Jaya”" in texts and "48" in texts and "Rp\u00a048\u00a0jt" in texts, texts)
    check("Aktif: 1." in said and "Tahap tidak dikenal: 1." in said and "112 anggota" in said, said)
    # of three members nothing is told outside, nor by what the others leave of a sum
    texts, said = drawn_texts(given, path, "cooperatives", "--lang", "id", "--audience", "public")
    drawn = open(path + ".svg", encoding="utf-8").read()
    check(texts.count("disamarkan") == 4 and "61 anggota" in said and "Rp\u00a03" not in drawn and "48" not in texts, texts)
    given.refuses(path, 3, "chart", path, "cooperatives", "--by", "quarter", "-o", given.room.path("none.svg"))


@test
def remittances_of_few_are_hidden_and_sums_say_so(given):
    path = given.file()
    left = {(OTHER, 1): 60, (OTHER, 2): 61, (VILLAGE, 1): 40, (VILLAGE, 2): 41, (THIRD, 1): 3, (THIRD, 2): 30}
    amounts = {key: 7919000 if n == 3 else n * 1000000 for key, n in left.items()}
    rows = ["%s,2023-%02d,out,TWN,%d" % (village, 3 * quarter, n) for (village, quarter), n in left.items()]
    given.cli("import", path, given.room.write("left.csv", "\n".join(["village,month,direction,destination,count"] + rows + [""])), code=0)
    rows = ["%s,2023-Q%d,%d" % (village, quarter, n) for (village, quarter), n in amounts.items()]
    source = given.room.write("sent.csv", "\n".join(["village,quarter,amount_idr"] + rows + [""]))
    given.cli("import", path, source, "--kind", "remittances", code=0)
    said = said_of_marks(given, path, "remittances", "--lang", "en")
    check("Q1 2023: IDR\u00a0107,919,000, 45.0%" in said and "Sukamelang, IDR\u00a037,919,000, 15.8%" in said, said)
    # 7,919,000 is of three; neither what the other villages leave of a quarter nor the other quarter of a year tells it
    for audience in ["forum", "public"]:
        said = said_of_marks(given, path, "remittances", "--lang", "en", "--audience", audience)
        check("Q1 2023: at least IDR\u00a060,000,000" in said and "Q2 2023: at least IDR\u00a061,000,000" in said, said)
        check("Kenanga, hidden" in said and "Sukamelang, hidden" in said and not any("919" in s or "%" in s for s in said), said)


@test
def a_rollout_counts_villages_for_every_audience(given):
    path = fill_cooperatives(given, given.file())
    inside = said_of_marks(given, path, "rollout", "--lang", "en")
    check("Kabupaten Indramayu, 2017: 1 village" in inside and "Kabupaten Indramayu, 2018: 3 villages, 2 joined" in inside, inside)
    for audience in ["forum", "public"]:
        equal(said_of_marks(given, path, "rollout", "--lang", "en", "--audience", audience), inside)


@test
def an_indicator_is_drawn_with_its_villages(given):
    path = fill_cooperatives(given, given.file())
    texts, said = drawn_texts(given, path, "indicator", "--where", "indicator=anggota_koperasi", "--lang", "id")
    check("Anggota koperasi: 75% dari target pada Triwulan IV 2023" in texts, texts)
    check("Anggota koperasi · 112 orang" in texts and "Kenanga" in texts and "61" in texts, texts)
    check("3 dari 3 desa sudah melapor" in said and "nilai terakhir tiap periode" in said, said)
    texts, _ = drawn_texts(given, path, "indicator", "--where", "indicator=anggota_koperasi", "--lang", "id", "--audience", "public")
    check(texts.count("disamarkan") == 2 and "3" not in texts and "48" not in texts and "61" in texts, texts)
    check(any(t.endswith("Angka di bawah 5, dan angka yang dapat membukanya, disamarkan.") for t in texts), texts)
    # the savings of three members are hidden with these, and with what covers them
    money = ["indicator", "--where", "indicator=simpanan_rupiah", "--lang", "en"]
    texts, _ = drawn_texts(given, path, *money)
    drawn = open(path + ".svg", encoding="utf-8").read()
    check("hidden" not in texts and "IDR\u00a03,000,000" in drawn and "IDR\u00a048,000,000" in drawn, drawn)
    for audience in ["forum", "public"]:
        texts, _ = drawn_texts(given, path, *money, "--audience", audience)
        drawn = open(path + ".svg", encoding="utf-8").read()
        check(texts.count("hidden") == 2 and "IDR\u00a061,000,000" in drawn, texts)
        check("3,000,000" not in drawn.replace("33,000,000", "") and "48,000,000" not in drawn, drawn)
    # nor does a table tell them, alone or by what they are of their targets
    asked = ["query", path, "pillars", "--by", "village", "indicator", "--json"]
    for audience, seen in [("internal", [3, 48, 61]), ("forum", [61]), ("public", [61])]:
        rows = check_table(given.cli(*asked, "--audience", audience, code=0).json())
        for indicator, factor in [("anggota_koperasi", 1), ("simpanan_rupiah", 1000000)]:
            own = [r for r in rows if r["indicator"] == indicator]
            equal(sorted(r["actual"] for r in own if r["actual"] is not None), [n * factor for n in seen])
            equal([r["ratio"] is None and r["score"] is None for r in own], [r["actual"] is None for r in own])
    # of several each has a panel, and none has room for villages
    texts, _ = drawn_texts(given, path, "indicator", "--lang", "en")
    check("Cooperative members" in texts and "Savings" in texts and "Kenanga" not in texts, texts)
    given.refuses(path, 3, "chart", path, "indicator", "--by", "village", "-o", given.room.path("none.svg"))


@test
def a_score_does_not_tell_what_is_hidden(given):
    path = fill_cooperatives(given, given.file())
    rows = ["%s,anggota_koperasi,2022-Q4,50,%d" % (village, n) for village, n in {VILLAGE: 20, OTHER: 4, THIRD: 30}.items()]
    rows += ["%s,petugas_terlatih,2023-Q4,4,%d" % (village, n) for village, n in {VILLAGE: 2, OTHER: 3}.items()]
    source = given.room.write("more.csv", "\n".join(["village,indicator,period,target,value"] + rows + [""]))
    given.cli("import", path, source, "--kind", "pillars", code=0)
    asked = ["query", path, "pillars", "--by", "village", "pillar", "--period", "2023-Q4", "--json"]
    # three of fifty members are 6%; the officers are known by name
    for audience, members in [("internal", {VILLAGE, OTHER, THIRD}), ("forum", {OTHER}), ("public", {OTHER})]:
        answer = given.cli(*asked, "--audience", audience, code=0).json()
        told = {pillar: {r["village"] for r in check_table(answer) if r["pillar"] == pillar and r["score"] is not None} for pillar in "14"}
        equal(told, {"1": {VILLAGE, OTHER}, "4": members})
        equal(answer["suppressed"], 3 - len(members))
    drawn_texts(given, path, "scoreboard", "--period", "2023-Q4", "--lang", "en")
    drawn = open(path + ".svg", encoding="utf-8").read()
    check("6.0%" in drawn and "96.0%, 40.0% a year before" in drawn, drawn)
    for audience in ["forum", "public"]:
        texts, _ = drawn_texts(given, path, "scoreboard", "--period", "2023-Q4", "--lang", "en", "--audience", audience)
        drawn = open(path + ".svg", encoding="utf-8").read()
        check(texts.count("hidden") == 2 and " 6.0%" not in drawn and "96.0%" not in drawn and "40.0%" not in drawn, drawn)
        # of what is hidden nobody knows whether it is the least
        check("Pillars of the villages" in texts and not any("lags" in t or "furthest" in t for t in texts), texts)
    # of one village alone the bullets tell the same
    one = ["bullets", "--period", "2023-Q4", "--where", "village=" + THIRD, "--lang", "en"]
    texts, _ = drawn_texts(given, path, *one)
    check("6.0%" in texts, texts)
    texts, _ = drawn_texts(given, path, *one, "--audience", "forum")
    check("6.0%" not in open(path + ".svg", encoding="utf-8").read() and any("hidden" in t for t in texts), texts)


@test
def a_chart_may_have_any_size(given):
    path = fill_flows(given, given.file())
    out = given.room.path("out.png")
    for size, shape, said in [("1x1", (2, 2), 0), ("32000x1", (32640, 1), 1), ("30000x100", (32700, 109), 1)]:
        answer = given.cli("chart", path, "bars", "-o", out, "--size", size, code=0)
        with open(out, "rb") as f:
            head = f.read(24)
        equal((int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")), shape)
        equal(answer.err.count("\n"), said, answer)
    answer = given.cli("chart", path, "bars", "-o", given.room.path("out.svg"), "--size", "32000x32000", code=0)
    equal(answer.err, "")


@test
def a_chart_goes_on_paper_and_to_programs_without_fonts(given):
    path = fill_flows(given, given.file())
    svg, pdf = given.room.path("out.svg"), given.room.path("out.pdf")
    given.cli("chart", path, "bars", "-o", svg, "--text-as-outlines", "--title", "Judul", code=0)
    text = open(svg, encoding="utf-8").read()
    check("<text" not in text and 'aria-label="Judul"' in text, text[:3000])
    given.cli("chart", path, "bars", "-o", pdf, "--page", "a4", code=0)
    check(re.search(rb"/MediaBox \[ 0 0 841\.8\d+ 595\.2\d+ \]", open(pdf, "rb").read()), pdf)


def drawn_texts(given, path, *args, env=None, code=0):
    """What is written on a chart, line by line, and what is said of it as a whole."""
    out = path + ".svg"
    given.cli("chart", path, *args, "-o", out, code=code, env=env)
    text = html.unescape(open(out, encoding="utf-8").read())
    return re.findall(r"<text[^>]*>([^<]*)", text), re.search(r"<desc>([^<]*)", text).group(1)


def said_of_marks(given, path, *args):
    out = path + ".svg"
    given.cli("chart", path, *args, "-o", out, code=0)
    return re.findall(r"<title>([^<]*)", html.unescape(open(out, encoding="utf-8").read()))


@test
def marks_say_how_they_changed_on_the_year_before(given):
    path = given.file()
    counts = [("2022-01", "TWN", 400), ("2022-01", "HKG", 50), ("2022-01", "MYS", 3), ("2022-02", "HKG", 50), ("2023-01", "TWN", 500),
              ("2023-01", "HKG", 50), ("2023-01", "MYS", 40), ("2023-01", "SAU", 60)]
    rows = ["%s,%s,out,%s,%d" % (VILLAGE, month, country, count) for month, country, count in counts]
    source = given.room.write("years.csv", "\n".join(["village,month,direction,destination,count"] + rows + [""]))
    given.cli("import", path, source, code=0)
    asked = ["bars", "--by", "destination", "--period", "2023"]
    said = {text.split(",")[0]: text for text in said_of_marks(given, path, *asked)}
    check("25.0% more than in January 2022" in said["Taiwan"], said)  # of the year, one month is known
    check("as much as in January 2022" in said["Hong Kong"], said)
    check("none in January 2022" in said["Saudi Arabia"], said)
    check("than in January 2022" in said["Malaysia"], said)
    for audience in ["forum", "public"]:
        said = {text.split(",")[0]: text for text in said_of_marks(given, path, *asked, "--audience", audience)}
        check("2022" not in said["Malaysia"] and "2022" not in said["Hong Kong"], said)  # one small, one that covers it
        check("25.0% more than in January 2022" in said["Taiwan"], said)
    trend = said_of_marks(given, path, "trend")
    check(any("Departures, January 2023: 650" in text and "43.5% more than in January 2022" in text for text in trend), trend)
    slope = said_of_marks(given, path, "slope", "--by", "destination", "--period", "2023")
    check(any(text.startswith("Saudi Arabia, in 2022 0 people") for text in slope), slope)


@test
def small_numbers_are_for_the_office_only(given):
    path = given.file()
    counts = {"TWN": 640, "HKG": 7001, "MYS": 3, "JPN": 97}
    rows = ["%s,2023-01,out,%s,%d" % (VILLAGE, country, count) for country, count in counts.items()]
    source = given.room.write("small.csv", "\n".join(["village,month,direction,destination,count"] + rows + [""]))
    given.cli("import", path, source, code=0)
    asked = ["query", path, "flows", "--by", "destination", "--period", "2023"]
    for audience in ["forum", "public"]:
        answer = given.cli(*asked, "--json", "--audience", audience, code=0).json()
        equal(answer["suppressed"], 2)
        equal({row[1]: row[2] for row in answer["rows"]}, dict(counts, MYS=None, JPN=None))
        equal(sorted(answer["rows"][mark["row"]][1] for mark in answer["marks"] if mark["mark"] == "suppressed"), ["JPN", "MYS"])
        text = given.cli(*asked, "--audience", audience, code=0)
        check("97" not in text.out and "hidden" in text.out and "<5" not in text.out and "left out of sums" in text.err, text)
        csv = given.cli(*asked, "--csv", "--audience", audience, code=0)
        check(",97" not in csv.out and "left out of sums" in csv.err, csv)
        for name in CHARTS:
            if name in ["bars", "sankey", "stacked"]:
                texts, said = drawn_texts(given, path, name, "--audience", audience, "--period", "2023", "--lang", "en")
                whole = "\n".join(texts + [said])
                check("97" not in whole and "7,741" not in whole, whole)
                check("Numbers below 5, and those that would give them away, are hidden and left out of sums." in whole, whole)
    texts, _ = drawn_texts(given, path, "bars", "--audience", "public", "--lang", "id")
    check(any("disamarkan dan tidak ikut dijumlahkan." in t for t in texts), texts)
    equal(given.cli(*asked, "--json", "--audience", "internal", code=0).out, given.cli(*asked, "--json", code=0).out)
    pictures = []
    for args in [[], ["--audience", "internal"]]:
        out = given.room.path("audience.svg")
        given.cli("chart", path, "bars", "-o", out, *args, code=0)
        pictures.append(open(out, "rb").read())
    equal(pictures[0], pictures[1])


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
def what_is_hidden_is_more_than_zero(given):
    path = given.file()
    counts = {"HKG": [60, 70, 80], "MYS": [9, 8, 11], "TWN": [3, 2]}
    rows = ["%s,2023-%02d,out,%s,%d" % (VILLAGE, month + 1, country, n) for country, of in counts.items() for month, n in enumerate(of)]
    source = given.room.write("months.csv", "\n".join(["village,month,direction,destination,count"] + rows + [""]))
    given.cli("import", path, source, code=0)
    asked = ["--where", "destination=TWN", "--period", "2023-01..2023-03", "--lang", "en"]
    for audience in ["forum", "public"]:
        _, said = drawn_texts(given, path, "trend", *asked, "--audience", audience)
        check("Departures: hidden." in said and "highest" not in said and "Net" not in said, said)
        _, said = drawn_texts(given, path, "heat", *asked, "--audience", audience)
        check("Heat map" in said and "Largest" not in said, said)
        shares = ["stacked", "--share", "--by", "month", "destination", *asked[2:], "--audience", audience]
        texts, _ = drawn_texts(given, path, *shares)
        # that of the axis, and of March those that add up
        equal((texts.count("100%"), texts.count("88%")), (1, 1))


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


def said_on_map(given, path, *args):
    out = given.room.path("map.svg")
    given.cli("chart", path, "district-map", *args, "--lang", "en", "-o", out, code=0)
    return re.findall(r"<title>([^<]*)</title>", open(out, encoding="utf-8").read())


@test
def a_map_shows_who_left_and_who_did_not_report(given):
    path = fill_flows(given, given.file())
    given.cli("enrol", path, "32.12.02.2004", code=0)
    said = said_on_map(given, path, "--by", "village", "--period", "2023")
    check(any(s.startswith("Kenanga, 12 people, 80.0%") for s in said) and "Haurkolot, 3 people, 20.0%" in said, said)
    check("Sukamelang, not reported" in said, said)
    # a village that reported, but nothing of the kind, had none of it
    said = said_on_map(given, path, "--by", "village", "--period", "2023", "--where", "destination=HKG")
    check(any(s.startswith("Haurkolot, 0 people") for s in said) and "Sukamelang, not reported" in said, said)
    # less those that returned, where both directions were reported
    said = said_on_map(given, path, "--by", "village", "--period", "2023", "--where", "direction=out", "--where", "direction=return")
    check("Kenanga, 10 people" in said and "Haurkolot, not reported" in said, said)


@test
def small_multiples_show_departures_less_returns(given):
    path = fill_flows(given, given.file())
    both = ["--where", "direction=out", "--where", "direction=return", "--lang", "en"]
    said = said_of_marks(given, path, "multiples", "--by", "village", "year", *both)
    # what one direction alone tells of is no difference
    check("Kenanga, 2022: not reported" in said and "Haurkolot, 2023: not reported" in said, said)
    check("Kenanga, 2023: 10 people" in said, said)
    # where a report tells of other destinations only, nobody returned from this one
    said = said_of_marks(given, path, "multiples", "--by", "village", "year", "--where", "destination=HKG", *both)
    check("Kenanga, 2023: 5 people" in said, said)
    said = said_of_marks(given, path, "multiples", "--by", "destination", "year", *both)
    check("Taiwan, 2023: 8 people" in said and "Hong Kong, 2023: 5 people" in said, said)
    texts, _ = drawn_texts(given, path, "multiples", "--by", "subdistrict", "year", *both)
    check(texts[0] == "Departures less returns, by subdistrict" and texts[1].startswith("Workers leaving, less those returning, each year"), texts)
    given.refuses(path, 3, "chart", path, "multiples", *both, "--audience", "public", "-o", given.room.path("none.png"))


@test
def a_district_without_outlines_has_tiles(given):
    path = given.room.path("tiles.desmigratif")
    given.cli("new", path, "--district", "33.01", code=0)
    village = "33.01.01.2001"
    source = given.room.write("tiles.csv", "village,month,direction,destination,count\n%s,2023-01,out,TWN,9\n" % village)
    given.cli("enrol", path, village, code=0)
    given.cli("import", path, source, code=0)
    texts, _ = drawn_texts(given, path, "district-map", "--period", "2023")
    check("Each tile is an area, about where it lies; north is up" in texts, texts)
    check("Kedungreja" in texts and "Cimanggu" in texts, texts)
    given.refuses(path, 3, "chart", path, "district-map", "--by", "sector", "-o", given.room.path("none.png"))


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


@test
def a_rollout_is_of_all_cohorts_and_says_no_less(given):
    path = given.file()
    texts, _ = drawn_texts(given, path, "rollout", "--period", "1999")
    check(texts[0] == "1 village joined in 2017", texts)
    check(not any("1999" in text for text in texts), texts)


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


if __name__ == "__main__":
    test.run(Given)
