/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a written workbook is whole. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean desmi_xlsx_is_whole (GBytes *file);

G_END_DECLS
