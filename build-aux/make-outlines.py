#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the outlines of a district's areas, as GeoJSON, in the compact form that src/chart/desmi-outlines.c reads.

Usage: make-outlines.py OUT.outlines AREAS.geojson...

The form: the line "desmi outlines 1", the number of areas, then each area by its code, the point for its label and its
rings, that of its largest part first. Numbers are in groups of seven bits, lowest first; those that may be negative with
their sign in the lowest bit. Points are in 1/10,000 degree, each as the way from the one before; the first one of a ring
is the way from the point for the label. Areas that share a border keep doing so.
"""
import heapq
import json
import math
import sys

UNITS = 10000  # in a degree
FINE = 2.0     # units; as near to the best place for a label as matters


def area(ring):
    return sum(ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1] for i in range(len(ring))) / 2


def distance(point, ring, stretch):
    """To the ring, negative outside of it."""
    x, y = point
    inside, nearest = False, math.inf
    for i, (bx, by) in enumerate(ring):
        ax, ay = ring[i - 1]
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
        dx, dy = (bx - ax) * stretch, by - ay
        px, py = (x - ax) * stretch, y - ay
        t = max(0, min(1, (px * dx + py * dy) / (dx * dx + dy * dy))) if dx or dy else 0
        nearest = min(nearest, math.hypot(px - t * dx, py - t * dy))
    return nearest if inside else -nearest


def label_point(ring):
    """The point that is furthest inside: cells that may hold a better one than is known are divided."""
    left, right = min(p[0] for p in ring), max(p[0] for p in ring)
    low, high = min(p[1] for p in ring), max(p[1] for p in ring)
    stretch = math.cos(math.radians((low + high) / 2 / UNITS))
    side = max(right - left, high - low) / 2
    best, cells = (-math.inf, None), []

    def look(x, y, half):
        nonlocal best
        d = distance((x, y), ring, stretch)
        best = max(best, (d, (x, y)))
        heapq.heappush(cells, (-(d + half * math.sqrt(2)), x, y, half))

    look((left + right) / 2, (low + high) / 2, side)
    while cells and -cells[0][0] - best[0] > FINE:
        _, x, y, half = heapq.heappop(cells)
        for sx in (-0.5, 0.5):
            for sy in (-0.5, 0.5):
                look(x + sx * half, y + sy * half, half / 2)
    return round(best[1][0]), round(best[1][1])


def rings_of(geometry):
    """Without the point that closes each; the largest part first."""
    polygons = geometry['coordinates'] if geometry['type'] == 'MultiPolygon' else [geometry['coordinates']]
    polygons = [[[(round(x * UNITS), round(y * UNITS)) for x, y in ring[:-1]] for ring in polygon]
                for polygon in polygons]
    polygons.sort(key=lambda polygon: -abs(area(polygon[0])))
    return [ring for polygon in polygons for ring in polygon if len(ring) > 2]


def unsigned(n):
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)


def signed(n):
    return unsigned(n << 1 if n >= 0 else (-n << 1) - 1)


def encode(code, rings):
    point = label_point(rings[0])
    out = unsigned(len(code)) + code.encode('ascii') + signed(point[0]) + signed(point[1]) + unsigned(len(rings))
    for ring in rings:
        before = point
        out += unsigned(len(ring))
        for x, y in ring:
            out += signed(x - before[0]) + signed(y - before[1])
            before = x, y
    return out


def main(out_path, *paths):
    areas = {}
    for path in paths:
        with open(path, encoding='utf-8') as file:
            for feature in json.load(file)['features']:
                areas[feature['properties']['code']] = rings_of(feature['geometry'])
    with open(out_path, 'wb') as out:
        out.write(b'desmi outlines 1\n' + unsigned(len(areas)))
        for code in sorted(areas):
            out.write(encode(code, areas[code]))


if __name__ == '__main__':
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
