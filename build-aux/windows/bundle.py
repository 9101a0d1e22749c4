#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts together the folder that the Windows program runs from.

usage: bundle.py SYSROOT SOURCES STAGE TOP OUT   SYSROOT: the libraries; SOURCES: their sources; STAGE: what `meson install`
                                                 wrote, with bin/ and share/; TOP: our own sources; OUT: the new folder
       bundle.py --check FOLDER                  does everything in there find its DLLs?

In OUT: bin/, lib/gio/modules/, share/, and desmigratif-files.txt, the list by which the installer removes it again.
"""
import glob
import os
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
import dlls
import licences

PROGRAMS = ["desmigratif.exe", "desmigratif-cli.exe", "desmigratif-publish.exe"]
# the bus by which a second start finds the first, and what GLib starts programs through
HELPERS = ["gdbus.exe", "gspawn-win64-helper.exe", "gspawn-win64-helper-console.exe"]
MODULES = ["libgioopenssl.dll", "libgioenvironmentproxy.dll"]
LANGUAGES = ["id", "en", "en_GB"]
GCC = "x86_64-w64-mingw32-gcc-posix"


def gcc_folders():
    """Where gcc's own DLLs are."""
    paths = [subprocess.run([GCC, "-print-file-name=" + name], capture_output=True, text=True, check=True).stdout.strip()
             for name in ("libgcc_s_seh-1.dll", "libwinpthread-1.dll")]
    return [os.path.dirname(os.path.realpath(p)) for p in paths if os.path.isabs(p)]


def copy(path, folder):
    os.makedirs(folder, exist_ok=True)
    return shutil.copyfile(path, os.path.join(folder, os.path.basename(path)))


def add_programs(sysroot, stage, top, out):
    """Programs, modules and the DLLs that they need, stripped. Returns the names of what is not ours."""
    programs = [os.path.join(stage, "bin", n) for n in PROGRAMS] + [os.path.join(sysroot, "bin", n) for n in HELPERS]
    modules = [os.path.join(sysroot, "lib", "gio", "modules", n) for n in MODULES]
    libraries = dlls.closure(programs + modules, [os.path.join(sysroot, "bin")] + gcc_folders())
    copies = [copy(p, os.path.join(out, "bin")) for p in programs + libraries]
    copies += [copy(p, os.path.join(out, "lib", "gio", "modules")) for p in modules]
    # the bus leaves a file in the user's folder, whose name it reads in the code page: ours is UTF-8
    shutil.copyfile(os.path.join(top, "src", "desmigratif.manifest"), os.path.join(out, "bin", "gdbus.exe.manifest"))
    subprocess.run(["x86_64-w64-mingw32-strip"] + copies, check=True)
    return [os.path.basename(p) for p in copies if os.path.basename(p) not in PROGRAMS]


def add_share(sysroot, stage, out):
    """Settings (GTK's own for its file chooser too), our data, and the texts of our languages."""
    schemas = os.path.join(out, "share", "glib-2.0", "schemas")
    sources = [os.path.join(p, "share", "glib-2.0", "schemas") for p in (sysroot, stage)]
    work = os.path.join(out, "schemas")
    for path in [p for s in sources for p in glob.glob(os.path.join(s, "*.gschema.xml"))]:
        copy(path, work)
    os.makedirs(schemas)
    subprocess.run(["glib-compile-schemas", "--strict", "--targetdir=" + schemas, work], check=True)
    shutil.rmtree(work)
    shutil.copytree(os.path.join(stage, "share", "desmigratif"), os.path.join(out, "share", "desmigratif"))
    for language in LANGUAGES:
        for source in (sysroot, stage):
            for path in glob.glob(os.path.join(source, "share", "locale", language, "LC_MESSAGES", "*.mo")):
                copy(path, os.path.join(out, "share", "locale", language, "LC_MESSAGES"))


def add_documents(top, sysroot, sources, out, names):
    """Our licence and news, and the licences of everybody else."""
    documents = os.path.join(out, "share", "doc")
    licences.write(os.path.join(documents, "licences"), sysroot, sources, names)
    for name in ("LICENSE", "NEWS.md"):
        with open(os.path.join(top, name), encoding="utf-8") as f:
            text = f.read()
        target = os.path.join(documents, os.path.splitext(name)[0] + ".txt")
        with open(target, "w", encoding="utf-8", newline="\r\n") as f:
            f.write(text)


def write_list(out):
    """A mark, then the files, then the folders, the deepest first and with a backslash at their ends."""
    found, folders = [], []
    for folder, _, names in os.walk(out, topdown=False):
        relative = os.path.relpath(folder, out)
        found += [os.path.normpath(os.path.join(relative, n)) for n in names]
        folders += [relative + "\\"] if relative != "." else []
    entries = [e.replace("/", "\\") for e in sorted(found) + folders]
    # the installer reads them in the code page of the machine
    wrong = [e for e in entries if not e.isascii()]
    if wrong:
        raise licences.Missing("The installer could not remove %s: only ASCII names are safe." % wrong[0])
    with open(os.path.join(out, "desmigratif-files.txt"), "w", encoding="ascii", newline="\r\n") as f:
        f.write("".join(e + "\n" for e in ["Files of Desmigratif", *entries]))


def check(folder):
    """Everything in the bundle, one by one, against what lies in bin/. Returns the number of files looked at."""
    paths = [p for p in glob.glob(os.path.join(folder, "**", "*"), recursive=True) if p.lower().endswith((".exe", ".dll"))]
    paths = [p for p in paths if os.path.basename(p) != "uninstall.exe"]
    for path in paths:
        dlls.needed(path, [os.path.join(folder, "bin")])
    return len(paths)


def main():
    try:
        if len(sys.argv) == 3 and sys.argv[1] == "--check":
            print("%d programs and DLLs depend on nothing but each other and Windows" % check(sys.argv[2]))
            return 0
        if len(sys.argv) != 6:
            print(__doc__, file=sys.stderr)
            return 2
        sysroot, sources, stage, top, out = sys.argv[1:]
        shutil.rmtree(out, ignore_errors=True)
        names = add_programs(sysroot, stage, top, out)
        add_share(sysroot, stage, out)
        add_documents(top, sysroot, sources, out, names)
        write_list(out)
        check(out)
    except (dlls.Missing, licences.Missing) as error:
        print("bundle: %s" % error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
