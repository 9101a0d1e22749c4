/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what is printed: the file that a printer would get, and what other programs say of it.
 */
#pragma once

#include "ui/desmi-print-job.h"

G_BEGIN_DECLS

/* What is printed as PDF, of which the caller removes the file. */
char *paper_export (GtkPrintOperation *operation) G_GNUC_WARN_UNUSED_RESULT;
char *paper_new_path (void) G_GNUC_WARN_UNUSED_RESULT;
/* What a program, pdfinfo or pdftotext, says of a file; NULL after skipping the test where there is
 * no such program. @option: nullable. */
char *
paper_ask (const char *program, const char *option, const char *path) G_GNUC_WARN_UNUSED_RESULT;
guint paper_count_pages (const char *info);
/* Whether @info, of pdfinfo, tells of pages of that size. */
void paper_assert_size (const char *info, double width_pt, double height_pt);

G_END_DECLS
