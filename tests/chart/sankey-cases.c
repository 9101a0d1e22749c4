/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of flows in every state that a Sankey chart must pass, and how it is laid out. */
#include "sankey-cases.h"

#include <string.h>

DesmiTableBuilder *
builder_new (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, "sector", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  return builder;
}

void
add_row (DesmiTableBuilder *builder, const Row *row)
{
  g_autofree char *label
      = row->subdistrict != NULL ? g_strconcat ("Kec. ", row->subdistrict, NULL) : NULL;

  desmi_table_builder_add_row (builder);
  if (row->subdistrict != NULL)
    desmi_table_builder_set_text (builder, 0, row->subdistrict, label);
  if (row->destination != NULL)
    desmi_table_builder_set_text (builder, 1, row->destination, NULL);
  if (row->sector != NULL)
    desmi_table_builder_set_text (builder, 2, row->sector, NULL);
  if (row->count != G_MININT64)
    desmi_table_builder_set_int (builder, 3, row->count);
}

DesmiTable *
table_new (const Row *rows, guint n)
{
  DesmiTableBuilder *builder = builder_new ();

  for (guint i = 0; i < n; i++)
    add_row (builder, &rows[i]);
  return desmi_table_builder_end (builder);
}

const Row usual[N_USUAL] = {
  { "A", "TWN", "formal", 300 },  { "A", "HKG", "informal", 200 }, { "A", "SAU", "informal", 40 },
  { "B", "TWN", "informal", 90 }, { "B", "MYS", "formal", 150 },   { "B", "KOR", "formal", 30 },
  { "C", "HKG", "informal", 80 }, { "C", "TWN", "formal", 60 },    { "C", "JPN", "formal", 50 },
};

DesmiTable *
table_usual (void)
{
  return table_new (usual, G_N_ELEMENTS (usual));
}

DesmiTable *
table_empty (void)
{
  return table_new (NULL, 0);
}

static DesmiTable *
table_one (void)
{
  static const Row rows[] = { { "A", "TWN", "formal", 7 } };

  return table_new (rows, 1);
}

DesmiTable *
table_zero (void)
{
  static const Row rows[] = { { "A", "TWN", "formal", 0 }, { "B", "HKG", "informal", 0 } };

  return table_new (rows, 2);
}

static DesmiTable *
table_huge (void)
{
  static const Row rows[] = { { "A", "TWN", "formal", G_GINT64_CONSTANT (4000000000000000000) },
                              { "B", "HKG", "informal", G_GINT64_CONSTANT (3000000000000000000) },
                              { "C", "HKG", "informal", G_GINT64_CONSTANT (3000000000000000000) } };

  return table_new (rows, 3);
}

DesmiTable *
table_range (void)
{
  static const Row rows[] = { { "A", "TWN", "formal", 1000000000 }, { "B", "HKG", "informal", 1 } };

  return table_new (rows, 2);
}

DesmiTable *
table_gaps (void)
{
  static const Row rows[] = { { "A", "TWN", "formal", 100 },
                              { "A", "TWN", NULL, 40 },
                              { "B", NULL, "formal", 60 },
                              { NULL, "HKG", "informal", 25 },
                              { "B", "HKG", "informal", G_MININT64 },
                              { "C", "HKG", NULL, 80 } };

  return table_new (rows, G_N_ELEMENTS (rows));
}

static DesmiTable *
table_long (void)
{
  DesmiTableBuilder  *builder = builder_new ();
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    g_string_append (name, "Batuklotok ");
  for (guint i = 0; i < 6; i++)
    {
      static const char *const odd[] = { "مرحبا بكم",
                                         "😀👨‍👩‍👧‍👦🇮🇩",
                                         "dua\nbaris\tdan lagi",
                                         "<b>&\"'</b>",
                                         "",
                                         "\xff\xfe" };
      g_autofree char         *code = g_strdup_printf ("32.12.%02u", i);
      g_autofree char         *sector = g_strdup_printf ("%s %u", name->str, i % 3);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, code, i % 2 == 0 ? name->str : odd[i]);
      desmi_table_builder_set_text (builder, 1, i % 2 == 0 ? "TWN" : "HKG", NULL);
      desmi_table_builder_set_text (builder, 2, sector, NULL);
      desmi_table_builder_set_int (builder, 3, 10 + i);
    }
  return desmi_table_builder_end (builder);
}

DesmiTable *
table_many (void)
{
  static const char *const countries[]
      = { "TWN", "HKG", "SAU", "MYS", "SGP", "KOR", "JPN", "ARE", "KWT", "QAT",
          "BRN", "ITA", "POL", "TUR", "OMN", "JOR", "BHR", "NZL", "DEU", "USA" };
  DesmiTableBuilder *builder = builder_new ();
  g_autoptr (GRand)  rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *code = g_strdup_printf ("32.12.%02u", i % 60);
      Row row = { code, countries[g_rand_int_range (rand, 0, G_N_ELEMENTS (countries))],
                  i % 3 != 0 ? "formal" : "informal", g_rand_int_range (rand, 1, 40) };

      add_row (builder, &row);
    }
  return desmi_table_builder_end (builder);
}

const SankeyState states[N_STATES] = {
  { "usual", table_usual }, { "empty", table_empty }, { "one", table_one },
  { "zero", table_zero },   { "huge", table_huge },   { "range", table_range },
  { "gaps", table_gaps },   { "long", table_long },   { "many", table_many },
};

const Setting plain = { 660, 400, DESMI_THEME_LIGHT, FALSE, TRUE, 1, 0, FALSE };

DesmiScene *
lay_out (DesmiTable *table, const Setting *setting, GError **error)
{
  DesmiTheme        theme;
  DesmiChartSpec    spec = { .title = "Where workers go",
                             .subtitle = "Departures, 2023",
                             .source = "Sample, 30 Sep 2023",
                             .max_categories = setting->max_categories,
                             .subject = setting->subject,
                             .show_values = TRUE,
                             .frame = setting->frame };
  DesmiChartContext context
      = { setting->width, setting->height, &theme,
          setting->indonesian ? desmi_locale_get_indonesian () : desmi_locale_get_english (),
          setting->pango ? desmi_measurer_get_pango () : desmi_measurer_get_fixed () };

  desmi_theme_init (&theme, setting->theme);
  theme.text_scale = setting->text_scale;
  return desmi_sankey_chart_layout (table, &spec, &context, error);
}

DesmiScene *
lay_out_well (DesmiTable *table, const Setting *setting)
{
  g_autoptr (GError) error = NULL;
  DesmiScene        *scene = lay_out (table, setting, &error);

  g_assert_no_error (error);
  g_assert_nonnull (scene);
  return scene;
}

const DesmiSceneMark *
find_key (DesmiScene *scene, const char *key, DesmiShape shape)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      gsize                 length = mark->key != NULL ? strcspn (mark->key, "\t") : 0;

      if (mark->shape == shape && length == strlen (key) && strncmp (mark->key, key, length) == 0)
        return mark;
    }
  return NULL;
}
