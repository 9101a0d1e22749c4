#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Presentations as other programs than ours read them, as TAP.

  test-pptx-files.py WRITER

rules       every file against the rules of the checker
broken      the checker finds each file that was broken on purpose
pictures    what is too large for a chart of PowerPoint is one
boxes       everything stands where the layout has it that the PDF is drawn from
bytes       the same in every locale
numbers     what charts remember is what their tables hold, and what is hidden is nowhere
texts       titles, notes, descriptions and what else is written is on its slide
validator   Microsoft's Open XML SDK has nothing to say, of presentations and workbooks
office      LibreOffice shows as many pages as there are slides
"""
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import ooxml_sdk  # noqa: E402
import pptx_boxes  # noqa: E402
import pptx_broken  # noqa: E402
import pptx_check  # noqa: E402
from pptx_file import NS, File, q  # noqa: E402

HIDDEN = "9973"  # what hidden cells of the cases hold
LOCALES = ("id_ID.UTF-8", "de_DE.UTF-8")
# charts whose numbers are those of their tables, added up
SUMMED = {"bars", "stacked", "paired", "slope", "trend", "bullets", "progress", "remittances"}
HALVES = {"remittances": 2}  # by time and by place
NOT_SUMMED = {"Target", "Departures less returns"}
LIMIT_S = 300
CHANCES = 8  # of each sort
# one of each sort: LibreOffice takes a second for each
OFFICE = ["charts", "kinds", "kinds-narrow", "meeting", "deck-many", "deck-odd-names", "narrow-long-text"]


class Skip(Exception):
    """A test that cannot run here; the message is the reason."""


class Tap:
    def __init__(self):
        self.n = 0

    def run(self, name, test, *args):
        self.n += 1
        try:
            found = list(test(*args) or [])
        except Skip as e:
            print("ok %d - %s # SKIP %s" % (self.n, name, e))
            return
        except Exception:
            found = traceback.format_exc().splitlines()
        print("%sok %d - %s" % ("not " if found else "", self.n, name))
        for line in found[:20]:
            print("# %s" % (line,))
        sys.stdout.flush()


def write(writer, folder, locale, names=(), locales=""):
    os.makedirs(folder, exist_ok=True)
    run = subprocess.run([writer, folder, *names], env=dict(os.environ, LC_ALL=locale, LOCPATH=locales),
                         stderr=subprocess.PIPE, timeout=LIMIT_S)
    if run.returncode != 0:
        raise RuntimeError(run.stderr.decode("utf-8", "replace"))


def read(folder, name, ending=".pptx"):
    with open(os.path.join(folder, name + ending), "rb") as f:
        return f.read()


# ---- rules ----


def follows_rules(folder, name):
    return pptx_check.check(read(folder, name))


def finds(data, rule, change):
    archive = pptx_broken.Archive(data)
    change(archive)
    found = pptx_check.check(archive.pack())
    if rule not in [f[0] for f in found]:
        yield "%s is not found; what is: %s" % (rule, found[:3])


def finds_what_chance_breaks(data, seed):
    """Changes that nobody chose: whatever is lost, exchanged or there twice is found by some rule."""
    chance = random.Random(seed)
    for change in pptx_broken.CHANCES:
        for _ in range(CHANCES):
            archive = pptx_broken.Archive(data)
            what = change(archive, chance)
            if not pptx_check.check(archive.pack()):
                yield "%s is not found" % what


def repacking_is_harmless(data):
    """The change is what breaks a variant, not its packing."""
    return pptx_check.check(pptx_broken.Archive(data).pack())


def has_variant_for_each_rule():
    rules = {v[1] for v in pptx_broken.VARIANTS}
    return [rule for rule in ["X%d" % i for i in range(29)] + ["L2"] if rule not in rules]


# ---- pictures ----


def large_charts_are_pictures(folder):
    """X27: what has too many series or points, or a half that has, is a drawing as a whole, with its words."""
    file = File(read(folder, "large"))
    yield from ("%s is a chart" % n for n in file.named(r"ppt/charts/.*"))
    for name, tree in file.trees_named(pptx_check.SLIDE):
        words = [p.find("p:nvPicPr/p:cNvPr", NS).get("descr") for p in tree.iter(q("p:pic")) if p.find(".//asvg:svgBlip", NS) is not None]
        if words != ["Semua desa"] or tree.find(".//p:graphicFrame", NS) is not None:
            yield "%s has the drawings %s" % (name, words)


# ---- boxes ----


def stands_where_it_is_laid_out(folder, name):
    return pptx_boxes.compare(read(folder, name), read(folder, name, ".boxes").decode())


def finds_what_is_moved(folder):
    """Ten EMU are enough, of what stands on a slide or on its layout; so is something more, and something less."""
    boxes = read(folder, "meeting", ".boxes").decode()
    for pattern, old, new in ((pptx_broken.SLIDE, r"(<p:sp>.*?<a:off x=')(\d+)'", lambda m: "%s%d'" % (m.group(1), int(m.group(2)) + 10)),
                              (pptx_broken.SLIDE, r"(<p:xfrm>.*?cy=')(\d+)'", lambda m: "%s%d'" % (m.group(1), int(m.group(2)) - 10)),
                              (pptx_broken.SLIDE, r"<p:pic>.*?</p:pic>", ""),
                              (pptx_broken.SLIDE, r"(<p:sp>(?:(?!</p:sp>).)*txBox.*?</p:sp>)", r"\1\1"),
                              (r"ppt/slideMasters/slideMaster1\.xml", r"(<p:pic>.*?<a:off x=')(\d+)'",
                               lambda m: "%s%d'" % (m.group(1), int(m.group(2)) + 10))):
        archive = pptx_broken.Archive(read(folder, "meeting"))
        archive.sub(pattern, old, new)
        if not list(pptx_boxes.compare(archive.pack(), boxes)):
            yield "%s is not found" % old


# ---- bytes ----


def make_locale(folder, name):
    """A locale of our own, whatever is installed."""
    if shutil.which("localedef") is None:
        raise Skip("localedef is not installed")
    run = subprocess.run(["localedef", "-i", name.partition(".")[0], "-f", "UTF-8", os.path.join(folder, name)],
                         capture_output=True, timeout=LIMIT_S)
    if not os.path.isdir(os.path.join(folder, name)):
        raise Skip("the locale cannot be made: %s" % run.stderr.decode("utf-8", "replace").strip()[:100])


def same_bytes(writer, folder, locale):
    make_locale(folder, locale)
    other = os.path.join(folder, "in-" + locale)
    names = ("charts", "kinds", "deck-odd-names", "deck-missing")
    write(writer, other, locale, names, folder)
    return [n for n in names if read(folder, n) != read(other, n)]


# ---- numbers ----


def charts_of_slides(file):
    """The chart parts, by the number of their slide."""
    found = {}
    for i, name in enumerate(file.named(pptx_check.SLIDE), 1):
        found[i] = [r.target for r in file.of(name, "chart")]
    return found


def sum_of(tree):
    total = 0.0
    for series in tree.iter(q("c:ser")):
        if series.findtext("c:tx/c:strRef/c:strCache/c:pt/c:v", "", NS) not in NOT_SUMMED:
            total += sum(abs(float(v.text)) for v in series.findall("c:val/c:numRef/c:numCache/c:pt/c:v", NS))
    return total


def numbers_are_kept(folder, name):
    file, facts = File(read(folder, name)), json.loads(read(folder, name, ".json"))
    charts, n = charts_of_slides(file), 0
    for fact in facts:
        if fact["chart"] not in SUMMED:
            continue
        n += 1
        if len(charts[fact["slide"]]) != HALVES.get(fact["chart"], 1):
            yield "slide %d has no chart of its own: %s" % (fact["slide"], fact["chart"])
            continue
        for chart in charts[fact["slide"]]:
            found = sum_of(file.trees[chart])
            if abs(found - fact["sum"]) > 1e-6 * max(1, abs(fact["sum"])):
                yield "%s: %r in the chart, %r in the table" % (fact["chart"], found, fact["sum"])
    if n != len(SUMMED):
        yield "%d charts were compared" % n


def words_of(data):
    """All that a reader can find in a file: texts, values, descriptions, properties; those of workbooks too."""
    file = File(data)
    for name, tree in file.trees.items():
        if name.endswith(".svg"):
            continue
        for e in tree.iter():
            yield from (t for t in (e.text, e.get("descr"), e.get("name")) if t)
    for name, body in file.parts.items():
        if name.endswith(".xlsx"):
            yield from words_of(body)


def squeeze(text):
    return "".join(text.split())


def texts_are_kept(folder, name):
    """Titles, notes, descriptions and all other texts are on their slides."""
    file, n = File(read(folder, name)), 0
    slides = file.named(pptx_check.SLIDE)
    for line in read(folder, name, ".tsv").decode("utf-8").splitlines():
        kind, number, text = line.split("\t", 2)
        part = slides[int(number) - 1]
        if kind == "notes":
            part = ([r.target for r in file.of(part, "notesSlide")] + [""])[0]
        tree = file.trees.get(part)
        found = [] if tree is None else [e.get("descr", "") for e in tree.iter(q("p:cNvPr"))] if kind == "alt" else \
            ["".join(t.text or "" for t in b.iter(q("a:t"))) for b in list(tree.iter(q("p:txBody"))) + list(tree.iter(q("a:txBody")))]
        n += 1
        if kind == "alt" and len(text) > 250:
            continue
        if kind == "title":
            text = text[:40]  # the rest of a long one is in the notes
        if not any(squeeze(text) in squeeze(f) for f in found):
            yield "%s of slide %s is not there: %s" % (kind, number, text[:100])
    if n < 10:
        yield "%d texts were compared" % n


def words_are_said_once(folder, name):
    """What the slide says above a chart, the chart itself does not say again."""
    file, n = File(read(folder, name)), 0
    for part, slide in file.trees_named(pptx_check.SLIDE):
        said = {"".join(t.text or "" for t in p.iter(q("a:t"))) for p in slide.iter(q("a:p"))}
        for chart in (r.target for r in file.of(part, "chart")):
            title = file.trees[chart].find("c:chart/c:title", NS)
            words = "" if title is None else "".join(t.text or "" for t in title.iter(q("a:t")))
            n += 1
            if any(s and words.startswith(s) for s in said):
                yield "%s says again %r" % (part, words)
    if n < 3:
        yield "%d charts were compared" % n


def hidden_is_nowhere(folder, name):
    data = read(folder, name)
    facts = json.loads(read(folder, name, ".json"))
    if not sum(f["hidden"] for f in facts):
        yield "nothing is hidden in the tables"
    for text in words_of(data):
        if HIDDEN in re.sub(r"[^0-9]", "", text):
            yield text


def openpyxl_reads(folder):
    try:
        import openpyxl
    except ImportError:
        raise Skip("Python has no openpyxl here") from None
    file = File(read(folder, "charts"))
    for name, tree in file.trees_named(r"ppt/charts/chart\d+\.xml"):
        target = [r.target for r in file.of(name, "package")][0]
        sheet = openpyxl.load_workbook(io.BytesIO(file.parts[target]))["Data"]
        for reference in tree.iter(q("c:numRef")):
            first, last = reference.findtext("c:f", "", NS).replace("$", "").partition("!")[2].split(":")
            points = {int(p.get("idx")): float(p.findtext("c:v", "nan", NS)) for p in reference.iter(q("c:pt"))}
            for i, row in enumerate(sheet[first:last]):
                if row[0].value != points.get(i):
                    yield "%s: %r beside %r" % (target, row[0].value, points.get(i))


# ---- other programs ----


def validator_passes(folder, name):
    yield from ooxml_sdk.validate(os.path.join(folder, name + ".pptx"))


def validator_passes_workbooks(folder, names):
    books = ooxml_sdk.Books(folder)
    for name in names:
        yield from ("%s: %s" % (name, e) for e in books.validate(os.path.join(folder, name + ".pptx")))
    if len(books.seen) < 10:
        yield "there were %d workbooks" % len(books.seen)


def validator_finds_broken(folder):
    """That it is one."""
    archive = pptx_broken.Archive(read(folder, "kinds"))
    archive.sub(pptx_broken.SLIDE, "<p:cNvPr id='1' name=''", "<p:cNvPr id='eins' name=''")
    path = os.path.join(folder, "broken.pptx")
    with open(path, "wb") as f:
        f.write(archive.pack())
    if not ooxml_sdk.validate(path):
        yield "a shape's number may be a word"


def no_validator():
    raise Skip(ooxml_sdk.why_not())


def ask_validator(tap, folder, names):
    if ooxml_sdk.why_not() is not None:
        tap.run("validator", no_validator)
        return
    # narrow ones differ in lengths only
    for name in (n for n in names if not n.startswith("narrow-")):
        tap.run("validator: " + name, validator_passes, folder, name)
    # a hundred more, of every chart in every state, are made of the same few elements
    tap.run("validator: workbooks", validator_passes_workbooks, folder, [n for n in names if n != "states"])
    tap.run("validator: finds what is broken", validator_finds_broken, folder)


def convert(folder, names, kind):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise Skip("LibreOffice is not installed")
    paths = [os.path.join(folder, n + ".pptx") for n in names]
    run = subprocess.run([office, "--headless", "-env:UserInstallation=file://%s/office" % folder, "--convert-to", kind,
                          "--outdir", folder, *paths], capture_output=True, text=True, timeout=LIMIT_S)
    if any(not os.path.exists(os.path.join(folder, "%s.%s" % (n, kind))) for n in names):
        raise RuntimeError("LibreOffice said: %s" % (run.stdout + run.stderr)[:500])


def office_shows_pages(folder, names):
    convert(folder, names, "pdf")
    if shutil.which("pdfinfo") is None:
        raise Skip("pdfinfo is not installed")
    for name in names:
        slides = [t for _, t in File(read(folder, name)).trees_named(pptx_check.SLIDE)]
        shown = sum(t.get("show") != "0" for t in slides)
        info = subprocess.run(["pdfinfo", os.path.join(folder, name + ".pdf")], capture_output=True, text=True).stdout
        pages = re.search(r"^Pages:\s+(\d+)", info, re.M)
        if pages is None or int(pages.group(1)) != shown:
            yield "%s: %s pages of %d slides" % (name, pages and pages.group(1), shown)


def office_reads_charts(folder, name):
    """One chart for each of ours, and each description."""
    convert(folder, [name], "odp")
    file = File(read(folder, name))
    with zipfile.ZipFile(os.path.join(folder, name + ".odp")) as z:
        objects = [n for n in z.namelist() if re.fullmatch(r"Object \d+/content\.xml", n) and b"chart:class" in z.read(n)]
        text = z.read("content.xml").decode()
    if len(objects) != len(file.named(r"ppt/charts/chart\d+\.xml")):
        yield "%d charts, and %d of ours" % (len(objects), len(file.named(r"ppt/charts/chart\d+\.xml")))
    described = sum(bool(e.get("descr")) for _, t in file.trees_named(pptx_check.SLIDE) for e in t.iter(q("p:cNvPr")))
    if text.count("<svg:desc>") != described:
        yield "%d descriptions, and %d of ours" % (text.count("<svg:desc>"), described)


def main():
    writer, tap = sys.argv[1], Tap()
    with tempfile.TemporaryDirectory(prefix="desmi-pptx-") as folder:
        write(writer, folder, "C.UTF-8")
        names = sorted(n[:-len(".pptx")] for n in os.listdir(folder) if n.endswith(".pptx"))
        for name in names:
            tap.run("rules: " + name, follows_rules, folder, name)
        good = read(folder, "kinds")
        tap.run("broken: not by packing", repacking_is_harmless, good)
        tap.run("broken: a variant for each rule", has_variant_for_each_rule)
        tap.run("broken: by chance", finds_what_chance_breaks, good, 20231130)
        for what, rule, change, *of in pptx_broken.VARIANTS:
            tap.run("broken: %s %s" % (rule, what), finds, read(folder, *of) if of else good, rule, change)
        tap.run("pictures: of what is too large", large_charts_are_pictures, folder)
        for name in (n for n in names if n != "nothing"):
            tap.run("boxes: " + name, stands_where_it_is_laid_out, folder, name)
        tap.run("boxes: finds what is moved", finds_what_is_moved, folder)
        for locale in LOCALES:
            tap.run("bytes: " + locale, same_bytes, writer, folder, locale)
        tap.run("numbers: kept", numbers_are_kept, folder, "charts")
        tap.run("numbers: kept where some are hidden", numbers_are_kept, folder, "hidden")
        for name in ("hidden", "deck-hidden", "narrow-hidden"):
            tap.run("numbers: hidden nowhere, " + name, hidden_is_nowhere, folder, name)
        for name in ("meeting", "kinds", "deck-usual", "deck-odd-names", "deck-long-text", "narrow-wide"):
            tap.run("texts: " + name, texts_are_kept, folder, name)
        for name in ("meeting", "deck-usual", "narrow-hidden"):
            tap.run("texts: said once, " + name, words_are_said_once, folder, name)
        tap.run("numbers: openpyxl", openpyxl_reads, folder)
        ask_validator(tap, folder, names)
        tap.run("office: pages", office_shows_pages, folder, OFFICE)
        tap.run("office: charts", office_reads_charts, folder, "charts")
    print("1..%d" % tap.n)
    return 0


if __name__ == "__main__":
    sys.exit(main())
