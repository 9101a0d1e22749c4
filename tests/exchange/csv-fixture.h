/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text files of a test in a folder of their own, and what is read of one as one text. */
#pragma once

#include "exchange/desmi-csv.h"

G_BEGIN_DECLS

int   csv_fixture_run (void); /* the tests, with a folder for their files */
char *csv_fixture_write (const char *name,
                         const void *bytes,
                         gsize       n) G_GNUC_WARN_UNUSED_RESULT; /* the path */
char *csv_fixture_pack (const void *bytes, gsize n, gsize *packed_size) G_GNUC_WARN_UNUSED_RESULT;
/* Fields joined with '|' and rows with '/'; NULL with @error if one was refused. */
char *csv_fixture_read (DesmiCsvReader *reader, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
