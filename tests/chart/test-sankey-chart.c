/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Sankey chart in every state, size, theme and language, and what is drawn for known data. */
#include "chart-cases.h"
#include "sankey-cases.h"
#include "test-random.h"

#include <string.h>

static void
assert_sound (DesmiScene *scene, const char *name, const Setting *setting)
{
  g_autofree char *why = NULL;

  if (!desmi_scene_check (scene, &why))
    g_error ("%s at %.0fx%.0f, text %.0f: %s", name, setting->width, setting->height,
             setting->text_scale, why);
}

static void
test_matrix (void)
{
  static const double sizes[][2] = { { 400, 300 }, { 1600, 900 }, { 660, 400 }, { 1, 1 },
                                     { 119, 79 },  { 120, 80 },   { 120, 400 }, { 900, 90 } };
  static const double scales[] = { 1, 2 };

  for (guint state = 0; state < G_N_ELEMENTS (states); state++)
    {
      g_autoptr (DesmiTable) table = states[state].make ();

      for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
        for (guint kind = 0; kind <= DESMI_THEME_PRINT; kind++)
          for (guint i = 0; i < 4; i++)
            {
              Setting setting
                  = { sizes[size][0], sizes[size][1],         (DesmiThemeKind) kind, i % 2 == 1,
                      i / 2 == 0,     scales[(i + kind) % 2], i == 3 ? 6 : 0,        i == 1 };
              g_autoptr (DesmiScene) scene = lay_out_well (table, &setting);

              assert_sound (scene, states[state].name, &setting);
            }
    }
}

static gboolean
has_text (DesmiScene *scene, const char *text)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->shape == DESMI_SHAPE_TEXT && strstr (mark->text, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

static guint
count_shape (DesmiScene *scene, DesmiShape shape)
{
  guint n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    n += desmi_scene_get_mark (scene, i)->shape == shape;
  return n;
}

/* Over ribbons a number is not dimmed: on theirs the dim colour would be hard to read. */
static void
test_numbers_over_ribbons (void)
{
  g_autoptr (DesmiTable) table = table_usual ();
  g_autoptr (DesmiScene) scene = lay_out_well (table, &plain);
  const DesmiTheme      *theme = desmi_scene_get_theme (scene);
  guint                  n_over = 0, n_beside = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      gboolean              over = mark->style.stroke_width > 0;

      if (mark->shape != DESMI_SHAPE_TEXT || !g_ascii_isdigit (*mark->text))
        continue;
      *(over ? &n_over : &n_beside) += 1;
      g_assert_cmpmem (&mark->style.fill, sizeof mark->style.fill,
                       over ? &theme->text : &theme->text_dim, sizeof mark->style.fill);
    }
  g_assert_cmpuint (n_over, >, 0);
  g_assert_cmpuint (n_beside, >, 0);
}

static void
test_words (void)
{
  g_autoptr (DesmiTable) table = table_usual ();
  g_autoptr (DesmiScene) scene = lay_out_well (table, &plain);
  const DesmiSceneMark  *link = find_key (scene, "link:0:A>1:TWN", DESMI_SHAPE_PATH);
  const DesmiSceneMark  *node = find_key (scene, "node:1:TWN", DESMI_SHAPE_RECT);
  DesmiTable            *shown = desmi_scene_get_table (scene);

  g_assert_nonnull (link);
  g_assert_cmpstr (link->accessible, ==, "Kec. A to Taiwan: 300 people, 30%");
  g_assert_cmpstr (link->key, ==, "link:0:A>1:TWN\tnode:0:A\tnode:1:TWN");
  g_assert_nonnull (node);
  g_assert_cmpstr (node->accessible, ==, "Taiwan: 450 people, 45%");
  g_assert_true (g_str_has_prefix (node->key, "node:1:TWN\t"));
  g_assert_nonnull (strstr (node->key, "\tnode:0:B"));
  g_assert_nonnull (strstr (node->key, "\tnode:2:formal"));
  g_assert_cmpstr (desmi_scene_get_title (scene), ==, "Where workers go");
  g_assert_nonnull (strstr (desmi_scene_get_summary (scene), "1,000 people in all"));
  g_assert_nonnull (
      strstr (desmi_scene_get_summary (scene), "Largest: Taiwan to Formal: 360 people"));
  g_assert_true (has_text (scene, "Taiwan"));
  g_assert_true (has_text (scene, "450"));
  g_assert_true (has_text (scene, "Destination"));
  /* The table is what is shown: every link a row, each level's rows to the total. */
  g_assert_cmpuint (desmi_table_get_n_rows (shown), ==, count_shape (scene, DESMI_SHAPE_PATH));
  g_assert_cmpint (desmi_table_sum (shown, 2), ==, 2000);
  g_assert_cmpint (desmi_table_get_int (shown, (guint) link->row, 2), ==, 300);
}

static DesmiTable *
table_country_first (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, "TWN", NULL);
  desmi_table_builder_set_text (builder, 1, "A", "Kec. A");
  desmi_table_builder_set_int (builder, 2, 7);
  return desmi_table_builder_end (builder);
}

/* Workers leave for a country and return from it, on whichever side it stands; what they do there
 * is said after it. */
static void
test_returns (void)
{
  Setting                returns = plain;
  g_autoptr (DesmiTable) table = table_usual ();
  g_autoptr (DesmiTable) turned = table_country_first ();
  g_autoptr (DesmiScene) scene = NULL, back = NULL, away = lay_out_well (turned, &plain);
  const DesmiSceneMark  *link;
  DesmiTable            *shown;

  returns.subject = DESMI_SUBJECT_RETURNS;
  scene = lay_out_well (table, &returns);
  link = find_key (scene, "link:0:A>1:TWN", DESMI_SHAPE_PATH);
  shown = desmi_scene_get_table (scene);
  g_assert_true (has_text (scene, "Country returned from"));
  g_assert_false (has_text (scene, "Destination"));
  g_assert_cmpstr (link->accessible, ==, "Taiwan to Kec. A: 300 people, 30%");
  g_assert_cmpstr (desmi_table_get_text (shown, (guint) link->row, 0), ==, "Taiwan");
  g_assert_cmpstr (desmi_table_get_text (shown, (guint) link->row, 1), ==, "Kec. A");
  g_assert_nonnull (
      strstr (desmi_scene_get_summary (scene), "Largest: Taiwan to Formal: 360 people"));

  link = find_key (away, "link:0:TWN>1:A", DESMI_SHAPE_PATH);
  g_assert_cmpstr (link->accessible, ==, "Kec. A to Taiwan: 7 people, 100%");
  back = lay_out_well (turned, &returns);
  link = find_key (back, "link:0:TWN>1:A", DESMI_SHAPE_PATH);
  g_assert_cmpstr (link->accessible, ==, "Taiwan to Kec. A: 7 people, 100%");
}

static const DesmiSceneMark *
find_heading (DesmiScene *scene, const char *text)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->shape == DESMI_SHAPE_TEXT && g_strcmp0 (mark->text, text) == 0)
        return mark;
    }
  return NULL;
}

/* Short names leave a heading little room above them, but there is some over the ribbons. */
static void
test_headings (void)
{
  static const Row       row = { "A", "TWN", "formal", 4 };
  Setting                setting = plain;
  g_autoptr (DesmiTable) table = table_new (&row, 1);
  g_autoptr (DesmiScene) scene = lay_out_well (table, &setting), narrow = NULL;

  g_assert_nonnull (find_heading (scene, "Subdistrict of origin"));
  g_assert_nonnull (find_heading (scene, "Destination"));
  g_assert_nonnull (find_heading (scene, "Sector"));
  setting.width = 260;
  narrow = lay_out_well (table, &setting);
  g_assert_null (find_heading (narrow, "Subdistrict of origin"));
}

/* A name that is not written takes no room. */
static void
test_room (void)
{
  static const Row rows[][2] = {
    { { "A", "TWN", "formal", 400 }, { "B", "TWN", "formal", 400 } },
    { { "A", "TWN", "formal", 800 }, { "a subdistrict of a long name", "TWN", "formal", 1 } },
  };
  g_autoptr (DesmiTable) two = table_new (rows[0], 2), thin = table_new (rows[1], 2);
  g_autoptr (DesmiScene) scene = lay_out_well (two, &plain), narrow = lay_out_well (thin, &plain);
  const DesmiSceneMark  *node = find_key (scene, "node:0:A", DESMI_SHAPE_RECT);

  g_assert_cmpfloat_with_epsilon (find_key (narrow, "node:0:A", DESMI_SHAPE_RECT)->box.x,
                                  node->box.x, 0.1);
}

/* Women and men have one colour in every chart. */
static void
test_genders (void)
{
  DesmiTableBuilder     *builder = desmi_table_builder_new ("flows");
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (DesmiScene) scene = NULL;
  const DesmiSceneMark  *women, *men;
  DesmiTheme             theme;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  desmi_table_builder_add_column (builder, "sector", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "gender", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < 2; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, "formal", NULL);
      desmi_table_builder_set_text (builder, 1, i == 0 ? "F" : "M", NULL);
      desmi_table_builder_set_int (builder, 2, 5);
    }
  table = desmi_table_builder_end (builder);
  scene = lay_out_well (table, &plain);
  women = find_key (scene, "node:1:F", DESMI_SHAPE_RECT);
  men = find_key (scene, "node:1:M", DESMI_SHAPE_RECT);
  g_assert_cmpmem (&women->style.fill, sizeof (DesmiColor), &theme.women, sizeof (DesmiColor));
  g_assert_cmpmem (&men->style.fill, sizeof (DesmiColor), &theme.men, sizeof (DesmiColor));
}

/* A node keeps its links both ways and their other ends in sight, a link its two ends. */
static void
test_highlight (void)
{
  g_autoptr (DesmiTable) table = table_usual ();
  g_autoptr (DesmiScene) scene = lay_out_well (table, &plain);
  const char            *node = find_key (scene, "node:1:TWN", DESMI_SHAPE_RECT)->key;
  const char            *link = find_key (scene, "link:0:A>1:TWN", DESMI_SHAPE_PATH)->key;
  static const struct
  {
    const char *key;
    DesmiShape  shape;
    gboolean    with_node, with_link;
  } cases[] = {
    { "link:0:A>1:TWN", DESMI_SHAPE_PATH, TRUE, TRUE },
    { "link:1:TWN>2:formal", DESMI_SHAPE_PATH, TRUE, FALSE },
    { "link:0:A>1:HKG", DESMI_SHAPE_PATH, FALSE, FALSE },
    { "node:1:TWN", DESMI_SHAPE_RECT, TRUE, TRUE },
    { "node:0:A", DESMI_SHAPE_RECT, TRUE, TRUE },
    { "node:0:B", DESMI_SHAPE_RECT, TRUE, FALSE },
    { "node:2:formal", DESMI_SHAPE_RECT, TRUE, FALSE },
    { "node:1:HKG", DESMI_SHAPE_RECT, FALSE, FALSE },
    { "node:1:HKG", DESMI_SHAPE_TEXT, FALSE, FALSE },
    { "node:1:TWN", DESMI_SHAPE_TEXT, TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DesmiSceneMark *mark = find_key (scene, cases[i].key, cases[i].shape);

      g_assert_nonnull (mark);
      g_assert_cmpint (desmi_scene_mark_is_lit (mark, node), ==, cases[i].with_node);
      g_assert_cmpint (desmi_scene_mark_is_lit (mark, link), ==, cases[i].with_link);
    }
}

static void
test_ribbons_are_to_scale (void)
{
  g_autoptr (DesmiTable) table = table_usual ();
  g_autoptr (DesmiScene) scene = lay_out_well (table, &plain);
  const DesmiSceneMark  *a = find_key (scene, "link:0:A>1:TWN", DESMI_SHAPE_PATH);
  const DesmiSceneMark  *b = find_key (scene, "link:0:B>1:MYS", DESMI_SHAPE_PATH);
  const DesmiSceneMark  *node = find_key (scene, "node:1:TWN", DESMI_SHAPE_RECT);
  const double          *pa = (const double *) (const void *) a->points->data;
  const double          *pb = (const double *) (const void *) b->points->data;
  /* Points: start, three of a curve, the lower end, three of a curve back to the lower start. */
  double wa = pa[15] - pa[1], wb = pb[15] - pb[1];

  g_assert_cmpfloat_with_epsilon (wa / wb, 2, 1e-6);
  g_assert_cmpfloat_with_epsilon (node->box.height / wa, 1.5, 1e-6);
  g_assert_cmpfloat_with_epsilon (a->style.fill.alpha, 0.45, 1e-9);
  g_assert_cmpfloat_with_epsilon (a->style.fill.red, node->style.fill.red, 1e-9);
}

/* One person beside a billion is seen, at both ends and within the diagram. */
static void
test_ribbons_are_seen (void)
{
  static const Row       rows[] = { { "A", "TWN", "formal", 1000000000 },
                                    { "B", "TWN", "informal", 1 },
                                    { "C", "MYS", "formal", 40 },
                                    { "A", "HKG", "informal", 1 } };
  g_autoptr (DesmiTable) table = table_new (rows, G_N_ELEMENTS (rows));
  g_autoptr (DesmiScene) scene = lay_out_well (table, &plain);
  guint                  n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      const double         *points;

      if (mark->shape != DESMI_SHAPE_PATH || mark->key == NULL
          || !g_str_has_prefix (mark->key, "link:"))
        continue;
      points = (const double *) (const void *) mark->points->data;
      /* Points as above: the upper edge, then the lower one back. */
      g_assert_cmpfloat (points[15] - points[1], >=, 1 - 1e-9);
      g_assert_cmpfloat (points[9] - points[7], >=, 1 - 1e-9);
      g_assert_cmpfloat (MIN (points[1], points[7]), >=, 0);
      g_assert_cmpfloat (MAX (points[15], points[9]), <=, plain.height);
      n++;
    }
  g_assert_cmpuint (n, ==, 8);
}

/* Pointing at the middle of a node, and at a ribbon where nothing covers it, finds it. */
static void
test_picks (void)
{
  for (guint state = 0; state < G_N_ELEMENTS (states); state++)
    {
      g_autoptr (DesmiTable) table = states[state].make ();
      g_autoptr (DesmiScene) scene = lay_out_well (table, &plain);
      guint                  n_picked = 0;

      for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
        {
          const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
          int                   found;

          if (mark->accessible == NULL || mark->box.height < 8
              || strstr (mark->accessible, "not recorded") != NULL)
            continue;
          if (mark->shape == DESMI_SHAPE_RECT)
            {
              found = desmi_scene_pick (scene, mark->box.x + mark->box.width / 2 - 1,
                                        mark->box.y + mark->box.height / 2);
              g_assert_cmpint (found, >=, 0);
              g_assert_true (found == (int) i
                             || strstr (desmi_scene_get_mark (scene, (guint) found)->accessible,
                                        "not recorded")
                                    != NULL);
              n_picked++;
            }
          else if (mark->shape == DESMI_SHAPE_PATH)
            {
              const double *points = (const double *) (const void *) mark->points->data;

              /* Beside its source, ribbons lie one under the other. */
              if (points[15] - points[1] < 2)
                continue;
              found = desmi_scene_pick (scene, points[0] + 0.25, (points[15] + points[1]) / 2);
              g_assert_cmpint (found, ==, (int) i);
              n_picked++;
            }
        }
      if (strcmp (states[state].name, "usual") == 0)
        g_assert_cmpuint (n_picked, >=, 15);
    }
}

static void
test_states (void)
{
  g_autoptr (DesmiTable) empty = table_empty ();
  g_autoptr (DesmiTable) zero = table_zero ();
  g_autoptr (DesmiTable) range = table_range ();
  g_autoptr (DesmiTable) many = table_many ();
  g_autoptr (DesmiTable) gaps = table_gaps ();
  g_autoptr (DesmiScene) nothing = lay_out_well (empty, &plain);
  g_autoptr (DesmiScene) zeros = lay_out_well (zero, &plain);
  g_autoptr (DesmiScene) ranged = lay_out_well (range, &plain);
  g_autoptr (DesmiScene) grouped = lay_out_well (many, &plain);
  g_autoptr (DesmiScene) hatched = lay_out_well (gaps, &plain);
  const DesmiSceneMark  *thin = find_key (ranged, "node:0:B", DESMI_SHAPE_RECT);
  const DesmiSceneMark  *other = find_key (grouped, "node:1:*", DESMI_SHAPE_RECT);
  g_autofree char       *said = desmi_scene_describe (hatched);

  g_assert_true (has_text (nothing, "No data for this filter yet"));
  g_assert_cmpuint (count_shape (nothing, DESMI_SHAPE_PATH), ==, 0);
  g_assert_true (has_text (zeros, "All values are 0"));
  g_assert_cmpuint (count_shape (zeros, DESMI_SHAPE_PATH), ==, 0);
  g_assert_true (has_text (ranged, "not to scale"));
  g_assert_cmpfloat_with_epsilon (thin->box.height, 1, 1e-6);
  g_assert_nonnull (other);
  g_assert_true (g_str_has_prefix (other->accessible, "Other (8): "));
  g_assert_nonnull (strchr (other->accessible, ','));
  g_assert_nonnull (find_key (grouped, "node:0:*", DESMI_SHAPE_RECT));
  g_assert_true (has_text (hatched, "Hatched: not recorded"));
  g_assert_nonnull (strstr (said, "Taiwan: 40 not recorded"));
  g_assert_nonnull (strstr (said, "Kec. B: 60 not recorded"));
  g_assert_nonnull (strstr (said, "Hong Kong: 25 not recorded"));
  g_assert_true (has_text (hatched, "1 row without a value is left out"));
}

/* What is grouped stands last, in grey, and is never a single thing. */
static void
test_groups (void)
{
  for (guint n = 1; n <= 9; n++)
    {
      DesmiTableBuilder     *builder = builder_new ();
      Setting                setting = plain;
      g_autoptr (DesmiTable) table = NULL;
      g_autoptr (DesmiScene) scene = NULL;
      const DesmiSceneMark  *other;
      guint                  n_nodes = 0;
      gint64                 grouped = 0;

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *code = g_strdup_printf ("%c", 'A' + (char) i);
          Row              row = { code, "TWN", "formal", 100 - 10 * (gint64) i };

          add_row (builder, &row);
        }
      table = desmi_table_builder_end (builder);
      setting.max_categories = 4;
      scene = lay_out_well (table, &setting);
      other = find_key (scene, "node:0:*", DESMI_SHAPE_RECT);
      for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
        {
          const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

          if (mark->shape == DESMI_SHAPE_RECT && mark->key != NULL
              && g_str_has_prefix (mark->key, "node:0:"))
            {
              n_nodes++;
              if (other != NULL)
                g_assert_cmpfloat (mark->box.y, <=, other->box.y);
            }
        }
      g_assert_true ((other != NULL) == (n > 4));
      g_assert_cmpuint (n_nodes, ==, n <= 4 ? n : n == 5 ? 4 : 5);
      if (other == NULL)
        continue;
      for (guint i = n == 5 ? 3 : 4; i < n; i++)
        grouped += 100 - 10 * (gint64) i;
      {
        g_autofree char *text = g_strdup_printf (
            "Other subdistricts (%u): %" G_GINT64_FORMAT " people", n == 5 ? 2 : n - 4, grouped);

        g_assert_true (g_str_has_prefix (other->accessible, text));
      }
      g_assert_cmpfloat_with_epsilon (other->style.fill.red,
                                      desmi_scene_get_theme (scene)->other.red, 1e-9);
    }
}

static void
test_refused (void)
{
  static const Row negative[] = { { "A", "TWN", "formal", 5 }, { "B", "HKG", "informal", -3 } };
  g_autoptr (DesmiTable) table = table_new (negative, 2);
  g_autoptr (DesmiTable) narrow = NULL;
  g_autoptr (DesmiScene) scene = NULL;
  g_autoptr (GError)     error = NULL;
  DesmiTableBuilder     *builder = desmi_table_builder_new ("flows");

  scene = lay_out (table, &plain, &error);
  g_assert_null (scene);
  g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA);
  g_assert_nonnull (strstr (error->message, "Row 2"));
  g_assert_nonnull (strstr (error->message, "Hong Kong"));
  g_clear_error (&error);

  desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  narrow = desmi_table_builder_end (builder);
  scene = lay_out (narrow, &plain, &error);
  g_assert_null (scene);
  g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA);
}

/* The order of the rows, and rows that are split, change nothing. */
static void
test_permuted (void)
{
  g_autoptr (DesmiTable) table = table_usual ();
  g_autoptr (DesmiTable) turned = NULL;
  g_autoptr (DesmiScene) a = NULL, b = NULL;
  g_autofree char       *text_a = NULL, *text_b = NULL;
  DesmiTableBuilder     *builder = builder_new ();

  for (guint i = G_N_ELEMENTS (usual); i-- > 0;)
    {
      Row row = usual[i];

      row.count -= 4;
      add_row (builder, &row);
      row.count = 4;
      add_row (builder, &row);
    }
  turned = desmi_table_builder_end (builder);
  a = lay_out_well (table, &plain);
  b = lay_out_well (turned, &plain);
  text_a = desmi_scene_to_text (a);
  text_b = desmi_scene_to_text (b);
  g_assert_cmpstr (text_a, ==, text_b);
}

static void
test_large (void)
{
  DesmiTableBuilder     *builder = builder_new ();
  g_autoptr (GRand)      rand = test_random_new (3);
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (DesmiScene) scene = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *code = g_strdup_printf ("32.12.%02u.%04u", g_rand_int_range (rand, 1, 31),
                                               g_rand_int_range (rand, 2001, 2020));
      g_autofree char *country = g_strdup_printf ("%c%c%c", 'A' + g_rand_int_range (rand, 0, 3),
                                                  'A' + g_rand_int_range (rand, 0, 3), 'A');
      Row              row
          = { code, country, i % 2 == 0 ? "formal" : "informal", g_rand_int_range (rand, 1, 1000) };

      add_row (builder, &row);
    }
  table = desmi_table_builder_end (builder);
  scene = lay_out_well (table, &plain);
  assert_sound (scene, "large", &plain);
  g_assert_nonnull (find_key (scene, "node:0:*", DESMI_SHAPE_RECT));
}

/* Beside hidden numbers, the largest is that of those shown, and nobody knows the smallest. */
static void
test_hidden (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_SANKEY, CHART_STATE_HIDDEN, 800, 500, DESMI_LANGUAGE_EN);
  const char *summary = desmi_scene_get_summary (scene);

  g_assert_nonnull (strstr (summary, " Largest of those shown: "));
  g_assert_null (strstr (summary, "Smallest"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sankey-chart/matrix", test_matrix);
  g_test_add_func ("/sankey-chart/numbers-over-ribbons", test_numbers_over_ribbons);
  g_test_add_func ("/sankey-chart/words", test_words);
  g_test_add_func ("/sankey-chart/returns", test_returns);
  g_test_add_func ("/sankey-chart/headings", test_headings);
  g_test_add_func ("/sankey-chart/room", test_room);
  g_test_add_func ("/sankey-chart/genders", test_genders);
  g_test_add_func ("/sankey-chart/highlight", test_highlight);
  g_test_add_func ("/sankey-chart/to-scale", test_ribbons_are_to_scale);
  g_test_add_func ("/sankey-chart/seen", test_ribbons_are_seen);
  g_test_add_func ("/sankey-chart/picks", test_picks);
  g_test_add_func ("/sankey-chart/states", test_states);
  g_test_add_func ("/sankey-chart/groups", test_groups);
  g_test_add_func ("/sankey-chart/refused", test_refused);
  g_test_add_func ("/sankey-chart/permuted", test_permuted);
  g_test_add_func ("/sankey-chart/large", test_large);
  g_test_add_func ("/sankey-chart/hidden", test_hidden);
  return g_test_run ();
}
