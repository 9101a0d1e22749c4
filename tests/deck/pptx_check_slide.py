# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules X10 to X19: what is on slides, layouts and masters."""
import re
import struct
import zlib

from pptx_file import NS, children, local, q

DRAWN = r"ppt/(?:slides/slide|slideLayouts/slideLayout|slideMasters/slideMaster|notesSlides/notesSlide|" \
        r"notesMasters/notesMaster)\d+\.xml"
SLIDE = r"ppt/slides/slide\d+\.xml"
NOTES = r"ppt/notesSlides/notesSlide\d+\.xml"
DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
FILLS = ["noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"]
RUN_ORDER = ["ln"] + FILLS + ["effectLst", "effectDag", "highlight", "uLnTx", "uLn", "uFillTx", "uFill", "latin", "ea", "cs",
                              "sym", "hlinkClick", "hlinkMouseOver", "rtl", "extLst"]
PARAGRAPH_ORDER = ["lnSpc", "spcBef", "spcAft", "buClrTx", "buClr", "buSzTx", "buSzPct", "buSzPts", "buFontTx", "buFont",
                   "buNone", "buAutoNum", "buChar", "buBlip", "tabLst", "defRPr", "extLst"]
EMU_PER_PIXEL = 9525
MOST_ALT = 250


def in_order(names, order):
    """Whether names stand in the order of a list, and all are of it."""
    places = [order.index(n) if n in order else -1 for n in names]
    return -1 not in places and places == sorted(places)


def shapes_of(tree):
    """Shapes, frames and pictures in their order."""
    return [e for e in tree.find("p:cSld/p:spTree", NS) if local(e) in ("sp", "graphicFrame", "pic", "grpSp", "cxnSp")]


def identity(shape):
    return shape.find("./*/p:cNvPr", NS)


def place_of(shape):
    return shape.find("./*/p:nvPr/p:ph", NS)


def text_of(shape):
    return "".join(t.text or "" for t in shape.iter(q("a:t"))).strip()


def is_decorative(shape):
    mark = shape.find("./*/p:cNvPr/a:extLst/a:ext/adec:decorative", NS)
    return mark is not None and mark.get("val") in ("1", "true")


def is_title(shape):
    place = place_of(shape)
    return place is not None and place.get("type") in ("title", "ctrTitle")


def check_ids(name, tree):
    """X10"""
    ids = [int(e.get("id", "0")) for e in tree.iter(q("p:cNvPr"))]
    if len(ids) != len(set(ids)) or any(i < 1 for i in ids):
        yield "X10", name, "has shapes with the same number"
    root = tree.find("p:cSld/p:spTree/p:nvGrpSpPr/p:cNvPr", NS)
    if root is None or root.get("id") != "1":
        yield "X10", name, "has a root that is not number 1"


def check_places(file, name, tree):
    """X10 to X12: titles and placeholders of a slide."""
    shapes = shapes_of(tree)
    seen = [s for s in shapes if not is_decorative(s)]
    titles = [s for s in shapes if is_title(s)]
    if len(titles) != 1 or not text_of(titles[0]) or identity(titles[0]).get("hidden") in ("1", "true"):
        yield "X12", name, "has not one title that is seen"
    elif seen[0] is not titles[0]:
        yield "X10", name, "does not begin with its title"
    layouts = [file.trees.get(r.target) for r in file.of(name, "slideLayout")]
    known = [(e.get("idx", "0"), e.get("type", "obj")) for layout in layouts if layout is not None
             for e in layout.iter(q("p:ph"))]
    taken = []
    for shape in shapes:
        place = place_of(shape)
        if place is None:
            continue
        key = (place.get("idx", "0"), place.get("type", "obj"))
        if key not in known or key in taken:
            yield "X11", name, "fills a place that its layout has not: %s %s" % key
        taken.append(key)
        if local(shape) == "sp" and not text_of(shape):
            yield "X11", name, "leaves a place empty"


def check_language(file, name, tree, language):
    """X12"""
    for e in tree.iter():
        if e.tag in (q("a:rPr"), q("a:endParaRPr"), q("a:defRPr")) and e.get("lang") != language:
            yield "X12", name, "has text in no language, or another"
            return
    runs = list(tree.iter(q("a:r"))) + list(tree.iter(q("a:fld")))
    if any(e.find("a:rPr", NS) is None for e in runs):
        yield "X12", name, "has a run without a language"
    if any(e.find("a:endParaRPr", NS) is None for body in tree.iter(q("p:txBody")) for e in body.iter(q("a:p"))):
        yield "X12", name, "has a paragraph whose end is in no language"


def check_text(name, tree):
    """X13"""
    for shape in tree.iter(q("p:sp")):
        place = place_of(shape)
        if shape.find("p:txBody", NS) is None and (place is None or place.get("type") != "sldImg"):
            yield "X13", name, "has a shape without text"
    bodies = list(tree.iter(q("p:txBody"))) + list(tree.iter(q("a:txBody"))) + list(tree.iter(q("c:txPr"))) \
        + list(tree.iter(q("c:rich")))
    for body in bodies:
        names = children(body)
        if names[:2] != ["bodyPr", "lstStyle"] or len(names) < 3 or set(names[2:]) != {"p"}:
            yield "X13", name, "has text whose parts are in another order"
    for body in tree.iter(q("p:txBody")):
        first = body.find("a:p", NS)
        above = None if first is None else first.find("a:pPr/a:spcBef/a:spcPts", NS)
        if above is not None and above.get("val") != "0":
            yield "X13", name, "has space above a first paragraph, which Office leaves out"
    for p in tree.iter(q("a:p")):
        names = children(p)
        inner = [n for n in names if n not in ("pPr", "endParaRPr")]
        if names != (["pPr"] if "pPr" in names else []) + inner + (["endParaRPr"] if "endParaRPr" in names else []) \
                or not set(inner) <= {"r", "br", "fld"}:
            yield "X13", name, "has a paragraph whose parts are in another order"
    for tag, order in (("a:rPr", RUN_ORDER), ("a:endParaRPr", RUN_ORDER), ("a:defRPr", RUN_ORDER),
                       ("a:pPr", PARAGRAPH_ORDER)):
        for e in tree.iter(q(tag)):
            if not in_order(children(e), order):
                yield "X13", name, "has %s whose parts are in another order" % tag


def check_lengths(name, tree):
    """X14"""
    for tag, keys, least in (("a:off", "x y", None), ("a:ext", "cx cy", 0), ("a:gridCol", "w", 0), ("a:tr", "h", 0),
                             ("a:chOff", "x y", None), ("a:chExt", "cx cy", 0)):
        for e in tree.iter(q(tag)):
            for key in keys.split():
                value = e.get(key)
                if value is None and e.get("uri") is not None:
                    continue
                if value is None or not re.fullmatch(r"-?\d+", value) or (least is not None and int(value) < least):
                    yield "X14", name, "has a length that is none: %s %s" % (tag, value)


def box_of(shape):
    """Where a shape says that it stands; None: it does not."""
    place = shape.find("p:spPr/a:xfrm", NS)
    if place is None:
        place = shape.find("p:xfrm", NS)
    if place is None or place.find("a:off", NS) is None or place.find("a:ext", NS) is None:
        return None
    off, ext = place.find("a:off", NS), place.find("a:ext", NS)
    return int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))


def inherited_box(file, name, shape):
    """Where the layout or the master has the place that a shape takes."""
    place = place_of(shape)
    if place is None:
        return None
    by_type = "slides/slide" not in name  # those of slides are told by their numbers
    above = [r.target for kind in ("slideLayout", "slideMaster", "notesMaster") for r in file.of(name, kind)]
    kind = {"ctrTitle": "title", "subTitle": "body", None: "body"}.get(place.get("type"), place.get("type"))
    for part in (p for p in above if p in file.trees):
        for other in shapes_of(file.trees[part]):
            its = place_of(other)
            if its is None:
                continue
            same = (its.get("type") or "body") == kind if by_type else its.get("idx", "0") == place.get("idx", "0") and \
                its.get("type") == place.get("type")
            if same:
                return box_of(other) or inherited_box(file, part, other)
    return None


def check_boxes(file, name, tree):
    """X14: everything stands somewhere on the slide, and can be seen."""
    size = file.trees["ppt/presentation.xml"].find("p:notesSz" if "notes" in name else "p:sldSz", NS)
    width, height = int(size.get("cx")), int(size.get("cy"))
    for shape in shapes_of(tree):
        box = box_of(shape) or inherited_box(file, name, shape)
        if box is None:
            yield "X14", name, "does not say where %s stands" % identity(shape).get("name")
        elif box[2] <= 0 or box[3] <= 0:
            yield "X14", name, "has %s without a size" % identity(shape).get("name")
        elif min(box[:2]) < 0 or box[0] + box[2] > width + 1 or box[1] + box[3] > height + 1:
            yield "X14", name, "has %s beside the slide: %s" % (identity(shape).get("name"), box)


def check_fonts(file, name, tree):
    """X13: fonts are the theme's, by its own words for them or by their names."""
    theme = file.trees.get("ppt/theme/theme1.xml")
    known = set() if theme is None else {e.get("typeface") for e in theme.iter(q("a:latin"))}
    for kind, end in (("latin", "lt"), ("ea", "ea"), ("cs", "cs")):
        for e in tree.iter(q("a:" + kind)):
            if e.get("typeface") not in {"+mj-" + end, "+mn-" + end} | (known if kind == "latin" else set()):
                yield "X13", name, "has a font that is not the theme's: %s" % e.get("typeface")


def check_background(name, tree):
    """X15"""
    for e in tree.iter(q("p:bgPr")):
        names = children(e)
        if len(names) < 2 or names[0] not in FILLS or names[1] not in ("effectLst", "effectDag"):
            yield "X15", name, "has a background without its effects"


def check_words(name, tree):
    """X16"""
    for shape in shapes_of(tree):
        words = identity(shape).get("descr", "")
        if local(shape) not in ("graphicFrame", "pic"):
            continue
        if is_decorative(shape) == bool(words):
            yield "X16", name, "does not say what %s shows" % identity(shape).get("name")
        if len(words) > MOST_ALT or "\n" in words:
            yield "X16", name, "says too much of %s" % identity(shape).get("name")


def check_extensions(name, tree):
    """X17"""
    for e in tree.iter(q("a:ext")):
        for child in e:
            expected = {q("adec:decorative"): DECORATIVE, q("asvg:svgBlip"): SVG}.get(child.tag)
            if expected != e.get("uri"):
                yield "X17", name, "has an extension by another name: %s" % child.tag


def check_tables(name, tree):
    """X18"""
    for frame in tree.iter(q("p:graphicFrame")):
        table = frame.find("a:graphic/a:graphicData/a:tbl", NS)
        if table is None:
            continue
        widths = [int(e.get("w")) for e in table.findall("a:tblGrid/a:gridCol", NS)]
        if sum(widths) != int(frame.find("p:xfrm/a:ext", NS).get("cx")):
            yield "X18", name, "has a table whose columns are not as wide as it is"
        properties = table.find("a:tblPr", NS)
        if properties is None or properties.get("firstRow") != "1":
            yield "X18", name, "has a table without a heading"
        for row in table.findall("a:tr", NS):
            cells = row.findall("a:tc", NS)
            if len(cells) != len(widths):
                yield "X18", name, "has a row with more or fewer cells than columns"
            for cell in cells:
                if children(cell) != ["txBody", "tcPr"] or cell.find("a:txBody/a:p", NS) is None:
                    yield "X18", name, "has a cell whose parts are in another order"
                for run in cell.iter(q("a:rPr")):
                    font = run.find("a:latin", NS)
                    if font is None or not font.get("typeface", "").startswith("+m"):
                        yield "X18", name, "has a cell whose font is not the theme's"


def is_whole(name, data):
    """Whether a picture ends where it should, and nothing of it is changed."""
    if name.endswith(".jpeg"):
        return data[:3] == b"\xff\xd8\xff" and data.rstrip(b"\x00")[-2:] == b"\xff\xd9"
    if not name.endswith(".png"):
        return True
    at, kinds = 8, []
    while data[:8] == b"\x89PNG\r\n\x1a\n" and at + 12 <= len(data):
        length = struct.unpack(">I", data[at:at + 4])[0]
        body = data[at + 4:at + 8 + length]
        if data[at + 8 + length:at + 12 + length] != struct.pack(">I", zlib.crc32(body)):
            return False
        kinds.append(body[:4])
        at += 12 + length
    return at == len(data) and kinds[:1] == [b"IHDR"] and kinds[-1:] == [b"IEND"]


def png_size(data):
    return struct.unpack(">II", data[16:24]) if data[:8] == b"\x89PNG\r\n\x1a\n" else None


def check_svg(file, name):
    tree = file.trees.get(name)
    if tree is None:
        yield "X19", name, "is no drawing"
        return
    for e in tree.iter():
        kind = local(e)
        if kind in ("text", "tspan", "style", "filter", "foreignObject", "script", "image") or "class" in e.attrib:
            yield "X19", name, "has what older programs cannot draw: %s" % kind
            return
        for key, value in e.attrib.items():
            if key.rpartition("}")[2] == "href" and not value.startswith("#"):
                yield "X19", name, "leads to elsewhere"


def check_pictures(file, name, tree):
    """X19"""
    for picture in tree.iter(q("p:pic")):
        blip = picture.find("p:blipFill/a:blip", NS)
        target = file.target(name, blip.get(q("r:embed"))) if blip is not None else None
        if target is None or not target.endswith((".png", ".jpeg")):
            yield "X19", name, "has a picture that older programs do not show"
            continue
        svg = blip.find("a:extLst/a:ext/asvg:svgBlip", NS)
        if svg is None:
            continue
        drawing = file.target(name, svg.get(q("r:embed"))) or ""
        if not drawing.endswith(".svg"):
            yield "X19", name, "has a drawing that is none"
        else:
            yield from check_svg(file, drawing)
        size, shown = png_size(file.parts.get(target, b"")), picture.find("p:spPr/a:xfrm/a:ext", NS)
        if size is None or size[0] < 2 * int(shown.get("cx")) / EMU_PER_PIXEL - 2:
            yield "X19", name, "has a picture that is coarser than twice what a screen shows"


def check_slides(file):
    language = file.trees["docProps/core.xml"].findtext("dc:language", None, NS) if "docProps/core.xml" in file.trees else None
    for name, tree in file.trees_named(DRAWN):
        yield from check_ids(name, tree)
        yield from check_text(name, tree)
        yield from check_lengths(name, tree)
        yield from check_background(name, tree)
        yield from check_extensions(name, tree)
        yield from check_language(file, name, tree, language)
        yield from check_boxes(file, name, tree)
        yield from check_fonts(file, name, tree)
    for name, tree in file.trees_named(NOTES):
        kinds = sorted(e.get("type", "") for e in tree.iter(q("p:ph")))
        if [k for k in kinds if k in ("body", "sldImg")] != ["body", "sldImg"]:
            yield "X11", name, "has not its slide's picture and its text"
    for name in file.named(r"ppt/media/.*"):
        if not is_whole(name, file.parts[name]):
            yield "X19", name, "is not whole"
    for name, tree in file.trees_named(SLIDE):
        yield from check_places(file, name, tree)
        yield from check_words(name, tree)
        yield from check_tables(name, tree)
        yield from check_pictures(file, name, tree)
    for name, tree in file.trees_named(r"ppt/(?:charts/chart\d+|presentation)\.xml"):
        yield from check_text(name, tree)
        yield from check_language(file, name, tree, language)
        yield from check_fonts(file, name, tree)
