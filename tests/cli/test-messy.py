#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files such as coordinators send: each of tests/data/messy gives what its expected.json says. As TAP."""
import csv
import json
import os

from clitest import TOP, Tests, check, equal, integrity, tables
from district import Given

FOLDER = os.path.join(TOP, "tests", "data", "messy")
with open(os.path.join(FOLDER, "expected.json"), encoding="utf-8") as expected_file:
    EXPECTED = json.load(expected_file)["files"]

test = Tests()


def new_district(given, wanted):
    """A file of the regency that the input is about, in a folder of its own."""
    equal(wanted["context"], {"regency": "32.12"})
    return given.file()


def without_alternative(wanted, report):
    """What is wanted of the report, where it is one that evaluates the formula itself."""
    other = wanted.get("alternative")
    if other is None or any(r["row"] == other["row"] for r in report["rejected"]):
        return wanted, report
    rows = [r for r in report["records"] if r["row"] == other["row"]]
    equal([r["count"] for r in rows], [other["accepted_count"]])
    report = json.loads(json.dumps(report))
    report["records"] = [r for r in report["records"] if r["row"] != other["row"]]
    report["rows"]["accepted"] -= 1
    report["rows"]["rejected"] += 1
    report["totals"]["count"] -= other["accepted_count"]
    report["rejected"] = sorted(report["rejected"] + [r for r in wanted["rejected"] if r["row"] == other["row"]], key=lambda r: r["row"])
    return wanted, report


def check_form(wanted, report):
    """How the file is written, and where its table is."""
    detect = wanted["detect"]
    if "encoding" in detect:
        # two files of ASCII alone are called UTF-8, and a third ASCII: their bytes do not tell them apart
        allowed = {detect["encoding"]} | ({"ascii"} if detect["encoding"] == "utf-8" else set())
        check(report["encoding"] in allowed, report["encoding"])
    if "delimiter" in detect:
        equal(report["delimiter"], detect["delimiter"])
    if "sheet" in detect:
        equal(report["sheet"], detect["sheet"])
    equal(report["header_rows"], detect.get("header_rows", [detect.get("header_row")]))
    equal(report["hidden"]["sheets_not_read"], detect.get("hidden_sheets", []))
    equal(report["personal_columns"], detect.get("personal_columns", []))


def check_total(wanted, report):
    if "declared_total" not in wanted:
        equal((report["declared_total"], report["declared_total_matches"]), (None, None))
        return
    equal(report["declared_total"], str(wanted["declared_total"]))
    equal(report["declared_total_matches"], wanted["declared_total_matches"])


def sum_by(records, key):
    sums = {}
    for record in records:
        sums[record[key]] = sums.get(record[key], 0) + record["count"]
    return sums


def check_totals(wanted, report):
    """The report's own totals, and those that its records give."""
    totals, records = wanted["totals"], report["records"]
    equal(len(records), totals["records"])
    for name in ("count", "amount_idr"):
        if name in totals:
            equal(report["totals"][name], totals[name])
            equal(sum(r[name] for r in records), totals[name])
    for name in totals:
        if name.startswith("by_"):
            equal(sum_by(records, name[len("by_"):]), totals[name])


def check_records(wanted, report):
    """Every record, in the file's order; what the report says beyond the contract is not looked at."""
    found = [{key: r[key] for key in w} for r, w in zip(report["records"], wanted["records"])]
    for mine, theirs in zip(found, wanted["records"]):
        equal(mine, theirs)
    equal(len(report["records"]), len(wanted["records"]))


def check_kept(given, path, wanted):
    """What the district file then holds comes to the same."""
    if wanted["kind"] in ("flows", "persons"):
        table = given.cli("query", path, "flows", "--source", "local", "--json", code=0).json()
        names = [column["name"] for column in table["columns"]]
        equal(sum(row[names.index("count")] for row in table["rows"]), wanted["totals"]["count"])
    elif wanted["kind"] == "remittances":
        table = given.cli("query", path, "remittances", "--source", "local", "--json", code=0).json()
        names = [column["name"] for column in table["columns"]]
        equal(sum(row[names.index("amount_idr")] for row in table["rows"]), wanted["totals"]["amount_idr"])
    equal(integrity(path), "ok")


def read_right(given, wanted):
    path = new_district(given, wanted)
    before = tables(path, False)
    answer = given.cli("import", path, os.path.join(FOLDER, wanted["file"]), "--json", "--records", code=1 if wanted["rejected"] else 0)
    report = answer.json()
    equal(report["kind"], wanted["kind"])
    check_form(wanted, report)
    check_total(wanted, report)
    evaluated = report
    wanted, report = without_alternative(wanted, report)
    equal({k: report["rows"][k] for k in ("accepted", "rejected")}, {k: wanted["rows"][k] for k in ("accepted", "rejected")})
    equal([{"row": r["row"], "reason": r["reason"]} for r in report["rejected"]], wanted["rejected"])
    check_totals(wanted, report)
    check_records(wanted, report)
    check(evaluated["changed"], report)
    if evaluated is report:
        check_kept(given, path, wanted)
    given.cli("undo", path, code=0)
    equal({n: h for n, h in tables(path, False).items() if n.startswith(("local_flow", "local_remit"))},
          {n: h for n, h in before.items() if n.startswith(("local_flow", "local_remit"))})


def add(wanted):
    def one(given):
        read_right(given, wanted)
    one.__name__ = "messy_" + os.path.splitext(wanted["file"])[0]
    test(one)


for entry in EXPECTED:
    add(entry)


def personal_texts(wanted):
    """The names and identity numbers of the list, as they stand and as digits alone."""
    texts = set(wanted["never_stored"])
    with open(os.path.join(FOLDER, wanted["file"]), encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f, delimiter=";"):
            texts.update((row["Nama"], row["NIK"]))
    digits = {"".join(c for c in text if c.isdigit()) for text in texts}
    return sorted(t for t in texts | {d for d in digits if len(d) > 10} if len(t) > 2)


def look_for(texts, name, data):
    for text in texts:
        for form in (text.encode(), text.encode("utf-16-le")):
            check(form not in data, "%s holds %r" % (name, text))
            # "Epul" is also in Kepulauan
            check(len(text) < 6 or form.lower() not in data.lower(), "%s holds %r" % (name, text))


@test
def no_person_is_kept(given):
    """Not in the district file with what lies beside it, in what is said, in the history, or in what a backup holds."""
    wanted = next(e for e in EXPECTED if "never_stored" in e)
    texts = personal_texts(wanted)
    check(len(texts) >= 20, texts)  # or the test looks for nothing
    path = new_district(given, wanted)
    source = os.path.join(FOLDER, wanted["file"])
    for args, code in ((("--json", "--records"), 1), ((), 1), (("--json", "--dry-run"), 1)):
        answer = given.cli("import", path, source, *args, code=code, env={"G_MESSAGES_DEBUG": "all"})
        look_for(texts, "what is said", (answer.out + answer.err).encode())
    copy = os.path.join(os.path.dirname(path), "copy.desmigratif")
    given.cli("backup", path, "-o", copy, code=0)
    for command in ("history", "check"):
        answer = given.cli(command, path, "--json")
        look_for(texts, command, (answer.out + answer.err).encode())
    given.cli("undo", path, code=0)
    given.cli("redo", path, code=0)
    for top in (os.path.dirname(path), given.room.path("home"), given.room.path("backups"), given.room.path("tmp")):
        for folder, _, names in os.walk(top):
            for name in names:
                with open(os.path.join(folder, name), "rb") as f:
                    look_for(texts, name, f.read())


if __name__ == "__main__":
    test.run(Given)
