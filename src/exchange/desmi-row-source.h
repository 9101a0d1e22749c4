/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of text from any kind of file: what the import reads, whether it came as CSV or otherwise.
 */
#pragma once

#include "exchange/desmi-csv.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

typedef struct _DesmiRowSource DesmiRowSource;

/**
 * DesmiRowSource:
 * @next: goes to the next row; %FALSE without error: the end
 * @get_row: the row's number as a spreadsheet shows it
 * @get_n_fields: of the row
 * @get_field: text of a cell, lent until the next row; "" past the end
 * @lacks_value: (nullable): whether a cell is a formula whose result the file has not
 * @is_hidden_row: (nullable): whether the spreadsheet does not show the row
 * @is_hidden_column: (nullable): whether it does not show the column
 * @get_progress: share of the file read, 0.0 to 1.0
 * @free: frees the source
 * @encoding: (nullable): name of the text's encoding, lower case
 * @delimiter: 0 where the file has none
 * @converted_by: (nullable): name of the program that made the table from a file of another kind
 * @sheet: (nullable): name of the sheet read
 * @hidden_sheet: whether that sheet is hidden
 * @hidden_sheets: (nullable) (element-type utf8): names of the other hidden sheets
 * @from_1904: whether bare numbers of days are counted from that year
 *
 * One table of a file. Another kind of file is another set of these functions.
 */
struct _DesmiRowSource
{
  gboolean (*next) (DesmiRowSource *self, GError **error);
  guint (*get_row) (DesmiRowSource *self);
  guint (*get_n_fields) (DesmiRowSource *self);
  const char *(*get_field) (DesmiRowSource *self, guint index);
  gboolean (*lacks_value) (DesmiRowSource *self, guint index);
  gboolean (*is_hidden_row) (DesmiRowSource *self);
  gboolean (*is_hidden_column) (DesmiRowSource *self, guint index);
  double (*get_progress) (DesmiRowSource *self);
  void (*free) (DesmiRowSource *self);
  const char      *encoding;
  char             delimiter;
  const char      *converted_by;
  const char      *sheet;
  gboolean         hidden_sheet;
  const GPtrArray *hidden_sheets;
  gboolean         from_1904;
};

/* How well a table suits that begins where @source stands, which may be read; 0: not at all. */
typedef gboolean (*DesmiTableScore) (DesmiRowSource *source,
                                     gpointer        user_data,
                                     guint          *score,
                                     GError        **error);

/**
 * DesmiTablePlace:
 * @sheet: (nullable): of a workbook; %NULL: the first one that suits best
 * @score: (scope call): says how well each table that may be meant suits; of the one that is opened
 *   it was asked, too
 * @progress: (nullable): told where another program has to convert the file first
 *
 * Where in a file its table is.
 */
typedef struct
{
  const char     *sheet;
  DesmiTableScore score;
  gpointer        user_data;
  DesmiProgress   progress;
  gpointer        progress_data;
} DesmiTablePlace;

/* Opens @path as what it is: a workbook, or else CSV. */
DesmiRowSource *desmi_row_source_new (const char            *path,
                                      const DesmiTablePlace *place,
                                      GCancellable          *cancellable,
                                      GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/* Opens @path as text with the delimiter (comma, semicolon, tab or bar) under which it suits best.
 */
DesmiRowSource *desmi_row_source_new_csv (const char            *path,
                                          const DesmiTablePlace *place,
                                          GCancellable          *cancellable,
                                          GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void            desmi_row_source_free (DesmiRowSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiRowSource, desmi_row_source_free)
gboolean desmi_row_source_is_blank (DesmiRowSource *self);
gboolean desmi_row_source_lacks_value (DesmiRowSource *self, guint index);

G_END_DECLS
