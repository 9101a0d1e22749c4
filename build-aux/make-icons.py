#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the icons of the program from their drawings, so that it needs no reader of SVG where it runs.

make-icons.py resource OUT.gresource.xml --prefix PATH --encoder PROGRAM --converter PROGRAM
                       [--symbolic FILE.svg=SIZE,SIZE...]... [--picture NAME=FILE.svg=SIZE,SIZE...]...
    PNG files beside OUT, and the list of them for glib-compile-resources: one-colour icons by GTK's own encoder, and
    pictures by rsvg-convert
make-icons.py ico OUT.ico --converter PROGRAM FILE.svg
    an icon of Windows, each size a PNG
"""
import argparse
import os
import struct
import subprocess
import sys

ICO_SIZES = (256, 128, 64, 48, 32, 24, 16)


def convert(converter, svg, size):
    """The drawing as PNG."""
    return subprocess.run([converter, "--width", str(size), "--height", str(size), "--format", "png", svg],
                          stdout=subprocess.PIPE, check=True).stdout


def write(path, content):
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    with open(path, "wb") as f:
        f.write(content)


def symbolic(args, top):
    """Writes the one-colour icons; gives their paths below top."""
    for icon in args.symbolic:
        svg, sizes = icon.rsplit("=", 1)
        name = os.path.splitext(os.path.basename(svg))[0]
        for size in sizes.split(","):
            folder = "icons/%sx%s/actions" % (size, size)
            os.makedirs(os.path.join(top, folder), exist_ok=True)
            subprocess.run([args.encoder, svg, "%sx%s" % (size, size), "-o", os.path.join(top, folder)], check=True)
            yield "%s/%s.symbolic.png" % (folder, name)


def pictures(args, top):
    """Writes the pictures; gives their paths below top."""
    for picture in args.picture:
        name, svg, sizes = picture.split("=")
        for size in sizes.split(","):
            path = "icons/%sx%s/apps/%s.png" % (size, size, name)
            write(os.path.join(top, path), convert(args.converter, svg, int(size)))
            yield path


def resource(args):
    top = os.path.dirname(os.path.abspath(args.out))
    made = [*symbolic(args, top), *pictures(args, top)]
    listed = "".join("    <file>%s</file>\n" % path for path in made)
    write(args.out, ('<?xml version="1.0" encoding="UTF-8"?>\n<gresources>\n  <gresource prefix="%s">\n%s'
                     "  </gresource>\n</gresources>\n" % (args.prefix, listed)).encode())


def ico(args):
    """ICONDIR, an ICONDIRENTRY a size (0 stands for 256), then the pictures: Windows reads PNG there since Vista."""
    images = [convert(args.converter, args.svg, size) for size in ICO_SIZES]
    head = struct.pack("<HHH", 0, 1, len(images))
    offset = len(head) + 16 * len(images)
    for size, image in zip(ICO_SIZES, images):
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(image), offset)
        offset += len(image)
    write(args.out, head + b"".join(images))


def main():
    parser = argparse.ArgumentParser()
    kinds = parser.add_subparsers(dest="kind", required=True)
    one = kinds.add_parser("resource")
    one.add_argument("out")
    one.add_argument("--prefix", required=True)
    one.add_argument("--encoder", required=True)
    one.add_argument("--converter", required=True)
    one.add_argument("--symbolic", action="append", default=[])
    one.add_argument("--picture", action="append", default=[])
    one.set_defaults(make=resource)
    one = kinds.add_parser("ico")
    one.add_argument("out")
    one.add_argument("svg")
    one.add_argument("--converter", required=True)
    one.set_defaults(make=ico)
    args = parser.parse_args()
    try:
        args.make(args)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit("make-icons.py: %s" % error)


if __name__ == "__main__":
    main()
