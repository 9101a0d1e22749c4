/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NAME=VALUE on the command line. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *desmi_pair_split (const char *text, char sign, char **name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
