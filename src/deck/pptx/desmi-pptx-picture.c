/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures: photos, and charts that the Office programs cannot draw. */
#include "deck/pptx/desmi-matrix-table.h"
#include "deck/pptx/desmi-pptx-private.h"
#include "deck/pptx/desmi-pptx.h"

#include <string.h>

#define PNG_SCALE (8.0 / 3.0) /* pixels in a point: twice those of a screen that shows it whole */

/* Returns: (nullable): the ending of a kind of picture that slides may have */
static const char *
find_ending (GBytes *bytes)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size > 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return "png";
  if (size > 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return "jpeg";
  return size > 5 && (memcmp (data, "<?xml", 5) == 0 || memcmp (data, "<svg", 4) == 0) ? "svg"
                                                                                       : NULL;
}

/**
 * desmi_pptx_is_image:
 *
 * Returns: whether it is a picture that slides may have
 */
gboolean
desmi_pptx_is_image (GBytes *bytes)
{
  return find_ending (bytes) != NULL;
}

/**
 * desmi_pptx_take_image:
 * @bytes: (transfer none): PNG, JPEG or SVG
 *
 * Adds a picture, once whatever often it is shown.
 *
 * Returns: (transfer full) (nullable): its path; %NULL: it is none
 */
char *
desmi_pptx_take_image (DesmiPptx *self, GBytes *bytes)
{
  const char      *ending = find_ending (bytes), *known;
  g_autofree char *digest = NULL;
  char            *path;

  if (ending == NULL)
    return NULL;
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  known = g_hash_table_lookup (self->media, digest);
  if (known != NULL)
    return g_strdup (known);
  path = g_strdup_printf ("ppt/media/image%u.%s", ++self->n_images, ending);
  desmi_package_take_part (self->package, path, NULL, g_bytes_ref (bytes));
  g_hash_table_insert (self->media, g_steal_pointer (&digest), g_strdup (path));
  return path;
}

static char *export(DesmiPptx *self, DesmiScene *scene, DesmiExportFormat format, GError **error)
{
  const DesmiExportOptions options = { .scale = PNG_SCALE, .text_as_outlines = TRUE };
  g_autoptr (GBytes)       bytes = desmi_scene_export (scene, format, &options, error);

  return bytes != NULL ? desmi_pptx_take_image (self, bytes) : NULL;
}

/* Returns: (transfer full) (nullable): a chart as it is in the program */
static DesmiScene *
lay_out (const DesmiPptx *self, const DesmiPageItem *item, GError **error)
{
  const DesmiChartContext context = { .width = item->box.width,
                                      .height = item->box.height,
                                      .theme = &self->pages->theme,
                                      .locale = self->locale,
                                      .measurer = desmi_measurer_get_pango () };

  if (item->scene != NULL)
    return desmi_scene_ref (item->scene);
  return desmi_chart_data_layout (item->chart, &context, FALSE, error);
}

/**
 * desmi_pptx_is_painted:
 * @item: a chart on one of @pages
 *
 * Returns: whether the Office programs cannot draw it, even as a table, so that it is a picture
 */
gboolean
desmi_pptx_is_painted (DesmiPages *pages, const DesmiPageItem *item)
{
  const DesmiTheme          *theme = &pages->theme;
  const DesmiLocale         *locale = pages->deck->locale;
  g_autoptr (DesmiPlot)      second = NULL;
  g_autoptr (DesmiPlot)      plot = desmi_plot_new_both (item->chart, theme, locale, &second);
  g_autoptr (DesmiPageTable) table = NULL;

  if (plot == NULL)
    table = desmi_matrix_table_new (item->chart, &item->box, theme, locale, NULL);
  return plot == NULL && table == NULL;
}

/**
 * desmi_pptx_paint_chart:
 * @item: a chart
 * @out: (out): the pictures
 *
 * Draws a chart as it is in the program: as vectors with letters as outlines, which need no font
 * of ours, and as pixels.
 *
 * Returns: whether it could be drawn; else DESMI_CHART_ERROR
 */
gboolean
desmi_pptx_paint_chart (DesmiPptx           *self,
                        const DesmiPageItem *item,
                        DesmiPptxPicture    *out,
                        GError             **error)
{
  g_autoptr (DesmiScene) scene = lay_out (self, item, error);

  if (scene == NULL)
    return FALSE;
  out->png = export(self, scene, DESMI_EXPORT_PNG, error);
  if (out->png == NULL)
    return FALSE;
  out->svg = export(self, scene, DESMI_EXPORT_SVG, error);
  out->words = g_strdup (desmi_scene_get_summary (scene));
  return out->svg != NULL;
}
