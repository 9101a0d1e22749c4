/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths are built and text is shaped beforehand, so that nothing but Cairo's own work is timed. */
#include "chart-floor.h"

#include "chart/desmi-scene-private.h"
#include "chart/desmi-text-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static FloorStyle
style_of (const DesmiSceneMark *mark)
{
  const DesmiStyle *style = &mark->style;
  FloorStyle        out = {
           .fill = { style->fill.red, style->fill.green, style->fill.blue, style->fill.alpha },
           .stroke = { style->stroke.red, style->stroke.green, style->stroke.blue, style->stroke.alpha },
           .stroke_width = style->stroke_width,
           .rule = style->even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING,
  };

  memcpy (out.dash, style->dash, sizeof out.dash);
  return out;
}

static void
add_run (GArray               *primitives,
         const FloorStyle     *style,
         const PangoGlyphItem *item,
         double                x,
         double                y)
{
  int            n = item->glyphs->num_glyphs;
  FloorPrimitive primitive = { .kind = FLOOR_RUN, .style = *style };
  FloorRun      *run = &primitive.run;

  run->font = cairo_scaled_font_reference (
      pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (item->item->analysis.font)));
  run->glyphs = calloc ((size_t) n, sizeof *run->glyphs);
  for (int i = 0; i < n; i++)
    {
      const PangoGlyphInfo *info = &item->glyphs->glyphs[i];

      if (info->glyph != PANGO_GLYPH_EMPTY)
        run->glyphs[run->n_glyphs++]
            = (cairo_glyph_t){ info->glyph, x + pango_units_to_double (info->geometry.x_offset),
                               y + pango_units_to_double (info->geometry.y_offset) };
      x += pango_units_to_double (info->geometry.width);
    }
  g_array_append_val (primitives, primitive);
}

static void
add_runs (GArray *primitives, const DesmiSceneMark *mark, cairo_t *cr)
{
  PangoLayout   *layout = desmi_text_get_layout (mark->text, &mark->font, NULL);
  FloorStyle     style = style_of (mark);
  PangoRectangle logical;
  double         x;

  pango_layout_get_extents (layout, NULL, &logical);
  x = desmi_scene_place_text (mark, &logical);
  for (GSList *l = pango_layout_get_line_readonly (layout, 0)->runs; l != NULL; l = l->next)
    {
      const PangoGlyphItem *item = l->data;

      add_run (primitives, &style, item, x, desmi_scene_mark_get_baseline (mark));
      x += pango_units_to_double (pango_glyph_string_get_width (item->glyphs));
    }
}

static FloorPrimitive
new_text (const DesmiSceneMark *mark)
{
  return (FloorPrimitive){ .kind = FLOOR_TEXT,
                           .style = style_of (mark),
                           .text = strdup (mark->text),
                           .box = { mark->box.x, desmi_scene_mark_get_baseline (mark),
                                    mark->font.size_px, mark->font.bold } };
}

/* Edges on whole pixels are filled faster, and crisp. */
static void
trace (const DesmiSceneMark *mark, cairo_t *cr)
{
  double x = round (mark->box.x), y = round (mark->box.y);

  if (mark->shape != DESMI_SHAPE_RECT || mark->style.radius > 0)
    {
      desmi_scene_trace (mark, cr);
      return;
    }
  cairo_new_path (cr);
  cairo_rectangle (cr, x, y, MAX (round (mark->box.x + mark->box.width) - x, 1),
                   MAX (round (mark->box.y + mark->box.height) - y, 1));
}

static FloorPrimitive
new_shape (const DesmiSceneMark *mark, const double *line, cairo_t *cr)
{
  FloorPrimitive primitive
      = { .kind = FLOOR_PATH,
          .style = style_of (mark),
          .box = { mark->box.x, mark->box.y, mark->box.width, mark->box.height } };

  if (mark->shape == DESMI_SHAPE_IMAGE)
    {
      primitive.kind = FLOOR_IMAGE;
      primitive.image = cairo_surface_reference (mark->image);
    }
  else if (line != NULL && mark->shape == DESMI_SHAPE_PATH)
    {
      primitive.kind = FLOOR_LINE;
      memcpy (primitive.box, line, sizeof primitive.box);
    }
  else
    {
      trace (mark, cr);
      primitive.path = cairo_copy_path (cr);
    }
  return primitive;
}

/* Stripes over all that is not clipped to another shape than a rectangle. */
static void
add_hatch (GArray *primitives, const DesmiSceneMark *mark, cairo_t *cr)
{
  FloorPrimitive primitive = { .kind = FLOOR_PATH, .style = style_of (mark) };

  memcpy (primitive.style.fill, primitive.style.stroke, sizeof primitive.style.fill);
  primitive.style.stroke_width = 0;
  cairo_new_path (cr);
  desmi_scene_trace_hatch (mark, cr);
  primitive.path = cairo_copy_path (cr);
  g_array_append_val (primitives, primitive);
}

static gboolean
has_ink (const DesmiSceneMark *mark)
{
  return mark->shape == DESMI_SHAPE_IMAGE || mark->style.fill.alpha > 0
         || (mark->style.stroke.alpha > 0 && mark->style.stroke_width > 0);
}

/**
 * chart_floor_init:
 * @self: (out caller-allocates): the primitives of a scene, which it may outlive
 * @line: (nullable): where the points of the long line are, which is the scene's only path
 * @texts: texts as such, for another program; else as glyphs, found and placed
 */
void
chart_floor_init (Floor *self, DesmiScene *scene, const double *line, gboolean texts)
{
  GArray          *primitives = g_array_new (FALSE, FALSE, sizeof (FloorPrimitive));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1, 1);
  cairo_t         *cr = cairo_create (surface);

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      FloorPrimitive        primitive;

      if (!has_ink (mark))
        continue;
      if (mark->shape == DESMI_SHAPE_TEXT && !texts)
        {
          add_runs (primitives, mark, cr);
          continue;
        }
      primitive = mark->shape == DESMI_SHAPE_TEXT ? new_text (mark) : new_shape (mark, line, cr);
      g_array_append_val (primitives, primitive);
      if (mark->style.hatch != DESMI_HATCH_NONE)
        add_hatch (primitives, mark, cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  *self = (Floor){ .width = desmi_scene_get_width (scene),
                   .height = desmi_scene_get_height (scene),
                   .n_primitives = primitives->len };
  self->primitives = calloc (primitives->len, sizeof (FloorPrimitive));
  memcpy (self->primitives, primitives->data, primitives->len * sizeof (FloorPrimitive));
  g_array_unref (primitives);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * chart_floor_export:
 *
 * Returns: (transfer full): the file
 */
GBytes *
chart_floor_export (const Floor *self, DesmiExportFormat format)
{
  static const FloorFormat formats[] = {
    [DESMI_EXPORT_PNG] = FLOOR_PNG, [DESMI_EXPORT_SVG] = FLOOR_SVG, [DESMI_EXPORT_PDF] = FLOOR_PDF
  };
  GByteArray *out = g_byte_array_new ();

  floor_export (self, formats[format], write_cb, out);
  return g_byte_array_free_to_bytes (out);
}
