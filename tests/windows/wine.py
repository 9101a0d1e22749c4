# SPDX-License-Identifier: GPL-3.0-or-later
"""A Windows of its own for tests, by Wine: fresh, with a user whose name is a path's worst case, and gone at the end."""
import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path += [os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", folder) for folder in ("cli", "e2e")]
from clitest import Answer, LIMIT_S, check, equal

MOST_KILLED = 2  # programs of one run
USER = "Ñengah Ⓐ 山田"


def find_wine():
    """The 64-bit loader, which Debian keeps off the search path."""
    for path in ("/usr/lib/wine/wine64", shutil.which("wine64")):
        if path and os.access(path, os.X_OK):
            return path
    raise AssertionError("wine64 is not installed")


def until(condition, seconds, what):
    """Waits for something that becomes true, and returns it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError("not within %d seconds: %s" % (seconds, what))


class Wine:
    """The prefix of one run in a Room, whose run() and start() it lends."""

    def __init__(self, room):
        self.room, self.loader, self.n_killed = room, find_wine(), 0
        self.prefix = room.path("wine")
        self.profile = os.path.join(self.prefix, "drive_c", "users", USER)
        self.local = os.path.join(self.profile, "AppData", "Local")
        # LC_CTYPE tells Wine how the names of files are written here; the rest is the user's Indonesian
        self.env = {"WINEPREFIX": self.prefix, "WINEDEBUG": "-all", "USER": USER, "WINEPATH": None, "LC_ALL": None,
                    "LC_CTYPE": "C.UTF-8", "LANG": "id_ID.UTF-8", "LANGUAGE": "id", "DESMIGRATIF_BACKUPS": None,
                    "DBUS_SESSION_BUS_ADDRESS": None, "GSETTINGS_BACKEND": None, "GDK_BACKEND": None, "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d"}
        os.mkdir(self.prefix)
        room.at_close.callback(self.server, "-k")
        self.server("-p")
        self.run("wineboot", "-i", code=0)
        self.run("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f", code=0)

    def run(self, program, *args, code=None):
        """Like Room.run(), for a Windows program; Windows' own write in a code page, which becomes marks of replacement."""
        texts = []
        # files, for a pipe would stay open in what the first program leaves running
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            done = subprocess.run([self.loader, program, *args], env=self.room.environment(self.env), stdin=subprocess.DEVNULL,
                                  stdout=out, stderr=err, timeout=LIMIT_S, cwd=self.room.folder, check=False)
            for f in (out, err):
                f.seek(0)
                texts.append(f.read().decode("utf-8", "replace"))
        answer = Answer((program, *args), done.returncode, *texts)
        if code is not None:
            self.ended(answer.code, code, answer)
        return answer

    def ended(self, found, wanted, more=""):
        """An exit code is the wanted one. Wine kills what takes longer than a second to go after its end, as happens on a
        machine with much to do: its exit code is lost. That passes for an accident, not for a habit."""
        if found == -signal.SIGKILL and self.n_killed < MOST_KILLED:
            self.n_killed += 1
            print("# its end took long, and Wine keeps no exit code then; %d was wanted" % wanted)
        else:
            equal(found, wanted, more)

    def start(self, program, *args, **more):
        return self.room.start(self.loader, program, *args, env=self.env, **more)

    def windows_path(self, path):
        """What the Windows programs call a file of drive C."""
        relative = os.path.relpath(path, os.path.join(self.prefix, "drive_c"))
        check(not relative.startswith(".."), path)
        return "C:\\" + relative.replace("/", "\\")

    def unix_path(self, path):
        check(path[:3].lower() == "c:\\", path)
        return os.path.join(self.prefix, "drive_c", *path[3:].split("\\"))

    def registry(self, key):
        """The values below a key as {subkey: {name: text}}, "" being the key itself and its default value; None: no such key."""
        out = self.room.path("registry.reg")
        with contextlib.suppress(FileNotFoundError):
            os.unlink(out)
        if self.run("reg", "export", key, "Z:" + out.replace("/", "\\"), "/y").code != 0:
            return None
        with open(out, encoding="utf-16") as f:
            text = f.read()
        keys, now = {}, None
        for line in text.splitlines():
            m = re.fullmatch(r"\[HKEY_CURRENT_USER\\(.*)\]", line)
            if m:
                now = keys.setdefault(m.group(1)[len(key) - len("HKCU"):].lstrip("\\"), {})
            m = re.fullmatch(r'(@|"(?:[^"\\]|\\.)*")=(.*)', line)
            if m and now is not None:
                name = "" if m.group(1) == "@" else m.group(1)[1:-1]
                value = m.group(2)
                now[name] = re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value
        return keys

    def set_registry(self, key, name, value):
        self.run("reg", "add", key, "/v", name, "/d", value, "/f", code=0)

    def processes(self, *names):
        """Command lines of this Windows' processes that run one of the named programs."""
        found = []
        for pid in filter(str.isdigit, os.listdir("/proc")):
            with contextlib.suppress(OSError):
                with open("/proc/%s/environ" % pid, "rb") as f:
                    mine = ("WINEPREFIX=" + self.prefix).encode() in f.read().split(b"\0")
                with open("/proc/%s/cmdline" % pid, "rb") as f:
                    words = f.read().decode("utf-8", "replace").split("\0")
                program = words[0].replace("\\", "/").rsplit("/", 1)[-1].lower()
                if mine and program in names:
                    found.append(" ".join(words))
        return found

    def files(self):
        """Paths below the folders that programs and users write to."""
        found = set()
        for top in ("users", "Program Files", "Program Files (x86)", "ProgramData"):
            for folder, _, names in os.walk(os.path.join(self.prefix, "drive_c", top)):
                found |= {os.path.join(folder, n) for n in names}
        return found

    def server(self, option):
        """Lets the server of this prefix stay between programs (-p), or stops it and all that still runs (-k)."""
        subprocess.run([os.path.join(os.path.dirname(self.loader), "wineserver"), option], env=self.room.environment(self.env),
                       timeout=LIMIT_S, check=False)
