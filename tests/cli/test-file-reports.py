#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What users of similar programs suffered of files that leave the program: R9 a comma of the locale in a file for programs, R11 a PDF
without its fonts or words, R12 tables that run over the edge of the paper. (R10, that PowerPoint opens it, is tried by
test-deck-districts.py and tests/deck/test-pptx-files.py.) As TAP."""
import json
import os
import re
import shutil
import sqlite3
import subprocess
import zipfile

from clitest import LIMIT_S, Skip, Tests, check, equal
from district import OTHER, Given, fill_flows
from districts import make

LOCALES = ("id_ID", "de_DE")
WORDS = ("efisiensi", "afiliasi", "Jum’at", "Séngkéng", "→", "fi", "ffi")
PAPERS = {"a4": (595.3, 841.9), "f4": (609.4, 935.4), "letter": (612.0, 792.0)}
test = Tests()


class Files(Given):
    def locale(self, name):
        """An environment with a locale of our own, whatever is installed."""
        if not os.path.exists(self.room.path(name + ".UTF-8")):
            if shutil.which("localedef") is None:
                raise Skip("localedef is not installed")
            subprocess.run(["localedef", "-i", name, "-f", "UTF-8", self.room.path(name + ".UTF-8")], check=True, timeout=60)
        return {"LC_ALL": name + ".UTF-8", "LOCPATH": self.room.folder}


def ask(program, *args):
    if shutil.which(program) is None:
        raise Skip(program + " is not installed")
    return subprocess.run([program, *args], capture_output=True, text=True, timeout=LIMIT_S, check=True).stdout


def fill(given):
    path = fill_flows(given, given.file())
    given.cli("target", path, OTHER, "2023-Q4", "relawan=16", code=0)
    given.cli("report", path, OTHER, "2023-Q4", "relawan=2", code=0)  # 12.5 %
    return path


def content(path):
    with open(path, "rb") as f:
        return f.read()


# --- R9: the locale never reaches a file format ----------------------------------------------------------------------------------

FILES = {
    "flows.csv": ["export", "flows", "--by", "village", "month"],
    "pillars.json": ["export", "pillars", "--by", "village", "--period", "2023-Q4"],
    "pillars.xlsx": ["export", "pillars", "--by", "village", "--period", "2023-Q4", "--lang", "en"],
    "flows.pdf": ["export", "flows", "--by", "village", "month", "--lang", "en"],
    "trend.svg": ["chart", "trend", "--lang", "en"],
    "trend.pdf": ["chart", "trend", "--lang", "en"],
    "bullets.svg": ["chart", "bullets", "--period", "2023-Q4", "--lang", "en"],
    "trend.png": ["chart", "trend", "--lang", "en"],
    "bank.pdf": ["deck", "--template", "bank", "--lang", "en"],
    "bank.pptx": ["deck", "--template", "bank", "--lang", "en"],
    "quarterly.pptx": ["deck", "--template", "quarterly", "--lang", "en"],
}


@test
def R9_every_file_is_the_same_in_every_locale(given):
    path = fill(given)
    for name, (command, *args) in FILES.items():
        written = []
        for env in [None, *(given.locale(n) for n in LOCALES)]:
            out = os.path.join(os.path.dirname(path), name)
            answer = given.cli(command, path, *args, "-o", out, env=env)
            check(answer.code in (0, 1), answer)
            written.append(content(out))
            os.remove(out)
        check(written[0] == written[1] == written[2], name)


@test
def R9_numbers_in_xml_have_a_point(given):
    path = fill(given)
    env = given.locale("id_ID")
    for name in ("pillars.xlsx", "quarterly.pptx"):
        command, *args = FILES[name]
        out = os.path.join(os.path.dirname(path), name)
        answer = given.cli(command, path, *args, "-o", out, env=env)
        check(answer.code in (0, 1), answer)
        numbers = []
        with zipfile.ZipFile(out) as z:
            for part in z.namelist():
                if part.endswith(".xml"):
                    numbers += re.findall(r"<(?:c:)?v>([^<]*)</(?:c:)?v>", z.read(part).decode())
        check("0.125" in numbers, (name, sorted(set(numbers))[:40]))
        check(not any(re.fullmatch(r"-?\d+,\d+", n) for n in numbers), numbers)


# --- R11: a PDF carries its fonts and its words ----------------------------------------------------------------------------------

def check_pdf(path):
    rows = ask("pdffonts", path).splitlines()
    column = rows[0].index("emb sub uni")
    check(len(rows) > 2 and all(r[column:].startswith("yes yes") for r in rows[2:]), rows)
    text = ask("pdftotext", path, "-")
    for word in WORDS:
        check(word in text, (path, word, text))
    check("\ufffd" not in text and not re.search("[\ufb00-\ufb06]", text), text)
    if shutil.which("qpdf") is not None:
        check("WARNING" not in ask("qpdf", "--check", path))


@test
def R11_a_chart_has_its_fonts_and_words(given):
    path = fill(given)
    out = os.path.join(os.path.dirname(path), "trend.pdf")
    given.cli("chart", path, "trend", "-o", out, "--lang", "en", "--title", " ".join(WORDS), code=0)
    check_pdf(out)


@test
def R11_a_presentation_has_its_fonts_and_words(given):
    """Also one whose font is not installed."""
    path = fill(given)
    db = sqlite3.connect(path)
    db.execute("INSERT INTO local_theme (village, theme, name, font_title, font_text) VALUES "
               "('32.12', 't1', 'Kami', 'Huruf Tidak Ada', 'Huruf Tidak Ada')")
    for deck, theme in (("d1", None), ("d2", "t1")):
        db.execute("INSERT INTO local_deck (village, deck, name, audience, theme) VALUES ('32.12', ?, ?, 'internal', ?)", (deck, deck, theme))
        db.execute("INSERT INTO local_slide (village, deck, slide, rank, kind, title, title_by, spec) VALUES "
                   "('32.12', ?, 's1', 1, 'text', 'Efisiensi', 'user', ?)", (deck, json.dumps({"v": 1, "text": " ".join(WORDS)})))
    db.commit()
    db.close()
    for deck in ("d1", "d2"):
        for args in ([], ["--handout", "2"], ["--notes"]):
            out = os.path.join(os.path.dirname(path), deck + ".pdf")
            given.cli("deck", path, "--name", deck, "-o", out, *args, code=0)
            check_pdf(out)


# --- R12: paper has edges --------------------------------------------------------------------------------------------------------

@test
def R12_a_table_of_300_villages_is_whole_on_every_paper(given):
    path = make(given.room, "many")
    for paper, size in PAPERS.items():
        out = os.path.join(os.path.dirname(path), paper + ".pdf")
        given.cli("export", path, "pillars", "--by", "village", "pillar", "--period", "2025", "-o", out, "--paper", paper, "--lang", "en",
                  code=0)
        info = ask("pdfinfo", out)
        n = int(re.search(r"Pages:\s+(\d+)", info).group(1))
        found = [float(x) for x in re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info).groups()]
        check(all(abs(a - b) < 1 for a, b in zip(sorted(found), sorted(size))), (paper, found))
        pages = ask("pdftotext", "-layout", out, "-").split("\f")[:n]
        check(n > 5, n)
        for number, page in enumerate(pages, 1):
            for words in ("Page %d of %d" % (number, n), "Pillars", "Village", "Pillar ", "Score", "Reported", "Reason"):
                check(words in page, (words, page))
        check("Data as of" in pages[0] and "Source" in pages[0], pages[0])
        equal("".join(pages).count("Migration service centre"), 300)
        # nothing ends beyond the edge
        box = ask("pdftotext", "-bbox", out, "-")
        width = float(re.search(r'<page width="([\d.]+)"', box).group(1))
        check(max(float(x) for x in re.findall(r'xMax="([\d.]+)"', box)) < width - 28, paper)
        check(min(float(x) for x in re.findall(r'xMin="([\d.]+)"', box)) > 28, paper)


@test
def R12_slides_are_whole_on_every_paper(given):
    path = fill(given)
    for paper, size in PAPERS.items():
        for args, least in ((["--handout", "1"], 8), (["--handout", "2"], 4), (["--handout", "4"], 2), (["--handout", "6"], 2), (["--notes"], 8)):
            out = os.path.join(os.path.dirname(path), "bank.pdf")
            answer = given.cli("deck", path, "--template", "bank", "-o", out, *args, "--paper", paper, "--lang", "en")
            check(answer.code in (0, 1), answer)
            info = ask("pdfinfo", out)
            equal(int(re.search(r"Pages:\s+(\d+)", info).group(1)), least, (paper, args))
            found = [float(x) for x in re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info).groups()]
            check(all(abs(a - b) < 1 for a, b in zip(sorted(found), sorted(size))), (paper, args, found))
            text = ask("pdftotext", out, "-")
            check("Page 1 of %d" % least in text and "Decisions and next steps" in text, text)
            box = ask("pdftotext", "-bbox", out, "-")
            for page in box.split("<page ")[1:]:
                width, height = (float(x) for x in re.match(r'width="([\d.]+)" height="([\d.]+)"', page).groups())
                check(all(20 < float(x) < width - 20 for x in re.findall(r'x(?:Min|Max)="([\d.-]+)"', page)), (paper, args))
                check(all(20 < float(y) < height - 20 for y in re.findall(r'y(?:Min|Max)="([\d.-]+)"', page)), (paper, args))


@test
def what_paper_is_not_is_said(given):
    path = given.file()
    out = os.path.join(os.path.dirname(path), "out")
    for args in (["deck", path, "--template", "bank", "-o", out + ".pdf", "--paper", "a5"],
                 ["deck", path, "--template", "bank", "-o", out + ".pdf", "--handout", "3"],
                 ["deck", path, "--template", "bank", "-o", out + ".pdf", "--handout", "2", "--notes"],
                 ["deck", path, "--template", "bank", "-o", out + ".pptx", "--notes"],
                 ["export", path, "flows", "-o", out + ".pdf", "--paper", "a5"],
                 ["export", path, "flows", "-o", out + ".csv", "--paper", "a4"]):
        given.refuses(path, 2, *args)
    equal([n for n in os.listdir(os.path.dirname(path)) if n.startswith("out")], [])


@test
def pictures_of_all_slides_have_their_numbers(given):
    path = fill(given)
    out = os.path.join(os.path.dirname(path), "rapat.png")
    answer = given.cli("deck", path, "--template", "bank", "-o", out, "--lang", "en")
    check(answer.code in (0, 1), answer)
    names = sorted(n for n in os.listdir(os.path.dirname(path)) if n.endswith(".png"))
    equal(names, ["rapat-%02d.png" % i for i in range(1, 9)])
    for name in names:
        data = content(os.path.join(os.path.dirname(path), name))
        equal((data[:8], int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")), (b"\x89PNG\r\n\x1a\n", 1920, 1080))


if __name__ == "__main__":
    test.run(Files)
