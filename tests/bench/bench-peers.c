/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-peers.h"

#include "bench-line.h"

#include "chart/desmi-scene-private.h"

#include <stdio.h>

static FILE *
create (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  FILE            *file = fopen (path, "wb");

  g_assert_nonnull (file);
  return file;
}

static void
write_grid (const char *folder,
            const char *name,
            guint       n_rows,
            guint       n_columns,
            double (*value_of) (guint, guint))
{
  FILE *file = create (folder, name);

  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < n_columns; c++)
      fprintf (file, "%g%c", value_of (r, c), c + 1 < n_columns ? ' ' : '\n');
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
write_line (const char *folder)
{
  FILE *file = create (folder, "line.bin");

  for (guint i = 0; i < BENCH_LINE_POINTS; i++)
    {
      double value = bench_line_value (i);

      g_assert_cmpuint (fwrite (&value, sizeof value, 1, file), ==, 1);
    }
  g_assert_cmpint (fclose (file), ==, 0);
}

static guint32
rgb_of (const DesmiColor *color)
{
  return (guint32) (color->red * 255 + 0.5) << 16 | (guint32) (color->green * 255 + 0.5) << 8
         | (guint32) (color->blue * 255 + 0.5);
}

/* matplotlib has curves: a line a path, its colour first. */
static void
write_curves (FILE *file, const DesmiSceneMark *mark, cairo_t *cr)
{
  cairo_path_t *path;

  desmi_scene_trace (mark, cr);
  path = cairo_copy_path (cr);
  fprintf (file, "#%06x %g", rgb_of (&mark->style.fill), mark->style.fill.alpha);
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    for (int k = 1; k < path->data[i].header.length; k++)
      fprintf (file, " %d %.2f %.2f",
               path->data[i].header.type == CAIRO_PATH_MOVE_TO   ? 1
               : path->data[i].header.type == CAIRO_PATH_LINE_TO ? 2
                                                                 : 4,
               path->data[i + k].point.x, path->data[i + k].point.y);
  fputc ('\n', file);
  cairo_path_destroy (path);
}

/* gnuplot has polygons: points, a blank line after each, two before another colour. */
static void
write_polygon (FILE *file, const DesmiSceneMark *mark, cairo_t *cr)
{
  cairo_path_t *path;

  desmi_scene_trace (mark, cr);
  path = cairo_copy_path_flat (cr);
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    if (path->data[i].header.length > 1)
      fprintf (file, "%.2f %.2f\n", path->data[i + 1].point.x, path->data[i + 1].point.y);
  fputc ('\n', file);
  cairo_path_destroy (path);
}

static gboolean
is_filled (const DesmiSceneMark *mark)
{
  return mark->shape != DESMI_SHAPE_TEXT && mark->style.fill.alpha > 0;
}

/* What is filled, by colours, and those colours for gnuplot. */
static void
write_polygons (const char *folder, DesmiScene *scene, cairo_t *cr)
{
  FILE              *polygons = create (folder, "sankey.polygons");
  FILE              *colors = create (folder, "sankey.colors");
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      guint32               color = rgb_of (&mark->style.fill);
      guint                 k = 0;

      while (k < seen->len && g_array_index (seen, guint32, k) != color)
        k++;
      if (!is_filled (mark) || k < seen->len)
        continue;
      g_array_append_val (seen, color);
      fprintf (colors, "%u\n", (guint32) ((1 - mark->style.fill.alpha) * 255 + 0.5) << 24 | color);
      if (seen->len > 1)
        fputc ('\n', polygons);
      for (guint j = i; j < desmi_scene_get_n_marks (scene); j++)
        if (is_filled (desmi_scene_get_mark (scene, j))
            && rgb_of (&desmi_scene_get_mark (scene, j)->style.fill) == color)
          write_polygon (polygons, desmi_scene_get_mark (scene, j), cr);
    }
  g_assert_cmpint (fclose (polygons), ==, 0);
  g_assert_cmpint (fclose (colors), ==, 0);
}

/* Neither has a Sankey: they get the places that ours has found. */
static void
write_sankey (const char *folder, DesmiScene *scene)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1, 1);
  cairo_t         *cr = cairo_create (surface);
  FILE            *curves = create (folder, "sankey.curves");
  FILE            *texts = create (folder, "sankey.texts");

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->shape == DESMI_SHAPE_TEXT)
        fprintf (texts, "%.2f\t%.2f\t%s\n", mark->box.x, desmi_scene_mark_get_baseline (mark),
                 mark->text);
      else if (is_filled (mark))
        write_curves (curves, mark, cr);
    }
  write_polygons (folder, scene, cr);
  g_assert_cmpint (fclose (curves), ==, 0);
  g_assert_cmpint (fclose (texts), ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/**
 * bench_peers_write:
 * @laid_out: the scene, for those who cannot lay it out
 *
 * Writes a scene's data into a folder, for the scripts of the peers.
 */
void
bench_peers_write (const char *folder, BenchScene scene, DesmiScene *laid_out)
{
  switch (scene)
    {
    case BENCH_STACKED:
      write_grid (folder, "stacked.txt", BENCH_MONTHS, BENCH_CATEGORIES, bench_scene_stacked_value);
      break;
    case BENCH_LINE:
      write_line (folder);
      break;
    case BENCH_HEAT:
      write_grid (folder, "heat.txt", BENCH_ROWS, BENCH_COLUMNS, bench_scene_heat_value);
      break;
    case BENCH_SANKEY:
    case BENCH_N_SCENES:
    default:
      write_sankey (folder, laid_out);
      break;
    }
}
