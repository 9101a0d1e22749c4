/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file with villages of two districts, three of them of the programme, and what a list finds. */
#include "village-fixture.h"

void
village_set_up (Fixture *f, gconstpointer data)
{
  static const char *const places[] = { "32.12.13|Jatibarang|district",
                                        "32.12.13.2011|Jatibarang|village",
                                        "32.12.13.2012|Karanganyar|village",
                                        "32.12.13.2013|Krasak|village",
                                        "32.12.16|Sindang|district",
                                        "32.12.16.2004|Kenanga|village",
                                        "32.12.16.2005|Karang Anyar|village",
                                        "32.12.16.2006|Kedungwungu|village",
                                        "32.12.16.2007|Ma'rang|village",
                                        "32.12.16.2008|Rimbo Bujang 2|village",
                                        "32.12.16.2009|Sukajadi-Barat|village",
                                        "33.07|Wonosobo|regency",
                                        "33.07.10|Watumalang|district",
                                        "33.07.10.2004|Kuripan|village",
                                        "33.07.10.2005|Jatibarang Kidul|village",
                                        "32|Jawa Barat|province",
                                        "32.12|Indramayu|regency" };
  g_autoptr (OpList)       ops = op_list_new ();
  g_autoptr (GError)       error = NULL;

  fixture_set_up (f, data);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    op_list_add (ops, "put region %s|~|~|~|~|~|~", places[i]);
  g_assert_true (fixture_apply (f, "common", ops, TRUE, NULL, &error));
  g_assert_no_error (error);
  fixture_exec (f, "INSERT INTO local_enrolment (village, programme, cohort, decree) VALUES "
                   "('32.12.16.2004', 'desmigratif', 2016, 'SK 1'), "
                   "('32.12.13.2012', 'desmigratif', 2018, NULL), "
                   "('32.12.13.2011', 'desmigratif', NULL, NULL), "
                   "('32.12.13.2013', 'other', 2020, NULL); "
                   "INSERT INTO local_status (village, programme, status, reason, note) VALUES "
                   "('32.12.13.2012', 'desmigratif', 'suspended', 'budget', 'Menunggu')");
}

char *
village_list (Fixture *f, const DesmiVillageFilter *filter)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GArray)    ids = desmi_store_list_villages (f->store, filter, NULL, &error);
  g_autoptr (GPtrArray) page = NULL;
  GString              *names = g_string_new (NULL);

  g_assert_no_error (error);
  page = desmi_store_get_villages (f->store, (gconstpointer) ids->data, ids->len, filter, NULL,
                                   &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->len, ==, ids->len);
  for (guint i = 0; i < page->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "," : "",
                            ((DesmiVillage *) g_ptr_array_index (page, i))->name);
  return g_string_free (names, FALSE);
}

void
village_add_scores (Fixture *f)
{
  g_autoptr (OpList) ops = op_list_new ();
  g_autoptr (GError) error = NULL;

  op_list_add (ops, "put indicator a|1|desmigratif|1|~|~|~|higher|sum|sum|1000|1000");
  op_list_add (ops, "put indicator d|1|desmigratif|4|~|~|~|higher|sum|sum|1000|1000");
  g_assert_true (fixture_apply (f, "common", ops, FALSE, NULL, &error));
  fixture_exec (f,
                "INSERT INTO local_targets (village, indicator, period, value_milli) VALUES "
                "('32.12.13.2012', 'a', '2023-Q4', 4), ('32.12.16.2004', 'a', '2023-Q4', 4), "
                "('32.12.16.2004', 'd', '2023-Q3', 4);"
                "INSERT INTO local_measurements (village, indicator, period, value_milli) VALUES "
                "('32.12.13.2012', 'a', '2023-Q4', 3), ('32.12.16.2004', 'a', '2023-Q4', 1), "
                "('32.12.16.2004', 'd', '2023-Q3', 2)");
}
