# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules X20 to X27: charts, and the workbooks behind them."""
import io
import re
import xml.etree.ElementTree as ET
import zipfile

from pptx_check_book import check_book, format_of
from pptx_check_slide import in_order
from pptx_file import NS, children, local, q

CHART = r"ppt/charts/chart\d+\.xml"
SPACE = ["date1904", "lang", "roundedCorners", "AlternateContent", "style", "clrMapOvr", "pivotFmts", "protection", "chart",
         "spPr", "txPr", "externalData", "printSettings", "userShapes", "extLst"]
INNER = ["title", "autoTitleDeleted", "pivotFmts", "view3D", "floor", "sideWall", "backWall", "plotArea", "legend",
         "plotVisOnly", "dispBlanksAs"]
BAR = ["barDir", "grouping", "varyColors", "ser", "dLbls", "gapWidth", "overlap", "serLines", "axId"]
LINE = ["grouping", "varyColors", "ser", "dLbls", "dropLines", "hiLowLines", "upDownBars", "marker", "smooth", "axId"]
SERIES = {
    "barChart": ["idx", "order", "tx", "spPr", "invertIfNegative", "pictureOptions", "dPt", "dLbls", "trendline", "errBars",
                 "cat", "val", "shape"],
    "lineChart": ["idx", "order", "tx", "spPr", "marker", "dPt", "dLbls", "trendline", "errBars", "cat", "val", "smooth"],
}
AXIS = ["axId", "scaling", "delete", "axPos", "majorGridlines", "minorGridlines", "title", "numFmt", "majorTickMark",
        "minorTickMark", "tickLblPos", "spPr", "txPr", "crossAx", "crosses", "crossesAt", "crossBetween", "majorUnit",
        "minorUnit", "auto", "lblAlgn", "lblOffset", "tickLblSkip", "tickMarkSkip", "noMultiLvlLbl"]
LABEL = ["idx", "delete", "layout", "tx", "numFmt", "spPr", "txPr", "dLblPos", "showLegendKey", "showVal", "showCatName",
         "showSerName", "showPercent", "showBubbleSize", "separator"]
POSITIONS = {
    ("barChart", "clustered"): {"ctr", "inBase", "inEnd", "outEnd"},
    ("barChart", "stacked"): {"ctr", "inBase", "inEnd"},
    ("barChart", "percentStacked"): {"ctr", "inBase", "inEnd"},
    ("lineChart", "standard"): {"t", "b", "l", "r", "ctr"},
    ("scatterChart", None): {"t", "b", "l", "r", "ctr"},
    ("pieChart", None): {"bestFit", "ctr", "inEnd", "outEnd"},
}  # those of areas and doughnuts stand nowhere else
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
RANGE = re.compile(r"(?:'((?:[^']|'')+)'|([A-Za-z_][A-Za-z0-9_.]*))!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?")


def value_of(element, name):
    child = element.find("c:" + name, NS)
    return None if child is None else child.get("val")


def plots_of(tree):
    return [e for e in tree.find("c:chart/c:plotArea", NS) if local(e).endswith("Chart")]


def check_order(name, tree):
    """X20"""
    for element, order in [(tree, SPACE), (tree.find("c:chart", NS), INNER)]:
        if not in_order(children(element), order):
            yield "X20", name, "has its parts in another order"
    for plot in plots_of(tree):
        if local(plot) not in SERIES:
            yield "X20", name, "has a plot that is none of ours: %s" % local(plot)
            continue
        if not in_order(children(plot), BAR if local(plot) == "barChart" else LINE):
            yield "X20", name, "has a plot whose parts are in another order"
        for series in plot.findall("c:ser", NS):
            if not in_order(children(series), SERIES[local(plot)]):
                yield "X20", name, "has a series whose parts are in another order"
    for axis in list(tree.iter(q("c:catAx"))) + list(tree.iter(q("c:valAx"))):
        if not in_order(children(axis), AXIS):
            yield "X20", name, "has an axis whose parts are in another order"
    for label in list(tree.iter(q("c:dLbl"))) + list(tree.iter(q("c:dLbls"))):
        if not in_order([n for n in children(label) if n != "dLbl"], LABEL):
            yield "X20", name, "has labels whose parts are in another order"


def check_numbers(name, tree, axes):
    """X21; @axes: those of charts before it"""
    series = list(tree.iter(q("c:ser")))
    for key in ("idx", "order"):
        values = [value_of(e, key) for e in series]
        if len(values) != len(set(values)):
            yield "X21", name, "has two series with the same %s" % key
    for e in series + list(tree.iter(q("c:dLbls"))):
        for kind in ("c:dPt", "c:dLbl"):
            points = [value_of(p, "idx") for p in e.findall(kind, NS)]
            if len(points) != len(set(points)):
                yield "X21", name, "has two of %s for one point" % kind
    found = {value_of(e, "axId"): e for e in list(tree.iter(q("c:catAx"))) + list(tree.iter(q("c:valAx")))}
    for number, axis in found.items():
        other = found.get(value_of(axis, "crossAx"))
        if other is None or value_of(other, "crossAx") != number:
            yield "X21", name, "has an axis that crosses none"
        if number in axes:
            yield "X21", name, "has an axis with the number of one elsewhere"
    for plot in plots_of(tree):
        used = [e.get("val") for e in plot.findall("c:axId", NS)]
        if len(set(used)) != 2 or not set(used) <= set(found):
            yield "X21", name, "has a plot without its axes"
    axes |= set(found)


def check_labels(name, tree):
    """X22"""
    for plot in plots_of(tree):
        allowed = POSITIONS.get((local(plot), value_of(plot, "grouping")), set())
        for e in plot.iter(q("c:dLblPos")):
            if e.get("val") not in allowed:
                yield "X22", name, "has labels where %s has none: %s" % (local(plot), e.get("val"))


def cells_of(formula):
    """The cells of a range in a row, as (column, row), and whether its sheet is named rightly."""
    match = RANGE.fullmatch(formula or "")
    if match is None:
        return None
    first, last = match.group(3), match.group(5) or match.group(3)
    top, bottom = int(match.group(4)), int(match.group(6) or match.group(4))
    if first != last:
        return None
    return [(first, row) for row in range(top, bottom + 1)]


def check_caches(name, tree):
    """X23"""
    for kind in ("numCache", "strCache"):
        for cache in tree.iter(q("c:" + kind)):
            points = cache.findall("c:pt", NS)
            count = int(value_of(cache, "ptCount") or -1)
            places = [int(p.get("idx")) for p in points]
            if places != sorted(set(places)) or any(not 0 <= i < count for i in places):
                yield "X23", name, "has points outside of their number"
            for point in points:
                text = point.findtext("c:v", None, NS)
                if text is None or (kind == "numCache" and not NUMBER.fullmatch(text)):
                    yield "X23", name, "has a value that is no number: %r" % text
    for reference in list(tree.iter(q("c:numRef"))) + list(tree.iter(q("c:strRef"))):
        cells = cells_of(reference.findtext("c:f", None, NS))
        count = [e.get("val") for e in reference.iter(q("c:ptCount"))]
        if cells is None:
            yield "X24", name, "has a range that is none: %r" % reference.findtext("c:f", None, NS)
        elif count != [str(len(cells))]:
            yield "X23", name, "counts other points than its cells"


def read_sheet(data):
    """Sheet names, and the cells of the first one as {(column, row): text or number as text}."""
    book = zipfile.ZipFile(io.BytesIO(data))
    names = [e.get("name") for e in ET.fromstring(book.read("xl/workbook.xml")).iter(q("s:sheet"))]
    cells = {}
    for cell in ET.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(q("s:c")):
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r")).groups()
        if cell.find("s:f", NS) is not None:
            cells[column, int(row)] = "formula"
        elif cell.get("t") == "inlineStr":
            cells[column, int(row)] = "".join(t.text or "" for t in cell.iter(q("s:t")))
        else:
            cells[column, int(row)] = cell.findtext("s:v", "", NS)
    return names, cells


def same_number(one, two):
    if one is None or two is None or not NUMBER.fullmatch(one) or not NUMBER.fullmatch(two):
        return one is None and two is None
    return float(one) == float(two)


def check_workbook(file, name, tree, books):
    """X24; @books: those of charts before it"""
    data = tree.find("c:externalData", NS)
    target = file.target(name, data.get(q("r:id"))) if data is not None else None
    if target not in file.parts or target in books:
        yield "X24", name, "has no workbook of its own"
        return
    books.add(target)
    names, cells = read_sheet(file.parts[target])
    plotted = set()
    for reference in list(tree.iter(q("c:numRef"))) + list(tree.iter(q("c:strRef"))):
        formula = reference.findtext("c:f", "", NS)
        sheet = RANGE.fullmatch(formula)
        if sheet is None or (sheet.group(1) or sheet.group(2)) not in names:
            yield "X24", name, "has a range of no sheet: %r" % formula
            continue
        points = {int(p.get("idx")): p.findtext("c:v", None, NS) for p in reference.iter(q("c:pt"))}
        numbers = reference.tag == q("c:numRef")
        for i, cell in enumerate(cells_of(formula) or []):
            plotted.add(cell)
            one, two = points.get(i), cells.get(cell)
            if not (same_number(one, two) if numbers else one == two):
                yield "X24", name, "remembers %r of cell %s%d, which has %r" % ((one,) + cell + (two,))
    for reference in tree.iter(q("c:numRef")):
        first = (cells_of(reference.findtext("c:f", None, NS)) or [None])[0]
        points = [p.get("idx") for p in reference.iter(q("c:pt"))]
        if first is not None and points:
            cell = "%s%d" % (first[0], first[1] + int(points[0]))
            if format_of(file.parts[target], cell) != reference.findtext("c:numCache/c:formatCode", None, NS):
                yield "X24", name, "remembers another format than that of cell %s" % cell
    for cell in cells:
        if cell not in plotted:
            yield "X24", name, "has a workbook with more than is plotted: %s%d" % cell
    if len(names) != 1:
        yield "X24", name, "has a workbook with further sheets"


def has_color(element):
    look = element.find("c:spPr", NS)
    return look is not None and (look.find(".//a:srgbClr", NS) is not None or look.find(".//a:schemeClr", NS) is not None)


def check_colors(name, tree):
    """X25"""
    for series in tree.iter(q("c:ser")):
        marker = series.find("c:marker", NS)
        if not has_color(series) and not (marker is not None and has_color(marker)):
            yield "X25", name, "has a series without a colour"
    legend = tree.find("c:chart/c:legend", NS) is not None
    for series in tree.iter(q("c:ser")):
        if legend and has_color(series) and series.find("c:dPt", NS) is not None:
            yield "X25", name, "has a legend with a colour that not all points have"
    for plot in plots_of(tree):
        if value_of(plot, "varyColors") != "0":
            yield "X25", name, "lets colours vary"
    data = tree.find("c:externalData", NS)
    if data is not None and value_of(data, "autoUpdate") != "0":
        yield "X25", name, "asks whether it is to be brought up to date"


def check_across(name, tree):
    """X26"""
    for plot in plots_of(tree):
        if value_of(plot, "barDir") != "bar":
            continue
        for axis in tree.iter(q("c:catAx")):
            if value_of(axis.find("c:scaling", NS), "orientation") != "maxMin":
                yield "X26", name, "has its first bar below"
        for axis in tree.iter(q("c:valAx")):
            if value_of(axis, "crosses") != "max":
                yield "X26", name, "has its scale above"


def check_size(name, tree):
    """X27"""
    series = list(tree.iter(q("c:ser")))
    points = sum(int(value_of(e, "ptCount")) for s in series for e in s.findall("c:val/c:numRef/c:numCache", NS))
    if len(series) > 255 or points > 4000:
        yield "X27", name, "is larger than a chart may be"


def check_charts(file):
    axes, books = set(), set()
    language = file.trees["docProps/core.xml"].findtext("{http://purl.org/dc/elements/1.1/}language") \
        if "docProps/core.xml" in file.trees else None
    for name, tree in file.trees_named(CHART):
        yield from check_order(name, tree)
        yield from check_numbers(name, tree, axes)
        yield from check_labels(name, tree)
        yield from check_caches(name, tree)
        yield from check_workbook(file, name, tree, books)
        yield from check_colors(name, tree)
        yield from check_across(name, tree)
        yield from check_size(name, tree)
        if value_of(tree, "lang") != language:
            yield "X12", name, "is in no language, or another"
    for name in file.named(r"ppt/embeddings/.*\.xlsx"):
        for rule, part, sentence in check_book(file.parts[name]):
            yield rule, name, "%s %s" % (part, sentence)

