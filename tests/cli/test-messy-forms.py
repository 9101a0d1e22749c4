#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same few records in the many forms that coordinators give them, each of which the import reads alike. As TAP."""
import datetime

from clitest import Tests, check, equal
from district import Given
from messy_forms import MONTH, Book, Fault, Formula, Grid, Shown, write_csv
from messy_records import COUNTRIES, DADAP, FLOWS, JUNTINYUAT, KENANGA, MONTHS, PAOMAN, TUGU_LELEA, TUGU_SLIYEG, flow, former, measured, money, pair, worker

test = Tests()
form = former(test)


@form(delimiter=";")
def long_with_codes_of_one_day(grid):
    grid.head("Kode Wilayah", "Periode", "Negara Penempatan", "Jenis Kelamin", "Jml")
    for village, month, country, _, men, women in FLOWS:
        for word, gender, count in (("laki-laki", "M", men), ("PEREMPUAN", "F", women)):
            if count:
                grid.add(village[0].replace(".", ""), "2019/%02d" % month, country, word, count, gives=[flow(village, month, country, gender, count)])


@form(encoding="utf-16be", delimiter="\t")
def title_with_the_month_in_its_own_cells(grid):
    grid.add("LAPORAN PENEMPATAN PEKERJA MIGRAN – DINAS TENAGA KERJA")
    grid.add("Bulan", ": Maret 2019")
    grid.add()
    grid.head("No", "Nama Desa", "Kecamatan", "Negara Penempatan", "L", "P", "Total")
    for n, (village, month, country, _, men, women) in enumerate(FLOWS, 1):
        grid.add(n, "Desa " + village[1], village[2], COUNTRIES[country], men, women, (men or 0) + (women or 0),
                 gives=pair(village, month, country, men, women))
    grid.add()
    grid.add("", "", "", "", "Indramayu, 5 April 2019")


@form(encoding="utf-8-bom", delimiter=";")
def title_with_month_and_year_apart(grid):
    grid.add("Data keberangkatan PMI – Kabupaten Indramayu")
    grid.add("Bulan : Maret")
    grid.add("Tahun : 2019")
    grid.head("Kecamatan", "Desa", "Negara", "L", "P")
    for village, month, country, _, men, women in FLOWS:
        grid.add(village[2], village[1].upper(), COUNTRIES[country], men or "-", women or "-", gives=pair(village, month, country, men, women))


@form(delimiter=";", padded=True)
def months_across_the_top(grid):
    grid.add("REKAP PENEMPATAN PMI TAHUN 2019")
    grid.add()
    grid.head("Kode Desa", "Desa", "Negara Tujuan", "JK", "Jan", "Peb", "Mar", "Jumlah")
    for village, _, country, _, men, women in FLOWS:
        for word, gender, count in (("L", "M", men), ("P", "F", women)):
            if count:
                grid.add(village[0], village[1], country, word, count, "-", count + 1, 2 * count + 1,
                         gives=[flow(village, 1, country, gender, count), flow(village, 3, country, gender, count + 1)])


@form(encoding="windows-1252", delimiter=";", newline="\r")
def months_across_with_men_and_women_below(grid):
    grid.add("Rekapitulasi – Tahun 2019")
    grid.head("Desa", "Kec.", "Negara", "Januari", "", "Februari", "", "Maret", "")
    grid.head("", "", "", "L", "P", "L", "P", "L", "P")
    for village, _, country, _, men, women in FLOWS:
        grid.add(village[1], village[2], COUNTRIES[country], men, women, "", "", "", 9,
                 gives=pair(village, 1, country, men, women) + pair(village, 3, country, None, 9))


@form(delimiter=",")
def destinations_across_the_top(grid):
    grid.head("Kode Desa", "Bulan", "L/P", "Taiwan", "HONGKONG", "Malaysia", "Jumlah")
    for village, month, _, _, men, women in FLOWS[1:]:
        for word, gender, count in (("Lk", "M", men), ("Pr", "F", women)):
            if count:
                grid.add(village[0], "%s '19" % MONTHS[month - 1], word, count, None, 2, count + 2,
                         gives=[flow(village, month, "TWN", gender, count), flow(village, month, "MYS", gender, 2)])


@form(delimiter=";", first="sep=;\r\n")
def destinations_across_with_men_and_women_below(grid):
    grid.add("Penempatan PMI, keadaan bulan Juni 2019")
    grid.head("No.", "Kecamatan", "Desa", "Taiwan", "", "Hong Kong", "", "Jumlah", "")
    grid.head("", "", "", "L", "P", "L", "P", "L", "P")
    above = None
    for n, (village, _, _, _, men, women) in enumerate(FLOWS[1:], 1):
        grid.add(n, village[2] if village[2] != above else "", village[1], men, women, 1, "", (men or 0) + 1, women,
                 gives=pair(village, 6, "TWN", men, women) + pair(village, 6, "HKG", 1, None))
        above = village[2]
    grid.add("", "JUMLAH", "", "", "", "", "", "", "")


@form()
def subdistricts_as_rows_of_their_own(grid):
    grid.add("PENEMPATAN PMI BULAN MARET 2019")
    grid.head("No", "Desa/Kelurahan", "Negara", "Laki-laki", "Perempuan", "Jumlah")
    above = None
    for n, (village, month, country, _, men, women) in enumerate(FLOWS, 1):
        if village[2] != above:
            if above is not None:
                grid.add("", "Sub Total", "", "", "", 99)
            grid.add("KECAMATAN " + village[2].upper() if n % 2 else "Kec. " + village[2])
        above = village[2]
        grid.add(n, ("Kel. " if village is PAOMAN else "Ds ") + village[1], COUNTRIES[country], men, women, (men or 0) + (women or 0),
                 gives=pair(village, month, country, men, women))
    grid.add("", "Sub Total", "", "", "", 12)
    grid.add("", "J U M L A H", "", "", "", 35)


@form(delimiter="|")
def subdistrict_behind_the_name(grid):
    grid.head("Desa", "Tgl. Berangkat", "Negara", "Jumlah", "JK")
    for n, (village, month, country, _, men, women) in enumerate(FLOWS, 1):
        for word, gender, count in (("pria", "M", men), ("wanita", "F", women)):
            if count:
                grid.add("Desa %s (Kec. %s)" % village[1:], "%d-%d-2019" % (n, month), COUNTRIES[country], count, word,
                         gives=[flow(village, month, country, gender, count)])


@form(delimiter=";")
def pages_with_their_headings_again(grid):
    heads = ("No", "Nama Desa", "Kecamatan", "Bulan", "Negara Tujuan", "L", "P")
    grid.head(*heads)
    for n, (village, month, country, _, men, women) in enumerate(FLOWS, 1):
        if n in (3, 6):
            grid.add("", "Jumlah dipindahkan", "", "", "", 5, 7)
            grid.add()
            grid.add(*heads)
        grid.add(n, village[1], village[2], "%s %d" % (MONTHS[month - 1], 2019), COUNTRIES[country], men, women,
                 gives=pair(village, month, country, men, women))
    grid.add("", "RATA-RATA", "", "", "", 2, 3)
    grid.add()
    grid.add("Catatan: angka sementara; lihat laporan desa")
    grid.add("", "", "", "Mengetahui,")
    grid.add("", "", "", "Kepala Dinas")


@form(delimiter=";")
def numbers_of_the_columns_below_the_headings(grid):
    heads = ("No", "Nama Desa", "Kecamatan", "Bulan", "Negara Tujuan", "L", "P")
    grid.add(*heads)
    grid.add(*("(%d)" % n for n in range(1, len(heads) + 1)))
    for n, (village, month, country, _, men, women) in enumerate(FLOWS, 1):
        grid.add(n, village[1], village[2], "%s %d" % (MONTHS[month - 1], 2019), COUNTRIES[country], men, women,
                 gives=pair(village, month, country, men, women))


@form(encoding="utf-8", delimiter=";")
def those_who_came_home(grid):
    grid.add("DATA KEPULANGAN PMI – TRIWULAN I")
    grid.head("Desa", "Kecamatan", "Tgl Pulang", "Negara", "L", "P")
    for n, (village, month, country, _, men, women) in enumerate(FLOWS, 1):
        grid.add(village[1], village[2], "%d %s 2019" % (n, MONTHS[month - 1][:3]), COUNTRIES[country], men, women,
                 gives=pair(village, month, country, men, women, direction="return"))


@form()
def both_directions_and_the_sector(grid):
    grid.head("kode", "bulan", "arah", "negara", "sektor", "jk", "jumlah")
    words = {"formal": ["Formal", "FORMAL"], "informal": ["PLRT", "prt"]}
    for n, (village, month, country, sector, men, women) in enumerate(FLOWS):
        for word, gender, count in (("L", "M", men), ("P", "F", women)):
            if count:
                grid.add(village[0], "%02d/2019" % month, ["Berangkat", "Pulang"][n % 2], country, words[sector][n % 2], word, count,
                         gives=[flow(village, month, country, gender, count, sector, ["out", "return"][n % 2])])


@form(delimiter=",", encoding="utf-16le-bare")
def year_and_month_in_two_columns(grid):
    grid.head("Tahun", "Bulan", "Kode Desa", "Negara", "L", "P")
    for village, month, country, _, men, women in FLOWS:
        grid.add(2019, MONTHS[month - 1], village[0], COUNTRIES[country], men, women, gives=pair(village, month, country, men, women))


@form(delimiter=";")
def a_village_named_once_for_all_its_rows(grid):
    grid.head("Kecamatan", "Desa", "Bulan", "Negara", "L", "P")
    for village in (JUNTINYUAT, TUGU_LELEA):
        for n, country in enumerate(COUNTRIES):
            grid.add("" if n else village[2], "" if n else village[1], "Maret 2019", COUNTRIES[country], 1 + n, None,
                     gives=pair(village, 3, country, 1 + n, None))


@form(book=True)
def merged_downwards_with_true_dates(grid):
    grid.add("DATA PENEMPATAN", None, None, None, None, None)
    grid.merge(1, 1, (0, 5))
    grid.add()
    grid.head("Kecamatan", "Desa", "Tanggal Keberangkatan", "Negara", "L", "P")
    for village in (DADAP, TUGU_SLIYEG):
        first = len(grid.rows) + 1
        for n, country in enumerate(COUNTRIES):
            grid.add(None if n else village[2], None if n else village[1], datetime.date(2019, 1 + n, 28), COUNTRIES[country], None, 1 + n,
                     gives=pair(village, 1 + n, country, None, 1 + n))
        grid.merge(first, len(grid.rows), (0, 0))
        grid.merge(first, len(grid.rows), (1, 1))


def dated(grid, day_of):
    grid.head("KODE", "TANGGAL", "NEGARA", "JENIS KELAMIN", "JUMLAH")
    for n, (village, month, country, _, men, women) in enumerate(FLOWS, 1):
        for word, gender, count in (("L", "M", men), ("P", "F", women)):
            if count:
                grid.add(int(village[0].replace(".", "")), day_of(n, datetime.date(2019, month, n)), country, word, count,
                         gives=[flow(village, month, country, gender, count)])


@form()
def days_since_1904(grid):
    book = Book(from_1904=True).add("Mac", grid)
    dated(grid, lambda n, day: day if n % 3 else book.serial(day) if n % 2 else str(book.serial(day)))
    return book


@form(shared=False, book=True)
def days_since_1900_and_words(grid):
    plain = Book()
    dated(grid, lambda n, day: [day, plain.serial(day), str(plain.serial(day)), Shown(day, MONTH), "Kamis, 7 Maret 2019"][n % 5])


@form(book=True)
def numbers_that_are_text(grid):
    grid.head("Kode Desa", "Bulan", "Negara", "Gender", "Jumlah PMI")
    for n, (text, count) in enumerate([("1.200", 1200), ("1\u00a0200", 1200), ("1 201", 1201), (" 7 ", 7), ("3,0", 3), ("'12", 12)][:5]):
        grid.add("'3212112005", "%s\u00a02019" % MONTHS[n], "\u00a0taiwan ", "p", text, gives=[flow(JUNTINYUAT, n + 1, "TWN", "F", count)])


@form()
def formulas_with_results_and_a_total(grid):
    grid.head("Kode", "Desa", "Bulan", "Negara", "L/P", "Jumlah")
    for n, month in enumerate(MONTHS, 2):
        grid.add("32.12.11.2005", Formula('UPPER("Juntinyuat")', "JUNTINYUAT"), "%s 2019" % month, "Taiwan", "P", Formula("A1+%d" % n, n),
                 gives=[flow(JUNTINYUAT, n - 1, "TWN", "F", n)])
    grid.add("Total", None, None, None, None, Formula("SUM(F2:F13)", 90))
    return Book().add("Data", grid)


@form()
def hidden_rows_columns_and_sheets(grid):
    old = Grid()
    old.add("Kode", "Bulan", "Negara", "L", "P")
    old.add("32.12.11.2005", "Januari 2018", "Taiwan", 90, 90)
    notes = Grid()
    notes.add("Petunjuk pengisian")
    notes.add("Isi lembar “PMI” menurut bulan keberangkatan, satu baris untuk satu negara.")
    grid.head("Kode", "Bulan", "Negara", "L", "P")
    for village, month, country, _, men, women in FLOWS:
        grid.add(village[0], "%s 2019" % MONTHS[month - 1], country, men, women, gives=pair(village, month, country, men, women))
    return (Book().add("Lama", old, "hidden").add("Sangat lama", old, "veryHidden").add("Petunjuk", notes)
            .add("PMI", grid, hidden_rows=(3, 4), hidden_columns=(2,)))


@form(book=True)
def two_rows_of_headings_with_sums(grid):
    grid.add("REKAPITULASI PMI KABUPATEN INDRAMAYU")
    grid.add("Keberangkatan bulan Agustus 2019")
    grid.add()
    grid.head("Kecamatan", "Desa", "Taiwan", None, "Hongkong", None, "Jumlah", None, "Total")
    grid.head(None, None, "L", "P", "L", "P", "L", "P", None)
    for first in (0, 1, 8):
        grid.merge(4, 5, (first, first))
    for first in (2, 4, 6):
        grid.merge(4, 4, (first, first + 1))
    for village, _, _, _, men, women in FLOWS[1:]:
        grid.add(village[2], village[1], men, women, 2, None, Formula("C+E", (men or 0) + 2), Formula("D+F", women or 0),
                 Formula("G+H", (men or 0) + 2 + (women or 0)),
                 gives=pair(village, 8, "TWN", men, women) + pair(village, 8, "HKG", 2, None))
    grid.add("JUMLAH", None, None, None, None, None, None, None, Formula("SUM(I6:I11)", 35))


@form(book=True)
def a_table_that_begins_further_in(grid):
    grid.add()
    grid.add(None, None, "PMI berangkat")
    grid.add()
    grid.head(None, None, "Desa", "Kecamatan", "Bulan", "Negara", "Laki - laki", "Perempuan")
    for village, month, country, _, men, women in FLOWS:
        grid.add(None, None, village[1], village[2], "2019-%02d" % month, country, men, women, gives=pair(village, month, country, men, women))


@form(book=True)
def months_that_are_dates_across_the_top(grid):
    grid.head("Kode", "Negara", "L/P", *(Shown(datetime.date(2019, month, 1), MONTH) for month in (3, 4)))
    for village, _, country, _, men, women in FLOWS:
        for word, gender, count in (("L", "M", men), ("P", "F", women)):
            if count:
                grid.add(village[0], country, word, count, 5, gives=[flow(village, 3, country, gender, count), flow(village, 4, country, gender, 5)])


@form("remittances", delimiter=";")
def amounts_in_many_spellings(grid):
    grid.head("Kode Desa", "Nama Desa", "Triwulan", "Nilai Remitansi (Rp)")
    amounts = [("Rp1.250.000,-", 1250000), ("Rp. 1 250 000", 1250000), ("IDR 4.300.000.000", 4300000000), ("1,250,000.50", 1250001),
               ("1.250.000,49", 1250000), ("0", 0), ("1250000", 1250000), ("Rp 1.250.000,00", 1250000)]
    quarters = ["I/2019", "TW II 2019", "Triwulan 3 2019", "Q4 2019", "2019Q1", "2019-Q2", "TW III 2019", "IV/2019"]
    for n, (text, amount) in enumerate(amounts):
        village = JUNTINYUAT if n < 4 else DADAP
        grid.add(village[0], village[1], quarters[n], text, gives=[money(village, n % 4 + 1, amount)])


@form("remittances", delimiter=";")
def quarters_side_by_side(grid):
    grid.add("REMITANSI PMI TAHUN 2019")
    grid.add("(dalam rupiah)")
    grid.head("No", "Desa", "Kecamatan", "TW I", "TW II", "TW III", "TW IV")
    for n, village in enumerate((JUNTINYUAT, TUGU_LELEA, KENANGA), 1):
        amounts = [n * 1000000000 + q for q in range(4)]
        grid.add(n, village[1], village[2], *("Rp {:,}".format(a).replace(",", ".") for a in amounts),
                 gives=[money(village, q, a) for q, a in enumerate(amounts, 1)])
    grid.add("", "JUMLAH", "", "6.000.000.000", "", "", "")


@form("remittances", book=True)
def quarters_below_a_merged_heading(grid):
    grid.add("Data remitansi tahun 2019")
    grid.head("Kode", "Jumlah Remitansi (Rp)", None, None, None)
    grid.head(None, "Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV")
    grid.merge(2, 3, (0, 0))
    grid.merge(2, 2, (1, 4))
    for n, village in enumerate((JUNTINYUAT, TUGU_LELEA, KENANGA), 1):
        grid.add(village[0], 5000000000 * n, 1.5, Shown(2500000, 3), "Rp. 7.000,-",
                 gives=[money(village, 1, 5000000000 * n), money(village, 2, 2), money(village, 3, 2500000), money(village, 4, 7000)])


@form("persons", delimiter=";")
def persons_with_cards_and_birthdays(grid):
    grid.add("DAFTAR NAMA PMI")
    grid.head("No.", "Nama Lengkap", "No. KTP", "Tanggal Lahir", "JK", "Desa", "Kecamatan", "Tanggal Keberangkatan", "Negara Penempatan", "No HP")
    for n, (village, month, country, _, men, _) in enumerate(FLOWS, 1):
        grid.add(n, "Orang %d" % n, "999911010190%04d" % n, "0%d/01/1990" % n, "L" if men else "P", village[1], village[2], "%d/%d/2019" % (n, month),
                 COUNTRIES[country], "0812000000%d" % n, gives=worker(village, month, country, "M" if men else "F"))
    grid.add(8, "Orang Satu", "9999.1101.0190.0001", "01/01/1990", "L", "Dadap", "Juntinyuat", "9/3/2019", "Taiwan", "", reason="duplicate_person")
    grid.add(9, "Orang Sembilan", "", "01/01/1990", "L", "Dadap", "Juntinyuat", "9/3/2019", "Taiwan", "", gives=worker(DADAP, 3, "TWN", "M"))


@form("persons", book=True)
def persons_of_a_month_in_the_title(grid):
    grid.add("Nama-nama PMI yang berangkat bulan Maret 2019")
    grid.head("NIK", "Nama", "Jenis Kelamin", "Alamat", "Desa", "Kecamatan", "Negara", "No Paspor")
    for n, (village, month, country, _, men, _) in enumerate(FLOWS, 1):
        grid.add("'999911010191%04d" % n, "Orang %d" % n, "Laki-laki" if men else "Perempuan", "Blok %d, RT 0%d" % (n, n), village[1], village[2],
                 COUNTRIES[country], "X%07d" % n, gives=worker(village, month, country, "M" if men else "F"))


@form("pillars", delimiter=";")
def pillars_one_quarter_a_row(grid):
    grid.head("Desa", "Kecamatan", "Pilar", "Indikator", "Triwulan", "Target", "Realisasi")
    grid.add("Dadap", "Juntinyuat", 1, "warga_dilayani", "TW I 2019", "60", "55", gives=[measured(DADAP, 1, 60, 55)])
    grid.add("Dadap", "Juntinyuat", 1, "warga_dilayani", "2019-Q2", "60", "-", gives=[measured(DADAP, 2, 60, None)])
    grid.add("Dadap", "Juntinyuat", 1, "warga_dilayani", "III/2019", "n/a", "0", gives=[measured(DADAP, 3, None, 0)])
    grid.add("Dadap", "Juntinyuat", 1, "warga_dilayani", "IV/2019", "", "-")
    grid.add("Tugu", "Lelea", 2, "omzet_rupiah", "IV/2019", "Rp 18.000.000", "12.500.000,00",
             gives=[measured(TUGU_LELEA, 4, 18000000, 12500000, "omzet_rupiah", 2)])
    grid.add("Tugu", "Lelea", 5, "lain", "IV/2019", "1", "1", reason="unknown_pillar")
    grid.add("Tugu", "Lelea", 3, "anak_terlayani", "IV/2019", "1", "banyak", reason="bad_number")


@form("pillars", book=True)
def pillars_of_two_quarters_side_by_side(grid):
    grid.add("CAPAIAN PILAR")
    grid.head("Kode Desa", "Pilar", "Indikator", "Triwulan III 2019", None, "Triwulan IV 2019", None)
    grid.head(None, None, None, "Realisasi", "Target", "Realisasi", "Target")
    grid.merge(2, 2, (3, 4))
    grid.merge(2, 2, (5, 6))
    for village in (JUNTINYUAT, TUGU_SLIYEG):
        first = grid.add(village[0], 1, "warga_dilayani", 5, 10, None, None, gives=[measured(village, 3, 10, 5)])
        grid.add(None, 3, "anak_terlayani", "-", 35, 36, "n/a",
                 gives=[measured(village, 3, 35, None, "anak_terlayani", 3), measured(village, 4, None, 36, "anak_terlayani", 3)])
        grid.merge(first, first + 1, (0, 0))


# What is wrong with a row, and the reason that comes first; the cells are as in bad_rows().
GOOD = ("32.12.11.2004", "Dadap", "Maret 2019", "out", "Taiwan", "formal", "L", "3")
BAD = [
    ({"code": "32.12.11.2099"}, "unknown_village"),
    ({"code": "32121104"}, "unknown_village"),
    ({"code": "", "name": "Dadab"}, "unknown_village"),
    ({"code": "", "name": "Tugu"}, "ambiguous_village"),
    ({"code": "32.12.11.2005"}, "village_mismatch"),
    ({"code": "33.07.01.2001", "name": ""}, "other_regency"),
    ({"date": "31/04/2019"}, "bad_date"),
    ({"date": "2019"}, "bad_date"),
    ({"date": "Desember 1999"}, "bad_date"),
    ({"date": "Januari 2091"}, "bad_date"),
    ({"date": "Marat 2019"}, "bad_date"),
    ({"country": "Timur Tengah"}, "unknown_country"),
    ({"country": "Eropa"}, "unknown_country"),
    ({"direction": "ke sana"}, "bad_direction"),
    ({"sector": "campuran"}, "bad_sector"),
    ({"gender": "X"}, "bad_gender"),
    ({"gender": "L dan P"}, "bad_gender"),
    ({"count": "1,5"}, "bad_count"),
    ({"count": "3 orang"}, "bad_count"),
    ({"count": "-2"}, "bad_count"),
    ({"count": "100.000"}, "bad_count"),
    ({"country": ""}, "missing_field"),
    ({"gender": ""}, "missing_field"),
    # two at once
    ({"country": "", "code": "32.12.11.2099"}, "missing_field"),
    ({"code": "32.12.11.2099", "date": "x"}, "unknown_village"),
    ({"code": "32.12.11.2005", "date": "x"}, "village_mismatch"),
    ({"date": "13/13/2019", "country": "Atlantis"}, "bad_date"),
    ({"country": "Atlantis", "direction": "x"}, "unknown_country"),
    ({"direction": "x", "sector": "x"}, "bad_direction"),
    ({"sector": "x", "gender": "X"}, "bad_sector"),
    ({"gender": "X", "count": "1,5"}, "bad_gender"),
]
FIELDS = ("code", "name", "date", "direction", "country", "sector", "gender", "count")


@form(delimiter=";")
def bad_rows(grid):
    grid.head("Kode", "Desa", "Bulan", "Arah", "Negara", "Sektor", "JK", "Jumlah")
    grid.add(*GOOD, gives=[flow(DADAP, 3, "TWN", "M", 3, "formal")])
    for wrong, reason in BAD:
        grid.add(*(wrong.get(field, cell) for field, cell in zip(FIELDS, GOOD)), reason=reason)
    grid.add(*GOOD, reason="duplicate_row")
    grid.add(*GOOD[:-1], "4", reason="conflicting_row")
    # another day of the month is another date
    grid.add(*GOOD[:2], "4 Maret 2019", *GOOD[3:], gives=[flow(DADAP, 3, "TWN", "M", 3, "formal")])
    grid.add(*GOOD[:-2], "P", "3", gives=[flow(DADAP, 3, "TWN", "F", 3, "formal")])


@form(book=True)
def bad_cells_of_a_workbook(grid):
    grid.head("Kode", "Bulan", "Negara", "L", "P", "Jumlah")
    grid.add("32.12.11.2004", "Maret 2019", "Taiwan", 1, 2, 3, gives=pair(DADAP, 3, "TWN", 1, 2))
    grid.add("32.12.11.2004", "Maret 2019", "Hongkong", 1, Fault("#REF!"), 3, reason="cell_error")
    grid.add("32.12.11.2099", "Maret 2019", "Hongkong", 1, Formula("1/0", Fault("#DIV/0!")), 3, reason="cell_error")
    grid.add("32.12.11.2099", "x", "Hongkong", 1, Formula("A1", None), 3, reason="formula_no_value")
    grid.add(Formula("A1", None), "Maret 2019", Fault("#N/A"), 1, 1, 2, reason="cell_error")
    grid.add("32.12.11.2004", "Maret 2019", "Malaysia", 1, 1, 3, reason="sum_mismatch")
    grid.add("32.12.11.2004", "Maret 2019", "Malaysia", 1, 1.5, 2.5, reason="bad_count")
    grid.add("32.12.11.2004", "Maret 2019", "Malaysia", True, 1, 2, reason="bad_count")
    grid.add("32.12.11.2004", "Maret 2019", "Atlantis", 1, 1, 5, reason="unknown_country")
    grid.add("32.12.11.2004", "Maret 2019", "Singapura", 0, 0, 0)
    grid.add("32.12.11.2004", "Maret 2019", "Singapura", 0, 4, 4, gives=pair(DADAP, 3, "SGP", None, 4))
    grid.add("32.12.11.2004", 2019, "Korsel", 0, 4, 4, reason="bad_date")


@form("remittances", delimiter=";")
def bad_amounts(grid):
    grid.head("Kode", "Triwulan", "Jumlah Remitansi")
    grid.add("32.12.11.2004", "I/2019", "1.000.000", gives=[money(DADAP, 1, 1000000)])
    for amount, reason in (("2 juta", "bad_number"), ("US$ 500", "bad_number"), ("(1.000)", "bad_number"), ("1,000", "ambiguous_number"),
                           ("12.34.567", "bad_number"), ("", "missing_field"), ("RM 20", "bad_number")):
        grid.add("32.12.11.2004", "II/2019", amount, reason=reason)
    for quarter in ("V/2019", "2019", "Q5 2019", "I/1999", "I/2091"):
        grid.add("32.12.11.2004", quarter, "2 juta", reason="bad_date")
    grid.add("32.12.11.2099", "V/2019", "1.000", reason="unknown_village")


@test
def what_persons_have_is_never_told(given):
    """Neither in the report nor in a reason, whatever columns the list has."""
    grid = Grid()
    grid.add("Nama Lengkap", "No. KTP", "Tanggal Lahir", "Nama Ayah", "No HP", "Desa", "Tgl Berangkat", "Negara", "L/P")
    grid.add("Sebut Saja Mawar", "9999110101920001", "01/02/1990", "Pak Anonim", "081200000077", "Dadap", "1/3/2019", "Taiwan", "P")
    grid.add("Sebut Saja Melati", "9999110101920001", "02/02/1990", "Pak Anonim", "081200000078", "Dadap", "1/3/2019", "Taiwan", "P")
    grid.add("Sebut Saja Anggrek", "9999110101920003", "02/02/1990", "Pak Anonim", "081200000079", "Dadap", "x", "Taiwan", "P")
    path = write_csv(given.room.path("people.csv"), grid, ";")
    for args in (("--json", "--records"), ()):
        answer = given.cli("import", given.file(), path, *args, code=1, env={"G_MESSAGES_DEBUG": "all"})
        for text in ("Mawar", "Melati", "Anggrek", "99991101", "/1990", "Anonim", "0812"):
            check(text not in answer.out + answer.err, answer)
    report = given.cli("import", given.file(), path, "--json", code=1).json()
    equal(report["kind"], "persons")
    equal([r["reason"] for r in report["rejected"]], ["duplicate_person", "bad_date"])
    equal(report["personal_columns"], ["Nama Lengkap", "No. KTP", "Tanggal Lahir", "Nama Ayah", "No HP"])


if __name__ == "__main__":
    test.run(Given)
