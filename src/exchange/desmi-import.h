/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of local data on its way into the district file: guessed, checked row by row, put in as
 * one batch. */
#pragma once

#include "exchange/desmi-import-hidden.h"
#include "exchange/desmi-import-mapping.h"
#include "exchange/desmi-reason.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

/* Rows that are neither accepted nor refused. */
typedef enum
{
  DESMI_SKIP_BLANK,
  DESMI_SKIP_HEADER,
  DESMI_SKIP_TITLE,   /* above the headings */
  DESMI_SKIP_SECTION, /* says for the rows below which village, subdistrict or month they are of */
  DESMI_SKIP_NOTE,    /* a remark or a signature */
  DESMI_SKIP_TOTAL,
  DESMI_SKIP_ZERO,  /* every count 0, blank or "-" */
  DESMI_SKIP_OTHER, /* of another table in the sheet */
  DESMI_N_SKIPS,
} DesmiSkip;

const char *desmi_skip_to_word (DesmiSkip skip);

/**
 * DesmiImportColumn:
 * @heading: as it stands
 * @role: what the column holds; DESMI_N_ROLES: it is not read
 * @left_out: whether it is not read because a mapping says so
 * @cumulative: whether it is not read because it counts from an earlier time on
 */
typedef struct
{
  char     *heading;
  DesmiRole role;
  gboolean  left_out;
  gboolean  cumulative;
} DesmiImportColumn;

/**
 * DesmiRejected:
 * @row: number as a spreadsheet shows it
 * @column: heading
 * @value: the cell; never of a personal column
 * @suggestion: (nullable): what was probably meant
 * @why: (nullable): a sentence for the user that says more than that of @reason
 */
typedef struct
{
  guint       row;
  DesmiReason reason;
  char       *column;
  char       *value;
  char       *suggestion;
  char       *why;
} DesmiRejected;

char *desmi_rejected_dup_sentence (const DesmiRejected *self,
                                   const DesmiLocale   *locale) G_GNUC_WARN_UNUSED_RESULT;

/* A record in normal form; a row may have several. Texts are NULL and numbers hold only where @kind
 * has them. */
typedef struct
{
  guint          row;
  char          *village;
  char          *period; /* month, quarter or year */
  DesmiDirection direction;
  char          *destination, *sector, *occupation, *gender, *scheme;
  char          *indicator;
  int            pillar; /* 0: not known */
  char          *programme, *decree, *decree_date, *status;
  int            cohort; /* 0: not known */
  gint64         count;  /* FLOWS */
  gint64         amount_idr;
  gboolean       has_value, has_target;
  gint64         value_milli, target_milli;
} DesmiImportRecord;

/**
 * DesmiImportReport:
 * @columns: (element-type DesmiImportColumn)
 * @personal_columns: (element-type utf8): headings whose columns were not kept, nor read but for
 *   @compared_column
 * @compared_column: (nullable): the one of them whose numbers were held against each other
 * @rejected: (element-type DesmiRejected)
 * @records: (nullable) (element-type DesmiImportRecord): those of every accepted row, if asked for
 * @total_count: sum of accepted counts; holds for flows and persons
 * @total_amount_idr: holds for remittances
 * @declared_total: (nullable): the file's own total, as written
 * @header_row: number of the first row of headings
 * @n_header_rows: how many there are, one below the other
 * @converted_by: (nullable): name of the program that made a workbook from a file of another kind
 * @tables_not_read: (element-type utf8): names of other sheets of a workbook that are such tables
 * @other_tables: (element-type utf8): first cell of each other table in the sheet, such as “A7”
 * @hidden: what of the table the spreadsheet does not show
 * @changed: whether the district file was changed
 */
typedef struct
{
  char             *input;
  char             *converted_by;
  DesmiImportKind   kind;
  char             *encoding;
  char              delimiter;
  char             *sheet;
  guint             header_row;
  guint             n_header_rows;
  GPtrArray        *columns;
  GPtrArray        *personal_columns;
  char             *compared_column;
  guint             accepted;
  guint             skipped[DESMI_N_SKIPS];
  GPtrArray        *rejected;
  GPtrArray        *records;
  gint64            total_count;
  gint64            total_amount_idr;
  char             *declared_total;
  gboolean          declared_total_matches;
  GPtrArray        *tables_not_read;
  GPtrArray        *other_tables;
  DesmiImportHidden hidden;
  gboolean          changed;
  DesmiBatchResult  batch;
} DesmiImportReport;

void desmi_import_report_free (DesmiImportReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiImportReport, desmi_import_report_free)

typedef struct
{
  DesmiImportKind           kind;
  gboolean                  dry_run;      /* check, change nothing */
  gboolean                  keep_records; /* fill @records of the report */
  const char               *sheet;   /* (nullable): of a workbook; NULL: the one that fits best */
  const DesmiImportMapping *mapping; /* (nullable): of columns; @kind and @sheet count before it */
} DesmiImportOptions;

gboolean desmi_import_file (DesmiStore               *store,
                            const char               *path,
                            const DesmiImportOptions *options,
                            DesmiImportReport       **report,
                            DesmiProgress             progress,
                            gpointer                  progress_data,
                            GCancellable             *cancellable,
                            GError                  **error);

G_END_DECLS
