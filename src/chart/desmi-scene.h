/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture as an ordered list of marks, each with the datum it stands for. Painted, written,
 * searched, described and compared once, here, for every chart and slide. */
#pragma once

#include "chart/desmi-theme.h"
#include "chart/desmi-measurer.h"
#include "core/desmi-table.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct
{
  double x, y, width, height; /* px, y grows downwards */
} DesmiBox;

typedef enum
{
  DESMI_SHAPE_RECT,
  DESMI_SHAPE_PATH,
  DESMI_SHAPE_TEXT,
  DESMI_SHAPE_IMAGE,
} DesmiShape;

typedef enum
{
  DESMI_HATCH_NONE,
  DESMI_HATCH_45,
  DESMI_HATCH_135,
  DESMI_HATCH_0,
  DESMI_HATCH_90,
  DESMI_HATCH_CROSS, /* 45 and 135 */
  DESMI_HATCH_GRID,  /* 0 and 90 */
} DesmiHatch;

typedef enum
{
  DESMI_ALIGN_START,
  DESMI_ALIGN_MIDDLE,
  DESMI_ALIGN_END,
} DesmiAlign;

typedef enum
{
  DESMI_PATH_MOVE,  /* 1 point */
  DESMI_PATH_LINE,  /* 1 point */
  DESMI_PATH_CURVE, /* 3 points */
  DESMI_PATH_CLOSE, /* none */
} DesmiPathOp;

typedef struct
{
  DesmiColor fill;   /* alpha 0: none */
  DesmiColor stroke; /* alpha 0: none */
  double     stroke_width;
  double     dash[4];  /* until the first 0 */
  DesmiHatch hatch;    /* drawn over the fill in the stroke colour */
  double     radius;   /* of a rectangle's corners */
  gboolean   even_odd; /* of a path: a ring within a ring is a hole, whichever way round it goes */
} DesmiStyle;

/**
 * DesmiSceneMark:
 * @key: (nullable): identity of the datum, stable between layouts ("out:2023-01"); same key, same
 * datum. After it, each behind a tab, may stand the identities that are highlighted with it: a
 * ribbon names its two nodes, so that both stay when it is pointed at, and it stays when one of
 * them is
 * @row: row of the chart's data table it stands for, or -1
 * @text: (nullable): of DESMI_SHAPE_TEXT, what is drawn; else unused
 * @full_text: (nullable): the text before it was shortened
 * @style: of text, the fill is its colour and a stroke the halo behind it
 * @accessible: (nullable): "Taiwan, 1.204 orang, 31%"; a mark that has it can be picked and walked
 * to
 * @cut: of an image: the part of it that is shown, each from 0 to 1; width 0: all of it
 * @smooth: of an image: a photo, which has no cells with sharp edges
 */
typedef struct
{
  DesmiShape       shape;
  DesmiStyle       style;
  DesmiBox         box;    /* bounds; for text, the measured box */
  DesmiBox         hit;    /* bounds to be picked in; width 0: the shape's own */
  GArray          *ops;    /* of guint8 DesmiPathOp, paths only */
  GArray          *points; /* of double x, y, ... paths only */
  char            *text;
  char            *full_text;
  DesmiFont        font;
  DesmiAlign       align;
  char            *key;
  int              row;
  char            *accessible;
  char           **filter; /* (nullable): see desmi_scene_mark_get_filter() */
  cairo_surface_t *image;  /* images only */
  DesmiBox         cut;
  gboolean         smooth;
} DesmiSceneMark;

typedef struct _DesmiScene DesmiScene;

DesmiScene                *desmi_scene_new (double width, double height, const DesmiTheme *theme);
DesmiScene                *desmi_scene_ref (DesmiScene *self);
void                       desmi_scene_unref (DesmiScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiScene, desmi_scene_unref)

/* Building: each returns the mark just added, valid until the next one is. */
DesmiSceneMark *desmi_scene_add_rect (DesmiScene       *self,
                                      double            x,
                                      double            y,
                                      double            width,
                                      double            height,
                                      const DesmiStyle *style);
DesmiSceneMark *desmi_scene_add_path (DesmiScene *self, const DesmiStyle *style);
void            desmi_scene_path_move_to (DesmiSceneMark *path, double x, double y);
void            desmi_scene_path_line_to (DesmiSceneMark *path, double x, double y);
void            desmi_scene_path_curve_to (DesmiSceneMark *path,
                                           double          x1,
                                           double          y1,
                                           double          x2,
                                           double          y2,
                                           double          x,
                                           double          y);
void            desmi_scene_path_close (DesmiSceneMark *path);
DesmiSceneMark *desmi_scene_add_text (DesmiScene          *self,
                                      const char          *text,
                                      double               x,
                                      double               baseline_y,
                                      DesmiAlign           align,
                                      const DesmiFont     *font,
                                      const DesmiColor    *color,
                                      const DesmiMeasurer *measurer);
DesmiSceneMark *desmi_scene_add_text_fitted (DesmiScene          *self,
                                             const char          *text,
                                             double               x,
                                             double               baseline_y,
                                             DesmiAlign           align,
                                             const DesmiFont     *font,
                                             const DesmiColor    *color,
                                             const DesmiMeasurer *measurer,
                                             double               max_width,
                                             gboolean             middle);
DesmiSceneMark *desmi_scene_add_image (DesmiScene      *self,
                                       cairo_surface_t *image,
                                       double           x,
                                       double           y,
                                       double           width,
                                       double           height);
DesmiSceneMark *desmi_scene_add_photo (DesmiScene      *self,
                                       cairo_surface_t *image,
                                       const DesmiBox  *box,
                                       const DesmiBox  *cut);
void            desmi_scene_add_scene (DesmiScene *self, DesmiScene *part, double x, double y);

/* What the marks between are to who reads the file and does not see it: elements of a tagged PDF,
 * "P", "Figure", "Link", with cairo's attributes. They nest. */
void desmi_scene_begin_tag (DesmiScene *self, const char *name, const char *attributes);
void desmi_scene_end_tag (DesmiScene *self);
void
desmi_scene_mark_set_datum (DesmiSceneMark *mark, const char *key, int row, const char *accessible);
void
desmi_scene_mark_set_hit (DesmiSceneMark *mark, double x, double y, double width, double height);
void desmi_scene_mark_add_filter (DesmiSceneMark *mark, const char *column, const char *value);
const char *const    *desmi_scene_mark_get_filter (const DesmiSceneMark *mark);
double                desmi_scene_mark_get_baseline (const DesmiSceneMark *mark);
gboolean              desmi_scene_has_room (DesmiScene     *self,
                                            const DesmiBox *box,
                                            double          gap); /* no text within gap px */
void                  desmi_scene_set_title (DesmiScene *self, const char *title);
void                  desmi_scene_set_summary (DesmiScene *self, const char *summary);
void                  desmi_scene_set_empty (DesmiScene *self, const char *why);
gboolean              desmi_scene_is_empty (DesmiScene *self, const char **why);
void                  desmi_scene_set_table (DesmiScene *self,
                                             DesmiTable *table); /* the data shown, in the order shown */

double                desmi_scene_get_width (DesmiScene *self);
double                desmi_scene_get_height (DesmiScene *self);
const DesmiTheme     *desmi_scene_get_theme (DesmiScene *self);
const char           *desmi_scene_get_title (DesmiScene *self);
const char           *desmi_scene_get_summary (DesmiScene *self);
DesmiTable           *desmi_scene_get_table (DesmiScene *self); /* nullable */
guint                 desmi_scene_get_n_marks (DesmiScene *self);
const DesmiSceneMark *desmi_scene_get_mark (DesmiScene *self, guint index);

/* Painting, without a background: all of it; or as a picture, which #DesmiSceneFade fades, to go
 * under the data of one key */
void             desmi_scene_paint (DesmiScene *self, cairo_t *cr);
cairo_surface_t *desmi_scene_paint_picture (DesmiScene      *self,
                                            cairo_surface_t *picture) G_GNUC_WARN_UNUSED_RESULT;
DesmiBox         desmi_scene_get_lit_box (DesmiScene *self, const char *key);
void             desmi_scene_paint_lit (DesmiScene *self, cairo_t *cr, const char *key);
void             desmi_scene_paint_dot (DesmiScene *self, cairo_t *cr, const DesmiSceneMark *mark);
gboolean         desmi_scene_lights_same (DesmiScene *self, const char *one, const char *two);
/* Topmost mark with accessible text at a point, -1: none */
int desmi_scene_pick (DesmiScene *self, double x, double y);
/* The next mark to walk to by keyboard, in reading order; -1 starts; direction +1 or -1 */
int   desmi_scene_next (DesmiScene *self, int mark, int direction);
char *desmi_scene_describe (DesmiScene *self)
    G_GNUC_WARN_UNUSED_RESULT; /* title, summary, every mark's text */
char *desmi_scene_to_text (DesmiScene *self) G_GNUC_WARN_UNUSED_RESULT; /* for comparing in tests */
gboolean desmi_scene_check (DesmiScene *self,
                            char      **why); /* finite, inside, no two labels overlap */

typedef enum
{
  DESMI_EXPORT_PNG,
  DESMI_EXPORT_SVG,
  DESMI_EXPORT_PDF,
} DesmiExportFormat;

/* What an A4 page has room for between its margins at the size at which text is meant: a scene laid
 * out so is printed as it is. */
#define DESMI_EXPORT_A4_WIDTH_PX 1009
#define DESMI_EXPORT_A4_HEIGHT_PX 680

/**
 * DesmiExportOptions:
 * @scale: PNG: image pixels in a px, above 0
 * @created_utc: PDF, which has to have a date: seconds since 1970, instead of the clock's
 * @small: PNG: take the time to make a small file, for one that is kept
 * @text_as_outlines: SVG: text as the outlines of its letters, for programs without the fonts
 * @a4: PDF: the scene as large as fits on an A4 page across with margins of 15 mm; else the page is
 * as large as the scene
 */
typedef struct
{
  double   scale;
  gint64   created_utc;
  gboolean small;
  gboolean text_as_outlines;
  gboolean a4;
} DesmiExportOptions;

gboolean desmi_export_format_from_path (const char *path, DesmiExportFormat *out);
GBytes  *desmi_scene_export (DesmiScene               *self,
                             DesmiExportFormat         format,
                             const DesmiExportOptions *options,
                             GError                  **error);
gboolean desmi_scene_export_to_file (DesmiScene               *self,
                                     const char               *path,
                                     DesmiExportFormat         format,
                                     const DesmiExportOptions *options,
                                     GError                  **error);

#define DESMI_CHART_ERROR (desmi_chart_error_quark ())
GQuark desmi_chart_error_quark (void);

typedef enum
{
  DESMI_CHART_ERROR_DATA,    /* the table cannot be drawn so: negative in a Sankey, a cycle ... */
  DESMI_CHART_ERROR_EXPORT,  /* the file could not be written */
  DESMI_CHART_ERROR_UNKNOWN, /* no such chart */
} DesmiChartError;

G_END_DECLS
