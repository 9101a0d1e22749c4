/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of files that are made of what people wrote. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *desmi_file_name_make (const char *title, const char *otherwise) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
