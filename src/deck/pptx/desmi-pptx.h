/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presentations for PowerPoint and those that read its files, which their users can edit: charts
 * with their numbers, tables, notes, a theme. */
#pragma once

#include "deck/desmi-page.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *desmi_pptx_write (DesmiPages   *pages,
                          GCancellable *cancellable,
                          GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
desmi_pptx_save (DesmiPages *pages, const char *path, GCancellable *cancellable, GError **error);

gboolean desmi_pptx_is_painted (DesmiPages *pages, const DesmiPageItem *item);

G_END_DECLS
