#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed Windows program under Wine, from installation to removal. As TAP.

usage: build-aux/headless tests/windows/smoke.py   with the environment
       DESMI_TOP_SRCDIR, DESMI_TOP_BUILDDIR   sources, and a build for this system, whose development server is asked
       DESMI_WINDOWS_OUT                      folder of the one Desmigratif-VERSION-setup.exe; the picture is put there
"""
import contextlib
import glob
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time

sys.dont_write_bytecode = True
from wine import Wine, until
from certificates import Authority
from clitest import PUBLISH, SAMPLE, TOP, Tests, check, equal, file_hash, integrity, stop

OUT = os.environ["DESMI_WINDOWS_OUT"]
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Desmigratif"
SETTINGS = r"HKCU\Software\GSettings\id\go\desmigratif\Desmigratif"
FILE = "Laporan – Désa “Ba'u”.desmigratif"
SHOWN_FILE = "Jendela – 山田.desmigratif"  # that the window has open
LIST, MARK = "desmigratif-files.txt", "Files of Desmigratif"
BUS_NAME, OBJECT = "id.go.desmigratif.Desmigratif", "/id/go/desmigratif/Desmigratif"
SUGGESTED = "3584e4"  # the background of what is suggested in libadwaita's light style
FAILED, RUNS, NEWER = 2, 3, 4  # exit codes of the installer
test = Tests()


class Machine:
    """Windows, the installer, a user's file and a national server with a certificate from an authority of this run."""

    def __init__(self, room):
        self.room, self.windows = room, Wine(room)
        self.setup, = glob.glob(os.path.join(OUT, "Desmigratif-*-setup.exe"))
        self.version = re.search(r"Desmigratif-(.*)-setup\.exe$", self.setup).group(1)
        self.before = self.windows.files()
        self.folder = os.path.join(self.windows.local, "Programs", "Desmigratif")
        self.documents = os.path.join(self.windows.profile, "Dokumen Désa")
        os.makedirs(self.documents)
        self.file, self.shown = (os.path.join(self.documents, n) for n in (FILE, SHOWN_FILE))
        self.window = None
        self.feed = room.path("feed")
        room.run(PUBLISH, "feed", self.feed, "--from", SAMPLE, "--key", os.path.join(SAMPLE, "keys", "feed.key"), "--root",
                 os.path.join(SAMPLE, "demo-root.signed"), code=0)
        self.authority = Authority(room.path("authority"))
        self.certificate = self.authority.issue("server")

    def program(self, name):
        return os.path.join(self.folder, "bin", name)

    def cli(self, *args, code=None):
        return self.windows.run(self.program("desmigratif-cli.exe"), *args, code=code)

    def win(self, path):
        return self.windows.windows_path(path)

    def start_window(self):
        window = self.windows.start(self.program("desmigratif.exe"), self.win(self.shown), stdout=subprocess.DEVNULL,
                                    stderr=subprocess.DEVNULL)
        self.room.at_close.callback(stop, window)
        return window

    def opened_window(self, page):
        """The program's window, on a page: as the last time, says its memory."""
        self.windows.set_registry(SETTINGS, "last-page", page)
        window = self.start_window()
        until(lambda: window.poll() is not None or any("Indramayu" in title(w) for w in visible_windows()), 60,
              "a window with the name of the district")
        equal(window.poll(), None, "the program ended")
        # as large as the screen, so that a picture shows the program alone
        subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Indramayu", "windowmove", "0", "0", "windowsize", "100%",
                        "100%"], check=True)
        return window

    def installer(self, program, option, folder):
        """With an option that ends in a folder: the installer reads it as it stands, in more words than one, and last."""
        return self.windows.run(program, "/S", *(option + self.win(folder)).split(" "))

    def activate(self, action, parameter=""):
        """An action of the program that runs, over the bus that a second start takes; keys do not arrive, for Wine has no
        keyboard layouts that GDK could read."""
        self.windows.run(self.program("gdbus.exe"), "call", "--session", "--dest", BUS_NAME, "--object-path", OBJECT, "--method",
                         "org.gtk.Actions.Activate", action, "[%s]" % parameter, "{}", code=0)

    def quit(self):
        self.activate("quit")
        self.windows.ended(self.window.wait(30), 0)

    def pulls(self):
        """The results of the pulls that the shown file remembers, from a copy, since the window has it open."""
        copy = self.room.path("copy.desmigratif")
        for ending in ("", "-wal"):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(copy + ending)
            with contextlib.suppress(FileNotFoundError):
                shutil.copyfile(self.shown + ending, copy + ending)
        with contextlib.closing(sqlite3.connect(copy)) as connection, contextlib.suppress(sqlite3.Error):
            return [r for r, in connection.execute("SELECT result FROM sync_history ORDER BY at, rowid")]
        return []

    def server(self):
        return self.room.server(self.feed, "--tls", *self.certificate)


def visible_windows():
    done = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Desmigratif"], capture_output=True, text=True, check=False)
    return done.stdout.split()


def title(window):
    return subprocess.run(["xdotool", "getwindowname", window], capture_output=True, text=True, check=False).stdout.strip()


def picture(path):
    """Saves the screen as soon as it is at rest: three equal pictures in a row. Returns width, height and number of colours."""
    before, equals, end = None, 0, time.monotonic() + 60
    while equals < 2 and time.monotonic() < end:
        subprocess.run(["import", "-silent", "-window", "root", path], check=True)
        now = pixel_hash(path)
        equals = equals + 1 if now == before else 0
        before = now
        time.sleep(0.4)
    out = subprocess.run(["identify", "-format", "%w %h %k", path], capture_output=True, text=True, check=True).stdout
    return tuple(int(n) for n in out.split())


def click_suggested(path):
    """Clicks the one button that has the colour of what is suggested, once the window is at rest; path is for the picture."""
    width, height, _ = picture(path)
    pixels = subprocess.run(["convert", path, "-depth", "8", "rgb:-"], capture_output=True, check=True).stdout
    wanted, found = bytes.fromhex(SUGGESTED), []
    for y in range(0, height, 4):
        row = pixels[y * width * 3:(y + 1) * width * 3]
        found += [(x, y) for x in range(0, width, 4) if row[x * 3:x * 3 + 3] == wanted]
    check(len(found) > 20, "no suggested button in %s" % path)
    x, y = (sum(c) // len(found) for c in zip(*found))
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)


def pixel_hash(path):
    return subprocess.run(["identify", "-format", "%#", path], capture_output=True, text=True, check=True).stdout


def add_to_list(machine, entry):
    """One more file that the installer has to remove."""
    with open(os.path.join(machine.folder, LIST), "r+", encoding="ascii", newline="") as f:
        mark, rest = f.read().split("\r\n", 1)
        f.seek(0)
        f.write(mark + "\r\n" + entry + "\r\n" + rest)


@test
def setup_installs_without_a_question(machine):
    machine.windows.run(machine.setup, "/S", code=0)
    with open(os.path.join(machine.folder, LIST), encoding="ascii") as f:
        equal(f.readline(), MARK + "\n")
        listed = {line.rstrip("\n").replace("\\", "/") for line in f if not line.rstrip("\n").endswith("\\")}
    found = {os.path.relpath(os.path.join(folder, n), machine.folder) for folder, _, names in os.walk(machine.folder) for n in names}
    equal(found - listed, {LIST, "uninstall.exe"})
    equal(listed - found, set())


@test
def nothing_depends_on_a_library_that_is_not_there(machine):
    done = machine.room.run(sys.executable, os.path.join(TOP, "build-aux", "windows", "bundle.py"), "--check", machine.folder, code=0)
    print("# " + done.out.strip())


@test
def windows_lists_the_program(machine):
    entry = machine.windows.registry(UNINSTALL)[""]
    folder = machine.win(machine.folder)
    equal({k: entry[k] for k in ("DisplayName", "DisplayVersion", "Publisher", "InstallLocation", "QuietUninstallString")},
          {"DisplayName": "Desmigratif", "DisplayVersion": machine.version, "Publisher": "The Desmigratif developers",
           "InstallLocation": folder, "QuietUninstallString": '"%s\\uninstall.exe" /S' % folder})
    size = int(entry["EstimatedSize"].split(":")[1], 16)
    check(10_000 < size < 200_000, size)


@test
def windows_opens_district_files_with_it(machine):
    program = machine.win(machine.program("desmigratif.exe"))
    kind = machine.windows.registry(r"HKCU\Software\Classes\.desmigratif")[""][""]
    keys = machine.windows.registry("HKCU\\Software\\Classes\\" + kind)
    equal(keys["shell\\open\\command"][""], '"%s" "%%1"' % program)
    equal(keys["DefaultIcon"][""], program + ",1")
    check(keys[""][""], keys)


@test
def the_start_menu_has_it(machine):
    menu = os.path.join(machine.windows.profile, "AppData", "Roaming", "Microsoft", "Windows", "Start Menu", "Programs")
    with open(os.path.join(menu, "Desmigratif.lnk"), "rb") as f:
        check("desmigratif.exe".encode("utf-16-le") in f.read())


@test
def a_file_is_made_at_a_path_in_three_alphabets(machine):
    path = machine.win(machine.file)
    machine.cli("new", path, "--district", "32.12", code=0)
    equal(os.listdir(machine.documents), [FILE])
    villages = machine.cli("query", path, "villages", "--json", code=0).json()
    check(villages["columns"], villages)


@test
def the_publisher_in_the_bundle_publishes(machine):
    sample = os.path.join(machine.folder, "share", "desmigratif", "sample")
    feed = os.path.join(machine.documents, "feed")
    machine.windows.run(machine.program("desmigratif-publish.exe"), "feed", machine.win(feed), "--from", machine.win(sample),
                        "--key", machine.win(os.path.join(sample, "keys", "feed.key")), "--root",
                        machine.win(os.path.join(sample, "demo-root.signed")), code=0)
    check(os.path.isdir(os.path.join(feed, "set", "32.12")), os.listdir(feed))
    shutil.rmtree(feed)


@test
def a_server_of_an_unknown_authority_is_refused(machine):
    before = file_hash(machine.file)
    with machine.server() as address:
        check(address.startswith("https://"), address)
        answer = machine.cli("pull", machine.win(machine.file), "--server", address, code=5)
    # in the user's language, and one sentence
    check(answer.err.startswith("desmigratif-cli: Server") and "tidak dipercaya" in answer.err, answer)
    equal(len(answer.err.strip().splitlines()), 1, answer)
    equal(machine.cli("query", machine.win(machine.file), "flows", "--json", code=0).json()["rows"], [])
    print("# " + answer.err.strip())
    print("# the file %s" % ("is as before" if before == file_hash(machine.file) else "remembers the attempt"))


@test
def with_the_authority_the_pull_succeeds_over_https(machine):
    with machine.server() as address:
        answer = machine.cli("pull", machine.win(machine.file), "--server", address, "--tls-authority",
                             "Z:" + machine.authority.certificate.replace("/", "\\"), "--json", code=0)
    equal(answer.json()["result"], "updated", answer)
    equal(integrity(machine.file), "ok")
    check(machine.cli("query", machine.win(machine.file), "flows", "--json", code=0).json()["rows"])


@test
def a_chart_is_written_as_png(machine):
    out = os.path.join(machine.documents, "Grafik – 山田.png")
    machine.cli("chart", machine.win(machine.file), "sankey", "-o", machine.win(out), "--lang", "id", code=0)
    found = subprocess.run(["identify", "-format", "%m %w %h %k", out], capture_output=True, text=True, check=True).stdout.split()
    equal(found[0], "PNG")
    check(int(found[1]) > 400 and int(found[2]) > 300 and int(found[3]) > 50, found)


@test
def a_chart_is_written_as_pdf_with_its_letters(machine):
    out = os.path.join(machine.documents, "Grafik – 山田.pdf")
    machine.cli("chart", machine.win(machine.file), "trend", "-o", machine.win(out), "--lang", "id", code=0)
    text = machine.room.run("pdftotext", "-layout", out, "-", code=0).out
    check("Indramayu" in text and "Sumber" in text, text)
    fonts = machine.room.run("pdffonts", out, code=0).out.splitlines()[2:]
    check(fonts, text)
    for line in fonts:
        equal(line[54:].split()[2], "yes", line)  # embedded


@test
def a_backup_is_kept(machine):
    backup = os.path.join(machine.documents, "Cadangan – 山田.desmigratif")
    machine.cli("backup", machine.win(machine.file), "-o", machine.win(backup), code=0)
    equal(integrity(backup), "ok")


@test
def the_window_pulls_over_https_from_an_authority_it_was_told(machine):
    machine.cli("new", machine.win(machine.shown), "--district", "32.12", code=0)
    with machine.server() as address:
        with contextlib.closing(sqlite3.connect(machine.shown)) as connection, connection:
            connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('server', ?)", (address,))
        machine.window = machine.opened_window("updates")
        path = machine.room.path("updates.png")
        click_suggested(path)
        until(lambda: len(machine.pulls()) == 1, 60, "a pull that was refused")
        check(machine.pulls()[0] != "updated", machine.pulls())
        authority = "Z:" + machine.authority.certificate.replace("/", "\\")
        machine.activate("tls-authority", "<b'%s'>" % authority.replace("\\", "\\\\"))
        click_suggested(path)
        until(lambda: len(machine.pulls()) == 2, 60, "a pull that was trusted")
        equal(machine.pulls()[1], "updated")
        picture(os.path.join(OUT, "updates.png"))
        machine.quit()


@test
def the_window_shows_the_overview(machine):
    machine.window = machine.opened_window("overview")
    path = os.path.join(OUT, "overview.png")
    width, height, colours = picture(path)
    print("# %d × %d, %d colours" % (width, height, colours))
    check(width >= 1000 and height >= 700 and colours > 300, (width, height, colours))


@test
def a_second_start_goes_to_the_first(machine):
    windows = visible_windows()
    machine.windows.ended(machine.start_window().wait(30), 0)
    equal(visible_windows(), windows)
    equal(machine.window.poll(), None)


@test
def setup_does_not_touch_a_program_that_runs(machine):
    machine.windows.run(machine.setup, "/S", code=RUNS)
    equal(machine.window.poll(), None)


@test
def the_program_ends_by_its_own_action(machine):
    machine.quit()
    names = ("desmigratif.exe", "desmigratif-cli.exe", "desmigratif-publish.exe", "gdbus.exe")
    until(lambda: not machine.windows.processes(*names), 20, "an end of " + ", ".join(machine.windows.processes(*names)))
    settings = machine.windows.registry(SETTINGS)[""]
    check(settings, "the settings are not in the registry")
    print("# settings: %s" % ", ".join(sorted(settings)))


@test
def an_update_keeps_settings_and_files_and_takes_old_parts_away(machine):
    old, strange = (os.path.join(machine.folder, "bin", n) for n in ("libold-1.dll", "catatan.txt"))
    for path in (old, strange):
        with open(path, "w", encoding="ascii") as f:
            f.write("x")
    add_to_list(machine, "bin\\libold-1.dll")
    machine.windows.set_registry(UNINSTALL, "DisplayVersion", "0.0.1")
    settings, digest = machine.windows.registry(SETTINGS), file_hash(machine.file)
    machine.windows.run(machine.setup, "/S", code=0)
    check(not os.path.exists(old), "a file of the old version stayed")
    check(os.path.exists(strange), "a file of the user's went")
    os.unlink(strange)
    equal(machine.windows.registry(UNINSTALL)[""]["DisplayVersion"], machine.version)
    equal(machine.windows.registry(SETTINGS), settings)
    equal(file_hash(machine.file), digest)
    machine.cli("query", machine.win(machine.file), "villages", code=0)


@test
def the_program_is_not_put_into_the_folder_of_the_users_files(machine):
    for top in (machine.windows.profile, machine.windows.local):
        answer = machine.installer(machine.setup, "/D=", os.path.join(top, "Desmigratif"))
        machine.windows.ended(answer.code, FAILED, answer)
    check(os.path.exists(machine.program("desmigratif.exe")))


@test
def a_folder_that_is_not_ours_stays_as_it_is(machine):
    strange = os.path.join(machine.documents, "Program")
    os.makedirs(os.path.join(strange, "bin"))
    paths = [os.path.join(strange, n) for n in (LIST, "uninstall.exe", os.path.join("bin", "x.txt"))]
    for path in paths:
        with open(path, "w", encoding="ascii") as f:
            f.write("bin\\x.txt\n")
    answer = machine.installer(os.path.join(machine.folder, "uninstall.exe"), "_?=", strange)
    machine.windows.ended(answer.code, 0, answer)
    equal([p for p in paths if not os.path.exists(p)], [])
    shutil.rmtree(strange)
    machine.windows.run(machine.setup, "/S", code=0)


@test
def a_removal_that_fails_can_be_repeated(machine):
    stays = os.path.join(machine.folder, "share", "terkunci")
    os.makedirs(os.path.join(stays, "x"))  # no file, and not empty: like one that cannot be removed now
    add_to_list(machine, "share\\terkunci")
    uninstall = os.path.join(machine.folder, "uninstall.exe")
    answer = machine.installer(uninstall, "_?=", machine.folder)
    machine.windows.ended(answer.code, FAILED, answer)
    check(os.path.exists(uninstall) and os.path.exists(os.path.join(machine.folder, LIST)))
    check(machine.windows.registry(UNINSTALL))
    shutil.rmtree(stays)
    machine.windows.run(machine.setup, "/S", code=0)


@test
def an_older_version_is_not_put_over_a_newer(machine):
    machine.windows.set_registry(UNINSTALL, "DisplayVersion", "999.0.0")
    machine.windows.run(machine.setup, "/S", code=NEWER)
    machine.windows.set_registry(UNINSTALL, "DisplayVersion", machine.version)


@test
def removal_leaves_nothing_but_the_users_files(machine):
    inbox = os.path.join(machine.windows.local, "desmigratif", "Désa.desmigratif")
    shutil.copyfile(machine.file, inbox)
    backups = [p for p in machine.windows.files() if "/desmigratif/backups/" in p]
    keep = {p: file_hash(p) for p in [inbox, *backups] + [os.path.join(machine.documents, n) for n in os.listdir(machine.documents)]}
    command = machine.windows.registry(UNINSTALL)[""]["QuietUninstallString"]
    program, option = re.fullmatch(r'"(.*)" (\S+)', command).groups()
    machine.windows.run(program, option, code=0)
    # what Windows starts is a copy of it, which goes on alone
    until(lambda: machine.windows.registry(UNINSTALL) is None, 30, "an end of the uninstaller")
    until(lambda: not os.path.exists(machine.folder), 30, "the folder's removal: %s" % machine.folder)
    # the keys of the bus belong to every program that uses one
    left = {p for p in machine.windows.files() - machine.before if "/Temp/" not in p and "/.dbus-keyrings/" not in p}
    equal(left, set(keep))
    equal({p: file_hash(p) for p in keep}, keep)
    machine.windows.server("-k")  # it writes the registry when it ends
    with open(os.path.join(machine.windows.prefix, "user.reg"), encoding="utf-8", errors="replace") as f:
        equal([line for line in f.read().splitlines() if "desmigratif" in line.lower()], [])


if __name__ == "__main__":
    test.run(Machine)
