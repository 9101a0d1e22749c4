#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built desmigratif-cli: what is asked of it and entered, command by command, shapes, wrong use. As TAP."""
import os
import re
import sqlite3

from clitest import WINE, Tests, check, check_table, equal, file_hash, free_port, integrity, local_tables, one_sentence, tables
from district import FOREIGN, MIXED, OTHER, VILLAGE, Given, fill_flows, indonesian

COMMANDS = ["new", "enrol", "set", "put", "delete", "attach", "extract", "target", "report", "import", "list", "query", "export", "chart",
            "deck", "pull", "check", "accept", "catalogue", "history", "undo", "redo", "backup", "restore"]
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


def texts_of_help(given, name, env=None):
    """The lines of a command's help as we word them: without what an option is called, and without GLib's own headings."""
    lines = given.cli(name, "--help", code=0, env=env).out.split("\n")
    return {re.sub(r"^  +-.*?  +", "", line).strip() for line in lines if re.search("[A-Za-z]", line)} - {"Usage:", "Options:"}


@test
def the_help_is_the_readers(given):
    env = indonesian(given)
    for name in COMMANDS:
        equal(texts_of_help(given, name) & texts_of_help(given, name, env), set(), name)
    check("Exit codes" not in given.cli("--help", code=0, env=env).out, "the list of commands")


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
def numbers_are_read_as_they_stand(given):
    """A number with something behind it, of another base or with a sign in front is none, so nothing else is done instead."""
    path = given.file()
    for number in ["1x", "0x1", " 1", "1 ", "+1", "1.0", "", "99999999999999999999"]:
        for case in [["undo", path, "--to", number], ["redo", path, "--to", number], ["history", path, "--step", number],
                     ["enrol", path, VILLAGE, "--cohort", number], ["list", path, "targets", "--period", "2023", "--pillar", number],
                     ["deck", path, "--number", number, "-o", path + ".pdf"],
                     ["deck", path, "--template", "bank", "--handout", number, "-o", path + ".pdf"]]:
            given.refuses(path, 2, *case)
        given.refuses(path, 3, "catalogue", path, "add", "pillar", "desmigratif/" + number, "name_id=Coba")
    for code in ["desmigratif/5y", "desmigratif", "desmigratif/", "desmigratif/5/6", "desmigratif/5.5"]:
        given.refuses(path, 3, "catalogue", path, "add", "pillar", code, "name_id=Coba")
    given.refuses(path, 3, "catalogue", path, "add", "indicator", "coba", "name_id=Coba", "programme=desmigratif", "pillar=2,9")
    # eight in the base of C, ten everywhere else
    given.refuses(path, 3, "undo", path, "--to", "010")
    given.cli("undo", path, "--to", "01", code=0)


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
    given.cli("set", path, VILLAGE, "phone=0812", code=0, env={"DESMIGRATIF_USER": "Ibu Wati"})
    rows = check_table(given.cli("history", path, "--json", code=0).json(), "history")
    equal([r["who"] == "Ibu Wati" for r in rows], [True] + [False] * 4)


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
        ["report", path, OTHER, "2023-Q4", "remitansi_rekening=250"],
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
                                  "rows", "rejected", "totals", "declared_total", "declared_total_matches", "changed", "records",
                                  "hidden", "converted_by", "tables_not_read", "other_tables", "cumulative_columns"]))
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


if __name__ == "__main__":
    test.run(Given)
