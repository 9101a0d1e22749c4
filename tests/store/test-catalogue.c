/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The district's own catalogue: added, counted, changed from a quarter on, retired, taken out. */
#include "catalogue-fixture.h"

#include "core/desmi-clock.h"

#include <string.h>

static void
put (Fixture *self, const DesmiCatalogueItem *item)
{
  DesmiEdit *edit = desmi_edit_new ("put");

  desmi_edit_put_catalogue (edit, item);
  apply (self, edit);
}

static void
measure (Fixture *self, const char *period, gint64 value, gint64 target)
{
  DesmiEdit *edit = desmi_edit_new ("measure");

  desmi_edit_put_measurement (edit, OTHER, "own", period, value);
  desmi_edit_put_target (edit, OTHER, "own", period, target);
  apply (self, edit);
}

static double
get_score (Fixture *self, const char *period)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_PILLARS);
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (GError)     error = NULL;
  DesmiPeriod            parsed;

  desmi_query_add_by (query, DESMI_DIMENSION_INDICATOR);
  g_assert_true (desmi_query_add_where (query, DESMI_DIMENSION_INDICATOR, "own", NULL));
  g_assert_true (desmi_period_parse (period, &parsed, NULL));
  desmi_query_set_period (query, &parsed);
  table = desmi_store_query (self->store, query, NULL, &error);
  g_assert_no_error (error);
  if (desmi_table_get_n_rows (table) == 0)
    return -1;
  return desmi_table_get_double (table, 0, (guint) desmi_table_find_column (table, "score"));
}

/* Rows of a lookup in which @column is @value. */
static guint
count_rows (Fixture    *self,
            const char *what,
            const char *argument,
            const char *column,
            const char *value)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table
      = desmi_store_lookup (self->store, what, argument, NULL, NULL, &error);
  guint n = 0;
  int   at;

  g_assert_no_error (error);
  at = desmi_table_find_column (table, column);
  g_assert_cmpint (at, >=, 0);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    n += g_strcmp0 (desmi_table_get_text (table, i, (guint) at), value) == 0;
  return n;
}

/* An own indicator stands beside the official ones wherever they are read. */
static void
test_added (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *what, *argument, *column;
  } lookups[] = {
    { "catalogue", NULL, "id" },
    { "indicators", "desmigratif", "indicator" },
    { "report-form", OTHER " 2026-Q1", "indicator" },
    { "targets", "2026 1 desmigratif", "indicator" },
  };

  add (self, new_indicator ());
  for (guint i = 0; i < G_N_ELEMENTS (lookups); i++)
    {
      g_test_message ("%s", lookups[i].what);
      g_assert_cmpuint (
          count_rows (self, lookups[i].what, lookups[i].argument, lookups[i].column, "own"), ==, 1);
      g_assert_cmpuint (
          count_rows (self, lookups[i].what, lookups[i].argument, lookups[i].column, "served"), ==,
          1);
    }
  measure (self, "2026-Q1", 12000, 15000);
  g_assert_cmpfloat_with_epsilon (get_score (self, "2026-Q1"), 0.8, 1e-9);
  assert_undo (self, "measure");
  assert_undo (self, "add");
  g_assert_cmpuint (count_rows (self, "catalogue", NULL, "id", "own"), ==, 0);
  assert_redo (self, "add");
  g_assert_cmpuint (count_rows (self, "catalogue", NULL, "id", "own"), ==, 1);
}

/* What is wrong with an entry that is added. */
typedef struct
{
  DesmiCatalogueKind kind;
  const char        *id, *programme;
  int                pillar;
  const char        *name, *unit, *direction;
  gint64             weight, cap;
  const char        *valid_from;
  const char        *about;
} Refusal;

#define INDICATOR(id, pillar, ...)                                                                 \
  {                                                                                                \
    DESMI_CATALOGUE_INDICATOR, id, "desmigratif", pillar, __VA_ARGS__                              \
  }

static void
test_refused (Fixture *self, gconstpointer data)
{
  static const Refusal refusals[] = {
    INDICATOR ("served", 1, "N", "orang", "higher", 1, 1, NULL, "already"),
    INDICATOR (NULL, 1, "N", "orang", "higher", 1, 1, NULL, "code is missing"),
    INDICATOR ("Dua Kata", 1, "N", "orang", "higher", 1, 1, NULL, "not a code"),
    INDICATOR ("1st", 1, "N", "orang", "higher", 1, 1, NULL, "not a code"),
    INDICATOR ("own", 1, "", "orang", "higher", 1, 1, NULL, "name is missing"),
    INDICATOR ("own", 1, "N", "", "higher", 1, 1, NULL, "unit is missing"),
    INDICATOR ("own", 1, "N", "orang", "sideways", 1, 1, NULL, "known ways"),
    INDICATOR ("own", 1, "N", "orang", "higher", 0, 1, NULL, "weight"),
    INDICATOR ("own", 1, "N", "orang", "higher", -5, 1, NULL, "weight"),
    INDICATOR ("own", 1, "N", "orang", "higher", 1, 0, NULL, "at most"),
    INDICATOR ("own", 1, "N", "orang", "higher", 1, 1, "2026", "2026"),
    INDICATOR ("own", 9, "N", "orang", "higher", 1, 1, NULL, "no pillar 9"),
    { DESMI_CATALOGUE_INDICATOR, "own", "none", 1, "N", "orang", "higher", 1, 1, NULL,
      "no programme" },
    { DESMI_CATALOGUE_PROGRAMME, "desmigratif", NULL, 0, "N", NULL, NULL, 0, 0, NULL, "already" },
    { DESMI_CATALOGUE_PILLAR, NULL, "desmigratif", 1, "N", NULL, NULL, 0, 0, NULL, "already" },
    { DESMI_CATALOGUE_PILLAR, NULL, "desmigratif", 0, "N", NULL, NULL, 0, 0, NULL, "1 to 99" },
    { DESMI_CATALOGUE_REASON, "budget", NULL, 0, "N", NULL, NULL, 0, 0, NULL, "already" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const Refusal                 *refusal = &refusals[i];
      g_autoptr (DesmiCatalogueItem) item
          = new_item (refusal->kind, refusal->id, refusal->programme, refusal->pillar);
      DesmiEdit *edit = desmi_edit_new ("add");

      g_free (item->name_id);
      g_free (item->unit);
      g_free (item->direction);
      item->name_id = g_strdup (refusal->name);
      item->unit = g_strdup (refusal->unit);
      item->direction = g_strdup (refusal->direction);
      item->valid_from = g_strdup (refusal->valid_from);
      item->weight_milli = refusal->weight;
      item->cap_milli = refusal->cap;
      desmi_edit_add_catalogue (edit, item);
      assert_refused (self, edit, refusal->about);
    }
}

/* What the server has is read only. */
static void
test_official (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiCatalogueItem) item
      = new_item (DESMI_CATALOGUE_INDICATOR, "served", "desmigratif", 1);
  DesmiEdit *change = desmi_edit_new ("put"), *retire = desmi_edit_new ("retire"),
            *removal = desmi_edit_new ("delete");

  desmi_edit_put_catalogue (change, item);
  assert_refused (self, change, "national server");
  desmi_edit_retire_catalogue (retire, item, "2026-Q3");
  assert_refused (self, retire, "national server");
  desmi_edit_delete_catalogue (removal, item);
  assert_refused (self, removal, "national server");
}

/* Another cap holds from its quarter on, and no score of before is another one. */
static void
test_version (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiCatalogueItem) item = new_indicator ();
  DesmiEdit                     *refused = desmi_edit_new ("put");

  add (self, new_indicator ());
  measure (self, "2025-Q4", 30000, 15000);
  measure (self, "2026-Q1", 30000, 15000);
  g_assert_cmpfloat_with_epsilon (get_score (self, "2025-Q4"), 1.0, 1e-9);
  item->cap_milli = 1500;
  desmi_edit_put_catalogue (refused, item);
  assert_refused (self, refused, "from which quarter");
  item->valid_from = g_strdup ("2026-Q1");
  put (self, item);
  g_assert_cmpfloat_with_epsilon (get_score (self, "2025-Q4"), 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_score (self, "2026-Q1"), 1.5, 1e-9);
  g_assert_cmpuint (count_rows (self, "catalogue", NULL, "kind", "version"), ==, 1);
  g_assert_cmpuint (count_rows (self, "report-form", OTHER " 2025-Q4", "indicator", "own"), ==, 1);
  /* a slip in the newest version is mended in place, from the same quarter */
  item->cap_milli = 1200;
  put (self, item);
  g_assert_cmpfloat_with_epsilon (get_score (self, "2025-Q4"), 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_score (self, "2026-Q1"), 1.2, 1e-9);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_indicator"), ==, 2);
  assert_undo (self, "put");
  assert_undo (self, "put");
  g_assert_cmpfloat_with_epsilon (get_score (self, "2026-Q1"), 1.0, 1e-9);
}

/* Where a version begins moves while nothing was reported since, and is refused otherwise. */
static void
test_version_moved (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiCatalogueItem) item = new_indicator ();
  DesmiEdit                     *moved = desmi_edit_new ("put"), *first = desmi_edit_new ("put");

  add (self, new_indicator ());
  measure (self, "2025-Q4", 30000, 15000);
  item->valid_from = g_strdup ("2026-Q1");
  desmi_edit_put_catalogue (first, item);
  assert_refused (self, first, "in the same way");
  item->cap_milli = 1500;
  put (self, item);
  g_free (item->valid_from);
  item->valid_from = g_strdup ("2026-Q2");
  put (self, item);
  measure (self, "2026-Q1", 30000, 15000);
  measure (self, "2026-Q2", 30000, 15000);
  g_assert_cmpfloat_with_epsilon (get_score (self, "2026-Q1"), 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_score (self, "2026-Q2"), 1.5, 1e-9);
  g_free (item->valid_from);
  item->valid_from = g_strdup ("2026-Q3");
  desmi_edit_put_catalogue (moved, item);
  assert_refused (self, moved, "in the same way");
}

/* What is counted from a register was reported without anybody typing it. */
static void
test_version_fed (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiCatalogueItem) item = new_indicator ();
  DesmiEdit                     *refused = desmi_edit_new ("put");

  add (self, new_indicator ());
  fixture_exec (self, "INSERT INTO local_feed VALUES ('32.12', 'own', 'groups')");
  item->cap_milli = 1500;
  desmi_edit_put_catalogue (refused, item);
  assert_refused (self, refused, "from which quarter");
}

/* An older version does not outlive the indicator. */
static void
test_version_retired (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiCatalogueItem) item = new_indicator ();

  add (self, new_indicator ());
  measure (self, "2025-Q4", 30000, 15000);
  item->cap_milli = 1500;
  item->valid_from = g_strdup ("2026-Q4");
  put (self, item);
  fixture_exec (self, "UPDATE local_indicator SET retired = '2026-Q2'");
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM indicator_rule WHERE id = 'own'"
                                          " AND since <= '2026-Q2' AND until > '2026-Q2'"),
                   ==, 0);
}

static void
test_version_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiCatalogueItem) item = new_indicator ();
  DesmiEdit                     *earlier = desmi_edit_new ("put"), *unit = desmi_edit_new ("put");

  add (self, new_indicator ());
  measure (self, "2025-Q4", 30000, 15000);
  item->weight_milli = 2000;
  item->valid_from = g_strdup ("2026-Q2");
  put (self, item);
  item->weight_milli = 3000;
  g_free (item->valid_from);
  item->valid_from = g_strdup ("2026-Q1");
  desmi_edit_put_catalogue (earlier, item);
  assert_refused (self, earlier, "2026-Q2");
  g_free (item->unit);
  item->unit = g_strdup ("orang");
  desmi_edit_put_catalogue (unit, item);
  assert_refused (self, unit, "its unit stays");
}

/* Names and words are said of all versions, and make none. */
static void
test_words (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiCatalogueItem) item = new_indicator ();

  add (self, new_indicator ());
  measure (self, "2025-Q4", 30000, 15000);
  g_free (item->name_id);
  item->name_id = g_strdup ("Nama lain");
  item->description = g_strdup ("Apa yang dihitung");
  put (self, item);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_indicator WHERE version = 1 "
                                          "AND name_id = 'Nama lain' AND description = 'Apa yang "
                                          "dihitung'"),
                   ==, 1);
}

static void
test_retired (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiCatalogueItem) item = new_indicator ();
  DesmiEdit *retire = desmi_edit_new ("retire"), *early = desmi_edit_new ("retire"),
            *change = desmi_edit_new ("put"), *back = desmi_edit_new ("back");

  add (self, new_indicator ());
  measure (self, "2026-Q1", 30000, 15000);
  desmi_edit_retire_catalogue (early, item, "2026-Q1");
  assert_refused (self, early, "reported it");
  desmi_edit_retire_catalogue (retire, item, "2026-Q2");
  apply (self, retire);
  g_assert_cmpuint (count_rows (self, "report-form", OTHER " 2026-Q1", "indicator", "own"), ==, 1);
  g_assert_cmpuint (count_rows (self, "report-form", OTHER " 2026-Q2", "indicator", "own"), ==, 0);
  g_assert_cmpuint (count_rows (self, "targets", "2026 1 desmigratif", "indicator", "own"), ==, 0);
  g_assert_cmpfloat_with_epsilon (get_score (self, "2026-Q1"), 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_score (self, "2026-Q2"), -1, 1e-9);
  desmi_edit_put_catalogue (change, item);
  assert_refused (self, change, "bring it back");
  desmi_edit_retire_catalogue (back, item, NULL);
  apply (self, back);
  g_assert_cmpuint (count_rows (self, "report-form", OTHER " 2026-Q2", "indicator", "own"), ==, 1);
}

/* A programme goes with its parts and comes back with them, but for what was retired before. */
static void
test_programme (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiCatalogueItem) programme = new_item (DESMI_CATALOGUE_PROGRAMME, "emas", NULL, 0);
  g_autoptr (DesmiCatalogueItem) old = new_item (DESMI_CATALOGUE_INDICATOR, "old", "emas", 1);
  g_autoptr (DesmiCatalogueItem) late = new_item (DESMI_CATALOGUE_INDICATOR, "late", "emas", 1);
  DesmiEdit                     *first = desmi_edit_new ("first"), *all = desmi_edit_new ("all"),
            *back = desmi_edit_new ("back"), *refused = desmi_edit_new ("late"),
            *removal = desmi_edit_new ("delete");

  add (self, new_item (DESMI_CATALOGUE_PROGRAMME, "emas", NULL, 0));
  add (self, new_item (DESMI_CATALOGUE_PILLAR, NULL, "emas", 1));
  add (self, new_item (DESMI_CATALOGUE_INDICATOR, "old", "emas", 1));
  add (self, new_item (DESMI_CATALOGUE_INDICATOR, "new", "emas", 1));
  desmi_edit_retire_catalogue (first, old, "2025-Q1");
  apply (self, first);
  desmi_edit_retire_catalogue (all, programme, "2026-Q1");
  apply (self, all);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_indicator WHERE retired = "
                                          "'2026-Q1'"),
                   ==, 1);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_pillar WHERE retired = "
                                          "'2026-Q1'"),
                   ==, 1);
  desmi_edit_add_catalogue (refused, late);
  assert_refused (self, refused, "is retired");
  desmi_edit_delete_catalogue (removal, programme);
  assert_refused (self, removal, "Retire it instead");
  desmi_edit_retire_catalogue (back, programme, NULL);
  apply (self, back);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_indicator WHERE retired IS "
                                          "NULL"),
                   ==, 1);
}

static void
test_deleted (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiCatalogueItem) item = new_indicator ();
  g_autoptr (DesmiEntry)         feed = desmi_entry_new (DESMI_REGISTER_FEED, "32.12");
  DesmiEdit *kept = desmi_edit_new ("delete"), *removal = desmi_edit_new ("delete"),
            *fed = desmi_edit_new ("delete"), *feeding = desmi_edit_new ("feed"),
            *typing = desmi_edit_new ("typed");

  add (self, new_indicator ());
  desmi_entry_set (feed, "indicator", "own");
  desmi_entry_set (feed, "feed", "groups");
  desmi_edit_put_entry (feeding, feed);
  apply (self, feeding);
  measure (self, "2026-Q1", 30000, 15000);
  /* what registers count for it would be gone unseen */
  desmi_edit_delete_catalogue (fed, item);
  assert_refused (self, fed, "counted from “Groups in operation”");
  desmi_edit_delete_entry (typing, feed);
  apply (self, typing);
  desmi_edit_delete_catalogue (kept, item);
  assert_refused (self, kept, "Retire it instead");
  assert_undo (self, "typed");
  assert_undo (self, "measure");
  fixture_exec (self, "DELETE FROM local_feed");
  desmi_edit_delete_catalogue (removal, item);
  apply (self, removal);
  g_assert_cmpint (fixture_get_int (self, "SELECT (SELECT count (*) FROM local_indicator) + "
                                          "(SELECT count (*) FROM local_feed)"),
                   ==, 0);
  assert_undo (self, "delete");
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_indicator"), ==, 1);
}

/* What a register would count, though no indicator is fed by it. */
static void
test_preview (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = NULL;

  fixture_exec (self,
                "INSERT INTO local_visit VALUES ('" OTHER "', '2026-04', 'information', 3, 4), "
                "('" VILLAGE "', '2026-05', 'document', 5, NULL), "
                "('" VILLAGE "', '2026-03', 'document', 9, 9)");
  table = desmi_store_lookup (self->store, "feed-preview", "visits", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (desmi_table_get_period (table), ==, "2026-Q2");
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (desmi_table_get_text (table, 0, 0), ==, VILLAGE);
  g_assert_cmpint (desmi_table_get_int (table, 0, 1), ==, 5000);
  g_assert_cmpint (desmi_table_get_int (table, 1, 1), ==, 7000);
}

static void
test_code (void)
{
  static const char *const cases[][2] = {
    { "Jumlah Kelompok", "jumlah_kelompok" },
    { "  2 Café & (usaha)  ", "cafe_usaha" },
    { "–", "" },
    { "Pelatihan bagi pekerja migran yang telah kembali ke desa",
      "pelatihan_bagi_pekerja_migran_yang_telah" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = desmi_catalogue_make_code (cases[i][0]);

      g_assert_cmpstr (code, ==, cases[i][1]);
    }
}

#undef ADD
#define ADD(name, func)                                                                            \
  g_test_add ("/store/catalogue/" name, Fixture, NULL, catalogue_set_up, func, catalogue_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("added", test_added);
  ADD ("refused", test_refused);
  ADD ("official", test_official);
  ADD ("version", test_version);
  ADD ("version-moved", test_version_moved);
  ADD ("version-fed", test_version_fed);
  ADD ("version-retired", test_version_retired);
  ADD ("version-refused", test_version_refused);
  ADD ("words", test_words);
  ADD ("retired", test_retired);
  ADD ("programme", test_programme);
  ADD ("deleted", test_deleted);
  ADD ("preview", test_preview);
  g_test_add_func ("/store/catalogue/code", test_code);
  return g_test_run ();
}
