#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a presentation against what PowerPoint expects and nobody else says.

  pptx_check.py FILE...

Each rule has a number, and a broken variant that must be found by it, in pptx_broken.py:
  X0 words that are none, X1 to X3 the package and its XML, X4 and X5 relations, X6 to X9 presentation, master and theme, X10 to X17 slides,
  X18 tables, X19 pictures, X20 to X27 charts and their workbooks, X28 properties, L2 words on their ground.
"""
import re
import sys
import urllib.parse
import zipfile

import pptx_check_chart
import pptx_check_ground
import pptx_check_slide
import pptx_check_words
from pptx_file import NS, TYPES, File, children, local, q

SLIDE = r"ppt/slides/slide\d+\.xml"
LAYOUT = r"ppt/slideLayouts/slideLayout\d+\.xml"
NOTES = r"ppt/notesSlides/notesSlide\d+\.xml"
MASTER = r"ppt/slideMasters/slideMaster\d+\.xml"
NOTES_MASTER = r"ppt/notesMasters/notesMaster\d+\.xml"
THEME = r"ppt/theme/theme\d+\.xml"
PRESENTATION = "ppt/presentation.xml"
OFFICE = "application/vnd.openxmlformats-officedocument."
# what a part has to be, by its name
EXPECTED = [
    (SLIDE, OFFICE + "presentationml.slide+xml"),
    (LAYOUT, OFFICE + "presentationml.slideLayout+xml"),
    (NOTES, OFFICE + "presentationml.notesSlide+xml"),
    (MASTER, OFFICE + "presentationml.slideMaster+xml"),
    (NOTES_MASTER, OFFICE + "presentationml.notesMaster+xml"),
    (THEME, OFFICE + "theme+xml"),
    (r"ppt/presentation\.xml", OFFICE + "presentationml.presentation.main+xml"),
    (r"ppt/charts/chart\d+\.xml", OFFICE + "drawingml.chart+xml"),
    (r"ppt/embeddings/.*\.xlsx", OFFICE + "spreadsheetml.sheet"),
    (r"ppt/media/.*\.png", "image/png"),
    (r"ppt/media/.*\.jpeg", "image/jpeg"),
    (r"ppt/media/.*\.svg", "image/svg+xml"),
    (r"ppt/presProps\.xml", OFFICE + "presentationml.presProps+xml"),
    (r"ppt/viewProps\.xml", OFFICE + "presentationml.viewProps+xml"),
    (r"ppt/tableStyles\.xml", OFFICE + "presentationml.tableStyles+xml"),
    (r"docProps/app\.xml", OFFICE + "extended-properties+xml"),
    (r"docProps/core\.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    (r".*\.rels", "application/vnd.openxmlformats-package.relationships+xml"),
]
USED_KINDS = {"image", "chart", "package", "hyperlink"}
# where relations of a kind lead to, of presentations and workbooks; all but one are by Office's own word
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
ENDS = {
    "officeDocument": r"ppt/presentation\.xml|xl/workbook\.xml",
    "extended-properties": r"docProps/app\.xml",
    "core-properties": r"docProps/core\.xml",
    "slideMaster": MASTER, "slideLayout": LAYOUT, "slide": SLIDE, "notesSlide": NOTES, "notesMaster": NOTES_MASTER, "theme": THEME,
    "presProps": r"ppt/presProps\.xml", "viewProps": r"ppt/viewProps\.xml", "tableStyles": r"ppt/tableStyles\.xml",
    "chart": r"ppt/charts/chart\d+\.xml", "package": r"ppt/embeddings/.*\.xlsx", "image": r"ppt/media/.*",
    "worksheet": r"xl/worksheets/sheet\d+\.xml", "styles": r"xl/styles\.xml",
}
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
# which kind of relation an attribute of an element names
NAMED_BY = {"a:blip": "image", "asvg:svgBlip": "image", "c:chart": "chart", "a:hlinkClick": "hyperlink", "c:externalData": "package",
            "p:sldId": "slide", "p:sldMasterId": "slideMaster", "p:notesMasterId": "notesMaster", "p:sldLayoutId": "slideLayout",
            "s:sheet": "worksheet"}
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
# what the presentation itself must lead to
OWN = ("presProps", "viewProps", "tableStyles", "theme")


def check_zip(file):
    """X1"""
    names = [e.filename for e in file.entries]
    if not names or names[0] != TYPES:
        yield "X1", "", "does not begin with " + TYPES
    seen = set()
    for entry in file.entries:
        name, header = entry.filename, file.local_header(entry)
        if not name.isascii() or "\\" in name or name.endswith("/"):
            yield "X1", name, "is no plain name of a part"
        if name.lower() in seen:
            yield "X1", name, "is there twice"
        seen.add(name.lower())
        packed = name.endswith((".xml", ".rels", ".svg"))
        if entry.compress_type != (zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED):
            yield "X1", name, "is packed in another way than its kind is"
        if header["flags"] & 8 or (header["crc"], header["packed"], header["size"]) != \
                (entry.CRC, entry.compress_size, entry.file_size):
            yield "X1", name, "has its sizes behind its data"
        if header["version"] >= 45 or b"\x01\x00" == header["extra"][:2]:
            yield "X1", name, "is of zip64"
        if entry.date_time != (1980, 1, 1, 0, 0, 0):
            yield "X1", name, "has a date"


def check_types(file):
    """X2"""
    for name in file.parts:
        if name == TYPES:
            continue
        kind = file.type_of(name)
        if kind is None:
            yield "X2", name, "has no type"
        for pattern, expected in EXPECTED:
            if re.fullmatch(pattern, name) and kind is not None and kind != expected:
                yield "X2", name, "is said to be %s" % kind
    for name in file.overrides:
        if name not in file.parts:
            yield "X2", TYPES, "has a type for %s, which is not there" % name
    for ending in file.defaults:
        if not any(n.lower().endswith("." + ending) and n not in file.overrides for n in file.parts if n != TYPES):
            yield "X2", TYPES, "has a type for .%s, which nothing ends with" % ending
    reached, todo = set(), [""]
    while todo:
        for relation in file.of(todo.pop()):
            if not relation.outside and relation.target not in reached:
                reached.add(relation.target)
                todo.append(relation.target)
    for name in file.parts:
        if name != TYPES and not name.endswith(".rels") and name not in reached:
            yield "X2", name, "is reached from nowhere"


def check_xml(file):
    """X3"""
    yield from file.wrong
    for name, body in file.parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        head = body[:120].decode("latin-1")
        if not re.match(r"<\?xml version=[\"']1\.0[\"'] encoding=[\"']UTF-8[\"'] standalone=[\"']yes[\"']\?>", head):
            yield "X3", name, "does not say that it is UTF-8 and stands alone"
        if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
            yield "X3", name, "has a DTD"
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            yield "X3", name, "is not UTF-8"
            continue
        if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#x?0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]);", text, re.I):
            yield "X3", name, "has control characters"
        for t in file.trees[name].iter(q("a:t")) if name in file.trees else []:
            if re.search(r"[\n\r\t]", t.text or ""):
                yield "X3", name, "has a line end or tab within a run"


def check_relations(file):
    """X4"""
    for source, relations in file.relations.items():
        ids, ends = set(), set()
        used = set()
        for e in file.trees[source].iter() if source in file.trees else []:
            used |= {v for k, v in e.attrib.items() if k.startswith("{%s}" % NS["r"])}
        for relation in relations:
            if relation.id in ids:
                yield "X4", source, "has two relations %s" % relation.id
            ids.add(relation.id)
            if not NAME.fullmatch(relation.id or ""):
                yield "X4", source, "has a relation without a name: %r" % relation.id
            if relation.type not in (RELATION + relation.kind, CORE):
                yield "X4", source, "has a relation of no kind: %r" % relation.type
            elif not relation.outside and not re.fullmatch(ENDS.get(relation.kind, "$^"), relation.target):
                yield "X4", source, "leads to %s as its %s" % (relation.target, relation.kind)
            if (relation.kind, relation.target) in ends:
                yield "X4", source, "has two relations to %s" % relation.target
            ends.add((relation.kind, relation.target))
            if relation.kind in USED_KINDS and relation.id not in used:
                yield "X4", source, "does not use its relation to %s" % relation.target
            if relation.outside:
                yield from check_link(source, relation)
            elif relation.kind == "hyperlink":
                yield "X4", source, "has a link to a part"
            elif relation.target not in file.parts:
                yield "X4", source, "leads to %s, which is not there" % relation.target
        kinds = {r.id: r.kind for r in relations}
        for tag, kind in NAMED_BY.items():
            for e in file.trees[source].iter(q(tag)) if source in file.trees else []:
                named = [v for k, v in e.attrib.items() if k.startswith("{%s}" % NS["r"])]
                if any(kinds.get(v, kind) != kind for v in named):
                    yield "X4", source, "has a %s that is no %s" % (tag, kind)
        for name in used - ids:
            yield "X4", source, "refers to %s, which it has no relation for" % name
    for name, tree in file.trees.items():
        if name not in file.relations and any(k.startswith("{%s}" % NS["r"]) for e in tree.iter() for k in e.attrib):
            yield "X4", name, "refers to relations, and has none"


def check_link(source, relation):
    parts = urllib.parse.urlsplit(relation.target)
    if parts.scheme not in ("http", "https", "mailto") or not re.fullmatch(
            r"(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+", relation.target):
        yield "X4", source, "has a link that is no address: %r" % relation.target


def check_family(file):
    """X5"""
    for name in file.named(SLIDE):
        if len(file.of(name, "slideLayout")) != 1:
            yield "X5", name, "has not one layout"
        for relation in file.of(name, "notesSlide"):
            if [r.target for r in file.of(relation.target, "slide")] != [name]:
                yield "X5", name, "has notes that are not its own"
    for name in file.named(NOTES):
        slides = [r.target for r in file.of(name, "slide")]
        if len(slides) != 1 or name not in [r.target for r in file.of(slides[0], "notesSlide")]:
            yield "X5", name, "are notes of no slide"
        if len(file.of(name, "notesMaster")) != 1:
            yield "X5", name, "has not one notes master"
    for name in file.named(LAYOUT):
        if len(file.of(name, "slideMaster")) != 1:
            yield "X5", name, "has not one master"
    for name, tree in file.trees_named(MASTER):
        listed = [file.target(name, e.get(q("r:id"))) for e in tree.iter(q("p:sldLayoutId"))]
        owned = [n for n in file.named(LAYOUT) if name in [r.target for r in file.of(n, "slideMaster")]]
        if sorted(map(str, listed)) != sorted(owned) or sorted(owned) != sorted(
                r.target for r in file.of(name, "slideLayout")):
            yield "X5", name, "does not list its layouts"
    themes = [r.target for n in file.named(MASTER) + file.named(NOTES_MASTER) for r in file.of(n, "theme")]
    if len(themes) != len(set(themes)) or len(themes) != len(file.named(MASTER) + file.named(NOTES_MASTER)):
        yield "X5", PRESENTATION, "has masters without a theme of their own"


def check_presentation(file):
    """X6 to X8"""
    tree = file.trees.get(PRESENTATION)
    if tree is None:
        yield "X6", PRESENTATION, "is missing"
        return
    for kind in OWN:
        if len(file.of(PRESENTATION, kind)) != 1:
            yield "X6", PRESENTATION, "has not one %s" % kind
    order = ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst", "sldSz", "notesSz", "defaultTextStyle"]
    if children(tree) != [n for n in order if n in children(tree)]:
        yield "X6", PRESENTATION, "has its parts in another order"
    for pattern, element in ((NOTES_MASTER, "p:notesMasterId"), (MASTER, "p:sldMasterId"), (SLIDE, "p:sldId")):
        listed = [file.target(PRESENTATION, e.get(q("r:id"))) for e in tree.iter(q(element))]
        if sorted(map(str, listed)) != sorted(file.named(pattern)):
            yield "X6", PRESENTATION, "does not list what %s stands for" % element
    ids = [int(e.get("id")) for e in tree.iter(q("p:sldId"))]
    if len(ids) != len(set(ids)) or any(not 256 <= i < 2 ** 31 for i in ids):
        yield "X7", PRESENTATION, "has slides with numbers that are not allowed"
    high = [int(e.get("id")) for e in tree.iter(q("p:sldMasterId"))]
    for _, master in file.trees_named(MASTER):
        high += [int(e.get("id")) for e in master.iter(q("p:sldLayoutId"))]
    if len(high) != len(set(high)) or any(not 2 ** 31 <= i < 2 ** 32 for i in high):
        yield "X7", PRESENTATION, "has masters and layouts with numbers that are not allowed"
    size = tree.find("p:sldSz", NS)
    found = None if size is None else (size.get("cx"), size.get("cy"), size.get("type"))
    if found not in (("12192000", "6858000", None), ("9144000", "6858000", "screen4x3")):
        yield "X8", PRESENTATION, "has slides of another size: %r" % (found,)


def check_look(file):
    """X9"""
    for name, tree in file.trees_named(MASTER):
        if children(tree) != ["cSld", "clrMap", "sldLayoutIdLst", "txStyles"]:
            yield "X9", name, "has its parts in another order"
    colors = ["dk1", "lt1", "dk2", "lt2"] + ["accent%d" % i for i in range(1, 7)] + ["hlink", "folHlink"]
    for name, tree in file.trees_named(THEME):
        scheme = tree.find(".//a:clrScheme", NS)
        if scheme is None or children(scheme) != colors:
            yield "X9", name, "has not its twelve colours"
        for kind in ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst"):
            styles = tree.find(".//a:" + kind, NS)
            if styles is None or len(styles) != 3:
                yield "X9", name, "has not three of %s" % kind
    for name, tree in file.trees.items():
        for e in tree.iter(q("a:srgbClr")):
            if not re.fullmatch("[0-9A-Fa-f]{6}", e.get("val", "")):
                yield "X9", name, "has a colour that is none: %s" % e.get("val")


def check_properties(file):
    """X28"""
    core, app = file.trees.get("docProps/core.xml"), file.trees.get("docProps/app.xml")
    if core is None or app is None:
        yield "X28", "docProps", "has not both kinds of properties"
        return
    names = [e.tag for e in core]
    if len(names) != len(set(names)):
        yield "X28", "docProps/core.xml", "says something twice"
    for e in core:
        if e.tag.startswith("{%s}" % NS["dcterms"]) and (
                e.get(q("xsi:type")) != "dcterms:W3CDTF" or not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", e.text or "")):
            yield "X28", "docProps/core.xml", "has a date that is none"
    names = [e.tag for e in app]
    if len(names) != len(set(names)) or not re.fullmatch(r"\d+", app.findtext("ep:TotalTime", "0", NS)):
        yield "X28", "docProps/app.xml", "says something twice, or no time"
    if core.find("dc:language", NS) is None:
        yield "X28", "docProps/core.xml", "does not say in which language it is"
    slides = file.trees_named(SLIDE)
    counts = {"Slides": len(slides), "Notes": len(file.named(NOTES)),
              "HiddenSlides": sum(t.get("show") in ("0", "false") for _, t in slides)}
    for name, count in counts.items():
        if app.findtext("ep:" + name, None, NS) != str(count):
            yield "X28", "docProps/app.xml", "counts %s wrongly" % name


def check(data):
    """What is wrong with a presentation, as (rule, part, sentence)."""
    try:
        file = File(data)
    except Exception as e:  # as above: a checker that stops has found nothing
        return [("X1", "", "is no zip: %s" % e)]
    found = []
    for rules in (check_zip, check_types, check_xml, check_relations, check_family, check_presentation, check_look,
                  check_properties, pptx_check_slide.check_slides, pptx_check_chart.check_charts, pptx_check_ground.check_grounds,
                  pptx_check_words.check_words):
        try:
            for one in rules(file):
                found.append(one)
        except Exception as e:  # whatever it is that cannot be read
            found.append(("X0", "", "is not what %s can read: %r" % (rules.__name__, e)))
    return found


def main():
    status = 0
    for path in sys.argv[1:]:
        with open(path, "rb") as f:
            for rule, part, sentence in check(f.read()):
                print("%s: %s %s %s" % (path, rule, part, sentence))
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
