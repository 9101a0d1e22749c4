#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as offices keep them for themselves, which say more than one thing: sums over time, several dates, several tables. As TAP."""
from clitest import Tests, check, equal
from district import Given
from messy_forms import Grid, write_csv
from messy_records import DADAP, KRASAK, TINUMPUK, flow, former, measured, money, pair, worker

test = Tests()
form = former(test)


def report_of(given, grid, *args, code=0):
    path = write_csv(given.room.path("table.csv"), grid, ";")
    return given.cli("import", given.file(), path, "--dry-run", "--json", "--records", *args, code=code)


# ---- sums over time ----


@form(delimiter=";")
def sums_of_months_beside_the_months(grid):
    grid.add("DATA PENEMPATAN PMI TAHUN 2019")
    grid.head("Desa", "Negara", "Jan", "s.d. Jan", "Feb", "s/d Feb", "Maret", "sampai dengan Maret", "Jumlah s.d. bulan ini", "Kumulatif")
    grid.add("Dadap", "Taiwan", 1, 1, 2, 3, 3, 6, 6, 6, gives=[flow(DADAP, m, "TWN", None, m) for m in (1, 2, 3)])
    grid.add("Krasak", "Malaysia", 4, 4, 0, 4, 5, 9, 9, 9, gives=[flow(KRASAK, 1, "MYS", None, 4), flow(KRASAK, 3, "MYS", None, 5)])


@form(delimiter=";")
def sums_of_months_of_men_and_women(grid):
    grid.add("DATA PENEMPATAN PMI BULAN MARET 2019")
    grid.head("Desa", "Negara", "Bulan ini", None, "s.d. bulan ini", None)
    grid.head(None, None, "L", "P", "L", "P")
    grid.add("Dadap", "Taiwan", 3, 1, 6, 2, gives=pair(DADAP, 3, "TWN", 3, 1))
    grid.add("Krasak", "Malaysia", 5, 2, 5, 3, gives=pair(KRASAK, 3, "MYS", 5, 2))


@form(delimiter=";")
def sums_of_months_beside_destinations(grid):
    grid.add("DATA PENEMPATAN PMI BULAN MARET 2019")
    grid.head("Desa", "Taiwan", "Malaysia", "Jumlah", "Jumlah s.d. bulan lalu", "Jumlah s.d. bulan ini")
    grid.add("Dadap", 3, 1, 4, 2, 6, gives=[flow(DADAP, 3, "TWN", None, 3), flow(DADAP, 3, "MYS", None, 1)])


@form("pillars", delimiter=";")
def sums_of_quarters_beside_the_quarters(grid):
    grid.head("Desa", "Indikator", "TW I 2019", None, "s.d. TW I 2019", "TW II 2019", None, "s.d. TW II 2019")
    grid.head(None, None, "Target", "Realisasi", "Realisasi", "Target", "Realisasi", "Realisasi")
    grid.add("Dadap", "warga_dilayani", 5, 4, 4, 6, 7, 11, gives=[measured(DADAP, 1, 5, 4), measured(DADAP, 2, 6, 7)])


@form(delimiter=";")
def schools_are_no_countries(grid):
    grid.add("DATA PENEMPATAN PMI BULAN MARET 2019")
    grid.head("Desa", "Negara", "SD", "SMP", "SMA", "PT", "Jumlah")
    grid.add("Dadap", "Taiwan", 1, 2, 3, 0, 6, gives=[flow(DADAP, 3, "TWN", None, 6)])


@test
def sums_of_months_are_told(given):
    grid = Grid()
    grid.add("PENEMPATAN 2019")
    grid.add("Desa", "Negara", "Maret", "s.d. Maret")
    grid.add("Dadap", "Taiwan", 3, 6)
    equal(report_of(given, grid).json()["cumulative_columns"], ["s.d. Maret"])
    path = write_csv(given.room.path("told.csv"), grid, ";")
    check("“s.d. Maret” counts from an earlier time on and was not read" in given.cli("import", given.file(), path, "--dry-run", code=0).out)


@test
def sums_of_months_alone_are_no_month(given):
    for title, heading in (("DATA PENEMPATAN SAMPAI DENGAN MARET 2019", "Jumlah"), ("DATA PENEMPATAN S/D MARET 2019", "Jumlah"),
                           ("DATA PENEMPATAN MARET 2019", "Jumlah s.d. bulan ini"), ("DATA PENEMPATAN TAHUN 2019", "s.d. Maret")):
        grid = Grid()
        grid.add(title)
        grid.add("Desa", "Negara", heading)
        grid.add("Dadap", "Taiwan", 6)
        answer = report_of(given, grid, code=3)
        check("Jumlah" == heading or "counts from an earlier time on" in answer.err, answer)


if __name__ == "__main__":
    test.run(Given)
