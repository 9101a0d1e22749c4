#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a mapping says of a file whose headings the import guesses wrongly, and what no mapping is. As TAP."""
import json
import os

from clitest import Tests, check, equal, one_sentence, tables
from district import OTHER, VILLAGE, Given, indonesian

# as an office has it: a title above, headings of its own, a column of codes beside one of names, one of persons
OFFICE = """Rekap PMI Kabupaten Indramayu;;;;;

Kode Wilayah;Nama Desa;Bulan;Negara;Jml PMI;Jumlah
{0};Kenanga;2023-01;TWN;7;70
{1};;2023-02;HKG;5;50
""".format(VILLAGE, OTHER)
COLUMNS = {"Kode Wilayah": "village", "Negara": "destination", "Jml PMI": "count"}

test = Tests()


def write_mapping(given, mapping, name="mapping.json"):
    return given.room.write(name, mapping if isinstance(mapping, str) else json.dumps(mapping))


def ask(given, mapping, text=OFFICE, code=0, more=()):
    path = given.file()
    source = given.room.write("office.csv", text)
    answer = given.cli("import", path, source, "--mapping", write_mapping(given, mapping), "--json", *more, code=code)
    return path, source, answer


@test
def without_a_mapping_it_is_no_table(given):
    given.refuses(given.file(), 3, "import", given.file(), given.room.write("office.csv", OFFICE))


@test
def a_mapping_says_what_columns_hold(given):
    path, _, answer = ask(given, {"header_rows": [3], "columns": COLUMNS})
    report = answer.json()
    equal((report["kind"], report["delimiter"], report["header_rows"]), ("flows", ";", [3]))
    # what is not said is guessed, but for what another column holds now
    equal(report["columns"], {"Kode Wilayah": "village", "Nama Desa": "name", "Bulan": "month", "Negara": "destination",
                              "Jml PMI": "count"})
    equal((report["totals"], report["rows"]), ({"count": 12}, {"accepted": 2, "rejected": 0, "skipped": {"blank": 1, "header": 1, "title": 1}}))
    equal(given.cli("query", path, "flows", "--by", "village", "--json", code=0).json()["rows"],
          [["out", OTHER, 5], ["out", VILLAGE, 7]])
    given.cli("undo", path, code=0)
    equal(given.cli("query", path, "flows", "--json", code=0).json()["rows"], [])


@test
def the_name_beside_a_mapped_code_is_held_against_it(given):
    _, _, answer = ask(given, {"header_rows": [3], "columns": COLUMNS}, OFFICE.replace("Kenanga", "Dadap"), code=1)
    equal([(r["row"], r["reason"]) for r in answer.json()["rejected"]], [(4, "village_mismatch")])


@test
def names_are_villages_where_the_codes_are_not_read(given):
    text = "Desa;Kode Desa;Bulan;Negara tujuan;Jumlah\nKenanga;x;2023-01;TWN;7\n"
    _, _, answer = ask(given, {"columns": {"Kode Desa": None}}, text)
    equal((answer.json()["rows"]["accepted"], answer.json()["totals"]), (1, {"count": 7}))


@test
def a_report_is_a_mapping_too(given):
    path, source, answer = ask(given, {"header_rows": [3], "columns": dict(COLUMNS, **{"Nama Desa": None})}, more=["--dry-run"])
    report = answer.json()
    equal(report["columns"]["Nama Desa"], None)
    check(not report["changed"] and given.cli("query", path, "flows", "--json", code=0).json()["rows"] == [], report)
    again = given.cli("import", path, source, "--mapping", write_mapping(given, answer.out, "report.json"), "--json", code=0).json()
    equal({k: v for k, v in again.items() if k != "changed"}, {k: v for k, v in report.items() if k != "changed"})
    # put right by hand, as it is meant
    again["columns"].update({"Jml PMI": None, "Jumlah": "count"})
    corrected = write_mapping(given, again, "corrected.json")
    equal(given.cli("import", path, source, "--mapping", corrected, "--dry-run", "--json", code=0).json()["totals"], {"count": 120})


@test
def reports_of_every_kind_can_be_fed_back(given):
    texts = {"flows": "village,village_name,month,destination,count\n%s,Kenanga,2023-01,TWN,7\n" % VILLAGE,
             "remittances": "desa,triwulan,nilai rupiah\n%s,2023-Q1,5000\n" % VILLAGE,
             "pillars": "village,village_name,indicator,quarter,actual\n%s,Kenanga,warga_dilayani,2023-Q4,37\n" % VILLAGE,
             "villages": "village,name,population,phone\n%s,Kenanga,4310,0234 123\n" % VILLAGE}
    for kind, text in texts.items():
        path, source = given.file(), given.room.write(kind + ".csv", text)
        answer = given.cli("import", path, source, "--dry-run", "--json", code=0)
        equal(answer.json()["kind"], kind)
        again = given.cli("import", path, source, "--mapping", write_mapping(given, answer.out), "--dry-run", "--json", code=0)
        equal(again.json(), answer.json())


@test
def the_command_line_counts_before_the_mapping(given):
    mapping = {"kind": "remittances", "header_rows": [3], "columns": COLUMNS}
    path, source, _ = ask(given, mapping, code=3)
    given.cli("import", path, source, "--mapping", write_mapping(given, mapping), "--kind", "flows", code=0)


@test
def a_workbook_has_its_sheet_named(given):
    path = given.file()
    given.cli("import", path, given.room.write("office.csv", OFFICE), "--mapping",
              write_mapping(given, {"header_rows": [3], "columns": COLUMNS}), code=0)
    book = given.room.path("flows.xlsx")
    given.cli("export", path, "flows", "--by", "village", "destination", "month", "-o", book, code=0)
    report = given.cli("import", path, book, "--dry-run", "--json", code=0).json()
    check(report["sheet"], report)
    again = given.cli("import", path, book, "--mapping", write_mapping(given, report), "--dry-run", "--json", code=0).json()
    equal(again, report)
    answer = given.refuses(path, 3, "import", path, book, "--mapping", write_mapping(given, dict(report, sheet="Lembar9")))
    check("Lembar9" in answer.err and report["sheet"] in answer.err, answer)


# what is no mapping, and what its sentence names
BAD = [
    ("", "not JSON"), ("{", "line 1"), ("Yth. Bapak", "not JSON"), ("\xff\x00", "not JSON"), ("[]", "a list"), ("7", "no mapping"),
    ('{"columns": {"A": "count", "A": "month"}}', "twice"), ({"colums": {}}, "colums"), ({"columns": []}, "columns"),
    ({"columns": {"Bulan": 7}}, "Bulan"), ({"columns": {"Bulan": "cuont"}}, "cuont"), ({"kind": "gossip"}, "gossip"), ({"kind": 7}, "kind"),
    ({"sheet": 1}, "sheet"), ({"sheet": "Data"}, "no workbook"), ({"header_rows": [1, 3]}, "header_rows"), ({"header_rows": [1, 2, 3, 4]}, "header_rows"),
    ({"header_rows": [0]}, "header_rows"),
    ({"header_rows": 3}, "header_rows"), ({"header_rows": ["3"]}, "header_rows"), ({"header_rows": [2]}, "Row 2"),
    ({"header_rows": [99]}, "Row 99"), ({"header_rows": [3], "columns": dict(COLUMNS, Negri="scheme")}, "Negri"),
    ({"header_rows": [3], "columns": {"Jml PMI": "count", "Jumlah": "number"}}, "“Jml PMI” and “Jumlah”"),
    ({"kind": "flows", "header_rows": [3], "columns": dict(COLUMNS, Jumlah="amount_idr")}, "amount_idr"),
    ({"header_rows": [3], "columns": dict(COLUMNS, Jumlah="amount_idr")}, "those of no table"),
    ({"header_rows": [3], "columns": dict(COLUMNS, NIK="occupation")}, "personal"),
    ({"header_rows": [3], "columns": dict(COLUMNS, **{"Negara ": None})}, "twice"),
    ({"kind": "villages", "columns": {"NIK": "phone"}}, "personal"),
    ({"kind": "villages", "columns": {"No KTP": "address"}}, "personal"),
    ('{"columns": {"' + "x" * 1100000 + '": null}}', "larger than"),
]


@test
def what_is_no_mapping_is_said(given):
    path = given.file()
    source = given.room.write("office.csv", OFFICE)
    for mapping, word in BAD:
        answer = given.refuses(path, 3, "import", path, source, "--mapping", write_mapping(given, mapping))
        check(word in answer.err and len(answer.err) < 700, (mapping if len(mapping) < 200 else "", answer))
    for mapping in (given.room.path("missing.json"), given.room.folder):
        given.refuses(path, 3, "import", path, source, "--mapping", mapping)


@test
def two_columns_of_one_heading_cannot_be_told_apart(given):
    answer = ask(given, {"header_rows": [3], "columns": dict(COLUMNS, Jumlah=None)}, OFFICE.replace("Bulan", "Jumlah"), code=3)[2]
    check("Jumlah" in answer.err, answer)


@test
def persons_are_never_told(given):
    """A heading that is missing is named, what stands in its place is not; and no mapping lets a column of persons in."""
    text = "Nama;NIK;Kode;Bulan;Negara;Jml\nSITI CONTOH;3212999999999999;%s;2023-01;TWN;1\n" % VILLAGE
    fields = {"Kode": "village", "Jml": "count", "Negara": "destination"}
    for columns in (dict(fields, Nama="occupation"), dict(fields, Nama="village_name"), dict(fields, NIK="occupation"), {"Kota": "village"}):
        for rows in ([1], [2]):
            answer = ask(given, {"header_rows": rows, "columns": columns}, text, code=3)[2]
            one_sentence(answer)
            check("SITI" not in answer.err and "3212999" not in answer.err, answer)
    path, _, answer = ask(given, {"columns": dict(fields, Nama=None)}, text)
    equal(answer.json()["personal_columns"], ["Nama", "NIK"])
    check("SITI" not in answer.out and "3212999" not in answer.out, answer)
    with open(path, "rb") as f:
        check(b"SITI CONTOH" not in f.read(), path)


@test
def of_several_inputs_each_is_mapped(given):
    path = given.file()
    good, other = given.room.write("good.csv", OFFICE), given.room.write("other.csv", OFFICE.replace("Negara", "Country"))
    mapping = write_mapping(given, {"header_rows": [3], "columns": COLUMNS})
    answer = given.cli("import", path, other, good, "--mapping", mapping, "--json", code=1)
    equal(len(answer.json()), 1, answer)
    check("other.csv" in answer.err and "Negara" in answer.err, answer)
    listed = given.refuses(path, 3, "import", path, good, "--mapping", write_mapping(given, answer.out, "several.json"))
    check("list" in listed.err, listed)


@test
def the_help_and_the_sentences_are_the_readers(given):
    env = indonesian(given)
    path = given.file()
    source = given.room.write("office.csv", OFFICE)
    text = given.cli("import", "--help", code=0, env=env).out
    check("--mapping=BERKAS" in text and "pemetaan" in text.lower() and "mapping says" not in text, text)
    answer = given.refuses(path, 3, "import", path, source, "--mapping", write_mapping(given, {"columns": {"A": "jumlh"}}), env=env)
    check("kolom" in answer.err, answer)


if __name__ == "__main__":
    test.run(Given)
