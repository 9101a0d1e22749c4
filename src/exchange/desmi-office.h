/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks of other programs, made into .xlsx by LibreOffice where that is installed. */
#pragma once

#include "exchange/desmi-csv.h"

G_BEGIN_DECLS

#define DESMI_OFFICE_NAME "LibreOffice" /* as a report says who converted a file */

/**
 * DesmiOfficeFile:
 * @path: the workbook that came of it; its name is the other file's
 *
 * What a conversion leaves, until it is freed.
 */
typedef struct
{
  char *folder;
  char *path;
} DesmiOfficeFile;

DesmiOfficeFile *desmi_office_convert (const char   *path,
                                       guint         limit_s,
                                       GCancellable *cancellable,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void             desmi_office_file_free (DesmiOfficeFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiOfficeFile, desmi_office_file_free)

G_END_DECLS
