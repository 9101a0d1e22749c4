/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for all sheets of a workbook: their names, shared texts, which cells are dates. */
#pragma once

#include "exchange/desmi-ooxml.h"

G_BEGIN_DECLS

/**
 * DesmiXlsxSheet:
 * @part: of the package
 * @hidden: also where only a program can show it
 */
typedef struct
{
  char    *name;
  char    *part;
  gboolean hidden;
} DesmiXlsxSheet;

/* How a number of a style is to be read. */
typedef enum
{
  DESMI_XLSX_PLAIN,
  DESMI_XLSX_DAY,
  DESMI_XLSX_PERCENT,
} DesmiXlsxStyle;

/**
 * DesmiXlsxBook:
 * @sheets: (element-type DesmiXlsxSheet): in their order
 * @texts: (element-type utf8): shared ones, by their number
 * @styles: (element-type guint8): a DesmiXlsxStyle each
 * @from_1904: whether days are counted from that year, as on old Macs
 */
typedef struct
{
  DesmiOoxml *package;
  GPtrArray  *sheets;
  GPtrArray  *texts;
  GByteArray *styles;
  gboolean    from_1904;
} DesmiXlsxBook;

DesmiXlsxBook *desmi_xlsx_book_new (const char   *path,
                                    GCancellable *cancellable,
                                    GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void           desmi_xlsx_book_free (DesmiXlsxBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiXlsxBook, desmi_xlsx_book_free)

char *desmi_xlsx_unescape (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_xlsx_format_number (const DesmiXlsxBook *self,
                                const char          *text,
                                guint                style) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
