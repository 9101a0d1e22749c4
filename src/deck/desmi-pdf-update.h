/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cairo has no call for, added behind the PDF it wrote: language, title in the window's bar,
 * and what is said of figures. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean desmi_pdf_update (GByteArray *pdf, const char *language, const GPtrArray *alts);

G_END_DECLS
