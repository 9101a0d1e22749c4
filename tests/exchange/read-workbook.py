#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What another program reads in a workbook: a line for each cell that holds something or is marked, and for each sheet.

SHEET<tab>name, frozen at, filter
sheet!A1<tab>type (n, s, f)<tab>value<tab>number format<tab>marks (bold, italic, hatched)
"""
import sys

import openpyxl


def marks(cell):
    found = [word for word, there in [("bold", cell.font.b), ("italic", cell.font.i),
                                      ("hatched", cell.fill.patternType == "lightUp")] if there]
    return ",".join(found)


book = openpyxl.load_workbook(sys.argv[1])
for sheet in book.worksheets:
    print("SHEET", sheet.title, sheet.freeze_panes, sheet.auto_filter.ref, sep="\t")
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None or marks(cell):
                value = "" if cell.value is None else str(cell.value).replace("\n", "\\n")
                print("%s!%s" % (sheet.title, cell.coordinate), cell.data_type, value, cell.number_format, marks(cell),
                      sep="\t")
