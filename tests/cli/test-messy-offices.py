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


# ---- several tables in one sheet ----


@form(delimiter=";")
def tables_of_other_months_and_directions_below(grid):
    grid.add("DATA PENEMPATAN PMI BULAN MARET 2019")
    grid.head("No", "Desa", "Negara", "Jumlah")
    grid.add(1, "Dadap", "Taiwan", 3, gives=[flow(DADAP, 3, "TWN", None, 3)])
    grid.add("JUMLAH", "", "", 3)
    grid.add("", "", "Indramayu,        Mei 2019")
    grid.add()
    grid.add("DATA KEPULANGAN PMI BULAN MARET 2019")
    grid.add("No", "Desa", "Negara", "Jumlah")
    grid.add(1, "Krasak", "Malaysia", 4, gives=[flow(KRASAK, 3, "MYS", None, 4, direction="return")])
    grid.add("JUMLAH", "", "", 4)
    grid.add("DATA PENEMPATAN PMI BULAN APRIL 2019")
    grid.add("No.", "Nama Desa", "Negara Tujuan", "Jml")
    grid.add(1, "Dadap", "Taiwan", 5, gives=[flow(DADAP, 4, "TWN", None, 5)])


@form(delimiter=";")
def months_and_directions_between_the_rows(grid):
    grid.add("LAPORAN PMI TAHUN 2019")
    grid.add("BULAN JANUARI")
    grid.head("Desa", "Negara", "Jumlah")
    grid.add("Dadap", "Taiwan", 3, gives=[flow(DADAP, 1, "TWN", None, 3)])
    grid.add("FEBRUARI")
    grid.add("Dadap", "Taiwan", 4, gives=[flow(DADAP, 2, "TWN", None, 4)])
    grid.add("Catatan: kepulangan bulan Maret menyusul")
    grid.add("Krasak", "Taiwan", 5, gives=[flow(KRASAK, 2, "TWN", None, 5)])
    grid.add("B. PMI PURNA")
    grid.add("Krasak", "Taiwan", 6, gives=[flow(KRASAK, 2, "TWN", None, 6, direction="return")])
    grid.add("Bulan", ":", "April", "Tahun", ":", 2019)
    grid.add("Krasak", "Taiwan", 7, gives=[flow(KRASAK, 4, "TWN", None, 7, direction="return")])


def table(grid, title, *rows):
    grid.add(title)
    for row in rows:
        grid.add(*row)
    grid.add()


PLACED = ("DATA PENEMPATAN PMI BULAN MARET 2019", ("Desa", "Negara", "L", "P"), ("Dadap", "Taiwan", 3, 1))
PLACED_RECORDS = pair(DADAP, 3, "TWN", 3, 1)


def check_read(given, grid, records, others):
    report = report_of(given, grid).json()
    keys = list(records[0])
    equal([{k: r[k] for k in keys} for r in report["records"]], records, report)
    equal(report["other_tables"], others)
    equal(report["rejected"], [])


@test
def tables_of_another_form_below_are_told(given):
    for rows in ((("Desa", "Negara", "P", "L"), ("Krasak", "Taiwan", 5, 6)),
                 (("Desa", "Triwulan", "Jumlah Remitansi"), ("Krasak", "TW I 2019", 5000000)),
                 (("No", "Desa", "Hongkong", "Malaysia"), (1, "Krasak", 5, 6), ("JUMLAH", "", 5, 6)),
                 (("Negara", "Jumlah"), ("Taiwan", 4))):
        grid = Grid()
        table(grid, *PLACED)
        table(grid, "DATA PENEMPATAN PMI BULAN APRIL 2019", *rows)
        check_read(given, grid, PLACED_RECORDS, ["A6"])
    path = write_csv(given.room.path("told.csv"), grid, ";")
    check("Another table begins at A6 and was not read" in given.cli("import", given.file(), path, "--dry-run", code=0).out)


@test
def after_another_table_the_own_goes_on(given):
    grid = Grid()
    table(grid, *PLACED)
    table(grid, "REKAP", ("Negara", "Jumlah"), ("Taiwan", 4))
    table(grid, "DATA PENEMPATAN PMI BULAN APRIL 2019", *PLACED[1:])
    check_read(given, grid, PLACED_RECORDS + pair(DADAP, 4, "TWN", 3, 1), ["A6"])


@test
def titles_of_a_table_above_are_not_those_of_this_one(given):
    for rows in ((("Kecamatan", "L", "P"), ("Juntinyuat", 5, 6), ("JUMLAH", 5, 6)), (("Negara", "Jumlah"), ("Taiwan", 4))):
        grid = Grid()
        table(grid, "REKAP KEPULANGAN BULAN JANUARI 2019", *rows)
        table(grid, *PLACED)
        check_read(given, grid, PLACED_RECORDS, ["A2"])


@test
def the_first_of_two_tables_is_read(given):
    """Also where the second says more."""
    grid = Grid()
    table(grid, *PLACED)
    table(grid, "DATA KEPULANGAN PMI BULAN APRIL 2019", ("Desa", "Kecamatan", "Negara", "Sektor", "Jumlah"), ("Krasak", "Jatibarang", "Taiwan", "formal", 5))
    check_read(given, grid, PLACED_RECORDS, ["A6"])


@test
def tables_beside_each_other_are_not_mixed(given):
    for title, rows in (("KEPULANGAN BULAN MARET 2019", (("Desa", "Negara", "L", "P"), ("Krasak", "Hongkong", 7, 8))),
                        ("REKAP", (("Kecamatan", "Jumlah"), ("Juntinyuat", 4))),
                        ("REKAP", (("Kecamatan", "Hongkong"), ("Juntinyuat", 4), ("Jatibarang", 4)))):
        grid = Grid()
        left = [[PLACED[0], "", "", ""]] + [list(row) for row in PLACED[1:]]
        for n, row in enumerate([(title,)] + list(rows)):
            grid.add(*((left[n] if n < len(left) else [""] * 4) + [""] + list(row)))
        check_read(given, grid, PLACED_RECORDS, ["F2"])


@form(delimiter=";")
def a_blank_column_within_a_table(grid):
    grid.add("LAPORAN BULAN MARET 2019")
    grid.head("No", "Kecamatan", "", "Desa", "Negara", "", "L", "P")
    grid.add(1, "Juntinyuat", "", "Dadap", "Taiwan", "", 3, 2, gives=pair(DADAP, 3, "TWN", 3, 2))


# ---- several dates ----


def people(*dates):
    return ["Nama", "NIK", "Desa"] + list(dates) + ["Negara", "L/P"]


@form("persons", delimiter=";")
def the_title_says_that_departures_count(grid):
    grid.add("DAFTAR PENEMPATAN PMI")
    grid.head(*people("Tgl Lahir", "Tgl Lapor", "Tgl Berangkat", "Tgl Pulang", "Tgl Selesai Kontrak"))
    grid.add("A", "1", "Dadap", "1/1/1990", "1/2/2018", "1/3/2019", "1/4/2021", "1/5/2021", "Taiwan", "P", gives=worker(DADAP, 3, "TWN", "F"))


@form("persons", delimiter=";")
def the_title_says_that_returns_count(grid):
    grid.add("DAFTAR PMI PURNA")
    grid.head(*people("Tanggal Keberangkatan", "Tanggal Kedatangan"))
    grid.add("A", "1", "Dadap", "1/3/2017", "1/4/2019", "Taiwan", "P", gives=worker(DADAP, 4, "TWN", "F", direction="return"))


@test
def which_of_two_dates_counts_is_not_guessed(given):
    for title, dates, words in (("DATA PMI", ("Tgl Berangkat", "Tgl Pulang"), "“Tgl Berangkat” and “Tgl Pulang” of “table.csv” are both dates"),
                                ("DATA PMI", ("Tanggal", "Tanggal Berangkat"), "are both dates"),
                                ("DATA PMI PURNA", ("Tanggal Keberangkatan",), "“Tanggal Keberangkatan” tells when they left"),
                                ("DATA PMI", ("Tgl Lapor",), "flows need")):
        grid = Grid()
        grid.add(title)
        grid.add(*people(*dates))
        grid.add("A", "1", "Dadap", *["1/3/2019", "1/4/2019"][:len(dates)], "Taiwan", "P")
        check(words in report_of(given, grid, code=3).err, (title, dates))


@test
def days_are_no_counts(given):
    grid = Grid()
    grid.add("DATA PMI MARET 2019")
    grid.add("Desa", "Negara", "Jumlah", "Tgl Data Berangkat")
    grid.add("Dadap", "Taiwan", 4, 43558)
    equal([r["count"] for r in report_of(given, grid).json()["records"]], [4])


# ---- numbers of something else ----


@test
def numbers_of_something_else_are_refused(given):
    for title, headings, row, words in (
            ("REMITANSI 2019 (dalam ribuan rupiah)", ("Desa", "Triwulan", "Jumlah Remitansi"), ("Dadap", "I", "1.000"), "in thousands or millions"),
            ("REMITANSI 2019 (Juta Rupiah)", ("Desa", "TW I", "TW II"), ("Dadap", "1.000", "2.000"), "in thousands or millions"),
            ("PMI TRIWULAN I 2019", ("Desa", "Negara", "Jumlah"), ("Dadap", "Taiwan", 6), "those of no table"),
            ("PMI 2019", ("Desa", "Negara", "I", "II", "III", "IV", "V"), ("Dadap", "Taiwan", 1, 2, 3, 4, 5), "those of no table"),
            ("PMI MENINGGAL DUNIA MARET 2019", ("Desa", "Negara", "Jumlah"), ("Dadap", "Taiwan", 6), "neither of departures nor of returns"),
            ("PMI DEPORTASI MARET 2019", ("Desa", "Negara", "Jumlah"), ("Dadap", "Taiwan", 6), "neither of departures nor of returns")):
        grid = Grid()
        grid.add(title)
        grid.add(*headings)
        grid.add(*row)
        check(words in report_of(given, grid, code=3).err, title)


# ---- words for numbers ----


@form(delimiter=";")
def nihil_counts_nobody(grid):
    grid.head("Kode Desa", "Bulan", "Negara", "L", "P", "Jumlah")
    for month, men, women, total in ((1, "nihil", 2, 2), (2, "Nol", 3, "3"), (3, 4, "NIHIL", 4)):
        grid.add(DADAP[0], "%d/2019" % month, "Taiwan", men, women, total,
                 gives=[flow(DADAP, month, "TWN", "F" if month < 3 else "M", 4 if month == 3 else women)])
    grid.add(DADAP[0], "4/2019", "Taiwan", "nihil", "nihil", "nihil")
    for n, text in enumerate(("kosong", "tidak ada", "12 orang", "n/a", "?"), 5):
        grid.add(DADAP[0], "%d/2019" % n, "Taiwan", text, 1, "", reason="bad_count")


@form("remittances", delimiter=";")
def nihil_is_an_amount(grid):
    grid.head("Kode Desa", "TW I 2019", "TW II 2019", "Jumlah")
    grid.add(DADAP[0], "nihil", "1.000.000", "1.000.000", gives=[money(DADAP, 1, 0), money(DADAP, 2, 1000000)])
    grid.add(KRASAK[0], "-", "Nihil", "nihil", gives=[money(KRASAK, 2, 0)])
    grid.add(TINUMPUK[0], "kosong", "1.000.000", "", reason="bad_number")


@form("pillars", delimiter=";")
def nihil_is_reported_and_a_dash_is_not(grid):
    grid.head("Kode Desa", "Indikator", "Triwulan", "Target", "Realisasi")
    grid.add(DADAP[0], "warga_dilayani", "TW I 2019", 5, "nihil", gives=[measured(DADAP, 1, 5, 0)])
    grid.add(DADAP[0], "warga_dilayani", "TW II 2019", 5, "-", gives=[measured(DADAP, 2, 5, None)])


# ---- codes on their way through spreadsheets ----


@form(delimiter=";")
def codes_marked_as_text_and_as_numbers(grid):
    grid.head("Kode Desa", "Bulan", "Negara", "Jumlah")
    codes = ('="32.12.11.2004"', "'32.12.11.2004", "'3212112004", '="3212112004"', "3212112004", "3212112004.0", "3212112004,00", "3.212112004E+09", "3,212112004E9")
    for month, code in enumerate(codes, 1):
        grid.add(code, "%d/2019" % month, "Taiwan", '="%d"' % month if month % 2 else "'%d" % month, gives=[flow(DADAP, month, "TWN", None, month)])
    for code in ("3,21E+09", "3.21211E+09", "3E9", "3212112004.5", "321211200", '="32.12.11.2004', "3.2121120041E+10"):
        grid.add(code, "3/2019", "Malaysia", 1, reason="unknown_village")


@test
def a_code_that_lost_figures_is_said_to(given):
    grid = Grid()
    grid.add("Kode Desa", "Bulan", "Negara", "Jumlah")
    grid.add("3,21E+09", "3/2019", "Malaysia", 1)
    path = write_csv(given.room.path("cut.csv"), grid, ";")
    check("“3,21E+09”: a spreadsheet has cut off figures of this code" in given.cli("import", given.file(), path, code=3).out)


# ---- what the report says ----


@test
def the_quarter_of_a_bad_figure_is_named(given):
    """Also behind a quarter without figures."""
    grid = Grid()
    grid.add("Kode Desa", "Indikator", "TW I 2019", "", "TW II 2019", "", "TW III 2019", "")
    grid.add("", "", "Target", "Realisasi", "Target", "Realisasi", "Target", "Realisasi")
    grid.add(DADAP[0], "warga_dilayani", "-", "", 5, 4, 5, "4,5")
    grid.add(KRASAK[0], "warga_dilayani", "-", "", 5, "4,5", 5, 4)
    grid.add(TINUMPUK[0], "warga_dilayani", 5, 4, "", "-", "4,5", 4)
    rejected = report_of(given, grid, code=3).json()["rejected"]
    equal([(r["column"], r["value"]) for r in rejected], [("TW III 2019 Realisasi", "4,5"), ("TW II 2019 Realisasi", "4,5"), ("TW III 2019 Target", "4,5")])


@test
def a_number_that_is_compared_is_not_called_unread(given):
    grid = Grid()
    grid.add(*people("Tgl Berangkat"))
    grid.add("A", "9999110101920001", "Dadap", "1/3/2019", "Taiwan", "P")
    path = write_csv(given.room.path("people.csv"), grid, ";")
    said = given.cli("import", given.file(), path, "--dry-run", code=0).out
    check("“Nama” is personal and was not read" in said and "“NIK” is personal and was not read" not in said, said)
    check("“NIK” is personal. Its numbers were only compared" in said and "not kept" in said, said)


if __name__ == "__main__":
    test.run(Given)
