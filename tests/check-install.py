#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs the built program into a folder of its own and looks at it as a desktop would, as TAP.

  check-install.py MESON

MESON is the program to install with. What a check needs and is not there skips it with a reason.
"""
import os
import shutil
import subprocess
import sys
import tempfile

BUILD = os.environ["DESMI_TOP_BUILDDIR"]
APP = "id.go.desmigratif.Desmigratif"
KIND = "application/vnd.desmigratif"


class Skip(Exception):
    """Raised by a check that cannot be made here, with the reason."""


class Installed:
    """The folder, and what the installation said."""

    def __init__(self, meson, folder):
        self.folder = folder
        self.said = run(meson, "install", "-C", BUILD, "--no-rebuild", "--destdir", folder)
        # the prefix is the folder above the one with the programs
        self.bin = os.path.dirname(find(folder, "desmigratif-cli"))
        self.prefix = os.path.dirname(self.bin)

    def path(self, *names):
        path = os.path.join(self.prefix, "share", *names)
        assert os.path.exists(path), path + " is not installed"
        return path


def run(*args, env=None):
    if shutil.which(args[0]) is None:
        raise Skip(os.path.basename(args[0]) + " is not installed")
    done = subprocess.run(args, env=dict(os.environ, **(env or {})), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True)
    assert done.returncode == 0, "%s ended with %d:\n%s" % (" ".join(args), done.returncode, done.stdout)
    return done.stdout


def find(folder, name):
    for where, _, names in os.walk(folder):
        if name in names:
            return os.path.join(where, name)
    raise AssertionError(name + " is not installed")


def hooks(tree):
    """Without them neither menu, settings nor a double click on a file would know of the program. (Into a folder
    of its own they are named and not run.)"""
    for hook in ("glib-compile-schemas", "update-icon-cache", "update-desktop-database", "update-mime-database"):
        assert hook in tree.said, "%s is not run:\n%s" % (hook, tree.said)


def launcher(tree):
    said = run("desktop-file-validate", tree.path("applications", APP + ".desktop"))
    assert said == "", said
    with open(tree.path("applications", APP + ".desktop"), encoding="utf-8") as f:
        lines = f.read().splitlines()
    assert "MimeType=%s;" % KIND in lines, lines
    assert any(line.startswith("Comment[id]=") for line in lines), lines


def metainfo(tree):
    path = tree.path("metainfo", APP + ".metainfo.xml")
    try:
        run("appstreamcli", "validate", "--no-net", path)
    except AssertionError:
        # the programme has no site of its own to name; newer validators warn of that, older ones do not know the word
        run("appstreamcli", "validate", "--no-net", "--override=url-homepage-missing=info", path)


def schema(tree):
    path = tree.path("glib-2.0", "schemas", APP + ".gschema.xml")
    run("glib-compile-schemas", "--strict", "--dry-run", os.path.dirname(path))


def icons(tree):
    for path in (("scalable", "apps", APP + ".svg"), ("symbolic", "apps", APP + "-symbolic.svg"),
                 ("scalable", "mimetypes", "application-vnd.desmigratif.svg")):
        tree.path("icons", "hicolor", *path)


def district_file(tree):
    """The installed command makes a file from the installed data, and the desktop knows it, whatever its name."""
    share = os.path.join(tree.prefix, "share")
    run("update-mime-database", os.path.join(share, "mime"))
    for name in ("Laporan.desmigratif", "Laporan"):
        path = os.path.join(tree.folder, name)
        run(os.path.join(tree.bin, "desmigratif-cli"), "new", path, "--district", "32.12",
            env={"DESMIGRATIF_DATA_DIR": tree.path("desmigratif")})
        said = run("gio", "info", "-a", "standard::content-type", path,
                   env={"XDG_DATA_DIRS": share + ":/usr/local/share:/usr/share"})
        assert KIND in said, said


def languages(tree):
    tree.path("locale", "id", "LC_MESSAGES", "desmigratif.mo")


def licences(tree):
    tree.path("desmigratif", "LICENSES.md")


def main(meson):
    checks = [hooks, launcher, metainfo, schema, icons, district_file, languages, licences]
    print("1..%d" % len(checks))
    with tempfile.TemporaryDirectory(prefix="desmi-install-") as folder:
        tree = Installed(meson, folder)
        for i, check in enumerate(checks, 1):
            try:
                check(tree)
                print("ok %d - %s" % (i, check.__name__))
            except Skip as e:
                print("ok %d - %s # SKIP %s" % (i, check.__name__, e))
            except AssertionError as e:
                print("not ok %d - %s" % (i, check.__name__))
                print("# " + str(e).replace("\n", "\n# "))


if __name__ == "__main__":
    main(sys.argv[1])
