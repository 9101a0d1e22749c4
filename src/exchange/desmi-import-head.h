/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a table, among them its headings, and what the titles above these say. */
#pragma once

#include "exchange/desmi-import-kind.h"

#include "core/desmi-words.h"

G_BEGIN_DECLS

#define DESMI_HEAD_ROWS 40 /* headings stand among them, or are not found */

/**
 * DesmiHeadRow:
 * @number: as a spreadsheet shows it
 * @cells: (element-type utf8): without blanks around them
 */
typedef struct
{
  guint      number;
  GPtrArray *cells;
} DesmiHeadRow;

/* Rows from the first, blank ones too, up to @row at least. */
GPtrArray *
desmi_head_read (DesmiRowSource *source, guint row, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *desmi_head_row_get (const DesmiHeadRow *self, guint column);
gboolean    desmi_head_row_is_blank (const DesmiHeadRow *self);
gboolean    desmi_head_has_only_counts (const GPtrArray *rows, guint first, guint column);
/* (element-type GPtrArray of utf8): for each column what stands above it, from the top */
GPtrArray *desmi_head_dup_headings (const GPtrArray *rows,
                                    guint            first,
                                    guint            n_lines) G_GNUC_WARN_UNUSED_RESULT;

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
 */
typedef struct
{
  int            year, month, quarter;
  DesmiTitleYear sure;
  gboolean       returns;
} DesmiTitle;

void desmi_title_read (DesmiTitle *self, const char *text);
void desmi_title_read_rows (DesmiTitle *self, const GPtrArray *rows, guint n);

G_END_DECLS
