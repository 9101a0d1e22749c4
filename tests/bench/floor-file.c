/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Primitives as a file of this machine's own numbers, from one program to the other. */
#include "floor-paint.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  FloorKind  kind;
  FloorStyle style;
  double     box[4];
  int        length; /* of what follows: numbers of a path, bytes of a text */
  int        width, height;
} Head;

static int
put (FILE *file, const void *data, size_t length)
{
  return fwrite (data, 1, length, file) == length;
}

static int
get (FILE *file, void *data, size_t length)
{
  return fread (data, 1, length, file) == length;
}

static int
save (const FloorPrimitive *primitive, FILE *file)
{
  Head head = { primitive->kind, primitive->style, { 0 }, 0, 0, 0 };
  int  ok;

  memcpy (head.box, primitive->box, sizeof head.box);
  if (primitive->path != NULL)
    head.length = primitive->path->num_data;
  if (primitive->text != NULL)
    head.length = (int) strlen (primitive->text);
  if (primitive->image != NULL)
    {
      head.width = cairo_image_surface_get_width (primitive->image);
      head.height = cairo_image_surface_get_height (primitive->image);
    }
  ok = put (file, &head, sizeof head);
  if (primitive->path != NULL)
    ok = ok && put (file, primitive->path->data, (size_t) head.length * sizeof (cairo_path_data_t));
  if (primitive->text != NULL)
    ok = ok && put (file, primitive->text, (size_t) head.length);
  for (int y = 0; y < head.height; y++)
    ok = ok
         && put (file,
                 cairo_image_surface_get_data (primitive->image)
                     + (size_t) y * (size_t) cairo_image_surface_get_stride (primitive->image),
                 (size_t) head.width * 4);
  return ok;
}

/**
 * floor_save:
 *
 * Writes a floor without glyphs of a font: its texts are texts.
 *
 * Returns: whether it could
 */
int
floor_save (const Floor *self, FILE *file)
{
  int ok = put (file, self, sizeof *self);

  for (size_t i = 0; ok && i < self->n_primitives; i++)
    ok = save (&self->primitives[i], file);
  return ok;
}

static int
load_path (FloorPrimitive *primitive, int length, FILE *file)
{
  size_t        size = (size_t) length * sizeof (cairo_path_data_t);
  cairo_path_t *path = malloc (sizeof *path);

  path->status = CAIRO_STATUS_SUCCESS;
  path->num_data = length;
  path->data = malloc (size + 1);
  primitive->path = path;
  return get (file, path->data, size);
}

static int
load_image (FloorPrimitive *primitive, int width, int height, FILE *file)
{
  int ok = 1;

  primitive->image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  for (int y = 0; ok && y < height; y++)
    ok = get (file,
              cairo_image_surface_get_data (primitive->image)
                  + (size_t) y * (size_t) cairo_image_surface_get_stride (primitive->image),
              (size_t) width * 4);
  cairo_surface_mark_dirty (primitive->image);
  return ok;
}

static int
load (FloorPrimitive *primitive, FILE *file)
{
  Head head;

  if (!get (file, &head, sizeof head))
    return 0;
  primitive->kind = head.kind;
  primitive->style = head.style;
  memcpy (primitive->box, head.box, sizeof head.box);
  if (head.kind == FLOOR_PATH)
    return load_path (primitive, head.length, file);
  if (head.kind == FLOOR_IMAGE)
    return load_image (primitive, head.width, head.height, file);
  if (head.kind != FLOOR_TEXT)
    return 1;
  primitive->text = calloc ((size_t) head.length + 1, 1);
  return get (file, primitive->text, (size_t) head.length);
}

/**
 * floor_load:
 * @self: (out caller-allocates): what floor_save() wrote
 *
 * Returns: whether it could
 */
int
floor_load (Floor *self, FILE *file)
{
  int ok = get (file, self, sizeof *self);

  if (!ok)
    return 0;
  self->primitives = calloc (self->n_primitives, sizeof *self->primitives);
  for (size_t i = 0; ok && i < self->n_primitives; i++)
    ok = load (&self->primitives[i], file);
  return ok;
}
