#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lays what desmigratif-cli tells the public of one period side by side: tables, charts and slides of villages, subdistricts and the
district. What one of them hides no other one tells, nor do all of them together. As TAP."""
import os
import re
import zipfile
from fractions import Fraction

from clitest import Tests, check, check_table, equal
from district import Given

test = Tests()

# of one subdistrict each the first two and the last, of another one three between them; then others of these
ALONE, LEFT, FEW, MANY, NEXT, RIGHT = ("32.12.03.2005", "32.12.01.2007", "32.12.11.2004", "32.12.11.2005", "32.12.11.2009",
                                       "32.12.16.2004")
HELPERS = {ALONE: (3, 20), LEFT: (11, 20), FEW: (4, 25), MANY: (9, 10), NEXT: (6, 10), RIGHT: (17, 20)}
SMALL = {ALONE, FEW}
COHORTS = {"2017": (0, 1), "2018": (2, 3), "2019": (4, 5)}
QUARTER, YEAR = "2023-Q4", "2023"
BY = {"pillars": ["indicator"]}


def fill(given):
    """Volunteers of six villages against their targets, and officers."""
    path = given.file()
    for cohort, villages in COHORTS.items():
        for i in villages:
            given.cli("enrol", path, list(HELPERS)[i], "--cohort", cohort, "--status", "active", code=0)
    rows = ["village,indicator,period,target,value"]
    rows += ["%s,relawan,%s,%d,%d" % (v, QUARTER, target, n) for v, (n, target) in HELPERS.items()]
    rows += ["%s,petugas_terlatih,%s,4,4" % (v, QUARTER) for v in HELPERS]
    given.cli("import", path, given.room.write("helpers.csv", "\n".join(rows) + "\n"), "--kind", "pillars", code=0)
    return path


def fill_flows(given):
    """As many who left for Taiwan, and twice as many for Hong Kong."""
    path = given.file()
    rows = ["village,month,direction,destination,count"]
    rows += ["%s,2023-%02d,out,%s,%d" % (v, 10 + i, country, n * (1 + i)) for v, (n, _) in HELPERS.items()
             for i, country in enumerate(("TWN", "HKG"))]
    given.cli("import", path, given.room.write("left.csv", "\n".join(rows) + "\n"), code=0)
    return path


def ask(given, path, *args):
    return check_table(given.cli("query", path, *args, "--json", "--audience", "public", code=0).json())


def find_told(equations, n):
    """Which of n unknown numbers follow from the sums, by elimination; equations: (which are summed, sum)."""
    rows = [[Fraction(int(i in which)) for i in range(n)] for which, _ in equations]
    done, told = 0, set()
    for column in range(n):
        pivot = next((r for r in range(done, len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [x / rows[done][column] for x in rows[done]]
        for r, row in enumerate(rows):
            if r != done and row[column]:
                rows[r] = [x - row[column] * y for x, y in zip(row, rows[done])]
        done += 1
    for row in rows:
        if sum(x != 0 for x in row) == 1:
            told |= {i for i, x in enumerate(row) if x}
    return told


def places_of(codes, what):
    """The villages, by number, in an area or behind several codes."""
    wanted = (what,) if isinstance(what, str) else tuple(what)
    return frozenset(i for i, code in enumerate(codes) if code.startswith(wanted))


def ask_all(given, path, value, table, *more):
    """What tables of places show of one thing: (which villages, number)."""
    codes = list(HELPERS)
    shown = []
    for by in ("village", "subdistrict", "district"):
        shown += [(places_of(codes, r[by]), r[value]) for r in ask(given, path, table, *more, "--by", by, *BY.get(table, []))]
    # of one place by itself, as on the slides of a village, and of any two villages
    for some in [[c] for c in codes] + [[c[:8]] for c in codes] + [[a, b] for a in codes for b in codes if a < b]:
        where = [arg for code in some for arg in ("--where", "village=" + code)]
        by = ["--by", *BY[table]] if table in BY else []
        shown += [(places_of(codes, some), r[value]) for r in ask(given, path, table, *more, *where, *by)]
    return [(which, n) for which, n in shown if n is not None]


@test
def no_tables_of_measures_together_tell_few_people(given):
    path = fill(given)
    codes = list(HELPERS)
    more = ["--where", "indicator=relawan", "--period", QUARTER]
    shown = ask_all(given, path, "actual", "pillars", *more)
    rows = ask(given, path, "pillars", *more, "--by", "cohort", "indicator")
    shown += [(frozenset(COHORTS[r["cohort"]]), r["actual"]) for r in rows if r["actual"] is not None]
    told = {codes[i] for i in find_told(shown, len(codes))}
    check(not told & SMALL, told)
    # what is added up from shown numbers is true, and the district and whatever is large and needed for nothing stays
    equal([n for which, n in shown], [sum(HELPERS[codes[i]][0] for i in which) for which, _ in shown])
    check(told >= {MANY, LEFT, RIGHT} and (frozenset(range(6)), 50) in shown, shown)


@test
def no_tables_of_flows_together_tell_few_people(given):
    path = fill_flows(given)
    codes = list(HELPERS)
    for destination in ("TWN", "HKG", None):
        more = ["--period", YEAR] + (["--where", "destination=" + destination] if destination else [])
        factor = {"TWN": 1, "HKG": 2, None: 3}[destination]
        shown = ask_all(given, path, "count", "flows", *more)
        told = {codes[i] for i in find_told(shown, len(codes))}
        check(not told & {c for c in codes if HELPERS[c][0] * factor < 5}, (destination, told))
        equal([n for which, n in shown], [factor * sum(HELPERS[codes[i]][0] for i in which) for which, _ in shown])
        check((frozenset(range(6)), 50 * factor) in shown, shown)
    equal(told, set(codes), "nothing is hidden where nothing is small")


@test
def a_subdistrict_does_not_tell_its_only_village(given):
    path = fill(given)
    for table, column in (("indicator", "actual"), ("pillar", "score")):
        rows = ask(given, path, "pillars", "--by", "subdistrict", table, "--period", QUARTER)
        hidden = {r["subdistrict"] for r in rows if r[table] in ("relawan", "3") and r[column] is None}
        # and Juntinyuat covers it, whose villages are hidden anyway
        equal(hidden, {ALONE[:8], FEW[:8]})


def write_deck(given, path, template, audience, *args):
    out = os.path.join(os.path.dirname(path), "%s-%s.pptx" % (template, audience))
    given.cli("deck", path, "--template", template, "-o", out, "--period", QUARTER, "--audience", audience, "--lang", "en", *args, code=None)
    with zipfile.ZipFile(out) as z:
        return "\n".join(z.read(n).decode() for n in z.namelist() if n.endswith((".xml", ".svg")))


@test
def no_slide_tells_what_another_one_hides(given):
    """P6: the board of villages hides two; the subdistricts, bullets, titles, notes and alternative texts do so, too."""
    path = fill(given)
    board = given.room.path("board.svg")
    given.cli("chart", path, "scoreboard", "--period", QUARTER, "--audience", "public", "--lang", "en", "-o", board, code=0)
    with open(board, encoding="utf-8") as f:
        texts = re.findall(r">([^<]+)</text>", f.read())
    check("90%" in texts and not {"15%", "16%", "60%"} & set(texts), texts)
    # 15%: of the only village of Gabuswetan; 42%: of Juntinyuat, where it is one of those that are left out
    for audience, seen in (("internal", True), ("forum", False), ("public", False)):
        text = write_deck(given, path, "stakeholder", audience)
        for percent in ("15%", "42%"):
            equal(bool(re.search(r"\b%s" % percent, text)), seen, (audience, percent))
        check(re.search(r"\b85%", text), audience)
    # furthest from its targets, by a title and a bar, is only said inside
    for village, percent in ((ALONE, "15%"), (FEW, "16%"), (NEXT, "60%")):
        for audience, seen in (("internal", True), ("forum", False), ("public", False)):
            text = write_deck(given, path, "village", audience, "--village", village)
            equal(bool(re.search(r"\b%s" % percent, text)), seen, (village, audience))
            equal("is furthest from its targets" in text, seen, (village, audience))


if __name__ == "__main__":
    test.run(Given)
