/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Countries: our own ISO 3166-1 table with everyday Indonesian names, and what people write for
 * them. */
#pragma once

#include "core/desmi-locale.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_DESTINATION_OTHER,
  DESMI_DESTINATION_OCCASIONAL,
  DESMI_DESTINATION_USUAL,
} DesmiDestination;

/**
 * DesmiCountry:
 *
 * One row of the table, static. Coordinates in millionths of a degree, WGS 84.
 */
typedef struct
{
  const char      *iso3;
  const char      *iso2;
  const char      *iso_numeric;
  const char      *name_en;
  const char      *name_id;
  gint32           lat_e6;
  gint32           lon_e6;
  DesmiDestination destination;
} DesmiCountry;

const DesmiCountry *desmi_country_get (const char *iso3);
const DesmiCountry *desmi_country_parse (const char *text, GError **error);
const char         *desmi_country_name (const char        *iso3,
                                        const DesmiLocale *locale); /* the code itself if unknown */
guint               desmi_country_get_n (void);
const DesmiCountry *desmi_country_nth (guint index);

G_END_DECLS
