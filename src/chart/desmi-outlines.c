/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds the outlines of areas, and reads them from the files that build-aux/make-outlines.py
 * writes. */
#include "chart/desmi-outlines.h"

#include "chart/desmi-scene.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEAD "desmi outlines 1\n"
#define UNIT_E6 100 /* millionths of a degree in a unit of the file */
#define MOST_UNITS 3600000
#define MOST_BITS 35

struct _DesmiOutlines
{
  GPtrArray  *areas; /* of DesmiOutline */
  GHashTable *by_code;
  gboolean    has_rings;
};

static void
outline_free (gpointer data)
{
  DesmiOutline *self = data;

  g_free (self->code);
  g_free (self->name);
  g_clear_pointer (&self->rings, g_ptr_array_unref);
  g_free (self);
}

/**
 * desmi_outlines_new:
 *
 * Returns: (transfer full): no areas yet
 */
DesmiOutlines *
desmi_outlines_new (void)
{
  DesmiOutlines *self = g_new0 (DesmiOutlines, 1);

  self->areas = g_ptr_array_new_with_free_func (outline_free);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * desmi_outlines_free:
 * @self: (transfer full): the outlines
 */
void
desmi_outlines_free (DesmiOutlines *self)
{
  g_hash_table_unref (self->by_code);
  g_ptr_array_unref (self->areas);
  g_free (self);
}

/**
 * desmi_outlines_add:
 * @code: of the area; one that is there already is not added again
 * @name: (nullable): for the reader
 * @label: (nullable): where it lies, if that is known
 * @rings: (nullable) (transfer none): see #DesmiOutline; shared, not to be changed any more
 *
 * Adds an area; only while nobody else has the outlines.
 */
void
desmi_outlines_add (DesmiOutlines     *self,
                    const char        *code,
                    const char        *name,
                    const DesmiLonLat *label,
                    GPtrArray         *rings)
{
  DesmiOutline *area;

  if (g_hash_table_contains (self->by_code, code))
    return;
  area = g_new0 (DesmiOutline, 1);
  area->code = g_strdup (code);
  area->name = g_strdup (name);
  area->has_label = label != NULL;
  if (label != NULL)
    area->label = *label;
  if (rings != NULL && rings->len > 0)
    area->rings = g_ptr_array_ref (rings);
  self->has_rings = self->has_rings || area->rings != NULL;
  g_ptr_array_add (self->areas, area);
  g_hash_table_insert (self->by_code, area->code, area);
}

/**
 * desmi_outlines_get_n:
 *
 * Returns: how many areas there are
 */
guint
desmi_outlines_get_n (const DesmiOutlines *self)
{
  return self->areas->len;
}

/**
 * desmi_outlines_get:
 *
 * Returns: (transfer none): an area
 */
const DesmiOutline *
desmi_outlines_get (const DesmiOutlines *self, guint index)
{
  return g_ptr_array_index (self->areas, index);
}

/**
 * desmi_outlines_find:
 *
 * Returns: (transfer none) (nullable): the area of that code
 */
const DesmiOutline *
desmi_outlines_find (const DesmiOutlines *self, const char *code)
{
  return g_hash_table_lookup (self->by_code, code);
}

/**
 * desmi_outlines_has_rings:
 *
 * Returns: whether any area has an outline; else only points are known
 */
gboolean
desmi_outlines_has_rings (const DesmiOutlines *self)
{
  return self->has_rings;
}

/* What is left of a file; @broken once it holds something else than it should. */
typedef struct
{
  const guint8 *at, *end;
  gboolean      broken;
} Reader;

static guint64
read_unsigned (Reader *self)
{
  guint64 value = 0;

  for (guint shift = 0; shift < MOST_BITS; shift += 7)
    {
      if (self->at >= self->end)
        break;
      value |= (guint64) (*self->at & 127) << shift;
      if ((*self->at++ & 128) == 0)
        return value;
    }
  self->broken = TRUE;
  return 0;
}

/* As many things as may follow: each takes a byte at least. */
static guint
read_number (Reader *self)
{
  guint64 n = read_unsigned (self);

  if (n > (guint64) (self->end - self->at))
    {
      self->broken = TRUE;
      return 0;
    }
  return (guint) n;
}

static gint64
read_signed (Reader *self)
{
  guint64 value = read_unsigned (self);

  return (value & 1) != 0 ? -(gint64) (value >> 1) - 1 : (gint64) (value >> 1);
}

static DesmiLonLat
read_point (Reader *self, const DesmiLonLat *before)
{
  gint64 lon = before->lon_e6 / UNIT_E6 + read_signed (self);
  gint64 lat = before->lat_e6 / UNIT_E6 + read_signed (self);

  if (ABS (lon) > MOST_UNITS || ABS (lat) > MOST_UNITS)
    {
      self->broken = TRUE;
      return *before;
    }
  return (DesmiLonLat){ (gint32) lon * UNIT_E6, (gint32) lat * UNIT_E6 };
}

static GArray *
read_ring (Reader *self, DesmiLonLat at)
{
  guint   n = read_number (self);
  GArray *ring = g_array_sized_new (FALSE, FALSE, sizeof (DesmiLonLat), n);

  for (guint i = 0; i < n && !self->broken; i++)
    {
      at = read_point (self, &at);
      g_array_append_val (ring, at);
    }
  return ring;
}

static void
read_area (Reader *self, DesmiOutlines *outlines)
{
  static const DesmiLonLat origin = { 0, 0 };
  guint                    length = read_number (self);
  g_autofree char         *code = g_strndup ((const char *) self->at, length);
  g_autoptr (GPtrArray)    rings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  DesmiLonLat              label;
  guint                    n;

  self->at += length;
  label = read_point (self, &origin);
  n = read_number (self);
  for (guint i = 0; i < n && !self->broken; i++)
    {
      GArray *ring = read_ring (self, label);

      if (ring->len > 2)
        g_ptr_array_add (rings, ring);
      else
        g_array_unref (ring);
    }
  if (!self->broken && g_str_is_ascii (code))
    desmi_outlines_add (outlines, code, NULL, &label, rings);
}

/**
 * desmi_outlines_new_from_bytes:
 * @bytes: a file of build-aux/make-outlines.py
 *
 * Returns: (transfer full): its areas, without names; %NULL with #DESMI_CHART_ERROR_DATA if it is
 * no such file, or is cut short
 */
DesmiOutlines *
desmi_outlines_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (DesmiOutlines) self = desmi_outlines_new ();
  gsize                     size, head = strlen (HEAD);
  const guint8             *data = g_bytes_get_data (bytes, &size);
  Reader                    reader = { data, data + size, FALSE };

  reader.broken = size < head || memcmp (data, HEAD, head) != 0;
  if (!reader.broken)
    {
      guint n;

      reader.at += head;
      n = read_number (&reader);
      for (guint i = 0; i < n && !reader.broken; i++)
        read_area (&reader, self);
    }
  if (!reader.broken && reader.at == reader.end)
    return g_steal_pointer (&self);
  g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                       _ ("The outlines of the areas cannot be read."));
  return NULL;
}
