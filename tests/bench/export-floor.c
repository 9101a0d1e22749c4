/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same picture by Cairo and libpng alone: export-floor PRIMITIVES FILE. */
#include "floor-paint.h"

#include <string.h>

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  return fwrite (data, 1, length, closure) == length ? CAIRO_STATUS_SUCCESS
                                                     : CAIRO_STATUS_WRITE_ERROR;
}

static FloorFormat
format_of (const char *path)
{
  const char *suffix = strrchr (path, '.');

  if (suffix != NULL && strcmp (suffix, ".pdf") == 0)
    return FLOOR_PDF;
  return suffix != NULL && strcmp (suffix, ".svg") == 0 ? FLOOR_SVG : FLOOR_PNG;
}

int
main (int argc, char **argv)
{
  FILE *in = argc == 3 ? fopen (argv[1], "rb") : NULL;
  FILE *out = in != NULL ? fopen (argv[2], "wb") : NULL;
  Floor picture;

  if (out == NULL || !floor_load (&picture, in))
    return 2;
  floor_export (&picture, format_of (argv[2]), write_cb, out);
  return fclose (out) == 0 ? 0 : 1;
}
