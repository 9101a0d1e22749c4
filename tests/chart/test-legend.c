/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A legend takes its room before the plot does, and shows what is drawn. */
#include "chart/desmi-frame.h"

#include <string.h>

static const char *const names[] = { "Taiwan",
                                     "Hong Kong",
                                     "Malaysia",
                                     "Singapura",
                                     "Arab Saudi",
                                     "Korea Selatan",
                                     "Persatuan Emirat Arab dan negara-negara Teluk yang lain",
                                     "Lainnya (12)" };

typedef struct
{
  DesmiTheme        theme;
  DesmiChartContext context;
  DesmiChartSpec    spec;
  DesmiTable       *table;
  DesmiFrame        frame;
} Case;

static void
case_begin (Case                *self,
            double               width,
            double               height,
            double               text_scale,
            const DesmiMeasurer *measurer)
{
  memset (self, 0, sizeof *self);
  desmi_theme_init (&self->theme, DESMI_THEME_LIGHT);
  self->theme.text_scale = text_scale;
  self->context = (DesmiChartContext){ width, height, &self->theme, desmi_locale_get_indonesian (),
                                       measurer };
  self->spec = (DesmiChartSpec){ .title = "Keberangkatan",
                                 .subtitle = "Orang per tahun",
                                 .source = "Sumber: BP2MI",
                                 .frame = TRUE };
  self->table = desmi_table_builder_end (desmi_table_builder_new ("flows"));
  desmi_frame_begin (&self->frame, self->table, &self->spec, &self->context);
}

static void
case_end (Case *self)
{
  desmi_frame_clear (&self->frame);
  desmi_table_unref (self->table);
}

static DesmiStyle
style_nth (const DesmiTheme *theme, guint i)
{
  DesmiStyle style = { .fill = theme->series[i % DESMI_N_SERIES_COLORS] };

  if (i % 3 == 1)
    {
      style.hatch = DESMI_HATCH_45;
      style.stroke = theme->text;
    }
  if (i % 3 == 2)
    style = (DesmiStyle){ .stroke = theme->strict[i % DESMI_N_SERIES_COLORS],
                          .stroke_width = 2,
                          .dash = { 6, 3 } };
  return style;
}

static void
add_entries (Case *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      DesmiStyle style = style_nth (&self->theme, i);

      desmi_frame_add_legend (&self->frame, names[i], names[i], &style);
    }
}

static gboolean
is_of_legend (const DesmiSceneMark *mark)
{
  return mark->key != NULL;
}

/* Nothing of the legend reaches into the plot or over another entry, in whatever room there is, and
 * the plot keeps its share. */
static void
test_room (void)
{
  static const double sizes[][2]
      = { { 120, 80 }, { 200, 150 }, { 320, 240 }, { 400, 300 }, { 800, 400 }, { 1600, 900 } };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint n = 0; n <= G_N_ELEMENTS (names); n++)
      for (int doubled = 0; doubled < 2; doubled++)
        for (int real = 0; real < 2; real++)
          {
            Case             self;
            g_autofree char *why = NULL;

            case_begin (&self, sizes[s][0], sizes[s][1], 1 + doubled,
                        real ? desmi_measurer_get_pango () : desmi_measurer_get_fixed ());
            add_entries (&self, n);
            g_test_message ("%g x %g, %u entries, text %d", sizes[s][0], sizes[s][1], n,
                            1 + doubled);
            g_assert_true (desmi_frame_open (&self.frame));
            g_assert_cmpfloat (self.frame.plot.height, >=, 0.3 * sizes[s][1]);
            for (guint i = 0; i < desmi_scene_get_n_marks (self.frame.scene); i++)
              {
                const DesmiSceneMark *mark = desmi_scene_get_mark (self.frame.scene, i);

                if (is_of_legend (mark))
                  g_assert_cmpfloat (mark->box.y + mark->box.height, <=, self.frame.plot.y);
              }
            if (!desmi_scene_check (self.frame.scene, &why))
              g_error ("%s", why);
            case_end (&self);
          }
}

static gboolean
says (DesmiScene *scene, const char *text)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    if (g_strcmp0 (desmi_scene_get_mark (scene, i)->text, text) == 0)
      return TRUE;
  return FALSE;
}

/* Few entries are not cut while a row has room for them. */
static void
test_few (void)
{
  for (guint n = 2; n <= 3; n++)
    {
      Case self;

      case_begin (&self, 300, 300, 1, desmi_measurer_get_fixed ());
      for (guint i = 0; i < n; i++)
        {
          DesmiStyle style = style_nth (&self.theme, 2);

          desmi_frame_add_legend (&self.frame, i == 0 ? "Desa yang bergabung" : names[i], names[i],
                                  &style);
        }
      g_assert_true (desmi_frame_open (&self.frame));
      g_assert_true (says (self.frame.scene, "Desa yang bergabung"));
      case_end (&self);
    }
}

/* An entry's swatch stands before its name and is drawn as the data are. */
static void
test_swatches (void)
{
  Case                  self;
  const DesmiSceneMark *marks[16];
  guint                 n = 0;

  case_begin (&self, 800, 400, 1, desmi_measurer_get_fixed ());
  add_entries (&self, 8);
  g_assert_true (desmi_frame_open (&self.frame));
  for (guint i = 0; i < desmi_scene_get_n_marks (self.frame.scene); i++)
    if (is_of_legend (desmi_scene_get_mark (self.frame.scene, i)))
      marks[n++] = desmi_scene_get_mark (self.frame.scene, i);
  g_assert_cmpuint (n, ==, 16);
  for (guint i = 0; i < 8; i++)
    {
      const DesmiSceneMark *swatch = marks[2 * i], *label = marks[2 * i + 1];
      DesmiStyle            style = style_nth (&self.theme, i);

      g_assert_cmpint (swatch->shape, ==, i % 3 == 2 ? DESMI_SHAPE_PATH : DESMI_SHAPE_RECT);
      g_assert_cmpint (swatch->style.hatch, ==, style.hatch);
      g_assert_cmpfloat_with_epsilon (swatch->style.dash[0], style.dash[0], 1e-9);
      g_assert_cmpfloat_with_epsilon (swatch->style.fill.green, style.fill.green, 1e-9);
      g_assert_cmpstr (swatch->key, ==, names[i]);
      g_assert_cmpstr (label->full_text != NULL ? label->full_text : label->text, ==, names[i]);
      g_assert_cmpfloat (swatch->box.x + swatch->box.width, <, label->box.x);
      g_assert_cmpfloat_with_epsilon (swatch->box.y + swatch->box.height / 2,
                                      label->box.y + label->box.height / 2, 1);
      if (i > 0) /* in the order they were added in, row after row */
        g_assert_true (label->box.y > marks[2 * i - 1]->box.y
                       || label->box.x > marks[2 * i - 1]->box.x);
    }
  g_assert_cmpfloat (marks[15]->box.y, >, marks[1]->box.y);
  case_end (&self);
}

/* Without entries a chart is laid out as if there were no such thing. */
static void
test_none (void)
{
  Case   with, without;
  double taken;

  case_begin (&without, 800, 400, 1, desmi_measurer_get_fixed ());
  g_assert_true (desmi_frame_open (&without.frame));
  case_begin (&with, 800, 400, 1, desmi_measurer_get_fixed ());
  add_entries (&with, 1);
  g_assert_true (desmi_frame_open (&with.frame));
  taken = with.frame.plot.y - without.frame.plot.y;
  g_assert_cmpfloat (taken, >=, 14);
  g_assert_cmpfloat (taken, <=, 22);
  g_assert_cmpfloat_with_epsilon (without.frame.plot.height - with.frame.plot.height, taken, 1e-9);
  case_end (&with);
  case_end (&without);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/legend/room", test_room);
  g_test_add_func ("/chart/legend/few", test_few);
  g_test_add_func ("/chart/legend/swatches", test_swatches);
  g_test_add_func ("/chart/legend/none", test_none);
  return g_test_run ();
}
