/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of a command that writes. */
#pragma once

#include "cli/desmi-cli.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

char       *desmi_open_dup_user (void) G_GNUC_WARN_UNUSED_RESULT;
DesmiStore *desmi_open_to_write (DesmiCli *cli, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
