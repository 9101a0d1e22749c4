#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the import says of workbooks: what in them is hidden, and what LibreOffice makes of other kinds. As TAP."""
import os
import shutil
import signal
import subprocess
import time
import zipfile

from book_parts import LINKS, MAIN, content_types, relations
from clitest import CLI, WINE, Skip, Tests, check, equal, one_sentence, tables
from district import VILLAGE, Given, indonesian

TYPES = content_types([("book", "sheet.main")])
HEADINGS = ["Kode Desa", "Bulan", "Negara tujuan", "Jumlah"]
ROWS = [(VILLAGE, "2023-0%d" % month, "TWN", str(month)) for month in range(1, 8)]

test = Tests()


def write_book(given, hidden_rows=(), columns="", more_sheets=""):
    """A workbook as others write them: texts in their cells, and rows that a filter has hidden."""
    def row(number, cells):
        return "<row r='%d'%s>%s</row>" % (number, " hidden='1'" if number in hidden_rows else "", "".join(
            "<c t='inlineStr'><is><t>%s</t></is></c>" % cell for cell in cells))

    sheet = "<worksheet xmlns='%s'>%s<sheetData>%s</sheetData></worksheet>" % (
        MAIN, columns, "".join(row(n + 1, cells) for n, cells in enumerate([HEADINGS] + ROWS)))
    path = given.room.path("book.xlsx")
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("[Content_Types].xml", TYPES)
        book.writestr("_rels/.rels", relations([("r1", "officeDocument", "xl/book.xml")]))
        book.writestr("xl/book.xml", "<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='Data' sheetId='1' r:id='r1'/>%s</sheets></workbook>"
                      % (MAIN, LINKS, more_sheets))
        book.writestr("xl/_rels/book.xml.rels", relations([("r1", "worksheet", "a.xml"), ("r2", "worksheet", "b.xml")]))
        book.writestr("xl/a.xml", sheet)
        book.writestr("xl/b.xml", sheet)
    return path


@test
def nothing_is_hidden(given):
    report = given.cli("import", given.file(), write_book(given), "--json", code=0).json()
    equal(report["hidden"], {"sheet": False, "rows": [], "columns": [], "sheets_not_read": []})
    report = given.cli("import", given.file(), given.room.write("flows.csv", "\n".join(
        ",".join(cells) for cells in [HEADINGS] + ROWS)), "--json", code=0).json()
    equal(report["hidden"], {"sheet": False, "rows": [], "columns": [], "sheets_not_read": []})


@test
def another_sheet_with_a_table_is_told(given):
    """Workbooks of a year have a sheet for each month; one of them is read."""
    book = write_book(given, more_sheets="<sheet name='Lagi' sheetId='2' r:id='r2'/>")
    report = given.cli("import", given.file(), book, "--dry-run", "--json", code=0).json()
    equal((report["sheet"], report["tables_not_read"]), ("Data", ["Lagi"]))
    check("sheet “Lagi” is such a table" in given.cli("import", given.file(), book, "--dry-run", code=0).out, book)
    report = given.cli("import", given.file(), book, "--sheet", "Lagi", "--dry-run", "--json", code=0).json()
    equal((report["sheet"], report["tables_not_read"]), ("Lagi", []))


@test
def what_is_hidden_is_read_and_said(given):
    book = write_book(given, (2, 4, 5), "<cols><col min='3' max='3' hidden='1'/></cols>", "<sheet name='Lama' sheetId='2' state='hidden' r:id='r2'/>")
    path = given.file()
    report = given.cli("import", path, book, "--dry-run", "--json", code=0).json()
    equal(report["hidden"], {"sheet": False, "rows": [2, 4, 5], "columns": ["Negara tujuan"], "sheets_not_read": ["Lama"]})
    equal(report["rows"]["accepted"], len(ROWS))
    answer = given.cli("import", path, book, code=0)
    for words in ("Rows 2, 4–5 are hidden", "column “Negara tujuan” is hidden", "sheet “Lama” is hidden in the workbook and was not read"):
        check(words in answer.out, answer)
    answer = given.cli("import", path, book, "--dry-run", code=0, env=indonesian(given))
    check("Baris 2, 4–5 tersembunyi" in answer.out, answer)
    answer = given.cli("import", path, book, "--sheet", "Lama", "--dry-run", code=0)
    check("The sheet “Lama” is hidden in the workbook; it was read because it was named." in answer.out, answer)


def office(given, script):
    """An environment in which this script of the shell is LibreOffice."""
    folder = given.room.path("bin")
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "soffice")
    with open(path, "w", encoding="utf-8") as f:
        f.write("#!/bin/sh\n" + script)
    os.chmod(path, 0o700)
    return {"PATH": folder + ":/usr/bin:/bin"}


def write_old(given):
    path = given.room.path("rekap.xls")
    with open(path, "wb") as f:
        f.write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 512)
    return path


@test
def a_workbook_of_another_kind_is_converted(given):
    if WINE:
        raise Skip("a script of the shell stands in for LibreOffice")
    book, old = write_book(given), write_old(given)
    env = office(given, 'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done\nmkdir -p "$out" && cp \'%s\' "$out/table.xlsx"\n' % book)
    report = given.cli("import", given.file(), old, "--json", code=0, env=env).json()
    equal((report["input"], report["converted_by"], report["rows"]["accepted"]), ("rekap.xls", "LibreOffice", len(ROWS)))
    answer = given.cli("import", given.file(), old, code=0, env=env)
    check("LibreOffice made a workbook in the form .xlsx from it, which was read." in answer.out, answer)
    equal(given.cli("import", given.file(), book, "--json", code=0, env=env).json()["converted_by"], None)
    equal(os.listdir(given.room.path("tmp")), [])


@test
def without_libreoffice_it_is_said_what_to_do(given):
    if WINE:
        raise Skip("a script of the shell stands in for LibreOffice")
    path, old = given.file(), write_old(given)
    before = tables(path)
    answer = given.cli("import", path, old, code=3, env={"PATH": given.room.folder})
    one_sentence(answer)
    check("rekap.xls" in answer.err and "save it as .xlsx" in answer.err and "Where LibreOffice is installed" in answer.err, answer)
    answer = given.cli("import", path, old, code=3, env=dict(indonesian(given), PATH=given.room.folder))
    check("simpan sebagai .xlsx" in answer.err, answer)
    answer = given.cli("import", path, old, code=3, env=office(given, "exit 1\n"))
    one_sentence(answer)
    check("LibreOffice could not convert" in answer.err, answer)
    equal(tables(path), before)
    equal(os.listdir(given.room.path("tmp")), [])


@test
def ctrl_c_ends_libreoffice_too(given):
    if WINE:
        raise Skip("a script of the shell stands in for LibreOffice")
    path, old, mark = given.file(), write_old(given), given.room.path("mark")
    before = tables(path)
    env = office(given, "sleep 600 &\necho $! >'%s.new' && mv '%s.new' '%s'\nwait\n" % (mark, mark, mark))
    process = given.room.start(CLI, "import", path, old, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    end = time.monotonic() + 60
    while not os.path.exists(mark) and time.monotonic() < end and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    equal(process.returncode, 5)
    with open(mark, encoding="ascii") as f:
        sleeper = int(f.read())
    while time.monotonic() < end and is_running(sleeper):
        time.sleep(0.02)
    check(not is_running(sleeper), "what LibreOffice has started goes on")
    equal(tables(path), before)
    equal(os.listdir(given.room.path("tmp")), [])


def is_running(process):
    try:
        with open("/proc/%d/stat" % process, encoding="ascii", errors="replace") as f:
            return f.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@test
def I4_libreoffice_itself_converts(given):
    if not os.environ.get("DESMI_OFFICE"):
        raise Skip("DESMI_OFFICE is not set: it takes its time")
    program = shutil.which("soffice")
    if program is None or not os.path.exists(os.path.join(os.path.dirname(os.path.realpath(program)), "libsclo.so")):
        raise Skip("LibreOffice is not installed, or not its part for tables")
    book = write_book(given, (2, 4))
    # as an office has it: a profile that is in use, whose program is not asked
    for ending in ("ods", "xls"):
        subprocess.run([program, "--headless", "-env:UserInstallation=file://" + given.room.path("office"), "--convert-to", ending, "--outdir",
                        given.room.folder, book], check=True, capture_output=True, timeout=300)
        check(os.path.exists(given.room.path("book." + ending)), ending)
        report = given.cli("import", given.file(), given.room.path("book." + ending), "--json", code=0).json()
        equal((report["converted_by"], report["rows"]["accepted"], report["rejected"], report["totals"]),
              ("LibreOffice", len(ROWS), [], {"count": sum(range(1, 8))}), ending)
        equal(report["hidden"]["rows"], [2, 4], ending)
    with open(given.room.path("book.xls"), "r+b") as f:
        f.truncate(1000)
    answer = given.cli("import", given.file(), given.room.path("book.xls"), code=3)
    check("book.xls" in answer.err, answer)
    equal(os.listdir(given.room.path("tmp")), [])
    check(not [n for n in os.listdir(given.room.folder) if n.startswith(".~lock")], "a lock was left")


if __name__ == "__main__":
    test.run(Given)
