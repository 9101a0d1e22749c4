#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Headings, titles and spellings of the same records that are harder to tell apart. As TAP."""
import datetime

from clitest import Tests, check, equal, tables
from district import Given
from messy_forms import MONTH, Book, Formula, Grid, Shown, write_csv
from messy_records import COUNTRIES, DADAP, FLOWS, JUNTINYUAT, KRASAK, MONTHS, TUGU_LELEA, TUGU_SLIYEG, flow, former, measured, money, pair, worker

SEGERAN = ("32.12.11.2001", "Segeran Kidul", "Juntinyuat")
SLEMAN_LOR = ("32.12.12.2005", "Sleman Lor", "Sliyeg")

test = Tests()
form = former(test)


@form(delimiter=";", newline="\n")
def headings_of_several_lines(grid):
    grid.head("No\nUrut", "Nama\nDesa", "Kec.", "Bulan\r\nKeberangkatan", "Negara\nTujuan *)", "Laki-\nlaki", "Perem-\npuan", "Jumlah\n(orang)", "Keterangan")
    for n, (village, month, country, _, men, women) in enumerate(FLOWS, 1):
        grid.add(n, village[1], village[2], "%s %d" % (MONTHS[month - 1], 2019), COUNTRIES[country], men, women, (men or 0) + (women or 0),
                 "baris satu;\nbaris dua", gives=pair(village, month, country, men, women))


@form(delimiter=";", encoding="windows-1252")
def names_in_many_spellings(grid):
    grid.head("KECAMATAN", "NAMA DESA/KELURAHAN", "BULAN/TAHUN", "NEGARA TUJUAN", "L", "P")
    for n, text in enumerate(["SEGERAN KIDUL", "Segeran-Kidul", "segerankidul", "Ds. Segeran\u00a0 Kidul", "DESA SEGERAN KIDUL ", "Ds.Segeran Kidul", "desa. Segeran Kidul."]):
        grid.add(["Juntinyuat", "Kec. Juntinyuat", "KECAMATAN JUNTINYUAT"][n % 3], text, "%s-2019" % MONTHS[n], "“Taiwan”" if n == 3 else "'taiwan'", 1, "",
                 gives=pair(SEGERAN, n + 1, "TWN", 1, None))
    grid.add("Indramayu", "Kel.Paoman", "Mei 2019", "TW", 1, "", gives=pair(("32.12.15.1008",), 5, "TWN", 1, None))
    grid.add("Sliyeg", "Segeran Kidul", "Mei 2019", "TW", 1, "", reason="village_mismatch")
    grid.add("", "Sleman  Lor", "Mei 2019", "TW", 1, "", gives=pair(SLEMAN_LOR, 5, "TWN", 1, None))


DATES = [("1/3/19", 3), ("01.03.2019", 3), ("2019/03/02", 3), ("2019-03-03 00:00:00", 3), ("Mar-19", 3), ("3 Maret '19", 3), ("Minggu, 3 Maret 2019", 3),
         ("4 Pebruari 2019", 2), ("Peb 2019", 2), ("1 Ags 2019", 8), ("Agst-19", 8), ("30 Sept 2019", 9), ("31 Okt 2019", 10), ("1 Nop 2019", 11),
         ("Nopember 2019", 11), ("31-Des-2019", 12), ("12/2019", 12), ("201912", 12), ("2019-1", 1), ("DESEMBER  2019", 12)]


@form(delimiter=";")
def dates_in_many_spellings(grid):
    grid.head("Kode Desa", "Tgl Keberangkatan", "Negara", "JK", "Jumlah")
    for n, (text, month) in enumerate(DATES, 1):
        grid.add("3212 11 2004", text, "malaysia", "Pria", n, gives=[flow(DADAP, month, "MYS", "M", n)])
    for text in ("29/02/2019", "0/3/2019", "32 Maret 2019", "3/2019/1", "2019-13", "TW I 2019", "Maret", "13/2019", "31 Juni 2019", "1/1/1999", "kemarin"):
        grid.add("3212 11 2004", text, "malaysia", "Pria", 1, reason="bad_date")


@form(book=True)
def a_section_merged_over_the_table(grid):
    grid.add("PENEMPATAN PMI JULI 2019", None, None, None, None)
    grid.merge(1, 1, (0, 4))
    grid.head("No", "Desa", "Negara", "L", "P")
    above = None
    for n, (village, _, country, _, men, women) in enumerate(FLOWS, 1):
        if village[2] != above:
            row = grid.add("KECAMATAN : " + village[2].upper(), None, None, None, None)
            grid.merge(row, row, (0, 4))
        above = village[2]
        grid.add(n, village[1], COUNTRIES[country], men, women, gives=pair(village, 7, country, men, women))
    grid.add("JUMLAH TOTAL", None, None, 19, 16)


@form(book=True)
def men_and_women_above_the_destinations(grid):
    grid.add("PMI berangkat September 2019")
    grid.head("Desa", "Kecamatan", "Laki-laki", None, "Perempuan", None)
    grid.head(None, None, "Taiwan", "Hongkong", "Taiwan", "Hongkong")
    for first in (2, 4):
        grid.merge(2, 2, (first, first + 1))
    for first in (0, 1):
        grid.merge(2, 3, (first, first))
    for village, _, _, _, men, women in FLOWS[1:]:
        grid.add(village[1], village[2], men, 1, women, None, gives=pair(village, 9, "TWN", men, women) + pair(village, 9, "HKG", 1, None))


@form(book=True)
def years_above_their_months(grid):
    grid.head("Kode", "Negara", "L/P", "2018", None, "2019", None)
    grid.head(None, None, None, "Nov", "Des", "Jan", "Feb")
    grid.merge(1, 1, (3, 4))
    grid.merge(1, 1, (5, 6))
    for village, _, country, _, men, _ in FLOWS[1:]:
        records = [dict(flow(village, m, country, "M" if men else "F", c), year_month="%d-%02d" % (y, m)) for y, m, c in ((2018, 11, 1), (2018, 12, 2), (2019, 1, 3), (2019, 2, 4))]
        grid.add(village[0], country, "L" if men else "P", 1, 2, 3, 4, gives=records)


@form(delimiter=";")
def counts_whose_headings_say_of_whom(grid):
    grid.add("DATA PMI BULAN : OKTOBER 2019")
    grid.head("Nama Desa", "Kecamatan", "Negara Tujuan", "Jumlah L", "Jumlah P", "Jumlah L+P")
    for village, _, country, _, men, women in FLOWS:
        grid.add(village[1], village[2], COUNTRIES[country], men, women, (men or 0) + (women or 0), gives=pair(village, 10, country, men, women))


@form(delimiter=",")
def one_total_only(grid):
    grid.head("Desa", "Kecamatan", "Periode", "Negara", "Jumlah (Orang)")
    for village, month, country, _, men, women in FLOWS:
        count = (men or 0) + (women or 0)
        grid.add(village[1], village[2], "2019-%02d" % month, COUNTRIES[country], count, gives=[flow(village, month, country, None, count)])


@form(delimiter=";")
def blank_rows_and_breaks_between(grid):
    grid.add()
    grid.head("Kode Desa", "Catatan", "Bulan", "Negara", "L", "P")
    for village, month, country, _, men, women in FLOWS:
        grid.add()
        grid.add(village[0], "dua\nbaris; \"kutip\"", "%d/2019" % month, COUNTRIES[country], men, women, gives=pair(village, month, country, men, women))
        grid.add("", " ", "", "\u00a0", "", "")


@form(delimiter=";")
def notes_that_look_like_rows(grid):
    grid.head("No", "Desa", "Kecamatan", "Bulan", "Negara", "L", "P", "Jml")
    for n, (village, month, country, _, men, women) in enumerate(FLOWS, 1):
        grid.add(n, village[1], village[2], "%s 2019" % MONTHS[month - 1], COUNTRIES[country], men, women, (men or 0) + (women or 0),
                 gives=pair(village, month, country, men, women))
    grid.add("T O T A L", "", "", "", "", 19, 16, 35)
    grid.add("Keterangan:")
    grid.add("L", "= Laki-laki")
    grid.add("P", "= Perempuan")
    grid.add("*)", "data per 31 Maret 2019")
    grid.add("", "", "", "", "Indramayu, 31 Maret 2019")
    grid.add("", "", "", "", "NIP. 19700101 199001 1 001")


@form(book=True)
def a_village_whose_code_is_hidden_in_a_merged_cell(grid):
    grid.head("Kode", "Desa", "Bulan", "Negara", "L", "P")
    for village in (TUGU_LELEA, TUGU_SLIYEG, KRASAK):
        first = len(grid.rows) + 1
        for month in (1, 2, 3):
            grid.add(village[0] if month == 1 else None, village[1] if month == 1 else None, Formula('"x"', "%s 2019" % MONTHS[month - 1]), "HK", None, month,
                     gives=pair(village, month, "HKG", None, month))
        grid.merge(first, first + 2, (0, 0))
        grid.merge(first, first + 2, (1, 1))


@form(book=True)
def departures_beside_returns(grid):
    grid.add("MOBILITAS PMI BULAN MEI 2019")
    grid.head("Desa", "Kecamatan", "Negara", "Keberangkatan", None, "Kepulangan", None)
    grid.head(None, None, None, "L", "P", "L", "P")
    for first in (3, 5):
        grid.merge(2, 2, (first, first + 1))
    for village, _, country, _, men, women in FLOWS:
        grid.add(village[1], village[2], COUNTRIES[country], men, women, 1, 2,
                 gives=pair(village, 5, country, men, women) + pair(village, 5, country, 1, 2, direction="return"))


@form(book=True)
def sectors_beside_each_other(grid):
    grid.add("PENEMPATAN MENURUT SEKTOR, BULAN MEI 2019")
    grid.head("Desa", "Kecamatan", "Negara", "Formal", None, "Informal", None, "Jumlah")
    grid.head(None, None, None, "L", "P", "L", "P", None)
    for first in (3, 5):
        grid.merge(2, 2, (first, first + 1))
    for village, _, country, _, men, women in FLOWS:
        grid.add(village[1], village[2], COUNTRIES[country], men, women, 1, 2, (men or 0) + (women or 0) + 3,
                 gives=pair(village, 5, country, men, women, sector="formal") + pair(village, 5, country, 1, 2, sector="informal"))


@form(book=True)
def a_sum_in_a_wide_table_that_differs(grid):
    grid.add("Mei 2019")
    grid.head("Kode", "Taiwan", None, "Malaysia", None, "Jumlah")
    grid.head(None, "L", "P", "L", "P", None)
    for first in (1, 3):
        grid.merge(2, 2, (first, first + 1))
    grid.add("32.12.11.2004", 1, 2, 3, 4, 10, gives=pair(DADAP, 5, "TWN", 1, 2) + pair(DADAP, 5, "MYS", 3, 4))
    grid.add("32.12.11.2005", 1, 2, 3, 4, 11, reason="sum_mismatch")
    grid.add("32.12.13.2011", 1, "x", 3, 4, 11, reason="bad_count")
    grid.add("32.12.13.2012", 0, "-", None, 0, 0)


@form("remittances", delimiter=";")
def the_quarter_in_the_title(grid):
    grid.add("REMITANSI TRIWULAN II TAHUN 2019")
    grid.head("No", "Desa", "Kecamatan", "Jumlah Remitansi (Rp)")
    grid.add(1, "Dadap", "Juntinyuat", "Rp. 1.500.000,-", gives=[money(DADAP, 2, 1500000)])
    grid.add(2, "Tugu", "Lelea", "750000", gives=[money(TUGU_LELEA, 2, 750000)])
    grid.add("", "Jumlah", "", "Rp. 2.250.000,-")


@form("remittances", book=True)
def quarters_with_their_years(grid):
    grid.head("Kode Desa", "TW III 2018 (Rp)", "TW IV 2018 (Rp)", "TW I 2019 (Rp)")
    grid.add(3212112004, 100, None, 300.5, gives=[dict(money(DADAP, 3, 100), quarter="2018-Q3"), money(DADAP, 1, 301)])
    grid.add(3212112005, 5000000000, 0, 1, gives=[dict(money(JUNTINYUAT, 3, 5000000000), quarter="2018-Q3"),
                                                   dict(money(JUNTINYUAT, 4, 0), quarter="2018-Q4"), money(JUNTINYUAT, 1, 1)])


@form("persons", encoding="utf-16le", delimiter="\t")
def persons_below_sections(grid):
    grid.add("DAFTAR CPMI YANG BERANGKAT")
    grid.head("No", "Nama CPMI", "Nomor Induk Kependudukan", "Umur", "Jenis Kelamin", "Desa", "Tanggal Berangkat", "Negara Tujuan", "Nama Ahli Waris")
    above = None
    for n, (village, month, country, _, men, _) in enumerate(FLOWS, 1):
        if village[2] != above:
            grid.add("KECAMATAN " + village[2].upper())
        above = village[2]
        grid.add(n, "Orang %d" % n, "999911010192%04d" % n, 20 + n, "L" if men else "P", village[1], "%d/%d/2019" % (n, month), COUNTRIES[country],
                 "Waris %d" % n, gives=worker(village, month, country, "M" if men else "F"))
    grid.add("", "JUMLAH", "", "", "", "", "", "7 orang")


@form("persons", book=True)
def persons_who_came_home_with_their_sector(grid):
    grid.add("DAFTAR KEPULANGAN PMI PURNA")
    grid.head("No", "Nama PMI", "No. Paspor", "NIK", "L/P", "Kode Desa", "Tgl. Kepulangan", "Negara Penempatan", "Sektor", "Alamat Lengkap")
    for n, (village, month, country, sector, men, _) in enumerate(FLOWS, 1):
        grid.add(n, "Orang %d" % n, "B%07d" % n, 9.99911e15, "L" if men else "P", village[0], datetime.date(2019, month, n), COUNTRIES[country], sector.upper(),
                 "Blok %d" % n, gives=worker(village, month, country, "M" if men else "F", sector=sector, direction="return"))


@form("pillars", book=True)
def pillars_of_the_year_in_a_column(grid):
    grid.head("Tahun", "Triwulan", "Kode Desa", "Pilar", "Indikator", "Target", "Realisasi")
    grid.add(2019, "I", "32.12.11.2004", "I", "warga_dilayani", 60, 55, gives=[measured(DADAP, 1, 60, 55)])
    grid.add(2019, "II", "32.12.11.2004", "Pilar 1", "warga_dilayani", 60, "n/a", gives=[measured(DADAP, 2, 60, None)])
    grid.add(2019, "V", "32.12.11.2004", 1, "warga_dilayani", 60, 1, reason="bad_date")


@form(book=True)
def the_month_in_the_name_of_a_date_cell(grid):
    grid.add("Bulan", Shown(datetime.date(2019, 11, 1), MONTH))
    grid.head("Desa", "Kecamatan", "Negara", "L", "P")
    for village, _, country, _, men, women in FLOWS:
        grid.add(village[1], village[2], COUNTRIES[country], men, women, gives=pair(village, 11, country, men, women))


@form(book=True)
def a_region_among_the_destinations(grid):
    grid.add("PMI April 2019")
    grid.head("Kode", "L/P", "Lain-lain", "Taiwan", "Timur Tengah", "Keterangan")
    grid.add("32.12.11.2004", "L", None, 3, None, "belum lengkap", gives=[flow(DADAP, 4, "TWN", "M", 3)])
    grid.add("32.12.11.2005", "L", "-", 3, 1, None, reason="unknown_country")
    grid.add("32.12.13.2011", "L", 2, 3, 0, None, reason="unknown_country")


@form(delimiter=";")
def a_misspelt_country_behind_the_others(grid):
    grid.add("PMI April 2019")
    grid.head("Kode", "L/P", "Taiwan", "Singapurra", "Catatan")
    grid.add("32.12.11.2004", "L", 3, "", "lengkap", gives=[flow(DADAP, 4, "TWN", "M", 3)])
    grid.add("32.12.11.2005", "L", 3, 1, "", reason="unknown_country")


@form(delimiter=";")
def what_stands_behind_the_sum_is_no_country(grid):
    grid.add("PMI April 2019")
    grid.head("Kode", "L/P", "Taiwan", "Malaysia", "Jumlah", "Kuota", "Catatan")
    grid.add("32.12.11.2004", "L", 3, "", 3, 20, "lengkap", gives=[flow(DADAP, 4, "TWN", "M", 3)])


@form()
def several_sheets_of_which_one_fits(grid):
    codes, cover = Grid(), Grid()
    codes.add("Kode", "Negara")
    codes.add("TWN", "Taiwan")
    cover.add("Laporan Bulanan")
    cover.add("Desa", "Juntinyuat")
    cover.add("Bulan", "Maret 2019")
    grid.head("Kode Desa", "Bulan", "Negara", "L", "P")
    for village, month, country, _, men, women in FLOWS:
        grid.add(village[0], "%d/2019" % month, country, men, women, gives=pair(village, month, country, men, women))
    return Book().add("Sampul", cover).add("Kode Negara", codes).add("Isian", grid)


@form(delimiter=";")
def months_whose_year_is_in_the_title(grid):
    grid.add("Nomor : 560/123/2020")
    grid.add("DATA PENEMPATAN PMI TAHUN 2019")
    grid.head("Desa", "Kecamatan", "Bulan", "Negara", "L", "P", "Jumlah")
    for n, (village, _, country, _, men, women) in enumerate(FLOWS):
        grid.add(village[1], village[2], MONTHS[n], COUNTRIES[country], men, women, (men or 0) + (women or 0), gives=pair(village, n + 1, country, men, women))


@form(delimiter=";")
def a_long_head_of_a_letter(grid):
    for text in ("PEMERINTAH KABUPATEN INDRAMAYU", "DINAS TENAGA KERJA", "Jl. Jenderal Gatot Subroto No. 1, Telp. (0234) 123456", "", "Indramayu, 5 April 2019", "",
                 "Kepada Yth.", "Bupati Indramayu", "di Indramayu", "", "Perihal : Laporan", "Lampiran : 1 (satu) berkas", "",
                 "DATA PENEMPATAN PMI", "KEADAAN BULAN MARET 2019", ""):
        grid.add(text)
    grid.head("No", "Kabupaten", "Kecamatan", "Desa", "Negara", "L", "P", "Jml", "Ket.")
    for n, (village, month, country, _, men, women) in enumerate(FLOWS, 1):
        grid.add(n, "Indramayu", village[2], village[1], COUNTRIES[country], men, women, (men or 0) + (women or 0) if n % 2 else "", "belum lengkap" if n == 2 else "",
                 gives=pair(village, month, country, men, women))


@form(book=True)
def a_sum_for_each_destination(grid):
    grid.add("PMI MENURUT NEGARA, MARET 2019")
    grid.head("No", "Kecamatan", "Desa", "Taiwan", None, None, "Hongkong", None, None, "Jumlah", "Keterangan")
    grid.head(None, None, None, "L", "P", "JML", "L", "P", "JML", None, None)
    for first in (3, 6):
        grid.merge(2, 2, (first, first + 2))
    for first in (0, 1, 2, 9, 10):
        grid.merge(2, 3, (first, first))
    grid.add(*range(1, 12))
    for n, (village, _, _, _, men, women) in enumerate(FLOWS[1:], 1):
        sum_ = (men or 0) + (women or 0)
        grid.add(n, village[2], village[1], men, women, sum_, 1, None, 1, sum_ + 1, "data desa",
                 gives=pair(village, 3, "TWN", men, women) + pair(village, 3, "HKG", 1, None))
    grid.add(7, "Juntinyuat", "Pondoh", 1, 2, 4, None, None, None, 4, None, reason="sum_mismatch")


@form(delimiter=";")
def two_rows_of_headings_again_on_the_next_page(grid):
    heads = (("Kode", "Bulan", "Taiwan", "", "Hongkong", ""), ("", "", "L", "P", "L", "P"))
    for head in heads:
        grid.head(*head)
    grid.add("1", "2", "3", "4", "5", "6")
    for n, (village, month, _, _, men, women) in enumerate(FLOWS[1:]):
        if n == 3:
            for head in heads:
                grid.add(*head)
            grid.add("1", "2", "3", "4", "5", "6")
        grid.add(village[0], "%s 2019" % MONTHS[month - 1], men, women, 1, "", gives=pair(village, 3, "TWN", men, women) + pair(village, 3, "HKG", 1, None))


@form(delimiter=";")
def subdistricts_that_do_not_agree(grid):
    grid.head("Desa", "Bulan", "Negara", "L", "P")
    grid.add("KECAMATAN LELEA")
    grid.add("Tugu", "3/2019", "Taiwan", 1, "", gives=pair(TUGU_LELEA, 3, "TWN", 1, None))
    grid.add("Krasak", "3/2019", "Taiwan", 1, "", reason="village_mismatch")
    grid.add("Tugu (Kec. Sliyeg)", "3/2019", "Taiwan", 2, "", reason="village_mismatch")
    grid.add("Lelea (Kec. Lelea)", "3/2019", "Taiwan", 2, "", gives=pair(("32.12.05.2009",), 3, "TWN", 2, None))
    grid.add("Kec. Sliyeg")
    grid.add("Tugu", "4/2019", "Taiwan", 1, "", gives=pair(TUGU_SLIYEG, 4, "TWN", 1, None))


@form(delimiter=";")
def a_code_beside_a_name_with_its_subdistrict(grid):
    grid.head("Kode", "Desa", "Bulan", "Negara", "L", "P")
    grid.add("32.12.12.2013", "Tugu (Kec. Sliyeg)", "3/2019", "Taiwan", 1, "", gives=pair(TUGU_SLIYEG, 3, "TWN", 1, None))
    grid.add("32.12.12.2013", "Tugu (Kec. Lelea)", "3/2019", "Taiwan", 1, "", reason="village_mismatch")


@form(delimiter=";")
def rows_of_other_districts_in_a_list_of_the_province(grid):
    grid.head("Provinsi", "Kabupaten/Kota", "Kecamatan", "Desa", "Bulan", "Negara", "Jenis Kelamin (L/P)", "Jumlah")
    for n, words in enumerate(("Indramayu", "KAB. INDRAMAYU", "Kabupaten Indramayu", "32.12", "3212", "", "-"), 1):
        grid.add("Jawa Barat", words, "Juntinyuat", "Dadap", "%d/2019" % n, "Taiwan", "L", 1, gives=[flow(DADAP, n, "TWN", "M", 1)])
    grid.add("Jawa Barat", "Cirebon", "Juntinyuat", "Dadap", "8/2019", "Taiwan", "P", 2, reason="other_regency")
    grid.add("Jawa Barat", "", "Juntinyuat", "Pondoh", "8/2019", "Taiwan", "P", 2, reason="other_regency")
    grid.add("Jawa Barat", "3209", "", "Tugu", "8/2019", "Taiwan", "P", 2, reason="other_regency")
    grid.add("Jawa Barat", "Indramayu", "Juntinyuat", "Dadap", "8/2019", "Taiwan", "P", 2, gives=[flow(DADAP, 8, "TWN", "F", 2)])


@form(book=True)
def numbers_as_other_programs_write_them(grid):
    grid.head("Kode", "Bulan", "Negara", "L", "P", "Jumlah")
    grid.add(3212112004.0, 43525.0, "Taiwan", 5.0, 3.0000000000000004, 8.0, gives=pair(DADAP, 3, "TWN", 5, 3))
    grid.add(3212112005.0, 43525.999, "Taiwan", 1.2e3, None, Formula("D3", 1200), gives=pair(JUNTINYUAT, 3, "TWN", 1200, None))


@form(delimiter=";")
def errors_that_a_spreadsheet_saved_as_text(grid):
    grid.head("Kode", "Bulan", "Negara", "L", "P")
    grid.add("32.12.11.2004", "3/2019", "Taiwan", 5, "", gives=pair(DADAP, 3, "TWN", 5, None))
    grid.add("32.12.11.2099", "x", "Taiwan", "#REF!", 1, reason="cell_error")
    grid.add("#N/A", "3/2019", "Taiwan", 3, 1, reason="cell_error")


@form("persons", delimiter=";")
def numbers_of_persons_that_cannot_be_compared(grid):
    grid.head("Nama", "NIK", "Desa", "Tgl Berangkat", "Negara", "JK")
    for nik in ("999911010190001", "999911010190001", "9,99911E+15", "9.99911E+15", "9,99911E+15", "-", "", "999911010190000199"):
        grid.add("Orang", nik, "Dadap", "1/3/2019", "Taiwan", "L", gives=worker(DADAP, 3, "TWN", "M"))
    grid.add("Orang", "99991101-0190-000199", "Dadap", "1/3/2019", "Taiwan", "L", reason="duplicate_person")


TITLES_OF_NO_MONTH = [
    ["Data s.d. bulan Maret 2019", "Dicetak: 2 Juni 2020"],  # of all months up to then
    ["PENEMPATAN PMI JANUARI S.D. MARET 2019"],
    ["Indramayu, 5 April 2019"],
    ["Dicetak 02/04/2019 10:15", "Data PMI"],
    ["Peraturan Bupati Nomor 12 Tahun 2019", "Bulan Maret"],
    ["Nomor : 560/03/2019", "Bulan : Maret"],
    ["Bulan : Maret", "Indramayu, 5 April 2019"],
    ["Triwulan I Tahun 2019"],
    ["TAHUN 2019"],
    ["Maret 1999"],
]


@test
def titles_that_name_no_single_month(given):
    """Rather than to take one that is near, nothing is."""
    path = given.file()
    before = tables(path, False)
    for titles in TITLES_OF_NO_MONTH:
        grid = Grid()
        for title in titles:
            grid.add(title)
        grid.add("Desa", "Kecamatan", "Negara", "L", "P")
        grid.add("Dadap", "Juntinyuat", "Taiwan", 1, 2)
        answer = given.cli("import", path, write_csv(given.room.path("untimely.csv"), grid, ";"), "--json")
        equal(answer.code, 3, (titles, answer))
    equal(tables(path, False), before)


TITLES_OF_MARCH = [
    ["Nomor : 560/123/2020", "Data PMI Maret 2019"],
    ["Sesuai Permenaker No. 2 Tahun 2018", "Bulan Maret 2019"],
    ["Bulan", "Maret", "Tahun", "2019"],
    ["Bulan : Maret", "Tahun : 2019", "Indramayu, 5 April 2020"],
    ["Tahun Anggaran 2020", "Periode: 03/2019"],
    ["MARET", "Data PMI tahun 2019"],
    ["Keadaan Bulan Maret Tahun 2019"],
]


@test
def titles_that_name_march(given):
    for titles in TITLES_OF_MARCH:
        grid = Grid()
        for title in titles:
            grid.add(title)
        grid.add("Desa", "Kecamatan", "Negara", "L", "P")
        grid.add("Dadap", "Juntinyuat", "Taiwan", 1, 2)
        report = given.cli("import", given.file(), write_csv(given.room.path("march.csv"), grid, ";"), "--json", "--records", code=0).json()
        equal([r["year_month"] for r in report["records"]], ["2019-03", "2019-03"], titles)


@test
def half_a_year_is_no_quarter(given):
    for title in ("REMITANSI SEMESTER I 2019", "Remitansi Semester II Tahun 2019", "Lampiran II, tahun 2019", "Remitansi TW I dan TW II 2019"):
        grid = Grid()
        grid.add(title)
        grid.add("Desa", "Kecamatan", "Jumlah Remitansi")
        grid.add("Dadap", "Juntinyuat", "1.000.000")
        answer = given.cli("import", given.file(), write_csv(given.room.path("half.csv"), grid, ";"), "--json")
        equal(answer.code, 3, (title, answer))


@test
def a_list_without_headings_tells_nobody(given):
    """A name that would pass for a heading or a title is not repeated either."""
    grid = Grid()
    for n in range(1, 4):
        grid.add(n, "Sebut Saja Mawar %d" % n, "999911010193%04d" % n, "P", "Dadap", "1/3/2019", "Taiwan")
    for kind in ("auto", "flows", "persons"):
        answer = given.cli("import", given.file(), write_csv(given.room.path("bare.csv"), grid, ";"), "--kind", kind, "--json", "--records")
        check(answer.code in (1, 3), answer)
        for text in ("Mawar", "99991101"):
            check(text not in answer.out + answer.err, answer)


@test
def a_list_of_persons_called_flows_tells_nobody(given):
    grid = Grid()
    grid.add("Nama", "NIK", "Desa", "Bulan", "Negara", "L/P", "Jumlah")
    grid.add("Sebut Saja Mawar", "9999110101940001", "Dadap", "x", "Taiwan", "P", 1)
    grid.add("Sebut Saja Mawar", "9999110101940001", "Tidak Ada", "Maret 2019", "Taiwan", "P", 1)
    grid.add("JUMLAH Mawar", "9999110101940001", "", "", "", "", 2)
    answer = given.cli("import", given.file(), write_csv(given.room.path("named.csv"), grid, ";"), "--kind", "flows", "--json", code=3)
    check("Mawar" not in answer.out + answer.err and "99991101" not in answer.out + answer.err, answer)
    equal(answer.out.count("duplicate_person"), 0)


if __name__ == "__main__":
    test.run(Given)
