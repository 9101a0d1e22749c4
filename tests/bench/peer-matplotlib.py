#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The large charts by matplotlib: peer-matplotlib.py SCENE FOLDER OUTPUT."""
import sys

import matplotlib

matplotlib.use({"png": "agg", "pdf": "pdf", "svg": "svg"}[sys.argv[3].rsplit(".", 1)[1]])
matplotlib.rcParams["svg.fonttype"] = "none"
import matplotlib.pyplot as plt  # noqa: E402
import numpy  # noqa: E402
from matplotlib.patches import PathPatch  # noqa: E402
from matplotlib.path import Path  # noqa: E402


def stacked(axes, folder):
    values = numpy.loadtxt(folder + "/stacked.txt")
    bottom = numpy.zeros(len(values))
    for i, column in enumerate(values.T):
        # hatched, as ours of more series than colours are
        axes.bar(numpy.arange(len(values)), column, bottom=bottom, label="Negara %d" % i, hatch="//")
        bottom += column
    axes.legend()


def line(axes, folder):
    axes.plot(numpy.fromfile(folder + "/line.bin"))


def heat(axes, folder):
    axes.imshow(numpy.loadtxt(folder + "/heat.txt"), aspect="auto", interpolation="nearest")


def sankey(axes, folder):
    with open(folder + "/sankey.curves", encoding="utf-8") as file:
        for row in file:
            color, alpha, *rest = row.split()
            numbers = numpy.array(rest, dtype=float).reshape(-1, 3)
            path = Path(numbers[:, 1:], numbers[:, 0].astype(numpy.uint8))
            axes.add_patch(PathPatch(path, facecolor=color, alpha=float(alpha), linewidth=0))
    with open(folder + "/sankey.texts", encoding="utf-8") as file:
        for row in file:
            x, y, text = row.rstrip("\n").split("\t")
            axes.text(float(x), float(y), text)
    axes.set_xlim(0, 1600)
    axes.set_ylim(900, 0)
    axes.axis("off")


def main():
    scene, folder, output = sys.argv[1:]
    figure, axes = plt.subplots(figsize=(16, 9), dpi=100)
    {"stacked": stacked, "line": line, "heat": heat, "sankey": sankey}[scene](axes, folder)
    axes.set_title(scene)
    figure.savefig(output)


main()
