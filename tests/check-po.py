#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Is every translation of po/LINGUAS complete for the texts that are in the sources today? As TAP.

Extracts the texts anew and merges, so that an entry missing from the file is found, not only an empty one.
"""
import os
import re
import subprocess
import sys
import tempfile

TOP = os.environ.get("DESMI_TOP_SRCDIR") or os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def run(*args):
    return subprocess.run(args, cwd=TOP, check=True, capture_output=True, text=True, env=dict(os.environ, LC_ALL="C"))


def extract(work):
    pot = os.path.join(work, "all.pot")
    run("xgettext", "--files-from=po/POTFILES", "--from-code=UTF-8", "--add-comments=Translators:", "-o", pot,
        "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=ngettext:1,2",
        "--keyword=g_dngettext:2,3", "--keyword=desmi_locale_plural:2,3",
        "--keyword=desmi_locale_text:2", "--keyword=desmi_message_new:1", "--keyword=desmi_message_new_plural:1,2")
    return pot


def problems(language, pot, work):
    po, merged = "po/%s.po" % language, os.path.join(work, language + ".po")
    run("msgmerge", "--quiet", "--no-fuzzy-matching", "-o", merged, po, pot)
    out = run("msgfmt", "--check", "--statistics", "-o", os.devnull, merged).stderr.strip()
    m = re.search(r"(\d+) untranslated", out)
    if m or "fuzzy" in out:
        yield out
        some = run("msgattrib", "--untranslated", "--no-wrap", merged).stdout
        for line in re.findall(r'^msgid "(?!")(.*)"$', some, re.M)[:20]:
            yield "missing: " + line
    # the original's statistics count what fuzzy matching hid
    own = run("msgfmt", "--check", "--statistics", "-o", os.devnull, po).stderr.strip()
    if "fuzzy" in own or "untranslated" in own:
        yield own


# One word for one thing, where two have stood beside each other before.
INSTEAD = {"id": {"grafik": "diagram", "daftar isian": "register", "sunting": "ubah"}}


def mixed_words(language):
    words = INSTEAD.get(language, {})
    plain = run("msgattrib", "--no-wrap", "--no-location", "po/%s.po" % language).stdout
    for line in re.findall(r'^msgstr(?:\[\d\])? "(.*)"$', plain, re.M):
        for word in words:
            if re.search(r"\b%s" % word, line, re.I):
                yield "“%s” is called “%s” here: %s" % (word, words[word], line)


# Buttons and statuses of which a sentence may name both: they must not be one word.
APART = [("_Done", ["Finished", "Active", "Candidate", "Suspended"])]


def same_words(language):
    plain = run("msgattrib", "--no-wrap", "--no-location", "po/%s.po" % language).stdout
    words = dict(re.findall(r'^msgid "(.*)"\nmsgstr "(.*)"$', plain, re.M))
    for button, others in APART:
        for other in others:
            if words[button].replace("_", "") == words[other]:
                yield "“%s” and “%s” are both “%s”" % (button, other, words[other])


def main():
    with open(os.path.join(TOP, "po", "LINGUAS"), encoding="utf-8") as f:
        languages = f.read().split()
    print("1..%d" % len(languages))
    with tempfile.TemporaryDirectory() as work:
        pot = extract(work)
        for i, language in enumerate(languages, 1):
            try:
                found = list(problems(language, pot, work)) + list(mixed_words(language)) + list(same_words(language))
            except subprocess.CalledProcessError as e:
                found = [e.stderr.strip()]
            print("%sok %d - %s is complete" % ("not " if found else "", i, language))
            for line in found:
                print("# " + line.replace("\n", "\n# "))
    return 0


if __name__ == "__main__":
    sys.exit(main())
