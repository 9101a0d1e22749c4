/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import: what each kind of row becomes or is refused for, and that a batch is whole or not
 * there. */
#include "exchange-fixture.h"

#include "core/desmi-clock.h"
#include "exchange/desmi-import.h"

#include <string.h>

#define FLOWS "village,month,direction,destination,sector,occupation,gender,scheme,count\n"
#define LONG "pekerja rumah tangga pekerja rumah tangga "
#define NOW G_GINT64_CONSTANT (1764000000) /* 2025-11-24 */

typedef struct
{
  const char *name;
  const char *text;   /* the file */
  const char *reason; /* of its first refused row; NULL: everything is accepted */
  const char *suggestion;
  guint       accepted;
  const char *why; /* what the sentence names */
} Case;

static const Case cases[] = {
  { "flow", FLOWS "32.12.16.2004,2023-11,out,TWN,formal,perawat,F,P2P,12\n", NULL, NULL, 1 },
  { "flow-words", FLOWS "Kenanga,Nopember 2023,pulang,Taiwan,PLRT,,perempuan,,1.000\n", NULL, NULL,
    1 },
  { "old-headings", "village_code,year_month,destination,count\n32.12.16.2004,2023-11,HKG,3\n",
    NULL, NULL, 1 },
  { "semicolons", "village;month;destination;count\n32.12.16.2004;2023-11;HKG;3\n", NULL, NULL, 1 },
  { "undotted", FLOWS "3212162004,2023-11,out,TWN,,,F,,12\n", NULL, NULL, 1 },
  { "quoted-code", FLOWS "'32.12.16.2004,2023-11,out,TWN,,,F,,12\n", NULL, NULL, 1 },
  { "prefix", FLOWS "Desa  KENANGA,2023-11,out,TWN,,,F,,12\n", NULL, NULL, 1 },
  { "kecamatan-hint", FLOWS "Tugu (Kec. Sliyeg),2023-11,out,TWN,,,F,,12\n", NULL, NULL, 1 },
  /* R1: codes arrive whole or the row is refused, with the likely code as a suggestion */
  { "regency-cut", FLOWS "33.1,2023-11,out,TWN,,,F,,12\n", "unknown_village", "33.10", 0 },
  { "village-cut", FLOWS "32.12.08.201,2023-11,out,TWN,,,F,,12\n", "unknown_village",
    "32.12.08.2010", 0 },
  { "number-cut", FLOWS "321208201,2023-11,out,TWN,,,F,,12\n", "unknown_village", "32.12.08.2010",
    0 },
  { "scientific", FLOWS "3.2121620E+09,2023-11,out,TWN,,,F,,12\n", "unknown_village", NULL, 0 },
  { "fifteen-digits", FLOWS "321216200400000,2023-11,out,TWN,,,F,,12\n", "unknown_village", NULL,
    0 },
  { "regency", FLOWS "32.12,2023-11,out,TWN,,,F,,12\n", "unknown_village", NULL, 0 },
  { "no-such-code", FLOWS "32.12.16.2999,2023-11,out,TWN,,,F,,12\n", "unknown_village", NULL, 0 },
  { "other-regency", FLOWS "32.11.01.2001,2023-11,out,TWN,,,F,,12\n", "other_regency", NULL, 0 },
  { "ambiguous", FLOWS "Tugu,2023-11,out,TWN,,,F,,12\n", "ambiguous_village",
    "32.12.05.2002 32.12.12.2013", 0 },
  { "spelling", FLOWS "Doekoeh Djeroek,2023-11,out,TWN,,,F,,12\n", "unknown_village",
    "32.12.08.2010", 0 },
  { "mismatch",
    "village,village_name,month,destination,count\n32.12.08.2010,Kenanga,2023-11,HKG,3\n",
    "village_mismatch", "32.12.16.2004", 0 },
  { "missing-village", FLOWS ",2023-11,out,TWN,,,F,,12\n", "missing_field", NULL, 0 },
  { "missing-before-bad", FLOWS "Nowhere,,out,TWN,,,F,,12\n", "missing_field", NULL, 0 },
  { "village-before-date", FLOWS "Nowhere,99,out,XX,,,F,,0.5\n", "unknown_village", NULL, 0 },
  { "bad-month", FLOWS "Kenanga,2023-13,out,TWN,,,F,,12\n", "bad_date", NULL, 0 },
  { "year-only", FLOWS "Kenanga,2023,out,TWN,,,F,,12\n", "bad_date", NULL, 0 },
  { "too-old", FLOWS "Kenanga,1999-12,out,TWN,,,F,,12\n", "bad_date", NULL, 0 },
  { "serial", FLOWS "Kenanga,45261,out,TWN,,,F,,12\n", NULL, NULL, 1 },
  { "serial-time", FLOWS "Kenanga,45261.75,out,TWN,,,F,,12\n", NULL, NULL, 1 },
  { "serial-comma", FLOWS "Kenanga,\"45261,75\",out,TWN,,,F,,12\n", NULL, NULL, 1 },
  { "serial-too-old", FLOWS "Kenanga,36525,out,TWN,,,F,,12\n", "bad_date", NULL, 0 },
  { "serial-future", FLOWS "Kenanga,45992,out,TWN,,,F,,12\n", "bad_date", NULL, 0 },
  { "serial-long", FLOWS "Kenanga,452610,out,TWN,,,F,,12\n", "bad_date", NULL, 0 },
  { "future", FLOWS "Kenanga,2025-12,out,TWN,,,F,,12\n", "bad_date", NULL, 0 },
  { "this-month", FLOWS "Kenanga,2025-11,out,TWN,,,F,,12\n", NULL, NULL, 1 },
  { "region-of-the-world", FLOWS "Kenanga,2023-11,out,Timur Tengah,,,F,,12\n", "unknown_country",
    NULL, 0 },
  { "bad-direction", FLOWS "Kenanga,2023-11,sideways,TWN,,,F,,12\n", "bad_direction", NULL, 0 },
  { "bad-sector", FLOWS "Kenanga,2023-11,out,TWN,maybe,,F,,12\n", "bad_sector", NULL, 0 },
  { "bad-gender", FLOWS "Kenanga,2023-11,out,TWN,,,X,,12\n", "bad_gender", NULL, 0 },
  { "bad-scheme", FLOWS "Kenanga,2023-11,out,TWN,,,F,QQQ,12\n", "cell_error", NULL, 0, "QQQ" },
  { "own-country", FLOWS "Kenanga,2023-11,out,IDN,,,F,,12\n", "unknown_country", NULL, 0,
    "Indonesia" },
  { "too-long", FLOWS "Kenanga,2023-11,out,TWN,," LONG LONG LONG LONG LONG LONG ",F,,12\n",
    "cell_error", NULL, 0, "200" },
  /* R5: numbers as they are written here */
  { "thousand", FLOWS "Kenanga,2023-11,out,TWN,,,F,,12.500\n", NULL, NULL, 1 },
  { "lone-comma", FLOWS "Kenanga,2023-11,out,TWN,,,F,,\"1,000\"\n", "ambiguous_number", NULL, 0 },
  { "half", FLOWS "Kenanga,2023-11,out,TWN,,,F,,\"1000,5\"\n", "bad_count", NULL, 0 },
  { "blank-thousand", FLOWS "Kenanga,2023-11,out,TWN,,,F,,1 250\n", NULL, NULL, 1 },
  { "parentheses", FLOWS "Kenanga,2023-11,out,TWN,,,F,,(25)\n", "bad_count", NULL, 0 },
  { "unit", FLOWS "Kenanga,2023-11,out,TWN,,,F,,25 orang\n", "bad_count", NULL, 0 },
  { "negative", FLOWS "Kenanga,2023-11,out,TWN,,,F,,-1\n", "bad_count", NULL, 0 },
  { "huge", FLOWS "Kenanga,2023-11,out,TWN,,,F,,1000000000000\n", "bad_count", NULL, 0 },
  { "error-cell", FLOWS "Kenanga,2023-11,out,#REF!,,,F,,3\n", "cell_error", NULL, 0 },
  { "duplicate", FLOWS "Kenanga,2023-11,out,TWN,,,F,,3\nKenanga,2023-11,out,TWN,,,F,,3\n",
    "duplicate_row", NULL, 1 },
  { "conflicting", FLOWS "Kenanga,2023-11,out,TWN,,,F,,3\nKenanga,2023-11,out,TWN,,,F,,4\n",
    "conflicting_row", NULL, 1 },
  { "remittance", "village,quarter,amount_idr\nKenanga,2023-Q1,\"Rp 6.400.000.000,-\"\n", NULL,
    NULL, 1 },
  { "remittance-zero", "village,quarter,amount_idr\nKenanga,TW II 2019,0\n", NULL, NULL, 1 },
  { "remittance-month", "village,quarter,amount_idr\nKenanga,2023-11,5\n", "bad_date", NULL, 0 },
  { "remittance-words", "village,quarter,amount_idr\nKenanga,2023-Q1,5 juta\n", "bad_number", NULL,
    0 },
  { "remittance-huge",
    "village,quarter,amount_idr\nKenanga,2023-Q1,5\nKenanga,2023-Q2,9007199254740991\n",
    "bad_number", NULL, 1, "more than" },
  { "pillar-huge", "village,indicator,period,value\nKenanga,warga_dilayani,2023-Q4,1000000000000\n",
    "bad_number", NULL, 0, "99,999" },
  { "pillar-half", "village,indicator,period,value\nKenanga,warga_dilayani,2023-Q4,\"1,5\"\n",
    "bad_number", NULL, 0, "99,999" },
  { "pillar-share", "village,indicator,period,value\nKenanga,kelompok_nontunai,2023-Q4,250\n",
    "bad_number", NULL, 0, "100" },
  { "pillar-negative", "village,indicator,period,value\nKenanga,warga_dilayani,2023-Q4,-1\n",
    "bad_number", NULL, 0, "less than" },
  { "pillar", "village,indicator,period,value,target\nKenanga,warga_dilayani,2023-Q4,37,60\n", NULL,
    NULL, 1 },
  { "pillar-future-target", "village,indicator,period,target\nKenanga,warga_dilayani,2026,60\n",
    NULL, NULL, 1 },
  { "pillar-future-value", "village,indicator,period,value\nKenanga,warga_dilayani,2026-Q4,60\n",
    "bad_date", NULL, 0 },
  { "pillar-unknown", "village,indicator,period,value\nKenanga,kebahagiaan,2023-Q4,60\n",
    "unknown_pillar", NULL, 0 },
  { "pillar-of-another",
    "village,pillar,indicator,quarter,actual\nKenanga,2,warga_dilayani,2023Q4,60\n",
    "unknown_pillar", NULL, 0 },
  { "pillar-number",
    "village,pillar,indicator,quarter,actual\nKenanga,Pilar 1,warga_dilayani,2023Q4,60\n", NULL,
    NULL, 1 },
  { "pillar-words",
    "village,pillar,indicator,quarter,actual\nKenanga,lain,warga_dilayani,2023Q4,60\n",
    "unknown_pillar", NULL, 0 },
  { "village",
    "village,programme,cohort,decree,decree_date,status\nKenanga,desmigratif,2018,SK "
    "1/2018,2018-03-01,active\n",
    NULL, NULL, 1 },
  { "village-no-cohort", "village,programme,cohort\nKenanga,desmigratif,\n", "missing_field", NULL,
    0 },
  { "village-bad-day", "village,cohort,decree_date\nKenanga,2018,2018-02-30\n", "bad_date", NULL,
    0 },
  { "village-no-programme", "village,programme,cohort\nKenanga,kebahagiaan,2018\n", "cell_error",
    NULL, 0, "programme" },
  { "village-indonesian",
    "Kode Desa;Nama Desa;Program;Angkatan;No. SK;Tanggal SK;Status;Kuwu;Jumlah Penduduk\n"
    "32.12.16.2004;Kenanga;Desmigratif;2018;SK 1/2018;1 Maret 2018;aktif;Sri Contoh;4.310\n",
    NULL, NULL, 1 },
  { "profile", "village,head_name,population\nKenanga,\"Ibu \"\"Sri\"\" Contoh\",\"4.310\"\n", NULL,
    NULL, 1 },
  { "profile-number", "village,population\nKenanga,many\n", "bad_number", NULL, 0 },
};

static DesmiImportReport *
import (Fixture *self, const char *text, DesmiImportKind kind, gboolean dry_run, GError **error)
{
  g_autofree char         *path = fixture_write (self, "input.csv", text);
  const DesmiImportOptions options = { kind, dry_run, TRUE };
  DesmiImportReport       *report = NULL;
  gboolean                 ok;

  ok = desmi_import_file (self->store, path, &options, &report, NULL, NULL, NULL, error);
  g_assert_true (ok == (report != NULL && report->accepted > 0));
  return report;
}

static gint64
count_rows (Fixture *self, DesmiQueryTable what)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (what);
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = NULL;

  desmi_query_add_by (query, DESMI_DIMENSION_VILLAGE);
  desmi_query_set_source (query, DESMI_SOURCE_LOCAL);
  table = desmi_store_query (self->store, query, NULL, &error);
  g_assert_no_error (error);
  return desmi_table_get_n_rows (table);
}

static char *
digest (Fixture *self)
{
  static const char *const tables[]
      = { "local_flows",     "local_remittances", "local_targets", "local_measurements",
          "local_enrolment", "local_status",      "local_profile", "history" };
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *one = desmi_store_table_digest (self->store, tables[i], &error);

      g_assert_no_error (error);
      g_string_append (all, one);
    }
  return g_string_free (all, FALSE);
}

static void
test_case (Fixture *self, gconstpointer data)
{
  const Case                   *c = data;
  g_autofree char              *before = digest (self);
  g_autofree char              *after = NULL;
  g_autoptr (GError)            error = NULL;
  g_autoptr (DesmiImportReport) report = import (self, c->text, DESMI_IMPORT_AUTO, FALSE, &error);

  g_assert_nonnull (report);
  g_assert_cmpuint (report->accepted, ==, c->accepted);
  g_assert_cmpuint (report->rejected->len, ==, c->reason != NULL ? 1 : 0);
  if (c->reason != NULL)
    {
      const DesmiRejected *rejected = g_ptr_array_index (report->rejected, 0);

      g_assert_cmpstr (desmi_reason_to_word (rejected->reason), ==, c->reason);
      g_assert_cmpstr (rejected->suggestion, ==, c->suggestion);
      g_assert_cmpuint (rejected->row, ==, 2 + c->accepted);
      if (c->why != NULL)
        {
          g_autofree char *sentence
              = desmi_rejected_dup_sentence (rejected, desmi_locale_get_english ());

          g_assert_nonnull (strstr (sentence, c->why));
          g_assert_true (g_str_has_suffix (sentence, "."));
        }
    }
  after = digest (self);
  if (c->accepted == 0)
    {
      g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_EMPTY);
      g_assert_nonnull (strstr (error->message, "Row 2"));
      g_assert_false (report->changed);
      g_assert_cmpstr (before, ==, after);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (report->changed);
  g_assert_cmpstr (before, !=, after);
}

static void
test_normal_form (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)            error = NULL;
  g_autoptr (DesmiImportReport) report = import (
      self,
      FLOWS "Desa Kenanga,Nopember 2023,pulang,Taiwan,PLRT,pekerja rumah tangga,perempuan,,1.000\n",
      DESMI_IMPORT_AUTO, FALSE, &error);
  const DesmiImportRecord *record;

  g_assert_no_error (error);
  g_assert_cmpint (report->kind, ==, DESMI_IMPORT_FLOWS);
  g_assert_cmpint (report->total_count, ==, 1000);
  record = g_ptr_array_index (report->records, 0);
  g_assert_cmpstr (record->village, ==, "32.12.16.2004");
  g_assert_cmpstr (record->period, ==, "2023-11");
  g_assert_cmpint (record->direction, ==, DESMI_DIRECTION_RETURN);
  g_assert_cmpstr (record->destination, ==, "TWN");
  g_assert_cmpstr (record->sector, ==, "informal");
  g_assert_cmpstr (record->gender, ==, "F");
  g_assert_cmpint (record->count, ==, 1000);
}

static void
test_report (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)            error = NULL;
  g_autoptr (DesmiImportReport) report
      = import (self,
                "village,month,destination,count,NIK,Nama Lengkap,No. Telepon,colour\n"
                "Kenanga,2023-01,TWN,5,9999110101900001,CONTOH SATU,081234567890,red\n"
                "\n"
                "village,month,destination,count,NIK,Nama Lengkap,No. Telepon,colour\n"
                "Kenanga,2023-02,TWN,0,,,,\n"
                "Kenanga,2023-03,TWN,6,,,,\n"
                "Nowhere,2023-03,TWN,7,,,,\n"
                "J U M L A H,,,18,,,,\n",
                DESMI_IMPORT_AUTO, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->header_row, ==, 1);
  g_assert_cmpuint (report->accepted, ==, 2);
  g_assert_cmpuint (report->skipped[DESMI_SKIP_BLANK], ==, 1);
  g_assert_cmpuint (report->skipped[DESMI_SKIP_HEADER], ==, 2);
  g_assert_cmpuint (report->skipped[DESMI_SKIP_ZERO], ==, 1);
  g_assert_cmpuint (report->skipped[DESMI_SKIP_TOTAL], ==, 1);
  g_assert_cmpstr (report->declared_total, ==, "18");
  g_assert_false (report->declared_total_matches);
  g_assert_cmpint (report->total_count, ==, 11);
  g_assert_cmpuint (report->personal_columns->len, ==, 3);
  g_assert_cmpuint (report->columns->len, ==, 5);
  g_assert_cmpuint (((DesmiRejected *) g_ptr_array_index (report->rejected, 0))->row, ==, 7);
  g_assert_cmpuint (report->batch.added, ==, 2);
}

/* Names and numbers of persons are nowhere in the file, its journal included. */
static gboolean
holds (const char *bytes, gsize n, const char *text)
{
  gsize length = strlen (text);

  for (gsize i = 0; i + length <= n; i++)
    if (memcmp (bytes + i, text, length) == 0)
      return TRUE;
  return FALSE;
}

static void
test_personal_never_stored (Fixture *self, gconstpointer data)
{
  static const char *const      secrets[] = { "9999110101900001", "CONTOH SATU", "081234567890" };
  g_autoptr (GError)            error = NULL;
  g_autoptr (DesmiImportReport) report
      = import (self,
                "village,month,destination,count,nik,nama,telepon\n"
                "Kenanga,2023-01,TWN,5,9999110101900001,CONTOH SATU,081234567890\n",
                DESMI_IMPORT_AUTO, FALSE, &error);
  static const char *const files[] = { "district.desmigratif", "district.desmigratif-wal" };

  g_assert_no_error (error);
  g_assert_cmpuint (report->accepted, ==, 1);
  for (guint f = 0; f < G_N_ELEMENTS (files); f++)
    {
      g_autofree char *path = g_build_filename (self->folder, files[f], NULL);
      g_autofree char *bytes = NULL;
      gsize            n = 0;

      if (!g_file_get_contents (path, &bytes, &n, NULL))
        continue;
      for (guint s = 0; s < G_N_ELEMENTS (secrets); s++)
        g_assert_false (holds (bytes, n, secrets[s]));
    }
}

static void
test_dry_run (Fixture *self, gconstpointer data)
{
  g_autofree char              *before = digest (self);
  g_autofree char              *after = NULL;
  g_autoptr (GError)            error = NULL;
  g_autoptr (DesmiImportReport) report
      = import (self, FLOWS "Kenanga,2023-11,out,TWN,,,F,,3\n", DESMI_IMPORT_AUTO, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->accepted, ==, 1);
  g_assert_false (report->changed);
  after = digest (self);
  g_assert_cmpstr (before, ==, after);
}

/* A new month begins with the user's calendar, not seven hours later. */
static void
test_local_month (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)            error = NULL;
  g_autofree char              *zone = g_strdup (g_getenv ("TZ"));
  g_autoptr (DesmiImportReport) report = NULL;
  gint64                        late;

  g_assert_true (desmi_clock_parse_utc ("2026-11-30T23:30:00Z", &late));
  g_setenv ("TZ", "WIB-7", TRUE);
  desmi_clock_hold (late);
  report = import (self, FLOWS "Kenanga,2026-12,out,TWN,,,F,,3\n", DESMI_IMPORT_AUTO, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->accepted, ==, 1);
  desmi_clock_hold (NOW);
  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  else
    g_unsetenv ("TZ");
}

static void
test_undo_takes_out_the_batch (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)            error = NULL;
  g_autofree char              *label = NULL;
  g_autoptr (DesmiImportReport) first
      = import (self, FLOWS "Kenanga,2023-11,out,TWN,,,F,,3\nGadingan,2023-11,out,TWN,,,F,,4\n",
                DESMI_IMPORT_AUTO, FALSE, &error);
  g_autoptr (DesmiImportReport) again = NULL;

  g_assert_nonnull (first);

  g_assert_no_error (error);
  g_assert_cmpint (count_rows (self, DESMI_QUERY_FLOWS), ==, 2);
  again = import (self, FLOWS "Kenanga,2023-11,out,TWN,,,F,,3\n", DESMI_IMPORT_AUTO, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->batch.same, ==, 1);
  g_assert_false (again->changed);
  label = desmi_store_undo (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (label, "input.csv"));
}

static void
test_headings (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char     *text;
    DesmiImportKind kind;
    int             code;
  } refused[] = {
    { "", DESMI_IMPORT_AUTO, DESMI_EXCHANGE_ERROR_EMPTY },
    { "\n\n", DESMI_IMPORT_AUTO, DESMI_EXCHANGE_ERROR_EMPTY },
    { FLOWS, DESMI_IMPORT_AUTO, DESMI_EXCHANGE_ERROR_EMPTY },
    { "colour,size\nred,3\n", DESMI_IMPORT_AUTO, DESMI_EXCHANGE_ERROR_HEADER },
    { "village,month,count\nKenanga,2023-11,3\n", DESMI_IMPORT_FLOWS, DESMI_EXCHANGE_ERROR_HEADER },
    { "village,desa,month,destination,count\na,b,c,d,e\n", DESMI_IMPORT_FLOWS,
      DESMI_EXCHANGE_ERROR_HEADER },
    { "village,indicator,period\na,b,c\n", DESMI_IMPORT_PILLARS, DESMI_EXCHANGE_ERROR_HEADER },
    /* not that it has no headings: what is wrong with it */
    { FLOWS "Kenanga,2023-11,out,TWN,,,F,,\"3\nDadap,2023-11,out,TWN,,,F,,3\n", DESMI_IMPORT_AUTO,
      DESMI_EXCHANGE_ERROR_FORMAT },
    { "\"village,month,destination,count\nKenanga,2023-11,TWN,3\n", DESMI_IMPORT_AUTO,
      DESMI_EXCHANGE_ERROR_FORMAT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError)            error = NULL;
      g_autoptr (DesmiImportReport) report
          = import (self, refused[i].text, refused[i].kind, FALSE, &error);

      g_assert_error (error, DESMI_EXCHANGE_ERROR, refused[i].code);
      if (strstr (refused[i].text, "colour") != NULL) /* which headings would do */
        g_assert_nonnull (
            strstr (error->message, "flows need village, month, destination, count;"));
      g_assert_true (report == NULL || report->accepted == 0);
    }
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autofree char *before = digest (self);
  g_autofree char *after = NULL;
  g_autofree char *path
      = fixture_write (self, "input.csv", FLOWS "Kenanga,2023-11,out,TWN,,,F,,3\n");
  g_autoptr (GCancellable)      cancellable = g_cancellable_new ();
  g_autoptr (DesmiImportReport) report = NULL;
  g_autoptr (GError)            error = NULL;
  const DesmiImportOptions      options = { DESMI_IMPORT_AUTO, FALSE, FALSE };

  g_cancellable_cancel (cancellable);
  g_assert_false (
      desmi_import_file (self->store, path, &options, &report, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = digest (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_personal_headings (void)
{
  static const char *const personal[] = { "NIK",
                                          "nik",
                                          "No. KTP",
                                          "Nama",
                                          "nama_lengkap",
                                          "Nama TKI",
                                          "No Paspor",
                                          "Nomor Paspor",
                                          "Telepon",
                                          "No. HP",
                                          "telp",
                                          "Alamat",
                                          "Tempat, Tanggal Lahir",
                                          "E-mail",
                                          "email",
                                          "name" };
  static const char *const free[] = { "Nama Desa",     "nama_kecamatan", "village_name",
                                      "Negara Tujuan", "count",          "bulan",
                                      "nikah" };

  for (guint i = 0; i < G_N_ELEMENTS (personal); i++)
    g_assert_true (desmi_import_is_personal (personal[i]));
  for (guint i = 0; i < G_N_ELEMENTS (free); i++)
    g_assert_false (desmi_import_is_personal (free[i]));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/import/normal-form", test_normal_form },
    { "/import/report", test_report },
    { "/import/personal-never-stored", test_personal_never_stored },
    { "/import/dry-run", test_dry_run },
    { "/import/local-month", test_local_month },
    { "/import/undo", test_undo_takes_out_the_batch },
    { "/import/headings", test_headings },
    { "/import/cancel", test_cancel },
  };

  g_test_init (&argc, &argv, NULL);
  desmi_clock_hold (NOW);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/row/%s", cases[i].name);

      g_test_add (path, Fixture, &cases[i], fixture_set_up, test_case, fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  g_test_add_func ("/import/personal-headings", test_personal_headings);
  return g_test_run ();
}
