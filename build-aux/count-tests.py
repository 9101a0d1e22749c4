#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the single tests in Meson's JUnit report, names those that failed, and prints "N passed, N failed, N skipped".

usage: count-tests.py REPORT [--cut] [PROGRAM...]
The programs named, which are tried again, are left out. --cut: the run was ended before it was through; the programs it
was ended in are left out, and what was not reached counts as one skipped.
"""
import json
import sys
import xml.etree.ElementTree as ET


def ends_of_programs(path):
    """What became of each program, by name: OK, SKIP, FAIL, ERROR, TIMEOUT or INTERRUPT. One that ends badly after its last
    test has no case of its own in the report."""
    with open(path, encoding="utf-8") as log:
        lines = [json.loads(line) for line in log]
    return {line["name"].split(" / ")[-1]: line["result"] for line in lines}


def main():
    path, cut = sys.argv[1], "--cut" in sys.argv
    left_out = {name for name in sys.argv[2:] if name != "--cut"}
    passed, skipped = 0, 1 if cut else 0
    failures, spoken_for = [], set()
    try:
        ends = ends_of_programs(path.replace(".junit.xml", ".json"))
        if cut:
            left_out.update(name for name, end in ends.items() if end == "INTERRUPT")
        # "desmigratif.desmigratif:store / kill"; a program that names no test is a case of the suite "desmigratif"
        suites = [s for s in ET.parse(path).getroot().iter("testsuite") if s.get("name").split(" / ")[-1] not in left_out]
        cases = [(s, c) for s in suites for c in s.iter("testcase") if c.get("name").split(" / ")[-1] not in left_out]
    except (OSError, ET.ParseError, ValueError):
        ends, cases = {}, []
    for suite, case in cases:
        names = suite.get("name").split(" / ")[-1], case.get("name").split(" / ")[-1]
        if case.find("failure") is not None or case.find("error") is not None:
            failures.append("%s: %s" % (names[0], case.get("name")))
            spoken_for.update(names)
        elif case.find("skipped") is not None:
            skipped += 1
        elif ends.get(names[1]) not in ("FAIL", "ERROR", "TIMEOUT") or " / " not in case.get("name"):
            passed += 1
    for name, end in ends.items():
        if end in ("FAIL", "ERROR", "TIMEOUT") and name not in left_out and name not in spoken_for:
            failures.append("%s: the program %s" % (name, "took too long" if end == "TIMEOUT" else "ended badly"))
    if not cases and not failures and not cut:
        failures.append("no test came to its end")
    for failure in failures:
        print("FAILED: %s" % failure)
    print("%d passed, %d failed, %d skipped" % (passed, len(failures), skipped))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
