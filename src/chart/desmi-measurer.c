/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two text measurers, and cutting a text to a width at the bounds of what a reader sees as
 * characters. */
#include "chart/desmi-measurer.h"
#include "chart/desmi-text-private.h"

#include <string.h>

static void
measure_fixed (const char      *text,
               const DesmiFont *font,
               double          *width,
               double          *height,
               gpointer         user_data)
{
  double scale = font->size_px / 12.0;

  if (width != NULL)
    *width = 7.0 * (double) g_utf8_strlen (text, -1) * scale;
  if (height != NULL)
    *height = 14.0 * scale;
}

static const DesmiMeasurer fixed = { measure_fixed, NULL };

/**
 * desmi_measurer_get_fixed:
 *
 * Returns: (transfer none): 7 by 14 px for each code point at size 12, whatever fonts a machine has
 */
const DesmiMeasurer *
desmi_measurer_get_fixed (void)
{
  return &fixed;
}

static void
measure_pango (const char      *text,
               const DesmiFont *font,
               double          *width,
               double          *height,
               gpointer         user_data)
{
  desmi_text_measure (text, font, user_data, width, height);
}

static const DesmiMeasurer pango = { measure_pango, NULL };

/**
 * desmi_measurer_get_pango:
 *
 * Returns: (transfer none): measures in the font that charts are painted in; works on every thread,
 *   each with its own Pango context
 */
const DesmiMeasurer *
desmi_measurer_get_pango (void)
{
  return &pango;
}

/**
 * desmi_measurer_get_for_family:
 * @family: of fonts, as a theme's
 *
 * Like desmi_measurer_get_pango(), for a theme whose charts are painted in another font.
 *
 * Returns: (transfer none): kept as long as the program runs
 */
const DesmiMeasurer *
desmi_measurer_get_for_family (const char *family)
{
  static GMutex      mutex;
  static GHashTable *measurers;
  const char        *name = g_intern_string (family);
  DesmiMeasurer     *self;

  if (strcmp (family, DESMI_FONT_FAMILY) == 0)
    return &pango;
  g_mutex_lock (&mutex);
  if (measurers == NULL)
    measurers = g_hash_table_new (NULL, NULL);
  self = g_hash_table_lookup (measurers, name);
  if (self == NULL)
    {
      self = g_new (DesmiMeasurer, 1);
      *self = (DesmiMeasurer){ measure_pango, (gpointer) name };
      g_hash_table_insert (measurers, (gpointer) name, self);
    }
  g_mutex_unlock (&mutex);
  return self;
}

/* Byte offsets at which the text may be cut, from 0 to its length. */
static GArray *
find_cuts (const char *text)
{
  int                      n_attrs = (int) g_utf8_strlen (text, -1) + 1;
  g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, n_attrs);
  GArray                  *cuts = g_array_new (FALSE, FALSE, sizeof (gsize));
  const char              *p = text;

  pango_get_log_attrs (text, -1, -1, pango_language_from_string ("id"), attrs, n_attrs);
  for (int i = 0; i < n_attrs; i++)
    {
      gsize offset = (gsize) (p - text);

      if (attrs[i].is_cursor_position || i == 0 || *p == '\0')
        g_array_append_val (cuts, offset);
      if (*p != '\0')
        p = g_utf8_next_char (p);
    }
  return cuts;
}

/* The text with an ellipsis in place of all but @kept of its characters. */
static char *
shorten (const char *text, const GArray *cuts, guint kept, gboolean middle)
{
  guint            n = cuts->len - 1;
  guint            n_tail = middle ? kept / 2 : 0;
  gsize            head = g_array_index (cuts, gsize, kept - n_tail);
  gsize            tail = g_array_index (cuts, gsize, n - n_tail);
  g_autofree char *start = g_strndup (text, head);

  return g_strconcat (g_strchomp (start), "…", text + tail, NULL);
}

/**
 * desmi_measurer_ellipsize:
 * @self: a measurer
 * @text: UTF-8
 * @font: the font it will be drawn in
 * @max_width: px
 * @middle: cut in the middle, where the end tells names apart; else at the end
 *
 * Returns: (transfer full): @text if it fits, else the longest shortened form that does; empty if
 *   not even the ellipsis does
 */
char *
desmi_measurer_ellipsize (const DesmiMeasurer *self,
                          const char          *text,
                          const DesmiFont     *font,
                          double               max_width,
                          gboolean             middle)
{
  g_autoptr (GArray) cuts = NULL;
  char              *best = NULL;
  double             width;
  guint              low, high;

  self->measure (text, font, &width, NULL, self->user_data);
  if (width <= max_width)
    return g_strdup (text);

  cuts = find_cuts (text);
  low = 0;
  high = cuts->len - 1;
  while (low < high)
    {
      guint            kept = (low + high) / 2;
      g_autofree char *candidate = shorten (text, cuts, kept, middle);

      self->measure (candidate, font, &width, NULL, self->user_data);
      if (width <= max_width)
        {
          g_free (best);
          best = g_steal_pointer (&candidate);
          low = kept + 1;
        }
      else
        high = kept;
    }
  return best != NULL ? best : g_strdup ("");
}
