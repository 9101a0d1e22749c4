#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built desmigratif-cli: presentations from each template, for whom, in which language, of which district. As TAP."""
import json
import os
import re
import sqlite3
import sys
import zipfile

from clitest import TOP, Tests, check, check_table, equal, one_sentence, tables
from district import VILLAGE, Given, fill_flows, indonesian

sys.path.insert(0, os.path.join(TOP, "tests", "deck"))
import pptx_check  # noqa: E402

test = Tests()

TEMPLATES = ("stakeholder", "village", "quarterly", "bank")


def slides(path):
    """The texts of each slide of a PPTX, in their order."""
    with zipfile.ZipFile(path) as z:
        names = [n for n in z.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", n)]
        names.sort(key=lambda n: int(re.search(r"\d+", n).group()))
        return ["\n".join(re.findall(r"<a:t>([^<]*)</a:t>", z.read(n).decode())) for n in names]


def everything(path):
    """All parts of a PPTX, and of the workbooks in it, as one text."""
    text = []
    with zipfile.ZipFile(path) as z:
        for name in z.namelist():
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(z.open(name)) as book:
                    text += [book.read(n).decode("utf-8", "replace") for n in book.namelist()]
            elif name.endswith((".xml", ".rels", ".svg")):
                text.append(z.read(name).decode())
    return "\n".join(text)


def make(given, path, template, ending, *args, code=None, **more):
    """1: there are no data for some of it, which is said of its slide."""
    out = os.path.join(os.path.dirname(path), template + ending)
    answer = given.cli("deck", path, "--template", template, "-o", out, *args, code=code, **more)
    check(answer.code == 0 or answer.code == 1 and re.search(r"Slide \d+: ", answer.err), answer)
    return out, answer


@test
def every_template_becomes_a_file(given):
    path = fill_flows(given, given.file())
    before = tables(path, False)
    for template in TEMPLATES:
        for ending, magic in ((".pdf", b"%PDF-1.4"), (".pptx", b"PK\x03\x04")):
            out, _ = make(given, path, template, ending)
            with open(out, "rb") as f:
                equal(f.read(len(magic)), magic)
            first = open(out, "rb").read()
            make(given, path, template, ending)
            equal(open(out, "rb").read() == first, True, "the same deck gives the same file")
    equal(tables(path, False), before, "the district file is not changed")


@test
def an_empty_district_has_slides_that_say_so(given):
    path = given.file()
    for template in TEMPLATES:
        out, answer = make(given, path, template, ".pptx", "--lang", "en", code=1)
        check("There are no data for a chart; the slide says so." in answer.err, answer)
        text = slides(out)
        check(len(text) >= 7 and all(text), text)
        check(sum("(no data)" in t for t in text) >= 3, text)
        check(not re.search(r"\bnan\b|\binf\b|null", "\n".join(text), re.I), text)


@test
def the_language_and_the_period_are_those_asked_for(given):
    path = fill_flows(given, given.file())
    out, _ = make(given, path, "stakeholder", ".pptx", "--lang", "id", "--period", "2023")
    text = "\n".join(slides(out))
    check("Keberangkatan" in text and "Departures" not in text, text)
    check("2023" in text, text)
    out, _ = make(given, path, "stakeholder", ".pptx", "--lang", "en", "--name", "Rapat & <forum>", "--aspect", "4:3")
    text = slides(out)
    check("Rapat &amp; &lt;forum&gt;" in text[0], text[0])
    check("Departures" in "\n".join(text), text)
    with zipfile.ZipFile(out) as z:
        check(re.search(r"sldSz cx=.9144000", z.read("ppt/presentation.xml").decode()))


@test
def few_people_are_hidden_in_every_part(given):
    """P6: three left for Hong Kong; no chart, workbook, table or text of the file may say so to others."""
    path = given.file()
    source = os.path.join(os.path.dirname(path), "flows.csv")
    with open(source, "w", encoding="utf-8") as f:
        f.write("village,month,direction,destination,sector,gender,count\n")
        for month in range(1, 13):
            f.write("%s,2023-%02d,out,TWN,formal,F,777\n" % (VILLAGE, month))
        f.write("%s,2023-11,out,HKG,informal,F,3\n" % VILLAGE)
    given.cli("import", path, source, code=0)
    for audience in ("internal", "forum", "public"):
        out, _ = make(given, path, "stakeholder", ".pptx", "--audience", audience, "--period", "2023", "--lang", "en")
        text = everything(out)
        values = re.findall(r"<(?:c:)?v>([^<]*)</(?:c:)?v>", text)
        check(("3" in values) == (audience == "internal"), (audience, sorted(set(values))[:60]))
        # the sum of all is shown: less those who left for Taiwan it would tell the three
        numbers = set(re.findall(r">([0-9,]+)<", text))
        check("9,327" in numbers and (audience == "internal" or not {"9324", "9,324"} & numbers), (audience, sorted(numbers)[:60]))


@test
def pictures_bring_their_numbers_when_asked(given):
    """On hidden slides at the end, which are right for PowerPoint, and hide from others what the picture hides."""
    path = given.file()
    rows = ["village,month,direction,destination,sector,gender,count"]
    rows += ["%s,2023-%02d,out,%s,formal,F,777" % (VILLAGE, m, c) for m in range(1, 13) for c in ("TWN", "SGP")]
    source = os.path.join(os.path.dirname(path), "flows.csv")
    with open(source, "w", encoding="utf-8") as f:
        f.write("\n".join(rows + ["%s,2023-11,out,HKG,informal,F,3" % VILLAGE]) + "\n")
    given.cli("import", path, source, code=0)
    for audience in ("internal", "public"):
        asked = ["--audience", audience, "--period", "2023", "--lang", "en"]
        out, _ = make(given, path, "stakeholder", ".pptx", *asked)
        before = slides(out)
        out, _ = make(given, path, "stakeholder", ".pptx", *asked, "--data")
        after = slides(out)
        equal(after[:len(before)], before, "the others stay as they are")
        more = after[len(before):]
        check(more and all("Data: " in text for text in more), more)
        with zipfile.ZipFile(out) as z:
            for n in range(len(before) + 1, len(after) + 1):
                check("show='0'" in z.read("ppt/slides/slide%d.xml" % n).decode(), n)
            hidden = re.search("<HiddenSlides>(\\d+)<", z.read("docProps/app.xml").decode()).group(1)
        equal(int(hidden), len(more))
        cells = "\n".join(more).split("\n")
        check("777" in " ".join(cells) or "9,324" in cells, cells)
        check(("3" in cells) == (audience == "internal"), (audience, cells))
        with open(out, "rb") as f:
            equal(pptx_check.check(f.read()), [])
    given.refuses(path, 2, "deck", path, "--template", "stakeholder", "-o", out[:-4] + "pdf", "--data")


@test
def saved_presentations_are_listed_and_written(given):
    path = fill_flows(given, given.file())
    rows = check_table(given.cli("deck", path, "--list", "--json", code=0).json(), "decks")
    equal(rows, [])
    db = sqlite3.connect(path)
    db.execute("INSERT INTO local_deck (village, deck, name, audience) VALUES ('32.12', 'd1', 'Rapat', 'public')")
    db.execute("INSERT INTO local_slide (village, deck, slide, rank, kind, title, title_by, spec) "
               "VALUES ('32.12', 'd1', 's1', 1, 'text', 'Judul', 'user', ?)", (json.dumps({"v": 1, "text": "- satu\n- dua"}),))
    db.execute("INSERT INTO local_slide (village, deck, slide, rank, kind, spec) VALUES ('32.12', 'd1', 's2', 2, 'hologram', '{}')")
    db.commit()
    db.close()
    rows = check_table(given.cli("deck", path, "--list", "--json", code=0).json(), "decks")
    equal([(r["name"], r["audience"], r["slides"]) for r in rows], [("Rapat", "public", 2)])
    header = given.cli("deck", path, "--list", env=indonesian(given), code=0).out.splitlines()[0].lower()
    for word in ["nama", "templat", "khalayak", "periode", "dibekukan", "salindia"]:
        check(re.search(r"\b%s\b" % word, header), header)
    out = os.path.join(os.path.dirname(path), "rapat.pptx")
    given.cli("deck", path, "--name", "Rapat", "-o", out, code=None)
    text = slides(out)
    equal(len(text), 2)
    check("Judul" in text[0] and "satu" in text[0], text)
    one_sentence(given.refuses(path, 3, "deck", path, "--name", "Lain", "-o", out))


@test
def both_sources_are_dated(given):
    """M3: registers are of the day on which a village was last entered; editing a presentation makes none newer."""
    path = fill_flows(given, given.file())
    out = os.path.join(os.path.dirname(path), "bank.pptx")
    db = sqlite3.connect(path)
    db.execute("UPDATE history SET at = '2026-01-15T12:00:00Z'")
    db.execute("INSERT INTO history (id, at, who, label, kind, state) VALUES (99, '2026-03-03T12:00:00Z', 'x', 'y', 'edit', 'done')")
    db.execute("INSERT INTO history_area (step, village, n_changes) VALUES (99, '32.12', 1)")
    db.execute("INSERT INTO sync_state (set_name, epoch, version, seq, signed_at, expires, accepted_at, head) "
               "VALUES ('32.12', 1, 1, 1, '2025-09-30T00:00:00Z', '2025-10-30T00:00:00Z', '2025-10-01T00:00:00Z', x'7b7d')")
    db.commit()
    make(given, path, "bank", ".pptx", "--lang", "en")
    text = "\n".join(slides(out))
    check("national data as of September 30, 2025; village registers as of January 15, 2026" in text, text)
    db.execute("DELETE FROM history_area WHERE step <> 99")
    db.execute("DELETE FROM history WHERE id <> 99")
    db.commit()
    db.close()
    make(given, path, "bank", ".pptx", "--lang", "en")
    text = "\n".join(slides(out))
    check("national data as of September 30, 2025" in text and "village registers" not in text, text)


@test
def presentations_of_one_name_are_told_apart(given):
    path = given.file()
    db = sqlite3.connect(path)
    for n, name in enumerate(("Rapat", "Rapat", "Bank")):
        db.execute("INSERT INTO local_deck (village, deck, name) VALUES ('32.12', ?, ?)", ("d%d" % n, name))
        db.execute("INSERT INTO local_slide (village, deck, slide, rank, kind, title, title_by, spec) "
                   "VALUES ('32.12', ?, 's1', 1, 'text', ?, 'user', '{}')", ("d%d" % n, "Judul %d" % n))
    db.commit()
    db.close()
    out = os.path.join(os.path.dirname(path), "rapat.pptx")
    answer = given.refuses(path, 3, "deck", path, "--name", "Rapat", "-o", out)
    one_sentence(answer)
    check("(2, 3)" in answer.err and "--number" in answer.err and not os.path.exists(out), answer)
    rows = check_table(given.cli("deck", path, "--list", "--json", code=0).json(), "decks")
    equal([(r["name"], r["number"]) for r in rows], [("Bank", 1), ("Rapat", 2), ("Rapat", 3)])
    for number, more, title in ((1, (), "Judul 2"), (2, (), "Judul 0"), (3, ("--name", "Rapat"), "Judul 1")):
        given.cli("deck", path, "--number", str(number), *more, "-o", out, code=0)
        check(title in slides(out)[0], slides(out))
    os.remove(out)
    for args in (("--number", "4"), ("--number", "-1"), ("--number", "1", "--name", "Rapat")):
        one_sentence(given.refuses(path, 3, "deck", path, *args, "-o", out))
    given.refuses(path, 2, "deck", path, "--template", "bank", "--number", "1", "-o", out)
    check(not os.path.exists(out))


@test
def wrong_use_is_said_and_leaves_no_file(given):
    path = given.file()
    out = os.path.join(os.path.dirname(path), "out.pdf")
    for args in (("--template", "party", "-o", out), ("-o", out), ("--template", "bank"),
                 ("--template", "bank", "-o", out + ".odp"), ("--template", "bank", "-o", out, "--audience", "press"),
                 ("--template", "bank", "-o", out, "--lang", "fr"), ("--template", "bank", "-o", out, "--aspect", "1:1"),
                 ("--template", "bank", "-o", out, "--as-of", "soon"), ("--template", "bank", "-o", out, "--village", VILLAGE),
                 ("--json",)):
        given.refuses(path, 2, "deck", path, *args)
    given.refuses(path, 3, "deck", path, "--template", "bank", "-o", out, "--period", "soon")
    check(not os.path.exists(out))
    answer = given.cli("deck", path, "--template", "bank", "-o", os.path.join(out, "in", "no", "folder.pdf"), code=None)
    check(answer.code not in (0, 1), answer)
    one_sentence(answer)


@test
def a_village_that_is_named_is_the_one(given):
    path = fill_flows(given, given.file())
    out, _ = make(given, path, "village", ".pptx", "--village", VILLAGE, "--lang", "en")
    check("Village visit: Kenanga" in slides(out)[0], slides(out)[0])
    os.remove(out)
    for code in ("32.12.99.2001", "99.99.99.9999"):
        answer = given.refuses(path, 3, "deck", path, "--template", "village", "--village", code, "-o", out)
        one_sentence(answer)
        check(code in answer.err, answer)
    check(not os.path.exists(out), "nothing is written")


@test
def a_village_that_ended_says_so_on_its_slides(given):
    path = fill_flows(given, given.file())
    db = sqlite3.connect(path)
    db.execute("UPDATE official_region SET retired = '2025-07-01' WHERE code = ?", (VILLAGE,))
    db.commit()
    db.close()
    out, _ = make(given, path, "village", ".pptx", "--village", VILLAGE, "--lang", "en")
    text = slides(out)
    said = [i for i, slide in enumerate(text) if "this village ended on July 1, 2025" in slide]
    check(len(said) >= 4 and said[0] == 1, text)


if __name__ == "__main__":
    test.run(Given)
