/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From slides to pages: where everything stands, how large it is, where lines break, what goes on
 * another page and what has no room. */
#pragma once

#include "deck/desmi-page.h"
#include "deck/desmi-slide-type.h"

#include <gio/gio.h>

G_BEGIN_DECLS

DesmiPages *desmi_deck_layout (DesmiDeck    *deck,
                               GCancellable *cancellable,
                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
