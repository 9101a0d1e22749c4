/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers inside the texts of slides: typed as fields, written out from the data. */
#pragma once

#include "app/decks/desmi-deck-field.h"

G_BEGIN_DECLS

char *desmi_deck_text_fill (const char           *text,
                            DesmiStore           *store,
                            const DesmiFigureAsk *defaults,
                            GCancellable         *cancellable,
                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_deck_text_fill_field (const DesmiDeckField *field,
                                  DesmiStore           *store,
                                  const DesmiFigureAsk *defaults,
                                  GCancellable         *cancellable,
                                  char                **label,
                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_deck_text_end (const char         *before,
                           const DesmiVillage *village,
                           const DesmiLocale  *locale) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_deck_text_dup_day (DesmiStore        *store,
                               const char        *frozen,
                               const DesmiLocale *locale,
                               GCancellable      *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
