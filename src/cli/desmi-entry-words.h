/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of registers as the command line and files name them. */
#pragma once

#include "cli/desmi-cli.h"
#include "store/desmi-register.h"

G_BEGIN_DECLS

gboolean
desmi_entry_words_set (DesmiEntry *entry, const char *name, const char *typed, GError **error);
/* FALSE without @error: all was said, and @cli->exit_code is set. */
gboolean
desmi_entry_words_set_arguments (DesmiCli *cli, guint first, DesmiEntry *entry, GError **error);
/* (element-type DesmiEntry) of a file of rows, all or none. */
GPtrArray *desmi_entry_words_read_file (DesmiRegister reg,
                                        const char   *path,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
