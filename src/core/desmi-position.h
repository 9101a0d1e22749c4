/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A point on the earth, in the notations that people write. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 lat_e6, lon_e6; /* millionths of a degree; south and west are negative */
} DesmiPosition;

typedef enum
{
  DESMI_AXIS_LATITUDE,
  DESMI_AXIS_LONGITUDE,
} DesmiAxis;

gboolean desmi_position_parse (const char *text, DesmiPosition *position, GError **error);
gboolean desmi_degrees_parse (const char *text, DesmiAxis axis, gint64 *value_e6, GError **error);
char    *desmi_position_to_text (const DesmiPosition *position) G_GNUC_WARN_UNUSED_RESULT;
double   desmi_position_distance (const DesmiPosition *a, const DesmiPosition *b);

G_END_DECLS
