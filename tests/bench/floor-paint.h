/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Cairo alone must do for a picture: its primitives, made ready, issued one after another.
 * Nothing here knows of our library or of GLib. */
#pragma once

#include <cairo.h>
#include <stdio.h>

typedef struct
{
  double            fill[4], stroke[4]; /* red, green, blue, alpha; alpha 0: none */
  double            stroke_width, dash[4];
  cairo_fill_rule_t rule;
} FloorStyle;

typedef struct
{
  cairo_scaled_font_t *font;
  cairo_glyph_t       *glyphs; /* at their places; freed with it */
  int                  n_glyphs;
} FloorRun;

typedef enum
{
  FLOOR_PATH,
  FLOOR_RUN,  /* glyphs of a font */
  FLOOR_TEXT, /* a text, for Cairo to find font and glyphs of */
  FLOOR_IMAGE,
  FLOOR_LINE, /* the long line, to be thinned */
} FloorKind;

/* One kind of them is valid in each; @box: x, y, width, height of an image; x, baseline, size and
 * whether bold of a text; left end, step across, zero and step up of a line. */
typedef struct
{
  FloorKind        kind;
  FloorStyle       style;
  double           box[4];
  cairo_path_t    *path;
  FloorRun         run;
  char            *text;
  cairo_surface_t *image;
} FloorPrimitive;

typedef enum
{
  FLOOR_PNG,
  FLOOR_SVG,
  FLOOR_PDF,
} FloorFormat;

typedef struct
{
  double          width, height;
  FloorPrimitive *primitives; /* freed with it */
  size_t          n_primitives;
} Floor;

void floor_paint (const Floor *self, cairo_t *cr);
void floor_export (const Floor *self, FloorFormat format, cairo_write_func_t write, void *closure);
void floor_clear (Floor *self);
void floor_primitive_clear (FloorPrimitive *primitive);
int  floor_save (const Floor *self, FILE *file);
int  floor_load (Floor *self, FILE *file);
