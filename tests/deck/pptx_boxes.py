# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule M5: on slides everything stands where the layout has it, which the screen and the PDF are drawn from.

Lines of boxes are those of pptx_pages_to_boxes(): slide, kind, left, top, width and height in points."""
import pptx_check
from pptx_check_slide import box_of, shapes_of
from pptx_file import File, local, q

EMU_PER_PT = 12700
ROUNDED = 1  # EMU
SHARE = 0.56  # of a wide box, that the first of two halves has
BETWEEN_PT = 20
BESIDE_FROM = 1.3


def read_boxes(text):
    """{slide: [(kind, box in EMU)]}"""
    found = {}
    for line in text.splitlines():
        slide, kind, *sides = line.split("\t")
        found.setdefault(int(slide), []).append((kind, tuple(float(s) * EMU_PER_PT for s in sides)))
    return found


def is_same(one, two, tolerance=ROUNDED):
    return all(abs(a - b) <= tolerance for a, b in zip(one, two))


def kind_of(shape):
    if local(shape) == "graphicFrame":
        return "table" if shape.find(".//" + q("a:tbl")) is not None else "chart"
    return "picture" if local(shape) == "pic" else "text" if any((t.text or "").strip() for t in shape.iter(q("a:t"))) else "shape"


def halves_of(box):
    """Where both halves of a chart stand: beside each other where it is wide, else below each other."""
    x, y, width, height = box
    if width >= BESIDE_FROM * height:
        first = width * SHARE
        return (x, y, first, height), (x + first + BETWEEN_PT * EMU_PER_PT, y, width - first - BETWEEN_PT * EMU_PER_PT, height)
    return (x, y, width, height / 2), (x, y + height / 2, width, height / 2)


def is_inside(inner, outer):
    return inner[0] >= outer[0] - ROUNDED and inner[1] >= outer[1] - ROUNDED and \
        inner[0] + inner[2] <= outer[0] + outer[2] + ROUNDED and inner[1] + inner[3] <= outer[1] + outer[3] + ROUNDED


def take(shapes, kind, box):
    """Those of the shapes that are the thing in that box; [] if none are."""
    exact = [s for s in shapes if is_same(s[1], box)]
    if kind == "text":  # one without words has a fill only
        return [s for s in exact if s[0] in ("text", "shape")][:1]
    if kind != "chart":
        return [s for s in exact if s[0] == kind][:1]
    for s in exact:
        if s[0] in ("chart", "picture", "text"):  # the last says why there is none
            return [s]
    halves = [next((s for s in shapes if s[0] == "chart" and is_same(s[1], h)), None) for h in halves_of(box)]
    if None not in halves:
        return halves
    # a chart that is a table begins in its corner, is as wide as its box, and has its legend within it
    table = next((s for s in shapes if s[0] == "table" and is_same(s[1][:3], box[:3])), None)
    return [table] + [s for s in shapes if s[0] in ("text", "shape") and s[1][1] >= table[1][1] + table[1][3] - ROUNDED
                      and is_inside(s[1], box)] if table is not None else []


def shared_of(file, name):
    """What the layout shows on a slide, and the master, if it may."""
    found, parts = [], [r.target for r in file.of(name, "slideLayout")]
    if file.trees[parts[0]].get("showMasterSp") != "0":
        parts += [r.target for r in file.of(parts[0], "slideMaster")]
    for part in parts:
        found += [(kind_of(s), box_of(s)) for s in shapes_of(file.trees[part]) if s.find("./*/" + q("p:nvPr") + "/" + q("p:ph")) is None]
    return found


def compare(data, text):
    """Sentences on what of a presentation stands elsewhere than lines of boxes have it, or is not of them."""
    file, boxes = File(data), read_boxes(text)
    n = 0
    for number, (name, tree) in enumerate(file.trees_named(pptx_check.SLIDE), 1):
        shapes = [(kind_of(s), box_of(s), s) for s in shapes_of(tree)] + [(k, b, None) for k, b in shared_of(file, name)]
        wanted = boxes.pop(number, [])
        # a chart that is a table takes all within its box; what has a box of its own goes first
        for kind, box in sorted(wanted, key=lambda w: w[0] == "chart"):
            taken = take(shapes, kind, box)
            n += 1
            if not taken:
                yield "slide %d has no %s at %s; it has %s" % (number, kind, [round(b) for b in box],
                                                               [s[:2] for s in shapes if s[0] == kind][:4])
            for one in taken:
                shapes.remove(one)
        for kind, box, shape in shapes:
            if shape is not None:
                yield "slide %d has a %s that the layout has not, at %s" % (number, kind, list(box))
            else:
                yield "slide %d shows a %s of its layout or master that the layout has not, at %s" % (number, kind, list(box))
    for number in boxes:
        yield "there is no slide %d" % number
    if n == 0:
        yield "nothing was compared"
