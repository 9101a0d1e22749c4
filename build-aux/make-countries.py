#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the tables of countries and of what people call them as C, from the two CSV files.

Usage: make-countries.py COUNTRIES.csv ALIASES.csv OUT.inc
"""
import csv
import decimal
import sys

DESTINATIONS = {
    '0': 'DESMI_DESTINATION_OTHER',
    '1': 'DESMI_DESTINATION_USUAL',
    '2': 'DESMI_DESTINATION_OCCASIONAL',
}


def quote(text):
    """A C string literal; bytes past ASCII in octal, which no compiler reads differently."""
    out = ''
    for byte in text.encode('utf-8'):
        plain = 0x20 <= byte < 0x7F and chr(byte) not in '"\\?'
        out += chr(byte) if plain else '\\%03o' % byte
    return '"' + out + '"'


def millionths(degrees):
    return int((decimal.Decimal(degrees) * 1000000).to_integral_value())


def read(path):
    with open(path, encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def main(countries_path, aliases_path, out_path):
    countries = sorted(read(countries_path), key=lambda row: row['iso3'])
    aliases = read(aliases_path)
    known = {row['iso3'] for row in countries}
    for row in aliases:
        if row['iso3'] not in known:
            sys.exit(f"{aliases_path}: {row['alias']} names the unknown country {row['iso3']}")
    with open(out_path, 'w', encoding='ascii', newline='\n') as out:
        out.write('/* Made by build-aux/make-countries.py. */\n')
        out.write('static const DesmiCountry countries[] = {\n')
        for row in countries:
            texts = ', '.join(quote(row[key])
                              for key in ('iso3', 'iso2', 'iso_numeric', 'name_en', 'name_id'))
            out.write(f"  {{ {texts}, {millionths(row['lat'])}, {millionths(row['lon'])},"
                      f" {DESTINATIONS[row['destination']]} }},\n")
        out.write('};\n\nstatic const Alias aliases[] = {\n')
        for row in aliases:
            out.write(f"  {{ {quote(row['alias'])}, {quote(row['iso3'])} }},\n")
        out.write('};\n')


if __name__ == '__main__':
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
