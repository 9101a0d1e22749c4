#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built desmigratif-cli: tables as files, for programs and as workbooks. As TAP."""
import os
import shutil
import subprocess
import sys
import time

from clitest import TOP, Skip, Tests, check, check_table, equal
from district import VILLAGE, Given, fill_flows, indonesian

sys.path.insert(0, os.path.join(TOP, "tests", "deck"))
import ooxml_sdk  # noqa: E402

try:
    import openpyxl
except ImportError:
    openpyxl = None

test = Tests()

TABLES = ["flows", "remittances", "pillars", "villages", "quality", "completeness", "person", "activity", "partner", "visit", "group",
          "cooperative", "complaint", "document"]
ALL = ["village", "month", "destination", "sector", "occupation", "gender", "scheme"]


def read(path):
    """The rows of the first sheet, and what the last one says."""
    if openpyxl is None:
        raise Skip("python3-openpyxl is not installed")
    book = openpyxl.load_workbook(path)
    rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    return rows[0], rows[1:], dict(row[:2] for row in book.worksheets[-1].iter_rows(values_only=True))


def content(path):
    with open(path, "rb") as f:
        return f.read()


@test
def files_for_programs_are_what_query_says(given):
    path = fill_flows(given, given.file())
    for option, ending in [("--csv", ".csv"), ("--json", ".json")]:
        out = path + ending
        asked = ["--by", "village", "month", "destination", "--period", "2023"]
        wanted = given.cli("query", path, "flows", *asked, option, code=0).out
        answer = given.cli("export", path, "flows", "-o", out, *asked, code=0)
        equal(answer.out, "")
        equal(content(out).decode(), wanted)


@test
def a_workbook_has_the_numbers_of_the_file(given):
    path = fill_flows(given, given.file())
    out = path + ".xlsx"
    asked = ["flows", "--by", "village", "month", "destination", "--period", "2023"]
    wanted = check_table(given.cli("query", path, *asked, "--json", code=0).json(), "flows")
    given.cli("export", path, asked[0], "-o", out, *asked[1:], "--lang", "en", code=0)
    heading, rows, about = read(out)
    equal(heading, ["Direction", "Village", "Village code", "Month", "Destination", "Number"])
    equal([[r[2], r[3], r[5]] for r in rows], [[w["village"], w["month"], w["count"]] for w in wanted])
    check(all(r[1] in ("Kenanga", "Sindang") or not r[1].startswith("32") for r in rows), rows)
    equal(about["Period"], "2023")
    equal(about["For whom"], "Internal")
    check(about["Program"].startswith("Desmigratif "), about)


@test
def a_workbook_says_of_when_its_sums_are(given):
    """Also where nobody asked for a period; what has no period has none."""
    path = fill_flows(given, given.file())
    out = path + ".xlsx"
    for table, language, period in (("flows", "en", "All that is in the file"), ("remittances", "id", "Semua yang ada dalam berkas"),
                                    ("villages", "en", None)):
        given.cli("export", path, table, "-o", out, "--lang", language, env=indonesian(given), code=0)
        about = read(out)[2]
        equal(about.get("Period", about.get("Periode")), period)
        check("Source" in about or "Sumber" in about, about)


@test
def a_workbook_speaks_the_language_asked_for(given):
    path = fill_flows(given, given.file())
    out = path + ".xlsx"
    given.cli("export", path, "flows", "-o", out, "--by", "village", "--lang", "en", code=0)
    check("Village" in read(out)[0], read(out)[0])
    for language in ["xx", "ID"]:
        given.refuses(path, 2, "export", path, "flows", "-o", out, "--lang", language)


@test
def a_workbook_is_the_same_at_any_time_and_in_any_locale(given):
    path = fill_flows(given, given.file())
    folder = given.room.path("commas")
    os.mkdir(folder)
    for name in ["id_ID", "de_DE"]:
        subprocess.run(["localedef", "-i", name, "-f", "UTF-8", os.path.join(folder, name + ".UTF-8")], check=True, timeout=60)
    # a workbook says the day of its data: where it is noon, and where it is afternoon on the same day
    noon, afternoon = ("HERE%+d" % (time.gmtime().tm_hour - hour) for hour in (12, 15))
    for table, more in [("flows", ["--by", *ALL]), ("pillars", ["--by", "village"]), ("villages", [])]:
        files = []
        for env in [{"LC_ALL": "C"}, {"LC_ALL": "id_ID.UTF-8", "LOCPATH": folder}, {"LC_ALL": "de_DE.UTF-8", "LOCPATH": folder},
                    {"LC_ALL": "C", "TZ": afternoon}]:
            out = given.room.path("table.xlsx")
            given.cli("export", path, table, "-o", out, *more, "--lang", "en", env={"TZ": noon, **env}, code=0)
            files.append(content(out))
            os.unlink(out)
        check(len(files[0]) > 1000, table)
        for other in files[1:]:
            check(other == files[0], "%s depends on the locale" % table)


@test
def every_table_can_be_exported(given):
    path = fill_flows(given, given.file())
    for table in TABLES:
        for ending in [".csv", ".json", ".xlsx", ".XLSX"]:
            out = path + "-" + table + ending
            given.cli("export", path, table, "-o", out, code=0)
            check(os.path.getsize(out) > 5, out)


@test
def the_open_xml_sdk_finds_nothing_wrong(given):
    """Every table, in each language, and those of which some is hidden."""
    if ooxml_sdk.why_not() is not None:
        raise Skip(ooxml_sdk.why_not())
    path = fill_flows(given, given.file())
    given.cli("put", path, "activity", VILLAGE, "title==1+1 & <emoji 👩‍🌾 قرية>", "day=2020-01-01", code=0)
    asked = [(table, ["--lang", "en" if n % 2 else "id"]) for n, table in enumerate(TABLES)]
    asked += [("flows", ["--by", *ALL]), ("flows", ["--by", "village", "month", "--audience", "public"]), ("pillars", ["--by", "indicator"])]
    for n, (table, more) in enumerate(asked):
        out = given.room.path("checked-%d.xlsx" % n)
        given.cli("export", path, table, "-o", out, *more, code=0)
        equal(ooxml_sdk.validate(out), [], (table, more))


@test
def what_we_write_we_read(given):
    path = fill_flows(given, given.file())
    first, second = path + "-1.csv", path + "-2.csv"
    given.cli("export", path, "flows", "-o", first, "--by", *ALL, "--source", "local", code=0)
    other = given.file()
    given.cli("import", other, first, code=0)
    given.cli("export", other, "flows", "-o", second, "--by", *ALL, "--source", "local", code=0)
    equal(content(second), content(first))


# all that a flow can say, so that nothing of it can be lost unseen
RICH = """village,month,direction,destination,sector,occupation,gender,scheme,count
32.12.16.2004,2023-01,out,TWN,informal,pekerja rumah tangga,F,P2P,99999
32.12.16.2004,2023-01,out,JPN,formal,perawat lansia,F,G2G,1
32.12.16.2004,2023-02,return,KOR,formal,operator pabrik,M,MANDIRI,12
32.12.16.2004,2023-02,out,KOR,formal,sopir keluarga,M,UKPS,4
32.12.16.2004,2023-03,out,SAU,,=penjahit & <pembatik>,,,7
32.12.08.2010,2023-12,return,HKG,,,F,,1000
32.12.08.2010,2024-01,out,PRK,informal,_x0041_,M,,1250
"""
MONEY = "village,quarter,amount_idr\n32.12.16.2004,2023-Q1,0\n32.12.16.2004,2023-Q2,1250\n32.12.08.2010,2023-Q2,999999999999\n"


# words that every language has its own of: each must come back as the one that is kept
OCCUPATIONS = ["awak kapal perikanan", "awak kapal pesiar", "operator pabrik", "pekerja kehutanan", "pekerja konstruksi",
               "pekerja perhotelan", "pekerja perkebunan", "pekerja pertanian", "pengasuh anak", "pengasuh lansia",
               "petugas kebersihan", "sopir", "terapis spa", "tukang kebun"]


def write_table(path, text):
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path


@test
def what_a_workbook_of_ours_says_is_read_again(given):
    path = given.file()
    more = "".join("32.12.16.2004,2023-05,out,MYS,,%s,,,%d\n" % (o, n + 1) for n, o in enumerate(OCCUPATIONS))
    given.cli("import", path, write_table(path + "-flows.csv", RICH + more), code=0)
    given.cli("import", path, write_table(path + "-money.csv", MONEY), code=0)
    for table, by in [("flows", ALL), ("remittances", ["village", "quarter"])]:
        asked = [table, "--by", *by, "--source", "local"]
        wanted = given.cli("query", path, *asked, "--csv", code=0).out
        check(wanted.count("\n") >= 4, wanted)
        for language in ["en", "id"]:
            out, other = given.room.path("%s-%s.xlsx" % (table, language)), given.file()
            given.cli("export", path, *asked, "-o", out, "--lang", language, env=indonesian(given), code=0)
            report = given.cli("import", other, out, "--json", code=0).json()
            equal([report["kind"], report["encoding"], report["delimiter"]], [table, None, None])
            equal(report["sheet"], {"en": "Data", "id": "Data"}[language])
            equal(given.cli("query", other, *asked, "--csv", code=0).out, wanted)


@test
def a_sheet_is_named_or_chosen(given):
    path = fill_flows(given, given.file())
    out, other = path + ".xlsx", given.file()
    given.cli("export", path, "flows", "-o", out, "--by", *ALL, "--lang", "en", code=0)
    given.refuses(other, 3, "import", other, out, "--sheet", "Nowhere")
    given.refuses(other, 3, "import", other, out, "--sheet", "About the Data")
    given.refuses(other, 3, "import", other, write_table(path + ".csv", RICH), "--sheet", "Data")
    given.cli("import", other, out, "--sheet", "Data", code=0)


@test
def a_list_of_villages_is_read_back(given):
    """Its subdistricts are codes; what it has no column for, such as the day of a decree, stays."""
    path = given.file()
    given.cli("enrol", path, VILLAGE, "--cohort", "2018", "--decree", "SK 1", "--decree-date", "2018-03-01", code=0)
    given.cli("set", path, VILLAGE, "status=suspended", "reason=budget", "note=Menunggu", "since=2024-01-15", code=0)
    first, second = path + "-1.csv", path + "-2.csv"
    given.cli("export", path, "villages", "-o", first, code=0)
    given.cli("set", path, VILLAGE, "status=suspended", "since=2024-02-01", code=0)
    given.cli("import", path, first, "--kind", "villages", code=0)
    given.cli("export", path, "villages", "-o", second, code=0)
    equal(content(second), content(first))
    said = given.cli("history", path, code=0).out
    for gone in ["SK 1 → –", "March 1, 2018 → –", "Menunggu → –", "Limited budget → –"]:
        check(gone not in said, said)


@test
def paper_names_a_village_once_beside_its_code(given):
    if shutil.which("pdftotext") is None:
        raise Skip("pdftotext is not installed")
    path = given.file()
    given.cli("enrol", path, VILLAGE, "--cohort", "2018", code=0)
    out = path + ".pdf"
    given.cli("export", path, "villages", "-o", out, code=0)
    text = subprocess.run(["pdftotext", out, "-"], capture_output=True, text=True, timeout=60, check=True).stdout
    equal([text.count(VILLAGE), text.count("Kenanga")], [1, 1])


@test
def a_folder_in_the_way_is_told(given):
    """In words of the program, not with the name of a file that the user has never seen."""
    path = given.file()
    for ending in [".csv", ".xlsx", ".pdf"]:
        out = path + ending
        os.mkdir(out)
        said = given.cli("export", path, "villages", "-o", out, code=3).err
        check("there is a folder of that name" in said, said)
        equal(os.listdir(out), [])


@test
def small_numbers_are_hidden_for_others(given):
    path = fill_flows(given, given.file())
    out = path + ".xlsx"
    asked = ["--by", "village", "month", "--period", "2023", "--lang", "en"]
    given.cli("export", path, "flows", "-o", out, *asked, "--audience", "public", code=0)
    heading, rows, about = read(out)
    numbers = [r[-1] for r in rows]
    check("hidden" in numbers, numbers)
    check(not any(isinstance(n, (int, float)) and 0 < n < 5 for n in numbers), numbers)
    equal(about["For whom"], "Public")
    check("below 5" in about["hidden"], about)
    for table in ["person", "quality"]:
        given.refuses(path, 2, "export", path, table, "-o", out, "--audience", "forum")


@test
def text_is_never_a_formula(given):
    path = given.file()
    for n, text in enumerate(["=1+1", "+62 812 000", "-5", "@SUM(A1)", '=HYPERLINK("http://x","y")']):
        given.cli("put", path, "activity", VILLAGE, "title=%s" % text, "day=2020-01-0%d" % (n + 1), code=0)
    out = path + ".xlsx"
    given.cli("export", path, "activity", "-o", out, "--lang", "en", code=0)
    if openpyxl is None:
        raise Skip("python3-openpyxl is not installed")
    cells = [c for row in openpyxl.load_workbook(out).worksheets[0].iter_rows() for c in row]
    check(not any(c.data_type == "f" for c in cells), [c.value for c in cells])
    for text in ["=1+1", "+62 812 000", "-5", "@SUM(A1)"]:
        check(text in [c.value for c in cells], text)


@test
def wrong_use_writes_nothing(given):
    path = fill_flows(given, given.file())
    out = path + ".out.xlsx"
    for code, args in [(2, ["export", path, "nonsense", "-o", out]), (2, ["export", path, "flows"]),
                       (2, ["export", path, "flows", "-o", path + ".ods"]), (2, ["export", path, "flows", "-o", ".xlsx"]),
                       (2, ["export", path, "flows", "-o", out, "--by", "nonsense"]),
                       (2, ["export", path, "person", "-o", out, "--period", "2023"]),
                       (3, ["export", path, "flows", "-o", out, "--period", "2023-13"]),
                       (3, ["export", path, "flows", "-o", os.path.join(path, "no", "out.xlsx")]),
                       (4, ["export", path + "-gone", "flows", "-o", out])]:
        given.refuses(path, code, *args)
        check(not os.path.exists(out), args)


if __name__ == "__main__":
    test.run(Given)
