# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as coordinators make them, for tests of the import: a grid of cells with what each row is to give, as CSV or as a workbook."""
import codecs
import datetime
import zipfile
from xml.sax.saxutils import escape

from book_parts import LINKS, MAIN, content_types, relations

TYPES = content_types([("workbook", "sheet.main"), ("styles", "styles"), ("sharedStrings", "sharedStrings")])
# 0: general, 1: a day, 2: a month as "Mar-19", 3: thousands
STYLES = ("<styleSheet xmlns='%s'><fonts count='1'><font/></fonts><fills count='1'><fill/></fills><borders count='1'><border/></borders>"
          "<cellStyleXfs count='1'><xf/></cellStyleXfs><cellXfs count='4'><xf/><xf numFmtId='14' applyNumberFormat='1'/>"
          "<xf numFmtId='17' applyNumberFormat='1'/><xf numFmtId='3' applyNumberFormat='1'/></cellXfs></styleSheet>" % MAIN)
DAY, MONTH, THOUSANDS = 1, 2, 3


class Formula:
    """A formula with its stored result; None: the file has none."""

    def __init__(self, text, result):
        self.text, self.result = text, result


class Fault:
    """A cell whose value is an error."""

    def __init__(self, word):
        self.word = word


class Shown:
    """A number that a format shows as something else."""

    def __init__(self, value, style):
        self.value, self.style = value, style


class Grid:
    """Rows of cells; each may say which records it is to give, or for which reason it is to be refused."""

    def __init__(self):
        self.rows = []
        self.records = []
        self.rejected = []
        self.merged = []
        self.header_rows = []

    def add(self, *cells, gives=None, reason=None):
        """Adds a row; its number, as a spreadsheet shows it, is returned."""
        self.rows.append(list(cells))
        row = len(self.rows)
        for record in gives or ():
            self.records.append(dict(record, row=row))
        if reason is not None:
            self.rejected.append({"row": row, "reason": reason})
        return row

    def head(self, *cells):
        self.header_rows.append(self.add(*cells))

    def merge(self, first, last, columns):
        """Merges a block: rows from 1, columns from 0 as (first, last)."""
        self.merged.append("%s%d:%s%d" % (letters(columns[0]), first, letters(columns[1]), last))


def letters(column):
    return chr(ord("A") + column) if column < 26 else letters(column // 26 - 1) + letters(column % 26)


def csv_text(cell):
    if cell is None:
        return ""
    if isinstance(cell, datetime.date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, (Formula, Shown)):
        return csv_text(cell.result if isinstance(cell, Formula) else cell.value)
    return cell.word if isinstance(cell, Fault) else str(cell)


def write_csv(path, grid, delimiter=",", encoding="utf-8", newline="\r\n", first="", padded=False):
    width = max(len(row) for row in grid.rows)
    lines = []
    for row in grid.rows:
        texts = [csv_text(cell) for cell in row] + [""] * ((width - len(row)) if padded else 0)
        lines.append(delimiter.join('"%s"' % t.replace('"', '""') if any(c in t for c in delimiter + '"\r\n') else t for t in texts))
    text = first + newline.join(lines) + newline
    marks = {"utf-8-bom": codecs.BOM_UTF8, "utf-16le": codecs.BOM_UTF16_LE, "utf-16be": codecs.BOM_UTF16_BE}
    charset = {"utf-8-bom": "utf-8", "utf-16le-bare": "utf-16-le", "windows-1252": "cp1252"}.get(encoding, encoding)
    with open(path, "wb") as f:
        f.write(marks.get(encoding, b"") + text.encode(charset))
    return path


class Book:
    """A workbook, written as other programs do."""

    def __init__(self, from_1904=False, shared=True):
        self.from_1904, self.shared = from_1904, shared
        self.sheets = []
        self.strings = []

    def add(self, name, grid, state=None, hidden_rows=(), hidden_columns=()):
        self.sheets.append((name, grid, state, hidden_rows, hidden_columns))
        return self

    def serial(self, day):
        """The number that stands for a day in this workbook."""
        return (day - (datetime.date(1904, 1, 1) if self.from_1904 else datetime.date(1899, 12, 30))).days

    def cell(self, place, value):
        if value is None:
            return ""
        if isinstance(value, datetime.date):
            return "<c r='%s' s='%d'><v>%d</v></c>" % (place, DAY, self.serial(value))
        if isinstance(value, Shown):
            number = self.serial(value.value) if isinstance(value.value, datetime.date) else value.value
            return "<c r='%s' s='%d'><v>%s</v></c>" % (place, value.style, number)
        if isinstance(value, Fault):
            return "<c r='%s' t='e'><v>%s</v></c>" % (place, value.word)
        if isinstance(value, Formula):
            kind = "t='str'" if isinstance(value.result, str) else ""
            if isinstance(value.result, Fault):
                return "<c r='%s' t='e'><f>%s</f><v>%s</v></c>" % (place, escape(value.text), value.result.word)
            stored = "" if value.result is None else "<v>%s</v>" % escape(str(value.result))
            return "<c r='%s' %s><f>%s</f>%s</c>" % (place, kind, escape(value.text), stored)
        if isinstance(value, bool):
            return "<c r='%s' t='b'><v>%d</v></c>" % (place, value)
        if isinstance(value, (int, float)):
            return "<c r='%s'><v>%r</v></c>" % (place, value)
        if not self.shared:
            return "<c r='%s' t='inlineStr'><is><t xml:space='preserve'>%s</t></is></c>" % (place, escape(value))
        if value not in self.strings:
            self.strings.append(value)
        return "<c r='%s' t='s'><v>%d</v></c>" % (place, self.strings.index(value))

    def sheet(self, grid, hidden_rows, hidden_columns):
        rows = []
        for number, row in enumerate(grid.rows, 1):
            cells = "".join(self.cell("%s%d" % (letters(c), number), value) for c, value in enumerate(row))
            if cells:  # a blank row is left out, as spreadsheets do
                rows.append("<row r='%d'%s>%s</row>" % (number, " hidden='1'" if number in hidden_rows else "", cells))
        columns = "".join("<col min='%d' max='%d' hidden='1'/>" % (c + 1, c + 1) for c in hidden_columns)
        merged = "".join("<mergeCell ref='%s'/>" % m for m in grid.merged)
        return "<worksheet xmlns='%s'>%s<sheetData>%s</sheetData>%s</worksheet>" % (
            MAIN, "<cols>%s</cols>" % columns if columns else "", "".join(rows),
            "<mergeCells count='%d'>%s</mergeCells>" % (len(grid.merged), merged) if merged else "")

    def write(self, path):
        parts = [self.sheet(grid, rows, columns) for _, grid, _, rows, columns in self.sheets]
        sheets = "".join("<sheet name='%s' sheetId='%d'%s r:id='r%d'/>" % (escape(name), n, " state='%s'" % state if state else "", n)
                         for n, (name, _, state, _, _) in enumerate(self.sheets, 1))
        links = [("r%d" % n, "worksheet", "worksheets/sheet%d.xml" % n) for n in range(1, len(parts) + 1)]
        links += [("s", "styles", "styles.xml"), ("t", "sharedStrings", "sharedStrings.xml")]
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
            book.writestr("[Content_Types].xml", TYPES)
            book.writestr("_rels/.rels", relations([("r1", "officeDocument", "xl/workbook.xml")]))
            book.writestr("xl/workbook.xml", "<workbook xmlns='%s' xmlns:r='%s'>%s<sheets>%s</sheets></workbook>" % (
                MAIN, LINKS, "<workbookPr date1904='1'/>" if self.from_1904 else "", sheets))
            book.writestr("xl/_rels/workbook.xml.rels", relations(links))
            book.writestr("xl/styles.xml", STYLES)
            book.writestr("xl/sharedStrings.xml", "<sst xmlns='%s'>%s</sst>" % (MAIN, "".join(
                "<si><t xml:space='preserve'>%s</t></si>" % escape(s) for s in self.strings)))
            for n, part in enumerate(parts, 1):
                book.writestr("xl/worksheets/sheet%d.xml" % n, part)
        return path
