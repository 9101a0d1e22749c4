#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the single tests in Meson's JUnit report, names those that failed, and prints "N passed, N failed, N skipped".

usage: count-tests.py REPORT MESON-EXIT-STATUS [PROGRAM...]
The programs named, which are tried again, are left out.
"""
import sys
import xml.etree.ElementTree as ET


def main():
    path, status, left_out = sys.argv[1], int(sys.argv[2]), set(sys.argv[3:])
    passed = skipped = 0
    failures = []
    try:
        # "desmigratif.desmigratif:store / kill"; a program that names no test is a case of the suite "desmigratif"
        suites = [s for s in ET.parse(path).getroot().iter("testsuite") if s.get("name").split(" / ")[-1] not in left_out]
        cases = [(s, c) for s in suites for c in s.iter("testcase") if c.get("name").split(" / ")[-1] not in left_out]
    except (OSError, ET.ParseError):
        cases = []
    for suite, case in cases:
        if case.find("failure") is not None or case.find("error") is not None:
            failures.append("%s: %s" % (suite.get("name").split(" / ")[-1], case.get("name")))
        elif case.find("skipped") is not None:
            skipped += 1
        else:
            passed += 1
    # a program that ends badly after its last test has no case of its own
    if status != 0 and not failures and not left_out:
        failures.append("a program that ended badly after its last test")
    for failure in failures:
        print("FAILED: %s" % failure)
    print("%d passed, %d failed, %d skipped" % (passed, len(failures), skipped))
    return 1 if failures or passed == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
