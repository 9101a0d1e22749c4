/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which steps of a history are shown, and under which day. */
#include "app/desmi-history-list.h"

#include <string.h>

typedef struct
{
  gint64      id;
  const char *at, *who, *label, *kind, *state;
} Step;

static const Step steps[] = {
  { 6, "2026-11-30T17:30:00Z", "Ibu Wati", "Profil Kenanga", "edit", "undone" },
  { 5, "2026-11-30T16:30:00Z", "Ibu Wati", "Arus Kenanga", "edit", "done" },
  { 4, "2026-11-30T02:05:00Z", "Pak Budi", "Impor arus.csv", "batch", "done" },
  { 3, "2026-11-29T02:00:00Z", "Pak Budi", "Capaian Tugu", "edit", "dropped" },
  { 2, "rusak", "Pak Budi", "Capaian Rusak", "edit", "done" },
};

static DesmiTable *
new_steps (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("history");

  desmi_table_builder_add_column (builder, "id", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "at", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "who", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "label", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "kind", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "state", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "changes", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_int (builder, 0, steps[i].id);
      desmi_table_builder_set_text (builder, 1, steps[i].at, NULL);
      desmi_table_builder_set_text (builder, 2, steps[i].who, NULL);
      desmi_table_builder_set_text (builder, 3, steps[i].label, NULL);
      desmi_table_builder_set_text (builder, 4, steps[i].kind, NULL);
      desmi_table_builder_set_text (builder, 5, steps[i].state, NULL);
      desmi_table_builder_set_int (builder, 6, steps[i].id * 10);
    }
  return desmi_table_builder_end (builder);
}

typedef struct
{
  const char        *name;
  DesmiHistoryFilter filter;
  const char        *ids;
} Case;

static const Case cases[] = {
  { "all", { .kind = NULL }, "6 5 4 3 2" },
  { "edits", { .kind = "edit" }, "6 5 3 2" },
  { "imports", { .kind = "batch" }, "4" },
  { "from", { .from = "2026-12-01" }, "6" },
  { "to", { .to = "2026-11-29" }, "3" },
  { "day", { .from = "2026-11-30", .to = "2026-11-30" }, "5 4" },
  { "turned-round", { .from = "2026-12-01", .to = "2026-11-29" }, "" },
  { "label", { .search = "kenanga" }, "6 5" },
  { "words-of-a-person", { .search = "BUDI" }, "4 3 2" },
  { "person", { .who = "Ibu Wati" }, "6 5" },
  { "nobody", { .who = "Ibu" }, "" },
  { "both", { .kind = "edit", .from = "2026-11-01", .search = "budi" }, "3" },
};

static void
test_filter (gconstpointer data)
{
  const Case            *row = data;
  g_autoptr (DesmiTable) all = new_steps ();
  g_autoptr (DesmiTable) list = desmi_history_list_filter (all, &row->filter);
  g_autoptr (GString)    ids = g_string_new (NULL);

  for (guint i = 0; i < desmi_table_get_n_rows (list); i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            desmi_table_get_int (list, i, DESMI_HISTORY_ID));
  g_assert_cmpstr (ids->str, ==, row->ids);
}

/* Days and times are the user's, who is seven hours ahead of the file. */
static void
test_days (void)
{
  const DesmiHistoryFilter none = { .kind = NULL };
  static const gboolean    first[] = { TRUE, TRUE, FALSE, TRUE, TRUE };
  g_autoptr (DesmiTable)   all = new_steps ();
  g_autoptr (DesmiTable)   list = desmi_history_list_filter (all, &none);

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_assert_cmpint (desmi_history_list_is_first_of_day (list, i), ==, first[i]);
  g_assert_cmpstr (desmi_table_get_text (list, 0, DESMI_HISTORY_DAY), ==, "2026-12-01");
  g_assert_cmpstr (desmi_table_get_text (list, 0, DESMI_HISTORY_TIME), ==, "00:30");
  g_assert_cmpstr (desmi_table_get_text (list, 2, DESMI_HISTORY_TIME), ==, "09:05");
  g_assert_cmpstr (desmi_table_get_text (list, 2, DESMI_HISTORY_KIND), ==, "batch");
  g_assert_cmpstr (desmi_table_get_text (list, 3, DESMI_HISTORY_STATE), ==, "dropped");
  g_assert_cmpint (desmi_table_get_int (list, 3, DESMI_HISTORY_CHANGES), ==, 30);
  g_assert_null (desmi_table_get_text (list, 4, DESMI_HISTORY_DAY));
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "WIB-7", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/history-list/filter/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_filter);
    }
  g_test_add_func ("/history-list/days", test_days);
  return g_test_run ();
}
