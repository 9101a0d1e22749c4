#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built desmigratif-cli on targets, reports and findings. As TAP."""
from clitest import Tests, check, check_table, equal, local_tables, one_sentence
from district import FOREIGN, OTHER, VILLAGE, Given, rows

test = Tests()


# --- targets, reports --------------------------------------------------------------------------------------------------------

@test
def targets_are_set_and_carried_forward(given):
    path = given.file()
    given.cli("enrol", path, VILLAGE, "--cohort", "2018", "--status", "active", code=0)
    given.cli("target", path, OTHER, "2023", "relawan=12", "anak_terlayani=1.250", code=0)
    given.cli("target", path, VILLAGE, "2023", "relawan=7,0", code=0)
    given.cli("target", path, VILLAGE, "2024", "relawan=9", code=0)
    check("no score" in given.cli("target", path, VILLAGE, "2022", "relawan=0", code=0).err)
    given.cli("undo", path, code=0)
    before = local_tables(path)
    for asked in [["list", path, "targets", "--period", "2023-10"], ["target", path, "32.12", "2023-10", "--copy-forward"]]:
        one_sentence(given.cli(*asked, code=3))
    given.cli("target", path, "32.12", "2024", "--copy-forward", code=0)

    def of(year):
        found = {}
        for pillar in "1234":
            for row in rows(given, path, "targets", "--period", year, "--pillar", pillar):
                if row["local"] is not None:
                    found[row["village"], row["indicator"]] = row["local"]
        return found

    equal(of("2024"), {(OTHER, "relawan"): 12, (OTHER, "anak_terlayani"): 1250, (VILLAGE, "relawan"): 9})
    equal({row["village"] for row in rows(given, path, "targets", OTHER, "--period", "2024", "--pillar", "3")}, {OTHER})
    # a year is also its quarters, each from that of the year before
    given.cli("target", path, OTHER, "2024-Q1", "relawan=3", code=0)
    given.cli("target", path, OTHER, "2024-Q4", "relawan=5", code=0)
    given.cli("target", path, OTHER, "2025-Q4", "relawan=6", code=0)
    given.cli("target", path, "32.12", "2025", "--copy-forward", code=0)
    equal(of("2025-Q1"), {(OTHER, "relawan"): 3})
    equal(of("2025-Q2"), {})
    equal(of("2025-Q4"), {(OTHER, "relawan"): 6})
    equal(of("2025"), of("2024"))
    for _ in range(4):
        given.cli("undo", path, code=0)
    check("nothing was changed" in given.cli("target", path, "32.12", "2024", "--copy-forward", code=0).err)
    given.cli("undo", path, code=0)
    equal(local_tables(path), before)
    given.cli("target", path, OTHER, "2024", "--copy-forward", code=0)
    given.cli("target", path, OTHER, "2024", "relawan=", code=0)
    equal(of("2024"), {(OTHER, "anak_terlayani"): 1250, (VILLAGE, "relawan"): 9})
    for case in [["32.12", "2024", "relawan=1"], [OTHER, "2024", "relawan=-1"], [OTHER, "2024", "smiles=1"],
                 [OTHER, "someday", "relawan=1"], [FOREIGN, "2024", "relawan=1"]]:
        given.refuses(path, 3, "target", path, *case)


@test
def a_report_is_noted_submitted_and_reopened(given):
    path = given.file()
    given.cli("report", path, OTHER, "2023-Q4", "relawan=12", "--note", "relawan=Dua sedang cuti", code=0)
    given.cli("report", path, OTHER, "2023-Q4", "--submit", code=0)
    equal([(r["period"], r["state"]) for r in rows(given, path, "report")], [("2023-Q4", "submitted")])
    form = [r for r in rows(given, path, "report", OTHER, "--period", "2023-Q4") if r["indicator"] == "relawan"][0]
    equal((form["value"], form["remark"], form["state"]), (12, "Dua sedang cuti", "submitted"))
    answer = given.refuses(path, 3, "report", path, OTHER, "2023-Q4", "relawan=13")
    check("--reopen" in answer.err, answer)
    given.cli("report", path, OTHER, "2023-Q4", "relawan=13", "--note", "relawan=", "--reopen", code=0)
    form = [r for r in rows(given, path, "report", OTHER, "--period", "2023-Q4") if r["indicator"] == "relawan"][0]
    equal((form["value"], form["remark"], form["state"]), (13, None, "reopened"))
    given.cli("undo", path, code=0)
    given.cli("report", path, OTHER, "2023-Q3", "relawan=1", code=0)  # another quarter is not concerned


# --- findings ----------------------------------------------------------------------------------------------------------------

@test
def a_finding_is_accepted_because_and_taken_back(given):
    path = given.file()
    before = local_tables(path)

    def found():
        return [r for r in rows(given, path, "quality", OTHER) if r["finding"] == "no-officer"]

    equal([r["why"] for r in found()], [None])
    given.cli("accept", path, OTHER, "no-officer", "--because", "Petugas baru mulai Januari", code=0,
              env={"DESMIGRATIF_USER": "Ibu Wati"})
    equal([(r["why"], r["by"]) for r in found()], [("Petugas baru mulai Januari", "Ibu Wati")])
    check(len(found()[0]["day"]) == 10, found())
    check("no_officer" not in [r["kind"] for r in check_table(given.cli("check", path, "--json").json())])
    check("Accepted" in check_table(given.cli("history", path, "--json", code=0).json())[0]["label"])
    given.cli("accept", path, OTHER, "no-officer", "--withdraw", code=0)
    equal([r["why"] for r in found()], [None])
    equal(local_tables(path), before)
    given.cli("undo", path, code=0)
    equal([r["why"] for r in found()], ["Petugas baru mulai Januari"])
    given.refuses(path, 3, "accept", path, OTHER, "no-such-finding", "--because", "x")
    given.refuses(path, 3, "accept", path, OTHER, "no-officer", "another subject", "--because", "x")
    given.refuses(path, 3, "accept", path, FOREIGN, "no-officer", "--because", "x")


@test
def the_one_of_several_findings_is_named(given):
    path = given.file()
    for month in ("2023-10", "2023-11"):
        given.cli("put", path, "complaint", OTHER, "month=" + month, "category=unpaid", "channel=direct", "received=1", "settled=9",
                  code=0)
    found = [r for r in rows(given, path, "quality", OTHER) if r["finding"] == "settled-over-received"]
    equal(len(found), 2)
    given.refuses(path, 3, "accept", path, OTHER, "settled-over-received", "--because", "x")
    november = next(r["subject"] for r in found if "2023-11" in r["subject"])
    given.cli("accept", path, OTHER, "settled-over-received", november, "--because", "Dari tahun lalu", code=0)
    after = [r["why"] for r in rows(given, path, "quality", OTHER) if r["finding"] == "settled-over-received"]
    equal(sorted(after, key=str), ["Dari tahun lalu", None])
    given.cli("put", path, "complaint", OTHER, "month=2023-11", "category=unpaid", "channel=direct", "received=1",
              "settled=8", code=0)
    after = [r["why"] for r in rows(given, path, "quality", OTHER) if r["finding"] == "settled-over-received"]
    equal(after, [None, None])  # another value is a finding again


if __name__ == "__main__":
    test.run(Given)
