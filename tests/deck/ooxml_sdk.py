# SPDX-License-Identifier: GPL-3.0-or-later
"""Microsoft's Open XML SDK, which build-aux/ooxml-validator installs beside a build, or leaves the reason where it cannot."""
import json
import os
import subprocess
import zipfile

BUILD = os.environ.get("DESMI_TOP_BUILDDIR", ".")
PROGRAM = os.environ.get("DESMI_OOXML_VALIDATOR") or os.path.join(
    BUILD, "ooxml-validator", "node_modules", "@xarsh", "ooxml-validator-linux-x64", "ooxml-validator")
LIMIT_S = 300


def why_not():
    """A sentence on why it cannot be asked; None: it can."""
    if os.path.exists(PROGRAM):
        return None
    why = os.path.join(BUILD, "ooxml-validator.why")
    reason = "build-aux/ooxml-validator was not run"
    if os.path.exists(why):
        with open(why, encoding="utf-8") as f:
            reason = f.read().strip()
    return "Microsoft's Open XML SDK is not there: %s" % reason


def validate(path):
    """What it has to say of a file; nothing, where that is right."""
    run = subprocess.run([PROGRAM, path, "Microsoft365"], capture_output=True, text=True, timeout=LIMIT_S)
    try:
        answer = json.loads(run.stdout)
    except ValueError:
        return ["the validator said: %s" % (run.stdout + run.stderr)[:500]]
    return [] if answer["ok"] else [str(e)[:400] for e in answer["errors"]] or ["it says no, and not why"]


class Books:
    """Workbooks of charts, each of which it looks at once, however many presentations it is in."""

    def __init__(self, folder):
        self.folder, self.seen = folder, set()

    def validate(self, path):
        """What is wrong with those in a presentation."""
        with zipfile.ZipFile(path) as z:
            books = {n: z.read(n) for n in z.namelist() if n.endswith(".xlsx")}
        for name, body in books.items():
            if body in self.seen:
                continue
            self.seen.add(body)
            out = os.path.join(self.folder, "book-%d.xlsx" % len(self.seen))
            with open(out, "wb") as f:
                f.write(body)
            yield from ("%s: %s" % (name, e) for e in validate(out))
