/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as the outlines of its letters, for whoever opens a picture without its fonts. */
#include "chart/desmi-scene-private.h"
#include "chart/desmi-text-private.h"

#define DECIMALS 3

static void
append_points (GString *out, char op, const cairo_path_data_t *data, int n_points)
{
  g_string_append_c (out, op);
  for (int i = 1; i <= n_points; i++)
    {
      if (i > 1)
        g_string_append_c (out, ' ');
      desmi_append_number (out, data[i].point.x, DECIMALS);
      g_string_append_c (out, ' ');
      desmi_append_number (out, data[i].point.y, DECIMALS);
    }
}

static void
append_path (GString *out, const cairo_path_t *path)
{
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      const cairo_path_data_t *data = &path->data[i];

      switch (data->header.type)
        {
        case CAIRO_PATH_MOVE_TO:
          /* Cairo ends each closed outline with a step to where it began, for nothing. */
          if (i + data->header.length < path->num_data
              && data[data->header.length].header.type != CAIRO_PATH_MOVE_TO)
            append_points (out, 'M', data, 1);
          break;
        case CAIRO_PATH_LINE_TO:
          append_points (out, 'L', data, 1);
          break;
        case CAIRO_PATH_CURVE_TO:
          append_points (out, 'C', data, 3);
          break;
        case CAIRO_PATH_CLOSE_PATH:
        default:
          g_string_append_c (out, 'Z');
          break;
        }
    }
}

/* The glyphs of a font of pictures, such as emoji, have ink and no outlines. */
static gboolean
has_pictures (PangoLayoutLine *line, cairo_t *cr)
{
  gboolean found = FALSE;

  for (GSList *l = line->runs; l != NULL && !found; l = l->next)
    {
      const PangoGlyphItem *run = l->data;
      PangoRectangle        ink;
      cairo_path_t         *path;

      pango_glyph_string_extents (run->glyphs, run->item->analysis.font, &ink, NULL);
      cairo_new_path (cr);
      cairo_move_to (cr, 0, 0);
      pango_cairo_glyph_string_path (cr, run->item->analysis.font, run->glyphs);
      path = cairo_copy_path (cr);
      found = ink.width > 0 && path->num_data <= 2;
      cairo_path_destroy (path);
    }
  return found;
}

/**
 * desmi_scene_outline_text:
 * @mark: a text
 * @out: the data of an SVG path are added to it
 *
 * Returns: whether the outlines say it all; else nothing was added
 */
gboolean
desmi_scene_outline_text (DesmiScene *self, const DesmiSceneMark *mark, GString *out)
{
  /* Without bounds: of what lies outside a surface cairo makes no outlines. */
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t         *cr = cairo_create (surface);
  PangoLayout *layout = desmi_text_get_layout (mark->text, &mark->font, self->theme.font_family);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  PangoRectangle   logical;
  gboolean         whole = !has_pictures (line, cr);

  if (whole)
    {
      cairo_path_t *path;

      pango_layout_get_extents (layout, NULL, &logical);
      cairo_new_path (cr);
      cairo_move_to (cr, desmi_scene_place_text (mark, &logical),
                     desmi_scene_mark_get_baseline (mark));
      pango_cairo_layout_line_path (cr, line);
      path = cairo_copy_path (cr);
      append_path (out, path);
      cairo_path_destroy (path);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return whole;
}
