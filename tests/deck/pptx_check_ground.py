# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule L2: words are read on the ground that they stand on, be it a cell, a bar, a shape, or the slide's, its layout's or the
theme's own. What stands over a picture is not judged."""
import re

from pptx_check_slide import box_of, inherited_box, shapes_of
from pptx_file import NS, children, local, q

SLIDE = r"ppt/slides/slide\d+\.xml"
LAYOUT = r"ppt/slideLayouts/slideLayout\d+\.xml"
LEAST = 4.45  # contrast; 4.5, less what colours of whole numbers may lack
WITHIN = {"ctr", "inBase", "inEnd"}  # labels that stand on their own bars
THEME = "ppt/theme/theme1.xml"
BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)


def luminance(color):
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in color]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, two):
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


class Colors:
    """Colours of a presentation, by its theme's names or by themselves."""

    def __init__(self, file):
        theme = file.trees.get(THEME)
        self.named = {}
        for e in [] if theme is None else theme.find(".//a:clrScheme", NS):
            self.named[local(e)] = e[0].get("val", "") if len(e) else ""
        for tree in (t for _, t in file.trees_named(r"ppt/slideMasters/slideMaster\d+\.xml")):
            for name, meant in tree.find("p:clrMap", NS).attrib.items():
                self.named[name] = self.named.get(meant, "")

    def read(self, element, ground=None):
        """Of a:srgbClr or a:schemeClr, as seen over a ground; None: it is no colour, which others say."""
        name = element.get("val", "")
        rgb = name if local(element) == "srgbClr" else self.named.get(name, "")
        if not re.fullmatch("[0-9A-Fa-f]{6}", rgb):
            return None
        color = tuple(int(rgb[i:i + 2], 16) / 255 for i in (0, 2, 4))
        alpha = element.find("a:alpha", NS)
        part = 1 if alpha is None else int(alpha.get("val")) / 100000
        return color if ground is None else tuple(c * part + g * (1 - part) for c, g in zip(color, ground))

    def fills(self, properties, ground):
        """The colours of a fill, both of a hatch; [] where there is none."""
        fill = None if properties is None else next((e for e in properties if local(e) in ("solidFill", "pattFill", "noFill")), None)
        if fill is None or local(fill) == "noFill":
            return []
        found = [self.read(e, ground) for e in fill.iter() if local(e) in ("srgbClr", "schemeClr")]
        return [c for c in found if c is not None]


class Ground:
    """What lies below the words of a slide or of a layout."""

    def __init__(self, file, colors, name):
        self.file, self.colors, self.name = file, colors, name
        above = [name]
        for kind in ("slideLayout", "slideMaster"):
            above += [r.target for r in file.of(above[-1], kind) if r.target in file.trees]
        self.parts = [a for a in above if a in file.trees]
        self.color = next((c for c in map(self.background_of, self.parts) if c is not None), WHITE)
        self.areas = []  # (box, colour), those below first; colour None: a picture
        for part in reversed(self.parts[1:]):
            if part == self.parts[-1] and any(file.trees[p].get("showMasterSp") == "0" for p in self.parts[:-1]):
                continue
            for shape in shapes_of(file.trees[part]):
                if shape.find("./*/p:nvPr/p:ph", NS) is None:
                    self.add(part, shape)

    def background_of(self, part):
        properties = self.file.trees[part].find("p:cSld/p:bg/p:bgPr", NS)
        found = self.colors.fills(properties, WHITE)
        return found[0] if found else None

    def add(self, part, shape):
        box = box_of(shape) or inherited_box(self.file, part, shape)
        if box is None:
            return
        if local(shape) == "pic":
            self.areas.append((box, None))
        elif local(shape) == "sp":
            self.areas += [(box, c) for c in self.colors.fills(shape.find("p:spPr", NS), self.below(box))]

    def below(self, box):
        """The colour below the middle of a box; None: a picture."""
        x, y = box[0] + box[2] / 2, box[1] + box[3] / 2
        for (left, top, width, height), color in reversed(self.areas):
            if left <= x <= left + width and top <= y <= top + height:
                return color
        return self.color


def color_of_run(colors, run, ground):
    """None: it says none. Links are in the theme's colour for them, whatever else they say."""
    properties = run.find("a:rPr", NS)
    if properties is not None and properties.find("a:hlinkClick", NS) is not None:
        return colors.read(properties.makeelement(q("a:schemeClr"), {"val": "hlink"}))
    found = colors.fills(properties, ground)
    return found[0] if found else None


def inherited_color(file, colors, part, shape, ground):
    """What the lists of the shape, its layout or its master have for a first level."""
    own = shape.find("p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr", NS)
    found = colors.fills(own, ground)
    place = shape.find("./*/p:nvPr/p:ph", NS)
    if found or place is None:
        return found[0] if found else None
    for kind in ("slideLayout", "slideMaster"):
        for above in (r.target for r in file.of(part, kind) if r.target in file.trees):
            for other in shapes_of(file.trees[above]):
                its = other.find("./*/p:nvPr/p:ph", NS)
                if its is not None and its.get("idx") == place.get("idx") and its.get("type") == place.get("type"):
                    return inherited_color(file, colors, above, other, ground)
    return None


def check_shape(file, colors, ground, part, shape):
    box = box_of(shape) or inherited_box(file, part, shape)
    if box is None:
        return
    below = ground.below(box)
    fills = colors.fills(shape.find("p:spPr", NS), below or WHITE) or [below]
    for run in (r for r in shape.iter() if r.tag in (q("a:r"), q("a:fld"))):
        for color in (f for f in fills if f is not None):
            words = color_of_run(colors, run, color) or inherited_color(file, colors, part, shape, color) or \
                colors.read(run.makeelement(q("a:schemeClr"), {"val": "tx1"})) or BLACK
            yield words, color, "".join(t.text or "" for t in run.iter(q("a:t")))


def check_table(colors, ground, frame):
    below = ground.below(box_of(frame)) or WHITE
    for cell in frame.iter(q("a:tc")):
        fills = colors.fills(cell.find("a:tcPr", NS), below) or [below]
        for run in cell.iter(q("a:r")):
            for color in fills:
                yield color_of_run(colors, run, color) or BLACK, color, "".join(t.text or "" for t in run.iter(q("a:t")))


def check_series(colors, below, series):
    """Labels of a series: within its bars, or beside them."""
    look = colors.fills(series.find("c:spPr", NS), below)
    points = {p.find("c:idx", NS).get("val"): colors.fills(p.find("c:spPr", NS), below) for p in series.findall("c:dPt", NS)}
    for label in series.iter():
        if label.tag not in (q("c:dLbl"), q("c:dLbls")) or label.find("c:txPr", NS) is None:
            continue
        place, index = label.find("c:dLblPos", NS), label.find("c:idx", NS)
        grounds = [below]
        if place is not None and place.get("val") in WITHIN and series.find("c:marker", NS) is None:
            grounds = points.get(index.get("val"), look) if index is not None else look + [c for p in points.values() for c in p]
        for color in grounds:
            for words in colors.fills(label.find("c:txPr//a:defRPr", NS), color):
                yield words, color, "label"


def check_chart(colors, below, tree):
    for series in tree.iter(q("c:ser")):
        yield from check_series(colors, below, series)
    titles = tree.findall(".//c:title//a:rPr", NS)
    shown = [a for a in tree.iter() if a.tag in (q("c:catAx"), q("c:valAx")) and a.find("c:delete", NS).get("val") != "1"]
    around = [p for e in shown + list(tree.iter(q("c:legend"))) for p in e.findall("c:txPr//a:defRPr", NS)]
    for properties in titles + around:
        for words in colors.fills(properties, below):
            yield words, below, local(tree)


def pairs_of(file, colors, name, tree):
    """(colour of words, colour of their ground, the words), of all on a slide or layout."""
    ground = Ground(file, colors, name)
    for shape in shapes_of(tree):
        if local(shape) == "sp":
            yield from check_shape(file, colors, ground, name, shape)
        elif shape.find(".//a:tbl", NS) is not None:
            yield from check_table(colors, ground, shape)
        for chart in shape.iter(q("c:chart")):
            part = file.target(name, chart.get(q("r:id")))
            below = ground.below(box_of(shape))
            if part in file.trees and below is not None:
                yield from check_chart(colors, below, file.trees[part])
        if shape.find("./*/p:nvPr/p:ph", NS) is None or "slides/" in name:
            ground.add(name, shape)


def check_grounds(file):
    colors = Colors(file)
    for name, tree in file.trees_named(SLIDE) + file.trees_named(LAYOUT):
        for words, ground, text in pairs_of(file, colors, name, tree):
            if text.strip() and contrast(words, ground) < LEAST:
                yield "L2", name, "has words that are too faint on their ground, %.1f: %s" % (contrast(words, ground), text[:60])
