/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a text file that others made is written: its encoding, and what parts its fields. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DesmiCsvForm:
 * @encoding: "ascii", "utf-8", "utf-8-bom", "utf-16le", "utf-16be" or "windows-1252"
 * @delimiter: what parts the fields of a row
 * @says_delimiter: whether the first line is Excel's own "sep=;", which is no row of the table
 */
typedef struct
{
  const char *encoding;
  char        delimiter;
  gboolean    says_delimiter;
} DesmiCsvForm;

/* Finds out how @path is written; reads it once from end to end, whatever its size, and its first
 * rows some times more. */
gboolean desmi_csv_form_find (const char   *path,
                              DesmiCsvForm *form,
                              GCancellable *cancellable,
                              GError      **error);
/* The bytes of @path, unpacked where its name ends with ".gz"; @file stands below what is given. */
GInputStream *desmi_csv_form_open (const char        *path,
                                   GFileInputStream **file,
                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the file is a workbook by its first bytes, with the error that says so. */
gboolean
desmi_csv_form_refuse_workbook (const guint8 *bytes, gsize n, const char *name, GError **error);

G_END_DECLS
