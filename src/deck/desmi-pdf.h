/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presentations as PDF: text that can be found and read out, an outline, and the same bytes for the
 * same deck. */
#pragma once

#include "deck/desmi-paper.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes  *desmi_pdf_write (DesmiPages              *pages,
                          const DesmiPaperOptions *options,
                          GCancellable            *cancellable,
                          GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_pdf_save (DesmiPages              *pages,
                         const DesmiPaperOptions *options,
                         const char              *path,
                         GCancellable            *cancellable,
                         GError                 **error);

G_END_DECLS
