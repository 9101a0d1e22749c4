#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built desmigratif-cli on presentations in trouble: what a slide shows is gone, broken, too long or not there, and files
that cannot be written. The slide says so in its place, and no half file is left. As TAP."""
import json
import os
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import zipfile

from clitest import CLI, LIMIT_S, Skip, Tests, check, equal, one_sentence
from district import OTHER, VILLAGE, Given, fill_flows

NOBODY = 65534
SMALL = 36 * 1024  # bytes: room for what SQLite keeps beside the file, and not for a presentation
FORMATS = (".pdf", ".pptx", ".png")
test = Tests()


def run_sql(path, sql, *values):
    db = sqlite3.connect(path)
    db.execute(sql, values)
    db.commit()
    db.close()


def add_deck(path, *slides, period=None, theme=None):
    """A presentation "Rapat" with slides of (kind, title, spec, what else)."""
    run_sql(path, "INSERT INTO local_deck (village, deck, name, audience, period, theme, language) VALUES "
            "('32.12', 'd1', 'Rapat', 'internal', ?, ?, 'en')", period, theme)
    for rank, (kind, title, spec, more) in enumerate(slides):
        run_sql(path, "INSERT INTO local_slide (village, deck, slide, rank, kind, title, title_by, spec, sha256) "
                "VALUES ('32.12', 'd1', ?, ?, ?, ?, ?, ?, ?)", "s%d" % rank, rank, kind, title, "user" if title else "auto",
                json.dumps(dict(spec, v=1)), more)


def write(given, path, ending, code=None, *args):
    out = os.path.join(os.path.dirname(path), "rapat" + ending)
    answer = given.cli("deck", path, "--name", "Rapat", "-o", out, "--lang", "en", *args, code=code)
    check(not re.search("CRITICAL|WARNING", answer.err), answer)
    return out, answer


def slides_of(path):
    """The texts of each slide of a PPTX, and those of all notes."""
    with zipfile.ZipFile(path) as z:
        def texts(folder):
            names = sorted((n for n in z.namelist() if re.fullmatch(r"ppt/%s/\w+\.xml" % folder, n)),
                           key=lambda n: int(re.search(r"\d+", n).group()))
            return ["\n".join(re.findall(r"<a:t>([^<]*)</a:t>", z.read(n).decode())) for n in names]
        return texts("slides"), texts("notesSlides")


def pages_of(path):
    if shutil.which("pdftotext") is None:
        raise Skip("pdftotext is not installed")
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, timeout=LIMIT_S, check=True).stdout
    return [" ".join(page.split()) for page in text.split("\f")]


def both(given, path, code=None, *args):
    """The slides as both files have them, and what was said."""
    pdf, answer = write(given, path, ".pdf", code, *args)
    pptx, _ = write(given, path, ".pptx", code, *args)
    slides, notes = slides_of(pptx)
    return pages_of(pdf), [" ".join(s.split()) for s in slides], notes, answer


# --- what is on slides -----------------------------------------------------------------------------------------------------------

@test
def a_village_retired_since_is_said_to_be(given):
    path = fill_flows(given, given.file())
    add_deck(path, ("village", None, {"village": OTHER, "slots": []}, None))
    pages, slides, _, _ = both(given, path, 0)
    check("ended on" not in pages[0] + slides[0])
    run_sql(path, "UPDATE official_region SET retired = '2025-02-01', why = 'merged' WHERE code = ?", OTHER)
    pages, slides, _, _ = both(given, path, 0)
    for text in (pages[0], slides[0]):
        check("this village ended on February 1, 2025" in text, text)


@test
def what_is_of_a_village_retired_since_says_so_in_its_source(given):
    """Of a chart, a table and a number alone; once, also where two of them are on a slide."""
    where = {"where": {"village": [OTHER]}}
    chart, figure = {"show": "chart", "chart": "bars", **where}, {"show": "figure", "figure": "departures", **where}
    path = fill_flows(given, given.file())
    add_deck(path, ("chart", None, {"slots": [chart]}, None), ("table", None, {"slots": [{**chart, "show": "table"}]}, None),
             ("figures", None, {"slots": [figure, {**figure, "figure": "returns"}]}, None))
    pages, slides, _, _ = both(given, path, 0)
    check(all("ended on" not in text for text in pages + slides))
    run_sql(path, "UPDATE official_region SET retired = '2025-02-01', why = 'merged' WHERE code = ?", OTHER)
    pages, slides, _, _ = both(given, path, 0)
    for text in pages[:3] + slides[:3]:
        equal(text.count("this village ended on February 1, 2025"), 1, text)


@test
def a_village_that_is_gone_is_said_to_be(given):
    path = fill_flows(given, given.file())
    gone = "32.12.99.2001"
    add_deck(path, ("village", None, {"village": gone}, None), ("text", "Isi", {"text": "- satu"}, None))
    pages, slides, _, answer = both(given, path, 1)
    check("Slide 1: " in answer.err and gone in answer.err, answer)
    for text in (pages[0], slides[0]):
        check("There is no village with the code “%s”" % gone in text, text)
    check("satu" in pages[1] and "satu" in slides[1], pages)


@test
def a_period_without_data_is_said_on_every_chart(given):
    """R13: that nothing was reported is no zero."""
    path = fill_flows(given, given.file())
    for template in ("stakeholder", "village", "quarterly", "bank"):
        for ending in (".pdf", ".pptx"):
            out = os.path.join(os.path.dirname(path), template + ending)
            answer = given.cli("deck", path, "--template", template, "--period", "2031", "--lang", "en", "-o", out)
            equal(answer.code, 1, answer)
            check(re.search(r"Slide \d+: There are no data for a chart; the slide says so", answer.err), answer)
            pages = pages_of(out) if ending == ".pdf" else [" ".join(s.split()) for s in slides_of(out)[0]]
            text = "\n".join(pages)
            check("(no data)" in text, text)
            check(not re.search(r"(?i)\bnan\b|\binf\b|-100%|\b0 of 0\b", text), text)


@test
def a_broken_photo_is_said_to_be(given):
    path = given.file()
    photo = given.room.path("foto.jpg")
    with open(photo, "wb") as f:
        f.write(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20)
    given.cli("attach", path, OTHER, photo, code=0)
    db = sqlite3.connect(path)
    digest = db.execute("SELECT sha256 FROM attachment").fetchone()[0]
    db.close()
    add_deck(path, ("photo", "Rumah Belajar", {"alt": "Rumah Belajar"}, digest), ("photo", "Tanpa foto", {}, "0" * 64))
    pages, slides, _, answer = both(given, path)
    check(answer.code == 1 and "Slide 1: " in answer.err and "Slide 2: The photo is not in the file" in answer.err, answer)
    for texts in (pages, slides):
        check("cannot be" in texts[0] or "no picture" in texts[0].lower(), texts[0])
        check("Rumah Belajar" in texts[0] and "Tanpa foto" in texts[1], texts)


@test
def a_text_of_4000_characters_is_whole_in_the_notes(given):
    path = given.file()
    words = ["kata%d" % i for i in range(1, 700)]
    text = " ".join(words)[:4000]
    add_deck(path, ("text", "Panjang", {"text": text}, None))
    pages, slides, notes, answer = both(given, path)
    check(answer.code in (0, 1) and "Slide 1: " in answer.err, answer)
    check("…" in pages[0], pages[0][-200:])
    check(text in " ".join(notes[0].split()), notes[0][:200])
    handout, _ = write(given, path, ".pdf", None, "--notes")
    check(text in " ".join(" ".join(pages_of(handout)).split()) or
          all(w in " ".join(pages_of(handout)) for w in text.split()), "a word of the notes is missing")


@test
def a_font_that_is_not_there_is_replaced_in_pdf_and_named_in_pptx(given):
    path = given.file()
    run_sql(path, "INSERT INTO local_theme (village, theme, name, font_title, font_text) VALUES ('32.12', 't1', 'Kami', "
            "'Huruf Tidak Ada', 'Huruf Tidak Ada')")
    add_deck(path, ("text", "Efisiensi", {"text": "- efisiensi, é, → dan ’"}, None), theme="t1")
    pages, slides, _, _ = both(given, path, 0)
    check("Efisiensi" in pages[0] and "→" in pages[0], pages)
    with zipfile.ZipFile(os.path.join(os.path.dirname(path), "rapat.pptx")) as z:
        check("typeface='Huruf Tidak Ada'" in z.read("ppt/theme/theme1.xml").decode())
    if shutil.which("pdffonts") is None:
        raise Skip("pdffonts is not installed")
    fonts = subprocess.run(["pdffonts", os.path.join(os.path.dirname(path), "rapat.pdf")], capture_output=True, text=True,
                           check=True).stdout.splitlines()
    column = fonts[0].index("emb sub uni")
    check(len(fonts) > 2 and all(row[column:].startswith("yes yes") for row in fonts[2:]), fonts)


# --- files that cannot be written ------------------------------------------------------------------------------------------------

def targets(given, path, folder):
    """Each file that a presentation becomes, with what is there before."""
    for ending in FORMATS:
        out = os.path.join(folder, "rapat" + ending)
        if ending != ".png":
            with open(out, "w", encoding="utf-8") as f:
                f.write("old")
        yield out


def content(folder):
    found = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as f:
            found[name] = f.read()
    return found


def fails(given, path, out, **how):
    """The command says so in a sentence, and the folder is as before."""
    before = content(os.path.dirname(out))
    answer = given.cli("deck", path, "--template", "bank", "-o", out, "--lang", "en", **how)
    equal(answer.code, 3, answer)
    one_sentence(answer)
    check(os.path.basename(out)[:-4] in answer.err or "“%s”" % os.path.dirname(out) in answer.err, answer)
    equal(content(os.path.dirname(out)), before)
    return answer


def folder_of(given, name):
    folder = given.room.path(name)
    os.mkdir(folder)
    return folder


@test
def no_room_leaves_no_half_file(given):
    path = fill_flows(given, given.file())

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, resource.RLIM_INFINITY))

    for out in targets(given, path, folder_of(given, "small")):
        fails(given, path, out, preexec_fn=limit)


@test
def a_full_disk_leaves_no_half_file(given):
    """A real one, of 16 kB; where nobody may mount one, the limit above stands for it."""
    path = fill_flows(given, given.file())
    folder = folder_of(given, "disk")
    script = ('mount -t tmpfs -o size=16k desmi "$1" && echo old > "$1/rapat.$3" && "$0" deck "$2" --template bank -o "$1/rapat.$3" --lang en; '
              'echo "$? $(ls -A "$1") $(head -c 3 "$1/rapat.$3")"')
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "none", folder],
                                                         capture_output=True, timeout=60).returncode != 0:
        raise Skip("nobody may mount a disk here")
    for ending in ("pdf", "pptx"):
        answer = given.room.run("unshare", "-rm", "sh", "-c", script, CLI, folder, path, ending)
        equal(answer.out.strip(), "3 rapat.%s old" % ending, answer)
        one_sentence(answer)
        check("the disk is full" in answer.err, answer)


@test
def a_folder_that_nobody_may_write_is_said(given):
    path = fill_flows(given, given.file())
    folder = folder_of(given, "locked")
    found = list(targets(given, path, folder))
    os.chmod(folder, 0o555)
    how = {}
    if os.geteuid() == 0:  # who may all is made one who may not
        os.chmod(given.room.folder, 0o755)
        subprocess.run(["chmod", "-R", "a+rwX", os.path.dirname(path), given.room.path("home"), given.room.path("tmp")], check=True)
        how = {"user": NOBODY, "group": NOBODY}
    try:
        for out in found:
            answer = fails(given, path, out, **how)
            check("choose another folder" in answer.err or "Choose another folder" in answer.err, answer)
    finally:
        os.chmod(folder, 0o755)


@test
def a_file_that_is_open_is_replaced_whole(given):
    """Whoever reads the old one goes on reading it; where the system does not let it be replaced, it stays."""
    path = fill_flows(given, given.file())
    for out in targets(given, path, folder_of(given, "open")):
        if not os.path.exists(out):
            continue
        with open(out, encoding="utf-8") as reader:
            answer = given.cli("deck", path, "--template", "bank", "-o", out, "--lang", "en")
            check(answer.code in (0, 1), answer)
            equal(reader.read(), "old")
        with open(out, "rb") as f:
            check(f.read(4) in (b"%PDF", b"PK\x03\x04"))
        equal([n for n in os.listdir(os.path.dirname(out)) if not n.startswith("rapat.")], [])


@test
def a_folder_of_that_name_stays(given):
    path = fill_flows(given, given.file())
    folder = folder_of(given, "named")
    for ending in (".pdf", ".pptx"):
        out = os.path.join(folder, "rapat" + ending)
        os.mkdir(out)
        with open(os.path.join(out, "x"), "w", encoding="utf-8") as f:
            f.write("old")
        answer = given.cli("deck", path, "--template", "bank", "-o", out, "--lang", "en", code=3)
        one_sentence(answer)
        check("is a folder" in answer.err, answer)
        equal(os.listdir(out), ["x"])


@test
def what_is_interrupted_leaves_no_half_file(given):
    path = fill_flows(given, given.file())
    folder = folder_of(given, "interrupted")
    for out in targets(given, path, folder):
        before = content(folder)
        process = given.room.start(CLI, "deck", path, "--template", "stakeholder", "-o", out, stderr=subprocess.PIPE)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=LIMIT_S)[1].decode()
        if process.returncode in (0, 1):  # it was done before
            continue
        check(process.returncode in (5, -signal.SIGINT), (process.returncode, said))
        equal(content(folder), before)


@test
def words_for_the_office_are_pointed_out_where_others_read_them(given):
    path = given.file()
    add_deck(path, ("text", "3 orang ke Qatar", {}, None), ("closing", None, {}, None))
    _, answer = write(given, path, ".pdf", 0)
    check("yourself" not in answer.err, answer)
    _, answer = write(given, path, ".pdf", 0, "--audience", "forum")
    check(re.search(r"Slide 1: What you wrote yourself .* title of the slide\.", answer.err), answer)
    check("Slide 2" not in answer.err, answer)


@test
def what_is_frozen_answers_nothing_else(given):
    path = given.file()
    add_deck(path, ("chart", None, {"slots": [{"show": "chart", "chart": "bars"}]}, None), period="2023")
    run_sql(path, "UPDATE local_deck SET frozen = '2026-11-30'")
    out, answer = write(given, path, ".pdf", None, "--audience", "internal", "--period", "2023")
    check("Slide 1: It is not frozen and follows the data." in answer.err, answer)
    os.remove(out)
    for asked in (("--period", "2024"), ("--audience", "public"), ("--lang", "id")):
        answer = given.refuses(path, 3, "deck", path, "--name", "Rapat", "-o", out, *asked)
        check("frozen" in answer.err and asked[0] in answer.err, answer)
        check(not os.path.exists(out), out)


if __name__ == "__main__":
    test.run(Given)
