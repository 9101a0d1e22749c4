# SPDX-License-Identifier: GPL-3.0-or-later
"""The workbooks behind charts: X0 to X4 are true of them, too, and what PowerPoint's "Edit Data" needs besides (X24)."""
import re

from pptx_check_words import check_tree, read_grammar
from pptx_file import NS, File, q

OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
EXPECTED = {"xl/workbook.xml": OFFICE + "sheet.main+xml", "xl/worksheets/sheet1.xml": OFFICE + "worksheet+xml",
            "xl/styles.xml": OFFICE + "styles+xml"}
WORDS = read_grammar("""
s:b s:left s:right s:top s:bottom s:diagonal s:v s:t: @xml:space?=preserve
s:bookViews: workbookView
s:border: left right top bottom diagonal
s:borders: border+ @count=u
s:c: (is|v) @r=[A-Z]+[1-9]\\d* @s?=u @t?=inlineStr
s:cellStyle: @name=s @xfId=u @builtinId=u
s:cellStyleXfs s:cellXfs: xf+ @count=u
s:cellStyles: cellStyle+ @count=u
s:col: @min=u @max=u @width=d @customWidth=b
s:cols: col+
s:dimension: @ref=[A-Z]+\\d+:[A-Z]+\\d+
s:family s:sz: @val=u
s:fill: patternFill
s:fills: fill+ @count=u
s:font: b? sz name family
s:fonts: font+ @count=u
s:is: t
s:name: @val=s
s:numFmt: @numFmtId=u @formatCode=s
s:numFmts: numFmt+ @count=u
s:pageMargins: @left=d @right=d @top=d @bottom=d @header=d @footer=d
s:pane: @xSplit=u @ySplit=u @topLeftCell=[A-Z]+\\d+ @activePane=bottomRight @state=frozen
s:patternFill: @patternType=none|gray125
s:row: c* @r=[1-9]\\d*
s:sheet: @name=s @sheetId=[1-9]\\d* @r:id=id
s:sheetData: row*
s:sheetFormatPr: @defaultRowHeight=d
s:sheetView: pane? @workbookViewId=0
s:sheetViews: sheetView
s:sheets: sheet
s:styleSheet: numFmts fonts fills borders cellStyleXfs cellXfs cellStyles
s:workbook: bookViews sheets
s:workbookView: @xWindow=u @yWindow=u @windowWidth=u @windowHeight=u
s:worksheet: dimension sheetViews sheetFormatPr cols sheetData pageMargins
s:xf: @numFmtId=u @fontId=u @fillId=u @borderId=u @xfId?=u @applyFont?=b @applyNumberFormat?=b
""")


def column_number(letters):
    n = 0
    for letter in letters:
        n = n * 26 + ord(letter) - 64
    return n


def check_types(book):
    for name, kind in EXPECTED.items():
        if name not in book.parts or book.overrides.get(name) != kind:
            yield "X2", name, "is not said to be what it is"
    if book.defaults != {"rels": "application/vnd.openxmlformats-package.relationships+xml"}:
        yield "X2", "", "has other types by their ending"


def check_words(book):
    for name in EXPECTED:
        if name in book.trees:
            for sentence in check_tree(book.trees[name], WORDS):
                yield "X0", name, sentence


def check_cells(sheet):
    """Rows and cells in their order, within the size that the sheet says it has."""
    last = re.fullmatch(r"A1:([A-Z]+)(\d+)", sheet.find("s:dimension", NS).get("ref"))
    previous, seen = 0, (0, 0)
    for row in sheet.iter(q("s:row")):
        number, column = int(row.get("r")), 0
        if number <= previous:
            yield "X24", "row %d" % number, "is not in its order"
        previous = number
        for cell in row:
            letters, of_row = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r")).groups()
            if int(of_row) != number or column_number(letters) <= column:
                yield "X24", cell.get("r"), "is not in its place"
            column = column_number(letters)
            seen = (max(seen[0], column), max(seen[1], number))
    if last is None or column_number(last.group(1)) < seen[0] or int(last.group(2)) < seen[1]:
        yield "X24", "dimension", "is smaller than the cells are many"


def check_styles(sheet, styles):
    formats = len(styles.find("s:cellXfs", NS))
    if any(int(c.get("s", "0")) >= formats for c in sheet.iter(q("s:c"))):
        yield "X24", "styles", "has not what a cell looks like"
    sizes = {k: len(styles.find("s:" + n, NS)) for k, n in
             (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"), ("xfId", "cellStyleXfs"))}
    known = {e.get("numFmtId") for e in styles.iter(q("s:numFmt"))}
    for xf in styles.iter(q("s:xf")):
        if any(int(xf.get(k, "0")) >= n for k, n in sizes.items()) or \
                (int(xf.get("numFmtId")) >= 164 and xf.get("numFmtId") not in known):
            yield "X24", "styles", "leads to what is not there"
    for e in styles:
        if e.get("count") != str(len(e)):
            yield "X24", "styles", "counts wrongly: %s" % e.tag.rpartition("}")[2]


def check_book(data):
    """What is wrong with a workbook, as (rule, part, sentence)."""
    import pptx_check
    book = File(data)
    for rules in (pptx_check.check_zip, pptx_check.check_types, pptx_check.check_xml, pptx_check.check_relations, check_types,
                  check_words):
        yield from rules(book)
    sheet, styles = book.trees.get("xl/worksheets/sheet1.xml"), book.trees.get("xl/styles.xml")
    if sheet is None or styles is None:
        yield "X24", "xl", "has no sheet, or no styles"
        return
    yield from check_cells(sheet)
    yield from check_styles(sheet, styles)


def format_of(data, cell):
    """The number format of a cell, as the sheet has it."""
    book = File(data)
    sheet, styles = book.trees["xl/worksheets/sheet1.xml"], book.trees["xl/styles.xml"]
    found = [c for c in sheet.iter(q("s:c")) if c.get("r") == cell]
    number = styles.find("s:cellXfs", NS)[int(found[0].get("s", "0"))].get("numFmtId") if found else None
    return next((e.get("formatCode") for e in styles.iter(q("s:numFmt")) if e.get("numFmtId") == number), None)
