# SPDX-License-Identifier: GPL-3.0-or-later
"""The licences of the libraries in the bundle, and where their sources are."""
import glob
import os
import re
import subprocess
import tarfile

COMMON = "/usr/share/common-licenses"
# Debian's source package <- how the names of its files in the bundle begin
SOURCES = {
    "cairo": ["libcairo-"],
    "fribidi": ["libfribidi-"],
    "gdk-pixbuf": ["libgdk_pixbuf-"],
    "gettext": ["libintl-"],
    "glib-networking": ["libgioopenssl", "libgioenvironmentproxy"],
    "glib2.0": ["libglib-", "libgobject-", "libgio-", "libgmodule-", "libgthread-", "gdbus", "gspawn-"],
    "graphene": ["libgraphene-"],
    "gtk4": ["libgtk-4-"],
    "harfbuzz": ["libharfbuzz"],
    "jansson": ["libjansson"],
    "libadwaita-1": ["libadwaita-"],
    "libepoxy": ["libepoxy-"],
    "libffi": ["libffi-"],
    "libjpeg-turbo": ["libjpeg-"],
    "libpng1.6": ["libpng16-"],
    "libpsl": ["libpsl-"],
    "libxlsxwriter": ["libxlsxwriter"],
    "libxml2": ["libxml2"],
    "libzip": ["libzip"],
    "libsodium": ["libsodium-"],
    "libsoup3": ["libsoup-3.0-"],
    "nghttp2": ["libnghttp2"],
    "openssl": ["libssl-", "libcrypto-"],
    "pango1.0": ["libpango"],
    "pcre2": ["libpcre2-"],
    "pixman": ["libpixman-"],
    "sqlite3": ["libsqlite3-"],
    "tiff": ["libtiff"],
}
# from packages that are installed here: their own copyright file
INSTALLED = {
    "gcc-mingw-w64": (["libgcc_s_", "libstdc++-"], "gcc-mingw-w64-x86-64-posix"),
    "mingw-w64": (["libwinpthread-"], "mingw-w64-x86-64-dev"),
    "libz-mingw-w64": (["zlib1"], "libz-mingw-w64"),
    "adwaita-icon-theme": ([], "adwaita-icon-theme"),  # pictures within the program itself
    "nsis": ([], "nsis"),  # the code of the installer and uninstaller
}


class Missing(Exception):
    """A file without a known licence; the message is a sentence."""


def package_of(name):
    """Debian's name of the project that a DLL or program of the bundle comes from."""
    for package, beginnings in list(SOURCES.items()) + [(p, b) for p, (b, _) in INSTALLED.items()]:
        if name.lower().startswith(tuple(beginnings)):
            return package
    raise Missing("%s belongs to no project whose licence is known; name it in licences.py." % name)


def from_archive(path, wanted):
    """Texts of the archive's files whose path below its top folder matches."""
    texts = []
    with tarfile.open(path) as archive:
        for member in archive:
            if member.isfile() and re.fullmatch(wanted, member.name.split("/", 1)[-1]):
                texts.append(archive.extractfile(member).read().decode("utf-8", "replace"))
    return texts


def from_source(folder, package):
    """The copyright file that Debian wrote, else the licence files at the top of the project's own archive."""
    for path in glob.glob(os.path.join(folder, package, "*.debian.tar.*")):
        return from_archive(path, "copyright")
    for path in sorted(glob.glob(os.path.join(folder, package, "*.orig.tar.*"))):
        if not path.endswith(".asc"):
            return from_archive(path, r"(COPYING|LICEN[CS]E)[^/]*")
    return []


def version_of(sysroot, package):
    """Debian's version of the source that a library was built from, as the library's stamp says."""
    try:
        with open(os.path.join(sysroot, "stamps", package), encoding="ascii") as f:
            return f.read().strip()
    except FileNotFoundError:
        raise Missing("The version of %s is not known: it was not built in %s." % (package, sysroot)) from None


def installed_version(package):
    return subprocess.run(["dpkg-query", "-W", "-f=${source:Version}", package], capture_output=True, text=True, check=True).stdout


def write(folder, sysroot, sources, names):
    """Writes a file of licences for each project of the named DLLs, the licences they refer to, and SOURCES.txt."""
    os.makedirs(folder)
    lines, referred = [], set()
    for package in sorted({package_of(n) for n in names} | {p for p, (b, _) in INSTALLED.items() if not b}):
        if package in SOURCES:
            texts, version = from_source(sources, package), version_of(sysroot, package)
        else:
            binary = INSTALLED[package][1]
            with open("/usr/share/doc/%s/copyright" % binary, encoding="utf-8", errors="replace") as f:
                texts, version = [f.read()], installed_version(binary)
        if not texts:
            raise Missing("The licence of %s is not in its source." % package)
        text = ("\n\n" + "-" * 80 + "\n\n").join(texts)
        referred |= set(re.findall(COMMON + r"/([A-Za-z0-9]+(?:-[0-9]+(?:\.[0-9]+)*)?)", text))
        with open(os.path.join(folder, package + ".txt"), "w", encoding="utf-8", newline="\r\n") as f:
            f.write(text)
        lines.append("%s %s" % (package, version))
    for name in sorted(referred):
        path = os.path.join(COMMON, name)
        if os.path.isfile(path):
            with open(path, encoding="utf-8", errors="replace") as f, \
                    open(os.path.join(folder, "licence-%s.txt" % name), "w", encoding="utf-8", newline="\r\n") as out:
                out.write(f.read())
    with open(os.path.join(folder, "SOURCES.txt"), "w", encoding="utf-8", newline="\r\n") as f:
        f.write("""The libraries beside Desmigratif and where their sources are

Each is built from a source package of the Debian GNU/Linux distribution of the name and version below, by the script
build-aux/windows/sysroot of Desmigratif's own sources, which holds every option and every change made. Any mirror of
Debian's archive has these packages ("apt-get source NAME=VERSION" fetches one), Debian's archive of snapshots keeps
them for good, and whoever gave you this program gives you the same files if you ask.

What NAME.txt calls /usr/share/common-licenses/X is the file licence-X.txt here.

""" + "".join(line + "\n" for line in lines))
