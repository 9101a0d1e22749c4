/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers that slides show large, or name in a text. */
#pragma once

#include "core/desmi-audience.h"
#include "deck/desmi-deck.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

/**
 * DesmiFigureAsk:
 * @figure: a code of desmi_figure_kind_nth(), or "indicator:" and the code of one
 * @period: (nullable): normal form; %NULL: the last full year, of pillars the last quarter
 * @area: (nullable): code; %NULL: the whole district
 * @in_full: amounts of money are written to the last rupiah
 */
typedef struct
{
  const char        *figure;
  const char        *period;
  const char        *area;
  DesmiSource        source;
  DesmiAudience      audience;
  const DesmiLocale *locale;
  gboolean           in_full;
} DesmiFigureAsk;

gboolean desmi_deck_figure_fill (DesmiSlot            *slot,
                                 DesmiStore           *store,
                                 const DesmiFigureAsk *ask,
                                 GCancellable         *cancellable,
                                 GError              **error);

G_END_DECLS
