#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built desmigratif-cli on the catalogue: shown, added to, changed, retired, taken out. As TAP."""
from clitest import Tests, check, check_table, equal, file_hash, one_sentence, tables
from district import OTHER, VILLAGE, Given, indonesian

ADD = ["add", "indicator", "arisan_desa", "programme=desmigratif", "pillar=2", "name_id=Arisan desa", "unit=kelompok"]
test = Tests()


def entry(given, path, code):
    found = [r for r in check_table(given.cli("catalogue", path, "--json", code=0).json()) if r["id"] == code]
    return found[0] if found else None


@test
def the_catalogue_is_shown(given):
    path = given.file()
    before = file_hash(path)
    shown = entry(given, path, "warga_dilayani")
    equal((shown["kind"], shown["source"], shown["unit"], shown["weight"]), ("indicator", "official", "orang", 1))
    check("warga_dilayani" in given.cli("catalogue", path, code=0).out, "text")
    check("warga_dilayani" in given.cli("catalogue", path, "--csv", code=0).out, "csv")
    equal(file_hash(path), before)


@test
def an_entry_is_added_reported_changed_and_retired(given):
    path = given.file()
    given.cli("catalogue", path, *ADD, "weight=2", code=0)
    equal((entry(given, path, "arisan_desa")["source"], entry(given, path, "arisan_desa")["weight"]), ("local", 2))
    given.cli("report", path, VILLAGE, "2023-Q4", "arisan_desa=12", code=0)
    one_sentence(given.cli("catalogue", path, "change", "indicator", "arisan_desa", "weight=3", code=3))
    given.cli("catalogue", path, "change", "indicator", "arisan_desa", "weight=3", "valid_from=2024-Q1", code=0)
    equal([r["weight"] for r in check_table(given.cli("catalogue", path, "--json").json()) if r["id"] == "arisan_desa"], [3, 2])
    given.cli("catalogue", path, "retire", "indicator", "arisan_desa", "from=2024-Q2", code=0)
    equal(entry(given, path, "arisan_desa")["retired"], "2024-Q2")
    given.cli("catalogue", path, "restore", "indicator", "arisan_desa", code=0)
    equal(entry(given, path, "arisan_desa")["retired"], None)
    one_sentence(given.cli("catalogue", path, "remove", "indicator", "arisan_desa", code=3))
    for _ in range(5):
        given.cli("undo", path, code=0)
    equal(entry(given, path, "arisan_desa"), None)


@test
def what_a_register_counts_is_not_taken_out_unseen(given):
    path = given.file()
    given.cli("catalogue", path, *ADD, code=0)
    given.cli("put", path, "feed", "32.12", "indicator=arisan_desa", "feed=groups", code=0)
    refused = given.cli("catalogue", path, "remove", "indicator", "arisan_desa", code=3)
    one_sentence(refused)
    check("counted from “Groups in operation”" in refused.err, refused.err)
    given.cli("delete", path, "feed", "32.12", "indicator=arisan_desa", code=0)
    given.cli("catalogue", path, "remove", "indicator", "arisan_desa", code=0)
    equal(entry(given, path, "arisan_desa"), None)


@test
def what_was_reported_holds_what_is_retired_again(given):
    path = given.file()
    given.cli("catalogue", path, *ADD, code=0)
    given.cli("report", path, VILLAGE, "2024-Q1", "arisan_desa=12", code=0)
    given.cli("catalogue", path, "retire", "indicator", "arisan_desa", "from=2024-Q3", code=0)
    one_sentence(given.cli("catalogue", path, "retire", "indicator", "arisan_desa", "from=2024-Q1", code=3))
    given.cli("catalogue", path, "retire", "indicator", "arisan_desa", "from=2024-Q2", code=0)
    equal(entry(given, path, "arisan_desa")["retired"], "2024-Q2")


@test
def a_reason_is_offered_until_it_is_retired(given):
    path = given.file()
    given.cli("catalogue", path, "add", "reason", "musim-panen", "name_id=Musim panen", code=0)
    for quarter, offered in [("2999-Q1", True), ("2024-Q1", False)]:
        given.cli("catalogue", path, "retire", "reason", "musim-panen", "from=" + quarter, code=0)
        reasons = check_table(given.cli("list", path, "reasons", "--json", code=0).json())
        equal("musim-panen" in [r["reason"] for r in reasons], offered)


@test
def a_programme_has_its_pillars(given):
    path = given.file()
    given.cli("catalogue", path, "add", "programme", "desa-migran-emas", "name_id=Desa Migran Emas", code=0)
    given.cli("catalogue", path, "add", "pillar", "desa-migran-emas/1", "name_id=Edukatif", code=0)
    one_sentence(given.cli("catalogue", path, "remove", "programme", "desa-migran-emas", code=3))
    given.cli("catalogue", path, "remove", "pillar", "desa-migran-emas/1", code=0)
    given.cli("catalogue", path, "remove", "programme", "desa-migran-emas", code=0)
    equal(entry(given, path, "desa-migran-emas"), None)


@test
def a_village_is_in_both_programmes_in_one_step(given):
    """The sister programme comes into the catalogue with its first village, and goes with it."""
    path = given.file()
    given.cli("enrol", path, VILLAGE, "--cohort", "2018", code=0)
    joining = ["enrol", path, VILLAGE, "--programme", "desa-migran-emas", "--cohort", "2025"]
    check("catalogue" in given.cli(*joining, code=0).err)
    both = check_table(given.cli("query", path, "villages", "--by", "village", "--where", "programme=both", "--json", code=0).json())
    equal([r["village"] for r in both], [VILLAGE])
    pillars = check_table(given.cli("list", path, "pillars", "--programme", "desa-migran-emas", "--json", code=0).json())
    equal([r["number"] for r in pillars], ["1", "2", "3", "4"])
    given.cli("report", path, VILLAGE, "2026-Q1", "emas_gugus_tugas=1", "--programme", "desa-migran-emas", code=0)
    given.cli("undo", path, code=0)
    given.cli("undo", path, code=0)
    equal(entry(given, path, "desa-migran-emas"), None)
    given.refuses(path, 3, "enrol", path, VILLAGE, "--programme", "desa-migran-perak")
    given.cli(*joining, code=0)
    check("catalogue" not in given.cli("enrol", path, OTHER, "--programme", "desa-migran-emas", code=0).err)


@test
def nothing_new_is_begun_in_what_is_retired(given):
    path = given.file()
    given.cli("catalogue", path, *ADD, code=0)
    given.cli("catalogue", path, "add", "programme", "desa-migran-emas", "name_id=Desa Migran Emas", code=0)
    given.cli("catalogue", path, "retire", "indicator", "arisan_desa", "from=2023-Q3", code=0)
    given.cli("catalogue", path, "retire", "programme", "desa-migran-emas", "from=2023-Q3", code=0)
    one_sentence(given.refuses(path, 3, "target", path, VILLAGE, "2023-Q3", "arisan_desa=5"))
    one_sentence(given.refuses(path, 3, "enrol", path, VILLAGE, "--programme", "desa-migran-emas"))
    given.cli("target", path, VILLAGE, "2023", "arisan_desa=5", code=0)
    given.cli("enrol", path, VILLAGE, "--programme", "desa-migran-emas", "--cohort", "2022", code=0)


@test
def what_is_wrong_is_refused(given):
    path = given.file()
    before = tables(path)
    for args, code in [(["add", "indicator", "warga_dilayani", *ADD[3:]], 3), (["change", "indicator", "warga_dilayani", "weight=2"], 3),
                       ([*ADD, "weight=0"], 3), ([*ADD, "weight=banyak"], 3), (["change", "indicator", "none", "weight=2"], 3),
                       (["add", "indicator", "x1", "pillar=2", "programme=desmigratif", "name_id=X"], 3),
                       (["add", "thing", "x1"], 2), (["push", "indicator", "x1"], 2), ([*ADD, "colour=red"], 2), (["add"], 2),
                       (["retire", "reason", "budget"], 2)]:
        answer = given.cli("catalogue", path, *args, code=code)
        equal(answer.out, "", args)
        if code == 3:
            one_sentence(answer)
    equal(tables(path), before)


@test
def sentences_are_indonesian(given):
    path = given.file()
    answer = given.cli("catalogue", path, *ADD, "weight=0", code=3, env=indonesian(given))
    check("Bobot harus di atas nol" in answer.err, answer.err)


if __name__ == "__main__":
    test.run(Given)
