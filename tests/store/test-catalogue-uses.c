/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What in a file still belongs to an entry of the catalogue, and holds it. */
#include "catalogue-fixture.h"

#define THIRD "32.12.02.2002"

/* What was handed in is reported as well, though nobody typed it. */
static void
test_submitted (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiCatalogueItem) item = new_indicator ();
  DesmiEdit *retire = desmi_edit_new ("retire"), *removal = desmi_edit_new ("delete");

  add (self, new_indicator ());
  fixture_exec (self, "INSERT INTO local_submitted VALUES ('" OTHER
                      "', 'desmigratif', '2026-Q1', 'own', 4000)");
  desmi_edit_retire_catalogue (retire, item, "2026-Q1");
  assert_refused (self, retire, "reported it");
  desmi_edit_delete_catalogue (removal, item);
  assert_refused (self, removal, "Retire it instead");
}

static void
assert_retired (Fixture *self, const DesmiCatalogueItem *item, const char *quarter, gboolean taken)
{
  DesmiEdit *edit = desmi_edit_new ("retire");

  desmi_edit_retire_catalogue (edit, item, quarter);
  if (taken)
    apply (self, edit);
  else
    assert_refused (self, edit, "reported it");
}

/* Retired once more and earlier, what was reported between counts, of its parts as well. */
static void
test_retired_again (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiCatalogueItem) programme = new_item (DESMI_CATALOGUE_PROGRAMME, "emas", NULL, 0);
  g_autoptr (DesmiCatalogueItem) pillar = new_item (DESMI_CATALOGUE_PILLAR, NULL, "emas", 1);
  g_autoptr (DesmiCatalogueItem) indicator = new_item (DESMI_CATALOGUE_INDICATOR, "new", "emas", 1);

  add (self, new_item (DESMI_CATALOGUE_PROGRAMME, "emas", NULL, 0));
  add (self, new_item (DESMI_CATALOGUE_PILLAR, NULL, "emas", 1));
  add (self, new_item (DESMI_CATALOGUE_INDICATOR, "new", "emas", 1));
  fixture_exec (self, "INSERT INTO local_measurements VALUES ('" OTHER
                      "', 'new', '2026-Q1', 1000, NULL)");
  assert_retired (self, programme, "2026-Q3", TRUE);
  assert_retired (self, programme, "2026-Q1", FALSE);
  assert_retired (self, pillar, "2026-Q1", FALSE);
  assert_retired (self, indicator, "2026-Q1", FALSE);
  assert_retired (self, programme, "2026-Q2", TRUE);
  /* how a pillar stands is a report, too */
  fixture_exec (self, "DELETE FROM local_measurements;"
                      "INSERT INTO local_pillar_status (village, programme, pillar, period, status)"
                      " VALUES ('" OTHER "', 'emas', 1, '2025-Q4', 'running')");
  assert_retired (self, programme, "2025-Q4", FALSE);
  assert_retired (self, pillar, "2025-Q4", FALSE);
  assert_retired (self, programme, "2026-Q1", TRUE);
}

/* Each table that speaks of a programme holds it. */
static void
test_used_programme (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *table, *insert;
  } uses[] = {
    { "local_enrolment", "(village, programme) VALUES ('" OTHER "', 'emas')" },
    { "local_status", "(village, programme, status) VALUES ('" OTHER "', 'emas', 'left')" },
    { "local_report",
      "(village, programme, period, state) VALUES ('" OTHER "', 'emas', '2026-Q1', 'draft')" },
    { "local_submitted", "VALUES ('" OTHER "', 'emas', '2026-Q1', 'x', 1)" },
    { "local_pillar_status", "(village, programme, pillar, period, status)"
                             " VALUES ('" OTHER "', 'emas', 1, '2026-Q1', 'running')" },
    { "local_document", "(village, id, kind, title, file_name, sha256, programme)"
                        " VALUES ('" OTHER "', 1, 'photo', 't', 'f', '0', 'emas')" },
    { "local_activity", "(village, id, day, title, programme)"
                        " VALUES ('" OTHER "', 1, '2026-01-01', 't', 'emas')" },
    { "local_milestone", "(village, id, title, programme) VALUES ('" OTHER "', 1, 't', 'emas')" },
  };
  g_autoptr (DesmiCatalogueItem) programme = new_item (DESMI_CATALOGUE_PROGRAMME, "emas", NULL, 0);
  DesmiEdit                     *removal = desmi_edit_new ("delete");

  add (self, new_item (DESMI_CATALOGUE_PROGRAMME, "emas", NULL, 0));
  for (gsize i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      DesmiEdit *refused = desmi_edit_new ("delete");

      g_test_message ("%s", uses[i].table);
      fixture_exec (self, "INSERT INTO %s %s", uses[i].table, uses[i].insert);
      desmi_edit_delete_catalogue (refused, programme);
      assert_refused (self, refused, "Retire it instead");
      fixture_exec (self, "DELETE FROM %s", uses[i].table);
    }
  desmi_edit_delete_catalogue (removal, programme);
  apply (self, removal);
}

/* Who chooses a programme is told from when on it is retired. */
static void
test_programmes (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiCatalogueItem) programme = new_item (DESMI_CATALOGUE_PROGRAMME, "emas", NULL, 0);
  g_autoptr (GError)             error = NULL;
  g_autoptr (DesmiTable)         table = NULL;
  guint                          column;

  add (self, new_item (DESMI_CATALOGUE_PROGRAMME, "emas", NULL, 0));
  assert_retired (self, programme, "2026-Q1", TRUE);
  table = desmi_store_lookup (self->store, "programmes", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  column = (guint) desmi_table_find_column (table, "retired");
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    g_assert_cmpstr (desmi_table_get_text (table, i, column), ==,
                     g_str_equal (desmi_table_get_text (table, i, 0), "emas") ? "2026-Q1" : NULL);
}

static DesmiEdit *
new_enrolment (const char *village, int cohort)
{
  DesmiEdit *edit = desmi_edit_new ("enrol");

  desmi_edit_enrol (edit, village, "emas", cohort, NULL, NULL);
  return edit;
}

static DesmiEdit *
new_target (const char *period)
{
  DesmiEdit *edit = desmi_edit_new ("target");

  desmi_edit_put_target (edit, VILLAGE, "emas_satu", period, 5000);
  return edit;
}

static DesmiEdit *
new_measurement (const char *period)
{
  DesmiEdit *edit = desmi_edit_new ("report");

  desmi_edit_put_measurement (edit, VILLAGE, "emas_satu", period, 5000);
  return edit;
}

static DesmiEdit *
new_pillar_status (const char *period)
{
  DesmiEdit *edit = desmi_edit_new ("report");

  desmi_edit_set_pillar_status (edit, VILLAGE, "emas", 1, period, DESMI_PILLAR_STATUS_RUNNING, NULL,
                                NULL);
  return edit;
}

/* A quarter after the retirement has no report; those before it still can, and what was measured
 * is taken back in any. */
static void
test_not_reported (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiCatalogueItem) indicator
      = new_item (DESMI_CATALOGUE_INDICATOR, "emas_satu", "emas", 1);
  g_autoptr (DesmiCatalogueItem) pillar = new_item (DESMI_CATALOGUE_PILLAR, NULL, "emas", 1);
  DesmiEdit                     *clear = desmi_edit_new ("clear");

  add (self, new_item (DESMI_CATALOGUE_PROGRAMME, "emas", NULL, 0));
  add (self, new_item (DESMI_CATALOGUE_PILLAR, NULL, "emas", 1));
  add (self, new_item (DESMI_CATALOGUE_INDICATOR, "emas_satu", "emas", 1));
  apply (self, new_enrolment (VILLAGE, 2024));
  assert_retired (self, indicator, "2026-Q2", TRUE);
  assert_refused (self, new_measurement ("2026-Q2"),
                  "is retired in 2026-Q2, so nothing is reported on it there");
  assert_refused (self, new_measurement ("2027-Q1"), "is retired in 2027-Q1");
  apply (self, new_measurement ("2026-Q1"));
  apply (self, new_pillar_status ("2026-Q2"));
  desmi_edit_clear_measurement (clear, VILLAGE, "emas_satu", "2026-Q2");
  apply (self, clear);
  assert_retired (self, pillar, "2026-Q3", TRUE);
  assert_refused (self, new_pillar_status ("2026-Q3"),
                  "The pillar 1 of “emas” is retired in 2026-Q3");
  apply (self, new_pillar_status ("2026-Q2"));
}

/* Nothing new is begun in what is retired; what was before can still be entered. */
static void
test_not_begun (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiCatalogueItem) programme = new_item (DESMI_CATALOGUE_PROGRAMME, "emas", NULL, 0);

  add (self, new_item (DESMI_CATALOGUE_PROGRAMME, "emas", NULL, 0));
  add (self, new_item (DESMI_CATALOGUE_PILLAR, NULL, "emas", 1));
  add (self, new_item (DESMI_CATALOGUE_INDICATOR, "emas_satu", "emas", 1));
  apply (self, new_enrolment (VILLAGE, 2024));
  assert_retired (self, programme, "2026-Q2", TRUE);
  assert_refused (self, new_enrolment (OTHER, 0), "is retired");
  assert_refused (self, new_enrolment (OTHER, 2027), "is retired");
  apply (self, new_enrolment (OTHER, 2025));
  apply (self, new_enrolment (VILLAGE, 0));
  assert_refused (self, new_target ("2026-Q2"), "is retired");
  assert_refused (self, new_target ("2027"), "is retired");
  apply (self, new_target ("2026-Q1"));
  /* of its first quarter the year's target still counts */
  apply (self, new_target ("2026"));
  assert_retired (self, programme, "2026-Q4", TRUE);
  apply (self, new_enrolment (THIRD, 0));
}

#undef ADD
#define ADD(name, func)                                                                            \
  g_test_add ("/store/catalogue/" name, Fixture, NULL, catalogue_set_up, func, catalogue_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("submitted", test_submitted);
  ADD ("not-reported", test_not_reported);
  ADD ("retired-again", test_retired_again);
  ADD ("used-programme", test_used_programme);
  ADD ("programmes", test_programmes);
  ADD ("not-begun", test_not_begun);
  return g_test_run ();
}
