/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small chart, its numbers invented, for the tests of what shows it and what it leaves by. */
#include "chart-fixture.h"

#include "ui-fixture.h"

/* Three subdistricts, two countries, two sectors. */
static DesmiTable *
new_flows (void)
{
  static const struct
  {
    const char *subdistrict, *name, *destination, *sector;
    int         count;
  } rows[] = {
    { "32.12.01", "Haurgeulis", "TWN", "formal", 120 },
    { "32.12.01", "Haurgeulis", "HKG", "informal", 300 },
    { "32.12.02", "Kroya", "TWN", "informal", 80 },
    { "32.12.02", "Kroya", "HKG", "informal", 60 },
    { "32.12.03", "Gabuswetan", "TWN", "formal", 45 },
  };
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, "sector", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, rows[i].subdistrict, rows[i].name);
      desmi_table_builder_set_text (builder, 1, rows[i].destination, NULL);
      desmi_table_builder_set_text (builder, 2, rows[i].sector, NULL);
      desmi_table_builder_set_int (builder, 3, rows[i].count);
    }
  return desmi_table_builder_end (builder);
}

static DesmiTable *
new_months (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "direction", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "month", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *text = g_strdup_printf ("2023-%02d", month);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, "out", NULL);
      desmi_table_builder_set_text (builder, 1, text, NULL);
      desmi_table_builder_set_int (builder, 2, 200 + month * 37 % 90);
    }
  return desmi_table_builder_end (builder);
}

static DesmiChartData *
new_data (DesmiChartType type, DesmiTable *table, const char *title)
{
  DesmiChartData *data = g_atomic_rc_box_new0 (DesmiChartData);

  data->type = type;
  data->table = table;
  data->title = g_strdup (title);
  data->subtitle = g_strdup ("People, 2023");
  data->source_line = g_strdup ("Source: test");
  return data;
}

DesmiChartData *
ui_chart_data_new (void)
{
  return new_data (DESMI_CHART_SANKEY, new_flows (), "Where they go");
}

DesmiChartData *
ui_chart_data_new_trend (void)
{
  return new_data (DESMI_CHART_TREND, new_months (), "When they leave");
}

static gboolean
has_scene (gpointer view)
{
  return desmi_chart_view_get_scene (view) != NULL;
}

/* Of a Sankey, or of a trend with @along_time. */
void
ui_chart_set_up (UiChart *self, gconstpointer along_time)
{
  g_autoptr (DesmiChartData) data
      = along_time != NULL ? ui_chart_data_new_trend () : ui_chart_data_new ();

  self->window = gtk_window_new ();
  self->card = DESMI_CHART_CARD (desmi_chart_card_new ());
  self->view = desmi_chart_card_get_view (self->card);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->card));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 600);
  desmi_chart_card_set_data (self->card, data);
  gtk_window_present (GTK_WINDOW (self->window));
  ui_wait (has_scene, self->view, "the chart's scene");
  ui_settle ();
  /* the real pointer may rest on the window */
  desmi_chart_view_clear (self->view);
}

void
ui_chart_tear_down (UiChart *self, gconstpointer along_time)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  ui_settle ();
}

/* The mark that is said to begin with @words, and its number in the scene. */
const DesmiSceneMark *
ui_chart_find_mark (UiChart *self, const char *words, int *index)
{
  DesmiScene *scene = desmi_chart_view_get_scene (self->view);

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->accessible != NULL && g_str_has_prefix (mark->accessible, words))
        {
          *index = (int) i;
          return mark;
        }
    }
  g_error ("no mark called %s", words);
}
