/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the chart of cooperatives draws for known data, and laws that hold for any. */
#include "chart-cases.h"
#include "core/desmi-cooperative.h"

#include "test-random.h"

#include <math.h>
#include <string.h>

#define N_ROUNDS 1000
#define MOST_VILLAGES 40

typedef struct
{
  guint n;
  int   stages[MOST_VILLAGES];                          /* -1: nothing is written */
  int   members[MOST_VILLAGES], savings[MOST_VILLAGES]; /* -1: not reported */
} Data;

static int
random_value (GRand *random)
{
  return g_rand_int_range (random, 0, 6) == 0 ? -1 : g_rand_int_range (random, 0, 500);
}

static Data
random_data (GRand *random)
{
  Data self = { .n = (guint) g_rand_int_range (random, 1, MOST_VILLAGES + 1) };

  for (guint i = 0; i < self.n; i++)
    {
      self.stages[i] = g_rand_int_range (random, -1, DESMI_N_COOPERATIVE_STAGES);
      self.members[i] = random_value (random);
      self.savings[i] = random_value (random);
    }
  return self;
}

static DesmiTable *
make_table (const Data *data)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("pillars");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "stage", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "members", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "savings", DESMI_COLUMN_IDR);
  for (guint i = 0; i < data->n; i++)
    {
      g_autofree char *code = g_strdup_printf ("32.12.01.2%03u", i + 1);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, code, NULL);
      if (data->stages[i] >= 0)
        desmi_table_builder_set_text (
            builder, 1, desmi_cooperative_stage_to_code ((DesmiCooperativeStage) data->stages[i]),
            NULL);
      if (data->members[i] >= 0)
        desmi_table_builder_set_int (builder, 2, data->members[i]);
      if (data->savings[i] >= 0)
        desmi_table_builder_set_int (builder, 3, data->savings[i] * 1000000LL);
    }
  return desmi_table_builder_end (builder);
}

/* The bars of one measure are as long as their values, on one scale, from one line. Returns: how
 * many there are */
static guint
check_bars (DesmiScene *scene, const char *start, guint column)
{
  double most = 0, longest = 0, x = (double) NAN;
  guint  n = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
      {
        const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
        double                value;

        if (mark->key == NULL || mark->row < 0 || !g_str_has_prefix (mark->key, start))
          continue;
        value = desmi_table_get_double (desmi_scene_get_table (scene), (guint) mark->row, column);
        if (pass == 0)
          {
            n++;
            most = fmax (most, value);
            longest = fmax (longest, mark->box.width);
          }
        else if (most > 0)
          g_assert_cmpfloat_with_epsilon (mark->box.width, MAX (value / most * longest, 1), 1);
        if (isnan (x))
          x = mark->box.x;
        g_assert_cmpfloat_with_epsilon (mark->box.x, x, 1e-6);
      }
  return n;
}

static guint
count_known (const int *values, guint n)
{
  guint known = 0;

  for (guint i = 0; i < n; i++)
    known += values[i] >= 0;
  return known;
}

/* Every village is said once where each has its row, else every stage with what is in it. */
static void
check_said (DesmiScene *scene, const Data *data, gboolean rows)
{
  guint n_villages = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->accessible == NULL || !g_str_has_prefix (mark->key, rows ? "village:" : "stage:"))
        continue;
      if (rows)
        n_villages++;
      else
        for (const char *name = strstr (mark->accessible, "32.12."); name != NULL;
             name = strstr (name + 1, "32.12."))
          n_villages++;
    }
  g_assert_cmpuint (n_villages, ==, data->n);
}

static void
test_laws (void)
{
  g_autoptr (GRand) random = test_random_new (20240930);

  for (int round = 0; round < N_ROUNDS; round++)
    {
      Data                   data = random_data (random);
      g_autoptr (DesmiTable) table = make_table (&data);
      g_autoptr (DesmiScene) scene
          = chart_scene_lay_out (DESMI_CHART_COOPERATIVES, table, NULL, 900, 420);
      gboolean rows = chart_scene_find_text (scene, "Villages by stage") == NULL;
      guint    members, savings;

      g_assert_true (rows || data.n > 18);
      members = check_bars (scene, "members:", 2);
      savings = check_bars (scene, "savings:", 3);
      if (rows)
        {
          g_assert_cmpuint (members, ==, count_known (data.members, data.n));
          g_assert_cmpuint (savings, ==, count_known (data.savings, data.n));
        }
      if (count_known (data.stages, data.n) > 0)
        check_said (scene, &data, rows);
    }
}

/* A village says all of itself: stage, what is written, members, savings. */
static void
test_rows (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_COOPERATIVES, CHART_STATE_USUAL, 900, 500, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *first = chart_scene_find_said (scene, "Kenanga: ");
  const DesmiSceneMark *unknown = NULL;

  g_assert_cmpstr (first->accessible, ==,
                   "Kenanga: In operation (“seperti ditulis”); members: 140; savings: IDR\u00a0"
                   "60,000,000");
  g_assert_true (g_strv_contains (desmi_scene_mark_get_filter (first), "village=32.12.01.2001"));
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    if (desmi_scene_get_mark (scene, i)->accessible != NULL
        && strstr (desmi_scene_get_mark (scene, i)->accessible, "Unknown stage (“Mekar Jaya”)"))
      unknown = desmi_scene_get_mark (scene, i);
  g_assert_nonnull (unknown);
  g_assert_true (chart_scene_says (scene, "“Mekar Jaya”"));
  g_assert_true (chart_scene_says (scene, "Hatched: the words recorded tell no stage"));
  /* the furthest stands first */
  g_assert_cmpfloat (first->box.y, <, unknown->box.y);
}

/* Of more villages than there are rows for: how many are in each stage, and which. */
static void
test_stages (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_COOPERATIVES, CHART_STATE_MANY, 900, 500, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *legal = chart_scene_find_said (scene, "Legal entity, ");

  g_assert_true (g_str_has_prefix (legal->accessible, "Legal entity, 6 of 60 villages: "));
  g_assert_null (desmi_scene_mark_get_filter (legal));
  g_assert_nonnull (chart_scene_find_text (scene, "Villages by stage"));
  g_assert_nonnull (
      strstr (chart_scene_find_said (scene, "Other villages (")->accessible, "Kecamatan nomor"));
}

/* In little room the stages are in groups, each of which names its villages with their stages. */
static void
test_groups (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_COOPERATIVES, CHART_STATE_MANY, 400, 300, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *way = chart_scene_find_said (scene, "On the way, 30 of 60 villages: ");

  g_assert_nonnull (strstr (way->accessible, " (Legal entity); "));
  g_assert_nonnull (chart_scene_find_said (scene, "In operation, 6 of 60 villages: "));
}

/* Where nothing is written of any cooperative the stages have no column, and a note says why. */
static void
test_no_stages (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_COOPERATIVES, CHART_STATE_ZERO, 900, 500, DESMI_LANGUAGE_EN);

  g_assert_null (chart_scene_find_text (scene, "Stage"));
  g_assert_nonnull (chart_scene_find_text (scene, "Members"));
  g_assert_true (chart_scene_says (scene, "No stage of a cooperative is recorded yet"));
}

/* The note on what is hidden speaks of a hatch only where something is hatched for that. */
static void
test_hatched (void)
{
  guint n[2] = { 0, 0 }, n_said = 0, n_silent = 0;

  for (guint height = 240; height < 600; height += 40)
    for (guint width = 400; width < 1000; width += 100)
      {
        g_autoptr (DesmiScene) scene = chart_scene_new (
            DESMI_CHART_COOPERATIVES, CHART_STATE_HIDDEN, width, height, DESMI_LANGUAGE_EN);
        gboolean hatched = FALSE;

        for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
          {
            const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

            hatched = hatched
                      || (mark->style.hatch != DESMI_HATCH_NONE && mark->key != NULL
                          && (g_str_has_prefix (mark->key, "members:")
                              || g_str_has_prefix (mark->key, "savings:")));
          }
        n[hatched]++;
        if (!chart_scene_says (scene, "values are hidden"))
          continue;
        g_assert_true (hatched || !chart_scene_says (scene, "Hatched: 6"));
        n_said += chart_scene_says (scene, "Hatched: 6 values are hidden") ? 1 : 0;
        n_silent += hatched ? 0 : 1;
      }
  g_assert_cmpuint (n[0], >, 0);
  g_assert_cmpuint (n[1], >, 0);
  g_assert_cmpuint (n_said, >, 0);
  g_assert_cmpuint (n_silent, >, 0);
}

/* A sum of villages some of which are hidden is at least that much, and nobody knows whose is most.
 */
static void
test_hidden_others (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_COOPERATIVES, CHART_STATE_HIDDEN, 497, 400, DESMI_LANGUAGE_EN);

  g_assert_true (chart_scene_says (scene, "≥ "));
  g_assert_nonnull (
      strstr (chart_scene_find_said (scene, "Other villages (")->accessible, "): at least "));
  g_assert_nonnull (strstr (desmi_scene_get_summary (scene), ". At least 617 members. "));
  g_assert_nonnull (strstr (desmi_scene_get_summary (scene), " Savings of at least "));
  g_assert_null (strstr (desmi_scene_get_summary (scene), "most in "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/cooperatives/laws", test_laws);
  g_test_add_func ("/chart/cooperatives/rows", test_rows);
  g_test_add_func ("/chart/cooperatives/stages", test_stages);
  g_test_add_func ("/chart/cooperatives/groups", test_groups);
  g_test_add_func ("/chart/cooperatives/no-stages", test_no_stages);
  g_test_add_func ("/chart/cooperatives/hidden-others", test_hidden_others);
  g_test_add_func ("/chart/cooperatives/hatched", test_hatched);
  return g_test_run ();
}
