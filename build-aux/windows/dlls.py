# SPDX-License-Identifier: GPL-3.0-or-later
"""What DLLs a Windows program is linked with, and which of them Windows itself has."""
import os
import re
import subprocess

# of those that are in every Windows 10, the ones that the bundle asks for
WINDOWS = frozenset("""
    advapi32 bcrypt comctl32 comdlg32 credui crypt32 dcomp dnsapi dwmapi dwrite gdi32 hid imm32 iphlpapi kernel32 msimg32 msvcrt
    ntdll ole32 oleaut32 opengl32 propsys rpcrt4 secur32 setupapi shcore shell32 shlwapi user32 usp10 uuid uxtheme version winmm
    winspool.drv ws2_32 wsock32
""".split())


class Missing(Exception):
    """A DLL that is neither beside the program nor Windows' own; the message is a sentence."""


def is_windows(name):
    """Whether Windows has the DLL of this name; API sets (api-ms-win-...) are Windows' by definition."""
    name = name.lower()
    return name in WINDOWS or name.endswith(".dll") and (name[:-4] in WINDOWS or name.startswith(("api-ms-win-", "ext-ms-win-")))


def imports(path):
    """The names of the DLLs that a program or DLL is linked with, delayed ones included."""
    out = subprocess.run(["x86_64-w64-mingw32-objdump", "-p", path], capture_output=True, text=True, check=True, errors="replace").stdout
    return re.findall(r"^\s*DLL Name: (\S+)", out, re.M)


def needed(user, folders):
    """Paths of the DLLs that a program or DLL is linked with, but for Windows' own.

    Each is in the first of the folders that has it; Windows does not tell capitals from small letters."""
    found = []
    for name in imports(user):
        if is_windows(name):
            continue
        paths = [os.path.join(folder, entry) for folder in folders for entry in os.listdir(folder) if entry.lower() == name.lower()]
        if not paths:
            raise Missing("%s needs %s, which is neither among the libraries, nor gcc's, nor known as a part of Windows."
                          % (os.path.basename(user), name))
        found.append(paths[0])
    return found


def closure(programs, folders):
    """Paths of all the DLLs in the folders that the programs need, each once, and through each other."""
    found, queue = set(), list(programs)
    while queue:
        new = set(needed(queue.pop(), folders)) - found
        found |= new
        queue += new
    return sorted(found, key=os.path.basename)
