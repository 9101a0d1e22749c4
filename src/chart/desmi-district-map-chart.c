/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The areas of a district, shaded by one measure: their outlines, or tiles where there are none. */
#include "chart/desmi-district-map-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static void
map_clear (DesmiDistrictMap *self)
{
  g_clear_pointer (&self->areas, g_array_unref);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  desmi_map_classes_clear (&self->classes);
  desmi_bars_data_clear (&self->data);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiDistrictMap, map_clear)

/* Each area of the data once, where it lies; what has no place, and what does not fit, is left out.
 */
static void
find_named (DesmiDistrictMap *self, const DesmiOutlines *outlines, GHashTable *seen)
{
  guint most = self->tiles ? desmi_map_tiles_most (self->context) : G_MAXUINT;

  for (guint i = 0; i < self->data.bars->len; i++)
    {
      const DesmiBar *bar = g_ptr_array_index (self->data.bars, i);
      DesmiMapArea    area = { bar, NULL, bar->name };

      if (outlines != NULL)
        area.outline = desmi_outlines_find (outlines, bar->key);
      if (self->areas->len >= most || g_hash_table_contains (seen, bar->key)
          || (!self->tiles && (area.outline == NULL || area.outline->rings == NULL)))
        {
          g_ptr_array_add (self->left_out, (gpointer) bar);
          continue;
        }
      g_hash_table_add (seen, bar->key);
      g_array_append_val (self->areas, area);
    }
  self->n_named = self->areas->len;
}

/* Those of which there are no data give the others their place. */
static void
find_unnamed (DesmiDistrictMap *self, const DesmiOutlines *outlines, GHashTable *seen)
{
  guint most = self->tiles ? desmi_map_tiles_most (self->context) : G_MAXUINT;

  for (guint i = 0; outlines != NULL && i < desmi_outlines_get_n (outlines); i++)
    {
      const DesmiOutline *outline = desmi_outlines_get (outlines, i);
      DesmiMapArea        area = { NULL, outline, outline->name != NULL ? outline->name : "" };

      if (self->areas->len < most && !g_hash_table_contains (seen, outline->code)
          && (self->tiles || outline->rings != NULL))
        g_array_append_val (self->areas, area);
    }
}

static void
find_classes (DesmiDistrictMap *self)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->n_named; i++)
    {
      const DesmiBar *bar = g_array_index (self->areas, DesmiMapArea, i).bar;

      if (!isnan (bar->value))
        g_array_append_val (values, bar->value);
    }
  desmi_map_classes_init (&self->classes, (const double *) (gpointer) values->data, values->len,
                          self->data.type);
}

static gboolean
read_map (DesmiDistrictMap        *self,
          DesmiTable              *table,
          const DesmiOutlines     *outlines,
          DesmiTable              *before,
          const DesmiChartContext *context,
          GError                 **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  self->context = context;
  self->tiles = outlines == NULL || !desmi_outlines_has_rings (outlines);
  if (!desmi_bars_data_read (&self->data, table, context->locale, error))
    return FALSE;
  self->areas = g_array_new (FALSE, FALSE, sizeof (DesmiMapArea));
  self->left_out = g_ptr_array_new ();
  self->data.before = desmi_before_new (table, before);
  find_named (self, outlines, seen);
  find_unnamed (self, outlines, seen);
  find_classes (self);
  self->far = !self->tiles && desmi_map_shapes_are_far (self);
  return TRUE;
}

/* What has no value is hatched: a colour would be a value. */
static DesmiStyle
hatch_of (const DesmiTheme *theme, DesmiHatch hatch)
{
  return (DesmiStyle){
    .fill = theme->background, .stroke = theme->text_dim, .stroke_width = 0.75, .hatch = hatch
  };
}

static DesmiStyle
land_of (const DesmiTheme *theme)
{
  return (DesmiStyle){ .fill = theme->track,
                       .stroke = desmi_color_with_alpha (theme->text_dim, 0.5),
                       .stroke_width = 0.5 };
}

/**
 * desmi_district_map_style:
 *
 * Returns: how an area is drawn
 */
DesmiStyle
desmi_district_map_style (const DesmiDistrictMap *self, const DesmiMapArea *area)
{
  const DesmiTheme *theme = self->context->theme;

  if (area->bar == NULL)
    return land_of (theme);
  if (isnan (area->bar->value))
    return hatch_of (theme, area->bar->hidden ? DESMI_HATCH_0 : DESMI_HATCH_45);
  return desmi_map_classes_style (&self->classes,
                                  desmi_map_classes_find (&self->classes, area->bar->value), theme);
}

/**
 * desmi_district_map_value:
 *
 * Returns: (transfer full) (nullable): what is written below the name of an area
 */
char *
desmi_district_map_value (const DesmiDistrictMap *self, const DesmiMapArea *area)
{
  if (area->bar == NULL)
    return NULL;
  return isnan (area->bar->value)
             ? g_strdup (area->bar->shown)
             : desmi_value_to_mark (area->bar->value, self->data.type, self->context->locale);
}

/**
 * desmi_district_map_set_datum:
 *
 * Says of a mark which area it is, and what is known of it.
 */
void
desmi_district_map_set_datum (const DesmiDistrictMap *self,
                              const DesmiMapArea     *area,
                              DesmiSceneMark         *mark)
{
  g_autofree char *said = NULL;

  if (area->bar == NULL)
    return;
  said = desmi_bars_data_describe (&self->data, area->bar, self->context->locale);
  desmi_scene_mark_set_datum (mark, area->bar->key, area->bar->row, said);
  desmi_scene_mark_add_filter (mark, desmi_table_get_column_name (self->data.table, 0),
                               area->bar->key);
}

/* The classes from little to much, then what has no value. */
static void
add_legend (const DesmiDistrictMap *self, DesmiFrame *frame)
{
  const DesmiLocale *locale = self->context->locale;
  const DesmiTheme  *theme = self->context->theme;
  gboolean           missing = FALSE, hidden = FALSE;
  DesmiStyle         style;

  for (guint i = 0; i < desmi_map_classes_get_n (&self->classes); i++)
    {
      g_autofree char *label = desmi_map_classes_label (&self->classes, i, locale);

      style = desmi_map_classes_style (&self->classes, i, theme);
      desmi_frame_add_legend (frame, label, NULL, &style);
    }
  for (guint i = 0; i < self->n_named; i++)
    {
      const DesmiBar *bar = g_array_index (self->areas, DesmiMapArea, i).bar;

      hidden = hidden || bar->hidden;
      missing = missing || (isnan (bar->value) && !bar->hidden);
    }
  if (missing)
    {
      style = hatch_of (theme, DESMI_HATCH_45);
      desmi_frame_add_legend (frame, desmi_locale_text (locale, N_ ("Not reported")), NULL, &style);
    }
  if (hidden)
    {
      style = hatch_of (theme, DESMI_HATCH_0);
      desmi_frame_add_legend (frame, desmi_locale_text (locale, N_ ("Hidden")), NULL, &style);
    }
  if (self->n_named > 0 && self->areas->len > self->n_named)
    {
      style = land_of (theme);
      desmi_frame_add_legend (frame, desmi_locale_text (locale, N_ ("No data")), NULL, &style);
    }
}

/* What is not on the map is said below it, with its sum. */
static void
note_left_out (const DesmiDistrictMap *self, DesmiFrame *frame)
{
  const DesmiLocale *locale = self->context->locale;
  guint              n = self->left_out->len, n_values = 0;
  double             sum = 0;
  g_autofree char   *total = NULL;

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      const DesmiBar *bar = g_ptr_array_index (self->left_out, i);

      n_values += !isnan (bar->value);
      sum += isnan (bar->value) ? 0 : bar->value;
    }
  if (self->data.type == DESMI_COLUMN_RATIO || n_values == 0)
    {
      desmi_frame_take_note (
          frame, g_strdup_printf (
                     desmi_locale_plural (locale, "%u not on the map", "%u not on the map", n), n));
      return;
    }
  total = desmi_value_to_text (sum, self->data.type, locale);
  /* Translators: areas that have no place on the map, and what their values sum up to. */
  desmi_frame_take_note (frame,
                         g_strdup_printf (desmi_locale_plural (locale, "%u not on the map: %s",
                                                               "%u not on the map: %s", n),
                                          n, total));
}

static gboolean
is_empty (const DesmiDistrictMap *self)
{
  return self->data.bars->len <= self->data.n_invalid;
}

static void
add_notes (const DesmiDistrictMap *self, DesmiFrame *frame)
{
  const DesmiLocale *locale = self->context->locale;

  if (self->tiles && self->areas->len > 1)
    desmi_frame_take_note (
        frame, g_strdup (desmi_locale_text (
                   locale, N_ ("Each tile is an area, about where it lies; north is up"))));
  note_left_out (self, frame);
  if (self->far && !is_empty (self))
    desmi_frame_take_note (
        frame, g_strdup (desmi_locale_text (locale, N_ ("Islands far off are not shown"))));
  desmi_frame_note_invalid (frame, self->data.n_invalid);
}

static void
append_sentence (GString *out, char *sentence)
{
  g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

/* How many areas, the total, the largest and the smallest, and how many did not report. */
static char *
summarize (const DesmiDistrictMap *self)
{
  const DesmiLocale *locale = self->context->locale;
  GString           *out = g_string_new (NULL);
  guint              n = self->data.bars->len, n_missing = 0;

  for (guint i = 0; i < n; i++)
    {
      const DesmiBar *bar = g_ptr_array_index (self->data.bars, i);

      n_missing += isnan (bar->value) && !bar->hidden;
    }
  append_sentence (
      out,
      g_strdup_printf (desmi_locale_plural (locale, "Map of %u area.", "Map of %u areas.", n), n));
  desmi_bars_data_append_range (&self->data, out, locale);
  if (n_missing > 0)
    append_sentence (out,
                     g_strdup_printf (desmi_locale_plural (locale, "%u area did not report.",
                                                           "%u areas did not report.", n_missing),
                                      n_missing));
  return g_string_free (out, FALSE);
}

/**
 * desmi_district_map_chart_layout:
 * @table: a column of areas by their codes, and a column of numbers
 *
 * Lays out the areas of a district by @spec's outlines; without any, as tiles.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with DESMI_CHART_ERROR_DATA
 */
DesmiScene *
desmi_district_map_chart_layout (DesmiTable              *table,
                                 const DesmiChartSpec    *spec,
                                 const DesmiChartContext *context,
                                 GError                 **error)
{
  g_auto (DesmiDistrictMap) self = { 0 };
  g_auto (DesmiFrame)       frame = { 0 };

  if (!read_map (&self, table, spec->outlines, spec->before, context, error))
    return NULL;
  desmi_frame_begin (&frame, self.data.table, spec, context);
  if (self.data.bars->len > 0)
    {
      g_autofree char *summary = summarize (&self);

      desmi_scene_set_summary (frame.scene, summary);
      add_legend (&self, &frame);
    }
  add_notes (&self, &frame);
  if (desmi_frame_open (&frame))
    {
      if (is_empty (&self))
        desmi_frame_say_empty (&frame, NULL);
      else if (self.tiles)
        desmi_map_tiles_draw (&self, &frame);
      else
        desmi_map_shapes_draw (&self, &frame);
    }
  return desmi_frame_end (&frame);
}
