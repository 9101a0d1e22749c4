/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hides small counts of people from tables that leave the district's office. */
#pragma once

#include "app/desmi-suppress-places.h"

G_BEGIN_DECLS

/**
 * DesmiSuppression:
 * @most: (nullable) (array length=n_most): most categories of each column of names but directions,
 * in the order of the columns; the small ones past it are grouped first. 0: any number
 * @pairs: the table becomes one of flows between each pair of neighbouring columns of names, as
 * Sankeys show them
 * @people: (nullable): of amounts, which have no counts themselves: a table with some of the same
 * columns of names and a column "count"
 * @places: (nullable): the villages behind @table, which may be hidden elsewhere
 */
typedef struct
{
  const guint         *most;
  guint                n_most;
  gboolean             pairs;
  DesmiTable          *people;
  DesmiSuppressPlaces *places;
  const DesmiLocale   *locale;
} DesmiSuppression;

DesmiTable *desmi_suppress_table (DesmiTable             *table,
                                  const DesmiSuppression *how) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
