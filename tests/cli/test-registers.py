#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built desmigratif-cli on registers, documents and points of the history. As TAP."""
import json
import re

from clitest import Tests, check, check_table, equal, file_hash, local_tables, one_sentence, tables
from district import FOREIGN, OTHER, VILLAGE, Given, indonesian, rows

REGISTERS = ["person", "service", "document", "activity", "milestone", "partner", "visit", "group", "product", "session",
             "cooperative", "support", "complaint", "return-cause", "remittance-channel", "reported-month", "report", "remark",
             "acceptance", "saved-view", "setting", "feed", "past-status"]
# one of each kind: a thing with a number, one with keys, one a village
FILLED = [["put", "person", OTHER, "role=officer", "name=Siti \"Iti\" Aminah; S.Sos", "since=1 Jan 2023"],
          ["put", "group", OTHER, "name=Mekar Sari", "state=active", "women=12", "turnover_idr=1.250.000"],
          ["put", "visit", OTHER, "month=2023-11", "service=document", "women=7", "men=1.250"],
          ["put", "support", OTHER, "quarter=2023-Q4", "support=account-remittances", "value_milli=62,5"],
          ["put", "service", OTHER, "latitude_e6=-6,324", "longitude_e6=108.32", "desk=yes", "notes=Baris 1\nBaris = 2"],
          ["put", "setting", "32.12", "key=head_title", "value=Kuwu"]]
test = Tests()


def put_all(given, path):
    for name, register, *rest in FILLED:
        given.cli(name, path, register, *rest, code=0)
    return path


@test
def months_of_the_estimate_are_checked(given):
    path = given.file()
    given.cli("put", path, "setting", "32.12", "key=stock-months/TWN", "value=36", code=0)
    equal([(r["key"], r["value"]) for r in rows(given, path, "setting")], [("stock-months/TWN", "36")])
    for field in ["value=0", "value=121", "value=dua"]:
        said = given.cli("put", path, "setting", "32.12", "key=stock-months/TWN", field, code=3).err
        check("from 1 to 120" in said, said)
    equal([r["value"] for r in rows(given, path, "setting")], ["36"])


# --- list, put, delete -------------------------------------------------------------------------------------------------------

@test
def every_register_is_listed(given):
    path = given.file()
    before = file_hash(path)
    for name in REGISTERS:
        equal(rows(given, path, name), [], name)
        check("\n" in given.cli("list", path, name, "--csv", code=0).out, name)
        check(name in given.cli("list", "--help", code=0).out, name)
    for name in ["quality", "completeness", "indicators", "pillars", "programmes", "reasons"]:
        check(len(rows(given, path, name)) > 0, name)
    # the reasons are every programme's
    equal(rows(given, path, "reasons", "--programme", "desmigratif"), rows(given, path, "reasons"))
    equal(file_hash(path), before)


@test
def what_the_commands_take_is_shown_to_people_too(given):
    path = given.file()
    for name, code in [("programmes", "programme"), ("indicators", "indicator"), ("reasons", "reason")]:
        codes = [row[code] for row in rows(given, path, name)]
        shown = given.cli("list", path, name, code=0).out
        check(len(codes) > 0, name)
        for code in codes:
            check(any(line.split()[:1] == [code] for line in shown.splitlines()), "%s in\n%s" % (code, shown))
    given.cli("enrol", path, VILLAGE, "--cohort", "2018", code=0)
    given.cli("set", path, VILLAGE, "status=suspended", "reason=budget", "since=2024-02-03", code=0)
    given.cli("set", path, VILLAGE, "status=active", "since=2024-05-06", code=0)
    listed = given.cli("list", path, "past-status", VILLAGE, code=0).out
    check("budget Limited budget" in listed, listed)


@test
def rows_are_written_as_people_write_them(given):
    path = put_all(given, given.file())
    person = rows(given, path, "person", OTHER)[0]
    equal((person["village"], person["id"], person["name"], person["since"]), (OTHER, 1, "Siti \"Iti\" Aminah; S.Sos", "2023-01-01"))
    equal([(r["women"], r["men"]) for r in rows(given, path, "visit")], [(7, 1250)])
    equal(rows(given, path, "support")[0]["value_milli"], 62.5)
    equal(rows(given, path, "service")[0]["notes"], "Baris 1\nBaris = 2")
    equal(rows(given, path, "group", OTHER)[0]["turnover_idr"], 1250000)
    equal(rows(given, path, "group", VILLAGE), [])
    equal(len(rows(given, path, "group", OTHER[:8])), 1)
    equal(rows(given, path, "setting")[0]["village"], "32.12")
    given.cli("put", path, "person", OTHER, "--id", "1", "until=31/12/2023", "phone=", code=0)
    equal(rows(given, path, "person")[0]["until"], "2023-12-31")
    given.cli("put", path, "visit", OTHER, "month=2023-11", "service=document", "women=8", code=0)
    equal([(r["women"], r["men"]) for r in rows(given, path, "visit")], [(8, 1250)])


@test
def a_report_that_was_handed_in_keeps_what_registers_said(given):
    path = given.file()

    def said():
        row = [r for r in rows(given, path, "report", OTHER, "--period", "2023-Q4") if r["indicator"] == "warga_dilayani"][0]
        table = check_table(given.cli("query", path, "pillars", "--by", "village", "indicator", "--period", "2023-Q4", "--json", code=0).json())
        actual = [r["actual"] for r in table if (r["village"], r["indicator"]) == (OTHER, "warga_dilayani")]
        return row["fed"], row["now"], actual[0]

    given.cli("put", path, "feed", "32.12", "indicator=warga_dilayani", "feed=visits", code=0)
    given.cli("put", path, "visit", OTHER, "month=2023-11", "service=document", "women=14", code=0)
    equal(said(), (14, 14, 14))
    given.cli("put", path, "report", OTHER, "programme=desmigratif", "period=2023-Q4", "state=submitted", code=0)
    given.cli("put", path, "visit", OTHER, "month=2023-11", "service=document", "women=20", code=0)
    equal(said(), (14, 20, 14))
    check("Registers now" in given.cli("list", path, "report", OTHER, "--period", "2023-Q4", code=0).out, "title")
    given.cli("put", path, "report", OTHER, "programme=desmigratif", "period=2023-Q4", "state=reopened", code=0)
    equal(said(), (20, 20, 20))
    given.cli("undo", path, code=0)
    equal(said(), (14, 20, 14))
    for _ in range(2):
        given.cli("undo", path, code=0)
    equal(said(), (14, 14, 14))
    given.cli("put", path, "visit", OTHER, "month=2023-11", "service=document", "women=3", code=0)
    equal(said(), (3, 3, 3))


@test
def what_ends_gets_its_day(given):
    path = put_all(given, given.file())
    given.cli("put", path, "group", OTHER, "--id", "1", "state=dissolved", code=0)
    day = rows(given, path, "group", OTHER)[0]["until"]
    check(day is not None and len(day) == 10, day)
    given.cli("put", path, "group", OTHER, "--id", "1", "state=active", code=0)
    equal(rows(given, path, "group", OTHER)[0]["until"], None)


@test
def every_change_is_one_step_back_and_forth(given):
    path = given.file()
    states = [local_tables(path)]
    steps = FILLED + [["put", "person", OTHER, "--id", "1", "phone=0812"], ["delete", "person", OTHER, "--id", "1"],
                      ["delete", "visit", OTHER, "month=2023-11", "service=document"], ["delete", "service", OTHER]]
    for name, register, *rest in steps:
        given.cli(name, path, register, *rest, code=0)
        states.append(local_tables(path))
        check(states[-1] != states[-2], rest)
    for wanted in states[-2::-1]:
        given.cli("undo", path, code=0)
        equal(local_tables(path), wanted)
    for wanted in states[1:]:
        given.cli("redo", path, code=0)
        equal(local_tables(path), wanted)
    labels = [r["label"] for r in check_table(given.cli("history", path, "--json", code=0).json())]
    check(any("Mekar Sari" in label for label in labels) and all(label.strip() for label in labels), labels)


@test
def what_is_listed_can_be_read_back(given):
    source, target = put_all(given, given.file()), given.file()
    for name in ["person", "group", "visit", "support", "service", "setting"]:
        for ending in ["json", "csv"]:
            listed = given.room.write("%s.%s" % (name, ending), given.cli("list", source, name, "--" + ending, code=0).out)
            if ending == "csv" and name in ("person", "group"):
                continue  # they are there by now, under their numbers
            text = open(listed, encoding="utf-8").read()
            if name in ("person", "group"):  # into a file where nobody has a number yet
                table = json.loads(text)
                at = [c["name"] for c in table["columns"]].index("id")
                table["rows"] = [row[:at] + [None] + row[at + 1:] for row in table["rows"]]
                given.room.write("%s.%s" % (name, ending), json.dumps(table))
            given.cli("put", target, name, "--from", listed, code=0)
        equal(given.cli("list", target, name, "--csv", code=0).out, given.cli("list", source, name, "--csv", code=0).out)
    given.cli("put", target, "person", "--from", given.room.write("p.csv", given.cli("list", source, "person", "--csv", code=0).out),
              code=0)
    equal(len(rows(given, target, "person")), 1)


@test
def columns_are_in_any_order_and_none_is_shifted(given):
    """The number may stand behind what it is the number of; a comma that is not quoted moves no text into the next column."""
    path = given.file()
    given.cli("put", path, "person", OTHER, "role=officer", "name=Siti", "phone=0811", "notes=Selasa", code=0)
    listed = "village,name,phone,notes,id\n%s,%s,,Rabu,1%s\n"
    given.cli("put", path, "person", "--from", given.room.write("order.csv", listed % (OTHER, "Siti Aminah", "")), code=0)
    equal([(r["name"], r["phone"], r["notes"]) for r in rows(given, path, "person")], [("Siti Aminah", None, "Rabu")])
    answer = given.refuses(path, 3, "put", path, "person", "--from", given.room.write("comma.csv", listed % (OTHER, "Siti, S.Sos", ",7")))
    check("Row 2" in answer.err, answer)
    given.cli("put", path, "person", "--from", given.room.write("quoted.csv", listed % (OTHER, '"Siti, S.Sos"', ",")), code=0)
    equal([r["name"] for r in rows(given, path, "person")], ["Siti, S.Sos"])


@test
def a_file_is_written_whole_or_not_at_all(given):
    path = given.file()
    bad = {
        "letters": "village,month,service,women\n%s,2023-10,document,3\n%s,2023-11,document,tujuh\n" % (OTHER, OTHER),
        "vocabulary": "village,month,service,women\n%s,2023-10,tea,3\n" % OTHER,
        "field": "village,month,service,hats\n%s,2023-10,document,3\n" % OTHER,
        "month": "village,month,service,women\n%s,2023-13,document,3\n" % OTHER,
        "old": "village,month,service,women\n%s,1999-01,document,3\n" % OTHER,
        "empty": "village,month,service,women\n",
        "key": "village,month,service,women\n%s,,document,3\n" % OTHER,
        "village": "village,month,service,women\n,2023-10,document,3\n",
    }
    for name, text in bad.items():
        answer = given.refuses(path, 3, "put", path, "visit", "--from", given.room.write(name + ".csv", text))
        if name == "letters":
            check("Row 3" in answer.err and "women" in answer.err and "tujuh" in answer.err, answer)
    given.refuses(path, 3, "put", path, "visit", "--from", given.room.write("bad.json", "{"))
    given.refuses(path, 3, "put", path, "visit", "--from", given.room.write("shape.json", "[1, 2]"))
    given.refuses(path, 3, "put", path, "visit", "--from", given.room.path("missing.csv"))


@test
def codes_of_other_schemes_and_regencies_are_refused(given):
    """R8: a register takes no row of a village that is not one of the district's, whatever its code looks like."""
    path = given.file()
    row = "village,month,service,women\n%s,2023-10,document,3\n"
    for code in [FOREIGN, "3212012007", "3212130004", "32.12.16.9999", "32.13.01.2001", "33.1", OTHER.replace(".", ""), "Kenanga"]:
        given.refuses(path, 3, "put", path, "visit", "--from", given.room.write("row.csv", row % code))
    for code in [FOREIGN, "32.12.16.9999", "33.10", "Kenanga", "''"]:
        given.refuses(path, 3, "put", path, "visit", code, "month=2023-10", "service=document", "women=3")
    equal(rows(given, path, "visit"), [])


@test
def bad_entries_change_nothing(given):
    path = put_all(given, given.file())
    for case in [["person", OTHER, "role=king", "name=X"], ["person", OTHER, "name=X"], ["person", OTHER, "role=officer", "name="],
                 ["person", OTHER, "--id", "9", "phone=1"], ["person", OTHER, "--id", "one", "phone=1"],
                 ["person", OTHER, "role=officer", "name=X", "email=nobody"], ["visit", OTHER, "month=2023-11", "women=1"],
                 ["visit", OTHER, "month=2023-11", "service=document", "women=-1"],
                 ["visit", OTHER, "month=2023-11", "service=document", "hats=1"],
                 ["session", OTHER, "day=30/02/2023", "topic=X"], ["product", OTHER, "name=Keripik", "group_id=9"],
                 ["document", OTHER, "kind=photo", "title=X", "file_name=x.jpg", "sha256=abc"]]:
        given.refuses(path, 3, "put", path, *case)
    given.refuses(path, 3, "delete", path, "person", OTHER, "--id", "9")
    for case in [["put", path, "hats", OTHER, "a=b"], ["put", path, "visit"], ["put", path, "visit", OTHER],
                 ["put", path, "visit", OTHER, "month"], ["put", path, "visit", OTHER, "--id", "1", "women=1"],
                 ["put", path, "visit", OTHER, "women=1", "--from", "x.csv"], ["delete", path, "person", OTHER],
                 ["delete", path, "visit", OTHER], ["list", path, "hats"], ["list", path, "targets"],
                 ["list", path, "report", "--period", "2023-Q4"], ["list", path, "visit", "--json", "--csv"], ["list", path],
                 ["target", path, OTHER, "2023"], ["target", path, OTHER, "2023", "relawan"],
                 ["target", path, OTHER, "2023", "relawan=1", "--copy-forward"], ["accept", path, OTHER, "no-officer"],
                 ["accept", path, OTHER, "no-officer", "--because", "  "],
                 ["accept", path, OTHER, "no-officer", "--because", "x", "--withdraw"], ["undo", path, "--to", "-5"],
                 ["report", path, OTHER, "2023-Q4", "--submit", "--reopen"], ["extract", path, OTHER, "1"],
                 ["extract", path, OTHER, "one", "-o", "x"], ["report", path, OTHER, "2023-Q4", "--note", "relawan"]]:
        answer = given.cli(*case, code=2)
        one_sentence(answer)
        equal(answer.out, "", answer)


# --- documents ---------------------------------------------------------------------------------------------------------------

@test
def documents_go_in_and_come_out(given):
    path = given.file()
    content = bytes(range(256)) * 400
    source, out = given.room.path("BAST 2023 – Désa.pdf"), given.room.path("keluar.pdf")
    with open(source, "wb") as f:
        f.write(content)
    given.cli("attach", path, OTHER, source, "kind=handover", "day=3/4/2023", "notes=Asli di kantor", code=0)
    document = rows(given, path, "document", OTHER)[0]
    equal((document["id"], document["kind"], document["title"], document["day"], document["file_name"]),
          (1, "handover", "BAST 2023 – Désa", "2023-04-03", "BAST 2023 – Désa.pdf"))
    before = tables(path)
    given.cli("extract", path, OTHER, "1", "-o", out, code=0)
    with open(out, "rb") as f:
        check(f.read() == content)
    equal(tables(path), before)
    given.cli("extract", path, OTHER.replace(".", ""), "1", "-o", out, code=0)
    for other in [(OTHER, "2"), ("32.12", "1"), (OTHER[:8], "1"), ("Kenanga", "1")]:  # the number is one of that village
        one_sentence(given.cli("extract", path, *other, "-o", out, code=3))
    given.cli("undo", path, code=0)
    equal(rows(given, path, "document"), [])
    given.cli("redo", path, code=0)
    given.cli("extract", path, OTHER, "1", "-o", out, code=0)
    given.refuses(path, 3, "attach", path, OTHER, given.room.path("missing.pdf"))
    local = local_tables(path)
    one_sentence(given.cli("attach", path, OTHER, source, "kind=secret", code=3))
    equal(local_tables(path), local)
    with open(source, "wb") as f:
        f.truncate(21 * 1000 * 1000)
    given.refuses(path, 3, "attach", path, OTHER, source)


# --- history -----------------------------------------------------------------------------------------------------------------

@test
def the_history_is_asked_by_village_day_and_person(given):
    path = given.file()
    given.cli("enrol", path, VILLAGE, "--cohort", "2018", code=0, env={"DESMIGRATIF_USER": "Ibu Wati"})
    given.cli("put", path, "visit", OTHER, "month=2023-11", "service=document", "women=7", code=0, env={"DESMIGRATIF_USER": "Pak Budi"})

    def labels(*args):
        return [r["label"] for r in check_table(given.cli("history", path, *args, "--json", code=0).json(), "history")]

    equal(len(labels()), 3)
    equal(len(labels(VILLAGE)), 1)
    equal(len(labels(OTHER)), 2)
    equal(len(labels(OTHER.replace(".", ""))), 2)
    equal(len(labels("--who", "Pak Budi")), 1)
    equal(labels("--who", "Nobody"), [])
    equal(labels("--to", "1 Januari 2020"), [])
    equal(len(labels("--page", "villages")), 2)
    equal(len(labels("--page", "registers")), 1)
    equal(labels("--page", "pillars"), [])
    one_sentence(given.cli("history", path, "--page", "moon", code=2))
    equal(len(labels("--from", "1/1/2020")), 3)
    step = check_table(given.cli("history", path, "--json", code=0).json())[0]["id"]
    changes = check_table(given.cli("history", path, "--step", str(step), "--json", code=0).json())
    equal([(r["village"], r["before"], r["after"]) for r in changes if r["field"] in ("Women", "women")], [(OTHER, None, "7")])
    one_sentence(given.cli("history", path, "--from", "someday", code=3))
    one_sentence(given.cli("history", path, "Kenanga", code=3))


@test
def the_file_goes_to_any_point_and_back(given):
    path = given.file()
    states, steps = [local_tables(path)], [1]
    for women in range(1, 5):
        given.cli("put", path, "visit", OTHER, "month=2023-11", "service=document", "women=%d" % women, code=0)
        states.append(local_tables(path))
        steps.append(check_table(given.cli("history", path, "--json", code=0).json())[0]["id"])
    for at in (2, 0, 4, 1, 3):
        answer = given.cli("undo", path, "--to", str(steps[at]), code=0)
        check("step" in answer.err, answer)
        equal(local_tables(path), states[at])
    check("already" in given.cli("redo", path, "--to", str(steps[3]), code=0).err)
    given.refuses(path, 3, "undo", path, "--to", "99")
    given.cli("undo", path, "--to", "0", code=0)
    check(local_tables(path) != states[0])


@test
def heads_are_called_as_in_the_district(given):
    path = given.file()
    given.cli("set", path, OTHER, "head_title=Pj. Kuwu", code=0)

    def titles():
        table = given.cli("list", path, "villages", "--json", code=0).json()
        at = [column["name"] for column in table["columns"]].index("head_title")
        return {row[0]: row[at] for row in table["rows"]}

    given.cli("enrol", path, VILLAGE, "--cohort", "2018", code=0)
    equal((titles()[VILLAGE], titles()[OTHER]), ("Kuwu", "Pj. Kuwu"))
    given.cli("put", path, "setting", "32.12", "key=head_title", "value=Kades", code=0)
    equal((titles()[VILLAGE], titles()[OTHER]), ("Kades", "Pj. Kuwu"))
    given.cli("undo", path, code=0)
    equal(titles()[VILLAGE], "Kuwu")


@test
def what_a_village_was_before_is_kept(given):
    path = given.file()
    given.cli("enrol", path, VILLAGE, "--cohort", "2018", "--status", "candidate", code=0)
    given.cli("set", path, VILLAGE, "status=active", "since=3 Feb 2024", code=0)
    given.cli("set", path, VILLAGE, "status=suspended", "reason=budget", "since=2024-05-06", "note=menunggu", code=0)
    past = [(r["status"], r["until"]) for r in rows(given, path, "past-status", VILLAGE)]
    equal(past, [("candidate", "2024-02-03"), ("active", "2024-05-06")])
    equal(rows(given, path, "past-status")[1]["since"], "2024-02-03")
    given.cli("put", path, "past-status", VILLAGE, "--id", "1", "since=1/8/2017", "reason=other", code=0)
    equal(rows(given, path, "past-status")[0]["since"], "2017-08-01")
    given.refuses(path, 3, "put", path, "past-status", VILLAGE, "--id", "1", "reason=hat")
    given.refuses(path, 3, "set", path, VILLAGE, "status=active", "since=kapan")
    given.refuses(path, 2, "set", path, VILLAGE, "since=2024-05-06")
    given.cli("undo", path, code=0)
    given.cli("undo", path, code=0)
    equal([r["status"] for r in rows(given, path, "past-status")], ["candidate"])


@test
def what_is_not_said_of_an_enrolled_village_stays(given):
    path = given.file()

    def enrolment():
        at = [["status"], ["cohort"]]
        table = given.cli("list", path, "villages", "--json", code=0).json()
        names = [column["name"] for column in table["columns"]]
        return [[row[names.index(name)] for name in words for row in table["rows"] if row[0] == VILLAGE] for words in at]

    given.cli("enrol", path, VILLAGE, "--cohort", "2018", "--decree", "412/2018", "--decree-date", "2018-03-01", code=0)
    before = local_tables(path)
    given.cli("enrol", path, VILLAGE, "--status", "suspended", code=0)
    equal([str(value[0]) for value in enrolment()], ["suspended", "2018"])
    equal([(r["status"], r["since"]) for r in rows(given, path, "past-status", VILLAGE)], [("active", None)])
    details = check_table(given.cli("history", path, VILLAGE, "--json", code=0).json())[0]["details"]
    check("412/2018" not in details and "2018" not in details, details)
    given.cli("enrol", path, VILLAGE, "--cohort", "2019", code=0)
    details = check_table(given.cli("history", path, VILLAGE, "--json", code=0).json())[0]["details"]
    check("2018 → 2019" in details and "412/2018" not in details, details)
    equal([str(value[0]) for value in enrolment()], ["suspended", "2019"])
    for _ in range(2):
        given.cli("undo", path, code=0)
    equal(local_tables(path), before)


@test
def villages_are_filtered_as_in_the_window(given):
    path = given.file()
    given.cli("enrol", path, VILLAGE, "--cohort", "2018", "--status", "active", code=0)
    given.cli("set", path, VILLAGE, "status=suspended", "reason=budget", code=0)
    given.cli("set", path, VILLAGE, "officers=2", code=0)

    def found(*args):
        table = given.cli("list", path, "villages", *args, "--json", code=0).json()
        check_table(table)
        return sorted(row[0] for row in table["rows"])

    every = found()
    check(VILLAGE in every and OTHER in every, every)
    equal(found("--where", "status=suspended"), [VILLAGE])
    equal(found("--where", "status=suspended", "--where", "status=active"), every)
    equal(found("--where", "status=left"), [])
    equal(found("--where", "subdistrict=" + VILLAGE[:8], "--where", "subdistrict=" + OTHER[:8]),
          [code for code in every if code[:8] in (VILLAGE[:8], OTHER[:8])])
    equal((found(VILLAGE), found(VILLAGE, "--where", "status=left")), ([VILLAGE], []))
    equal(found(VILLAGE[:8]), [code for code in every if code[:8] == VILLAGE[:8]])
    years = {row[0]: row[3] for row in given.cli("list", path, "villages", "--json", code=0).json()["rows"]}
    for text, first, last in [("2017..2018", 2017, 2018), ("2018..", 2018, 9999), ("..2017", 1, 2017), ("2018", 2018, 2018)]:
        wanted = sorted(code for code, year in years.items() if year and first <= int(year) <= last)
        equal(found("--where", "cohort=" + text), wanted, text)
        table = given.cli("query", path, "villages", "--where", "cohort=" + text, "--json", code=0).json()
        equal(sorted(row[0] for row in table["rows"]), wanted, text)
    equal(found("--where", "officer=with"), [VILLAGE])
    equal(found("--where", "officer=with", "--where", "officer=without"), every)
    check(len(found("--whole-district")) > len(every))
    equal(found("--search", VILLAGE), [VILLAGE])
    # one village in a second programme
    given.cli("catalogue", path, "add", "programme", "desa-migran-emas", "name_id=Desa Migran Emas", code=0)
    equal(found("--where", "programme=both"), [])
    given.cli("enrol", path, OTHER, "--programme", "desa-migran-emas", "--cohort", "2022", code=0)
    equal(found("--where", "programme=both"), [OTHER])
    equal(found("--where", "programme=desa-migran-emas"), [OTHER])
    equal(found("--programme", "desa-migran-emas", "--where", "cohort=2022"), [OTHER])
    both = given.cli("query", path, "villages", "--where", "programme=both", "--json", code=0).json()
    equal(sorted((row[0], row[3]) for row in both["rows"]), [(OTHER, "desa-migran-emas"), (OTHER, "desmigratif")])
    for wrong in ["status=hat", "cohort=2018..x", "hat=1", "finding=hat", "programme=hat", "status", "subdistrict=99.99.99"]:
        given.refuses(path, 3, "list", path, "villages", "--where", wrong)
    given.refuses(path, 3, "list", path, "villages", "--period", "2023")
    given.refuses(path, 2, "list", path, "visit", "--where", "status=active")
    shown = given.cli("list", "--help", code=0).out
    for word in ["subdistrict", "cohort", "status", "programme", "officer", "any-pillar", "report", "completeness", "finding"]:
        check(word in shown, word)


@test
def one_village_goes_back_alone(given):
    path = given.file()
    for village, women in [(VILLAGE, 1), (OTHER, 2), (VILLAGE, 3)]:
        given.cli("put", path, "visit", village, "month=2023-11", "service=document", "women=%d" % women, code=0)
    steps = [r["id"] for r in check_table(given.cli("history", path, "--json", code=0).json())]

    def women():
        return {r["village"]: r["women"] for r in check_table(given.cli("list", path, "visit", "--json", code=0).json())}

    before = local_tables(path)
    said = given.cli("undo", path, "--to", str(steps[2]), "--village", VILLAGE, code=0).err
    check("Kenanga: back to after" in said, said)
    equal(women(), {VILLAGE: 1, OTHER: 2})
    given.cli("undo", path, code=0)
    equal(local_tables(path), before)
    given.cli("undo", path, "--to", "0", "--village", VILLAGE, code=0)
    equal(women(), {OTHER: 2})
    check("Nothing" in given.cli("undo", path, "--to", "0", "--village", "32.12.16.2005", code=0).err)
    given.refuses(path, 2, "undo", path, "--village", VILLAGE)
    given.refuses(path, 2, "redo", path, "--to", "1", "--village", VILLAGE)
    given.refuses(path, 3, "undo", path, "--to", "99", "--village", VILLAGE)
    given.refuses(path, 3, "undo", path, "--to", "1", "--village", "Kenanga")


@test
def sentences_and_tables_are_indonesian_too(given):
    path = put_all(given, given.file())
    words = indonesian(given)
    check("Tulis satu baris register" in given.cli("--help", code=0, env=words).out)
    check("Perempuan" in given.cli("list", path, "visit", code=0, env=words).out)
    for what in ["villages", "quality", "completeness", "indicators", "pillars", "programmes", "reasons", ["targets", "--period", "2023-Q3"],
                 ["report", OTHER, "--period", "2023-Q4"], "catalogue"]:
        args = ["list", path, *([what] if isinstance(what, str) else what)] if what != "catalogue" else [what, path]
        headings = re.split("  +", given.cli(*args, code=0, env=words).out.splitlines()[0].strip())
        check(all(h[0].isupper() for h in headings) and "Langkah" not in headings, headings)
    quarter = given.cli("list", path, "targets", "--period", "2023-Q3", code=0, env=words).out
    check("Petugas" in given.cli("list", path, "quality", code=0, env=words).out)
    check("Waktu sebelumnya" in quarter and "Setahun sebelumnya" not in quarter, quarter)
    for args in [["put", path, "visit", OTHER, "month=2023-12", "service=document", "women=1"], ["undo", path, "--to", "1"],
                 ["redo", path, "--to", "99"], ["target", path, OTHER, "2023"], ["list", path, "hats"],
                 ["accept", path, OTHER, "none", "--because", "x"]]:
        said = given.cli(*args, env=words).err
        for english in ("the ", " is ", "Name ", "step", "There"):
            check(english not in said, said)


if __name__ == "__main__":
    test.run(Given)
