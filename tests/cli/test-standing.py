#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built desmigratif-cli on villages that left, were merged away or were something else before. As TAP."""
import os
import sqlite3

from clitest import Tests, check, check_table, equal, one_sentence, tables
from district import OTHER, VILLAGE, Given

THIRD = "32.12.16.2003"
test = Tests()


def three(given):
    """Three villages since 2018, all of which have told of 2025."""
    path = given.file()
    rows = ["village,month,direction,destination,sector,gender,count"]
    for count, village in enumerate([VILLAGE, OTHER, THIRD], 1):
        given.cli("enrol", path, village, "--cohort", "2018", "--status", "active", code=0)
        given.cli("report", path, village, "2025-Q4", "relawan=%d" % (10 * count), code=0)
        rows += ["%s,2025-%02d,out,TWN,formal,F,%d" % (village, month, 10 * count) for month in (1, 12)]
    source = os.path.join(os.path.dirname(path), "flows.csv")
    with open(source, "w", encoding="utf-8") as f:
        f.write("\n".join(rows) + "\n")
    given.cli("import", path, source, code=0)
    return path


def coverage(given, path, table, period):
    answer = given.cli("query", path, table, "--period", period, "--json", code=0).json()
    return answer["coverage"], check_table(answer)


def merge(path, village, day="2024-01-01", into=OTHER):
    db = sqlite3.connect(path)
    with db:
        db.execute("UPDATE official_region SET retired = ?, why = 'merged', successors = ? WHERE code = ?", (day, into, village))
    db.close()


def sum_of_villages(given, path):
    return sum(row["count"] for row in check_table(given.cli("query", path, "villages", "--by", "status", "--json", code=0).json()))


# --- when a village is asked -----------------------------------------------------------------------------------------------------

@test
def who_left_later_counts_in_what_was_before(given):
    path = three(given)
    before = {(table, period): coverage(given, path, table, period) for table in ("flows", "pillars")
              for period in ("2025", "2025-Q4")}
    for answer, rows in before.values():
        equal(answer, {"reported": 3, "of": 3}, rows)
    given.cli("set", path, THIRD, "status=left", "since=2026-11-01", code=0)
    for (table, period), answer in before.items():
        equal(coverage(given, path, table, period), answer, (table, period))
    for table in ("flows", "pillars"):  # it is asked until the month before
        equal(coverage(given, path, table, "2026-07..2026-09")[0], {"reported": 0, "of": 3}, table)
        equal(coverage(given, path, table, "2026-10..2026-12")[0], {"reported": 0, "of": 3 if table == "flows" else 2}, table)
        equal(coverage(given, path, table, "2027")[0], {"reported": 0, "of": 2}, table)


@test
def the_sum_and_its_coverage_are_of_the_same_villages(given):
    path = three(given)
    given.cli("set", path, THIRD, "status=left", "since=2025-06-01", code=0)
    answer, rows = coverage(given, path, "flows", "2025-12")
    equal((answer, rows[0]["count"]), ({"reported": 3, "of": 3}, 60))
    equal(coverage(given, path, "flows", "2025-11")[0], {"reported": 0, "of": 2})


# --- a status that would end before it begins ------------------------------------------------------------------------------------

@test
def a_status_cannot_begin_before_the_one_that_it_follows(given):
    path = three(given)
    given.cli("set", path, OTHER, "status=suspended", "since=2026-01-05", code=0)
    answer = given.refuses(path, 3, "set", path, OTHER, "status=active", "since=2020-01-01")
    for word in ("Suspended", "January 5, 2026", "January 1, 2020", OTHER, "Earlier statuses", "Nothing was changed"):
        check(word in answer.err, answer)
    given.cli("set", path, OTHER, "status=active", "since=2026-02-01", code=0)
    past = given.cli("list", path, "past-status", OTHER, "--json", code=0).json()
    equal([(row["status"], row.get("since"), row["until"]) for row in check_table(past)][-1], ("suspended", "2026-01-05", "2026-02-01"))


# --- a village that was merged away ----------------------------------------------------------------------------------------------

@test
def what_is_written_of_a_village_that_is_gone_is_done_and_told(given):
    path = three(given)
    merge(path, VILLAGE)
    for args in [["report", path, VILLAGE, "2025-Q4", "relawan=4"], ["set", path, VILLAGE, "population=1200"],
                 ["target", path, VILLAGE, "2026", "relawan=9"],
                 ["put", path, "visit", VILLAGE, "month=2025-11", "service=document", "women=7"]]:
        before = tables(path, False)
        answer = given.cli(*args, code=0)
        equal(answer.err.count("Kenanga was retired on January 1, 2024. What is typed here still counts for it."), 1, answer)
        check(tables(path, False) != before, args)
    # of a time when it was a village there is nothing to say, nor of its neighbour
    for args in [["report", path, VILLAGE, "2023-Q4", "relawan=4"], ["report", path, OTHER, "2025-Q3", "relawan=4"],
                 ["target", path, VILLAGE, "2023", "relawan=9"],
                 ["put", path, "visit", VILLAGE, "month=2023-11", "service=document", "women=7"],
                 ["put", path, "session", VILLAGE, "day=2023-12-31", "topic=Membaca"]]:
        one_sentence(given.cli(*args, code=0))


@test
def a_village_that_is_gone_is_enrolled_with_a_sentence(given):
    path = given.file()
    merge(path, VILLAGE)
    answer = given.cli("enrol", path, VILLAGE, "--cohort", "2023", code=0)
    check("Kenanga · %s is no village any more since January 1, 2024." % VILLAGE in answer.err, answer)
    one_sentence(given.cli("enrol", path, THIRD, "--cohort", "2023", code=0))


@test
def a_village_goes_on_under_its_new_code(given):
    path = given.file()
    given.cli("enrol", path, VILLAGE, "--cohort", "2018", "--status", "suspended", "--decree", "1/2018", code=0)
    given.cli("put", path, "person", VILLAGE, "name=Ani Contoh", "role=officer", code=0)
    given.refuses(path, 3, "enrol", path, THIRD, "--from", VILLAGE)  # of which the list of regions knows nothing
    merge(path, VILLAGE, into=THIRD)
    given.cli("enrol", path, THIRD, "--from", VILLAGE, "--cohort", "2020", code=2)
    count = sum_of_villages(given, path)
    given.cli("enrol", path, THIRD, "--from", VILLAGE, code=0)
    rows = check_table(given.cli("query", path, "villages", "--json", code=0).json())
    of = {row["village"]: (row["cohort"], row["status"], row["decree"]) for row in rows}
    equal((of[VILLAGE], of[THIRD]), (("2018", "suspended", "1/2018"),) * 2)
    equal(sum_of_villages(given, path), count)  # it is one village still
    people = check_table(given.cli("list", path, "person", THIRD, "--json", code=0).json())
    equal([row["name"] for row in people], ["Ani Contoh"])
    given.cli("undo", path, code=0)
    equal(sum_of_villages(given, path), count)
    equal(len(check_table(given.cli("query", path, "villages", "--json", code=0).json())), len(rows) - 1)


@test
def a_report_after_a_village_left_says_so(given):
    path = three(given)
    given.cli("set", path, THIRD, "status=left", "since=2025-06-01", code=0)
    answer = given.cli("report", path, THIRD, "2025-Q4", "relawan=4", code=0)
    check("is “Left the programme”. What is typed here still counts for it." in answer.err, answer)
    one_sentence(given.cli("report", path, THIRD, "2025-Q1", "relawan=4", code=0))


@test
def totals_over_time_say_which_boundaries_they_use(given):
    path = three(given)
    for form in ([], ["--json"], ["--csv"]):
        check("Boundaries" not in given.cli("query", path, "flows", "--by", "year", *form, code=0).err, form)
    plain = given.cli("query", path, "flows", "--by", "year", "--csv", code=0).out
    merge(path, VILLAGE)
    for form in ([], ["--json"], ["--csv"]):
        answer = given.cli("query", path, "flows", "--by", "year", *form, code=0)
        check("Boundaries as they were in each month." in answer.err, answer)
        check("Kenanga (%s) until January 1, 2024" % VILLAGE in answer.err, answer)
    equal(given.cli("query", path, "flows", "--by", "year", "--csv", code=0).out, plain)
    # a chart says so below, in fewer words
    for kind, args, said in [("trend", [], True), ("bars", ["--where", "village=" + OTHER], False), ("scoreboard", [], False)]:
        out = given.room.path(kind + ".svg")
        given.cli("chart", path, kind, "-o", out, *args, code=None)
        with open(out, encoding="utf-8") as f:
            equal("Boundaries as they were at the time." in f.read(), said, kind)
    # of another area there is nothing to say, nor of pillars
    for args in [["flows", "--where", "village=" + OTHER], ["pillars", "--by", "pillar"]]:
        check("Boundaries" not in given.cli("query", path, *args, code=0).err, args)


if __name__ == "__main__":
    test.run(Given)
