/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data on standard output, sentences on standard error, both UTF-8 whatever the locale. */
#pragma once

#include "cli/desmi-cli.h"
#include "cli/desmi-exit.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

void     desmi_out (const char *text);
void     desmi_out_printf (const char *format, ...) G_GNUC_PRINTF (1, 2);
void     desmi_say (const char *sentence);
void     desmi_say_printf (const char *format, ...) G_GNUC_PRINTF (1, 2);
void     desmi_say_notice (DesmiStore *store);
int      desmi_fail (const GError *error);
int      desmi_fail_pull (const GError *error);
gboolean desmi_out_flush (void);
int      desmi_out_to_file (DesmiCli *cli, const char *path, GBytes *bytes);
/* A DesmiProgress: one line on standard error, if that is a terminal. */
void  desmi_show_progress (double fraction, const char *text, gpointer unused);
char *desmi_one_line (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
