/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of charts that PowerPoint cannot draw, as tables on hidden slides at the end. */
#pragma once

#include "deck/desmi-page.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESMI_DECK_DATA_PAGES 5  /* of one chart; more would be no slides for people */
#define DESMI_DECK_DATA_ROWS 100 /* that may have room on so many */

gboolean desmi_deck_data_save (DesmiPages   *pages,
                               const char   *path,
                               GCancellable *cancellable,
                               GError      **error);

G_END_DECLS
