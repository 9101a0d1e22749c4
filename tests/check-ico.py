#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Are the icons for Windows what their heads say? As TAP.   check-ico.py FILE.ico..."""
import os
import struct
import sys

SIZES = [256, 128, 64, 48, 32, 24, 16]


def problems(path):
    with open(path, "rb") as f:
        content = f.read()
    reserved, kind, count = struct.unpack_from("<HHH", content)
    if (reserved, kind, count) != (0, 1, len(SIZES)):
        yield "head %d %d, %d pictures" % (reserved, kind, count)
        return
    end = 6 + 16 * count
    for i, size in enumerate(SIZES):
        width, height, _, _, _, bits, length, offset = struct.unpack_from("<BBBBHHII", content, 6 + 16 * i)
        picture = content[offset:offset + length]
        if (width or 256, height or 256, bits, offset) != (size, size, 32, end):
            yield "picture %d: %d x %d, %d bits, at %d" % (i, width, height, bits, offset)
        if picture[:8] != b"\x89PNG\r\n\x1a\n" or struct.unpack_from(">II", picture, 16) != (size, size):
            yield "picture %d is no PNG of %d x %d" % (i, size, size)
        end += length
    if end != len(content):
        yield "%d bytes, %d told" % (len(content), end)


def main():
    print("1..%d" % len(sys.argv[1:]))
    for i, path in enumerate(sys.argv[1:], 1):
        found = list(problems(path))
        print("%sok %d - %s" % ("not " if found else "", i, os.path.basename(path)))
        for line in found:
            print("# " + line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
