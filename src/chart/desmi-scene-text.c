/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene in words: for a screen reader, for a diff, and for the test that finds what is wrong with
 * it. */
#include "chart/desmi-scene-private.h"
#include "chart/desmi-text-private.h"

#include <math.h>
#include <string.h>

#define SMALL_MAX 1e9
#define SMALL_DIGITS 10
#define ROUNDING 0.01 /* px */

/* Most numbers of a scene, without printf: large scenes have ten thousand of them. FALSE for what
 * is too large, or so near to half a last digit that only printf knows where it falls. */
static gboolean
append_small_number (GString *out, double value, int decimals)
{
  static const double scales[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6 };
  double              scaled = fabs (value) * scales[decimals], whole = floor (scaled);
  char                digits[SMALL_DIGITS + 2];
  char               *end = digits + sizeof digits, *p = end;
  guint64             n;

  if (!(scaled < SMALL_MAX) || fabs (scaled - whole - 0.5) < 1e-3)
    return FALSE;
  n = (guint64) whole + (scaled - whole > 0.5 ? 1 : 0);
  if (n > 0 && value < 0)
    g_string_append_c (out, '-');
  for (; decimals > 0 && n % 10 == 0; decimals--)
    n /= 10;
  for (int i = 0; i <= decimals || n > 0; i++, n /= 10)
    {
      if (i > 0 && i == decimals)
        *--p = '.';
      *--p = (char) ('0' + n % 10);
    }
  g_string_append_len (out, p, end - p);
  return TRUE;
}

/**
 * desmi_append_number:
 * @decimals: 0 to 6
 *
 * Appends a number with a decimal point whatever the locale, without trailing zeros or a negative
 * zero.
 */
void
desmi_append_number (GString *out, double value, int decimals)
{
  char  buffer[G_ASCII_DTOSTR_BUF_SIZE + 320];
  char  format[8];
  char *end;

  if (!isfinite (value))
    {
      g_string_append (out, "NaN");
      return;
    }
  if (append_small_number (out, value, decimals))
    return;
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  if (strchr (buffer, '.') != NULL)
    {
      end = buffer + strlen (buffer) - 1;
      while (*end == '0')
        *end-- = '\0';
      if (*end == '.')
        *end = '\0';
    }
  g_string_append (out, strcmp (buffer, "-0") == 0 ? "0" : buffer);
}

/**
 * desmi_scene_describe:
 *
 * Returns: (transfer full): title, summary and the text of each mark, a line each, in reading order
 */
char *
desmi_scene_describe (DesmiScene *self)
{
  GString *out = g_string_new (NULL);
  GArray  *walk = desmi_scene_get_walk (self);

  if (self->title != NULL)
    g_string_append_printf (out, "%s\n", self->title);
  if (self->summary != NULL)
    g_string_append_printf (out, "%s\n", self->summary);
  for (guint i = 0; i < walk->len; i++)
    {
      guint index = g_array_index (walk, guint, i);

      g_string_append (out, g_array_index (self->marks, DesmiSceneMark, index).accessible);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static void
append_numbers (GString *out, const double *values, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_string_append_c (out, ' ');
      desmi_append_number (out, values[i], 2);
    }
}

static void
append_color (GString *out, const char *name, const DesmiColor *color)
{
  if (color->alpha <= 0)
    return;
  g_string_append_printf (out, " %s=#%02x%02x%02x", name, (guint) lround (color->red * 255),
                          (guint) lround (color->green * 255), (guint) lround (color->blue * 255));
  if (color->alpha < 1)
    {
      g_string_append_c (out, '/');
      desmi_append_number (out, color->alpha, 2);
    }
}

static void
append_style (GString *out, const DesmiStyle *style)
{
  append_color (out, "fill", &style->fill);
  append_color (out, "stroke", &style->stroke);
  if (style->stroke.alpha > 0 && style->stroke_width > 0)
    {
      g_string_append (out, " width=");
      desmi_append_number (out, style->stroke_width, 2);
    }
  if (style->dash[0] > 0)
    g_string_append (out, " dashed");
  if (style->hatch != DESMI_HATCH_NONE)
    g_string_append_printf (out, " hatch=%d", (int) style->hatch);
  if (style->even_odd)
    g_string_append (out, " even-odd");
}

static void
append_path (GString *out, const DesmiSceneMark *mark)
{
  static const guint n_numbers[] = { 2, 2, 6, 0 };
  guint              at = 0;

  for (guint i = 0; i < mark->ops->len; i++)
    {
      guint8 op = g_array_index (mark->ops, guint8, i);

      g_string_append_printf (out, " %c", "MLCZ"[op]);
      append_numbers (out, &g_array_index (mark->points, double, at), n_numbers[op]);
      at += n_numbers[op];
    }
}

/* What is in an image shows in a diff as another sum. */
static void
append_image (GString *out, const DesmiSceneMark *mark)
{
  int                   width = cairo_image_surface_get_width (mark->image);
  int                   height = cairo_image_surface_get_height (mark->image);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  const guchar         *data = cairo_image_surface_get_data (mark->image);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 pixel;

        memcpy (&pixel, data + y * cairo_image_surface_get_stride (mark->image) + 4 * x, 4);
        pixel = GUINT32_TO_BE (pixel);
        g_checksum_update (sum, (const guchar *) &pixel, 4);
      }
  g_string_append_printf (out, " %dx%d/%.8s", width, height, g_checksum_get_string (sum));
}

static void
append_mark (GString *out, const DesmiSceneMark *mark)
{
  static const char *const names[] = { "rect", "path", "text", "image" };
  static const char *const aligns[] = { "start", "middle", "end" };
  const double             box[] = { mark->box.x, mark->box.y, mark->box.width, mark->box.height };

  g_string_append (out, names[mark->shape]);
  if (mark->shape == DESMI_SHAPE_PATH)
    append_path (out, mark);
  else
    append_numbers (out, box, 4);
  append_style (out, &mark->style);
  if (mark->shape == DESMI_SHAPE_IMAGE)
    append_image (out, mark);
  if (mark->shape == DESMI_SHAPE_TEXT)
    {
      g_string_append_printf (out, " %s%s size=", aligns[mark->align],
                              mark->font.bold ? " bold" : "");
      desmi_append_number (out, mark->font.size_px, 2);
      g_string_append_printf (out, " “%s”", mark->text);
    }
  if (mark->full_text != NULL)
    g_string_append_printf (out, " full=“%s”", mark->full_text);
  if (mark->key != NULL)
    {
      g_autofree char *key = g_strdelimit (g_strdup (mark->key), "\t", '|');

      g_string_append_printf (out, " key=%s", key);
    }
  if (mark->row >= 0)
    g_string_append_printf (out, " row=%d", mark->row);
  for (guint i = 0; mark->filter != NULL && mark->filter[i] != NULL; i++)
    {
      g_autofree char *filter = desmi_text_clean (mark->filter[i]);

      g_string_append_printf (out, " where=“%s”", filter);
    }
  if (mark->accessible != NULL)
    g_string_append_printf (out, " said=“%s”", mark->accessible);
  g_string_append_c (out, '\n');
}

/**
 * desmi_scene_to_text:
 *
 * Returns: (transfer full): one line a mark, numbers to the hundredth of a pixel
 */
char *
desmi_scene_to_text (DesmiScene *self)
{
  GString *out = g_string_new ("scene");

  append_numbers (out, (double[]){ self->width, self->height }, 2);
  g_string_append_printf (out, "\ntitle “%s”\nsummary “%s”\n", desmi_scene_get_title (self),
                          desmi_scene_get_summary (self));
  for (guint i = 0; i < self->marks->len; i++)
    append_mark (out, &g_array_index (self->marks, DesmiSceneMark, i));
  return g_string_free (out, FALSE);
}

static gboolean
is_finite (const DesmiSceneMark *mark)
{
  gboolean ok = isfinite (mark->box.x) && isfinite (mark->box.y) && isfinite (mark->box.width)
                && isfinite (mark->box.height) && isfinite (mark->hit.x) && isfinite (mark->hit.y)
                && isfinite (mark->hit.width) && isfinite (mark->hit.height);

  for (guint i = 0; ok && mark->points != NULL && i < mark->points->len; i++)
    ok = isfinite (g_array_index (mark->points, double, i));
  return ok && isfinite (mark->font.size_px) && isfinite (mark->style.stroke_width);
}

static gboolean
is_inside (DesmiScene *self, const DesmiSceneMark *mark)
{
  const DesmiBox *box = &mark->box;

  return box->x >= -ROUNDING && box->y >= -ROUNDING && box->x + box->width <= self->width + ROUNDING
         && box->y + box->height <= self->height + ROUNDING;
}

static void
complain (char **why, const char *what, const DesmiSceneMark *mark, const DesmiSceneMark *other)
{
  GString *out = g_string_new (what);

  if (why == NULL)
    {
      g_string_free (out, TRUE);
      return;
    }
  g_string_append (out, ": ");
  append_mark (out, mark);
  if (other != NULL)
    append_mark (out, other);
  *why = g_string_free (out, FALSE);
}

/**
 * desmi_scene_check:
 * @why: (out) (optional): what is wrong, for a developer
 *
 * Returns: whether every number is finite, every mark inside the scene, and no two texts overlap
 */
gboolean
desmi_scene_check (DesmiScene *self, char **why)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      DesmiSceneMark *mark = &g_array_index (self->marks, DesmiSceneMark, i);

      if (!is_finite (mark))
        {
          complain (why, "not finite", mark, NULL);
          return FALSE;
        }
      if (!is_inside (self, mark))
        {
          complain (why, "outside", mark, NULL);
          return FALSE;
        }
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      DesmiSceneMark *mark = &g_array_index (self->marks, DesmiSceneMark, i);
      int             other = -1;

      if (mark->shape == DESMI_SHAPE_TEXT)
        other = desmi_scene_find_text (self, &mark->box, -ROUNDING, i);
      if (other >= 0)
        {
          complain (why, "texts overlap", &g_array_index (self->marks, DesmiSceneMark, other),
                    mark);
          return FALSE;
        }
    }
  return TRUE;
}
