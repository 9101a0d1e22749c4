/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading numbers that people wrote: counts, rupiah, decimals. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESMI_COUNT_MIN 1
#define DESMI_COUNT_MAX 99999
#define DESMI_PROFILE_NUMBER_MAX 9999999 /* people or households of a village */
#define DESMI_RUPIAH_MAX G_GINT64_CONSTANT (1000000000000000) /* 10^15; no district has more */

gboolean desmi_number_parse (const char *text, gint64 *milli, GError **error); /* thousandths */
gboolean desmi_number_parse_whole (const char *text, gint64 *milli, GError **error);
gboolean desmi_count_parse (const char *text, gint64 *out, GError **error);
gboolean desmi_count_check (gint64 count, GError **error);
gboolean desmi_rupiah_parse (const char *text, gint64 *amount_idr, GError **error);
gboolean desmi_rupiah_add (gint64 a, gint64 b, gint64 *sum, GError **error);
gboolean desmi_text_check (const char *text, int max_chars, GError **error);
gboolean
desmi_text_check_lines (const char *text, int max_chars, GError **error); /* notes: \n and \t too */

gboolean desmi_integer_parse (const char *text,
                              gint64      min,
                              gint64      max,
                              gint64     *out); /* plain digits, as files and programs write them */

G_END_DECLS
