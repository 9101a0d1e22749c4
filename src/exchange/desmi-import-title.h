/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the titles of a table say of its numbers. */
#pragma once

#include "exchange/desmi-import-head.h"

#include "core/desmi-words.h"

G_BEGIN_DECLS

/* How surely a title says the year of its table. */
typedef enum
{
  DESMI_TITLE_YEAR_NONE,
  DESMI_TITLE_YEAR_BARE,    /* some number of a year */
  DESMI_TITLE_YEAR_SAID,    /* “tahun 2019” */
  DESMI_TITLE_YEAR_OF_PART, /* of the month or quarter that it names */
} DesmiTitleYear;

/**
 * DesmiTitle:
 * @year: 0: not said
 * @sure: how surely @year is said
 * @month: 1 to 12; 0: not said
 * @quarter: 1 to 4; 0: not said
 * @returns: whether the table is of workers who came home
 * @departs: whether it is said to be of workers who left
 */
typedef struct
{
  int            year, month, quarter;
  DesmiTitleYear sure;
  gboolean       returns;
  gboolean       departs;
} DesmiTitle;

void     desmi_title_read (DesmiTitle *self, const char *text);
void     desmi_title_read_rows (DesmiTitle *self, const GPtrArray *rows, guint first, guint n);
gboolean desmi_title_follow (DesmiTitle *self, const DesmiTitle *next);

G_END_DECLS
