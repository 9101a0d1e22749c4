#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the import says of workbooks: what in them is hidden, and what LibreOffice makes of other kinds. As TAP."""
import zipfile

from clitest import Tests, check, equal
from district import VILLAGE, Given, indonesian

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEADINGS = ["Kode Desa", "Bulan", "Negara tujuan", "Jumlah"]
ROWS = [(VILLAGE, "2023-0%d" % month, "TWN", str(month)) for month in range(1, 8)]

test = Tests()


def write_book(given, hidden_rows=(), columns="", more_sheets=""):
    """A workbook as others write them: texts in their cells, and rows that a filter has hidden."""
    def row(number, cells):
        return "<row r='%d'%s>%s</row>" % (number, " hidden='1'" if number in hidden_rows else "", "".join(
            "<c t='inlineStr'><is><t>%s</t></is></c>" % cell for cell in cells))

    def relations(*lines):
        return "<Relationships xmlns='%s'>%s</Relationships>" % (PACKAGE, "".join(
            "<Relationship Id='%s' Type='%s/%s' Target='%s'/>" % (a, LINKS, b, c) for a, b, c in lines))

    sheet = "<worksheet xmlns='%s'>%s<sheetData>%s</sheetData></worksheet>" % (
        MAIN, columns, "".join(row(n + 1, cells) for n, cells in enumerate([HEADINGS] + ROWS)))
    path = given.room.path("book.xlsx")
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("_rels/.rels", relations(("r1", "officeDocument", "xl/book.xml")))
        book.writestr("xl/book.xml", "<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='Data' r:id='r1'/>%s</sheets></workbook>"
                      % (MAIN, LINKS, more_sheets))
        book.writestr("xl/_rels/book.xml.rels", relations(("r1", "worksheet", "a.xml"), ("r2", "worksheet", "b.xml")))
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
def what_is_hidden_is_read_and_said(given):
    book = write_book(given, (2, 4, 5), "<cols><col min='3' max='3' hidden='1'/></cols>", "<sheet name='Lama' state='hidden' r:id='r2'/>")
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


if __name__ == "__main__":
    test.run(Given)
