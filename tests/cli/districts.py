#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Districts of every size: the sample, one that is empty, one of one village, one of three hundred.

  districts.py FOLDER [NAME]...   makes FOLDER/NAME.desmigratif, for people to look at"""
import csv
import gzip
import io
import os
import shutil
import sys

from clitest import PUBLISH, SAMPLE, Room

DISTRICT = "32.12"
NAMES = ("sample", "empty", "one", "many")
N_MANY = 300
# The last years of the sample, and less of many: making the districts is not to take longer than looking at them.
YEARS = ("2024", "2025")
LAST = ("2025",)
KEEP = 5  # every so manieth flow


def read(*names):
    path = os.path.join(SAMPLE, *names)
    with gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8") as f:
        return list(csv.DictReader(f))


def write(folder, name, rows):
    text = io.StringIO()
    out = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
    out.writeheader()
    out.writerows(rows)
    os.makedirs(folder, exist_ok=True)
    data = text.getvalue().encode()
    with open(os.path.join(folder, name), "wb") as f:
        f.write(gzip.compress(data) if name.endswith(".gz") else data)


def get_year(row):
    return next(v for k, v in row.items() if k in ("month", "quarter", "period"))[:4]


def repeat(rows, models, codes, years, thin=1):
    """The rows of some villages as those of as many others as are wanted."""
    of = {m: [r for r in rows if r["village"] == m and get_year(r) in years][::thin] for m in models}
    return [dict(row, village=code) for i, code in enumerate(codes) for row in of[models[i % len(models)]]]


def write_source(folder, n):
    """What a national server has of a district with n villages in the programme; returns what these reported."""
    enrolled = read(DISTRICT, "enrolment.csv")
    models = [r["village"] for r in enrolled]
    codes = [r["code"] for r in read(DISTRICT, "village.csv")]
    codes = (models + [c for c in codes if c not in models])[:n]
    inner = os.path.join(folder, DISTRICT)
    write(inner, "enrolment.csv", [dict(enrolled[i % len(enrolled)], village=code) for i, code in enumerate(codes)])
    write(inner, "village.csv", read(DISTRICT, "village.csv"))
    years, thin = (LAST, KEEP) if n > len(models) else (YEARS, 1)
    write(inner, "flows.csv.gz", repeat(read(DISTRICT, "flows.csv.gz"), models, codes, YEARS, thin))
    write(inner, "remittances.csv", repeat(read(DISTRICT, "remittances.csv"), models, codes, YEARS))
    write(inner, "targets.csv.gz", repeat(read(DISTRICT, "targets.csv.gz"), models, codes, years))
    write(folder, "measurements.csv", repeat(read("local", "measurements.csv"), models, codes, years))
    return os.path.join(folder, "measurements.csv")


def publish(room, feed, source, *args):
    room.run(PUBLISH, "feed", feed, "--from", source, "--key", os.path.join(SAMPLE, "keys", "feed.key"), "--root",
             os.path.join(SAMPLE, "demo-root.signed"), *args, code=0)


def make(room, name):
    """The district file of that name in the room; what all of them share is made once."""
    path, empty, shared = room.path(name + ".desmigratif"), room.path("empty.desmigratif"), room.path("shared-feed")
    if not os.path.exists(empty):
        room.cli("new", empty, "--district", DISTRICT, code=0)
    if name == "empty":
        return path
    if not os.path.exists(shared):
        publish(room, shared, SAMPLE, "--common")
    if name == "sample":
        source, reported = SAMPLE, os.path.join(SAMPLE, "local", "measurements.csv")
    else:
        source = room.path(name + "-source")
        reported = write_source(source, 1 if name == "one" else N_MANY)
    feed = shutil.copytree(shared, room.path(name + "-feed"))
    publish(room, feed, source, "--district", DISTRICT)
    shutil.copy(empty, path)
    os.mkdir(room.path(name + "-home"))
    # a computer that has seen the district in one state takes no other of the same version
    room.cli("pull", path, "--server", feed, env={"HOME": room.path(name + "-home")}, code=0)
    room.cli("import", path, reported, "--kind", "pillars", code=0)
    return path


def main():
    room, folder = Room(), sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    try:
        for name in sys.argv[2:] or NAMES:
            path = os.path.join(folder, name + ".desmigratif")
            if os.path.exists(path):
                os.remove(path)
            room.cli("backup", make(room, name), "-o", path, code=0)
            print(path)
    finally:
        room.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
