#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the outlines of the world as C, from CSV files of rings of points.

A point is two numbers of 16 bits, 180ths of a degree: 600 m at the equator, a tenth of a pixel of a map of South-East Asia.

Usage: make-world.py RINGS.csv ... OUT.inc
"""
import csv
import itertools
import sys

UNITS = 180
LIMIT = 65535


def read(path):
    """Yields (country, [(lon, lat), ...]) for each ring, without the point that closes it."""
    with open(path, encoding='utf-8', newline='') as file:
        rows = csv.DictReader(file)
        for (_, country, _), points in itertools.groupby(
                rows, key=lambda row: (row['polygon_id'], row['iso_numeric'], row['ring'])):
            ring = [(round(float(p['lon']) * UNITS), round(float(p['lat']) * UNITS)) for p in points]
            if ring[0] != ring[-1]:
                sys.exit(f'{path}: a ring of {country} is not closed')
            ring = [point for point, after in zip(ring, ring[1:]) if point != after]
            if len(ring) >= 3:
                yield country, ring


def main(paths, out_path):
    rings = [ring for path in paths for ring in read(path)]
    first = 0
    with open(out_path, 'w', encoding='ascii', newline='\n') as out:
        out.write('/* Made by build-aux/make-world.py. */\n')
        out.write(f'#define UNITS_PER_DEGREE {UNITS}.0\n\nstatic const gint16 points[][2] = {{\n')
        for _, ring in rings:
            out.write('  ' + ' '.join('{%d,%d},' % point for point in ring) + '\n')
        out.write('};\n\nstatic const Ring rings[] = {\n')
        for country, ring in rings:
            out.write('  { %d, %d, "%s" },\n' % (first, len(ring), country))
            first += len(ring)
        out.write('};\n')
    if first > LIMIT:
        sys.exit(f'{first} points are more than a ring can begin at')


if __name__ == '__main__':
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1:-1], sys.argv[-1])
