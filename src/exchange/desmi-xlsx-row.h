/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a sheet, what merged cells say in it, and which columns are hidden. */
#pragma once

#include "exchange/desmi-ooxml.h"

G_BEGIN_DECLS

#define DESMI_XLSX_ROWS_MAX 1048576
#define DESMI_XLSX_COLUMNS_MAX 16384

enum
{
  DESMI_XLSX_WORDS = 1 << 0,   /* the field is no number */
  DESMI_XLSX_UNKNOWN = 1 << 1, /* the field is a formula without a result */
};

/**
 * DesmiXlsxRow:
 * @number: from 1
 * @fields: (element-type utf8): by their column; %NULL or past the end: empty
 * @flags: DESMI_XLSX_WORDS and DESMI_XLSX_UNKNOWN, one for each field
 * @hidden: whether the sheet does not show it
 */
typedef struct
{
  guint       number;
  GPtrArray  *fields;
  GByteArray *flags;
  gboolean    hidden;
} DesmiXlsxRow;

DesmiXlsxRow *desmi_xlsx_row_new (guint number, gboolean hidden) G_GNUC_WARN_UNUSED_RESULT;
void          desmi_xlsx_row_free (DesmiXlsxRow *self);
void          desmi_xlsx_row_set (DesmiXlsxRow *self, guint column, char *text, guint8 flags);
gboolean      desmi_xlsx_row_is_empty (const DesmiXlsxRow *self, guint column);

typedef struct _DesmiXlsxFrame DesmiXlsxFrame;

DesmiXlsxFrame                *desmi_xlsx_frame_new (DesmiOoxml   *package,
                                                     const char   *part,
                                                     GCancellable *cancellable,
                                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void                           desmi_xlsx_frame_free (DesmiXlsxFrame *self);
void                           desmi_xlsx_frame_spread (DesmiXlsxFrame *self, DesmiXlsxRow *row);
gboolean desmi_xlsx_frame_is_hidden (const DesmiXlsxFrame *self, guint column);
gboolean desmi_xlsx_read_place (const char *text, guint *column, guint *row);
gboolean desmi_xlsx_read_flag (const DesmiOoxmlElement *element, const char *key);
gboolean desmi_xlsx_is_hidden (const DesmiOoxmlElement *element, const char *size);

G_END_DECLS
