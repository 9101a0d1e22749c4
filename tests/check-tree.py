#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of the source tree that no compiler makes, as TAP.

layers     every #include of src/ against the table of layers
systems    no word about Windows or Unix in the code outside of the folders named platform
licence    an SPDX line in every source file
potfiles   po/POTFILES names every file with a translatable text, and no other
sizes      no source file over 1,000 lines, no function over 80
comments   a doc comment on every public function
packages   the README gives a reason for every package that is installed
unfinished no sign of unfinished work
"""
import os
import re
import subprocess
import sys

TOP = os.environ.get("DESMI_TOP_SRCDIR") or os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# folder -> folders of ours it may include
MAY = {
    "core": [],
    "store": ["core"],
    "chart": ["core"],
    "exchange": ["core", "store"],
    "sync": ["core", "store"],
    "deck": ["core", "chart"],
    "app": ["core", "store", "chart", "exchange", "sync", "deck"],
    "server": ["core", "store", "exchange", "sync"],
    "cli": ["core", "store", "chart", "exchange", "sync", "deck", "app", "server"],
    "ui": ["core", "chart", "deck", "app"],
}
# header prefix -> folders that may include it
FOREIGN = {
    "sqlite3.h": {"store"},
    "gtk/": {"ui"},
    "gdk/": {"ui"},
    "gsk/": {"ui"},
    "adwaita.h": {"ui"},
    "cairo": {"chart", "ui", "app", "deck", "cli"},
    "pango/": {"chart", "ui", "deck"},
    "libsoup/": {"sync", "server"},
    "sodium.h": {"sync", "server"},
    "jansson.h": {"sync", "server", "cli", "app", "exchange"},
    "png.h": {"chart"},
    "jpeglib.h": {"deck"},
    "libsecret/": {"core"},
    "xlsxwriter": {"exchange", "deck"},
    "zip.h": {"deck", "exchange"},
    "libxml/": {"exchange"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]')


def files(*endings):
    """Paths of the tree that git tracks, or all where there is no git."""
    try:
        out = subprocess.run(["git", "-C", TOP, "ls-files", "-z"], capture_output=True, check=True).stdout
        names = [n for n in out.decode().split("\0") if n]
    except (OSError, subprocess.CalledProcessError):
        names = []
        for folder, folders, some in os.walk(TOP):
            folders[:] = [f for f in folders if not f.startswith((".", "build", "out"))]
            names += [os.path.relpath(os.path.join(folder, n), TOP) for n in some]
    return sorted(n for n in names if n.endswith(endings) and os.path.isfile(os.path.join(TOP, n)))


def lines(name):
    with open(os.path.join(TOP, name), encoding="utf-8") as f:
        return f.read().splitlines()


def layers():
    for name in files(".c", ".h"):
        part = name.split("/")
        if part[0] != "src" or len(part) < 3:
            continue
        layer = part[1]
        for n, line in enumerate(lines(name), 1):
            m = INCLUDE.match(line)
            if not m:
                continue
            target = m.group(1)
            first = target.split("/")[0]
            if first in MAY and "/" in target and first != layer and first not in MAY[layer]:
                yield "%s:%d: %s may not include %s" % (name, n, layer, target)
            for prefix, allowed in FOREIGN.items():
                if target.startswith(prefix) and layer not in allowed:
                    yield "%s:%d: %s may not include %s" % (name, n, layer, target)


def systems():
    """What differs from system to system has one header, and one file a system behind it."""
    condition = re.compile(r"^\s*#\s*(?:el)?if.*\b(?:G_OS_\w+|G_PLATFORM_\w+|_?WIN(?:32|64)|_WIN(?:32|64)|__(?:linux|unix|APPLE|MINGW\w+)(?:__)?)\b")
    header = re.compile(r"^(?:windows\.h|win\w+\.h|io\.h|process\.h|glib-unix\.h|gio/(?:gunix|gwin32|gdesktopappinfo)\S*|sys/(?!stat\.h|types\.h)\S+|dlfcn\.h|fcntl\.h|signal\.h)$")
    for name in files(".c", ".h"):
        # benchmarks are not built for Windows
        if "/platform/" in name or name.startswith("tests/bench/"):
            continue
        for n, line in enumerate(lines(name), 1):
            m = INCLUDE.match(line)
            if condition.match(line) or (m and header.match(m.group(1))):
                yield "%s:%d: %s belongs into a folder platform" % (name, n, line.strip())


def licence():
    for name in files(".c", ".h", ".py", ".sh", ".sql", ".css", "meson.build", ".ui"):
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in "\n".join(lines(name)[:4]):
            yield "%s: no SPDX line at its head" % name


def potfiles():
    named = {n for n in lines("po/POTFILES") if n and not n.startswith("#")}
    text = re.compile(r'(?<![A-Za-z_])(?:(?:N?C?_|ngettext|g_dngettext|g_dgettext|N_) ?\(\s*"'
                      r'|desmi_locale_(?:text|plural) ?\([^;,"]*,\s*")')
    found = set()
    for name in files(".c", ".h", ".ui", ".desktop.in", ".metainfo.xml.in", ".gschema.xml"):
        if name.startswith("tests/"):
            continue
        body = "\n".join(lines(name))
        if name.endswith((".c", ".h")):
            if text.search(body):
                found.add(name)
        elif name.endswith(".ui"):
            if 'translatable="yes"' in body:
                found.add(name)
        elif name.endswith((".desktop.in", ".metainfo.xml.in")):
            found.add(name)
    for name in sorted(found - named):
        yield "po/POTFILES: %s has translatable text and is not named" % name
    for name in sorted(named):
        if not os.path.isfile(os.path.join(TOP, name)):
            yield "po/POTFILES: %s does not exist" % name


def sizes():
    for name in files(".c", ".h", ".py"):
        n = len(lines(name))
        if n > 1000:
            yield "%s: %d lines" % (name, n)
    for name in files(".c"):
        start = None
        for n, line in enumerate(lines(name), 1):
            if line == "{":
                start = n
            elif line == "}" and start is not None:
                if n - start - 1 > 80:
                    yield "%s:%d: a function of %d lines" % (name, start, n - start - 1)
                start = None


def comments():
    """A function declared in a header, where it is defined."""
    declared = set()
    for name in files(".h"):
        if name.startswith("src/"):
            declared |= set(re.findall(r"\b(desmi_\w+) ?\(", re.sub(r"/\*.*?\*/", "", "\n".join(lines(name)), flags=re.S)))
    for name in files(".c"):
        # where a header has one file a system, the one for Unix documents it
        if not name.startswith("src/") or name.endswith("-windows.c"):
            continue
        body = lines(name)
        for n, line in enumerate(body):
            m = re.match(r"(desmi_\w+) \(", line)
            # the line before holds the type, and the line before that ends the comment
            if m and m.group(1) in declared and n > 1 and not body[n - 2].rstrip().endswith("*/"):
                yield "%s:%d: %s has no doc comment" % (name, n + 1, m.group(1))


def packages():
    lists = []
    for name in ("common.sh", os.path.join("windows", "common.sh"), os.path.join("windows", "sysroot")):
        lists += re.findall(r"^\w+_packages=\(([^)]*)\)", "\n".join(lines(os.path.join("build-aux", name))), re.M)
    readme = "\n".join(lines("README.md"))
    # what the table of libraries names by the library's own name
    libraries = {"libgtk-4-dev": "GTK 4", "libadwaita-1-dev": "libadwaita", "libsoup-3.0-dev": "libsoup 3",
                 "libsqlite3-dev": "SQLite", "libjansson-dev": "Jansson", "libsodium-dev": "libsodium",
                 "libpng-dev": "libpng", "libjpeg-dev": "libjpeg", "libsecret-1-dev": "libsecret",
                 "libxlsxwriter-dev": "libxlsxwriter", "libzip-dev": "libzip",
                 "libxml2-dev": "libxml2"}
    for name in sorted(set(" ".join(lists).split())):
        if libraries.get(name, "`%s`" % name) not in readme:
            yield "README.md: %s is installed, and no reason given" % name


def unfinished():
    sign = re.compile(r"\b(TO" + r"DO|FIX" + r"ME)\b")
    for name in files(".c", ".h", ".py", ".ui", ".sql", ".md"):
        for n, line in enumerate(lines(name), 1):
            if sign.search(line):
                yield "%s:%d: %s" % (name, n, line.strip())


def main():
    checks = [layers, systems, licence, potfiles, sizes, comments, packages, unfinished]
    print("1..%d" % len(checks))
    for i, check in enumerate(checks, 1):
        found = list(check())
        print("%sok %d - %s" % ("not " if found else "", i, check.__name__))
        for line in found:
            print("# " + line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
