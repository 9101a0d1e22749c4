#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every template, in both aspects, of districts of every size: as PDF and for PowerPoint, read back by other programs. As TAP.

With DESMI_OFFICE=1 LibreOffice shows them all, which takes its time."""
import contextlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

import deck_numbers
from clitest import BUILD, LIMIT_S, TOP, Room, Skip, Tests, check, equal
from districts import DISTRICT, NAMES, make

sys.path.insert(0, os.path.join(TOP, "tests", "deck"))
import ooxml_sdk  # noqa: E402
import pptx_boxes  # noqa: E402
import pptx_check  # noqa: E402
from pptx_file import File, q  # noqa: E402

test = Tests()

TEMPLATES = ("stakeholder", "village", "quarterly", "bank")
ASPECTS = {"16:9": "960 x 540", "4:3": "720 x 540"}
PROGRAMS = ("qpdf", "pdfinfo", "pdffonts", "pdftotext")
# words of slides in English, which no slide in Indonesian has
ENGLISH = r"\b(Departures?|Returns?|Source|workers?|villages?|Subdistrict|Hidden|Other|Target of|Slide|Agenda of|No data|Thank you|of \d)\b"
INDONESIAN = r"\b(Keberangkatan|Kepulangan|Sumber|pekerja|Disamarkan|Lainnya|Salindia|Tidak ada|Terima kasih|Triwulan|dari \d)\b"
# each with what the file says that it is, and the words that are not its own
LANGUAGES = {"id": ("id-ID", ENGLISH), "en": ("en", INDONESIAN)}
NONSENSE = r"(?i)\bnan\b|\binf\b|\(null\)|%[sdu]|\{\w+\}"


class Districts:
    """Files of every district, and each presentation of them, made when it is first asked for."""

    def __init__(self, room):
        self.room, self.paths, self.made = room, {}, {}

    def path(self, name):
        if name not in self.paths:
            self.paths[name] = make(self.room, name)
        return self.paths[name]

    def make_locale(self, name):
        path = self.room.path(name + ".UTF-8")
        if not os.path.exists(path):
            subprocess.run(["localedef", "-i", name, "-f", "UTF-8", path], check=True, timeout=60)

    def deck(self, district, template, aspect, ending, *more, env=None, mark="", language="id"):
        """@more: further options"""
        key = (district, template, aspect, ending, more, mark, language)
        if key not in self.made:
            out = self.room.path("%d-%s-%s%s" % (len(self.made), district, template, ending))
            answer = self.room.cli("deck", self.path(district), "--template", template, "--aspect", aspect, "--lang", language, *more,
                                   "-o", out, env=env)
            check(answer.code in (0, 1), answer)
            # whatever is missing is said of its slide
            check(answer.code == 0 or answer.err, answer)
            check(not re.search("CRITICAL|WARNING", answer.err), answer)
            # nor is anything cut that templates write themselves, whomever they are made for
            check("too long" not in answer.err, answer)
            self.made[key] = out
        return self.made[key]


def each(district):
    return ((district, template, aspect) for template in TEMPLATES for aspect in ASPECTS)


def each_once(district):
    """Each template in one aspect, and these in turn."""
    return (case for n, case in enumerate(each(district)) if n % 2 == n // 2 % 2)


def ask(*argv):
    done = subprocess.run(argv, capture_output=True, timeout=LIMIT_S, text=True)
    equal(done.returncode, 0, "%s\n%s%s" % (argv, done.stdout, done.stderr))
    return done.stdout


def need(*programs):
    for program in programs:
        if shutil.which(program) is None:
            raise Skip(program + " is not installed")


def shown_slides(path):
    """The slides of a PPTX that are not hidden, in their order."""
    with open(path, "rb") as f:
        file = File(f.read())
    return [t for _, t in file.trees_named(pptx_check.SLIDE) if t.get("show") != "0"]


def title_of(slide):
    for shape in slide.iter(q("p:sp")):
        holder = shape.find(".//" + q("p:ph"))
        if holder is not None and holder.get("type") in ("title", "ctrTitle"):
            return "".join(t.text or "" for t in shape.iter(q("a:t")))
    raise AssertionError("a slide without a title")


def squeeze(text):
    return "".join(text.split())


def count_pages(path):
    return int(re.search(r"^Pages:\s+(\d+)", ask("pdfinfo", path), re.M).group(1))


def headings_of(tree):
    """Of each slide, as who listens to them hears it; each is in a section of its own."""
    sections = tree.split("\n  Sect\n")[1:]
    return [re.findall(r'^    H1 \(block\)\n      "(.*)"$', section, re.M) for section in sections]


def check_pdf(given, district, template, aspect, language):
    path = given.deck(district, template, aspect, ".pdf", language=language)
    slides = shown_slides(given.deck(district, template, aspect, ".pptx", language=language))
    checked = ask("qpdf", "--check", path)
    check("WARNING" not in checked, checked)
    info = ask("pdfinfo", path)
    for wanted in ("Tagged:          yes", "PDF version:     1.4", "Page size:       %s" % ASPECTS[aspect], "Pages:           %d\n" % len(slides)):
        check(wanted in info, (path, wanted, info))
    check(("/Lang (%s)" % LANGUAGES[language][0]).encode() in read(path), path)
    fonts = ask("pdffonts", path).splitlines()
    column = fonts[0].index("emb sub uni")
    check(len(fonts) > 2 and all(row[column:].startswith("yes yes yes") for row in fonts[2:]), fonts)
    equal(headings_of(ask("pdfinfo", "-struct-text", path)), [[title_of(slide)] for slide in slides], path)
    text = ask("pdftotext", path, "-")
    pages = text.split("\f")
    for number, slide in enumerate(slides):
        check(squeeze(title_of(slide)) in squeeze(pages[number]), (path, title_of(slide), pages[number]))
    for pattern in (LANGUAGES[language][1], NONSENSE):
        found = re.search(pattern, text)
        check(found is None, (path, found and text[max(0, found.start() - 60):found.end() + 60]))


def check_pptx(given, district, template, aspect):
    path = given.deck(district, template, aspect, ".pptx")
    with open(path, "rb") as f:
        equal(pptx_check.check(f.read()), [], path)
    with zipfile.ZipFile(path) as z:
        text = "\n".join(" ".join(re.findall(r"<a:t>([^<]*)</a:t>", z.read(n).decode())) for n in z.namelist() if n.endswith(".xml"))
    found = re.search(NONSENSE, text)
    check(found is None, (path, found and text[max(0, found.start() - 60):found.end() + 60]))


def add(district):
    def good_pdf(given):
        need(*PROGRAMS)
        for case in each(district):
            check_pdf(given, *case, "id")
        for case in each_once(district):
            check_pdf(given, *case, "en")

    def good_pptx(given):
        for case in each(district):
            check_pptx(given, *case)

    def the_sdk_has_nothing_to_say(given):
        if ooxml_sdk.why_not() is not None:
            raise Skip(ooxml_sdk.why_not())
        books = ooxml_sdk.Books(tempfile.mkdtemp(dir=given.room.folder))
        for case in each(district) if district == "sample" else each_once(district):
            path = given.deck(*case, ".pptx")
            equal(ooxml_sdk.validate(path), [], path)
            if district == "sample":  # workbooks of the others differ in their numbers
                equal(list(books.validate(path)), [], path)

    the_sdk_has_nothing_to_say.__name__ = "T2_the_open_xml_sdk_has_nothing_to_say_of_%s" % district
    good_pdf.__name__ = "T5_T6_every_template_of_%s_is_a_good_pdf" % district
    good_pptx.__name__ = "R10_every_template_of_%s_follows_the_rules_of_powerpoint" % district
    test(good_pptx)
    test(the_sdk_has_nothing_to_say)
    test(good_pdf)


for name in NAMES:
    add(name)


LOCALES = ("id_ID", "de_DE", "tr_TR", "ar_SA", "fa_IR")
AUDIENCES = ("internal", "forum", "public")


def read(path):
    with open(path, "rb") as f:
        return f.read()


@test
def R9_T5_presentations_are_the_same_in_every_locale(given):
    """Every template in each language for each audience, and in Indonesian as PDF too, once where numbers are written otherwise, "I"
    is small in another way, or people write from right to left; each of these meets every template."""
    need("localedef")
    for name in LOCALES:
        given.make_locale(name)
    asked = [(t, l, a) for l in ("id", "en") for a in AUDIENCES for t in TEMPLATES]
    met = set()
    for n, (template, language, audience) in enumerate(asked):
        for ending in (".pptx", ".pdf") if language == "id" else (".pptx",):
            name = LOCALES[(n % len(TEMPLATES) + 2 * (n // len(TEMPLATES)) + (ending == ".pdf")) % len(LOCALES)]
            env = {"LC_ALL": name + ".UTF-8", "LOCPATH": given.room.folder, "LANGUAGE": language}
            case = ("one", template, tuple(ASPECTS)[n // len(TEMPLATES) % 2], ending, "--audience", audience)
            plain, other = given.deck(*case, language=language), given.deck(*case, language=language, env=env, mark=name)
            check(read(plain) == read(other), (case, language, name))
            met.add((name, template))
    equal(met, {(name, template) for name in LOCALES for template in TEMPLATES})


@test
def T5_every_template_of_every_district_is_the_same_where_numbers_have_a_comma(given):
    """In one such language after the other, which both meet every template, aspect and district, as PDF and for PowerPoint."""
    need("localedef")
    names, met = ("id_ID", "de_DE"), set()
    for name in names:
        given.make_locale(name)
    for d, district in enumerate(NAMES):
        for n, (_, template, aspect) in enumerate(each(district)):
            for e, ending in enumerate((".pptx", ".pdf")):
                name = names[(d + n + n // 2 + e) % 2]
                env = {"LC_ALL": name + ".UTF-8", "LOCPATH": given.room.folder}
                case = (district, template, aspect, ending)
                check(read(given.deck(*case, env=env, mark=name)) == read(given.deck(*case)), (case, name))
                met |= {(name, template, aspect, ending), (name, district, template), (name, district, aspect, ending)}
    equal(len(met), len(names) * (2 * len(TEMPLATES) * len(ASPECTS) + len(NAMES) * len(TEMPLATES) + 2 * len(NAMES) * len(ASPECTS)))


def most_abroad(store):
    """The village that a visit is to, unless another is said."""
    return store.ask("SELECT village FROM official_flows WHERE village LIKE ? || '.%' AND month >= '2024-01' GROUP BY 1 "
                     "ORDER BY SUM (CASE direction WHEN 'out' THEN count ELSE -count END) DESC LIMIT 1", DISTRICT)[0][0]


# what a template of a district has that can be counted; a chart that is new to the list has to be put there
NUMBERS = {"stakeholder": ["trend", "destinations", "scores", "progress", "board_rows", "sankey_rows", "map_rows", "figures"],
           "village": ["scores", "trend", "destinations", "years", "progress", "figures"],
           "quarterly": ["scores", "progress", "board_rows", "flow_rows", "indicator_rows", "figures"],
           "bank": ["quarters", "places", "destinations", "trend", "scores", "cooperative_rows", "figures"]}
WITH_DATA = ("16:9", ".pptx", "--audience", "internal", "--data")


@test
def T3_numbers_of_charts_tables_and_figures_are_those_of_the_store(given):
    """What charts that are pictures are drawn from is on hidden slides."""
    for template, names in NUMBERS.items():
        path = given.deck("sample", template, *WITH_DATA)
        store = deck_numbers.Store(given.path("sample"))
        if template == "village":  # the one that most are abroad from
            store.village = most_abroad(store)
        kinds, wrong = deck_numbers.compare(path, store)
        equal(wrong, [], template)
        equal(kinds, ["check_" + n for n in names], template)


# what is said where the store has other numbers than those that a presentation was made of
DIFFERENT = {"stakeholder": (r"Keberangkatan, 2025-03", "destinations", "scores, 3", "progress", r"\('[\w ]+', 3\): ", r"sankey, \(", r"map, \('",
                             r"Keberangkatan: \('2.401', "),
             "quarterly": (r"measured, \('Relawan Rumah Belajar', '2025-Q4'\)", r"Pilar terhadap target: \('87,0%'"),
             "bank": ("Anggota: ", r"Remitansi: \(")}


@test
def T3_another_number_in_the_store_is_found(given):
    """The comparison compares."""
    other = shutil.copy(given.path("sample"), given.room.path("other.desmigratif"))
    store = deck_numbers.Store(other)
    with contextlib.closing(sqlite3.connect(other)) as db:
        db.execute("UPDATE official_flows SET count = count + 1 WHERE direction = 'out' AND month = '2025-03'")
        db.execute("UPDATE official_remittances SET amount_idr = amount_idr * 2 WHERE quarter = '2025-Q1'")
        db.execute("UPDATE local_measurements SET value_milli = value_milli * 0.9 WHERE indicator IN ('relawan', 'anggota_koperasi') "
                   "AND period = '2025-Q4'")
        db.commit()
    for template, patterns in DIFFERENT.items():
        wrong = "\n".join(deck_numbers.compare(given.deck("sample", template, *WITH_DATA), store)[1])
        for pattern in patterns:
            check(re.search(pattern, wrong), (template, pattern, wrong))


@test
def M5_everything_stands_where_the_layout_has_it(given):
    """To one EMU, of each template in both aspects; the screen and the PDF are drawn from the same boxes."""
    file = given.path("sample")
    village = most_abroad(deck_numbers.Store(file))
    for template in TEMPLATES:
        for aspect in ASPECTS:
            more = [village] if template == "village" else []
            boxes = given.room.run(os.path.join(BUILD, "tests", "cli", "deck-boxes"), file, template, aspect, *more, code=0).out
            equal(list(pptx_boxes.compare(read(given.deck("sample", template, aspect, ".pptx")), boxes)), [], (template, aspect))


@test
def tables_of_many_villages_go_on_with_their_head(given):
    """L5: 300 villages have no room on one slide; none of them is lost, nor is what stands above them."""
    slides = [s for s in shown_slides(given.deck("many", "quarterly", "16:9", ".pptx")) if re.search(r"\(\d+/\d+\)$", title_of(s))]
    check(slides, "no table goes on")
    heads = {}
    for slide in slides:
        name = title_of(slide).rpartition(" (")[0]
        first = next(slide.iter(q("a:tr")))
        heads.setdefault(name, []).append("|".join("".join(t.text or "" for t in c.iter(q("a:t"))) for c in first.iter(q("a:tc"))))
    for name, rows in heads.items():
        equal(set(rows), {rows[0]}, name)


@test
def T4_libreoffice_shows_as_many_pages(given):
    if not os.environ.get("DESMI_OFFICE"):
        raise Skip("DESMI_OFFICE is not set: it takes its time")
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise Skip("LibreOffice is not installed")
    need("pdfinfo")
    paths = [given.deck(*case, ".pptx") for district in NAMES for case in each(district)]
    folder = given.room.path("office-pages")
    subprocess.run([office, "--headless", "-env:UserInstallation=file://" + given.room.path("office"), "--convert-to", "pdf", "--outdir",
                    folder, *paths], check=True, capture_output=True, timeout=15 * 60)
    for path in paths:
        shown = os.path.join(folder, os.path.basename(path)[:-len("pptx")] + "pdf")
        equal(count_pages(shown), len(shown_slides(path)), path)


if __name__ == "__main__":
    test.run(Districts)
