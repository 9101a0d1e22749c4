/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line has nothing to break for where a value is hidden but was reported: a hatched foot on the
 * axis tells it from a month that nobody reported. */
#include "chart/desmi-hidden.h"

#include <glib/gi18n-lib.h>

#define HEIGHT 8.0
#define WIDTH_MIN 3.0
#define TOLD "before" /* column of what is said of marks, and not drawn */

static DesmiStyle
make_style (const DesmiTheme *theme)
{
  return (DesmiStyle){ .stroke = theme->axis, .stroke_width = 1, .hatch = DESMI_HATCH_45 };
}

/**
 * desmi_hidden_count:
 *
 * Returns: how many values of a chart's table are hidden where they would be drawn; what is only
 * said of a mark, of a year before, is left out there without a trace
 */
guint
desmi_hidden_count (DesmiTable *table)
{
  guint n = 0;

  for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
    for (guint r = 0; g_strcmp0 (desmi_table_get_column_name (table, c), TOLD) != 0
                      && r < desmi_table_get_n_rows (table);
         r++)
      n += desmi_table_get_mark (table, r, c) == DESMI_MARK_SUPPRESSED;
  return n;
}

/**
 * desmi_hidden_draw_box:
 * @box: where a bar stands whose value is hidden: its size tells nothing of the value
 * @key: (nullable): identity of the bar
 * @row: of the table; -1: none
 *
 * Draws what stands there instead of the bar, on a ground of its own: the hatch would be lost on
 * that of a scale.
 */
void
desmi_hidden_draw_box (DesmiScene *scene, const DesmiBox *box, const char *key, int row)
{
  DesmiStyle      style = make_style (desmi_scene_get_theme (scene));
  DesmiSceneMark *mark;

  style.fill = desmi_scene_get_theme (scene)->background;
  mark = desmi_scene_add_rect (scene, box->x, box->y, box->width, box->height, &style);

  desmi_scene_mark_set_datum (mark, key, row, NULL);
}

/**
 * desmi_hidden_draw:
 * @x0: px, where the first of the hidden values that follow each other begins
 * @x1: px, where the last one ends
 * @bottom: px, of the axis
 * @key: (nullable): identity of the line
 *
 * Marks hidden values, always of one height: it tells nothing of them.
 */
void
desmi_hidden_draw (DesmiScene *scene, double x0, double x1, double bottom, const char *key)
{
  DesmiStyle      style = make_style (desmi_scene_get_theme (scene));
  double          width = MAX (x1 - x0, WIDTH_MIN);
  DesmiSceneMark *mark
      = desmi_scene_add_rect (scene, (x0 + x1 - width) / 2, bottom - HEIGHT, width, HEIGHT, &style);

  desmi_scene_mark_set_datum (mark, key, -1, NULL);
}

/**
 * desmi_hidden_say_sum:
 * @sum: of what is known
 * @partial: a part of it is hidden or not reported
 * @spoken: in words, else as short as it stands in a drawing
 *
 * Returns: (transfer full): the sum, “at least” that much where a part is missing; that it is at
 * least nothing would say nothing
 */
char *
desmi_hidden_say_sum (double             sum,
                      gboolean           partial,
                      gboolean           spoken,
                      DesmiColumnType    type,
                      const DesmiLocale *locale)
{
  g_autofree char *text
      = spoken ? desmi_value_to_text (sum, type, locale) : desmi_value_to_mark (sum, type, locale);

  if (!partial || type == DESMI_COLUMN_RATIO)
    return g_steal_pointer (&text);
  if (!(sum > 0))
    return g_strdup ("–");
  return spoken ? g_strdup_printf (desmi_locale_text (locale, N_ ("at least %s")), text)
                : g_strdup_printf ("≥ %s", text);
}

/**
 * desmi_hidden_append_extremes:
 * @out: begun sentences
 * @any_hidden: there are values that this audience does not see
 * @largest: name of the largest; @high: its value, in words
 * @smallest: name of the smallest; @low: its value, in words
 *
 * Adds the largest and the smallest. What is hidden may be smaller, and amounts of few people also
 * larger, so that beside it the largest is only that of those shown.
 */
void
desmi_hidden_append_extremes (GString           *out,
                              gboolean           any_hidden,
                              const char        *largest,
                              const char        *high,
                              const char        *smallest,
                              const char        *low,
                              const DesmiLocale *locale)
{
  g_string_append_c (out, ' ');
  if (any_hidden)
    /* Translators: a name and its value, where other values are hidden */
    g_string_append_printf (out, desmi_locale_text (locale, N_ ("Largest of those shown: %s, %s.")),
                            largest, high);
  else
    g_string_append_printf (out,
                            desmi_locale_text (locale, N_ ("Largest: %s, %s. Smallest: %s, %s.")),
                            largest, high, smallest, low);
}

/**
 * desmi_hidden_take_note:
 * @n_hidden: values that are hidden; 0: nothing is said
 *
 * Says below the plot what the hatched marks are.
 */
void
desmi_hidden_take_note (DesmiFrame *frame, guint n_hidden)
{
  if (n_hidden > 0)
    desmi_frame_take_note (
        frame,
        g_strdup_printf (desmi_locale_plural (frame->context->locale, "Hatched: %u value is hidden",
                                              "Hatched: %u values are hidden", n_hidden),
                         n_hidden));
}

/**
 * desmi_hidden_take_note_undrawn:
 * @n_hidden: values that are hidden, of which none has a place of its own; 0: nothing is said
 *
 * Says below the plot that there are any, and nothing of a hatch that is not there.
 */
void
desmi_hidden_take_note_undrawn (DesmiFrame *frame, guint n_hidden)
{
  if (n_hidden > 0)
    desmi_frame_take_note (
        frame, g_strdup_printf (desmi_locale_plural (frame->context->locale, "%u value is hidden",
                                                     "%u values are hidden", n_hidden),
                                n_hidden));
}
