/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The title of a chart of pillars says what its numbers show, and nothing that they do not. */
#include "app/desmi-chart-words.h"

/* The weakest pillar is named only where its percentage is the lowest also as it is written; else
 * how far all are, where none reads as if it had reached its targets. */
static void
test_weakest (void)
{
  static const struct
  {
    double      scores[3];
    const char *title;
  } cases[] = {
    { { 0.9, 0.862, 0.91 }, "B is furthest from its targets: 86%" },
    { { 0.859, 0.9, 0.862 }, "No pillar reaches its targets yet: they are at 86% to 90%" },
    { { 0.862, 0.859, 0.9 }, "No pillar reaches its targets yet: they are at 86% to 90%" },
    { { 0.859, 0.862, 0.86 }, "No pillar reaches its targets yet: all are at 86%" },
    { { 0.859, 1, 0.862 }, "The pillars against their targets" },
    { { 0.859, 0.999, 0.862 }, "The pillars against their targets" },
    { { 0.9, 0.862, 0.8 }, "C is furthest from its targets: 80%" },
    { { 1, 1.2, 1 }, "All pillars reach their targets" },
  };
  static const char *const names[] = { "A", "B", "C" };
  g_autoptr (DesmiQuery)   query = desmi_query_new (DESMI_QUERY_PILLARS);

  desmi_query_set_locale (query, desmi_locale_get_english ());
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DesmiTableBuilder     *builder = desmi_table_builder_new ("pillars");
      g_autoptr (DesmiTable) table = NULL;
      g_autofree char       *title = NULL;

      desmi_table_builder_add_column (builder, "pillar", DESMI_COLUMN_TEXT);
      desmi_table_builder_add_column (builder, "actual", DESMI_COLUMN_RATIO);
      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        {
          desmi_table_builder_add_row (builder);
          desmi_table_builder_set_text (builder, 0, names[k], names[k]);
          desmi_table_builder_set_double (builder, 1, cases[i].scores[k]);
        }
      table = desmi_table_builder_end (builder);
      title = desmi_chart_words_title (DESMI_CHART_BULLETS, table, query, DESMI_DIRECTION_OUT, "");
      g_assert_cmpstr (title, ==, cases[i].title);
    }
}

/* Scores of villages and pillars; below 0: not reported. */
typedef struct
{
  double      scores[4][3];
  const char *title;
} Board;

static DesmiTable *
make_board (const Board *board, gboolean stalled)
{
  static const char *const names[] = { "A", "B", "C", "D" };
  DesmiTableBuilder       *builder = desmi_table_builder_new ("pillars");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "pillar", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "score", DESMI_COLUMN_RATIO);
  desmi_table_builder_add_column (builder, "status", DESMI_COLUMN_TEXT);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *pillar = g_strdup_printf ("%u", i % 3 + 1);
      g_autofree char *name = g_strdup_printf ("Pillar %u", i % 3 + 1);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, names[i / 3], names[i / 3]);
      desmi_table_builder_set_text (builder, 1, pillar, name);
      if (board->scores[i / 3][i % 3] >= 0)
        desmi_table_builder_set_double (builder, 2, board->scores[i / 3][i % 3]);
      if (stalled && i / 3 >= 2)
        desmi_table_builder_set_text (builder, 3, i % 3 == 1 ? "stalled" : "running", NULL);
    }
  return desmi_table_builder_end (builder);
}

/* A scoreboard names the pillar that lags in most villages that reported; else in how many one has
 * stalled; else the village that is furthest from its targets, where it reads so. */
static void
test_lagging (void)
{
  static const Board boards[] = {
    { { { 0.9, 0.3, 0.8 }, { 0.9, 0.4, 0.3 }, { 0.5, 0.2, 0.4 }, { -1, -1, -1 } },
      "Pillar 2 lags in 2 of 3 villages that reported" },
    { { { 0.9, 0.3, 0.8 }, { 0.9, 0.4, 0.4 }, { 0.5, 0.6, 0.4 }, { -1, 0.6, -1 } },
      "C is furthest from its targets: 50%" },
    { { { 0.9, 0.3, 0.8 }, { 0.9, 0.4, 0.4 }, { 0.5, 0.6, 0.4 }, { -1, 0.1, -1 } },
      "Pillars of the villages" },
    { { { 0.9, 0.3, 0.8 }, { 0.9, 0.4, 0.4 }, { 0.8, 0.5, 0.4 }, { -1, -1, -1 } },
      "Pillars of the villages" },
    { { { 1, 1, 1 }, { 1, 1, 1 }, { 1, 1, 1 }, { 1, 1, 1 } }, "Pillars of the villages" },
  };
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_PILLARS);

  desmi_query_set_locale (query, desmi_locale_get_english ());
  for (guint i = 0; i < 2 * G_N_ELEMENTS (boards); i++)
    {
      const Board           *board = &boards[i / 2];
      g_autoptr (DesmiTable) table = make_board (board, i % 2 == 1);
      g_autofree char       *title
          = desmi_chart_words_title (DESMI_CHART_SCOREBOARD, table, query, DESMI_DIRECTION_OUT, "");

      g_assert_cmpstr (title, ==,
                       i > 1 && i % 2 == 1 ? "A pillar has stalled in 2 of 4 villages"
                                           : board->title);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/weakest-pillar", test_weakest);
  g_test_add_func ("/app/lagging-pillar", test_lagging);
  return g_test_run ();
}
