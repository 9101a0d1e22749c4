/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings of several lines, what they say of numbers side by side, titles above them, and lines
 * between rows. */
#include "exchange/desmi-import-title.h"
#include "exchange/desmi-import-measure.h"
#include "exchange/desmi-import-section.h"
#include "exchange/desmi-row-source.h"

#include <string.h>

/* ---- rows of a head ---- */

/* A source of lines whose cells are parted by bars. */
typedef struct
{
  DesmiRowSource source;
  GStrv          lines;
  guint          n;
  GStrv          cells;
} Lines;

static gboolean
next (DesmiRowSource *source, GError **error)
{
  Lines *self = (Lines *) source;

  g_strfreev (self->cells);
  self->cells = NULL;
  if (self->lines[self->n] == NULL)
    return FALSE;
  self->cells = g_strsplit (self->lines[self->n++], "|", -1);
  return TRUE;
}

static guint
get_row (DesmiRowSource *source)
{
  return ((Lines *) source)->n;
}

static guint
get_n_fields (DesmiRowSource *source)
{
  Lines *self = (Lines *) source;

  return self->cells != NULL ? g_strv_length (self->cells) : 0;
}

static const char *
get_field (DesmiRowSource *source, guint index)
{
  return index < get_n_fields (source) ? ((Lines *) source)->cells[index] : "";
}

static GPtrArray *
read_head (const char *text, guint row)
{
  Lines source = {
    { .next = next, .get_row = get_row, .get_n_fields = get_n_fields, .get_field = get_field },
    g_strsplit (text, "\n", -1)
  };
  g_autoptr (GError) error = NULL;
  GPtrArray         *rows = desmi_head_read (&source.source, row, &error);

  g_assert_no_error (error);
  g_strfreev (source.lines);
  g_strfreev (source.cells);
  return rows;
}

/* Headings with slashes between lines and bars between columns. */
static char *
join (const GPtrArray *headings)
{
  GString *out = g_string_new (NULL);

  for (guint c = 0; c < headings->len; c++)
    {
      const GPtrArray *parts = g_ptr_array_index (headings, c);

      g_string_append (out, c > 0 ? "|" : "");
      for (guint i = 0; i < parts->len; i++)
        g_string_append_printf (out, "%s%s", i > 0 ? "/" : "",
                                (const char *) g_ptr_array_index (parts, i));
    }
  return g_string_free (out, FALSE);
}

static void
test_headings (void)
{
  static const struct
  {
    const char *text;
    const char *joined;
  } cases[] = {
    { "Desa| Negara \t  Tujuan |", "Desa|Negara Tujuan|" },
    { "Desa|Taiwan||Jumlah\n|L|P|", "Desa|Taiwan/L|Taiwan/P|Jumlah" },
    /* a cell merged downwards is told in every line by some files */
    { "Desa|Taiwan||Jumlah\nDesa|L|P|Jumlah", "Desa|Taiwan/L|Taiwan/P|Jumlah" },
    /* what stands over one column with nothing below does not reach the next */
    { "Desa|Negara||\n||L|P", "Desa|Negara|L|P" },
    { "|Taiwan||||\n|Formal||Informal|\n|L|P|L|P",
      "|Taiwan/Formal/L|Taiwan/Formal/P|Taiwan/Informal/L|Taiwan/Informal/P|" },
    /* a group ends where the one above it does */
    { "A||B|\nx|||y\n1|2|3|4", "A/x/1|A/x/2|B/3|B/y/4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) rows = read_head (cases[i].text, 0);
      g_autoptr (GPtrArray) headings = desmi_head_dup_headings (rows, 0, rows->len);
      g_autofree char      *joined = join (headings);

      g_assert_cmpstr (joined, ==, cases[i].joined);
    }
}

static void
test_rows (void)
{
  g_autoptr (GString)   text = g_string_new ("x");
  g_autoptr (GPtrArray) few = NULL, many = NULL;

  for (guint i = 1; i < 200; i++)
    g_string_append (text, i % 7 == 0 ? "\n | " : "\nx| y  z ");
  few = read_head (text->str, 0);
  many = read_head (text->str, 150);
  g_assert_cmpuint (few->len, ==, DESMI_HEAD_ROWS);
  g_assert_cmpuint (many->len, >=, 150);
  g_assert_true (desmi_head_row_is_blank (g_ptr_array_index (few, 7)));
  g_assert_cmpstr (desmi_head_row_get (g_ptr_array_index (few, 1), 1), ==, "y z");
  g_assert_cmpstr (desmi_head_row_get (g_ptr_array_index (few, 1), 2), ==, "");
}

/* ---- titles ---- */

static void
test_titles (void)
{
  static const struct
  {
    const char *text;
    int         year, month, quarter;
    gboolean    returns;
  } cases[] = {
    { "DATA PENEMPATAN PEKERJA MIGRAN INDONESIA BULAN MARET 2019", 2019, 3, 0, FALSE },
    { "Keberangkatan bulan Juni 2019", 2019, 6, 0, FALSE },
    { "Daftar PMI Purna Nopember 2020", 2020, 11, 0, TRUE },
    { "KEBERANGKATAN DAN KEPULANGAN TAHUN 2021", 2021, 0, 0, FALSE },
    { "Kepulangan Januari s.d. Juni 2019", 2019, 0, 0, TRUE },
    { "Remitansi Triwulan II 2019", 2019, 0, 2, FALSE },
    { "TW IV/2018", 2018, 0, 4, FALSE },
    /* the day on which a letter was written is neither the month nor the year of its table */
    { "Indramayu, 5 April 2019", 0, 0, 0, FALSE },
    { "Dicetak 02/04/2019 10:15", 0, 0, 0, FALSE },
    { "Nomor : 560/123/2019", 0, 0, 0, FALSE },
    { "Peraturan Bupati Nomor 12 Tahun 2019", 0, 0, 0, FALSE },
    { "Semester II Tahun 2019", 2019, 0, 0, FALSE },
    { "TW I s.d. TW III 2019", 2019, 0, 0, FALSE },
    { "Bulan : Maret", 0, 3, 0, FALSE },
    { "Maret", 0, 3, 0, FALSE },
    { "Triwulan II", 0, 0, 2, FALSE },
    { "Keadaan per 31 Desember 2019", 2019, 0, 0, FALSE },
    { "Nomor anggaran 2020, tahun 2019", 0, 0, 0, FALSE },
    { "Anggaran 2020, tahun 2019", 2019, 0, 0, FALSE },
    { "Tahun 1998", 0, 0, 0, FALSE },
    { "DINAS TENAGA KERJA", 0, 0, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DesmiTitle title = { 0 };

      desmi_title_read (&title, cases[i].text);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (title.year, ==, cases[i].year);
      g_assert_cmpint (title.month, ==, cases[i].month);
      g_assert_cmpint (title.quarter, ==, cases[i].quarter);
      g_assert_cmpint (title.returns, ==, cases[i].returns);
    }
}

/* ---- numbers side by side ---- */

static void
test_flows (void)
{
  static const struct
  {
    const char *heading;
    const char *destination, *sector, *gender;
    int         direction, year, month;
    gboolean    sum;
  } cases[] = {
    { "L", NULL, NULL, "M", -1, 0, 0, FALSE },
    { "P", NULL, NULL, "F", -1, 0, 0, FALSE },
    { "Laki-laki", NULL, NULL, "M", -1, 0, 0, FALSE },
    { "Taiwan (ROC) - Perempuan", "TWN", NULL, "F", -1, 0, 0, FALSE },
    { "Hong Kong L", "HKG", NULL, "M", -1, 0, 0, FALSE },
    { "Negara Tujuan Taiwan", "TWN", NULL, NULL, -1, 0, 0, FALSE },
    { "Informal Korsel", "KOR", "informal", NULL, -1, 0, 0, FALSE },
    { "PRT", NULL, "informal", NULL, -1, 0, 0, FALSE },
    { "Mar", NULL, NULL, NULL, -1, 0, 3, FALSE },
    { "Nopember 2019", NULL, NULL, NULL, -1, 2019, 11, FALSE },
    { "Berangkat (orang)", NULL, NULL, NULL, DESMI_DIRECTION_OUT, 0, 0, FALSE },
    { "Jumlah Kepulangan", NULL, NULL, NULL, DESMI_DIRECTION_RETURN, 0, 0, TRUE },
    { "Jml", NULL, NULL, NULL, -1, 0, 0, TRUE },
  };
  static const char *const others[]
      = { "No", "No.", "Ket", "Keterangan", "Timur Tengah", "Usia", "ID", "", "Triwulan I", "2" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DesmiMeasure m;

      g_test_message ("%s", cases[i].heading);
      desmi_measure_init (&m, DESMI_IMPORT_FLOWS);
      g_assert_true (desmi_measure_add (&m, DESMI_IMPORT_FLOWS, cases[i].heading));
      g_assert_cmpstr (m.destination, ==, cases[i].destination);
      g_assert_cmpstr (m.sector, ==, cases[i].sector);
      g_assert_cmpstr (m.gender, ==, cases[i].gender);
      g_assert_cmpint (m.direction, ==, cases[i].direction);
      g_assert_cmpint (m.year, ==, cases[i].year);
      g_assert_cmpint (m.month, ==, cases[i].month);
      g_assert_cmpint (m.sum, ==, cases[i].sum);
      g_assert_true (m.says);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      DesmiMeasure m;

      g_test_message ("%s", others[i]);
      desmi_measure_init (&m, DESMI_IMPORT_FLOWS);
      g_assert_false (desmi_measure_add (&m, DESMI_IMPORT_FLOWS, others[i]) && m.says);
    }
}

static void
test_figures (void)
{
  DesmiMeasure m;

  desmi_measure_init (&m, DESMI_IMPORT_PILLARS);
  g_assert_true (desmi_measure_add (&m, DESMI_IMPORT_PILLARS, "TW III")
                 && desmi_measure_add (&m, DESMI_IMPORT_PILLARS, "Target"));
  g_assert_cmpint (m.quarter, ==, 3);
  g_assert_cmpint (m.role, ==, DESMI_ROLE_TARGET);
  desmi_measure_init (&m, DESMI_IMPORT_PILLARS);
  g_assert_true (desmi_measure_add (&m, DESMI_IMPORT_PILLARS, "Realisasi Triwulan I 2019"));
  g_assert_cmpint (m.quarter, ==, 1);
  g_assert_cmpint (m.year, ==, 2019);
  g_assert_cmpint (m.role, ==, DESMI_ROLE_VALUE);
  desmi_measure_init (&m, DESMI_IMPORT_REMITTANCES);
  g_assert_true (desmi_measure_add (&m, DESMI_IMPORT_REMITTANCES, "2019-Q2"));
  g_assert_cmpint (m.quarter, ==, 2);
  /* what was said before is not said otherwise */
  g_assert_false (desmi_measure_add (&m, DESMI_IMPORT_REMITTANCES, "TW III"));
  desmi_measure_init (&m, DESMI_IMPORT_VILLAGES);
  g_assert_false (desmi_measure_add (&m, DESMI_IMPORT_VILLAGES, "L"));
}

static DesmiMeasure
measure (const char *heading)
{
  DesmiMeasure m;

  desmi_measure_init (&m, DESMI_IMPORT_FLOWS);
  g_assert_true (desmi_measure_add (&m, DESMI_IMPORT_FLOWS, heading));
  return m;
}

static void
test_sums (void)
{
  const DesmiMeasure all = measure ("Jumlah"), men = measure ("Jumlah L"),
                     men_there = measure ("Taiwan L"), women_there = measure ("Taiwan P");

  g_assert_true (desmi_measure_includes (&all, &men_there));
  g_assert_true (desmi_measure_includes (&all, &men));
  g_assert_true (desmi_measure_includes (&men, &men_there));
  g_assert_false (desmi_measure_includes (&men, &women_there));
  g_assert_false (desmi_measure_includes (&men, &all));
  g_assert_true (desmi_measure_is_heading (DESMI_IMPORT_AUTO, "TW I Target", DESMI_ROLE_TARGET));
  g_assert_true (desmi_measure_is_heading (DESMI_IMPORT_FLOWS, "Taiwan L", DESMI_ROLE_COUNT));
  g_assert_false (desmi_measure_is_heading (DESMI_IMPORT_FLOWS, "Jumlah", DESMI_ROLE_COUNT));
  g_assert_false (desmi_measure_is_heading (DESMI_IMPORT_FLOWS, "Taiwan L", DESMI_ROLE_VALUE));
}

/* ---- lines between rows ---- */

static void
test_sections (void)
{
  static const struct
  {
    const char *text;
    const char *village, *subdistrict;
    const char *month;
  } cases[] = {
    { "KECAMATAN JUNTINYUAT", NULL, "JUNTINYUAT", NULL },
    { "A. Kec. Sliyeg", NULL, "Sliyeg", NULL },
    { "Kecamatan : Lelea Kabupaten Indramayu", NULL, "Lelea", NULL },
    { "Desa Kenanga", "Kenanga", NULL, NULL },
    { "12) Ds. Tugu (Kec. Sliyeg)", "Tugu", "Sliyeg", NULL },
    { "Kelurahan Paoman Kecamatan Indramayu Kab. Indramayu", "Paoman", "Indramayu", NULL },
    { "Bulan: Maret 2019", NULL, NULL, "2019-03" },
    { "Januari 2019", NULL, NULL, "2019-01" },
  };
  static const char *const others[] = { "",     "Sumber: laporan desa", "Desain",      "Kecuali",
                                        "2019", "Triwulan I 2019",      "Kepala Desa", "JUMLAH",
                                        "kec",  "*) angka sementara" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DesmiSection) section = { 0 };
      char                  month[8] = "";

      g_test_message ("%s", cases[i].text);
      g_assert_true (desmi_section_parse (&section, cases[i].text));
      if (section.month > 0)
        desmi_month_to_text (section.month, month);
      g_assert_cmpstr (section.village, ==, cases[i].village);
      g_assert_cmpstr (section.subdistrict, ==, cases[i].subdistrict);
      g_assert_cmpstr (month, ==, cases[i].month != NULL ? cases[i].month : "");
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_auto (DesmiSection) section = { 0 };

      g_test_message ("%s", others[i]);
      g_assert_false (desmi_section_parse (&section, others[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-head/headings", test_headings);
  g_test_add_func ("/import-head/rows", test_rows);
  g_test_add_func ("/import-head/titles", test_titles);
  g_test_add_func ("/import-head/flows", test_flows);
  g_test_add_func ("/import-head/figures", test_figures);
  g_test_add_func ("/import-head/sums", test_sums);
  g_test_add_func ("/import-head/sections", test_sections);
  return g_test_run ();
}
