#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the national rollout of programmes as C, from the CSV file that says where each number comes from.

Usage: make-rollout.py ROLLOUT.csv OUT.inc
"""
import csv
import sys


def number(text):
    return int(text) if text else -1


def main(csv_path, out_path):
    with open(csv_path, encoding='utf-8', newline='') as file:
        rows = sorted(csv.DictReader(file), key=lambda row: (row['programme'], row['year']))
    for row in rows:
        for key in ('plan', 'actual'):
            if row[key] and not row[key + '_source']:
                sys.exit(f"{csv_path}: nobody is named for the {key} of {row['year']}")
    with open(out_path, 'w', encoding='ascii', newline='\n') as out:
        out.write('/* Made by build-aux/make-rollout.py. */\n')
        out.write('static const DesmiRollout rollouts[] = {\n')
        for row in rows:
            out.write(f"  {{ \"{row['programme']}\", {int(row['year'])}, {number(row['plan'])},"
                      f" {number(row['actual'])} }},\n")
        out.write('};\n')


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
