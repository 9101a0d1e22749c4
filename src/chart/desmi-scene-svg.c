/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a scene as SVG with real text: cairo's own SVG has only the outlines of the letters. */
#include "chart/desmi-png.h"
#include "chart/desmi-scene-private.h"
#include "chart/desmi-text-private.h"

#include <math.h>
#include <string.h>

#define CELLS_MAX 65536 /* of an image that are written as shapes */

static void
append_attribute (GString *out, const char *name, double value)
{
  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append (out, "=\"");
  desmi_append_number (out, value, 3);
  g_string_append_c (out, '"');
}

/* Whether a text can stand in XML as it is; of what is not ASCII that is not asked. */
static gboolean
is_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p < ' ' || *p > '~' || strchr ("&<>\"'", *p) != NULL)
      return FALSE;
  return TRUE;
}

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *clean = NULL, *escaped = NULL;

  if (is_plain (text))
    {
      g_string_append (out, text);
      return;
    }
  clean = desmi_text_clean (text);
  escaped = g_markup_escape_text (clean, -1);
  g_string_append (out, escaped);
}

/* A part of a colour, without printf: charts of a thousand marks have thousands of them. */
static void
append_hex (GString *out, double part)
{
  static const char digits[] = "0123456789abcdef";
  guint             value = (guint) lround (part * 255) & 0xff;

  g_string_append_c (out, digits[value >> 4]);
  g_string_append_c (out, digits[value & 15]);
}

static void
append_paint (GString *out, const char *name, const DesmiColor *color)
{
  if (color->alpha <= 0)
    {
      g_string_append_c (out, ' ');
      g_string_append (out, name);
      g_string_append (out, "=\"none\"");
      return;
    }
  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append (out, "=\"#");
  append_hex (out, color->red);
  append_hex (out, color->green);
  append_hex (out, color->blue);
  g_string_append_c (out, '"');
  if (color->alpha < 1)
    {
      g_autofree char *opacity = g_strdup_printf ("%s-opacity", name);

      append_attribute (out, opacity, color->alpha);
    }
}

static void
append_stroke (GString *out, const DesmiStyle *style)
{
  if (style->stroke.alpha <= 0 || style->stroke_width <= 0)
    return;
  append_paint (out, "stroke", &style->stroke);
  append_attribute (out, "stroke-width", style->stroke_width);
  if (style->dash[0] <= 0)
    return;
  g_string_append (out, " stroke-dasharray=\"");
  for (int i = 0; i < 4 && style->dash[i] > 0; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      desmi_append_number (out, style->dash[i], 3);
    }
  g_string_append_c (out, '"');
}

static void
append_path_data (GString *out, const DesmiSceneMark *mark)
{
  static const guint n_numbers[] = { 2, 2, 6, 0 };
  guint              at = 0;

  g_string_append (out, " d=\"");
  for (guint i = 0; i < mark->ops->len; i++)
    {
      guint8 op = g_array_index (mark->ops, guint8, i);

      g_string_append_c (out, "MLCZ"[op]);
      for (guint k = 0; k < n_numbers[op]; k++)
        {
          if (k > 0)
            g_string_append_c (out, ' ');
          desmi_append_number (out, g_array_index (mark->points, double, at++), 3);
        }
    }
  g_string_append_c (out, '"');
}

static void
append_box (GString *out, const DesmiBox *box)
{
  append_attribute (out, "x", box->x);
  append_attribute (out, "y", box->y);
  append_attribute (out, "width", box->width);
  append_attribute (out, "height", box->height);
}

/* Ends an element, with what a browser shows when it is pointed at. */
static void
end_element (GString *out, const char *element, const DesmiSceneMark *mark)
{
  if (mark->accessible == NULL)
    {
      g_string_append (out, "/>\n");
      return;
    }
  g_string_append (out, "><title>");
  append_escaped (out, mark->accessible);
  g_string_append (out, "</title></");
  g_string_append (out, element);
  g_string_append (out, ">\n");
}

static void
append_geometry (GString *out, const DesmiSceneMark *mark)
{
  if (mark->shape == DESMI_SHAPE_PATH)
    {
      g_string_append (out, "<path");
      if (mark->style.even_odd)
        g_string_append (out, " fill-rule=\"evenodd\"");
      append_path_data (out, mark);
      return;
    }
  g_string_append (out, "<rect");
  append_box (out, &mark->box);
  if (mark->style.radius > 0)
    append_attribute (out, "rx",
                      MIN (mark->style.radius, MIN (mark->box.width, mark->box.height) / 2));
}

static char *
hatch_id (const DesmiStyle *style)
{
  GString *out = g_string_new ("hatch");

  g_string_append_c (out, (char) ('0' + style->hatch));
  g_string_append_c (out, '-');
  append_hex (out, style->stroke.red);
  append_hex (out, style->stroke.green);
  append_hex (out, style->stroke.blue);
  append_hex (out, style->stroke.alpha);
  return g_string_free (out, FALSE);
}

static void
append_shape (GString *out, const DesmiSceneMark *mark)
{
  g_autofree char *hatch = NULL;
  const char      *element = mark->shape == DESMI_SHAPE_PATH ? "path" : "rect";
  gboolean         invisible = mark->style.fill.alpha <= 0 && mark->style.stroke.alpha <= 0;

  append_geometry (out, mark);
  append_paint (out, "fill", &mark->style.fill);
  if (invisible)
    g_string_append (out, " pointer-events=\"all\"");
  append_stroke (out, &mark->style);
  end_element (out, element, mark);
  if (mark->style.hatch == DESMI_HATCH_NONE)
    return;
  hatch = hatch_id (&mark->style);
  append_geometry (out, mark);
  g_string_append (out, " fill=\"url(#");
  g_string_append (out, hatch);
  g_string_append (out, ")\"/>\n");
}

/* Ends the start of a text's element, with the whole of what was shortened. */
static void
append_ink (GString *out, const DesmiSceneMark *mark)
{
  append_paint (out, "fill", &mark->style.fill);
  if (mark->style.stroke.alpha > 0 && mark->style.stroke_width > 0)
    g_string_append (out, " paint-order=\"stroke\" stroke-linejoin=\"round\"");
  append_stroke (out, &mark->style);
  g_string_append_c (out, '>');
  if (mark->full_text != NULL)
    {
      g_string_append (out, "<title>");
      append_escaped (out, mark->full_text);
      g_string_append (out, "</title>");
    }
}

/* Returns: whether there are outlines for all of it */
static gboolean
append_outlines (GString *out, DesmiScene *self, const DesmiSceneMark *mark)
{
  g_autoptr (GString) path = g_string_new (NULL);

  if (!desmi_scene_outline_text (self, mark, path))
    return FALSE;
  g_string_append (out, "<path role=\"img\" aria-label=\"");
  append_escaped (out, mark->text);
  g_string_append (out, "\" d=\"");
  g_string_append_len (out, path->str, (gssize) path->len);
  g_string_append_c (out, '"');
  append_ink (out, mark);
  g_string_append (out, "</path>\n");
  return TRUE;
}

static void
append_text (GString *out, const DesmiSceneMark *mark)
{
  static const char *const anchors[] = { "start", "middle", "end" };
  double                   x = mark->box.x;

  if (mark->align == DESMI_ALIGN_MIDDLE)
    x += mark->box.width / 2;
  else if (mark->align == DESMI_ALIGN_END)
    x += mark->box.width;
  g_string_append (out, "<text");
  append_attribute (out, "x", x);
  append_attribute (out, "y", desmi_scene_mark_get_baseline (mark));
  append_attribute (out, "font-size", mark->font.size_px);
  if (mark->font.family != NULL)
    {
      g_string_append (out, " font-family=\"");
      append_escaped (out, mark->font.family);
      g_string_append (out, ", sans-serif\"");
    }
  if (mark->font.bold)
    g_string_append (out, " font-weight=\"bold\"");
  if (mark->align != DESMI_ALIGN_START)
    g_string_append_printf (out, " text-anchor=\"%s\"", anchors[mark->align]);
  append_ink (out, mark);
  append_escaped (out, mark->text);
  g_string_append (out, "</text>\n");
}

static guint32
pixel_of (cairo_surface_t *image, int x, int y)
{
  gsize   stride = (gsize) cairo_image_surface_get_stride (image);
  guint32 pixel;

  memcpy (&pixel, cairo_image_surface_get_data (image) + (gsize) y * stride + 4 * (gsize) x, 4);
  if (cairo_image_surface_get_format (image) == CAIRO_FORMAT_RGB24)
    pixel |= 0xff000000;
  return pixel >> 24 > 0 ? pixel : 0;
}

static DesmiColor
color_of_pixel (guint32 pixel)
{
  double alpha = (pixel >> 24) / 255.0;

  return (DesmiColor){ MIN (1.0, ((pixel >> 16) & 0xff) / 255.0 / alpha),
                       MIN (1.0, ((pixel >> 8) & 0xff) / 255.0 / alpha),
                       MIN (1.0, (pixel & 0xff) / 255.0 / alpha), alpha };
}

/* The edges of cells along a side, written once: thousands of cells have the same ones. */
static GPtrArray *
list_edges (double from, double size, int n)
{
  GPtrArray *edges = g_ptr_array_new_full ((guint) n + 1, g_free);
  double     step = size / n;

  for (int i = 0; i <= n; i++)
    {
      GString *edge = g_string_sized_new (16);

      desmi_append_number (edge, from + i * step, 3);
      g_ptr_array_add (edges, g_string_free (edge, FALSE));
    }
  return edges;
}

/* An image as cells, and the edges of these. */
typedef struct
{
  cairo_surface_t *image;
  GPtrArray       *across, *down;
} Cells;

static void
append_cells (GString *out, const Cells *self, int x, int end, int y)
{
  const char *left = g_ptr_array_index (self->across, x);

  g_string_append_c (out, 'M');
  g_string_append (out, left);
  g_string_append_c (out, ' ');
  g_string_append (out, g_ptr_array_index (self->down, y));
  g_string_append_c (out, 'H');
  g_string_append (out, g_ptr_array_index (self->across, end));
  g_string_append_c (out, 'V');
  g_string_append (out, g_ptr_array_index (self->down, y + 1));
  g_string_append_c (out, 'H');
  g_string_append (out, left);
  g_string_append_c (out, 'Z');
}

/* One path for each colour, of runs of cells side by side. */
static GHashTable *
collect_cells (const Cells *self, GArray *colors)
{
  int         width = cairo_image_surface_get_width (self->image);
  GHashTable *paths = g_hash_table_new (NULL, NULL);

  for (int y = 0; y < cairo_image_surface_get_height (self->image); y++)
    for (int x = 0, end; x < width; x = end)
      {
        guint32  pixel = pixel_of (self->image, x, y);
        GString *path;

        for (end = x + 1; end < width && pixel_of (self->image, end, y) == pixel;)
          end++;
        if (pixel == 0)
          continue;
        path = g_hash_table_lookup (paths, GUINT_TO_POINTER (pixel));
        if (path == NULL)
          {
            path = g_string_new (NULL);
            g_hash_table_insert (paths, GUINT_TO_POINTER (pixel), path);
            g_array_append_val (colors, pixel);
          }
        append_cells (path, self, x, end, y);
      }
  return paths;
}

/* Programs that blur what is magnified, as librsvg does, would leave nothing of small cells: those
 * are written as shapes, whose edges are sharp everywhere. */
static void
append_magnified (GString *out, const DesmiSceneMark *mark)
{
  g_autoptr (GArray)    colors = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GPtrArray) across
      = list_edges (mark->box.x, mark->box.width, cairo_image_surface_get_width (mark->image));
  g_autoptr (GPtrArray) down
      = list_edges (mark->box.y, mark->box.height, cairo_image_surface_get_height (mark->image));
  const Cells            cells = { mark->image, across, down };
  g_autoptr (GHashTable) paths = collect_cells (&cells, colors);

  g_string_append (out, "<g shape-rendering=\"crispEdges\">");
  if (mark->accessible != NULL)
    {
      g_string_append (out, "<title>");
      append_escaped (out, mark->accessible);
      g_string_append (out, "</title>");
    }
  for (guint i = 0; i < colors->len; i++)
    {
      guint32    pixel = g_array_index (colors, guint32, i);
      DesmiColor color = color_of_pixel (pixel);
      GString   *path = g_hash_table_lookup (paths, GUINT_TO_POINTER (pixel));

      g_string_append (out, "\n<path");
      append_paint (out, "fill", &color);
      g_string_append (out, " d=\"");
      g_string_append_len (out, path->str, (gssize) path->len);
      g_string_append (out, "\"/>");
      g_string_free (path, TRUE);
    }
  g_string_append (out, "</g>\n");
}

static gboolean
is_magnified (const DesmiSceneMark *mark)
{
  int width = cairo_image_surface_get_width (mark->image);
  int height = cairo_image_surface_get_height (mark->image);

  return (gint64) width * height <= CELLS_MAX
         && (mark->box.width > width || mark->box.height > height);
}

/* Office suites know a picture by xlink:href only. */
static void
append_image (GString *out, const DesmiSceneMark *mark)
{
  g_autoptr (GBytes) png = NULL;
  g_autofree char   *base64 = NULL;
  cairo_surface_t   *shown;

  if (!mark->smooth && is_magnified (mark))
    {
      append_magnified (out, mark);
      return;
    }
  shown = desmi_scene_mark_crop (mark);
  png = desmi_png_write (shown, 1.0, NULL, TRUE, NULL);
  cairo_surface_destroy (shown);
  if (png == NULL)
    return;
  base64 = g_base64_encode (g_bytes_get_data (png, NULL), g_bytes_get_size (png));
  g_string_append (out, "<image preserveAspectRatio=\"none\"");
  append_box (out, &mark->box);
  g_string_append (out, " xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                        "xlink:href=\"data:image/png;base64,");
  g_string_append (out, base64);
  g_string_append_c (out, '"');
  end_element (out, "image", mark);
}

/* A pattern does not inherit from what it fills, so each colour of lines has its own. Lines lie
 * 3 px in from the tile's edge: on the edge itself half of each would be cut off. */
static void
append_hatches (GString *out, DesmiScene *self)
{
  static const int       angles[] = { 0, -45, -135, 0, -90, -45, 0 };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const DesmiStyle *style = &g_array_index (self->marks, DesmiSceneMark, i).style;
      char             *id;

      if (style->hatch == DESMI_HATCH_NONE)
        continue;
      id = hatch_id (style);
      if (!g_hash_table_add (seen, id))
        continue;
      g_string_append_printf (out,
                              "<defs><pattern id=\"%s\" width=\"6\" height=\"6\" "
                              "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(%d)\">"
                              "<path d=\"%s\" stroke-width=\"1\"",
                              id, angles[style->hatch],
                              style->hatch < DESMI_HATCH_CROSS ? "M0 3H6" : "M0 3H6M3 0V6");
      append_paint (out, "stroke", &style->stroke);
      g_string_append (out, "/></pattern></defs>\n");
    }
}

static void
append_head (GString *out, DesmiScene *self)
{
  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" role=\"img\"");
  append_attribute (out, "width", self->width);
  append_attribute (out, "height", self->height);
  g_string_append (out, " viewBox=\"0 0 ");
  desmi_append_number (out, self->width, 3);
  g_string_append_c (out, ' ');
  desmi_append_number (out, self->height, 3);
  g_string_append (out, "\" font-family=\"");
  append_escaped (out, self->theme.font_family);
  g_string_append (out, ", sans-serif\" xml:space=\"preserve\">\n<title>");
  append_escaped (out, desmi_scene_get_title (self));
  g_string_append (out, "</title>\n<desc>");
  append_escaped (out, desmi_scene_get_summary (self));
  g_string_append (out, "</desc>\n");
  append_hatches (out, self);
  g_string_append (out, "<rect width=\"100%\" height=\"100%\"");
  append_paint (out, "fill", &self->theme.background);
  g_string_append (out, "/>\n");
}

static void
append_mark (GString *out, DesmiScene *self, const DesmiSceneMark *mark, gboolean text_as_outlines)
{
  switch (mark->shape)
    {
    case DESMI_SHAPE_TEXT:
      if (!text_as_outlines || !append_outlines (out, self, mark))
        append_text (out, mark);
      break;
    case DESMI_SHAPE_IMAGE:
      append_image (out, mark);
      break;
    case DESMI_SHAPE_RECT:
    case DESMI_SHAPE_PATH:
    default:
      append_shape (out, mark);
      break;
    }
}

/**
 * desmi_scene_write_svg:
 * @text_as_outlines: draw letters, but for those of which only pictures are there, such as emoji
 *
 * Returns: (transfer full): the scene as an SVG document
 */
GString *
desmi_scene_write_svg (DesmiScene *self, gboolean text_as_outlines)
{
  GString *out = g_string_new (NULL);

  append_head (out, self);
  for (guint i = 0; i < self->marks->len; i++)
    append_mark (out, self, &g_array_index (self->marks, DesmiSceneMark, i), text_as_outlines);
  g_string_append (out, "</svg>\n");
  return out;
}
