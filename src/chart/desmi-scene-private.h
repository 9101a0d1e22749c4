/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that paint, search and write a scene know of it. */
#pragma once

#include "chart/desmi-scene.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Before the mark of that index, or behind the last, an element begins or ends. */
typedef struct
{
  guint    mark;
  gboolean end;
  char    *name, *attributes;
} DesmiSceneTag;

struct _DesmiScene
{
  gatomicrefcount ref_count;
  double          width, height;
  DesmiTheme      theme;
  char           *title;
  char           *summary;
  gboolean        is_empty;
  char           *empty_text; /* nullable */
  DesmiTable     *table;
  GArray         *marks;     /* of DesmiSceneMark */
  GArray         *tags;      /* of DesmiSceneTag, by mark */
  GPtrArray      *buckets;   /* of GArray of guint: marks to pick by strip of x; NULL: not made */
  GArray         *walk;      /* of guint: marks in reading order; NULL: not made */
  GPtrArray      *text_rows; /* of GArray of guint: texts by strip of y; NULL: not made */
  guint           n_in_rows; /* marks already looked at for them */
};

DesmiSceneMark *desmi_scene_add_mark (DesmiScene *self, DesmiShape shape, const DesmiStyle *style);
void            desmi_scene_forget_index (DesmiScene *self);
GArray         *desmi_scene_get_walk (DesmiScene *self);
int   desmi_scene_find_text (DesmiScene *self, const DesmiBox *box, double gap, guint before);
void  desmi_scene_trace (const DesmiSceneMark *mark, cairo_t *cr);
void  desmi_scene_trace_hatch (const DesmiSceneMark *mark, cairo_t *cr);
guint desmi_scene_get_n_ground (DesmiScene *self);
void  desmi_scene_paint_keyless (DesmiScene *self, cairo_t *cr, guint index);
cairo_surface_t *desmi_scene_mark_crop (const DesmiSceneMark *mark) G_GNUC_WARN_UNUSED_RESULT;
gboolean         desmi_scene_mark_is_lit (const DesmiSceneMark *mark, const char *highlight_key);
GString         *desmi_scene_write_svg (DesmiScene *self, gboolean text_as_outlines);
double           desmi_scene_place_text (const DesmiSceneMark *mark, const PangoRectangle *logical);
gboolean desmi_scene_outline_text (DesmiScene *self, const DesmiSceneMark *mark, GString *out);
GBytes  *desmi_scene_write_png (DesmiScene *self, double scale, gboolean small, GError **error);
GBytes *desmi_scene_write_pdf (DesmiScene *self, const DesmiExportOptions *options, GError **error);
void    desmi_append_number (GString *out, double value, int decimals);

G_END_DECLS
