/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the areas of a district lie, and their outlines as far as there are any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint32 lon_e6, lat_e6; /* millionths of a degree */
} DesmiLonLat;

/**
 * DesmiOutline:
 * @code: of the area
 * @name: (nullable): for the reader
 * @has_label: whether it is known where the area lies
 * @label: the point for its label
 * @rings: (nullable): of #GArray of #DesmiLonLat: the outline of its largest part first, then those
 * of its other parts and holes; the last point of each is joined to its first
 *
 * One area, filled by the even-odd rule.
 */
typedef struct
{
  char       *code;
  char       *name;
  gboolean    has_label;
  DesmiLonLat label;
  GPtrArray  *rings;
} DesmiOutline;

/**
 * DesmiOutlines:
 *
 * Areas of one level, in the order they were added. Built once, then only read.
 */
typedef struct _DesmiOutlines DesmiOutlines;

DesmiOutlines                *desmi_outlines_new (void) G_GNUC_WARN_UNUSED_RESULT;
DesmiOutlines                *desmi_outlines_new_from_bytes (GBytes  *bytes,
                                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void                          desmi_outlines_free (DesmiOutlines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiOutlines, desmi_outlines_free)

void                desmi_outlines_add (DesmiOutlines     *self,
                                        const char        *code,
                                        const char        *name,
                                        const DesmiLonLat *label,
                                        GPtrArray         *rings);
guint               desmi_outlines_get_n (const DesmiOutlines *self);
const DesmiOutline *desmi_outlines_get (const DesmiOutlines *self, guint index);
const DesmiOutline *desmi_outlines_find (const DesmiOutlines *self, const char *code);
gboolean            desmi_outlines_has_rings (const DesmiOutlines *self);

G_END_DECLS
