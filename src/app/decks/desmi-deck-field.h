/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the place of a number inside a text. */
#pragma once

#include "app/decks/desmi-deck-figure.h"
#include "core/desmi-number-field.h"

G_BEGIN_DECLS

DesmiFigureAsk desmi_deck_field_ask (const DesmiNumberField *self, const DesmiFigureAsk *defaults);

/**
 * DesmiFieldShown:
 * @value: as it stands on the slide
 * @about: for people: which number, of where, of when
 */
typedef struct
{
  char *value;
  char *about;
} DesmiFieldShown;

void desmi_field_shown_free (DesmiFieldShown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiFieldShown, desmi_field_shown_free)
DesmiFieldShown *desmi_deck_field_show (DesmiStore           *store,
                                        const char           *words,
                                        const DesmiFigureAsk *defaults,
                                        GCancellable         *cancellable,
                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void             desmi_deck_field_show_async (DesmiStore           *store,
                                              const char *const    *fields,
                                              const DesmiFigureAsk *defaults,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
GPtrArray       *desmi_deck_field_show_finish (DesmiStore   *store,
                                               GAsyncResult *result,
                                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
