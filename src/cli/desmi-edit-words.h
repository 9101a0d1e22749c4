/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arguments of set and report as changes of an edit. */
#pragma once

#include "cli/desmi-cli.h"
#include "store/desmi-edit.h"

G_BEGIN_DECLS

gboolean desmi_edit_words_fields (DesmiCli   *cli,
                                  const char *village,
                                  const char *programme,
                                  DesmiEdit  *edit);
gboolean desmi_edit_words_report (DesmiCli          *cli,
                                  const char        *village,
                                  const char        *programme,
                                  const char *const *statuses,
                                  DesmiEdit         *edit);

gboolean desmi_edit_words_value (DesmiCli   *cli,
                                 const char *text,
                                 char      **indicator,
                                 gboolean   *is_empty,
                                 gint64     *milli);

G_END_DECLS
