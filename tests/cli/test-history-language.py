#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built desmigratif-cli on one file in two languages: what its steps are called is told in the reader's. As TAP."""
import contextlib
import sqlite3

from clitest import Tests, check, equal
from district import VILLAGE, Given, fill_flows, indonesian

ENGLISH = {"LC_ALL": "C"}
test = Tests()


def labels(given, path, env, *args):
    """What the steps are called, the newest first."""
    return [row["label"] for row in rows(given.cli("history", path, "--json", *args, env=env, code=0).json())]


def rows(answer):
    names = [column["name"] if isinstance(column, dict) else column for column in answer["columns"]]
    return [row if isinstance(row, dict) else dict(zip(names, row)) for row in answer["rows"]]


def shown(given, path, env):
    return given.cli("history", path, env=env, code=0).out


@contextlib.contextmanager
def opened(path):
    db = sqlite3.connect(path)
    with db:
        yield db
    db.close()


def work(given, env):
    path = fill_flows(given, given.file())
    given.cli("enrol", path, VILLAGE, "--cohort", "2018", "--status", "active", env=env, code=0)
    given.cli("report", path, VILLAGE, "2025-Q4", "relawan=10", env=env, code=0)
    given.cli("put", path, "partner", VILLAGE, "kind=bank", "name=Bank Contoh", env=env, code=0)
    return path


@test
def each_reader_is_told_in_their_language(given):
    other = indonesian(given)
    for writer in (ENGLISH, other):
        path = work(given, writer)
        english, indonesia = shown(given, path, ENGLISH), shown(given, path, other)
        for text in ("Import “flows.csv”", "Enrol Kenanga", "Report of Kenanga", "Added “Bank Contoh” to “Partners” of Kenanga"):
            check(text in english, text + "\n" + english)
            check(text not in indonesia, text + "\n" + indonesia)
        for text in ("Kenanga", "“Bank Contoh”", "“flows.csv”"):
            check(text in indonesia, text + "\n" + indonesia)


@test
def what_programs_read_does_not_depend_on_the_language(given):
    other = indonesian(given)
    told = [labels(given, work(given, writer), reader) for writer in (ENGLISH, other) for reader in (ENGLISH, other)]
    equal(told, [told[0]] * 4)
    check("Report of Kenanga" in told[0], told[0])


@test
def an_older_program_reads_what_the_writer_read(given):
    path = work(given, ENGLISH)
    with opened(path) as db:
        kept = [label for label, in db.execute("SELECT label FROM history ORDER BY id DESC")]
    equal(kept, labels(given, path, ENGLISH))


@test
def undo_and_redo_say_it_too(given):
    other = indonesian(given)
    path = work(given, ENGLISH)
    first = given.cli("undo", path, env=other, code=0)
    check("“Bank Contoh”" in first.out + first.err and "Added" not in first.out + first.err, first)
    again = given.cli("redo", path, env=ENGLISH, code=0)
    check("Added “Bank Contoh” to “Partners” of Kenanga" in again.out + again.err, again)


@test
def going_back_in_one_village_tells_of_a_step_in_the_readers_language(given):
    other = indonesian(given)
    path = work(given, ENGLISH)
    step = max(row["id"] for row in rows(given.cli("history", path, "--json", code=0).json()) if row["label"] == "Enrol Kenanga")
    given.cli("undo", path, "--to", str(step), "--village", VILLAGE, env=other, code=0)
    check("Kenanga: back to after “Enrol Kenanga”" in shown(given, path, ENGLISH), shown(given, path, ENGLISH))
    check("back to after" not in shown(given, path, other) and "Enrol Kenanga" not in shown(given, path, other), shown(given, path, other))


@test
def a_label_of_an_older_program_stays_as_it_is(given):
    path = work(given, ENGLISH)
    with opened(path) as db:
        db.execute("DELETE FROM meta WHERE key LIKE 'label/%'")
        db.execute("UPDATE history SET label = 'Enrolled 100% of %s %n' WHERE label = 'Enrol Kenanga'")
    for env in (ENGLISH, indonesian(given)):
        check("Enrolled 100% of %s %n" in shown(given, path, env), shown(given, path, env))
        check("Report of Kenanga" in shown(given, path, env), shown(given, path, env))


@test
def a_message_that_is_none_leaves_the_label(given):
    other = indonesian(given)
    for text in ("", "(", "('%n%n%n%n', '', 0, @a(ss) [])", "('%s%s%s%s', '', 0, [('text', 'x')])", "('%s', '', 0, [('later', 'x')])",
                 "('line\\nbreak', '', 0, @a(ss) [])", "('%s', '', 0, [('message', '(')])", "x" * 100000, "('" + "%1$s" * 1500 +
                 "', '', 0, [('text', '" + "x" * 900 + "')])", "('', '', 0, @a(ss) [])"):
        path = work(given, ENGLISH)
        with opened(path) as db:
            db.execute("UPDATE meta SET value = ? WHERE key LIKE 'label/%'", (text,))
        for env in (ENGLISH, other):
            check("Report of Kenanga" in shown(given, path, env), text[:40] + "\n" + shown(given, path, env))
        given.cli("undo", path, env=other, code=0)


if __name__ == "__main__":
    test.run(Given)
